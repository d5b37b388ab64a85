"""What holds for all content of the repository: it has no problem, says where its numbers are from, and is British."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.load import load
from generator.model import build_site
from generator.schema import Audience, Content, Source
from generator.things import Thing
from generator.validate import validate

ROOT = Path(__file__).parents[2]
FOLDERS = ("content", "reflections", "case_studies")

VALIDATED = validate(load(ROOT))
PAGES = sorted((ROOT / "content/pages").rglob("*.md"))

OWN_FIELDS = {"order", "minutes", "minutes_a_line", "case_study_minutes", "code", "id", "link"}
"""Fields whose numbers are ours and say nothing about the world."""

AMERICAN = re.compile(
    r"\b(\w*(?:behavior|color(?!ado)|favor|honor(?!ar)|neighbor|endeavor)\w*"
    r"|\w*(?:organi|reali|recogni|empha|summari|prioriti|speciali|personali|apologi|criti[cs]i|minimi|maximi)z\w*"
    r"|(?:analyz|paralyz)\w*|labor(?:s|ed|ing)?|centers?|centered|theaters?|meters?|gray|math|fulfills?|enrollments?|enroll"
    r"|counselors?|practic(?:es|ed|ing) (?=\w+ly\b)|judgments?|licenses? (?=is|are)|catalogs?|dialogs?|toward|gotten"
    r"|kindergarten|principals?|grade school|percent)\b",
    re.IGNORECASE,
)
"""Spellings and words that a British school would not use. A program is a British word too, for a computer."""


def fields_of(item: Content) -> Iterator[tuple[str, object]]:
    return ((name, getattr(item, name)) for name in type(item).model_fields)


def parts_of(value: object) -> Iterator[object]:
    """A value, or those that it holds, one level down."""
    if isinstance(value, tuple):
        yield from value
    elif isinstance(value, dict):
        yield from value.values()
    else:
        yield value


def unsourced_numbers(item: Content, sourced: bool = False) -> Iterator[str]:
    """The fields of an item, and of what it holds, that give a number with no source to it."""
    own = (*getattr(item, "sources", ()), *getattr(item, "statements", ()))  # of a disagreement, each has its sources
    sourced = sourced or bool(own)
    for name, value in fields_of(item):
        for part in parts_of(value):
            if isinstance(part, Content):
                yield from unsourced_numbers(part, sourced)
            elif not sourced and name not in OWN_FIELDS and has_number(part):
                yield f"{name}: {part}"


def has_number(value: object) -> bool:
    return re.search(r"\b\d", str(value)) is not None


def paragraphs_of(page: Path) -> Iterator[str]:
    """The paragraphs of a Markdown page, without its front matter, tags and what stands as code."""
    body = page.read_text(encoding="utf-8").split("---\n", 2)[2]
    return (re.sub(r"<[^>]+>|`[^`]*`", "", paragraph) for paragraph in re.split(r"\n\s*\n", body))


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the content: where it is, and the words, without addresses."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".yml", ".md"):
                text = path.read_text(encoding="utf-8")
                yield path.relative_to(ROOT).as_posix(), re.sub(r"\]\([^)]*\)|`[^`]*`|https?://\S+", "", text)


def test_the_content_has_no_problem() -> None:
    """Every id resolves, and every link in prose."""
    assert [str(problem) for problem in VALIDATED.problems] == []


def test_the_site_holds_all_that_the_sources_hold() -> None:
    """What issue 3 counts."""
    site = build_site(VALIDATED.things)
    assert list(site.characteristics) == ["vision", "commitment", "collaboration", "communication"]
    assert [len(site.case_studies_of(id)) for id in site.characteristics] == [2, 2, 2, 2]
    assert (len(site.strands), len(site.recommendations)) == (3, 5)
    assert len(site.studies) >= 5
    assert len(site.terms) >= 30
    assert len(site.characteristics["vision"].behaviours) == 6
    assert {"arthur-2002", "kirwan-macbeath-2007"} <= set(site.sources)


@pytest.mark.parametrize("thing", VALIDATED.things, ids=lambda thing: f"{thing.file} {getattr(thing.item, 'id', '')}")
def test_each_number_has_a_source(thing: Thing) -> None:
    """It stands in something that names one, or in something of that; a source is its own, an audience ours."""
    if not isinstance(thing.item, Source | Audience):
        assert list(unsourced_numbers(thing.item)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name} {page.stem}")
def test_each_number_on_a_page_has_a_link_beside_it(page: Path) -> None:
    """The paragraph leads to what has the source. An address has none, nor has an item's place in a list."""
    without_addresses = [(p, re.sub(r"(?m)\]\([^)]*\)|^\d+\.(?= )", "]", p)) for p in paragraphs_of(page)]
    assert [text for p, text in without_addresses if has_number(text) and "](" not in p] == []


def test_an_unknown_field_of_a_source_says_that_it_is_not_stated() -> None:
    """No gap is filled with a guess, a blank or a question mark."""
    sources = build_site(VALIDATED.things).sources.values()
    fields = [(s.id, field) for s in sources for field in (s.title, s.authors, s.publisher, s.published)]
    guess = re.compile(r"(?i)unknown|anonymous|anon\.|n\.?d\.?$|n/a|undated|circa|c\. ?\d|probably|none|^[?-]+$")
    assert [(id, field) for id, field in fields if guess.search(field)] == []
    assert [id for id, field in fields if field.startswith("not stated")] != []


def test_no_word_is_american() -> None:
    """The schools are English."""
    assert [(file, found[0]) for file, text in texts() for found in AMERICAN.finditer(text)] == []


def test_the_check_of_spelling_finds_what_it_should() -> None:
    """And lets British words be."""
    found = [m[0] for m in AMERICAN.finditer("behavior organized color center math judgment recognizes")]
    assert len(found) == 7
    british = "behaviour organised programmes centre maths judgement recognises size prize collaboration laboratory"
    assert AMERICAN.search(british) is None


def test_a_number_without_a_source_is_found() -> None:
    """Otherwise the test of numbers proves nothing."""

    class Bare(Content):
        order: int = 1
        text: str = "In 2011 it rose."

    assert list(unsourced_numbers(Bare())) == ["text: In 2011 it rose."]


def test_the_content_is_read_as_the_site_reads_it() -> None:
    """Every YAML file of the folders is one of the files that were checked."""
    checked = {thing.file for thing in VALIDATED.things}
    listed = {p.relative_to(ROOT).as_posix() for folder in FOLDERS for p in (ROOT / folder).rglob("*.yml")}
    assert listed == checked
    assert all(yaml.safe_load((ROOT / file).read_text(encoding="utf-8")) for file in listed)

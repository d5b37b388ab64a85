"""Word forms: real headings, tables and fields, nothing lost on the way, and LibreOffice opens them clean.

LibreOffice sets them in a typeface as wide as Arial, which Debian has in its package fonts-liberation.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from lxml import etree

from generator.documents.word import LICENCE, WordMaker, running_head
from generator.documents.word_controls import LONGEST_NAME
from generator.load import load
from generator.model import build_site
from generator.validate import validate
from generator.worksheets import Worksheet, worksheets_of
from generator.worksheets.blocks import (
    Areas,
    Ask,
    Block,
    Cards,
    Choice,
    Fact,
    Facts,
    Grid,
    Heading,
    Items,
    Level,
    NewPage,
    Rating,
    RunningOrder,
    Step,
    Text,
    Tick,
    Ticks,
    Writing,
)
from tests.project import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEAST_HALF_POINTS = 24

GOVERNORS_PACKS = ("governors-vision", "governors-commitment", "governors-collaboration", "governors-communication")

PAGES = {
    "vision-audit-governors": 3,
    "vision-reflection-leadership": 4,
    "self-audit-short-leadership": 8,
    "self-audit-full-leadership": 27,
    "occasion-governors-visit": 6,
    **dict.fromkeys(GOVERNORS_PACKS, 2),
    "action-plan": 3,
    "level-cards": 3,
    "learning-walk": 3,
    "case-lyng-hall": 1,
}
"""How many pages worksheets of each kind have, give or take one."""

LONG_NAME = "Llanfairpwllgwyngyll" * 6
"""120 characters without a place to break."""


@pytest.fixture(scope="module")
def maker() -> WordMaker:
    return WordMaker()


@pytest.fixture(scope="module")
def sheets() -> Mapping[str, Worksheet]:
    """Every worksheet of the real content, and one that goes to extremes."""
    every = worksheets_of(build_site(validate(load(ROOT)).things), site_name="Hilltop", edition="2026-11")
    return {**every, "extreme": _extreme(every["vision-audit-governors"])}


@pytest.fixture(scope="module")
def forms(maker: WordMaker, sheets: Mapping[str, Worksheet]) -> Mapping[str, bytes]:
    return {id: maker.make(sheet) for id, sheet in sheets.items()}


def _extreme(like: Worksheet) -> Worksheet:
    """Very long levels, forty questions, names that don't break, letters of other scripts, every kind of block."""
    words = " ".join(f"word{number}" for number in range(300))
    other = (
        Choice(key="d", name="Gwn i ddim, ŵŷ", meaning="Łódź & <b>Ærø</b>"),
        Choice(key="x", name="\u0644\u0627", meaning="\u0644\u0627 \u064a\u0646\u0637\u0628\u0642"),
    )
    levels = tuple(Level(number=number, name=f"Level{number}", sign=f"sign{number} {words}") for number in range(1, 5))
    rating = Rating(
        code="X1",
        ask=f"ask {LONG_NAME}",
        levels=levels,
        others=other,
        good_enough="Is \u201cthis\u201d <good> enough?",
        yes="Yes",
        no="Not yet",
        evidence="evidence " + "of every kind " * 20,
        lines=2,
        look_for=f"{LONG_NAME} The \u202aminutes.",
    )
    short = replace(rating, levels=tuple(replace(level, sign=f"sign{level.number}") for level in levels), look_for="")
    asks = (
        Ask(code=f"A{n}", ask=f"\u0645\u0646 \u064a\u0633\u0623\u0644 {n}?", prompts=(), facts=(), lines=1)
        for n in range(20)
    )
    step = Step(clock="0 to 5", name=LONG_NAME, minutes=5, purpose=words[:600], say="Say", ready=("Pens", LONG_NAME))
    blocks: tuple[Block, ...] = (
        NewPage(),
        Text(text="Read this across the room", style="big"),
        rating,
        *(replace(short, code=f"X{n}") for n in range(2, 22)),
        Heading(text=LONG_NAME),
        *asks,
        Items(items=("one", LONG_NAME), ordered=True),
        Items(items=("one again",), ordered=True),
        Ticks(ticks=tuple(Tick(text=f"tick {words}", name=f"tick.{n}") for n in (1, 2))),
        Facts(facts=(Fact(label="Several", texts=("first", "second")), Fact(label="One", texts=("only",)))),
        Writing(label=LONG_NAME, lines=40, name="space.1"),
        Grid(caption="Grid", head=tuple("abcdefgh"), rows=30, name="table.1"),
        RunningOrder(steps=(step, step)),
        NewPage(),
    )
    title = f"{LONG_NAME} & <sons>"
    return replace(like, id="extreme", title=title, blocks=blocks, blanks=("School", "Date", "Group"))


# What a form must have, whatever it is about


def faults_of(form: bytes) -> Iterator[str]:
    """What is wrong with a form's build."""
    with ZipFile(BytesIO(form)) as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith("xml")}
    body, styles = parts["word/document.xml"], parts["word/styles.xml"]
    yield from _small_type(parts)
    yield from _bad_fields(body)
    yield from _bad_tables(body)
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {each.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for each in body.iter(W + tag)}
    yield from (f"no style {name}" for name in sorted(used - known))
    if styles.find(f"{W}docDefaults//{W}lang").get(f"{W}val") != "en-GB":
        yield "language"


def _small_type(parts: Mapping[str, etree._Element]) -> Iterator[str]:
    for name, part in parts.items():
        for size in (*part.iter(f"{W}sz"), *part.iter(f"{W}szCs")):
            if size.getparent().tag == f"{W}rPr" and int(size.get(f"{W}val")) < LEAST_HALF_POINTS:
                yield f"small type in {name}"


def _bad_fields(body: etree._Element) -> Iterator[str]:
    for kind in ("tag", "id"):
        values = [each.get(f"{W}val") for each in body.iterfind(f".//{W}sdtPr/{W}{kind}")]
        if len(values) != len(set(values)):
            yield f"the same {kind} twice"
    for name in (*body.iter(f"{W}tag"), *body.iter(f"{W}alias")):
        if not 0 < len(name.get(f"{W}val")) <= LONGEST_NAME:
            yield "name of a field"


def _bad_tables(body: etree._Element) -> Iterator[str]:
    for table in body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if len(rows[0]) > 2 and len(rows) > 1 and rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield "no header row"
        boxes = len(rows) == 1 and all(len(cell.findall(f"{W}p")) == 2 for cell in rows[0].iter(f"{W}tc"))
        if not boxes and any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
            yield "a row that may be divided"
        if table.getnext().tag == f"{W}tbl":
            yield "tables that touch"


def test_every_form_is_built_well(forms: Mapping[str, bytes]) -> None:
    assert {id: faults for id, form in forms.items() if (faults := [*faults_of(form)])} == {}


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        ("word/styles.xml", b'w:sz w:val="24"', b'w:sz w:val="23"', "small type in word/styles.xml"),
        ("word/styles.xml", b'w:lang w:val="en-GB"', b'w:lang w:val="en-US"', "language"),
        ("word/styles.xml", b'w:styleId="Gap"', b'w:styleId="Cap"', "no style Gap"),
        ("word/document.xml", b'"V1.level.2"', b'"V1.level.1"', "the same tag twice"),
        ("word/document.xml", b"<w:tblHeader/>", b"", "no header row"),
        ("word/document.xml", b"<w:cantSplit/>", b"", "a row that may be divided"),
        ("word/document.xml", b'<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>', b"", "tables that touch"),
    ],
)
def test_a_fault_is_found(forms: Mapping[str, bytes], part: str, old: bytes, new: bytes, fault: str) -> None:
    assert fault in faults_of(
        _spoiled(forms["extreme" if fault.startswith("tables") else "vision-audit-governors"], part, old, new)
    )


def _spoiled(form: bytes, part: str, old: bytes, new: bytes) -> bytes:
    result = BytesIO()
    with ZipFile(BytesIO(form)) as archive, ZipFile(result, "w", ZIP_DEFLATED) as spoiled:
        for name in archive.namelist():
            content = archive.read(name)
            assert name != part or old in content
            spoiled.writestr(name, content.replace(old, new) if name == part else content)
    return result.getvalue()


def test_a_form_says_what_it_is(forms: Mapping[str, bytes], sheets: Mapping[str, Worksheet]) -> None:
    for id, form in forms.items():
        document = Document(BytesIO(form))
        properties = document.core_properties
        assert (properties.title, properties.author) == (sheets[id].title, "Hilltop")
        assert properties.language == "en-GB"
        title = document.paragraphs[0]
        assert title.style is not None
        assert (title.style.name, title.text) == ("Title", sheets[id].title)


def test_headings_are_headings(forms: Mapping[str, bytes], sheets: Mapping[str, Worksheet]) -> None:
    """Questions stand under the heading of their part, or right under the title; no level is left out."""
    for id, form in forms.items():
        wanted = []
        headed = False
        for block in sheets[id].blocks:
            if isinstance(block, Heading):
                headed = True
                wanted.append(("Heading 1", block.text))
            elif isinstance(block, Ask | Rating):
                wanted.append(("Heading 2" if headed else "Heading 1", f"{block.code}\t{block.ask}"))
        paragraphs = Document(BytesIO(form)).paragraphs
        styled = [(each.style.name or "", each.text) for each in paragraphs if each.style is not None]
        assert [each for each in styled if each[0].startswith("Heading")] == wanted, id


def test_a_question_has_a_field_for_each_answer(forms: Mapping[str, bytes]) -> None:
    fields = _fields(forms["vision-audit-governors"])
    assert {name: title for name, title in fields.items() if name.startswith("V1.")} == {
        "V1.level.1": "V1: level 1, Starting",
        "V1.level.2": "V1: level 2, Growing",
        "V1.level.3": "V1: level 3, Usual",
        "V1.level.4": "V1: level 4, Lasting",
        "V1.level.d": "V1: I don't know",
        "V1.level.x": "V1: Does not apply",
        "V1.good_enough.yes": "V1: Is that good enough for now? Yes",
        "V1.good_enough.no": "V1: Is that good enough for now? No",
        "V1.evidence": fields["V1.evidence"],
    }
    assert [name for name in _fields(forms["action-plan"]) if name.startswith("table.1.1.")] == [
        "table.1.1.1",
        "table.1.1.2",
        "table.1.1.3",
    ]


def _fields(form: bytes) -> dict[str, str]:
    """The title of each field, by its name."""
    found = Document(BytesIO(form)).element.body.iter(f"{W}sdtPr")
    return {each.find(f"{W}tag").get(f"{W}val"): each.find(f"{W}alias").get(f"{W}val") for each in found}


def test_the_same_worksheet_gives_the_same_bytes(sheets: Mapping[str, Worksheet], forms: Mapping[str, bytes]) -> None:
    other = WordMaker()
    for id in ("vision-audit-governors", "occasion-governors-visit", "extreme"):
        assert other.make(sheets[id]) == forms[id]


def test_nothing_is_kept_from_the_worksheet_before(maker: WordMaker, sheets: Mapping[str, Worksheet]) -> None:
    first = maker.make(sheets["case-lyng-hall"])
    maker.make(sheets["extreme"])
    assert maker.make(sheets["case-lyng-hall"]) == first


def test_each_numbered_list_begins_with_one(forms: Mapping[str, bytes]) -> None:
    with ZipFile(BytesIO(forms["extreme"])) as archive:
        numbers = etree.fromstring(archive.read("word/numbering.xml"))
    restarted = [each for each in numbers.iter(f"{W}num") if each.find(f"{W}lvlOverride") is not None]
    assert len(restarted) == 2
    used = {each.get(f"{W}val") for each in Document(BytesIO(forms["extreme"])).element.body.iter(f"{W}numId")}
    assert used == {each.get(f"{W}numId") for each in restarted}


def test_right_to_left_text_reads_so(forms: Mapping[str, bytes]) -> None:
    (heading,) = [each for each in Document(BytesIO(forms["extreme"])).paragraphs if each.text.startswith("A7\t")]
    assert heading._p.find(f"{W}pPr/{W}bidi") is not None
    assert heading._p.find(f".//{W}rPr/{W}rtl") is not None


# What a worksheet says, in its order


def texts_of(sheet: Worksheet) -> Iterator[str]:
    """All that stands between header and footer."""
    yield from (sheet.title, sheet.for_whom, str(sheet.minutes), sheet.summary, *sheet.blanks)
    for block in sheet.blocks:
        yield from _texts_of(block)
    yield from (*sheet.sources, LICENCE)


def _texts_of(block: Block) -> Iterator[str]:  # noqa: C901 - one case a block
    match block:
        case Heading() | Text():
            yield block.text
        case Items():
            yield from block.items
        case Ticks():
            yield from (tick.text for tick in block.ticks)
        case Facts():
            yield from _facts(block.facts)
        case Writing():
            yield block.label
        case Areas():
            yield from (area.label for area in block.areas)
        case Grid():
            yield from block.head
        case Ask():
            yield from (block.code, block.ask, *block.prompts, *_facts(block.facts))
        case Rating():
            yield from (block.code, block.ask)
            for level in block.levels:
                yield from (str(level.number), level.name, level.sign)
            for choice in block.others:
                yield from (choice.key, choice.name, choice.meaning)
            yield from (block.good_enough, block.yes, block.no, *block.look_for, block.evidence)
        case RunningOrder():
            for step in block.steps:
                yield from (step.clock, step.name, step.purpose, step.say, *step.ready)
        case Cards():
            for card in block.cards:
                yield from (card.mark, card.name, card.meaning)


def _facts(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        yield from (fact.label, *fact.texts)


def _plain(text: str) -> str:
    """Without blanks and without marks of direction, since lines break anywhere in a name that is too long."""
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e]+", "", text)


def missing_of(texts: Iterator[str], shown: str) -> str:
    """The first text that does not come after those before it; empty when all do."""
    shown, place = _plain(shown), 0
    for text in map(_plain, texts):
        place = shown.find(text, place) + len(text)
        if place < len(text):
            return text
    return ""


def test_all_of_a_worksheet_stands_in_its_form_in_order(
    forms: Mapping[str, bytes], sheets: Mapping[str, Worksheet]
) -> None:
    for id, form in forms.items():
        body = etree.fromstring(_document_of(form))
        assert missing_of(texts_of(sheets[id]), "".join(body.itertext())) == "", id
        runs = [each.text for each in body.iter(f"{W}t")]
        assert [text for text in runs if text in sheets[id].codes] == [*sheets[id].codes], id


def test_a_text_that_is_lost_or_moved_is_missed() -> None:
    assert missing_of(iter(["one", "two"]), "on e and two") == ""
    assert missing_of(iter(["one", "two"]), "two and one") == "two"
    assert missing_of(iter(["one", "two"]), "one") == "two"


def _document_of(form: bytes) -> bytes:
    with ZipFile(BytesIO(form)) as archive:
        return archive.read("word/document.xml")


# What LibreOffice makes of it


@pytest.fixture(scope="module")
def opened(forms: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of PDF files that LibreOffice made of some forms."""
    program = _program(os.environ.get("SOFFICE", ""), "soffice", "libreoffice", package="libreoffice-writer")
    matched = subprocess.run([_program("fc-match", package="fontconfig"), "Arial"], capture_output=True, text=True)
    if not re.search("Arial|Arimo|Liberation Sans", matched.stdout):
        pytest.fail("Arial has no stand-in here, so that no page breaks where it would: install fonts-liberation.")
    folder = tmp_path_factory.mktemp("opened")
    for id in (*PAGES, "extreme"):
        (folder / f"{id}.docx").write_bytes(forms[id])
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder)),
            *map(str, sorted(folder.glob("*.docx"))),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder


def _program(*names: str, package: str) -> str:
    found = next(filter(None, map(shutil.which, filter(None, names))), None)
    return found or pytest.fail(f"{names[-1]} is missing: install {package}.")


def _told(program: str, *arguments: str) -> str:
    path = _program(program, package="poppler-utils")
    return subprocess.run([path, *arguments], check=True, capture_output=True, text=True, encoding="utf-8").stdout


def _pages(pdf: Path) -> list[str]:
    return _told("pdftotext", "-raw", str(pdf), "-").split("\f")[:-1]


@pytest.mark.parametrize("id", PAGES)
def test_libreoffice_shows_all_of_it_on_as_many_pages(opened: Path, sheets: Mapping[str, Worksheet], id: str) -> None:
    pages = _pages(opened / f"{id}.pdf")
    assert abs(len(pages) - PAGES[id]) <= (0 if id in GOVERNORS_PACKS else 1)
    assert missing_of(texts_of(sheets[id]), "".join(_without_edges(pages, sheets[id]))) == ""


def test_libreoffice_shows_all_of_the_extreme_one(opened: Path, sheets: Mapping[str, Worksheet]) -> None:
    """Letters that are read from the right are left out: the order in which a PDF has them is its own."""
    pages = _pages(opened / "extreme.pdf")
    shown = "".join(_without_edges(pages, sheets["extreme"]))
    left_to_right = (text for text in texts_of(sheets["extreme"]) if not re.search("[\u0600-\u06ff]", text))
    assert missing_of(left_to_right, shown) == ""
    assert 20 <= len(pages) <= 30


def _without_edges(pages: list[str], sheet: Worksheet) -> Iterator[str]:
    """Pages without what stands at the head and foot of each."""
    head = _plain(running_head(sheet))
    for number, page in enumerate(pages, 1):
        foot = f"{sheet.no_names}Edition {sheet.edition} · {LICENCE}Page {number} of {len(pages)}"
        text = _plain(page)
        assert _plain(foot) in text
        assert text.startswith(_plain(sheet.site_name) if number == 1 else head)
        yield text.replace(_plain(foot), "").removeprefix(_plain(sheet.site_name) if number == 1 else head)


def test_a_long_title_is_cut_in_the_head_of_a_page(sheets: Mapping[str, Worksheet]) -> None:
    """It would take a second line, and lie over the text."""
    sheet = replace(sheets["vision-audit-governors"], site_name="Hilltop", for_whom="Governors", title="Vision " * 20)
    told = running_head(sheet)
    assert told.startswith("Hilltop · Vision Vision")
    assert told.endswith("… · Governors")
    assert len(told) <= 80


@pytest.mark.parametrize("id", PAGES)
def test_no_page_is_almost_empty(opened: Path, id: str) -> None:
    """A page but for its edges holds more than a line or two."""
    for page in _pages(opened / f"{id}.pdf"):
        assert len(page.splitlines()) > 5

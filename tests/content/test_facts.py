"""Each fact of `facts.csv` stands on its page, and the page leads to the source that has it."""

import csv
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.things import SCHEMES, url_of
from tests.project import BuiltSite, HtmlDocument


class Fact(NamedTuple):
    """A figure or name, the page on which it must stand, and where the source has it."""

    fact: str
    page: str
    source: str
    where: str

    @property
    def file(self) -> str:
        """The built page: of a section's folder, or of one of our things."""
        scheme, _, id = self.page.partition(":")
        return url_of(SCHEMES[scheme], id) if id else f"{scheme}/index.html"


with (Path(__file__).parent / "facts.csv").open(encoding="utf-8", newline="") as table:
    FACTS = [Fact(**row) for row in csv.DictReader(table)]


def words_of(page: HtmlDocument) -> str:
    """What a reader finds between the header and the footer, white space and quotation marks made alike.

    The words that are explained on paper only are left out: they are the glossary's, not the page's.
    """
    pieces: list[str] = []
    for element in page.elements[place_of(page, "main") :]:
        if element.attributes.get("class") in ("ir-words", "ir-footer"):
            break
        gap = "" if element.tag.lstrip("/") in ("a", "em", "strong", "span", "cite", "code") else " "
        pieces += [gap, *element.text]
    return plain("".join(pieces))


def place_of(page: HtmlDocument, id: str) -> int:
    return next(n for n, element in enumerate(page.elements) if element.attributes.get("id") == id)


def plain(text: str) -> str:
    text = text.translate(str.maketrans("\u00a0\u2019\u2018\u201c\u201d\u2212", " ''\"\"-"))
    return " ".join(text.split())


def stands_in(fact: str, text: str) -> bool:
    """Whether a text has a fact, not as a part of a longer number or word; capitals at its start are all one."""
    pattern = re.escape(plain(fact))
    return re.search(rf"(?<![\w.,£])(?i:{pattern[:1]}){pattern[1:]}(?![\w%]|[.,]\d)", text) is not None


@pytest.fixture(scope="module")
def pages(site: BuiltSite) -> dict[str, HtmlDocument]:
    """Every page that a fact names, read once."""
    return {file: site.document(file) for file in {fact.file for fact in FACTS}}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.page} {fact.fact}"[:60])
def test_the_fact_stands_on_its_page_and_the_page_names_its_source(pages: dict[str, HtmlDocument], fact: Fact) -> None:
    page = pages[fact.file]
    assert stands_in(fact.fact, words_of(page)), f'{fact.file} does not say "{fact.fact}" ({fact.where})'
    assert f"../sources/index.html#{fact.source}" in page.values("href"), f"{fact.file} does not name {fact.source}"


def test_there_are_a_hundred_facts_and_no_fact_twice() -> None:
    assert len(FACTS) >= 100
    assert len({(fact.fact, fact.page) for fact in FACTS}) == len(FACTS)


@pytest.mark.parametrize(
    ("fact", "text", "found"),
    [
        ("3.9%", "from 12% to 3.9%.", True),
        ("9%", "to 3.9%", False),
        ("12%", "112%", False),
        ("1,000", "21,000 or 1,0005", False),
        ("£16", "paid £16, or £18", True),
        ("Around 450", "It ran in around 450 schools", True),
        ("around 450", "Around\u00a0450 schools", True),
        ("St Michael's", "St Michael’s", True),
        ("14", "14 million and 2014", True),
        ("14", "14%", False),
    ],
)
def test_a_fact_is_never_a_part_of_another(fact: str, text: str, found: bool) -> None:
    """Otherwise the first test of this file proves little."""
    assert stands_in(fact, plain(text)) is found

"""The right page is among the first three for what people type.

`queries.csv` has what they type, who they are and which page is right, or which two, of which one is enough. That was
decided before anyone looked at what the search finds; keep it so when you add a row. The first three are those that a
person sees first in the header's box. The box shows results in groups, the group with the best result first, and of
each group at most `SearchBox.MOST`, the best first; so when one group has three results, they are the first three,
however good the first of the next group is. A row with a `gap` is not found yet, and says why. It stays in the table,
and the test asks for the gap to be taken out as soon as the page is found.
"""

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visit import Visitor

FIRST = 3

IN_THE_BOX = """queries => Promise.all([Reflections.searchData.catalogue(), Reflections.searchData.index()])
    .then(([{groups}, index]) => queries.map(query => Reflections.SearchBox.grouped(index.search(query).hits, groups)
        .flatMap(({hits}) => hits.slice(0, Reflections.SearchBox.MOST).map(({entry}) => entry.url))))"""

ALL_PAGES = "() => Reflections.searchData.catalogue().then(({entries}) => entries.map(({url}) => url))"

TYPED = ("persistant absence", "special needs co-ordinator", "st michaels")
"""A slip, a hyphen and a school."""


class Query(NamedTuple):
    """What someone types, the addresses of one or two right pages, and why none of them is found, if none is."""

    query: str
    kind: str
    who: str
    pages: str
    gap: str

    def is_met_by(self, urls: Sequence[str]) -> bool:
        """Whether a right page is among the first of those that the box shows."""
        return any(page in urls[:FIRST] for page in self.pages.split())


with (Path(__file__).parent / "queries.csv").open(encoding="utf-8", newline="") as table:
    QUERIES = tuple(Query(**row) for row in csv.DictReader(table))


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.go("index.html")


def shown(page: Page, queries: Sequence[str]) -> list[list[str]]:
    """What the box shows for each of the queries, by address, from the top."""
    urls: list[list[str]] = page.evaluate(IN_THE_BOX, list(queries))
    return urls


def complaint(query: Query, urls: Sequence[str]) -> str:
    """What is wrong about a query's results, or nothing."""
    if query.gap and query.is_met_by(urls):
        return f"{query.query!r} is found now: take the gap out of queries.csv"
    if query.gap or query.is_met_by(urls):
        return ""
    found = ", ".join(urls[:FIRST]) or "nothing"
    return f"{query.query!r} ({query.kind}, {query.who}) should find {query.pages}; it finds {found}"


def test_the_right_page_is_among_the_first_three(page: Page) -> None:
    urls = shown(page, [query.query for query in QUERIES])
    complaints = [text for query, found in zip(QUERIES, urls, strict=True) if (text := complaint(query, found))]
    assert not complaints, f"{len(complaints)} of {len(QUERIES)} queries:\n" + "\n".join(complaints)


def test_the_table_has_enough_queries_each_once_with_pages_that_exist(page: Page) -> None:
    """Forty and more that must be found; a page that moved must not stand as right beside one that didn't."""
    pages = set(page.evaluate(ALL_PAGES))
    assert sum(not query.gap for query in QUERIES) >= 40
    assert len({query.query for query in QUERIES}) == len(QUERIES)
    assert [query.query for query in QUERIES if not 1 <= len(query.pages.split()) <= 2] == []
    assert [(query.query, url) for query in QUERIES for url in query.pages.split() if url not in pages] == []


def test_the_box_shows_in_this_order_what_is_found(page: Page) -> None:
    """Letter by letter, as a person types: the box's options are those by which the table is judged."""
    meant = {query.query: query for query in QUERIES}
    field = page.get_by_role("combobox", name="Search this site")
    options = page.get_by_role("option")
    for words, urls in zip(TYPED, shown(page, TYPED), strict=True):
        field.clear()
        field.press_sequentially(words)
        for place, url in enumerate(urls[:FIRST]):
            expect(options.nth(place)).to_have_attribute("href", re.compile(rf"(?:^|/){re.escape(url)}$"))
        assert meant[words].is_met_by(urls)

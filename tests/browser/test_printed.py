"""What the site's pages print: no more sheets than they need, and none with next to nothing on it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visitor, sheets_of

LICENCES = "Our words: CC BY 4.0"


@pytest.mark.parametrize(
    ("file", "most"),
    [
        ("glossary/index.html", 8),
        ("research/index.html", 1),
        ("topics/achievement.html", 3),
        ("occasions/governors-visit.html", 3),
        ("timeline/index.html", 2),
        ("questions/bullying-told.html", 2),
        ("occasions/transition-between-schools.html", 3),
    ],
)
def test_a_page_takes_few_sheets_and_its_licences_none(visitor: Visitor, tmp_path: Path, file: str, most: int) -> None:
    """The licences stand once, at the head; at the foot they had a sheet to themselves on most of these."""
    sheets = sheets_of(visitor.go(file), tmp_path / "page.pdf")
    assert len(sheets) <= most
    assert [LICENCES in sheet for sheet in sheets] == [True, *[False] * (len(sheets) - 1)]
    assert sheets[0].index(LICENCES) < sheets[0].index("Home")
    assert len(sheets[-1].split("\n")) > 10


def test_the_letters_of_the_glossary_are_all_in_sight(visitor: Visitor) -> None:
    """One below another they were higher than the window."""
    page = visitor.go("glossary/index.html")
    letters = page.locator(".ir-contents a")
    assert letters.count() > 15
    for place in (0, letters.count() - 1):
        expect(letters.nth(place)).to_be_in_viewport(ratio=1)


def test_what_a_passage_rests_on_stays_on_its_sheet(visitor: Visitor, tmp_path: Path) -> None:
    """With more of the passage than its last word."""
    sheets = sheets_of(visitor.go("programme/index.html"), tmp_path / "page.pdf")
    assert [sheet for sheet in sheets if re.match(r"\s*(\S+\s*\n\s*)?Sources?: ", sheet)] == []


def test_the_studies_side_by_side_have_the_sheet_on_its_side(visitor: Visitor) -> None:
    """Upright, five columns are a few words wide."""
    pdf = visitor.go("at-a-glance/index.html").pdf(prefer_css_page_size=True)
    assert re.search(rb"/MediaBox \[0 0 84\d\S* 59\d", pdf)

"""The button beside a heading, which copies the address of that part of the page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.visit import RULES_OF_COLOUR, Visitor, on_file
from tests.project import BuiltSite

ALONE = """() => [...document.querySelectorAll("#main [data-module=part]:not(.ir-masthead__head)")].filter(head => {
    const heading = head.querySelector("h2, h3");
    const words = document.createRange();
    words.selectNodeContents(heading);
    const lines = [...words.getClientRects()].map(({top, bottom}) => (top + bottom) / 2);
    const {top, bottom} = head.querySelector("button svg").getBoundingClientRect();
    return head.checkVisibility() && !lines.some(middle => top < middle && middle < bottom);
}).map(head => head.textContent.trim().slice(0, 60))"""
"""Headings on none of whose lines the button stands."""

LONG_HEADINGS = (
    "audiences/governors.html",
    "recommendations/index.html",
    "characteristics/vision.html",
    "about/index.html",
)

PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def page(open_visitor: Callable[..., Visitor], site: BuiltSite) -> Page:
    return open_visitor(on_file(site), viewport={"width": 1280, "height": 720}).page


def test_the_button_stands_behind_the_last_word_of_its_heading(page: Page, site: BuiltSite) -> None:
    """On a line of its own below a heading it would seem to belong to what follows."""
    for file in LONG_HEADINGS:
        page.goto(on_file(site) + file)
        assert page.locator("#main .ir-part__copy").count() > 3
        alone = page.evaluate(ALONE)
        page.set_viewport_size(PHONE)
        assert (alone, page.evaluate(ALONE)) == ([], []), file
        page.set_viewport_size({"width": 1280, "height": 720})


def test_a_button_on_a_line_of_its_own_is_found(page: Page, site: BuiltSite) -> None:
    """Otherwise the test above proves nothing."""
    page.goto(on_file(site) + "about/index.html")
    page.evaluate("document.querySelector('#main h2').style.display = 'block'")
    assert len(page.evaluate(ALONE)) == 1


def test_where_nothing_hovers_the_words_beside_the_mark_can_be_read(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """A mouse shows them only while it is there; on a phone they always stand there."""
    visitor = open_visitor(on_file(site), viewport=PHONE, has_touch=True, is_mobile=True)
    for file in ("worksheets/index.html", "questions/vision-shared.html"):
        page = visitor.go(file)
        expect(page.locator("#main .ir-part__copy-text").first).to_have_css("opacity", "1")
        visitor.inject_axe()
        assert visitor.violations(RULES_OF_COLOUR) == [], file
        page.emulate_media(color_scheme="dark")
        assert visitor.violations(RULES_OF_COLOUR) == [], file
        page.emulate_media(color_scheme="light")


def test_it_stays_where_it_was_pressed(page: Page, site: BuiltSite) -> None:
    """What is said then stands below, and has no line of the heading balanced anew."""
    page.goto(on_file(site) + "recommendations/index.html")
    button = page.get_by_role("button", name="Copy link to “3. ")
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    button.click()
    expect(page.locator("#main .ir-part__status:not(:empty)")).to_have_count(1)
    assert button.bounding_box() == before

"""The keyboard alone is enough: where Tab goes, that it can be seen, and that it never gets stuck."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.visit import Visitor, on_file
from tests.project import BuiltSite

LOOKS = """element => { const {outline, boxShadow, backgroundColor, borderColor} = getComputedStyle(element);
    return `${outline} ${boxShadow} ${backgroundColor} ${borderColor}`; }"""

NOTE_STOPS = f"""() => {{
    const look = {LOOKS};
    window.stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
        .filter(element => element.checkVisibility());
    window.looks = new Map(stops.map(element => [element, look(element)]));
}}"""

STOP = f"""() => {{
    const look = {LOOKS};
    const element = document.activeElement;
    if (element === document.body) return null;
    const box = element.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + Math.min(box.width, innerWidth) / 2, box.top + box.height / 2);
    return {{
        name: `${{element.tagName}} ${{element.className}}: ${{element.innerText.trim().slice(0, 40)}}`,
        place: stops.indexOf(element),
        seen: look(element) !== looks.get(element),
        covered: !at || !(element.contains(at) || at.contains(element)),
    }};
}}"""


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab from the top of the page until it comes round; gives each stop."""
    page.evaluate(NOTE_STOPS)
    count = int(page.evaluate("stops.length"))
    stops: list[dict[str, Any]] = []
    for _ in range(count + 20):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["place"] == stops[0]["place"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab never comes round: {stops[-1]['name']}")


@pytest.fixture(params=[1280, 390])
def keyboard_visitor(request: pytest.FixtureRequest, open_visitor: Callable[..., Visitor], site: BuiltSite) -> Visitor:
    """Someone who uses the keyboard only, on a computer and on a narrow screen."""
    size = {"width": request.param, "height": 720}
    return open_visitor(on_file(site), viewport=size, reduced_motion="reduce")


def test_tab_stops_at_everything_in_the_order_of_the_page(keyboard_visitor: Visitor, site: BuiltSite) -> None:
    """Each link and control once, none skipped, no trap, and the last one leads round to the first."""
    for file in site.kinds.values():
        page = keyboard_visitor.go(file)
        places = [stop["place"] for stop in walk(page) if stop["place"] >= 0]
        assert places == list(range(page.evaluate("stops.length"))), file


def test_the_stop_can_be_seen(keyboard_visitor: Visitor, site: BuiltSite) -> None:
    """It looks different from when it is not the stop, and nothing lies on top of it (WCAG 2.4.7 and 2.4.11)."""
    for file in site.kinds.values():
        stops = walk(keyboard_visitor.go(file))
        assert len(stops) > 5, file
        assert [stop["name"] for stop in stops if not stop["seen"]] == [], file
        assert [stop["name"] for stop in stops if stop["covered"]] == [], file


def test_a_stop_that_cannot_be_seen_is_found(visitor: Visitor) -> None:
    """Otherwise the test above proves nothing."""
    page = visitor.go("index.html")
    page.evaluate("""() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { outline: none !important; box-shadow: none !important; transition: none !important }");
        document.adoptedStyleSheets = [sheet]; }""")
    assert [stop for stop in walk(page) if not stop["seen"]]


def test_the_first_stop_leads_past_the_navigation(keyboard_visitor: Visitor, site: BuiltSite) -> None:
    """It appears when reached; after it, Tab goes on in the main content."""
    for file in site.kinds.values():
        page = keyboard_visitor.go(file)
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.inner_text() == "Skip to the main content", file
        box = link.bounding_box()
        assert box is not None
        assert box["y"] >= 0, file
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main", file
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('header')"), file


def test_on_a_narrow_screen_the_navigation_opens_and_closes_by_keyboard(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """Enter opens it and tells so, Tab goes into it, Escape closes it and goes back to the button."""
    page = open_visitor(on_file(site), viewport={"width": 390, "height": 844}).go("case-studies/westwood.html")
    button = page.get_by_role("button", name="Menu")
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    assert (button.get_attribute("aria-expanded"), links.count()) == ("false", 0)
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == links.first.inner_text()
    page.keyboard.press("Escape")
    assert (button.get_attribute("aria-expanded"), links.count()) == ("false", 0)
    assert page.evaluate("document.activeElement.textContent") == "Menu"


def test_on_a_narrow_screen_without_javascript_the_navigation_is_open(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """There is no button that would do nothing."""
    options = {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False}
    page = open_visitor(on_file(site), **options).go("case-studies/westwood.html")
    assert page.get_by_role("navigation", name="Main").get_by_role("link").count() > 2
    assert page.get_by_role("button").count() == 0


def test_on_a_wide_screen_the_navigation_needs_no_button(visitor: Visitor) -> None:
    """All its links are there."""
    page = visitor.go("index.html")
    assert page.get_by_role("navigation", name="Main").get_by_role("link").count() > 2
    assert page.get_by_role("button", name="Menu").count() == 0

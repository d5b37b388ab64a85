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
        .filter(element => element.checkVisibility())
        .filter(element => element.type !== "radio" || element.checked);  // the others are reached with the arrow keys
    window.looks = new Map(stops.map(element => [element, look(element)]));
}}"""

STOP = f"""() => {{
    const look = {LOOKS};
    const element = document.activeElement;
    if (element === document.body) return null;
    const box = element.getClientRects()[0];  // the first line of a link that wraps
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const shows = ([across, down]) => {{
        const at = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
        return at && (element.contains(at) || at.contains(element));
    }};
    return {{
        name: `${{element.tagName}} ${{element.className}}: ${{element.innerText.trim().slice(0, 40)}}`,
        place: stops.indexOf(element),
        seen: look(element) !== looks.get(element),
        covered: ![[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].some(shows),
    }};
}}"""

START, END = 32, 12
"""How many stops are tried at the start and at the end of a page that has more; those between are like them."""

OWN = """() => [
    stops.findIndex(stop => !stop.closest(".ir-header, .ir-skip")),
    stops.findIndex(stop => stop.closest("footer"))]"""
"""Between which stops a page's own are, after the header, which is the same on all pages, and before the footer."""


def places(first: int, end: int) -> list[int]:
    """The stops to come by, from the first to before the end."""
    if end - first <= START + END:
        return list(range(first, end))
    return [*range(first, first + START), *range(end - END, end)]


def part_to_walk(page: Page, whole: bool) -> tuple[int, int]:
    """From which stop to before which: all, or those of the page's own and the first of the footer."""
    page.evaluate(NOTE_STOPS)
    if whole:
        return 0, int(page.evaluate("stops.length"))
    first, footer = page.evaluate(OWN)
    assert 0 < first < footer
    return first, footer + 1


def walk(page: Page, first: int, end: int) -> list[dict[str, Any]]:
    """Press Tab from before the first stop until it leaves those before the end, or comes round; gives each stop."""
    stops: list[dict[str, Any]] = []
    if first:
        page.evaluate("place => stops[place].focus()", first - 1)
    for _ in range(START + END + 20):
        if len(stops) == START and end - first > START + END:
            page.evaluate("place => stops[place].focus()", end - END - 1)
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["place"] >= end or (stops and stop["place"] == stops[0]["place"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab never comes round: {stops[-1]['name']}")


@pytest.fixture(params=[1280, 390])
def keyboard_visitor(request: pytest.FixtureRequest, open_visitor: Callable[..., Visitor], site: BuiltSite) -> Visitor:
    """Someone who uses the keyboard only, on a computer and on a narrow screen."""
    size = {"width": request.param, "height": 720}
    return open_visitor(on_file(site), viewport=size, reduced_motion="reduce")


def faults(page: Page, *, whole: bool = True) -> list[str]:
    """What is wrong with the stops of a page, or with its own and how they go on to the footer."""
    first, end = part_to_walk(page, whole)
    stops = walk(page, first, end)
    order = [stop["place"] for stop in stops if stop["place"] >= 0]
    wrong = [] if order == places(first, end) else [f"not in the page's order: {order}"]
    wrong += [f"looks as if it were not the stop: {stop['name']}" for stop in stops if not stop["seen"]]
    return wrong + [f"lies under something: {stop['name']}" for stop in stops if stop["covered"]]


def test_tab_reaches_everything_and_shows_where_it_is(keyboard_visitor: Visitor, site: BuiltSite) -> None:
    """Each link and control once, in the page's order, without a trap; each can be seen (WCAG 2.4.7, 2.4.11).

    The header and the footer are the same on all pages: on three they are walked through, on the others Tab goes from
    the header's end to the footer's start. The three, the search and every second kind are walked through; on a narrow
    screen, where the header differs and panels fold, every fourth.
    """
    kinds = site.kinds
    whole = {kinds[kind] for kind in ("home", "case-studies", "case-studies item")}
    size = keyboard_visitor.page.viewport_size
    is_narrow = size is not None and size["width"] < 1280
    files = {*whole, kinds["search"], *list(kinds.values())[:: 4 if is_narrow else 2]}
    found = {file: faults(keyboard_visitor.go(file), whole=file in whole) for file in sorted(files)}
    assert {file: wrong for file, wrong in found.items() if wrong} == {}


def test_a_stop_that_cannot_be_seen_is_found(visitor: Visitor) -> None:
    """Otherwise the test above proves nothing."""
    page = visitor.go("index.html")
    page.evaluate("""() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { outline: none !important; box-shadow: none !important; transition: none !important }");
        document.adoptedStyleSheets = [sheet]; }""")
    assert [fault for fault in faults(page) if fault.startswith("looks as if it were not the stop")]


def test_a_stop_out_of_order_is_found(visitor: Visitor) -> None:
    """Nor would it without this."""
    page = visitor.go("index.html")
    page.evaluate("document.querySelector('footer a').tabIndex = 1")
    assert [fault for fault in faults(page) if fault.startswith("not in the page's order")]


def test_a_stop_out_of_order_is_found_without_the_header(visitor: Visitor) -> None:
    """Nor would it without this."""
    page = visitor.go("case-studies/index.html")
    assert faults(page, whole=False) == []
    page.evaluate("document.querySelectorAll('#main a')[3].tabIndex = 1")
    assert [fault for fault in faults(page, whole=False) if fault.startswith("not in the page's order")]


@pytest.mark.parametrize(("file", "whole"), [("index.html", True), ("case-studies/index.html", False)])
@pytest.mark.parametrize("place", [3, -1])
def test_a_trap_is_found(visitor: Visitor, file: str, whole: bool, place: int) -> None:
    """Nor would it without this: near the start of what is a page's own, and at its end."""
    page = visitor.go(file)
    page.evaluate(
        """place => [...document.querySelectorAll("#main a")].at(place)
            .addEventListener("keydown", event => event.preventDefault())""",
        place,
    )
    with pytest.raises(AssertionError, match="Tab never comes round"):
        faults(page, whole=whole)


def test_a_stop_under_a_header_that_stays_is_found(visitor: Visitor) -> None:
    """Nor would it without this."""
    page = visitor.go("index.html")
    page.evaluate("""() => { const cover = document.createElement("div");
        Object.assign(cover.style, {position: "fixed", inset: 0, background: "white", zIndex: 9});
        document.body.append(cover); }""")
    assert [fault for fault in faults(page) if fault.startswith("lies under something")]


def test_the_first_stop_leads_past_the_navigation(keyboard_visitor: Visitor, site: BuiltSite) -> None:
    """It appears when reached; after it, Tab goes on in the main content. It stands in what all pages share."""
    for file in list(site.kinds.values())[::5]:
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
        assert page.evaluate("!document.activeElement.closest('.ir-header')"), file


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

"""Nobody is shut out: what axe can find, and what it can't, on narrow screens, in dark and in one's own spacing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.visit import A4, RULES_OF_COLOUR, Visitor, on_file, tampered
from tests.project import BuiltSite

SCREEN: ViewportSize = {"width": 1280, "height": 720}

ZOOMED: ViewportSize = {"width": 320, "height": 256}
"""A screen of 1280 by 1024 at 400 %."""

SHARES = 4
"""How many parts the work on every page comes in, so that workers can divide it."""

OWN_SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""

CLIPPED = """() => [...document.querySelectorAll("body *")].filter(element => {
    const {overflowX, overflowY, position} = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const hidden = value => value === "hidden" || value === "clip";
    return element.innerText && element.checkVisibility() && box.width > 2 && box.height > 2 &&
        (hidden(overflowX) && element.scrollWidth > element.clientWidth + 1 ||
         hidden(overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map(element => `${element.tagName} ${element.className}: ${element.innerText.slice(0, 40)}`)"""

TOO_WIDE = """() => {
    const edge = document.documentElement.clientWidth + 1;
    const contains = element => !element.matches("body, html") && getComputedStyle(element).overflowX !== "visible" &&
        element.getBoundingClientRect().right <= edge;
    const isContained = element => element && (contains(element) || isContained(element.parentElement));
    return [...document.querySelectorAll("body *")]
        .filter(element => element.checkVisibility() && element.getBoundingClientRect().right > edge)
        .filter(element => !isContained(element.parentElement))
        .map(element => `${element.tagName} ${element.className}`);
}"""
"""Material hides what is wider than the page, so nothing scrolls: what lies beyond the edge is simply lost."""

SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary, [tabindex='0']")]
    .filter(element => {
        const box = element.getBoundingClientRect();
        const inSentence = getComputedStyle(element).display.startsWith("inline") &&
            [...element.parentElement.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
        return element.checkVisibility() && !inSentence && (box.width < 24 || box.height < 24);
    }).map(element => {
        const {width, height} = element.getBoundingClientRect();
        return `${width.toFixed(0)}x${height.toFixed(0)} ${element.className}: ${element.innerText.slice(0, 40)}`;
    })"""


def faults_of_a_page(visitor: Visitor, file: str) -> Iterator[str]:
    """What shuts someone out on any page: on a screen of the usual size, and at 400 % on a small one (WCAG 1.4.10)."""
    page = visitor.go(file)
    visitor.inject_axe()
    yield from visitor.violations()
    page.set_viewport_size(ZOOMED)
    yield from (f"wider than at 400 %: {element}" for element in page.evaluate(TOO_WIDE))


def faults_of_a_kind(visitor: Visitor) -> Iterator[str]:
    """What more is looked for on one page of each kind: it is open, and axe is there."""
    page = visitor.page
    yield from (f"at 400 %: {violation}" for violation in visitor.violations())
    yield from (f"a small target at 400 %: {target}" for target in page.evaluate(SMALL_TARGETS))
    page.set_viewport_size(SCREEN)
    yield from (f"a small target: {target}" for target in page.evaluate(SMALL_TARGETS))
    page.emulate_media(color_scheme="dark")
    page.evaluate("() => Promise.all(document.getAnimations().map(({finished}) => finished))")  # links change gradually
    yield from (f"in dark: {violation}" for violation in visitor.violations(RULES_OF_COLOUR))
    page.emulate_media(color_scheme="light", media="print")
    page.set_viewport_size(A4)
    yield from (f"wider than paper: {element}" for element in page.evaluate(TOO_WIDE))
    page.emulate_media(media="screen")
    page.evaluate(OWN_SPACING)
    for size in (SCREEN, ZOOMED):
        page.set_viewport_size(size)
        for check in (CLIPPED, TOO_WIDE):
            yield from (f"in one's own spacing at {size['width']}: {element}" for element in page.evaluate(check))


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_shuts_anyone_out(open_visitor: Callable[..., Visitor], site: BuiltSite, share: int) -> None:
    """Every page, but of the questions every fourth. On one of each kind also: all that axe finds at 400 %, the colours
    of the dark scheme, targets of 24 by 24 pixels (WCAG 2.5.8), a sheet of A4, one's own text spacing (1.4.12)."""
    visitor = open_visitor(on_file(site), color_scheme="light", viewport=SCREEN)
    kinds = set(site.kinds.values())
    found = {}
    for file in site.most_pages[share::SHARES]:
        visitor.page.set_viewport_size(SCREEN)
        found[file] = list(faults_of_a_page(visitor, file))
        if file in kinds:
            found[file] += faults_of_a_kind(visitor)
    assert {file: faults for file, faults in found.items() if faults} == {}


def test_axe_finds_a_mistake_in_the_colours_of_the_dark_scheme(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """Otherwise the test above proves nothing."""
    visitor = open_visitor(on_file(site), color_scheme="dark")
    visitor.go("index.html").evaluate("document.querySelector('h1').style.color = '#333'")
    visitor.inject_axe()
    assert [found for found in visitor.violations(RULES_OF_COLOUR) if found.startswith("color-contrast")]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("</h1>", "</h1><button></button>", "button-name"),
        ("</h1>", "</h1><h4>Skipped</h4>", "heading-order"),
        ('lang="en', 'lang="xx', "html-lang-valid"),
    ],
)
def test_axe_finds_a_mistake(
    open_visitor: Callable[..., Visitor], site: BuiltSite, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    """Otherwise the test above proves nothing."""
    visitor = open_visitor(on_file(tampered(site, tmp_path, "index.html", old, new)))
    visitor.go("index.html")
    visitor.inject_axe()
    assert [found for found in visitor.violations() if found.startswith(rule)]


@pytest.mark.parametrize(
    ("question", "spoil"),
    [
        (TOO_WIDE, "() => { document.body.appendChild(document.createElement('p')).style.width = '2000px' }"),
        (CLIPPED, "() => { Object.assign(document.querySelector('h1').style, {height: '9px', overflow: 'hidden'}) }"),
        (
            SMALL_TARGETS,
            "() => { Object.assign(document.querySelector('header a').style, "
            "{display: 'block', height: '9px', padding: 0}) }",
        ),
    ],
    ids=["too wide", "clipped", "too small"],
)
def test_each_of_these_checks_finds_what_it_looks_for(visitor: Visitor, question: str, spoil: str) -> None:
    """Otherwise they prove nothing."""
    page = visitor.go("index.html")
    assert page.evaluate(question) == []
    page.evaluate(spoil)
    assert page.evaluate(question)

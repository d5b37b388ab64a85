"""Nobody is shut out: what axe can find, and what it can't, on narrow screens, in dark and in one's own spacing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser.visit import A4, RULES_OF_COLOUR, Visitor, fair_sample, on_file, tampered
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


ENOUGH = 3
"""How many parts of one make, side by side, are looked at once the page of the kind was looked at whole."""

NAME = """element => [element.tagName, /^http/.test(element.getAttribute("href")), ...["class", "type", "hidden",
    "aria-current", "aria-disabled", "data-characteristic"].map(name => element.getAttribute(name))].join(".")"""
"""What style sheets know an element by."""

SHORTEN = f"""enough => {{
    const name = {NAME};
    const made = element => [...new Set([element, ...element.querySelectorAll("*")].map(name))].sort().join(" ");
    for (const parent of document.querySelectorAll("#main, #main :not(tr)")) {{
        const seen = {{}};
        for (const child of [...parent.children]) {{
            const make = made(child);
            seen[make] = (seen[make] ?? 0) + 1;
            if (seen[make] > enough && child !== parent.lastElementChild) child.remove();
        }}
    }}
}}"""
"""Take out of a long row of parts of one make all but a few: axe takes many times as long over them, and finds no other
colour or role there."""


def faults_when_zoomed(page: Page, is_kind: bool) -> Iterator[str]:
    """At 400 % on a small screen (WCAG 1.4.10)."""
    yield from (f"wider than at 400 %: {element}" for element in page.evaluate(TOO_WIDE))
    if is_kind:
        yield from (f"a small target at 400 %: {target}" for target in page.evaluate(SMALL_TARGETS))
        yield from faults_in_own_spacing(page, ZOOMED)


def faults_in_own_spacing(page: Page, size: ViewportSize) -> Iterator[str]:
    """What is lost where someone sets lines, words and letters further apart (WCAG 1.4.12)."""
    page.evaluate(OWN_SPACING)
    for check in (CLIPPED, TOO_WIDE):
        yield from (f"in one's own spacing at {size['width']}: {element}" for element in page.evaluate(check))
    page.evaluate("() => { document.adoptedStyleSheets = []; }")


def faults_on_paper(page: Page) -> Iterator[str]:
    """What a sheet of A4 has no room for."""
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    yield from (f"wider than paper: {element}" for element in page.evaluate(TOO_WIDE))
    page.emulate_media(media="screen")


def faults_on_a_screen(visitor: Visitor, is_kind: bool) -> Iterator[str]:
    """What axe finds on a screen of the usual size."""
    page = visitor.page
    page.set_viewport_size(SCREEN)
    if not is_kind:
        page.evaluate(SHORTEN, ENOUGH)
    visitor.inject_axe()
    yield from visitor.violations()
    if is_kind:
        yield from (f"a small target: {target}" for target in page.evaluate(SMALL_TARGETS))
        yield from faults_in_own_spacing(page, SCREEN)


def show_in(page: Page, scheme: Literal["dark", "light"]) -> None:
    """Change the colours, to the last of them at once: those of links change gradually."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate("() => document.getAnimations().forEach(animation => animation.finish())")


def faults_elsewhere(visitor: Visitor) -> Iterator[str]:
    """What axe, which is there, finds in the dark scheme at 400 %."""
    page = visitor.page
    page.evaluate(SHORTEN, ENOUGH)
    page.set_viewport_size(ZOOMED)
    show_in(page, "dark")
    yield from (f"in dark at 400 %: {violation}" for violation in visitor.violations())
    page.emulate_media(color_scheme="light")


def faults_of_a_page(visitor: Visitor, file: str, *, is_kind: bool, is_chosen: bool) -> Iterator[str]:
    """What shuts someone out on a page: on any, on one that was chosen for axe, and on one of its kind."""
    page = visitor.go(file)
    yield from faults_when_zoomed(page, is_kind)
    if is_kind:
        yield from faults_on_paper(page)
    if is_chosen:
        yield from faults_on_a_screen(visitor, is_kind)
    if is_kind:
        yield from faults_elsewhere(visitor)


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_shuts_anyone_out_asks_elsewhere_or_complains(
    open_visitor: Callable[..., Visitor], site: BuiltSite, share: int
) -> None:
    """Every second page, of the worksheets every sixth, from a folder: whether it fits at 400 %, and that no request
    leaves the site, none fails, the policy blocks nothing and the console stays empty.

    On a fair sample, what axe finds: the items of a folder have one template. On one page of each kind also what axe
    finds in the dark scheme at 400 %, targets of 24 by 24 pixels (WCAG 2.5.8), a sheet of A4, one's own text spacing:
    they come from style sheets and templates, which all pages of a kind share.
    """
    kinds, chosen = set(site.kinds.values()), fair_sample(site)
    pages = [*chosen, *(file for file in site.most_pages[::2] if file not in chosen)][share::SHARES]
    visitor = open_visitor(on_file(site), color_scheme="light", viewport=ZOOMED)
    found = {}
    for file in pages:
        visitor.page.set_viewport_size(ZOOMED)
        found[file] = list(faults_of_a_page(visitor, file, is_kind=file in kinds, is_chosen=file in chosen))
    assert {file: faults for file, faults in found.items() if faults} == {}
    assert visitor.troubles(pages) == []


def test_a_page_that_was_shortened_has_one_of_everything(visitor: Visitor) -> None:
    """Otherwise a colour could go unseen."""
    page = visitor.go("sources/index.html")
    names = f"() => [...document.querySelectorAll('*')].map({NAME})"
    before: list[str] = page.evaluate(names)
    page.evaluate(SHORTEN, ENOUGH)
    after: list[str] = page.evaluate(names)
    assert set(after) == set(before)
    assert len(after) < len(before) / 2


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

"""Nobody is shut out: what axe can find, and what it can't, on narrow screens, in dark and in one's own spacing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.visit import A4, RULES_OF_COLOUR, Visitor, on_file, tampered
from tests.project import BuiltSite

SCREEN: ViewportSize = {"width": 1280, "height": 720}

ZOOMED: ViewportSize = {"width": 320, "height": 256}
"""A screen of 1280 by 1024 at 400 %."""

WIDTHS: list[tuple[Literal["screen", "print"], ViewportSize]] = [
    ("screen", ZOOMED),
    ("print", A4),
]

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


def without_clean(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {page: violations for page, violations in found.items() if violations}


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing_on_any_page(open_visitor: Callable[..., Visitor], site: BuiltSite, share: int) -> None:
    """In light, on a screen of the usual size; of the questions every fourth."""
    visitor = open_visitor(on_file(site), color_scheme="light", viewport=SCREEN)
    found = {}
    for file in site.most_pages[share::SHARES]:
        visitor.go(file)
        visitor.inject_axe()
        found[file] = visitor.violations()
    assert without_clean(found) == {}


def test_axe_finds_nothing_on_each_kind_of_page_at_400_per_cent(visitor: Visitor, site: BuiltSite) -> None:
    """The header folds there, and tables stand on their side."""
    found = {}
    for file in site.kinds.values():
        visitor.go(file).set_viewport_size(ZOOMED)
        visitor.inject_axe()
        found[file] = visitor.violations()
    assert without_clean(found) == {}


def test_axe_finds_nothing_in_the_colours_of_the_dark_scheme(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """On each kind of page; nothing but colours differs there."""
    visitor = open_visitor(on_file(site), color_scheme="dark", viewport=SCREEN)
    found = {}
    for file in site.kinds.values():
        visitor.go(file)
        visitor.inject_axe()
        found[file] = visitor.violations(RULES_OF_COLOUR)
    assert without_clean(found) == {}


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


def on_each(visitor: Visitor, files: list[str], question: str, before: str = "() => {}") -> dict[str, Any]:
    """What a script answers on each page, where it answers anything."""
    answers = {}
    for file in files:
        page = visitor.go(file)
        page.evaluate(before)
        answers[file] = page.evaluate(question)
    return {file: answer for file, answer in answers.items() if answer}


def test_no_page_is_wider_than_what_it_is_shown_on(visitor: Visitor, site: BuiltSite) -> None:
    """Not at 400 % on a small screen (WCAG 1.4.10), and no kind on a sheet of A4, where it would be cut off."""
    wide = []
    for file in site.most_pages:
        page = visitor.go(file)
        for media, size in WIDTHS[: 2 if file in site.kinds.values() else 1]:
            page.emulate_media(media=media)
            page.set_viewport_size(size)
            wide += [f"{file} at {size['width']} ({media}): {element}" for element in page.evaluate(TOO_WIDE)]
    assert wide == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_in_ones_own_text_spacing(
    open_visitor: Callable[..., Visitor], site: BuiltSite, width: int
) -> None:
    """Lines, letters and words as far apart as WCAG 1.4.12 has them."""
    visitor = open_visitor(on_file(site), viewport={"width": width, "height": 720})
    kinds = list(site.kinds.values())
    assert on_each(visitor, kinds, CLIPPED, before=OWN_SPACING) == {}
    assert on_each(visitor, kinds, TOO_WIDE, before=OWN_SPACING) == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_every_target_is_big_enough_to_hit(open_visitor: Callable[..., Visitor], site: BuiltSite, width: int) -> None:
    """24 by 24 pixels, links in a sentence excepted (WCAG 2.5.8)."""
    visitor = open_visitor(on_file(site), viewport={"width": width, "height": 720})
    assert on_each(visitor, list(site.kinds.values()), SMALL_TARGETS) == {}


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
    assert on_each(visitor, ["index.html"], question, before=spoil)

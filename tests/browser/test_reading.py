"""Everything can be read: without JavaScript, and on paper."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser.visit import A4, Visitor, on_file
from tests.project import ROOT, BuiltSite

CONTROLS = ("A ", "BUTTON", "INPUT", "LABEL", "SPAN ir-part", "SPAN ir-hidden")
"""What has no use on paper: links that say no more than where they lead, and what the script adds beside headings."""

UNFOLDED = re.compile(r"<(details|dialog)[\s>]", re.IGNORECASE)
"""What shows its content only once somebody wants it."""

INVISIBLE = """() => [...document.querySelectorAll("#main *")].filter(element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) &&
    (!element.checkVisibility({visibilityProperty: true, opacityProperty: true}) || !element.getClientRects().length)
).map(element => `${element.tagName} ${element.className}: ${element.textContent.trim().slice(0, 40)}`)"""

ABSENT_ON_PAPER = INVISIBLE.replace("#main *", "#main *:not(.ir-part--screen, .ir-part--screen *)")
"""As above, but for parts that only lead further, which are left out on paper on purpose."""

CONTRAST_ON_PAPER = """() => { const {color} = getComputedStyle(document.querySelector("h1"));
    const light = text => text.match(/[0-9.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;
    const grounds = ["html", "body"].map(name => getComputedStyle(document.querySelector(name)).backgroundColor);
    const clear = ground => ground === "rgba(0, 0, 0, 0)" || light(ground) > 0.95;
    return [light(color) < 0.4, grounds.every(clear)]; }"""


def plain(text: str) -> str:
    return " ".join(text.split())


def shown(page: Page) -> str:
    return plain(page.locator("#main").inner_text())


@pytest.fixture
def reader(open_visitor: Callable[..., Visitor], site: BuiltSite) -> Visitor:
    """Someone whose browser runs no scripts."""
    return open_visitor(on_file(site), viewport={"width": 1280, "height": 720}, java_script_enabled=False)


def test_without_javascript_each_question_shows_its_levels_signs_and_next_steps(reader: Visitor) -> None:
    """All of it, in the order of the file."""
    questions: list[dict[str, Any]] = yaml.safe_load((ROOT / "reflections/vision.yml").read_text(encoding="utf-8"))
    for question in questions:
        text = shown(reader.go(f"questions/{question['id']}.html"))
        parts = [question["ask"], question["code"]]
        parts += [part for level in question.get("levels", []) for part in (level["sign"], level["next"])]
        assert [part for part in parts if plain(part) not in text] == [], question["id"]


def test_without_javascript_each_case_study_can_be_read(reader: Visitor) -> None:
    """What the school did, what came of it and what to try."""
    for id in ("westwood", "lee-chapel"):
        case: dict[str, Any] = yaml.safe_load((ROOT / f"case_studies/{id}.yml").read_text(encoding="utf-8"))
        text = shown(reader.go(f"case-studies/{id}.html"))
        parts = [case["name"], *case["actions"], *case["try_it"], *case["not_told"]]
        assert [part for part in parts if "](" not in part and plain(part) not in text] == [], id


def faults_without_javascript(page: Page, opened: Callable[[], Page]) -> Iterator[str]:
    """Controls that would do nothing, and what waits for a script: `opened` gives the same page with scripts.

    Controls that need a script are made or shown by it; what is to be filled in can be, and then printed.
    """
    controls = page.locator("button:visible, input:visible, select:visible")
    if controls.count() != controls.and_(page.locator(".ir-audit__form input")).count():
        yield "a control that would do nothing"
    if hidden := set(page.evaluate(INVISIBLE)):
        yield from (f"hidden: {text}" for text in hidden - set(opened().evaluate(INVISIBLE)))


def test_without_javascript_all_is_there_and_nothing_that_would_do_nothing(
    reader: Visitor, visitor: Visitor, site: BuiltSite
) -> None:
    """And nothing complains: no request leaves the site, none fails, the policy blocks nothing.

    On one page of each kind: what is hidden or shown comes from templates, style sheets and scripts.
    """
    pages = list(site.kinds.values())
    found = {file: list(faults_without_javascript(reader.go(file), partial(visitor.go, file))) for file in pages}
    assert {file: faults for file, faults in found.items() if faults} == {}
    assert reader.troubles(pages) == []


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (
            "main.append(Object.assign(document.createElement('button'), {innerText: 'Go'}))",
            "a control that would do nothing",
        ),
        ("main.querySelector('h1').hidden = true", "hidden: H1 "),
        ("main.querySelector('p').style.opacity = 0", "hidden: P "),
    ],
    ids=["a button", "a heading", "a paragraph"],
)
def test_a_page_that_needs_a_script_is_found(reader: Visitor, visitor: Visitor, spoil: str, fault: str) -> None:
    """Otherwise the test above proves nothing."""
    page, file = reader.go("index.html"), "index.html"
    assert list(faults_without_javascript(page, partial(visitor.go, file))) == []
    page.evaluate(f"() => {{ const main = document.querySelector('#main'); {spoil}; }}")
    assert [found for found in faults_without_javascript(page, partial(visitor.go, file)) if found.startswith(fault)]


def test_nothing_has_to_be_unfolded(site: BuiltSite) -> None:
    """`<details>` print shut."""
    assert [file for file in site.pages if UNFOLDED.search(site.text(file))] == []


@pytest.mark.parametrize("tag", ["<details>", '<details class="a">', "<dialog>"])
def test_what_has_to_be_unfolded_is_found(tag: str) -> None:
    """Otherwise the test above proves nothing."""
    assert UNFOLDED.search(f"<p>a</p>{tag}")


def hidden_on_screens(page: Page) -> set[str]:
    """What is hidden on a narrow or a wide screen: the labels of a table that the other has."""
    page.emulate_media(media="screen")
    narrow = set(page.evaluate(INVISIBLE))
    page.set_viewport_size({"width": 1280, "height": 720})
    wide = set(page.evaluate(INVISIBLE))
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    return narrow | wide


@pytest.fixture
def paper(open_visitor: Callable[..., Visitor], site: BuiltSite) -> Visitor:
    """Someone who prints from a browser in dark colours."""
    visitor = open_visitor(on_file(site), viewport=A4, color_scheme="dark")
    visitor.page.emulate_media(media="print")
    return visitor


def faults_on_paper(page: Page) -> Iterator[str]:
    """What takes up ink and only makes sense on a screen, what is lost, and what can't be read.

    The breadcrumb stays: it says where the sheet is from. Browsers leave backgrounds out, and light text on white
    paper can't be read.
    """
    for name in ("nav:not(.ir-breadcrumb)", "button", ".ir-skip"):
        if page.locator(f"{name}:visible").count():
            yield f"of no use on paper: {name}"
    if not page.locator("h1:not([hidden])").is_visible():
        yield "no heading"
    if lost := {text for text in page.evaluate(ABSENT_ON_PAPER) if not text.startswith(CONTROLS)}:
        yield from (f"lost: {text}" for text in lost - hidden_on_screens(page))
    if page.evaluate(CONTRAST_ON_PAPER) != [True, True]:
        yield "not dark on white"
    pdf = page.pdf(format="A4")
    if not pdf.startswith(b"%PDF") or b"/Type /Page\n" not in pdf:
        yield "no PDF of at least one sheet"


def test_each_kind_of_page_can_be_read_on_paper(paper: Visitor, site: BuiltSite) -> None:
    """Printed in the dark scheme too: the navigation is gone, and the content is all there, dark on white."""
    found = {file: list(faults_on_paper(paper.go(file))) for file in site.kinds.values()}
    assert {file: faults for file, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (".ir-side { display: block !important }", "of no use on paper: nav:not(.ir-breadcrumb)"),
        (".ir-skip { display: block !important; position: static !important }", "of no use on paper: .ir-skip"),
        ("h1 { display: none !important }", "no heading"),
        ("#main p { display: none !important }", "lost: P "),
        ("h1 { color: #ddd !important }", "not dark on white"),
        ("body { background: #111 !important }", "not dark on white"),
    ],
    ids=["navigation", "a link to skip it", "no heading", "no paragraphs", "light text", "a dark ground"],
)
def test_what_spoils_a_sheet_is_found(paper: Visitor, rule: str, fault: str) -> None:
    """Otherwise the test above proves nothing."""
    page = paper.go("case-studies/westwood.html")
    assert list(faults_on_paper(page)) == []
    page.evaluate(
        """rule => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`@media print {${rule}}`);
        document.adoptedStyleSheets = [sheet]; }""",
        rule,
    )
    assert [found for found in faults_on_paper(page) if found.startswith(fault)]


def test_on_paper_the_frame_of_prompts_is_not_cut(paper: Visitor) -> None:
    """Its heading would stand at the foot of a sheet over an empty frame, as it did for St Michael's."""
    page = paper.go("case-studies/st-michaels.html")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.ir-prompts')).breakInside") == "avoid"

"""Everything can be read: without JavaScript, and on paper."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser.visit import A4, Visitor, on_file
from tests.project import ROOT, BuiltSite

CONTROLS = ("A ", "BUTTON", "INPUT", "LABEL", "SPAN ir-part", "SPAN ir-hidden")
"""What has no use on paper: links that say no more than where they lead, and what the script adds beside headings."""

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


def test_without_javascript_no_control_is_shown_that_would_do_nothing(reader: Visitor, site: BuiltSite) -> None:
    """Controls that need a script are made or shown by it; what is to be filled in can be, and then printed."""
    for file in site.kinds.values():
        controls = reader.go(file).locator("button:visible, input:visible, select:visible")
        assert controls.count() == controls.and_(reader.page.locator(".ir-audit__form input")).count(), file


def test_without_javascript_nothing_is_hidden(reader: Visitor, visitor: Visitor, site: BuiltSite) -> None:
    """No part of a page waits for a script to show it."""
    for file in site.kinds.values():
        without_scripts = set(reader.go(file).evaluate(INVISIBLE))
        assert without_scripts - set(visitor.go(file).evaluate(INVISIBLE)) == set(), file


def test_nothing_has_to_be_unfolded(site: BuiltSite) -> None:
    """`<details>` print shut."""
    assert [file for file in site.pages if site.document(file).all("details", "dialog")] == []


def hidden_on_screens(page: Page) -> set[str]:
    """What is hidden on a narrow or a wide screen: the labels of a table that the other has."""
    page.emulate_media(media="screen")
    narrow = set(page.evaluate(INVISIBLE))
    page.set_viewport_size({"width": 1280, "height": 720})
    return narrow | set(page.evaluate(INVISIBLE))


@pytest.fixture
def paper(open_visitor: Callable[..., Visitor], site: BuiltSite) -> Visitor:
    """Someone who prints from a browser in dark colours."""
    visitor = open_visitor(on_file(site), viewport=A4, color_scheme="dark")
    visitor.page.emulate_media(media="print")
    return visitor


def test_on_paper_the_navigation_is_gone_and_the_content_is_all_there(paper: Visitor, site: BuiltSite) -> None:
    """Nothing that only makes sense on a screen takes up ink; the breadcrumb says where the sheet is from."""
    for file in site.kinds.values():
        page = paper.go(file)
        assert page.locator("nav:visible:not(.ir-breadcrumb), button:visible, .ir-skip:visible").count() == 0, file
        assert page.locator("h1:not([hidden])").is_visible(), file
        lost = set(page.evaluate(ABSENT_ON_PAPER)) - hidden_on_screens(page)
        assert [text for text in lost if not text.startswith(CONTROLS)] == [], file
        page.emulate_media(media="print")
        page.set_viewport_size(A4)


def test_on_paper_text_is_dark_on_white_in_the_dark_scheme_too(paper: Visitor, site: BuiltSite) -> None:
    """Browsers leave backgrounds out, and light text on white paper can't be read."""
    for file in site.kinds.values():
        assert paper.go(file).evaluate(CONTRAST_ON_PAPER) == [True, True], file


def test_on_paper_the_frame_of_prompts_is_not_cut(paper: Visitor) -> None:
    """Its heading would stand at the foot of a sheet over an empty frame, as it did for St Michael's."""
    page = paper.go("case-studies/st-michaels.html")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.ir-prompts')).breakInside") == "avoid"


def test_each_kind_of_page_prints(paper: Visitor, site: BuiltSite) -> None:
    """On A4, as a PDF with at least one sheet."""
    for file in site.kinds.values():
        pdf = paper.go(file).pdf(format="A4")
        assert pdf.startswith(b"%PDF"), file
        assert pdf.count(b"/Type /Page\n") >= 1, file

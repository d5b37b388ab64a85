"""A review by keyboard alone, by ear, at 400 % and in one's own spacing: nobody on the team is shut out of it."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.test_access import CLIPPED, OWN_SPACING, SMALL_TARGETS, TOO_WIDE, ZOOMED
from tests.browser.visit import RULES_OF_COLOUR, Visitor, on_file
from tests.project import BuiltSite

PAGE = "self-audit/index.html"

KEY = "reflections:inclusion-reflections:v1"

MAKE = """() => {
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    const {audit, plan, review} = Reflections;
    const [before, now] = ["2026-06-19T15:00:00Z", "2026-11-21T09:00:00Z"];
    const make = (audience, n) => {
        const who = {audience, name: "", school: "Hill School", choice: {kind: "short"}};
        const empty = audit.start({bank, id: `${audience}-0000${n}`, now: before, ...who});
        return empty.questions.reduce((record, {id}, at) => audit.rate(record, id, 1 + (n + at) % 4, now), empty);
    };
    const people = [["leadership", 4], ["staff", 3], ["governors", 2]];
    const audits = people.flatMap(([audience, length]) => Array.from({length}, (_, n) => make(audience, n)));
    let made = review.start({bank, id: "review-of-autumn", school: "Hill School", choice: {kind: "short"}, now});
    const [first, second] = made.questions.map(({id}) => id);
    const summer = audit.rate({...made, id: "review-of-summer", changed: before}, first, 1, before);
    const action = {id: "action-of-summer", question: first, what: "Ask ten pupils", by: "2026-09-30"};
    const earlier = {...plan.add(summer, action, before), changed: before};
    made = audit.judge(audit.rate(review.join(made, audits, bank, now), first, 2, now), first, false, now);
    made = review.debate(plan.choose(made, first, now), first, true, now);
    const counts = {levels: [3, 10, 7, 1], dont_know: 2, does_not_apply: 0};
    const group = {id: "group-of-staff", question: first, audience: "staff", how: "hands", label: "Staff", made: now};
    return [review.count(made, {...group, counts}, now), earlier];
}"""
"""A review of nine people, two of them governors, who are too few to be counted; and the one of last term."""

ADD_EARLIER = "([record, earlier]) => Reflections.review.addEarlier(record, [earlier], '2026-11-21T09:00:00Z')"

SCREENS = ("together", "questions", "results", "plan", "change", "keep", "print/governors", "print/change")

SHOW_ALL = """() => document.querySelectorAll(".ir-views__question").forEach(({style}) => {
    style.contentVisibility = "visible";
})"""

WHERE = """() => {
    const held = document.activeElement;
    const shown = held.matches("[type=radio]") ? held.closest("label") : held;
    const {left, top, width, height} = shown.getBoundingClientRect();
    const [x, y] = [left + Math.min(width, innerWidth) / 2, top + Math.min(height / 2, 20)];
    const over = document.elementFromPoint(x, y);
    const isSeen = Boolean(over) && (shown.contains(over) || over.contains(shown));
    return {
        name: `${held.tagName} ${held.ariaLabel || held.innerText || held.id}`.slice(0, 60),
        isOnPage: held !== document.body,
        isSeen,
        isMarked: getComputedStyle(shown).outlineStyle !== "none",
    };
}"""
"""Where the focus is, whether something stands over it, and whether it is marked."""


@pytest.fixture
def visitor(open_visitor: Callable[..., Visitor], site: BuiltSite) -> Iterator[Visitor]:
    """Whatever someone does in this test, the browser has nothing to complain of."""
    visitor = open_visitor(on_file(site), color_scheme="light", viewport={"width": 1280, "height": 720})
    yield visitor
    assert visitor.complaints == []


def reviewing(visitor: Visitor, route: str, *, with_earlier: bool = True) -> Page:
    """A screen of the review."""
    page = visitor.go(f"{PAGE}#together")
    expect(page.get_by_role("heading", name="Together", exact=True)).to_be_visible()
    record, earlier = page.evaluate(MAKE)
    kept = page.evaluate(ADD_EARLIER, [record, earlier]) if with_earlier else record
    envelope = {"record": kept, "at": "", "writer": "before", "revision": kept["revision"]}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(envelope)])
    page.reload()
    expect(page.get_by_text("1 of 12 agreed", exact=True)).to_be_visible()
    go(page, route)
    return page


def go(page: Page, route: str) -> None:
    page.evaluate("route => { location.hash = route }", route)
    expect(page.locator(f".ir-audit__app[data-screen='{route.partition('/')[0]}']")).to_be_visible()
    page.evaluate(SHOW_ALL)


def press(page: Page, place: Locator, key: str = "Enter") -> None:
    place.focus()
    page.keyboard.press(key)


def stops(page: Page, keys: int) -> list[str]:
    """What is wrong with the places that so many presses of Tab come to."""
    faults = []
    for _ in range(keys):
        page.keyboard.press("Tab")
        where = page.evaluate(WHERE)
        told = [fault for fault in ("isOnPage", "isSeen", "isMarked") if not where[fault]]
        faults += [f"{where['name']}: not {fault}" for fault in told]
    return faults


def test_no_screen_of_a_review_shuts_anyone_out(open_visitor: Callable[..., Visitor], site: BuiltSite) -> None:
    """The policy has something to complain of here: axe would read the stylesheets."""
    visitor = open_visitor(on_file(site), color_scheme="light", viewport={"width": 1280, "height": 720})
    page = reviewing(visitor, "together")
    first = page.evaluate("key => JSON.parse(localStorage.getItem(key)).record.questions[0].id", KEY)
    visitor.inject_axe()
    faults = []
    for route in (*SCREENS, f"question/{first}"):
        go(page, route)
        faults += [f"{route}: {violation}" for violation in visitor.violations()]
        page.emulate_media(color_scheme="dark")
        faults += [f"{route} in dark: {violation}" for violation in visitor.violations(RULES_OF_COLOUR)]
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(ZOOMED)
        faults += [f"{route}: a small target: {target}" for target in page.evaluate(SMALL_TARGETS)]
        page.evaluate(OWN_SPACING)
        for check in (CLIPPED, TOO_WIDE):
            faults += [f"{route} in one's own spacing: {element}" for element in page.evaluate(check)]
        page.evaluate("document.adoptedStyleSheets = []")
        page.set_viewport_size({"width": 1280, "height": 720})
    assert faults == []


@pytest.mark.parametrize("size", [{"width": 390, "height": 844}, ZOOMED], ids=["phone", "400 %"])
def test_the_focus_is_seen_wherever_tab_leads(
    open_visitor: Callable[..., Visitor], site: BuiltSite, size: dict[str, int]
) -> None:
    """Also while a line at the foot of a phone tells what was done."""
    page = reviewing(open_visitor(on_file(site), viewport=size), "together")
    press(page, page.get_by_role("button", name="Remove Staff"))
    assert page.evaluate(WHERE)["isOnPage"]
    page.locator(".ir-audit__heading").focus()
    assert stops(page, 10) == []
    go(page, "questions")
    assert stops(page, 8) == []


def test_the_focus_stays_where_records_and_actions_go(visitor: Visitor) -> None:
    """An action that is taken over leaves its heading; the last record that is taken out leaves nothing of its list."""
    page = reviewing(visitor, "change")
    press(page, page.get_by_role("button", name="Take into this plan: Ask ten pupils"))
    expect(page.get_by_role("heading", name="What was planned before")).to_be_focused()
    press(page, page.get_by_role("button", name="Take out: Review, 19 June 2026"))
    expect(page.get_by_role("heading", name="What changed", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Add records of earlier terms")).to_be_focused()


def test_earlier_records_are_a_list_with_a_name(visitor: Visitor) -> None:
    page = reviewing(visitor, "change", with_earlier=False)
    _, earlier = page.evaluate(MAKE)
    file = FilePayload(name="summer.json", mimeType="text/plain", buffer=json.dumps(earlier).encode())
    page.get_by_label("Add records of earlier terms").set_input_files(file)
    expect(page.get_by_role("list", name="Earlier records").get_by_role("listitem")).to_have_count(1)
    expect(page.locator(".ir-told").get_by_role("status")).to_contain_text("Added: Review, 19 June 2026")


def test_that_a_report_was_copied_is_told_in_a_place_that_was_there_before(visitor: Visitor) -> None:
    """A screen reader tells of what comes into a place, and often not of a place that comes with its words."""
    page = reviewing(visitor, "print/governors")
    status = page.locator(".ir-print__tools").get_by_role("status")
    expect(status).to_have_count(1)
    expect(status).to_have_text("")
    press(page, page.get_by_role("button", name="Copy for Word"))
    expect(status).to_have_text("Copied. Paste it into Word.")


def test_how_many_hands_are_counted_is_heard_before_they_are_kept(visitor: Visitor) -> None:
    page = reviewing(visitor, "together")
    press(page, page.get_by_role("button", name="Count a question …"))
    page.get_by_label("1 Starting").fill("12")
    page.get_by_label("2 Growing").fill("7")
    keep = page.get_by_role("button", name="Keep this count")
    expect(keep).to_have_accessible_description("19 in all")
    press(page, keep)
    expect(page.locator(".ir-told").get_by_role("status")).to_contain_text("19 hands")


def test_where_a_copy_went_is_seen_beside_the_button_on_a_phone(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """Six buttons stand between the first and the line that says so; and the focus is never below that line."""
    page = reviewing(open_visitor(on_file(site), viewport={"width": 390, "height": 844}), "keep")
    keep = page.get_by_role("button", name="Keep a copy", exact=True)
    with page.expect_download():
        press(page, keep)
    expect(keep).to_be_in_viewport()
    expect(page.get_by_text("Kept as “review-hill-school")).to_be_in_viewport(ratio=1)
    assert stops(page, 6) == []

"""The self-audit from start to finish, as a deputy head goes through it; from a folder and on a school's intranet."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.firefox import Firefox
from tests.browser.visit import DENY_STORAGE, RULES_OF_COLOUR, Visitor, beside, on_file
from tests.project import BuiltSite

PAGE = "self-audit/index.html"

KEY = "reflections:inclusion-reflections:v1"

FILL_STORAGE = """() => { for (let size = 1 << 20; size > 8; size >>= 1) { try { for (let i = 0; ; i++) {
    localStorage.setItem(`other:${size}:${i}`, "x".repeat(size)); } } catch { /* full */ } } }"""


@pytest.fixture(params=["a folder", "an intranet"])
def start(request: pytest.FixtureRequest, site: BuiltSite, site_address: str) -> str:
    """Where the site is: a double-clicked folder, or plain HTTP under a name that isn't localhost."""
    return on_file(site) if request.param == "a folder" else site_address.replace("127.0.0.1", "intranet.example")


@pytest.fixture
def visitor(open_visitor: Callable[..., Visitor], site: BuiltSite) -> Iterator[Visitor]:
    """Whatever someone does in these tests, the browser has nothing to complain of, and nothing goes elsewhere."""
    visitor = open_visitor(on_file(site), viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    yield visitor
    assert visitor.complaints == []
    assert visitor.requests_elsewhere == []


def begin(page: Page, choice: str = "The short self-audit", audience: str = "Leadership") -> Page:
    """Begin an audit; its first question shows."""
    page.get_by_role("radio", name=re.compile(f"^{audience} ")).check()
    page.get_by_role("radio", name=re.compile(f"^{choice}")).check()
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Question 1 of")
    return page


def rate(page: Page, level: str, good_enough: str = "") -> None:
    """Choose an answer by what stands before its sign."""
    page.get_by_role("radio", name=re.compile(f"^{level}")).check()
    if good_enough:
        page.get_by_role("group", name="Is that good enough for us now?").get_by_role("radio", name=good_enough).check()


def stored(page: Page) -> Any:
    """The audit that the browser keeps."""
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["record"]


def screen(page: Page, name: str) -> Page:
    page.get_by_role("navigation", name="Self-audit").get_by_role("link", name=name).click()
    return page


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def go_through(visitor: Visitor, folder: Path) -> None:
    """Rate, judge, find evidence, see it, choose, plan, keep a copy in a folder, wipe; then open it and go on."""
    page = visitor.go(PAGE)
    page.get_by_label("Your school’s name").fill("Ysgol Gynradd Llŷn")
    begin(page)
    expect(heading(page)).to_have_text("Question 1 of 12: Vision")
    rate(page, "2 Growing", "No")
    page.get_by_role("textbox", name="What could we show for it?").fill("Minutes of the governors’ meeting in June")
    page.get_by_role("link", name="Next").click()
    rate(page, "3 Usual", "Yes")
    page.get_by_role("link", name="Next").click()
    rate(page, "We don't know")
    page.get_by_role("textbox", name="Note").fill("Ask Siân, عمر and Łukasz 🎉")
    page.get_by_role("link", name="Next").click()
    rate(page, "1 Starting", "No")
    expect(page.locator(".ir-audit__progress")).to_have_text("4 of 12 answered")
    expect(page.locator(".ir-audit__saved")).to_have_text("Saved on this device.")

    page.reload()
    expect(heading(page)).to_have_text("Question 4 of 12: Commitment")
    expect(page.get_by_role("radio", name=re.compile("^1 Starting"))).to_be_checked()

    screen(page, "Results")
    short_list = page.get_by_role("checkbox", name=re.compile("as a priority"))
    expect(short_list).to_have_count(2)
    short_list.first.check()
    screen(page, "Plan")
    page.get_by_role("textbox", name="What helps").fill("The lunchtime team wants to")
    page.get_by_role("button", name="Add this step to the plan").first.click()
    page.get_by_role("textbox", name="Who sees to it").fill("The deputy head")
    page.get_by_label("By when").fill("2027-01-29")
    assert stored(page)["actions"][0]["by"] == "2027-01-29"

    screen(page, "Keep and print")
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep a copy", exact=True).click()
    copy = folder / download.value.suggested_filename
    download.value.save_as(copy)
    before = stored(page)
    page.get_by_role("button", name=re.compile("^Finish and wipe")).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Wipe")).click()
    expect(page.get_by_role("heading", name="Begin", exact=True)).to_be_visible()
    assert page.evaluate("() => localStorage.length") == 0

    report = visitor.context.new_page()
    report.goto(copy.as_uri())
    for text in ("Ysgol Gynradd Llŷn", "Ask Siân, عمر and Łukasz 🎉", "The deputy head", "29 January 2027"):
        expect(report.get_by_text(text).filter(visible=True).first).to_be_visible()
    report.close()

    page.locator("input[type=file]:visible").set_input_files(copy)
    expect(page.locator(".ir-audit__progress")).to_have_text("4 of 12 answered")
    assert {**stored(page), "revision": 0} == {**before, "revision": 0}
    assert visitor.complaints == []
    assert [url for url in visitor.requests_elsewhere if not url.startswith(("blob:", copy.as_uri()))] == []


def test_a_deputy_head_goes_through_it_and_comes_back_next_week(
    open_visitor: Callable[..., Visitor], start: str, tmp_path: Path
) -> None:
    """From a folder, and on a school's intranet."""
    go_through(open_visitor(start, viewport={"width": 1280, "height": 720}, reduced_motion="reduce"), tmp_path)


def test_the_same_in_firefox(firefox: Firefox, site: BuiltSite, tmp_path: Path) -> None:
    """From a folder, where Firefox gives each file a storage of its own."""
    with firefox.visit(on_file(site)) as visitor:
        go_through(visitor, tmp_path)


def test_every_screen_passes_axe_with_nothing_something_and_all_answered(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """Also in dark, where only the colours differ."""
    visitor = open_visitor(on_file(site), viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page = visitor.go(PAGE)
    visitor.inject_axe()
    found = visitor.violations()
    begin(page)
    for part, routes in enumerate(
        (
            ("question/vision-shared", "results", "plan"),
            ("question/vision-shared", "questions", "choose", "results", "plan", "keep", "print/all"),
            ("results", "plan"),
        )
    ):
        if part:
            page.evaluate(ANSWER, part)
            page.reload()
            visitor.inject_axe()
        for route in routes:
            page.evaluate("route => { location.hash = route; }", route)
            page.locator(f'.ir-audit__app[data-screen="{route.split("/")[0]}"]').wait_for()
            found += [f"{route}, {part}: {violation}" for violation in visitor.violations()]
            if part == 1:
                page.emulate_media(color_scheme="dark")
                found += [f"{route}, dark: {violation}" for violation in visitor.violations(RULES_OF_COLOUR)]
                page.emulate_media(color_scheme="light")
    assert found == []


ANSWER = """part => {
    const stored = JSON.parse(localStorage.getItem("reflections:inclusion-reflections:v1"));
    const kinds = [1, 2, "dont_know", 3, 4, "does_not_apply", 2];
    let {record} = stored;
    record.questions.forEach(({id}, place) => {
        if (part === 1 && place % 3) { return; }
        record = Reflections.audit.rate(record, id, kinds[place % 7], record.made);
        if (typeof kinds[place % 7] === "number") {
            record = Reflections.audit.judge(record, id, place % 2 === 0, record.made);
        }
    });
    record = Reflections.plan.choose(record, record.questions[0].id, record.made);
    record = Reflections.plan.add(record, {id: "action-" + part, what: "Ask ten families"}, record.made);
    localStorage.setItem("reflections:inclusion-reflections:v1", JSON.stringify({...stored, record}));
}"""


def test_it_can_be_done_with_the_keyboard_alone(visitor: Visitor) -> None:
    """Arrow keys choose a level, Tab leads on, Enter follows links; each screen begins at its heading."""
    page = begin(visitor.go(PAGE))
    expect(heading(page)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name=re.compile("^1 Starting"))).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name=re.compile("^2 Growing"))).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("A photo of the display")
    answer = stored(page)["answers"][0]
    assert answer == {
        "question": "vision-shared",
        "rating": 2,
        "good_enough": False,
        "evidence": "A photo of the display",
    }
    page.get_by_role("link", name="Next").focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_contain_text("Question 2 of 12")


def test_blank_dont_know_and_does_not_apply_are_three_things(visitor: Visitor) -> None:
    """A blank is no answer; the others are, and ask for no judgement."""
    page = begin(visitor.go(PAGE))
    rate(page, "We don't know")
    expect(page.get_by_role("group", name="Is that good enough for us now?")).to_be_hidden()
    page.get_by_role("link", name="Next").click()
    rate(page, "Does not apply")
    assert [answer["rating"] for answer in stored(page)["answers"]] == ["dont_know", "does_not_apply"]
    expect(page.locator(".ir-audit__progress")).to_have_text("2 of 12 answered")


def test_a_cleared_answer_can_be_had_back(visitor: Visitor) -> None:
    """Undo is there as long as nothing else was told."""
    page = begin(visitor.go(PAGE))
    rate(page, "4 Lasting", "Yes")
    page.get_by_role("textbox", name="Note").fill("Ask Omar")
    before = stored(page)["answers"]
    page.get_by_role("button", name="Clear this answer").click()
    assert stored(page)["answers"] == []
    expect(page.get_by_role("button", name="Clear this answer")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    assert stored(page)["answers"] == before
    expect(page.get_by_role("textbox", name="Note")).to_have_value("Ask Omar")
    expect(page.get_by_text("Undone.", exact=True)).to_be_visible()
    screen(page, "All questions")
    expect(page.get_by_text("Undone.", exact=True)).to_be_hidden()


def test_hiding_what_was_told_gives_the_focus_back(visitor: Visitor) -> None:
    """Where it was before; where that is gone, to the screen's heading, in sight."""
    page = begin(visitor.go(PAGE))
    rate(page, "4 Lasting")
    page.get_by_role("button", name="Clear this answer").press("Enter")
    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_role("button", name="Hide").press("Enter")
    expect(page.get_by_role("button", name="Clear this answer")).to_be_focused()
    page.get_by_role("button", name="Clear this answer").press("Enter")
    page.evaluate("() => document.activeElement.remove()")
    page.get_by_role("button", name="Hide").press("Enter")
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_be_in_viewport()


def test_on_a_phone_what_was_cleared_can_be_had_back_from_where_one_is(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """The button that clears is far below the head of the page."""
    visitor = open_visitor(on_file(site), viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = begin(visitor.go(PAGE))
    rate(page, "4 Lasting")
    page.get_by_role("button", name="Clear this answer").click()
    expect(page.get_by_role("button", name="Undo")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Clear this answer")).to_be_in_viewport()


def test_all_six_answers_are_in_sight_together(visitor: Visitor) -> None:
    """On a laptop, without scrolling; below them the two texts take the same width."""
    page = begin(visitor.go(PAGE))
    answers = page.locator(".ir-rate__levels .ir-rate__choice")
    for place in range(6):
        expect(answers.nth(place)).to_be_in_viewport(ratio=1)
    boxes = [locator.bounding_box() for locator in (page.get_by_role("textbox", name="Note"), answers.last)]
    ends = [box["x"] + box["width"] for box in boxes if box]
    assert ends[0] == pytest.approx(ends[1], abs=1)


def test_what_is_asked_once_a_level_is_chosen_comes_into_sight(visitor: Visitor) -> None:
    """On an old laptop it may begin below the window."""
    page = visitor.go(PAGE)
    begin(page)
    page.set_viewport_size({"width": 1280, "height": 600})
    page.evaluate("scrollTo(0, 0)")
    page.locator(".ir-rate:visible .ir-rate__choice").first.click()
    expect(page.get_by_role("group", name="Is that good enough for us now?")).to_be_in_viewport(ratio=0.98)
    expect(page.locator(".ir-rate:visible .ir-rate__choice").first).to_be_in_viewport()


def test_a_level_that_nobody_has_judged_says_so_in_the_list(visitor: Visitor) -> None:
    """It looks no more finished there than in the results."""
    page = begin(visitor.go(PAGE))
    rate(page, "2 Growing")
    screen(page, "All questions")
    expect(page.get_by_text("2 Growing, not judged yet", exact=True)).to_be_visible()


def test_a_question_outside_the_audit_leads_to_where_it_can_be_added(visitor: Visitor) -> None:
    """An old link or a slip: there is no next one."""
    page = begin(visitor.go(PAGE))
    page.evaluate("() => { location.hash = 'question/nowhere'; }")
    expect(page.get_by_role("link", name="Next")).to_be_hidden()
    page.get_by_role("link", name="change the questions").click()
    expect(heading(page)).to_have_text("Change the questions")


def test_others_are_asked_in_their_own_words(visitor: Visitor) -> None:
    """A link can choose who answers, an occasion or a part."""
    page = visitor.go(PAGE + "#start/audience=primary-pupils")
    expect(page.get_by_role("radio", name=re.compile("^Primary pupils "))).to_be_checked()
    begin(page, "All questions", "Primary pupils")
    expect(page.get_by_role("group", name="Who tells you what our school wants for every child?")).to_be_visible()
    rate(page, "1 Starting")
    expect(page.get_by_role("radio", name=re.compile("Maybe our head teacher does"))).to_be_checked()
    expect(page.get_by_role("group", name="Is that OK?")).to_be_visible()
    rate(page, "I don't know")
    assert stored(page)["answers"][0]["rating"] == "dont_know"


@pytest.mark.parametrize(
    ("argument", "chosen", "questions"),
    [
        ("occasion=termly-review", "For an occasion", None),
        ("occasion=no-longer-there", "The short self-audit", 12),
        ("parts=vision", "Chosen parts", 7),
    ],
)
def test_a_link_chooses_the_questions(visitor: Visitor, argument: str, chosen: str, questions: int | None) -> None:
    """From an occasion's page, and from a characteristic's."""
    page = visitor.go(f"{PAGE}#start/{argument}")
    expect(page.get_by_role("radio", name=re.compile(f"^{chosen}"))).to_be_checked()
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(heading(page)).to_contain_text("Question 1 of" + (f" {questions}" if questions else ""))


def test_no_part_chosen_is_said_where_it_can_be_mended(visitor: Visitor) -> None:
    """To begin with, and when questions are changed."""
    page = visitor.go(PAGE)

    def try_with_none(button: str) -> None:
        page.get_by_role("radio", name="Chosen parts").check()
        parts = page.get_by_role("group", name="Chosen parts")
        for box in parts.get_by_role("checkbox", checked=True).all():
            box.uncheck()
        page.get_by_role("button", name=button).click()
        expect(parts.get_by_role("alert")).to_have_text("Choose at least one part.")
        expect(parts).to_have_accessible_description("Choose at least one part.")
        expect(parts.get_by_role("checkbox").first).to_be_focused()
        parts.get_by_role("checkbox").first.check()
        expect(parts.get_by_role("alert")).to_have_count(0)
        page.get_by_role("button", name=button).click()

    try_with_none("Begin")
    expect(heading(page)).to_have_text("Question 1 of 7: Vision")
    page.goto(page.url.partition("#")[0] + "#choose")
    try_with_none("Use these questions")
    expect(heading(page)).to_have_text("All questions")


def test_a_second_window_is_told_and_only_one_can_write(visitor: Visitor) -> None:
    """The one that was not the last to write is read-only until somebody goes on there."""
    first = begin(visitor.go(PAGE))
    second = beside(first)
    rate(second, "3 Usual")
    expect(first.get_by_role("button", name="Continue here")).to_be_visible()
    expect(first.get_by_role("radio", name=re.compile("^3 Usual"))).to_be_checked()
    expect(first.get_by_role("radio", name=re.compile("^3 Usual"))).to_be_disabled()
    first.get_by_role("button", name="Continue here").click()
    expect(second.get_by_role("button", name="Continue here")).to_be_visible()
    rate(first, "4 Lasting")
    assert stored(first)["answers"] == [{"question": "vision-shared", "rating": 4}]
    expect(second.get_by_role("radio", name=re.compile("^4 Lasting"))).to_be_checked()


def test_denied_storage_is_said_at_once_and_the_answers_stay(open_visitor: Callable[..., Visitor], start: str) -> None:
    """In memory, through every screen."""
    visitor = open_visitor(start, viewport={"width": 1280, "height": 720})
    visitor.context.add_init_script(DENY_STORAGE)
    page = begin(visitor.go(PAGE))
    expect(page.get_by_role("alert").filter(has_text="Not saved")).to_be_visible()
    rate(page, "2 Growing")
    screen(page, "Results")
    screen(page, "All questions")
    expect(page.locator(".ir-audit__progress")).to_have_text("1 of 12 answered")
    assert visitor.complaints == []


def test_full_storage_is_said_at_once_and_the_answers_stay(visitor: Visitor) -> None:
    """Once there is room again, the next change saves all of it."""
    page = begin(visitor.go(PAGE))
    page.evaluate(FILL_STORAGE)
    page.get_by_role("textbox", name="Note").fill(
        "A note that is longer than the little room that is left in the storage. " * 3
    )
    expect(page.get_by_role("alert").filter(has_text="storage is full")).to_be_visible()
    page.evaluate(
        """() => Object.keys(localStorage).filter(key => key.startsWith("other:"))
            .forEach(key => localStorage.removeItem(key))"""
    )
    rate(page, "2 Growing")
    expect(page.locator(".ir-audit__saved")).to_have_text("Saved on this device.")
    assert stored(page)["answers"][0]["rating"] == 2
    assert stored(page)["answers"][0]["note"].startswith("A note that is longer")


def test_another_audit_never_takes_the_place_of_one_without_asking(visitor: Visitor) -> None:
    """Escape goes back, and the audit is still there."""
    page = begin(visitor.go(PAGE))
    rate(page, "2 Growing")
    page.evaluate("() => { location.hash = 'start'; }")
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    assert stored(page)["answers"] == [{"question": "vision-shared", "rating": 2}]
    page.get_by_role("link", name="Go on where you were").click()
    expect(page.get_by_role("radio", name=re.compile("^2 Growing"))).to_be_checked()


def test_a_copy_can_be_kept_before_another_audit_begins(visitor: Visitor) -> None:
    """Nothing begins until somebody has seen that it was kept: a browser may ask where to, and be told nowhere."""
    page = begin(visitor.go(PAGE))
    rate(page, "2 Growing")
    page.evaluate("() => { location.hash = 'start'; }")
    page.get_by_role("button", name="Begin", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("dialog").get_by_role("button", name="First keep a copy").click()
    expect(page.get_by_role("dialog")).to_contain_text(f"Kept as “{download.value.suggested_filename}”")
    expect(page.get_by_role("dialog")).not_to_contain_text("Keep a copy of it, and you can open it again later.")
    expect(page.locator("dialog .ir-button:not(.ir-button--quiet)")).to_have_text(["Begin another"])
    assert stored(page)["answers"] == [{"question": "vision-shared", "rating": 2}]
    page.get_by_role("dialog").get_by_role("button", name="Begin another").click()
    expect(page.locator(".ir-audit__progress")).to_have_text("0 of 12 answered")


def test_an_audit_without_an_answer_gives_way_unasked(visitor: Visitor) -> None:
    """Who chose the wrong words goes back and chooses again."""
    page = begin(visitor.go(PAGE))
    page.evaluate("() => { location.hash = 'start'; }")
    begin(page, audience="Governors")
    assert stored(page)["respondent"]["audience"] == "governors"


def test_more_questions_can_be_chosen_later_and_answers_stay(visitor: Visitor) -> None:
    """What was answered stays, whatever is chosen."""
    page = begin(visitor.go(PAGE))
    rate(page, "2 Growing")
    screen(page, "All questions")
    page.get_by_role("link", name="Change the questions").click()
    page.get_by_role("radio", name=re.compile("^Chosen parts")).check()
    page.get_by_role("checkbox", name=re.compile("^Communication")).check()
    page.get_by_role("button", name="Use these questions").click()
    expect(page.locator(".ir-audit__progress")).to_have_text("1 of 10 answered")
    assert stored(page)["answers"] == [{"question": "vision-shared", "rating": 2}]


def test_the_skip_link_leads_past_the_header_and_the_screen_stays(visitor: Visitor) -> None:
    """Its hash is no screen."""
    page = begin(visitor.go(PAGE))
    page.get_by_role("link", name="Skip to the main content").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#question/vision-shared$"))
    expect(heading(page)).to_contain_text("Question 1 of 12")


def test_without_script_there_is_a_form_to_print(open_visitor: Callable[..., Visitor], site: BuiltSite) -> None:
    """Each question with its four levels, and nothing that only script could do."""
    visitor = open_visitor(on_file(site), java_script_enabled=False)
    page = visitor.go(PAGE)
    assert page.locator(".ir-rate:visible").count() == 50
    assert page.get_by_role("radio", name=re.compile("^1 Starting")).count() == 50
    assert page.get_by_role("button").count() == 0


def test_where_the_script_does_not_come_the_form_shows_after_a_while(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """Until then it is neither seen nor laid out, which would hold up those who do get the script."""
    visitor = open_visitor(on_file(site))
    visitor.page.route("**/self-audit.*.js", lambda route: route.abort())
    page = visitor.go(PAGE)
    form = page.locator(".ir-audit__form")
    expect(form.get_by_role("radio", name=re.compile("^1 Starting")).last).to_be_visible()
    again = """form => {
        for (const animation of ["none", ""]) {
            form.style.animation = animation;
            form.getBoundingClientRect();
        }
        return [form.checkVisibility({visibilityProperty: true}), form.offsetHeight];
    }"""
    assert form.evaluate(again) == [False, 0]


@pytest.mark.parametrize(("width", "height"), [(320, 640), (320, 256)], ids=["320 px", "400 % of 1280 by 1024"])
def test_nothing_is_cut_on_a_narrow_screen(
    open_visitor: Callable[..., Visitor], site: BuiltSite, width: int, height: int
) -> None:
    """No screen scrolls sideways."""
    visitor = open_visitor(on_file(site), viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = begin(visitor.go(PAGE))
    page.evaluate(ANSWER, 2)
    page.reload()
    for route in ("start", "question/vision-shared", "questions", "choose", "results", "plan", "keep", "print/all"):
        page.evaluate("route => { location.hash = route; }", route)
        page.locator(f'.ir-audit__app[data-screen="{route.split("/")[0]}"]').wait_for()
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, route

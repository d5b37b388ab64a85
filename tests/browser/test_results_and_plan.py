"""What the self-audit shows of its answers, and the plan that comes of them, as people meet them."""

import functools
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import Visitor, beside, on_file
from tests.project import BuiltSite

PAGE = "self-audit/index.html"

MAKE = """edits => {
    const {audit, plan} = Reflections, now = "2026-11-22T10:31:00Z";
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    const choice = edits.choice || {kind: "parts", parts: ["vision", "commitment"]};
    let record = audit.start({bank, audience: "leadership", choice, school: "Lyng Hall", id: "an-audit-of-ours", now});
    const byCode = new Map(record.questions.map(question => [question.code, question.id]));
    for (const [code, rating, isGoodEnough, evidence] of edits.answers) {
        record = audit.rate(record, byCode.get(code), rating, now);
        record = audit.judge(record, byCode.get(code), isGoodEnough ?? undefined, now);
        record = audit.write(record, byCode.get(code), "evidence", evidence || "", now);
    }
    for (const code of edits.priorities || []) record = plan.choose(record, byCode.get(code), now);
    for (const {code, ...action} of edits.actions || [])
        record = plan.add(record, {...action, question: byCode.get(code) || ""}, now);
    if (edits.elsewhere) record = {
        ...record,
        questions: [...record.questions, edits.elsewhere.question],
        answers: [...record.answers, edits.elsewhere.answer],
    };
    return [`reflections:${bank.data.site.id}:v1`, {revision: record.revision, writer: "before", at: "", record}];
}"""
"""An audit about vision and commitment as this device keeps it: under which name, and what."""

READ = "() => JSON.parse(localStorage.getItem(localStorage.key(0))).record"

WRITE_ELSEWHERE = """changes => {
    const name = localStorage.key(0), kept = JSON.parse(localStorage.getItem(name));
    kept.record.revision = kept.revision += 5;
    Object.assign(kept.record, changes);
    localStorage.setItem(name, JSON.stringify({...kept, writer: "another window"}));
}"""
"""Writes what another window would. A window hears nothing of what was written in it: as if the news came too late."""

TYPE = "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }"
"""Types into a field without the focus."""

ANSWERS = [
    ["V1", 3, True, "The induction notes"],
    ["V2", 4, True, ""],
    ["V3", 2, False, "What two visitors said"],
    ["V4", 1, False, ""],
    ["V5", "dont_know", None, ""],
    ["V6", 1, True, ""],
    ["V7", 2, None, ""],
    ["M2", 3, False, ""],
    ["M3", "does_not_apply", None, ""],
    ["M4", 1, False, ""],
]
"""Code, rating, whether it is good enough, evidence: at least one for each group."""

REST = [[f"{part}{number}", 4, True, ""] for part, last in (("V", 7), ("M", 9)) for number in range(2, last + 1)]
"""All but the first question, each of them a strength."""

ACTIONS = [
    {"id": "first", "what": "Ask the governors", "by": "2031-03-31", "code": "V4"},
    {"id": "second", "what": "Walk the school"},
    {"id": "third", "what": "Ring the nursery", "code": "V3"},
]

Audit = Callable[..., Page]


def open_with(visitor: Visitor, maker: Page, route: str, **edits: Any) -> Page:
    """One of the self-audit's screens, on a device that holds an audit."""
    name, value = maker.evaluate(MAKE, {"answers": ANSWERS} | edits)
    page = visitor.go_with(name, value, f"{PAGE}#{route}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


@pytest.fixture
def audit(visitor: Visitor, maker: Page) -> Audit:
    """Opens one of the self-audit's screens with an audit about vision and commitment."""
    return functools.partial(open_with, visitor, maker)


def kept(page: Page) -> dict[str, Any]:
    """The record as this device has it."""
    record: dict[str, Any] = page.evaluate(READ)
    return record


def section(page: Page, name: str) -> Locator:
    """The part of the results under a heading."""
    return page.get_by_role("region", name=name, exact=True)


def codes(page: Page, name: str) -> list[str]:
    """Which questions stand in a part of the results, in order."""
    return section(page, name).locator("li .ir-code").all_text_contents()


def field(page: Page, label: str) -> Locator:
    """The fields of the plan that have a label: one for each priority or action."""
    return page.locator(".ir-plan").get_by_label(label, exact=True)


def focused(page: Page) -> str:
    """The text of what has the focus, or its label."""
    text: str = page.evaluate(
        "() => (document.activeElement.labels?.[0] || document.activeElement).textContent.trim().replace(/\\s+/g, ' ')"
    )
    return text


def test_results_without_an_answer_lead_to_the_first_question(audit: Audit) -> None:
    """Nobody is shown empty tables."""
    page = audit("results", answers=[])
    expect(page.get_by_text("There is nothing to show yet, and that is fine.")).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)
    page.get_by_role("link", name="Begin with question V1").click()
    expect(page).to_have_url(f"{page.url.split('#')[0]}#question/vision-shared")


def test_each_answer_stands_in_one_place(audit: Audit) -> None:
    """By level and judgement; the lowest level first of what isn't good enough, the highest first of strengths."""
    page = audit("results")
    expect(page.get_by_text("10 of 15 questions are answered so far.")).to_be_visible()
    assert {name: codes(page, name) for name in ("Strengths", "Not good enough yet", "To find out")} == {
        "Strengths": ["V2", "V1"],
        "Not good enough yet": ["V4", "M4", "V3", "M2"],
        "To find out": ["V5"],
    }
    assert codes(page, "Good enough for now") == ["V6"]
    assert codes(page, "Not judged yet") == ["V7"]
    expect(section(page, "To find out").get_by_text("Where to look", exact=True)).to_be_visible()


def test_the_short_list_names_the_answer_that_led_to_it(audit: Audit) -> None:
    """Level, name and sign, and what was said of it."""
    page = audit("results")
    [asked] = [question for question in kept(page)["questions"] if question["code"] == "V3"]
    led = f"You chose level 2, Growing: “{asked['signs'][1]}” You said that this is not good enough for now."
    entry = section(page, "Not good enough yet").get_by_role("listitem").filter(has_text=asked["ask"])
    expect(entry.get_by_text(led, exact=True)).to_be_visible()
    expect(entry.get_by_text("Evidence: What two visitors said")).to_be_visible()


def test_a_table_has_a_row_for_each_question(audit: Audit) -> None:
    """What is no level is said in words; nothing is counted together."""
    page = audit("results")
    rows = page.get_by_role("table", name="Vision").get_by_role("row").all()
    said = [row.get_by_role("cell").all_inner_texts() for row in rows[1:]]
    assert said == [
        ["Level 3, Usual", "Yes", "Yes"],
        ["Level 4, Lasting", "Yes", "None"],
        ["Level 2, Growing", "No", "Yes"],
        ["Level 1, Starting", "No", "None"],
        ["We don't know", "–", "None"],
        ["Level 1, Starting", "Yes", "None"],
        ["Level 2, Growing", "Not judged yet", "None"],
    ]
    answers = page.get_by_role("table", name="Commitment").locator("td:nth-child(2)").all_inner_texts()
    assert answers[:3] == ["Level 3, Usual", "Does not apply", "Level 1, Starting"]
    assert set(answers[3:]) == {"Not answered"}
    assert "%" not in page.locator(".ir-audit-results").inner_text()


def test_what_this_site_does_not_ask_is_shown_all_the_same(audit: Audit) -> None:
    """With its answer and its note; it leads nowhere and counts nowhere."""
    question: dict[str, Any] = {
        "id": "meals",
        "code": "V99",
        "part": {"id": "vision", "name": "Vision"},
        "ask": "Who eats with whom?",
    }
    question["signs"] = [f"Sign {level}" for level in (1, 2, 3, 4)]
    answer = {"question": "meals", "rating": 2, "good_enough": False, "note": "Ask the cook"}
    page = audit("results", elsewhere={"question": question, "answer": answer})
    there = section(page, "Not asked here")
    expect(there.get_by_text("You chose level 2, Growing: “Sign 2”")).to_be_visible()
    expect(there.get_by_text("Note: Ask the cook")).to_be_visible()
    expect(there.get_by_role("link")).to_have_count(0)
    expect(page.get_by_text("10 of 15 questions are answered so far.")).to_be_visible()
    assert "V99" not in codes(page, "Not good enough yet")


def test_chart_and_table_lead_to_the_question(audit: Audit) -> None:
    """From both of them."""
    page = audit("results")
    leading = page.locator(".ir-audit-results__beside a[href='#question/vision-shared']")
    expect(leading).to_have_count(2)
    leading.first.click()
    expect(page).to_have_url(f"{page.url.split('#')[0]}#question/vision-shared")


def test_the_list_of_parts_leads_to_them(audit: Audit) -> None:
    """With the focus, and the way stays the results' own."""
    page = audit("results")
    page.get_by_role("navigation", name="In these results").get_by_role("button", name="To find out (1)").press("Enter")
    assert focused(page) == "To find out"
    assert page.url.endswith("#results")


def test_once_all_is_answered_the_results_say_what_comes_next(audit: Audit) -> None:
    """To judge what has a level, to choose from what isn't good enough, then the plan."""
    page = audit("results", answers=[*REST, ["V1", 2, None, ""]])
    page.get_by_role("button", name="Next: say what is good enough for now").press("Enter")
    assert focused(page) == "Not judged yet"
    section(page, "Not judged yet").get_by_role("link").click()
    page.get_by_role("group", name="Is that good enough for us now?").get_by_role("radio", name="No").check()
    page.get_by_role("link", name="Results").click()
    page.get_by_role("button", name="Next: choose two or three to work on").press("Enter")
    assert focused(page) == "Not good enough yet"
    page.get_by_role("checkbox", name="Choose V1 as a priority").check()
    page.get_by_role("link", name="Next: your priorities and the plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Priorities and plan")


def test_more_than_three_priorities_get_a_gentle_sentence(audit: Audit) -> None:
    """They are chosen all the same."""
    page = audit("results")
    for code in ("V4", "M4", "V3"):
        page.get_by_role("checkbox", name=f"Choose {code} as a priority").check()
    expect(section(page, "Not good enough yet").get_by_text("3 priorities are chosen.", exact=True)).to_be_visible()
    page.get_by_role("checkbox", name="Choose M2 as a priority").check()
    expect(section(page, "Not good enough yet").get_by_text("Two or three are easier to carry through")).to_be_visible()
    assert len(kept(page)["priorities"]) == 4
    assert focused(page) == "Choose M2 as a priority"


def test_a_priority_taken_back_can_be_had_again_with_its_notes(audit: Audit) -> None:
    """In its place among the others."""
    page = audit("plan", priorities=["V4", "V3"])
    field(page, "What helps").first.fill("Two keen heads of year")
    before = kept(page)["priorities"]
    page.get_by_role("link", name="Results").click()
    page.get_by_role("checkbox", name="Choose V4 as a priority").uncheck()
    assert [priority["question"] for priority in kept(page)["priorities"]] == [before[1]["question"]]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("checkbox", name="Choose V4 as a priority")).to_be_checked()
    assert kept(page)["priorities"] == before


def test_the_next_step_goes_into_the_plan_once(audit: Audit) -> None:
    """Then the same button leads to it."""
    page = audit("plan", priorities=["V4"])
    button = page.get_by_role("button", name="Add this step to the plan")
    button.press("Enter")
    assert focused(page) == "In the plan: go to it for V4"
    step = page.locator(".ir-plan__step").inner_text()
    assert [action["what"] for action in kept(page)["actions"]] == [step]
    page.keyboard.press("Enter")
    assert focused(page) == "What we will do"
    expect(field(page, "What we will do")).to_have_value(step)
    assert len(kept(page)["actions"]) == 1


def test_what_is_typed_is_kept_at_once_and_stays_under_the_hands(audit: Audit) -> None:
    """In the middle of a text, too: the field is the same, and the caret stays where it was."""
    page = audit("plan", priorities=["V4", "V3"], actions=ACTIONS)
    field(page, "What we will do").nth(1).evaluate(
        "field => { window.before = field; field.focus(); field.setSelectionRange(4, 4); }"
    )
    page.keyboard.type(" round")
    assert page.evaluate("() => document.activeElement === before && before.isConnected && before.selectionStart") == 10
    assert [action["what"] for action in kept(page)["actions"]][1] == "Walk round the school"


def test_an_action_of_ones_own_begins_where_one_writes_it(audit: Audit) -> None:
    """It knows the priority it was added for."""
    page = audit("plan", priorities=["V4"])
    page.get_by_role("button", name="Add an action of our own for V4").click()
    assert focused(page) == "What we will do"
    page.keyboard.type("Ask a neighbour")
    field(page, "Status").select_option("Under way")
    [action] = kept(page)["actions"]
    asked = {question["id"]: question["code"] for question in kept(page)["questions"]}
    assert (asked[action["question"]], action["what"], action["status"]) == ("V4", "Ask a neighbour", "under_way")


def test_moving_keeps_the_focus_on_the_button(audit: Audit) -> None:
    """So that it can be pressed again; at the end it says so."""
    page = audit("plan", actions=ACTIONS)
    page.get_by_role("button", name="Move down action 1").focus()
    for name in ("Move down action 2", "Move down action 3", "Move down action 3"):
        page.keyboard.press("Enter")
        assert focused(page) == name
    assert [action["id"] for action in kept(page)["actions"]] == ["second", "third", "first"]
    assert field(page, "What we will do").last.input_value() == "Ask the governors"
    expect(page.get_by_role("status").filter(has_text="The action is last already.")).to_have_count(1)


def test_deleting_keeps_the_focus_near_and_can_be_undone(audit: Audit) -> None:
    """At the next action, then at the one before, then at the heading."""
    page = audit("plan", actions=ACTIONS)
    before = kept(page)["actions"]
    page.get_by_role("button", name="Delete action 2").press("Enter")
    assert focused(page) == "Action 2"
    assert page.evaluate("() => document.activeElement.id") == "plan-actions-third"
    page.get_by_role("button", name="Undo").click()
    assert kept(page)["actions"] == before
    for name, then in (
        ("Delete action 3", "Action 2"),
        ("Delete action 2", "Action 1"),
        ("Delete action 1", "Action plan"),
    ):
        page.get_by_role("button", name=name).press("Enter")
        assert focused(page) == then
    assert kept(page)["actions"] == []


def test_half_a_date_is_not_kept_and_said(audit: Audit) -> None:
    """The one before is; and the half isn't taken out of the field while something else is written."""
    page = audit("plan", actions=ACTIONS[:1])
    date, remark = field(page, "By when"), page.locator(".ir-plan__remark:visible")
    date.press("Backspace")
    expect(remark).to_have_count(0)
    field(page, "Who sees to it").fill("SENCO")
    expect(remark).to_have_text("This date is not complete, so it is not kept. Kept is 31 March 2031.")
    [action] = kept(page)["actions"]
    assert (action["by"], action["who"]) == ("2031-03-31", "SENCO")
    assert date.evaluate("field => field.validity.badInput")


@pytest.mark.parametrize(("label", "name"), [("By when", "by"), ("Look at it again on", "review")])
def test_a_day_that_has_passed_is_said_and_kept(audit: Audit, label: str, name: str) -> None:
    """Until the action is done."""
    page = audit("plan", actions=ACTIONS[1:2])
    field(page, label).fill("2020-02-29")
    field(page, "Status").focus()
    expect(page.locator(".ir-plan__remark").get_by_text("This date has passed.")).to_be_visible()
    assert kept(page)["actions"][0][name] == "2020-02-29"
    field(page, "Status").select_option("Done")
    expect(page.locator(".ir-plan__remark").get_by_text("This date has passed.")).to_have_count(0)


@pytest.mark.parametrize(
    ("label", "both"), [("What we will do", "Ask the parents\nAsk the governors!?"), ("What helps", "The head\n!?")]
)
def test_what_another_window_wrote_comes_into_the_field_in_which_somebody_types(
    audit: Audit, label: str, both: str
) -> None:
    """So that the next letter doesn't write over it."""
    page = audit("plan", priorities=["V4"], actions=ACTIONS[:1])
    [priority], [action] = kept(page)["priorities"], kept(page)["actions"]
    theirs = {"priorities": [priority | {"helps": "The head"}], "actions": [action | {"what": "Ask the parents"}]}
    field(page, label).press("End")
    page.evaluate(WRITE_ELSEWHERE, theirs)
    page.keyboard.type("!?")
    expect(field(page, label)).to_have_value(both)
    record = kept(page)
    assert both in (record["actions"][0]["what"], record["priorities"][0]["helps"])


def test_a_date_is_left_alone_while_somebody_is_at_it(audit: Audit) -> None:
    """What another window made of it comes in when they leave."""
    page = audit("plan", actions=ACTIONS[:1])
    [action] = kept(page)["actions"]
    field(page, "By when").focus()
    page.evaluate(WRITE_ELSEWHERE, {"actions": [action | {"by": "2031-05-31"}]})
    field(page, "Who sees to it").evaluate(TYPE, "SENCO")
    assert [(each["who"], each["by"]) for each in kept(page)["actions"]] == [("SENCO", "2031-05-31")]
    expect(field(page, "By when")).to_have_value("2031-03-31")
    field(page, "Status").focus()
    expect(field(page, "By when")).to_have_value("2031-05-31")


def test_typing_into_an_action_that_another_window_deleted_keeps_it(audit: Audit, visitor: Visitor) -> None:
    """What was left alone stays deleted; a change to what is gone from this window, too, does nothing."""
    page = audit("plan", actions=ACTIONS)
    gone = field(page, "What we will do").first.element_handle()
    field(page, "What we will do").nth(1).press("End")
    page.evaluate(WRITE_ELSEWHERE, {"actions": []})
    page.keyboard.type("!")
    assert [action["what"] for action in kept(page)["actions"]] == ["Walk the school!"]
    gone.evaluate(TYPE, "Ask nobody")
    assert [action["what"] for action in kept(page)["actions"]] == ["Walk the school!"]
    assert visitor.complaints == []


def test_a_questions_second_line_begins_where_its_first_did(audit: Audit) -> None:
    """In the plan and in the lists of the results: not under its code."""
    page = audit("plan", priorities=["V4"])
    for route, where in (("plan", ".ir-plan__name"), ("results", ".ir-audit-results__entry .ir-audit-results__ask")):
        page.evaluate("route => { location.hash = route; }", route)
        page.set_viewport_size({"width": 390, "height": 844})
        page.wait_for_selector(where)
        first, *rest = (
            page.locator(where)
            .first.locator("a")
            .evaluate("link => Array.from(link.getClientRects(), ({left}) => left)")
        )
        assert rest
        assert all(abs(left - first) <= 2 for left in rest)


def test_buttons_of_several_are_named_by_what_they_belong_to(audit: Audit) -> None:
    """Nobody hears the same name twice."""
    page = audit("plan", priorities=["V4", "V3", "M2"], actions=ACTIONS)
    names = page.locator(".ir-plan button:visible").evaluate_all(
        "buttons => buttons.map(button => button.textContent.replace(/\\s+/g, ' '))"
    )
    assert "Add this step to the plan for V3" in names
    assert "Remove M2" in names
    assert len(names) == len(set(names)) > 20


def test_the_dates_go_into_a_calendar(audit: Audit) -> None:
    """As a file named for the school; without a date there is none to have."""
    page = audit("plan", actions=ACTIONS[1:2])
    button = page.get_by_role("button", name="Dates for your calendar")
    expect(button).to_have_count(0)
    field(page, "By when").fill("2031-03-31")
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename.endswith(".ics")
    assert "lyng-hall" in download.value.suggested_filename
    assert "DTSTART;VALUE=DATE:20310331" in download.value.path().read_text(encoding="utf-8")


def test_while_another_window_writes_nothing_can_be_changed(audit: Audit) -> None:
    """Neither in the plan nor in the results; reading goes on."""
    page = audit("plan", priorities=["V4"], actions=ACTIONS)
    other = beside(page)
    other.evaluate(WRITE_ELSEWHERE, {})
    other.close()
    expect(field(page, "What helps")).to_be_disabled()
    changing = "textarea, input, select, button"
    assert page.locator(".ir-plan").locator(changing).locator("visible=true").count() > 20
    assert page.locator(".ir-plan").locator(f":is({changing}):enabled").all_text_contents() == [
        "Dates for your calendar (.ics)"
    ]
    page.get_by_role("link", name="Results").click()
    expect(page.get_by_role("checkbox", name="Choose V4 as a priority")).to_be_disabled()


def test_both_screens_are_open_to_all_on_a_narrow_screen(
    open_visitor: Callable[..., Visitor], site: BuiltSite, maker: Page
) -> None:
    """With everything in them, 320 pixels wide, in the dark: axe finds nothing, and nothing scrolls sideways."""
    visitor = open_visitor(on_file(site), viewport={"width": 320, "height": 640}, color_scheme="dark")
    page = open_with(visitor, maker, "results", priorities=["V4", "V3"], actions=ACTIONS)
    visitor.inject_axe()
    for heading in ("Results", "Priorities and plan"):
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        assert visitor.violations() == []
        assert page.evaluate("() => document.documentElement.scrollWidth") == 320
        page.get_by_role("link", name="Plan", exact=True).click()


LINES = """element => { const range = document.createRange();
    range.selectNodeContents(element);
    return range.getClientRects().length; }"""


def test_no_word_of_the_profile_is_broken(visitor: Visitor) -> None:
    """Somebody's own words may have no space; the heads of the table are ours, and each stays whole."""
    page = visitor.go("self-audit/index.html")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("radio", name="2 Growing").first.check()
    page.evaluate("() => { location.hash = 'results'; }")
    head = page.get_by_role("columnheader", name="Evidence").first
    assert head.evaluate(LINES) == 1

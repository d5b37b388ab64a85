"""What changed since earlier terms: their records are brought in, and what moved is said, shown and printed."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.browser.test_governors import MAKE_REVIEW, PAGE, opened, stored, unsound
from tests.browser.visit import Visitor, on_file, sheets_of
from tests.project import BuiltSite

MAKE_AUDIT = """({id, moment, ratings, asks = {}, actions = [], audience = "leadership"}) => {
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    const who = {audience, school: "Hill School", name: "Zorro", choice: {kind: "short"}};
    let made = Reflections.audit.start({bank, ...who, id, now: moment});
    made = {...made, questions: made.questions.slice(0, ratings.length).map((question, place) =>
        ({...question, ask: asks[place] || question.ask}))};
    made.questions.forEach((question, place) => {
        made = ratings[place] === null ? made : Reflections.audit.rate(made, question.id, ratings[place], moment);
        made = ratings[place] === 2 ? Reflections.audit.judge(made, question.id, false, moment) : made;
    });
    actions.forEach(([what, status, by], place) => {
        const action = {id: `${id}-${place}`, question: made.questions[0].id, what, status, by};
        made = Reflections.plan.add(made, action, moment);
    });
    return made;
}"""
"""An audit of the first questions of the short self-audit."""

DROP = """files => {
    const dataTransfer = new DataTransfer();
    files.forEach(([name, text]) => dataTransfer.items.add(new File([text], name)));
    document.querySelector("h1").dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
}"""

ADD = "Add records of earlier terms"


@pytest.fixture(scope="module")
def make(browser: Browser, site: BuiltSite) -> Iterator[Callable[..., dict[str, Any]]]:
    """Makes audits, or reviews, as the page's own scripts do."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{on_file(site)}{PAGE}#together")
    page.wait_for_function("() => Boolean(Reflections.reviewScreens)")

    def make(script: str = MAKE_AUDIT, **options: Any) -> dict[str, Any]:
        made: dict[str, Any] = page.evaluate(script, options)
        return made

    yield make
    context.close()


@pytest.fixture(scope="module")
def terms(make: Callable[..., dict[str, Any]]) -> list[dict[str, Any]]:
    """Three terms of one team, the last of them now."""
    actions = [
        ["Ask ten families", "not_started", "2026-01-31"],
        ["Write one sentence", "done", "2026-01-31"],
        ["Look at the timetable", "under_way", "2999-01-31"],
        ["Buy chalk", "stopped", ""],
    ]
    first = make(id="term-one", moment="2025-11-20T10:31:00Z", ratings=[3, 1, 4, 2])
    second = make(
        id="term-two",
        moment="2026-03-20T10:31:00Z",
        ratings=[1, 2, 3, 2, "dont_know"],
        asks={1: "What did we ask in March?"},
        actions=actions,
    )
    now = make(id="term-three", moment="2026-11-20T10:31:00Z", ratings=[3, 4, 2, 2, 1, 1])
    return [first, second, now]


def files_of(*records: dict[str, Any]) -> list[FilePayload]:
    return [
        FilePayload(name=f"{record['id']}.json", mimeType="text/plain", buffer=json.dumps(record).encode())
        for record in records
    ]


def row_of(page: Page, code: str) -> list[str]:
    """The cells of a question's row, without its own; of the last, what stands beside the drawing."""
    row = page.locator(".ir-change .ir-report__table--change tbody tr").filter(
        has=page.locator("th[scope=row]").get_by_text(code, exact=True)
    )
    return [text.split("\n")[-1].strip() for text in row.locator("td").all_inner_texts()]


def fold(page: Page, name: str) -> Locator:
    return page.locator(".ir-change__kind", has=page.get_by_text(name, exact=True))


@pytest.fixture
def page(visitor: Visitor, terms: list[dict[str, Any]]) -> Page:
    """The screen, with two earlier terms beside what is here."""
    page = opened(visitor, terms[2], "change")
    page.get_by_label(ADD).set_input_files(files_of(terms[0], terms[1]))
    expect(page.get_by_text("2 earlier records added.")).to_be_visible()
    return page


def test_a_broken_file_is_named_and_the_others_load(visitor: Visitor, terms: list[dict[str, Any]]) -> None:
    page = opened(visitor, terms[2], "change")
    broken = FilePayload(name="broken.html", mimeType="text/html", buffer=b"<p>Half a fi")
    page.get_by_label(ADD).set_input_files([*files_of(terms[0]), broken, *files_of(terms[2], terms[1])])
    alert = page.get_by_role("alert").filter(has_text="“broken.html”: ")
    expect(alert).to_contain_text("holds no audit")
    expect(alert).to_contain_text("“term-three.json”: This is what is open here.")
    expect(alert).not_to_contain_text("Nothing was changed")
    assert [record["id"] for record in stored(page)["earlier"]] == ["term-one", "term-two"]
    assert page.get_by_label(ADD).evaluate("input => input.value") == ""
    page.get_by_label(ADD).set_input_files(files_of(terms[0]))
    expect(page.get_by_role("alert").filter(has_text="“term-one.json”: It is there already.")).to_be_visible()


def test_what_is_too_much_is_named(visitor: Visitor, terms: list[dict[str, Any]]) -> None:
    page = opened(visitor, terms[2], "change")
    many = [terms[0] | {"id": f"term-before-{place:02}"} for place in range(13)]
    page.get_by_label(ADD).set_input_files(files_of(*many))
    said = "“term-before-12.json”: It was left out: 12 earlier records are the most."
    expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()
    assert len(stored(page)["earlier"]) == 12


def test_what_moved_is_said_and_stands_in_a_table(page: Page, terms: list[dict[str, Any]]) -> None:
    codes = [question["code"] for question in terms[2]["questions"]]
    names = page.locator(".ir-change__kind-name").all_inner_texts()
    assert names == [
        "2 moved up",
        "1 moved down",
        "1 stayed, and not good enough yet",
        "1 new",
        "1 can’t be compared",
        "1 reworded",
    ]
    assert "From 1, Starting to 3, Usual" in fold(page, "2 moved up").inner_text()
    assert row_of(page, codes[0]) == ["3, Usual", "1, Starting", "3, Usual", "Moved up"]
    assert row_of(page, codes[3])[-1] == "Stayed, and not good enough yet"
    assert row_of(page, codes[4]) == ["Not asked", "We don't know", "1, Starting", "Can’t be compared"]
    assert row_of(page, codes[5]) == ["Not asked", "Not asked", "1, Starting", "New"]
    expect(page.get_by_text("Reworded. It was: What did we ask in March?")).to_be_visible()
    heads = page.locator(".ir-report__table--change thead th").all_inner_texts()
    assert heads[1:3] == ["20 Nov 2025", "20 Mar 2026"]


def test_the_drawing_says_what_its_row_says(page: Page) -> None:
    """A level is a number at its height; nothing of it is read aloud, as the row is."""
    trend = page.locator("svg.ir-trend").first
    assert trend.locator("text").all_text_contents() == ["3", "1", "3"]
    heights = trend.locator("circle").evaluate_all("marks => marks.map(mark => Number(mark.getAttribute('cy')))")
    assert heights[0] == heights[2] < heights[1]
    expect(trend).to_have_attribute("aria-hidden", "true")
    assert page.locator("svg.ir-trend").nth(4).locator("text").all_text_contents() == ["–", "?", "1"]
    assert page.locator("svg.ir-trend").nth(4).locator(".ir-trend__step").count() == 0


def test_what_is_taken_out_comes_back(page: Page) -> None:
    before = stored(page)["earlier"]
    page.get_by_role("button", name="Take out: Audit by Leadership, 20 November 2025").press("Enter")
    assert [record["id"] for record in stored(page)["earlier"]] == ["term-two"]
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert stored(page)["earlier"] == before


def test_what_is_not_finished_can_be_taken_into_this_plan(page: Page) -> None:
    """And nothing else; what is there already is not taken twice."""
    table = page.locator(".ir-report__table--before")
    states = table.locator("tbody tr").evaluate_all("rows => rows.map(row => row.cells[3].textContent)")
    assert states == ["Overdue", "Under way", "Stopped", "Done"]
    expect(table.get_by_role("button")).to_have_count(2)
    table.get_by_role("button", name="Take into this plan: Ask ten families").press("Enter")
    expect(page.get_by_text("The action is in this plan now.")).to_be_visible()
    expect(table.get_by_text("In this plan")).to_be_visible()
    expect(table.get_by_role("button")).to_have_count(1)
    assert [action["what"] for action in stored(page)["actions"]] == ["Ask ten families"]
    assert page.evaluate("document.activeElement.closest('.ir-change') !== null")
    page.get_by_role("button", name="Undo").click()
    assert stored(page)["actions"] == []


def test_files_can_be_dropped_on_the_page(visitor: Visitor, terms: list[dict[str, Any]]) -> None:
    page = opened(visitor, terms[2], "change")
    page.evaluate(DROP, [[f"{record['id']}.json", json.dumps(record)] for record in terms[:2]])
    expect(page.get_by_text("2 earlier records added.")).to_be_visible()
    expect(page.locator("dialog")).to_have_count(0)


def test_a_review_can_stand_beside_one_persons_audit_and_says_so(
    visitor: Visitor, make: Callable[..., dict[str, Any]], terms: list[dict[str, Any]]
) -> None:
    """Nobody's name goes with it."""
    page = opened(visitor, make(MAKE_REVIEW), "change")
    page.get_by_label(ADD).set_input_files(files_of(terms[1]))
    expect(page.get_by_text("They are not all by the same people")).to_be_visible()
    expect(page.get_by_text("Audit by Leadership, 20 March 2026, of Hill School")).to_be_visible()
    assert "20 Mar 2026, Leadership" in page.locator(".ir-report__table--change thead").inner_text()
    assert "Zorro" not in page.locator(".ir-change").inner_text()


def test_what_staff_or_parents_answered_alone_is_no_earlier_term_of_a_review(
    visitor: Visitor, make: Callable[..., dict[str, Any]], terms: list[dict[str, Any]]
) -> None:
    """One person's levels would stand in a column, and on paper."""
    page = opened(visitor, make(MAKE_REVIEW), "change")
    one = {**terms[1], "respondent": {"audience": "parents-carers", "name": ""}}
    page.get_by_label(ADD).set_input_files(files_of(one))
    expect(page.get_by_role("alert").filter(has_text="It is one person’s audit.")).to_be_visible()
    assert "earlier" not in stored(page)


def begin_a_term(page: Page) -> None:
    page.get_by_role("button", name="Begin a new term …").click()
    page.get_by_role("dialog", name="Begin a new term?").get_by_role("button", name="Begin a new term").click()


def test_whoever_answers_alone_finds_the_way_to_a_new_term(visitor: Visitor, terms: list[dict[str, Any]]) -> None:
    """The same questions, with what was answered before beside them; and back again."""
    page = opened(visitor, terms[1], "questions")
    page.get_by_role("link", name="A new term, and what changed").click()
    page.get_by_label(ADD).set_input_files(files_of(terms[0]))
    expect(page.get_by_text("Added: Audit by Leadership, 20 November 2025.")).to_be_visible()
    before = stored(page)
    page.get_by_role("button", name="Begin a new term …").click()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert stored(page) == before
    begin_a_term(page)
    expect(page.get_by_role("heading", level=1, name="All questions")).to_be_focused()
    after = stored(page)
    assert [record["id"] for record in after["earlier"]] == ["term-one", "term-two"]
    assert after["earlier"][1]["actions"] == before["actions"]
    assert (after["answers"], after["priorities"], after["actions"]) == ([], [], [])
    assert [after[name] for name in ("school", "respondent", "choice")] == [
        before[name] for name in ("school", "respondent", "choice")
    ]
    assert after["id"] != before["id"]
    page.get_by_role("link", name="A new term, and what changed").click()
    expect(page.get_by_role("button", name="Begin a new term …")).to_be_hidden()  # nothing is answered yet
    expect(page.get_by_role("button", name="Take into this plan: Ask ten families")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The audit that was here before is back.")).to_be_visible()
    assert stored(page) == {**before, "revision": stored(page)["revision"]}


def test_a_team_begins_its_next_review_beside_the_last(
    visitor: Visitor, make: Callable[..., dict[str, Any]], terms: list[dict[str, Any]]
) -> None:
    made = make(MAKE_REVIEW)
    page = opened(visitor, made, "questions")
    page.get_by_role("link", name="A new term, and what changed").click()
    begin_a_term(page)
    expect(page.get_by_role("heading", level=1, name="Together")).to_be_focused()
    after = stored(page)
    assert (after["kind"], after["audits"], after["groups"], after["answers"]) == ("review", [], [], [])
    assert [record["id"] for record in after["earlier"]] == [made["id"]]
    assert "audits" not in after["earlier"][0]
    page.get_by_label("Choose the copies that people kept").set_input_files(files_of(terms[2]))
    expect(page.get_by_text("1 audit was added.")).to_be_visible()
    assert len(stored(page)["earlier"]) == 1


def test_what_changed_takes_one_sheet(visitor: Visitor, make: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    """Sixteen questions from eight parts, and the actions of two terms."""
    page = opened(visitor, make(MAKE_REVIEW), "change")
    earlier = [
        make(MAKE_REVIEW, id=f"review-{month}", moment=f"2026-0{month}-20T10:31:00Z", shift=month) for month in (2, 5)
    ]
    page.get_by_label(ADD).set_input_files(files_of(*earlier))
    expect(page.get_by_text("2 earlier records added.")).to_be_visible()
    page.get_by_role("link", name="Keep and print").click()
    page.get_by_role("link", name="What changed").click()
    expect(page.get_by_role("heading", level=1, name="What changed: Ysgol Llŷn")).to_be_visible()
    (sheet,) = sheets_of(page, tmp_path / "change.pdf")
    for said in ("moved", "What happened", "20 May", "What was planned before", "overdue"):
        assert said in " ".join(sheet.split()), said


def test_an_audits_sheet_is_there_when_the_page_is_loaded_at_it(page: Page) -> None:
    """Its scripts are loaded for it; the rest of an audit goes on without them."""
    page.evaluate("location.hash = 'print/change'")
    page.reload()
    expect(page.get_by_role("heading", level=1, name="What changed: Hill School")).to_be_visible()
    assert page.locator(".ir-report svg.ir-trend").count() == 6


def test_nobody_is_shut_out(page: Page, visitor: Visitor) -> None:
    assert visitor.complaints == []
    assert unsound(visitor) == []
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert unsound(visitor) == []
    sizes = [box for button in page.locator(".ir-change button").all() if (box := button.bounding_box())]
    assert sizes
    assert all(box["height"] >= 24 for box in sizes)

"""A review in hostile hands and clumsy ones: nobody's work goes without a word, and nobody is read out of it."""

from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_together import TEAM, audit, begun, bring, dialog, file, stored, told
from tests.browser.visit import Visitor

SAID_AT_LENGTH = """(ids) => {
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    const choice = {kind: "full"};
    const [now, text] = ["2026-11-20T10:31:00Z", "n".repeat(10000)];
    return ids.map((id) => {
        const made = Reflections.audit.start({bank, id, now, audience: "leadership", name: "AB", choice});
        const answers = made.questions.map(({id: question}) => ({question, rating: 3, evidence: text, note: text}));
        return {...made, answers};
    });
}"""
"""Audits of about a megabyte each."""

SENT = """(review) => {
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    return Reflections.review.withoutAudits(review, {bank, id: "sent-on-0001", now: "2026-11-22T10:00:00Z"}).groups;
}"""


@pytest.fixture
def visitor(visitor: Visitor) -> Visitor:
    visitor.page.set_default_timeout(8000)
    return visitor


def show(page: Page, screen: str) -> None:
    page.evaluate("hash => { location.hash = hash; }", screen)


def at_length(page: Page, count: int, name: str = "long") -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = page.evaluate(SAID_AT_LENGTH, [f"audit-{name}-{place}" for place in range(count)])
    return made


def bring_all(page: Page, records: Sequence[dict[str, Any]]) -> None:
    bring(page, *(file(f"{record['id']}.json", record) for record in records))


def count_hands(page: Page, audience: str, question: str, *numbers: int) -> None:
    page.get_by_role("button", name="Count a question").click()
    page.get_by_label("Which question?").select_option(question)
    page.get_by_label("Who raised their hands?").select_option(audience)
    for place, number in enumerate(numbers):
        page.locator(f"#group-1-{place}").fill(str(number))
    page.get_by_role("button", name="Keep this count").click()
    expect(told(page)).to_contain_text("Counted")


def test_a_review_in_which_nothing_is_agreed_yet_goes_only_after_asking(visitor: Visitor) -> None:
    page = begun(visitor, TEAM)
    show(page, "start")
    page.get_by_role("button", name="Begin", exact=True).click()
    asked = dialog(page, "Begin another audit?")
    expect(asked).to_contain_text("Here now: A review of 6 audits at Hill School, 0 of 12 agreed")
    page.keyboard.press("Escape")
    assert len(stored(page)["audits"]) == 6


def test_counted_hands_alone_go_only_after_asking(visitor: Visitor) -> None:
    page = begun(visitor, TEAM[:1])
    count_hands(page, "staff", stored(page)["questions"][0]["id"], 3, 4)
    page.get_by_role("button", name="Take out").click()
    show(page, "start")
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(dialog(page, "Begin another audit?")).to_be_visible()


def test_no_other_questions_are_chosen_for_a_review(visitor: Visitor) -> None:
    """It would lose those that were counted, and could be neither saved nor opened again."""
    page = begun(visitor, TEAM[:2])
    bring_all(page, at_length(page, 1))
    expect(told(page)).to_contain_text("1 audit was added.")
    count_hands(page, "staff", "vision-decisions", 3)
    show(page, "choose")
    expect(page.get_by_role("heading", name="All questions", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Use these questions")).to_have_count(0)


def test_what_no_copy_could_hold_is_not_brought_in(visitor: Visitor) -> None:
    page = begun(visitor, TEAM[:2])
    before = stored(page)
    bring_all(page, at_length(page, 6))
    expect(told(page)).to_contain_text("Together they hold more than a review can. Nothing was added.")
    assert stored(page) == before
    show(page, "change")
    page.get_by_label("Add records of earlier terms").set_input_files(
        [file(f"{record['id']}.json", record) for record in at_length(page, 6, "earlier")]
    )
    expect(page.get_by_text("“audit-earlier-0.json”: It was left out")).to_be_visible()
    assert stored(page) == before


def test_a_review_that_is_too_much_is_not_said_to_go_on(visitor: Visitor) -> None:
    page = begun(visitor, TEAM[:1])
    review = stored(page)
    page.evaluate("localStorage.clear()")
    page.reload()
    small = audit(page, "small")
    bring_all(page, [review, *({**small, "id": f"audit-{number:04}"} for number in range(400))])
    expect(told(page)).to_contain_text("These would be 401 audits, and a review holds 400 at most. Nothing was added.")


def test_before_wiping_the_copy_is_named_that_can_be_opened(visitor: Visitor) -> None:
    """With names on, a report has every note a second time: too much for the .html."""
    page = begun(visitor, TEAM[:1])
    bring_all(page, at_length(page, 4))
    expect(told(page)).to_contain_text("4 audits were added.")
    page.get_by_label("Show names").check()
    show(page, "keep")
    page.get_by_role("button", name="Finish and wipe").click()
    page.get_by_role("dialog").get_by_role("button", name="First keep a copy").click()
    expect(page.get_by_role("dialog")).to_contain_text(".json”. Look for it among your downloads.")


def test_hands_of_one_or_two_are_not_sent_on(visitor: Visitor) -> None:
    page = begun(visitor, TEAM)
    question = stored(page)["questions"][0]["id"]
    count_hands(page, "parents-carers", question, 2)
    count_hands(page, "staff", question, 2, 1)
    hands = [group["audience"] for group in page.evaluate(SENT, stored(page)) if group["how"] == "hands"]
    assert hands == ["staff"]


def test_of_one_or_two_nobody_tells_how_much_they_answered(visitor: Visitor) -> None:
    people = [*TEAM[:1], *({"id": f"staff-000{n}", "audience": "staff"} for n in range(3))]
    page = begun(visitor, [*people, {"id": "parent-0001", "audience": "parents-carers"}])
    page.locator(".ir-together__all").evaluate("fold => { fold.open = true; }")
    told_of = page.locator(".ir-together__facts").all_inner_texts()
    assert ["answered, changed on" in text for text in told_of] == [*[True] * 4, False]
    assert told_of[-1] == ""


def test_what_a_school_is_called_leaves_the_words_after_it_alone(visitor: Visitor) -> None:
    page = begun(visitor, TEAM[:1])
    show(page, "change")
    old = {**audit(page, "old"), "school": "\u202eHill\u2067"}
    page.get_by_label("Add records of earlier terms").set_input_files([file("old.json", old)])
    expect(page.locator(".ir-change__record-name")).to_contain_text(", of Hill, 12 of 12 answered")


def test_nobody_is_asked_hundreds_of_times(visitor: Visitor) -> None:
    page = begun(visitor, TEAM[:5])
    before = stored(page)
    bring_all(page, [{**audit(page, person["id"].removeprefix("audit-of-")), "school": "x"} for person in TEAM[:5]])
    asked = dialog(page, "Which copy of this audit counts?")
    expect(asked.get_by_role("button")).to_have_text(["Take the one in the file", "Leave it as it is"])
    page.keyboard.press("Escape")
    asked.get_by_role("button", name="Leave this and all others").click()
    expect(told(page)).to_contain_text("5 were left out, as you chose.")
    assert stored(page) == before

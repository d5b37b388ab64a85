"""Several people's answers side by side, and what a team agrees, as people meet them."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import Visitor, beside, on_file
from tests.project import BuiltSite

PAGE = "self-audit/index.html"

LEADERS: dict[str, list[int | str | None]] = {
    "V1": [1, 2, 2, 3, 4, "dont_know"],
    "V2": [3, 3, 3, 3, 3, 3],
    "V3": [2, 2, 3, 3, 3, "does_not_apply"],
    "V4": ["dont_know", "dont_know", "dont_know", 3, 3, 3],
    "V6": [None, None, 2, None, None, None],
}
"""What six leaders answered. Nobody answered the rest of the questions about vision."""

STAFF: dict[str, list[int | str | None]] = {"V1": [2, 2, 2, 2], "V3": [1, 1, 4, 4]}

GOVERNORS: dict[str, list[int | str | None]] = {"V1": [4, 4], "V2": [1, 1]}

MAKE = """async ({sides, named, agreed, debates, priorities, mine = "leadership-audit-1"}) => {
    await Reflections.fetch(document.querySelector("[data-review-script]").dataset.reviewScript);
    const {audit, review, plan} = Reflections, now = "2026-11-22T10:31:00Z";
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    const choice = {kind: "parts", parts: ["vision"]};
    const audits = Object.entries(sides).flatMap(([audience, answers]) => {
        const people = Math.max(...Object.values(answers).map(list => list.length));
        return Array.from({length: people}, (_, at) => {
            const id = `${audience}-audit-${at}`, name = named ? `${audience[0].toUpperCase()}${at}` : "";
            let record = audit.start({bank, audience, choice, school: "Lyng Hall", name, id, now});
            for (const {id: question, code} of record.questions) {
                const rating = (answers[code] || [])[at];
                if (rating) record = audit.rate(record, question, rating, now);
                if (rating) record = audit.write(record, question, "note", `What ${id} saw`, now);
            }
            return record;
        });
    });
    let record = review.start({bank, id: "a-review-of-ours", now, audits, school: "Lyng Hall"});
    const byCode = new Map(record.questions.map(({id, code}) => [code, id]));
    for (const [code, rating, isGoodEnough] of agreed || []) {
        record = audit.rate(record, byCode.get(code), rating, now);
        record = audit.judge(record, byCode.get(code), isGoodEnough ?? undefined, now);
    }
    for (const code of debates || []) record = review.debate(record, byCode.get(code), true, now);
    for (const code of priorities || []) record = plan.choose(record, byCode.get(code), now);
    record = review.setNames(record, named === "on", now);
    const kept = {revision: record.revision, writer: "before", at: "", record, mine};
    return [`reflections:${bank.data.site.id}:v1`, kept];
}"""
"""A review as this device keeps it: under which name, and what. One of the leaders answered in this browser."""

READ = "() => JSON.parse(localStorage.getItem(localStorage.key(0))).record"

ELSEWHERE = """([edit, code]) => {
    const name = localStorage.key(0), kept = JSON.parse(localStorage.getItem(name));
    const [id, now] = [kept.record.questions.find(question => question.code === code).id, "2026-11-22T11:00:00Z"];
    const counts = {levels: [40, 0, 0, 40], dont_know: 0, does_not_apply: 0};
    const group = {id: "a-group", question: id, audience: "pupils", how: "hands", label: "Year 9", made: now, counts};
    kept.record = edit === "count"
        ? Reflections.review.count(kept.record, group, now)
        : Reflections.audit.rate(kept.record, id, 2, now);
    kept.revision = kept.record.revision;
    localStorage.setItem(name, JSON.stringify({...kept, writer: "another window"}));
}"""
"""Counts hands, or agrees a level, in another window."""

NEW = """() => Array.from(document.querySelectorAll("tbody tr"))
    .filter(row => !row.isOld)
    .map(row => row.closest("li").querySelector(".ir-code").textContent)"""
"""The questions whose tables have lines that were not there before."""

Review = Callable[..., Page]


def open_with(visitor: Visitor, maker: Page, route: str, **more: Any) -> Page:
    """One of the self-audit's screens, on a device that holds a review."""
    sides = {"leadership": LEADERS, "staff": STAFF}
    name, value = maker.evaluate(MAKE, {"sides": sides, **more})
    page = visitor.go_with(name, value, f"{PAGE}#{route}")
    expect(page.locator(f".ir-audit__app[data-screen='{route.split('/')[0]}']")).to_be_visible()
    return page


@pytest.fixture
def review(visitor: Visitor, maker: Page) -> Review:
    """Opens one of the self-audit's screens with a review about vision."""
    return lambda route, **more: open_with(visitor, maker, route, **more)


def kept(page: Page) -> dict[str, Any]:
    """The record as this device has it."""
    record: dict[str, Any] = page.evaluate(READ)
    return record


def question(page: Page, code: str) -> Locator:
    """A question in the list."""
    return page.locator(".ir-views__question").filter(has=page.locator(".ir-code", has_text=code))


def codes(page: Page) -> list[str]:
    """The questions in the order in which they stand."""
    return page.locator(".ir-views__question .ir-code").all_text_contents()


def table(within: Page | Locator) -> dict[str, list[str]]:
    """A table of views: each line's head, and its cells. A mark of one's own stands behind its number."""
    rows = within.locator(".ir-views__table tbody tr").all()
    return {
        str(row.locator("th").text_content()): [
            " ".join(cell.split()) for cell in row.locator("td").all_text_contents()
        ]
        for row in rows
    }


def agreed(page: Page) -> Locator:
    """What stands above the form about what is agreed."""
    return page.locator(".ir-voices__agreed")


def go_to(page: Page, route: str) -> None:
    page.evaluate("route => { location.hash = route; }", route)


def test_each_question_has_its_counts_and_how_far_people_agree(review: Review) -> None:
    """Everyone, and each audience that is shown apart, under one id."""
    page = review("questions")
    assert table(question(page, "V1")) == {
        "Everyone 10 answered": ["1", "6 yours", "1", "1", "1", "0"],
        "Leadership 6 answered": ["1", "2 yours", "1", "1", "1", "0"],
        "Staff 4 answered": ["0", "4", "0", "0", "0", "0"],
    }
    said = {code: question(page, code).locator(".ir-views__spread").text_content() for code in ("V1", "V2", "V4", "V6")}
    assert said == {
        "V1": "From 1 to 4. One doesn’t know.",
        "V2": "All six chose 3. Not asked here: Staff.",
        "V4": "All three who chose a level chose 3. Three don’t know. Not asked here: Staff.",
        "V6": "One chose a level: 2. Five gave no answer. Not asked here: Staff.",
    }
    expect(page.get_by_text("10 audits: Leadership 6, Staff 4.")).to_be_visible()
    heads = question(page, "V1").get_by_role("columnheader").all_text_contents()
    assert [" ".join(head.split()) for head in heads[1:]] == [
        *("1 Starting", "2 Growing", "3 Usual", "4 Lasting"),
        *("We don't know", "Does not apply"),
    ]
    expect(page.get_by_role("table", name="V1: how many chose each answer")).to_have_count(1)


def test_what_is_agreed_and_what_caused_debate_stand_beside_it(review: Review) -> None:
    """Undecided is a state as good as another."""
    page = review("questions", agreed=[["V1", 2, False], ["V4", "dont_know"]], debates=["V1"])
    said = {code: question(page, code).locator(".ir-views__agreed").text_content() for code in ("V1", "V2", "V4")}
    assert said == {
        "V1": "Agreed: 2, Growing, not good enough. This caused debate.",
        "V2": "Not agreed yet.",
        "V4": "Agreed: We don't know.",
    }


def test_previous_and_next_follow_the_order_of_the_list(review: Review) -> None:
    """Which is told, and keeps the focus where it was."""
    page = review("questions")
    assert codes(page)[:2] == ["V3", "V1"]
    order = page.get_by_label("Order")
    order.focus()
    order.select_option("Most don’t-knows first")
    assert codes(page)[:2] == ["V4", "V1"]
    expect(page.get_by_role("status").filter(has_text="In this order: most don’t-knows first.")).to_have_count(1)
    expect(order).to_be_focused()
    page.get_by_role("link", name="Begin with the first question").click()
    expect(page.locator(".ir-voices__ask .ir-code")).to_have_text("V4")
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.locator(".ir-voices__ask .ir-code")).to_have_text("V1")
    page.get_by_role("link", name="All questions", exact=True).last.click()
    page.get_by_label("Order").select_option("In order")
    assert codes(page) == [f"V{number}" for number in range(1, 8)]


def test_while_people_work_nothing_changes_its_place(review: Review) -> None:
    """What another window counts shows at once; the order is a new one when the screen is entered again."""
    page = review("questions")
    before = codes(page)
    page.evaluate(
        "() => { document.querySelectorAll('.ir-views__question tr').forEach(row => { row.isOld = true; }); }"
    )
    other = beside(page)
    other.wait_for_selector(".ir-views__question")
    other.evaluate(ELSEWHERE, ["count", "V2"])
    expect(question(page, "V2").get_by_role("rowheader", name="Pupils, hands, Year 9")).to_be_visible()
    assert codes(page) == before
    assert set(page.evaluate(NEW)) == {"V2"}
    expect(question(page, "V2").locator(".ir-views__spread")).to_have_text("From 1 to 4. Not asked here: Staff.")
    go_to(page, "results")
    go_to(page, "questions")
    expect(page.locator(".ir-views__question .ir-code").first).to_have_text("V2")


def test_one_audience_alone_is_shown_in_its_own_words(review: Review) -> None:
    """Only what it is asked, in order of its own spread."""
    page = review("questions")
    leaders = question(page, "V3").get_by_role("heading").text_content()
    page.get_by_label("Whose answers").select_option("Staff")
    assert table(question(page, "V3")) == {"Staff 4 answered": ["2", "0", "0", "2", "0", "0"]}
    expect(question(page, "V3").locator(".ir-views__spread")).to_have_text("From 1 to 4.")
    expect(question(page, "V1").locator(".ir-views__spread")).to_have_text("All four chose 2.")
    assert question(page, "V3").get_by_role("heading").text_content() != leaders
    assert codes(page)[0] == "V3"
    assert "V2" not in codes(page)
    expect(page.get_by_role("status").filter(has_text="Staff: ")).to_have_count(1)
    page.get_by_label("Whose answers").select_option("Everyone")
    assert question(page, "V3").get_by_role("heading").text_content() == leaders
    assert len(codes(page)) == 7


def test_so_few_that_they_could_be_told_from_the_others_are_counted_nowhere(review: Review) -> None:
    """And the screen says so."""
    page = review("questions", sides={"leadership": LEADERS, "staff": STAFF, "governors": GOVERNORS})
    said = (
        "Counted: 10 of 12. Leaders are always shown; any other group from three on. With fewer, one could guess "
        "who said what. What they wrote stays in the review, and counts once there are three: Governors 2."
    )
    expect(page.get_by_text(said)).to_be_visible()
    assert list(table(question(page, "V2"))) == ["Counted 6 of 12", "Leadership 6 answered"]
    assert page.get_by_label("Whose answers").get_by_role("option").all_text_contents() == [
        *("Everyone", "Leadership", "Staff")
    ]
    go_to(page, "together")
    expect(page.get_by_text(said)).to_be_visible()


def test_not_everyone_is_said_to_have_answered_where_some_are_not_counted(review: Review) -> None:
    """Where only those did, nobody is said not to have."""
    sides = {"leadership": {"V1": [1, 2]}, "staff": {"V1": [2], "V3": [1]}, "governors": {"V1": [3], "V3": [2]}}
    page = review("questions", sides=sides, mine="")
    expect(page.get_by_text("4 audits: Leadership 2, Staff 1, Governors 1.")).to_be_visible()
    rule = "Leaders are always shown; any other group from three on."
    expect(page.get_by_text(f"Counted: 2 of 4. {rule}")).to_be_visible()
    assert table(question(page, "V1")) == {"Counted 2 of 4": ["1", "1", "0", "0", "0", "0"]}
    assert table(question(page, "V3")) == {"Counted": ["No answer is counted here."]}
    expect(question(page, "V3").locator(".ir-views__spread")).not_to_contain_text("Nobody")


def test_where_one_or_two_of_an_audience_answered_their_answers_are_hidden(review: Review) -> None:
    """From all but themselves, also in the sum of everyone."""
    sides = {"leadership": LEADERS, "staff": {"V1": [2, 2, 2, 2], "V3": [1, 1]}}
    page = review("questions", sides=sides, mine="staff-audit-0")
    assert table(question(page, "V3")) == {
        "Counted 6 of 10": ["0", "2", "3", "0", "0", "1"],
        "Leadership 6 answered": ["0", "2", "3", "0", "0", "1"],
        "Staff": ["Not shown: fewer than three answered this."],
    }
    expect(question(page, "V3").locator(".ir-views__spread")).to_have_text(
        "Between 2 and 3. One says it does not apply. "
        "Some answers are not counted here: with so few, one could guess who gave them. You answered: 1."
    )
    assert table(question(page, "V1"))["Staff 4 answered"] == ["0", "4 yours", "0", "0", "0", "0"]


def test_a_team_agrees_beside_what_each_chose(review: Review) -> None:
    """Who sees it otherwise is said in words; the level can be taken back; nobody's answer changes."""
    page = review("question/vision-shared")
    before = kept(page)["audits"]
    expect(agreed(page)).to_have_text("Not agreed yet. It may stay open.")
    assert list(table(page.locator(".ir-voices"))) == [
        *("Everyone 10 answered", "Leadership 6 answered", "Staff 4 answered")
    ]
    expect(page.get_by_role("heading", level=2, name="What do you agree?")).to_be_visible()
    page.get_by_role("radio", name="2 Growing").check()
    expect(agreed(page)).to_have_text(
        "Agreed: 2, Growing. One of ten chose 1, one chose 3, one chose 4, one doesn’t know."
    )
    page.get_by_role("button", name="Clear this answer").click()
    expect(agreed(page)).to_have_text("Not agreed yet. It may stay open.")
    page.get_by_role("button", name="Undo").click()
    assert [answer["rating"] for answer in kept(page)["answers"]] == [2]
    assert kept(page)["audits"] == before


def test_where_all_chose_what_is_agreed_nobody_dissents(review: Review) -> None:
    page = review("question/vision-decisions", agreed=[["V2", 3, True]])
    expect(page.locator(".ir-voices__ask .ir-code")).to_have_text("V2")
    expect(agreed(page)).to_have_text("Agreed: 3, Usual, good enough.")


def test_what_caused_debate_is_marked_for_the_minutes(review: Review) -> None:
    """In the results, too; and the mark can be taken away."""
    page = review("question/vision-shared", agreed=[["V1", 2, False]])
    box = page.get_by_role("checkbox", name="This caused debate")
    box.press("Space")
    expect(box).to_be_checked()
    expect(page.get_by_role("status").filter(has_text="Marked: this caused debate.")).to_have_count(1)
    assert kept(page)["debates"] == ["vision-shared"]
    go_to(page, "results")
    entry = page.get_by_role("region", name="Not good enough yet").get_by_role("listitem")
    expect(entry.get_by_text("This caused debate.")).to_be_visible()
    go_to(page, "question/vision-shared")
    box.uncheck()
    assert kept(page)["debates"] == []


@pytest.mark.parametrize("named", ["", "off"], ids=["without names", "with names that are off"])
def test_nobody_is_named_unless_names_are_on(review: Review, named: str) -> None:
    """Nor is what somebody noted shown."""
    page = review("question/vision-shared", named=named, agreed=[["V1", 2]])
    expect(agreed(page)).to_contain_text("One of ten chose 1, one chose 3")
    text = page.locator(".ir-audit__app").inner_text()
    assert "L0" not in text
    assert "What leadership-audit-0 saw" not in text


def test_with_names_on_each_is_named_with_what_they_noted(review: Review) -> None:
    """Also those who see it otherwise."""
    page = review("question/vision-shared", named="on", agreed=[["V1", 2]])
    expect(agreed(page)).to_contain_text("One of ten chose 1 (L0), one chose 3 (L3)")
    expect(page.locator(".ir-voices__voice").filter(has_text="2, Growing: ")).to_have_text(
        "2, Growing: L1, L2, S0, S1, S2, S3"
    )
    expect(page.get_by_text("L0: “What leadership-audit-0 saw”")).to_be_visible()


def test_hands_that_are_counted_here_stand_in_the_table(review: Review) -> None:
    """As a group, under what it is called."""
    page = review("question/vision-shared")
    page.locator(".ir-voices").get_by_role("button", name="Count").click()
    page.get_by_role("textbox", name="3 Usual").fill("7")
    page.get_by_label("What shall it be called?").fill("Staff meeting")
    page.get_by_role("button", name="Keep this count").click()
    assert table(page.locator(".ir-voices"))["Staff, hands, Staff meeting 7 answered"] == ["0", "0", "7", "0", "0", "0"]
    assert len(kept(page)["audits"]) == 10


def test_while_another_window_writes_a_team_can_only_read(review: Review) -> None:
    """Order and filter go on; no mark and no level can be changed."""
    page = review("question/vision-shared")
    other = beside(page)
    other.wait_for_selector(".ir-voices")
    other.evaluate(ELSEWHERE, ["agree", "V1"])
    expect(page.get_by_role("button", name="Continue here")).to_be_visible()
    expect(agreed(page)).to_contain_text("Agreed: 2, Growing.")
    expect(page.get_by_role("checkbox", name="This caused debate")).to_be_disabled()
    changing = page.locator(".ir-asking").locator(":is(input, select, button):enabled")
    assert changing.all_text_contents() == ["Where to look, and who worked on this"]
    go_to(page, "questions")
    page.get_by_label("Order").select_option("In order")
    assert codes(page)[0] == "V1"


def test_results_and_plan_speak_of_what_was_agreed(review: Review) -> None:
    """What isn't agreed is listed, with how far people are from one another."""
    page = review("results", agreed=[["V1", 2, False], ["V4", "dont_know"]], priorities=["V1"])
    expect(page.get_by_text("2 of 7 questions are agreed so far.")).to_be_visible()
    entries = page.get_by_role("region", name="Not agreed yet").get_by_role("listitem")
    expect(entries).to_have_count(5)
    expect(entries.filter(has_text="V2")).to_contain_text("All six chose 3.")
    expect(page.get_by_role("columnheader", name="Agreed")).to_have_count(1)
    answers = page.get_by_role("table", name="Vision: what you agreed").locator("td:nth-child(2)").all_inner_texts()
    assert answers[:2] == ["Level 2, Growing", "Not agreed yet"]
    led = "You agreed level 2, Growing: “"
    expect(page.get_by_role("region", name="Not good enough yet").get_by_text(led)).to_be_visible()
    go_to(page, "plan")
    expect(page.get_by_text(led)).to_contain_text("You agreed that this is not good enough for now.")
    expect(page.get_by_text("The next step from what you agreed")).to_be_visible()


def test_a_first_audit_alone_is_enough(review: Review) -> None:
    """It is all there is: nobody is hidden, and there is nobody to choose from."""
    page = review("questions", sides={"staff": {"V1": [2]}})
    expect(page.get_by_text("One audit: Staff 1.")).to_be_visible()
    expect(page.get_by_role("combobox", name="Whose answers")).to_have_count(0)
    assert table(question(page, "V1")) == {"Staff 1 answered": ["0", "1", "0", "0", "0", "0"]}


def test_where_only_leaders_are_counted_it_says_so(review: Review) -> None:
    """On the screen, in the whole review and for governors, who would take "everyone" for the whole school. In a cell a
    level's name and a number of people can't be taken for the name of a level with its number."""
    page = review("questions", sides={"leadership": LEADERS})
    assert list(table(question(page, "V1"))) == ["Leadership 6 answered"]
    go_to(page, "print/audit")
    expect(page.locator(".ir-report__table--views").first).to_contain_text("Leadership (6)")
    go_to(page, "print/governors")
    differ = page.locator(".ir-report__table--differ")
    assert differ.locator("thead th").all_inner_texts() == ["Question", "Leadership"]
    expect(differ.locator("td").first).to_have_text("Starting: 1, Growing: 2, Usual: 1, Lasting: 1, don’t know: 1")
    assert "Everyone" not in page.locator(".ir-report").inner_text()


def test_both_screens_are_open_to_all_on_a_narrow_screen(
    open_visitor: Callable[..., Visitor], site: BuiltSite, maker: Page
) -> None:
    """With everything in them, 320 pixels wide, in the dark: axe finds nothing, and nothing scrolls sideways."""
    visitor = open_visitor(on_file(site), viewport={"width": 320, "height": 640}, color_scheme="dark")
    page = open_with(visitor, maker, "questions", named="on", agreed=[["V1", 2, False]], debates=["V1"])
    for route in ("question/vision-shared", "results", "questions"):
        go_to(page, route)
        expect(page.locator(f".ir-audit__app[data-screen='{route.split('/')[0]}']")).to_be_visible()
    assert (visitor.requests_elsewhere, visitor.complaints) == ([], [])
    visitor.inject_axe()
    for route in ("questions", "question/vision-shared", "results"):
        go_to(page, route)
        expect(page.locator(f".ir-audit__app[data-screen='{route.split('/')[0]}']")).to_be_visible()
        assert visitor.violations() == []
        assert page.evaluate("() => document.documentElement.scrollWidth") == 320

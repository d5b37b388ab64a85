"""What a projector shows: one thing a screen, nothing of a presenter's own, and governors' ten screens at most."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.small_room import SMALL_ROOM

Run = Callable[..., Any]

PLAY = """([body, room, given]) => {
    const { session, slides, slidesGovernors, tallying, review, audit, plan } = Reflections;
    const now = "2026-11-22T10:31:00Z";
    const meeting = session.propose({ focus: { kind: "occasion", about: "inset" }, minutes: 100, people: 24 },
        { bank, room, id: "meeting" });
    const of = (record, made = meeting) => slides.of(made, { bank, room, record });
    const started = review.start({ bank, id: "review-one", now, choice: { kind: "full" } });
    const count = (record, question, keys) => tallying.count(record, tallying.group({
        session: meeting, question, turn: 0, counts: tallying.counts(Array.from(keys)), now, day: "2026-11-22",
    }), { bank, session: meeting }, now);
    const governors = (record) => slidesGovernors.of(record, { bank, today: "2026-11-22" });
    const known = { session, slides, plan, audit, meeting, room, of, started, count, governors, now, given };
    return new Function(...Object.keys(known), body)(...Object.values(known));
}"""


@pytest.fixture
def run(logic: Page) -> Run:
    return lambda body, given=None: logic.evaluate(PLAY, [body, SMALL_ROOM, given])


def test_one_thing_stands_on_a_screen(run: Run) -> None:
    """A question comes alone, then with its signs. Where nobody was counted no slide says so."""
    assert run("return of().map(({kind}) => kind)") == [
        "title",
        *["case"] * 4,
        *["question", "rating"] * 2,
        "task",
        "task",
        "choose",
        "task",
    ]


def test_what_was_counted_stands_after_its_question(run: Run) -> None:
    """Whether a review keeps it, or this window alone has it so far; and not what another meeting counted."""
    body = """
        const [first, second] = meeting.steps[2].questions;
        const kept = count(started, first, "234");
        const seen = (record, isHere, made = meeting) => slides.of(made, {bank, room, record, isHere})
            .filter(({kind}) => kind === "reveal").map(({question}) => [first, second].indexOf(question));
        const another = {...meeting, id: "another"};
        return [seen(kept), seen(undefined, (id) => id === second), seen(kept, undefined, another)]"""
    assert run(body) == [[0], [1], []]


def test_a_slide_keeps_its_place_while_counting_adds_others(run: Run) -> None:
    """The same slide shows, at its new number, and not the one that took its old number."""
    body = """
        const record = meeting.steps[2].questions.reduce((made, id) => count(made, id, "114"), started);
        const [bare, counted] = [of(undefined), of(record)];
        const said = ({step, kind, question, texts, page}) => JSON.stringify([step, kind, question, texts, page]);
        const stays = (slide, at) => said(counted[slides.placeIn(counted, bare, at)]) === said(slide);
        const gone = counted.findIndex(({kind}) => kind === "reveal");
        const places = [gone, counted.length - 1].map((at) => slides.placeIn(bare, counted, at));
        return [bare.length < counted.length, bare.every(stays), places[0] === gone, places[1] === bare.length - 1]"""
    assert run(body) == [True, True, True, True]


def test_the_room_reads_what_it_is_to_do_and_not_what_that_is_for(run: Run) -> None:
    """At the welcome, in a break and at the close; the aim is for whoever leads, in the notes."""
    body = """
        const step = (shows, name) => ({...meeting.steps[0], shows, name, purpose: "So that.", say: "Do this."});
        const steps = [step("words", "One"), step("pause", "Two"), step("words", "Three")];
        const made = of(undefined, {...meeting, steps});
        return made.map(({kind, title, lead, texts, purpose}) => [kind, title, lead, texts, purpose])"""
    assert run(body) == [
        ["title", "Occasion inset", "", ["Do this."], "So that."],
        ["pause", "Two", "", ["Do this."], "So that."],
        ["words", "Three", "", ["Do this."], "So that."],
    ]


def test_a_meeting_about_a_part_says_so_first(run: Run) -> None:
    """Above what the room is told."""
    body = """
        const asked = {focus: {kind: "part", about: "vision"}, minutes: 100, people: 24, audience: "staff"};
        const part = session.propose(asked, {bank, room, id: "meeting"});
        const [{title, lead, texts, purpose}] = of(undefined, part);
        return [title, lead, texts, purpose]"""
    assert run(body) == ["Vision", "A picture.", ["Good morning."], "Why Welcome."]


def test_what_was_rated_can_be_counted_where_people_talk_or_rest(run: Run) -> None:
    """From the last slide of what is said there; before anything was rated there is nothing to count."""
    body = """
        const [rating, task] = [meeting.steps[2], {...meeting.steps[3], say: "Talk. ".repeat(150)}];
        const pause = {...meeting.steps[0], shows: "pause"};
        const made = of(undefined, {...meeting, steps: [pause, rating, task, pause]});
        const codes = ({rated = []}) => rated.map(({code}) => code);
        const wanted = rating.questions.map((id) => bank.question(id).code);
        return [made.filter(({kind}) => kind !== "question" && kind !== "rating").map(codes), wanted]"""
    shown, wanted = run(body)
    assert len(wanted) == 2
    assert shown[0] == []
    assert shown[1:] == [*[[]] * (len(shown) - 3), wanted, wanted]


def test_questions_are_asked_in_the_words_of_who_comes(run: Run) -> None:
    asked = run("return of().filter(({kind}) => kind === 'rating').map(({title, signs}) => [title, signs[0]])")
    assert ["Who says so to you?", "Nobody."] in asked


def test_a_presenter_s_own_audit_changes_no_slide(run: Run) -> None:
    """Neither levels nor priorities nor plan: they are one person's."""
    body = """
        const made = audit.start({bank, id: "audit-one", now, audience: "staff", choice: {kind: "full"}});
        const rated = plan.choose(audit.rate(made, "vision-shared", 1, now), "vision-shared", now);
        const own = plan.add(rated, {id: "action", question: "vision-shared", what: "My own secret"}, now);
        const [theirs, nobodys] = [of(own), of(undefined)].map((made) => JSON.stringify(made));
        return [theirs === nobodys, theirs.includes("secret")]"""
    assert run(body) == [True, False]


def test_after_a_count_the_widest_come_first(run: Run) -> None:
    """Where they are talked about, and where priorities are chosen."""
    body = """
        const [near, far] = meeting.steps[2].questions;
        const record = count(count(started, near, "222"), far, "144");
        const made = of(record);
        const first = (wanted) => made.find(({kind}) => kind === wanted).questions.map(({question}) => question);
        return [first("list").join() === [far, near].join(), first("choose")[0] === far]"""
    assert run(body) == [True, True]


def test_a_priority_has_its_plan_on_a_screen(run: Run) -> None:
    body = """
        const [question] = meeting.steps[2].questions;
        const chosen = plan.choose(started, question, now);
        const planned = ["One", "Two", "Three", "Four"].reduce((record, what, at) =>
            plan.add(record, {id: `action-${at}`, question, what}, now), chosen);
        const plans = of(planned).filter(({kind}) => kind === "plan");
        return plans.map(({page, actions, isLast}) => [page, actions.length, isLast])"""
    assert run(body) == [["1 of 2", 2, False], ["2 of 2", 2, True]]


def test_a_plan_of_another_site_leaves_out_what_this_one_lacks(run: Run) -> None:
    body = """
        const strange = {questions: ["not-here", "constructor"], about: "__proto__"};
        const steps = meeting.steps.map((step) => ({...step, ...strange}));
        return of(undefined, {...meeting, steps}).map(({kind}) => kind)"""
    assert run(body) == ["title", "words", "words", "task", "task", "task"]
    assert run("return of(undefined, {...meeting, steps: []}).map(({texts}) => texts[0])") == [
        "This plan has no steps yet."
    ]


@given(
    texts=st.lists(st.text(alphabet="abc \n", min_size=1, max_size=900).filter(lambda each: each.strip()), max_size=6),
    lines=st.integers(min_value=3, max_value=10),
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_word_is_lost_where_text_goes_on_the_next_screen(run: Run, texts: list[str], lines: int) -> None:
    """And no page has more lines than there is room for, but for those that somebody made empty."""
    pages = run("return slides.pages(given[0], {lines: given[1], letters: 20})", [texts, lines])
    assert "".join("".join(page) for page in pages).split() or not texts
    assert "".join("".join("".join(page) for page in pages).split()) == "".join("".join(texts).split())
    assert all(pages)


# Governors


def test_governors_see_ten_screens_at_most(run: Run) -> None:
    """Of a review in which there is something of everything, and more than fits."""
    body = """
        let record = started;
        started.questions.forEach(({id}, at) => {
            record = count(record, id, at % 2 ? "1144dd" : "2233d");
            record = audit.judge(audit.rate(record, id, 1 + (at % 4), now), id, at % 2 === 0, now);
            record = plan.choose(record, id, now);
            const action = {question: id, what: "Do it", who: "Deputy", by: "2027-01-31"};
            record = plan.add(record, {id: `action-${at}`, ...action}, now);
            record = plan.add(record, {id: `more-${at}`, question: id, what: "Do more"}, now);
        });
        return governors(record).map(({kind, title, foot}) => [kind, title, foot || ""])"""
    made = run(body)
    assert len(made) <= 10
    assert [title for _, title, _ in made] == [
        "Our review",
        "What was agreed",
        "What is strong",
        "What is not good enough yet",
        "Where views differ most",
        "What people don’t know",
        "Our priorities",
        "The plan",
        "The plan",
        "What comes next",
    ]
    assert made[6][2] == "2 more in the review."


def test_governors_are_told_of_nobody_who_could_be_picked_out(run: Run) -> None:
    """Two members of staff who were counted are in no sum that shows."""
    body = 'return JSON.stringify(governors(count(started, "vision-shared", "14")))'
    assert "from level 1 to level 4" not in run(body)
    assert "from level 1 to level 4" in run(body.replace('"14"', '"144"'))


def test_an_empty_review_is_presented_too(run: Run) -> None:
    assert run("return governors(started).map(({title}) => title)") == [
        "Our review",
        "What was agreed",
        "Our priorities",
    ]

"""A meeting as a value: what is proposed, how it is changed, what a link to it holds, and how cards are counted."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.small_room import SMALL_ROOM

Run = Callable[..., Any]

PLAY = """([body, room, given]) => {
    const { session, sessionLink, tallying, review, audit, merge } = Reflections;
    const now = "2026-11-22T10:31:00Z";
    const schema = bank.data.record_schema;
    const propose = (focus, minutes, more = {}) =>
        session.propose({ focus, minutes, people: 24, audience: "staff", ...more },
            { bank, room, id: "meeting", record: more.record });
    const start = (choice = { kind: "short" }) => review.start({ bank, id: "review-one", now, choice });
    return new Function("session", "sessionLink", "tallying", "review", "audit", "merge", "now", "schema", "room",
        "propose", "start", "given", body)(
        session, sessionLink, tallying, review, audit, merge, now, schema, room, propose, start, given);
}"""

REFUSAL = "This link holds no plan of a meeting that can be read: perhaps its end was lost when it was sent."

PROPERTIES = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def run(logic: Page) -> Run:
    """Runs a few lines with the scripts, the small bank and the small room at hand; `given` is what they are given."""
    return lambda body, given=None: logic.evaluate(PLAY, [body, SMALL_ROOM, given])


# What is proposed


def test_an_occasion_has_its_own_running_order_at_any_length(run: Run) -> None:
    """Each step keeps its share, and nothing is lost or won by rounding."""
    made = run('return propose({kind: "occasion", about: "inset"}, 60)')
    assert made["name"] == "Occasion inset"
    assert made["audience"] == "staff"
    assert [step["minutes"] for step in made["steps"]] == [3, 6, 12, 18, 9, 12]
    assert sum(step["minutes"] for step in made["steps"]) == 60


@given(minutes=st.integers(min_value=5, max_value=600))
@PROPERTIES
def test_steps_fill_the_time_there_is(run: Run, minutes: int) -> None:
    """But for a time so short that each has one minute, or so long that each has three hours."""
    steps = run("return session.scaled(room.occasions[1].steps, given).map((step) => step.minutes)", minutes)
    assert all(1 <= each <= 180 for each in steps)
    assert sum(steps) == minutes or minutes < 20 or 180 in steps


@pytest.mark.parametrize(("minutes", "fit"), [(1, 1), (2, 1), (10, 5), (25, 12), (180, 60)])
def test_as_many_questions_as_fit_are_rated(run: Run, minutes: int, fit: int) -> None:
    """Two minutes each, and one at least; of very many no more than a record may keep."""
    assert run("return session.fits(given, bank.scale)", minutes) == fit
    most = "return schema.$defs.session.properties.steps.items.properties.questions.maxItems"
    assert run(most) == run("return session.mostQuestions")


def test_a_subject_takes_the_running_order_nearest_in_length_with_its_own_questions(run: Run) -> None:
    """A case study goes with them: the one that most of them name."""
    made = run('return propose({kind: "part", about: "vision"}, 90)')
    rate = next(step for step in made["steps"] if step["shows"] == "rating")
    assert made["name"] == "Vision"
    assert rate["questions"] == ["vision-shared", "vision-decisions", "vision-words"]
    assert next(step["about"] for step in made["steps"] if step["shows"] == "case study") == "lyng-hall"


def test_last_time_s_priorities_are_those_of_the_record_or_of_its_latest_earlier_one(run: Run) -> None:
    chosen = """
        const [first, second] = ["vision-words", "vision-shared"].map((question) => ({question}));
        const record = {priorities: [], earlier: [{priorities: [second]}, {priorities: [first, second]}]};
        return propose({kind: "priorities", about: ""}, 60, {record}).steps.flatMap(({questions}) => questions)"""
    assert run(chosen) == ["vision-words", "vision-shared"]
    assert run("return session.lastPriorities(undefined)") == []


def test_what_is_to_be_printed_follows_from_people_and_steps(run: Run) -> None:
    """A case study between two, a plan for each table, cards for everyone."""
    body = 'return session.sheets(propose({kind: "occasion", about: "inset"}, 100), {bank, room})'
    assert [(sheet["name"], sheet["copies"]) for sheet in run(body)] == [
        ("The questions to hand out, and the running order", 24),
        ("Lyng Hall", 12),
        ("Action plan", 4),
        ("Level cards", 24),
    ]
    body = 'return session.sheets(propose({kind: "part", about: "vision"}, 100), {bank, room})[0].url'
    assert run(body) == "../worksheets/vision-audit-staff.html"


# How it is changed


def test_edits_change_no_value_and_keep_all_steps(run: Run) -> None:
    body = """
        const before = propose({kind: "occasion", about: "inset"}, 100);
        const text = JSON.stringify(before);
        const moved = session.move(before, 0, 2);
        const changed = session.change(moved, 0, {minutes: 1});
        const removed = session.remove(changed, 5);
        const known = {bank, room, focus: before.focus, audience: "staff"};
        const added = session.add(removed, session.blank("study", known));
        return [JSON.stringify(before) === text, moved.steps.map(({name}) => name), session.total(changed),
            removed.steps.length, added.steps[5].about, session.times(moved)[2]]"""
    unchanged, names, total, left, about, times = run(body)
    assert unchanged
    assert names[:3] == ["Read", "Rate alone", "Welcome"]
    assert (total, left, about, times) == (91, 5, "trial", {"from": 30, "to": 35})


def test_a_record_keeps_it_and_the_later_of_two_windows_counts(run: Run) -> None:
    """A whole plan, never a mixture of two; and what only one of them changed is not lost."""
    body = """
        const plan = propose({kind: "occasion", about: "inset"}, 100);
        const base = session.keep(start(), plan, now);
        const ours = session.keep(base, {...plan, name: "Ours"}, now);
        const theirs = session.keep(base, session.remove({...plan, name: "Theirs"}, 0), now);
        const both = merge(base, ours, theirs);
        const one = merge(base, base, theirs);
        const bare = start();
        return [both.session.name, both.session.steps.length, one.session.name, merge(bare, ours, bare).session.name,
            Reflections.record.read(Reflections.record.toJson(both), schema).record.session.name,
            "session" in session.keep(both, undefined, now)]"""
    assert run(body) == ["Ours", 6, "Theirs", "Ours", "Ours", False]


def test_an_audit_in_a_review_leaves_the_plan_behind(run: Run) -> None:
    """As it does its earlier terms; two copies of one audit stay the same audit."""
    body = """
        const plan = propose({kind: "occasion", about: "inset"}, 100);
        const one = audit.start({bank, id: "audit-one", now, audience: "leadership", choice: {kind: "short"}});
        const planned = {...one, session: plan};
        const made = review.start({bank, id: "review-one", now, audits: [planned]});
        return [Reflections.packed.isSame(one, planned), review.find(made, "audit-one").session === undefined,
            Reflections.record.faults(made, schema)]"""
    assert run(body) == [True, True, []]


# A link that holds it

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
ids = st.sampled_from(["vision-shared", "commitment-all", "of-another-site"])
steps = st.fixed_dictionaries(
    {
        "shows": st.sampled_from(["words", "rating", "case study", "study", "task", "priorities", "plan", "pause"]),
        "name": text,
        "minutes": st.integers(min_value=1, max_value=180),
        "purpose": text,
        "say": text,
        "ready": text,
        "questions": st.lists(ids, max_size=3),
        "about": st.sampled_from(["", "lyng-hall", "gone"]),
    }
)
sessions = st.fixed_dictionaries(
    {
        "id": st.just("meeting"),
        "name": text,
        "minutes": st.integers(min_value=5, max_value=600),
        "people": st.integers(min_value=1, max_value=2000),
        "audience": st.sampled_from(["staff", "governors"]),
        "focus": st.fixed_dictionaries({"kind": st.sampled_from(["occasion", "part", "priorities"]), "about": ids}),
        "steps": st.lists(steps, max_size=5),
    }
)


@given(session=sessions)
@PROPERTIES
def test_a_link_gives_back_the_plan_that_it_was_made_of(run: Run, session: dict[str, Any]) -> None:
    """In letters that an address can hold, whatever was written in it."""
    packed, back = run(
        """const packed = sessionLink.pack(given, room);
        return [packed, sessionLink.unpack(packed, {room, schema, id: "meeting"})]""",
        session,
    )
    assert set(packed) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    assert back == {"session": session}


def test_a_running_order_as_an_author_wrote_it_makes_a_short_link(run: Run) -> None:
    assert run('return sessionLink.pack(propose({kind: "occasion", about: "inset"}, 100), room).length') < 500


@given(packed=st.one_of(text, st.binary(max_size=90).map(lambda some: base64.urlsafe_b64encode(some).decode())))
@PROPERTIES
def test_a_link_that_holds_something_else_is_refused_in_one_sentence(run: Run, packed: str) -> None:
    assert run('return sessionLink.unpack(given, {room, schema, id: "meeting"})', packed) == {"error": REFUSAL}


GOOD = [1, "A name", 60, 24, "staff", "occasion", "inset", [["words", 5, ["A", "", "", ""], "", ""]]]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, 2),
        (1, "x" * 201),
        (1, {"toString": "x"}),
        (2, 1e9),
        (3, 0.5),
        (4, "<img src=x>"),
        (5, "__proto__"),
        (6, "constructor.prototype"),
        (7, [["script", 5, ["A", "", "", ""], "", ""]]),
        (7, [["words", 5, "constructor.0", "", ""]]),
        (7, [["words", 5, "inset.__proto__", "", ""]]),
        (7, [["words", 5, ["A", "", "x" * 1201, ""], "", ""]]),
        (7, [["rating", 5, ["A", "", "", ""], "UPPER", ""]]),
        (7, [["words", 5, ["A", "", "", ""], "", ""]] * 61),
    ],
)
def test_a_link_is_refused_as_a_whole_where_one_thing_in_it_is_wrong(run: Run, place: int, value: Any) -> None:
    def unpack(parts: list[Any]) -> Any:
        packed = base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")
        return run('return sessionLink.unpack(given, {room, schema, id: "meeting"})', packed)

    assert unpack(GOOD)["session"]["name"] == "A name"
    assert unpack([*GOOD[:place], value, *GOOD[place + 1 :]]) == {"error": REFUSAL}


def test_a_link_of_endless_length_is_not_looked_at(run: Run) -> None:
    assert run('return sessionLink.unpack("A".repeat(60001), {room, schema, id: "meeting"})') == {"error": REFUSAL}


# Counting


@pytest.mark.parametrize("keyed", ["1 1 2 3 3 d", "11233d", "1,1,2;3\n3 ?", " 1 1 2 3 3 D "])
def test_cards_are_keyed_one_after_the_other(run: Run, keyed: str) -> None:
    assert run("return tallying.parse(given)", keyed) == {"keys": ["1", "1", "2", "3", "3", "d"]}


def test_what_is_no_card_is_named(run: Run) -> None:
    said = "Key 1, 2, 3 or 4, d for “don’t know” or x for “does not apply”. This is none of them: “5”, “y”."
    assert run('return tallying.parse("1 5 y 5")') == {"error": said}
    assert run("return tallying.parse('😀'.repeat(9)).error").endswith("This is none of them: “😀”.")


@given(keys=st.lists(st.sampled_from("1234dx"), max_size=60))
@PROPERTIES
def test_nobody_is_lost_or_counted_twice(run: Run, keys: list[str]) -> None:
    """In whatever order the cards come."""
    counts, total = run("const counts = tallying.counts(given); return [counts, tallying.total(counts)]", keys)
    assert [*counts["levels"], counts["dont_know"], counts["does_not_apply"]] == [keys.count(key) for key in "1234dx"]
    assert total == len(keys)


def test_a_first_and_a_second_count_stand_side_by_side_in_the_review(run: Run) -> None:
    """Told apart by their labels; one that is counted again takes its own place. The later one counts in the views."""
    body = """
        const plan = propose({kind: "occasion", about: "inset"}, 100);
        const put = (record, turn, keys) => tallying.count(record, tallying.group({
            session: plan, question: "vision-shared", turn, now, day: "2026-11-22",
            counts: tallying.counts(keys.split(" ")),
        }), {bank, session: plan}, now);
        const record = put(put(put(start(), 0, "1 1"), 0, "1 2 3 d"), 1, "3 3 3");
        const row = Reflections.views.of(record, bank).rows.find(({question}) => question === "vision-shared");
        return [record.groups.map(({label, how, audience}) => [label, how, audience]),
            tallying.counted(record, plan, "vision-shared").map((counts) => counts.levels),
            tallying.counted(record, {...plan, id: "another"}, "vision-shared"), row.all.levels,
            Reflections.record.faults(record, schema)]"""
    groups, counted, others, shown, faults = run(body)
    assert groups == [
        ["Occasion inset, 22 November 2026, first count", "hands", "staff"],
        ["Occasion inset, 22 November 2026, after talking", "hands", "staff"],
    ]
    assert counted == [[1, 1, 1, 0], [0, 0, 3, 0]]
    assert others == [None, None]
    assert shown == [0, 0, 3, 0]
    assert faults == []


def test_a_review_asks_what_is_counted_even_where_it_did_not_before(run: Run) -> None:
    """In leadership's words where it is asked them, else in those of who came; and it is never asked twice."""
    body = """
        const plan = {...propose({kind: "occasion", about: "inset"}, 100), audience: "parents-carers"};
        const empty = {...start(), questions: []};
        const asked = ["vision-words", "achievement-named", "vision-words"].reduce(
            (record, question) => tallying.asking(record, question, {bank, session: plan}), empty);
        return asked.questions.map(({id, ask}) => [id, ask])"""
    assert run(body) == [
        ["vision-words", "How far has vision-words come?"],
        ["achievement-named", "How far has achievement-named come?"],
    ]


def test_what_came_of_a_meeting_is_how_much_was_counted_chosen_and_planned(run: Run) -> None:
    """A question that was counted twice is one question; what another meeting counted is not this one's."""
    body = """
        const plan = propose({kind: "occasion", about: "inset"}, 100);
        const put = (record, meeting, question, turn) => tallying.count(record, tallying.group({
            session: meeting, question, turn, now, day: "2026-11-22", counts: tallying.counts(["1"]),
        }), {bank, session: meeting}, now);
        const another = {...plan, id: "meeting2"};
        const counted = [[plan, "vision-shared", 0], [plan, "vision-shared", 1], [another, "vision-words", 0]]
            .reduce((record, one) => put(record, ...one), start());
        const chosen = Reflections.plan.choose(counted, "vision-shared", now);
        return [tallying.outcome(start(), plan), tallying.outcome(chosen, plan)]"""
    assert run(body) == [
        {"counted": 0, "priorities": 0, "actions": 0},
        {"counted": 1, "priorities": 1, "actions": 0},
    ]


@pytest.mark.parametrize(
    ("keys", "audience", "shown"), [("1 2", "staff", False), ("1 2", "leadership", True), ("1 2 3", "staff", True)]
)
def test_one_or_two_people_are_not_shown_unless_they_lead(run: Run, keys: str, audience: str, shown: bool) -> None:
    """The rule of the views: one could tell who chose what."""
    assert run("return tallying.mayShow(tallying.counts(given[0].split(' ')), given[1])", [keys, audience]) is shown


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("2 2 2", "3 counted: all at level 2."),
        ("1 4 3 d", "4 counted: from level 1 to level 4; 1 doesn’t know."),
        ("d d x", "3 counted: nobody chose a level; 2 don’t know; 1 says that it does not apply."),
    ],
)
def test_what_was_counted_is_one_sentence_without_an_average(run: Run, keys: str, said: str) -> None:
    assert run("return tallying.sentence(tallying.counts(given.split(' ')))", keys) == said


def test_ids_of_counts_fit_into_a_record_and_differ(run: Run) -> None:
    """Ids of questions may be longer than an id of a count may be."""
    body = """
        const long = "q".repeat(79);
        const meeting = {id: "f".repeat(24)};
        const all = ["a", "b"].flatMap((end) => [0, 1].map((turn) => tallying.idOf(meeting, long + end, turn)));
        return [new Set(all).size, Math.max(...all.map(({length}) => length))]"""
    different, longest = run(body)
    assert different == 4
    assert longest <= 64

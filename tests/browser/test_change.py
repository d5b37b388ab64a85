"""What changed between the records of several terms: levels are compared with levels, and no action is lost."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.small_bank import SMALL_BANK

Over = Callable[..., Any]
Record = dict[str, Any]

FULL = ["vision-shared", "vision-decisions", "vision-words", "commitment-time", "commitment-all", "achievement-named"]
CODES = dict(zip(FULL, ("V1", "V2", "V3", "M1", "M2", "A1"), strict=True))
LEVELS = (1, 2, 3, 4)
RATINGS = (*LEVELS, "dont_know", "does_not_apply", None)
ID = FULL[0]
NOTHING_MOVED = {"up": 0, "down": 0, "same": 0, "open": 0, "new": 0, "gone": 0}
BLANK_ACTION = {"question": "", "what": "", "who": "", "by": "", "how": "", "review": "", "status": "not_started"}

# The page lasts longer than an example.
EXAMPLES = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

OVER = """([record, today]) => {
    const before = JSON.stringify(record);
    const changed = Reflections.change.over(record, bank, today === null ? undefined : { today });
    if (JSON.stringify(record) !== before) {
        throw new Error("The record has changed.");
    }
    return changed;
}"""


@pytest.fixture
def over(logic: Page) -> Over:
    """What changed over some records, the last of which is the one that is open; none of them is changed by that."""

    def over(*records: Record, today: str | None = None) -> Any:
        *earlier, record = records
        return logic.evaluate(OVER, [record | ({"earlier": earlier} if earlier else {}), today])

    return over


def question(id: str, **more: Any) -> dict[str, Any]:
    """A question in the words of the small bank, or in others."""
    part = id.split("-")[0]
    return {
        "id": id,
        "code": CODES.get(id, "X1"),
        "part": {"id": part, "name": part.capitalize()},
        "ask": f"How far has {id} come?",
        "signs": [f"{id}, sign {level}" for level in LEVELS],
    } | more


def record(term: int, ratings: dict[str, Any], *, audience: str = "leadership", **more: Any) -> Record:
    """A record of some term, 1 to 12, with ratings by question; None is blank."""
    return {
        "kind": "audit",
        "id": f"audit-{term:04}",
        "revision": 3,
        "made": "2025-01-01T08:00:00Z",
        "changed": f"2026-{term:02}-01T08:00:00Z",
        "site": SMALL_BANK["site"] | {"edition": f"2026-{term:02}"},
        "school": "",
        "respondent": {"audience": audience, "name": ""},
        "choice": {"kind": "full"},
        "questions": [question(id) for id in ratings],
        "answers": [{"question": id, "rating": rating} for id, rating in ratings.items() if rating is not None],
        "priorities": [],
        "actions": [],
    } | more


def asking(term: int, *questions: dict[str, Any], rating: Any = 2, **more: Any) -> Record:
    """A record whose questions have words of their own, all of one rating."""
    return record(term, {asked["id"]: rating for asked in questions}, **more) | {"questions": list(questions)}


def action(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, **BLANK_ACTION, "what": f"Do {id}"} | more


def rows_of(changed: dict[str, Any]) -> dict[str, Any]:
    return {row["question"]: row for part in changed["parts"] for row in part["rows"]}


def kinds_of(changed: dict[str, Any]) -> dict[str, str]:
    return {id: row["kind"] for id, row in rows_of(changed).items()}


def test_three_terms_by_hand(over: Over) -> None:
    """Each question with its three points, by characteristic in the site's order, and how many moved in which way."""
    changed = over(
        record(1, {"commitment-old": 1, ID: 3, "vision-words": 1, "commitment-all": 2}),
        record(2, {ID: 2, "vision-words": "dont_know", "commitment-all": 2}, kind="review"),
        record(3, {"achievement-named": 4, "commitment-all": 2, ID: 4, "vision-words": 3}),
    )
    assert [list(point.values()) for point in changed["points"]] == [
        ["audit", "leadership", "2026-01-01T08:00:00Z", "2026-01", "audit-0001"],
        ["review", "leadership", "2026-02-01T08:00:00Z", "2026-02", "audit-0002"],
        ["audit", "leadership", "2026-03-01T08:00:00Z", "2026-03", "audit-0003"],
    ]
    assert list(changed["points"][0]) == ["kind", "audience", "changed", "edition", "id"]
    assert [(part["id"], part["name"]) for part in changed["parts"]] == [
        ("vision", "Vision"),
        ("commitment", "Commitment"),
        ("achievement", "Achievement"),
    ]
    assert [(row["question"], row["ratings"], row["kind"]) for row in rows_of(changed).values()] == [
        (ID, [3, 2, 4], "up"),
        ("vision-words", [1, "dont_know", 3], "open"),
        ("commitment-all", [2, 2, 2], "same"),
        ("commitment-old", [1, None, None], "gone"),
        ("achievement-named", [None, None, 4], "new"),
    ]
    assert rows_of(changed)["achievement-named"]["asked"] == [False, False, True]
    assert changed["counts"] == {"up": 1, "down": 0, "same": 1, "open": 1, "new": 1, "gone": 1}
    assert (changed["left"], changed["actions"]) == (0, [])


def test_a_row_holds_its_question_in_the_latest_words(over: Over) -> None:
    assert rows_of(over(record(1, {ID: 2}), record(2, {ID: 2})))[ID] == {
        "question": ID,
        "code": "V1",
        "ask": "How far has vision-shared come?",
        "part": {"id": "vision", "name": "Vision"},
        "kind": "same",
        "standing": "current",
        "ratings": [2, 2],
        "asked": [True, True],
        "isStalled": False,
        "reworded": False,
        "was": "",
    }


def test_a_record_alone(over: Over) -> None:
    """Nothing earlier is there: each question is new, and there is one point."""
    changed = over(record(1, {ID: 2, "vision-words": None}))
    assert kinds_of(changed) == {ID: "new", "vision-words": "new"}
    assert len(changed["points"]) == 1


NOT_ASKED = "not asked"


@pytest.mark.parametrize(
    ("ratings", "kind"),
    [
        ([1, 2], "up"),
        ([4, 1], "down"),
        ([3, 3], "same"),
        ([1, 4, 3], "down"),
        ([2, NOT_ASKED, 3], "up"),
        ([2, None, 3], "open"),
        (["dont_know", 3], "open"),
        ([3, "dont_know"], "open"),
        (["dont_know", "dont_know"], "open"),
        (["does_not_apply", 1], "open"),
        ([None, None], "open"),
        ([2, None], "open"),
        ([NOT_ASKED, NOT_ASKED, 3], "new"),
        ([NOT_ASKED, None], "new"),
        ([2, 3, NOT_ASKED], "gone"),
        ([None, NOT_ASKED], "gone"),
    ],
)
def test_the_kind_of_change(over: Over, ratings: list[Any], kind: str) -> None:
    """By the last two points that ask: two levels move, anything else leaves it open."""
    records = [
        record(term, {"vision-words": 1} | ({} if rating == NOT_ASKED else {ID: rating}))
        for term, rating in enumerate(ratings, start=1)
    ]
    assert kinds_of(over(*records))[ID] == kind


@pytest.mark.parametrize(
    ("ratings", "judgement", "is_stalled"),
    [
        ((2, 2), False, True),
        ((2, 2), True, False),
        ((2, 2), None, False),
        ((1, 2), False, False),
        ((2, 1), False, False),
    ],
)
def test_what_stays_and_is_not_good_enough_has_stalled(
    over: Over, ratings: tuple[int, int], judgement: bool | None, is_stalled: bool
) -> None:
    """As it was judged last; what moved has not."""
    said = {"question": ID, "rating": ratings[1]} | ({} if judgement is None else {"good_enough": judgement})
    now = record(2, {ID: ratings[1]}, answers=[said])
    assert rows_of(over(record(1, {ID: ratings[0]}), now))[ID]["isStalled"] is is_stalled


IN_ORDER = [*FULL[:-1], "commitment-old", FULL[-1], "constructor"]

TERMS = st.lists(
    st.dictionaries(st.sampled_from(IN_ORDER), st.sampled_from(RATINGS), min_size=1),
    min_size=1,
    max_size=6,
)


def expected_kind(ratings: list[Any], is_asked_before: bool) -> str:
    """The kind, worked out from the ratings of the three points."""
    if ratings[-1] == NOT_ASKED:
        return "gone"
    *before, last = [rating for rating in ratings if rating != NOT_ASKED]
    if not before:
        return "open" if is_asked_before else "new"
    if before[-1] not in LEVELS or last not in LEVELS:
        return "open"
    return "up" if last > before[-1] else "down" if last < before[-1] else "same"


@EXAMPLES
@given(terms_of=TERMS)
def test_every_question_of_the_points_has_one_row_and_its_kind(over: Over, terms_of: list[dict[str, Any]]) -> None:
    """Each once, whatever was answered; the numbers add up to the rows; the site's order holds."""
    changed = over(*(record(term, ratings) for term, ratings in enumerate(terms_of, start=1)))
    shown, older = terms_of[-3:], terms_of[:-3]
    ids = {id for ratings in shown for id in ratings}
    rows = [row for part in changed["parts"] for row in part["rows"]]
    assert Counter(row["question"] for row in rows) == Counter(ids)
    for row in rows:
        ratings = [term.get(row["question"], NOT_ASKED) for term in shown]
        assert row["ratings"] == [None if rating == NOT_ASKED else rating for rating in ratings]
        assert row["asked"] == [rating != NOT_ASKED for rating in ratings]
        assert row["kind"] == expected_kind(ratings, any(row["question"] in term for term in older))
    kinds = Counter(row["kind"] for row in rows)
    assert changed["counts"] == NOTHING_MOVED | kinds
    assert changed["left"] == len(older)
    assert [row["question"] for row in rows] == [id for id in IN_ORDER if id in ids]


@EXAMPLES
@given(terms_of=TERMS, data=st.data())
def test_the_order_in_which_earlier_records_came_never_matters(
    over: Over, terms_of: list[dict[str, Any]], data: st.DataObject
) -> None:
    """They stand by the time at which they were changed; the record itself is last, however old it is."""
    *earlier, last = [
        record(term, ratings, actions=[action("a1", what=str(term))]) for term, ratings in enumerate(terms_of, start=1)
    ]
    oldest = last | {"changed": "2020-01-01T08:00:00Z"}
    shuffled = data.draw(st.permutations(earlier))
    changed = over(*earlier, oldest)
    assert over(*shuffled, oldest) == changed
    assert changed["points"][-1]["id"] == last["id"]


def test_the_latest_three_are_shown(over: Over) -> None:
    """Twelve earlier ones and the record: ten are left. What only those asked is neither shown nor called new."""
    earlier = [
        record(term, {"vision-words": 1} | ({ID: 1, "commitment-old": 2} if term < 11 else {})) for term in range(1, 13)
    ]
    changed = over(*earlier, record(12, {ID: 3, "commitment-time": 3}, id="audit-now"))
    assert [point["id"] for point in changed["points"]] == ["audit-0011", "audit-0012", "audit-now"]
    assert changed["left"] == 10
    assert kinds_of(changed) == {ID: "open", "vision-words": "gone", "commitment-time": "new"}


def test_it_is_said_whether_a_question_that_was_not_asked_is_still_asked_here(over: Over) -> None:
    """Somebody may have chosen fewer questions, or this site has given it up, or never had it."""
    ids = [ID, "commitment-old", "constructor"]
    rows = rows_of(over(record(1, dict.fromkeys(ids, 2)), record(2, {"vision-words": 1})))
    assert [rows[id]["standing"] for id in ids] == ["current", "retired", "unknown"]


# Words


def test_a_replaced_question_meets_the_one_that_replaced_it(over: Over) -> None:
    """Its level is compared with the new one's, its words are told, and its actions go with it."""
    old = question("commitment-few", ask="Do a few?")
    then = asking(1, old, rating=2, actions=[action("a1", question="commitment-few")])
    changed = over(then, record(2, {"commitment-all": 3}))
    row = rows_of(changed)["commitment-all"]
    assert (row["ratings"], row["kind"], row["reworded"], row["was"]) == ([2, 3], "up", True, "Do a few?")
    assert list(rows_of(changed)) == ["commitment-all"]
    assert changed["actions"][0]["action"]["question"] == "commitment-all"


def test_of_two_questions_that_became_one_its_own_words_are_told(over: Over) -> None:
    """Else the first's."""
    few, some = question("commitment-few", ask="Do a few?"), question("commitment-some", ask="Do some?")
    now = record(2, {"commitment-all": 3})
    first = rows_of(over(asking(1, few, some), now))["commitment-all"]
    own = rows_of(over(asking(1, few, question("commitment-all", ask="Do all?"), some), now))["commitment-all"]
    assert [row["was"] for row in (first, own)] == ["Do a few?", "Do all?"]


def test_a_reworded_question_is_told_with_its_latest_other_words(over: Over) -> None:
    """It counts as the same question. The words of the point itself count, not those of today."""
    words = ["First?", "Second?", f"How far has {ID} come?"]
    records = [asking(term, question(ID, ask=ask), rating=term) for term, ask in enumerate(words, start=1)]
    row = rows_of(over(*records))[ID]
    assert (row["kind"], row["reworded"], row["was"]) == ("up", True, "Second?")
    back = rows_of(over(records[0], records[2], records[2] | {"id": "audit-now"}))[ID]
    assert (back["reworded"], back["was"]) == (True, "First?")


def test_a_question_with_another_sign_is_reworded(over: Over) -> None:
    """What was asked is the same, so there are no other words of that to tell."""
    row = rows_of(over(asking(1, question(ID, signs=["Another", "b", "c", "d"])), record(2, {ID: 2})))[ID]
    assert (row["reworded"], row["was"]) == (True, "")


def test_a_question_that_this_site_lacks_is_told_in_its_own_words(over: Over) -> None:
    """Nothing brings it to words of today: those of the two records are compared."""
    then, now = (asking(term, question("constructor", ask=ask)) for term, ask in ((1, "First?"), (2, "Second?")))
    row = rows_of(over(then, now))["constructor"]
    assert (row["kind"], row["ask"], row["reworded"], row["was"]) == ("same", "Second?", True, "First?")


def test_a_question_that_is_gone_is_not_called_reworded(over: Over) -> None:
    """It has no words now. Two terms that asked it otherwise stand under the later words."""
    then = [asking(1, question("constructor", ask="First?")), asking(2, question("constructor", ask="Second?"))]
    row = rows_of(over(*then, record(3, {ID: 1})))["constructor"]
    assert (row["kind"], row["ask"], row["reworded"], row["was"]) == ("gone", "Second?", False, "")


def test_another_audiences_own_words_are_no_rewording(over: Over) -> None:
    """Staff were asked in theirs. Only if staff's own have changed since is that told."""
    staff = {"ask": "Who says so to you?", "signs": ["Nobody.", "Some do.", "Most do.", "All do."]}
    now = record(2, {ID: 3})
    same = rows_of(over(asking(1, question(ID, **staff), audience="staff"), now))[ID]
    other = rows_of(over(asking(1, question(ID, **staff | {"ask": "Who said so?"}), audience="staff"), now))[ID]
    assert [(row["kind"], row["reworded"], row["was"]) for row in (same, other)] == [
        ("up", False, ""),
        ("up", True, "Who said so?"),
    ]


# Actions

TODAY = "2027-01-31"


@pytest.mark.parametrize(
    ("status", "by", "today", "state"),
    [
        ("not_started", "2027-01-30", TODAY, "overdue"),
        ("under_way", "2026-12-31", TODAY, "overdue"),
        ("not_started", "2027-01-31", TODAY, "not_started"),
        ("under_way", "2027-02-01", TODAY, "under_way"),
        ("under_way", "", TODAY, "under_way"),
        ("done", "2027-01-30", TODAY, "done"),
        ("stopped", "2027-01-30", TODAY, "stopped"),
        ("not_started", "2027-01-30", None, "not_started"),
    ],
)
def test_the_state_of_an_action(over: Over, status: str, by: str, today: str | None, state: str) -> None:
    """Overdue is what should have been done before today, and neither is nor was stopped."""
    then = record(1, {ID: 2}, actions=[action("a1", status=status, by=by)])
    assert [item["state"] for item in over(then, record(2, {ID: 2}), today=today)["actions"]] == [state]


def test_an_action_is_told_once_as_it_was_last_written(over: Over) -> None:
    """With the point that planned it first. One that the record has too counts as it stands there."""
    changed = over(
        record(1, {ID: 1}, actions=[action("kept"), action("here", by="2026-02-01")]),
        record(2, {ID: 1}, actions=[action("kept", what="Do it better", status="under_way"), action("late")]),
        record(3, {ID: 1}, actions=[action("own"), action("here", status="done", by="2026-02-01")]),
        today=TODAY,
    )
    found = [(item["action"]["id"], item["point"], item["state"], item["isHere"]) for item in changed["actions"]]
    assert found == [("kept", 0, "under_way", False), ("here", 0, "done", True), ("late", 1, "not_started", False)]
    assert changed["actions"][0]["action"] == action("kept", what="Do it better", status="under_way")


TAKE_OVER = """([record, action]) => {
    const taken = Reflections.change.takeOver(record, action, "2027-02-01T08:00:00Z");
    const again = Reflections.change.takeOver(taken, { ...action, what: "Other" }, "2027-02-01T08:00:00Z");
    return [taken, again.actions];
}"""


@pytest.mark.parametrize(("asked", "question_of_it"), [([ID], ID), (["vision-words"], ""), (["constructor"], "")])
def test_an_earlier_action_is_taken_over_once(logic: Page, asked: list[str], question_of_it: str) -> None:
    """Under its id, the last of the plan, and about its question if that is asked now."""
    now = record(2, dict.fromkeys(asked, 2), actions=[action("own")])
    taken, again = logic.evaluate(TAKE_OVER, [now, action("a1", question=ID, status="under_way")])
    plan = [action("own"), action("a1", question=question_of_it, status="under_way")]
    assert (taken["actions"], again) == (plan, plan)
    assert (taken["revision"], taken["changed"]) == (4, "2027-02-01T08:00:00Z")


def test_what_was_taken_over_is_here(logic: Page) -> None:
    """So it isn't offered again."""
    earlier = [record(1, {ID: 1}, actions=[action("a1", question=ID)])]
    flags = logic.evaluate(
        """(record) => {
            const { change } = Reflections;
            const [{ action, isHere }] = change.over(record, bank).actions;
            return [isHere, change.over(change.takeOver(record, action, record.changed), bank).actions[0].isHere];
        }""",
        record(2, {ID: 2}) | {"earlier": earlier},
    )
    assert flags == [False, True]


def test_thirteen_records_of_fifty_questions(logic: Page) -> None:
    """What it takes is printed."""
    ids = [*FULL, *(f"other-{place}" for place in range(44))]
    *earlier, last = [record(term, dict.fromkeys(ids, 2)) for term in range(1, 13)]
    took, rows = logic.evaluate(
        """(record) => {
            const start = performance.now();
            const { counts } = Reflections.change.over(record, bank);
            return [performance.now() - start, counts];
        }""",
        last | {"earlier": [*earlier, last | {"id": "audit-0013"}]},
    )
    print(f"13 records × {len(ids)} questions: {took:.1f} ms")
    assert rows == NOTHING_MOVED | {"same": 50}

"""An older record opens with today's questions: what was answered is kept, and what became of each question is told."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.small_bank import SMALL_BANK, bank_with

Carry = Callable[..., dict[str, Any]]
Record = dict[str, Any]

NOTHING: dict[str, list[Any]] = {"reworded": [], "merged": [], "retired": [], "unknown": []}
OLD_SITE = {"id": "test-site", "name": "An older name", "edition": "2025-09"}
TODAYS_SITE = SMALL_BANK["site"]
LONGEST = 10_000

# The page lasts longer than an example.
EXAMPLES = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

CARRY = """([record, data]) => {
    const given = JSON.stringify(record);
    const bank = data ? new Reflections.QuestionBank(data) : window.bank;
    const once = Reflections.carryOver(record, bank);
    const twice = Reflections.carryOver(once.record, bank);
    return {
        ...once,
        is_same: once.record === record,
        is_done: twice.record === once.record,
        is_unharmed: JSON.stringify(record) === given,
        told_again: twice.told,
        problems: Reflections.jsonSchema.check(bank.data.record_schema, once.record),
    };
}"""


@pytest.fixture
def carry(logic: Page) -> Carry:
    """A record carried over to the small bank, or another. Whatever it is: done again, nothing more changes."""

    def carry(record: Record, bank: dict[str, Any] | None = None) -> dict[str, Any]:
        carried: dict[str, Any] = logic.evaluate(CARRY, [record, bank])
        assert (carried["is_done"], carried["is_unharmed"], carried["problems"]) == (True, True, [])
        assert not carried["told_again"]["merged"] + carried["told_again"]["reworded"]
        return carried

    return carry


def question(id: str, code: str, part: str = "commitment", **more: Any) -> dict[str, Any]:
    """A question as it was asked, in the words that the small bank has for its own."""
    signs = [f"{id}, sign {level}" for level in (1, 2, 3, 4)]
    part_of = {"id": part, "name": part.capitalize()}
    return {"id": id, "code": code, "part": part_of, "ask": f"How far has {id} come?", "signs": signs} | more


V2 = question("vision-decisions", "V2", "vision")
M2 = question("commitment-all", "M2")
SOME = question("commitment-some", "M3")
OLD = question("commitment-old", "M4")
FEW = question("commitment-few", "M8")
ODD = question("constructor", "X1", "constructor")


def answer(question: Mapping[str, Any], **said: Any) -> dict[str, Any]:
    return {"question": question["id"], **said}


def record(*questions: dict[str, Any], **more: Any) -> Record:
    return {
        "format": "inclusion-reflections",
        "version": 1,
        "kind": "audit",
        "id": "audit-0001",
        "revision": 7,
        "made": "2025-10-01T08:00:00Z",
        "changed": "2025-10-02T08:00:00Z",
        "site": OLD_SITE,
        "school": "",
        "respondent": {"audience": "leadership", "name": ""},
        "choice": {"kind": "full"},
        "questions": list(questions),
        "answers": [],
        "priorities": [],
        "actions": [],
    } | more


def words(question: Mapping[str, Any], edition: str = "2025-09") -> dict[str, Any]:
    """A question's words, as they stand among earlier ones."""
    return {"edition": edition, "ask": question["ask"], "signs": question["signs"]}


def test_a_record_of_today_is_the_same_value(carry: Carry) -> None:
    """Nothing is told, and its revision stays."""
    carried = carry(record(V2, M2, site=TODAYS_SITE, answers=[answer(V2, rating=2), answer(M2, note="Ŵ")]))
    assert carried["is_same"]
    assert carried["told"] == NOTHING


def test_a_record_of_an_older_edition_becomes_one_of_this(carry: Carry) -> None:
    """One revision on; the time at which somebody last changed it stays."""
    carried = carry(record(V2))["record"]
    assert (carried["site"], carried["revision"], carried["changed"]) == (TODAYS_SITE, 8, "2025-10-02T08:00:00Z")


def test_a_record_of_another_site_stays_one(carry: Carry) -> None:
    """It says where it comes from, though its questions are asked in this site's words."""
    elsewhere = {"id": "other-site", "name": "Elsewhere", "edition": "2024-01"}
    reworded = V2 | {"ask": "Elsewhere's words?"}
    carried = carry(record(reworded, site=elsewhere))["record"]
    assert carried["site"] == elsewhere
    assert carried["questions"] == [V2 | {"earlier": [words(reworded, "2024-01")]}]


def test_a_reworded_question_is_asked_in_todays_words(carry: Carry) -> None:
    """The answer stays as it is, and the words that it was given to stay beside it, the latest last."""
    oldest = words(V2 | {"ask": "First words?"}, "2024-01")
    old = V2 | {"ask": "Older words?", "earlier": [oldest]}
    said = answer(V2, rating=2, good_enough=False, evidence="Seen", note="Ask")
    carried = carry(record(old, answers=[said]))
    assert carried["record"]["questions"] == [V2 | {"earlier": [oldest, words(old)]}]
    assert carried["record"]["answers"] == [said]
    was_and_now = {"id": V2["id"], "code": "V2", "was": "Older words?", "now": V2["ask"]}
    assert carried["told"] == NOTHING | {"reworded": [was_and_now]}


def test_the_words_of_last_time_are_the_last_of_the_earlier(carry: Carry) -> None:
    """Also when an edition went back to words that it had before; the same words stand there once."""
    old = V2 | {"ask": "Back again?"}
    between = words(V2 | {"ask": "Between?"})
    carried = carry(record(old | {"earlier": [words(old), between]}))["record"]
    assert carried["questions"][0]["earlier"] == [between, words(old)]


def test_a_question_with_another_sign_is_reworded(carry: Carry) -> None:
    """A level was chosen by its sign."""
    old = V2 | {"signs": ["Another", *V2["signs"][1:]]}
    carried = carry(record(old))
    assert carried["record"]["questions"][0]["earlier"] == [words(old)]
    assert [(item["was"], item["now"]) for item in carried["told"]["reworded"]] == [(V2["ask"], V2["ask"])]


def test_a_part_with_another_name_is_no_rewording(carry: Carry) -> None:
    old = V2 | {"part": {"id": "vision", "name": "Our vision"}}
    carried = carry(record(old))
    assert (carried["record"]["questions"], carried["told"]) == ([V2], NOTHING)


def test_words_are_compared_for_the_audience_that_was_asked(carry: Carry) -> None:
    """Staff's own words count for staff; of who is asked no more, or was never known here, the words stay."""
    staff = question("vision-shared", "V1", "vision")
    for audience, told in (("staff", 1), ("leadership", 0)):
        carried = carry(record(staff, respondent={"audience": audience, "name": ""}))
        assert len(carried["told"]["reworded"]) == told
    old = V2 | {"ask": "Words for parents?"}
    carried = carry(record(old, FEW, respondent={"audience": "parents-carers", "name": ""}))
    assert carried["record"]["questions"] == [old, FEW]


def test_an_answer_moves_to_the_question_that_replaces_its_own(carry: Carry) -> None:
    """With its priority and actions, to where the old one stood; its old words stay beside it."""
    action = {"id": "a1", "question": FEW["id"], "what": "Talk", "who": "", "by": "", "how": "", "review": ""}
    said = {"rating": 3, "good_enough": True, "evidence": "Seen", "note": "Ask"}
    carried = carry(
        record(
            FEW,
            V2,
            answers=[answer(FEW, **said), answer(V2, rating=1)],
            priorities=[{"question": FEW["id"], "helps": "Time", "hinders": "Money"}],
            actions=[action | {"status": "done"}],
        )
    )
    moved = carried["record"]
    assert moved["questions"] == [M2 | {"earlier": [words(FEW)]}, V2]
    assert moved["answers"] == [answer(M2, **said), answer(V2, rating=1)]
    assert moved["priorities"] == [{"question": M2["id"], "helps": "Time", "hinders": "Money"}]
    assert moved["actions"] == [action | {"status": "done", "question": M2["id"]}]
    assert carried["told"] == NOTHING | {"merged": [{"from": FEW["id"], "into": M2["id"], "code": "M8"}]}


def test_a_blank_question_is_replaced_without_a_trace(carry: Carry) -> None:
    """Its words were never answered. A retired one gives way as one does that is gone."""
    carried = carry(record(V2, SOME))
    assert carried["record"]["questions"] == [V2, M2]
    assert [item["from"] for item in carried["told"]["merged"]] == [SOME["id"]]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"rating": 2}, {"rating": 2}, {"rating": 2}),
        ({"rating": 2}, {"rating": 3}, {"rating": 2, "note": "M3: rated “Usual”."}),
        ({"rating": 2}, {}, {"rating": 2}),
        ({"note": "Ask"}, {"rating": 4, "good_enough": True}, {"rating": 4, "good_enough": True, "note": "Ask"}),
        ({"rating": 2}, {"rating": 2, "good_enough": False}, {"rating": 2, "good_enough": False}),
        (
            {"rating": 2, "good_enough": True},
            {"rating": 2, "good_enough": False},
            {"rating": 2, "good_enough": True, "note": "M3: rated “Growing”, not good enough for us now."},
        ),
        (
            {"rating": "dont_know", "note": "Ask"},
            {"rating": 1, "good_enough": True, "note": "Nobody"},
            {
                "rating": "dont_know",
                "note": "M2: Ask\n\nM3: rated “Starting”, good enough for us now. Nobody",
            },
        ),
        ({"rating": 1}, {"rating": "dont_know"}, {"rating": 1, "note": "M3: answered “We don't know”."}),
        ({"rating": 1}, {"rating": "does_not_apply"}, {"rating": 1, "note": "M3: answered “Does not apply”."}),
        ({"evidence": "Seen"}, {"evidence": "Heard"}, {"evidence": "M2: Seen\n\nM3: Heard"}),
        ({"evidence": "Seen"}, {"evidence": "Seen"}, {"evidence": "Seen"}),
        ({"evidence": "Seen"}, {"note": "Heard"}, {"evidence": "Seen", "note": "Heard"}),
    ],
)
def test_where_two_answers_meet(
    carry: Carry, first: dict[str, Any], second: dict[str, Any], expected: dict[str, Any]
) -> None:
    """The first rating is kept and another goes into the note in words; texts are joined, each with its code."""
    answers = [answer(M2, **first), *([answer(SOME, **second)] if second else [])]
    carried = carry(record(M2, SOME, answers=answers))["record"]
    assert [question["id"] for question in carried["questions"]] == [M2["id"]]
    assert carried["answers"] == [answer(M2, **expected)]


def test_first_is_what_the_audit_asked_first(carry: Carry) -> None:
    """Whatever order the answers stand in, and whichever of the questions is in use; three meet as two do."""
    three = [answer(M2, rating=1), answer(FEW, rating=2, note="Few"), answer(SOME, rating=3)]
    carried = carry(record(SOME, V2, M2, FEW, answers=three))
    note = "M2: rated “Starting”.\n\nM8: rated “Growing”. Few"
    assert [question["id"] for question in carried["record"]["questions"]] == [V2["id"], M2["id"]]
    assert carried["record"]["answers"] == [answer(M2, rating=3, note=note)]
    assert [(item["from"], item["code"]) for item in carried["told"]["merged"]] == [
        (SOME["id"], "M3"),
        (FEW["id"], "M8"),
    ]


def test_priorities_of_merged_questions_become_one(carry: Carry) -> None:
    """Where the first of them stood, with both texts."""
    priorities = [
        {"question": SOME["id"], "helps": "Time", "hinders": ""},
        {"question": V2["id"], "helps": "", "hinders": ""},
        {"question": M2["id"], "helps": "Money", "hinders": "Space"},
    ]
    carried = carry(record(V2, M2, SOME, priorities=priorities))["record"]
    assert carried["priorities"] == [
        {"question": M2["id"], "helps": "M2: Money\n\nM3: Time", "hinders": "Space"},
        priorities[1],
    ]


def test_texts_too_long_for_one_field_stay_where_they_are(carry: Carry) -> None:
    """The old question is kept with its answer and its words, as a retired one is."""
    long = "x" * (LONGEST - 5)
    before = record(M2, SOME, answers=[answer(M2, note=long), answer(SOME, note="y" * 10)])
    carried = carry(before)
    assert carried["record"] == before | {"site": TODAYS_SITE, "revision": 8}
    assert carried["told"] == NOTHING | {"retired": [{"id": SOME["id"], "code": "M3", "ask": SOME["ask"]}]}


def test_retired_and_unknown_questions_stay_as_they_are(carry: Carry) -> None:
    """With answer, priority and place, and they are named; an id that every object has is unknown like another."""
    before = record(
        ODD,
        OLD,
        V2,
        site=TODAYS_SITE,
        answers=[answer(ODD, rating=1, note="Odd"), answer(OLD, rating=2)],
        priorities=[{"question": ODD["id"], "helps": "", "hinders": ""}],
    )
    carried = carry(before)
    assert carried["is_same"]
    assert carried["told"] == NOTHING | {
        "retired": [{"id": OLD["id"], "code": "M4", "ask": OLD["ask"]}],
        "unknown": [{"id": ODD["id"], "code": "X1", "ask": ODD["ask"]}],
    }


def test_a_question_without_a_successor_for_this_audience_stays(carry: Carry) -> None:
    """What replaces it is asked of others only, in words that nobody here was asked."""
    plain = {"id": M2["id"], "code": "M2", "part": "commitment"}
    other = {"id": "other", "code": "O1", "part": "vision", "audiences": ["staff"], "replaces": [FEW["id"]]}
    bank = bank_with(plain, other)
    carried = carry(record(FEW, answers=[answer(FEW, rating=2)]), bank)
    assert carried["record"]["questions"] == [FEW]
    assert [item["id"] for item in carried["told"]["unknown"]] == [FEW["id"]]


def test_the_order_of_keys_changes_nothing(carry: Carry) -> None:
    """A file that another program wrote again is the same audit."""
    turned = dict(reversed(V2.items())) | {"part": {"name": "Vision", "id": "vision"}}
    assert carry(record(turned, site=dict(reversed(TODAYS_SITE.items()))))["is_same"]


def test_several_editions_at_once(carry: Carry) -> None:
    """An answer goes on through questions that were replaced in their turn; codes of today are told to nobody."""
    bank = bank_with(
        {"id": "b", "code": "B", "part": "vision", "replaces": ["a"], "retired": "2026-01"},
        {"id": "c", "code": "C", "part": "vision", "replaces": ["b"]},
    )
    first, second = question("a", "A"), question("b", "B")
    carried = carry(record(first, second, answers=[answer(first, rating=1), answer(second, note="Later")]), bank)
    assert [(one["id"], one["part"]["name"]) for one in carried["record"]["questions"]] == [("c", "Vision")]
    assert carried["record"]["answers"] == [{"question": "c", "rating": 1, "note": "Later"}]
    assert carried["record"]["questions"][0]["earlier"] == [words(first), words(second)]


# Any record


TEXTS = st.sampled_from(["", "Minutes of March", "Llŷn, ع, 😀", "M2: Minutes", "z" * 6_000, "w" * LONGEST])
RATINGS = st.sampled_from([1, 2, 3, 4, "dont_know", "does_not_apply", None])


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Records with questions in use, reworded, retired, replaced and unknown, answered and planned in any way."""
    questions = draw(
        st.lists(st.sampled_from([V2, M2, SOME, OLD, FEW, ODD]), min_size=1, unique_by=lambda one: one["id"])
    )
    asked = [one | draw(st.sampled_from([{}, {"ask": "Older words?"}, {"signs": list("abcd")}])) for one in questions]
    chosen = draw(st.permutations(draw(st.lists(st.sampled_from(asked), unique_by=lambda one: one["id"]))))
    return record(
        *asked,
        site=draw(st.sampled_from([OLD_SITE, TODAYS_SITE, OLD_SITE | {"id": "other-site"}])),
        answers=[said for one in asked if len(said := answer(one, **draw(sayings()))) > 1],
        priorities=[{"question": one["id"], "helps": draw(TEXTS), "hinders": draw(TEXTS)} for one in chosen],
    )


@st.composite
def sayings(draw: st.DrawFn) -> dict[str, Any]:
    rating = draw(RATINGS)
    judgement = draw(st.sampled_from([True, False, None])) if isinstance(rating, int) else None
    said = {"rating": rating, "good_enough": judgement, "evidence": draw(TEXTS), "note": draw(TEXTS)}
    return {key: value for key, value in said.items() if value not in (None, "")}


def home(carried: Record, question: str) -> str:
    """The question of a record that an older one has become."""
    return question if question in {one["id"] for one in carried["questions"]} else "commitment-all"


def rating_in_words(said: Mapping[str, Any]) -> str:
    scale = SMALL_BANK["scale"]
    if isinstance(said["rating"], int):
        return f"rated “{scale['levels'][said['rating'] - 1]['name']}”"
    return f"answered “{scale[said['rating']]['name']}”"


def says(code: str, said: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether an answer has all that another said: its rating or that in words, after its code; its texts."""
    has_rating = "rating" not in said or said["rating"] == after.get("rating")
    in_words = "rating" in said and f"{code}: {rating_in_words(said)}" in after.get("note", "")
    has_texts = all(said.get(field, "") in after.get(field, "") for field in ("evidence", "note"))
    return (has_rating or in_words) and has_texts


@EXAMPLES
@given(before=records())
def test_no_level_evidence_or_note_is_lost(carry: Carry, before: Record) -> None:
    """And no text of a priority: each is still there, at its question or at the one that replaces it."""
    after = carry(before)["record"]
    answers = {said["question"]: said for said in after["answers"]}
    codes = {one["id"]: one["code"] for one in before["questions"]}
    for said in before["answers"]:
        assert says(codes[said["question"]], said, answers[home(after, said["question"])])
    priorities = {priority["question"]: priority for priority in after["priorities"]}
    for priority in before["priorities"]:
        kept = priorities[home(after, priority["question"])]
        assert priority["helps"] in kept["helps"]
        assert priority["hinders"] in kept["hinders"]


@EXAMPLES
@given(before=records())
def test_every_question_is_kept_or_told_of(carry: Carry, before: Record) -> None:
    """Each is there as it was, or in one of the lists; no id is there twice, and the revision tells of any change."""
    carried = carry(before)
    after, told = carried["record"], carried["told"]
    named = [item.get("id", item.get("from")) for items in told.values() for item in items]
    ids = [one["id"] for one in after["questions"]]
    same = [one["id"] for one in before["questions"] if one in after["questions"]]
    assert len(ids) == len(set(ids))
    assert len(named) == len(set(named))
    assert {one["id"] for one in before["questions"]} == {*named, *same} | (
        {M2["id"]} if M2 in before["questions"] else set()
    )
    assert after["revision"] == before["revision"] + (not carried["is_same"])
    assert carried["is_same"] == (after == before)

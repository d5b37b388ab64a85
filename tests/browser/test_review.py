"""A review brings several audits together: in whatever order they come, none is lost, changed or taken for another."""

import json
import random
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser.small_bank import SMALL_BANK, STAFF_WORDS
from tests.browser.test_hostile_records import DAMAGED, LARGE, SCRIPTS, page_of
from tests.browser.test_record import (
    A_RECORD,
    AN_ACTION,
    AN_EARLIER_RECORD,
    ODD_TEXTS,
    SCHEMA,
    WRITE_STYLED,
    Record,
    changed,
    open_kept,
    records,
    report_style,
)
from tests.browser.test_store import SCENE

Play = Callable[..., Any]

PLAY = """given => {
    const { audit, plan, record, recordFile, jsonSchema, packed, merge, review } = Reflections;
    const schema = bank.data.record_schema;
    const today = "2026-11-22", now = "2026-11-22T10:31:00Z", later = "2026-11-22T11:00:00Z";
    const written = {
        json: (value) => record.toJson(value),
        html: (value) => recordFile.write({ record: value, bank, today }),
    };
    const open = (text) => recordFile.read(text, { schema, bank });
    const start = (audits, more = {}) => review.start({ bank, id: "review-0001", now, audits, ...more });
    const inOrder = (value) => JSON.stringify(value, (key, part) =>
        jsonSchema.isObject(part) ? Object.fromEntries(Object.entries(part).sort()) : part);
    const isSame = (...values) => new Set(values.map(inOrder)).size === 1;
    const still = ({ revision, changed, ...rest }) => rest;
    const held = (value) => record.readValue(JSON.parse(JSON.stringify(value)), schema);
    const thrown = (act) => { try { act(); return ""; } catch (error) { return error.message; } };
    %s
}"""

EXAMPLES = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture
def play(logic: Page) -> Play:
    """What some lines of script give back in a page with the self-audit's logic."""
    return lambda script, given=None: logic.evaluate(PLAY % script, given)


# Audits

BANK = {question["id"]: question for question in SMALL_BANK["questions"]}
NOW = "2026-11-22T10:31:00Z"


def asked(id: str, audience: str, edition: str = "2026-11") -> dict[str, Any]:
    """A question as somebody was asked it; in words that are no longer today's, if in another edition."""
    question = BANK.get(id, {"code": "X1", "part": "elsewhere", "wording": {}, "ask": id, "signs": list("abcd")})
    own = question["wording"].get(audience, question)
    words = own["ask"] if edition == "2026-11" else f"{own['ask']} ({edition})"
    names = {part["id"]: part["name"] for part in SMALL_BANK["parts"]}
    return {
        "id": id,
        "code": question["code"],
        "part": {"id": question["part"], "name": names.get(question["part"], question["part"])},
        "ask": words,
        "signs": own["signs"],
    }


def an_audit(
    id: str = "audit-0001",
    audience: str = "leadership",
    ratings: dict[str, Any] | None = None,
    *,
    edition: str = "2026-11",
    **more: Any,
) -> Record:
    """What somebody answered, to these questions alone. A rating of nothing is a blank."""
    told = {"vision-shared": 3, "vision-words": "dont_know"} if ratings is None else ratings
    answers = [
        {"question": question, "rating": rating, "note": f"{id} on {question}"}
        for question, rating in told.items()
        if rating
    ]
    return {
        **{"format": "inclusion-reflections", "version": 1, "kind": "audit"},
        **{"id": id, "revision": 5, "made": NOW, "changed": NOW},
        "site": SMALL_BANK["site"] | {"edition": edition},
        **{"school": "Hilltop School", "respondent": {"audience": audience, "name": ""}, "choice": {"kind": "full"}},
        "questions": [asked(question, audience, edition) for question in told],
        **{"answers": answers, "priorities": [], "actions": []},
        **more,
    }


IDS = tuple(f"audit-000{number}" for number in range(1, 6))
QUESTIONS = (
    *("vision-shared", "vision-decisions", "vision-words", "commitment-time", "achievement-named"),
    *("commitment-some", "commitment-all", "constructor", "elsewhere"),
)
ratings = st.sampled_from((1, 2, 3, 4, "dont_know", "does_not_apply", None))
moments = st.sampled_from((NOW, "2026-11-22T10:32:00Z", "2025-11-22T10:31:00Z"))


@st.composite
def audits(draw: st.DrawFn, ids: tuple[str, ...] = IDS) -> Record:
    """What one of a few people answered, in one of a few copies: often somebody else in the example has the same id."""
    told = draw(st.lists(st.sampled_from(QUESTIONS), unique=True, max_size=4))
    return an_audit(
        draw(st.sampled_from(ids)),
        draw(st.sampled_from(("leadership", "staff", "parents-carers", "unheard-of"))),
        {question: draw(ratings) for question in told},
        edition=draw(st.sampled_from(("2026-11", "2025-11"))),
        revision=draw(st.integers(0, 2)),
        changed=draw(moments),
    )


several = st.lists(audits(), max_size=5)
different = st.lists(audits(), max_size=5, unique_by=lambda audit: audit["id"])


# Gathering, packing and joining


@EXAMPLES
@given(one=several, two=several, three=several)
def test_gathering_is_the_same_in_any_order_and_grouping_and_done_twice(
    play: Play, one: list[Record], two: list[Record], three: list[Record]
) -> None:
    script = """
        const [a, b, c] = given, gather = (...lists) => review.gather(...lists);
        return [
            isSame(gather(a, b), gather(b, a), gather([...b, ...a].reverse())),
            isSame(gather(gather(a, b), c), gather(a, gather(b, c)), gather(c, b, a)),
            isSame(gather(a), gather(a, a), gather(gather(a))),
            gather(a, b, c),
        ];
    """
    *laws, gathered = play(script, [one, two, three])
    assert laws == [True] * 3
    everyone = [*one, *two, *three]
    assert [audit["id"] for audit in gathered] == sorted({audit["id"] for audit in everyone})
    for audit in gathered:
        copies = [other for other in everyone if other["id"] == audit["id"]]
        assert audit in copies
        newest = max((copy["revision"], copy["changed"]) for copy in copies)
        assert (audit["revision"], audit["changed"]) == newest


PACKED = settings(EXAMPLES, max_examples=12)


@PACKED
@given(kept=st.lists(records(), max_size=3, unique_by=lambda record: record["id"]))
def test_audits_in_a_review_are_whole_and_each_is_an_audit_of_its_own(play: Play, kept: list[Record]) -> None:
    script = """
        const made = packed.pack(given);
        const fresh = JSON.parse(JSON.stringify(made));
        const whole = packed.unpack(fresh);
        return {
            whole,
            again: isSame(packed.pack(whole), fresh),
            other: isSame(packed.pack([...given].reverse()), fresh),
            faults: whole.flatMap((one) => record.faults(one, schema)),
            files: whole.every((one) => isSame(open(written.json(one)), { record: one })),
            once: packed.unpack(fresh) === whole,
        };
    """
    seen = play(script, kept)
    assert seen.pop("whole") == sorted(kept, key=lambda record: str(record["id"]))
    assert seen == {"again": True, "other": True, "faults": [], "files": True, "once": True}


def test_a_review_holds_each_wording_once(play: Play) -> None:
    """The same words in another order of keys are the same words; a question that was reworded is there twice."""
    turned = an_audit("audit-0002")
    turned["questions"] = [dict(reversed(question.items())) for question in turned["questions"]]
    given = [an_audit(), turned, an_audit("audit-0003", edition="2025-11"), an_audit("audit-0004", "staff")]
    made = play("return packed.pack(given)", given)
    assert [wording["ask"] for wording in made["wordings"]] == [
        *("How far has vision-shared come?", "How far has vision-words come?"),
        *("How far has vision-shared come? (2025-11)", "How far has vision-words come? (2025-11)"),
        *("Who says so to you?", "Whose words?"),
    ]
    assert [audit["questions"] for audit in made["audits"]] == [[0, 1], [0, 1], [2, 3], [4, 5]]


@EXAMPLES
@given(everyone=different, order=st.randoms(use_true_random=False), cuts=st.lists(st.integers(0, 5), max_size=3))
def test_audits_that_join_in_any_order_and_grouping_make_the_same_review(
    play: Play, everyone: list[Record], order: random.Random, cuts: list[int]
) -> None:
    shuffled = order.sample(everyone, len(everyone))
    bounds = [0, *sorted(min(cut, len(everyone)) for cut in cuts), len(everyone)]
    groups = [shuffled[low:high] for low, high in pairwise(bounds)]
    script = """
        const [everyone, groups] = given;
        const joined = groups.reduce((made, some) => review.join(made, some, bank, later), start([]));
        const twice = review.join(joined, everyone, bank, later);
        const whole = packed.unpack(joined);
        return [isSame(still(joined), still(start(everyone)), still(twice)), held(joined), whole];
    """
    is_same, opened, whole = play(script, [everyone, groups])
    assert is_same
    assert "error" not in opened
    assert whole == sorted(everyone, key=lambda audit: str(audit["id"]))
    assert {answer["note"] for audit in whole for answer in audit["answers"]} == {
        answer["note"] for audit in everyone for answer in audit["answers"]
    }


def test_a_review_asks_what_its_audits_ask_today_in_leaderships_words_where_there_are_any(play: Play) -> None:
    everyone = [
        an_audit("audit-0001", "staff", {"vision-shared": 1, "elsewhere": 2}, edition="2025-11"),
        an_audit("audit-0002", "leadership", {"commitment-some": 2, "commitment-old": 4}),
        an_audit("audit-0003", "parents-carers", {"achievement-named": 2}),
    ]
    seen = play("return start(given)", everyone)
    assert [(question["id"], question["ask"]) for question in seen["questions"]] == [
        ("vision-shared", "How far has vision-shared come?"),
        ("commitment-all", "How far has commitment-all come?"),
        ("commitment-old", "How far has commitment-old come?"),
        ("achievement-named", "How far has achievement-named come?"),
        ("elsewhere", "elsewhere (2025-11)"),
    ]
    assert seen["wordings"][0]["ask"] == f"{STAFF_WORDS['ask']} (2025-11)"


def test_a_new_review_is_leaderships_and_nothing_is_agreed(play: Play) -> None:
    seen = play('return start(given, { school: "Hilltop School", choice: { kind: "short" } })', [an_audit()])
    assert {key: seen[key] for key in seen if key not in ("questions", "wordings", "audits", "site")} == {
        **{"format": "inclusion-reflections", "version": 1, "kind": "review", "id": "review-0001", "revision": 0},
        **{"made": NOW, "changed": NOW, "school": "Hilltop School", "choice": {"kind": "short"}},
        "respondent": {"audience": "leadership", "name": ""},
        **{"answers": [], "priorities": [], "actions": [], "groups": [], "took_part": [], "debates": []},
        "names": False,
    }
    empty = play('return start([], { choice: { kind: "short" } }).questions.map(({ id }) => id)')
    assert empty == ["vision-shared", "vision-words", "commitment-time"]


@pytest.mark.parametrize(
    ("revision", "moment", "rating", "expected"),
    [
        (5, NOW, 3, "same"),
        (6, "2026-11-22T10:32:00Z", 4, "newer"),
        (6, NOW, 4, "newer"),
        (4, "2026-11-22T10:30:00Z", 2, "older"),
        (6, "2026-11-22T10:30:00Z", 4, "apart"),
        (5, "2026-11-22T10:32:00Z", 3, "apart"),
        (5, NOW, 4, "apart"),
    ],
)
def test_how_an_audit_stands_to_the_copy_in_the_review(
    play: Play, revision: int, moment: str, rating: int, expected: str
) -> None:
    other = an_audit(ratings={"vision-shared": rating}, revision=revision, changed=moment)
    script = """
        const made = start([given.here]);
        return [
            review.compare(made, given.other),
            review.compare(made, { ...given.other, earlier: [] }),
            review.compare(made, { ...given.other, id: "audit-0002" }),
        ];
    """
    here = an_audit(ratings={"vision-shared": 3})
    assert play(script, {"here": here, "other": other}) == [expected, expected, "new"]


def test_an_audit_that_joins_takes_the_place_of_its_copy_and_one_that_leaves_takes_its_questions_along(
    play: Play,
) -> None:
    one, two = an_audit(), an_audit("audit-0002", ratings={"commitment-time": 4, "vision-decisions": 1})
    other = an_audit(ratings={"vision-shared": 1}, revision=2)
    script = """
        const [one, two, other] = given;
        const asks = ({ questions }) => questions.map(({ id }) => id);
        const both = audit.rate(start([one, two]), "commitment-time", 2, later);
        const replaced = review.join(both, [other], bank, later);
        const left = review.leave(replaced, "audit-0002", bank, later);
        const none = review.leave(left, "audit-0001", bank, later);
        return {
            replaced: [review.audits(replaced).map(({ revision }) => revision), asks(replaced), replaced.revision],
            left: [asks(left), left.answers, left.wordings.length, left.revision, left.changed],
            none: [none.audits, none.wordings, asks(none).length],
            nobody: thrown(() => review.leave(left, "audit-0002", bank, later)),
            noAudit: thrown(() => review.join(left, [both], bank, later)),
        };
    """
    assert play(script, [one, two, other]) == {
        "replaced": [[2, 5], ["vision-shared", "vision-decisions", "commitment-time"], 2],
        "left": [
            ["vision-shared", "commitment-time"],
            [{"question": "commitment-time", "rating": 2}],
            *(1, 3, "2026-11-22T11:00:00Z"),
        ],
        "none": [[], [], 6],
        "nobody": 'The review doesn\'t have the audit "audit-0002".',
        "noAudit": "This is no audit: review.",
    }


def test_no_edit_of_a_review_changes_an_audit_in_it(play: Play) -> None:
    script = """
        const edits = [
            (made) => audit.rate(made, "vision-shared", 1, later),
            (made) => audit.write(made, "vision-shared", "note", "Agreed.", later),
            (made) => plan.choose(made, "vision-words", later),
            (made) => plan.add(made, { id: "a1", what: "Meet", question: "vision-shared" }, later),
            (made) => review.debate(made, "vision-words", true, later),
            (made) => review.setNames(made, true, later),
            (made) => review.addEarlier(made, [given[1]], later),
        ];
        const before = start([given[0]]);
        const after = edits.reduce((made, edit) => edit(made), before);
        const isWhole = isSame(review.audits(after), [given[0]]);
        return [after.audits === before.audits, isWhole, held(after).error, after.revision];
    """
    assert play(script, [an_audit(), an_audit("audit-0009")]) == [True, True, None, 7]


def test_401_audits_are_too_many(play: Play) -> None:
    script = """
        const many = Array.from({ length: 401 }, (_, number) => ({ ...given, id: "audit-" + (1000 + number) }));
        const most = start(many.slice(1));
        return [most.audits.length, thrown(() => review.join(most, many, bank, now)), held(most).error];
    """
    assert play(script, an_audit()) == [400, "A review has 400 audits at most.", None]
    review_schema, earlier = SCHEMA["$defs"]["review"]["properties"], SCHEMA["$defs"]["earlier"]
    most = play("return [review.mostAudits, record.mostEarlier]")
    assert most == [review_schema["audits"]["maxItems"], earlier["maxItems"]]


# Names, debates and groups


@pytest.mark.parametrize(
    ("names", "may"), [([], False), (["AB"], True), (["AB", "CD"], True), (["AB", ""], False), (["AB", " "], False)]
)
def test_names_show_only_when_everyone_gave_one_and_the_team_wants_it(play: Play, names: list[str], may: bool) -> None:
    everyone = [
        an_audit(f"audit-000{number}", respondent={"audience": "staff", "name": name})
        for number, name in enumerate(names)
    ]
    script = """
        const made = start(given), on = review.setNames(made, true, later);
        const off = review.setNames(on, false, later);
        return [review.mayName(made), ...[made, on, off].map((one) => review.showsNames(one))];
    """
    assert play(script, everyone) == [may, False, may, False]


def test_names_go_off_when_somebody_joins(play: Play) -> None:
    """Nobody has asked the newcomer; another copy of an audit that is there is no newcomer."""
    one, other = (an_audit(f"audit-000{n}", respondent={"audience": "staff", "name": "AB"}) for n in (1, 2))
    script = """
        const on = review.setNames(start([given[0]]), true, later);
        return [given[0], given[1]].map((audit) => review.join(on, [audit], bank, later).names);
    """
    assert play(script, [one, other]) == [True, False]


def test_what_caused_debate_stands_in_the_order_of_the_questions(play: Play) -> None:
    script = """
        const on = ["vision-words", "vision-shared", "vision-words"]
            .reduce((made, id) => review.debate(made, id, true, later), start(given));
        const off = review.debate(on, "vision-words", false, later);
        return [on.debates, off.debates, thrown(() => review.debate(on, "elsewhere", true, later))];
    """
    assert play(script, [an_audit()]) == [
        ["vision-shared", "vision-words"],
        ["vision-shared"],
        'The audit doesn\'t have the question "elsewhere".',
    ]


def a_group(id: str = "g1", question: str = "vision-shared", **more: Any) -> dict[str, Any]:
    counts = {"levels": [1, 7, 3, 0], "dont_know": 4, "does_not_apply": 0}
    return {
        **{"id": id, "question": question, "audience": "staff", "how": "hands", "label": "Year 4", "made": NOW},
        "counts": counts,
        **more,
    }


def test_hands_are_counted_counted_again_taken_away_and_put_back(play: Play) -> None:
    script = """
        const [first, second, again] = given.groups;
        const count = (made, group) => review.count(made, group, later);
        const made = [first, second, again].reduce(count, start(given.audits));
        const gone = review.uncount(made, "g1", later);
        const back = review.restoreGroup(gone, again, 0, later);
        const kept = review.restoreGroup(back, first, 1, later);
        const ids = ({ groups }) => groups.map(({ id, label }) => id + " " + label);
        const none = thrown(() => review.uncount(gone, "g1", now));
        return [ids(made), ids(gone), ids(back), ids(kept), held(kept).error, none];
    """
    groups = [a_group(), a_group("g2"), a_group(label="Year 5")]
    assert play(script, {"audits": [an_audit()], "groups": groups}) == [
        *(["g1 Year 5", "g2 Year 4"], ["g2 Year 4"], ["g1 Year 5", "g2 Year 4"], ["g1 Year 5", "g2 Year 4"]),
        *(None, 'There is no group "g1".'),
    ]


@pytest.mark.parametrize(
    "more",
    [
        {"id": ""},
        {"how": "guessed"},
        {"colour": "red"},
        {"question": "commitment-time"},
        {"counts": {"levels": [1, 2, 3], "dont_know": 0, "does_not_apply": 0}},
        {"counts": {"levels": [1, 2, 3, -1], "dont_know": 0, "does_not_apply": 0}},
        {"counts": {"levels": [1, 2, 3, 0.5], "dont_know": 0, "does_not_apply": 0}},
        {"counts": {"levels": [1, 2, 3, 4], "dont_know": 10_001, "does_not_apply": 0}},
    ],
)
def test_a_group_that_could_not_be_read_again_is_a_mistake_of_ours(play: Play, more: dict[str, Any]) -> None:
    given = {"audits": [an_audit()], "group": a_group(**more)}
    assert play("return thrown(() => review.count(start(given.audits), given.group, later))", given)


def test_a_question_that_was_counted_debated_or_planned_stays_when_its_audits_leave(play: Play) -> None:
    script = """
        const made = [
            (one) => review.count(one, given.group, later),
            (one) => review.debate(one, "vision-words", true, later),
            (one) => plan.add(one, { id: "a1", what: "Meet", question: "commitment-time" }, later),
            (one) => review.leave(one, "audit-0002", bank, later),
        ].reduce((one, edit) => edit(one), start(given.audits));
        return [made.questions.map(({ id }) => id), held(made).error];
    """
    everything = {"vision-shared": 1, "vision-decisions": 2, "vision-words": 3, "commitment-time": 4}
    given = {
        "audits": [an_audit(ratings={"achievement-named": 1}), an_audit("audit-0002", ratings=everything)],
        "group": a_group(),
    }
    assert play(script, given) == [["vision-shared", "vision-words", "commitment-time", "achievement-named"], None]


# Earlier terms


@pytest.mark.parametrize("kind", ["audit", "review"])
def test_records_of_earlier_terms_stand_beside_an_audit_or_a_review(play: Play, kind: str) -> None:
    script = """
        const [one, early, late, again] = given.audits;
        const record_ = given.kind === "audit" ? one : start([one]);
        const term = { ...review.setNames(start([late]), true, early.changed), id: "review-0000", earlier: [early] };
        const added = review.addEarlier(record_, [late, term, early, again, record_], later);
        const stripped = added.earlier.find(({ kind }) => kind === "review");
        const without = ["review-0000", "audit-0002", "audit-0003"].reduce((made, id) =>
            review.removeEarlier(made, id, added.earlier.find((one) => one.id === id).revision, later), added);
        return {
            ids: added.earlier.map(({ id, revision }) => id + " " + revision),
            keys: Object.keys(stripped),
            faults: [held(added).error, held(without).error],
            same: isSame(held(added), { record: added }),
            none: "earlier" in without,
            early: isSame(added.earlier[0].answers, early.answers),
        };
    """
    early = an_audit("audit-0002", changed="2025-07-01T09:00:00Z", revision=3)
    late = an_audit("audit-0003", changed="2026-03-01T09:00:00Z", revision=3)
    again = an_audit("audit-0003", changed="2026-02-01T09:00:00Z", revision=2)
    seen = play(script, {"audits": [an_audit(), early, late, again], "kind": kind})
    assert seen.pop("keys") == [
        *("kind", "id", "revision", "made", "changed", "site", "school", "respondent", "choice"),
        *("questions", "answers", "priorities", "actions"),
    ]
    assert seen == {
        "ids": ["audit-0002 3", "review-0000 1", "audit-0003 3"],
        "faults": [None, None],
        "same": True,
        "none": False,
        "early": True,
    }


def test_a_13th_earlier_record_is_not_taken(play: Play) -> None:
    script = """
        const many = Array.from({ length: 13 }, (_, number) => ({ ...given, id: "audit-10" + (10 + number) }));
        const most = review.addEarlier(given, many.slice(1), later);
        return [most.earlier.length, held(most).error, thrown(() => review.addEarlier(most, many, later))];
    """
    assert play(script, an_audit()) == [12, None, "A record has 12 earlier records at most."]


# Sent on without the audits

LEADERS = [
    an_audit(f"leader-000{n}", ratings={"vision-shared": n, "vision-words": "dont_know", "vision-decisions": None})
    for n in (1, 2, 3)
]
STAFF = [an_audit(f"staff-000{n}", "staff", {"vision-shared": 4}) for n in (1, 2, 3, 4)]
OTHERS = [
    an_audit(f"other-000{n}", audience, {"vision-shared": 2}) for n, audience in enumerate(("parents-carers", "x", "x"))
]
PARENT = an_audit(
    "parent-0001", "parents-carers", {"vision-shared": 2}, respondent={"audience": "x", "name": "Zed Ash"}
)

WITHOUT = """
    const made = [
        (one) => review.count(one, given.group, later),
        (one) => review.debate(one, "vision-shared", true, later),
        (one) => audit.write(one, "vision-shared", "note", "Agreed after talk.", later),
        (one) => review.addEarlier(one, given.earlier, later),
    ].reduce((one, edit) => edit(one), start(given.audits));
    const sent = review.withoutAudits(made, { bank, id: "review-0002", now: later });
    const told = (one) => one.groups.map(({ id, question, audience, how, counts }) =>
        [id, question, audience, how, counts.levels.join(" "), counts.dont_know]);
"""


def test_what_is_sent_on_has_numbers_in_place_of_audits(play: Play) -> None:
    script = """
        const joined = review.join(sent, given.more, bank, later);
        const again = review.withoutAudits(joined, { bank, id: "review-0003", now });
        return {
            sent: told(sent), took: sent.took_part, again: told(again).slice(4), tookAgain: again.took_part,
            empty: [sent.audits, sent.wordings, sent.id, sent.revision, sent.names],
            stays: [sent.debates, sent.answers, sent.questions.length, sent.earlier.map(({ kind }) => kind)],
            faults: [held(sent).error, held(again).error, isSame(held(sent), { record: sent })],
            text: JSON.stringify(sent),
            asked: again.questions.map(({ id }) => id),
        };
    """
    earlier = an_audit("audit-0009", respondent={"audience": "leadership", "name": "Zed Ash"})
    given: dict[str, Any] = {
        "audits": [*LEADERS, *STAFF, PARENT],
        "group": a_group(),
        "earlier": [earlier, {**an_audit("review-0009"), "kind": "review"}],
        "more": [an_audit(f"staff-001{n}", "staff", {"commitment-all": 1}) for n in (1, 2, 3)],
    }
    seen = play(WITHOUT + script, given)
    assert "Zed" not in (text := seen.pop("text"))
    assert not [audit["id"] for audit in given["audits"] if audit["id"] in text]
    assert seen == {
        "sent": [
            ["g1", "vision-shared", "staff", "hands", "1 7 3 0", 4],
            ["review-0002-1", "vision-shared", "leadership", "audits", "1 1 1 0", 0],
            ["review-0002-2", "vision-shared", "staff", "audits", "0 0 0 4", 0],
            ["review-0002-3", "vision-words", "leadership", "audits", "0 0 0 0", 3],
        ],
        "took": [
            {"audience": "leadership", "audits": 3},
            {"audience": "staff", "audits": 4},
            {"audience": "x", "audits": 1},
        ],
        "again": [["review-0003-1", "commitment-all", "staff", "audits", "3 0 0 0", 0]],
        "tookAgain": [
            {"audience": "leadership", "audits": 3},
            {"audience": "staff", "audits": 7},
            {"audience": "x", "audits": 1},
        ],
        "empty": [[], [], "review-0002", 0, False],
        "stays": [
            ["vision-shared"],
            [{"question": "vision-shared", "note": "Agreed after talk."}],
            *(3, ["review"]),
        ],
        "faults": [None, None, True],
        "asked": ["vision-shared", "vision-decisions", "vision-words", "commitment-all"],
    }


@pytest.mark.parametrize(
    ("everyone", "expected"),
    [
        (LEADERS, [["leadership", "1 1 1 0"]]),
        ([*LEADERS[:1], *STAFF[:3]], [["leadership", "1 0 0 0"], ["staff", "0 0 0 3"]]),
        (STAFF[:2], [["staff", "0 0 0 2"]]),
        ([*LEADERS, *STAFF[:3], *OTHERS], [["leadership", "1 1 1 0"], ["staff", "0 0 0 3"], ["", "0 3 0 0"]]),
        ([*LEADERS, *STAFF[:2], *OTHERS], [["", "1 4 1 2"]]),
    ],
)
def test_those_who_are_not_shown_apart_are_one_group(
    play: Play, everyone: list[Record], expected: list[list[str]]
) -> None:
    script = """
        return review.withoutAudits(start(given), { bank, id: "review-0002", now }).groups
            .filter(({ question }) => question === "vision-shared")
            .map(({ audience, counts }) => [audience, counts.levels.join(" ")]);
    """
    assert play(script, everyone) == expected


# Kept and opened

A_REVIEW: Record = {
    **A_RECORD,
    **{"kind": "review", "id": "review-0001", "respondent": {"audience": "leadership", "name": ""}},
    "wordings": [asked("vision-shared", "leadership"), asked("vision-words", "leadership")],
    "audits": [
        {key: value for key, value in an_audit(id).items() if key not in ("format", "version", "kind")}
        | {"questions": [0, 1]}
        for id in ("audit-0001", "audit-0002")
    ],
    "groups": [a_group(), a_group("g2", "vision-words", audience="", how="audits")],
    "took_part": [{"audience": "staff", "audits": 7}],
    "names": True,
    "debates": ["vision-shared", "vision-words"],
    "earlier": [AN_EARLIER_RECORD],
}


texts = st.sampled_from(ODD_TEXTS) | st.text(st.characters(codec="utf-8"), max_size=20)
numbers = st.integers(0, 10_000)


@st.composite
def reviews(draw: st.DrawFn) -> Record:
    """Any review that may be: of audits of this site and others, with or without what may be said of them."""
    base = draw(records())
    everyone = draw(st.lists(records(), max_size=2, unique_by=lambda record: record["id"]))
    wordings: list[Any] = []
    packed = []
    for audit in sorted(everyone, key=lambda record: str(record["id"])):
        wordings += [question for question in audit["questions"] if question not in wordings]
        places = [wordings.index(question) for question in audit["questions"]]
        kept = {key: value for key, value in audit.items() if key not in ("format", "version", "kind")}
        packed.append(kept | {"questions": places})
    ids = [question["id"] for question in base["questions"]]
    counts = st.fixed_dictionaries(
        {"levels": st.lists(numbers, min_size=4, max_size=4), "dont_know": numbers, "does_not_apply": numbers}
    )
    groups = [
        a_group(f"g{number}", question, label=draw(texts), how=draw(st.sampled_from(("hands", "audits"))))
        | {"audience": draw(st.sampled_from(("", "staff", "constructor"))), "counts": draw(counts)}
        for number, question in enumerate(draw(st.lists(st.sampled_from(ids), max_size=2)) if ids else [])
    ]
    earlier = [AN_EARLIER_RECORD] if draw(st.booleans()) else []
    debated = draw(st.sets(st.sampled_from(ids))) if ids else set()
    return {
        **base,
        **{"kind": "review", "wordings": wordings, "audits": packed, "groups": groups},
        "took_part": draw(st.sampled_from(([], [{"audience": "staff", "audits": 7}]))),
        "names": draw(st.booleans()),
        "debates": [id for id in ids if id in debated],
        **({"earlier": earlier} if earlier else {}),
    }


@PACKED
@given(review=reviews())
def test_a_review_that_is_kept_and_opened_is_the_same_review(play: Play, review: Record) -> None:
    """In either form, whatever its name, and again when what was opened is kept."""
    script = """
        const kept = [written.json(given), written.html(given)];
        const opened = kept.map(open);
        return [...opened, opened.every(({ record: one }) => one && written.json(one) === kept[0])];
    """
    seen = play(script, review)
    assert seen[:2] == [{"record": review}] * 2
    assert seen[2]


def test_an_audit_with_earlier_records_that_is_kept_and_opened_is_the_same_audit(play: Play) -> None:
    record = A_RECORD | {"earlier": [AN_EARLIER_RECORD]}
    assert play("return [open(written.json(given)), open(written.html(given))]", record) == [{"record": record}] * 2


def test_what_stands_in_another_order_is_put_in_order(play: Play) -> None:
    first, second = A_REVIEW["audits"]
    unruly = A_REVIEW | {
        "wordings": [A_REVIEW["wordings"][1], {**A_RECORD["questions"][0], "id": "unasked"}, *A_REVIEW["wordings"]],
        "audits": [second | {"questions": [2, 0]}, first | {"questions": [2, 3]}],
        "debates": ["vision-words", "vision-shared"],
        "answers": list(reversed(A_RECORD["answers"])),
        "earlier": [AN_EARLIER_RECORD | {"id": "audit-9999", "changed": NOW}, AN_EARLIER_RECORD],
    }
    opened = play("return open(JSON.stringify(given))", unruly)["record"]
    assert opened == A_REVIEW | {"earlier": list(reversed(unruly["earlier"]))}
    assert "earlier" not in play("return open(JSON.stringify(given))", A_REVIEW | {"earlier": []})["record"]


@pytest.mark.parametrize(
    ("school", "name"),
    [
        ("Hilltop School", "review-hilltop-school-2026-11-22.html"),
        ("", "review-2026-11-22.html"),
        ("../../x <y>" + "z" * 300, "review-x-y-" + "z" * 35 + "-2026-11-22.html"),
    ],
)
def test_a_review_is_named_for_its_school_and_day_and_for_nobody(play: Play, school: str, name: str) -> None:
    assert play('return record.fileName(given, "html")', A_REVIEW | {"school": school}) == name


def test_a_kept_review_says_that_it_is_one(play: Play) -> None:
    page = play("return written.html(given)", A_REVIEW)
    assert "<title>Review, Hilltop School, 22 November 2026</title>" in page
    assert (
        "To go on with this review, open the self-audit of Ysgol Llŷn’s questions, and drop this file into it" in page
    )


# What is refused


def malformed(fault: str) -> str:
    return f"The file is not as a review should be: {fault}. Nothing was changed."


AUDIT = "audits[1].questions[1] is 2, and there are only 2 wordings"

WRONG = {
    "a place beyond the wordings": (changed("audits.1.questions.1", 2, A_REVIEW), AUDIT),
    "no wordings": (A_REVIEW | {"wordings": []}, "audits[0].questions[0] is 0, and there are only 0 wordings"),
    "a place below the first": (
        changed("audits.0.questions.0", -1, A_REVIEW),
        "audits[0].questions[0] should be 0 or more, and is -1",
    ),
    "a place as a word": (
        changed("audits.0.questions.0", "constructor", A_REVIEW),
        'audits[0].questions[0] should be a whole number, and is "constructor"',
    ),
    "a question twice in an audit": (
        changed("audits.0.questions.1", 0, A_REVIEW),
        'audits[0].questions[1].id is "vision-shared", which is listed twice',
    ),
    "an answer to what an audit didn't ask": (
        changed("audits.1.answers.0.question", "commitment-time", A_REVIEW),
        'audits[1].answers[0].question is "commitment-time", which is not among the questions',
    ),
    "an answer twice in an audit": (
        changed("audits.1.answers.1.question", "vision-shared", A_REVIEW),
        'audits[1].answers[1].question is "vision-shared", which is answered twice',
    ),
    "a priority of an audit that it didn't ask": (
        changed("audits.0.priorities", [{"question": "x", "helps": "", "hinders": ""}], A_REVIEW),
        'audits[0].priorities[0].question is "x", which is not among the questions',
    ),
    "an action twice in an audit": (
        changed("audits.0.actions", [AN_ACTION, AN_ACTION], A_REVIEW),
        'audits[0].actions[1].id is "a1", which another action has too',
    ),
    "a level in an audit": (
        changed("audits.1.answers.0.rating", 5, A_REVIEW),
        'audits[1].answers[0].rating should be 1, 2, 3, 4, "dont_know" or "does_not_apply", and is 5',
    ),
    "an audit twice": (
        changed("audits.1.id", "audit-0001", A_REVIEW),
        'audits[1].id is "audit-0001", which another audit has too',
    ),
    "an audit with records of its own": (
        changed("audits.0.earlier", [], A_REVIEW),
        'audits[0] has an unknown key "earlier"',
    ),
    "401 audits": (
        A_REVIEW | {"audits": A_REVIEW["audits"] * 200 + A_REVIEW["audits"][:1]},
        "audits has 401 entries, and should have 400 at most",
    ),
    "a prototype as an audit's id": (
        changed("audits.0.id", "__proto__", A_REVIEW),
        'audits[0].id should be written like "7f3a9c2e-1b4d", and is "__proto__"',
    ),
    "an agreed answer to what isn't asked": (
        changed("answers.0.question", "constructor", A_REVIEW),
        'answers[0].question is "constructor", which is not among the questions',
    ),
    "a group for what isn't asked": (
        changed("groups.1.question", "constructor", A_REVIEW),
        'groups[1].question is "constructor", which is not among the questions',
    ),
    "a group twice": (changed("groups.1.id", "g1", A_REVIEW), 'groups[1].id is "g1", which another group has too'),
    "2,001 groups": (
        A_REVIEW | {"groups": [a_group(f"g{number}") for number in range(2001)]},
        "groups has 2,001 entries, and should have 2,000 at most",
    ),
    "three counts": (
        changed("groups.0.counts.levels", [0, 0, 0], A_REVIEW),
        "groups[0].counts.levels has 3 entries, and should have 4 at least",
    ),
    "more hands than there may be": (
        changed("groups.0.counts.dont_know", 10_001, A_REVIEW),
        "groups[0].counts.dont_know should be 10000 or less, and is 10001",
    ),
    "half a hand": (
        changed("groups.0.counts.levels.2", 0.5, A_REVIEW),
        "groups[0].counts.levels[2] should be a whole number, and is 0.5",
    ),
    "counted in another way": (
        changed("groups.0.how", "guessed", A_REVIEW),
        'groups[0].how should be "hands" or "audits", and is "guessed"',
    ),
    "an audience that took part twice": (
        changed("took_part", A_REVIEW["took_part"] * 2, A_REVIEW),
        'took_part[1].audience is "staff", which stands there twice',
    ),
    "a debate of what isn't asked": (
        changed("debates.0", "__proto__", A_REVIEW),
        'debates[0] should be written like "vision-shared", and is "__proto__"',
    ),
    "a debate of what scripts know": (
        changed("debates.0", "constructor", A_REVIEW),
        'debates[0] is "constructor", which is not among the questions',
    ),
    "a debate twice": (
        changed("debates.1", "vision-shared", A_REVIEW),
        'debates[1] is "vision-shared", which stands there twice',
    ),
    "names in words": (A_REVIEW | {"names": "yes"}, 'names should be true or false, and is "yes"'),
    "an earlier record of another kind": (
        changed("earlier.0.kind", "survey", A_REVIEW),
        'earlier[0].kind should be "audit" or "review", and is "survey"',
    ),
    "an earlier answer twice": (
        changed("earlier.0.answers", [{"question": "vision-shared", "rating": 1}] * 2, A_REVIEW),
        'earlier[0].answers[1].question is "vision-shared", which is answered twice',
    ),
    "an earlier review with its audits": (
        changed("earlier.0.audits", [], A_REVIEW),
        'earlier[0] has an unknown key "audits"',
    ),
    "a prototype": (changed("__proto__", {"polluted": 1}, A_REVIEW), 'it has an unknown key "__proto__"'),
    "a prototype in an audit": (
        changed("audits.0.__proto__", {"polluted": 1}, A_REVIEW),
        'audits[0] has an unknown key "__proto__"',
    ),
    "a constructor in counts": (
        changed("groups.0.counts.constructor", {}, A_REVIEW),
        'groups[0].counts has an unknown key "constructor"',
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_sentence_says_why_a_review_was_not_opened(play: Play, name: str) -> None:
    value, fault = WRONG[name]
    script = "return [open(given), {}.polluted === undefined]"
    assert play(script, json.dumps(value)) == [{"error": malformed(fault)}, True]


@pytest.mark.parametrize("ending", ["json", "html"])
def test_a_review_that_was_cut_off_is_damaged(play: Play, ending: str) -> None:
    text = json.dumps(A_REVIEW) if ending == "json" else page_of(A_REVIEW)
    assert play("return open(given)", text[: -200 if ending == "json" else -60]) == {"error": DAMAGED}


def test_ids_that_scripts_know_are_ids_like_any_other(play: Play) -> None:
    known = ("constructor", "valueof", "tostring")
    given = {
        "audits": [an_audit(f"{id}-xx", "constructor", dict.fromkeys(known, 2)) for id in known],
        "group": a_group("constructor", "constructor", audience="constructor"),
    }
    script = """
        const made = review.debate(review.count(start(given.audits), given.group, later), "constructor", true, later);
        const added = review.addEarlier(made, given.audits, later);
        const sent = review.withoutAudits(added, { bank, id: "review-0002", now });
        return [isSame(held(added), { record: added }), isSame(held(sent), { record: sent }), added.questions.length];
    """
    assert play(script, given) == [True, True, 3]


def filled_with(text: str) -> Record:
    """A review with a text in every field that may have any text."""

    def fill(value: Any) -> Any:
        if isinstance(value, list):
            return [fill(item) for item in value]
        if not isinstance(value, dict):
            return value
        free = ("school", "name", "ask", "evidence", "note", "helps", "hinders", "what", "who", "how", "label")
        texts = {key: text for key in free if isinstance(value.get(key), str) and value[key] not in ("hands", "audits")}
        signs = {"signs": [text] * 4} if "signs" in value else {}
        code = {"code": text[:20]} if "code" in value else {}
        return {key: fill(item) for key, item in value.items()} | texts | signs | code

    filled: Record = fill(A_REVIEW)
    return filled | {"respondent": {"audience": "leadership", "name": ""}}


def test_a_script_in_every_field_of_a_review_is_only_text_in_a_kept_page(
    play: Play, browser: Browser, tmp_path: Path
) -> None:
    """The page has the elements that it has with plain words, asks for nothing, nothing runs, and it opens again."""
    file = tmp_path / "kept.html"
    elements = []
    for words in ("plain words", " ".join(SCRIPTS[:3]), " ".join(SCRIPTS[3:])):
        html = play(WRITE_STYLED, {"record": filled_with(words), "style": report_style()})
        assert play("return open(given)", html) == {"record": filled_with(words)}
        file.write_text(html, encoding="utf-8", newline="")
        page, happened = open_kept(browser, file)
        page.wait_for_load_state("networkidle")
        assert happened == [file.as_uri()]
        assert page.evaluate("typeof ran") == "undefined"
        names = page.evaluate("[...document.querySelectorAll('*')].map((element) => element.tagName)")
        elements.append(Counter(names))
        page.context.close()
    assert elements[1:] == elements[:1] * 2


def test_a_review_that_is_carried_over_takes_its_groups_and_debates_along(play: Play) -> None:
    script = """
        const before = start(given.audits);
        const old = { ...before.questions[0], ...given.old };
        const earlier = { ...before, questions: [...before.questions, old] };
        const said = review.debate(review.count(earlier, given.group, later), old.id, true, later);
        const { record: made } = Reflections.carryOver(said, bank, later);
        return [made.groups[0].question, made.debates, held(made).error];
    """
    given = {
        "audits": [an_audit()],
        "old": {"id": "commitment-some", "code": "M3"},
        "group": a_group(question="commitment-some"),
    }
    assert play(script, given) == ["commitment-all", ["commitment-all"], None]


# Large ones

LARGE_ONE = """
    const questions = Array.from({ length: 50 }, (_, at) => ({
        id: `question-about-something-${at}`,
        code: `Q${at}`,
        part: { id: "vision", name: "Vision" },
        ask: "How far do people here share a picture of what it would be like if nobody were left out? ".repeat(2),
        signs: [1, 2, 3, 4].map((sign) => `Sign ${sign}: ` + "what you would see and hear here. ".repeat(4)),
    }));
    const note = "What somebody wrote down of it. ".repeat(4);
    const answer = ({ id }, at) => ({ question: id, rating: 1 + (at % 4), good_enough: at % 2 === 0, note });
    const many = Array.from({ length: 200 }, (_, number) =>
        ({ ...given, id: `audit-${1000 + number}`, questions, answers: questions.map(answer) }));
    const best = (act) => Math.min(...[1, 2, 3].map(() => {
        const begun = performance.now();
        act();
        return performance.now() - begun;
    }));
"""


def test_a_review_of_200_audits_with_notes_is_no_longer_than_a_file_may_be_and_opens(play: Play) -> None:
    """50 questions each, with a note of 128 characters to every one: 2.4 MB."""
    script = """
        const made = start(many);
        const [json, html] = [written.json(made), written.html(made)];
        const sizes = [json, html].map((text) => new TextEncoder().encode(text).length);
        const opened = open(html);
        const same = isSame(opened, { record: made });
        return { sizes, same };
    """
    seen = play(LARGE_ONE + script, an_audit())
    assert seen["same"]
    assert max(seen["sizes"]) < 3_000_000


def test_what_is_agreed_over_200_audits_is_saved_at_once(logic: Page) -> None:
    """Audits that are known from storage are not checked again with every word that is typed: that would take the time
    of opening the review."""
    script = """
        const store = world.open();
        const made = Reflections.review.start({ bank, id: "review-0001", now, audits: many });
        store.replace(made);
        const first = made.questions[0].id;
        const fit = best(() => store.device.isFit(audit.rate(store.record, first, 2, now)));
        store.change((one) => audit.rate(one, first, 2, now));
        const json = JSON.stringify(store.record);
        const all = best(() => Reflections.record.readValue(JSON.parse(json), bank.data.record_schema));
        return { fit, all, kind: store.state.kind, kept: world.stored.record.audits.length };
    """
    seen = logic.evaluate(SCENE.replace("%s", LARGE_ONE + script), an_audit())
    assert (seen["kind"], seen["kept"]) == ("saved", 200)
    assert seen["fit"] < seen["all"] / 5


def test_a_review_that_is_too_large_is_not_opened(play: Play) -> None:
    assert play("return open(given)", json.dumps(A_REVIEW | {"school": "x" * 5 * 1024 * 1024})) == {"error": LARGE}


def test_a_hostile_review_gives_one_sentence(play: Play) -> None:
    """Two million wrong references, in 5 MB."""
    script = """
        const one = { ...given.audits[0], answers: [], questions: new Array(6000).fill(7) };
        const many = Array.from({ length: 400 }, (_, at) => ({ ...one, id: `audit-${1000 + at}` }));
        const text = JSON.stringify({ ...given, audits: many });
        return [open(text).error, text.length];
    """
    error, length = play(script, A_REVIEW)
    assert error == malformed("audits[0].questions[0] is 7, and there are only 2 wordings")
    assert length > 4_500_000


# Two windows

STEPS = st.one_of(
    st.tuples(st.just("join"), audits((*IDS, "audit-0006", "audit-0007"))),
    st.tuples(st.just("leave"), st.sampled_from(IDS[:3])),
    st.tuples(st.just("rate"), st.sampled_from(("vision-shared", "vision-words")), st.sampled_from((1, 2, 3, 4))),
    st.tuples(st.just("count"), st.sampled_from(("g1", "g2", "g3"))),
    st.tuples(st.just("uncount"), st.sampled_from(("g0", "g1"))),
    st.tuples(st.just("debate"), st.sampled_from(("vision-shared", "vision-words")), st.booleans()),
    st.tuples(st.just("earlier"), audits(("earlier-01", "earlier-02"))),
    st.tuples(st.just("names"), st.booleans()),
)

MERGED = """
    const acts = {
        join: (made, one) => review.join(made, [one], bank, later),
        leave: (made, id) => (review.find(made, id) ? review.leave(made, id, bank, later) : made),
        rate: (made, id, rating) => audit.rate(made, id, rating, later),
        count: (made, id) => review.count(made, { ...given.group, id, label: made.revision + given.name }, later),
        uncount: (made, id) => (made.groups.some((one) => one.id === id) ? review.uncount(made, id, later) : made),
        debate: (made, id, isOn) => review.debate(made, id, isOn, later),
        earlier: (made, one) => review.addEarlier(made, [one], later),
        names: (made, isOn) => review.setNames(made, isOn, later),
    };
    const does = (made, steps) => steps.reduce((one, [what, ...rest]) => acts[what](one, ...rest), made);
    const base = review.count(start(given.audits), { ...given.group, id: "g0" }, now);
    const [ours, theirs] = [given.ours, given.theirs].map((steps) => does(base, steps));
    const merged = merge(base, ours, theirs);
    const opened = held(merged);
    const text = JSON.stringify;
"""


@EXAMPLES
@given(ours=st.lists(STEPS, max_size=5), theirs=st.lists(STEPS, max_size=5))
def test_two_windows_of_a_review_lose_no_audit_group_or_agreed_answer(
    play: Play, ours: list[Any], theirs: list[Any]
) -> None:
    script = """
        const wrong = opened.error ? [opened.error] : [];
        const of = (one, list) => new Map((list === "audits" ? review.audits(one) : one[list] || [])
            .map((thing) => [thing.id || thing.question, text(thing)]));
        ["audits", "groups", "answers", "earlier"].forEach((list) => {
            const [was, our, their, both] = [base, ours, theirs, merged].map((one) => of(one, list));
            new Set([...our.keys(), ...their.keys()]).forEach((id) => {
                const isChanged = (one) => one.get(id) !== undefined && one.get(id) !== was.get(id);
                const isKept = our.has(id) && their.has(id);
                if ((isKept || isChanged(our) || isChanged(their)) && !both.has(id)) wrong.push(`lost ${list} ${id}`);
                const left = [our, their].filter(isChanged).map((one) => one.get(id));
                if (list !== "groups" && left.length && both.has(id) && !left.includes(both.get(id)))
                    wrong.push(`mixed ${list} ${id}`);
                if (left.length === 1 && both.get(id) !== left[0]) wrong.push(`changed ${list} ${id}`);
            });
        });
        const asks = new Set(merged.questions.map(({ id }) => id));
        const asked = review.questions(merged, review.audits(merged), bank);
        asked.forEach(({ id }) => asks.has(id) || wrong.push(`no ${id}`));
        if (!opened.error && !isSame(opened.record, merged)) wrong.push("not in order");
        if (merged.revision < Math.max(ours.revision, theirs.revision)) wrong.push("revision");
        return wrong;
    """
    given = {
        "audits": [an_audit(id, ratings={"vision-shared": 2, "vision-words": 3}) for id in IDS[:3]],
        "group": a_group(),
        "ours": [*ours, ("rate", "vision-shared", 1)] if ours else [],
        "theirs": [*theirs, ("rate", "vision-words", 4)] if theirs else [],
        "name": " times",
    }
    assert play(MERGED + script, given) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "shown", "expected"),
    [
        ([["join", an_audit("audit-0004")]], [["join", an_audit("audit-0005")]], "merged.audits.length", 5),
        (
            [["leave", "audit-0001"]],
            [["rate", "vision-shared", 3]],
            "merged.audits.map(({ id }) => id)",
            ["audit-0002", "audit-0003"],
        ),
        (
            [["leave", "audit-0001"]],
            [["join", an_audit(revision=9)]],
            "review.find(merged, 'audit-0001').revision",
            9,
        ),
        (
            [["join", an_audit(revision=9)]],
            [["join", an_audit(revision=10)]],
            "review.find(merged, 'audit-0001').revision",
            10,
        ),
        ([["count", "g1"]], [["count", "g2"]], "merged.groups.map(({ id }) => id)", ["g0", "g2", "g1"]),
        (
            [["uncount", "g0"]],
            [["count", "g0"]],
            "merged.groups.map(({ id }) => id)",
            ["g0"],
        ),
        (
            [["debate", "vision-words", True]],
            [["debate", "vision-shared", True]],
            "merged.debates",
            ["vision-shared", "vision-words"],
        ),
        ([["names", True]], [["rate", "vision-shared", 3]], "merged.names", True),
        (
            [["earlier", an_audit("earlier-01", changed="2025-02-01T09:00:00Z")]],
            [["earlier", an_audit("earlier-02", changed="2025-01-01T09:00:00Z")]],
            "merged.earlier.map(({ id }) => id)",
            ["earlier-02", "earlier-01"],
        ),
    ],
)
def test_what_two_windows_did_to_a_review_comes_together(
    play: Play, ours: list[Any], theirs: list[Any], shown: str, expected: Any
) -> None:
    given = {
        "audits": [an_audit(id) for id in IDS[:3]],
        **{"group": a_group(), "ours": ours, "theirs": theirs, "name": " times"},
    }
    assert play(f"{MERGED} return [opened.error ?? null, {shown}]", given) == [None, expected]


def test_what_one_window_joins_is_asked_though_another_took_out_the_last_who_asked_it(play: Play) -> None:
    """The audit that joins asks it under an id that has been replaced since."""
    given = {
        "audits": [an_audit(ratings={"commitment-all": 1}), an_audit("audit-0002")],
        "group": a_group(),
        "ours": [["leave", "audit-0001"]],
        "theirs": [["join", an_audit("audit-0003", ratings={"commitment-some": 2})]],
        "name": "",
    }
    script = "return [opened.error ?? null, merged.questions.map(({ id }) => id), merged.audits.length]"
    assert play(MERGED + script, given) == [None, ["vision-shared", "vision-words", "commitment-all"], 2]


def test_a_review_under_an_audits_id_is_not_mixed_with_it(logic: Page) -> None:
    script = """
        const one = world.open();
        one.replace(begun());
        const two = world.open();
        two.change(rate(2));
        const record = { ...Reflections.review.start({ bank, id: "audit-0001", now, audits: given }), revision: 9 };
        world.put(KEY, JSON.stringify({ revision: 9, writer: "elsewhere", at: "", record }), "elsewhere");
        two.change(rate(3));
        return [two.state.kind, two.record.kind, told(two.own).rating, world.stored.record.kind];
    """
    assert logic.evaluate(SCENE.replace("%s", script), [an_audit()]) == ["elsewhere", "audit", 3, "review"]


def test_a_review_is_there_again_in_the_next_window_and_what_both_did_is_saved(logic: Page) -> None:
    script = """
        const { review } = Reflections;
        const one = world.open();
        one.replace(review.start({ bank, id: "review-0001", now, audits: [given[0]] }));
        const two = world.open();
        one.change((made) => review.join(made, [given[1]], bank, now));
        two.change((made) => review.join(made, [given[2]], bank, now));
        two.change(rate(2));
        const { record } = world.stored;
        return [kinds(two), record.audits.map(({ id }) => id), record.answers, world.open().state.kind];
    """
    seen = logic.evaluate(SCENE.replace("%s", script), [an_audit(id) for id in IDS[:3]])
    assert seen == [["saved"], list(IDS[:3]), [{"question": "vision-shared", "rating": 2}], "saved"]


@pytest.mark.parametrize(
    "edit",
    [
        "({ ...made, audits: [...made.audits, ...made.audits] })",
        "({ ...made, wordings: [] })",
        "({ ...made, debates: ['elsewhere'] })",
        "({ ...made, took_part: [{ audience: 'staff', audits: 10001 }] })",
        "({ ...made, earlier: Array.from({ length: 13 }, (_, at) => ({ ...earlier, id: 'audit-10' + (10 + at) })) })",
        "({ ...made, groups: Array.from({ length: 2001 }, (_, at) => ({ ...given.group, id: 'g' + at })) })",
    ],
)
def test_a_review_that_could_not_be_read_again_is_never_written(logic: Page, edit: str) -> None:
    script = """
        const { review } = Reflections;
        const store = world.open();
        const { earlier: [earlier] } = review.addEarlier(given.audit, [{ ...given.audit, id: "audit-0009" }], now);
        store.replace(review.start({ bank, id: "review-0001", now, audits: [given.audit] }));
        store.change((made) => EDIT);
        return [store.state.kind, world.open().state.kind];
    """.replace("EDIT", edit)
    given = {"audit": an_audit(), "group": a_group()}
    assert logic.evaluate(SCENE.replace("%s", script), given) == ["memory", "saved"]


def test_lists_that_grow_little_by_little_are_never_written_longer_than_they_may_be(logic: Page) -> None:
    script = """
        const store = world.open();
        store.replace(add({ id: "a0" })(begun()));
        const [one] = store.record.actions;
        const many = (from) => Array.from({ length: 600 }, (_, at) => ({ ...one, id: "a" + (from + at) }));
        const kinds = [1, 601].map((from) => {
            store.change((record) => ({ ...record, actions: [...record.actions, ...many(from)] }));
            return store.state.kind;
        });
        return [...kinds, world.open().record.actions.length];
    """
    assert logic.evaluate(SCENE.replace("%s", script)) == ["saved", "memory", 601]

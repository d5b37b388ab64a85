"""Several people's views of each question, side by side: no answer is lost, and only leaders can be read out of it."""

import itertools
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser.small_bank import bank_with

Play = Callable[..., Any]
Person = dict[str, Any]

PLAY = """given => {
    const { audit, views, packed } = Reflections;
    const now = "2026-11-22T10:31:00Z";
    const FULL = bank.select("leadership", { kind: "full" }).map(({ id }) => id);
    const words = (audience, id) => bank.question(id)
        ? bank.asked(bank.question(id), audience)
        : { id, code: "X", part: { id, name: id }, ask: `${id}, ${audience}?`, signs: ["a", "b", "c", "d"] };
    const begin = (audience, id, ids, more) => ({
        ...audit.start({ bank, audience, choice: { kind: "full" }, id, now, ...more }),
        questions: ids.map((question) => words(audience, question)),
    });
    const made = ({ audience, ratings, notes = {}, name = "" }, place) => ({
        ...begin(audience, `audit-${String(place).padStart(4, "0")}`, Object.keys(ratings), { name }),
        answers: Object.entries(ratings)
            .filter(([question, rating]) => rating !== null || notes[question])
            .map(([question, rating]) => ({
                question,
                ...(rating !== null && { rating }),
                ...(notes[question] && { note: notes[question] }),
            })),
    });
    const counted = ({ question, audience, how = "hands", counts }, i) => ({
        id: `group-${i}`, question, audience, how, label: "", made: now,
        counts: { levels: counts.slice(0, 4), dont_know: counts[4], does_not_apply: counts[5] },
    });
    const review = (people, { groups = [], asked = FULL, ...more } = {}) => ({
        ...begin("leadership", "review-0001", asked, {}), kind: "review", ...packed.pack(people.map(made)),
        groups: groups.map(counted), took_part: [], names: false, debates: [], ...more,
    });
    const row = (shown, id) => shown.rows.find(({ question }) => question === id);
    %s
}"""

FULL = ["vision-shared", "vision-decisions", "vision-words", "commitment-time", "commitment-all", "achievement-named"]
ID = FULL[0]
RATINGS = [1, 2, 3, 4, "dont_know", "does_not_apply"]
LEADERS = "leadership"
FEWEST = 3

# The page lasts longer than an example.
EXAMPLES = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def play(logic: Page) -> Play:
    """What some lines of script give back in a page with the self-audit's logic."""
    return lambda script, given=None: logic.evaluate(PLAY % script, given)


def person(audience: str, *ratings: Any, ids: list[str] | None = None, **more: Any) -> Person:
    """Somebody with their ratings of the first questions, or of others; None is blank."""
    return {"audience": audience, "ratings": dict(zip(ids or FULL, ratings, strict=False))} | more


def people(**ratings: list[Any]) -> list[Person]:
    """People by audience, each with their rating of one question."""
    return [person(audience.replace("_", "-"), rating) for audience, all in ratings.items() for rating in all]


def counts(*levels: int, dont_know: int = 0, does_not_apply: int = 0, blank: int = 0) -> dict[str, Any]:
    return {
        "levels": list(levels) or [0] * 4,
        "dont_know": dont_know,
        "does_not_apply": does_not_apply,
        "blank": blank,
        "answered": sum(levels) + dont_know + does_not_apply,
        "levelled": sum(levels),
    }


def of(play: Play, everyone: list[Person], **more: Any) -> Any:
    """What is shown of some people's audits."""
    script = "return views.of(review(given.people, given.more), bank, { own: given.more.own });"
    return play(script, {"people": everyone, "more": more})


def row_of(play: Play, everyone: list[Person], question: str = ID, **more: Any) -> Any:
    return next(row for row in of(play, everyone, **more)["rows"] if row["question"] == question)


def names(parties: list[dict[str, Any]]) -> list[tuple[str, int | None]]:
    return [(party["audience"], party.get("audits", party.get("people"))) for party in parties]


# One question


def test_six_leaders_side_by_side(play: Play) -> None:
    """How many chose each level, how far they are apart, and one's own; fifteen pairs are nineteen levels apart."""
    row = row_of(play, people(leadership=[1, 2, 2, 3, 3, 4]), own="audit-0005")
    everyone = counts(1, 2, 2, 1)
    assert row == {
        "question": ID,
        "code": "V1",
        "ask": "How far has vision-shared come?",
        "part": {"id": "vision", "name": "Vision"},
        "standing": "current",
        "own": 4,
        "everyone": everyone,
        "by": [],
        "groups": [],
        "all": everyone,
        "isReduced": False,
        "agreement": "apart",
        "low": 1,
        "high": 4,
        "spread": 19 / 15,
        "dont_know": 0,
    }


@pytest.mark.parametrize(
    ("ratings", "agreement", "low", "high", "spread", "dont_know"),
    [
        ([], "none", None, None, 0, 0),
        ([None, None], "none", None, None, 0, 0),
        (["dont_know", "does_not_apply", None], "none", None, None, 0, 1 / 2),
        ([3], "one", 3, 3, 0, 0),
        ([3, "dont_know", "dont_know", None], "one", 3, 3, 0, 2 / 3),
        ([2, 2, 2], "same", 2, 2, 0, 0),
        ([2, 3], "near", 2, 3, 1, 0),
        ([4, 3, 3, 3], "near", 3, 4, 1 / 2, 0),
        ([1, 3], "apart", 1, 3, 2, 0),
        ([1, 1, 4, 4], "apart", 1, 4, 2, 0),
    ],
)
def test_how_far_people_agree(
    play: Play,
    ratings: list[Any],
    agreement: str,
    low: int | None,
    high: int | None,
    spread: float,
    dont_know: float,
) -> None:
    """By the levels alone: a don't know, a does-not-apply and a blank are none. The share is of those who answered."""
    row = row_of(play, people(leadership=ratings))
    assert (row["agreement"], row["low"], row["high"]) == (agreement, low, high)
    assert (row["spread"], row["dont_know"]) == (pytest.approx(spread), pytest.approx(dont_know))


def test_audiences_stand_side_by_side_under_one_id(play: Play) -> None:
    """Each in the site's order, whatever words it was asked in; a question that wasn't put to somebody isn't blank."""
    shown = of(
        play,
        [
            *(person("staff", rating, None) for rating in (1, 1, 2)),
            *(person(LEADERS, 4, rating) for rating in (3, "dont_know")),
            *(person("parents-carers", rating, ids=["achievement-named"]) for rating in (1, 2, 3)),
        ],
    )
    rows = {row["question"]: {side["audience"]: side["counts"] for side in row["by"]} for row in shown["rows"]}
    assert names(shown["apart"]) == [(LEADERS, 2), ("staff", 3), ("parents-carers", 3)]
    assert [side["name"] for side in shown["rows"][0]["by"]] == ["Leadership", "Staff", "Parents and carers"]
    assert rows[ID] == {LEADERS: counts(0, 0, 0, 2), "staff": counts(2, 1, 0, 0), "parents-carers": counts()}
    assert rows[FULL[1]][LEADERS] == counts(0, 0, 1, 0, dont_know=1)
    assert rows[FULL[1]]["staff"] == counts(blank=3)
    assert rows["achievement-named"] == {LEADERS: counts(), "staff": counts(), "parents-carers": counts(1, 1, 1, 0)}


def test_an_audit_of_last_years_edition_counts_under_todays_question(play: Play) -> None:
    """Two of its questions were replaced by one."""
    old = [person(LEADERS, 2, ids=["commitment-few"]), person(LEADERS, 3, ids=["commitment-some"])]
    shown = of(play, [*old, person(LEADERS, 4, ids=["commitment-all"])])
    row = next(row for row in shown["rows"] if row["question"] == "commitment-all")
    assert row["everyone"] == counts(0, 1, 1, 1)
    assert [row["question"] for row in shown["rows"]] == FULL


def test_no_answer_is_lost_when_the_review_lacks_its_question(play: Play) -> None:
    """It has a row after the review's own, in leadership's words where they are asked, else as it was put."""
    shown = of(
        play,
        [person("staff", 1, 2, 3, ids=["constructor", "vision-shared", "commitment-old"]) for _ in range(3)],
        asked=["vision-words"],
    )
    rows = [(row["question"], row["ask"], row["standing"], row["everyone"]["answered"]) for row in shown["rows"]]
    assert rows == [
        ("vision-words", "How far has vision-words come?", "current", 0),
        ("vision-shared", "How far has vision-shared come?", "current", 3),
        ("commitment-old", "How far has commitment-old come?", "retired", 3),
        ("constructor", "constructor, staff?", "unknown", 3),
    ]


def test_a_question_that_only_the_audits_have_is_put_as_the_first_of_them_puts_it(play: Play) -> None:
    """By its id, in whatever order they stand: parents were asked a question that this site never asks them."""
    asks = play(
        """const one = review(given, { asked: [] });
        const asked = (audits) => row(views.of({ ...one, audits }, bank), "constructor").ask;
        return [one.audits, [...one.audits].reverse()].map(asked);""",
        [person("parents-carers", 1, ids=["constructor"]), person("pupils", 1, 1, ids=["x", "constructor"])],
    )
    assert asks == ["constructor, parents-carers?"] * 2


def test_ones_own_answer_is_marked_though_it_counts_nowhere(play: Play) -> None:
    """It is theirs to see. An id that isn't there marks nothing."""
    six = people(leadership=[1, 2], governors=[4])
    assert row_of(play, six, own="audit-0002")["own"] == 4
    assert row_of(play, six, own="audit-0002")["everyone"] == counts(1, 1, 0, 0)
    assert {row["own"] for row in of(play, six, own="audit-9999")["rows"]} == {None}


# Groups that were counted


def test_groups_stand_beside_everyone_and_count_in_the_agreement(play: Play) -> None:
    """Raised hands are a group's counts, never people."""
    hands = {"question": ID, "audience": "staff", "counts": [9, 1, 0, 0, 8, 2]}
    shown = of(play, people(leadership=[4, 4]), groups=[hands])
    row = shown["rows"][0]
    group = {key: row["groups"][0][key] for key in ("id", "audience", "name", "counts", "isHidden")}
    staff = counts(9, 1, 0, 0, dont_know=8, does_not_apply=2)
    assert group == {"id": "group-0", "audience": "staff", "name": "Staff", "counts": staff, "isHidden": False}
    assert (row["everyone"], row["all"]) == (counts(0, 0, 0, 2), counts(9, 1, 0, 2, dont_know=8, does_not_apply=2))
    assert (row["agreement"], row["low"], row["high"], row["dont_know"]) == ("apart", 1, 4, 8 / 22)
    assert [(party["audience"], party["audits"], party["hands"]) for party in shown["people"]] == [
        (LEADERS, 2, 0),
        ("staff", 0, 20),
    ]


@pytest.mark.parametrize(
    ("audits", "expected"),
    [
        ({"leadership": [4, 4]}, counts(0, 3, 0, 2)),  # hands that were counted again
        ({"leadership": [4, 4], "staff": [1, 1, 1]}, counts(3, 0, 0, 2)),  # theirs are the same people's
    ],
    ids=["the last count", "audits before hands"],
)
def test_nobody_counts_twice(play: Play, audits: dict[str, list[int]], expected: dict[str, Any]) -> None:
    """Each audience counts once: by its audits, else by the hands that were counted last."""
    hands = [
        {"question": ID, "audience": "staff", "counts": count} for count in ([9, 0, 0, 0, 0, 0], [0, 3, 0, 0, 0, 0])
    ]
    row = of(play, people(**audits), groups=hands)["rows"][0]
    assert row["all"] == expected
    assert [group["counts"]["levels"] for group in row["groups"]] == [[9, 0, 0, 0], [0, 3, 0, 0]]


@pytest.mark.parametrize(
    ("audience", "shown"),
    [("staff", [False, False, True]), ("", [False, False, True]), (LEADERS, [True] * 3)],
)
def test_a_group_of_one_or_two_is_hidden(play: Play, audience: str, shown: list[bool]) -> None:
    """Unless they lead. It is in no sum and moves no word of the row: another split of it shows the same."""
    for voices, is_shown in enumerate(shown, start=1):
        splits = [[voices, 0, 0, 0, 0, 0], [0, 0, 0, voices, 0, 0], [0, 0, 0, 0, voices, 0]]
        seen = [
            of(play, people(leadership=[2, 2]), groups=[{"question": ID, "audience": audience, "counts": split}])
            for split in splits
        ]
        assert seen[0]["rows"][0]["groups"][0]["isHidden"] is not is_shown
        assert len({json.dumps(each) for each in seen}) == (3 if is_shown else 1)


def test_who_took_part(play: Play) -> None:
    """Audits that are here or were taken out, and the most hands for one question; what the site lacks comes last."""
    shown = of(
        play,
        people(leadership=[1], zebras=[1], pupils=[1, 1]),
        took_part=[{"audience": "staff", "audits": 9}, {"audience": LEADERS, "audits": 5}],
        groups=[
            {"question": ID, "audience": "staff", "counts": [4, 0, 0, 0, 0, 0]},
            {"question": ID, "audience": "staff", "counts": [0, 0, 0, 0, 3, 1]},
            {"question": FULL[1], "audience": "staff", "counts": [7, 0, 0, 0, 0, 0]},
            {"question": FULL[1], "audience": "staff", "how": "audits", "counts": [9, 0, 0, 0, 0, 0]},
        ],
    )
    assert [list(party.values()) for party in shown["people"]] == [
        [LEADERS, "Leadership", 6, 0],
        ["staff", "Staff", 9, 8],
        ["pupils", "pupils", 2, 0],
        ["zebras", "zebras", 1, 0],
    ]


# Who is shown apart


@pytest.mark.parametrize(
    ("sizes", "apart", "left_out", "in_everyone"),
    [
        ({LEADERS: 6}, [], [], 6),
        ({LEADERS: 6, "staff": 24, "parents-carers": 9}, [LEADERS, "staff", "parents-carers"], [], 39),
        ({LEADERS: 1, "staff": 3}, [LEADERS, "staff"], [], 4),
        ({LEADERS: 6, "staff": 2}, [], ["staff"], 6),
        ({LEADERS: 6, "staff": 24, "parents-carers": 2}, [LEADERS, "staff"], ["parents-carers"], 30),
        ({LEADERS: 6, "staff": 24, "governors": 1, "pupils": 1}, [LEADERS, "staff"], ["governors", "pupils"], 30),
        ({LEADERS: 6, "staff": 24, "governors": 2, "pupils": 1}, [LEADERS, "staff"], [], 33),
        ({LEADERS: 6, "governors": 2, "pupils": 2}, [], [], 10),
        ({"staff": 5, "pupils": 2}, [], ["pupils"], 5),
        ({"staff": 2}, [], [], 2),
        ({"staff": 1, "pupils": 1}, [], [], 2),
        ({}, [], [], 0),
    ],
)
def test_who_is_shown_apart_and_who_is_left_out(
    play: Play, sizes: dict[str, int], apart: list[str], left_out: list[str], in_everyone: int
) -> None:
    """One or two people in all are left out wherever others are; three of several audiences count in everyone."""
    shown = of(play, [person(audience, 3) for audience, size in sizes.items() for _ in range(size)])
    assert [party["audience"] for party in shown["apart"]] == apart
    assert [party["audience"] for party in shown["leftOut"]] == left_out
    assert sum(party["audits"] for party in shown["shown"]) == in_everyone
    assert shown["rows"][0]["everyone"] == counts(0, 0, in_everyone, 0)


@pytest.mark.parametrize("groups", [True, False])
def test_one_or_two_are_not_all_there_is_beside_those_who_were_counted(play: Play, groups: bool) -> None:
    """Beside raised hands, or numbers of audits that were taken out, they would be read apart."""
    hands = {"question": ID, "audience": "staff", "counts": [0, 9, 0, 0, 0, 0]}
    took_part = [{"audience": "parents-carers", "audits": 9}]
    shown = of(play, people(parents_carers=[1, 2]), **({"groups": [hands]} if groups else {"took_part": took_part}))
    assert names(shown["leftOut"]) == [("parents-carers", 2)]
    assert shown["rows"][0]["everyone"] == counts()


def test_nobody_is_given_away_by_those_who_come_later(play: Play) -> None:
    """Two governors are counted no more before the staff came than after: the difference would have been theirs."""
    first = people(leadership=[4, 4], governors=[1, 1])
    assert row_of(play, first)["everyone"] == counts(0, 0, 0, 2)
    assert row_of(play, [*first, *people(staff=[2, 2, 2])])["everyone"] == counts(0, 3, 0, 2)


def test_few_voices_of_many_people_are_hidden_at_that_question(play: Play) -> None:
    """Of staff two answered the second question: they count neither apart nor in everyone, whose rest they'd be."""
    staff = [person("staff", 1, rating) for rating in (1, 1, None, None)]
    leaders = [person(LEADERS, 4, 4) for _ in range(2)]
    first, second, *_ = of(play, [*leaders, *staff])["rows"]
    assert (first["by"][1]["counts"], first["by"][1]["isHidden"], first["isReduced"]) == (
        counts(4, 0, 0, 0),
        False,
        False,
    )
    assert (second["by"][1]["counts"], second["by"][1]["isHidden"], second["isReduced"]) == (counts(), True, True)
    assert second["everyone"] == counts(0, 0, 0, 2)
    assert (second["agreement"], second["low"]) == ("same", 4)


def test_hidden_voices_count_in_everyone_when_there_are_enough_of_them(play: Play) -> None:
    """Two of staff and a governor: three voices that nobody can tell apart."""
    staff = [person("staff", 1, rating) for rating in (1, 1, None)]
    governors = [person("governors", 1, 2), person("governors", 1, None), person("pupils", 1, None)]
    row = row_of(play, [person(LEADERS, 4, 4), *staff, *governors], FULL[1])
    assert [side["isHidden"] for side in row["by"]] == [False, True]
    assert (row["everyone"], row["isReduced"]) == (counts(2, 1, 0, 1, blank=3), False)


def test_a_question_that_only_two_were_asked_is_hidden(play: Play) -> None:
    """Though nobody else answered it: there is more than these two."""
    staff = [person("staff", 1), person("staff", 1), person("staff", 1, 2), person("staff", 1, 3)]
    assert row_of(play, staff, FULL[1])["all"] == counts()


AUDIENCES = {LEADERS: 3, "staff": 5, "parents-carers": 4, "governors": 2, "pupils": 2}
SAID = st.sampled_from([1, 1, 2, 4, "dont_know", "does_not_apply", None, "not asked"])
MIX = st.fixed_dictionaries(
    {audience: st.lists(st.tuples(SAID, SAID, SAID), max_size=most) for audience, most in AUDIENCES.items()}
)

# Whoever's answer is changed shows which of the numbers they are in. Those who are in none must change nothing at all.
INFLUENCES = """const before = views.of(review(given), bank, {});
    const sums = (row) => [row.everyone, row.all, ...row.by.map(({ counts }) => counts)];
    const isOther = (one, other) => JSON.stringify(one) !== JSON.stringify(other);
    const other = (rating) => (rating === 1 ? 3 : 1);
    const wrong = [];
    const rows = before.rows.slice(0, 3).map((row, place) => {
        const members = sums(row).map(() => []);
        given.forEach((one, i) => {
            const rating = one.ratings[row.question];
            if (typeof rating !== "undefined" && rating !== null) {
                const changed = { ...one, ratings: { ...one.ratings, [row.question]: other(rating) } };
                const after = views.of(review(given.map((each) => (each === one ? changed : each))), bank, {});
                const isIn = sums(after.rows[place]).map((sum, at) => isOther(sum, sums(row)[at]));
                isIn.forEach((is, at) => is && members[at].push(i));
                if (!isIn.includes(true) && isOther(before, after)) {
                    wrong.push([row.question, i]);
                }
            }
        });
        return { row, sums: sums(row), members };
    });
    return { rows, wrong, isWhole: before.leftOut.length === 0 };"""


def everybody(mix: dict[str, list[tuple[Any, ...]]]) -> list[Person]:
    return [
        {
            "audience": audience,
            "ratings": {id: said for id, said in zip(FULL, all, strict=False) if said != "not asked"},
        }
        for audience, voices in mix.items()
        for all in voices
    ]


def derivable(sums: list[frozenset[int]]) -> set[frozenset[int]]:
    """Whose voices are left when sums are added to and taken from each other, in every way."""
    found = set()
    for signs in itertools.product((-1, 0, 1), repeat=len(sums)):
        numbers: Counter[int] = Counter()
        for sign, members in zip(signs, sums, strict=True):
            numbers.update(dict.fromkeys(members, sign))
        left = {one: number for one, number in numbers.items() if number}
        if set(left.values()) == {1}:
            found.add(frozenset(left))
    return found


@EXAMPLES
@given(mix=MIX)
def test_nobody_but_a_leader_can_be_read_out_of_what_is_shown(
    play: Play, mix: dict[str, list[tuple[Any, ...]]]
) -> None:
    """Of any mix, whatever is added and subtracted, also by somebody who knows what every leader answered."""
    given_people = everybody(mix)
    protected = {i for i, one in enumerate(given_people) if one["audience"] != LEADERS}
    shown = play(INFLUENCES, given_people)
    assert shown["wrong"] == []
    for row in shown["rows"]:
        members = [frozenset(each) for each in row["members"]]
        assert [len(each) for each in members] == [sum["answered"] for sum in row["sums"]]
        sums = sorted({each & protected for each in members} - {frozenset()}, key=sorted)
        least = min((len(each) for each in derivable(sums)), default=FEWEST)
        assert least >= FEWEST or len(given_people) == len(protected) < FEWEST


def described(levels: list[int]) -> tuple[str, float]:
    """How far levels agree, and the mean distance of two, worked out pair by pair."""
    chosen = [level for level, count in enumerate(levels, start=1) for _ in range(count)]
    if len(chosen) < 2:
        return ("one" if chosen else "none"), 0
    pairs = [abs(one - other) for one, other in itertools.combinations(chosen, 2)]
    return {0: "same", 1: "near"}.get(max(pairs), "apart"), sum(pairs) / len(pairs)


@EXAMPLES
@given(mix=MIX)
def test_a_row_tells_no_more_than_its_counts(play: Play, mix: dict[str, list[tuple[Any, ...]]]) -> None:
    """Agreement, lowest, highest, spread and don't-knows follow from what is shown, so they give nothing else away."""
    for row in of(play, everybody(mix))["rows"]:
        levels = row["all"]["levels"]
        used = [level for level, count in enumerate(levels, start=1) if count]
        agreement, spread = described(levels)
        share = row["all"]["dont_know"] / (row["all"]["answered"] or 1)
        assert (row["agreement"], row["low"], row["high"]) == (
            agreement,
            *((used[0], used[-1]) if used else (None, None)),
        )
        assert (row["spread"], row["dont_know"]) == (pytest.approx(spread), pytest.approx(share))


@EXAMPLES
@given(mix=MIX)
def test_counts_add_up_to_the_audits_that_are_counted(play: Play, mix: dict[str, list[tuple[Any, ...]]]) -> None:
    """At each question that hides nothing: of everyone who is shown, those who were asked it; so for each audience."""
    all_people = everybody(mix)
    shown = of(play, all_people)
    counted = {party["audience"] for party in shown["shown"]}
    for row in shown["rows"]:
        said = [(one["audience"], one["ratings"].get(row["question"], "no")) for one in all_people]
        asked = [(audience, rating) for audience, rating in said if audience in counted and rating != "no"]
        for side in row["by"]:
            if not side["isHidden"]:
                assert side["counts"] == tallied([rating for who, rating in asked if who == side["audience"]])
        if not row["isReduced"]:
            assert row["everyone"] == tallied([rating for _, rating in asked])


def tallied(ratings: list[Any]) -> dict[str, Any]:
    number = Counter(ratings)
    levels = [number[level] for level in (1, 2, 3, 4)]
    others = {name: number[name] for name in ("dont_know", "does_not_apply")}
    return counts(*levels, **others, blank=number[None])


@EXAMPLES
@given(mix=MIX, data=st.data())
def test_the_order_of_the_audits_never_matters(
    play: Play, mix: dict[str, list[tuple[Any, ...]]], data: st.DataObject
) -> None:
    """Nor what was counted before: the same people in another order show the same."""
    all_people = everybody(mix)
    order = data.draw(st.permutations(range(len(all_people))))
    is_same = play(
        """const first = review(given.people, { asked: given.asked });
        const second = { ...first, audits: given.order.map((place) => first.audits[place]) };
        const shown = [first, second].map((one) => JSON.stringify(views.of(one, bank, { own: "audit-0001" })));
        return shown[0] === shown[1];""",
        {"people": all_people, "order": order, "asked": FULL[:1]},
    )
    assert is_same


# Order, names and dissent


@EXAMPLES
@given(mix=st.lists(st.lists(st.sampled_from([*RATINGS, None]), min_size=6, max_size=6), max_size=5))
def test_rows_are_sorted_and_equals_stay_in_order(play: Play, mix: list[list[Any]]) -> None:
    """The widest spread first, of equals the most don't-knows; the rows that were given stay as they are."""
    script = """const { rows } = views.of(review(given), bank);
        return [rows, ...["spread", "dont_know", "order"].map((by) => views.sorted(rows, by)), rows];"""
    rows, spread, dont_know, order, after = play(script, [person(LEADERS, *ratings) for ratings in mix])
    assert spread == sorted(rows, key=lambda row: (-row["spread"], -row["dont_know"]))
    assert dont_know == sorted(rows, key=lambda row: -row["dont_know"])
    assert order == after == rows


VOICES = "return views.voices(review(given.people, given.more), bank, given.more.question);"


def test_voices_have_names_only_when_names_show(play: Play) -> None:
    """They are on, and everybody gave one. In the audits' order, with what they noted; a blank is told as one."""
    said = [("Ŵyn", 2, "Ask"), ("Bo", None, ""), ("Ann", "dont_know", "")]
    team = [person(LEADERS, rating, name=name, notes={ID: note} if note else {}) for name, rating, note in said]
    named = [
        {"name": name, "audience": LEADERS, **({"rating": rating} if rating else {}), "note": note}
        for name, rating, note in said
    ]
    voices = play(VOICES, {"people": team, "more": {"names": True, "question": ID}})
    assert [{key: value for key, value in voice.items() if value is not None} for voice in voices] == named
    assert play(VOICES, {"people": team, "more": {"names": False, "question": ID}}) == []
    nameless = [*team, person(LEADERS, 1)]
    assert play(VOICES, {"people": nameless, "more": {"names": True, "question": ID}}) == []


def test_nobody_is_named_who_may_not_be_read_apart(play: Play) -> None:
    """Two governors gave their names too, and of staff only two answered: no list of voices has them."""
    team = [
        *(person(LEADERS, 3, name=name) for name in ("A", "B")),
        *(person("staff", rating, 1, name=name) for name, rating in (("C", 1), ("D", 1), ("E", None))),
        *(person("governors", 1, name=name) for name in ("F", "G")),
    ]
    named = [
        [voice["name"] for voice in play(VOICES, {"people": team, "more": {"names": True, "question": question}})]
        for question in FULL[:2]
    ]
    assert named == [["A", "B"], ["C", "D", "E"]]


def test_dissent_is_what_others_chose(play: Play) -> None:
    """Most first, of equals the lower level first; don't know is one choice among others, a blank is none."""
    row = row_of(play, people(leadership=[2, 2, 3, 1, 1, "dont_know", None, 3, 3]))
    dissent = play(
        "return given.ratings.map((rating) => views.dissent(given.row, rating ?? undefined));",
        {"row": row, "ratings": [3, "dont_know", None]},
    )
    found = [[(item["rating"], item["count"], item["of"]) for item in each] for each in dissent]
    assert found == [
        [(1, 2, 8), (2, 2, 8), ("dont_know", 1, 8)],
        [(3, 3, 8), (1, 2, 8), (2, 2, 8)],
        [(3, 3, 8), (1, 2, 8), (2, 2, 8), ("dont_know", 1, 8)],
    ]


def test_a_review_without_its_audits_has_dissent_too(play: Play) -> None:
    """What is left of them are groups."""
    group = {"question": ID, "audience": LEADERS, "how": "audits", "counts": [0, 2, 4, 0, 0, 0]}
    row = row_of(play, [], groups=[group], took_part=[{"audience": LEADERS, "audits": 6}])
    assert play("return views.dissent(given, 3);", row) == [{"rating": 2, "count": 2, "of": 6}]


# Memory and speed


def test_an_audit_is_carried_over_once(play: Play) -> None:
    """Then never again for this bank, though the review has changed since; for another bank it is."""
    carried = play(
        """const carryOver = Reflections.carryOver;
        let times = 0;
        Reflections.carryOver = (...them) => { times += 1; return carryOver(...them); };
        const one = review(given.people);
        const seen = [bank, bank, new Reflections.QuestionBank(given.bank)].map((each, i) => {
            views.of({ ...one, revision: i }, each);
            return times;
        });
        Reflections.carryOver = carryOver;
        return seen;""",
        {"people": people(leadership=[1, 2]), "bank": bank_with()},
    )
    assert carried == [2, 2, 4]


def test_two_hundred_audits_of_fifty_questions(play: Play) -> None:
    """All of them count. What it takes is printed, first and then again."""
    more = [{"id": f"more-{i}", "code": f"X{i}", "part": "vision"} for i in range(44)]
    first, again, answered = play(
        """const large = new Reflections.QuestionBank(given);
        const choice = { kind: "full" };
        const staff = Array.from({ length: 200 }, (_, i) => {
            const audience = i < 9 ? "leadership" : "staff";
            const record = audit.start({ bank: large, audience, choice, id: "audit-" + (1000 + i), now });
            const rated = ({ id }, at) => ({ question: id, rating: audit.ratings[(i + at) % 6] });
            const answers = record.questions.map(rated);
            return { ...record, answers, site: { ...record.site, edition: i % 2 ? "2025-11" : record.site.edition } };
        });
        const all = { ...review([]), ...packed.pack(staff), questions: large.select("leadership", choice) };
        packed.unpack(all);
        const timed = () => {
            const start = performance.now();
            const { rows } = views.of(all, large);
            return [performance.now() - start, rows];
        };
        const [first, rows] = timed();
        const [again] = timed();
        return [first, again, rows.map(({ everyone }) => everyone.answered)];""",
        bank_with(*more),
    )
    print(f"200 audits × {len(answered)} questions: {first:.0f} ms, then {again:.1f} ms")
    assert sorted(Counter(answered).items()) == [(9, 2), (200, 48)]

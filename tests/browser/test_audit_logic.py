"""The self-audit's questions, answers, results and plan, as logic: each edit gives a new record and loses nothing."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Error, Page

from generator.rules import LEADERSHIP
from tests.browser.small_bank import SMALL_BANK, STAFF_WORDS, bank_with

Play = Callable[..., Any]

PLAY = """given => {
    const { audit, plan, profile, QuestionBank } = Reflections;
    const now = "2026-11-22T10:31:00Z", later = "2026-11-22T10:32:00Z";
    const begin = (more) => audit.start({
        bank, audience: "leadership", choice: { kind: "full" }, id: "audit-0001", now, ...more,
    });
    const having = (...unknown) => {
        const made = (id) => ({ id, code: "X", part: { id, name: id }, ask: "?", signs: ["a", "b", "c", "d"] });
        return { ...begin(), questions: [...begin().questions, ...unknown.map(made)] };
    };
    const check = (record) => Reflections.jsonSchema.check(bank.data.record_schema, record);
    const value = (given) => (given === null ? undefined : given);
    const ids = (things) => things.map(({ id }) => id);
    const asked = (things) => things.map(({ question }) => question);
    const edited = (...edits) => edits.reduce((record, edit) => edit(record), begin());
    %s
}"""

FULL = ["vision-shared", "vision-decisions", "vision-words", "commitment-time", "commitment-all", "achievement-named"]
ODD_IDS = ["constructor", "__proto__", "toString", "hasOwnProperty"]
LEVELS = (1, 2, 3, 4)
RATINGS = (*LEVELS, "dont_know", "does_not_apply", None)

# The page and its record last longer than an example.
EXAMPLES = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def play(logic: Page) -> Play:
    """What some lines of script give back in a page with the self-audit's logic."""
    return lambda script, given=None: logic.evaluate(PLAY % script, given)


# The bank of questions


@pytest.mark.parametrize(
    ("audience", "choice", "expected"),
    [
        ("leadership", {"kind": "full"}, FULL),
        ("staff", {"kind": "full"}, ["vision-shared", "vision-decisions", "vision-words", "commitment-all"]),
        ("leadership", {"kind": "short"}, ["vision-shared", "vision-words", "commitment-time"]),
        ("leadership", {"kind": "parts", "parts": ["achievement", "commitment"]}, FULL[3:]),
        ("leadership", {"kind": "parts", "parts": ["constructor"]}, []),
        ("leadership", {"kind": "occasion", "occasion": "termly-review"}, ["commitment-time", "vision-shared"]),
        ("staff", {"kind": "occasion", "occasion": "termly-review"}, ["vision-shared"]),
        ("leadership", {"kind": "occasion", "occasion": "constructor"}, []),
        ("pupils", {"kind": "full"}, []),
    ],
)
def test_an_audience_answers_its_own_of_the_chosen_questions(
    play: Play, audience: str, choice: dict[str, Any], expected: list[str]
) -> None:
    """In the site's order, an occasion's in its own; never a retired one; what is unknown chooses nothing."""
    assert play("return ids(bank.select(...given));", [audience, choice]) == expected


def test_questions_stand_by_part_wherever_their_files_stand(play: Play) -> None:
    """The order of the parts comes first, then that of the questions."""
    late = {"id": "vision-late", "code": "V9", "part": "vision"}
    chosen = play('return ids(new QuestionBank(given).select("leadership", { kind: "full" }));', bank_with(late))
    assert chosen == [*FULL[:3], "vision-late", *FULL[3:]]


def test_a_question_is_asked_in_the_words_of_the_audience(play: Play) -> None:
    """With their own signs; others are asked the question itself."""
    own, none = play(
        """return [["vision-shared", "staff"], ["vision-shared", "constructor"]]
            .map(([id, audience]) => bank.asked(bank.question(id), audience));"""
    )
    vision = {"id": "vision", "name": "Vision"}
    assert own == {"id": "vision-shared", "code": "V1", "part": vision, **STAFF_WORDS}
    assert none["ask"] == "How far has vision-shared come?"


def test_the_audience_that_answers_for_the_school_is_the_one_that_content_must_have(play: Play) -> None:
    assert play("return QuestionBank.leadership;") == LEADERSHIP


@pytest.mark.parametrize(("audiences", "usual"), [(["leadership", "pupils"], "pupils"), (["leadership"], "leadership")])
def test_a_meeting_is_mostly_of_the_first_who_rate_and_do_not_lead(
    play: Play, audiences: list[str], usual: str
) -> None:
    """Whatever they are called; where only leadership rates, of them."""
    question = {"id": "vision-shared", "code": "V1", "part": "vision", "audiences": audiences}
    known = [{"id": id, "name": id, "summary": ""} for id in ("leadership", "guests", "pupils")]
    bank = SMALL_BANK | {"audiences": known, "questions": bank_with(question)["questions"][-1:]}
    assert play("return new QuestionBank(given).usualAudience;", bank) == usual


def test_an_id_that_every_object_has_finds_nothing(play: Play) -> None:
    """Files may hold any id: `constructor` and `__proto__` are unknown questions like others."""
    assert play(
        """return given.map((id) => [
            bank.question(id) === undefined, bank.isAsked(id, "leadership"), bank.successor(id) === undefined,
            bank.caseStudies(id), bank.standing({ id }),
        ]);""",
        ODD_IDS,
    ) == [[True, False, True, [], "unknown"]] * len(ODD_IDS)


def test_what_became_of_a_question(play: Play) -> None:
    """It is asked today, retired, or unknown here; and another may replace it."""
    ids = ["commitment-all", "commitment-some", "commitment-few", "commitment-old"]
    found = play("return given.map((id) => [bank.standing({ id }), (bank.successor(id) || {}).id || null]);", ids)
    assert found == [
        ["current", None],
        ["retired", "commitment-all"],
        ["unknown", "commitment-all"],
        ["retired", None],
    ]


def test_a_successor_is_found_through_others_that_were_replaced(play: Play) -> None:
    """And a circle of questions that replace each other ends."""
    made = bank_with(
        {"id": "b", "code": "B", "part": "vision", "replaces": ["a"], "retired": "2026-01"},
        {"id": "c", "code": "C", "part": "vision", "replaces": ["b"]},
        {"id": "x", "code": "X", "part": "vision", "replaces": ["y"], "retired": "2026-01"},
        {"id": "y", "code": "Y", "part": "vision", "replaces": ["x"], "retired": "2026-01"},
    )
    script = 'const made = new QuestionBank(given); return [made.successor("a").id, made.successor("x") || null];'
    assert play(script, made) == ["c", None]


def test_a_question_leads_to_its_case_studies(play: Play) -> None:
    assert play('return bank.caseStudies("vision-shared");') == [
        {
            "id": "lyng-hall",
            "name": "Lyng Hall",
            "summary": "What Lyng Hall did.",
            "url": "../case-studies/lyng-hall.html",
        }
    ]


# Answers


def test_an_audit_starts_with_its_questions_and_nothing_else(play: Play) -> None:
    """A record by the schema, at revision 0; school and name are empty unless they are given."""
    record, problems = play("return [begin(), check(begin())];")
    assert (record["revision"], record["made"], record["changed"]) == (0, *["2026-11-22T10:31:00Z"] * 2)
    assert (record["school"], record["respondent"]) == ("", {"audience": "leadership", "name": ""})
    assert record["site"] == {"id": "test-site", "name": "Ysgol Llŷn’s questions", "edition": "2026-11"}
    assert [question["id"] for question in record["questions"]] == FULL
    assert problems == []


def test_an_answer_holds_what_was_said_and_no_more(play: Play) -> None:
    """A key that says nothing isn't there, and an answer that holds nothing is gone."""
    said = play(
        """const steps = [
            (record) => audit.rate(record, "vision-words", 2, later),
            (record) => audit.judge(record, "vision-words", false, later),
            (record) => audit.write(record, "vision-words", "note", "Ŵyl", later),
            (record) => audit.judge(record, "vision-words", undefined, later),
            (record) => audit.rate(record, "vision-words", undefined, later),
            (record) => audit.write(record, "vision-words", "note", "", later),
        ];
        return steps.map((step, i) => edited(...steps.slice(0, i + 1)).answers);"""
    )
    this = {"question": "vision-words"}
    assert said == [
        [this | {"rating": 2}],
        [this | {"rating": 2, "good_enough": False}],
        [this | {"rating": 2, "good_enough": False, "note": "Ŵyl"}],
        [this | {"rating": 2, "note": "Ŵyl"}],
        [this | {"note": "Ŵyl"}],
        [],
    ]


@pytest.mark.parametrize("rating", RATINGS)
def test_good_enough_stays_while_the_rating_is_a_level(play: Play, rating: Any) -> None:
    """It judged a level: another level keeps it, a don't-know, a does-not-apply and a blank drop it."""
    kept = play(
        """const judged = audit.judge(audit.rate(begin(), "vision-words", 1, now), "vision-words", true, now);
        const rated = audit.rate(judged, "vision-words", value(given), later);
        return audit.answer(rated, "vision-words").good_enough === true;""",
        rating,
    )
    assert kept == (rating in LEVELS)


def test_a_judgement_without_a_level_says_nothing(play: Play) -> None:
    assert play('return audit.judge(begin(), "vision-words", true, now).answers;') == []


def test_a_cleared_answer_comes_back_and_leaves_what_was_said_since(play: Play) -> None:
    before, after, since = play(
        """const full = { question: "vision-shared", rating: 3, good_enough: false, evidence: "Minutes", note: "Ask" };
        const record = audit.restoreAnswer(begin(), full, now);
        const before = audit.answer(record, "vision-shared");
        const undone = (edit) => audit.restoreAnswer(edit(record), before, later).answers;
        return [record.answers, [
            undone((one) => audit.clearAnswer(one, "vision-shared", now)),
            undone((one) => audit.write(one, "vision-shared", "evidence", "", now)),
        ], undone((one) => {
            const cleared = audit.clearAnswer(one, "vision-shared", now);
            return audit.write(audit.rate(cleared, "vision-shared", 4, now), "vision-shared", "note", "New", now);
        })];"""
    )
    assert after == [before] * 2
    assert since == [{"question": "vision-shared", "rating": 4, "evidence": "Minutes", "note": "New"}]


def test_answers_stand_in_the_order_of_the_questions(play: Play) -> None:
    """In whatever order they were given."""
    assert (
        play(
            """return asked(given.reduce((record, id) => audit.rate(record, id, 1, now), begin()).answers);""",
            FULL[::-1],
        )
        == FULL
    )


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        ('audit.rate(begin(), "constructor", 1, now)', 'The audit doesn\'t have the question "constructor".'),
        ('audit.write(begin(), "commitment-old", "note", "x", now)', 'doesn\'t have the question "commitment-old"'),
        ('audit.clearAnswer(begin(), "__proto__", now)', 'doesn\'t have the question "__proto__"'),
        ('audit.rate(begin(), "vision-shared", 5, now)', "5 is no rating."),
        ('audit.rate(begin(), "vision-shared", "2", now)', "2 is no rating."),
        ('audit.write(begin(), "vision-shared", "rating", 9, now)', 'An answer has no text called "rating".'),
        ('plan.choose(begin(), "nowhere", now)', 'The audit doesn\'t have the question "nowhere".'),
        ('plan.note(begin(), "vision-shared", "question", "x", now)', 'A priority has no text called "question".'),
        ('plan.movePriority(begin(), "vision-shared", 1, now)', 'The question "vision-shared" is no priority.'),
        ('plan.change(begin(), "a1", { what: "x" }, now)', 'There is no action "a1".'),
        ('plan.remove(begin(), "constructor", now)', 'There is no action "constructor".'),
        ('plan.move(begin(), "a1", 1, now)', 'There is no action "a1".'),
        ("plan.add(begin(), {}, now)", "This is no action"),
        ('plan.add(begin(), { id: "a1", colour: "red" }, now)', '"colour":"red"'),
        ('plan.add(begin(), { id: "a1", status: "late" }, now)', '"status":"late"'),
        ('plan.add(begin(), { id: "a1", question: "nowhere" }, now)', 'doesn\'t have the question "nowhere"'),
        ('plan.add(plan.add(begin(), { id: "a1" }, now), { id: "a1" }, now)', 'There is an action "a1" already.'),
        ('begin({ choice: { kind: "constructor" } })', 'There is no choice of questions called "constructor".'),
    ],
)
def test_an_edit_of_what_is_not_there_is_a_mistake_of_ours(play: Play, edit: str, complaint: str) -> None:
    with pytest.raises(Error) as caught:
        play(f"return {edit};")
    assert complaint in str(caught.value)


def test_what_an_audit_says_of_its_school(play: Play) -> None:
    """Each of the two alone, or both."""
    assert play(
        """const told = audit.tellAbout(begin({ school: "A", name: "B" }), { name: "Ŵ" }, later);
        const both = audit.tellAbout(told, { school: "", name: "" }, later);
        return [told, both].map(({ school, respondent, revision }) => [school, respondent, revision]);"""
    ) == [
        ["A", {"audience": "leadership", "name": "Ŵ"}, 1],
        ["", {"audience": "leadership", "name": ""}, 2],
    ]


def test_another_choice_keeps_every_question_that_is_answered_or_planned(play: Play) -> None:
    """As it was asked, in the site's order, or after an occasion's questions; what is blank goes."""
    short, occasion, words = play(
        """const unknown = { ...begin().questions[0], id: "unknown-one", code: "U1", ask: "?" };
        const begun = begin();
        const older = begun.questions.map((question) => ({ ...question, ask: "Older words" }));
        const record = [
            (one) => audit.write(one, "vision-decisions", "note", "Here", now),
            (one) => audit.rate(one, "unknown-one", 2, now),
            (one) => plan.choose(one, "achievement-named", now),
            (one) => plan.add(one, { id: "a1", question: "commitment-all" }, now),
        ].reduce((one, edit) => edit(one), { ...begun, questions: [unknown, ...older] });
        const occasion = { kind: "occasion", occasion: "termly-review" };
        const short = audit.rechoose(record, bank, { kind: "short" }, later);
        return [short, audit.rechoose(record, bank, occasion, later)]
            .map((one) => [one.choice.kind, ids(one.questions), asked(one.answers)])
            .concat([short.questions.map(({ ask }) => ask)]);"""
    )
    assert short == ["short", [*FULL, "unknown-one"], ["vision-decisions", "unknown-one"]]
    assert occasion == [
        "occasion",
        ["commitment-time", "vision-shared", "unknown-one", "vision-decisions", "commitment-all", "achievement-named"],
        ["unknown-one", "vision-decisions"],
    ]
    assert words == ["Older words"] * len(FULL) + ["?"]


def test_a_blank_question_goes_with_another_choice(play: Play) -> None:
    assert play('return ids(audit.rechoose(begin(), bank, { kind: "short" }, now).questions);') == [
        "vision-shared",
        "vision-words",
        "commitment-time",
    ]


def test_progress_is_counted_by_part(play: Play) -> None:
    """A don't-know is an answer, a note alone isn't one; questions that the site no longer asks don't count."""
    assert play(
        """const old = bank.asked(bank.question("commitment-old"), "leadership");
        const begun = begin({ choice: { kind: "parts", parts: ["vision", "commitment"] } });
        const ratings = [["vision-shared", "dont_know"], ["commitment-time", 4], ["commitment-old", 2]];
        const record = ratings.reduce(
            (one, [id, rating]) => audit.rate(one, id, rating, now),
            { ...begun, questions: [...begun.questions, old] },
        );
        return audit.progress(audit.write(record, "vision-decisions", "note", "Later", now), bank);"""
    ) == {
        "answered": 2,
        "all": 5,
        "next": "vision-decisions",
        "parts": [
            {
                "id": "vision",
                "name": "Vision",
                "answered": 1,
                "all": 3,
                "questions": ["vision-shared", "vision-decisions", "vision-words"],
            },
            {
                "id": "commitment",
                "name": "Commitment",
                "answered": 1,
                "all": 2,
                "questions": ["commitment-time", "commitment-all"],
            },
        ],
    }


def test_nothing_comes_next_when_all_is_answered(play: Play) -> None:
    assert play(
        """const record = given.reduce((one, id) => audit.rate(one, id, 1, now), begin());
        const { answered, all, next } = audit.progress(record, bank);
        return [answered, all, next === undefined];""",
        FULL,
    ) == [6, 6, True]


TEXTS = st.sampled_from(["", "Minutes of March", "Llŷn, ع, 😀", "__proto__"])
QUESTIONS = st.sampled_from(FULL)
EDITS = st.one_of(
    st.tuples(st.just("rate"), QUESTIONS, st.sampled_from(RATINGS)),
    st.tuples(st.just("judge"), QUESTIONS, st.sampled_from([True, False, None])),
    st.tuples(st.just("evidence"), QUESTIONS, TEXTS),
    st.tuples(st.just("note"), QUESTIONS, TEXTS),
    st.tuples(st.just("clear"), QUESTIONS, st.none()),
    st.tuples(st.just("choose"), QUESTIONS, st.none()),
    st.tuples(st.just("unchoose"), QUESTIONS, st.none()),
    st.tuples(st.just("helps"), QUESTIONS, TEXTS),
    st.tuples(st.just("rechoose"), st.none(), st.sampled_from(["full", "short"])),
)

EDITING = """const edit = {
        rate: (record, id, rating) => audit.rate(record, id, value(rating), later),
        judge: (record, id, judgement) => audit.judge(record, id, value(judgement), later),
        evidence: (record, id, text) => audit.write(record, id, "evidence", text, later),
        note: (record, id, text) => audit.write(record, id, "note", text, later),
        clear: (record, id) => audit.clearAnswer(record, id, later),
        choose: (record, id) => plan.choose(record, id, later),
        unchoose: (record, id) => plan.unchoose(record, id, later),
        helps: (record, id, text) => plan.note(record, id, "helps", text, later),
        rechoose: (record, id, kind) => audit.rechoose(record, bank, { kind }, later),
    };
    const others = (record, id) => JSON.stringify(record.answers.filter(({ question }) => question !== id));
    const wrong = [];
    let record = begin();
    for (const [name, id, to] of given) {
        if (id !== null && !ids(record.questions).includes(id)) {
            continue; // a shorter choice has dropped it
        }
        const before = JSON.stringify(record);
        const after = edit[name](record, id, to);
        const isAnswer = ["rate", "judge", "evidence", "note", "clear"].includes(name);
        const isKept = others(after, isAnswer ? id : null) === others(record, isAnswer ? id : null);
        const isNext = after.revision === record.revision + 1 && after.changed === later;
        if (JSON.stringify(record) !== before || !isKept || !isNext || check(after).length) {
            wrong.push([name, id, to, before, after]);
        }
        record = after;
    }
    return wrong;"""


@EXAMPLES
@given(edits=st.lists(EDITS, min_size=5, max_size=40))
def test_no_edit_touches_the_answer_to_another_question(play: Play, edits: list[tuple[str, str | None, Any]]) -> None:
    """Each gives a new record by the schema, one revision on; the one it was made from is as it was."""
    assert play(EDITING, edits) == []


# Results


@pytest.mark.parametrize(
    ("rating", "judgement", "group"),
    [
        (3, True, "strength"),
        (4, True, "strength"),
        (1, True, "good_enough"),
        (2, True, "good_enough"),
        *((level, False, "not_good_enough") for level in LEVELS),
        *((level, None, "not_judged") for level in LEVELS),
        ("dont_know", None, "find_out"),
        ("does_not_apply", None, "does_not_apply"),
        (None, None, "blank"),
    ],
)
def test_the_group_of_an_answer(play: Play, rating: Any, judgement: bool | None, group: str) -> None:
    """By its level and whether that is good enough; don't know, does not apply and blank are no levels."""
    assert play(
        """const [rating, good_enough] = given.map(value);
        const answer = { question: "vision-words", rating, good_enough, note: "Noted" };
        const { groups } = profile.of(audit.putAnswer(begin(), answer, now), bank);
        return Object.keys(groups).filter((name) => asked(groups[name]).includes("vision-words"));""",
        [rating, judgement],
    ) == [group]


def test_a_row_is_a_question_with_its_answer(play: Play) -> None:
    """With the sign of the level that was chosen; in the parts and in its group it is the same row."""
    row, is_same, blank = play(
        """const answer = { question: "vision-words", rating: 2, good_enough: false, evidence: "Seen", note: "Ask" };
        const { parts, groups } = profile.of(audit.putAnswer(begin(), answer, now), bank);
        return [parts[0].rows[2], parts[0].rows[2] === groups.not_good_enough[0], parts[0].rows[0]];"""
    )
    vision = {"id": "vision", "name": "Vision"}
    assert row == {
        "question": "vision-words",
        "code": "V3",
        "ask": "How far has vision-words come?",
        "part": vision,
        "rating": 2,
        "sign": "vision-words, sign 2",
        "good_enough": False,
        "evidence": "Seen",
        "note": "Ask",
        "group": "not_good_enough",
        "standing": "current",
        "earlier": [],
    }
    assert is_same
    assert (blank["sign"], blank["evidence"], blank["note"], blank["group"]) == ("", "", "", "blank")


def test_what_matters_most_comes_first(play: Play) -> None:
    """Of what isn't good enough the lowest level, of strengths the highest; equals in the audit's order."""
    ratings = [3, 1, 4, 2, 1, 3]
    script = """const record = given.ratings.reduce((one, rating, i) => audit.putAnswer(
            one, { question: given.ids[i], rating, good_enough: given.judgement }, now), begin());
        return asked(profile.of(record, bank).groups[given.group]);"""
    worst = play(script, {"ids": FULL, "ratings": ratings, "judgement": False, "group": "not_good_enough"})
    best = play(script, {"ids": FULL, "ratings": ratings, "judgement": True, "group": "strength"})
    assert worst == [FULL[1], FULL[4], FULL[3], FULL[0], FULL[5], FULL[2]]
    assert best == [FULL[2], FULL[0], FULL[5]]


def test_answers_to_questions_of_elsewhere_are_shown_and_not_counted(play: Play) -> None:
    """A retired question, or one this site never had; without an answer there is nothing to show."""
    found = play(
        """const record = having("constructor", "commitment-old", "other");
        const rated = audit.rate(audit.rate(record, "constructor", 3, now), "commitment-old", 4, now);
        const { all, answered, parts, elsewhere } = profile.of(rated, bank);
        return [all, answered, ids(parts), elsewhere.map((row) => [row.question, row.standing, row.sign])];"""
    )
    elsewhere = [["constructor", "unknown", "c"], ["commitment-old", "retired", "d"]]
    assert found == [6, 0, ["vision", "commitment", "achievement"], elsewhere]


ANSWERS = st.lists(st.tuples(QUESTIONS, st.sampled_from(RATINGS), st.sampled_from([True, False, None])), max_size=12)


@EXAMPLES
@given(answers=ANSWERS)
def test_every_row_is_in_one_group_and_the_counts_add_up(play: Play, answers: list[tuple[str, Any, Any]]) -> None:
    """Whatever is answered: the parts and the groups have the same rows, and each count is of them."""
    shown = play(
        """const record = given.reduce((one, [question, rating, judgement]) => audit.putAnswer(
            one, { question, rating: value(rating), good_enough: value(judgement) }, now), begin());
        return profile.of(record, bank);""",
        answers,
    )
    rows = [row for part in shown["parts"] for row in part["rows"]]
    grouped = [row["question"] for group in shown["groups"].values() for row in group]
    assert [row["question"] for row in rows] == FULL
    assert Counter(grouped) == Counter(FULL)
    assert shown["all"] == len(FULL)
    assert shown["answered"] == shown["all"] - len(shown["groups"]["blank"])
    given_last = {question: rating for question, rating, _ in answers}
    for part in shown["parts"]:
        ratings = Counter(given_last.get(row["question"]) for row in part["rows"])
        assert part["counts"] == {
            "levels": [ratings[level] for level in LEVELS],
            "dont_know": ratings["dont_know"],
            "does_not_apply": ratings["does_not_apply"],
            "blank": ratings[None],
            "all": len(part["rows"]),
        }


# The plan


def test_a_priority_is_chosen_once_and_comes_back_in_its_place(play: Play) -> None:
    """With all that was written about it."""
    chosen, gone, back = play(
        """const chosen = ["vision-words", "vision-shared", "vision-shared", "commitment-all"];
        const record = chosen.reduce((one, id) => plan.choose(one, id, now), begin());
        const noted = plan.note(record, "vision-shared", "helps", "A keen governor", now);
        const gone = plan.unchoose(noted, "vision-shared", now);
        const back = plan.restorePriority(gone, noted.priorities[1], 1, now);
        return [noted, gone, back].map((one) => one.priorities);"""
    )
    assert [priority["question"] for priority in chosen] == ["vision-words", "vision-shared", "commitment-all"]
    assert chosen[1] == {"question": "vision-shared", "helps": "A keen governor", "hinders": ""}
    assert gone == [chosen[0], chosen[2]]
    assert back == chosen


def test_what_was_written_about_a_priority_is_never_lost_to_another_tab(play: Play) -> None:
    """A text for one that was unchosen makes it one again, an empty one doesn't; undo keeps what was written since."""
    written, empty, undone, older = play(
        """const note = (record, field, text) => plan.note(record, "vision-shared", field, text, now);
        const first = note(begin(), "helps", "First");
        const since = note(plan.unchoose(first, "vision-shared", now), "hinders", "Since");
        const undone = plan.restorePriority(since, first.priorities[0], 0, now);
        const older = plan.restorePriority(undone, { question: "vision-shared", helps: "Old", hinders: "Old" }, 0, now);
        return [first, note(begin(), "helps", ""), undone, older]
            .map(({ priorities, revision }) => [priorities, revision]);"""
    )
    assert written == [[{"question": "vision-shared", "helps": "First", "hinders": ""}], 1]
    assert empty == [[], 1]
    assert undone == [[{"question": "vision-shared", "helps": "First", "hinders": "Since"}], 4]
    assert older[0] == undone[0]


def test_an_action_is_added_changed_removed_and_put_back(play: Play) -> None:
    """What it lacks is blank; its id never changes; it comes back in its place, once."""
    added, changed, removed, back, twice = play(
        """const record = ["a1", "a2", "a3"].reduce((one, id) => plan.add(one, { id, what: "Do " + id }, now), begin());
        const changed = plan.change(record, "a2", { id: "other", who: "SENCO", status: "under_way" }, later);
        const removed = plan.remove(changed, "a2", later);
        const back = plan.restore(removed, changed.actions[1], 1, later);
        const twice = plan.restore(back, record.actions[1], 0, later);
        return [record, changed, removed, back, twice].map((one) => one.actions);"""
    )
    blank = {"question": "", "who": "", "by": "", "how": "", "review": "", "status": "not_started"}
    assert added == [{"id": id, "what": f"Do {id}", **blank} for id in ("a1", "a2", "a3")]
    assert changed == [added[0], added[1] | {"who": "SENCO", "status": "under_way"}, added[2]]
    assert removed == [added[0], added[2]]
    assert back == twice == changed


MOVES = st.lists(st.tuples(st.sampled_from(FULL), st.integers(-8, 8)), max_size=15)


@EXAMPLES
@given(moves=MOVES)
def test_moving_keeps_every_action_and_priority(play: Play, moves: list[tuple[str, int]]) -> None:
    """They move as they do on a list of paper slips, never beyond its ends, each as it was."""
    actions, priorities, revision = play(
        """const planned = (one, id) => plan.choose(plan.add(one, { id, what: id }, now), id, now);
        let record = given.ids.reduce(planned, begin());
        const before = record.revision;
        for (const [id, by] of given.moves) {
            record = plan.movePriority(plan.move(record, id, by, later), id, by, later);
        }
        const actions = record.actions.map(({ id, what }) => id + " " + what);
        return [actions, asked(record.priorities), record.revision - before];""",
        {"ids": FULL, "moves": moves},
    )
    expected = list(FULL)
    for id, by in moves:
        place = expected.index(id)
        expected.remove(id)
        expected.insert(max(place + by, 0), id)
    assert actions == [f"{id} {id}" for id in expected]
    assert priorities == expected
    assert revision == 2 * len(moves)


def test_the_next_step_of_the_chosen_level_is_suggested(play: Play) -> None:
    """One step, that of the level; where no level was chosen or the question is unknown, none."""
    assert play(
        """const record = having("constructor");
        return [["vision-words", 1], ["vision-words", 3], ["vision-words", "dont_know"], ["constructor", 2]].map(
            ([id, rating]) => plan.suggestions(audit.rate(record, id, rating, now), bank, id));"""
    ) == [
        [{"what": "vision-words, next step 1", "question": "vision-words"}],
        [{"what": "vision-words, next step 3", "question": "vision-words"}],
        [],
        [],
    ]


def test_the_dates_of_the_plan_stand_in_their_order(play: Play) -> None:
    """Ends and reviews, each with its action; what has no date isn't among them; one day's are in the plan's order."""
    dates = play(
        """const record = [
            { id: "a1", what: "Talk", by: "2027-01-31", review: "2027-03-01" }, { id: "a2", what: "Write" },
            { id: "a3", what: "Read", by: "2026-12-01", review: "2027-01-31" },
        ].reduce((one, action) => plan.add(one, action, now), begin());
        return plan.dates(record).map(({ date, what, kind, action }) => [date, what, kind, action.id]);"""
    )
    assert dates == [
        ["2026-12-01", "Read", "by", "a3"],
        ["2027-01-31", "Talk", "by", "a1"],
        ["2027-01-31", "Read", "review", "a3"],
        ["2027-03-01", "Talk", "review", "a1"],
    ]

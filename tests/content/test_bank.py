"""The question bank keeps its rules, covers what the sources name, and reads easily; its document says what is so.

`bank_rules.py` has the rules that hold for each text, `bank_words.py` the words they look for. A rule that finds
nothing proves nothing by that, so each is shown a fault that it must find.
"""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
import textstat  # type: ignore[import-untyped]

from generator.schema import Question
from tests.content import bank_rules, bank_tables
from tests.content.bank import BANK, ROOT, SITE, Text, rated, stem, texts, without_degrees
from tests.content.bank_rules import RULES, Rule

DOCUMENT = ROOT / "docs/question-bank.md"

RATED_AT_LEAST = {"characteristics": 7, "strands": 4, "achievement": 5, "in all": 45}

RATED_BY_AUDIENCE = {
    "leadership": range(45, 61),
    "staff": range(12, 17),
    "governors": range(12, 17),
    "parents-carers": range(8, 11),
    "pupils": range(8, 11),
    "primary-pupils": range(6, 9),
}
"""How many rated questions an audience is asked: enough to see something, few enough to answer in one go."""

GRADE_AT_MOST = {
    "leadership": 11,
    "staff": 9,
    "governors": 9,
    "parents-carers": 6,
    "pupils": 6,
    "primary-pupils": 3,
}
"""The Flesch-Kincaid grade, in American school years, of all that an audience reads."""

MINUTES = range(5, 16)
"""What there is time for in a meeting, for each rated question."""

SOUND: dict[str, Any] = {
    "id": "sound",
    "code": "S1",
    "ask": "Who chooses the books in our library?",
    "prompts": ["Which book did you last see someone laugh over?"],
    "audiences": ["leadership", "pupils"],
    "minutes": 10,
    "levels": [
        {"sign": "The librarian orders them.", "next": "The head asks a class to vote on five new books."},
        {
            "sign": "A class voted on five of this year's new books.",
            "next": "A teacher gives a class money and a shop.",
        },
        {"sign": "Pupils went to a shop with money.", "next": "A teacher asks families which stories to add."},
        {"sign": "Families added stories of their own.", "next": "The head passes the idea to a school nearby."},
    ],
    "wording": {
        "pupils": {
            "ask": "Who picks our books?",
            "signs": ["An adult does.", "My class voted once.", "We went shopping for some.", "My gran gave a story."],
        }
    },
    "look_for": ["Orders from the bookshop", "The shelf by the door"],
    "sources": ["nc-2011", "this-project"],
}
"""A question that keeps every rule."""


def sound(**changes: Any) -> Question:
    return Question.model_validate(SOUND | changes)


def asking(ask: str) -> Question:
    return sound(ask=ask)


def signs(*new: str) -> Question:
    """The sound question with other signs, from the first level on."""
    levels = [{**level, "sign": sign} for level, sign in zip(SOUND["levels"], new, strict=False)]
    return sound(levels=[*levels, *SOUND["levels"][len(new) :]])


def top_sign(sign: str) -> Question:
    return sound(levels=[*SOUND["levels"][:3], {**SOUND["levels"][3], "sign": sign}])


def first_step(step: str) -> Question:
    return sound(levels=[{**SOUND["levels"][0], "next": step}, *SOUND["levels"][1:]])


def pupils_read(ask: str) -> Question:
    return sound(wording={"pupils": {**SOUND["wording"]["pupils"], "ask": ask}})


def noting(note: str, *sources: str) -> Question:
    return sound(note=note, sources=sources or ["nc-2011"])


FAULTS: tuple[tuple[Rule, Question], ...] = (
    (bank_rules.no_and_or, asking("Who sees and/or chooses the books?")),
    (bank_rules.no_and_or, first_step("The head asks his/her class to vote on five new books.")),
    (bank_rules.one_thing_a_question, asking("Who chooses our books, and how do they do it?")),
    (bank_rules.one_thing_a_question, asking("Who chooses our books or do we get them as gifts?")),
    (bank_rules.one_thing_a_question, asking("Think of our library. Who chooses the books?")),
    (bank_rules.one_thing_a_question, asking("Tell us who chooses the books.")),
    (bank_rules.one_thing_a_question, sound(prompts=["Who laughed? Who cried?"])),
    (bank_rules.one_thing_a_question, pupils_read("Who picks our books and when?")),
    (bank_rules.no_double_negative, asking("Who does not go without a book?")),
    (bank_rules.no_double_negative, asking("Which books aren't unlikely to be read?")),
    (bank_rules.not_leading, asking("Where do you ensure that all books are good?")),
    (bank_rules.not_leading, asking("How well do we choose our books?")),
    (bank_rules.not_leading, sound(prompts=["Isn't it time for new ones?"])),
    (bank_rules.what_is_rated_is_seen, asking("Do we choose the books in our library?")),
    (bank_rules.no_term_without_explanation, asking("Who chooses books for pupils with XYZD?")),
    (bank_rules.no_term_without_explanation, asking("Who chooses the books of the Quidditch Board?")),
    (bank_rules.no_term_without_explanation, sound(look_for=["Scaffolds on the wall", "The shelf by the door"])),
    (bank_rules.british, asking("Who organizes our library?")),
    (bank_rules.british, asking("Who chooses the color of our library?")),
    (bank_rules.british, sound(look_for=["The shelf in the hallway", "Orders"])),
    (bank_rules.people_first, asking("Who chooses books for SEND pupils?")),
    (bank_rules.people_first, signs("The disabled have a shelf.")),
    (bank_rules.people_first, first_step("The head asks hard-to-reach families to vote on five new books.")),
    (bank_rules.no_jargon, signs("Reading is embedded here.")),
    (bank_rules.no_jargon, asking("Which stakeholders choose our books?")),
    (bank_rules.no_abbreviation_for_families_and_pupils, pupils_read("Which books did the SENCO pick?")),
    (bank_rules.short_enough, asking(f"Who chooses {'all ' * 28}books?")),
    (bank_rules.short_enough, signs(f"The librarian orders {'many ' * 40}books.")),
    (bank_rules.short_enough, sound(wording={"pupils": {"ask": "Who?", "signs": ["A " * 41, "B", "C", "D"]}})),
    (bank_rules.levels_differ_by_what_is_seen, signs("Some pupils choose books.", "Most pupils choose books.")),
    (bank_rules.levels_differ_by_what_is_seen, signs("Pupils choose books.", "Pupils usually choose books freely.")),
    (bank_rules.no_level_counts_how_often, signs("The librarian usually orders them.")),
    (
        bank_rules.no_level_repeats_another,
        signs("A class voted on five of the new books.", "A class voted on six of the new books."),
    ),
    (bank_rules.the_first_level_blames_nobody, signs("Nobody chooses them.")),
    (bank_rules.the_first_level_blames_nobody, signs("Only the librarian does.")),
    (
        bank_rules.the_first_level_blames_nobody,
        sound(wording={"pupils": {"ask": "Who?", "signs": ["They don't ask us.", "B", "C", "D"]}}),
    ),
    (bank_rules.the_fourth_level_reaches_out_or_lasts, top_sign("The books are very good.")),
    (bank_rules.a_next_step_leads_to_the_next_sign, first_step("The head buys a new chair for the corner.")),
    (bank_rules.a_next_step_says_who_begins, first_step("It would be good to have a class vote on five new books.")),
    (bank_rules.two_places_to_look, sound(look_for=["The shelf by the door"])),
    (bank_rules.what_is_looked_for_is_there_anyway, sound(look_for=["A portfolio of evidence", "The shelf"])),
    (bank_rules.what_is_looked_for_names_no_pupil, sound(look_for=["A pupil's file", "The shelf"])),
    (bank_rules.each_audience_has_its_own_words, sound(wording={})),
    (bank_rules.a_rated_question_says_that_it_is_ours, sound(sources=["nc-2011"])),
    (bank_rules.a_note_of_ours_names_us, noting("The votes are this project's idea.")),
    (bank_rules.learning_styles_are_a_note_of_ours, asking("Which learning styles do our books suit?")),
    (bank_rules.learning_styles_are_a_note_of_ours, noting("It speaks of learning styles.", "nc-2011", "this-project")),
    (bank_rules.learning_styles_are_a_note_of_ours, noting('It speaks of "learning styles".', "nc-2011")),
)
"""A fault for each rule about one question, and the rule that must find it."""

TWINS: tuple[tuple[Rule, Question], ...] = (
    (
        bank_rules.no_two_signs_are_alike,
        signs("The librarian, Ms Page, orders them.", "A class voted on five new books."),
    ),
    (bank_rules.no_two_questions_are_alike, asking("Who chooses all the books in the library?")),
)
"""A question that stands too near to the sound one, and the rule that must find it."""


INNOCENT: tuple[tuple[Rule, Question], ...] = (
    (bank_rules.one_thing_a_question, asking("Who chooses the books and the maps?")),
    (bank_rules.one_thing_a_question, sound(prompts=["Think of yesterday. Who laughed?"])),
    (bank_rules.no_double_negative, signs("It is neither new nor old.")),
    (bank_rules.no_double_negative, signs("It is not new. No one minds.")),
    (bank_rules.no_term_without_explanation, asking("Who chooses the books for SENCOs on Friday?")),
    (bank_rules.no_term_without_explanation, asking("Who chooses the school's books on persistent absence?")),
    (bank_rules.british, asking("Who prizes our collaboration, whatever its size?")),
    (bank_rules.people_first, asking("Who chooses books for pupils with SEND, or for a pupil who is deaf?")),
    (bank_rules.levels_differ_by_what_is_seen, signs("The librarian does.", "A class helps, with a vote.")),
)
"""What looks like a fault and is none."""


def name_of(rule: Rule) -> str:
    return getattr(rule, "__name__", "")


def names_of(pairs: Sequence[tuple[Rule, Question]]) -> list[str]:
    """A rule may have several questions, so they are counted."""
    return [f"{name_of(rule)} {n}" for n, (rule, _) in enumerate(pairs, 1)]


# The rules


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_the_bank_keeps_its_rules(rule: Rule) -> None:
    """All that offends is listed, so that it can be mended in one go."""
    offences = list(rule(BANK))
    assert not offences, "\n".join([f"{rule.__doc__} But:", *offences])


@pytest.mark.parametrize("rule", RULES, ids=name_of)
def test_a_sound_question_breaks_no_rule(rule: Rule) -> None:
    """Otherwise the faults prove nothing."""
    assert list(rule((sound(),))) == []


@pytest.mark.parametrize(("rule", "question"), FAULTS, ids=names_of(FAULTS))
def test_each_rule_finds_a_fault(rule: Rule, question: Question) -> None:
    assert list(rule((question,))) != []


@pytest.mark.parametrize(("rule", "twin"), TWINS, ids=names_of(TWINS))
def test_each_rule_about_two_questions_finds_twins(rule: Rule, twin: Question) -> None:
    """The wordings of one question may be alike; those of two may not."""
    other = twin.model_copy(update={"code": "S2"})
    assert list(rule((sound(), other))) != []
    assert list(rule((twin,))) == []


def test_each_rule_is_shown_a_fault() -> None:
    """A rule without one could be blind."""
    assert {rule for rule, _ in (*FAULTS, *TWINS)} == set(RULES)


@pytest.mark.parametrize(("rule", "question"), INNOCENT, ids=names_of(INNOCENT))
def test_no_rule_finds_what_is_sound(rule: Rule, question: Question) -> None:
    """A rule that cries wolf is soon switched off."""
    assert list(rule((question,))) == []


def test_words_are_compared_by_what_they_begin_with() -> None:
    """So that a next step may say a thing in another form than the sign."""
    assert len({stem(word) for word in ("meet", "meets", "meeting", "meetings")}) == 1
    assert len({stem(word) for word in ("copy", "copies", "copied")}) == 1
    assert stem("family's") == stem("families")
    assert stem("class") != stem("clay")
    assert without_degrees("Most pupils always choose freely, and the family does.") == [
        "pupils",
        "choose",
        "and",
        "the",
        "family",
        "does",
    ]


# What there is


def test_each_subject_has_its_rated_questions() -> None:
    """Enough for a school to see something about each."""
    least = {
        **dict.fromkeys(SITE.characteristics, RATED_AT_LEAST["characteristics"]),
        **dict.fromkeys(SITE.strands, RATED_AT_LEAST["strands"]),
        "achievement": RATED_AT_LEAST["achievement"],
    }
    found = {id: len(rated(SITE.questions_about(id))) for id in least}
    assert {id: n for id, n in found.items() if n < least[id]} == {}
    assert len(rated(BANK)) >= RATED_AT_LEAST["in all"]


def test_each_audience_has_its_rated_questions() -> None:
    """Leaders are asked all that are not another audience's own."""
    found = {id: len(rated(SITE.questions_for_audience(id))) for id in SITE.audiences}
    assert {id: n for id, n in found.items() if n not in RATED_BY_AUDIENCE[id]} == {}
    apart = [q.code for q in rated(BANK) if "leadership" not in q.audiences and len(q.audiences) > 1]
    assert apart == [], "asked of others, and not of leaders"


def test_each_behaviour_is_asked_about_by_a_rated_question() -> None:
    """Every behaviour that the sources name is covered."""
    named = [(c.id, behaviour.id) for c in SITE.characteristics.values() for behaviour in c.behaviours]
    assert len(named) == 30
    assert [pair for pair in named if not rated(bank_tables.asking_about(*pair))] == []


def test_the_short_form_has_three_questions_of_each_characteristic() -> None:
    """Twelve in all, and nothing else."""
    short = [SITE.subject_of[question.id] for question in BANK if question.short]
    assert sorted(short) == sorted(("characteristic", id) for id in SITE.characteristics for _ in range(3))


def test_a_rated_question_takes_five_to_fifteen_minutes_to_talk_through() -> None:
    assert [(q.code, q.minutes) for q in rated(BANK) if q.minutes not in MINUTES] == []


def test_most_rated_questions_lead_to_a_school_or_a_study() -> None:
    """Where one fits. A question that nothing fits stands alone and says nothing of it."""
    related = [q for q in rated(BANK) if q.studies or SITE.case_studies_for(q)]
    assert len(related) >= 0.75 * len(rated(BANK))


def test_own_notes_say_what_is_known_of_learning_styles() -> None:
    """A source mentions them; the site says what has become of them."""
    (question,) = [q for q in BANK if "learning style" in (q.note or "")]
    assert question.id == "how-pupils-learn"
    assert "no evidence" in " ".join((question.note or "").split())


# How it reads


def read_by(audience: str) -> str:
    """The questions and signs that an audience reads, and for leaders the next steps, as sentences."""
    read = [
        t.words for t in texts(rated(BANK)) if t.audience == audience and t.part.startswith(("ask", "sign", "next"))
    ]
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in read)


@pytest.mark.parametrize("audience", GRADE_AT_MOST)
def test_each_audience_can_read_its_questions(audience: str) -> None:
    grade = textstat.flesch_kincaid_grade(read_by(audience))
    assert grade <= GRADE_AT_MOST[audience], f"{audience}: grade {grade}"


def test_the_measure_of_reading_ease_tells_hard_from_easy() -> None:
    """Otherwise the tests above prove nothing."""
    hard = "Institutional accountability necessitates comprehensive consideration of differentiated provision."
    assert textstat.flesch_kincaid_grade(hard) > 11
    assert textstat.flesch_kincaid_grade("We pick a book. We read it.") < 3


def test_the_texts_are_all_that_people_read() -> None:
    """A rule can only find what it is shown."""
    assert [str(text) for text in texts((sound(),))] == [
        "S1, leadership, ask: Who chooses the books in our library?",
        "S1, leadership, prompt 1: Which book did you last see someone laugh over?",
        *(f"S1, leadership, sign {n}: {level['sign']}" for n, level in enumerate(SOUND["levels"], 1)),
        *(f"S1, leadership, next {n}: {level['next']}" for n, level in enumerate(SOUND["levels"], 1)),
        "S1, leadership, look for 1: Orders from the bookshop",
        "S1, leadership, look for 2: The shelf by the door",
        "S1, pupils, ask: Who picks our books?",
        *(f"S1, pupils, sign {n}: {sign}" for n, sign in enumerate(SOUND["wording"]["pupils"]["signs"], 1)),
    ]
    assert isinstance(next(texts(BANK)), Text)


# What is written about it


@pytest.mark.parametrize(("heading", "draw"), bank_tables.TABLES.items(), ids=bank_tables.TABLES)
def test_the_document_shows_what_is_in_the_bank(heading: str, draw: Callable[[], str]) -> None:
    """Each table stands under its heading as it is drawn from the bank."""
    part = DOCUMENT.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    wanted = draw()
    assert wanted in part, f"in docs/question-bank.md, under {heading!r}, put:\n\n{wanted}\n"


def test_every_source_of_a_question_stands_in_the_document() -> None:
    """By its short name."""
    text = DOCUMENT.read_text(encoding="utf-8")
    ids = {id for question in BANK for id in question.sources}
    assert [id for id in ids if (SITE.sources[id].short or SITE.sources[id].title) not in text] == []

"""The rules of the question bank that a machine can tell. Each takes questions and gives what offends against it."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from generator.schema import Question
from tests.content import bank_words
from tests.content.bank import (
    FILLERS,
    SITE,
    first_audience,
    rated,
    scales_of,
    sentences,
    stem,
    steps_of,
    subjects_of,
    texts,
    without_degrees,
    words,
)

Questions = tuple[Question, ...]
Rule = Callable[[Questions], Iterator[str]]

MOST_WORDS = {"ask": 30, "sign": 40, "next": 60}
"""At most so many words. A next step has an action for half a term and who begins it, so it may be longer."""

ALIKE = 0.75
"""Two signs of different questions that share this much of their letters, in order, say nearly the same."""

ALIKE_IN_WORDS = 0.6
"""The same by the words that they have in common, in whatever order."""

PLAIN_READERS = ("parents-carers", "pupils", "primary-pupils")
"""Audiences that are spared abbreviations, explained or not."""


def found(pattern: re.Pattern[str], questions: Questions, *parts: str) -> Iterator[str]:
    """Each text in which a pattern is found, with what was found; only of some parts, if any are named."""
    for text in texts(questions):
        if not parts or text.part.split()[0] in parts:
            yield from (f"“{match[0]}” in {text}" for match in pattern.finditer(text.words))


# One thing at a time


def no_and_or(questions: Questions) -> Iterator[str]:
    """No "and/or", nor any other two words in one."""
    return found(bank_words.TWO_IN_ONE_WORD, questions)


def one_thing_a_question(questions: Questions) -> Iterator[str]:
    """A question has one question mark and no second question joined to it. A prompt may say first what to think of."""
    for text in texts(questions):
        if text.part.startswith(("ask", "prompt")):
            if not (text.words.endswith("?") and text.words.count("?") == 1):
                yield f"not one question: {text}"
            if text.part == "ask" and len(sentences(text.words)) != 1:
                yield f"not one sentence: {text}"
            if joint := bank_words.A_SECOND_QUESTION.search(text.words):
                yield f"two questions, joined by “{joint[0]}”: {text}"


def no_double_negative(questions: Questions) -> Iterator[str]:
    """At most one negative in a sentence."""
    for text in texts(questions):
        for sentence in sentences(text.words):
            negatives = [match[0] for match in bank_words.NEGATIVE.finditer(sentence)]
            if len(negatives) > 1:
                yield f"{' + '.join(negatives)} in {text}"


def not_leading(questions: Questions) -> Iterator[str]:
    """A question praises no answer beforehand."""
    return found(bank_words.LEADING, questions, "ask", "prompt")


def what_is_rated_is_seen(questions: Questions) -> Iterator[str]:
    """A rated question asks who, what, when, where or how: yes or no can't be told by four signs."""
    for text in texts(rated(questions)):
        if text.part == "ask" and not bank_words.QUESTION_WORD.search(text.words):
            yield str(text)


# Words


def no_term_without_explanation(questions: Questions) -> Iterator[str]:
    """Abbreviations, names and what only schools say stand in the glossary."""
    for text in texts(questions):
        unknown = [term for term in terms_in(text.words) if not explained(term)]
        yield from (f"“{term}” in {text}" for term in unknown)


def terms_in(text: str) -> list[str]:
    """Abbreviations, words with a capital in the middle of a sentence, and trade words."""
    capitals = [
        m[0] for s in sentences(text) for m in re.finditer(r"(?<![\"“:] )(?<=[\w,;] )[A-Z]\w*(?:['’][a-z]+)?", s)
    ]
    abbreviations = re.findall(r"\b[A-Z]{2,}\w*", text)
    names = [re.sub(r"['’]s$", "", name) for name in dict.fromkeys([*abbreviations, *capitals])]
    return [
        *(name for name in names if name not in bank_words.CALENDAR),
        *(match[0] for match in bank_words.TRADE.finditer(text)),
    ]


def explained(term: str) -> bool:
    """Whether the glossary has a term, alone or as a word of a term, in the singular or the plural."""
    known = [known.casefold() for entry in SITE.terms.values() for known in (entry.term, *entry.synonyms)]
    return any(re.search(rf"\b{re.escape(form)}(?:e?s)?\b", word) for form in forms(term.casefold()) for word in known)


def forms(term: str) -> set[str]:
    """A term and its singular."""
    return {term, term.removesuffix("s"), re.sub(r"ies$", "y", term)}


def british(questions: Questions) -> Iterator[str]:
    """Spelling and words of British schools."""
    return found(bank_words.AMERICAN, questions)


def people_first(questions: Questions) -> Iterator[str]:
    """A person comes before what they need."""
    return found(bank_words.LABEL_FIRST, questions)


def no_jargon(questions: Questions) -> Iterator[str]:
    """No word that can't be seen next Tuesday."""
    return found(bank_words.JARGON, questions)


def no_abbreviation_for_families_and_pupils(questions: Questions) -> Iterator[str]:
    """Their own words have none, not even one that the glossary explains."""
    for text in texts(questions):
        if text.audience in PLAIN_READERS:
            yield from (f"“{short}” in {text}" for short in re.findall(r"\b[A-Z]{2,}\w*", text.words))


def short_enough(questions: Questions) -> Iterator[str]:
    """A question has at most 30 words, a sign 40."""
    for text in texts(questions):
        most = MOST_WORDS.get(text.part.split()[0])
        if most and (count := len(text.words.split())) > most:
            yield f"{count} words, at most {most}: {text}"


# Four levels


def levels_differ_by_what_is_seen(questions: Questions) -> Iterator[str]:
    """Without adverbs and shares, each sign still says two things that the one below doesn't."""
    for question in questions:
        for lower, higher in steps_of(question):
            new = set(without_degrees(higher.words)) - set(without_degrees(lower.words))
            if len({stem(word) for word in new if word not in FILLERS or word in ("we", "i", "us")}) < 2:
                yield f"{higher} (below it: {lower.words})"


def no_level_counts_how_often(questions: Questions) -> Iterator[str]:
    """No sign says always, often or never."""
    return found(bank_words.OFTEN_OR_SELDOM, questions, "sign")


def no_level_repeats_another(questions: Questions) -> Iterator[str]:
    """No two of the four signs are nearly the same text."""
    for question in questions:
        for scale in scales_of(question):
            yield from (f"{a} / {b.part}: {b.words}" for a, b in combinations(scale, 2) if alike(a.words, b.words))


def the_first_level_blames_nobody(questions: Questions) -> Iterator[str]:
    """It says what is there."""
    for text in texts(questions):
        if text.part == "sign 1":
            yield from (f"“{match[0]}” in {text}" for match in bank_words.BLAMING.finditer(text.words))


def the_fourth_level_reaches_out_or_lasts(questions: Questions) -> Iterator[str]:
    """It goes beyond the school's own walls, or keeps itself going."""
    for text in texts(questions):
        highest = text.part == "sign 4" and text.audience == "leadership"
        if highest and not bank_words.BEYOND_OR_LASTING.search(text.words):
            yield str(text)


def a_next_step_leads_to_the_next_sign(questions: Questions) -> Iterator[str]:
    """The two speak of the same things."""
    for question in questions:
        for lower, higher in pairwise(question.levels):
            shared = subjects_of(lower.next) & subjects_of(higher.sign)
            if len(shared) < 2:
                yield f"{question.code}: {lower.next} / leads to: {higher.sign} (shared: {sorted(shared)})"


def a_next_step_says_who_begins(questions: Questions) -> Iterator[str]:
    """A role, in its first sentence."""
    for text in texts(questions):
        if text.is_next and not bank_words.STARTER.search(sentences(text.words)[0]):
            yield str(text)


# Across the bank


def no_two_signs_are_alike(questions: Questions) -> Iterator[str]:
    """Of different questions: the wordings of one question mean the same steps, so they may be alike."""
    signs = [text for text in texts(questions) if text.is_sign]
    for a, b in combinations(signs, 2):
        if a.code != b.code and alike(a.words, b.words):
            yield f"{a} / {b}"


def no_two_questions_are_alike(questions: Questions) -> Iterator[str]:
    """Of different questions."""
    asks = [text for text in texts(questions) if text.part == "ask"]
    yield from (f"{a} / {b}" for a, b in combinations(asks, 2) if a.code != b.code and alike(a.words, b.words))


def alike(a: str, b: str) -> bool:
    """Whether two texts are nearly the same, by their letters or by their words."""
    subjects, others = subjects_of(a), subjects_of(b)
    shared, fewest, together = len(subjects & others), min(len(subjects), len(others)), len(subjects | others)
    if fewest > 3 and shared / together >= ALIKE_IN_WORDS:
        return True
    return shared >= fewest / 2 and share_of_letters(a, b) >= ALIKE  # comparing letters takes long


def share_of_letters(a: str, b: str) -> float:
    """The share of letters that two texts have in common, in order: 1 for the same text."""
    return SequenceMatcher(None, " ".join(words(a)), " ".join(words(b)), autojunk=False).ratio()


# What a rated question has


def two_places_to_look(questions: Questions) -> Iterator[str]:
    """At least two for each rated question."""
    yield from (question.code for question in rated(questions) if len(question.look_for) < 2)


def what_is_looked_for_is_there_anyway(questions: Questions) -> Iterator[str]:
    """Nothing that is made for a visit."""
    return found(bank_words.MADE_FOR_A_VISIT, questions, "look")


def what_is_looked_for_names_no_pupil(questions: Questions) -> Iterator[str]:
    """Neither a name nor a paper about one pupil."""
    return found(bank_words.NAMES_A_PUPIL, questions, "look")


def each_audience_has_its_own_words(questions: Questions) -> Iterator[str]:
    """An own question, and with it four signs, for all but those for whom the question is written."""
    for question in rated(questions):
        for audience in question.audiences:
            if audience != first_audience(question) and audience not in question.wording:
                yield f"{question.code}, {audience}"


def a_rated_question_says_that_it_is_ours(questions: Questions) -> Iterator[str]:
    """The sources have no levels, so what has some names this project among its sources."""
    yield from (question.code for question in rated(questions) if "this-project" not in question.sources)


def a_note_of_ours_names_us(questions: Questions) -> Iterator[str]:
    """Where the note says that something is this project's, the sources do as well."""
    for question in questions:
        if re.search(r"this project|\bour own\b", question.note or "") and "this-project" not in question.sources:
            yield f"{question.code}: {question.note}"


def learning_styles_are_a_note_of_ours(questions: Questions) -> Iterator[str]:
    """They are spoken of in a note, in quotation marks, with a source beside the one that has them."""
    yield from found(re.compile(r"learning styles?|kinaesthetic|(?:visual|auditory) learners?", re.I), questions)
    for question in questions:
        if "learning style" in (question.note or ""):
            sourced = {"newton-salvi-2020", "this-project"} <= set(question.sources)
            if not (sourced and '"learning styles"' in (question.note or "")):
                yield f"{question.code}: {question.note}"


RULES: tuple[Rule, ...] = (
    no_and_or,
    one_thing_a_question,
    no_double_negative,
    not_leading,
    what_is_rated_is_seen,
    no_term_without_explanation,
    british,
    people_first,
    no_jargon,
    no_abbreviation_for_families_and_pupils,
    short_enough,
    levels_differ_by_what_is_seen,
    no_level_counts_how_often,
    no_level_repeats_another,
    the_first_level_blames_nobody,
    the_fourth_level_reaches_out_or_lasts,
    a_next_step_leads_to_the_next_sign,
    a_next_step_says_who_begins,
    no_two_signs_are_alike,
    no_two_questions_are_alike,
    two_places_to_look,
    what_is_looked_for_is_there_anyway,
    what_is_looked_for_names_no_pupil,
    each_audience_has_its_own_words,
    a_rated_question_says_that_it_is_ours,
    a_note_of_ours_names_us,
    learning_styles_are_a_note_of_ours,
)

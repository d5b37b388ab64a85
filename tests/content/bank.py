"""The question bank, taken apart into the texts that people read, and its words made comparable."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from generator.load import load
from generator.model import build_site
from generator.schema import Question
from generator.validate import validate

ROOT = Path(__file__).parents[2]

THINGS = validate(load(ROOT)).things
SITE = build_site(THINGS)
BANK = SITE.questions_in_use

FILLERS = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "before",
        "by",
        "can",
        "could",
        "do",
        "does",
        "for",
        "from",
        "goes",
        "had",
        "has",
        "have",
        "he",
        "her",
        "him",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "our",
        "own",
        "she",
        "so",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "too",
        "two",
        "up",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "will",
        "with",
        "would",
        "you",
        "your",
        "here",
        "also",
        "well",
        "say",
        "says",
        "said",
        "name",
        "someone",
        "something",
        "pupil",
        "pupils",
    ]
)
"""Words that stand in any sentence and say little of what it is about."""

DEGREES = frozenset(
    [
        "all",
        "almost",
        "always",
        "any",
        "both",
        "each",
        "entire",
        "entirely",
        "even",
        "every",
        "few",
        "fewer",
        "frequently",
        "full",
        "fully",
        "generally",
        "half",
        "hardly",
        "largely",
        "little",
        "lot",
        "lots",
        "majority",
        "many",
        "minority",
        "more",
        "most",
        "mostly",
        "much",
        "never",
        "nearly",
        "occasionally",
        "often",
        "only",
        "part",
        "partly",
        "quite",
        "rarely",
        "rather",
        "really",
        "regular",
        "regularly",
        "routinely",
        "seldom",
        "several",
        "some",
        "sometimes",
        "systematically",
        "thoroughly",
        "usually",
        "very",
        "well",
        "whole",
        "widely",
    ]
)
"""How often, how much and how many of them: what alone must not tell one level from the next."""


class Text(NamedTuple):
    """A text of a question: whose words it is in, what it is (`ask`, `sign 1` …) and the words."""

    code: str
    audience: str
    part: str
    words: str

    def __str__(self) -> str:
        return f"{self.code}, {self.audience}, {self.part}: {self.words}"

    @property
    def is_sign(self) -> bool:
        return self.part.startswith("sign")

    @property
    def is_next(self) -> bool:
        return self.part.startswith("next")


def first_audience(question: Question) -> str:
    """In whose words a question itself stands: the leadership's, or those of an audience that has it for its own."""
    return "leadership" if "leadership" in question.audiences else question.audiences[0]


def texts_of(question: Question) -> Iterator[Text]:
    """All that people read of a question, but its note."""
    parts = [
        ("ask", (question.ask,)),
        ("prompt", question.prompts),
        ("sign", tuple(level.sign for level in question.levels)),
        ("next", tuple(level.next for level in question.levels)),
        ("look for", question.look_for),
    ]
    own = first_audience(question)
    for part, texts in parts:
        yield from (Text(question.code, own, numbered(part, n), text) for n, text in enumerate(texts, 1))
    for audience, wording in question.wording.items():
        yield Text(question.code, audience, "ask", wording.ask)
        yield from (Text(question.code, audience, f"sign {n}", sign) for n, sign in enumerate(wording.signs, 1))


def numbered(part: str, number: int) -> str:
    return part if part == "ask" else f"{part} {number}"


def texts(questions: Iterable[Question]) -> Iterator[Text]:
    """All that people read of questions, but their notes."""
    return (text for question in questions for text in texts_of(question))


def scales_of(question: Question) -> Iterator[tuple[Text, ...]]:
    """The four signs of a question, lowest first, for each audience that has its own."""
    signs = [text for text in texts_of(question) if text.is_sign]
    for audience in dict.fromkeys(text.audience for text in signs):
        yield tuple(sign for sign in signs if sign.audience == audience)


def steps_of(question: Question) -> Iterator[tuple[Text, Text]]:
    """The sign of each level, beside that of the level above, in each audience's words."""
    for scale in scales_of(question):
        yield from pairwise(scale)


def rated(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions with four levels."""
    return tuple(question for question in questions if question.levels)


def sentences(text: str) -> list[str]:
    """The sentences of a text. A colon or semicolon ends none."""
    return [part for part in re.split(r"(?<=[.?!])[\"”]?\s+", text.strip()) if part]


def words(text: str) -> list[str]:
    """The words of a text in small letters, without punctuation."""
    return re.findall(r"[a-z]+(?:['’][a-z]+)?", text.lower())


def stem(word: str) -> str:
    """What a word and its near relations begin with: `asks`, `asked`; `decides`, `decision`."""
    singular = re.sub(r"ie[sd]$", "y", re.sub(r"['’]s?$", "", word))
    singular = re.sub(r"(?<=[^s])s$", "", singular)
    return re.sub(r"(?<=\w{3})(?:ing|ed|e)$", "", singular)[:5]


@cache
def subjects_of(text: str) -> set[str]:
    """The stems of the words that say what a text is about."""
    return {stem(word) for word in words(text) if word not in FILLERS}


def without_degrees(text: str) -> list[str]:
    """The words of a text without adverbs and shares."""
    return [w for w in words(text) if w not in DEGREES and not (w.endswith("ly") and w not in ("family", "only"))]

"""Words for made-up prose: as varied as real ones, and the same on every computer.

A text in which every word is as frequent as the next, or in which a hundred words come again and again, would suit
some search indexes and not others. Here a word's frequency falls with its rank, as in any language (Zipf's law).
"""

import random
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

WORDS = 6000
"""How many different words the made-up prose is drawn from."""

_ONSETS = ("b", "br", "cl", "d", "dr", "f", "gr", "h", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w")
_VOWELS = ("a", "e", "i", "o", "u", "ea", "oo", "ai")
_CODAS = ("nd", "rt", "ck", "ll", "m", "st", "n", "ving")
_ENDINGS = ("", "er", "ing", "ly", "ment", "ness")

_KEY = re.compile(r"^\s*(?:- )?[a-z_]+:(?=\s|$)", re.MULTILINE)
_NOT_PROSE = re.compile(r"#.*|\([a-z]+:[^)]*\)|https?:\S+")
_WORD = re.compile(r"\b[a-z]{2,}\b")


@cache
def vocabulary() -> tuple[str, ...]:
    """The words, most frequent first: those of this project's content, then some that are built of syllables."""
    real = [word for word, _ in Counter(_words_of_content()).most_common()]
    return tuple(dict.fromkeys([*real, *_built_words()]))[:WORDS]


def _words_of_content() -> Iterable[str]:
    for folder in ("content", "reflections", "case_studies"):
        for path in sorted((ROOT / folder).rglob("*.yml")):
            yield from _WORD.findall(_NOT_PROSE.sub("", _KEY.sub("", path.read_text(encoding="utf-8"))).lower())


def _built_words() -> list[str]:
    built = ["".join(parts) for parts in product(_ONSETS, _VOWELS, _CODAS, _ENDINGS)]
    random.Random("built words").shuffle(built)
    return built


@cache
def _weights() -> tuple[float, ...]:
    """The sums of the words' frequencies up to each rank, as `random.choices` wants them."""
    return tuple(accumulate(1 / (rank + 2.7) for rank in range(len(vocabulary()))))


def prose(chance: random.Random, length: int) -> str:
    """Made-up sentences, together hardly more than `length` characters."""
    text = sentence(chance)
    while len(text) < length - 40:
        text += " " + sentence(chance)
    return text


def sentence(chance: random.Random) -> str:
    """A made-up sentence of 7 to 19 words, the longer ones with a comma."""
    words = chance.choices(vocabulary(), cum_weights=_weights(), k=chance.randint(7, 19))
    if len(words) > 12:
        words[len(words) // 2] += ","
    return f"{words[0].capitalize()} {' '.join(words[1:])}."

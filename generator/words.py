"""How messages speak: numbers of things, quoted text that is safe to print, the nearest known word, YAML's words for
values."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

LONGEST = 60
"""Characters of the author's text that a message repeats."""

FEW = 8
"""Known words that a message lists when none is like the one that is unknown."""

MOST_TO_COMPARE = 5_000
"""Known words among which to look for the nearest; among more, it takes longer than it helps."""


def readable(text: str) -> str:
    """Text with everything that can't be seen (control and direction characters) written as its number."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)


def quoted(text: str) -> str:
    """Text in quotes, short enough for a message and with nothing invisible in it."""
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return f'"{readable(short)}"'


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message that offers the nearest known word, or nothing when none is near."""
    near = nearest(word, known)
    return f"; did you mean {quoted(near)}?" if near else ""


def offered(word: str, known: Iterable[str]) -> str:
    """The end of a message that offers the nearest known word, all of few when none is near, or nothing."""
    words = sorted(known)
    all_of_few = f"; use {listed([quoted(each) for each in words])}" if 0 < len(words) <= FEW else ""
    return did_you_mean(word, words) or all_of_few


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """The known word that is most like this one, capitals apart; `likeness` goes from 0 to 1, the same word."""
    return _nearest(word[:LONGEST].casefold(), frozenset(known), likeness)


@lru_cache(maxsize=1000)  # one wrong word may stand in a thousand files
def _nearest(word: str, known: frozenset[str], likeness: float) -> str | None:
    if len(known) > MOST_TO_COMPARE:
        return None
    by_folded = {each.casefold(): each for each in sorted(known, reverse=True)}
    near = get_close_matches(word, by_folded, n=1, cutoff=likeness)
    return by_folded[near[0]] if near else None


def counted(number: int, noun: str) -> str:
    """`1 page`, `2,000 pages`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """`a, b or c`."""
    return " or ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def what(value: object) -> str:
    """What a value is in YAML's words."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case int() | float():
            return "a number"
        case str():
            return "text"
        case Mapping():
            return "a mapping"
        case _:
            return "a list"

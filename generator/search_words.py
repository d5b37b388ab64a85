"""The words of a text as search knows them: folded, short common ones left out."""

import re
import unicodedata
from functools import cache
from itertools import chain

STOP_WORDS = frozenset(
    word
    for line in (
        "a about all also am an and any are as at be because been being both but by can could did do does doing",
        "for from get got had has have having he her here him his how if in into is it its itself just me more",
        "most my no nor not of off on once only or other our out over own same she should so some such than that",
        "the their them then there these they this those to too under until up us very was we were what when where",
        "which while who whom why will with would you your",
    )
    for word in line.split()
)
"""Words that stand nearly everywhere, and so tell nothing."""

_STRAIGHT = (("\u2019", "'"), ("\u2018", "'"), ("\u2010", "-"), ("\u2011", "-"))
_APART = "\u2013\u2014\u2026\u201c\u201d\u00a0\u00b7\u00a3"
"""Signs that stand between words; taken out, most texts are ASCII, which is ten times as quick to read."""

_GAPS = bytes(byte if chr(byte).isalnum() or chr(byte) in "'-" else 32 for byte in range(128)).ljust(256)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_MARK = re.compile("[\u0300-\u036f]")
_ADDRESS = re.compile(r"\]\([^)]*\)")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
"""Letters that have no accent to take off and yet are typed without it."""


def fold(text: str) -> str:
    """Text in small letters without accents, its apostrophes and hyphens straight, other signs of print left out."""
    if text.isascii():
        return text.lower()
    for sign, plain in _STRAIGHT:
        text = text.replace(sign, plain)
    for sign in _APART:
        text = text.replace(sign, " ")
    if text.isascii():
        return text.lower()
    return _MARK.sub("", unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS))


def words_in(text: str) -> dict[str, None]:
    """The words of a Markdown text, each once, in their order: of two letters or more, or numbers.

    Addresses of links are no words.
    """
    if "](" in text:
        text = _ADDRESS.sub("] ", text)
    return dict.fromkeys(chain.from_iterable(map(_words_of, dict.fromkeys(_split(fold(text))))))


def _split(text: str) -> list[str]:
    if text.isascii():
        return text.encode().translate(_GAPS).decode().split()
    return _WORD.findall(text)


@cache
def _words_of(word: str) -> tuple[str, ...]:
    """What a word is found by: `school's` by its first part, `co-ordinator` as one word and by both its parts."""
    word = word.strip("'-").removesuffix("'s").replace("'", "")
    parts = (*word.split("-"), word.replace("-", "")) if "-" in word else (word,)
    return tuple(part for part in parts if part not in STOP_WORDS and (len(part) > 1 or part.isdigit()))

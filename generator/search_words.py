"""The words of a text as search knows them: folded, short common ones left out; and phrases, known as one word each."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, compress, count

STOP_WORDS = frozenset(
    word
    for line in (
        "a about all also am an and any are as at be because been being both but by can could did do does doing",
        "for from get got had has have having he her here him his how if in into is it its itself just many me more",
        "most much my no nor not of off on once only or other our out over own same she should so some such than",
        "that the their them then there these they this those to too under until up us very was we were what when",
        "where which while who whom why will with would you your",
    )
    for word in line.split()
)
"""Words that stand nearly everywhere, and so tell nothing."""

PHRASE = "_"
"""Stands before a phrase that was joined to one word, so that no word begins it."""

_STRAIGHT = (("\u2019", "'"), ("\u2018", "'"), ("\u2010", "-"), ("\u2011", "-"))
_APART = "\u2013\u2014\u2026\u201c\u201d\u00a0\u00b7\u00a3"
"""Signs that stand between words; taken out, most texts are ASCII, which is ten times as quick to read."""

_GAPS = bytes(byte if chr(byte).isalnum() or chr(byte) in "'-." else 32 for byte in range(128)).ljust(256)
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:\.\d+)+")
_PART = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
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


def tokens_of(text: str) -> list[str]:
    """A Markdown text taken apart where there are gaps. Addresses of links are left out."""
    if "](" in text:
        text = _ADDRESS.sub("] ", text)
    text = fold(text)
    if text.isascii():
        return text.encode().translate(_GAPS).decode().split()
    return _WORD.findall(text)


def words_in(text: str) -> dict[str, None]:
    """The words of a Markdown text, each once, in their order: of two letters or more, or numbers."""
    return dict.fromkeys(words_of(tokens_of(text)))


def words_of(tokens: Iterable[str]) -> Iterator[str]:
    """The words by which tokens are found."""
    return chain.from_iterable(map(_known.__getitem__, tokens))


class _Known(dict[str, tuple[str, ...]]):
    """The words that a token is found by, worked out when it is first met: most tokens of a text were met before."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        parts = _parts(token)
        as_one = ("".join(parts),) if "-" in token.strip("'-.") else ()
        words = (part for part in (*parts, *as_one) if part not in STOP_WORDS and (len(part) > 1 or part.isdigit()))
        self[token] = found = tuple(words)
        return found


_known = _Known()


def _parts(token: str) -> tuple[str, ...]:
    """`school's` without its ending, `3.9` as it is, `co-ordinator` as two words."""
    number = token.strip("'-.")
    if _NUMBER.fullmatch(number):
        return (number,)
    return tuple(part.removesuffix("'s").replace("'", "") for part in _PART.findall(token))


@cache
def joined(text: str) -> str:
    """A phrase as one word, whatever its hyphens, apostrophes and plurals: `parent's evenings` is `parentevening`."""
    return "".join(_singular(part) for token in tokens_of(text) for part in _parts(token))


@cache
def key_of(text: str) -> tuple[str, ...]:
    """A text as a key, that is found as a whole: its word, or the phrase as one word."""
    tokens = tokens_of(text)
    return tuple(words_in(text)) if len(tokens) == 1 else (PHRASE + joined(text),) if tokens else ()


def _singular(word: str) -> str:
    """Near enough to compare phrases by."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


class Phrases:
    """Phrases to look for in texts: each where a word stands that few of them have, since a text has few such words."""

    ENDS = ("", "s", ".", "s.")

    def __init__(self, phrases: Iterable[str]) -> None:
        found = {phrase: tokens_of(phrase) for phrase in phrases}
        shared = Counter(chain.from_iterable(found.values()))
        self._by_word: dict[str, list[tuple[int, list[list[str]], str]]] = {}
        for phrase, tokens in found.items():
            if len(tokens) > 1:
                place = min(
                    range(len(tokens)), key=lambda i: (tokens[i] in STOP_WORDS, shared[tokens[i]], -len(tokens[i]))
                )
                forms = [[*tokens[:-1], f"{tokens[-1]}{end}"] for end in self.ENDS]
                for word in dict.fromkeys(form[place] for form in forms):
                    self._by_word.setdefault(word, []).append((place, forms, PHRASE + joined(phrase)))

    def found_in(self, tokens: Sequence[str]) -> Iterator[str]:
        """The phrases that stand in a text, in the singular or the plural, each as one word after the sign for it."""
        for at in compress(count(), map(self._by_word.__contains__, tokens)):
            for place, forms, word in self._by_word[tokens[at]]:
                start = at - place
                if tokens[start : start + len(forms[0])] in forms:
                    yield word

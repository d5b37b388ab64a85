"""Terms where they stand: what the script shows beside a link to the glossary, and the words that paper explains."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

from markdown_it import MarkdownIt

from generator.prose import OWN_LINK, SIMPLE
from generator.schema import Term

_TAG = re.compile(r"<[^>]+>")
_MARKDOWN = MarkdownIt("commonmark", {"html": False})


class Explanation(NamedTuple):
    """What a term means, as text without Markdown; `now` is our note on today, or nothing."""

    id: str
    term: str
    meaning: str
    now: str


def explain_terms(terms: Iterable[Term]) -> Mapping[str, Explanation]:
    """The explanation of each term, by its id."""
    return MappingProxyType(
        {term.id: Explanation(term.id, term.term, _text(term.meaning), _text(term.now or "")) for term in terms}
    )


def used_terms(html: str, explanations: Mapping[str, Explanation]) -> tuple[Explanation, ...]:
    """What explains the terms that a page links to, each once, in the order in which they come."""
    ids = (piece.partition('"')[0] for piece in html.split('data-term="')[1:])
    return tuple(explanations[id] for id in dict.fromkeys(ids))


def _text(markdown: str) -> str:
    """Markdown as text on one line."""
    if SIMPLE.match(markdown):
        return OWN_LINK.sub(r"\1", markdown)
    return " ".join(unescape(_TAG.sub("", _MARKDOWN.render(markdown))).split())

"""Terms where they stand: what the script shows beside a link to the glossary, and the words that paper explains."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from generator.prose import plain_text
from generator.schema import Term


class Explanation(NamedTuple):
    """What a term means, as text without Markdown; `now` is our note on today, or nothing."""

    id: str
    term: str
    meaning: str
    now: str


def explain_terms(terms: Iterable[Term]) -> Mapping[str, Explanation]:
    """The explanation of each term, by its id."""
    return MappingProxyType(
        {
            term.id: Explanation(term.id, term.term, plain_text(term.meaning), plain_text(term.now or ""))
            for term in terms
        }
    )


def used_terms(html: str, explanations: Mapping[str, Explanation]) -> tuple[Explanation, ...]:
    """What explains the terms that a page links to, each once, in the order in which they come."""
    ids = (piece.partition('"')[0] for piece in html.split('data-term="')[1:])
    return tuple(explanations[id] for id in dict.fromkeys(ids))

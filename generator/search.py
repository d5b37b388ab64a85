"""Search data: what the site's search can find, and the words by which it finds it.

Two scripts carry it. The catalogue has what lists and results show; the words are an index of its entries and the
glossary's synonyms. Which words count, and how they are folded, is in `search_words.py`, and the same again for what
people type in `search_index.js`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from generator.inverted_index import EntryWords, inverted_index
from generator.model import Site
from generator.script_data import script_call
from generator.search_entries import Entry, SearchPage, entries_of
from generator.search_words import STOP_WORDS, Phrases, fold, key_of, tokens_of, words_of

__all__ = ["SearchFiles", "SearchPage", "search_files"]

GROUPS = (("question", "Questions"), ("case-study", "Case studies"), ("study", "Research"), ("page", "Pages"))
"""The groups of results: the id and the name of each, in their order."""

FACETS = (
    ("characteristic", "Characteristic"),
    ("strand", "Strand"),
    ("audience", "Audience"),
    ("phase", "Phase"),
    ("authority", "Local authority"),
)
"""By what results can be narrowed: the id and the name of each, in their order."""


class SearchFiles(NamedTuple):
    """The texts of the two scripts."""

    catalogue: str
    words: str


def search_files(site: Site, pages: Iterable[SearchPage]) -> SearchFiles:
    """The search data of the site's things and its Markdown pages."""
    entries = tuple(entries_of(site, pages))
    phrases = Phrases(chain.from_iterable(_synonyms(site)))
    index = inverted_index([entry_words(entry, phrases) for entry in entries])
    return SearchFiles(
        catalogue=script_call("setCatalogue", _catalogue(entries, _names(site))),
        words=script_call("setWords", {**_sought(site), "index": index}),
    )


def _catalogue(entries: Sequence[Entry], names: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    return {
        "groups": [{"id": id, "name": name} for id, name in GROUPS],
        "facets": [{"id": id, "name": name, "values": _values(entries, id, names.get(id))} for id, name in FACETS],
        "entries": [_shown(entry) for entry in entries],
    }


def _shown(entry: Entry) -> dict[str, object]:
    """What lists and results show of an entry; facets that it lacks are left out."""
    shown: dict[str, object] = {
        "group": entry.group,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "facts": entry.facts,
    }
    return {**shown, "facets": dict(entry.facets)} if entry.facets else shown


def _names(site: Site) -> dict[str, dict[str, str]]:
    """The names of a facet's values, by id, in the order in which to show them, where they differ from the ids."""
    return {
        "characteristic": {item.id: item.name for item in site.characteristics.values()},
        "strand": {item.id: item.name for item in site.strands.values()},
        "audience": {item.id: item.name for item in site.audiences.values()},
    }


def _values(entries: Iterable[Entry], facet: str, names: Mapping[str, str] | None) -> list[dict[str, str]]:
    """The values of a facet that entries have; those without an order of their own by name, "not stated" last."""
    used = {value for entry in entries for value in entry.facets.get(facet, ())}
    ids = list(names) if names else sorted(used, key=lambda id: (id == "not stated", id))
    return [{"id": id, "name": (names or {}).get(id, id)} for id in ids if id in used]


def entry_words(entry: Entry, phrases: Phrases) -> EntryWords:
    """The words of an entry, each once, in the strongest field that has it.

    A key is worth most as a whole: of a longer one, a single word counts no more than in the summary. So does a title
    that only refers to something else.
    """
    keys = (entry.title, *entry.keys)
    title = tokens_of(entry.title) if entry.leads else []
    summary = tokens_of("\n".join((entry.summary, *keys)))
    text = tokens_of(entry.text)
    fields = (
        chain(words_of(title), phrases.found_in(title)),
        chain.from_iterable(map(key_of, keys)),
        chain(words_of(summary), phrases.found_in(summary)),
        chain(words_of(text), phrases.found_in(text)),
    )
    return EntryWords._make(_each_once(fields))


def _each_once(fields: Iterable[Iterable[str]]) -> Iterator[list[str]]:
    """The words of each field that no field before it has."""
    met: set[str] = set()
    for words in fields:
        new = [word for word in dict.fromkeys(words) if word not in met]
        met.update(new)
        yield new


def _synonyms(site: Site) -> list[list[str]]:
    """Groups of words and phrases that mean the same, folded, in the order of the glossary."""
    groups = []
    for term in site.terms.values():
        phrases = dict.fromkeys(fold(text) for text in (term.term, *term.synonyms, *term.searched_as))
        if len(phrases) > 1:
            groups.append(list(phrases))
    return groups


def _sought(site: Site) -> dict[str, object]:
    """What is needed to understand typed words."""
    return {"stop": " ".join(sorted(STOP_WORDS)), "synonyms": _synonyms(site)}

"""The index that the browser searches in: for each word the entries that have it.

MiniSearch would fill one of the entries' words; read as it saves its own, the index is there in a fifth of that time.
The format is its `AsPlainObject` with `serializationVersion` 2 (MiniSearch 7), in which entries are numbers.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import chain
from typing import NamedTuple


class EntryWords(NamedTuple):
    """The words of an entry by the field in which they stand, each word in one field only."""

    title: Collection[str]
    keys: Collection[str]
    summary: Collection[str]
    text: Collection[str]


FIELDS = EntryWords._fields


def inverted_index(entries: Sequence[EntryWords]) -> dict[str, object]:
    """The index of entries, each known by its place among them, as JSON takes it."""
    numbers = range(len(entries))
    lengths = [list(map(len, words)) for words in entries]
    return {
        "documentCount": len(entries),
        "nextId": len(entries),
        "documentIds": dict(zip(numbers, numbers, strict=True)),
        "fieldIds": {field: number for number, field in enumerate(FIELDS)},
        "fieldLength": dict(zip(numbers, lengths, strict=True)),
        "averageFieldLength": [sum(field) / len(entries) for field in zip(*lengths, strict=True)],
        "storedFields": {},
        "dirtCount": 0,
        "index": _postings(entries),
        "serializationVersion": 2,
    }


def _postings(entries: Sequence[EntryWords]) -> list[tuple[str, dict[int, dict[int, int]]]]:
    """Each word, and by field the numbers of the entries that have it there, each with how often: once."""
    fields: list[dict[str, list[int]]] = [defaultdict(list) for _ in FIELDS]
    for number, entry in enumerate(entries):
        for places, words in zip(fields, entry, strict=True):
            for word in words:
                places[word].append(number)
    return [
        (word, {field: dict.fromkeys(places[word], 1) for field, places in enumerate(fields) if word in places})
        for word in dict.fromkeys(chain.from_iterable(fields))
    ]

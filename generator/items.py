"""The items of all documents as they were written, and the ids they give.

Rules across files read items as written and not as models, so an item with one mistake still gets every check.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.ids import is_id
from generator.load import Document, Loaded
from generator.marks import Marked, marked
from generator.parse import Path, Position, Value
from generator.problem import Problem
from generator.schema import KINDS, MONTH, Kind
from generator.words import quoted

NEEDED = ("source", "scale", "audience", "worksheet words")
"""The kinds without whose file there is no site."""

SUBJECTS = ("characteristic", "strand", "topic")
"""The kinds that questions can be about."""

MOST_IN_A_FILE = 100
"""Problems that are told of one file; more would only keep everyone waiting."""


class Item(NamedTuple):
    """One thing as written; `path` leads to it inside its document, as in `Thing`."""

    document: Document
    path: tuple[int, ...]
    data: Value

    @property
    def kind(self) -> Kind:
        """The kind of content it should be."""
        return self.document.kind

    @property
    def id(self) -> str | None:
        """Its id, when it has one that is text."""
        id = self.get("id")
        return id if isinstance(id, str) else None

    @property
    def label(self) -> str:
        """What messages call it: `question "vision-shared"`, or `question 3` when it has no id."""
        if "id" not in self.kind.model.model_fields:
            return f"the {self.kind.name}"
        if self.path and not self.id:
            return f"{self.kind.name} {self.path[0] + 1}"
        return f"{self.kind.name} {quoted(self.id or self.document.about)}"

    def get(self, key: str) -> Value:
        """The value of a key, none when there is none."""
        return self.data.get(key) if isinstance(self.data, dict) else None

    def texts(self, key: str) -> list[tuple[int, str]]:
        """The texts in the list under a key, with their places in it."""
        value = self.get(key)
        return [(place, each) for place, each in enumerate(_as_list(value)) if isinstance(each, str)]

    def position(self, *path: str | int) -> Position:
        """Where a value inside the item stands."""
        return self.document.position((*self.path, *path))

    def problem(self, path: Path, message: str) -> Problem:
        """A problem with the value at a path inside the item."""
        return Problem(self.document.file, *self.position(*path), message)

    def key_problem(self, path: Path, message: str) -> Problem:
        """A problem with the key at the end of a path inside the item."""
        return Problem(self.document.file, *self.document.key_position((*self.path, *path)), message)


@dataclass(frozen=True)
class Items:
    """Every item, and what can be asked about all of them together."""

    by_document: tuple[tuple[Item, ...], ...]
    loaded: Loaded

    @cached_property
    def marked_by_document(self) -> tuple[tuple[tuple[Item, list[Marked]], ...], ...]:
        """The items of each document with their marked texts."""
        return tuple(tuple((item, marked(item.kind.model, item.data)) for item in items) for items in self.by_document)

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Item, ...]]:
        """The items of each kind, in the order of files and of lists."""
        by_kind: dict[str, list[Item]] = {kind.name: [] for kind in KINDS}
        for items in self.by_document:
            for item in items:
                by_kind[item.kind.name].append(item)
        return {kind: tuple(items) for kind, items in by_kind.items()}

    @cached_property
    def known(self) -> Mapping[str, frozenset[str]]:
        """The ids of each kind. A file that is one item gives its name too, even when it can't be read."""
        ids: dict[str, set[str]] = defaultdict(set)
        for kind, file in self._files:
            if not kind.many:
                ids[kind.name].add(file.rpartition("/")[2].removesuffix(".yml"))
        for name, items in self.by_kind.items():
            ids[name] |= {item.id for item in items if item.id}
        return {kind.name: frozenset(ids[kind.name]) for kind in KINDS}

    @cached_property
    def incomplete(self) -> frozenset[str]:
        """The kinds whose ids are not all known: a list is missing, unread or no list, or an item has no proper id."""
        missing = {kind for kind in NEEDED if kind not in self.present}
        unread = {kind.name for kind, _ in self.loaded.unread if kind.many}
        documents = [document for document in self.loaded.documents if document.kind.many]
        no_lists = {document.kind.name for document in documents if not isinstance(document.data, list)}
        no_ids = {kind for kind, items in self.by_kind.items() if any(i.path and not is_id(i.id or "") for i in items)}
        return frozenset(missing | unread | no_lists | no_ids)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The ids of all that questions can be about."""
        return frozenset[str]().union(*(self.known[kind] for kind in SUBJECTS))

    @cached_property
    def retired(self) -> Mapping[str, Item]:
        """The questions that are retired, by id. One whose month is no month is neither retired nor in use."""
        questions = self.by_kind["question"]
        return {item.id: item for item in questions if item.id and _is_month(item.get("retired"))}

    @cached_property
    def in_use(self) -> frozenset[str]:
        """The ids of the questions that are not retired."""
        return frozenset(item.id for item in self.by_kind["question"] if item.id and item.get("retired") is None)

    @cached_property
    def by_code(self) -> Mapping[str, Item]:
        """The first question with each code, in small letters."""
        codes = ((item.get("code"), item) for item in reversed(self.by_kind["question"]))
        return {code.casefold(): item for code, item in codes if isinstance(code, str)}

    @cached_property
    def successors(self) -> Mapping[str, Item]:
        """The first question that replaces another, by the id of that."""
        questions = reversed(self.by_kind["question"])
        return {old: item for item in questions for _, old in item.texts("replaces") if old != item.id}

    @cached_property
    def present(self) -> frozenset[str]:
        """The kinds of which there is a file, readable or not."""
        return frozenset(kind.name for kind, _ in self._files)

    @cached_property
    def _files(self) -> tuple[tuple[Kind, str], ...]:
        return (*((document.kind, document.file) for document in self.loaded.documents), *self.loaded.unread)


def items_of(loaded: Loaded) -> Items:
    """The items of every document that was read."""
    return Items(tuple(tuple(_items(document)) for document in loaded.documents), loaded)


def _items(document: Document) -> Iterator[Item]:
    if document.kind.many:
        yield from (Item(document, (place,), data) for place, data in enumerate(_as_list(document.data)))
    elif document.data is not None:
        yield Item(document, (), document.data)


def _is_month(value: Value) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(MONTH, value))


def _as_list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []

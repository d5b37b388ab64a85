"""YAML text to plain data and the place of each key and value, in one pass over libyaml's events.

Events are lazy, so reading stops at the first level too many; PyYAML's composer is recursive in C, and takes the
interpreter down with it on deep nesting. `true`, `false`, `null`, `~`, nothing, and decimal numbers are what they
seem; everything else that has no quotes is text: `no`, dates, `012` and `1:30` too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from yaml import MarkedYAMLError
from yaml._yaml import CParser, Mark
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from generator.keys import SPECIAL, explain_no_colon, lacks_colon, wrong_key
from generator.misread import HYPHEN_INSIDE, Misread, may_be_misread, misread
from generator.plain import plain_value
from generator.syntax import cannot_begin, explain_syntax
from generator.text import INVISIBLE, place_in, places_in
from generator.words import quoted

MAX_DEPTH = 50
"""Levels of lists and mappings inside each other."""

Position = tuple[int, int]
"""A line and a column, from 1."""

Path = tuple[str | int, ...]
"""The keys and list places (from 0) that lead to a value."""

Value = Any
"""Text, a number, true or false, nothing, a list or a mapping of these."""


class Branch(NamedTuple):
    """Where a list or mapping starts, and the places of what it holds; for a mapping also of its keys."""

    start: Mark
    keys: dict[str, Mark]
    inside: dict[str | int, "Place"]


Place = Mark | Branch
"""Where a value stands. Marks are libyaml's own, and become positions when one is asked for."""


class Mistake(NamedTuple):
    """What is wrong at a position, in the author's words."""

    position: Position
    message: str


@dataclass(frozen=True)
class Parsed:
    """The data of a YAML text. With `whole` false, reading stopped at the last of the mistakes.

    Where things stand is not kept, which would take more room than the data: the text is read again for it when a
    position is first asked for, which only files with problems are.
    """

    text: str = field(repr=False)
    data: Value = None
    mistakes: tuple[Mistake, ...] = ()
    whole: bool = True

    def position(self, path: Path) -> Position:
        """Where the value at the path starts; failing that, the last thing on the way to it that there is."""
        place = self._nearest_place(path)
        return _position(place.start if isinstance(place, Branch) else place)

    def key_position(self, path: Path) -> Position:
        """Where the key at the end of the path stands; failing that, the value."""
        holder = self._nearest_place(path[:-1])
        keys = holder.keys if isinstance(holder, Branch) else {}
        return next((_position(keys[str(key)]) for key in path[-1:] if key in keys), self.position(path))

    @cached_property
    def _place(self) -> Place | None:
        return _Reader(self.text).read()[1] if self.whole else None

    def _nearest_place(self, path: Path) -> Place | None:
        place = self._place
        for step in path:
            if not isinstance(place, Branch) or step not in place.inside:
                break
            place = place.inside[step]
        return place


def parse(text: str) -> Parsed:
    """The data of a YAML text. Never raises: whatever is wrong is among the mistakes.

    `%TAG` and the like, which nobody needs, are refused at once: libyaml is slow to read many.
    """
    if (directive := f"\n{text}".find("\n%")) >= 0:
        return Parsed(text, mistakes=(Mistake(place_in(text, directive), cannot_begin("%")),), whole=False)
    reader = _Reader(text)
    try:
        data, _ = reader.read()
    except _CannotGoOn as error:
        return Parsed(text, mistakes=(*reader.mistakes, error.mistake), whole=False)
    except MarkedYAMLError as error:
        return Parsed(text, mistakes=(*reader.mistakes, *_why_unreadable(text, error)), whole=False)
    if reader.may_run_on or may_be_misread(text):
        reader.mistakes += _misread(misread(text), text)
    return Parsed(text, data, tuple(reader.mistakes))


def _why_unreadable(text: str, error: MarkedYAMLError) -> Iterator[Mistake]:
    """What is misread in a text that can't be read to its end, and the error, unless it comes of that."""
    found = misread(text)
    yield from _misread(found, text)
    if not found.stops_reading:
        yield Mistake(*explain_syntax(error, text))


def _misread(found: Misread, text: str) -> Iterator[Mistake]:
    spots = sorted(found.spots)
    for spot, position in zip(spots, places_in(text, (spot.at for spot in spots)), strict=True):
        yield Mistake(position, spot.message)


class _CannotGoOn(Exception):
    """Raised by the reader at a mistake after which the rest would be guesswork."""

    def __init__(self, event: Any, message: str) -> None:
        super().__init__(message)
        self.mistake = Mistake(_position(event.start_mark), message)


def _position(mark: Mark | None) -> Position:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


@dataclass
class _Reader:
    text: str
    mistakes: list[Mistake] = field(default_factory=list)
    may_run_on: bool = False
    """Whether some text could be a list."""

    def __post_init__(self) -> None:
        self.next: Any = CParser(self.text).get_event

    def read(self) -> tuple[Value, Place | None]:
        """The one document of the text."""
        self.next()  # the stream starts
        if type(self.next()) is StreamEndEvent:
            return None, None
        content = self.value(self.next(), 0)
        self.next()  # the document ends
        if type(event := self.next()) is DocumentStartEvent:
            raise _CannotGoOn(event, 'a second document starts at this "---"; make it a file of its own')
        return content

    def value(self, event: Any, depth: int) -> tuple[Value, Place]:
        kind = type(event)
        if kind is AliasEvent:
            raise _CannotGoOn(event, f"{quoted('*' + event.anchor)} {SPECIAL}")
        if event.anchor or event.tag:
            self.note(event, f"{quoted('&' + event.anchor if event.anchor else event.tag)} {SPECIAL}")
        if kind is ScalarEvent:
            if event.style:
                return self.quoted_text(event), event.start_mark
            text = event.value
            if HYPHEN_INSIDE in text:
                self.may_run_on = True
            return plain_value(text), event.start_mark
        if depth == MAX_DEPTH:
            raise _CannotGoOn(event, f"lists and mappings are more than {MAX_DEPTH} levels deep here; use fewer")
        return (self.mapping if kind is MappingStartEvent else self.sequence)(event, depth + 1)

    def quoted_text(self, event: Any) -> Value:
        if event.style == '"' and (found := INVISIBLE.search(event.value)):
            self.note(event, f"the text has an invisible character (U+{ord(found[0]):04X}); take it out")
        return event.value

    def sequence(self, opening: Any, depth: int) -> tuple[Value, Branch]:
        items: list[Value] = []
        branch = Branch(opening.start_mark, {}, {})
        while type(event := self.next()) is not SequenceEndEvent:
            item, branch.inside[len(items)] = self.value(event, depth)
            items.append(item)
        return items, branch

    def mapping(self, opening: Any, depth: int) -> tuple[Value, Branch]:
        items: dict[str, Value] = {}
        _, keys, inside = branch = Branch(opening.start_mark, {}, {})
        while type(event := self.next()) is not MappingEndEvent:
            key, _ = self.value(event, depth)
            value, place = self.value(self.next(), depth)
            if value is None and lacks_colon(event, place, items):
                self.note(event, explain_no_colon(self.text, event.start_mark.index, event.end_mark.index))
                key, _, rest = event.value.partition(":")
                if not rest:
                    continue
                value = plain_value(rest)  # as it was meant, or it would be missing
            if wrong := wrong_key(key, event, keys):
                self.note(event, wrong)
            else:
                items[key], inside[key], keys[key] = value, place, event.start_mark
        return items, branch

    def note(self, event: Any, message: str) -> None:
        self.mistakes.append(Mistake(_position(event.start_mark), message))

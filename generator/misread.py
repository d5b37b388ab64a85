"""Text that YAML reads without a word, and not as it was meant: cut off at a "#", or a list run together or split.

Hardly any file has some. A glance at the whole text tells that it can have none; where it can't, the text is read a
second time, for this alone.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from yaml import MarkedYAMLError
from yaml._yaml import CParser
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

_BEHIND_SOMETHING = re.compile(r"\S[ \t]+#|[,\[{]#")
_CURLY_IN_BRACKETS = re.compile(r"[\[{][^\[\]{}]*[“‘]")
_DASH_BEHIND_INDENT = re.compile(r"–(?<=[\n ] –) ")

_COMMENT = re.compile(r"#[^\n]*")
_NOTHING_BUT_COMMENTS = re.compile(r"(?:\s|#[^\n]*)*+")
_HIDES_THE_REST = re.compile("[\"'|>]")
_NO_TEXT = (":", "-", "]", "}")
_DASH_OF_A_LINE = re.compile(r"(?<=\n)[ \t]*([-–•])(?=\s)")
_CLOSING = {"“": "”", "‘": "’"}

_CUT_OFF = 'everything after " #" is left out as a comment; put the text in quotes, or the comment on a line of its own'
_SPLIT = (
    "curly quotes are part of the text, which the comma ends; use straight ones (\" or ') around a text with a comma"
)


class Spot(NamedTuple):
    """A place in the text, from 0, and how what stands there is misread."""

    at: int
    message: str


class Misread(NamedTuple):
    """Every spot of a text; `stops_reading` when one is in what was read last, which is why no more could be."""

    spots: tuple[Spot, ...]
    stops_reading: bool = False


def may_be_misread(text: str) -> bool:
    """Whether a second reading could find something, apart from what a `HYPHEN_INSIDE` tells.

    Each search waits until a single character is found, which takes no time. Most files begin with a comment.
    """
    return bool(
        (text.rfind("#") > 0 and _BEHIND_SOMETHING.search(text))
        or (("“" in text or "‘" in text) and _CURLY_IN_BRACKETS.search(text))
        or ("–" in text and _DASH_BEHIND_INDENT.search(text))
        or "•" in text
    )


HYPHEN_INSIDE = " - "
"""What a text without quotes has inside when it could be a list. Files have it everywhere, before items of lists."""


def misread(text: str) -> Misread:
    """What is misread in a text, up to where it can be read."""
    watch = _Watch(text)
    try:
        while watch.reads_on():
            pass
    except MarkedYAMLError as error:
        watch.look_ahead(error)
        unfinished = watch.unfinished
        return Misread(tuple(watch.spots), any(spot.at >= unfinished for spot in watch.spots))
    return Misread(tuple(watch.spots))


class _Watch:
    """Reads a text event by event, and looks at each text, and at what stands between an event and the one before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spots: list[Spot] = []
        self._next: Any = CParser(text).get_event
        self._last: Any = self._next()  # the stream starts
        self._open: list[int | None] = []
        """The lists and mappings that are not finished: where the bracket stands, or none for those without."""

    def reads_on(self) -> bool:
        """Look at the next event; false when there is none."""
        if (event := self._next()) is None:
            return False
        start = event.start_mark.index
        comments = self._comments(start)
        self.spots += [Spot(index, _CUT_OFF) for index in comments if self._cuts(index, event)]
        if isinstance(event, SequenceStartEvent | MappingStartEvent):
            self._open.append(start if event.flow_style else None)
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            self._open.pop()
        elif _is_plain(event):
            self.spots += self._wrong_text(event)
        self._last = event
        return True

    def look_ahead(self, error: MarkedYAMLError) -> None:
        """Look at what stands between the last event and the place of an error.

        That goes to the first quote or block mark, as it isn't known where the text behind one ends.
        """
        assert error.problem_mark is not None
        hidden = _HIDES_THE_REST.search(self.text, self._last.end_mark.index, error.problem_mark.index)
        for index in self._comments(hidden.start() if hidden else error.problem_mark.index):
            if self._is_in_brackets or not self._line_before(index).endswith(_NO_TEXT):
                self.spots.append(Spot(index, _CUT_OFF))

    @property
    def unfinished(self) -> int:
        """Where what was read last begins: the outermost bracket that is open, or else the last event."""
        return next((index for index in self._open if index is not None), self._last.start_mark.index)

    @property
    def _is_in_brackets(self) -> bool:
        return any(index is not None for index in self._open)

    def _comments(self, end: int) -> Iterator[int]:
        """Where comments start, from the last event to a place, that have no line to themselves."""
        for found in _COMMENT.finditer(self.text, self._last.end_mark.index, end):
            if self._line_before(found.start()):
                yield found.start()

    def _line_before(self, index: int) -> str:
        return self.text[self.text.rfind("\n", 0, index) + 1 : index].strip()

    def _cuts(self, index: int, event: Any) -> bool:
        """Whether a comment takes text away: behind a text without quotes, before the rest of one, or in brackets.

        It takes none behind a key whose list or mapping follows, a text in quotes or a closing bracket.
        """
        between = self.text[self._last.end_mark.index : event.start_mark.index]
        before = between[: index - self._last.end_mark.index].strip()
        is_value_next = before in (":", "-") and _is_plain(event) and event.value != ""
        return (
            self._is_in_brackets
            or (before == "" and _is_plain(self._last))
            or (is_value_next and bool(_NOTHING_BUT_COMMENTS.fullmatch(self.text, index, event.start_mark.index)))
        )

    def _wrong_text(self, event: Any) -> Iterator[Spot]:
        """A text that begins with a curly quote which a comma keeps from closing, and lines of one that are items."""
        start, end = event.start_mark.index, event.end_mark.index
        closing = _CLOSING.get(event.value[:1])
        if closing and closing not in event.value and self._is_in_brackets:
            yield Spot(start, _SPLIT)
        for found in _DASH_OF_A_LINE.finditer(self.text, start + 1, end):
            yield Spot(found.start(1), _run_on(found[1]))


def _is_plain(event: Any) -> bool:
    """Whether an event is a text without quotes, as also nothing is where a text could be."""
    return isinstance(event, ScalarEvent) and event.style == ""


def _run_on(dash: str) -> str:
    return (
        "this line is part of the text above, and no item of a list; "
        f'begin it with "- " in line with the item above, or take the "{dash}" out'
    )

"""The text of a thing for search: its summary without Markdown, and all of it, under whichever key it stands."""

from collections.abc import Callable, Iterator
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import StringConstraints

from generator.prose import plain_text
from generator.schema import Content, Refers

_LONGEST_SUMMARY = 200

Reader = Callable[[Any], Iterator[str]]
"""Gives the texts of a value."""


def text_of(item: Content) -> str:
    """The prose, lines and figures of an item, in the order of its model; ids, codes, dates and addresses left out."""
    return "\n".join(_reader_of(type(item))(item))


@cache
def _reader_of(annotation: Any) -> Any:
    """What reads the texts of values of a type, or nothing when they have none. Each model is looked at once."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _reader_of(args[0]) if all(map(_may_be_text, args[1:])) else None
    if origin is tuple:
        return _many(_reader_of(args[0]))
    if origin is dict:
        return _values(_reader_of(args[1]))
    if NoneType in args:
        return _reader_of(next(arg for arg in args if arg is not NoneType))
    if isinstance(annotation, type) and issubclass(annotation, Content):
        return _model(annotation)
    if annotation is float:
        return _figure
    return _text if annotation is str or origin is Literal else None


def _may_be_text(mark: object) -> bool:
    """Whether a type so marked is text to read, and no id, code, date or address."""
    return not isinstance(mark, Refers) and not (isinstance(mark, StringConstraints) and mark.pattern)


def _text(value: str) -> Iterator[str]:
    yield value


def _figure(value: float) -> Iterator[str]:
    """As pages print it: 12 is a float, too. Whole numbers are places in an order and minutes, which nobody seeks."""
    yield f"{value:.10g}"


def _many(reader: Reader | None) -> Reader | None:
    if reader is _text:
        return iter
    return reader and (lambda values: (text for value in values for text in reader(value)))


def _values(reader: Reader | None) -> Reader | None:
    return reader and (lambda values: (text for value in values.values() for text in reader(value)))


def _model(model: type[Content]) -> Reader:
    hints = get_type_hints(model, include_extras=True)
    readers = [(name, reader) for name in model.model_fields if (reader := _reader_of(hints[name]))]

    def read(item: Any) -> Iterator[str]:
        for name, reader in readers:
            if (value := getattr(item, name)) is not None:
                yield from reader(value)

    return read


def summary_of(markdown: str) -> str:
    """Text for below a result's title, cut after a word when it is long."""
    text = plain_text(markdown)
    if len(text) <= _LONGEST_SUMMARY:
        return text
    return text[:_LONGEST_SUMMARY].rpartition(" ")[0].rstrip(",;:–") + " …"

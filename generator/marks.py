"""Where the models mark text as an id of something (`Refers`) or as Markdown, followed through data as written."""

from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from generator.parse import Path, Value
from generator.schema import Content, Markdown, Refers

Mark = Refers | Markdown


class Marked(NamedTuple):
    """Text that a model marks, and the path to it; with `is_key`, the text is the key at the path's end."""

    mark: Mark
    path: Path
    text: str
    is_key: bool = False


class Shape(NamedTuple):
    """The marks of a text, or those in a list, mapping or model. Parts without any mark are left out."""

    marks: tuple[Mark, ...] = ()
    keys: tuple[Mark, ...] = ()
    each: "Shape | None" = None
    fields: tuple[tuple[str, "Shape"], ...] = ()


def marked(model: type[Content], data: Value) -> list[Marked]:
    """Every marked text in the data of an item, whether or not the rest of it fits the model."""
    found: list[Marked] = []
    if shape := shape_of(model):
        _follow(shape, data, (), found)
    return found


def _follow(shape: Shape, data: Value, path: Path, found: list[Marked]) -> None:
    if isinstance(data, str):
        for mark in shape.marks:
            found.append(Marked(mark, path, data))
    elif isinstance(data, list) and shape.each:
        for place, item in enumerate(data):
            _follow(shape.each, item, (*path, place), found)
    elif isinstance(data, dict):
        found += [Marked(mark, (*path, key), key, True) for key in data for mark in shape.keys]
        for key, part in [(key, shape.each) for key in data] if shape.each else shape.fields:
            if part and key in data:
                _follow(part, data[key], (*path, key), found)


@cache
def shape_of(annotation: Any) -> Shape | None:
    """The marks under a type annotation, or nothing when it has none."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks = tuple(mark for mark in args[1:] if isinstance(mark, Mark))
        return Shape(marks=marks) if marks else shape_of(args[0])
    if origin is tuple:
        return _shape(each=shape_of(args[0]))
    if origin is dict:
        keys = shape_of(args[0])
        return _shape(keys=keys.marks if keys else (), each=shape_of(args[1]))
    if NoneType in args:
        return shape_of(next(arg for arg in args if arg is not NoneType))
    if isinstance(annotation, type) and issubclass(annotation, Content):
        return _shape(fields=tuple(_fields(annotation)))
    return None


def _fields(model: type[Content]) -> Iterator[tuple[str, Shape]]:
    hints = get_type_hints(model, include_extras=True)
    for name in model.model_fields:
        if shape := shape_of(hints[name]):
            yield name, shape


def _shape(**parts: Any) -> Shape | None:
    return Shape(**parts) if any(parts.values()) else None

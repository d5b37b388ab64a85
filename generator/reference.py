"""The content reference: each kind of content and its keys, in the words of an author, made from the models.

The site's "Content reference" page shows it, and `reflect new` writes its comments from it, so that neither
can drift from what the generator accepts.
"""

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from generator.schema import KINDS, Code, Content, Day, Id, Kind, Link, Markdown, Month, Refers


@dataclass(frozen=True, kw_only=True)
class Key:
    """A key: what its value may be, and what it is for."""

    name: str
    type: str
    """What may be written, such as `list of ids of sources`; Markdown."""
    required: bool
    default: str
    """What is meant when it is left out, such as `false`; empty when nothing is."""
    description: str
    """Markdown."""
    shape: str = ""
    """The name of the shape of the value or of its items, when they have keys of their own."""


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The keys of a mapping, with an example."""

    name: str
    description: str
    keys: tuple[Key, ...]
    example: str
    """YAML."""


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A kind of content."""

    kind: str
    files: str
    """A pattern relative to the project's folder, such as `case_studies/*.yml`."""
    many: bool
    """Whether a file is a list of items; otherwise it is one."""
    shape: Shape
    parts: tuple[Shape, ...]
    """The shapes inside it, in the order in which its keys first mention them."""


class Words(NamedTuple):
    """What one value is called, and several; and how long each may be, such as `up to 500 characters`."""

    one: str
    many: str
    length: str = ""

    @property
    def of_one(self) -> str:
        """One value with how long it may be."""
        return f"{self.one}, {self.length}" if self.length else self.one

    @property
    def of_each(self) -> str:
        """What follows a list of several: how long each of them may be."""
        return f", {self.length} each" if self.length else ""


def reference() -> tuple[Reference, ...]:
    """Every kind of content, in the order of `KINDS`."""
    return tuple(describe(kind) for kind in KINDS)


def describe(kind: Kind) -> Reference:
    """A kind with its keys and the shapes inside it."""
    shape, *parts = (_shape(model) for model in _models(kind.model))
    return Reference(kind=kind.name, files=kind.files, many=kind.many, shape=shape, parts=tuple(parts))


def plural(noun: str) -> str:
    """The plural of one of our nouns: `studies`, `levels`, `sheet words`."""
    if noun.endswith("words"):
        return noun
    return f"{noun[:-1]}ies" if noun[-1] == "y" and noun[-2] not in "aeiou" else f"{noun}s"


def _models(model: type[Content]) -> list[type[Content]]:
    """A model and those inside it, each once, outermost first."""
    found = [model]
    for outer in found:  # grows while it is read
        found += dict.fromkeys(inner for inner in _inner_models(outer) if inner not in found)
    return found


def _inner_models(model: type[Content]) -> Iterator[type[Content]]:
    for field in model.model_fields.values():
        yield from _models_in(field.annotation)


def _models_in(annotation: Any) -> Iterator[type[Content]]:
    if isinstance(annotation, type) and issubclass(annotation, Content):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _shape(model: type[Content]) -> Shape:
    keys = tuple(_key(name, field) for name, field in model.model_fields.items())
    return Shape(name=_name(model), description=_paragraph(model.__doc__), keys=keys, example=model.example)


def _name(model: type[Content]) -> str:
    """The name in words: `ScaleLevel` is a `scale level`."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in model.__name__).strip()


def _paragraph(text: str | None) -> str:
    return " ".join((text or "").split())


def _key(name: str, field: FieldInfo) -> Key:
    return Key(
        name=name,
        type=_words(field.annotation, field.metadata).of_one,
        required=field.is_required(),
        default=_default(field),
        description=field.description or "",
        shape=next((_name(model) for model in _models_in(field.annotation)), ""),
    )


def _default(field: FieldInfo) -> str:
    return "" if field.is_required() or not isinstance(field.default, bool) else str(field.default).lower()


def _words(annotation: Any, rules: Sequence[Any] = ()) -> Words:
    """What a value of this type is called; `rules` are the constraints and marks that stand beside the
    type."""
    arguments = get_args(annotation)
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = arguments
        return _words(inner, [*_unpacked(marks), *rules])
    if origin in (Union, types.UnionType):
        (chosen,) = (each for each in arguments if each is not types.NoneType)
        return _words(chosen, rules)
    if origin is Literal:
        return _same(f"one of: {', '.join(f'`{choice}`' for choice in arguments)}")
    if origin is tuple:
        return _same(_list(_words(arguments[0]), *_counts(arguments, rules)))
    if origin is dict:
        keys, values = (_words(each).many for each in arguments)
        return _same(f"mapping from {keys} to {values}")
    if annotation is str:
        return _text(rules)
    return _plain(annotation, rules)


def _unpacked(marks: Sequence[Any]) -> Iterator[Any]:
    for mark in marks:
        yield from mark.metadata if isinstance(mark, FieldInfo) else [mark]


def _same(words: str) -> Words:
    return Words(words, words)


def _counts(items: Sequence[Any], rules: Sequence[Any]) -> tuple[int, int | None]:
    """How many items a list has at least and at most; a tuple without `...` has one for each of its types."""
    if items[-1] is not Ellipsis:
        return len(items), len(items)
    least = max((rule.min_length for rule in rules if isinstance(rule, MinLen)), default=0)
    return least, _most(rules)


def _most(rules: Sequence[Any]) -> int | None:
    """The most items or characters that all rules allow."""
    lengths = [rule.max_length for rule in rules if isinstance(rule, MaxLen | StringConstraints)]
    return min((length for length in lengths if length is not None), default=None)


def _list(items: Words, least: int, most: int | None) -> str:
    if most is None:
        enough = f", at least {'one' if least == 1 else least}" if least else ""
        return f"list of {items.many}{enough}{items.of_each}"
    number = most if least == most else f"{least} to {most}" if least else f"up to {most}"
    return f"list of {number} {items.many}{items.of_each}"


def _text(rules: Sequence[Any]) -> Words:
    length = f"up to {most:,} characters" if (most := _most(rules)) else ""
    for rule in rules:
        match rule:
            case Refers(kind):
                return Words(f"id of {_a(kind)}", f"ids of {plural(kind)}")  # as long as that is
            case Markdown():
                return Words("Markdown", "texts in Markdown", length)
            case StringConstraints(pattern=str(pattern)) if not any(isinstance(each, Refers) for each in rules):
                return _PATTERNS[pattern]._replace(length=length)
    return Words("text on one line", "lines of text", length)


def _a(noun: str) -> str:
    """One of what a noun names: `a level`, `an outcome`, `sheet words`."""
    if noun == plural(noun):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _pattern(alias: Any) -> str:
    return str(next(mark.pattern for mark in get_args(alias)[1:] if isinstance(mark, StringConstraints)))


_PATTERNS = {
    _pattern(Id): Words("id (small letters, digits and hyphens)", "ids"),
    _pattern(Code): Words("code (one or two capital letters and a number from 1 to 99)", "codes"),
    _pattern(Month): Words("month (year from 2000 to 2099, hyphen, two digits)", "months"),
    _pattern(Day): Words("year, month or day from 1900 to 2099 (`2011`, `2011-05` or `2011-11-17`)", "days"),
    _pattern(Link): Words("address (begins with `https://` or `http://`)", "addresses"),
}


def _plain(annotation: Any, rules: Sequence[Any]) -> Words:
    if annotation is bool:
        return _same("`true` or `false`")
    if annotation in (int, float):
        return Words(("whole number" if annotation is int else "number") + _limits(rules), "numbers")
    name = _name(annotation)
    return Words(f"mapping ({_a(name)})", plural(name))


def _limits(rules: Sequence[Any]) -> str:
    least = next((rule.ge for rule in rules if isinstance(rule, Ge)), None)
    most = next((rule.le for rule in rules if isinstance(rule, Le)), None)
    return "" if least is None or most is None else f" from {least} to {most}"

"""A new content file to fill in: every key, explained above it from the models.

What is needed stands there without a value, which is a problem until it is filled in, so that a
half-written file is never published. What may be left out stands behind `#`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from textwrap import wrap

from generator.json_schema import modeline
from generator.reference import Key, Reference, Shape, describe
from generator.schema import Kind

_HINT = (
    "Fill in what has no value yet. What stands behind # may be left out: to use it, take away the # and the space "
    "after it. Then run: "
)
_WIDTH = 98
_PLAIN = re.compile(r"[^\W\d_][\w ’'&().,/-]*")
_NOT_TEXT = {"true", "false", "null", "yes", "no"}


def text_of_new_file(kind: Kind, known: Mapping[str, str], *, check: str = "reflect check") -> str:
    """The text of a file of a kind. `known` has the values that need no filling in, by their keys; `check` is the
    command to run afterwards."""
    reference = describe(kind)
    lines = [*_comment(f"{reference.shape.description} {_HINT}{check}"), "", *_body(reference, known)]
    return "\n".join([modeline(kind), *lines]).rstrip() + "\n"


def _body(reference: Reference, known: Mapping[str, str]) -> list[str]:
    shapes = {part.name: part for part in reference.parts}
    lines: list[str] = []
    for key in reference.shape.keys:
        is_shown = key.required or key.name in known
        entry = [f"{key.name}: {_scalar(known[key.name])}"] if key.name in known else _entry(key, shapes)
        lines += [*_comment(_explain(key)), *(entry if is_shown else [f"# {line}" for line in entry]), ""]
    return _as_item(lines) if reference.many else lines


def _entry(key: Key, shapes: Mapping[str, Shape]) -> list[str]:
    """A key without a value, or with the keys inside it."""
    inside = shapes[key.shape].keys if key.shape else ()
    lines = [line for each in inside for line in [*_comment(_explain(each)), *_entry(each, shapes)]]
    if key.type.startswith("list of"):
        lines = _as_item(lines or [""])
    elif key.type.startswith("mapping from"):
        lines = ["the-id:", *_indented(lines)]
    return [f"{key.name}:", *_indented(lines)]


def _explain(key: Key) -> str:
    need = "" if key.required else f"; may be left out{f', which means {key.default}' if key.default else ''}"
    return f"{key.description} [{key.type.replace('`', '')}{need}]"


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)]


def _as_item(lines: Sequence[str]) -> list[str]:
    first, *others = lines
    return [f"- {first}".rstrip(), *_indented(others)]


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}".rstrip() for line in lines]


def _scalar(text: str) -> str:
    """Text as YAML writes it, in quotes where it would otherwise be read as something else."""
    is_plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _NOT_TEXT
    return text if is_plain else json.dumps(text, ensure_ascii=False)

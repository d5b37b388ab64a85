"""mkdocs.yml as its author wrote it: each setting, what it is, and where it stands.

Encoding and syntax are read as they are in content, with the same words for what is wrong. What a value is, YAML's own
rules say, by which MkDocs reads it: `site_name: Yes` is no text there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from yaml import CSafeLoader, MappingNode, Node, ScalarNode, SequenceNode, compose

from generator.parse import Mistake, Position, parse
from generator.problem import Problem
from generator.text import NotText, read_text
from generator.words import nearest, quoted

FILE = "mkdocs.yml"
"""The file of a project's settings."""

_YAML = "tag:yaml.org,2002:"

_KINDS = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "null": "nothing",
    "timestamp": "a date",
    "seq": "a list",
    "map": "a mapping",
}
"""What a value with each of YAML's tags is in an author's words."""


@dataclass(frozen=True)
class Setting:
    """A value of mkdocs.yml, or a key."""

    node: Node

    @property
    def what(self) -> str | None:
        """What the value is in YAML's words; None when only MkDocs knows, as for `!ENV SITE_URL`."""
        return _KINDS.get(self.node.tag.removeprefix(_YAML))

    @property
    def written(self) -> str:
        """What stands in the file for a text, a number, a date, true or false; nothing for a list or a mapping."""
        return self.node.value if isinstance(self.node, ScalarNode) else ""

    @property
    def text(self) -> str | None:
        """The text, where the value is text."""
        return self.written if self.what == "text" else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there, or a text of nothing but spaces."""
        return self.what == "nothing" or (self.text is not None and not self.text.strip())

    @property
    def position(self) -> Position:
        """The line and column, from 1."""
        return self.node.start_mark.line + 1, self.node.start_mark.column + 1

    @property
    def items(self) -> tuple["Setting", ...]:
        """The items of a list."""
        return tuple(map(Setting, self.node.value)) if isinstance(self.node, SequenceNode) else ()

    @cached_property
    def pairs(self) -> tuple[tuple["Setting", "Setting"], ...]:
        """The keys and values of a mapping, in their order."""
        pairs = self.node.value if isinstance(self.node, MappingNode) else []
        return tuple((Setting(key), Setting(value)) for key, value in pairs)

    @cached_property
    def keys(self) -> Mapping[str, "Setting"]:
        """The keys of a mapping by what they are called."""
        return {key.written: key for key, _ in self.pairs}

    @cached_property
    def inside(self) -> Mapping[str, "Setting"]:
        """The values of a mapping by their keys; of a key that stands twice the last, as in MkDocs."""
        return {key.written: value for key, value in self.pairs}


NOTHING = Setting(MappingNode(f"{_YAML}map", []))


@dataclass(frozen=True, kw_only=True)
class Settings:
    """A project's mkdocs.yml: its settings, or why it can't be read."""

    path: Path
    top: Setting = field(default=NOTHING, repr=False)
    """The mapping of all settings."""
    unreadable: Problem | None = None

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.path.parent

    @property
    def site_dir(self) -> Path:
        """The folder of the built site."""
        return self.root / (self.text("site_dir") or "site")

    @property
    def has_more(self) -> bool:
        """Whether other settings come from elsewhere, so that one that is missing here may be there."""
        return not {"INHERIT", "<<"}.isdisjoint(self.top.keys)

    def text(self, *keys: str) -> str | None:
        """The text to which keys lead, one inside the other; None where there is none."""
        setting: Setting | None = self.top
        for key in keys:
            setting = setting.inside.get(key) if setting else None
        return setting.text if setting else None

    def position(self, key: str) -> Position:
        """Where a key of the top level stands; where it doesn't, the top of the file."""
        return self.top.keys[key].position if key in self.top.keys else (1, 1)


def read_settings(path: Path) -> Settings:
    """The settings in a file. Never raises: what makes it unreadable is a problem."""
    try:
        text = read_text(path)
    except NotText as error:
        return _unreadable(path, (error.line, error.column), error.message)
    parsed = parse(text)
    if not parsed.whole:  # the mistakes before the last are tags and the like, which MkDocs knows
        return _unreadable(path, *parsed.mistakes[-1])
    if (node := compose(text, CSafeLoader)) is None:
        return _unreadable(path, (1, 1), 'this file is empty; write the site\'s settings, "site_name: " first')
    top = Setting(node)
    if top.what != "a mapping":
        return _unreadable(path, top.position, f'this file must be lines of "key: value", and this is {top.what}')
    return Settings(path=path, top=top)


def _unreadable(path: Path, position: Position, message: str) -> Settings:
    return Settings(path=path, unreadable=Problem(path.name, *position, message))


def doubled(mapping: Setting) -> Iterator[Mistake]:
    """A key stands once: MkDocs silently takes the last."""
    first: dict[str, Setting] = {}
    for key, _ in mapping.pairs:
        before = first.setdefault(key.written, key)
        if before is not key:
            message = f"{quoted(key.written)} stands twice, first on line {before.position[0]}; take one of them out"
            yield Mistake(key.position, message)


def missing(settings: Settings, key: str, advice: str) -> Iterator[Mistake]:
    """What to say of a key that isn't there, or is by a name that is nearly right."""
    if near := nearest(key, settings.top.keys, likeness=0.8):
        yield Mistake(settings.position(near), f"unknown key {quoted(near)}; did you mean {quoted(key)}?")
    elif not settings.has_more:
        yield Mistake((1, 1), f"there is no {quoted(key)}; {advice}")


def not_text(key: str, value: Setting) -> str:
    """What to say of a value that must be text."""
    return f"{quoted(key)} must be text, and this is {value.what}; put it in quotes"

"""What worksheets are made of. Each block is a value that a PDF, a Word document and a page show in the same order.

All text is plain: no Markdown, no HTML. A `name` is the name of a field to fill in, once in a worksheet.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The heading of a part; what follows stays with it."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Text:
    """A paragraph. `big` is for a poster, read from across a room; `note` is an aside."""

    text: str
    style: Literal["body", "big", "note"] = "body"


@dataclass(frozen=True, kw_only=True)
class Items:
    """A list; `ordered` where the order matters."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A thing to tick off."""

    text: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Ticks:
    """Things to tick off, each with a box."""

    ticks: tuple[Tick, ...]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A label and what belongs to it: one text, or several as a list."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Labelled texts, one under the other."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True)
class Writing:
    """Ruled space under a label; a line is 9 mm high on paper."""

    label: str
    lines: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Area:
    """A box to write in."""

    label: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Areas:
    """Boxes side by side, two in a row, that take all that is left of the page and 70 mm at least."""

    areas: tuple[Area, ...]


@dataclass(frozen=True, kw_only=True)
class Ask:
    """An open question: what helps to talk it through, what helps whoever asks it, and ruled space for an answer."""

    code: str
    ask: str
    prompts: tuple[str, ...]
    facts: tuple[Fact, ...]
    lines: int

    @property
    def name(self) -> str:
        """The name of its field."""
        return f"{self.code}.answer"


@dataclass(frozen=True, kw_only=True)
class Level:
    """A level to choose: what it is called, and what one would see."""

    number: int
    name: str
    sign: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """An answer that is no level. `key` is what stands for it on paper: `d` or `x`."""

    key: str
    name: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Rating:
    """A question to rate: four levels, two other answers, whether it is good enough, evidence, where to look."""

    code: str
    ask: str
    levels: tuple[Level, ...]
    others: tuple[Choice, ...]
    good_enough: str
    yes: str
    no: str
    evidence: str
    lines: int
    look_for: str


@dataclass(frozen=True, kw_only=True)
class Grid:
    """An empty table to fill in; `name` begins the names of its cells: `plan.1.2` is row 1, column 2."""

    caption: str
    head: tuple[str, ...]
    rows: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """A part of a running order; `clock` is in minutes from the start, such as `10 to 20`."""

    clock: str
    name: str
    minutes: int
    purpose: str
    say: str
    ready: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RunningOrder:
    """What happens when."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Card:
    """A card to raise, half a page high: `mark` is read from across a room (`1` to `4`, `d`, or nothing)."""

    mark: str
    name: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Cards:
    """Cards to cut out, two on a page; nothing else stands on their pages."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class NewPage:
    """A new page begins."""


Block = Heading | Text | Items | Ticks | Facts | Writing | Areas | Ask | Rating | Grid | RunningOrder | Cards | NewPage

Kind = Literal["reflection", "audit", "self-audit", "pack", "occasion", "case study"]


@dataclass(frozen=True, kw_only=True)
class Worksheet:
    """A sheet, or several that are printed together. It stands alone: all that is printed on it is in it."""

    id: str
    """The name of its page and files, without their endings."""
    kind: Kind
    title: str
    audience: str
    """The id of the audience that fills it in; empty for everyone."""
    for_whom: str
    """Its audience's name, or `Everyone`."""
    about: str
    """The id of what it is about: a characteristic, strand, topic, occasion or case study; empty for none."""
    summary: str
    minutes: int
    blanks: tuple[str, ...]
    """What is filled in at its head, such as `School`."""
    blocks: tuple[Block, ...]
    sources: tuple[str, ...]
    """Short names of what it rests on."""
    most_pages: int | None
    site_name: str
    edition: str
    """The month of its questions, such as `2026-11`; may be empty."""
    no_names: str
    """The reminder at the foot of every page."""
    origin: tuple[str, str]
    """Kind and id of the content it is made of, where a problem with it is told."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its questions, in their order."""
        return tuple(block.code for block in self.blocks if isinstance(block, Ask | Rating))

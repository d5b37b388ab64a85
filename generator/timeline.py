"""The drawing of the timeline: where each event stands in it.

Everything is in the units of the drawing's own viewBox, `WIDTH` across, so that it can be shown at any size. A date is
drawn as exactly as it is known: a day or month as a point, a year as a dashed bar as long as that year.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from generator.schema import Event

WIDTH = 960
YEARS_HEIGHT = 30
"""The line of years at the top."""
HEADING_HEIGHT = 30
"""The line with a lane's name."""
ROW_HEIGHT = 27
LANE_GAP = 10
LETTER = 8.2
"""The width of a letter of a label, at most on average, at the size that `timeline.css` sets."""
GAP = 8
"""Between a mark and its label, and between one event and the next."""
POINT = 7
"""How far a point reaches to either side of its date."""

LANES = (
    ("programme", "The programme"),
    ("schools", "In schools"),
    ("evidence", "Evidence"),
    ("Achieve Together", "Achieve Together, another programme"),
)
"""The lanes from top to bottom, each with its name in the drawing."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """An event in the drawing: a point at `x` where `width` is 0, else a bar from there. `y` is its middle."""

    event: Event
    x: float
    width: float
    y: float
    vague: bool
    """Whether only the year is known of its start or end."""
    label_x: float
    label_ends: bool
    """Whether the label ends at `label_x`, left of its mark, instead of starting there."""

    @property
    def left(self) -> float:
        """Where the mark with its label begins."""
        return self.label_x - self._label_width if self.label_ends else self.x - self._reach

    @property
    def right(self) -> float:
        """Where the mark with its label ends."""
        return self.x + self.width + self._reach if self.label_ends else self.label_x + self._label_width

    @property
    def _reach(self) -> float:
        return 0 if self.width else POINT

    @property
    def _label_width(self) -> float:
        return len(self.event.label) * LETTER


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A lane of the drawing, from `y` downwards."""

    id: str
    name: str
    y: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class Year:
    """A year in the line of years: where it begins, and its middle."""

    name: int
    x: float
    middle: float


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """The whole drawing."""

    width: float
    height: float
    years: tuple[Year, ...]
    lanes: tuple[Lane, ...]


def draw(events: Iterable[Event]) -> Drawing:
    """Where events stand, each in its lane, in as many rows as keep their labels apart."""
    events = sorted(events, key=lambda event: event.starts)
    first = floor(min((_start(event.starts) for event in events), default=0))
    last = ceil(max((_end(event.ends or event.starts) for event in events), default=1))
    year = WIDTH / (last - first)
    lanes: list[Lane] = []
    y = float(YEARS_HEIGHT)
    for id, name in LANES:
        marks = _in_rows([event for event in events if event.lane == id], first, year, y + HEADING_HEIGHT)
        if marks:
            rows = 1 + max(round((mark.y - marks[0].y) / ROW_HEIGHT) for mark in marks)
            lanes.append(Lane(id=id, name=name, y=y, height=HEADING_HEIGHT + rows * ROW_HEIGHT, marks=marks))
            y += lanes[-1].height + LANE_GAP
    years = tuple(
        Year(name=name, x=round((name - first) * year, 1), middle=round((name - first + 0.5) * year, 1))
        for name in range(first, last)
    )
    return Drawing(width=WIDTH, height=y, years=years, lanes=tuple(lanes))


def _in_rows(events: Iterable[Event], first: int, year: float, top: float) -> tuple[Mark, ...]:
    """The marks of a lane whose rows begin at `top`, each in the first row where it has room."""
    rows: list[list[Mark]] = []
    for event in events:
        for place in range(len(rows) + 1):
            if place == len(rows):
                rows.append([])
            mark = _mark(event, first, year, top + (place + 0.5) * ROW_HEIGHT)
            if all(mark.right + GAP <= other.left or other.right + GAP <= mark.left for other in rows[place]):
                rows[place].append(mark)
                break
    return tuple(mark for row in rows for mark in row)


def _mark(event: Event, first: int, year: float, y: float) -> Mark:
    start, end = _start(event.starts), _end(event.ends or event.starts)
    vague = len(event.starts) == 4 or (event.ends is not None and len(event.ends) == 4)
    point = event.ends is None and not vague
    x = ((start + end) / 2 if point else start) - first
    width = 0.0 if point else end - start
    reach = GAP + (POINT if point else 0)
    right = (x + width) * year + reach
    ends = right + len(event.label) * LETTER > WIDTH
    return Mark(
        event=event,
        x=round(x * year, 1),
        width=round(width * year, 1),
        y=y,
        vague=vague,
        label_x=round(x * year - reach if ends else right, 1),
        label_ends=ends,
    )


def _start(day: str) -> float:
    """When a year, month or day begins, in years."""
    year, month, date = _parts(day)
    return year + ((month or 1) - 1) / 12 + ((date or 1) - 1) / 365.25


def _end(day: str) -> float:
    """When a year, month or day ends, in years."""
    _, month, date = _parts(day)
    return _start(day) + (1 / 365.25 if date else 1 / 12 if month else 1)


def _parts(day: str) -> tuple[int, int, int]:
    """Year, month and day of `2011-05-17`; 0 for what is not given."""
    parts = [int(part) for part in day.split("-")] + [0, 0]
    return parts[0], parts[1], parts[2]

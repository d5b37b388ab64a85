"""What was measured, as tables: of plain text for a terminal, or of Markdown for docs/benchmarks.md."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from tools.bench.builds import HUGO, MATERIAL, OURS, SIZES, Costs, milliseconds_a_page
from tools.bench.documents import DocumentCosts
from tools.bench.search import Searches
from tools.bench.together import Together


class Table(NamedTuple):
    """A table; its rows are as long as its head."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def as_text(self) -> str:
        """The table for a terminal: the first column to the left, figures to the right."""
        widths = [max(map(len, column)) for column in zip(self.head, *self.rows, strict=True)]
        lines = ["  ".join(_aligned(row, widths)).rstrip() for row in (self.head, *self.rows)]
        return "\n".join([self.title, "", *lines])

    def as_markdown(self) -> str:
        """The table in Markdown."""
        rule = ["---", *("--:" for _ in self.head[1:])]
        lines = [f"| {' | '.join(row)} |" for row in (self.head, *self.rows)]
        return "\n".join([f"{self.title}:", "", lines[0], f"|{'|'.join(rule)}|", *lines[1:]])


def _aligned(row: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    yield row[0].ljust(widths[0])
    yield from (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))


class Target(NamedTuple):
    """A ratio of this project to a peer, and the most it may be."""

    what: str
    measured: float
    most: float | None = None
    """None where no target is set."""

    @property
    def row(self) -> tuple[str, str, str, str]:
        """A row of a table of targets."""
        if self.most is None:
            return self.what, f"{self.measured:.2f}", "–", "–"
        return self.what, f"{self.measured:.2f}", f"{self.most:.2f}", "yes" if self.measured <= self.most else "NO"


TARGET_HEAD = ("ratio", "measured", "at most", "met")


def build_tables(costs: Costs) -> list[Table]:
    """What builds cost, how that compares and how it grows."""
    names = list(dict.fromkeys(name for name, _ in costs))
    return [
        *(_costs_table(costs, names, size) for size in SIZES),
        Table("Cold builds compared", TARGET_HEAD, [target.row for target in build_targets(costs)]),
        _growth_table(costs, names),
    ]


def _costs_table(costs: Costs, names: Sequence[str], size: int) -> Table:
    rows = []
    for name in names:
        seconds, cpu, memory = costs[name, size]
        ratio = costs[OURS, size].seconds / seconds
        each = f"{1000 * seconds / size:.2f}" if size else "–"
        rows.append((name, f"{seconds:.2f}", f"{ratio:.2f}", f"{cpu:.2f}", f"{memory:.0f}", each))
    head = ("medians", "seconds", "ours to its", "processor seconds", "peak MB", "ms a page")
    return Table(f"Cold build with {size:,} synthetic case studies" if size else "Cold build without any", head, rows)


def build_targets(costs: Costs) -> list[Target]:
    """The ratios of builds that the project aims at; those to Hugo only where it is installed."""
    wanted = [(MATERIAL, 500, 0.20), (MATERIAL, 2000, 0.15), (HUGO, 2000, 1.10)]
    ratios = [
        Target(f"to {peer}, {size:,}", costs[OURS, size].seconds / costs[peer, size].seconds, most)
        for peer, size, most in wanted
        if (peer, size) in costs
    ]
    of_2000, of_500 = (costs[OURS, size].seconds / size for size in (2000, 500))
    return [*ratios, Target("a page at 2,000 to one at 500", of_2000 / of_500, 1.0)]


def _growth_table(costs: Costs, names: Sequence[str]) -> Table:
    rows = []
    for name in names:
        first, next = milliseconds_a_page(costs, name, 0, 500), milliseconds_a_page(costs, name, 500, 2000)
        rows.append((name, f"{first:.2f}", f"{next:.2f}", f"{next / first:.2f}"))
    head = ("medians", "ms for each of the first 500", "ms for each of the next 1,500", "ratio")
    return Table("How a build grows, without what a site of no case studies costs", head, rows)


def serving_table(seconds: Sequence[float]) -> Table:
    """What a change takes under `serve`."""
    row = ("from saving to the screen", f"{median(seconds):.2f}", f"{min(seconds):.2f}", f"{max(seconds):.2f}", "0.30")
    title = "One changed case study of 500 under serve, in seconds"
    return Table(title, ("one run", "median", "shortest", "longest", "at most"), [row])


def rating_table(took: Sequence[float]) -> Table:
    """What a rating takes until it is on the screen and kept."""
    row = ("from the press to the screen", f"{median(took):.1f}", f"{max(took):.1f}", "50")
    return Table(
        "A rating in an audit of 300 answered questions, in ms", ("one run", "median", "longest", "at most"), [row]
    )


def together_table(took: Together) -> Table:
    """What it takes until 200 audits are in, and until a change of their review is on the screen."""
    rows = [
        _together_row("from choosing their files to the summary", took.came_in, 2000),
        _together_row("longest task meanwhile", took.held_up),
        _together_row("a level is agreed", took.agreed, 50),
        _together_row("debate is marked", took.marked, 50),
        _together_row("views in another order", took.sorted, 50),
    ]
    return Table("200 audits come together, in ms", ("one run", "median", "longest", "at most", "met"), rows)


def _together_row(what: str, took: Sequence[float], most: int | None = None) -> tuple[str, ...]:
    """A row of times; a target is met when the longest of them meets it."""
    target = ("–", "–") if most is None else (f"{most:,}", "yes" if max(took) <= most else "NO")
    return what, f"{median(took):.1f}", f"{max(took):.1f}", *target


def documents_table(costs: DocumentCosts) -> Table:
    """What worksheets cost as PDF and Word files."""
    extra = [unchanged - alone for unchanged, alone in zip(costs.unchanged, costs.alone, strict=True)]
    from_nothing = [made - alone for made, alone in zip(costs.from_nothing, costs.alone, strict=True)]
    rows = [
        _documents_row("all made from nothing, beyond the site alone, s", from_nothing, 20),
        _documents_row("none changed, beyond the site alone, s", extra, 1),
        _documents_row("a PDF with its compiler reused, ms", costs.in_one_process, 20),
        _documents_row("the same on all processors, ms", costs.on_all_processors),
    ]
    return Table("Worksheets as PDF and Word files", ("one run", "median", "longest", "at most", "met"), rows)


def _documents_row(what: str, took: Sequence[float], most: float | None = None) -> tuple[str, ...]:
    """A row of times; a target is met when the longest of them meets it."""
    target = ("–", "–") if most is None else (f"{most:g}", "yes" if max(took) <= most else "NO")
    return what, f"{median(took):.2f}", f"{max(took):.2f}", *target


def search_tables(found: Searches) -> list[Table]:
    """What search takes, and how that compares."""
    rows = [(name, *(f"{figure:.1f}" for figure in search)) for name, search in found.items()]
    head = ("ms to the first result", "first search", "later searches", "one key more", "longest task", "the worst")
    return [
        Table("Search in the browser", head, rows),
        Table("Search compared", TARGET_HEAD, [target.row for target in search_targets(found)]),
    ]


def search_targets(found: Searches) -> list[Target]:
    """The ratios of search that the project aims at."""
    ours, material = found[f"{OURS}, 500"], found[f"{MATERIAL}, 500"]
    return [
        Target("first search", ours.first / material.first, 0.30),
        Target("later searches", ours.later / material.later, 0.05),
        Target("one key more", ours.one_key / material.one_key),
    ]

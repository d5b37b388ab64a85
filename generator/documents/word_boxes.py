"""What is filled in on a Word form: boxes to write in, things to tick and empty tables."""

from collections.abc import Iterator

from generator.documents.word_controls import Draft
from generator.documents.word_xml import TEXT_WIDTH, Element, cell, head_row, mm, paragraph, row, tab, table
from generator.worksheets.blocks import Area, Areas, Grid, Ticks, Writing

LINE_HEIGHT = mm(7.5)
"""Of a line: less than on a PDF, since most people type here, and a governors' pack keeps to its two pages."""
LABEL_HEIGHT = mm(7)
"""Of a label of one line, above what is written."""
AREA_HEIGHT, POSTER_AREA_HEIGHT = mm(46), mm(60)
"""Of boxes for a few lines at a sheet's end; and of four, which fill a page between them."""
GRID_ROW_HEIGHT = mm(16)


def box(field: Element, *above: Element, height: int, caption: str) -> Element:
    """A box as wide as the text for one field, at least `height` high."""
    inside = cell(TEXT_WIDTH, *above, paragraph("TableText", field))
    return table("Boxes", (TEXT_WIDTH,), [row(inside, height=height)], caption)


def writing(block: Writing, draft: Draft) -> Element:
    """A box with its label inside."""
    height = LABEL_HEIGHT + block.lines * LINE_HEIGHT
    return box(draft.text(block.name, block.label), paragraph("Label", block.label), height=height, caption=block.label)


def ticks(block: Ticks, draft: Draft) -> Iterator[Element]:
    """A paragraph for each, behind its box."""
    for tick in block.ticks:
        yield paragraph("TickItem", draft.tick(tick.name, tick.text), tab(), tick.text)


def areas(block: Areas, draft: Draft) -> Iterator[Element]:
    """Tall boxes, two in a row; one that is left over takes the whole width."""
    height = POSTER_AREA_HEIGHT if len(block.areas) > 2 else AREA_HEIGHT
    for first in range(0, len(block.areas), 2):
        pair = block.areas[first : first + 2]
        width = TEXT_WIDTH // len(pair)
        cells = [cell(width, *_area(area, draft)) for area in pair]
        caption = " and ".join(area.label for area in pair)
        yield table("Boxes", [width] * len(pair), [row(*cells, height=height, whole=False)], caption)


def _area(area: Area, draft: Draft) -> Iterator[Element]:
    yield paragraph("Label", area.label)
    yield paragraph("TableText", draft.text(area.name, area.label))


def grid(block: Grid, draft: Draft, heading: str) -> Iterator[Element]:
    """An empty table; its caption is left out where the heading above says the same.

    The first column is half as wide again as each other: what is done takes more words than by whom and when.
    """
    if block.caption and block.caption != heading:
        yield paragraph("Label", block.caption)
    part = TEXT_WIDTH // (2 * len(block.head) + 1)
    columns = [(part * (2 if number else 3), head) for number, head in enumerate(block.head)]
    rows = (_grid_row(block, number, columns, draft) for number in range(1, block.rows + 1))
    yield table("Boxes", (width for width, _ in columns), [head_row(columns), *rows], block.caption, head=True)


def _grid_row(block: Grid, number: int, columns: list[tuple[int, str]], draft: Draft) -> Element:
    fields = (
        draft.text(f"{block.name}.{number}.{column}", f"{head}, row {number}")
        for column, (_, head) in enumerate(columns, 1)
    )
    cells = (cell(width, paragraph("TableText", field)) for (width, _), field in zip(columns, fields, strict=True))
    return row(*cells, height=GRID_ROW_HEIGHT)

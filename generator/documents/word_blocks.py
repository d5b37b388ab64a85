"""The blocks of a worksheet, in their order, as the paragraphs and tables of a Word form."""

from collections.abc import Iterable, Iterator

from generator.documents.word_boxes import areas, grid, ticks, writing
from generator.documents.word_controls import Draft
from generator.documents.word_questions import ask, rating
from generator.documents.word_texts import cards, facts, items, running_order
from generator.documents.word_xml import Element, begun_on_new_page, paragraph
from generator.worksheets.blocks import (
    Areas,
    Ask,
    Block,
    Cards,
    Facts,
    Grid,
    Heading,
    Items,
    NewPage,
    Rating,
    RunningOrder,
    Text,
    Ticks,
    Writing,
)

_TEXT_STYLES = {"body": "Normal", "big": "Poster", "note": "Note"}


def block_elements(blocks: Iterable[Block], draft: Draft) -> Iterator[Element]:
    """Paragraphs and tables. Cards have pages to themselves, but for a head or heading above the first two."""
    heading = ""
    new_page, at_top = False, True
    for block in blocks:
        if isinstance(block, NewPage):
            new_page = True
            continue
        if isinstance(block, Heading):
            heading = block.text
        elements = _texts(block, draft) or _to_fill_in(block, draft, heading)
        alone = isinstance(block, Cards)
        yield from begun_on_new_page(elements) if new_page or (alone and not at_top) else elements
        new_page, at_top = alone, new_page and isinstance(block, Heading)


def _texts(block: Block, draft: Draft) -> Iterable[Element]:
    """A block that is only read; nothing for any other."""
    match block:
        case Heading(text=text):
            return (paragraph("Heading1", text),)
        case Text(text=text, style=style):
            return (paragraph(_TEXT_STYLES[style], text),)
        case Items():
            return items(block, draft)
        case Facts():
            return facts(block)
        case RunningOrder():
            return (running_order(block),)
        case Cards():
            return cards(block)
    return ()


def _to_fill_in(block: Block, draft: Draft, heading: str) -> Iterable[Element]:
    """A block with something to tick or to write. `heading` is the one it stands under, if any."""
    level = 2 if heading else 1
    match block:
        case Ask():
            return ask(block, draft, level)
        case Rating():
            return rating(block, draft, level)
        case Ticks():
            return ticks(block, draft)
        case Writing():
            return (writing(block, draft),)
        case Areas():
            return areas(block, draft)
        case Grid():
            return grid(block, draft, heading)
    raise TypeError(f"no Word form of {type(block).__name__}")

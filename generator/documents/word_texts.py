"""What is only read in a Word form: lists, labelled texts, running orders and cards."""

from collections.abc import Iterator

from generator.documents.word_controls import Draft
from generator.documents.word_styles import FIRST_NUMBERS
from generator.documents.word_xml import (
    TEXT_WIDTH,
    Element,
    begun_on_new_page,
    cell,
    head_row,
    mm,
    paragraph,
    row,
    run,
    table,
)
from generator.worksheets.blocks import Card, Cards, Fact, Facts, Items, RunningOrder, Step

CARD_HEIGHT = mm(96)
"""Two of them fit under the head of a sheet."""
_WHEN, _WHAT = mm(26), mm(108)
_RUNNING_ORDER = (
    (_WHEN, "Minutes"),
    (_WHAT, "What happens, and what to say"),
    (TEXT_WIDTH - _WHEN - _WHAT, "Have ready"),
)


def items(block: Items, draft: Draft) -> Iterator[Element]:
    """A list; each numbered one begins with 1."""
    if not block.ordered:
        yield from (paragraph("ListBullet", text) for text in block.items)
        return
    number = FIRST_NUMBERS + draft.next_list()
    yield from (paragraph("ListNumber", text, list_number=number) for text in block.items)


def facts(block: Facts) -> Iterator[Element]:
    """Labelled texts, one under the other."""
    for fact in block.facts:
        yield from fact_paragraphs(fact)


def fact_paragraphs(fact: Fact, *, keep: bool = False) -> Iterator[Element]:
    """A label and its text in one paragraph, or the label and below it a list. `keep` keeps them with what follows."""
    label = run(f"{fact.label}:", "Strong")
    if len(fact.texts) == 1:
        yield paragraph("Normal", label, run(" "), fact.texts[0], keep=keep)
        return
    yield paragraph("Normal", label, keep=True)
    yield from (paragraph("ListBullet", text, keep=keep) for text in fact.texts)


def running_order(block: RunningOrder) -> Element:
    """A table with a row for each step."""
    rows = [head_row(_RUNNING_ORDER), *map(_step, block.steps)]
    return table("Levels", (width for width, _ in _RUNNING_ORDER), rows, "What happens when", head=True)


def _step(step: Step) -> Element:
    widths = (width for width, _ in _RUNNING_ORDER)
    happens = [paragraph("StepText", run(step.name, "Strong")), paragraph("StepText", step.purpose)]
    if step.say:
        happens.append(paragraph("StepText", run("Say: ", "Strong"), step.say))
    ready = [paragraph("TableItem", thing) for thing in step.ready] or [paragraph("TableText")]
    columns = ([paragraph("TableText", run(step.clock, "Strong"))], happens, ready)
    return row(*(cell(width, *column) for width, column in zip(widths, columns, strict=True)))


def cards(block: Cards) -> Iterator[Element]:
    """Two on a page, with lines to cut along."""
    for first in range(0, len(block.cards), 2):
        rows = [row(cell(TEXT_WIDTH, *_card(card)), height=CARD_HEIGHT) for card in block.cards[first : first + 2]]
        pair = [table("CutLines", (TEXT_WIDTH,), rows, "Cards to cut out")]
        yield from begun_on_new_page(pair) if first else pair


def _card(card: Card) -> Iterator[Element]:
    if card.mark:
        yield paragraph("CardMark", card.mark)
    yield paragraph("CardName", card.name)
    yield paragraph("CardMeaning", card.meaning)

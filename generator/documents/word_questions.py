"""Questions of a Word form: open ones with a box for the answer, and ones to rate with a box to tick for each level."""

from collections.abc import Iterator

from generator.documents.word_boxes import LINE_HEIGHT, box
from generator.documents.word_controls import Draft
from generator.documents.word_styles import CODE_WIDTH, LINE
from generator.documents.word_texts import fact_paragraphs
from generator.documents.word_xml import TEXT_WIDTH, Element, cell, head_row, mm, paragraph, row, run, tab, table
from generator.worksheets.blocks import Ask, Rating

_TICK, _LEVEL = mm(12.5), mm(25.7)
_SIGN = TEXT_WIDTH - _TICK - _LEVEL
_WIDTHS = (_TICK, _LEVEL, _SIGN)
NO_BREAK = "\u00a0"
LEVEL_HEAD = ("Tick", "Level", "What you would see")


def ask(question: Ask, draft: Draft, level: int) -> Iterator[Element]:
    """An open question, all of it on one page."""
    yield _heading(question.code, question.ask, level)
    yield from (paragraph("ListBullet", prompt, keep=True) for prompt in question.prompts)
    for fact in question.facts:
        yield from fact_paragraphs(fact, keep=True)
    title = f"{question.code}: your answer"
    yield box(draft.text(question.name, title), height=question.lines * LINE_HEIGHT, caption=title)


def rating(question: Rating, draft: Draft, level: int) -> Iterator[Element]:
    """A question to rate: its levels on one page, and what is asked about the choice on one page."""
    code = question.code
    yield _heading(code, question.ask, level)
    yield table("Levels", _WIDTHS, _choices(question, draft), f"{code}: levels to choose from", head=True)


def _heading(code: str, ask: str, level: int) -> Element:
    return paragraph(f"Heading{level}", run(code, "Code"), tab(), run(ask, "Question"), hanging=mm(CODE_WIDTH))


def _choices(question: Rating, draft: Draft) -> Iterator[Element]:
    """The header, a row for each level, and one for each answer that is no level."""
    yield head_row(zip(_WIDTHS, LEVEL_HEAD, strict=True))
    code = question.code
    for level in question.levels:
        tick = draft.tick(f"{code}.level.{level.number}", f"{code}: level {level.number}, {level.name}")
        called = (run(str(level.number), "Code"), tab(), run(level.name, "Strong"))
        yield _choice(tick, called, (level.sign,))
    for other in question.others:
        tick = draft.tick(f"{code}.level.{other.key}", f"{code}: {other.name}")
        yield _choice(tick, (run(other.key, "Code"),), (run(f"{other.name}. ", "Strong"), other.meaning))
    yield _across(_good_enough(question, draft))
    if question.look_for:
        yield _across(paragraph("TableText", run("Where to look: ", "Strong"), question.look_for, keep=True))
    evidence = draft.text(f"{code}.evidence", f"{code}: {question.evidence}")
    asked = paragraph("TableText", run(f"{question.evidence} ", "Strong"), evidence)
    yield _across(asked, height=question.lines * LINE_HEIGHT)


def _choice(tick: Element, called: tuple[Element, ...], meaning: tuple[str | Element, ...]) -> Element:
    """A row that is kept with the next: all that may be chosen stands together, with what is asked of the choice."""
    return row(
        cell(_TICK, paragraph("TableText", tick, keep=True)),
        cell(_LEVEL, paragraph("TableText", *called, keep=True, hanging=mm(4.5))),
        cell(_SIGN, paragraph("TableText", *meaning, keep=True)),
    )


def _across(*paragraphs: Element, height: int = 0) -> Element:
    """A row of the levels' table that is asked of the choice: one frame over all columns."""
    return row(cell(TEXT_WIDTH, *paragraphs, span=3, frame=LINE), height=height)


def _good_enough(question: Rating, draft: Draft) -> Element:
    """The question whether it is good enough, and its two answers, in one line."""
    parts: list[str | Element] = [run(question.good_enough, "Strong")]
    for key, answer in (("yes", question.yes), ("no", question.no)):
        title = f"{question.code}: {question.good_enough} {answer}"
        tick = draft.tick(f"{question.code}.good_enough.{key}", title)
        parts += ["    ", tick, f"{NO_BREAK}{answer.replace(' ', NO_BREAK)}"]
    return paragraph("TableText", *parts, keep=True)

"""Tables to type paper answers into, one for each audience: a row for each sheet, a column for each question's code.

The self-audit opens them under "Together" and under "Key in paper sheets"; docs/record.md describes the columns. As a
workbook a table checks what is typed; a spreadsheet saves that as "CSV UTF-8" for the self-audit.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from generator.documents.cache import forget_unused
from generator.documents.undated import ALWAYS, undated
from generator.model import Site
from generator.schema import Audience, Question
from generator.worksheets.wording import Wording

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet as Table

FOLDER = "worksheets"
"""Where the tables are on the site, beside the worksheets."""

SHEETS = 60
"""How many sheets a table is ready for."""

BEFORE = ("number", "audience", "edition", "date")
AFTER = "note"
"""What the columns before and after the codes are called."""

CHOICES = ("1", "2", "3", "4", *(f"{level}{sign}" for level in "1234" for sign in "-+"), "d", "x")
"""What may stand in a cell, as `keying.js` reads it."""

TEXT = "@"
"""How a spreadsheet calls the format of what is a text."""

_LONGEST_PROMPT, _LONGEST_TITLE = 255, 32
"""What a spreadsheet shows beside a cell, in characters."""


@dataclass(frozen=True, kw_only=True)
class AnswerTable:
    """A table as a file."""

    audience: str
    kind: str
    """`csv` or `xlsx`."""
    content: bytes

    @property
    def file(self) -> str:
        """Where it is on the site."""
        return f"{FOLDER}/answers-{self.audience}.{self.kind}"

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.content)


def answer_tables(site: Site, *, site_name: str, edition: str, kept: Path | None) -> tuple[AnswerTable, ...]:
    """The tables of every audience that is asked to rate something.

    As workbooks too, where there is a folder in which they are `kept`, and found again while nothing changes.
    """
    tables: list[AnswerTable] = []
    used: set[Path] = set()
    for audience in site.audiences.values():
        if questions := _questions(site, audience):
            book = _book(site, audience, questions, site_name, edition)
            tables.append(AnswerTable(audience=audience.id, kind="csv", content=_csv(book)))
            if kept:
                path = kept / _kept_name(book)
                tables.append(AnswerTable(audience=audience.id, kind="xlsx", content=_kept_xlsx(book, path)))
                used.add(path)
    if kept:
        forget_unused(kept, used)
    return tuple(tables)


def _questions(site: Site, audience: Audience) -> tuple[Question, ...]:
    """What an audience can rate, in the order of the site."""
    asked = [question for question in site.questions_for_audience(audience.id) if question.levels]
    subjects = [subject.id for _, subject in site.subjects()]
    return tuple(sorted(asked, key=lambda question: subjects.index(site.subject_of[question.id][1])))


Row: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Book:
    """What stands in the tables of an audience, in no format yet."""

    title: str
    site_name: str
    answers: tuple[Row, ...]
    """The head, and rows that say all but the answers."""
    questions: tuple[Row, ...]
    """What each code asks, and how a cell is written."""
    asks: tuple[Row, ...]
    """A code and its question for each column."""
    audiences: Row


def _book(site: Site, audience: Audience, questions: tuple[Question, ...], site_name: str, edition: str) -> _Book:
    wording = Wording(site, audience.id)
    blank = tuple("" for _ in questions)
    rows = ((str(number), audience.name, edition, "", *blank, "") for number in range(1, SHEETS + 1))
    return _Book(
        title=f"Answers on paper: {audience.name}",
        site_name=site_name,
        answers=((*BEFORE, *(question.code for question in questions), AFTER), *rows),
        questions=tuple(_explained(site, audience, questions)),
        asks=tuple((question.code, wording.ask_of(question)) for question in questions),
        audiences=tuple(one.name for one in site.audiences.values()),
    )


def _explained(site: Site, audience: Audience, questions: tuple[Question, ...]) -> Iterator[Row]:
    wording = Wording(site, audience.id)
    own = site.scale.wording.get(audience.id, site.scale)
    names = {subject.id: subject.name for _, subject in site.subjects()}
    yes, no = site.worksheet_words.good_enough
    yield ("Code", "About", "Question", *(f"{n} {level.name}" for n, level in enumerate(site.scale.levels, 1)))
    for question in questions:
        about = names[site.subject_of[question.id][1]]
        yield (question.code, about, wording.ask_of(question), *wording.signs_of(question))
    yield ("",)
    yield ("d", "", own.dont_know.name)
    yield ("x", "", own.does_not_apply.name)
    yield ("+", "", f"After a number, as in 3+: {own.good_enough} {yes}")
    yield ("-", "", f"After a number, as in 2-: {own.good_enough} {no}")
    yield ("", "", "An empty cell was left blank on paper.")
    yield ("", "", "When all is typed in, save the sheet “Answers” as “CSV UTF-8”, and open that in the self-audit.")


def _csv(book: _Book) -> bytes:
    """With a byte order mark, without which Excel takes ŵ for two letters."""
    lines = (",".join(map(_cell, row)) for row in book.answers)
    return ("\ufeff" + "".join(f"{line}\r\n" for line in lines)).encode()


def _cell(text: str) -> str:
    """Text as the self-audit writes it: nothing that a spreadsheet would take for a formula or make a day of."""
    is_taken = re.match(r"[=+\-@\t\r']", text) or re.fullmatch(r"\d{4}-\d\d", text)
    safe = f"'{text}" if is_taken else text
    return f'"{safe.replace(chr(34), chr(34) * 2)}"' if re.search(r'[",;\t\r\n]|^\s|\s$', safe) else safe


def _kept_name(book: _Book) -> str:
    """What its workbook is called where it is kept: another name when anything that goes into it has changed."""
    made_of = (repr(book), version("openpyxl"), Path(__file__).read_text(encoding="utf-8"))
    return f"{hashlib.sha256(repr(made_of).encode()).hexdigest()[:32]}.xlsx"


def _kept_xlsx(book: _Book, path: Path) -> bytes:
    """The workbook as it was made before, if it is there; it takes longer to make than a page."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        content = _xlsx(book)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)
    return content


def _xlsx(book: _Book) -> bytes:
    from openpyxl import Workbook  # a build in which nothing changed does without it
    from openpyxl.xml.constants import ARC_CORE
    from openpyxl.xml.functions import tostring

    made = Workbook()
    answers = made.active
    assert answers is not None
    answers.title = "Answers"
    _fill(answers, book.answers, (9, 20, 10, 12, *(6 for _ in book.asks), 60))
    _fill(made.create_sheet("Questions"), book.questions, (8, 18, 50, 40, 40, 40, 40), wrap=True)
    _fill_choices(made.create_sheet("Choices"), book.audiences)
    _check(made, book)
    made.properties.title, made.properties.creator = book.title, book.site_name
    stream = BytesIO()
    made.save(stream)
    made.properties.created = made.properties.modified = ALWAYS  # as it saves, it notes the time
    return undated(stream, {ARC_CORE: tostring(made.properties.to_tree())})


def _fill(table: "Table", rows: tuple[Row, ...], widths: tuple[int, ...], *, wrap: bool = False) -> None:
    """Rows of text, in columns of so many characters: else `2-` and `2026-11` would become numbers and days.

    The head and the first column stay in sight.
    """
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, 1):
        dimension = table.column_dimensions[get_column_letter(column)]
        dimension.width, dimension.number_format = width, TEXT
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            _put(table, number, column, text, bold=number == 1, wrap=wrap)
    table.freeze_panes = "B2"


def _fill_choices(table: "Table", audiences: tuple[str, ...]) -> None:
    """What may be chosen, out of sight: a list inside a rule would hold numbers, and cells hold texts."""
    for column, texts in ((1, CHOICES), (2, audiences)):
        for row, text in enumerate(texts, 1):
            _put(table, row, column, text)
    table.sheet_state = "hidden"


def _check(made: "Workbook", book: _Book) -> None:
    """Refuse what is no choice, and say beside a cell what its code asks."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    def check(column: int, choices: str, title: str, prompt: str, error: str) -> None:
        rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=True)
        rule.promptTitle, rule.prompt, rule.showInputMessage = title[:_LONGEST_TITLE], _short(prompt), True
        rule.errorTitle, rule.error, rule.errorStyle = "This can’t stand here", error, "stop"
        letter = get_column_letter(column)
        rule.add(f"{letter}2:{letter}{SHEETS + 1}")
        made["Answers"].add_data_validation(rule)

    allowed = "1, 2, 3, 4, d or x can, a number also with + or -."
    check(2, f"Choices!$B$1:$B${len(book.audiences)}", "audience", "Who answered", "Choose one of the list.")
    for place, (code, ask) in enumerate(book.asks, len(BEFORE) + 1):
        check(place, f"Choices!$A$1:$A${len(CHOICES)}", code, ask, allowed)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PROMPT else f"{text[: _LONGEST_PROMPT - 1]}…"


def _put(table: "Table", row: int, column: int, text: str, *, bold: bool = False, wrap: bool = False) -> None:
    """A text that stays one, whatever it begins with."""
    from openpyxl.styles import Alignment, Font

    if not text:
        return
    cell = table.cell(row, column)
    cell.value, cell.data_type, cell.number_format = text, "s", TEXT
    if bold:
        cell.font = Font(bold=True)
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")

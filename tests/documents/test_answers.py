"""The tables to type paper answers into: every code of an audience, choices that are checked, the same bytes."""

import csv
import os
import shutil
import subprocess
import time
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generator.documents import answers
from generator.documents.answers import CHOICES, SHEETS, AnswerTable, answer_tables
from generator.documents.cache import DAYS_KEPT
from generator.load import load
from generator.model import Site, build_site
from generator.validate import validate
from tests.project import ROOT

HOSTILE = '=HYPERLINK("https://example.org";"Ŵ")'


@pytest.fixture(scope="module")
def site() -> Site:
    """The real content."""
    return build_site(validate(load(ROOT)).things)


@pytest.fixture(scope="module")
def tables(site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, AnswerTable]:
    """The tables of the real content, by their files."""
    made = answer_tables(site, site_name="Our site", edition="2026-11", kept=tmp_path_factory.mktemp("kept"))
    return {table.file: table for table in made}


def rows_of(table: AnswerTable) -> list[list[str]]:
    return list(csv.reader(StringIO(table.content.decode("utf-8-sig"), newline="")))


def book_of(table: AnswerTable) -> Workbook:
    return load_workbook(BytesIO(table.content))


def codes_of(site: Site, audience: str) -> set[str]:
    return {question.code for question in site.questions_for_audience(audience) if question.levels}


def test_each_audience_has_a_table_and_a_workbook_with_its_codes(site: Site, tables: dict[str, AnswerTable]) -> None:
    """And with nothing else but what a sheet says of itself."""
    assert len(tables) == 2 * len(site.audiences)
    for audience in site.audiences:
        head = rows_of(tables[f"worksheets/answers-{audience}.csv"])[0]
        assert head[:4] == ["number", "audience", "edition", "date"]
        assert head[-1] == "note"
        assert set(head[4:-1]) == codes_of(site, audience)
        assert len(head[4:-1]) == len(codes_of(site, audience))
        answers = book_of(tables[f"worksheets/answers-{audience}.xlsx"])["Answers"]
        assert [cell.value for cell in answers[1]] == head


def test_each_row_says_who_answers_which_edition(site: Site, tables: dict[str, AnswerTable]) -> None:
    """A spreadsheet would make a day of an edition without an apostrophe, or in a workbook if it weren't text."""
    rows = rows_of(tables["worksheets/answers-staff.csv"])
    assert [row[:4] for row in rows[1:3]] == [["1", "Staff", "'2026-11", ""], ["2", "Staff", "'2026-11", ""]]
    assert len(rows) == SHEETS + 1
    answers = book_of(tables["worksheets/answers-staff.xlsx"])["Answers"]
    assert [cell.value for cell in answers[2]][:3] == ["1", "Staff", "2026-11"]
    assert {cell.number_format for cell in answers[2] if cell.value} == {"@"}
    assert {dimension.number_format for dimension in answers.column_dimensions.values()} == {"@"}
    assert answers.freeze_panes == "B2"


def test_a_table_is_written_as_spreadsheets_read_it(tables: dict[str, AnswerTable]) -> None:
    """In UTF-8 with a mark, and with CRLF."""
    content = tables["worksheets/answers-parents-carers.csv"].content
    assert content.startswith(b"\xef\xbb\xbfnumber,audience,")
    assert content.count(b"\r\n") == content.count(b"\n") == SHEETS + 1


def test_a_workbook_refuses_what_no_cell_may_hold(site: Site, tables: dict[str, AnswerTable]) -> None:
    """A rule for each code, with its question beside the cell; and one for who answered."""
    book = book_of(tables["worksheets/answers-governors.xlsx"])
    rules = {str(rule.sqref): rule for rule in book["Answers"].data_validations.dataValidation}
    assert len(rules) == len(codes_of(site, "governors")) + 1
    assert {(rule.type, rule.errorStyle, rule.showErrorMessage, rule.allow_blank) for rule in rules.values()} == {
        ("list", "stop", True, True)
    }
    assert (rules[f"E2:E{SHEETS + 1}"].promptTitle, rules[f"E2:E{SHEETS + 1}"].formula1) == ("V1", "Choices!$A$1:$A$14")
    assert rules[f"E2:E{SHEETS + 1}"].prompt == site.questions["vision-shared"].wording["governors"].ask
    assert rules[f"B2:B{SHEETS + 1}"].formula1 == f"Choices!$B$1:$B${len(site.audiences)}"
    choices = book["Choices"]
    assert choices.sheet_state == "hidden"
    assert [cell.value for cell in choices["A"]] == list(CHOICES)
    assert [cell.value for cell in choices["B"] if cell.value] == [one.name for one in site.audiences.values()]


def test_a_workbook_explains_each_code(site: Site, tables: dict[str, AnswerTable]) -> None:
    """With the signs of the levels, in the words of its audience."""
    book = book_of(tables["worksheets/answers-staff.xlsx"])
    explained = {row[0].value: [cell.value for cell in row] for row in book["Questions"].iter_rows()}
    wording = site.questions["vision-shared"].wording["staff"]
    assert explained["V1"] == ["V1", "Vision", wording.ask, *wording.signs]
    assert codes_of(site, "staff") <= explained.keys()
    assert explained["d"][2] == site.scale.wording["staff"].dont_know.name


def test_the_same_content_gives_the_same_bytes(site: Site, tables: dict[str, AnswerTable], tmp_path: Path) -> None:
    """Also a while later, and when nothing was kept."""
    time.sleep(2.1)  # the dates in an archive are even seconds
    again = answer_tables(site, site_name="Our site", edition="2026-11", kept=tmp_path)
    assert [table.content == tables[table.file].content for table in again] == [True] * len(tables)


def made(site: Site, edition: str, kept: Path) -> list[bytes]:
    return [t.content for t in answer_tables(site, site_name="Our site", edition=edition, kept=kept)]


def test_what_was_made_before_is_found_again_and_something_else_is_made_anew(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> bytes:
        raise AssertionError("a workbook was made")

    first = made(site, "2026-11", tmp_path)
    monkeypatch.setattr(answers, "_xlsx", refuse)
    assert made(site, "2026-11", tmp_path) == first
    with pytest.raises(AssertionError, match="a workbook was made"):
        made(site, "2026-12", tmp_path)


def test_a_workbook_in_use_stays_and_one_that_no_build_has_used_for_long_is_removed(site: Site, tmp_path: Path) -> None:
    """Also when another of them is made anew, and whatever a killed build left goes too."""
    made(site, "2026-11", tmp_path)
    in_use = set(tmp_path.iterdir())
    made(site, "2026-12", tmp_path)
    (tmp_path / "half.123").touch()
    before = time.time() - (DAYS_KEPT + 1) * 86_400
    for path in tmp_path.iterdir():
        os.utime(path, (before, before))
    min(in_use).unlink()
    made(site, "2026-11", tmp_path)
    assert set(tmp_path.iterdir()) == in_use
    assert min(path.stat().st_mtime for path in in_use) > before + 86_400


def test_without_a_folder_to_keep_them_in_there_are_no_workbooks(site: Site) -> None:
    """As when documents are left out."""
    made = answer_tables(site, site_name="Our site", edition="", kept=None)
    assert {table.kind for table in made} == {"csv"}
    assert rows_of(made[0])[1][2] == ""


def test_no_text_becomes_a_formula(site: Site, tmp_path: Path) -> None:
    """Whatever an audience or a question is called."""
    shared = site.questions["vision-shared"]
    questions = {**site.questions, shared.id: shared.model_copy(update={"ask": HOSTILE})}
    staff = site.audiences["staff"].model_copy(update={"name": HOSTILE})
    hostile = replace(site, audiences={"leadership": site.audiences["leadership"], "staff": staff}, questions=questions)
    tables = {t.file: t for t in answer_tables(hostile, site_name=HOSTILE, edition="2026-11", kept=tmp_path)}
    assert rows_of(tables["worksheets/answers-staff.csv"])[1][1] == f"'{HOSTILE}"
    for audience in ("staff", "leadership"):
        for sheet in book_of(tables[f"worksheets/answers-{audience}.xlsx"]):
            assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
            assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value]


def soffice() -> str:
    """LibreOffice with its spreadsheet; `make test` installs both."""
    found = shutil.which(os.environ.get("SOFFICE") or "soffice")
    if not found or not (Path(found).resolve().parent / "libsclo.so").exists():
        pytest.fail("LibreOffice Calc is missing: install libreoffice-calc-nogui.", pytrace=False)
    return found


def test_a_spreadsheet_opens_the_workbook_and_saves_it_as_a_table(
    tables: dict[str, AnswerTable], tmp_path: Path
) -> None:
    """What is typed stays as it was typed: 2- is no number, and an edition no day."""
    book = book_of(tables["worksheets/answers-staff.xlsx"])
    for column, text in enumerate(("2-", "3+", "d", "4"), 5):
        book["Answers"].cell(2, column, text)
    book.save(tmp_path / "answers.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice(), profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1"]
    subprocess.run([*command, "answers.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    rows = list(csv.reader((tmp_path / "answers.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[1][:9] == ["1", "Staff", "2026-11", "", "2-", "3+", "d", "4", ""]

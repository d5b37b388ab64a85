"""What the self-audit's own screens print: nothing is lost or parted, and of a form what it holds, as text."""

import os
import re
import subprocess
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import test_results_and_plan, test_views_screen
from tests.browser.test_key_in import keying, type_in
from tests.browser.visit import Visitor, sheets_of

PAGE = "self-audit/index.html"

TWELVE = [
    *test_results_and_plan.ANSWERS,
    ["M5", "dont_know", None, ""],
    ["M6", 3, True, "The diary of the head, and the minutes of the board"],
]
"""With ratings of each kind, so that each list of the results has something."""

ACTIONS = [
    {"id": "first", "what": "Ask the governors", "who": "Deputy head", "by": "2031-03-31", "code": "V4"},
    {"id": "second", "what": "Walk the school. " * 40},
    {"id": "third", "what": "Ring the nursery", "code": "V3"},
]

PLAN = {"answers": TWELVE, "priorities": ["V4", "V3", "M4"], "actions": ACTIONS}

WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')

SPREAD = """selector => {
    const section = document.querySelector(selector);
    section.parentElement.replaceChildren(...Array.from({length: 20}, (_, place) => {
        const above = document.createElement("div");
        Object.assign(above.style, {breakBefore: "page", height: `${210 + place * 3}mm`});
        return [above, section.cloneNode(true)];
    }).flat());
}"""
"""A section on twenty sheets, each time a little lower."""

TWO_AUDIENCES = {"leadership": test_views_screen.LEADERS, "staff": test_views_screen.STAFF}


@pytest.fixture
def screen(visitor: Visitor, maker: Page) -> Callable[..., Page]:
    """Opens one of the self-audit's screens: without anything, or with what `make` makes of the edits."""

    def screen(route: str, make: str = "", **edits: Any) -> Page:
        address = f"{PAGE}#{route}"
        if make:
            key, value = maker.evaluate(make, edits)
            page = visitor.go_with(key, value, address)
        else:
            page = visitor.go(address)
        expect(page.locator(f".ir-audit__app[data-screen='{route.split('/')[0]}']")).to_be_visible()
        return page

    return screen


AUDIT, REVIEW = test_results_and_plan.MAKE, test_views_screen.MAKE


def pages_of(file: Path) -> list[str]:
    """Each page of a PDF with its size, and with the place of each word."""
    command = [os.environ.get("PDFTOTEXT", "pdftotext"), "-bbox", str(file), "-"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.split("<page ")[1:]


def overlapping(file: Path) -> list[str]:
    """The words of a PDF that lie over one another, by more than letters stand above and below their line."""
    found = []
    for page in pages_of(file):
        words = [(*map(float, box), text) for *box, text in WORD.findall(page)]
        for (left, top, right, bottom, one), (x, y, end, foot, other) in combinations(words, 2):
            across, down = min(right, end) - max(left, x), min(bottom, foot) - max(top, y)
            if across > 1 and down > 0.5 * min(bottom - top, foot - y):
                found.append(f"{one} {other}")
    return found


def text_of(sheets: list[str]) -> str:
    return " ".join(" ".join(sheets).split())


def letters(text: str) -> str:
    """A text without its spaces and signs, which a PDF has in other places."""
    return re.sub(r"\W", "", text)


def test_results_are_printed_without_loss(screen: Callable[..., Page], tmp_path: Path) -> None:
    """No question is parted from its answer, and no table from its head."""
    page = screen("results", AUDIT, choice={"kind": "full"}, answers=TWELVE)
    entries = page.locator(".ir-audit-results__entry").all_inner_texts()
    sheets = sheets_of(page, tmp_path / "results.pdf")
    assert len(entries) == 11
    for entry in entries:
        text = letters(entry.partition("\n\nChoose")[0])
        assert any(text in letters(sheet) for sheet in sheets), entry
    for part, first, last in (("Vision", "V1", "V7"), ("Commitment", "M2", "M9")):
        (sheet,) = [sheet for sheet in sheets if re.search(rf"^ *{part}$", sheet, re.MULTILINE)]
        assert [text for text in (f"{first} ", f"{last} ", "Your answer", "Good enough") if text not in sheet] == []


def test_no_line_of_the_results_is_printed_over_another(screen: Callable[..., Page], tmp_path: Path) -> None:
    """Chromium prints what follows a grid that goes on to another sheet over the end of it."""
    short = ["V1", "V3", "V5", "M2", "M9", "L5", "L6", "N3", "T1", "C1", "O1", "A5"]
    page = screen("results", AUDIT, choice={"kind": "full"}, answers=[[code, "dont_know", None, ""] for code in short])
    assert len(sheets_of(page, tmp_path / "results.pdf")) > 4
    assert overlapping(tmp_path / "results.pdf") == []


def test_what_a_list_of_the_results_is_stays_with_its_beginning(screen: Callable[..., Page], tmp_path: Path) -> None:
    """Also where it would begin at the foot of a sheet: each time a little lower."""
    page = screen("results", AUDIT, answers=TWELVE)
    page.evaluate(SPREAD, ".ir-audit-results > .ir-audit-results__section")
    sheets = [text_of([sheet]) for sheet in sheets_of(page, tmp_path / "results.pdf")]
    begun = [sheet for sheet in sheets if "How this is worked out" in sheet]
    assert len(begun) == 20
    assert [sheet for sheet in begun if not re.search(r"good enough for you now\. .{0,3}Level 3", sheet)] == []


def test_what_can_only_be_pressed_is_not_printed_with_the_results(screen: Callable[..., Page], tmp_path: Path) -> None:
    """In place of its box a question says that it is chosen."""
    page = screen("results", AUDIT, choice={"kind": "full"}, answers=TWELVE, priorities=["V3"])
    text = text_of(sheets_of(page, tmp_path / "results.pdf"))
    pressed = ["Choose V3", "Go on with", "Begin with", "On to your priorities", "Question by question Strengths"]
    assert [words for words in pressed if words in text] == []
    assert text.count("Chosen as a priority") == 1
    assert re.search(r"What two visitors said Chosen as a priority", text)


def test_a_small_screen_takes_no_names_of_levels_from_paper(screen: Callable[..., Page], tmp_path: Path) -> None:
    page = screen("print/results", AUDIT, answers=TWELVE)
    page.set_viewport_size({"width": 320, "height": 640})
    page.wait_for_function("() => document.querySelector('.ir-profile__names [visibility=hidden]')")
    assert re.search(r"Starting +Growing +Usual +Lasting", sheets_of(page, tmp_path / "results.pdf")[0])


def test_the_plan_is_printed_as_its_report(screen: Callable[..., Page], tmp_path: Path) -> None:
    """From its own screen too: what was written as text, and no field."""
    page = screen("plan", AUDIT, **PLAN)
    page.get_by_label("What helps").first.fill("A page of what they said, begun today.")
    sheets = sheets_of(page, tmp_path / "plan.pdf")
    text = text_of(sheets)
    assert "A page of what they said, begun today." in text
    assert "Deputy 31 March" in text
    fields = ["mm/dd", "opens in a new tab", "Keep or print", "Look at it again on", "People, habits, time"]
    assert [words for words in fields if words in text] == []
    page.evaluate("() => { location.hash = 'print/plan'; }")
    expect(page.get_by_role("heading", name="Print: the plan")).to_be_visible()
    assert sheets == sheets_of(page, tmp_path / "report.pdf")


def test_what_was_printed_goes_with_its_screen(screen: Callable[..., Page], tmp_path: Path) -> None:
    page = screen("plan", AUDIT, **PLAN)
    sheets_of(page, tmp_path / "plan.pdf")
    expect(page.locator(".ir-report")).to_be_hidden()
    page.evaluate("() => { location.hash = 'questions'; }")
    expect(page.get_by_role("heading", name="All questions")).to_be_visible()
    text = text_of(sheets_of(page, tmp_path / "questions.pdf"))
    assert "Priorities" not in text
    assert "3 Usual, good enough" in text


def test_a_question_is_printed_with_its_answer_and_no_other(screen: Callable[..., Page], tmp_path: Path) -> None:
    """As text, as the audit's report has it: fields would cut off what was written in them."""
    note = "The diary of the head, and what two visitors wrote in the book at the gate. " * 8
    answers = [["V3", 2, False, note], ["V4", 3, True, "What the minutes say"]]
    page = screen("questions", AUDIT, answers=answers)
    page.get_by_role("link", name=re.compile("How would someone who spends a day")).click()
    expect(page.locator(".ir-audit__app[data-screen='question']")).to_be_visible()
    (sheet,) = sheets_of(page, tmp_path / "question.pdf")
    assert letters(note) in letters(sheet)
    assert "Level 2, Growing" in text_of([sheet])
    others = ["What the minutes say", "We don't know", "Clear this answer", "Where to look", "What could we show"]
    assert [words for words in others if words in text_of([sheet])] == []


def test_a_question_of_a_review_is_printed_with_its_views(screen: Callable[..., Page], tmp_path: Path) -> None:
    page = screen("question/vision-shared", REVIEW, sides=TWO_AUDIENCES, agreed=[["V1", 2, False]])
    (sheet,) = sheets_of(page, tmp_path / "question.pdf")
    assert len(re.findall(r"^ *V\d ", sheet, re.MULTILINE)) == 1
    assert re.search(r"Agreed +2, Growing", sheet)
    assert "This caused debate" not in sheet


def test_no_last_sheet_has_the_foot_of_the_site_alone(screen: Callable[..., Page], tmp_path: Path) -> None:
    page = screen("results", AUDIT, answers=TWELVE)
    assert "CC BY" not in text_of(sheets_of(page, tmp_path / "results.pdf"))


def test_earlier_terms_are_printed_without_a_field_for_files(screen: Callable[..., Page], tmp_path: Path) -> None:
    text = text_of(sheets_of(screen("change", AUDIT, answers=TWELVE), tmp_path / "change.pdf"))
    assert "What changed" in text
    assert [words for words in ("Choose Files", "Begin a new term") if words in text] == []


@pytest.mark.parametrize("route", ["start", "keep"])
def test_a_screen_of_fields_says_what_to_print(screen: Callable[..., Page], tmp_path: Path, route: str) -> None:
    (sheet,) = sheets_of(screen(route, AUDIT, **PLAN), tmp_path / "screen.pdf")
    assert "To print: Keep and print → The completed audit" in text_of([sheet])
    fields = ["Who is answering", "Your school’s name", "Choose File", "Go on with a copy", "Keep a copy"]
    assert [words for words in fields if words in sheet] == []


def test_before_there_is_an_audit_there_are_worksheets_to_print(screen: Callable[..., Page], tmp_path: Path) -> None:
    (sheet,) = sheets_of(screen("start"), tmp_path / "start.pdf")
    assert "To print: Worksheets" in text_of([sheet])
    assert "Who is answering" not in sheet


def test_who_is_in_is_printed(screen: Callable[..., Page], tmp_path: Path) -> None:
    page = screen("together", REVIEW, sides=TWO_AUDIENCES)
    text = text_of(sheets_of(page, tmp_path / "together.pdf"))
    assert "Who is in Leadership: 6 audits Staff: 4 audits" in text
    fields = ["Choose File", "Show names", "Count raised hands", "Take out", "one by one"]
    assert [words for words in fields if words in text] == []


def test_a_list_of_audits_that_is_open_is_printed(screen: Callable[..., Page], tmp_path: Path) -> None:
    page = screen("together", REVIEW, sides={"leadership": test_views_screen.LEADERS})
    text = text_of(sheets_of(page, tmp_path / "together.pdf"))
    assert "Leadership 6 4 of 7 answered" in text


def test_before_audits_meet_how_it_goes_is_printed(screen: Callable[..., Page], tmp_path: Path) -> None:
    text = text_of(sheets_of(screen("together"), tmp_path / "together.pdf"))
    assert "Each of you answers alone" in text
    assert "Choose File" not in text


def test_a_question_of_a_review_stays_with_its_table(screen: Callable[..., Page], tmp_path: Path) -> None:
    """Whose answers they are is said; in which order they stand is seen."""
    sheets = sheets_of(screen("questions", REVIEW, sides=TWO_AUDIENCES), tmp_path / "views.pdf")
    asked = [len(re.findall(r"^ *V\d ", sheet, re.MULTILINE)) for sheet in sheets]
    assert len(sheets) > 2
    assert sum(asked) == 7
    assert asked == [sheet.count("Starting") for sheet in sheets]
    assert all(re.match(r"\s*V\d ", sheet) for sheet in sheets[1:])
    assert re.search(r"Whose answers\s+Everyone", sheets[0])
    assert "Widest spread" not in sheets[0]


def left_margin(file: Path) -> float:
    """In millimetres, of the sheets of a PDF."""
    return min(float(left) for page in pages_of(file) for left, *_ in WORD.findall(page)) / 72 * 25.4


def test_sheets_of_a_meeting_have_margins_of_their_own(visitor: Visitor, tmp_path: Path) -> None:
    """Narrow, as there is much on them; the site's sheets have 16 mm."""
    page = visitor.go(f"{PAGE}#session/occasion=inset-two-hours")
    expect(page.get_by_role("heading", name="Running order")).to_be_visible()
    sheets_of(page, tmp_path / "facilitator.pdf")
    assert 12.5 < left_margin(tmp_path / "facilitator.pdf") < 13.5
    page.get_by_role("link", name="Present", exact=True).click()
    expect(page.locator(".ir-slide")).to_be_visible()
    sheets_of(page, tmp_path / "handouts.pdf")
    assert 12 < left_margin(tmp_path / "handouts.pdf") < 14  # 10, and within the frame of a slide 2 more


# ---- What is typed in from paper


def test_what_is_typed_in_is_printed_to_be_checked(visitor: Visitor, tmp_path: Path) -> None:
    """As a table on a sheet that lies on its side, with each note whole, and what has to be mended."""
    page = keying(visitor, "self-audit-full-leadership")
    note = "V1: It is seen in lessons, and at the gate where families come in the morning. V3: nobody asked us before."
    type_in(page, "1234dx" * 8 + "2-3+", "22|" + note, "9")
    (sheet,) = sheets_of(page, tmp_path / "typed.pdf")
    assert overlapping(tmp_path / "typed.pdf") == []
    assert re.search(r"3 sheets: Leadership, The full self-audit, edition \d{4}-\d\d", sheet)
    assert re.search(r"^ *1( +[1-4dx]){48} +2- +3\+$", sheet, re.MULTILINE)
    assert re.search(rf"^ *Note +{re.escape(note)}$", sheet, re.MULTILINE)
    assert "Sheet 3, V1 should be 1, 2, 3, 4, d or x" in sheet
    assert "Bring these in" not in sheet
    (page_of_it,) = pages_of(tmp_path / "typed.pdf")
    assert re.match(r'width="841\.\d+" height="59\d', page_of_it)


def test_more_codes_than_a_sheet_takes_stand_in_tables_of_nearly_the_same_width(visitor: Visitor) -> None:
    page = keying(visitor)
    bands = "many => Reflections.keyInPaper.bands(Array.from({length: many}, (_, at) => at)).map(({length}) => length)"
    assert [page.evaluate(bands, many) for many in (1, 50, 51, 101)] == [[1], [50], [26, 25], [34, 33, 34]]

"""Paper back in: sheets are typed in as quickly as one reads them, kept at once, and counted with what screens gave."""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.firefox import Firefox
from tests.browser.test_together import audit, bring, came_in, dialog, file, kept, stored, told
from tests.browser.visit import DENY_STORAGE, RULES, RULES_OF_COLOUR, Visitor, beside, on_file
from tests.project import BuiltSite

PAGE = "self-audit/index.html"

DRAFT = "reflections:inclusion-reflections:keying:v1"

SHORT = "self-audit-short-staff"

PASTE = """([selector, text]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const field = typeof selector === "string" ? document.querySelector(selector) : document.activeElement;
    field.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""

DROP = """(files) => {
    const dataTransfer = new DataTransfer();
    files.forEach(([name, text]) => dataTransfer.items.add(new File([text], name)));
    document.querySelector("h1").dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
}"""

WHERE = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

SEEN = """() => {
    const box = document.activeElement.getBoundingClientRect();
    const spots = [[box.left + 4, box.top + 4], [box.right - 4, box.bottom - 4]];
    return spots.every(([x, y]) => document.elementFromPoint(x, y) === document.activeElement);
}"""
"""Whether the field that has the focus is in sight, and nothing stands over it."""


@pytest.fixture
def visitor(open_visitor: Callable[..., Visitor], site: BuiltSite) -> Visitor:
    """Whoever types, on a screen of 1280 by 720."""
    return open_visitor(on_file(site), color_scheme="light", viewport={"width": 1280, "height": 720})


@pytest.fixture(params=["a folder", "an intranet"])
def start(request: pytest.FixtureRequest, site: BuiltSite, site_address: str) -> str:
    """Where the site is: a double-clicked folder, or plain HTTP under a name that isn't localhost."""
    return on_file(site) if request.param == "a folder" else site_address.replace("127.0.0.1", "intranet.example")


def keying(visitor: Visitor, sheet: str = SHORT) -> Page:
    """The screen, ready to type in."""
    page = visitor.go(f"{PAGE}#key-in/{sheet}")
    expect(page.get_by_role("heading", name="Key in paper sheets")).to_be_visible()
    return page


def begin(page: Page, row: int = 0) -> None:
    """Go to the first cell of a row."""
    page.locator("tbody tr").nth(row).locator("input").first.focus()


def type_in(page: Page, *sheets: str) -> None:
    """Type some sheets from the first free row on; a note follows after a bar."""
    begin(page, page.locator("tbody tr").count() - 1)
    for sheet in sheets:
        answers, _, note = sheet.partition("|")
        page.keyboard.type(answers)
        if note:
            page.locator("tbody tr").nth(-2).locator(".ir-key-in__note").focus()
            page.keyboard.type(note)
        page.keyboard.press("Enter")


def cells(page: Page, row: int) -> list[str]:
    found = page.locator("tbody tr").nth(row).locator("input")
    return [field.input_value() for field in found.all()]


def where(page: Page) -> str:
    return str(page.evaluate(WHERE))


def draft(page: Page) -> list[dict[str, Any]]:
    """The sheets that the browser keeps."""
    text = page.evaluate("key => localStorage.getItem(key)", DRAFT)
    return [row for batch in json.loads(text)["batches"] for row in batch["rows"]] if text else []


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def audits_in(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = stored(page)["audits"]
    return found


def ratings(record: dict[str, Any]) -> list[Any]:
    """What an audit says, as it would be typed."""
    letters = {"dont_know": "d", "does_not_apply": "x"}
    signs = {True: "+", False: "-", None: ""}
    return [letters.get(a["rating"], str(a["rating"])) + signs[a.get("good_enough")] for a in record["answers"]]


# The story


def test_ten_sheets_are_typed_in_with_a_reload_in_the_middle_and_meet_what_screens_gave(
    open_visitor: Callable[..., Visitor], start: str
) -> None:
    """They keep their audience, count once, and stand beside others' in the views."""
    visitor = open_visitor(start, viewport={"width": 1280, "height": 720})
    page = keying(visitor)
    type_in(page, "1234dx1", "2-2+3-4dx2", "3333333|V3: seen in the canteen", "4 4 4 4", "1111111")
    page.keyboard.type("22-")
    ids = [row["id"] for row in draft(page)]
    page.reload()
    expect(page.locator("tbody tr")).to_have_count(7)
    assert cells(page, 1) == ["2-", "2+", "3-", "4", "d", "x", "2", ""]
    assert cells(page, 5) == ["2", "2-", "", "", "", "", "", ""]
    button(page, "Go on typing").click()
    assert where(page).startswith("Sheet 6, V5 ")
    page.keyboard.type("22222")
    page.keyboard.press("Enter")
    for digit in "3412":
        page.keyboard.type(digit * 7)
        page.keyboard.press("Enter")
    assert [row["id"] for row in draft(page)][:6] == ids
    expect(page.get_by_text("10 sheets typed in")).to_be_visible()
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("10 audits were added.")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert draft(page) == []
    found = {record["id"]: record for record in audits_in(page)}
    assert set(ids) < found.keys()
    assert {record["respondent"]["audience"] for record in found.values()} == {"staff"}
    assert {json.dumps(record["choice"]) for record in found.values()} == {'{"kind": "short"}'}
    assert ratings(found[ids[1]]) == ["2-", "2+", "3-", "4", "d", "x", "2"]
    assert ratings(found[ids[3]]) == ["4", "4", "4", "4"]
    page.get_by_role("link", name="See who is in").click()
    leaders = [audit(page, id, name="") for id in ("head", "deputy")]
    bring(page, *(kept(page, record, "html") for record in leaders))
    expect(page.locator(".ir-together__numbers")).to_contain_text("Staff: 10 audits")
    expect(page.locator(".ir-together__numbers")).to_contain_text("Leadership: 2 audits")
    page.get_by_role("link", name="See where views differ").click()
    expect(page.get_by_role("row", name="Staff").first).to_contain_text("Staff")
    assert visitor.complaints == []
    assert visitor.requests_elsewhere == []


def test_twenty_four_answers_of_one_person_take_less_than_twenty_seconds(visitor: Visitor) -> None:
    """At fifteen keys a second, three times as fast as people type figures: no key is lost, and all is kept when the
    last is up. At five a second these 38 keys take eight seconds."""
    page = keying(visitor, "self-audit-full-leadership")
    begin(page)
    answers = [f"{1 + n % 4}{'-' if n % 3 == 0 else '+' if n % 3 == 1 else ''}" for n in range(22)] + ["d", "x"]
    since = time.monotonic()
    page.keyboard.type("".join(answers), delay=67)
    assert time.monotonic() - since < 20
    assert cells(page, 0)[:24] == answers
    assert list(draft(page)[0]["cells"].values()) == answers


def test_keys_that_come_as_quickly_as_a_computer_types_are_not_lost(visitor: Visitor) -> None:
    page = keying(visitor, "self-audit-full-leadership")
    begin(page)
    typed = "1-23+4d" * 9
    page.keyboard.type(typed)
    assert "".join(cells(page, 0)) == typed


# Typing


def test_each_key_leads_where_it_says(visitor: Visitor) -> None:
    """With the keyboard alone, from the first sheet to the button that brings it in."""
    page = keying(visitor)
    begin(page)
    page.keyboard.type("12")
    assert where(page).startswith("Sheet 1, V5 ")
    for keys, place in (
        ("ArrowLeft", "Sheet 1, V3 "),
        ("ArrowLeft", "Sheet 1, V1 "),
        ("ArrowLeft", "Sheet 1, V1 "),
        ("End", "Sheet 1, L6 "),
        ("ArrowRight", "Sheet 1, note"),
        ("ArrowLeft", "Sheet 1, L6 "),
        ("Home", "Sheet 1, V1 "),
        ("ArrowDown", "Sheet 2, V1 "),
        ("ArrowUp", "Sheet 1, V1 "),
        ("Enter", "Sheet 2, V1 "),
        ("Shift+Enter", "Sheet 1, V1 "),
        ("Control+End", "Sheet 2, L6 "),
        ("Control+Home", "Sheet 1, V1 "),
        ("Space", "Sheet 1, V3 "),
        ("Tab", "Sheet 1, V5 "),
        ("Backspace", "Sheet 1, V3 "),
        ("Shift+Tab", "Sheet 1, V1 "),
        ("Enter", "Sheet 2, V1 "),
        ("Backspace", "Sheet 1, L6 "),
    ):
        page.keyboard.press(keys)
        assert where(page).startswith(place), keys
    assert cells(page, 0) == ["1", "2", "", "", "", "", "", ""]
    page.keyboard.press("Control+Home")
    page.keyboard.press("Delete")
    assert cells(page, 0)[0] == ""
    assert where(page).startswith("Sheet 1, V1 ")
    for _ in range(40):
        if where(page) == "Bring these in":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(told(page)).to_contain_text("1 audit was added.")
    assert [ratings(record) for record in audits_in(page)] == [["2"]]
    assert visitor.complaints == []


def test_once_all_is_brought_in_there_is_nothing_to_go_on_with(visitor: Visitor) -> None:
    page = keying(visitor)
    type_in(page, "1234123")
    page.reload()
    expect(button(page, "Go on typing")).to_be_visible()
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("1 audit was added.")
    expect(button(page, "Go on typing")).to_be_hidden()


def test_what_is_typed_over_an_answer_takes_its_place(visitor: Visitor) -> None:
    """Backspace goes to the answer before, marked as a whole; a click marks it too."""
    page = keying(visitor)
    begin(page)
    page.keyboard.type("35")
    page.keyboard.press("Backspace")
    page.keyboard.type("4-")
    assert cells(page, 0)[:3] == ["3", "4-", ""]
    page.locator("tbody input").first.click()
    page.keyboard.type("d")
    assert cells(page, 0)[0] == "d"


def test_a_sign_belongs_to_the_cell_before_only_while_nothing_else_was_done(visitor: Visitor) -> None:
    """Elsewhere it is the beginning of an answer."""
    page = keying(visitor)
    begin(page)
    page.keyboard.type("3")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("-2")
    assert cells(page, 0)[:4] == ["3", "", "2-", ""]
    page.keyboard.type("4444-")  # the last of them is left for the note
    assert cells(page, 0) == ["3", "", "2-", "4", "4", "4", "4-", ""]


def test_a_screen_reader_hears_which_cell_it_is_and_what_a_sign_did(visitor: Visitor) -> None:
    page = keying(visitor)
    row = page.get_by_role("row", name="Sheet 1", exact=False).first
    expect(row.get_by_role("rowheader", name="Sheet 1")).to_be_visible()
    cell = page.get_by_role("textbox", name="Sheet 1, V1 Who here have you heard say what we want for every pupil?")
    cell.focus()
    page.keyboard.type("2-")
    expect(page.locator(".ir-audit__app > .ir-hidden[role=status]")).to_have_text("V1: 2, not good enough")
    expect(page.get_by_role("columnheader", name="V1")).to_be_visible()
    page.keyboard.type("7")
    expect(page.locator(".ir-audit__app > .ir-hidden[role=status]")).to_have_text(
        'Sheet 1, V3 should be 1, 2, 3, 4, d or x (a number also with + or -), and is "7".'
    )


# What is impossible


def test_an_impossible_value_stays_is_marked_and_holds_up_bringing_in_until_it_is_mended(visitor: Visitor) -> None:
    """Not by colour alone: by a broken line, by a sentence that names the cell, and for screen readers."""
    page = keying(visitor)
    type_in(page, "15d-4", "2345678")
    bad = page.locator("tbody [aria-invalid=true]")
    assert [field.input_value() for field in bad.all()] == ["5", "d-", "5", "6", "7", "8"]
    assert bad.first.evaluate("field => getComputedStyle(field).borderTopStyle") == "dashed"
    button(page, "Bring these in").click()
    expect(page.get_by_role("heading", name="6 cells have to be mended")).to_be_focused()
    assert page.evaluate("key => localStorage.getItem(key)", "reflections:inclusion-reflections:v1") is None
    sentences = page.locator(".ir-key-in__faults li")
    expect(sentences).to_have_count(6)
    expect(sentences.first).to_have_text(
        'Sheet 1, V3 should be 1, 2, 3, 4, d or x (a number also with + or -), and is "5".'
    )
    page.reload()
    expect(page.locator("tbody [aria-invalid=true]")).to_have_count(6)
    sentences.first.get_by_role("button").click()
    assert where(page).startswith("Sheet 1, V3 ")
    page.keyboard.type("3")
    expect(sentences).to_have_count(5)
    page.get_by_role("button", name="Take out sheet 2").click()
    sentences.get_by_role("button").click()
    page.keyboard.press("Delete")
    expect(page.locator(".ir-key-in__faults")).to_be_hidden()
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("1 audit was added.")
    assert [ratings(record) for record in audits_in(page)] == [["1", "3", "4"]]


# Undo


def test_a_row_that_was_taken_out_comes_back_where_it_was(visitor: Visitor) -> None:
    page = keying(visitor)
    type_in(page, "1", "2", "3")
    page.get_by_role("button", name="Take out sheet 2").click()
    expect(told(page)).to_contain_text("Sheet 2 was taken out.")
    assert [cells(page, row)[0] for row in range(3)] == ["1", "3", ""]
    type_in(page, "4")
    told(page).get_by_role("button", name="Undo").click()
    assert [cells(page, row)[0] for row in range(5)] == ["1", "2", "3", "4", ""]
    button(page, "Take all out").click()
    assert draft(page) == []
    told(page).get_by_role("button", name="Undo").click()
    assert [row["cells"]["V1"] for row in draft(page)] == ["1", "2", "3", "4"]


def test_bringing_in_is_taken_back_to_the_table_also_where_nothing_was_here_before(visitor: Visitor) -> None:
    """What was typed meanwhile stays."""
    page = keying(visitor)
    type_in(page, "1", "2")
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("2 audits were added.")
    type_in(page, "3")
    told(page).get_by_role("button", name="Undo").click()
    expect(told(page)).to_contain_text("Undone.")
    assert sorted(row["cells"]["V1"] for row in draft(page)) == ["1", "2", "3"]
    assert page.evaluate("key => localStorage.getItem(key)", "reflections:inclusion-reflections:v1") is None
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("3 audits were added.")
    type_in(page, "4")
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("1 audit was added.")
    told(page).get_by_role("button", name="Undo").click()
    expect(told(page)).to_contain_text("Undone.")
    assert [row["cells"]["V1"] for row in draft(page)] == ["4"]
    assert len(audits_in(page)) == 3


def test_the_audit_in_this_browser_becomes_one_of_them_and_comes_back_by_undo(visitor: Visitor) -> None:
    """Nobody's work goes, and whoever types is told before."""
    page = keying(visitor)
    own = audit(page, "mine", name="JB")
    text = json.dumps({"record": own, "at": "", "writer": "before", "revision": own["revision"]})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", ["reflections:inclusion-reflections:v1", text])
    page.reload()
    expect(page.get_by_text("The audit in this browser becomes one of them: Leadership at Hill School")).to_be_visible()
    type_in(page, "1", "2", "3")
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("3 audits were added, beside the one in this browser.")
    assert len(audits_in(page)) == 4
    told(page).get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The audit in this browser becomes one of them")).to_be_visible()
    assert stored(page)["id"] == own["id"]
    assert len(draft(page)) == 3


# Sheets


def test_every_printed_sheet_that_can_be_rated_can_be_typed_in(visitor: Visitor, site: BuiltSite) -> None:
    """By the same ids, for the same codes in the same order."""
    page = keying(visitor)
    sheets = page.evaluate(
        """() => { const bank = new Reflections.QuestionBank(Reflections.questionData);
        return Reflections.keying.allSheets(bank).map((sheet) =>
            [sheet.id, Reflections.keying.codes(bank, sheet, bank.data.site.edition)]); }"""
    )
    printed = {Path(name).stem for name in site.files if name.startswith("worksheets/") and name.endswith(".html")}
    assert {id for id, _ in sheets} <= printed
    rated = {id for id in printed if "-audit-" in id or id.startswith(("self-audit-", "occasion-"))}
    assert {id for id in rated if not id.startswith("occasion-")} <= {id for id, _ in sheets}
    for id, codes in sheets[:: max(1, len(sheets) // 8)]:
        text = site.text(f"worksheets/{id}.html")
        places = [text.find(f">{code}<") for code in codes]
        assert -1 not in places, id
        assert places == sorted(places), id


def test_the_sheet_is_chosen_and_each_kind_keeps_its_own_rows(visitor: Visitor) -> None:
    """What was begun elsewhere is told, goes on where it was, or is moved where it belongs."""
    page = keying(visitor)
    type_in(page, "12")
    page.get_by_label("Who answered?").select_option(label="Governors")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert page.url.endswith("#key-in/self-audit-short-governors")
    others = page.locator(".ir-key-in__others")
    expect(others).to_contain_text("1 sheet: Staff, The short self-audit, edition 2026-11")
    groups = page.get_by_label("Which sheet?").locator("optgroup")
    assert [group.get_attribute("label") for group in groups.all()][:2] == ["Self-audit", "Parts of it"]
    page.get_by_label("Which sheet?").select_option(label="Vision")
    type_in(page, "3")
    others.get_by_role("button", name="Go on with these").click()
    assert cells(page, 0)[:2] == ["1", "2"]
    assert where(page).startswith("Sheet 1, V5 ")
    others.get_by_role("button", name="They belong to the sheets below").click()
    expect(told(page)).to_contain_text("1 sheet moved.")
    expect(others).to_be_hidden()
    assert [row["cells"]["V1"] for row in draft(page)] == ["1", "3"]
    told(page).get_by_role("button", name="Undo").click()
    expect(others).to_contain_text("1 sheet: Governors, Vision")
    page.goto(f"{visitor.start}{PAGE}#key-in")
    page.reload()
    expect(page.locator("tbody tr")).to_have_count(2)


def test_an_older_sheet_has_its_edition_and_may_have_other_codes(visitor: Visitor) -> None:
    """Codes are permanent; one that is none of ours is refused by name."""
    page = keying(visitor)
    page.get_by_label("Its edition").fill("November 2025")
    page.get_by_label("Its edition").press("Tab")
    assert page.get_by_label("Its edition").input_value() == "2025-11"
    assert page.url.endswith("#key-in/self-audit-short-staff/2025-11")
    page.get_by_text("The sheet has other codes").click()
    page.get_by_label("The codes, as they follow on the sheet").fill("v1, W99 m2")
    button(page, "Use these codes").click()
    expect(page.get_by_text('No question that can be rated here has this code: "W99".')).to_be_visible()
    page.get_by_label("The codes, as they follow on the sheet").fill("M2 V1")
    button(page, "Use these codes").click()
    type_in(page, "34")
    page.get_by_label("Its edition").fill("soon")
    page.get_by_label("Its edition").press("Tab")
    expect(page.get_by_text("Write it like 2026-11.")).to_be_visible()
    page.reload()
    assert cells(page, 0) == ["3", "4", ""]
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("1 audit was added.")
    [record] = audits_in(page)
    assert record["site"]["edition"] == "2025-11"
    assert ratings(record) == ["3", "4"]
    assert record["choice"] == {"kind": "parts", "parts": ["commitment", "vision"]}


# From a spreadsheet


def paste(page: Page, text: str) -> None:
    page.evaluate(PASTE, [None, text])


def test_rows_are_pasted_from_the_cell_on_and_taken_back(visitor: Visitor) -> None:
    """As a spreadsheet's clipboard has them."""
    page = keying(visitor)
    begin(page)
    page.keyboard.type("1")
    paste(page, '2\t3-\r\n"4"\t9\r\n')
    expect(told(page)).to_contain_text("2 sheets pasted.")
    assert cells(page, 0)[:4] == ["1", "2", "3-", ""]
    assert cells(page, 1)[:4] == ["", "4", "9", ""]
    expect(page.locator("tbody [aria-invalid=true]")).to_have_count(1)
    assert where(page).startswith("Sheet 1, V3 ")
    told(page).get_by_role("button", name="Undo").click()
    assert cells(page, 0)[:4] == ["1", "", "", ""]
    assert len(draft(page)) == 1
    begin(page)
    paste(page, "1\t2\t3\t4\t1\t2\t3\t4\t1")
    expect(told(page)).to_contain_text("What you pasted has 9 columns, and there are 8 from this cell on.")


@pytest.mark.parametrize("text", ["note\tV3\tV1\r\nsaid so\t3\t1-\r\n\td\t\r\n", "V1;V3;note\n1-;3;said so\n;d;\n"])
def test_rows_with_their_codes_are_pasted_in_any_order(visitor: Visitor, text: str) -> None:
    page = keying(visitor)
    begin(page)
    paste(page, text)
    expect(told(page)).to_contain_text("2 sheets pasted.")
    assert cells(page, 0) == ["1-", "3", "", "", "", "", "", "said so"]
    assert cells(page, 1) == ["", "d", "", "", "", "", "", ""]


TABLE = "number,audience,V1,V5,note\n1,Governors,1,2-,\n2,governors,5,d,see V1\n3,Staff,4,4+,\n"


def test_a_table_is_opened_for_mending_and_the_same_rows_never_count_twice(visitor: Visitor) -> None:
    """Each bad cell is marked, each row goes to its audience, and nothing of it is lost."""
    page = keying(visitor)
    page.evaluate(DROP, [["answers.csv", TABLE]])
    expect(told(page)).to_contain_text("3 sheets put into the table. 1 cell has to be mended.")
    assert sorted(cells(page, row)[0] for row in range(2)) == ["1", "5"]
    expect(page.locator(".ir-key-in__others")).to_contain_text("1 sheet: Staff")
    page.evaluate(DROP, [["answers.csv", TABLE]])
    expect(told(page)).to_contain_text("3 sheets were typed in here already.")
    page.locator(".ir-key-in__fault").click()
    page.keyboard.type("3")
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("2 audits were added.")
    assert {record["respondent"]["audience"] for record in audits_in(page)} == {"governors"}
    page.get_by_role("link", name="See who is in").click()
    mended = TABLE.replace("governors,5", "governors,4")
    bring(page, file("answers.csv", TABLE), file("mended.csv", mended))
    expect(told(page)).to_contain_text("2 audits were added. 1 was here already.")
    expect(page.get_by_text("“answers.csv” could not be read")).to_contain_text(
        'cell C3 should be 1, 2, 3, 4, d or x (a number also with + or -), and is "5"'
    )


def test_a_table_on_together_is_several_audits_however_often_it_comes(visitor: Visitor) -> None:
    """Under its own audiences, beside copies of other kinds."""
    page = visitor.go(f"{PAGE}#together")
    table = "audience;V1;V5\nStaff;1;2-\nStaff;1;2-\nGovernors;4;d\n"
    bring(page, file("answers.csv", table), kept(page, audit(page, "head"), "json"))
    expect(told(page)).to_contain_text("4 audits were added.")
    first = audits_in(page)
    bring(page, file("again.csv", "\ufeff" + table.replace("\n", "\r\n")))
    expect(told(page)).to_contain_text("3 were here already.")
    expect(page.get_by_text("number the sheets in the column “number”")).to_be_visible()
    assert audits_in(page) == first
    audiences = sorted(record["respondent"]["audience"] for record in first)
    assert audiences == ["governors", "leadership", "staff", "staff"]


def test_a_table_that_does_not_say_who_answered_is_asked_about_where_sheets_are_typed_in(visitor: Visitor) -> None:
    page = visitor.go(f"{PAGE}#together")
    bring(page, file("answers.csv", "V1,V5\n1,2\n"))
    expect(came_in(page).first).to_contain_text("The table does not say who answered.")
    page = keying(visitor, "self-audit-short-governors")
    page.get_by_label("Open a table with codes as columns").set_input_files(file("answers.csv", "V1,V5\n1,2\n"))
    expect(told(page)).to_contain_text("1 sheet put into the table.")
    assert cells(page, 0)[:2] == ["1", "2"]
    for name, text, said in (
        ("copy.json", json.dumps(audit(page, "head")), "It is no table with codes as columns."),
        ("bad.csv", "V1,W9\n1,2\n", 'cell B1 is "W9", which is no code'),
        ("half.csv", 'V1,V3\n1,"2\n', "cell B2 begins with a quotation mark"),
        ("a.csv", "", "The file is empty."),
        ("a.pdf", "%PDF-1.7", "The file is a PDF"),
    ):
        page.evaluate(DROP, [[name, text]])
        expect(page.get_by_text(said)).to_be_visible()
    assert len(draft(page)) == 1


def test_the_template_is_opened_as_it_was_filled_in(visitor: Visitor, site: BuiltSite) -> None:
    """By a spreadsheet or an editor; rows that nobody filled in are no audits."""
    lines = (site.root / "worksheets/answers-staff.csv").read_text(encoding="utf-8-sig").splitlines()
    head = lines[0].split(",")
    row = lines[1].split(",")
    row[head.index("V1")], row[head.index("M2")], row[head.index("note")] = "2-", "d", "'=1+1"
    page = visitor.go(f"{PAGE}#together")
    bring(page, file("answers.csv", "\n".join([lines[0], ",".join(row), *lines[2:]])))
    expect(told(page)).to_contain_text("1 audit was added.")
    [record] = audits_in(page)
    assert record["respondent"]["audience"] == "staff"
    assert record["choice"] == {"kind": "short"}
    assert record["answers"][0] | {"question": ""} == {
        "question": "",
        "rating": 2,
        "good_enough": False,
        "note": "=1+1",
    }


# Keeping


def test_where_nothing_can_be_stored_it_is_said_and_leaving_is_asked_about(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """Everything works all the same."""
    visitor = open_visitor(on_file(site))
    visitor.context.add_init_script(DENY_STORAGE)
    page = keying(visitor)
    type_in(page, "1", "2", "3")
    expect(page.get_by_role("alert").filter(has_text="Not kept: this browser keeps nothing")).to_be_visible()
    assert page.evaluate("() => !dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("3 audits were added.")


def test_two_windows_type_at_once_and_nothing_is_written_over(visitor: Visitor) -> None:
    """What one brings in goes from the other, whose cell keeps the focus."""
    one = keying(visitor)
    type_in(one, "1")
    other = beside(one, f"{visitor.start}{PAGE}#key-in/{SHORT}")
    expect(other.locator("tbody tr")).to_have_count(2)
    begin(other, 1)
    other.keyboard.type("2")
    expect(one.locator("tbody tr")).to_have_count(3)
    one.keyboard.type("33")
    expect(other.locator("tbody tr")).to_have_count(4)
    assert where(other).startswith("Sheet 2, V3 ")
    other.keyboard.type("4")
    expect(one.locator("tbody tr").nth(1).locator("input").nth(1)).to_have_value("4")
    assert sorted("".join(row["cells"].values()) for row in draft(one)) == ["1", "24", "33"]
    button(other, "Bring these in").click()
    expect(told(other)).to_contain_text("3 audits were added.")
    expect(one.locator("tbody tr")).to_have_count(1)
    assert visitor.complaints == []


def test_what_cannot_be_read_stays_until_somebody_discards_it(visitor: Visitor, tmp_path: Path) -> None:
    page = keying(visitor)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [DRAFT, '{"batches": [null]}'])
    page.reload()
    expect(page.get_by_role("alert").filter(has_text="can’t be read")).to_be_visible()
    type_in(page, "1")
    assert page.evaluate("key => localStorage.getItem(key)", DRAFT) == '{"batches": [null]}'
    with page.expect_download() as download:
        button(page, "Download it as it is").click()
    download.value.save_as(tmp_path / "kept.txt")
    assert (tmp_path / "kept.txt").read_text() == '{"batches": [null]}'
    button(page, "Discard it").click()
    assert [row["cells"] for row in draft(page)] == [{"V1": "1"}]


def test_whoever_comes_back_is_led_to_what_was_begun_and_wiping_takes_it_along(visitor: Visitor) -> None:
    """On the first screen, and where people meet."""
    page = keying(visitor)
    type_in(page, "1", "2", "3")
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("3 audits were added.")
    type_in(page, "4")
    page.goto(f"{visitor.start}{PAGE}#start")
    expect(page.get_by_text("Paper sheets are typed in here, and not brought in yet.")).to_be_visible()
    page.goto(f"{visitor.start}{PAGE}#together")
    expect(page.get_by_text("1 sheet is typed in and not brought in yet.")).to_be_visible()
    page.get_by_role("link", name="Key in paper sheets").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    assert where(page) == "Key in paper sheets"
    page.goto(f"{visitor.start}{PAGE}#keep")
    page.get_by_role("button", name="Finish and wipe").click()
    button(page, "Wipe").click()
    expect(told(page)).to_contain_text("Nothing is left in this browser.")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.goto(f"{visitor.start}{PAGE}#key-in/{SHORT}")
    expect(page.locator("tbody tr")).to_have_count(1)


def test_what_the_browser_does_not_let_go_of_is_told_when_all_is_wiped(visitor: Visitor) -> None:
    """The audit is gone by then, and whoever is told otherwise would look for it."""
    page = keying(visitor)
    type_in(page, "1", "2", "3")
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("3 audits were added.")
    type_in(page, "4")
    page.evaluate("""() => {
      const { removeItem } = Storage.prototype;
      Storage.prototype.removeItem = function (key) {
        if (key.endsWith("keying:v1")) throw new Error("denied");
        removeItem.call(this, key);
      };
    }""")
    page.goto(f"{visitor.start}{PAGE}#keep")
    page.get_by_role("button", name="Finish and wipe").click()
    button(page, "Wipe").click()
    expect(told(page)).to_contain_text("The audit is wiped, but not the paper sheets that were typed in.")
    assert len(page.evaluate("Object.keys(localStorage)")) == 1


def test_a_window_that_only_looks_on_brings_nothing_in(visitor: Visitor) -> None:
    """What was typed stays typed."""
    page = keying(visitor)
    type_in(page, "1", "2", "3")
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("3 audits were added.")
    other = beside(page, f"{visitor.start}{PAGE}#together")
    other.get_by_role("button", name="Take out").first.click()
    expect(page.get_by_role("button", name="Continue here")).to_be_visible()
    type_in(page, "4")
    expect(button(page, "Bring these in")).to_be_disabled()
    page.get_by_role("button", name="Continue here").click()
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("1 audit was added.")
    assert len(audits_in(page)) == 3


def test_four_hundred_sheets_are_the_most(visitor: Visitor) -> None:
    """No more fit into a review; those that are there can still be changed."""
    page = keying(visitor)
    begin(page)
    paste(page, "V1\tV3\n" + "1\t2\n" * 400)
    expect(told(page)).to_contain_text("400 sheets pasted.")
    expect(page.locator("tbody tr")).to_have_count(400)
    begin(page)
    page.keyboard.type("3")
    assert cells(page, 0)[:2] == ["3", "2"]
    paste(page, "V1\n1\n")
    expect(told(page)).to_contain_text("These would be 401 sheets, and 400 are the most at once.")


def test_firefox_types_keeps_and_brings_in_as_well(firefox: Firefox, site: BuiltSite) -> None:
    """From a folder, where each of its files has a store of its own."""
    with firefox.visit(on_file(site)) as visitor:
        page = keying(visitor)
        begin(page)
        page.keyboard.type("12-3+dx45")
        assert cells(page, 0) == ["1", "2-", "3+", "d", "x", "4", "5", ""]
        page.keyboard.press("Enter")
        page.keyboard.type("3")
        page.keyboard.press("Backspace")
        page.keyboard.type("4")
        page.reload()
        expect(page.locator("tbody tr")).to_have_count(3)
        page.locator(".ir-key-in__fault").click()
        page.keyboard.type("1")
        button(page, "Bring these in").click()
        expect(told(page)).to_contain_text("2 audits were added.")
        assert sorted(map(ratings, audits_in(page))) == [["1", "2-", "3+", "d", "x", "4", "1"], ["4"]]
        assert visitor.complaints == []


# For everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screen_shuts_nobody_out(open_visitor: Callable[..., Visitor], site: BuiltSite, scheme: str) -> None:
    """With all that can show on it: other sheets, bad cells, something told."""
    visitor = open_visitor(on_file(site), color_scheme=scheme, viewport={"width": 1280, "height": 720})
    page = keying(visitor, "self-audit-short-governors")
    type_in(page, "1")
    page.get_by_label("Who answered?").select_option(label="Staff")
    type_in(page, "15d-", "2")
    page.get_by_text("The sheet has other codes").click()
    page.get_by_role("button", name="Take out sheet 2").click()
    visitor.inject_axe()
    assert visitor.violations(RULES) == []
    assert visitor.violations(RULES_OF_COLOUR) == []


def test_what_is_said_lies_over_the_heads_of_the_table(visitor: Visitor) -> None:
    """Both stay in sight while the page scrolls."""
    page = keying(visitor)
    type_in(page, "1234dx1")
    button(page, "Bring these in").click()
    expect(told(page)).to_contain_text("1 audit was added.")
    on_top = """() => {
        const told = document.querySelector(".ir-told"), corner = document.querySelector("thead .ir-key-in__name");
        scrollBy(0, corner.getBoundingClientRect().top - 5);
        const [{left, top, bottom}, under] = [told, corner].map(element => element.getBoundingClientRect());
        const overlap = [Math.max(top, under.top), Math.min(bottom, under.bottom)];
        const seen = document.elementFromPoint(Math.max(left, under.left) + 8, (overlap[0] + overlap[1]) / 2);
        return [overlap[0] < overlap[1], told.contains(seen)];
    }"""
    assert page.evaluate(on_top) == [True, True]


@pytest.mark.parametrize("width", [320, 390])
def test_only_the_table_scrolls_sideways_and_the_cell_in_use_is_always_in_sight(
    open_visitor: Callable[..., Visitor], site: BuiltSite, width: int
) -> None:
    visitor = open_visitor(on_file(site), viewport={"width": width, "height": 700})
    page = keying(visitor, "self-audit-full-leadership")
    begin(page)
    assert page.evaluate(WIDER) <= 0
    for place in range(30):
        page.keyboard.type("7" if place == 3 else "3")
        assert page.evaluate(SEEN), place
    for _ in range(30):
        page.keyboard.press("ArrowLeft")
        assert page.evaluate(SEEN)
    assert page.evaluate(WIDER) <= 0
    box = page.get_by_role("region", name="Sheets")
    box.focus()
    expect(box).to_be_focused()
    visitor.inject_axe()
    assert visitor.violations() == []


def test_colours_may_be_forced(open_visitor: Callable[..., Visitor], site: BuiltSite) -> None:
    """A bad cell still has its broken line, and the cell in use its outline."""
    visitor = open_visitor(on_file(site), forced_colors="active")
    page = keying(visitor)
    begin(page)
    page.keyboard.type("7")
    bad = page.locator("tbody [aria-invalid=true]")
    assert bad.evaluate("field => getComputedStyle(field).borderTopStyle") == "dashed"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_names_and_notes_that_are_hostile_stay_texts(visitor: Visitor) -> None:
    page = keying(visitor)
    hostile = "<img src=x onerror=alert(1)>"
    begin(page)
    paste(page, f"{hostile}\t1\n2\t{hostile}\n")
    expect(page.locator(".ir-key-in__faults li")).to_have_count(2)
    assert page.locator(".ir-audit__app img").count() == 0
    page.evaluate(DROP, [[f"{hostile}.csv", f"audience,V1\n{hostile},1\n"]])
    expect(page.locator(".ir-open__error").filter(has_text="cell A2")).to_contain_text(hostile)
    assert page.locator(".ir-audit__app img").count() == 0
    assert visitor.complaints == []
    assert dialog(page, "Replace").count() == 0


def test_the_worksheets_page_leads_here_and_to_the_tables(visitor: Visitor, site: BuiltSite) -> None:
    """Each as a file of the site, with the worksheets."""
    page = visitor.go("worksheets/index.html")
    part = page.locator("section").filter(has=page.get_by_role("heading", name="To type paper answers in"))
    files: Sequence[str] = part.locator("a.ir-downloads__file").evaluate_all("links => links.map((a) => a.href)")
    assert len(files) == 12
    assert all(name.removeprefix(visitor.start) in site.files for name in files)
    part.get_by_role("link", name="Key in paper sheets").click()
    expect(page.get_by_role("heading", name="Key in paper sheets")).to_be_visible()
    page.get_by_role("link", name="Tables to type into").click()
    expect(page.get_by_role("heading", name="To type paper answers in")).to_be_visible()

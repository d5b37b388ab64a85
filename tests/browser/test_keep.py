"""What someone wrote in the self-audit stays theirs: kept as a file, opened again, printed, and wiped on request."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, FilePayload, Locator, Page, expect

from tests.browser.visit import DENY_STORAGE, RULES, RULES_OF_COLOUR, Visitor, beside, on_file
from tests.project import BuiltSite

PAGE = "self-audit/index.html"

KEY = "reflections:inclusion-reflections:v1"

MAKE = """({id, school, answered}) => {
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    const [made, later] = ["2026-11-20T10:31:00Z", "2026-11-21T09:00:00Z"];
    const who = {audience: "leadership", choice: {kind: "short"}, name: "ŁŴ"};
    let record = Reflections.audit.start({bank, school, id, now: made, ...who});
    for (const [place, {id}] of record.questions.slice(0, answered).entries()) {
        record = Reflections.audit.rate(record, id, place % 4 + 1, later);
        record = Reflections.audit.judge(record, id, place % 3 > 0, later);
        record = Reflections.audit.write(record, id, "note", "=1+1 ŵ ł ع 🎉 </script><script>alert(1)</script>", later);
    }
    const [{id: question}] = record.questions;
    record = Reflections.plan.choose(record, question, later);
    const action = {id: "a1", question, what: "Agree one sentence", who: "Head", by: "2027-01-31"};
    return Reflections.plan.add(record, action, later);
}"""
"""An audit with a plan, as the page's own scripts make it."""

DROP = """([name, text, times = 1]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text.repeat(times)], name));
    const fire = (type) => document.querySelector("h1").dispatchEvent(
        new DragEvent(type, {dataTransfer, bubbles: true, cancelable: true}));
    return [fire("dragover"), fire("drop")];
}"""
"""Drops a file on a heading; gives back whether the browser would go on to do with it what it does by itself."""

CANCEL_AND_CHOOSE = """([name, text]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name));
    Array.from(document.querySelectorAll("dialog button")).find((button) => button.textContent === "Cancel").click();
    const input = document.querySelector(".ir-keep input[type=file]");
    input.files = dataTransfer.files;
    input.dispatchEvent(new Event("change", {bubbles: true}));
}"""
"""Cancels, and chooses a file, with nothing between the two."""

LEAVE_FROM_THE_FOOT = """() => new Promise((resolve) => {
    window.scrollTo({top: document.documentElement.scrollHeight, behavior: "instant"});
    const wasDown = window.scrollY > 300;
    window.addEventListener("hashchange", () => resolve([wasDown, window.scrollY]));
    window.location.hash = "#results";
})"""
"""Whether the page could be scrolled down, and where it is when the next screen has just come."""

NOTE_TOLD = """() => {
    window.told = [];
    const text = document.querySelector(".ir-told__text");
    const note = () => text.textContent && window.told.push(text.textContent);
    new MutationObserver(note).observe(text, {childList: true, characterData: true, subtree: true});
}"""
"""Notes what a screen reader is given to read out."""

ON_PAPER = """() => Array.from(document.querySelectorAll("body *"))
    .filter(element => !element.closest(".ir-report") && element.checkVisibility()
        && Array.from(element.childNodes).some(node => node.nodeType === 3 && node.data.trim()))
    .map(element => element.textContent.trim())"""
"""The texts outside the report that show."""

NOT_AUDITS = {
    "empty.json": (b"", "The file is empty."),
    "photo.html": (b"\x89PNG\r\n\x1a\n\x00\x00", "not"),
    "page.html": (b"<!doctype html><p>Hello", "web page that holds no audit"),
    "other.json": (b'{"format": "another"}', "not an audit that was kept here"),
    "cut.json": (b'{"format": "inclusion-reflections", "ver', "damaged"),
    "cut.html": (b"<!DOCTYPE html><html><head><style>.ir-report {}</style></head><body><h1>Self-aud", "damaged"),
    "newer.json": (b'{"format": "inclusion-reflections", "version": 2}', "newer version"),
}
"""Files that are refused, and what is said of each."""


def audit(page: Page, id: str = "first-audit", school: str = "Ysgol Llŷn", answered: int = 5) -> dict[str, Any]:
    made: dict[str, Any] = page.evaluate(MAKE, {"id": id, "school": school, "answered": answered})
    return made


def stored(page: Page) -> dict[str, Any] | None:
    """The audit that the browser stores."""
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return dict(json.loads(text)["record"]) if text else None


def unnumbered(record: dict[str, Any] | None) -> dict[str, Any]:
    """A record without its revision, which putting it back may raise."""
    assert record is not None
    return {key: value for key, value in record.items() if key != "revision"}


def choose(page: Page, content: bytes | dict[str, Any], name: str = "kept.json") -> None:
    """Choose a file by the button of the screen that shows."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    file = FilePayload(name=name, mimeType="text/plain", buffer=data)
    page.get_by_label("Open a copy that you kept").set_input_files(file)


def unsound(visitor: Visitor, rules: Mapping[str, Any] = RULES) -> list[str]:
    """What axe finds. The form of the page without script, which is hidden here, would take it ten times as long."""
    visitor.page.evaluate("document.querySelector('.ir-audit__form')?.remove()")
    visitor.inject_axe()
    return visitor.violations(rules)


def dialog(page: Page, title: str) -> Locator:
    return page.get_by_role("dialog", name=title)


def keep_by(page: Page, button: str) -> Download:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value


def begun(visitor: Visitor, record: dict[str, Any] | None = None) -> Page:
    """The keep screen, with an audit in the browser."""
    page = visitor.go(f"{PAGE}#keep")
    choose(page, record or audit(page))
    page.wait_for_url("**#questions")
    page.get_by_role("link", name="Keep and print").click()
    expect(page.get_by_role("heading", name="Keep a copy")).to_be_visible()
    return page


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return begun(visitor)


def test_each_kind_of_copy_opens_elsewhere_as_the_same_audit(
    page: Page, site: BuiltSite, open_visitor: Callable[..., Visitor]
) -> None:
    """Also with letters beyond Latin, a formula and markup in its notes."""
    before = stored(page)
    elsewhere = open_visitor(on_file(site)).go(PAGE)
    for button in ("Keep a copy", "The same as .json", "The same as .csv"):
        kept = keep_by(page, button)
        expect(page.get_by_text(f"Kept as “{kept.suggested_filename}”")).to_be_visible()
        choose(elsewhere, kept.path().read_bytes(), kept.suggested_filename)
        elsewhere.wait_for_url("**#questions")
        assert stored(elsewhere) == before
        elsewhere.evaluate("localStorage.clear()")
        elsewhere.goto("about:blank")
        elsewhere.goto(on_file(site) + PAGE)
    assert stored(page) == before


def test_the_dates_of_the_plan_go_into_a_calendar(page: Page) -> None:
    kept = keep_by(page, "The plan’s dates as .ics")
    text = kept.path().read_text(encoding="utf-8")
    assert kept.suggested_filename.endswith(".ics")
    assert text.startswith("BEGIN:VCALENDAR")
    assert "20270131" in text
    choose(page, audit(page) | {"id": "without-a-plan", "actions": []})
    page.get_by_role("button", name="Replace it").click()
    page.wait_for_url("**#questions")
    page.get_by_role("link", name="Keep and print").click()
    expect(page.get_by_role("button", name="The same as .csv")).to_be_visible()
    expect(page.get_by_role("button", name="The plan’s dates as .ics")).to_be_hidden()


def test_a_refused_file_says_why_and_changes_nothing(page: Page, visitor: Visitor) -> None:
    before = stored(page)
    for name, (content, reason) in NOT_AUDITS.items():
        choose(page, content, name)
        expect(page.get_by_role("alert").filter(has_text=reason)).to_be_visible()
    page.evaluate(DROP, ["large.json", " ", 5 * 1024 * 1024 + 1])
    expect(page.get_by_role("alert").filter(has_text="larger than 5 MB")).to_be_visible()
    assert stored(page) == before
    expect(page.locator("dialog")).to_have_count(0)
    assert unsound(visitor) == []


def test_replacing_asks_and_names_both(page: Page, visitor: Visitor) -> None:
    before = stored(page)
    choose(page, audit(page, "other-audit", "Hill School", 7))
    asked = dialog(page, "Replace the audit that is here?")
    expect(asked).to_contain_text(
        "Here now: Leadership at Ysgol Llŷn (ŁŴ), 5 of 12 answered, changed on 21 November 2026"
    )
    expect(asked).to_contain_text("In the file: Leadership at Hill School (ŁŴ), 7 of 12 answered")
    expect(asked).to_contain_text("two different audits")
    assert unsound(visitor) == []
    kept = keep_by(page, "First keep a copy of what is here")
    assert "ysgol-llyn" in kept.suggested_filename
    expect(asked).to_contain_text(kept.suggested_filename)
    page.keyboard.press("Escape")
    expect(asked).to_have_count(0)
    assert stored(page) == before


def test_what_was_replaced_comes_back(page: Page) -> None:
    before = stored(page)
    choose(page, audit(page, "other-audit", "Hill School", 7))
    page.get_by_role("button", name="Replace it").click()
    page.wait_for_url("**#questions")
    expect(page.get_by_text("Opened: Leadership at Hill School")).to_be_visible()
    assert (stored(page) or {})["school"] == "Hill School"
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The audit that was here before is back.")).to_be_visible()
    assert unnumbered(stored(page)) == unnumbered(before)


def test_undoing_asks_once_more_has_been_written(page: Page) -> None:
    """Undo is for the opening: what was written after it isn't lost to it."""
    choose(page, audit(page, "other-audit", "Hill School", 7))
    page.get_by_role("button", name="Replace it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("All questions")  # it is there now
    page.get_by_role("link", name="Keep and print").click()
    page.get_by_label("School’s name").fill("Hill Top School")
    page.get_by_role("button", name="Undo").click()
    asked = dialog(page, "Replace the audit that is here?")
    expect(asked).to_contain_text("Here now: Leadership at Hill Top School")
    expect(asked).to_contain_text("Before: Leadership at Ysgol Llŷn")
    asked.get_by_role("button", name="Cancel").click()
    assert (stored(page) or {})["school"] == "Hill Top School"


def test_a_file_chosen_while_another_is_being_cancelled_is_asked_about_too(page: Page) -> None:
    """In the same moment: what follows a dialog's answer comes a moment after it."""
    choose(page, audit(page, "other-audit", "Hill School", 7))
    expect(dialog(page, "Replace the audit that is here?")).to_contain_text("Hill School")
    page.evaluate(CANCEL_AND_CHOOSE, ["third.json", json.dumps(audit(page, "third-audit", "Mill School", 2))])
    expect(dialog(page, "Replace the audit that is here?")).to_contain_text("Mill School")


def test_another_screen_starts_at_its_top_at_once(page: Page) -> None:
    """A page that still moves takes a click for another place than it was meant for."""
    assert page.evaluate(LEAVE_FROM_THE_FOOT) == [True, 0]


def test_a_question_is_in_sight_before_its_choices(page: Page) -> None:
    """Also at 400 %, where the first button would be scrolled to."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.get_by_role("button", name="Finish and wipe").click()
    asked = dialog(page, "Finish, and wipe it from this device?")
    expect(asked.get_by_role("heading")).to_be_in_viewport()
    expect(asked.get_by_role("heading")).to_be_focused()
    page.keyboard.press("Tab")
    expect(asked.get_by_role("button", name="First keep a copy")).to_be_focused()


def test_two_copies_of_one_audit_are_compared(page: Page) -> None:
    here = stored(page)
    assert here is not None
    later, earlier = "2026-12-01T09:00:00Z", "2026-11-01T09:00:00Z"
    for changes, words in (
        ({"school": "Changed in a spreadsheet"}, "the same audit, but do not say the same"),
        ({"revision": here["revision"] + 1, "changed": later}, "the one in the file is the newer"),
        ({"revision": here["revision"] - 1, "changed": earlier}, "the one in the file is the older"),
        ({"revision": here["revision"] - 1, "changed": later}, "each was changed apart from the other"),
    ):
        choose(page, here | changes)
        asked = dialog(page, "Replace the audit that is here?")
        expect(asked).to_contain_text(words)
        asked.get_by_role("button", name="Cancel").click()
        expect(asked).to_have_count(0)


def test_a_copy_of_what_is_here_is_open_already(page: Page) -> None:
    """In each of its forms; nobody is asked whether it may take the place of itself."""
    before = stored(page)
    for button in ("Keep a copy", "The same as .json", "The same as .csv"):
        kept = keep_by(page, button)
        choose(page, kept.path().read_bytes(), kept.suggested_filename)
        expect(page.get_by_role("status").filter(has_text="This audit is open already.")).to_be_visible()
        page.wait_for_url("**#questions")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        page.get_by_role("link", name="Keep and print").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert stored(page) == before


def test_once_a_copy_is_kept_going_on_is_the_main_choice(page: Page) -> None:
    """Whether it was kept in answer or before; not any more once something was changed since."""
    main = page.locator("dialog .ir-button:not(.ir-button--quiet)")
    other = audit(page, "other-audit", "Hill School", 7)
    choose(page, other)
    expect(main).to_have_text(["First keep a copy of what is here"])
    kept = keep_by(page, "First keep a copy of what is here")
    asked = dialog(page, "Replace the audit that is here?")
    expect(asked).to_contain_text(f"Kept as “{kept.suggested_filename}”. Look for it among your downloads.")
    expect(main).to_have_text(["Replace it"])
    asked.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Finish and wipe").click()
    expect(page.get_by_role("dialog")).to_contain_text(kept.suggested_filename)
    expect(main).to_have_text(["Wipe"])
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    page.get_by_label("School’s name").fill("Hill Top School")
    choose(page, other)
    expect(main).to_have_text(["First keep a copy of what is here"])


def test_a_copy_that_cannot_be_made_is_told_before_anything_goes(page: Page) -> None:
    page.evaluate("() => { URL.createObjectURL = () => { throw new Error('denied'); }; }")
    page.get_by_role("button", name="Finish and wipe").click()
    page.get_by_role("button", name="First keep a copy").click()
    expect(page.get_by_role("dialog")).to_contain_text("This copy could not be made. Nothing was lost")
    expect(page.locator("dialog .ir-button:not(.ir-button--quiet)")).to_have_text(["First keep a copy"])
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Keep a copy", exact=True).click()
    expect(page.locator(".ir-keep__status")).to_contain_text("This copy could not be made. Nothing was lost")


def test_it_is_said_in_one_place_what_is_kept_where(page: Page) -> None:
    expect(page.locator(".ir-audit__saved")).to_have_text("Saved on this device.")
    expect(page.locator(".ir-keep__part").first).to_contain_text(
        "What is saved on this device is in this browser alone: another browser, or a computer that was cleaned, has "
        "nothing without a copy."
    )


def test_that_all_is_wiped_is_in_sight_at_once(page: Page, visitor: Visitor) -> None:
    """Above what the page says of itself, apart from it, told once, and gone when it is hidden."""
    page.evaluate(NOTE_TOLD)
    page.get_by_role("button", name="Finish and wipe").click()
    page.get_by_role("button", name="Wipe", exact=True).click()
    told = page.locator(".ir-told")
    expect(told).to_contain_text("Nothing is left in this browser.")
    expect(told).to_be_in_viewport(ratio=1)
    expect(page.locator("#main")).to_be_focused()
    box, introduction = told.bounding_box(), page.locator(".ir-body > .ir-prose").bounding_box()
    assert box is not None
    assert introduction is not None
    assert introduction["y"] >= box["y"] + box["height"] + 12
    assert page.evaluate("window.told.length") == 1
    assert unsound(visitor) == []
    told.get_by_role("button", name="Hide").click()
    expect(page.locator("#main")).to_be_focused()
    expect(told.locator("p")).to_have_text("")


def test_a_file_can_be_dropped_anywhere(visitor: Visitor) -> None:
    page = visitor.go(f"{PAGE}#keep")
    record = audit(page)
    assert page.evaluate(DROP, ["photo.png", "no audit"]) == [False, False]
    expect(page.get_by_role("alert").filter(has_text="not an audit")).to_be_visible()
    assert page.evaluate(DROP, ["kept.json", json.dumps(record)]) == [False, False]
    page.wait_for_url("**#questions")
    assert stored(page) == record
    page.evaluate(DROP, ["photo.png", "no audit"])
    expect(dialog(page, "The file was not opened")).to_contain_text("not an audit")


def test_a_file_that_is_dropped_while_something_is_asked_changes_nothing(page: Page) -> None:
    """Else what is asked, such as whether to wipe, would come to be about another audit."""
    page.get_by_role("button", name="Finish and wipe").click()
    assert page.evaluate(DROP, ["kept.json", json.dumps(audit(page, "other-audit"))]) == [False, False]
    expect(page.get_by_role("dialog", include_hidden=True)).to_have_count(1)
    page.get_by_role("button", name="Cancel").click()
    assert (stored(page) or {})["id"] == "first-audit"


def test_what_another_window_wrote_while_it_was_asked_is_not_replaced(page: Page) -> None:
    choose(page, audit(page, "other-audit"))
    expect(dialog(page, "Replace the audit that is here?")).to_be_visible()
    other = beside(page)
    other.get_by_label("School’s name").fill("Changed elsewhere")
    expect(page.get_by_role("button", name="Continue here", include_hidden=True)).to_have_count(1)
    page.get_by_role("button", name="Replace it").click()
    expect(page.get_by_text("Another window has just changed what is here")).to_be_visible()
    assert (stored(page) or {})["school"] == "Changed elsewhere"


def test_an_undo_never_reaches_another_audit(page: Page) -> None:
    """The one that was begun since, or the one that another window opened."""
    page.goto(f"{page.url.split('#')[0]}#question/vision-shared")
    clear = page.get_by_role("button", name="Clear this answer")
    undo = page.get_by_role("button", name="Undo")
    clear.click()
    expect(undo).to_be_visible()
    page.evaluate("location.hash = 'start'")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Begin").click()
    page.wait_for_url("**#question/**")
    expect(undo).to_be_hidden()
    assert (stored(page) or {})["answers"] == []


def test_continuing_with_another_windows_audit_shows_what_that_one_asks(page: Page, visitor: Visitor) -> None:
    page.evaluate("location.hash = 'question/vision-shared'")
    page.get_by_role("button", name="Clear this answer").click()
    lacking = audit(page, "other-audit") | {"answers": [], "priorities": [], "actions": []}
    lacking["questions"] = [each for each in lacking["questions"] if each["id"] != "vision-shared"]
    other = beside(page, f"{page.url.split('#')[0]}#keep")
    choose(other, lacking)
    other.get_by_role("button", name="Replace it").click()
    page.get_by_role("button", name="Continue here").click()
    expect(page.get_by_text("This question is not in your audit.")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()
    assert visitor.complaints == []


def test_an_undo_waits_until_this_window_may_write(page: Page) -> None:
    before = stored(page)
    page.evaluate("location.hash = 'question/vision-shared'")
    page.get_by_role("button", name="Clear this answer").click()
    other = beside(page, f"{page.url.split('#')[0]}#keep")
    other.get_by_label("School’s name").fill("Changed elsewhere")
    expect(page.get_by_role("button", name="Continue here")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("To undo that, choose “Continue here” first.")).to_be_visible()
    page.get_by_role("button", name="Continue here").click()
    page.get_by_role("button", name="Undo").click()
    assert (stored(page) or {})["answers"] == unnumbered(before)["answers"]


def test_a_report_too_large_to_be_opened_is_kept_as_json_too(page: Page) -> None:
    record = audit(page, "large-audit")
    record["answers"] = [each | {"note": "W" * 10_000, "evidence": "M" * 10_000} for each in record["answers"]]
    record["questions"] += [record["questions"][0] | {"id": f"unknown-{at}"} for at in range(140)]
    texts = {"rating": 1, "note": "W" * 10_000, "evidence": "M" * 10_000}
    record["answers"] += [texts | {"question": f"unknown-{at}"} for at in range(140)]
    choose(page, record)
    page.get_by_role("button", name="Replace it").click()
    expect(page.get_by_text("Opened:")).to_be_visible()
    page.evaluate("location.hash = 'keep'")
    files: list[Download] = []
    page.on("download", lambda file: files.append(file))
    keep_by(page, "Keep a copy")
    expect(page.get_by_text("So the same was kept as .json too: that one opens here.")).to_be_visible()
    assert sorted(file.suggested_filename.split(".")[-1] for file in files) == ["html", "json"]


@pytest.mark.parametrize("name", ["\u202eloohcs", "مدرسة", "\u2067x"])
def test_a_name_leaves_the_words_around_it_in_their_order(page: Page, name: str) -> None:
    choose(page, audit(page, "other-audit", name))
    said = dialog(page, "Replace the audit that is here?").inner_text().split("In the file: ")[1]
    turning = [letter for letter in said if letter in "\u202a\u202b\u202d\u202e\u2066\u2067"]
    assert turning == []
    assert name != "مدرسة" or f"at \u2068{name}\u2069 (" in said


def test_reworded_and_unknown_questions_are_named(visitor: Visitor) -> None:
    """Both wordings, so that somebody can see whether an answer still fits; and again later."""
    page = visitor.go(f"{PAGE}#keep")
    record = audit(page)
    today = record["questions"][0]["ask"]
    record["questions"][0]["ask"] = "What did we ask last year?"
    record["questions"][1]["id"] = record["answers"][1]["question"] = "asked-elsewhere"
    record["questions"][1]["ask"] = "Is this asked elsewhere?"
    choose(page, record)
    expect(page.get_by_role("heading", name="Keep and print")).to_be_focused()
    news = page.locator("details", has_text="Questions that have changed")
    for text in ("Was: What did we ask last year?", f"Now: {today}", "Is this asked elsewhere?"):
        expect(news.get_by_text(text)).to_be_visible()
    assert unsound(visitor) == []
    news.get_by_role("button", name="Close this").click()
    expect(news.get_by_text("What did we ask last year?")).to_be_hidden()
    page.reload()
    news.get_by_text("Questions that have changed").click()
    expect(news.get_by_text("What did we ask last year?")).to_be_visible()


def test_wiping_takes_this_audit_alone(page: Page) -> None:
    """Other pages of the same intranet, or other files on the same computer, keep what they stored."""
    before = stored(page)
    page.evaluate("localStorage.setItem('menu:favourites', 'pasta')")
    page.evaluate("key => localStorage.setItem(key.replace(/v1$/, 'meeting:v1'), '{}')", KEY)
    page.get_by_role("button", name="Finish and wipe").click()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert stored(page) == before
    page.get_by_role("button", name="Finish and wipe").click()
    asked = dialog(page, "Finish, and wipe it from this device?")
    expect(asked).to_contain_text("A meeting that is planned and paper sheets that are not brought in yet go too.")
    kept = keep_by(page, "First keep a copy")
    expect(asked).to_contain_text(kept.suggested_filename)
    asked.get_by_role("button", name="Wipe").click()
    expect(page.get_by_text("Nothing is left in this browser.")).to_be_visible()
    assert page.url.endswith("#start")
    assert page.evaluate("Object.keys(localStorage)") == ["menu:favourites"]
    page.go_back()
    expect(page.get_by_text("There is no audit here yet.")).to_be_visible()
    expect(page.get_by_label("School’s name")).to_be_hidden()


def test_school_and_name_are_saved_as_they_are_typed(page: Page) -> None:
    page.get_by_label("School’s name").press_sequentially("!")
    page.get_by_label("Your name or initials").fill("Ż")
    saved = stored(page) or {}
    assert (saved["school"], saved["respondent"]["name"]) == ("!Ysgol Llŷn", "Ż")


def test_what_cannot_be_read_is_kept_until_someone_says_otherwise(visitor: Visitor) -> None:
    page = visitor.go(PAGE)
    page.evaluate("key => localStorage.setItem(key, '{\"half')", KEY)
    page.goto("about:blank")
    page = visitor.go(f"{PAGE}#keep")
    assert keep_by(page, "Download it as it is").path().read_text(encoding="utf-8") == '{"half'
    record = audit(page)
    choose(page, record)
    asked = dialog(page, "Replace what is stored here?")
    asked.get_by_role("button", name="Cancel").click()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == '{"half'
    choose(page, record)
    asked.get_by_role("button", name="Replace it").click()
    page.wait_for_url("**#questions")
    assert stored(page) == record


def test_copies_are_kept_where_nothing_can_be_stored(open_visitor: Callable[..., Visitor], site: BuiltSite) -> None:
    visitor = open_visitor(on_file(site))
    visitor.context.add_init_script(DENY_STORAGE)
    page = begun(visitor)
    text = keep_by(page, "Keep a copy").path().read_text(encoding="utf-8")
    assert "Ysgol Llŷn" in text
    expect(page.locator(".ir-keep").get_by_text("keeps nothing on this device")).to_be_visible()


def test_another_window_that_only_looks_on_still_keeps_copies(page: Page) -> None:
    other = beside(page)
    other.get_by_label("School’s name").fill("Changed elsewhere")
    expect(page.get_by_label("School’s name")).to_be_disabled()
    expect(page.get_by_label("Open a copy that you kept")).to_be_disabled()
    assert "Changed elsewhere" in keep_by(page, "The same as .json").path().read_text(encoding="utf-8")


def test_a_window_that_only_looks_on_can_wipe(page: Page) -> None:
    """Whoever leaves a shared computer need not look for the window that was last used."""
    other = beside(page)
    other.get_by_label("School’s name").fill("Changed elsewhere")
    expect(page.get_by_label("School’s name")).to_be_disabled()
    page.get_by_role("button", name="Finish and wipe").click()
    page.get_by_role("button", name="Wipe", exact=True).click()
    expect(page.get_by_text("Nothing is left in this browser.")).to_be_visible()
    assert stored(page) is None


def test_another_audit_than_the_one_in_this_window_is_not_wiped(page: Page) -> None:
    """Nor said to be."""
    other = beside(page)
    choose(other, audit(other, "other-audit", "Hill School", 7))
    other.get_by_role("button", name="Replace it").click()
    expect(page.get_by_role("alert").filter(has_text="Another audit was started")).to_be_visible()
    page.get_by_role("button", name="Finish and wipe").click()
    page.get_by_role("button", name="Wipe", exact=True).click()
    expect(page.get_by_text("It was not wiped. Another audit was started")).to_be_visible()
    assert (stored(page) or {})["school"] == "Hill School"


def test_a_kept_page_stands_alone(page: Page, open_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    """It runs nothing, asks for nothing and is sound, in a browser that knows nothing of the site."""
    file = tmp_path / "kept.html"
    keep_by(page, "Keep a copy").save_as(file)
    reader = open_visitor(tmp_path.as_uri() + "/", color_scheme="dark")
    alone = reader.go("kept.html")
    expect(alone.get_by_role("heading", name="Ysgol Llŷn")).to_be_visible()
    expect(alone.get_by_text("</script><script>alert(1)</script>").first).to_be_visible()
    expect(alone.locator("script")).to_have_count(1)
    assert reader.requests == [file.as_uri()]
    assert reader.complaints == []
    reader.inject_axe()
    assert reader.violations() == []


def test_paper_has_the_report_alone(page: Page, visitor: Visitor) -> None:
    page.get_by_role("link", name="The plan", exact=True).click()
    expect(page.get_by_role("heading", name="Print: the plan")).to_be_focused()
    report = page.locator(".ir-report")
    expect(report).to_contain_text("Agree one sentence")
    expect(report).not_to_contain_text("🎉")
    page.get_by_role("link", name="The completed audit").click()
    expect(report).to_contain_text("🎉")
    page.emulate_media(media="print")
    assert page.evaluate(ON_PAPER) == []
    assert report.evaluate("element => element.getBoundingClientRect().height") > 500


def test_the_screens_are_sound(open_visitor: Callable[..., Visitor], site: BuiltSite) -> None:
    visitor = open_visitor(on_file(site), viewport={"width": 320, "height": 640})
    page = begun(visitor)
    for screen in ("keep", "print/all"):
        page.evaluate("route => { location.hash = route; }", screen)
        expect(page.locator(".ir-audit__app")).to_have_attribute("data-screen", screen.split("/")[0])
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert unsound(visitor) == []
        page.emulate_media(color_scheme="dark")
        assert unsound(visitor, RULES_OF_COLOUR) == []
        page.emulate_media(color_scheme="light")

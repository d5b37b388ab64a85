"""An INSET from a laptop and a projector: planned, presented, everyone heard and kept, at both sizes of a projector."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import DENY_STORAGE, RULES_OF_COLOUR, Visitor, on_file, sheets_of
from tests.project import BuiltSite

PAGE = "self-audit/index.html"

KEY = "reflections:inclusion-reflections:v1"

SIZES = {"1080": {"width": 1920, "height": 1080}, "720": {"width": 1280, "height": 720}}

LEAST = {"1080": 48, "720": 32}
"""The least size of what the hall reads, in pixels."""

TOO_MUCH = """() => {
    const stage = document.querySelector(".ir-present__stage");
    const bar = document.querySelector(".ir-present__bar").getBoundingClientRect();
    const below = [...stage.querySelectorAll(".ir-slide *")]
        .filter((each) => each.getBoundingClientRect().bottom > bar.top + 1);
    return [stage.scrollHeight - stage.clientHeight, stage.scrollWidth - stage.clientWidth, below.length];
}"""
"""How much of a slide is out of sight: below, at the side, and behind the bar."""

SMALLEST = """() => Math.min(...[...document.querySelectorAll(".ir-slide *")]
    .filter((each) => !each.closest(".ir-slide__tools, .ir-hidden"))
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""
"""The size of the smallest letters on a slide, but for the buttons of whoever leads."""

CUT_OFF = """() => [...document.querySelectorAll(".ir-handouts__slide")]
    .filter((slide) => slide.scrollHeight > slide.clientHeight + 1).map((slide) => slide.textContent.slice(0, 80))"""
"""The hand-outs of which something is missing, while they are on paper."""

SHOWN = """() => [".ir-slide", ".ir-present__place"].map((name) => document.querySelector(name))
    .map((element, at) => at ? element.innerText : element.className)"""
"""The names of the slide that shows, and the words for its place."""

KINDS = {"title", "case", "question", "rating", "reveal", "task", "pause", "list", "choose", "plan", "words"}

ROUND = "1 1 2 3 3 4 d"


def stored(page: Page) -> dict[str, Any]:
    return dict(json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["record"])


def kind(page: Page) -> str:
    return str(page.locator(".ir-slide").get_attribute("class")).split("--")[1].split()[0]


def place(page: Page) -> int:
    return int(page.locator(".ir-present__place").inner_text().split()[0])


def shown(page: Page) -> tuple[str, int]:
    """The kind of the slide that shows, and its place, both at once: a walk asks for them hundreds of times."""
    names, told = page.evaluate(SHOWN)
    return names.split("--")[1].split()[0], int(told.split()[0])


def sentence(page: Page, text: str) -> Locator:
    """What was counted, as the hall reads it: it is said to screen readers, too."""
    return page.locator(".ir-slide__sentence", has_text=text)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def count(page: Page, keyed: str) -> None:
    press(page, *keyed.split())


def forward_to(page: Page, wanted: str) -> None:
    now, at = shown(page)
    while now != wanted:
        before = at
        press(page, "PageDown")
        now, at = shown(page)
        assert at > before


def plan(visitor: Visitor, route: str = "session/occasion=inset-two-hours") -> Page:
    page = visitor.go(f"{PAGE}#{route}")
    expect(page.get_by_role("heading", name="Running order")).to_be_visible()
    return page


def present(page: Page) -> Page:
    page.get_by_role("link", name="Present", exact=True).click()
    expect(page.locator(".ir-slide")).to_be_visible()
    return page


class Hall:
    """Who leads a meeting through its slides, and what is wrong with any of them."""

    def __init__(self, visitor: Visitor, size: str, *, is_checked: bool) -> None:
        self.visitor, self.page, self.size, self.is_checked = visitor, visitor.page, size, is_checked
        self.faults: list[str] = []
        self.seen: set[str] = set()
        self.counted = 0
        if is_checked:
            visitor.inject_axe()

    def look(self) -> None:
        """Nothing is out of sight, small or, on the first slide of each kind, hard to read in either scheme."""
        slide, at = shown(self.page)
        now = f"{at} ({slide})"
        hidden, smallest = self.page.evaluate(f"() => [({TOO_MUCH})(), ({SMALLEST})()]")
        if hidden != [0, 0, 0]:
            self.faults.append(f"{now}: out of sight: {hidden}")
        if smallest < LEAST[self.size]:
            self.faults.append(f"{now}: letters of {smallest} pixels")
        if self.is_checked and slide not in self.seen:
            self.faults += [f"{now}: {each}" for each in self.visitor.violations()]
            self.page.emulate_media(color_scheme="dark")
            self.faults += [f"{now} in dark: {each}" for each in self.visitor.violations(RULES_OF_COLOUR)]
            self.page.emulate_media(color_scheme="light")

    def lead(self) -> None:
        """From the first slide to the last."""
        last, at = 0, 1
        while at != last:
            self.look()
            now, last = shown(self.page)
            if act := getattr(self, now, None):
                act(is_first=now not in self.seen)
            self.seen.add(now)
            press(self.page, "PageDown")
            at = shown(self.page)[1]

    def rating(self, *, is_first: bool) -> None:
        count(self.page, ROUND)

    def reveal(self, *, is_first: bool) -> None:
        press(self.page, "PageDown")
        expect(sentence(self.page, "7 counted: from level 1 to level 4; 1 doesn’t know.")).to_be_visible()
        self.look()
        self.counted += 1

    def choose(self, *, is_first: bool) -> None:
        if is_first:
            self.page.get_by_role("button", name="Priority").first.click()
            expect(self.page.get_by_role("button", name="Priority", pressed=True)).to_have_count(1)

    def plan(self, *, is_first: bool) -> None:
        self.page.get_by_label("What we do").fill("Ask ten pupils")
        self.page.get_by_label("Who starts").fill("Deputy head")
        press(self.page, "Enter")
        expect(self.page.get_by_text("Ask ten pupils")).to_be_visible()
        self.look()
        self.page.locator(".ir-slide__title").focus()


def key_in_ten_sheets(page: Page) -> None:
    """The short self-audit for staff has seven questions."""
    page.evaluate("window.location.hash = '#key-in/self-audit-short-staff'")
    page.locator("tbody tr input").first.focus()
    for number in range(10):
        page.keyboard.type(str(1 + number % 4) * 7)
        page.keyboard.press("Enter")
    page.get_by_role("button", name="Bring these in").click()
    expect(page.get_by_text("10 audits were added.")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_two_hours_from_the_plan_to_the_plan(
    open_visitor: Callable[..., Visitor], site: BuiltSite, size: str, tmp_path: Path
) -> None:
    """All questions are counted, no slide is cut off, small or hard to read, and all of it is kept; ten sheets of paper
    are keyed in afterwards, and stand beside what was counted and planned."""
    visitor = open_visitor(on_file(site), viewport=SIZES[size], color_scheme="light")
    page = plan(visitor)
    page.get_by_text("Words and questions").click()
    boxes = page.get_by_role("group", name="Questions").get_by_role("checkbox", checked=False)
    questions = 12 if size == "1080" else 9
    for _ in range(8, questions):
        boxes.first.check()
    expect(page.get_by_text(f"{questions} questions to rate.")).to_be_visible()
    if size == "1080":
        facilitators = sheets_of(page, tmp_path / "facilitator.pdf")
        assert len(facilitators) == 2
        assert "1 to 4, d and x count." in " ".join(facilitators[1].split())
    hall = Hall(visitor, size, is_checked=size == "720")
    present(page)
    hall.lead()
    assert hall.faults == []
    assert hall.counted == questions
    assert hall.seen == KINDS
    record = stored(page)
    assert (record["kind"], record["session"]["name"], len(record["groups"])) == (
        "review",
        "A two-hour INSET",
        questions,
    )
    assert {tuple(group["counts"]["levels"]) for group in record["groups"]} == {(2, 1, 2, 1)}
    assert {group["how"] for group in record["groups"]} == {"hands"}
    assert [action["what"] for action in record["actions"]] == ["Ask ten pupils"]
    assert [priority["question"] for priority in record["priorities"]] == [record["actions"][0]["question"]]
    key_in_ten_sheets(page)
    after = stored(page)
    assert len(after["audits"]) == 10
    assert all(after[key] == record[key] for key in ("groups", "actions", "priorities", "session"))
    assert visitor.requests_elsewhere == []
    assert hall.is_checked or visitor.complaints == []  # axe would read the stylesheets


def all_kinds(page: Page) -> list[str]:
    """The kinds of all slides, from the first to the last."""
    press(page, "Home")
    kinds = [kind(page)]
    for at in range(2, slides_in_all(page) + 1):
        press(page, "PageDown")
        now, there = shown(page)
        assert there == at
        kinds.append(now)
    return kinds


def slides_in_all(page: Page) -> int:
    return int(page.locator(".ir-present__place").inner_text().split()[-1])


def test_no_slide_says_that_nobody_was_counted(visitor: Visitor) -> None:
    """Eight questions are rated on paper; once one is counted its spread stands at its place, and no other."""
    page = present(plan(visitor))
    kinds = all_kinds(page)
    assert "reveal" not in kinds
    assert (kinds.count("question"), kinds.count("rating"), len(kinds)) == (8, 8, 31)
    press(page, "Home")
    forward_to(page, "rating")
    press(page, "1")
    assert (place(page), slides_in_all(page)) == (9, 32)
    press(page, "Backspace")
    assert (place(page), slides_in_all(page)) == (9, 31)
    count(page, ROUND)
    press(page, "PageDown", "PageDown")
    expect(sentence(page, "7 counted:")).to_be_visible()
    assert place(page) == 10
    assert all_kinds(page).count("reveal") == 1


def test_at_the_break_every_question_is_counted_and_each_leads_back(visitor: Visitor) -> None:
    """Dots on the wall are counted then. The break shows at its new number, also when the page is loaded again."""
    page = present(plan(visitor))
    assert page.get_by_role("button", name="Count V1").count() == 0
    forward_to(page, "pause")
    assert place(page) == 25
    buttons = page.locator(".ir-slide__tools").get_by_role("button")
    codes = buttons.all_inner_texts()
    assert codes == ["V1", "V5", "M2", "M9", "L5", "L12", "N7", "N9"]
    for counted, code in enumerate(codes, start=1):
        page.get_by_role("button", name=f"Count {code}", exact=True).click()
        assert (kind(page), page.locator(".ir-slide__title .ir-slide__code").inner_text()) == ("rating", code)
        count(page, ROUND)
        press(page, "PageDown", "PageDown", "PageDown")
        assert kind(page) == "pause"
        expect(page.get_by_role("button", name=f"{code}: 7 counted", exact=True)).to_be_visible()
        assert len(stored(page)["groups"]) == counted
    at = place(page)
    assert at > 25 + len(codes) - 1
    page.reload()
    assert (kind(page), place(page)) == ("pause", at)
    page.get_by_role("button", name="M2: 7 counted").click()
    expect(sentence(page, "7 counted:")).to_be_visible()
    press(page, "PageDown")
    assert (kind(page), place(page)) == ("pause", at)
    page.get_by_role("button", name="M2: 7 counted").click()
    press(page, "PageUp", "PageUp", "PageUp", "PageDown", "PageDown", "PageDown")
    expect(sentence(page, "7 counted:")).to_be_visible()
    press(page, "PageDown")
    assert kind(page) == "question"  # whoever turned back is on the way through all slides again


def test_the_wall_is_counted_in_numbers_from_the_notes(visitor: Visitor) -> None:
    """On the laptop's own screen; a clicker turns there while a number is written, and leads back to the break."""
    page = present(plan(visitor))
    forward_to(page, "pause")
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Notes", exact=True).click()
    notes = popup.value
    notes.get_by_role("button", name="Count V5").click()
    assert kind(page) == "rating"
    notes.get_by_label("2 Growing").fill("20")
    notes.get_by_label("3 Usual").fill("11")
    press(notes, "PageDown")
    expect(page.get_by_role("button", name="Show the spread")).to_be_visible()
    expect(notes.get_by_text("Break, and a count")).to_be_visible()
    press(notes, "PageDown", "PageDown")
    assert kind(page) == "pause"
    expect(notes.get_by_role("button", name="V5: 31 counted")).to_be_visible()


def test_what_a_step_is_for_is_on_no_wall(visitor: Visitor) -> None:
    """The room reads what it is to do: at the welcome, in the break and at the close."""
    page = present(plan(visitor))
    expect(page.locator(".ir-slide")).to_contain_text("You may pass on any question")
    forward_to(page, "pause")
    expect(page.locator(".ir-slide")).to_contain_text("put one dot on the wall for each question")
    forward_to(page, "words")
    expect(page.locator(".ir-slide")).to_contain_text("One sentence from each group, please.")
    for aim in ("Everyone knows what we are here for", "A rest, and a picture", "All have heard the plan"):
        assert page.get_by_text(aim).count() == 0


def test_nothing_of_the_counts_shows_before_the_one_reveal(visitor: Visitor) -> None:
    """Only how many were counted; then the spread; then, after talking, a second count beside the first."""
    page = present(plan(visitor))
    forward_to(page, "rating")
    before = page.locator(".ir-slide__body").inner_text()
    count(page, "1 1 2 2 2 4")
    assert page.locator(".ir-slide__body").inner_text().replace("6 counted", "").strip() == before.strip()
    press(page, "Backspace")
    expect(page.get_by_text("5 counted", exact=True)).to_be_visible()
    expect(page.locator(".ir-present").get_by_role("status")).to_have_text("5 counted.")
    press(page, "PageDown")
    expect(page.locator(".ir-slide__body")).to_have_text(re.compile("^5 counted Show the spread$"))
    page.get_by_role("button", name="Show the spread").click()
    expect(page.get_by_role("row", name="2 Growing 3")).to_be_visible()
    page.get_by_role("button", name="Count again, after talking").click()
    page.get_by_role("button", name="Count one: Level 3").click()
    count(page, "3 3 3 2")
    expect(page.get_by_text("5 counted after talking")).to_be_visible()
    press(page, "PageDown", "PageDown")
    expect(page.get_by_role("columnheader", name="After talking")).to_be_visible()
    expect(page.get_by_role("row", name="3 Usual 0 4")).to_be_visible()
    assert page.evaluate(TOO_MUCH) == [0, 0, 0]
    labels = [group["label"] for group in stored(page)["groups"]]
    assert [label.rpartition(", ")[2] for label in labels] == ["first count", "after talking"]
    page.get_by_role("button", name="Correct this count").click()
    count(page, "4")
    press(page, "PageDown", "PageDown")
    assert [sum(group["counts"]["levels"]) for group in stored(page)["groups"]] == [5, 6]


@pytest.mark.parametrize("storage", ["kept", "denied"])
def test_an_interrupted_meeting_goes_on_where_it_was(
    open_visitor: Callable[..., Visitor], site_address: str, storage: str
) -> None:
    """Half a count, the timer, what was shown and the place: also on an intranet whose browsers keep nothing."""
    visitor = open_visitor(site_address.replace("127.0.0.1", "intranet.example"), viewport=SIZES["720"])
    if storage == "denied":
        visitor.context.add_init_script(DENY_STORAGE)
    page = present(plan(visitor))
    forward_to(page, "rating")
    count(page, "1 2 3")
    press(page, "t")
    page.reload()
    expect(page.get_by_text("3 counted", exact=True)).to_be_visible()
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^1:[0-9]{2} left$"))
    count(page, "4")
    press(page, "PageDown", "PageDown")
    shown = sentence(page, "4 counted: from level 1 to level 4.")
    expect(shown).to_be_visible()
    expect(page.get_by_role("link", name="Not saved on this device")).to_be_visible(visible=storage == "denied")
    page.reload()
    expect(shown).to_be_visible()
    if storage == "kept":
        page.goto(visitor.start + PAGE)
        page.get_by_role("link", name="Go on with the meeting").click()
        expect(shown).to_be_visible()


def test_clickers_and_keys_turn_and_blank(visitor: Visitor) -> None:
    page = present(plan(visitor))
    for key, at in (("PageDown", 2), (" ", 3), ("ArrowRight", 4), ("PageUp", 3), ("ArrowLeft", 2), ("Home", 1)):
        press(page, key)
        assert place(page) == at
    expect(page.locator(".ir-slide__title")).to_be_focused()
    for key in ("b", "."):
        press(page, key)
        expect(page.locator(".ir-present__blank")).to_be_visible()
        press(page, "PageDown")
        expect(page.locator(".ir-present__blank")).to_be_hidden()
        assert place(page) == 1
    page.get_by_role("button", name="Light/dark").click()
    assert page.locator(".ir-present").get_attribute("data-ground") == "dark"


SCROLLED = """() => {
    const find = (name) => document.querySelector(".ir-present" + name);
    const [present, stage, screen] = ["", "__stage", "__screen"].map(find);
    const inStage = stage.scrollHeight - stage.clientHeight - stage.scrollTop;
    const below = inStage + screen.getBoundingClientRect().bottom - innerHeight;
    return [present.scrollTop + stage.scrollTop, below].map(Math.round);
}"""
"""How much of a slide is out of sight above and below, in pixels."""

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))"
"""Waits until a slide has taken the size that the window leaves it."""


@pytest.mark.parametrize(("width", "height"), [(320, 256), (640, 360), (800, 200)])
def test_keys_read_a_slide_that_is_taller_than_the_window_to_its_end(visitor: Visitor, width: int, height: int) -> None:
    """At 400 % or 200 %: down and up scroll, and turn only where nothing is left; right and left always turn."""
    page = present(plan(visitor))
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(SETTLED)
    while page.evaluate(SCROLLED)[1] <= 1:
        press(page, "ArrowRight")
        page.evaluate(SETTLED)
    tall = place(page)
    for down, up in (("ArrowDown", "ArrowUp"), ("PageDown", "PageUp"), (" ", "PageUp")):
        press(page, down)
        assert (place(page), page.evaluate(SCROLLED)[0] > 0) == (tall, True), down
        press(page, up)
        assert (place(page), page.evaluate(SCROLLED)[0]) == (tall, 0), up
    while page.evaluate(SCROLLED)[1] > 1:
        press(page, "PageDown")
        assert place(page) == tall
    press(page, "PageDown")
    assert (place(page), page.evaluate(SCROLLED)[0]) == (tall + 1, 0)
    press(page, "ArrowUp")
    for key, at in (("ArrowRight", tall + 1), ("ArrowLeft", tall)):
        press(page, key)
        assert (place(page), page.evaluate(SCROLLED)[0]) == (at, 0), key


def test_keys_read_a_tall_slide_also_without_shortcuts(visitor: Visitor) -> None:
    page = present(plan(visitor))
    page.get_by_role("button", name="Shortcuts: on").click()
    page.set_viewport_size({"width": 320, "height": 256})
    press(page, "Home", "ArrowRight")
    page.evaluate(SETTLED)
    press(page, "ArrowDown")
    assert (place(page), page.evaluate(SCROLLED)[0] > 0) == (2, True)


def test_a_tally_button_is_called_what_stands_on_it(visitor: Visitor) -> None:
    """Whoever speaks to the computer says what is seen; what the letter means follows."""
    page = present(plan(visitor))
    forward_to(page, "rating")
    buttons = page.get_by_role("group", name="Count cards or hands").get_by_role("button")
    names = [each.get_attribute("aria-label") or each.inner_text() for each in buttons.all()]
    assert [name.partition(",")[0] for name in names] == buttons.all_inner_texts()
    page.get_by_role("button", name="d, count one: I don't know", exact=True).click()
    page.get_by_role("button", name="x, count one: Does not apply", exact=True).click()
    expect(page.get_by_text("2 counted", exact=True)).to_be_visible()


def test_single_letters_are_turned_off_in_plain_words(visitor: Visitor) -> None:
    """Whoever speaks to the computer does that; the button says how it stands, and the change is announced."""
    page = present(plan(visitor))
    said = page.locator(".ir-present").get_by_role("status")
    page.get_by_role("button", name="Shortcuts: on", pressed=True).click()
    expect(said).to_have_text("Shortcuts are off: letters and digits do nothing. Arrows and Page Down still turn.")
    press(page, "b")
    expect(page.locator(".ir-present__blank")).to_be_hidden()
    press(page, "PageDown")
    assert place(page) == 2
    page.get_by_role("button", name="Shortcuts: off", pressed=False).click()
    expect(said).to_have_text("Shortcuts are on: B, T, 1 to 4, D and X are keys.")
    press(page, "b")
    expect(page.locator(".ir-present__blank")).to_be_visible()


def test_the_end_of_the_time_is_said_once_and_stays_in_words(visitor: Visitor) -> None:
    """By the clock: a lid that was closed changes nothing."""
    page = visitor.page
    page.clock.install()
    present(plan(visitor))
    press(page, "t")
    page.clock.fast_forward(4 * 60_000)
    expect(page.get_by_role("timer")).to_have_text("1:00 left")
    page.clock.fast_forward(61_000)
    expect(page.get_by_role("timer")).to_have_text(re.compile("Time is up"))
    expect(page.locator(".ir-present").get_by_role("status")).to_have_text("Time is up.")


def test_notes_have_a_window_of_their_own(visitor: Visitor) -> None:
    """What to say and what comes next; the counts stand there alone. Keys work there, too."""
    page = present(plan(visitor))
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Notes", exact=True).click()
    notes = popup.value
    expect(notes.get_by_text("Today we look at how we work, not at who works how.")).to_be_visible()
    expect(notes.get_by_text("Everyone knows what we are here for")).to_be_visible()
    expect(notes.get_by_role("heading", name="What comes next")).to_be_visible()
    assert page.get_by_text("Everyone knows what we are here for").count() == 0
    press(notes, "PageDown")
    assert place(page) == 2
    forward_to(page, "rating")
    count(page, "2 2")
    names = ["1 Starting", "2 Growing", "3 Usual", "4 Lasting", "d I don't know", "x Does not apply"]
    expect(notes.locator(".ir-notes__count")).to_have_text(names)  # the slide has the numbers alone
    expect(notes.get_by_label("2 Growing")).to_have_value("2")
    notes.get_by_label("4 Lasting").fill("30")
    expect(page.get_by_text("32 counted", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_text("32 counted", exact=True)).to_be_visible()
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Notes", exact=True).click()
    expect(popup.value.get_by_label("4 Lasting")).to_have_value("30")


def test_where_no_second_window_opens_notes_stand_below_on_demand(visitor: Visitor) -> None:
    page = present(plan(visitor))
    page.evaluate("() => { window.open = () => null; }")
    page.get_by_role("button", name="Notes", exact=True).click()
    expect(page.get_by_role("region", name="Notes")).to_be_visible()
    press(page, "PageDown", "PageUp", "PageDown")
    assert place(page) == 2
    press(page, "Home")
    assert page.locator(".ir-present__stage").get_by_text("Everyone knows what we are here for").count() == 0
    page.get_by_role("button", name="Notes", exact=True).click()
    expect(page.get_by_role("region", name="Notes")).to_be_hidden()


def test_notes_below_a_slide_come_into_sight_and_keys_scroll_them(visitor: Visitor) -> None:
    """They begin below the window. Who is in them scrolls to their end, and turns there."""
    page = present(plan(visitor))
    page.evaluate("() => { window.open = () => null; }")
    page.get_by_role("button", name="Notes", exact=True).press("Enter")
    notes, last = page.get_by_role("region", name="Notes"), page.get_by_role("heading", name="What comes next")
    expect(notes.locator(".ir-notes__place")).to_be_in_viewport()
    expect(last).not_to_be_in_viewport()
    for _ in range(20):
        press(page, "Tab")
        if notes.evaluate("notes => notes === document.activeElement"):
            break
    top = "() => document.querySelector('.ir-present').scrollTop"
    there = page.evaluate(top)
    press(page, *["ArrowUp"] * 3)
    assert page.evaluate(top) == there - 120
    press(page, *["ArrowDown"] * 3)
    assert (page.evaluate(top), place(page)) == (there, 1)
    expect(last).to_be_in_viewport()
    press(page, *["PageDown"] * 3)
    assert place(page) > 1
    expect(page.locator(".ir-slide__title")).to_be_focused()


OWN_AUDIT = """() => {
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    const now = "2026-11-20T10:31:00Z";
    const about = {audience: "leadership", school: "Hilltop School", name: "JS", choice: {kind: "short"}};
    let record = Reflections.audit.start({bank, id: "own-audit", now, ...about});
    record.questions.forEach(({id}) => { record = Reflections.audit.rate(record, id, 1, now); });
    return record;
}"""


def with_own_audit(visitor: Visitor) -> dict[str, Any]:
    """The presenter's own audit is in the browser: gives it."""
    page = visitor.go(PAGE)
    record = page.evaluate(OWN_AUDIT)
    text = json.dumps({"record": record, "at": "", "writer": "before", "revision": record["revision"]})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()
    return dict(record)


def asked_before(page: Page) -> Locator:
    """What is asked when a meeting is to be presented."""
    page.get_by_role("link", name="Present", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    return page.get_by_role("dialog")


def test_an_audit_in_progress_joins_a_review_only_after_asking_in_the_planner(visitor: Visitor) -> None:
    """Before a slide shows, and in words that tell nothing of it, since the projector may be on."""
    record = with_own_audit(visitor)
    page = plan(visitor)
    asked = asked_before(page)
    for private in ("Hilltop", "JS", "of 12", "Leadership"):
        expect(asked).not_to_contain_text(private)
    asked.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", name="Running order")).to_be_visible()
    assert stored(page) == record
    asked_before(page).get_by_role("button", name="Begin a review").click()
    expect(page.locator(".ir-slide")).to_be_visible()
    forward_to(page, "rating")
    count(page, "3 3 3")
    press(page, "PageDown", "PageDown")
    expect(sentence(page, "3 counted: all at level 3.")).to_be_visible()
    assert page.get_by_role("dialog").count() == 0
    kept = stored(page)
    assert (kept["kind"], len(kept["audits"]), len(kept["groups"])) == ("review", 1, 1)
    assert kept["audits"][0]["answers"] == record["answers"]


def test_who_keeps_no_count_shows_the_spread_all_the_same(visitor: Visitor) -> None:
    """Nobody is asked before the room; the bar says that nothing is kept, and there is no button that would keep it."""
    record = with_own_audit(visitor)
    page = plan(visitor)
    asked_before(page).get_by_role("button", name="Present without keeping").click()
    expect(page.get_by_role("link", name="Counts are not kept")).to_be_visible()
    forward_to(page, "rating")
    count(page, "2 2 2")
    press(page, "PageDown", "PageDown")
    expect(sentence(page, "3 counted: all at level 2.")).to_be_visible()
    assert page.get_by_role("dialog").count() == 0
    forward_to(page, "choose")
    assert page.get_by_role("button", name="Priority").count() == 0
    assert stored(page) == record
    page.get_by_role("link", name="End").click()
    expect(page.get_by_role("heading", name="Nothing was kept, as no review was begun.")).to_be_focused()


def test_the_end_of_a_look_through_the_slides_says_that_nothing_came_of_it(visitor: Visitor) -> None:
    page = present(plan(visitor))
    page.get_by_role("link", name="End").click()
    expect(page.get_by_role("heading", name="Nothing was counted or chosen.")).to_be_focused()
    page.get_by_role("button", name="Remove: Close").click()
    expect(page.get_by_text("Nothing was counted or chosen.")).to_be_hidden()


def test_the_end_says_what_came_of_the_meeting(visitor: Visitor) -> None:
    """At the head of the planner and under the focus, with the ways on; and again whenever the planner is opened."""
    page = present(plan(visitor))
    forward_to(page, "rating")
    count(page, ROUND)
    press(page, "PageDown", "PageDown")
    expect(sentence(page, "7 counted:")).to_be_visible()
    forward_to(page, "choose")
    page.get_by_role("button", name="Priority").first.click()
    expect(page.get_by_role("button", name="Priority", pressed=True)).to_have_count(1)
    page.get_by_role("link", name="End").click()
    came = page.get_by_role("heading", name="1 question counted, 1 priority chosen.")
    expect(came).to_be_focused()
    expect(came).to_be_in_viewport()
    visitor.inject_axe()
    assert visitor.violations() == []
    expect(page.get_by_role("button", name="Suggest a running order")).to_have_class(re.compile("quiet"))
    ways = {
        "Go on with the plan": "Priorities and plan",
        "See where views differ": "questions",
        "Keep a copy": "Keep and print",
    }
    for link, heading in ways.items():
        page.get_by_role("link", name=link, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(heading))
        page.goto(f"{visitor.start}{PAGE}#session")
        expect(came).to_be_visible()


def test_the_end_of_a_meeting_that_nothing_stores_says_what_came_of_it(
    open_visitor: Callable[..., Visitor], site_address: str
) -> None:
    """The review is in this window alone, and the plan in the address: presented again, it has its counts."""
    visitor = open_visitor(site_address.replace("127.0.0.1", "intranet.example"), viewport=SIZES["720"])
    visitor.context.add_init_script(DENY_STORAGE)
    page = present(plan(visitor))
    forward_to(page, "rating")
    count(page, ROUND)
    press(page, "PageDown", "PageDown")
    page.get_by_role("link", name="End").click()
    expect(page.get_by_role("heading", name="1 question counted.")).to_be_focused()
    present(page)
    forward_to(page, "reveal")
    expect(sentence(page, "7 counted:")).to_be_visible()


def test_a_second_meeting_of_a_review_ends_with_its_own_counts(visitor: Visitor) -> None:
    """Its plan is in the address, as the review keeps the first one's; presented again, it goes on."""
    page = present(plan(visitor))
    for occasion in ("inset-two-hours", "inset-one-hour"):
        if occasion == "inset-one-hour":
            page.evaluate("window.location.hash = '#session/occasion=inset-one-hour'")
            expect(page.get_by_role("heading", name="A one-hour INSET")).to_be_visible()
            present(page)
        forward_to(page, "rating")
        count(page, ROUND)
        press(page, "PageDown", "PageDown")
        expect(sentence(page, "7 counted:")).to_be_visible()
        page.get_by_role("link", name="End").click()
        expect(page.get_by_role("heading", name="1 question counted.")).to_be_focused()
    present(page)
    forward_to(page, "reveal")
    expect(sentence(page, "7 counted:")).to_be_visible()


# A plan that no audit or review keeps

DRAFT = "reflections:inclusion-reflections:meeting:v1"


def suggest(page: Page, people: str, about: str = "A two-hour INSET") -> None:
    page.get_by_label("What is it about?").select_option(about)
    page.get_by_label("How many people?").fill(people)
    page.get_by_role("button", name="Suggest a running order").click()
    expect(page.get_by_role("heading", name="Running order")).to_be_visible()


def test_a_meeting_that_was_planned_is_there_after_another_page(visitor: Visitor) -> None:
    """On this device, where no audit is; whoever opens the planner is led back to it."""
    page = visitor.go(f"{PAGE}#session")
    suggest(page, "31")
    expect(page.get_by_text("This plan is kept on this device")).to_be_visible()
    page.get_by_role("link", name="Case studies").first.click()
    page.goto(f"{visitor.start}{PAGE}#session")
    expect(page.get_by_text("“A two-hour INSET”, 120 minutes, 31 people.")).to_be_visible()
    visitor.inject_axe()
    assert visitor.violations() == []
    page.get_by_role("link", name="Go on with the meeting").click()
    expect(page.get_by_label("How many people?")).to_have_value("31")
    expect(page.get_by_role("link", name="Go on with the meeting")).to_be_hidden()
    page.get_by_role("button", name="Remove: Close").click()
    page.goto("about:blank")
    page.goto(f"{visitor.start}{PAGE}#session")
    page.get_by_role("link", name="Go on with the meeting").click()
    expect(page.locator(".ir-session__name").last).to_have_text("Make the plan")


def test_another_plan_takes_its_place_only_with_a_way_back(visitor: Visitor) -> None:
    """One is kept. To look at another occasion is no plan yet."""
    page = visitor.go(f"{PAGE}#session")
    suggest(page, "31")
    page.goto("about:blank")
    plan(visitor, "session/occasion=inset-one-hour")
    expect(page.get_by_text("“A two-hour INSET”, 120 minutes, 31 people.")).to_be_visible()
    page.get_by_role("button", name="Remove: Close").click()
    told = "This plan took the place of “A two-hour INSET”, which was kept on this device."
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_role("link", name="Go on with the meeting")).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("“A two-hour INSET”, 120 minutes, 31 people.")).to_be_visible()
    page.get_by_role("button", name="Discard it").click()
    expect(page.get_by_text("“A two-hour INSET” was discarded.")).to_be_visible()
    assert page.evaluate("key => localStorage.getItem(key)", DRAFT) is None
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Go on with the meeting")).to_be_visible()


def test_a_plan_leaves_the_device_once_a_review_keeps_it_and_when_all_is_wiped(visitor: Visitor) -> None:
    page = visitor.go(f"{PAGE}#session")
    suggest(page, "31")
    draft = page.evaluate("key => localStorage.getItem(key)", DRAFT)
    present(page)
    forward_to(page, "rating")
    count(page, ROUND)
    press(page, "PageDown", "PageDown")
    expect(sentence(page, "7 counted:")).to_be_visible()
    assert stored(page)["session"]["people"] == 31
    assert page.evaluate("Object.keys(localStorage)") == [KEY]
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [DRAFT, draft])
    page.goto(f"{visitor.start}{PAGE}#keep")
    page.get_by_role("button", name="Finish and wipe").click()
    page.get_by_role("button", name="Wipe", exact=True).click()
    expect(page.get_by_text("Nothing is left in this browser.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_plan_that_another_site_or_a_person_changed_is_no_plan(visitor: Visitor) -> None:
    page = visitor.go(f"{PAGE}#session")
    suggest(page, "31")
    for text in ("{", "null", '{"id": "x"}', '"constructor"'):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [DRAFT, text])
        page.goto("about:blank")
        page.goto(f"{visitor.start}{PAGE}#session")
        expect(page.get_by_role("button", name="Suggest a running order")).to_be_visible()
        assert page.get_by_role("link", name="Go on with the meeting").count() == 0
    assert visitor.complaints == []


def test_where_nothing_is_stored_the_address_has_the_plan(
    open_visitor: Callable[..., Visitor], site_address: str
) -> None:
    visitor = open_visitor(site_address.replace("127.0.0.1", "intranet.example"), viewport=SIZES["720"])
    visitor.context.add_init_script(DENY_STORAGE)
    page = visitor.go(f"{PAGE}#session")
    suggest(page, "31")
    expect(page.get_by_text("This plan is kept in the address of this page alone.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("How many people?")).to_have_value("31")


def test_a_plan_from_a_link_is_not_lost_when_keeping_it_is_undone(visitor: Visitor) -> None:
    """The one that was here comes back, and the other stays on this device."""
    with_own_audit(visitor)
    page = visitor.go(f"{PAGE}#session")
    suggest(page, "12")
    page.goto("about:blank")
    plan(visitor, "session/occasion=inset-one-hour")
    page.get_by_role("button", name="Keep this plan here").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("What it is called on the first screen")).to_have_value("A two-hour INSET")
    expect(page.get_by_text("“A one-hour INSET”, 60 minutes")).to_be_visible()
    assert stored(page)["session"]["people"] == 12


def test_a_review_is_presented_to_governors_in_ten_screens_at_most(visitor: Visitor, tmp_path: Path) -> None:
    """Without anybody's name; and printed six a page."""
    page = present(plan(visitor))
    forward_to(page, "rating")
    count(page, ROUND)
    press(page, "PageDown", "PageDown")
    expect(sentence(page, "7 counted:")).to_be_visible()
    page.get_by_role("link", name="End").click()
    expect(page.get_by_text("This plan is kept in the review that is here.")).to_be_visible()
    page.get_by_role("link", name="Together").click()
    page.get_by_role("link", name="Present it to governors").click()
    expect(page.get_by_role("heading", name="Our review")).to_be_visible()
    assert int(page.locator(".ir-present__place").inner_text().split()[-1]) <= 10
    assert faults_of_all_slides(visitor) == []
    assert len(sheets_of(page, tmp_path / "handouts.pdf")) == 1


def test_the_charts_of_a_study_shut_nobody_out(visitor: Visitor) -> None:
    """In an occasion none is shown; whoever plans may add one."""
    page = plan(visitor)
    page.get_by_label("Add", exact=True).select_option(label="Figures of a study")
    page.get_by_role("button", name="Add a step").click()
    present(page)
    forward_to(page, "chart")
    assert faults_of_all_slides(visitor) == []


def faults_of_all_slides(visitor: Visitor) -> list[str]:
    """What shuts someone out on the slides from the one that shows to the last."""
    hall = Hall(visitor, "720", is_checked=True)
    hall.lead()
    return hall.faults


def test_hand_outs_have_six_slides_a_page(visitor: Visitor, tmp_path: Path) -> None:
    """What nobody has been shown yet is on none of them, nor what only makes sense in the hall."""
    page = present(plan(visitor))
    sheets = sheets_of(page, tmp_path / "handouts.pdf")
    small = page.locator(".ir-handouts__cell").count()
    assert len(sheets) == -(-small // 6)
    assert "A two-hour INSET" in sheets[0]
    assert "counted" not in "".join(sheets)
    page.emulate_media(media="print")
    assert page.evaluate(CUT_OFF) == []


def test_a_plan_can_be_changed_reordered_and_sent_as_a_link(visitor: Visitor) -> None:
    """The link holds it; nothing of it leaves the computer; what is damaged says so."""
    page = plan(visitor)
    page.get_by_label("What is it about?").select_option("Vision")
    page.get_by_label("How long is there?").select_option("90 minutes")
    page.get_by_label("How many people?").fill("30")
    page.get_by_role("button", name="Suggest a running order").click()
    expect(page.get_by_role("heading", name="Vision", exact=True)).to_be_focused()
    expect(page.get_by_text(re.compile("^90 of 90 minutes"))).to_be_visible()
    press(page, "Tab")
    page.get_by_role("button", name="Down: Welcome").focus()
    press(page, "Enter")
    expect(page.get_by_role("button", name="Down: Welcome")).to_be_focused()
    page.get_by_label("Minutes for Welcome").fill("10")
    page.get_by_label("Minutes for Welcome").blur()
    expect(page.get_by_text(re.compile("of 90 minutes: [0-9]+ too many"))).to_be_visible()
    page.get_by_role("button", name="Remove: Close").click()
    page.get_by_label("Add", exact=True).select_option("Figures of a study")
    page.get_by_role("button", name="Add a step").click()
    names = page.locator(".ir-session__name").all_inner_texts()
    assert names[1] == "Welcome"
    assert names[-1] == "Figures of a study"
    link = page.get_by_label("Address").input_value()
    assert "?" not in link
    assert link == page.url
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".ir-session__name")).to_have_text(names)
    page.goto("about:blank")
    page.goto(link[:-9])
    expect(page.get_by_role("alert")).to_have_text(re.compile("^This link holds no plan of a meeting that can be read"))


def test_the_planner_shuts_nobody_out(visitor: Visitor) -> None:
    page = plan(visitor)
    for summary in page.locator(".ir-session__summary").all()[:3]:
        summary.click()
    visitor.inject_axe()
    assert visitor.violations() == []
    page.emulate_media(color_scheme="dark")
    assert visitor.violations(RULES_OF_COLOUR) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


LEVELS = """() => [...document.querySelectorAll(".ir-session__plan :is(h2, h3, h4)")]
    .filter((each) => each.offsetParent).map((each) => [each.tagName, each.textContent])"""
"""The headings of a plan."""


def test_the_steps_stand_below_the_heading_of_the_running_order(visitor: Visitor) -> None:
    page = plan(visitor)
    steps = page.locator(".ir-session__name").all_inner_texts()
    assert page.evaluate(LEVELS) == [
        ["H2", "A two-hour INSET"],
        ["H3", "Running order"],
        *(["H4", step] for step in steps),
        ["H3", "To read and to print"],
        ["H3", "A link that holds this plan"],
    ]


def put(page: Page, label: str, number: str) -> tuple[str, str]:
    """Write a number: what the field has then, and what it says about that."""
    field = page.get_by_label(label)
    field.fill(number)
    field.blur()
    limit = page.locator(f"#{field.get_attribute('aria-describedby')}")
    assert limit.get_attribute("role") == "status"
    return field.input_value(), limit.inner_text()


def test_a_number_that_no_meeting_has_is_put_right_in_words(visitor: Visitor) -> None:
    """In the field itself, so that it says what the plan has."""
    page = plan(visitor)
    assert put(page, "How many people?", "99999") == ("2000", "2,000 people is the most for a meeting.")
    assert put(page, "How many people?", "0") == ("1", "1 person is the least for a meeting.")
    assert put(page, "How many people?", "") == ("24", "No number was given, so it is 24.")
    assert put(page, "How many people?", "30") == ("30", "")
    page.get_by_label("How long is there?").select_option("Another length")
    assert put(page, "How many minutes?", "601") == ("600", "600 minutes is the most for a meeting.")
    assert put(page, "How many minutes?", "70.6") == ("71", "Only whole numbers count, so it is 71.")
    page.get_by_label("How many minutes?").fill("3")
    page.get_by_role("button", name="Suggest a running order").click()
    expect(page.get_by_text(re.compile("of 5 minutes"))).to_be_visible()
    expect(page.get_by_label("How many minutes?")).to_have_value("5")
    expect(page.get_by_text("5 minutes is the least for a meeting.")).to_be_visible()
    visitor.inject_axe()
    assert visitor.violations() == []


def test_a_number_that_no_step_has_is_put_right_in_words(visitor: Visitor) -> None:
    page = plan(visitor)
    assert put(page, "Minutes for Close", "500") == ("180", "180 minutes is the most for one step.")
    expect(page.get_by_text(re.compile("of 120 minutes: [0-9]+ too many"))).to_be_visible()
    assert put(page, "Minutes for Close", "-4") == ("1", "1 minute is the least for one step.")
    assert put(page, "Minutes for Close", "") == ("1", "No number was given, so it is 1.")
    assert put(page, "Minutes for Close", "500") == ("180", "180 minutes is the most for one step.")
    assert put(page, "Minutes for Close", "10") == ("10", "")


LONG_WORDS = """() => {
    const word = "Inklusionsbeauftragtenversammlung ";
    const long = (most) => word.repeat(40).slice(0, most);
    const shows = ["words", "task", "pause", "priorities", "plan", "words"];
    const steps = shows.map((each) => ({shows: each, name: long(200), minutes: 180, purpose: long(600), say: long(1200),
        ready: "", questions: [], about: ""}));
    const session = {name: long(200), minutes: 600, people: 2000, audience: "staff",
        focus: {kind: "occasion", about: "inset-two-hours"}, steps};
    return Reflections.sessionLink.pack(session, Reflections.roomData);
}"""


def test_words_as_long_as_a_plan_may_have_are_parted_and_never_cut_off(visitor: Visitor) -> None:
    """Also where somebody made a link of nothing else."""
    page = plan(visitor)
    page.evaluate("packed => { location.hash = `present/1/${packed}`; }", page.evaluate(LONG_WORDS))
    expect(page.locator(".ir-slide")).to_be_visible()
    last = int(page.locator(".ir-present__place").inner_text().split()[-1])
    for at in range(1, last + 1):
        assert place(page) == at
        assert page.evaluate(TOO_MUCH) == [0, 0, 0], at
        assert page.evaluate(SMALLEST) >= LEAST["720"]
        press(page, "PageDown")


def test_an_occasion_leads_to_its_meeting(visitor: Visitor) -> None:
    page = visitor.go("occasions/inset-one-hour.html")
    page.get_by_role("link", name="Plan and present this").click()
    expect(page.get_by_role("heading", name="A one-hour INSET")).to_be_visible()

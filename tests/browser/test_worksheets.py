"""Worksheets in a browser: the right one is found in two clicks, and its page prints as well as its PDF."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.load import load
from generator.model import build_site
from generator.validate import validate
from generator.worksheets import worksheets_of
from generator.worksheets.blocks import Ask, Heading, Rating, Worksheet
from tests.browser.visit import A4, DENY_STORAGE, RULES_OF_COLOUR, Visitor, on_file, sheets_of
from tests.project import ROOT, BuiltSite

SHEETS = worksheets_of(build_site(validate(load(ROOT)).things), site_name="Inclusion Reflections", edition="2026-11")

LIST = "worksheets/index.html"

MILLIMETRE = 96 / 25.4
"""In CSS pixels."""

TOO_SMALL = """() => [...document.querySelectorAll("#main *")].filter(element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) &&
    element.checkVisibility() && !element.matches(".ir-hidden") && parseFloat(getComputedStyle(element).fontSize) < 16
).map(element => `${element.className}: ${element.textContent.trim().slice(0, 40)}`)"""
"""What is set in less than 12 points."""

HEIGHTS = "elements => elements.map(element => element.getBoundingClientRect().height)"


@pytest.fixture
def visitor(visitor: Visitor) -> Iterator[Visitor]:
    """Whatever someone does in these tests, the browser has nothing to complain of, and nothing goes elsewhere."""
    yield visitor
    assert visitor.complaints == []
    assert visitor.requests_elsewhere == []


def choice(page: Page, group: str, name: str) -> Locator:
    """A choice of the chooser by its name, which its count follows."""
    fields = page.get_by_role("group", name=group)
    return fields.get_by_role("radio", name=re.compile(rf"^{re.escape(name)}( \(\d+\))?$"))


def whom(page: Page, name: str) -> Locator:
    return choice(page, "Who is it for?", name)


def about(page: Page, name: str) -> Locator:
    return choice(page, "What is it about?", name)


def listed(page: Page) -> list[str]:
    """The titles of the sheets that are shown."""
    return page.locator(".ir-sheet-card:visible h3").all_inner_texts()


def status(page: Page) -> Locator:
    return page.locator(".ir-chooser").get_by_role("status")


VISION = ["Governors' pack: vision", "Vision: reflection sheet", "Vision: audit sheet"]


# To find one


def test_two_clicks_lead_to_the_right_sheet(visitor: Visitor) -> None:
    """Also where nothing can be stored. What was chosen is announced, and stands in the address."""
    visitor.context.add_init_script(DENY_STORAGE)
    page = visitor.go(LIST)
    expect(status(page)).to_have_text(f"{len(SHEETS)} worksheets.")
    whom(page, "Governors").click()
    about(page, "Vision").click()
    assert listed(page) == VISION
    expect(status(page)).to_have_text(f"3 of {len(SHEETS)} worksheets: Governors, Vision.")
    assert page.url.endswith("#for=governors&about=vision")
    page.get_by_role("link", name="Vision: audit sheet", exact=True).locator("visible=true").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vision: audit sheet")
    expect(page.locator(".ir-masthead")).to_contain_text("Governors")


def test_going_back_and_a_link_keep_what_was_chosen(visitor: Visitor) -> None:
    page = visitor.go(f"{LIST}#for=governors&about=vision")
    assert listed(page) == VISION
    about(page, "A case study").click()
    assert listed(page) == [sheet.title for sheet in SHEETS.values() if sheet.kind == "case study"]
    page.go_back()
    expect(about(page, "Vision")).to_be_checked()
    assert listed(page) == VISION
    expect(page.get_by_role("link", name="For pupils")).to_be_hidden()  # for it would undo the choice without a word
    page.get_by_role("link", name="For governors").click()
    expect(page.get_by_role("heading", name="For governors")).to_be_in_viewport()
    assert listed(page) == VISION
    page.evaluate("() => { location.hash = 'pupils' }")
    expect(whom(page, "Any group")).to_be_checked()
    assert len(listed(page)) == len(SHEETS)
    expect(page.get_by_role("heading", name="For pupils")).to_be_in_viewport()


def test_a_link_to_some_of_the_sheets_leads_to_these(visitor: Visitor) -> None:
    """As the home page's for governors does, on a phone too, where the choices alone fill the screen; without anything
    chosen the page begins at its head."""
    page = visitor.go("index.html")
    door = page.get_by_role("link", name="I am a governor")
    expect(door).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 390, "height": 844})
    door.click()
    expect(status(page)).to_contain_text("Governors.")
    expect(status(page)).to_be_in_viewport()
    expect(page.get_by_role("link", name=VISION[0], exact=True).last).to_be_in_viewport()
    page.goto(page.url.partition("#")[0] + "?again")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_where_nothing_fits_the_page_says_so(visitor: Visitor) -> None:
    """What a link names that this site no longer has, is left out."""
    page = visitor.go(f"{LIST}#for=primary-pupils&about=commitment")
    assert listed(page) == []
    expect(status(page)).to_have_text("No worksheet fits Primary pupils and Commitment. Choose another.")
    page = visitor.go(f"{LIST}?other#for=caretakers&about=vision")
    expect(whom(page, "Any group")).to_be_checked()
    assert set(VISION) <= set(listed(page))


def test_the_keyboard_is_enough_and_a_walk_through_the_choices_is_one_step(visitor: Visitor) -> None:
    page = visitor.go(LIST)
    steps = page.evaluate("history.length")
    whom(page, "Any group").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(whom(page, "Governors")).to_be_focused()
    assert page.evaluate("history.length") == steps + 1
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(about(page, "Vision")).to_be_checked()
    assert listed(page) == VISION
    page.keyboard.press("Tab")  # past the button that copies the address of the part
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(VISION[0])


def test_without_javascript_the_whole_list_is_there_and_nothing_to_press(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    visitor = open_visitor(on_file(site), java_script_enabled=False)
    page = visitor.go(f"{LIST}#for=governors")
    assert len(listed(page)) == len(SHEETS)
    page = visitor.go("worksheets/vision-audit-governors.html")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".ir-sheet")).to_contain_text(SHEETS["vision-audit-governors"].codes[-1])


def test_axe_finds_nothing_in_what_is_left(open_visitor: Callable[..., Visitor], site: BuiltSite) -> None:
    """On a narrow screen, in light and in dark."""
    visitor = open_visitor(on_file(site), viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = visitor.go(f"{LIST}#for=governors&about=vision")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    visitor.inject_axe()
    assert visitor.violations() == []
    page.emulate_media(color_scheme="dark")
    assert visitor.violations(RULES_OF_COLOUR) == []


def test_text_twice_as_large_on_a_phone_cuts_no_title_in_two(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    """A phone of 390 pixels that shows all at 200 % lays pages out as one of 195 does."""
    page = open_visitor(on_file(site), viewport={"width": 195, "height": 422}).go(LIST)
    lines = page.locator("h1").evaluate("""title => { const words = document.createRange();
        words.selectNodeContents(title); return words.getClientRects().length; }""")
    assert lines == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 195


# To print one


def words(text: str) -> str:
    return " ".join(text.split())


def lost(said: Iterable[str], text: str) -> list[str]:
    """What is not in the text of a page, word by word: a number beside two lines stands between them there."""
    there = set(re.findall(r"\w+", text))
    return [part for part in said if set(re.findall(r"\w+", part)) - there]


def said_on(sheet: Worksheet) -> list[str]:
    """What must be legible of a sheet: its title, its parts, and its questions with their signs."""
    said = [sheet.title, *sheet.sources]
    for block in sheet.blocks:
        if isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, Ask | Rating):
            said += [block.code, block.ask]
            said += [level.sign for level in block.levels] if isinstance(block, Rating) else block.prompts
    return said


def ends_in_a_heading(paper: str, sheet: Worksheet) -> bool:
    """Whether the last line above the foot of a page is a heading or a question."""
    lines = [words(line) for line in paper.splitlines() if line.strip()]
    last = [line for line in lines if not re.match(r"Page \d+ of \d+$", line) and line != sheet.no_names][-1]
    headings = [block.text for block in sheet.blocks if isinstance(block, Heading)]
    questions = [block.ask for block in sheet.blocks if isinstance(block, Ask | Rating)]
    return any(words(text).endswith(last) for text in (*headings, *questions)) or last in sheet.codes


@pytest.mark.parametrize("id", ["governors-vision", "occasion-governors-visit", "self-audit-short-leadership"])
def test_a_sheet_prints_whole_with_its_foot_on_each_page(visitor: Visitor, tmp_path: Path, id: str) -> None:
    sheet = SHEETS[id]
    papers = sheets_of(visitor.go(f"worksheets/{id}.html"), tmp_path / "sheet.pdf")
    assert len(papers) <= (sheet.most_pages or len(papers))
    for number, paper in enumerate(papers, 1):
        text = words(paper)
        foot = (f"Page {number} of {len(papers)}", sheet.no_names, "Inclusion Reflections · Edition of November 2026")
        assert [part for part in foot if part not in text] == [], number
        assert not ends_in_a_heading(paper, sheet), number
    assert lost(said_on(sheet), " ".join(papers)) == []
    assert "Download" not in " ".join(papers)


def test_a_question_is_never_parted_from_its_answers(visitor: Visitor, tmp_path: Path) -> None:
    """All four signs of a question stand on the page on which it is asked."""
    sheet = SHEETS["vision-audit-leadership"]
    papers = [words(text) for text in sheets_of(visitor.go(f"worksheets/{sheet.id}.html"), tmp_path / "sheet.pdf")]
    for block in sheet.blocks:
        if isinstance(block, Rating):
            (below,) = [paper.partition(f" {block.code} ")[2] for paper in papers if f" {block.code} " in paper]
            assert lost([f"{level.number} {level.name} {level.sign}" for level in block.levels], below) == []


@pytest.mark.parametrize("id", ["vision-audit-governors", "occasion-governors-visit", "action-plan", "level-cards"])
def test_no_type_on_paper_is_smaller_than_twelve_points(visitor: Visitor, id: str) -> None:
    page = visitor.go(f"worksheets/{id}.html")
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    assert page.evaluate(TOO_SMALL) == []


def test_there_is_room_to_write(visitor: Visitor) -> None:
    """Lines 9 mm apart, boxes 50 mm high and cells 16 mm."""
    for id, what, least in (
        ("vision-reflection-staff", ".ir-sheet__lines span", 9),
        ("vision-reflection-staff", ".ir-sheet__area", 50),
        ("action-plan", ".ir-sheet__grid td", 16),
        ("level-cards", ".ir-sheet__card", 90),
    ):
        page = visitor.go(f"worksheets/{id}.html")
        page.emulate_media(media="print")
        heights = page.locator(what).evaluate_all(HEIGHTS)
        assert heights, what
        assert min(heights) >= least * MILLIMETRE - 0.1, what
        page.emulate_media(media="screen")


def test_a_button_prints_the_page(visitor: Visitor) -> None:
    visitor.context.add_init_script("window.print = () => document.body.append('It was printed.')")
    page = visitor.go("worksheets/governors-vision.html")
    page.get_by_role("button", name="Print this page").click()
    expect(page.get_by_text("It was printed.")).to_be_attached()

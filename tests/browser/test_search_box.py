"""The search box in the header: a combobox for the keyboard, the pointer and the screen reader, on every page."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.visit import DENY_STORAGE, RULES_OF_COLOUR, Visitor, on_file
from tests.project import BuiltSite

PAGE = "case-studies/westwood.html"


@pytest.fixture
def visitor(visitor: Visitor) -> Iterator[Visitor]:
    """Whatever someone does in these tests, the browser has nothing to complain of, and nothing goes elsewhere."""
    yield visitor
    assert visitor.complaints == []
    assert visitor.requests_elsewhere == []


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.go(PAGE)


def field(page: Page) -> Locator:
    return page.locator(".ir-header").get_by_role("combobox", name="Search this site")


def options(page: Page) -> Locator:
    return page.locator(".ir-header").get_by_role("option")


def chosen(page: Page) -> Locator:
    return page.locator(".ir-header [role=option][aria-selected=true]")


def search(page: Page, words: str) -> None:
    """Go to the box by its key, type, and wait for what is found."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(options(page).last).to_be_visible()


def test_the_box_by_keyboard(page: Page) -> None:
    """`/` leads to it, the arrows through the results and back to the words, Enter to a page.

    Going back from there keeps the words.
    """
    search(page, "parents evening")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(chosen(page)).to_have_text(re.compile(r"^All \d+ results$"))
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(chosen(page)).to_contain_text("Parents' evening")
    assert field(page).get_attribute("aria-activedescendant") == chosen(page).get_attribute("id")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/index.html#parents-evening")
    page.go_back()
    page.wait_for_url(f"**/{PAGE}")
    expect(field(page)).to_have_value("parents evening")


def test_home_and_end_move_in_the_words(page: Page) -> None:
    search(page, "cost")
    page.keyboard.press("Home")
    page.keyboard.type("the ")
    page.keyboard.press("End")
    page.keyboard.type("s")
    expect(field(page)).to_have_value("the costs")


@pytest.mark.parametrize("width", [1000, 1280])
def test_a_question_of_five_words_shows_whole_in_the_field(
    open_visitor: Callable[..., Visitor], site: BuiltSite, width: int
) -> None:
    page = open_visitor(on_file(site), viewport={"width": width, "height": 720}).go(PAGE)
    search(page, "how much does it cost")
    assert field(page).evaluate("field => field.scrollWidth <= field.clientWidth")


def test_results_come_in_groups_with_their_words_marked(page: Page) -> None:
    """Each group says what it has; at most three of each, and a way to all."""
    search(page, "Huntcliffe")
    cases = page.get_by_role("group", name="Case studies")
    expect(cases.get_by_role("option")).to_have_count(1)
    expect(cases.locator("mark").first).to_have_text("Huntcliffe")
    field(page).fill("pupil")
    expect(page.get_by_role("group", name="Questions").get_by_role("option")).to_have_count(3)
    expect(options(page).last).to_have_text(re.compile(r"^All \d+ results$"))


def test_a_screen_reader_hears_how_much_was_found(page: Page) -> None:
    search(page, "Huntcliffe")
    status = page.locator(".ir-header [role=status]")
    expect(status).to_have_text(re.compile(r"^\d+ results?\. .*Case studies 1"))
    field(page).fill("qqqqq")
    expect(status).to_contain_text("Nothing found for “qqqqq”")


def test_escape_closes_and_then_empties(page: Page) -> None:
    search(page, "cost")
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(field(page)).to_have_value("cost")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_focused()


def test_tab_and_a_press_elsewhere_leave_it(page: Page) -> None:
    search(page, "cost")
    page.keyboard.press("Tab")
    expect(options(page)).to_have_count(0)
    expect(page.locator(".ir-header nav a").first).to_be_focused()
    field(page).click()
    expect(options(page).first).to_be_visible()
    page.mouse.click(1270, 710)
    expect(options(page)).to_have_count(0)


def test_enter_without_a_choice_leads_to_all_results(page: Page) -> None:
    search(page, "school & café")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html#q=school%20%26%20caf%C3%A9")


def test_the_pointer_chooses_and_the_words_are_kept(page: Page) -> None:
    search(page, "senco")
    options(page).first.click()
    page.wait_for_url("**/glossary/index.html#senco")
    page.go_back()
    expect(field(page)).to_have_value("senco")


def test_the_key_is_a_letter_in_a_field_and_nothing_with_others(page: Page) -> None:
    """Nor does it do anything once it is turned off (WCAG 2.2, 2.1.4), here and on the next page."""
    page.keyboard.press("Control+/")
    expect(field(page)).not_to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("a/b")
    expect(field(page)).to_have_value("a/b")
    field(page).fill("")
    page.goto(page.url.replace(PAGE, "search/index.html"))
    expect(page.locator(".ir-search-box__key")).to_be_visible()
    page.get_by_role("checkbox", name="The key / leads to the search box").uncheck()
    expect(page.locator(".ir-search-box__key")).to_be_hidden()
    page.go_back()
    for _ in range(2):
        page.locator("h1").click()
        page.keyboard.press("/")
        expect(field(page)).not_to_be_focused()
        expect(page.locator(".ir-search-box__key")).to_be_hidden()
        page.reload()


def test_what_is_shown_in_place_of_words_that_stand_nowhere_is_said(page: Page) -> None:
    """Above the results, to a screen reader, and on the page with all of them."""
    page.keyboard.press("/")
    page.keyboard.type("atendance")
    expect(page.locator(".ir-search-box__message")).to_have_text("Nothing has “atendance”. These have “attendance”.")
    expect(page.locator(".ir-search-box [role=status]")).to_have_text(
        re.compile(r"^Nothing has “atendance”. These have “attendance”. \d+ results\.")
    )
    page.get_by_role("option", name=re.compile(r"^All \d+ results$")).click()
    expect(page.locator(".ir-results__status")).to_have_text(
        re.compile(r"^\d+ results for “attendance”; nothing has “atendance”$")
    )


def test_where_nothing_is_found_a_sentence_says_what_to_try(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("qqqqq")
    expect(page.get_by_text("Nothing found for “qqqqq”. Try fewer words, or others.").first).to_be_visible()
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="See the list of everything")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html")


@pytest.mark.parametrize("held", ["search-catalogue", "search-words", "minisearch-"])
def test_words_typed_before_the_data_is_there_are_answered_when_it_is(
    open_visitor: Callable[..., Visitor], site_address: str, held: str
) -> None:
    page = open_visitor(site_address).page
    routes: list[Route] = []
    page.route(re.compile(held), lambda route: routes.append(route))
    page.goto(site_address + PAGE)
    with page.expect_request(re.compile(held)):
        field(page).press_sequentially("senc")
    expect(page.get_by_text("One moment …")).to_be_visible()
    routes[0].continue_()
    expect(options(page).first).to_contain_text("SENCO")


def test_where_the_data_is_missing_a_sentence_says_so(open_visitor: Callable[..., Visitor], site_address: str) -> None:
    page = open_visitor(site_address).page
    page.route("**/search-words*", lambda route: route.abort())
    page.goto(site_address + PAGE)
    field(page).fill("senco")
    expect(page.get_by_text("The search could not be loaded.").first).to_be_visible()
    page.get_by_role("link", name="See the list of everything on this site").click()
    page.wait_for_url("**/search/index.html")


def test_it_works_on_a_web_server_with_storage_denied(open_visitor: Callable[..., Visitor], site_address: str) -> None:
    visitor = open_visitor(site_address)
    visitor.context.add_init_script(DENY_STORAGE)
    search(visitor.go(PAGE), "senco")
    options(visitor.page).first.click()
    visitor.page.wait_for_url("**/schools/reflections/glossary/index.html#senco")
    visitor.page.go_back()
    expect(field(visitor.page)).to_have_value("senco")
    assert (visitor.complaints, visitor.requests_elsewhere) == ([], [])


def test_without_javascript_it_is_a_link_to_the_search_page(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    page = open_visitor(on_file(site), java_script_enabled=False).go(PAGE)
    expect(page.get_by_role("combobox")).to_have_count(0)
    page.locator(".ir-header").get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url("**/search/index.html")


def test_on_paper_it_is_not_there(page: Page) -> None:
    page.emulate_media(media="print")
    expect(field(page)).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1000, 1280])
def test_its_results_fit_the_screen_and_axe_finds_nothing(
    open_visitor: Callable[..., Visitor], site: BuiltSite, width: int
) -> None:
    """In both colour schemes; what one presses is at least 44 pixels high."""
    visitor = open_visitor(on_file(site), viewport={"width": width, "height": 480}, reduced_motion="reduce")
    page = visitor.go(PAGE)
    search(page, "parents")
    page.keyboard.press("ArrowDown")
    panel = page.locator(".ir-search-box__panel").bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [box for each in (field(page), *options(page).all()) if (box := each.bounding_box())]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width and box["height"] >= 44 for box in boxes), boxes
    visitor.inject_axe()
    assert visitor.violations() == []
    page.emulate_media(color_scheme="dark")
    assert visitor.violations(RULES_OF_COLOUR) == []

"""A term says what it means where it stands, by mouse, keyboard and touch (WCAG 2.2, 1.4.13); on paper at the end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import Visitor, on_file
from tests.project import BuiltSite

PAGE = "programme/index.html"
TERM = "a[data-term=pru]"


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.go(PAGE)


def meaning_on(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def focus_by_keyboard(page: Page) -> Locator:
    """The term, reached as a keyboard reaches it."""
    term = page.locator(TERM).first
    term.evaluate("link => link.focus({focusVisible: true})")
    return term


def test_the_pointer_shows_the_meaning_and_may_move_onto_it(page: Page) -> None:
    term, meaning = page.locator(TERM).first, meaning_on(page)
    term.hover()
    expect(meaning).to_be_visible()
    assert str(term.get_attribute("data-meaning")) in meaning.inner_text()
    meaning.hover()
    page.wait_for_timeout(400)
    expect(meaning).to_be_visible()
    page.mouse.move(2, 2)
    expect(meaning).to_have_count(0)


def test_focus_shows_the_meaning_and_escape_puts_it_away(page: Page) -> None:
    """Escape leaves the focus where it is; the meaning is the link's description while it shows."""
    term = focus_by_keyboard(page)
    expect(meaning_on(page)).to_be_visible()
    expect(term).to_have_accessible_description(meaning_on(page).inner_text().replace("\n", " "))
    page.keyboard.press("Escape")
    expect(meaning_on(page)).to_have_count(0)
    expect(term).to_be_focused()
    assert term.get_attribute("aria-describedby") is None


def test_the_meaning_stays_while_the_focus_does_and_goes_with_it(page: Page) -> None:
    focus_by_keyboard(page)
    page.wait_for_timeout(600)
    expect(meaning_on(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[aria-describedby=meaning]")).to_have_count(page.locator("a[data-term]:focus").count())


def test_enter_and_the_mouse_lead_to_the_glossary(page: Page) -> None:
    focus_by_keyboard(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/index.html#pru")
    page.go_back()
    page.locator(TERM).first.click()
    page.wait_for_url("**/glossary/index.html#pru")


def test_a_first_tap_shows_the_meaning_and_a_second_leads_to_the_glossary(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    visitor = open_visitor(on_file(site), viewport={"width": 390, "height": 800}, has_touch=True)
    page = visitor.go(PAGE)
    page.locator(TERM).first.tap()
    expect(meaning_on(page)).to_be_visible()
    assert page.url.endswith(PAGE)
    page.touchscreen.tap(5, 5)
    expect(meaning_on(page)).to_have_count(0)
    page.locator(TERM).first.tap()
    page.locator(TERM).first.tap()
    page.wait_for_url("**/glossary/index.html#pru")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_meaning_is_never_off_the_screen_and_axe_finds_nothing(
    open_visitor: Callable[..., Visitor], site: BuiltSite, width: int
) -> None:
    options = {"viewport": {"width": width, "height": 640}, "reduced_motion": "reduce"}  # or scrolling takes its time
    visitor = open_visitor(on_file(site), **options)
    page = visitor.go(PAGE)
    for term in page.locator("a[data-term]").all()[:6]:
        term.evaluate("link => { link.scrollIntoView({block: 'end'}); link.focus({focusVisible: true}); }")
        box = meaning_on(page).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 640
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    visitor.inject_axe()
    assert visitor.violations() == []


@pytest.mark.parametrize("size", [(640, 360), (320, 256)], ids=["200 %", "400 %"])
def test_the_meaning_never_covers_its_word_nor_is_it_cut(page: Page, size: tuple[int, int]) -> None:
    """At these sizes of 1280 by 720 a long one may fit neither above nor below: then it isn't shown on focus."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    shown = 0
    for link in page.locator("a[data-term]:visible").all()[:12]:
        link.evaluate("link => link.focus({focusVisible: true})")
        boxes = page.evaluate("""() => {
          const meaning = document.querySelector("[role=tooltip]");
          const of = (element) => element.getBoundingClientRect().toJSON();
          const isCut = meaning && meaning.scrollHeight > meaning.clientHeight;
          return meaning && { isCut, meaning: of(meaning), word: of(document.activeElement), height: innerHeight };
        }""")
        if boxes:
            shown += 1
            meaning, word = boxes["meaning"], boxes["word"]
            assert not boxes["isCut"]
            assert meaning["bottom"] <= word["top"] or meaning["top"] >= word["bottom"]
            assert 0 <= meaning["top"] < meaning["bottom"] <= boxes["height"]
    assert shown or size[0] == 320


def test_without_javascript_the_term_is_a_link_to_the_glossary(
    open_visitor: Callable[..., Visitor], site: BuiltSite
) -> None:
    page = open_visitor(on_file(site), java_script_enabled=False).go(PAGE)
    page.locator(TERM).first.click()
    page.wait_for_url("**/glossary/index.html#pru")


def test_paper_has_the_words_of_the_page_at_its_end_and_the_screen_has_not(page: Page) -> None:
    words = page.locator(".ir-words")
    expect(words).to_be_hidden()
    page.emulate_media(media="print")
    expect(words).to_be_visible()
    terms = {link.get_attribute("data-term") for link in page.locator("a[data-term]").all()}
    assert words.locator("dt").count() == len(terms) > 5
    page.locator(TERM).first.evaluate("link => link.focus({focusVisible: true})")
    expect(page.locator(".ir-meaning")).to_be_hidden()


def test_a_page_without_terms_has_no_list_of_words(site: BuiltSite) -> None:
    """Nor has the glossary, which says it all itself."""
    assert 'class="ir-words"' not in site.text("glossary/index.html")
    assert 'class="ir-words"' not in site.text("content-reference/index.html")

"""Facets narrow the case studies, the questions and what a search finds, and the address of the page says how."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import DENY_STORAGE, RULES_OF_COLOUR, Visitor, on_file
from tests.project import BuiltSite, Project

CASES, QUESTIONS, SEARCH = "case-studies/index.html", "questions/index.html", "search/index.html"

READ = """hash => { const {q, chosen, shown} = Reflections.facets.read(hash);
    return {q, shown, chosen: Object.fromEntries(Array.from(chosen, ([facet, values]) => [facet, [...values]]))}; }"""

REWRITE = "hash => Reflections.facets.write(Reflections.facets.read(hash))"

SMALL = """[
    {group: "case-study", title: "A", facets: {characteristic: ["vision"], phase: ["primary"]}},
    {group: "case-study", title: "B", facets: {characteristic: ["vision"], phase: ["secondary"]}},
    {group: "case-study", title: "C", facets: {characteristic: ["commitment"], phase: ["primary"]}},
    {group: "page", title: "D"},
]"""

LARGE = """Array.from({length: 2000}, (_, place) => ({
    group: "case-study", url: `case-studies/${place}.html`, title: `School ${place}`, summary: "What it did.",
    facets: {characteristic: [["vision", "commitment"][place % 2]], authority: [`Town ${place % 40}`]},
}))"""

FACETS = """[
    {id: "characteristic", name: "Characteristic", values: [{id: "vision", name: "Vision"},
        {id: "commitment", name: "Commitment"}]},
    {id: "authority", name: "Authority", values: Array.from({length: 40}, (_, place) =>
        ({id: `Town ${place}`, name: `Town ${place}`}))},
]"""

BROWSE = f"""([entries, hash]) => {{
    const taken = {{groups: [], facets: {FACETS}, entries: entries === "large" ? {LARGE} : {LARGE}.slice(0, 1)}};
    Reflections.searchData.catalogue = () => Promise.resolve(taken);
    history.replaceState(null, "", hash || location.href.split("#")[0]);
    const old = document.querySelector(".ir-browse");
    const made = old.cloneNode(false);
    const [main, whole] = ["main", "whole"].map(part => Reflections.element("div", "ir-browse__" + part));
    main.append(whole);
    made.append(main);
    old.replaceWith(made);
    window.browse = new Reflections.Browse(made);
    return browse.ready;
}}"""
"""Puts a page of one or of 2,000 made-up case studies in the place of the real ones."""


@pytest.fixture
def visitor(visitor: Visitor) -> Iterator[Visitor]:
    """Whatever someone does in these tests, the browser has nothing to complain of, and nothing goes elsewhere."""
    yield visitor
    assert visitor.complaints == []
    assert visitor.requests_elsewhere == []


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return ready(visitor.go(CASES))


@pytest.fixture
def narrow_visitor(open_visitor: Callable[..., Visitor], site: BuiltSite) -> Visitor:
    return open_visitor(on_file(site), viewport={"width": 320, "height": 640}, reduced_motion="reduce")


def ready(page: Page) -> Page:
    """The page, once its facets are there."""
    page.locator(".ir-facet").first.wait_for(state="attached")
    return page


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(f"^{name} \\("))


def count(page: Page, name: str) -> int:
    """How many a value would show."""
    return int(re.findall(r"\((\d+)\)", box(page, name).locator("..").inner_text())[0])


def all_cases(page: Page) -> int:
    """How many case studies the page's own list has."""
    return page.locator(".ir-cards .ir-card").count()


def status(page: Page) -> Locator:
    return page.locator(".ir-results__status")


def titles(page: Page) -> list[str]:
    return page.locator(".ir-result__title").all_inner_texts()


def hash_of(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def is_focused_in_sight(link: Locator) -> None:
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


# What facets mean


STATES: dict[str, dict[str, Any]] = {
    "": {},
    "#vision": {},
    "#characteristic=": {},
    "#q=caf%C3%A9+time": {"q": "café time"},
    "#phase=primary&phase=special": {"chosen": {"phase": ["primary", "special"]}},
    "#authority=Bristol%2C+City+of": {"chosen": {"authority": ["Bristol, City of"]}},
    "#q=a%26b&shown=72": {"q": "a&b", "shown": 72},
    "#q=a&shown=-5": {"q": "a"},
    "#q=a&shown=many": {"q": "a"},
    "#q=a&shown=99999": {"q": "a", "shown": 240},
}


def test_a_hash_tells_of_a_state(page: Page) -> None:
    """One that leads to a part of the page tells of none, and none asks for more than can be shown at once."""
    for text, state in STATES.items():
        assert page.evaluate(READ, text) == {"q": "", "chosen": {}, "shown": 24, **state}, text


def test_a_state_is_written_as_it_was_read(page: Page) -> None:
    assert page.evaluate(REWRITE, "#vision") == ""
    for text in STATES:
        assert page.evaluate(READ, page.evaluate(REWRITE, text)) == page.evaluate(READ, text), text


COUNTS: dict[str, tuple[str, dict[str, int], dict[str, int]]] = {
    "": ("ABCD", {"vision": 2, "commitment": 1}, {"primary": 2, "secondary": 1}),
    "characteristic=vision": ("AB", {"vision": 2, "commitment": 1}, {"primary": 1, "secondary": 1}),
    "characteristic=commitment": ("C", {"vision": 2, "commitment": 1}, {"primary": 1}),
    "characteristic=vision&characteristic=commitment": (
        "ABC",
        {"vision": 2, "commitment": 1},
        {"primary": 2, "secondary": 1},
    ),
    "characteristic=vision&phase=primary": (
        "A",
        {"vision": 1, "commitment": 1},
        {"primary": 1, "secondary": 1},
    ),
    "characteristic=commitment&phase=secondary": ("", {"vision": 1}, {"primary": 1}),
    "group=case-study&phase=primary": ("AC", {"vision": 1, "commitment": 1}, {"primary": 2, "secondary": 1}),
    "group=page": ("D", {}, {}),
}


def test_values_are_alternatives_and_facets_all_hold(page: Page) -> None:
    """A count says how many that value would show by itself, whatever else is chosen in its own facet."""
    for chosen, (shown, characteristic, phase) in COUNTS.items():
        found, *counts = page.evaluate(
            f"""text => {{
                const facets = Reflections.facets, {{chosen}} = facets.read(text), entries = {SMALL};
                const counts = facets.count(entries, chosen, ["characteristic", "phase"]);
                return [entries.filter(entry => facets.matches(entry, chosen)).map(({{title}}) => title).join(""),
                        ...Array.from(counts.values(), Object.fromEntries)];
            }}""",
            chosen,
        )
        assert (found, counts) == (shown, [characteristic, phase]), chosen


def test_a_facet_narrows_with_two_values_of_which_one_leaves_fewer(page: Page) -> None:
    asked = "([counts, all]) => Reflections.facets.canNarrow(new Map(counts), all)"
    for counts in ([["a", 2], ["b", 1]], [["a", 3], ["b", 1]]):
        assert page.evaluate(asked, [counts, 3]) is True, counts
    for counts in ([], [["a", 3]], [["a", 2]], [["a", 3], ["b", 3]]):
        assert page.evaluate(asked, [counts, 3]) is False, counts


# In the page


def test_each_value_shows_as_many_as_its_count_says(page: Page) -> None:
    values = page.get_by_role("checkbox").all()
    assert len(values) > 8
    for value in values:
        (number,) = re.findall(r"\((\d+)\)", value.locator("..").inner_text())
        value.check()
        expect(page.locator(".ir-result")).to_have_count(int(number))
        value.uncheck()
        expect(page.locator(".ir-result")).to_have_count(0)


def test_what_is_chosen_is_told_and_stands_in_the_hash(page: Page) -> None:
    total, both = all_cases(page), count(page, "Vision") + count(page, "Commitment")
    expect(status(page)).to_have_text(f"{total} case studies")
    box(page, "Vision").check()
    box(page, "Commitment").check()
    expect(status(page)).to_have_text(f"{both} of {total} case studies")
    assert {"Bankwood School", "Westwood School"} <= set(titles(page))
    few = count(page, "Primary")
    box(page, "Primary").check()
    expect(status(page)).to_have_text(f"{few} of {total} case studies")
    assert "Westwood School" not in titles(page)
    expect(page.locator(".ir-results__chosen")).to_have_text("Characteristic: Vision or Commitment. Phase: primary.")
    expect(page.locator(".ir-cards").first).to_be_hidden()
    assert hash_of(page) == "#characteristic=vision&characteristic=commitment&phase=primary"


def test_the_result_leads_to_its_page_and_going_back_finds_the_choice_again(page: Page) -> None:
    box(page, "Vision").check()
    found = titles(page)
    page.get_by_role("link", name="Westwood School").click()
    page.wait_for_url("**/case-studies/westwood.html")
    page.go_back()
    expect(box(page, "Vision")).to_be_checked()
    assert titles(page) == found


def test_going_back_undoes_one_choice_after_the_other(page: Page) -> None:
    box(page, "Vision").check()
    found = titles(page)
    box(page, "Primary").check()
    assert titles(page) != found
    page.go_back()
    expect(box(page, "Primary")).not_to_be_checked()
    assert titles(page) == found
    page.go_back()
    expect(box(page, "Vision")).not_to_be_checked()
    expect(page.locator(".ir-cards").first).to_be_visible()
    page.go_forward()
    expect(box(page, "Vision")).to_be_checked()


def test_a_link_to_a_part_of_the_page_shows_it_whatever_was_chosen(page: Page) -> None:
    links = page.get_by_label("On this page").get_by_role("link")
    all_links = links.count()
    box(page, "Vision").check()
    expect(links.filter(has_text="Communication")).to_be_hidden()  # for it would undo the choice without a word
    page.evaluate("() => { location.hash = 'communication' }")
    expect(page.locator("#communication")).to_be_in_viewport()
    assert links.count() == all_links
    expect(box(page, "Vision")).not_to_be_checked()
    assert hash_of(page) == "#communication"


def test_the_skip_link_leaves_the_choice_alone(page: Page) -> None:
    box(page, "Vision").check()
    page.locator(".ir-skip").evaluate("link => link.click()")
    expect(page).to_have_url(re.compile("#characteristic=vision$"))
    expect(box(page, "Vision")).to_be_checked()
    expect(page.locator(".ir-browse__whole")).to_be_hidden()


def test_what_the_site_does_not_know_is_not_chosen(visitor: Visitor) -> None:
    """An old bookmark shows more, never nothing."""
    page = ready(visitor.go(f"{CASES}#colour=red&characteristic=vision&characteristic=velocity"))
    assert "Westwood School" in titles(page)
    assert len(titles(page)) == count(page, "Vision") < all_cases(page)
    expect(page.locator(".ir-results__chosen")).to_have_text("Characteristic: Vision.")


def test_where_nothing_is_left_a_sentence_says_so(page: Page) -> None:
    box(page, "Vision").check()
    box(page, "Camden").check()
    expect(status(page)).to_have_text("No case study has all of these. Choose fewer, or clear the filters.")
    assert titles(page) == []


def test_the_keyboard_alone_chooses_and_clears(page: Page) -> None:
    """Nothing that had the focus is lost with it."""
    page.locator(".ir-facet input").first.focus()
    page.keyboard.press("Space")
    expect(box(page, "Vision")).to_be_checked()
    expect(box(page, "Vision")).to_be_focused()
    while page.evaluate("document.activeElement.className") != "ir-results__clear":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text(f"{all_cases(page)} case studies")
    expect(box(page, "Vision")).to_be_focused()
    expect(box(page, "Vision")).not_to_be_checked()


def test_on_a_narrow_screen_the_facets_are_folded_behind_a_button(narrow_visitor: Visitor) -> None:
    page = ready(narrow_visitor.go(f"{CASES}#characteristic=vision&phase=primary"))
    button = page.get_by_role("button", name="Filter (2)")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(box(page, "Vision")).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    box(page, "Primary").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Filter (1)")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=f"Show {count(page, 'Vision')} case studies").click()
    is_focused_in_sight(status(page))
    expect(box(page, "Vision")).to_be_hidden()
    assert narrow_visitor.complaints == []


def test_more_are_shown_on_request_and_again_after_going_back(visitor: Visitor) -> None:
    """The focus goes to the first that is new."""
    page = ready(visitor.go(f"{QUESTIONS}#audience=leadership"))
    total = int(re.findall(r"\d+", status(page).inner_text())[0])
    assert 48 < total < 96
    expect(status(page)).to_contain_text(", the first 24 shown")
    for shown in range(24, total, 24):
        expect(page.locator(".ir-result")).to_have_count(shown)
        page.get_by_role("button", name=re.compile(f"^Show ({total - shown}|24) more")).press("Enter")
        is_focused_in_sight(page.locator(".ir-result__link").nth(shown))
    expect(page.locator(".ir-results__more")).to_have_count(0)
    expect(status(page)).not_to_contain_text("shown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/questions/[-\w]+\.html$"))
    page.go_back()
    expect(page.locator(".ir-result")).to_have_count(total)


def test_of_2000_the_first_are_shown_and_a_long_facet_its_most_frequent_values(page: Page) -> None:
    page.evaluate(BROWSE, ["large", "#characteristic=vision"])
    expect(page.get_by_role("button", name="Show 24 more of 976")).to_be_visible()
    authorities = page.get_by_role("group", name="Authority").get_by_role("checkbox")
    expect(authorities).to_have_count(8)
    page.get_by_role("button", name="Show all 40").press("Enter")
    expect(authorities).to_have_count(40)
    expect(authorities.nth(8)).to_be_focused()


def test_without_anything_to_narrow_there_is_no_panel_nor_room_for_one(page: Page) -> None:
    page.evaluate(BROWSE, ["one", ""])
    expect(status(page)).to_have_text("1 case study")
    expect(page.locator(".ir-facets")).to_be_hidden()
    lefts = "[...document.querySelectorAll('.ir-browse, .ir-browse__main')].map(part => part.offsetLeft)"
    assert len(set(page.evaluate(lefts))) == 1


def test_without_the_words_the_facets_still_work(open_visitor: Callable[..., Visitor], site: BuiltSite) -> None:
    visitor = open_visitor(on_file(site))
    visitor.context.route("**/search-words.*", lambda route: route.abort())
    page = ready(visitor.go(f"{SEARCH}#q=parents"))
    expect(status(page)).to_contain_text("The search for words could not be loaded.")
    expect(page.get_by_label("Search for")).to_be_disabled()
    box(page, "Vision").check()
    expect(page.locator(".ir-result").first).to_be_visible()


@pytest.mark.parametrize(("file", "said"), [(CASES, "This is the whole list."), (SEARCH, "could not be loaded")])
def test_without_its_data_the_page_shows_its_own_list(
    open_visitor: Callable[..., Visitor], site: BuiltSite, file: str, said: str
) -> None:
    visitor = open_visitor(on_file(site))
    visitor.context.route("**/search-catalogue.*", lambda route: route.abort())
    page = visitor.go(f"{file}#characteristic=vision")
    expect(status(page)).to_contain_text(said)
    expect(page.locator(".ir-browse__whole")).to_be_visible()


def test_storage_is_not_needed(visitor: Visitor) -> None:
    visitor.context.add_init_script(DENY_STORAGE)
    page = ready(visitor.go(f"{CASES}#phase=secondary"))
    expect(page.locator(".ir-result")).to_have_count(count(page, "Secondary"))


def test_paper_has_the_list_and_what_was_chosen_but_no_panel(page: Page) -> None:
    box(page, "Vision").check()
    told = f"{count(page, 'Vision')} of {all_cases(page)} case studies"
    page.emulate_media(media="print")
    expect(page.locator(".ir-facets")).to_be_hidden()
    expect(page.locator(".ir-results__clear")).to_be_hidden()
    expect(page.get_by_text("Characteristic: Vision.")).to_be_visible()
    expect(page.get_by_text(told)).to_be_visible()


# The search page


def test_results_follow_what_is_typed(visitor: Visitor) -> None:
    """In groups, the words marked; the address follows without a step that going back would lead over."""
    page = ready(visitor.go(SEARCH))
    steps = page.evaluate("history.length")
    page.get_by_label("Search for").press_sequentially("structured conversation")
    expect(page.locator(".ir-result mark").first).to_have_text(re.compile("structured", re.IGNORECASE))
    groups = page.locator(".ir-results__heading").all_inner_texts()
    assert len(groups) > 1
    expect(page).to_have_url(re.compile(r"#q=structured\+conversation$"))
    expect(status(page)).to_have_text(re.compile(r"^\d+ results for “structured conversation”$"))
    assert page.evaluate("history.length") == steps
    page.locator(".ir-result__link").first.click()
    page.go_back()
    expect(page.get_by_label("Search for")).to_have_value("structured conversation")
    assert page.locator(".ir-results__heading").all_inner_texts() == groups


def test_a_group_shows_its_first_and_on_request_all_and_the_others_again_by_going_back(visitor: Visitor) -> None:
    page = ready(visitor.go(f"{SEARCH}#q=pupils"))
    group = page.locator(".ir-results__group").filter(has=page.locator(".ir-results__more")).first
    expect(group.locator(".ir-result")).to_have_count(5)
    group.get_by_role("button").press("Enter")
    expect(page.locator(".ir-results__heading")).to_have_count(1)
    is_focused_in_sight(page.locator(".ir-result__link").nth(5))
    page.go_back()
    expect(page.locator(".ir-results__more").first).to_be_visible()


def test_words_and_facets_narrow_together(visitor: Visitor) -> None:
    page = ready(visitor.go(f"{SEARCH}#q=parents"))
    box(page, "Case studies").check()
    box(page, "Primary").check()
    expect(status(page)).to_have_text(re.compile(r"^\d of \d\d results for “parents”$"))
    assert hash_of(page) == "#q=parents&group=case-study&phase=primary"
    page.get_by_role("button", name="Clear filters").click()
    expect(status(page)).to_have_text(re.compile(r"^\d\d results for “parents”$"))


def test_where_nothing_is_found_a_sentence_says_what_to_do(visitor: Visitor) -> None:
    page = ready(visitor.go(f"{SEARCH}#q=xyzzyqx"))
    expect(status(page)).to_contain_text("Nothing was found for “xyzzyqx”. Check the spelling")
    expect(page.locator(".ir-browse__whole")).to_be_visible()


def test_words_that_come_by_the_address_are_taken_up(visitor: Visitor) -> None:
    """As when someone types in the header's box while the search page is open."""
    page = ready(visitor.go(f"{SEARCH}#q=parents"))
    page.evaluate("location.hash = 'q=governors'")
    expect(page.get_by_label("Search for")).to_have_value("governors")
    expect(status(page)).to_contain_text("for “governors”")


# Whoever comes


def test_without_javascript_there_are_the_plain_lists(open_visitor: Callable[..., Visitor], site: BuiltSite) -> None:
    visitor = open_visitor(on_file(site), java_script_enabled=False)
    page = visitor.go(f"{CASES}#phase=primary")
    expect(page.locator(".ir-card")).to_have_count(len([f for f in site.pages if f.startswith("case-studies/")]) - 1)
    expect(page.locator(".ir-facets")).to_have_count(0)
    expect(visitor.go(QUESTIONS).locator(".ir-question").first).to_be_visible()
    expect(visitor.go(SEARCH).get_by_role("link", name="Westwood School")).to_be_visible()


def test_the_search_page_is_an_index_of_every_page(site: BuiltSite) -> None:
    """Of worksheets it has the packs; their own page lists them all. What stands in no navigation is there, too."""
    linked = {link.removeprefix("../") for link in site.document(SEARCH).values("href")}
    missing = {file for file in set(site.pages) - linked if not file.startswith("worksheets/")}
    assert missing <= {"404.html"}
    assert "questions/how-these-were-written.html" in linked
    assert "worksheets/action-plan.html" in linked


def test_a_long_list_has_links_for_most_and_stays_small(project: Project) -> None:
    """What each further case study adds to the page leaves room for 2,000 in 400 KB."""
    text = (project.root / "case_studies/lyng-hall.yml").read_text(encoding="utf-8")
    for number in range(100):
        id = f"a-school-with-a-name-of-some-length-{number}"
        project.write(f"case_studies/{id}.yml", text.replace("id: lyng-hall", f"id: {id}"))
    page = project.build().text(CASES)
    assert re.findall("More on (.*)</h3>", page) == ["collaboration"]
    links = re.findall(r"<li><a .*?</li>\n", page.partition("More on collaboration</h3>")[2].partition("</ul>")[0])
    assert page.partition("More on collaboration</h3>")[0].count("a-school-with") + len(links) >= 100
    assert len(links) > 70
    assert len(page) - len("".join(links)) + 2000 * max(map(len, links)) < 400_000


def test_axe_finds_nothing_in_the_panel_on_a_narrow_screen(narrow_visitor: Visitor) -> None:
    """What is there before anything is chosen, the tests of all pages look at."""
    page = ready(narrow_visitor.go(f"{CASES}#characteristic=vision"))
    page.locator(".ir-facets__button").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    narrow_visitor.inject_axe()
    assert narrow_visitor.violations() == []


def test_axe_finds_nothing_in_results_in_light_and_dark(open_visitor: Callable[..., Visitor], site: BuiltSite) -> None:
    size = {"width": 1280, "height": 720}
    visitor = open_visitor(on_file(site), viewport=size, color_scheme="light", reduced_motion="reduce")
    page = ready(visitor.go(f"{SEARCH}#q=parents&group=page"))
    page.locator("mark").first.wait_for()
    visitor.inject_axe()
    assert visitor.violations() == []
    page.emulate_media(color_scheme="dark")
    assert visitor.violations(RULES_OF_COLOUR) == []

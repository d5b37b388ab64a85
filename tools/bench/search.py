"""Search in the browser: how soon the first result shows, how soon those of later searches, and what holds the page up.

The sites are served by the same plain web server, and the same keys are pressed on each; the clock is the browser's.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.browser.server import serving
from tools.bench.browser import browser

QUERIES = ("persistent absence", "governors", "York", "families", "reading")
"""Words that stand in each of the sites: a common one, rarer ones, a place, two together."""

BETWEEN_KEYS = 50
"""Milliseconds between two keys of the first search."""

PROBE = """() => {
    const probe = window.benchProbe = {key: 0, shown: 0, tasks: []};
    const isShown = element => element.getClientRects().length > 0;
    const note = entries => entries.forEach(entry => probe.tasks.push([entry.startTime, entry.duration]));
    const tasks = new PerformanceObserver(list => note(list.getEntries()));
    tasks.observe({type: "longtask"});
    addEventListener("keydown", event => { probe.key ||= event.timeStamp; }, true);
    probe.results = selector => [...document.querySelectorAll(selector)].filter(isShown).length;
    probe.arm = selector => {
        Object.assign(probe, {key: 0, shown: 0});
        const observer = new MutationObserver(() => {
            if (probe.key && probe.results(selector)) {
                probe.shown = performance.now();
                observer.disconnect();
            }
        });
        observer.observe(document, {subtree: true, childList: true, attributes: true});
    };
    probe.longest = () => {
        note(tasks.takeRecords());
        return Math.max(0, ...probe.tasks.filter(task => task[0] >= probe.since).map(task => task[1]));
    };
}"""
"""Notes when a key is first pressed and when a result first shows, and which tasks take more than 50 ms."""

ARM = "selector => benchProbe.arm(selector)"
SHOWN = "() => benchProbe.shown"
NOTHING_SHOWN = "selector => !benchProbe.results(selector)"
AT_REST = "() => new Promise(resolve => requestIdleCallback(resolve, {timeout: 5000}))"

EMPTY = """field => {
    field.value = "";
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
    field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true, key: "Backspace"}));
}"""
"""Empties the search field; one of the two listens for input, the other for keys that are let go."""

ALL_BUT_THE_LAST = """(field, text) => {
    field.value = text;
    field.setSelectionRange(text.length, text.length);
}"""
"""Writes into the search field without a word to anyone, so that one key more is one search."""


class SearchBox(NamedTuple):
    """A site's search: the field, and what a shown result is."""

    field: str
    result: str


OUR_BOX = SearchBox(".ir-header__search [role=combobox]", ".ir-header__search [role=option]")
MATERIALS_BOX = SearchBox(".md-search__input", ".md-search-result__item")


class Search(NamedTuple):
    """What a visit to a site's search took, in milliseconds; or the medians of several."""

    first: float
    """From the first key of the first search to its first result."""
    later: float
    """From the first key of a later search to its first result: the median of several."""
    one_key: float
    """From the last key of a later search, all others already there, to its first result: the median of several."""
    longest_task: float
    """The longest time for which the page could not react, from the focus on; 0 where none was over 50 ms."""
    worst_task: float
    """The longest of these in several visits."""


Searches = Mapping[str, Search]
"""What search takes, by the site's name."""


def search_all(sites: Mapping[str, tuple[Path, SearchBox]], rounds: int, say: Callable[[str], None]) -> Searches:
    """What search takes on each of some sites, visited in turn."""
    visits: dict[str, list[Search]] = {name: [] for name in sites}
    with browser() as chromium, ExitStack() as servers:
        starts = {name: servers.enter_context(serving(site, below="/")) for name, (site, _) in sites.items()}
        for number in range(rounds):
            first = number % len(QUERIES)
            for name, (_, box) in sites.items():
                found = visit(chromium, starts[name], box, [*QUERIES[first:], *QUERIES[:first]])
                visits[name].append(found)
                say(f"round {number + 1}, search in {name}: {found.first:.0f} ms")
    return {name: summary(found) for name, found in visits.items()}


def summary(visits: Sequence[Search]) -> Search:
    """The medians of several visits, and their longest task."""
    *figures, worst = zip(*visits, strict=True)
    return Search._make([*map(median, figures), max(worst)])


def visit(chromium: Browser, start: str, box: SearchBox, queries: Sequence[str]) -> Search:
    """Open a site as someone who was never there, and search."""
    context = chromium.new_context()
    page = context.new_page()
    page.add_init_script(f"({PROBE})()")
    page.goto(start, wait_until="networkidle")
    page.locator(box.field).evaluate("field => { benchProbe.since = performance.now(); field.focus(); }")
    first = _typed(page, box, queries[0])
    later = [_typed(page, box, query) for query in queries[1:]]
    one_key = [_completed(page, box, query) for query in queries]
    _empty(page, box)
    longest = float(page.evaluate("() => benchProbe.longest()"))
    context.close()
    return Search(first, median(later), median(one_key), longest, longest)


def _typed(page: Page, box: SearchBox, query: str) -> float:
    """Type a query into the field, which must have the focus; the time from its first key to a result."""
    _empty(page, box)
    page.evaluate(ARM, box.result)
    page.keyboard.type(query, delay=BETWEEN_KEYS)
    return _time_to_result(page)


def _completed(page: Page, box: SearchBox, query: str) -> float:
    """Put a query into the field but for its last letter, and press its key; the time from there to a result."""
    _empty(page, box)
    page.locator(box.field).evaluate(ALL_BUT_THE_LAST, query[:-1])
    page.evaluate(ARM, box.result)
    page.keyboard.press(query[-1])
    return _time_to_result(page)


def _empty(page: Page, box: SearchBox) -> None:
    """Empty the field, once the page has nothing left to do, and wait until no result is shown."""
    if page.locator(box.field).input_value():
        page.evaluate(AT_REST)
        page.locator(box.field).evaluate(EMPTY)
        page.wait_for_function(NOTHING_SHOWN, arg=box.result)
        page.evaluate(AT_REST)


def _time_to_result(page: Page) -> float:
    page.wait_for_function(SHOWN)
    return float(page.evaluate("() => benchProbe.shown - benchProbe.key"))

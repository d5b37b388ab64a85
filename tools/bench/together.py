"""Two hundred audits come together in the browser: how soon that is told, and how soon a change shows."""

import random
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tools.bench.browser import browser
from tools.bench.builds import ENVIRONMENT
from tools.bench.measure import cost_of
from tools.bench.search import AT_REST
from tools.bench.words import ROOT, prose
from tools.make import CannotGoOnError

RESPONDENTS = {"leadership": 10, "staff": 150, "parents-carers": 40}
"""How many audits come of each audience."""

KINDS = ("html", "json", "csv")
"""What audits are kept as, in turn."""

NOTES = 13
"""Notes that somebody has written: one for every fourth of the fifty questions that leaders are asked."""

CHANGES = 20
"""Changes of each kind in a review."""

ANSWER_ALL = """({id, audience, kind, number, notes}) => {
    const {audit} = Reflections, bank = new Reflections.QuestionBank(Reflections.questionData);
    const [made, later] = ["2026-11-20T10:31:00Z", "2026-11-21T09:00:00Z"];
    const choice = {kind: "full"};
    let record = audit.start({bank, audience, choice, school: "Hill School", name: "N" + number, id, now: made});
    record.questions.forEach(({id: question}, place) => {
        const rating = (number * 7 + place * 3) % 11 ? (number * 5 + place * number) % 4 + 1 : "dont_know";
        record = audit.rate(record, question, rating, later);
        if (rating !== "dont_know") record = audit.judge(record, question, (number + place) % 2 === 0, later);
        if (place % 4 === 0) record = audit.write(record, question, "note", notes[place / 4 % notes.length], later);
    });
    return Reflections.copies.kinds[kind].write({record, bank, today: "2026-11-22"});
}"""
"""Somebody's answers to all questions that they are asked, as the page itself keeps a copy of them."""

PAINTED = """const painted = done => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage("");
});"""
"""Calls something once what was changed is painted."""

PROBE = f"""() => {{
    {PAINTED}
    const probe = window.benchProbe = {{told: 0, tasks: []}};
    const note = entries => entries.forEach(entry => probe.tasks.push([entry.startTime, entry.duration]));
    const tasks = new PerformanceObserver(list => note(list.getEntries()));
    tasks.observe({{type: "longtask"}});
    const summary = document.querySelector(".ir-together__summary");
    new MutationObserver(() => {{
        if (!summary.hidden && !probe.told) painted(() => {{ probe.told = performance.now(); }});
    }}).observe(summary, {{attributes: true}});
    addEventListener("change", () => {{ probe.chosen ??= performance.now(); }}, true);
    probe.longest = () => {{
        note(tasks.takeRecords());
        const meanwhile = ([start, took]) => start + took > probe.chosen && start < probe.told;
        return Math.max(0, ...probe.tasks.filter(meanwhile).map(task => task[1]));
    }};
}}"""
"""Notes when files are chosen and when it is told what they brought, and which tasks take more than 50 ms."""

TIMED = f"""(change, times) => new Promise(resolve => {{
    {PAINTED}
    const took = [];
    const next = () => {{
        const start = performance.now();
        change(took.length);
        painted(() => {{
            took.push(performance.now() - start);
            took.length < times ? setTimeout(next, 50) : resolve(took);
        }});
    }};
    next();
}})"""
"""Makes one change after the other; milliseconds until each is painted, and by then kept."""

SORT = """number => {
    const select = document.querySelector(".ir-views__select");
    select.selectedIndex = (number + 1) % select.options.length;
    select.dispatchEvent(new Event("change", {bubbles: true}));
}"""

AGREE = 'number => document.querySelectorAll(".ir-rate__levels input")[number % 4].click()'

MARK = '() => document.querySelector(".ir-voices__debate input").click()'

REVISION = """() => {
    const key = Object.keys(localStorage).find(name => name.startsWith("reflections:"));
    return JSON.parse(localStorage.getItem(key)).revision;
}"""
"""How often the review that the browser keeps was changed."""


class Respondent(NamedTuple):
    """Somebody who answered for themselves, and what they kept their audit as."""

    number: int
    audience: str
    kind: str

    @property
    def id(self) -> str:
        """The id of their audit."""
        return f"audit-of-{self.number:03}"

    @property
    def file(self) -> str:
        """What the copy of their audit is called."""
        return f"{self.id}.{self.kind}"

    @property
    def notes(self) -> list[str]:
        """What they wrote, some 100 characters each; the same at every run."""
        chance = random.Random(f"respondent {self.number}")
        return [prose(chance, 100) for _ in range(NOTES)]


class Together(NamedTuple):
    """What visits took, in milliseconds."""

    came_in: Sequence[float]
    """From the choice of all files to the summary of what they brought."""
    held_up: Sequence[float]
    """The longest that the page could not react meanwhile; 0 where no task took more than 50 ms."""
    agreed: Sequence[float]
    """From the press of a level to the screen."""
    marked: Sequence[float]
    """From the tick at "This caused debate" to the screen."""
    sorted: Sequence[float]
    """From the choice of another order of the views to the screen."""


def respondents() -> list[Respondent]:
    """All who answered: of each audience some, their copies of all kinds."""
    audiences = chain.from_iterable([audience] * number for audience, number in RESPONDENTS.items())
    return [Respondent(number, audience, KINDS[number % len(KINDS)]) for number, audience in enumerate(audiences)]


def build_own_site(folder: Path) -> Path:
    """Build this project as it is, with all its questions, unless that is there; gives its site."""
    site = folder / "own.site"
    if not site.exists():
        cost_of([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], folder=ROOT, environment=ENVIRONMENT)
    return site


def together(site: Path, copies: Path, rounds: int, say: Callable[[str], None]) -> Together:
    """Bring the audits together in a folder's site, in a browser that was never there, as often as there are rounds.

    The copies are written into a folder, unless they are there. Raises `CannotGoOnError` where one doesn't come in.
    """
    start = f"{site.as_uri()}/self-audit/index.html#together"
    with browser() as chromium:
        if not copies.exists():
            _write_copies(chromium, start, copies)
        visits = []
        for round in range(1, rounds + 1):
            visits.append(_visit(chromium, start, sorted(copies.iterdir())))
            say(f"round {round}, {len(respondents())} audits come together: {visits[-1].came_in[0]:.0f} ms")
    return Together._make(list(chain.from_iterable(figures)) for figures in zip(*visits, strict=True))


def _write_copies(chromium: Browser, start: str, copies: Path) -> None:
    page = chromium.new_page()
    _open(page, start)
    texts = {
        each.file: page.evaluate(ANSWER_ALL, {**each._asdict(), "id": each.id, "notes": each.notes})
        for each in respondents()
    }
    page.close()
    copies.mkdir(parents=True)
    for name, text in texts.items():
        (copies / name).write_text(text, encoding="utf-8", newline="")


def _open(page: Page, start: str) -> None:
    page.goto(start)
    page.get_by_role("heading", name="Together", exact=True).wait_for()


def _visit(chromium: Browser, start: str, copies: Sequence[Path]) -> Together:
    context = chromium.new_context()
    page = context.new_page()
    _open(page, start)
    came_in, held_up = _bring(page, copies)
    before = page.evaluate(REVISION)
    took = _change(page)
    changes = page.evaluate(REVISION) - before
    context.close()
    if changes != 2 * CHANGES:  # an order is nobody's work, and is not kept
        raise CannotGoOnError(f"Of {2 * CHANGES} changes of a review {changes} were kept.")
    return Together([came_in], [held_up], *took)


def _bring(page: Page, copies: Sequence[Path]) -> list[float]:
    """Choose all copies: how long until it is told what they brought, and the longest task meanwhile."""
    page.evaluate(PROBE)
    page.evaluate(AT_REST)
    page.locator("#together-files").set_input_files(copies)
    page.wait_for_function("() => benchProbe.told")
    told = page.locator(".ir-together__summary li").all_text_contents()
    if told != [f"{len(copies)} audits were added."]:
        raise CannotGoOnError(f"Not all audits came in. The page says: {' '.join(told)}")
    page.evaluate(AT_REST)
    return [float(each) for each in page.evaluate("() => [benchProbe.told - benchProbe.chosen, benchProbe.longest()]")]


def _change(page: Page) -> tuple[list[float], list[float], list[float]]:
    """Agree levels of a question, mark it as debated, and sort the views; how long each took."""
    timed = partial(_milliseconds, page)
    page.evaluate("() => { location.hash = 'questions'; }")
    page.locator(".ir-views__table").first.wait_for()
    by_order = timed(SORT)
    page.get_by_role("link", name="Begin with the first question").click()
    page.locator(".ir-rate__levels").wait_for()
    return timed(AGREE), timed(MARK), by_order


def _milliseconds(page: Page, change: str) -> list[float]:
    page.evaluate(AT_REST)
    return [float(each) for each in page.evaluate(f"times => ({TIMED})({change}, times)", CHANGES)]

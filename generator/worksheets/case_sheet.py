"""A case study on one page, with its prompts. What does not fit is left out whole, and the sheet says so.

What goes first is what a discussion can best do without: how the school now works, all but three gaps in the account,
where it started, a fourth prompt, then actions and outcomes from the end. Some of each always stays, with its cautions.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from generator.figures import number, quantity
from generator.model import Site
from generator.prose import plain_text
from generator.schema import CaseStudy, Measure
from generator.worksheets.blocks import Block, Fact, Facts, Heading, Items, Text, Worksheet
from generator.worksheets.imprint import Imprint
from generator.worksheets.wording import plain

LINES_OF_A_PAGE = 44
"""Lines of running text that a page takes below the sheet's head and above its sources."""

CHARACTERS_OF_A_LINE = 78
"""Fewer than a line of 12-point type has on average, so that an estimate is never too low."""


@dataclass(frozen=True, kw_only=True)
class _Account:
    """What of a case study is printed."""

    facts: tuple[Fact, ...]
    start: str
    actions: tuple[str, ...]
    changes: tuple[str, ...]
    outcomes: tuple[tuple[str, str], ...]
    """What came of it, and what that leaves open."""
    not_told: tuple[str, ...]
    prompts: tuple[str, ...]
    shortened: bool = False


def case_sheets(site: Site, imprint: Imprint) -> Iterator[Worksheet]:
    """A sheet for each case study."""
    words = site.worksheet_words
    for case in site.case_studies.values():
        yield imprint.worksheet(
            id=f"case-{case.id}",
            kind="case study",
            title=case.name,
            audience="",
            about=case.id,
            summary=case.summary,
            minutes=words.case_study_minutes,
            blanks=(),
            blocks=tuple(_blocks(_shortened(_account(site, case), case.summary))),
            sources=case.sources,
            origin=("case study", case.id),
        )


def _account(site: Site, case: CaseStudy) -> _Account:
    shows = site.characteristics[case.characteristic].name.lower()
    about = f"{case.authority}. Phase: {case.phase}. An example of {shows}."
    return _Account(
        facts=(Fact(label="Local authority", texts=(about,)),),
        start=plain_text(case.starting_point),
        actions=plain(case.actions),
        changes=plain(case.changes),
        outcomes=tuple(
            (_with_figures(plain_text(outcome.text), outcome.measure), plain_text(outcome.caution or ""))
            for outcome in case.outcomes
        ),
        not_told=plain(case.not_told),
        prompts=plain(case.try_it),
    )


def _with_figures(text: str, measure: Measure | None) -> str:
    """An outcome, and what was measured, unless the text itself gives each figure and its period."""
    if not measure or all(_says(text, *reading) for reading in _readings(measure)):
        return text
    return f"{text} {_figures(measure)}"


def _says(text: str, value: float, period: str | None) -> bool:
    given = re.search(rf"(?<![\d.,]){re.escape(number(value))}(?!\d|[.,]\d)", text)
    return bool(given) and (period or "") in text


def _figures(measure: Measure) -> str:
    """What was measured, as a sentence: `Persistent absence: 12% in 2008–09, 3.9% in 2009–10.`"""
    readings = _readings(measure)
    when = " in " if len(readings) > 1 else ", "  # the period of a change may be "over two years"
    told = ", ".join(f"{quantity(value, measure.unit)}{when + period if period else ''}" for value, period in readings)
    return f"{measure.of[0].upper()}{measure.of[1:]}: {told}."


def _readings(measure: Measure) -> tuple[tuple[float, str | None], ...]:
    """Each value that was measured, with its period."""
    if measure.before and measure.after:
        return tuple((each.value, each.period) for each in (measure.before, measure.after))
    value = next(v for v in (measure.change, measure.level, measure.sample) if v is not None)
    return ((value, measure.period),)


def _shortened(account: _Account, summary: str) -> _Account:
    """As much of an account as fits on a page."""
    for cut in _CUTS:
        while _lines(account, summary) > LINES_OF_A_PAGE and (shorter := cut(account)) != account:
            account = replace(shorter, shortened=True)
    return account


_CUTS: tuple[Callable[[_Account], _Account], ...] = (
    lambda account: replace(account, changes=()),
    lambda account: replace(account, not_told=account.not_told[:3]),
    lambda account: replace(account, start=""),
    lambda account: replace(account, prompts=account.prompts[:3]),
    lambda account: replace(account, actions=account.actions[: max(3, len(account.actions) - 1)]),
    lambda account: replace(account, outcomes=account.outcomes[: max(2, len(account.outcomes) - 1)]),
    lambda account: replace(account, not_told=account.not_told[:1], prompts=account.prompts[:2]),
    lambda account: replace(account, actions=account.actions[: max(1, len(account.actions) - 1)]),
    lambda account: replace(account, outcomes=account.outcomes[: max(1, len(account.outcomes) - 1)]),
)
"""What is left out, in this order, each again and again as long as it takes something away."""


def _lines(account: _Account, summary: str) -> float:
    """About how many lines an account takes; a heading counts as two."""
    outcomes = [" ".join(both) for both in account.outcomes]
    lists = (account.actions, account.changes, outcomes, account.not_told, account.prompts)
    headings = sum(2 for each in lists if each) + (2 if account.start else 0)
    texts = [summary, account.start, *(text for each in lists for text in each)]
    return headings + len(account.facts) + sum(ceil(len(text) / CHARACTERS_OF_A_LINE) for text in texts)


def _blocks(account: _Account) -> Iterator[Block]:
    yield Facts(facts=account.facts)
    if account.start:
        yield Heading(text="Where the school started")
        yield Text(text=account.start)
    for heading, texts in (
        ("What leaders did", account.actions),
        ("What changed in how the school works", account.changes),
        ("What came of it", tuple(" ".join(filter(None, both)) for both in account.outcomes)),
        ("What the account does not tell", account.not_told),
    ):
        if texts:
            yield Heading(text=heading)
            yield Items(items=texts)
    yield Heading(text="Try it here")
    yield Items(items=account.prompts, ordered=True)
    if account.shortened:
        yield Text(text="Shortened. The whole account is on the site, under Case studies.", style="note")

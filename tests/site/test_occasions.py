"""The pages of occasions: the time that each takes, and every word that whoever leads could say."""

from collections import Counter

import pytest

from generator.load import load
from generator.model import build_site
from generator.schema.occasions import Occasion
from generator.validate import validate
from tests.project import ROOT, BuiltSite, HtmlDocument

SITE = build_site(validate(load(ROOT)).things)

TIMES = {
    "short-self-audit": (85, 25, 60),
    "inset-two-hours": (120, 20, 100),
    "inset-one-hour": (60, 10, 50),
    "governors-visit": (90, 10, 80),
    "termly-review": (20, 5, 15),
    "before-a-structured-conversation": (40, 10, 30),
    "transition-between-schools": (75, 10, 65),
}
"""Minutes in all, to rate, and to discuss with all else."""


def file_of(id: str) -> str:
    return f"occasions/{id}.html"


def words_of(page: HtmlDocument) -> str:
    """All text of a page, its spaces made single."""
    return " ".join("".join(text for element in page.elements for text in element.text).split())


def facts_of(page: HtmlDocument) -> dict[str, str]:
    names = ["".join(element.text) for element in page.all("dt")]
    return dict(zip(names, ("".join(element.text) for element in page.all("dd")), strict=True))


def rating_in(occasion: Occasion) -> int:
    return sum(step.minutes for step in occasion.steps if step.rating)


def test_there_is_a_set_for_each_occasion() -> None:
    """Those that schools asked for are there; a school may add its own."""
    assert set(TIMES) <= set(SITE.occasions)


@pytest.mark.parametrize("id", TIMES)
def test_the_running_order_fills_its_time(id: str) -> None:
    """Two hours are 120 minutes, and the time to rate is what the running order gives it."""
    occasion = SITE.occasions[id]
    total, to_rate, rest = TIMES[id]
    assert (sum(step.minutes for step in occasion.steps), rating_in(occasion)) == (total, to_rate)
    assert total == to_rate + rest


@pytest.mark.parametrize("id", TIMES)
def test_the_page_says_how_long_it_takes_to_rate_and_to_discuss(site: BuiltSite, id: str) -> None:
    total, to_rate, rest = (f"{minutes} minutes" for minutes in TIMES[id])
    facts = facts_of(site.document(file_of(id)))
    assert (facts["In all"], facts["To rate, alone"], facts["To discuss and all else"]) == (total, to_rate, rest)


@pytest.mark.parametrize("id", SITE.occasions)
def test_every_word_of_a_step_is_on_the_page(site: BuiltSite, id: str) -> None:
    words = words_of(site.document(file_of(id)))
    for step in SITE.occasions[id].steps:
        said = (step.name, step.purpose, step.say or "", *step.hand_out)
        assert [text for text in said if " ".join(text.split()) not in words] == []


@pytest.mark.parametrize("id", SITE.occasions)
def test_a_question_stands_as_its_audience_is_asked_it(site: BuiltSite, id: str) -> None:
    """With its signs, for a family does not read what is written for leaders."""
    occasion = SITE.occasions[id]
    words = words_of(site.document(file_of(id)))
    for question in SITE.questions_of(occasion):
        wording = question.wording.get(occasion.audience)
        signs = wording.signs if wording else tuple(level.sign for level in question.levels)
        asked = (wording.ask if wording else question.ask, *signs)
        assert [text for text in asked if " ".join(text.split()) not in words] == []


def test_the_short_self_audit_has_three_questions_of_each_characteristic(site: BuiltSite) -> None:
    questions = SITE.questions_of(SITE.occasions["short-self-audit"])
    about = Counter(SITE.subject_of[question.id] for question in questions)
    assert about == {("characteristic", id): 3 for id in ("vision", "commitment", "collaboration", "communication")}
    assert {question.id for question in questions} <= site.document(file_of("short-self-audit")).ids

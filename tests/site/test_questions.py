"""The pages of questions and of those who are asked: they show what the bank holds, and say what of it is ours."""

import pytest

from generator.schema import Question
from generator.things import url_of
from tests.content.bank import BANK, SITE, rated
from tests.project import BuiltSite, HtmlDocument

PAGE_ABOUT_THE_WRITING = "how-these-were-written.html"


def page_of(site: BuiltSite, question: Question) -> HtmlDocument:
    return site.document(url_of("question", question.id))


def words_of(page: HtmlDocument) -> str:
    """All text of a page, white space made alike."""
    return " ".join("".join(f" {''.join(element.text)}" for element in page.elements).split())


def texts_under(page: HtmlDocument, css_class: str) -> list[str]:
    """The text that stands right in each element of a class."""
    return [
        " ".join("".join(element.text).split())
        for element in page.elements
        if css_class in element.attributes.get("class", "").split()
    ]


def facts_of(page: HtmlDocument) -> dict[str, str]:
    """The names and values under the title."""
    return dict(zip(texts_under(page, "ir-facts__name"), texts_under(page, "ir-facts__value"), strict=True))


def plain(text: str) -> str:
    """A text as a page shows it: Markdown's typographic signs, and no links."""
    return " ".join(text.replace("'", "’").split())


@pytest.mark.parametrize("question", rated(BANK), ids=lambda question: question.code)
def test_a_rated_question_shows_all_that_belongs_to_it(site: BuiltSite, question: Question) -> None:
    """Levels, next steps, where to look, the other audiences' wordings, schools and studies."""
    page = page_of(site, question)
    shown = plain(words_of(page))
    texts = [text for level in question.levels for text in (level.sign, level.next)]
    texts += [*question.look_for, *question.prompts]
    texts += [text for wording in question.wording.values() for text in (wording.ask, *wording.signs)]
    assert [text for text in texts if plain(text) not in shown] == []
    linked = [url_of("case study", case.id) for case in SITE.case_studies_for(question)]
    linked += [url_of("study", id) for id in question.studies]
    assert {f"../{url}" for url in linked} <= set(page.values("href"))


def test_the_levels_of_a_question_are_a_table_with_a_row_each(site: BuiltSite) -> None:
    """Its roles are written out, so that it stays one when it is laid out as columns or cards."""
    for question in rated(BANK):
        page = page_of(site, question)
        roles = [e.attributes.get("role") for e in page.all("table", "tr", "th", "td")]
        assert roles.count("table") == 1, question.code
        assert (roles.count("row"), roles.count("rowheader"), roles.count("cell")) == (5, 4, 8), question.code


def test_a_question_says_what_of_it_is_ours(site: BuiltSite) -> None:
    """And says it only where this project is among its sources."""
    for question in BANK:
        shown = words_of(page_of(site, question))
        said = "This project’s own, and untested: levels" in shown or "Part of this question is this" in shown
        assert said is ("this-project" in question.sources), question.code


def test_a_rated_question_leads_to_how_it_was_written(site: BuiltSite) -> None:
    """Beside its levels, whoever wonders where they come from finds the answer."""
    for question in rated(BANK):
        page = page_of(site, question)
        assert f"../questions/{PAGE_ABOUT_THE_WRITING}" in page.values("href"), question.code
        assert "no study has tested them" in words_of(page), question.code


def test_a_question_says_which_minutes_are_for_what(site: BuiltSite) -> None:
    """To rate it, only where it can be rated; to talk it through, always."""
    for question in BANK:
        to_rate = f"{SITE.scale.minutes} to rate it, " if question.levels else ""
        minutes = facts_of(page_of(site, question))["Minutes"]
        assert minutes == f"{to_rate}{question.minutes} to talk it through", question.code


@pytest.mark.parametrize("audience", SITE.audiences)
def test_an_audience_sees_how_many_questions_and_minutes_it_has(site: BuiltSite, audience: str) -> None:
    """To rate, to talk through, and for discussion, each said which."""
    facts = facts_of(site.document(url_of("audience", audience)))
    questions = SITE.questions_for_audience(audience)
    scored = rated(questions)
    others = [question for question in questions if not question.levels]
    assert facts["Questions to rate"] == str(len(scored))
    assert facts["To rate them"] == f"{len(scored) * SITE.scale.minutes} minutes"
    assert facts["To talk them through"] == f"{sum(q.minutes for q in scored)} minutes"
    discussed = f"{len(others)} questions, {sum(q.minutes for q in others)} minutes" if others else None
    assert facts.get("For discussion as well") == discussed


@pytest.mark.parametrize("audience", SITE.audiences)
def test_an_audience_has_what_it_can_rate_before_what_it_talks_through(site: BuiltSite, audience: str) -> None:
    """Each question once, in the audience's own words."""
    page = site.document(url_of("audience", audience))
    questions = SITE.questions_for_audience(audience)
    codes = {question.id: question for question in questions}
    order = [codes[id] for id in page.values("id") if id in codes]
    assert order == sorted(questions, key=lambda question: not question.levels)
    shown = plain(words_of(page))
    own = [question.wording[audience] for question in questions if audience in question.wording]
    texts = [text for wording in own for text in (wording.ask, *wording.signs)]
    assert [text for text in texts if plain(text) not in shown] == []


def test_the_page_about_the_writing_is_honest_and_not_long(site: BuiltSite) -> None:
    """It names the limits, leads to the question that a source puts by learning styles, and says how to change one."""
    page = site.document(f"questions/{PAGE_ABOUT_THE_WRITING}")
    shown = words_of(page)
    for words in (
        "not been validated",
        "no norms",
        "no scores",
        "not equal",
        "small school",
        "is a guide",
        "learning styles",
    ):
        assert words in shown, words
    for words in ("id", "replaces", "retired", "make check"):
        assert words in texts_of(page, "code"), words
    assert "how-pupils-learn.html" in " ".join(page.values("href"))
    headings = ["".join(heading.text) for heading in page.all("h2")]
    assert headings[:5] == [
        "What they are for",
        "What they rest on",
        "How they were written",
        "Limits",
        "How to change them",
    ]


def texts_of(page: HtmlDocument, tag: str) -> list[str]:
    return ["".join(element.text) for element in page.all(tag)]

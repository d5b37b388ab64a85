"""Worksheets: which there are, that nothing is lost or said twice, and that abbreviations are spelt out."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest

from generator.load import load
from generator.model import Site, build_site
from generator.schema import Pack
from generator.things import SELF_AUDIT_SHEETS, SHEETS_OF_ITEMS, SUBJECT_SHEETS
from generator.validate import validate
from generator.worksheets import Worksheet, worksheets_of
from generator.worksheets.blocks import (
    Areas,
    Ask,
    Cards,
    Facts,
    Grid,
    Heading,
    Items,
    Rating,
    RunningOrder,
    Text,
    Ticks,
    Writing,
)
from tests.examples import example, example_site
from tests.project import ROOT

GOVERNORS_PACKS = ("governors-vision", "governors-commitment", "governors-collaboration", "governors-communication")


@pytest.fixture(scope="module")
def site() -> Site:
    """The real content."""
    return build_site(validate(load(ROOT)).things)


@pytest.fixture(scope="module")
def sheets(site: Site) -> Mapping[str, Worksheet]:
    return worksheets_of(site, site_name="Hilltop", edition="2026-11")


def texts_of(value: object) -> Iterator[str]:
    """Every text of a value and of what it holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts_of(getattr(value, each.name))


def field_names_of(sheet: Worksheet) -> Iterator[str]:
    for block in sheet.blocks:
        match block:
            case Ticks():
                yield from (tick.name for tick in block.ticks)
            case Areas():
                yield from (area.name for area in block.areas)
            case Ask() | Grid() | Writing():
                yield block.name
            case Rating():
                yield f"{block.code}.level"


def test_each_subject_has_sheets_for_each_audience_that_has_questions_there(
    site: Site, sheets: Mapping[str, Worksheet]
) -> None:
    """A reflection sheet with all of them, and an audit sheet with those that can be rated."""
    for _, subject in site.subjects():
        for audience in site.audiences:
            asked = [q for q in site.questions_about(subject.id) if audience in q.audiences]
            rated = [q for q in asked if q.levels]
            for kind, questions in zip(SUBJECT_SHEETS, (asked, rated), strict=True):
                id = f"{subject.id}-{kind}-{audience}"
                assert (id in sheets) == bool(questions)
                if questions:
                    assert sheets[id].codes == tuple(question.code for question in questions)


def test_each_audience_has_a_short_and_a_full_self_audit(site: Site, sheets: Mapping[str, Worksheet]) -> None:
    for audience in site.audiences:
        short, full = (sheets[f"{name}-{audience}"] for name in SELF_AUDIT_SHEETS)
        by_code = {question.code: question for question in site.questions.values()}
        assert set(short.codes) == {code for code in full.codes if by_code[code].short}
        assert len(full.codes) == len(set(full.codes)) > len(short.codes) > 0


def test_each_occasion_has_its_pack_with_its_running_order(site: Site, sheets: Mapping[str, Worksheet]) -> None:
    for occasion in site.occasions.values():
        sheet = sheets[f"occasion-{occasion.id}"]
        (order,) = [block for block in sheet.blocks if isinstance(block, RunningOrder)]
        assert [step.name for step in order.steps] == [step.name for step in occasion.steps]
        assert order.steps[-1].clock.endswith(f" to {sheet.minutes}")
        assert sheet.codes[: len(site.questions_of(occasion))] == tuple(q.code for q in site.questions_of(occasion))


def test_each_case_study_has_a_sheet_with_prompts_results_and_gaps(site: Site, sheets: Mapping[str, Worksheet]) -> None:
    """However much is left out, something of each stays, in whole sentences of the account, and the sheet says so."""
    for case in site.case_studies.values():
        sheet = sheets[f"case-{case.id}"]
        headings = [block.text for block in sheet.blocks if isinstance(block, Heading)]
        assert {"What leaders did", "What the account does not tell", "Try it here"} <= set(headings)
        shown = sum(len(block.items) for block in sheet.blocks if isinstance(block, Items))
        every = sum(map(len, (case.actions, case.changes, case.outcomes, case.not_told, case.try_it)))
        notes = [block for block in sheet.blocks if isinstance(block, Text) and block.style == "note"]
        starts = [block for block in sheet.blocks if isinstance(block, Text) and block.style == "body"]
        assert bool(notes) == (shown < every or not starts)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Absence fell.", "Persistent absence: 12% in 2008–09, 3.9% in 2009–10."),
        ("Absence fell from 12% to 3.9%.", "Persistent absence: 12% in 2008–09, 3.9% in 2009–10."),
        ("Absence fell from 112% in 2008–09 to 3.95% in 2009–10.", "12% in 2008–09, 3.9% in 2009–10."),
        ("Absence fell from 12% in 2008–09 to 3.9% in 2009–10.", ""),
    ],
)
def test_a_case_study_s_figures_stand_on_its_sheet_once(text: str, figures: str) -> None:
    """With their periods: a sentence that gives no more than the values is followed by both."""
    measure = {
        "of": "persistent absence",
        "unit": "%",
        "before": {"value": 12, "period": "2008–09"},
        "after": {"value": 3.9, "period": "2009–10"},
    }
    case = example(
        "case study", about="a-school", characteristic="vision", outcomes=[{"text": text, "measure": measure}]
    )
    site = example_site(example("source"), case)
    sheets = worksheets_of(site, site_name="Hilltop", edition="2026-11").values()
    (sheet,) = [sheet for sheet in sheets if sheet.kind == "case study"]
    said = [item for block in sheet.blocks if isinstance(block, Items) for item in block.items if item.startswith(text)]
    assert len(said) == 1
    assert said[0].endswith(figures or text)
    assert said[0].count("2008–09") == 1 + (figures != "" and "2008" in text)


def test_governors_have_a_pack_for_each_characteristic(site: Site, sheets: Mapping[str, Worksheet]) -> None:
    """Three to five questions, each with what a good answer contains and evidence to ask for; research both ways."""
    assert {sheets[id].about for id in GOVERNORS_PACKS} == set(site.characteristics)
    for id in GOVERNORS_PACKS:
        sheet = sheets[id]
        asked = [block for block in sheet.blocks if isinstance(block, Ask)]
        assert 3 <= len(asked) <= 5
        for block in asked:
            assert [fact.label for fact in block.facts] == ["A good answer", "Evidence to ask for"]
        found = [fact.label for block in sheet.blocks if isinstance(block, Facts) for fact in block.facts]
        assert "For" in found
        assert set(found) & {"Against", "No difference", "Both ways"}
        assert sheet.most_pages == 2
        assert sheet.audience == "governors"


def test_there_are_sheets_to_plan_to_meet_to_vote_to_hang_up_and_to_walk(sheets: Mapping[str, Worksheet]) -> None:
    assert {"action-plan", "structured-conversation", "level-cards", "thought-wall", "learning-walk"} <= set(sheets)
    (cards,) = [block for block in sheets["level-cards"].blocks if isinstance(block, Cards)]
    assert [card.mark for card in cards.cards] == ["1", "2", "3", "4", "d", "x"]


def test_each_field_has_a_name_of_its_own(sheets: Mapping[str, Worksheet]) -> None:
    """Two fields of one name would hold one text."""
    for sheet in sheets.values():
        repeated = [name for name, times in Counter(field_names_of(sheet)).items() if times > 1]
        assert repeated == [], sheet.id


def test_text_is_plain(sheets: Mapping[str, Worksheet]) -> None:
    """No Markdown reaches paper."""
    for sheet in sheets.values():
        assert [text for text in texts_of(sheet) if "](" in text or "**" in text] == []


def test_each_sheet_stands_alone(sheets: Mapping[str, Worksheet]) -> None:
    for sheet in sheets.values():
        assert sheet.title
        assert sheet.site_name == "Hilltop"
        assert sheet.edition == "2026-11"
        assert sheet.sources
        assert "name" in sheet.no_names
        assert sheet.minutes > 0


@pytest.mark.parametrize("id", GOVERNORS_PACKS)
def test_every_abbreviation_of_a_governors_pack_is_spelt_out(id: str, sheets: Mapping[str, Worksheet]) -> None:
    """Whoever gets it by email has no glossary beside it."""
    read = " ".join(texts_of(sheets[id].blocks))
    for short in dict.fromkeys(re.findall(r"\b[A-Z]{2,}s?\b", read)):
        assert re.search(rf"\b{short} \([a-zA-Z]", read), f"{short} is not spelt out"


def test_an_abbreviation_is_spelt_out_where_it_first_comes_and_only_there() -> None:
    """In the plural too; a name that only begins like it is another word."""
    site = example_site(
        example("source"),
        example("audience"),
        example("term", id="senco", term="SENCO", stands_for="special educational needs co-ordinator"),
        example(
            "pack",
            audience=None,
            brief="SENCOX asks the SENCOs, and then the SENCO.",
            questions=[],
            sources=["nc-2011"],
        ),
    )
    (sheet,) = [sheet for sheet in worksheets_of(site, site_name="H", edition="").values() if sheet.kind == "pack"]
    assert sheet.blocks[0] == Text(
        text="SENCOX asks the SENCOs (special educational needs co-ordinators), and then the SENCO."
    )


def test_sheets_of_other_content_have_names_that_no_pack_may_have(sheets: Mapping[str, Worksheet]) -> None:
    """What the rule about packs' names forbids is what there is."""
    others = [sheet for sheet in sheets.values() if sheet.kind != "pack"]
    for sheet in others:
        subject = f"{sheet.about}-{sheet.kind}-{sheet.audience}"
        assert sheet.id in {
            subject,
            *(f"{name}-{sheet.audience}" for name in SELF_AUDIT_SHEETS),
        } or sheet.id.startswith(SHEETS_OF_ITEMS)


def test_a_question_that_cannot_be_rated_is_asked_openly_in_a_pack_of_ratings() -> None:
    """It has no levels, and so no signs in anyone's words."""
    pack = example("pack", rating=True, questions=[{"id": "vision-shared"}], sources=["nc-2011"]).item
    assert isinstance(pack, Pack)
    site = example_site(
        example("source"),
        example("audience"),
        example(
            "question",
            about="vision",
            audiences=["governors"],
            wording={"governors": {"ask": "Who?"}},
            levels=[],
            short=False,
        ),
        example("pack", rating=True, questions=[{"id": "vision-shared"}], sources=["nc-2011"]),
    )
    sheet = worksheets_of(site, site_name="H", edition="")[pack.id]
    (asked,) = [block for block in sheet.blocks if isinstance(block, Ask)]
    assert asked.ask == "Who?"

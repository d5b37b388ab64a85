"""What a meeting needs: running orders, case studies in four parts, charts and sheets, all as plain text."""

import json
from typing import Any

import pytest

from generator.load import load
from generator.model import Site, build_site
from generator.room import room_data
from generator.schema import (
    Characteristic,
    Content,
    Measure,
    Occasion,
    Outcome,
    Reading,
    Step,
    Strand,
    Topic,
    occasions,
)
from generator.validate import validate
from generator.worksheets import worksheets_of
from tests.project import ROOT


@pytest.fixture(scope="module")
def site() -> Site:
    """The real content."""
    return build_site(validate(load(ROOT)).things)


@pytest.fixture(scope="module")
def data(site: Site) -> dict[str, Any]:
    return room_data(site, site.case_studies)


def test_each_occasion_has_its_running_order(site: Site, data: dict[str, Any]) -> None:
    """Where people rate, a projector shows what is rated; elsewhere what the author said."""
    assert [occasion["id"] for occasion in data["occasions"]] == list(site.occasions)
    for occasion in data["occasions"]:
        steps = site.occasions[occasion["id"]].steps
        assert [step["minutes"] for step in occasion["steps"]] == [step.minutes for step in steps]
        assert [step["shows"] == "rating" for step in occasion["steps"]] == [step.rating for step in steps]


RECORD = json.loads((ROOT / "theme/record.schema.json").read_text(encoding="utf-8"))
SESSION = RECORD["$defs"]["session"]["properties"]
STEP = SESSION["steps"]["items"]["properties"]


@pytest.mark.parametrize(
    ("model", "key", "kept_as"),
    [
        (Occasion, "name", SESSION["name"]),
        (Characteristic, "name", SESSION["name"]),
        (Strand, "name", SESSION["name"]),
        (Topic, "name", SESSION["name"]),
        (Step, "name", STEP["name"]),
        (Step, "purpose", STEP["purpose"]),
        (Step, "say", STEP["say"]),
    ],
)
def test_a_text_of_a_running_order_fits_into_a_record(model: type[Content], key: str, kept_as: dict[str, Any]) -> None:
    """A meeting about an occasion or a subject is kept and linked with its words."""
    kept = RECORD["$defs"][kept_as["$ref"].rpartition("/")[2]] if "$ref" in kept_as else kept_as
    written = model.model_json_schema()["properties"][key]
    (text,) = [each for each in written.get("anyOf", [written]) if each["type"] == "string"]
    assert text["maxLength"] <= kept["maxLength"]


def test_a_running_order_fits_into_a_record() -> None:
    """Its steps and their minutes, what they show, and what is handed out in them."""
    step = Step.model_json_schema()["properties"]
    assert STEP["ready"]["maxLength"] >= occasions.LONGEST_HAND_OUTS
    assert Occasion.model_json_schema()["properties"]["steps"]["maxItems"] <= SESSION["steps"]["maxItems"]
    assert SESSION["minutes"]["minimum"] <= occasions.SHORTEST
    assert SESSION["minutes"]["maximum"] >= occasions.LONGEST
    assert STEP["minutes"]["minimum"] <= step["minutes"]["minimum"]
    assert step["minutes"]["maximum"] <= STEP["minutes"]["maximum"]
    assert {*step["shows"]["anyOf"][0]["enum"], "rating", "words"} <= set(STEP["shows"]["enum"])


def test_an_inset_leads_from_a_case_study_to_a_plan(data: dict[str, Any]) -> None:
    """The running order that others are made of shows each kind of thing."""
    (inset,) = (occasion for occasion in data["occasions"] if occasion["id"] == "inset-two-hours")
    shown = [step["shows"] for step in inset["steps"]]
    assert shown == ["words", "case study", "rating", "task", "pause", "task", "priorities", "plan", "words"]


def test_a_case_study_has_four_parts_and_leaves_nothing_out(site: Site, data: dict[str, Any]) -> None:
    """What came of it stands with what the figures leave open, and what is not told has a part of its own."""
    for case in data["case_studies"]:
        start, did, came, untold = (part["texts"] for part in case["parts"])
        study = site.case_studies[case["id"]]
        assert len(start) == 1
        assert len(did) == len(study.actions)
        assert len(came) == len(study.changes) + len(study.outcomes)
        assert len(untold) == len(study.not_told)


def test_figures_carry_over_with_what_is_missing(site: Site, data: dict[str, Any]) -> None:
    (case,) = (case for case in data["case_studies"] if case["id"] == "lyng-hall")
    assert "Persistent absence: 12% in 2008–09, 3.9% in 2009–10." in " ".join(case["parts"][2]["texts"])


MEASURES = {
    "a change": "Marks: a change of +2 points, 2010, without a figure before or after.",
    "a level": "Marks: 7 points, without a figure from before.",
    "a sample": "Marks: 30 points asked or counted.",
}


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (Measure(of="marks", unit="points", change=2, period="2010"), MEASURES["a change"]),
        (Measure(of="marks", unit="points", level=7), MEASURES["a level"]),
        (Measure(of="marks", unit="points", sample=30), MEASURES["a sample"]),
        (
            Measure(of="marks", unit="%", before=Reading(value=1), after=Reading(value=2.5, period="2011")),
            "Marks: 1%, 2.5% in 2011.",
        ),
    ],
)
def test_each_form_of_figure_has_its_words(site: Site, measure: Measure, said: str) -> None:
    """Nothing is worked out that was not given."""
    case = site.case_studies["lyng-hall"].model_copy(
        update={"outcomes": (Outcome(text="It rose.", measure=measure, caution="One year."),), "changes": ()}
    )
    changed = site.__class__(**{**_fields(site), "case_studies": {case.id: case}})
    made = room_data(changed, [case.id])["case_studies"][0]
    assert made["parts"][2]["texts"] == [f"It rose. {said} One year."]


def _fields(site: Site) -> dict[str, Any]:
    return {name: getattr(site, name) for name in site.__dataclass_fields__}


def test_each_address_is_a_sheet_that_is_there(site: Site, data: dict[str, Any]) -> None:
    """The planner offers nothing that nobody can print."""
    sheets = {f"../worksheets/{id}.html" for id in worksheets_of(site, site_name="A site", edition="2026-11")}
    named = {item["sheet"] for kind in ("occasions", "case_studies") for item in data[kind]}
    named |= {extra["url"] for occasion in data["occasions"] for extra in occasion["extras"]}
    named |= {more["url"] for more in data["sheets"]["more"]}
    parts = data["sheets"]["parts"]
    named |= {f"../worksheets/{part}-audit-{audience}.html" for part in parts for audience in parts[part]}
    assert named <= sheets
    assert [more["printed_for"] for more in data["sheets"]["more"]] == ["plan", "rating"]


def test_all_text_is_plain(data: dict[str, Any]) -> None:
    """It goes on slides and into records as it is."""
    text = json.dumps(data)
    assert "](" not in text
    assert "**" not in text


def test_of_many_case_studies_only_those_beside_questions_are_there(site: Site) -> None:
    """With 2,000 case studies nobody loads them all."""
    few = list(site.case_studies)[:2]
    assert [case["id"] for case in room_data(site, few)["case_studies"]] == few

"""The self-audit's files: plain text, nothing left out, addresses that lead somewhere, and a name for each site."""

import base64
import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from generator.load import load
from generator.model import Site, build_site
from generator.self_audit import Identity, SelfAudit, question_data, self_audit
from generator.validate import validate
from tests.examples import example, example_site
from tests.project import ROOT

IDENTITY = Identity(id="hilltop", name="Hilltop’s questions", edition="2026-11")


@pytest.fixture(scope="module")
def site() -> Site:
    """The real content."""
    return build_site(validate(load(ROOT)).things)


@pytest.fixture(scope="module")
def data(site: Site) -> dict[str, Any]:
    return question_data(site, IDENTITY)


@pytest.fixture(scope="module")
def files(site: Site) -> SelfAudit:
    files = self_audit(site, IDENTITY, theme=ROOT / "theme")
    assert files
    return files


def test_every_question_that_can_be_rated_is_there_with_four_signs_and_next_steps(
    site: Site, data: dict[str, Any]
) -> None:
    """Retired ones too, so that what was answered before can be read; those for discussion can't be rated."""
    assert {question["id"] for question in data["questions"]} == {q.id for q in site.questions.values() if q.levels}
    for question in data["questions"]:
        assert len(question["signs"]) == len(question["nexts"]) == 4


def test_text_is_plain(data: dict[str, Any]) -> None:
    """No Markdown reaches a label, a file or a sheet."""
    for question in data["questions"]:
        for text in (question["ask"], *question["signs"], *question["nexts"]):
            assert "](" not in text
            assert "**" not in text


def test_each_question_is_of_a_part_that_is_there_and_each_part_has_questions(data: dict[str, Any]) -> None:
    """Nobody comes to an empty part."""
    assert {part["id"] for part in data["parts"]} == {question["part"] for question in data["questions"]}


def test_occasions_name_only_questions_that_can_be_rated(data: dict[str, Any]) -> None:
    """What is for discussion has no levels to choose from."""
    rated = {question["id"] for question in data["questions"]}
    assert data["occasions"]
    for occasion in data["occasions"]:
        assert set(occasion["questions"]) <= rated


def test_case_studies_are_those_that_questions_name(data: dict[str, Any]) -> None:
    """Of 2,000 case studies the page carries only what it may show."""
    assert set(data["case_studies"]) == {id for question in data["questions"] for id in question["case_studies"]}


def test_there_is_a_self_audit_where_some_question_in_use_can_be_rated() -> None:
    """Without one there would be nothing to begin."""
    rated, no_levels, retired = (
        self_audit(example_site(example("question", about="vision", **more)), IDENTITY, theme=ROOT / "theme")
        for more in ({}, {"levels": [], "short": False}, {"retired": "2026-09"})
    )
    assert rated
    assert no_levels is retired is None


def test_the_style_of_a_kept_file_comes_with_its_hash(files: SelfAudit) -> None:
    """A browser on an intranet's plain HTTP can't make one."""
    css = (ROOT / "theme/assets/css/self_audit/report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    text = files.data.content
    assert f"sha256-{digest}" in text
    assert text.startswith("Reflections.setQuestions('{")
    assert text.endswith("');\n")


def test_the_page_stays_small(files: SelfAudit) -> None:
    """Beyond what every page loads: at most 60 KB compressed. What reviews need comes when it is first needed."""
    loaded = [files.stylesheet.content, files.script.content]
    assert sum(len(gzip.compress(text.encode(), 9)) for text in loaded) <= 60_000


def test_what_the_script_gets_can_be_read_as_json(data: dict[str, Any], tmp_path: Path) -> None:
    """Every value is one that JSON has."""
    assert json.loads(json.dumps(data))["site"] == {
        "id": "hilltop",
        "name": "Hilltop’s questions",
        "edition": "2026-11",
    }

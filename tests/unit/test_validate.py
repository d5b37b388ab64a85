"""Validating: things for what keeps the rules, problems for what does not. The problems' words are golden cases."""

import dataclasses
import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core.core_schema import ErrorType

from generator.explain import MESSAGES, explain
from generator.items import Item
from generator.load import Document, Loaded, load
from generator.parse import parse
from generator.problem import Problem
from generator.schema import KINDS, CaseStudy, Kind, Question
from generator.validate import validate
from tests.unit.golden import Case

QUESTION = next(kind for kind in KINDS if kind.model is Question)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    Case(problems="").write(tmp_path)
    return tmp_path


def document(kind: Kind, text: str) -> Document:
    file = kind.files.replace("*", "x")
    return Document(kind=kind, file=file, text=text, parsed=parse(text))


def test_things_tell_where_they_stand_and_what_they_are_about(base: Path) -> None:
    things = {thing.item.id: thing for thing in validate(load(base)).things if hasattr(thing.item, "id")}
    question, case = things["vision-shared"], things["lyng-hall"]
    assert question[:4] == ("question", "reflections/vision.yml", "vision", (0,))
    assert isinstance(question.item, Question)
    assert case[:4] == ("case study", "case_studies/lyng-hall.yml", "lyng-hall", ())
    assert isinstance(case.item, CaseStudy)


def test_an_item_with_a_problem_is_no_thing_and_the_others_are(base: Path) -> None:
    path = base / "content/audiences.yml"
    path.write_text(path.read_text("utf-8").replace("order: 2", "order: two"), "utf-8")
    audiences = [thing for thing in validate(load(base)).things if thing.kind == "audience"]
    assert [thing.path for thing in audiences] == [(0,)]


def test_problems_are_sorted_and_told_once(base: Path) -> None:
    late, early = Problem("b.yml", 1, 1, "late"), Problem("a.yml", 9, 1, "early")
    loaded = dataclasses.replace(load(base), problems=(late, early, late))
    assert validate(loaded).problems == (early, late)


def test_a_file_with_problems_of_its_yaml_gets_every_other_check_too(base: Path) -> None:
    path = base / "reflections/vision.yml"
    path.write_text(path.read_text("utf-8") + "  minutes: 5\n  wieght: 1\n", "utf-8")
    first, second = validate(load(base)).problems
    assert "stands twice" in first.message
    assert "unknown key" in second.message


def test_nothing_loaded_is_a_problem_and_no_crash() -> None:
    assert [problem.file for problem in validate(Loaded()).problems] == [
        "content/audiences.yml",
        "content/pages/index.md",
        "content/scale.yml",
        "content/sources.yml",
        "content/worksheets.yml",
    ]


KEYS = sorted({key for kind in KINDS for key in kind.model.model_fields})

values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5), st.just("x" * 70)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=6),
        st.dictionaries(st.one_of(st.text(max_size=5), st.sampled_from(KEYS)), inner, max_size=6),
    ),
    max_leaves=12,
)


@st.composite
def wrong_items(draw: st.DrawFn) -> tuple[Kind, Any]:
    """A model's example with some values, at any depth, changed for others."""
    kind = draw(st.sampled_from(KINDS))
    data = yaml.safe_load(kind.model.example)
    for _ in range(draw(st.integers(1, 3))):
        holder = data
        while True:
            key = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
            if isinstance(holder[key], dict | list) and holder[key] and draw(st.booleans()):
                holder = holder[key]
                continue
            holder[key] = draw(values)
            break
    return kind, data


@given(wrong_items())
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_there_are_words_for_whatever_a_model_finds_wrong(wrong: tuple[Kind, Any]) -> None:
    kind, data = wrong
    item = Item(document(kind, ""), (), data)
    try:
        kind.model.model_validate(data)
    except ValidationError as error:
        for problem in explain(item, error):
            assert problem.message.isprintable()
            assert not re.search(r"\b(Input|dict|None|str|int|bool|tuple)\b", problem.message)


def test_every_message_belongs_to_an_error_that_pydantic_has() -> None:
    assert set(MESSAGES) <= set(get_args(ErrorType))

"""A new file explains every key, is a problem until it is filled in, and has no problem afterwards."""

import re
from pathlib import Path

import pytest
import yaml

from generator.load import load
from generator.new_file import text_of_new_file
from generator.reference import describe
from generator.schema import KINDS, CaseStudy, Kind, Question
from generator.validate import validate
from tests.small_project import write_small_project

KIND = {kind.name: kind for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_key_stands_in_the_file_with_its_explanation_above_it(kind: Kind) -> None:
    text = text_of_new_file(kind, {})
    words = " ".join(line.strip().removeprefix("- ").lstrip("# ") for line in text.splitlines())
    reference = describe(kind)
    for shape in (reference.shape, *reference.parts):
        for key in shape.keys:
            assert re.search(rf"{re.escape(key.description)} \[[^]]+\] (- )?{key.name}:", words), key.name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_only_what_is_needed_stands_without_a_number_sign(kind: Kind) -> None:
    data = yaml.safe_load(text_of_new_file(kind, {}))
    (item,) = data if kind.many else [data]
    assert list(item) == [key.name for key in describe(kind).shape.keys if key.required]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_with_the_number_signs_taken_away_every_key_is_there(kind: Kind) -> None:
    entries = text_of_new_file(kind, {}).split("\n\n")
    data = yaml.safe_load("\n".join(without_number_signs(entry) for entry in entries))
    (item,) = data if kind.many else [data]
    assert list(item) == [key.name for key in describe(kind).shape.keys]


def test_it_says_how_a_key_that_may_be_left_out_is_used_and_what_to_run() -> None:
    """With the # alone away, the key would stand a space further in than the others."""
    head = text_of_new_file(KIND["case study"], {}, check="make check").partition("\n\n")[0]
    said = " ".join(line.lstrip("# ") for line in head.splitlines())
    assert said.endswith("to use it, take away the # and the space after it. Then run: make check")


def without_number_signs(entry: str) -> str:
    """An entry as an author leaves it who takes the `#` away from its key and from all lines below that."""
    lines = entry.split("\n")
    keys = [number for number, line in enumerate(lines) if re.fullmatch(r" *# [a-z_]+:", line)]
    start = keys[0] if keys else len(lines)
    return "\n".join(lines[:start] + [line.replace("# ", "", 1) for line in lines[start:]])


@pytest.mark.parametrize("name", ["St Michael's", "3 Rivers", "Yes", "A: B", "Tŵr #2", '"Q"', "- dash", "null"])
def test_a_name_is_written_so_that_it_is_read_as_the_same_text(name: str) -> None:
    data = yaml.safe_load(text_of_new_file(KIND["case study"], {"id": "an-id", "name": name}))
    assert data["name"] == name


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project to which a file is added."""
    write_small_project(tmp_path)
    return tmp_path


def problems_of(project: Path, file: str) -> list[str]:
    return [str(problem) for problem in validate(load(project)).problems if problem.file == file]


def test_a_new_case_study_is_a_problem_for_each_key_that_is_not_filled_in(project: Path) -> None:
    file = "case_studies/st-michaels.yml"
    text = text_of_new_file(KIND["case study"], {"id": "st-michaels", "name": "St Michael's"})
    (project / file).write_text(text)
    lists = ("actions:", "try_it:", "not_told:", "sources:")
    empty = {
        number
        for number, line in enumerate(text.splitlines(), 1)
        if re.fullmatch(r"[a-z_]+:|  -", line) and line not in lists
    }
    problems = problems_of(project, file)
    assert len(empty) == 9
    assert {int(problem.split(":")[1]) for problem in problems} == empty
    assert problems[0].partition(" ")[2] == '"authority" of case study "st-michaels" has no value; write one'


@pytest.mark.parametrize(
    ("kind", "file", "known", "filled"),
    [
        (
            "case study",
            "case_studies/lyng-hall.yml",
            {"id": "lyng-hall", "name": "Lyng Hall"},
            yaml.safe_load(CaseStudy.example) | {"characteristic": "vision"},
        ),
        (
            "question",
            "reflections/vision.yml",
            {},
            yaml.safe_load(Question.example) | {"audiences": ["governors"]},
        ),
    ],
)
def test_once_filled_in_it_has_no_problem(
    project: Path, kind: str, file: str, known: dict[str, str], filled: dict[str, object]
) -> None:
    lines = text_of_new_file(KIND[kind], known).splitlines()
    for number, line in enumerate(lines):
        if found := re.fullmatch(r"( *)([a-z_]+):", line):
            lines[number] = f"{line} {yaml.safe_dump(filled[found[2]], default_flow_style=True, width=9999)}".rstrip(
                ".\n"
            )
    text = "\n".join(line for line in lines if not re.fullmatch(r" +-", line))
    (project / file).write_text(text + "\n")
    assert problems_of(project, file) == []
    assert validate(load(project)).problems == ()

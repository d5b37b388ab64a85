"""The JSON Schemas in the repository are those of the models, and each YAML file names the one that fits it."""

import json
from pathlib import Path

import pytest

from generator.files import kind_of
from generator.json_schema import modeline, schema_file, schema_text, write_schemas
from generator.schema import KINDS, Kind

ROOT = Path(__file__).parents[2]

CONTENT_FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("content", "reflections", "case_studies")
    for path in (ROOT / folder).rglob("*.yml")
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_in_the_repository_is_that_of_the_model(kind: Kind) -> None:
    """When this fails, run `reflect schema`."""
    assert (ROOT / schema_file(kind)).read_text(encoding="utf-8") == schema_text(kind)


def test_the_repository_has_no_schema_of_a_kind_that_is_gone() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in (ROOT / "schemas").iterdir()}
    assert names == {schema_file(kind) for kind in KINDS}


@pytest.mark.parametrize("file", CONTENT_FILES)
def test_each_content_file_begins_with_the_line_by_which_editors_find_its_schema(file: str) -> None:
    kind = kind_of(file)
    assert kind, f"{file} is in no place where content is looked for"
    first_line = (ROOT / file).read_text(encoding="utf-8").partition("\n")[0]
    assert first_line == modeline(kind)
    schema = (ROOT / file).parent / first_line.partition("$schema=")[2]
    assert schema.resolve() == ROOT / schema_file(kind)


def test_there_are_content_files_to_look_at() -> None:
    assert {kind_of(file) for file in CONTENT_FILES} >= {kind for kind in KINDS if kind.name in ("scale", "question")}


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("case_studies/lyng-hall.yml", "case study"),
        ("content/studies/eef.yml", "study"),
        ("content/sources.yml", "source"),
        ("content/studies/deeper/eef.yml", None),
        ("elsewhere/content/sources.yml", None),
        ("case_studies/lyng-hall.txt", None),
    ],
)
def test_the_kind_of_a_file_follows_from_its_place(file: str, name: str | None) -> None:
    kind = kind_of(file)
    assert (kind.name if kind else None) == name


def test_a_kind_with_many_items_in_a_file_has_the_schema_of_a_list() -> None:
    (question,) = (json.loads(schema_text(kind)) for kind in KINDS if kind.name == "question")
    assert question["type"] == "array"
    assert question["title"] == "Question"
    assert question["items"]["properties"]["minutes"] == {
        "description": "Minutes to talk it through.",
        "maximum": 60,
        "minimum": 1,
        "type": "integer",
    }
    assert question["items"]["properties"]["levels"]["items"] == {"$ref": "#/$defs/Level"}
    assert set(question["$defs"]) == {"Level", "Wording"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_reference_inside_a_schema_leads_somewhere(kind: Kind) -> None:
    text = schema_text(kind)
    schema = json.loads(text)
    for line in text.splitlines():
        if '"$ref"' in line:
            assert line.split('"')[3].removeprefix("#/$defs/") in schema["$defs"]


def test_schemas_are_written_only_when_they_changed(tmp_path: Path) -> None:
    assert write_schemas(tmp_path) == tuple(schema_file(kind) for kind in KINDS)
    assert write_schemas(tmp_path) == ()
    (tmp_path / "schemas/scale.json").write_text("{}")
    assert write_schemas(tmp_path) == ("schemas/scale.json",)

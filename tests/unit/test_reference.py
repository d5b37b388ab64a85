"""The content reference explains every key of every model, in an author's words."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.reference import Reference, Shape, describe, reference
from generator.schema import KINDS, Content

SHAPES = {(each.kind, shape.name): shape for each in reference() for shape in (each.shape, *each.parts)}
MODELS = [model for model in Content.__subclasses__() if model.__module__.startswith("generator.schema.")]


def reference_of(kind: str) -> Reference:
    return next(describe(each) for each in KINDS if each.name == kind)


@pytest.mark.parametrize(("kind", "name"), SHAPES)
def test_each_model_and_each_of_its_keys_is_explained(kind: str, name: str) -> None:
    shape = SHAPES[kind, name]
    assert shape.description.endswith("."), "the docstring of the model, in full sentences"
    for key in shape.keys:
        assert key.description.rstrip('`"')[-1:] in (".", "?"), f'"{key.name}" needs a description that is a sentence'
        assert key.type, key.name


@pytest.mark.parametrize(("kind", "name"), SHAPES)
def test_each_model_has_an_example_with_every_key_it_needs(kind: str, name: str) -> None:
    shape = SHAPES[kind, name]
    example = yaml.load(shape.example, yaml.BaseLoader)
    assert {key.name for key in shape.keys if key.required} <= set(example) <= {key.name for key in shape.keys}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_model_is_in_the_reference(model: type[Content]) -> None:
    assert model.example in {shape.example for shape in SHAPES.values()}


def test_kinds_come_in_their_order_with_the_shapes_inside_them() -> None:
    assert [each.kind for each in reference()] == [kind.name for kind in KINDS]
    case_study = reference_of("case study")
    assert (case_study.files, case_study.many) == ("case_studies/*.yml", False)
    assert [part.name for part in case_study.parts] == ["outcome", "measure", "reading"]
    assert reference_of("question").many


def key_of(shape: Shape, name: str) -> tuple[str, bool, str, str]:
    (key,) = (key for key in shape.keys if key.name == name)
    return key.type, key.required, key.default, key.shape


@pytest.mark.parametrize(
    ("shape", "key", "expected"),
    [
        (("question", "question"), "id", ("id (small letters, digits and hyphens), up to 60 characters", True, "", "")),
        (
            ("question", "question"),
            "code",
            ("code (one or two capital letters and a number from 1 to 99)", True, "", ""),
        ),
        (("question", "question"), "ask", ("text on one line, up to 500 characters", True, "", "")),
        (("question", "question"), "prompts", ("list of lines of text, up to 500 characters each", False, "", "")),
        (("question", "question"), "audiences", ("list of ids of audiences, at least one", True, "", "")),
        (("question", "question"), "minutes", ("whole number from 1 to 60", True, "", "")),
        (("question", "question"), "short", ("`true` or `false`", False, "false", "")),
        (("question", "question"), "levels", ("list of levels", False, "", "level")),
        (
            ("question", "question"),
            "wording",
            ("mapping from ids of audiences to wordings", False, "", "wording"),
        ),
        (("question", "question"), "note", ("Markdown, up to 10,000 characters", False, "", "")),
        (("question", "question"), "behaviours", ("list of ids, up to 60 characters each", False, "", "")),
        (("question", "question"), "replaces", ("list of ids of questions", False, "", "")),
        (("question", "question"), "retired", ("month (year from 2000 to 2099, hyphen, two digits)", False, "", "")),
        (
            ("case study", "case study"),
            "actions",
            ("list of texts in Markdown, at least one, up to 10,000 characters each", True, "", ""),
        ),
        (("case study", "case study"), "characteristic", ("id of a characteristic", True, "", "")),
        (("case study", "outcome"), "measure", ("mapping (a measure)", False, "", "measure")),
        (("case study", "measure"), "change", ("number", False, "", "")),
        (("study", "strength"), "padlocks", ("whole number from 0 to 5", False, "", "")),
        (("study", "strength"), "months", ("whole number", False, "", "")),
        (
            ("study", "finding"),
            "speaks",
            ("one of: `for`, `against`, `mixed`, `no difference`", True, "", ""),
        ),
        (("source", "source"), "link", ("address (begins with `https://` or `http://`)", False, "", "")),
        (("scale", "scale"), "levels", ("list of 4 scale levels", True, "", "scale level")),
        (("event", "event"), "label", ("text on one line, up to 40 characters", True, "", "")),
        (("pack", "part"), "areas", ("list of up to 4 lines of text, up to 500 characters each", False, "", "")),
        (("pack", "grid"), "head", ("list of 2 to 5 lines of text, up to 500 characters each", True, "", "")),
        (
            ("worksheet words", "sheet words"),
            "close",
            ("list of up to 2 lines of text, up to 500 characters each", False, "", ""),
        ),
        (
            ("worksheet words", "worksheet words"),
            "good_enough",
            ("list of 2 lines of text, up to 500 characters each", True, "", ""),
        ),
        (("worksheet words", "worksheet words"), "audit", ("mapping (sheet words)", True, "", "sheet words")),
        (
            ("worksheet words", "worksheet words"),
            "wording",
            ("mapping from ids of audiences to audience words", False, "", "audience words"),
        ),
    ],
)
def test_types_are_in_an_authors_words(shape: tuple[str, str], key: str, expected: tuple[str, bool, str, str]) -> None:
    assert key_of(SHAPES[shape], key) == expected


LIMITS = ("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum")


def limits_of(schema: dict[str, Any]) -> Iterator[int]:
    """Every limit of a key's value and of what stands in it, but that no text may be empty."""
    yield from (schema[limit] for limit in LIMITS if limit in schema and (limit, schema[limit]) != ("minLength", 1))
    items = [schema["items"]] if "items" in schema else schema.get("prefixItems", ())
    for inner in (*items, *schema.get("anyOf", ())):
        yield from limits_of(inner)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_each_limit_that_a_model_has_is_told(model: type[Content]) -> None:
    """But that of an id by which a key names another thing: it is as long as that thing's own."""
    shape = next(shape for shape in SHAPES.values() if shape.example == model.example)
    for name, schema in model.model_json_schema()["properties"].items():
        type = key_of(shape, name)[0]
        told = set(re.findall(r"\d+", type.replace(",", "").replace("at least one", "at least 1")))
        limits = {str(limit) for limit in limits_of(schema)} - ({"60"} if re.search("ids? of ", type) else set())
        assert limits <= told, f"{name}: {type}"


def test_no_type_speaks_python() -> None:
    types = " ".join(key.type for shape in SHAPES.values() for key in shape.keys)
    for word in ("str", "dict", "tuple", "None", "generator", "bool", "Annotated"):
        assert word not in types.replace("strand", "").split(), word

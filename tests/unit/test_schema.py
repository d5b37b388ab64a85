"""The models: each has an example that is as it should be, and words for each of its keys and rules."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from generator import schema
from generator.explain import FORMS
from generator.marks import Shape, shape_of
from generator.parse import parse
from generator.schema import KINDS, Content, Markdown, Refers

MODELS = [each for each in vars(schema).values() if isinstance(each, type) and issubclass(each, Content)]
MODELS.remove(Content)


@pytest.mark.parametrize("model", MODELS)
def test_the_example_of_a_model_fits_it(model: type[Content]) -> None:
    parsed = parse(model.example)
    assert parsed.mistakes == ()
    model.model_validate(parsed.data)


@pytest.mark.parametrize("model", MODELS)
def test_a_model_says_what_it_and_each_of_its_keys_are_for(model: type[Content]) -> None:
    assert model.__doc__
    for key, field in model.model_fields.items():
        assert field.description, key
        assert field.description.endswith((".", "?", "`")), key


@pytest.mark.parametrize("model", MODELS)
def test_a_model_knows_no_other_keys_and_does_not_change(model: type[Content]) -> None:
    data = parse(model.example).data
    with pytest.raises(ValidationError, match="extra_forbidden"):
        model.model_validate(data | {"zzz": 1})
    item = model.model_validate(data)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(item, next(iter(model.model_fields)), "changed")


@pytest.mark.parametrize("model", MODELS)
def test_a_model_takes_no_text_for_a_number_and_no_number_for_text(model: type[Content]) -> None:
    data = parse(model.example).data
    for key, value in data.items():
        swapped = {str: 1, int: "1", float: "1", bool: "true"}.get(type(value))
        if swapped is not None:
            with pytest.raises(ValidationError):
                model.model_validate(data | {key: swapped})


def test_every_pattern_has_words() -> None:
    assert {pattern for model in MODELS for pattern in _patterns(model.model_json_schema())} == set(FORMS)


def test_every_id_that_is_named_is_of_a_kind_that_has_ids() -> None:
    with_ids = {kind.name for kind in KINDS if "id" in kind.model.model_fields}
    referred = {mark.kind for model in MODELS for mark in _marks(shape_of(model)) if isinstance(mark, Refers)}
    assert referred <= with_ids


def test_all_prose_is_marked_as_markdown() -> None:
    """Otherwise its links would go unchecked."""
    found = {mark for model in MODELS for mark in _marks(shape_of(model))}
    assert Markdown() in found
    for model in MODELS:
        prose = [key for key, field in model.model_fields.items() if Markdown() in field.metadata]
        shape = shape_of(model)
        assert set(prose) <= {key for key, _ in (shape.fields if shape else ())}


def test_a_line_of_spaces_is_empty() -> None:
    with pytest.raises(ValidationError, match="at least 1 character"):
        schema.Choice.model_validate({"name": "  ", "meaning": "Something."})


def test_kinds_have_names_and_places_of_their_own() -> None:
    assert len({kind.name for kind in KINDS}) == len({kind.files for kind in KINDS}) == len(KINDS)


def _patterns(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for value in schema.values():
            yield from _patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _patterns(value)


def _marks(shape: Shape | None) -> Iterator[Refers | Markdown]:
    if shape:
        yield from (*shape.marks, *shape.keys, *_marks(shape.each))
        for _, field in shape.fields:
            yield from _marks(field)

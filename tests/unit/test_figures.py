"""Figures are written as people write them."""

import pytest

from generator.figures import change, number, quantity


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (3.9, "3.9"),
        (2379.0, "2,379"),
        (1250000.0, "1,250,000"),
        (1234567.0, "1,234,567"),
        (-5.0, "−5"),
        (0.0, "0"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_a_number_is_written_as_people_write_it(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (12.0, "%", "12%"),
        (16.0, "£", "£16"),
        (-1250000.0, "£", "−£1,250,000"),
        (1.7, "points", "1.7\u00a0points"),
        (-3.0, "points", "−3\u00a0points"),
    ],
)
def test_a_quantity_has_its_unit_where_it_belongs(value: float, unit: str, text: str) -> None:
    assert quantity(value, unit) == text


def test_a_change_has_its_sign() -> None:
    assert [change(value, "%") for value in (5.0, -5.0, 0.0)] == ["+5%", "−5%", "0%"]

"""What YAML reads otherwise than it was meant is found, and nothing else is. The messages are golden cases."""

from typing import Any
from unittest.mock import Mock

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.misread import misread
from generator.parse import parse

ORDINARY = """\
# yaml-language-server: $schema=../schemas/case-study.json
id: one
note: >-
  It said “yes” – and that’s * all, at http://example.org/#part
actions:
  - |
    One
      - two
  - Three [four](case:five) – 2008–09
levels: [one, {sign: Two}]
"""

texts = st.text(alphabet="ab1#-–•“”‘’:,[]{}'\"|> \n")


def test_a_text_without_a_sign_of_it_is_not_read_a_second_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """That takes as long as the first time."""
    second_reading = Mock(wraps=misread)
    monkeypatch.setattr("generator.parse.misread", second_reading)
    assert parse(ORDINARY).mistakes == ()
    second_reading.assert_not_called()
    assert parse(f"{ORDINARY}more: 'two # three'\n").mistakes == ()
    second_reading.assert_called_once()


@given(st.recursive(texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_is_misread_in_what_yaml_itself_writes(value: Any) -> None:
    """It puts in quotes what would not stay as it is."""
    text = yaml.dump({"a": value}, Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=False, width=1_000)
    assert misread(text).spots == ()


@pytest.mark.parametrize("place", ["- {}", "a: {}", "a:\n  {}", "[b, {}]", "[{}, b]", "{{a: {}}}", "{{a: {}, b: c}}"])
@pytest.mark.parametrize("above", ["", "# A comment.\n"])
def test_text_behind_a_hash_is_found_wherever_a_text_can_stand(place: str, above: str) -> None:
    mistakes = parse(above + place.format("Room #4") + "\n").mistakes
    assert [message for _, message in mistakes if "left out as a comment" in message]

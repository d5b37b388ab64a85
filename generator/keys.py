"""What is wrong with the keys of a mapping."""

import re
from typing import Any

from yaml._yaml import Mark

from generator.syntax import wrong_hyphen
from generator.words import quoted, what

SPECIAL = "has a special meaning in YAML that is not used here; take it out, or put the text in quotes"

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_LONGEST_NUMBER = 20


def wrong_key(key: Any, event: Any, before: dict[str, Mark]) -> str | None:
    """What is wrong with a key, which came from an event, beside those that stand before it."""
    if not isinstance(key, str):
        return f"a key must be text, and this is {what(key)}; write one, or put it in quotes"
    if key == "<<" and event.style == "":
        return f'"<<" {SPECIAL}'
    if key in before:
        twice = f"{quoted(key)} stands twice, first on line {before[key].line + 1}; take one of them out"
        return wrong_hyphen(key) or twice
    return None


def lacks_colon(event: Any, place: object, before: dict[str, Any]) -> bool:
    """Whether a key without a value, between braces, is one only by a comma inside a text, or needs a space.

    `place` is where its value would be, `before` what stands before it: where that has no value either, the braces
    stand for brackets, which the model tells.
    """
    is_alone = isinstance(place, Mark) and place.index == event.end_mark.index
    return is_alone and (":" in event.value or next(reversed(before.values()), None) is not None)


def explain_no_colon(text: str, start: int, end: int) -> str:
    """What to do about such a key, which goes from one place of the text to another."""
    if ":" in text[start:end]:
        return f"put a space after the colon in {quoted(text[start:end])}"
    for found in _THOUSANDS.finditer(text, max(0, start - _LONGEST_NUMBER), start + _LONGEST_NUMBER):
        if found.start() < start < found.end():
            return f"a comma ends the number before it; write {found[0].replace(',', '')} without one"
    return "a comma ends the text before it; put a text that has a comma in quotes"

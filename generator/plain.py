"""What a text without quotes stands for in YAML: less than in YAML 1.1, so that text stays text."""

import re

_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
_NUMBER_STARTS = frozenset("-0123456789")


def plain_value(text: str) -> str | int | float | bool | None:
    """True or false, nothing, a decimal number, or else the text: `no`, dates, `012`, `1:30` and `.inf` too.

    A number of more than 15 digits, of which some would be lost, stays text.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_STARTS and (number := _NUMBER.fullmatch(text)):
        return float(text) if number[1] else int(text)
    return text

"""What pydantic finds wrong with an item, in the author's words: text, number, list, mapping, true or false."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from generator.fields import field_at, fields_beside
from generator.ids import ID
from generator.items import MOST_IN_A_FILE, Item
from generator.marks import marked
from generator.parse import Path, Value
from generator.problem import Problem
from generator.schema import CODE, DAY, LINK, MONTH, Refers
from generator.words import did_you_mean, listed, nearest, quoted, what


class Complaint(NamedTuple):
    """One error of pydantic's: what it calls it, which value it is about, and what it adds."""

    type: str
    item: Item
    path: Path
    value: Value
    more: Mapping[str, Any]

    @property
    def subject(self) -> str:
        """What messages call the value: `"sign" of item 2 of "levels" of question "vision-shared"`."""
        return _subject(self.item, self.path)

    @property
    def holder(self) -> str:
        """What messages call the mapping that holds the value."""
        return _subject(self.item, self.path[:-1])

    @property
    def key(self) -> str:
        """The last step of the path."""
        return str(self.path[-1]) if self.path else ""

    @property
    def missing_keys(self) -> list[str]:
        """The keys that the holder could have and has not."""
        data = self.item.data
        for step in self.path[:-1]:
            data = data[step]
        return [key for key in fields_beside(self.item.kind.model, self.path) if key not in data]


def _subject(item: Item, path: Path) -> str:
    steps = [f"item {step + 1}" if isinstance(step, int) else quoted(step) for step in reversed(path)]
    return " of ".join([*steps, item.label])


def explain(item: Item, error: ValidationError) -> Iterator[Problem]:
    """The problems of an item that its model refused."""
    complaints = [_complaint(item, found) for found in error.errors(include_url=False)[: MOST_IN_A_FILE + 1]]
    misspelt = {
        (*complaint.path[:-1], nearest(complaint.key, complaint.missing_keys))
        for complaint in complaints
        if complaint.type == "extra_forbidden"
    }
    names_a_thing = {each.path for each in marked(item.kind.model, item.data) if isinstance(each.mark, Refers)}
    for complaint in complaints:
        if complaint.type == "missing" and complaint.path in misspelt:
            continue  # "did you mean" says it
        if complaint.type.startswith("string_") and complaint.path in names_a_thing and complaint.value:
            continue  # "unknown id" says it
        if complaint.type == "too_short" and len(complaint.value) >= complaint.more["min_length"]:
            continue  # items that are wrong in themselves were not counted
        yield _problem(complaint)


def _complaint(item: Item, error: Any) -> Complaint:
    path = tuple(step for step in error["loc"] if step != "[key]")
    return Complaint(error["type"], item, path, error["input"], error.get("ctx", {}))


def _problem(complaint: Complaint) -> Problem:
    item, path = complaint.item, complaint.path
    if complaint.type == "extra_forbidden":
        return item.key_problem(path, _message(complaint))
    if complaint.type == "value_error" and (key := re.match(r'"(\w+)"', str(complaint.more["error"]))):
        path = (*path, key[1])  # a rule between keys begins with the key to look at
    return item.problem(path, _message(complaint))


def _message(complaint: Complaint) -> str:
    if complaint.type in ("missing", "too_short") and complaint.key in NEEDED:
        return NEEDED[complaint.key].format(complaint.holder)
    if complaint.value is None and complaint.path:
        return _no_value(complaint)
    return MESSAGES[complaint.type](complaint)


NEEDED = {
    "sources": '{} names no source; add "sources" with at least one id from content/sources.yml',
    "audiences": 'no audience gets {}; list at least one in "audiences", such as [leadership]',
    "unit": '{} has no "unit", without which its numbers say little; add one, such as "%", points or pupils',
}
"""What to say of what lacks one of these keys, or has nothing in it."""


def _no_value(complaint: Complaint) -> str:
    field = field_at(complaint.item.kind.model, complaint.path)
    is_needed = field is not None and field.is_required()
    return f"{complaint.subject} has no value; write one{'' if is_needed else ', or take the line out'}"


def _missing(complaint: Complaint) -> str:
    if isinstance(place := complaint.path[-1], int):
        return f"{complaint.holder} has no item {place + 1}; add it"
    field = field_at(complaint.item.kind.model, complaint.path)
    return f"{complaint.holder} has no {quoted(complaint.key)}; add it: {field.description if field else ''}"


def _unknown_key(complaint: Complaint) -> str:
    keys = complaint.missing_keys
    offer = f", or use {listed([quoted(key) for key in keys])}" if keys else ""
    advice = did_you_mean(complaint.key, keys) or f"; take it out{offer}"
    return f"unknown key {quoted(complaint.key)} in {complaint.holder}{advice}"


def _not_text(complaint: Complaint) -> str:
    advice = {
        "a list": "write it without brackets and hyphens",
        "a mapping": "if a colon in the text makes it one, put the text in quotes",
    }.get(what(complaint.value), "put it in quotes")
    return f"{complaint.subject} must be text, and this is {what(complaint.value)}; {advice}"


def _not_a_list(complaint: Complaint) -> str:
    advice = 'begin each item with "- " on a line of its own, or write [one, two]'
    return f"{complaint.subject} must be a list, and this is {what(complaint.value)}; {advice}"


def _not_a_mapping(complaint: Complaint) -> str:
    advice = 'write lines of "key: value"'
    return f"{complaint.subject} must be a mapping, and this is {what(complaint.value)}; {advice}"


def _wrong_choice(complaint: Complaint) -> str:
    choices = re.findall(r"'([^']*)'", complaint.more["expected"])
    is_text = isinstance(complaint.value, str)
    given = quoted(complaint.value) if is_text else what(complaint.value)
    offer = did_you_mean(complaint.value, choices) if is_text else ""
    return f"{complaint.subject} must be {listed([quoted(each) for each in choices])}, and this is {given}{offer}"


def _wrong_form(complaint: Complaint) -> str:
    form = FORMS[complaint.more["pattern"]]
    return f"{complaint.subject} must be {form}, and this is {quoted(complaint.value)}"


FORMS = {
    ID: "an id of lower-case letters, digits and single hyphens that begins with a letter, such as lyng-hall",
    CODE: "one or two capital letters and a number from 1 to 99, such as V1",
    MONTH: "a year and a month from 2000 to 2099, such as 2026-09",
    DAY: "a year, a month or a day from 1900 to 2099, such as 2009, 2009-09 or 2009-09-01",
    LINK: "an address that begins with https:// or http:// and has no spaces",
}
"""What text that must match a pattern looks like."""


def _too_few(complaint: Complaint) -> str:
    count, least = complaint.more["actual_length"], complaint.more["min_length"]
    return f"{complaint.subject} has {count or 'no'} item{'s' * (count != 1)}; write at least {least}"


def _too_many(complaint: Complaint) -> str:
    count, most = len(complaint.value), complaint.more["max_length"]
    noun = "characters" if isinstance(complaint.value, str) else "items"
    return f"{complaint.subject} has {count} {noun}; write at most {most}"


MESSAGES: Mapping[str, Callable[[Complaint], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _not_text,
    "string_too_short": lambda c: f"{c.subject} is empty; write the text",
    "string_too_long": lambda c: f"{c.subject} has more than {c.more['max_length']:,} characters; shorten it",
    "string_pattern_mismatch": _wrong_form,
    "int_type": lambda c: f"{c.subject} must be a whole number, such as 10, without quotes or unit",
    "float_type": lambda c: f"{c.subject} must be a number alone, such as 3.9, without quotes, unit or comma",
    "bool_type": lambda c: f"{c.subject} must be true or false, in small letters and without quotes",
    "greater_than_equal": lambda c: f"{c.subject} is {c.value}; write {c.more['ge']} or more",
    "less_than_equal": lambda c: f"{c.subject} is {c.value}; write {c.more['le']} or less",
    "tuple_type": _not_a_list,
    "dict_type": _not_a_mapping,
    "model_type": _not_a_mapping,
    "literal_error": _wrong_choice,
    "too_short": _too_few,
    "too_long": _too_many,
    "value_error": lambda c: f"{c.subject}: {c.more['error']}",
}
"""What to say for each of pydantic's error types that the models can give."""

"""Abbreviations, spelt out where they first come on a sheet: whoever gets it by email has no glossary beside it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from generator.schema import Term
from generator.worksheets.blocks import Worksheet

KEPT = frozenset({"id", "kind", "audience", "about", "site_name", "edition", "origin", "name", "code", "mark"})
"""What is no running text: ids, names of fields and schools."""


def spelt_out(sheet: Worksheet, terms: Iterable[Term]) -> Worksheet:
    """The worksheet with each abbreviation followed by what it stands for, once: `SENCO (special … co-ordinator)`."""
    full = {term.term: term.stands_for for term in terms if term.stands_for}
    if not full:
        return sheet
    spelt: Worksheet = _Speller(full).spell(sheet)
    return spelt


class _Speller:
    """Goes through a sheet once, in the order in which it is read. "SENCO's" is passed over: nothing fits between."""

    def __init__(self, full: Mapping[str, str]) -> None:
        self._full = dict(full)
        self._found = re.compile(rf"\b({'|'.join(map(re.escape, sorted(full, key=len, reverse=True)))})(s?)\b(?!['’]s)")

    def spell(self, value: Any) -> Any:
        """The value with its texts spelt out, and those of what it holds."""
        if isinstance(value, str):
            return self._found.sub(self._say, value)
        if isinstance(value, tuple):
            return tuple(map(self.spell, value))
        if is_dataclass(value) and not isinstance(value, type):
            texts = {each.name: getattr(value, each.name) for each in fields(value) if each.name not in KEPT}
            return replace(value, **{name: self.spell(text) for name, text in texts.items()})
        return value

    def _say(self, found: "re.Match[str]") -> str:
        stands_for = self._full.pop(found[1], None)
        return f"{found[0]} ({stands_for}{found[2]})" if stands_for else found[0]

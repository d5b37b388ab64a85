"""The YAML at the top of a page, between two lines of `---`, and what is wrong when these are not as they must be.

MkDocs takes a page without them as it is, its title from the name of the file.
"""

import re

from generator.parse import Mistake, Parsed, parse

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENING = re.compile(r"---[ \t]*\n")
_MEANT_AS_OPENING = re.compile(r"\s*[-–—]+[ \t]*\n\s*[\w-]+:")
_NO_KEY = re.compile(r"(?![\w-]+:)\S")

_CLOSING_MISSING = 'the closing "---" is missing; add it on a line of its own, below the last key'
_NOT_FIRST = '"---", three hyphens alone, must be the first line of the page; put it there, above the keys'
_NOTHING_BELOW = 'MkDocs needs the end of a line behind the closing "---"; press Enter there'


def parse_front_matter(text: str) -> Parsed:
    """The YAML at the top of a page. Its lines count from the second of the page, or the first when there is none."""
    found = _FRONT_MATTER.match(text)
    if not found:
        wrong = _CLOSING_MISSING if _OPENING.match(text) else _NOT_FIRST if _MEANT_AS_OPENING.match(text) else None
        return _unreadable((1, 1), wrong) if wrong else parse("")
    if not found[2]:
        return _unreadable((found[1].count("\n") + 1, 1), _NOTHING_BELOW)
    parsed = parse(found[1])
    if not parsed.whole and (row := _row_of_end(found[1].split("\n"), parsed.mistakes[-1])):
        return _unreadable((row, 1), _CLOSING_MISSING)
    return parsed


def lines_above_yaml(text: str) -> int:
    """How many lines stand above the YAML of a page."""
    return 1 if _FRONT_MATTER.match(text) else 0


def without_front_matter(text: str) -> str:
    """A page with empty lines in the place of its front matter, so that lines keep numbers."""
    found = _FRONT_MATTER.match(text)
    return "\n" * found[0].count("\n") + text[found.end() :] if found else text


def _unreadable(position: tuple[int, int], message: str) -> Parsed:
    return Parsed("", mistakes=(Mistake(position, message),), whole=False)


def _row_of_end(lines: list[str], mistake: Mistake) -> int:
    """The first empty line, from 1, when the text of the page stands below it and was read as keys; else 0."""
    row = mistake.position[0]
    ends = (number for number, line in enumerate(lines[: row - 1], 1) if not line.strip())
    return next(ends, 0) if _NO_KEY.match(lines[row - 1]) else 0

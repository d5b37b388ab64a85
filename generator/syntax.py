"""YAML's syntax errors in the words of someone who writes content: what is wrong, and how to mend it."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from yaml import MarkedYAMLError

from generator.words import quoted

_KEY_WITHOUT_SPACE = re.compile(r"^\s*(?:- +)?([a-z_]+:[^\s:/].*)$")
_KEY = re.compile(r"\s*(?:- +)?[\w-]+:(?:\s|$)")
_COMMENT = re.compile(r"\s*#")

_LEFT_FROM_A_MERGE = re.compile(r"()(?:<<<<<<<|=======|>>>>>>>)")
_SPACE_FROM_WORD = re.compile("[ -]*(\u00a0)|.*?:(\u00a0)")
_OTHER_DASH = re.compile(r"\s*([–—−•])\s")
_HYPHEN_ALONE = re.compile(r"\s*(-)[^\W\d]")


class Spot(NamedTuple):
    """Where libyaml gave up: the lines of the text, and a line and a column, from 0.

    `outer` is the column of what was being read there: a list, a mapping or a text.
    """

    lines: list[str]
    row: int
    column: int
    outer: int

    @property
    def line(self) -> str:
        """The whole line."""
        return self.lines[self.row]

    @property
    def before(self) -> str:
        """What stands on the line before the column."""
        return self.line[: self.column]

    @property
    def after(self) -> str:
        """What stands on the line from the column on."""
        return self.line[self.column :]

    @property
    def above(self) -> str:
        """The line above."""
        return self.lines[self.row - 1] if self.row else ""


class Told(NamedTuple):
    """What to say at a line and a column, from 1."""

    position: tuple[int, int]
    message: str


def explain_syntax(error: MarkedYAMLError, text: str) -> Told:
    """The line and column of a syntax error, where an author would look for it, and what to do about it."""
    context, problem = error.context or "", error.problem or ""
    meaning = next(each for each in MEANINGS if each.context in context and each.problem in problem)
    mark = error.context_mark if meaning.at_start else error.problem_mark
    assert mark is not None, error
    spot = Spot([*text.split("\n"), ""], mark.line, mark.column, (error.context_mark or mark).column)
    words = meaning.words if isinstance(meaning.words, str) else meaning.words(spot)
    return next(_seen_in_lines(spot), Told((mark.line + 1, mark.column + 1), words))


def _seen_in_lines(spot: Spot) -> Iterator[Told]:
    """What is wrong with a line by itself, wherever that came out: here, right above, or where its item begins."""
    here, above, item = spot.row, spot.row - 1, _row_of_item(spot)
    for pattern, rows, message in (
        (_LEFT_FROM_A_MERGE, (here, above), _MERGE),
        (_SPACE_FROM_WORD, (here, above), _NO_BREAK_SPACE),
        (_OTHER_DASH, (here, item), _WRONG_DASH),
        (_HYPHEN_ALONE, (here, item), _SPACE_AFTER_HYPHEN),
    ):
        for row in rows:
            if row >= 0 and (found := pattern.match(spot.lines[row])):
                yield Told((row + 1, found.start(found.lastindex or 0) + 1), message)
    if spot.column > spot.outer and _COMMENT.match(spot.above) and not _KEY.match(spot.line):
        yield Told((above + 1, spot.above.index("#") + 1), _COMMENT_INSIDE)


def _row_of_item(spot: Spot) -> int:
    """The nearest row above that is less far in; -1 when there is none."""
    indent = _indent(spot.line)
    return next((row for row in range(spot.row - 1, -1, -1) if _indent(spot.lines[row]) < indent), -1)


def _indent(line: str) -> int:
    """How far in a line is; a line with nothing on it counts as very far."""
    return len(line) - len(line.lstrip()) if line.strip() else len(line) + 1_000


def _cannot_start(spot: Spot) -> str:
    return _TAB if spot.after.startswith("\t") else cannot_begin(spot.after[:1])


def cannot_begin(character: str) -> str:
    """The message about a text whose first character has a meaning in YAML."""
    return f'text can\'t begin with "{character}"; put the text in quotes'


def _second_colon(spot: Spot) -> str:
    if re.search(r": +[“”‘’]", spot.before):
        return "curly quotes are part of the text; use straight ones (\" or ') around a text with a colon"
    if re.search(r"\S:\s", spot.before):
        return "there is a colon inside the text; put the text in quotes"
    if found := _KEY_WITHOUT_SPACE.match(spot.above):
        return f"in the line above, put a space after the colon in {quoted(found[1])}"
    return "this line is further in than the key above it, which has its value already; line the two up"


def _no_colon(spot: Spot) -> str:
    if found := _KEY_WITHOUT_SPACE.match(spot.line):
        return f"put a space after the colon in {quoted(found[1])}"
    return 'this line is no "key: value"; add the colon, or indent the line to go on with the text above'


def _not_a_key(spot: Spot) -> str:
    before = spot.before.rstrip()
    if before.endswith(("'", '"')):
        return "there is text after the closing quote; put a text that has quotes inside in the other kind"
    if before.endswith(("]", "}")):
        return f'there is text after the closing "{before[-1]}"; take it out, or put the whole text in quotes'
    if spot.after.startswith("- "):
        return (
            "a list item stands where a key should; line it up with the items above, or put the list under a key of "
            "its own"
        )
    if spot.after.startswith(":"):
        return "there is no key before this colon; write one, or put the text in quotes"
    return "this line does not line up with the keys above; give it the same indentation"


def _not_an_item(spot: Spot) -> str:
    return _OTHER_INDENT if spot.after.startswith("- ") else _NOT_AN_ITEM


def _stray(spot: Spot) -> str:
    return cannot_begin(spot.after[:1]) if spot.after else "the file ends in the middle of something; finish it"


def wrong_hyphen(key: str) -> str | None:
    """What to do about a key that begins as an item of a list should not."""
    return _SPACE_AFTER_HYPHEN if _HYPHEN_ALONE.match(key) else _WRONG_DASH if _OTHER_DASH.match(key) else None


_MERGE = "this line is left from merging two versions of the file; keep one version and delete the line"
_NO_BREAK_SPACE = "a no-break space stands here, as Word makes them; type an ordinary space in its place"
_WRONG_DASH = 'an item of a list begins with a hyphen, and this is another sign; type "-" in its place'
_SPACE_AFTER_HYPHEN = "put a space after the hyphen"
_COMMENT_INSIDE = "a comment can't stand between two lines of a text; move it above the whole text"
_TAB = "a tab stands here; use spaces instead"
_OPEN_QUOTE = "this quote is never closed; add the closing quote, or take this one out"
_BACKSLASH = "a backslash is special between double quotes; use single quotes, or write two backslashes"
_BLOCK = 'after "|" or ">" the text begins on the next line, indented with spaces'
_LIST_ON_KEY_LINE = "a list can't begin on the line of its key; begin it on the next line"
_OPEN_BRACKET = 'this "[" is never closed, or a comma is missing after it; add "]" or the comma'
_OPEN_BRACE = 'this "{" is never closed, or a comma is missing after it; add "}" or the comma'
_OTHER_INDENT = "this item does not line up with the items above; give it the same indentation"
_NOT_AN_ITEM = 'this line stands in a list but does not begin with "- "; add that, or indent the line'
_APART = "this line does not belong to what is above it; give it the same indentation"
_UNCLEAR = "this can't be read; look here and on the line above for quotes, colons and indentation"


class Meaning(NamedTuple):
    """What libyaml says (part of its context, part of its problem), and what we say instead.

    `at_start` points to where the thing that went wrong begins, rather than to where that came out.
    """

    context: str
    problem: str
    at_start: bool
    words: str | Callable[[Spot], str]


MEANINGS: tuple[Meaning, ...] = (
    Meaning("next token", "cannot start any token", False, _cannot_start),
    Meaning("scalar", "tab character", False, _TAB),
    Meaning("block scalar", "", True, _BLOCK),
    Meaning("quoted scalar", "unexpected end of stream", True, _OPEN_QUOTE),
    Meaning("quoted scalar", "unexpected document indicator", True, _OPEN_QUOTE),
    Meaning("quoted scalar", "", False, _BACKSLASH),
    Meaning("alias", "", True, cannot_begin("*")),
    Meaning("anchor", "", True, cannot_begin("&")),
    Meaning("tag", "", True, cannot_begin("!")),
    Meaning("", "tag handle", False, cannot_begin("!")),
    Meaning("simple key", "", True, _no_colon),
    Meaning("", "mapping values", False, _second_colon),
    Meaning("", "block sequence entries", False, _LIST_ON_KEY_LINE),
    Meaning("", "mapping keys", False, cannot_begin("? ")),
    Meaning("flow sequence", "", True, _OPEN_BRACKET),
    Meaning("flow mapping", "", True, _OPEN_BRACE),
    Meaning("block collection", "", False, _not_an_item),
    Meaning("block mapping", "", False, _not_a_key),
    Meaning("", "expected node content", False, _stray),
    Meaning("", "<document start>", False, _APART),
    Meaning("", "", False, _UNCLEAR),
)
"""The first that fits counts; the last fits everything."""

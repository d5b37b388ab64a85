"""Bytes of a file to text: what Notepad makes works (BOM, CRLF) or is a problem with a name (ANSI, Unicode, Word)."""

import os
import re
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from pathlib import Path

MAX_BYTES = 1_000_000

# Zero-width space and (non-)joiners end or shape words in scripts from Arabic to Mongolian, and join emoji. Behind a
# letter of ours, a space or a common mark, and before no letter of such a script, they only keep search from a word.
# Marks of direction stay too, which Arabic and Hebrew need beside numbers and brackets.
_LETTERS_AND_MARKS = "\\0-\u05ff\u1e00-\u206f"
_SHAPED_SCRIPTS = "\u0600-\u18af"
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u2028\u2029\u2060-\u2064\ufeff\ufffe\uffff]"
    rf"|(?<![^{_LETTERS_AND_MARKS}])[\u200b-\u200d](?![{_SHAPED_SCRIPTS}])"
)
"""Characters that can't be seen and that no text needs: control characters, which YAML, HTML or Word do not allow, and
soft hyphens and the like, which break words for search."""

_SAVE_AS = "; in Notepad choose File, Save as, and the encoding UTF-8"

_OTHER_FILES = {b"PK\3\4": "a Word", b"\xd0\xcf\x11\xe0": "a Word", b"%PDF": "a PDF", b"{\\rtf": "an RTF"}
"""How files begin that hold text and are no text files. Other programs' files may begin like Word's."""

Mistake = tuple[int, int, str]
"""A line and a column, from 1, and what is wrong there."""


class NotText(Exception):
    """Raised with its mistakes when a file can't be read as text. `line`, `column` and `message` are of the first."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__(mistakes[0][2])
        self.mistakes = mistakes
        self.line, self.column, self.message = mistakes[0]


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, its lines ending in a line feed. Raises `NotText`."""
    return text_of(_read_bytes(path))


def _read_bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise NotText((1, 1, "this is not a file but has the name of one; give it another name"))
        if found.st_size > MAX_BYTES:
            with path.open("rb") as file:
                _refuse_other_file(file.read(8))
            raise NotText((1, 1, "this file is larger than 1 MB; split it, or take out what does not belong here"))
        return path.read_bytes()
    except OSError as error:
        raise NotText((1, 1, cannot_open(error))) from error


def cannot_open(error: OSError) -> str:
    """The message about a file that the system does not let us read."""
    reason = os.strerror(error.errno or 0).lower()
    return f"this file can't be opened ({reason}); see that it exists, may be read and is not in use"


def text_of(data: bytes) -> str:
    """The text that UTF-8 bytes stand for. Raises `NotText` where they stand for no usable character."""
    _refuse_other_file(data)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or b"\0" in data[:2]:
        raise NotText((1, 1, f'this file is saved as "Unicode" (UTF-16), not as UTF-8{_SAVE_AS}'))
    data = data.removeprefix(BOM_UTF8)
    try:
        text = _unix_lines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from error
    if not text.replace("\n", "").isprintable() and (mistakes := tuple(_invisible_characters(text))):
        raise NotText(*mistakes)
    return text


def _refuse_other_file(data: bytes) -> None:
    if data.startswith(tuple(_OTHER_FILES)):
        name = next(name for start, name in _OTHER_FILES.items() if data.startswith(start))
        raise NotText((1, 1, f"this is {name} file; copy its text into a plain text file"))


def _invisible_characters(text: str) -> Iterator[Mistake]:
    found = list(INVISIBLE.finditer(text))
    for each, (line, column) in zip(found, places_in(text, (each.start() for each in found)), strict=True):
        yield line, column, f"an invisible character (U+{ord(each[0]):04X}) stands here; delete it"


def place_in(text: str, index: int) -> tuple[int, int]:
    """The line and column, from 1, of a character of a text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def places_in(text: str, indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The same of several characters in their order, counted on from one to the next, as there may be very many."""
    line, counted = 1, 0
    for index in indices:
        line, counted = line + text.count("\n", counted, index), index
        yield line, index - text.rfind("\n", 0, index)


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(data: bytes, index: int) -> NotText:
    before = _unix_lines(data[:index].decode("utf-8"))
    meant = data[index : index + 1].decode("cp1252", errors="ignore")
    shown = f' (see the "{meant}" here)' if meant.isprintable() and meant.strip() else ""
    message = f'this file is saved as "ANSI" (Windows-1252), not as UTF-8{shown}{_SAVE_AS}'
    return NotText((*place_in(before, len(before)), message))

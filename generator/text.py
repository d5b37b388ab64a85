"""Bytes of a file to text: what Notepad makes works (BOM, CRLF) or is a problem with a name (ANSI, Unicode)."""

import os
import re
import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

MAX_BYTES = 1_000_000

INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters and others that no text needs and that YAML, HTML or Word do not allow."""

_SAVE_AS = "; in Notepad choose File, Save as, and the encoding UTF-8"


class NotText(Exception):
    """Raised with a message, a line and a column (both from 1) when a file can't be read as text."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, its lines ending in a line feed. Raises `NotText`."""
    return text_of(_read_bytes(path))


def _read_bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise NotText("this is not a file but has the name of one; give it another name")
        if found.st_size > MAX_BYTES:
            raise NotText("this file is larger than 1 MB; split it, or take out what does not belong here")
        return path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        message = f"this file can't be opened ({reason}); see that it exists, may be read and is not in use"
        raise NotText(message) from error


def text_of(data: bytes) -> str:
    """The text that UTF-8 bytes stand for. Raises `NotText` at the first that stands for no usable character."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or b"\0" in data[:2]:
        raise NotText(f'this file is saved as "Unicode" (UTF-16), not as UTF-8{_SAVE_AS}')
    data = data.removeprefix(BOM_UTF8)
    try:
        text = _unix_lines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from error
    if not text.replace("\n", "").isprintable() and (found := INVISIBLE.search(text)):
        line, column = place_in(text, found.start())
        raise NotText(f"an invisible character (U+{ord(found[0]):04X}) stands here; delete it", line, column)
    return text


def place_in(text: str, index: int) -> tuple[int, int]:
    """The line and column, from 1, of a character of a text."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(data: bytes, index: int) -> NotText:
    before = _unix_lines(data[:index].decode("utf-8"))
    meant = data[index : index + 1].decode("cp1252", errors="ignore")
    shown = f' (see the "{meant}" here)' if meant.isprintable() and meant.strip() else ""
    message = f'this file is saved as "ANSI" (Windows-1252), not as UTF-8{shown}{_SAVE_AS}'
    return NotText(message, *place_in(before, len(before)))

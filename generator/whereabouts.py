"""Where the links, images and tags of a Markdown text stand in the file that the text came from."""

import re
from typing import NamedTuple

from generator.load import File
from generator.parse import Path, Position
from generator.prose import Image, Link, Part, Tag, Words
from generator.things import SCHEMES

ALMOST_A_LINK = re.compile(rf"\[[^\[\]]*\]\s*\(\s*(?:{'|'.join(SCHEMES)}|https?|mailto)\s*:[^)\s]*")
"""A link with a space too many, which Markdown reads as words."""

WITHOUT_ADDRESS = re.compile(r"\[[^\[\]]+\]\[[^\[\]^]+\]")
"""A link to an address that stands nowhere in the text."""


class Text(NamedTuple):
    """A Markdown text, what leads to it in its file, and the folder its relative addresses start from."""

    file: File
    path: Path
    text: str
    folder: str | None
    """For a page its folder among the pages; none for prose in YAML, which shows in more than one place."""

    @property
    def is_page(self) -> bool:
        """Whether it is a page, where HTML and links to files are allowed."""
        return self.folder is not None

    @property
    def start(self) -> Position:
        """Where it starts in its file: a page with the first line, as its lines keep their numbers."""
        return (1, 1) if self.is_page else self.file.position(self.path)


class Finder:
    """Finds parts again in the file that a text came from, each after the last that was written so."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.next_index: dict[str, int] = {}

    def position(self, part: Part) -> Position:
        """Where a part's address or tag stands; failing that, the paragraph in a page, or the value."""
        written = _written(part)
        start = self.next_index.get(written, self.text.file.index_of(self.text.start))
        found = _find(written, self.text.file.text, start) if written and start >= 0 else -1
        self.next_index[written] = found + 1 if found >= 0 else -1
        if found >= 0:
            return self.text.file.position_at(found)
        return (part.line + 1, 1) if self.text.is_page else self.text.start


def _written(part: Part) -> str:
    """What of a part stands in the file as it is here; nothing when nothing is to be said of it."""
    match part:
        case Link() | Image():
            return part.address
        case Tag():
            return f"<{part.name}"
        case Words():
            found = ALMOST_A_LINK.search(part.words) or WITHOUT_ADDRESS.search(part.words)
            return found[0] if found else ""


def _find(written: str, text: str, start: int) -> int:
    """Where something stands that is no part of a longer word or address; -1 if nowhere."""
    found = re.compile(rf"(?<![\w/-]){re.escape(written)}(?![\w/-])").search(text, start)
    return found.start() if found else -1

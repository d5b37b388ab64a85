"""The forms in which a worksheet can be had, and the files that were made of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

FormId = Literal["pdf", "large-print", "fillable", "word"]


class Form(NamedTuple):
    """A form of a worksheet: its name on pages, and what its files' names end in."""

    id: FormId
    name: str
    ending: str


FORMS = (
    Form("pdf", "PDF", ".pdf"),
    Form("large-print", "Large print PDF", "-large-print.pdf"),
    Form("fillable", "PDF to fill in on screen", "-fillable.pdf"),
    Form("word", "Word", ".docx"),
)
"""Every form, in the order in which pages offer them."""

THUMBNAIL_ENDING = ".png"
"""A picture of the first page."""


class DocumentFailed(Exception):
    """A document can't be made of a worksheet. Its text says why, in an author's words, as far as it is known.

    `culprit` is the part of the content that is to blame, such as a character that no font has; empty where unknown.
    """

    def __init__(self, reason: str, culprit: str = "") -> None:
        self.culprit = culprit
        super().__init__(reason)


@dataclass(frozen=True, kw_only=True)
class DocumentFile:
    """A file that was made of a worksheet."""

    form: Form
    file: str
    """Where it is on the site, such as `worksheets/vision-audit-governors.pdf`."""
    path: Path
    """Where it is now."""
    size: int
    """In bytes."""
    pages: int | None
    """How many pages it has; unknown of Word, which sets them itself."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """All that was made of a worksheet."""

    files: tuple[DocumentFile, ...]
    """One for each of `FORMS`, in their order."""
    thumbnail: str
    """Where the picture of its first page is on the site."""
    thumbnail_path: Path

    @property
    def pages(self) -> int:
        """How many pages of A4 it has in its usual size."""
        return self.files[0].pages or 0

"""Worksheets as PDF files: usual size, large print, to fill in on screen, and a picture of the first page.

The layout stands in `theme/worksheets/`, in Typst. A compiler is kept, since it costs more to make than a file does.
"""

import json
import re
import shutil
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from typst import Compiler, TypstError

from generator.documents.form_fields import Field, with_fields
from generator.documents.forms import DocumentFailed
from generator.worksheets.blocks import Worksheet

THUMBNAIL_PPI = 180 / (210 / 25.4)
"""Dots an inch for a page of A4 (210 mm) that is 180 dots wide."""

THUMBNAIL_COLOURS = 32

_LONG_WORD = re.compile(r'[^\s"\\]{22,}')
"""Longer than a line of the narrowest column in large print."""

_BREAK = "\u200b"
"""A zero-width space: where a line may end."""


@dataclass(frozen=True, kw_only=True)
class PdfFiles:
    """What is made of a worksheet."""

    standard: bytes
    large_print: bytes
    fillable: bytes
    thumbnail: bytes
    """A PNG of the first page."""
    pages: int
    large_print_pages: int


class PdfMaker:
    """Makes the PDF files of worksheets, one after the other, in a `folder` of its own that is empty or not yet there.

    Each worksheet is handed to Typst as a file there, beside a copy of the templates, since Typst reads none elsewhere.
    In `sys.inputs` it would cost a third more: when they change, Typst keeps nothing of what it has set, and the form
    to fill in has the same paragraphs as the standard one.
    """

    def __init__(self, theme: Path, folder: Path) -> None:
        shutil.copytree(theme / "worksheets", folder, dirs_exist_ok=True)
        self._to_set = folder / "to_set.json"
        self._compiler = Compiler(
            str(folder / "worksheet.typ"),
            root=str(folder),
            font_paths=[str(theme / "vendor/document-fonts")],
            ignore_system_fonts=True,
        )

    def make(self, sheet: Worksheet) -> PdfFiles:
        """All files of a worksheet. Raises DocumentFailed if it can't be set."""
        data = _data_of(sheet)
        try:
            standard = self._pdf(data, "pdf")
            picture = self._compile(data, "pdf", format="png", ppi=THUMBNAIL_PPI)  # of what was just set, in small
            fillable = self._fillable(data)  # most of it was set just before
            large_print = self._pdf(data, "large-print")
        except TypstError as error:
            raise _in_an_authors_words(error) from error
        return PdfFiles(
            standard=standard,
            large_print=large_print,
            fillable=fillable,
            thumbnail=_small(picture[0] if isinstance(picture, list) else picture),
            pages=_pages_of(standard),
            large_print_pages=_pages_of(large_print),
        )

    def _fillable(self, data: str) -> bytes:
        marked = self._pdf(data, "fillable")
        told = json.loads(self._compiler.query("<field>", field="value").replace(_BREAK, ""))
        return with_fields(marked, {each.pop("place"): Field(**each) for each in told})

    def _pdf(self, data: str, form: Literal["pdf", "large-print", "fillable"]) -> bytes:
        made = self._compile(data, form, format="pdf", pdf_standards=["ua-1"])
        assert isinstance(made, bytes)
        return made

    def _compile(self, data: str, form: str, **options: Any) -> Any:
        self._to_set.write_text(f'{{"sheet": {data}, "form": "{form}"}}', encoding="utf-8")
        return self._compiler.compile(**options)


def _data_of(sheet: Worksheet) -> str:
    """The worksheet as the templates read it: each block says what it is, and a question where its answer goes."""
    blocks = [
        {"block": type(block).__name__, **asdict(block), **({"name": block.name} if hasattr(block, "name") else {})}
        for block in sheet.blocks
    ]
    return _LONG_WORD.sub(_breakable, json.dumps({**asdict(sheet), "blocks": blocks}, ensure_ascii=False))


def _breakable(word: re.Match[str]) -> str:
    """A word as long as a line, which may be broken anywhere but before an accent that belongs to a letter."""
    return re.sub(r"(?<=.)(?=[^\u0300-\u036f])", _BREAK, word[0])


def _small(picture: bytes) -> bytes:
    """A picture of a page in as few colours as it needs: a third of its size."""
    made = BytesIO()
    every_tone = Image.Quantize.MAXCOVERAGE  # Pillow's own choice keeps no colour that is rare, which the subject's is
    Image.open(BytesIO(picture)).convert("RGB").quantize(THUMBNAIL_COLOURS, every_tone).save(made, "PNG")
    return made.getvalue()


def _pages_of(pdf: bytes) -> int:
    """How many pages a PDF file has that Typst wrote: it says so at the root of their tree, uncompressed."""
    return max(int(count) for count in re.findall(rb"/Type/Pages/Count (\d+)", pdf))


def _in_an_authors_words(error: TypstError) -> DocumentFailed:
    """Why a worksheet can't be set, and the text that is to blame where it is known."""
    message = str(error).splitlines()[0]
    if missing := re.search(r'the text `"(.*)"` could not be displayed', message):
        reason = f"no font on the sheets has the character “{missing[1]}”; write it another way"
        return DocumentFailed(reason, culprit=missing[1])
    return DocumentFailed(f"the PDF could not be made ({message[:200]})")

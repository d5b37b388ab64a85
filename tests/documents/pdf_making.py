"""PDF files of worksheets, made by hand or read from the built site."""

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from pikepdf import Pdf

from generator.documents.pdf import PdfFiles
from generator.worksheets import Worksheet
from tests.project import ROOT, BuiltSite

THEME = ROOT / "theme"


class MadePdf(NamedTuple):
    """A worksheet and its files."""

    sheet: Worksheet
    files: PdfFiles

    @property
    def forms(self) -> Mapping[str, bytes]:
        """The PDF files by what they are."""
        files = self.files
        return {"standard": files.standard, "large print": files.large_print, "fillable": files.fillable}


def read_pdfs(site: BuiltSite, sheet: Worksheet) -> MadePdf:
    """A worksheet with its files as they stand in the site."""
    standard, large_print, fillable, thumbnail = (
        (site.root / f"worksheets/{sheet.id}{ending}").read_bytes()
        for ending in (".pdf", "-large-print.pdf", "-fillable.pdf", ".png")
    )
    return MadePdf(
        sheet,
        PdfFiles(
            standard=standard,
            large_print=large_print,
            fillable=fillable,
            thumbnail=thumbnail,
            pages=_pages_of(standard),
            large_print_pages=_pages_of(large_print),
        ),
    )


def _pages_of(pdf: bytes) -> int:
    with Pdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)

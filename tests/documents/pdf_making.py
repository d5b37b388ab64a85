"""Makes the PDF files of many worksheets, in processes of their own."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

from generator.documents.pdf import PdfFiles, PdfMaker
from generator.worksheets import Worksheet
from tests.project import ROOT

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


def make_pdfs(sheets: Sequence[Worksheet]) -> tuple[MadePdf, ...]:
    """Each of the worksheets with its files."""
    # Typst has threads of its own, and a process with threads must not be forked.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return tuple(made for half in pool.map(make_some, (sheets[::2], sheets[1::2])) for made in half)


def make_some(sheets: Sequence[Worksheet]) -> tuple[MadePdf, ...]:
    """The same in this process."""
    maker = PdfMaker(THEME)
    return tuple(MadePdf(sheet, maker.make(sheet)) for sheet in sheets)

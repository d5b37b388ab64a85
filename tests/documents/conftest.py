"""The PDF files of all worksheets of the built site, and of those that are put together by hand."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from generator.documents.pdf import PdfMaker
from generator.load import load
from generator.model import build_site
from generator.validate import validate
from generator.worksheets import worksheets_of
from tests.documents.pdf_making import THEME, MadePdf, read_pdfs
from tests.documents.worksheet_examples import EVERYTHING, HOSTILE
from tests.project import ROOT, BuiltSite


@pytest.fixture(scope="session")
def maker(tmp_path_factory: pytest.TempPathFactory) -> PdfMaker:
    """A maker with the project's own templates."""
    return PdfMaker(THEME, tmp_path_factory.mktemp("setting"))


@pytest.fixture(scope="session")
def everything(maker: PdfMaker) -> MadePdf:
    """A worksheet with every block."""
    return MadePdf(EVERYTHING, maker.make(EVERYTHING))


@pytest.fixture(scope="session")
def hostile(maker: PdfMaker) -> MadePdf:
    """A worksheet as long and as odd as content may be."""
    return MadePdf(HOSTILE, maker.make(HOSTILE))


@pytest.fixture(scope="session")
def all_pdfs(everything: MadePdf, hostile: MadePdf, site: BuiltSite) -> tuple[MadePdf, ...]:
    """Those of the site, and the two above."""
    content = build_site(validate(load(ROOT)).things)
    sheets = worksheets_of(content, site_name="Inclusion Reflections", edition="2026-11").values()
    return (everything, hostile, *(read_pdfs(site, sheet) for sheet in sheets))


@pytest.fixture(scope="session")
def helpers() -> Iterator[ThreadPoolExecutor]:
    """Runs what waits for other programs, several at once."""
    with ThreadPoolExecutor(4) as pool:
        yield pool

"""What worksheets cost as PDF and Word files: all of them from nothing, and a build in which nothing changed."""

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.documents.pdf import PdfMaker
from generator.load import load
from generator.model import build_site
from generator.validate import validate
from generator.worksheets import worksheets_of
from tools.bench.builds import ENVIRONMENT
from tools.bench.measure import cost_of
from tools.bench.words import ROOT

PDFS_A_SHEET = 3
"""Standard, large print and fillable."""


class DocumentCosts(NamedTuple):
    """Seconds that builds took, in the order of the rounds, and milliseconds a PDF with the compiler reused."""

    alone: list[float]
    """The site without documents."""
    from_nothing: list[float]
    unchanged: list[float]
    milliseconds_a_pdf: list[float]


def documents(folder: Path, rounds: int, say: Callable[[str], None]) -> DocumentCosts:
    """Build this project's own site in turn without documents, with all made anew, and with none changed."""
    project = folder / "documents"
    write_own_project(project)
    costs = DocumentCosts([], [], [], [])
    _build(project, documents=False)  # not counted: Python and Jinja compile
    for round in range(1, rounds + 1):
        costs.alone.append(_build(project, documents=False))
        shutil.rmtree(project / ".cache", ignore_errors=True)
        costs.from_nothing.append(_build(project, documents=True))
        costs.unchanged.append(_build(project, documents=True))
        costs.milliseconds_a_pdf.append(_milliseconds_a_pdf(project))
        say(f"round {round}, worksheets from nothing: {costs.from_nothing[-1]:.2f} s")
    return costs


def write_own_project(project: Path) -> None:
    """Copy this project's content and settings, and link its theme."""
    if project.exists():
        return
    project.mkdir(parents=True)
    for name in ("content", "reflections", "case_studies"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    (project / "theme").symlink_to(ROOT / "theme", target_is_directory=True)


def _build(project: Path, *, documents: bool) -> float:
    shutil.rmtree(project / "site", ignore_errors=True)
    environment = {**ENVIRONMENT, "DOCUMENTS": str(documents).lower()}
    return cost_of([sys.executable, "-m", "mkdocs", "build", "-q"], folder=project, environment=environment).seconds


def _milliseconds_a_pdf(project: Path) -> float:
    sheets = worksheets_of(build_site(validate(load(project)).things), site_name="Bench", edition="2026-11").values()
    with TemporaryDirectory() as folder:
        maker = PdfMaker(ROOT / "theme", Path(folder))
        maker.make(next(iter(sheets)))  # fonts are read
        start = time.perf_counter()
        for sheet in sheets:
            maker.make(sheet)
        return 1000 * (time.perf_counter() - start) / (PDFS_A_SHEET * len(sheets))

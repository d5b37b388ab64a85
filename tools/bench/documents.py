"""What worksheets cost as PDF and Word files: all of them from nothing, and a build in which nothing changed."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from generator.documents.pdf import PdfMaker
from generator.load import load
from generator.model import build_site
from generator.validate import validate
from generator.worksheets import Worksheet, worksheets_of
from tools.bench.builds import ENVIRONMENT
from tools.bench.measure import cost_of
from tools.bench.words import ROOT

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier

PDFS_A_SHEET = 3
"""Standard, large print and fillable."""


class DocumentCosts(NamedTuple):
    """Seconds that builds took, in the order of the rounds, and milliseconds a PDF with its compiler reused."""

    alone: list[float]
    """The site without documents."""
    from_nothing: list[float]
    unchanged: list[float]
    in_one_process: list[float]
    on_all_processors: list[float]
    """In as many processes as there are, which is how a build makes them."""


def documents(folder: Path, rounds: int, say: Callable[[str], None]) -> DocumentCosts:
    """Build this project's own site in turn without documents, with all made anew, and with none changed."""
    project = folder / "documents"
    write_own_project(project)
    costs = DocumentCosts([], [], [], [], [])
    _build(project, documents=False)  # not counted: Python and Jinja compile
    sheets = _worksheets(project)
    for round in range(1, rounds + 1):
        costs.alone.append(_build(project, documents=False))
        shutil.rmtree(project / ".cache", ignore_errors=True)
        costs.from_nothing.append(_build(project, documents=True))
        costs.unchanged.append(_build(project, documents=True))
        costs.in_one_process.append(_milliseconds_a_pdf(sheets, 1))
        costs.on_all_processors.append(_milliseconds_a_pdf(sheets, os.cpu_count() or 1))
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


def _worksheets(project: Path) -> Sequence[Worksheet]:
    site = build_site(validate(load(project)).things)
    return tuple(worksheets_of(site, site_name="Bench", edition="2026-11").values())


def _milliseconds_a_pdf(sheets: Sequence[Worksheet], processes: int) -> float:
    """How often a PDF is done, once every process has its compiler and fonts."""
    context = get_context("spawn")
    all_ready = context.Barrier(processes + 1)
    with (
        TemporaryDirectory() as folder,
        context.Pool(processes, _get_ready, (Path(folder), sheets[0], all_ready)) as pool,
    ):
        all_ready.wait()
        start = time.perf_counter()
        for _ in pool.imap_unordered(partial(_make, Path(folder)), sheets):
            pass
        return 1000 * (time.perf_counter() - start) / (PDFS_A_SHEET * len(sheets))


@cache
def _maker(folder: Path) -> PdfMaker:
    return PdfMaker(ROOT / "theme", folder / str(os.getpid()))


def _make(folder: Path, sheet: Worksheet) -> None:
    _maker(folder).make(sheet)


def _get_ready(folder: Path, sheet: Worksheet, all_ready: "Barrier") -> None:
    """Have the compiler of this process read its fonts, and wait for the others."""
    _make(folder, sheet)
    all_ready.wait()

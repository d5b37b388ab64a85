"""Makes documents of worksheets: those that changed, in as many processes as there are processors."""

import json
import logging
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from math import ceil
from multiprocessing import get_context, parent_process
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from generator.documents.cache import Cache, forget_unused
from generator.documents.forms import FORMS, THUMBNAIL_ENDING, Document, DocumentFailed, DocumentFile
from generator.worksheets import Worksheet

if TYPE_CHECKING:
    from generator.documents.pdf import PdfMaker
    from generator.documents.word import WordMaker

log = logging.getLogger("mkdocs.plugins.reflections")

FOLDER = "worksheets"
"""Where documents are on the site, beside the worksheets' pages."""

PAGES_FILE = "pages.json"
"""How many pages each form has, in the order of `FORMS`."""

SHEETS_A_PROCESS = 8
"""Fewer than that are made sooner than another process starts."""


class Failure(NamedTuple):
    """A worksheet of which no document can be made, and why, in an author's words."""

    sheet: Worksheet
    reason: str
    culprit: str
    """The part of the content that is to blame; empty where that is unknown."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """The documents of all worksheets that could be made, by the worksheet's id, and those that could not."""

    documents: Mapping[str, Document]
    failures: tuple[Failure, ...] = ()

    @property
    def files(self) -> Iterator[tuple[str, Path]]:
        """Every file: where it goes in the site, and where it is."""
        for document in self.documents.values():
            yield from ((file.file, file.path) for file in document.files)
            yield document.thumbnail, document.thumbnail_path


NOTHING = Made(documents=MappingProxyType({}))
"""What a build without documents has."""


def make_documents(sheets: Iterable[Worksheet], *, theme: Path, folder: Path) -> Made:
    """The documents of worksheets. What was made before is in the cache `folder`; the rest is added there."""
    kept = Cache(folder, theme)
    entries = {sheet.id: (sheet, kept.entry(sheet)) for sheet in sheets}
    missing = [(sheet, entry) for sheet, entry in entries.values() if not entry.is_dir()]
    failures = tuple(_make_missing(missing, kept, theme))
    forget_unused(folder, {entry for _, entry in entries.values()})
    failed = {failure.sheet.id for failure in failures}
    documents = {id: _document(id, entry) for id, (_, entry) in entries.items() if id not in failed}
    return Made(documents=MappingProxyType(documents), failures=failures)


def _make_missing(missing: list[tuple[Worksheet, Path]], kept: Cache, theme: Path) -> Iterator[Failure]:
    if not missing:
        return
    processes = min(os.cpu_count() or 1, ceil(len(missing) / SHEETS_A_PROCESS))
    executor = ProcessPoolExecutor(processes, get_context("spawn"), _live_with_parent)
    with TemporaryDirectory() as folder:
        try:
            sheets = [sheet for sheet, _ in missing]
            for number, ((sheet, entry), result) in enumerate(
                zip(missing, executor.map(partial(_make, theme, Path(folder)), sheets), strict=True), 1
            ):
                log.debug("Making worksheets: %d of %d", number, len(missing))
                if isinstance(result, DocumentFailed):
                    yield Failure(sheet, str(result), result.culprit)
                else:
                    kept.keep(entry, result)
        finally:
            executor.shutdown(cancel_futures=True)


def _live_with_parent() -> None:
    """Have a process leave Ctrl+C to the one that waits for it, and end with that: killed, it can not end this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    if parent := parent_process():
        parent.join()
    os._exit(1)


class _Makers(NamedTuple):
    """What documents are made with."""

    pdf: "PdfMaker"
    word: "WordMaker"


@cache
def _makers(theme: Path, folder: Path) -> _Makers:
    """The makers of a process, made once: each keeps its compiler, fonts and styles.

    Their packages are imported here, since a build in which nothing changed does without them.
    """
    from generator.documents.pdf import PdfMaker
    from generator.documents.word import WordMaker

    return _Makers(PdfMaker(theme, folder / str(os.getpid())), WordMaker())


def _make(theme: Path, folder: Path, sheet: Worksheet) -> dict[str, bytes] | DocumentFailed:
    """All files of a worksheet by their names in the cache, or why there can be none.

    In `folder` stands what Typst reads meanwhile.
    """
    makers = _makers(theme, folder)
    try:
        pdf = makers.pdf.make(sheet)
        contents = (pdf.standard, pdf.large_print, pdf.fillable, makers.word.make(sheet))
    except DocumentFailed as error:
        return error
    pages = [pdf.pages, pdf.large_print_pages, pdf.pages, None]
    return {
        **{form.id: content for form, content in zip(FORMS, contents, strict=True)},
        THUMBNAIL_ENDING: pdf.thumbnail,
        PAGES_FILE: json.dumps(pages).encode(),
    }


def _document(id: str, entry: Path) -> Document:
    pages = json.loads((entry / PAGES_FILE).read_bytes())
    return Document(
        files=tuple(
            DocumentFile(
                form=form,
                file=f"{FOLDER}/{id}{form.ending}",
                path=entry / form.id,
                size=(entry / form.id).stat().st_size,
                pages=number,
            )
            for form, number in zip(FORMS, pages, strict=True)
        ),
        thumbnail=f"{FOLDER}/{id}{THUMBNAIL_ENDING}",
        thumbnail_path=entry / THUMBNAIL_ENDING,
    )

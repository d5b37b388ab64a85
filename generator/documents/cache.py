"""What was made of worksheets before, kept by what went into it: the sheet's content, and all that makes documents.

An entry is a folder that is written under another name and then renamed, so that a killed build, or two at once,
leave nothing half written.
"""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from generator.worksheets import Worksheet, blocks

PACKAGES = ("typst", "pikepdf", "pillow", "python-docx", "lxml")
"""Other people's packages that make documents: what an earlier version of one made is made again."""

DAYS_KEPT = 30
"""Entries that no build has used for so long are removed."""


class Cache:
    """The cache in a folder, for documents made with the templates and fonts of a theme."""

    def __init__(self, folder: Path, theme: Path) -> None:
        self._folder = folder
        self._theme = theme

    def entry(self, sheet: Worksheet) -> Path:
        """The folder of a worksheet's files, there or not."""
        kinds = [type(block).__name__ for block in sheet.blocks]  # two kinds of block may hold the same
        content = json.dumps([self._makers, kinds, asdict(sheet)], sort_keys=True).encode()
        return self._folder / hashlib.sha256(content).hexdigest()[:32]

    def keep(self, entry: Path, files: Mapping[str, bytes]) -> None:
        """Write an entry's files, by name; where the entry is there already, it stays as it is."""
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=".new-", dir=self._folder))
        for name, content in files.items():
            (unfinished / name).write_bytes(content)
        try:
            unfinished.rename(entry)
        except OSError:
            shutil.rmtree(unfinished, ignore_errors=True)
            if not entry.is_dir():
                raise

    @cached_property
    def _makers(self) -> str:
        """A hash of all that makes documents: our code, templates and fonts, and the packages' versions."""
        digest = hashlib.sha256(json.dumps([version(package) for package in PACKAGES]).encode())
        for path in self._made_by():
            digest.update(path.name.encode() + path.read_bytes())
        return digest.hexdigest()

    def _made_by(self) -> Iterator[Path]:
        for folder, pattern in (
            (Path(__file__).parent, "*.py"),
            (Path(blocks.__file__).parent, "blocks.py"),
            (self._theme / "worksheets", "*.typ"),
            (self._theme / "vendor/document-fonts", "*.ttf"),
        ):
            yield from sorted(folder.glob(pattern))


def forget_unused(folder: Path, used: Collection[Path]) -> None:
    """Note which entries of a folder a build used, and remove those that none has used for long."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry in used:
            _note_use(entry)
        elif _is_old(entry):
            _remove(entry)


def _is_old(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > DAYS_KEPT * 86_400
    except FileNotFoundError:  # another build has just removed it
        return False


def _remove(entry: Path) -> None:
    if entry.is_dir():
        shutil.rmtree(entry, ignore_errors=True)
        return
    with contextlib.suppress(OSError):  # another build has just removed it, or it may only be read
        entry.unlink()


def _note_use(entry: Path) -> None:
    try:
        os.utime(entry)
    except OSError:  # a cache that may only be read is of use, too
        return

"""Golden cases: each file in `tests/golden/` is one rule, with the input that breaks it and all that is then said.

files:      a path and its text; or `bytes:` (`\\xff` for a byte), `repeat:` with `times:`, `link:`, `folder: true`
edits:      a path and what to replace in that file of `tests/golden/base/`, which has no problem
without:    paths of the base to leave out
problems:   every problem, one a line
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.load import load
from generator.problem import Problem
from generator.things import PLACES
from generator.validate import validate

GOLDEN = Path(__file__).parent.parent / "golden"


@dataclass(frozen=True, kw_only=True)
class Case:
    problems: str
    files: Mapping[str, Any] = field(default_factory=dict)
    edits: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    without: tuple[str, ...] = ()

    def write(self, root: Path) -> None:
        """The base with what the case changes, in an empty folder."""
        shutil.copytree(GOLDEN / "base", root, dirs_exist_ok=True)
        for folder in ("", *(f"{place.folder}/" for place in PLACES)):
            _write(root / f"content/pages/{folder}index.md", PAGE)
        for file in self.without:
            _remove(root / file)
        for file, content in self.files.items():
            _write(root / file, content)
        for file, replacements in self.edits.items():
            text = (root / file).read_text("utf-8")
            for old, new in replacements.items():
                assert old in text, f"{file} has no {old!r}"
                text = text.replace(old, new)
            (root / file).write_text(text, "utf-8")


PAGE = "---\ntitle: A page\ndescription: What stands here.\n---\n"
"""The first page of the site and of every section."""


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match content:
        case str():
            path.write_text(content, "utf-8")
        case {"bytes": str(text)}:
            path.write_bytes(text.encode("ascii").decode("unicode_escape").encode("latin-1"))
        case {"repeat": str(text), "times": int(times)}:
            path.write_text(text * times, "utf-8")
        case {"link": str(target)}:
            path.symlink_to(target)
        case {"folder": True}:
            path.mkdir()
        case _:
            raise AssertionError(f"{path.name}: {content!r}")


def read_case(path: Path) -> Case:
    return Case(**yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))


def problems_of(root: Path) -> tuple[Problem, ...]:
    return validate(load(root)).problems


CASES = {path.stem: path for path in sorted(GOLDEN.glob("*.yml"))}

"""Which files of a project hold content, and problems with their names and places."""

import os
import re
import unicodedata
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.problem import Problem
from generator.schema import ID, KINDS, Kind
from generator.words import did_you_mean, listed, nearest, quoted, readable

PAGES = "content/pages"
"""The folder of the Markdown pages, MkDocs' `docs_dir`."""

FOLDERS = ("case_studies", "content", "reflections")
"""The folders in which all content stands."""

MAX_NAME = 110
"""Characters of a file's name with its folders, so that addresses on the site stay under 120."""

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED_ON_WINDOWS = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_FORBIDDEN_ON_WINDOWS = re.compile(r'[<>:"|?*\\]|[. ]$')


class Found(NamedTuple):
    """A file of content: its kind, or none for a Markdown page."""

    kind: Kind | None
    file: str
    path: Path


class Findings(NamedTuple):
    """The files of content, the names of all files among the pages, and problems with names and places."""

    content: tuple[Found, ...]
    page_files: frozenset[str]
    problems: tuple[Problem, ...]


def find_files(root: Path) -> Findings:
    """All files of content under the project's folder, sorted by name."""
    problems = list(_misnamed_folders(root))
    content: list[Found] = []
    page_files: set[str] = set()
    for file, path in _walk(root, problems):
        problems += [Problem(readable(file), 1, 1, message) for message in _name_problems(file)]
        page_files |= {file} if file.startswith(f"{PAGES}/") else set()
        kind = kind_of(file)
        if kind or is_page(file):
            content.append(Found(kind, readable(file), path))
    return Findings(tuple(content), frozenset(page_files), tuple(problems))


@lru_cache(maxsize=5000)
def kind_of(file: str) -> Kind | None:
    """The kind of content that a file holds by its name and place."""
    folder, _, name = file.rpartition("/")
    for kind in KINDS:
        kind_folder, _, pattern = kind.files.rpartition("/")
        if folder == kind_folder and fnmatchcase(name, pattern):
            return kind
    return None


def is_page(file: str) -> bool:
    """Whether a file is a Markdown page of the site."""
    return file.startswith(f"{PAGES}/") and file.endswith(".md")


def _walk(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Every file in the folders of content, sorted, but hidden and lock files; links to folders stay closed."""

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            file = readable(Path(error.filename).relative_to(root).as_posix())
            problems.append(Problem(file, 1, 1, "this folder can't be opened; see that it may be read"))

    for top in FOLDERS:
        for folder, folders, names in os.walk(root / top, onerror=refuse):
            start = Path(folder).relative_to(root).as_posix()
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            look_like_files = [name for name in folders if name.endswith((".yml", ".md"))]
            for name in sorted(names + look_like_files):
                if not name.startswith((".", "~")):
                    yield f"{start}/{name}", Path(folder, name)


def _misnamed_folders(root: Path) -> Iterator[Problem]:
    """Folders with nearly the name of a folder of content, in which content would be overlooked."""
    for path in sorted(root.iterdir()) if root.is_dir() else ():
        meant = nearest(path.name, FOLDERS, likeness=0.8)
        if meant and path.name not in FOLDERS and path.is_dir() and any(path.rglob("*.yml")):
            message = f'nothing is read from this folder; did you mean "{meant}"?'
            yield Problem(readable(path.name), 1, 1, message)


def _name_problems(file: str) -> Iterator[str]:
    name = file.rpartition("/")[2]
    if re.search(r"\.(yml|yaml|md)\.txt$", name, re.IGNORECASE):
        yield f'Notepad has put ".txt" after the name; rename the file to {quoted(name[:-4])}'
    elif re.search(r"\.ya?ml$", name, re.IGNORECASE):
        yield from _yaml_name_problems(file, name)
    if len(file) > MAX_NAME:
        yield f"the file's name has {len(file)} characters with its folders; keep it under {MAX_NAME}"
    for part in file.split("/"):
        if _RESERVED_ON_WINDOWS.fullmatch(part) or _FORBIDDEN_ON_WINDOWS.search(part):
            yield f"Windows allows no file or folder with the name {quoted(part)}; choose another"


def _yaml_name_problems(file: str, name: str) -> Iterator[str]:
    kind, (stem, _, ending) = kind_of(file), name.rpartition(".")
    if ending != "yml":
        yield f'the name of a YAML file ends in ".yml" here; rename it to {quoted(f"{stem}.yml")}'
    elif kind is None:
        yield _misplaced(file, name)
    elif "*" in kind.files and (len(stem) > 60 or not re.match(ID, stem)):
        plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
        words = "-".join(re.findall("[a-z0-9]+", plain)).lstrip("0123456789-")[:60].rstrip("-")
        offer = f", such as {quoted(f'{words}.yml')}" if words else ""
        yield (
            "the file's name becomes an address, so write it in lower-case letters, digits and single hyphens, "
            f"at most 60, beginning with a letter{offer}"
        )


def _misplaced(file: str, name: str) -> str:
    offer = did_you_mean(file, {kind.files.replace("*.yml", name) for kind in KINDS})
    folders = [quoted(kind.files.removesuffix("/*.yml")) for kind in KINDS if "*" in kind.files]
    return f"nothing is read from here{offer or f'; move the file to {listed(folders)}, by what it holds'}"

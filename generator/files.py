"""Which files of a project hold content, and problems with their names and places."""

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.ids import LONGEST_ID, id_near, is_id, is_reserved_on_windows
from generator.images import is_image, wrong_image
from generator.problem import Problem
from generator.schema import KINDS, Kind
from generator.words import listed, nearest, quoted, readable

PAGES = "content/pages"
"""The folder of the Markdown pages, MkDocs' `docs_dir`."""

FOLDERS = ("case_studies", "content", "reflections")
"""The folders in which all content stands."""

MAX_NAME = 110
"""Characters of a file's name with its folders, so that addresses on the site stay under 120."""

_PAGE_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Those of which MkDocs makes pages."""

_TEXT_ENDINGS = (*_PAGE_ENDINGS, ".txt", ".text", "")
"""What an editor may put after the name of a text."""

_NO_CONTENT = frozenset(["readme", "readme.md", "readme.txt", "desktop.ini", "thumbs.db"])
"""What people and Windows leave in a folder for purposes of their own."""

_YAML_FOLDERS = frozenset(kind.files.rpartition("/")[0] for kind in KINDS)

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
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
        if file.startswith(f"{PAGES}/"):
            page_files.add(file)
            if is_image(file) and (message := wrong_image(path)):
                problems.append(Problem(readable(file), 1, 1, message))
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
    """Each file in the folders of content, sorted, but hidden ones, locks and backups. Links to folders stay closed."""

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
                if not name.startswith((".", "~")) and not name.endswith("~"):
                    yield f"{start}/{name}", Path(folder, name)


def _misnamed_folders(root: Path) -> Iterator[Problem]:
    """Folders with nearly the name of a folder of content, in which content would be overlooked."""
    for path in sorted(root.iterdir()) if root.is_dir() else ():
        meant = nearest(path.name, FOLDERS, likeness=0.8)
        if meant and path.name not in FOLDERS and path.is_dir() and any(path.rglob("*.yml")):
            message = f'nothing is read from this folder; did you mean "{meant}"?'
            yield Problem(readable(path.name), 1, 1, message)


def _name_problems(file: str) -> Iterator[str]:
    folder, _, name = file.rpartition("/")
    if re.search(r"\.(yml|yaml|md)\.txt$", name, re.IGNORECASE):
        yield f'Notepad has put ".txt" after the name; rename the file to {quoted(name[:-4])}'
    elif re.search(r"\.ya?ml$", name, re.IGNORECASE):
        yield from _yaml_name_problems(file, name)
    elif file.startswith(f"{PAGES}/"):
        yield from _page_name_problems(name)
    elif name.lower() not in _NO_CONTENT:
        yield from _unread(folder, name)
    if len(file) > MAX_NAME:
        yield f"the file's name has {len(file)} characters with its folders; keep it under {MAX_NAME}"
    for part in file.split("/"):
        if is_reserved_on_windows(part) or _FORBIDDEN_ON_WINDOWS.search(part):
            yield f"Windows allows no file or folder with the name {quoted(part)}; choose another"


def _yaml_name_problems(file: str, name: str) -> Iterator[str]:
    kind, (stem, _, ending) = kind_of(file), name.rpartition(".")
    if ending != "yml":
        yield f'the name of a YAML file ends in ".yml" here; rename it to {quoted(f"{stem}.yml")}'
    elif kind is None:
        yield _misplaced(file.rpartition("/")[0], stem)
    elif "*" in kind.files and not (is_id(stem) or is_reserved_on_windows(stem)):
        near = id_near(stem)
        offer = f", such as {quoted(f'{near}.yml')}" if near else ""
        yield (
            "the file's name becomes an address, so write it in lower-case letters, digits and single hyphens, "
            f"at most {LONGEST_ID}, beginning with a letter{offer}"
        )


def _page_name_problems(name: str) -> Iterator[str]:
    """MkDocs makes pages of files with any of these endings, but publishes what ends in `.MD` as it is."""
    stem, ending = Path(name).stem, Path(name).suffix
    if ending != ".md" and ending.lower() in _PAGE_ENDINGS:
        yield f'the name of a page ends in ".md" here; rename it to {quoted(f"{stem}.md")}'


def _unread(folder: str, name: str) -> Iterator[str]:
    """What to do with a file outside the pages that is no YAML, when it may be content or stands among content."""
    stem, ending = Path(name).stem, Path(name).suffix
    kind = kind_of(f"{folder}/{stem}.yml")
    if ending.lower() in _TEXT_ENDINGS and kind:
        offer = id_near(stem) if "*" in kind.files else stem
        yield f"nothing is read from this file; save it as {quoted(f'{offer or stem}.yml')}"
    elif ending.lower() in _PAGE_ENDINGS:
        yield f"nothing is read from this file; pages stand in {quoted(PAGES)}, so move it there if it is one"
    elif ending.lower() in _TEXT_ENDINGS:
        yield _misplaced(folder, stem)
    elif folder in _YAML_FOLDERS and is_image(name):
        yield f"nothing is read from this file; images stand in {quoted(PAGES)}, so move it there"
    elif folder in _YAML_FOLDERS:
        yield "nothing is read from this file; take it out of this folder"


def _misplaced(folder: str, stem: str) -> str:
    place = _place_like(folder, stem)
    folders = [quoted(kind.files.removesuffix("/*.yml")) for kind in KINDS if "*" in kind.files]
    offer = f"did you mean {quoted(place)}?" if place else f"move the file to {listed(folders)}, by what it holds"
    return f"nothing is read from here; {offer}"


def _place_like(folder: str, stem: str) -> str | None:
    """Where a file could belong: a file of nearly its name, or else a folder of nearly the name of one it is in."""
    files = {Path(kind.files).stem: kind.files for kind in KINDS if "*" not in kind.files}
    if near := nearest(stem, files, likeness=0.8):
        return files[near]
    folders = {Path(kind.files).parent.name: kind.files for kind in KINDS if "*" in kind.files}
    near = next(filter(None, (nearest(part, folders) for part in reversed(folder.split("/")))), None)
    return folders[near].replace("*", stem) if near else None

"""A folder that a build made, and how it is told from anyone else's.

Each such folder carries one of two markers from the moment it is made until it is gone, so that nothing of
anybody else's is ever renamed or removed. A whole site's marker lists its files: what someone put among
them is theirs.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.problem import PublishError

WHOLE = ".reflections-site"
"""The marker in a whole site. Its first line explains it; the others are the files of the site."""

UNFINISHED = ".reflections-unfinished"
"""The marker in a folder that is being written or removed."""

_NOTE = "`reflect build` made this folder and replaces it as a whole; keep no files of your own here. It holds:\n"

_ADDED_BY_COMPUTERS = {"thumbs.db", "desktop.ini", ".ds_store"}


class NotOurs(PublishError):
    """A folder or file in the way was not made by a build, and is left alone."""


class FolderLocked(PublishError):
    """The system refused to remove a folder of ours."""


def refuse_foreign_files(site: Path) -> None:
    """Raise `NotOurs` when `site` holds something that no build made: it would be removed with the site."""
    refuse_foreign_folder(site)
    if not is_whole(site):
        return
    ours = set((site / WHOLE).read_text(encoding="utf-8").splitlines())
    foreign = sorted(file for file in files_in(site) if file not in ours)
    if foreign:
        raise NotOurs(
            f'{site} holds "{foreign[0]}"{_and_others(foreign)}, which the build did not make and would '
            "remove with the old site. Move it out of that folder, then build again."
        )


def files_in(folder: Path, start: str = "") -> Iterator[str]:
    """The site's files in a folder and below, as `/`-separated text, without what computers add."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_in(Path(entry.path), f"{start}{entry.name}/")
            elif not _is_litter(entry.name):
                yield start + entry.name


def _is_litter(name: str) -> bool:
    return name in (WHOLE, UNFINISHED) or name.lower() in _ADDED_BY_COMPUTERS or name.startswith("._")


def _and_others(files: list[str]) -> str:
    return f" and {len(files) - 1} more" if len(files) > 1 else ""


def refuse_foreign_folder(folder: Path) -> None:
    """Raise `NotOurs` when `folder` is a file, a link, or a folder with something in it but no marker."""
    if os.path.lexists(folder) and not _is_ours(folder):
        raise NotOurs(
            f"{folder} was not made by this project's build, so it is left alone. Move or delete it, or give "
            f'the site another folder ("site_dir" in mkdocs.yml).'
        )


def _is_ours(folder: Path) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    return is_whole(folder) or (folder / UNFINISHED).is_file() or not any(folder.iterdir())


def is_whole(folder: Path) -> bool:
    """Whether `folder` holds a site that was written to its end."""
    return (folder / WHOLE).is_file()


def mark_unfinished(folder: Path) -> None:
    """Mark a new folder as one that is being written."""
    (folder / UNFINISHED).touch()


def mark_whole(folder: Path) -> None:
    """Mark a folder that is written to its end, and list its files in the marker."""
    files = "\n".join(sorted(files_in(folder)))
    (folder / UNFINISHED).write_bytes(f"{_NOTE}{files}\n".encode())
    (folder / UNFINISHED).replace(folder / WHOLE)


def remove(folder: Path) -> None:
    """Remove a folder of ours, if it is there; links in it are removed, not followed.

    It is marked as unfinished first, and the marker goes last: however far this comes, what is left is
    known as ours.
    """
    if not folder.exists():
        return
    try:
        if is_whole(folder):
            (folder / WHOLE).replace(folder / UNFINISHED)
        for path in [path for path in folder.iterdir() if path.name != UNFINISHED]:
            _remove_entry(path)
        (folder / UNFINISHED).unlink(missing_ok=True)
        folder.rmdir()
    except OSError as error:
        message = f"{folder} can't be removed ({error.strerror}). Close what uses it, then build again."
        raise FolderLocked(message) from error


def _remove_entry(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()

"""Publishing: a build writes beside the site, then two renames put the new site where the old one was.

At any moment the old site or the new one is on the disk, whole. Nothing that this project did not make is
ever renamed or removed: each folder made here carries a marker, and a whole site's marker lists its files.

| the build was stopped | `site` | `.site-old` | `.site-new` | what `recover` does |
|---|---|---|---|---|
| while it wrote pages | old | | unfinished | removes the new one |
| before the first rename | old | | whole | removes the new one |
| between the renames | | old | whole | puts the old one back, removes the new one |
| after the second rename | new | old | | removes the old one |
| while it removed the old site | new | unfinished or empty | | removes the old one |
| in a first build, while it wrote pages | | | unfinished | removes the new one |
| in a first build, before its rename | | | whole | puts the new one in its place |

`recover` may be stopped as well: each state it passes through is one of these. Between the renames the old
site is put back, not the new one: it has been on the disk for longer, so it is whole after a power cut too.
And nothing is forced to the disk (`fsync` of 2,000 files takes seconds): what a power cut could spoil is
only a copy of the content, and the next build makes it again.
"""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.build_lock import holding
from generator.problem import PublishError
from generator.site_folder import (
    WHOLE,
    is_whole,
    mark_unfinished,
    mark_whole,
    refuse_foreign_files,
    refuse_foreign_folder,
    remove,
)

_WAITS = (0.1, 0.2, 0.4, 0.8)
"""Seconds to wait before each new try: on Windows a virus scanner opens files that were just written."""


class SiteLocked(PublishError):
    """The system refused to rename the site; the old one stays, and the message names the new one."""


@dataclass(frozen=True, kw_only=True)
class Places:
    """Where a site goes, and the names that a build uses beside it."""

    site: Path
    old: Path
    new: Path
    lock: Path


def places_of(site_dir: Path) -> Places:
    """The names beside `site_dir`: for `site`, they are `.site-old`, `.site-new` and `.site-lock`.

    A link is followed: the folder it leads to is replaced, and the link stays as it is.
    """
    site = site_dir.resolve()
    old, new, lock = (site.with_name(f".{site.name}-{part}") for part in ("old", "new", "lock"))
    return Places(site=site, old=old, new=new, lock=lock)


@contextlib.contextmanager
def staging(site_dir: Path) -> Iterator[Path]:
    """An empty folder to write the site into, which is this build's alone until the end of the `with` block.

    What a killed build left is mended first. At the end, what was not published is removed, except a whole
    site that could not be put in its place. Raises `PublishError`: `BuildRunning` when another build writes
    this site, `NotOurs`, `SiteLocked` or `FolderLocked`.
    """
    places = places_of(site_dir)
    places.site.parent.mkdir(parents=True, exist_ok=True)
    with holding(places.lock):
        recover(site_dir)
        refuse_foreign_files(places.site)
        places.new.mkdir()
        mark_unfinished(places.new)
        try:
            yield places.new
        finally:
            if not is_whole(places.new):
                remove(places.new)


def recover(site_dir: Path) -> None:
    """Finish or undo what a killed build left, by the table above; raises `PublishError`.

    `staging` calls it, and only the holder of the lock may.
    """
    places = places_of(site_dir)
    left = (places.old, places.new)
    for folder in (places.site, *left):
        refuse_foreign_folder(folder)
    whole = [folder for folder in left if is_whole(folder)]
    if whole and not is_whole(places.site):
        remove(places.site)  # at most an empty folder
        _restore(whole[0], places.site)
    for folder in left:
        remove(folder)


def publish(new: Path, site_dir: Path) -> None:
    """Put the finished site in the staging folder `new` where `site_dir` is, and remove the one there was.

    Raises `SiteLocked` when the system refuses: the old site stays, or is put back. Raises `NotOurs` when
    someone has put files of their own into the old site.
    """
    places = places_of(site_dir)
    mark_whole(new)
    refuse_foreign_files(places.site)
    try:
        _swap(new, places)
    except OSError as error:
        raise SiteLocked(
            f"{places.site} can't be replaced ({error.strerror}): a program may have a file in it open. "
            f"{_where_old_is(places)}The new site is in {new}. Close the program, then build again."
        ) from error
    # The new site is in its place, so what is left of the old one fails nothing: the next build removes it.
    with contextlib.suppress(PublishError):
        remove(places.old)


def nothing_was_built(site_dir: Path) -> str:
    """What to tell when a build stops: `nothing was built, the site from 5 March 2026, 14:02 is still in site`."""
    site = places_of(site_dir).site
    if not is_whole(site):
        return "nothing was built"
    made = datetime.fromtimestamp((site / WHOLE).stat().st_mtime)
    return f"nothing was built, the site from {made.day} {made:%B %Y, %H:%M} is still in {site_dir.name}"


def _swap(new: Path, places: Places) -> None:
    had_site = places.site.exists()
    if had_site:
        _rename(places.site, places.old)
    try:
        _rename(new, places.site)
    except BaseException:  # Ctrl-C too must not leave the reader without a site
        if had_site:
            _rename(places.old, places.site)
        raise


def _where_old_is(places: Places) -> str:
    if places.site.exists():
        return "The old site is still there. "
    return f"The old site is in {places.old}; the next build puts it back. " if places.old.exists() else ""


def _restore(folder: Path, site: Path) -> None:
    try:
        _rename(folder, site)
    except OSError as error:
        raise SiteLocked(
            f"{folder} can't be renamed to {site.name} ({error.strerror}). Close what uses it, then build again."
        ) from error


def _rename(source: Path, target: Path) -> None:
    for wait in _WAITS:
        try:
            source.rename(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    source.rename(target)

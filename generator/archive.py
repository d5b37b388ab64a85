"""The archive: the site as one zip file, to send or to put on a server."""

import contextlib
import errno
import zipfile
from pathlib import Path

from generator.build_lock import holding
from generator.problem import PublishError
from generator.publish import places_of
from generator.site_folder import files_in

_READABLE_BY_ALL = 0o100644 << 16
_MADE_ON_UNIX = 3

COMPRESSED = (".docx", ".pdf", ".png", ".woff2")
"""Files that are compressed already: to do it again takes time and gains next to nothing."""


def zip_site(site_dir: Path, archive: Path, *, folder: str = "inclusion-reflections") -> int:
    """Pack the site into `archive`, all of it in one `folder`, and give the archive's size in bytes.

    It is written under another name and then renamed, so a killed build leaves no half archive. Meanwhile the site's
    lock is held, so that no other build replaces what is read, or writes under that name too. Raises `PublishError`,
    and leaves the archive that was there: `BuildRunning` when another build holds the lock, else what the system
    refused.
    """
    unfinished = archive.with_name(f".{archive.name}-new")
    with holding(places_of(site_dir).lock):
        try:
            _write(unfinished, site_dir, folder)
            unfinished.replace(archive)
            return archive.stat().st_size
        except OSError as error:
            advice = _advice(error, unfinished, archive)
            raise PublishError(
                f"{archive} can't be written ({error.strerror}). {advice}, then build again. "
                f"The site itself is in {site_dir}."
            ) from error
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink()


def _write(archive: Path, site_dir: Path, folder: str) -> None:
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted(files_in(site_dir)):
            packed.writestr(_entry(f"{folder}/{file}"), (site_dir / file).read_bytes())


def _advice(error: OSError, unfinished: Path, archive: Path) -> str:
    for path in (unfinished, archive):
        if path.is_dir():
            return f"Move or delete the folder {path}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "Make room on the disk"
    return f"Close what uses {error.filename2 or error.filename or archive}"


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry that is the same on each computer, at any time: its date is 1980, the first that zip files
    know."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = _READABLE_BY_ALL
    entry.create_system = _MADE_ON_UNIX
    small = name.endswith(COMPRESSED)
    entry.compress_type = zipfile.ZIP_STORED if small else zipfile.ZIP_DEFLATED
    return entry

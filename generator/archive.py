"""The archive: the site as one zip file, to send or to put on a server."""

import zipfile
from pathlib import Path

from generator.problem import PublishError
from generator.site_folder import files_in

_READABLE_BY_ALL = 0o100644 << 16
_MADE_ON_UNIX = 3

COMPRESSED = (".docx", ".pdf", ".png", ".woff2")
"""Files that are compressed already: to do it again takes time and gains next to nothing."""


def zip_site(site_dir: Path, archive: Path, *, folder: str = "inclusion-reflections") -> int:
    """Pack the site into `archive`, all of it in one `folder`, and give the archive's size in bytes.

    It is written under another name and then renamed, so a killed build leaves no half archive. Raises
    `PublishError` when the system refuses to replace the one that is there.
    """
    unfinished = archive.with_name(f".{archive.name}-new")
    with zipfile.ZipFile(unfinished, "w") as packed:
        for file in sorted(files_in(site_dir)):
            packed.writestr(_entry(f"{folder}/{file}"), (site_dir / file).read_bytes())
    try:
        unfinished.replace(archive)
    except OSError as error:
        unfinished.unlink()
        message = f"{archive} can't be replaced ({error.strerror}). Close what uses it, then build again."
        raise PublishError(message) from error
    return archive.stat().st_size


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry that is the same on each computer, at any time: its date is 1980, the first that zip files
    know."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = _READABLE_BY_ALL
    entry.create_system = _MADE_ON_UNIX
    small = name.endswith(COMPRESSED)
    entry.compress_type = zipfile.ZIP_STORED if small else zipfile.ZIP_DEFLATED
    return entry

"""Whether the images among the pages are what their names say, and small enough to be sent to everyone."""

import re
import stat
from pathlib import Path

from generator.text import cannot_open

_STARTS = {
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "WebP": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP"}

IMAGE_ENDINGS = tuple(_FORMATS)
"""How the names of images end that every browser shows."""

MAX_IMAGE_BYTES = 2_000_000


def is_image(file: str) -> bool:
    """Whether a file is an image by its name."""
    return file.lower().endswith(IMAGE_ENDINGS)


def wrong_image(path: Path) -> str | None:
    """What is wrong with an image, as far as its size and first bytes tell."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return "this is not a file but has the name of one; give it another name"
        with path.open("rb") as file:
            start = file.read(12)
    except OSError as error:
        return cannot_open(error)
    format = _FORMATS[path.suffix.lower()]
    if not _STARTS[format].match(start):
        return f"this is no {format} file; save it as one"
    if found.st_size > MAX_IMAGE_BYTES:
        return f"this image has {round(found.st_size / 1e6, 1):g} MB; make it smaller than 2 MB"
    return None

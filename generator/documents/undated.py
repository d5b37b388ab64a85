"""Files of Office are zip archives that say when each part of them was written; ours don't."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ALWAYS = datetime(2026, 1, 1)
"""The date of every file and of what is in it, so that the same content gives the same bytes."""


def undated(stream: BytesIO, instead: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The same archive with one date for all that is in it, and parts `instead` of those that say another."""
    result = BytesIO()
    with ZipFile(stream) as dated, ZipFile(result, "w") as made:
        for name in dated.namelist():
            entry = ZipInfo(name, ALWAYS.timetuple()[:6])
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            made.writestr(entry, instead.get(name) or dated.read(name))
    return result.getvalue()

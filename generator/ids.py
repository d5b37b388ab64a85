"""Ids: what one is, and the one that a name gives.

An id is also the name of a file, on the disk and on the site, so it is no name that Windows keeps for itself.
"""

import re
import unicodedata

ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

LONGEST_ID = 60

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED_ON_WINDOWS = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])(\..*)?", re.IGNORECASE)

_WITHOUT_MARKS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
"""Letters that Unicode does not take apart into a letter and its marks."""

_SIGNS = str.maketrans({"&": " and ", "'": "", "’": ""})


def is_id(text: str) -> bool:
    """Whether a text can be an id and the name of a file."""
    return bool(re.fullmatch(ID, text)) and len(text) <= LONGEST_ID and not is_reserved_on_windows(text)


def is_reserved_on_windows(name: str) -> bool:
    """Whether Windows allows no file or folder of that name, such as `con` or `com1.txt`."""
    return bool(_RESERVED_ON_WINDOWS.fullmatch(name))


def id_from(name: str) -> str | None:
    """The id that a name gives, as `st-michaels` for "St Michael's"; None when it gives none."""
    id = _named(name)
    return id if is_id(id) else None


def id_near(name: str) -> str | None:
    """The same without digits before its first letter, and cut to the length that an id may have."""
    id = _named(name).lstrip("0123456789-")[:LONGEST_ID].rstrip("-")
    return id if is_id(id) else None


def site_id_from(name: str) -> str:
    """The id of a site that was given none, from the site's name.

    People's answers are kept under it, so a name without marks gives for ever what it gave at first: "St Michael's"
    gives `st-michael-s`, and however long the name is, all of it counts.
    """
    return _hyphenated(_plain_letters(name).encode("ascii", "ignore").decode()) or "site"


def _named(name: str) -> str:
    return _hyphenated(_plain_letters(name).translate(_SIGNS))


def _plain_letters(text: str) -> str:
    """The text in small letters without marks: `szkoła łódź` becomes `szkola lodz`."""
    letters = unicodedata.normalize("NFKD", text).lower().translate(_WITHOUT_MARKS)
    return "".join(char for char in letters if not unicodedata.combining(char))


def _hyphenated(text: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", text))

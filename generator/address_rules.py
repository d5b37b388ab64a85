"""The rules about addresses: each page, thing and sheet has one of its own."""

from collections.abc import Iterator

from generator.files import PAGES
from generator.ids import is_reserved_on_windows
from generator.items import Items
from generator.problem import Problem
from generator.things import PLACES, SELF_AUDIT_SHEETS, SHEETS_OF_ITEMS, SUBJECT_SHEETS
from generator.words import quoted, readable

_KIND_IN = {place.folder: place.kind for place in PLACES if not place.anchor}
"""The kind of which each thing has a page of its own in a folder."""


def pages_in_place_of_things(items: Items) -> Iterator[Problem]:
    """A Markdown page stands where nothing else does. Capitals make no difference on Windows."""
    sheets = _sheets_of_subjects(items)
    for file in items.loaded.page_files:
        folder, _, name = file.removeprefix(f"{PAGES}/").rpartition("/")
        id, kind = name.removesuffix(".md").casefold(), _KIND_IN.get(folder)
        if not kind or id == "index" or not name.endswith(".md"):
            continue
        if id in items.known[kind]:
            yield Problem(readable(file), 1, 1, f"this page would stand where {kind} {quoted(id)} stands; rename it")
        elif kind == "pack" and _is_named_like_a_sheet(id, sheets):
            message = "this page has the name of a sheet that is made of other content; rename it"
            yield Problem(readable(file), 1, 1, message)


def ids_without_address(items: Items) -> Iterator[Problem]:
    """A thing with a page of its own has an id that can be the name of that page."""
    for item in (item for kind in _KIND_IN.values() for item in items.by_kind[kind]):
        if item.id == "index":
            message = f"{item.label} would stand where the first page of its section stands; give it another id"
            yield item.problem(("id",), message)
        elif item.path and item.id and is_reserved_on_windows(item.id):  # else the file's name has been refused
            message = f"{item.label} has a name that Windows keeps for itself; give it another id"
            yield item.problem(("id",), message)


def packs_named_like_sheets(items: Items) -> Iterator[Problem]:
    """A pack has no name that a sheet made of other content has: their files would be the same."""
    sheets = _sheets_of_subjects(items)
    for item in items.by_kind["pack"]:
        if item.id and _is_named_like_a_sheet(item.id, sheets):
            message = f"{item.label} has the name of a sheet that is made of other content; give it another id"
            yield item.problem(("id",), message)


def _is_named_like_a_sheet(name: str, sheets_of_subjects: frozenset[str]) -> bool:
    return name in sheets_of_subjects or name.startswith(SHEETS_OF_ITEMS)


def _sheets_of_subjects(items: Items) -> frozenset[str]:
    """The ids of the sheets about each subject and about all of them."""
    first = (*(f"{subject}-{kind}" for subject in items.subjects for kind in SUBJECT_SHEETS), *SELF_AUDIT_SHEETS)
    return frozenset(f"{name}-{audience}" for name in first for audience in items.known["audience"])

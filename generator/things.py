"""Things: items of content that passed their own checks, and where those of each kind stand on the site."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from generator.schema import Content


class Place(NamedTuple):
    """Where things of a kind stand on the site.

    `folder` is the section's folder; its page is `<folder>/index.html`. A thing has a page of its own there, or, with
    `anchor`, a heading on the section's page. `scheme` is what Markdown links to it begin with: `[…](case:lyng-hall)`.
    """

    kind: str
    scheme: str
    folder: str
    anchor: bool = False


PLACES: tuple[Place, ...] = (
    Place("characteristic", "characteristic", "characteristics"),
    Place("strand", "strand", "strands"),
    Place("topic", "topic", "topics"),
    Place("question", "question", "questions"),
    Place("case study", "case", "case-studies"),
    Place("study", "study", "research"),
    Place("audience", "audience", "audiences"),
    Place("occasion", "occasion", "occasions"),
    Place("pack", "pack", "worksheets"),
    Place("source", "source", "sources", anchor=True),
    Place("term", "term", "glossary", anchor=True),
    Place("programme passage", "programme", "programme", anchor=True),
    Place("event", "event", "timeline", anchor=True),
    Place("voice", "voice", "voices", anchor=True),
    Place("recommendation", "recommendation", "recommendations", anchor=True),
    Place("disagreement", "disagreement", "disagreements", anchor=True),
)

SUBJECT_SHEETS = ("reflection", "audit")
"""The sheets about each subject: the second part of their ids, as in `vision-audit-governors`."""

SELF_AUDIT_SHEETS = ("self-audit-short", "self-audit-full")
"""The sheets that take in all subjects: what their ids begin with."""

SHEETS_OF_ITEMS = ("case-", "occasion-")
"""What the ids of sheets begin with that are made of one case study or occasion."""

SCHEMES: Mapping[str, str] = MappingProxyType({place.scheme: place.kind for place in PLACES})
"""The kind that a link's scheme leads to."""

_PLACE_OF = {place.kind: place for place in PLACES}


def url_of(kind: str, id: str) -> str:
    """The address of a thing, relative to the site's root, such as `case-studies/lyng-hall.html`."""
    place = _PLACE_OF[kind]
    return f"{place.folder}/index.html#{id}" if place.anchor else f"{place.folder}/{id}.html"


class Thing(NamedTuple):
    """An item of content that passed its own checks, and where it stands in its file.

    `path` leads to it inside the document: `()` for a file that is one item, `(3,)` for the fourth of a list.
    `about` is the file's name without its ending: for a question the characteristic, strand or topic it is about.
    """

    kind: str
    file: str
    about: str
    path: tuple[int, ...]
    item: Content

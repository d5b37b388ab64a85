"""Links and images in prose and pages: they lead somewhere, say something, and ask nothing of the internet."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

from generator.files import PAGES
from generator.images import is_image
from generator.items import MOST_IN_A_FILE, Item, Items
from generator.marks import Marked
from generator.problem import Problem
from generator.prose import Image, Link, Part, Tag, Words, may_have_parts, parts_of
from generator.schema import LONGEST_PROSE, Markdown
from generator.things import SCHEMES
from generator.whereabouts import ALMOST_A_LINK, WITHOUT_ADDRESS, Finder, Text
from generator.words import did_you_mean, nearest, quoted

LONGEST_PAGE = 100_000
"""Characters of a Markdown page."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_FORBIDDEN_TAGS = frozenset(["base", "embed", "form", "iframe", "link", "meta", "object", "script", "style"])


def link_problems(items: Items) -> Iterator[Problem]:
    """Every link and image of prose and pages can be followed, seen and read aloud."""
    for marked_items in items.marked_by_document:
        texts = (text for item, marked in marked_items for text in _prose(item, marked))
        yield from islice(_problems(texts, items), MOST_IN_A_FILE + 1)
    for page in items.loaded.pages:
        folder = posixpath.dirname(page.file.removeprefix(f"{PAGES}/"))
        yield from islice(_problems([Text(page, (), page.body, folder)], items), MOST_IN_A_FILE + 1)


def _prose(item: Item, marked: Iterable[Marked]) -> Iterator[Text]:
    for found in marked:
        if isinstance(found.mark, Markdown) and may_have_parts(found.text):
            yield Text(item.document, (*item.path, *found.path), found.text, None)


def _problems(texts: Iterable[Text], items: Items) -> Iterator[Problem]:
    for text in texts:
        if len(text.text) > (LONGEST_PAGE if text.is_page else LONGEST_PROSE):
            continue  # a problem already, and slow to read
        told = [(part, tuple(_messages(part, text, items))) for part in parts_of(text.text, html=text.is_page)]
        if any(messages for _, messages in told):
            yield from _located(told, text)


def _located(told: Iterable[tuple[Part, tuple[str, ...]]], text: Text) -> Iterator[Problem]:
    """The problems of a text where they stand; a part is found again after those that stand before it."""
    finder = Finder(text)
    for part, messages in told:
        position = finder.position(part)
        yield from (Problem(text.file.file, *position, message) for message in messages)


def _messages(part: Part, text: Text, items: Items) -> Iterator[str]:
    match part:
        case Link():
            yield from _link(part, text, items)
        case Image():
            yield from _image(part, text, items)
        case Tag():
            yield from _tag(part)
        case Words():
            yield from _words(part)


def _link(link: Link, text: Text, items: Items) -> Iterator[str]:
    if not link.words.strip():
        yield f"the link to {quoted(link.address)} has no words; write them between the square brackets"
    if not link.address:
        yield f"the link {quoted(link.words)} has no address; write one between the round brackets"
        return
    scheme, rest = _split(link.address)
    if scheme in SCHEMES:
        wrong = _wrong_thing(SCHEMES[scheme], rest, items)
    elif scheme in _WEB:
        wrong = None if re.match(_WEB[scheme].form, rest) else f"is not whole; write it as {_WEB[scheme].example}"
    elif scheme:
        wrong = _wrong_scheme(scheme)
    else:
        wrong = _wrong_file(link.address, text, items) if text.is_page else f"must begin with {_ALLOWED}"
    if wrong:
        yield f"the link {quoted(link.address)} {wrong}"


class _Web(NamedTuple):
    form: str
    example: str


_WEB = {
    "http": _Web(r"//[^/\s]+", "http://www.example.org"),
    "https": _Web(r"//[^/\s]+", "https://www.example.org"),
    "mailto": _Web(r"[^@\s]+@[^@\s]+", "mailto:name@example.org"),
}
_ALLOWED = "https:, http:, mailto: or one of our own words, such as case:"


def _wrong_thing(kind: str, id: str, items: Items) -> str | None:
    if id not in items.known[kind] and kind not in items.incomplete:
        return f"leads to no {kind}{did_you_mean(id, items.known[kind]) or '; mend the id, or take the link out'}"
    if kind == "question" and id in items.retired:
        return f"leads to a retired question{successor(id, items)}"
    return None


def successor(id: str, items: Items) -> str:
    """The end of a message about a retired question, with the one to name in its stead."""
    new = items.successors.get(id)
    return f"; name {quoted(new.id)}, which replaces it" if new and new.id else "; take it out"


def _wrong_scheme(scheme: str) -> str:
    meant = nearest(scheme, (*_WEB, *SCHEMES))
    return f'begins with an unknown word; did you mean "{meant}:"?' if meant else f"must begin with {_ALLOWED}"


def _wrong_file(address: str, text: Text, items: Items) -> str | None:
    folder = posixpath.join(PAGES, text.folder or "")
    file = unquote(address).partition("#")[0]
    if not file and address.startswith("#"):
        return None
    if not file.startswith("/") and posixpath.normpath(posixpath.join(folder, file)) in items.loaded.page_files:
        return None
    nearby = [posixpath.relpath(each, folder) for each in items.loaded.page_files]
    offer = did_you_mean(file, nearby) or "; mend it, or add the file"
    return f"leads to no file in {PAGES}{offer}"


def _image(image: Image, text: Text, items: Items) -> Iterator[str]:
    name = f"the image {quoted(image.address)}"
    if not image.words.strip():
        yield f"{name} has no text alternative; write what it shows between the square brackets"
    if _split(image.address)[0] or image.address.startswith("//"):
        yield f"{name} is not a file of this site; put a copy in {PAGES} and name that"
    elif not is_image(image.address):
        yield f"{name} must be a PNG, JPEG or WebP file; save it as one of these"
    elif wrong := _wrong_file(image.address, text, items):
        yield f"{name} {wrong}"


def _split(address: str) -> tuple[str, str]:
    found = _SCHEME.match(address)
    return (found[1].lower(), found[2]) if found else ("", address)


def _tag(tag: Tag) -> Iterator[str]:
    if tag.name in _FORBIDDEN_TAGS:
        yield f"the tag <{tag.name}> is not allowed in a page; take it out"
    if tag.name == "h1":
        yield "the page's title is its <h1>; make this <h2>"
    for name in tag.attributes:
        if name.startswith("on") or name == "style":
            yield f"the attribute {quoted(name)} is not allowed in a page; take it out"


def _words(words: Words) -> Iterator[str]:
    if ALMOST_A_LINK.search(words.words):
        yield "this looks like a link but is none; write it without any space: [words](case:lyng-hall)"
    if found := WITHOUT_ADDRESS.search(words.words):
        yield f"the link {quoted(found[0])} has no address; write [words](address)"

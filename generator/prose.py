"""What Markdown refers to and holds: links, images, and in pages HTML tags. Addresses are as the author wrote them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.things import SCHEMES


class Link(NamedTuple):
    """A link and the words that carry it; `line` is the line, from 0, on which its paragraph starts."""

    address: str
    words: str
    line: int


class Image(NamedTuple):
    """An image and its text alternative."""

    address: str
    words: str
    line: int


class Tag(NamedTuple):
    """An HTML tag and its attributes, as pages may have them."""

    name: str
    attributes: tuple[str, ...]
    line: int


class Words(NamedTuple):
    """Text that is not in code: what looks like a link there was not read as one."""

    words: str
    line: int


Part = Link | Image | Tag | Words

_MEANS_NOTHING = r"[^\\`*_\[\]<>&~!|#\n]"
"""A character that can't mean anything to Markdown inside a line, nor to HTML."""

OWN_LINK = re.compile(rf"\[({_MEANS_NOTHING}*+)\]\(({'|'.join(SCHEMES)}):([a-z0-9-]+)\)")
"""A link to one of our own things: its words, its scheme and the id."""

SIMPLE = re.compile(rf"(?![ \t]|[-+=>]|\d+[.)])(?:{_MEANS_NOTHING}++|{OWN_LINK.pattern})++\Z")
"""Text that is read without a Markdown parser, as most is: one line whose only marks are links to our own things."""


def _parser(html: bool) -> MarkdownIt:
    """As the site renders Markdown, but that in pages indented text is no code: it may belong to an admonition."""
    parser = MarkdownIt("commonmark", {"html": html}).enable("table")
    parser.disable("code" if html else ["heading", "lheading", "hr"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # forbidden ones are found too
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_PROSE, _PAGE = _parser(html=False), _parser(html=True)


def may_have_parts(text: str) -> bool:
    """Whether it is worth the time to look for parts in a text."""
    return "[" in text or "<" in text


def parts_of(text: str, *, html: bool = False) -> Iterator[Part]:
    """The links, images, tags (with `html`) and words of a Markdown text."""
    if not may_have_parts(text):
        return
    if SIMPLE.match(text):
        yield from (Link(f"{scheme}:{id}", words, 0) for words, scheme, id in OWN_LINK.findall(text))
        return
    line = 0
    for token in (_PAGE if html else _PROSE).parse(text):
        line = token.map[0] if token.map else line
        if token.type == "inline":
            yield from _inline(token.children or [], line)
        elif token.type == "html_block":
            yield from _html(token.content, line)


def plain_text(markdown: str) -> str:
    """A Markdown text as text on one line: links as their words, images as their text alternative."""
    if SIMPLE.match(markdown):
        return " ".join(OWN_LINK.sub(r"\1", markdown).split())
    return " ".join("".join(_pieces(_PROSE.parse(markdown))).split())


def _pieces(tokens: list[Token]) -> Iterator[str]:
    """What stands in the blocks of a text, with a space after each and for each break of a line."""
    for token in tokens:
        if token.children is None:
            yield f"{token.content} "
        else:
            yield from (child.content or (" " if child.type.endswith("break") else "") for child in token.children)


def _inline(tokens: list[Token], line: int) -> Iterator[Part]:
    link = ""
    words: list[str] = []
    for token in tokens:
        words.append(token.content)
        if token.type == "link_open":
            link, words = str(token.attrs["href"]), []
        elif token.type == "link_close":
            yield Link(link, "".join(words), line)
        elif token.type == "image":
            yield Image(str(token.attrs["src"]), token.content, line)
        elif token.type == "html_inline":
            yield from _html(token.content, line)
        elif token.type == "text":
            yield Words(token.content, line)


_TAG = re.compile(r"""<([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?""")


def _html(text: str, line: int) -> Iterator[Part]:
    for found in _TAG.finditer(text):
        values = {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(found[2])}
        name, place = found[1].lower(), line + text.count("\n", 0, found.start())
        yield Tag(name, tuple(values), place)
        if name == "a" and "href" in values:
            yield Link(values["href"], "?", place)  # its words may stand outside this piece of HTML
        elif name == "img":
            yield Image(values.get("src", ""), values.get("alt", ""), place)

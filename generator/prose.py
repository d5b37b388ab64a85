"""What Markdown refers to and holds: links, images, and in pages HTML tags. Addresses are as the author wrote them."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token


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


def _parser(html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # forbidden ones are found too
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


_PROSE, _PAGE = _parser(html=False), _parser(html=True)


def parts_of(text: str, *, html: bool = False) -> Iterator[Part]:
    """The links, images, tags (with `html`) and words of a Markdown text."""
    if "[" not in text and "<" not in text:
        return
    line = 0
    for token in (_PAGE if html else _PROSE).parse(text):
        line = token.map[0] if token.map else line
        if token.type == "inline":
            yield from _inline(token.children or [], line)
        elif token.type == "html_block":
            yield from _html(token.content, line)


def _inline(tokens: list[Token], line: int) -> Iterator[Part]:
    for place, token in enumerate(tokens):
        if token.type == "link_open":
            yield Link(str(token.attrs["href"]), _words_of_link(tokens[place + 1 :]), line)
        elif token.type == "image":
            yield Image(str(token.attrs["src"]), token.content, line)
        elif token.type == "html_inline":
            yield from _html(token.content, line)
        elif token.type == "text":
            yield Words(token.content, line)


def _words_of_link(tokens: list[Token]) -> str:
    end = next(place for place, token in enumerate(tokens) if token.type == "link_close")
    return "".join(token.content for token in tokens[:end])


def _html(text: str, line: int) -> Iterator[Part]:
    reader = _Tags()
    reader.feed(text)
    reader.close()
    for name, attributes, lines_down in reader.tags:
        yield Tag(name, tuple(key for key, _ in attributes), line + lines_down)
        values = {key: value or "" for key, value in attributes}
        if name == "a" and "href" in values:
            yield Link(values["href"], "words", line + lines_down)  # its words may stand in other tokens
        elif name == "img":
            yield Image(values.get("src", ""), values.get("alt", ""), line + lines_down)


class _Tags(HTMLParser):
    """Collects start tags, their attributes, and how many lines into the text they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]], int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs, self.getpos()[0] - 1))

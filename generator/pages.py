"""What is wrong with a Markdown page by itself: its keys, its headings, its length. Links are checked in `links.py`."""

import re
from collections.abc import Iterator

from yaml import ScalarNode
from yaml.resolver import Resolver

from generator.links import LONGEST_PAGE
from generator.load import MarkdownPage
from generator.parse import Path, Value
from generator.problem import Problem
from generator.text import places_in
from generator.words import listed, nearest, quoted, what

NEEDED_KEYS = ("title", "description")
PAGE_KEYS = (*NEEDED_KEYS, "searched_as")
"""What front matter can hold. MkDocs and Material have further keys, which have no effect on this site."""

_CODE_OR_COMMENT = re.compile(
    r"^[ \t]*(`{3,}|~{3,})[^`\n]*\n.*?(?:^[ \t]*\1[ \t]*$|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.MULTILINE
)
_MAIN_HEADING = re.compile(r"^#(?!#)|^(?=\S.*\n=+[ \t]*$)", re.MULTILINE)
"""Python-Markdown needs no space behind the "#"."""

_RESOLVER = Resolver()
_QUOTES_AND_BLOCKS = "\"'|>"
_TEXT = "tag:yaml.org,2002:str"


def page_problems(page: MarkdownPage) -> Iterator[Problem]:
    """Every problem of a page but those of its links."""
    if len(page.body) > LONGEST_PAGE:
        yield Problem(page.file, 1, 1, f"this page has more than {LONGEST_PAGE:,} characters; split it")
    else:
        yield from _main_headings(page)
    data = page.data if isinstance(page.data, dict) else {}
    known_and_unused = [key for key in PAGE_KEYS if key not in data]
    meant = {key: nearest(key, known_and_unused) for key in data if key not in PAGE_KEYS}
    for key in meant:
        yield Problem(page.file, *page.key_position((key,)), _unknown_key(key, data[key], meant[key]))
    for key in NEEDED_KEYS:
        if key not in meant.values():
            yield from _wrong_text(page, key, data.get(key))
    yield from _wrong_searched_as(page, data.get("searched_as", []))


def _main_headings(page: MarkdownPage) -> Iterator[Problem]:
    """Headings as large as the page's title, which is its heading."""
    body = _CODE_OR_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), page.body)
    message = 'this would be a second main heading, as the page\'s title is one; begin it with "##"'
    for line, column in places_in(body, (found.start() for found in _MAIN_HEADING.finditer(body))):
        yield Problem(page.file, line, column, message)


def _unknown_key(key: str, value: Value, meant: str | None) -> str:
    if key == "draft" and value is True:
        return "a draft is published like any other page; take the page out of the folder"
    keys = listed([quoted(known) for known in PAGE_KEYS])
    advice = f"did you mean {quoted(meant)}?" if meant else f"take it out, or use {keys}"
    return f"unknown key {quoted(key)} at the top of the page; {advice}"


def _wrong_text(page: MarkdownPage, key: str, value: Value) -> Iterator[Problem]:
    """What is wrong with a text that every page has."""
    if value is None or (isinstance(value, str) and not value.strip()):
        message = f'the page has no {key}; write "{key}: " and a text at its top, between lines of "---"'
        yield Problem(page.file, *page.position((key,)), message)
    else:
        yield from _not_text(page, quoted(key), (key,), value)


def _not_text(page: MarkdownPage, name: str, path: Path, value: Value) -> Iterator[Problem]:
    """What is wrong with a value that is no text, or none for MkDocs, which takes `yes` for true, and knows dates."""
    if not isinstance(value, str):
        message = f"{name} must be text, and this is {what(value)}; put it in quotes"
        yield Problem(page.file, *page.position(path), message)
    elif _is_other_for_mkdocs(value) and page.text[page.index_of(page.position(path))] not in _QUOTES_AND_BLOCKS:
        message = f"{name} must be text, and MkDocs takes {quoted(value)} for something else; put it in quotes"
        yield Problem(page.file, *page.position(path), message)


def _is_other_for_mkdocs(plain: str) -> bool:
    return bool(_RESOLVER.resolve(ScalarNode, plain, (True, False)) != _TEXT)  # type: ignore[no-untyped-call]


def _wrong_searched_as(page: MarkdownPage, value: Value) -> Iterator[Problem]:
    """What is wrong with the words by which search finds a page too, when they are no list of texts."""
    if not isinstance(value, list):
        message = f'"searched_as" must be a list, and this is {what(value)}; write [one, two]'
        yield Problem(page.file, *page.position(("searched_as",)), message)
        return
    for place, text in enumerate(value):
        name, path = f'item {place + 1} of "searched_as"', ("searched_as", place)
        if isinstance(text, str) and not text.strip():
            yield Problem(page.file, *page.position(path), f"{name} is empty; write the text")
        else:
            yield from _not_text(page, name, path, text)

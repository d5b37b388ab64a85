"""Validating: loaded content to things that keep every rule, and every problem of all files at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from pydantic import ValidationError

from generator.explain import explain
from generator.items import MOST_IN_A_FILE, Item, items_of
from generator.links import LONGEST_PAGE
from generator.load import Loaded, MarkdownPage
from generator.model import Thing
from generator.parse import Value
from generator.problem import Problem
from generator.rules import RULES
from generator.words import what

PAGE_KEYS = ("title", "description")
"""What the front matter of every page has. MkDocs and Material have further keys."""


@dataclass(frozen=True, kw_only=True)
class Validated:
    """The things that passed their own checks, and all problems, sorted. A site is built when there are none."""

    things: tuple[Thing, ...]
    problems: tuple[Problem, ...]


def validate(loaded: Loaded) -> Validated:
    """Things and problems of all content that was loaded."""
    items = items_of(loaded)
    things: list[Thing] = []
    problems = [*loaded.problems, *_wrong_documents(loaded), *_wrong_pages(loaded)]
    for document_items in items.by_document:
        problems += islice(_fit(document_items, things), MOST_IN_A_FILE + 1)
    for rule in RULES:
        problems += rule(items)
    return Validated(things=tuple(things), problems=tuple(_told(problems)))


def _fit(items: tuple[Item, ...], things: list[Thing]) -> Iterator[Problem]:
    """What models find wrong with items. Those that fit are added to the things."""
    for item in items:
        document = item.document
        try:
            content = item.kind.model.model_validate(item.data)
        except ValidationError as error:
            yield from explain(item, error)
        else:
            things.append(Thing(item.kind.name, document.file, document.about, item.path, content))


def _wrong_documents(loaded: Loaded) -> Iterator[Problem]:
    """Documents that are empty, or are no list of items and should be."""
    for document in loaded.documents:
        if document.data is None:
            yield Problem(document.file, 1, 1, "this file is empty; write its content, or delete it")
        elif document.kind.many and not isinstance(document.data, list):
            message = f'this file must be a list, and this is {what(document.data)}; begin each item with "- "'
            yield Problem(document.file, *document.position(()), message)


def _wrong_pages(loaded: Loaded) -> Iterator[Problem]:
    """Pages that are too long, or lack a title or a description between lines of `---` at their top."""
    for page in loaded.pages:
        if len(page.body) > LONGEST_PAGE:
            yield Problem(page.file, 1, 1, f"this page has more than {LONGEST_PAGE:,} characters; split it")
        data = page.data if isinstance(page.data, dict) else {}
        for key in PAGE_KEYS:
            value = data.get(key)
            if not isinstance(value, str) or not value.strip():
                message = f'the page has no {key}; write "{key}: " and a text at its top, between lines of "---"'
                yield Problem(page.file, *page.position((key,)), message)
        yield from _wrong_searched_as(page, data.get("searched_as", []))


def _wrong_searched_as(page: MarkdownPage, value: Value) -> Iterator[Problem]:
    """What is wrong with the words by which search finds a page too, when they are no list of texts."""
    if not isinstance(value, list):
        message = f'"searched_as" must be a list, and this is {what(value)}; write [one, two]'
        yield Problem(page.file, *page.position(("searched_as",)), message)
        return
    for place, text in enumerate(value):
        item = f'item {place + 1} of "searched_as"'
        if not isinstance(text, str):
            message = f"{item} must be text, and this is {what(text)}; put it in quotes"
            yield Problem(page.file, *page.position(("searched_as", place)), message)
        elif not text.strip():
            yield Problem(page.file, *page.position(("searched_as", place)), f"{item} is empty; write the text")


def _told(problems: list[Problem]) -> Iterator[Problem]:
    """The problems sorted, each once, and no more of a file than someone can mend at a sitting."""
    for file, group in groupby(sorted(set(problems)), key=lambda problem: problem.file):
        found = list(group)
        yield from found[:MOST_IN_A_FILE]
        if len(found) > MOST_IN_A_FILE:
            message = "this file has more problems from here on; mend those above first"
            yield Problem(file, found[MOST_IN_A_FILE].line, found[MOST_IN_A_FILE].column, message)

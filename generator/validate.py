"""Validating: loaded content to things that keep every rule, and every problem of all files at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from pydantic import ValidationError

from generator.explain import explain
from generator.items import MOST_IN_A_FILE, Item, items_of
from generator.load import Loaded
from generator.pages import page_problems
from generator.problem import Problem
from generator.rules import RULES
from generator.things import Thing
from generator.words import what


@dataclass(frozen=True, kw_only=True)
class Validated:
    """The things that passed their own checks, and all problems, sorted. A site is built when there are none."""

    things: tuple[Thing, ...]
    problems: tuple[Problem, ...]


def validate(loaded: Loaded) -> Validated:
    """Things and problems of all content that was loaded."""
    items = items_of(loaded)
    things: list[Thing] = []
    problems = [*loaded.problems, *_wrong_documents(loaded)]
    for page in loaded.pages:
        problems += islice(page_problems(page), MOST_IN_A_FILE + 1)
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


def _told(problems: list[Problem]) -> Iterator[Problem]:
    """The problems sorted, each once, and no more of a file than someone can mend at a sitting."""
    for file, group in groupby(sorted(set(problems)), key=lambda problem: problem.file):
        found = list(group)
        yield from found[:MOST_IN_A_FILE]
        if len(found) > MOST_IN_A_FILE:
            message = "this file has more problems from here on; mend those above first"
            yield Problem(file, found[MOST_IN_A_FILE].line, found[MOST_IN_A_FILE].column, message)

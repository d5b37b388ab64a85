"""The rules between files: ids exist and exist once, and what the site needs is there."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from generator.address_rules import ids_without_address, packs_named_like_sheets, pages_in_place_of_things
from generator.files import PAGES
from generator.items import MOST_IN_A_FILE, NEEDED, SUBJECTS, Item, Items
from generator.links import link_problems
from generator.marks import Marked
from generator.parse import Path
from generator.problem import Problem
from generator.question_rules import (
    behaviours_of,
    question_files,
    questions_of_others,
    repeated_codes,
    replaced_questions,
    retired_questions,
    unrated_questions,
    wrong_behaviours,
)
from generator.schema import KINDS, Refers
from generator.things import PLACES
from generator.words import did_you_mean, offered, quoted

LEADERSHIP = "leadership"
"""The id of the audience that answers for the school. `question_bank.js` has it too, and says what hangs on it."""


def unknown_ids(items: Items) -> Iterator[Problem]:
    """An id that is named exists."""
    for marked_items in items.marked_by_document:
        yield from islice(_unknown_ids(marked_items, items), MOST_IN_A_FILE + 1)


def _unknown_ids(marked_items: Iterable[tuple[Item, list[Marked]]], items: Items) -> Iterator[Problem]:
    known = items.known
    for item, marked in marked_items:
        for found in marked:
            if not isinstance(found.mark, Refers) or found.text in known[found.mark.kind]:
                continue
            if found.text and found.mark.kind not in items.incomplete:
                problem = item.key_problem if found.is_key else item.problem
                yield problem(found.path, _unknown_id(found.text, found.mark.kind, item, items))


def _unknown_id(id: str, kind: str, item: Item, items: Items) -> str:
    place = next(each.files for each in KINDS if each.name == kind).removesuffix("/*.yml")
    offer = offered(id, items.known[kind]) or f"; mend it, or add it in {place}"
    if kind == "question" and (owner := items.by_code.get(id.casefold())) and owner.id:
        offer = f"; write {quoted(owner.id)}, the id of the question with that code"
    return f"unknown {kind} {quoted(id)} in {item.label}{offer}"


def repeated_references(items: Items) -> Iterator[Problem]:
    """A list of ids has each of them once."""
    for marked_items in items.marked_by_document:
        yield from islice(_repeated_references(marked_items), MOST_IN_A_FILE + 1)


def _repeated_references(marked_items: Iterable[tuple[Item, list[Marked]]]) -> Iterator[Problem]:
    for item, marked in marked_items:
        named: set[tuple[Path, str]] = set()
        for mark, path, id, _ in marked:
            if isinstance(mark, Refers) and isinstance(path[-1], int):
                if (path[:-1], id) in named:
                    message = f"{item.label} names {quoted(id)} twice in {quoted(str(path[-2]))}; take one of them out"
                    yield item.problem(path, message)
                named.add((path[:-1], id))


def repeated_ids(items: Items) -> Iterator[Problem]:
    """An id stands once in its kind, and once in the characteristics, strands and topics together."""
    for group in (SUBJECTS, *((kind,) for kind in items.by_kind if kind not in SUBJECTS)):
        first: dict[str, Item] = {}
        for item in (item for kind in group for item in items.by_kind[kind]):
            if item.id and not _is_misnamed(item) and (owner := first.setdefault(item.id, item)) is not item:
                place = f"{owner.document.file}:{owner.position('id')[0]}"
                message = f"{item.label} has the id of the {owner.kind.name} in {place}"
                yield item.problem(("id",), f"{message}; one of them is new: give that another")


def _is_misnamed(item: Item) -> bool:
    return not item.path and item.id not in (None, "", item.document.about)


def misnamed_files(items: Items) -> Iterator[Problem]:
    """A file that is one item has the item's id as its name."""
    for item in (item for document_items in items.by_document for item in document_items):
        if _is_misnamed(item):
            file = quoted(item.document.about + ".yml")
            yield item.problem(("id",), f"{item.label} stands in {file}; make its id and the file's name the same")


def repeated_behaviours(items: Items) -> Iterator[Problem]:
    """The behaviours of a characteristic have ids of their own."""
    for item in items.by_kind["characteristic"]:
        seen: set[str] = set()
        for place, id in behaviours_of(item).items():
            if id in seen:
                message = f"{item.label} has two behaviours with the id {quoted(id)}; give one of them another"
                yield item.problem(("behaviours", place, "id"), message)
            seen.add(id)


def unknown_subjects(items: Items) -> Iterator[Problem]:
    """What a pack is about is a characteristic, a strand or a topic."""
    for item in items.by_kind["pack"]:
        about = item.get("about")
        if isinstance(about, str) and about not in items.subjects:
            offer = did_you_mean(about, items.subjects) or "; name one, or take it out"
            message = (
                f"no characteristic, strand or topic has the id {quoted(about)}, which {item.label} is about{offer}"
            )
            yield item.problem(("about",), message)


def packs_within_themselves(items: Items) -> Iterator[Problem]:
    """A pack is not printed at its own end."""
    for item in items.by_kind["pack"]:
        for place, id in item.texts("extras"):
            if id == item.id:
                yield item.problem(("extras", place), f'{item.label} has itself in its "extras"; take it out')


def repeated_terms(items: Items) -> Iterator[Problem]:
    """A term has one entry. Capitals make no difference."""
    first: dict[str, Item] = {}
    for item in items.by_kind["term"]:
        if isinstance(term := item.get("term"), str):
            yield from _repeated_term(item, ("term",), term, first.setdefault(term.casefold(), item))
    for item in items.by_kind["term"]:
        for place, synonym in item.texts("synonyms"):
            yield from _repeated_term(item, ("synonyms", place), synonym, first.get(synonym.casefold(), item))


def _repeated_term(item: Item, path: Path, words: str, owner: Item) -> Iterator[Problem]:
    if owner.id != item.id:
        message = f"{item.label} explains {quoted(words)}, and so does {owner.label}"
        yield item.problem(path, f"{message}; make one entry of them, or mend one")


def missing_files(items: Items) -> Iterator[Problem]:
    """There are sources, a scale and audiences."""
    for kind in KINDS:
        if kind.name in NEEDED and kind.name not in items.present:
            yield Problem(kind.files, 1, 1, "this file is missing, and there is no site without it; add it")


def missing_leadership(items: Items) -> Iterator[Problem]:
    """Those who lead are an audience: more hangs on it than its words."""
    if LEADERSHIP not in items.known["audience"] and "audience" not in items.incomplete:
        file = next(kind.files for kind in KINDS if kind.name == "audience")
        message = (
            f"no audience has the id {quoted(LEADERSHIP)}, in whose words reviews ask, and whose answers alone "
            "show apart when fewer than three gave them; give it to those who lead the school, or add them"
        )
        yield Problem(file, 1, 1, message)


def missing_pages(items: Items) -> Iterator[Problem]:
    """The site has a first page, and so has each section that has something to show."""
    folders = [f"{place.folder}/" for place in PLACES if place.kind in items.present]
    for folder in ("", *folders):
        file = f"{PAGES}/{folder}index.md"
        if file not in items.loaded.page_files:
            what = "section" if folder else "site"
            message = f"the first page of this {what} is missing; add it, with a title and a description"
            yield Problem(file, 1, 1, message)


RULES: tuple[Callable[[Items], Iterator[Problem]], ...] = (
    unknown_ids,
    repeated_references,
    repeated_ids,
    misnamed_files,
    repeated_behaviours,
    unknown_subjects,
    packs_within_themselves,
    repeated_terms,
    missing_files,
    missing_leadership,
    missing_pages,
    question_files,
    repeated_codes,
    wrong_behaviours,
    replaced_questions,
    retired_questions,
    questions_of_others,
    unrated_questions,
    pages_in_place_of_things,
    ids_without_address,
    packs_named_like_sheets,
    link_problems,
)
"""Every rule between files."""

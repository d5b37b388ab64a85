"""The rules between files: ids exist and exist once, codes and retired questions stay what they were."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from generator.files import PAGES
from generator.items import MOST_IN_A_FILE, NEEDED, Item, Items
from generator.links import link_problems, successor
from generator.marks import Marked
from generator.model import PLACES, SELF_AUDIT_SHEETS, SHEETS_OF_ITEMS, SUBJECT_SHEETS
from generator.parse import Path
from generator.problem import Problem
from generator.schema import KINDS, Refers
from generator.words import did_you_mean, listed, quoted

SUBJECTS = ("characteristic", "strand", "topic")
"""The kinds that questions can be about."""

FEW = 8
"""Ids of a kind that a message lists when none is like the one that is unknown."""


def unknown_ids(items: Items) -> Iterator[Problem]:
    """An id that is named exists."""
    for marked_items in items.marked_by_document:
        yield from islice(_unknown_ids(marked_items, items), MOST_IN_A_FILE + 1)


def _unknown_ids(marked_items: Iterable[tuple[Item, list[Marked]]], items: Items) -> Iterator[Problem]:
    for item, marked in marked_items:
        for found in marked:
            if isinstance(found.mark, Refers) and _is_unknown(found, found.mark.kind, items):
                problem = item.key_problem if found.is_key else item.problem
                yield problem(found.path, _unknown_id(found.text, found.mark.kind, item, items))


def _is_unknown(found: Marked, kind: str, items: Items) -> bool:
    return bool(found.text) and found.text not in items.known[kind] and kind not in items.incomplete


def _unknown_id(id: str, kind: str, item: Item, items: Items) -> str:
    known = items.known[kind]
    place = next(each.files for each in KINDS if each.name == kind).removesuffix("/*.yml")
    all_of_few = f"; use {listed([quoted(each) for each in sorted(known)])}" if 0 < len(known) <= FEW else ""
    offer = did_you_mean(id, known) or all_of_few or f"; mend it, or add it in {place}"
    return f"unknown {kind} {quoted(id)} in {item.label}{offer}"


def repeated_ids(items: Items) -> Iterator[Problem]:
    """An id stands once in its kind, and once in the characteristics, strands and topics together."""
    for group in (SUBJECTS, *((kind,) for kind in items.by_kind if kind not in SUBJECTS)):
        first: dict[str, Item] = {}
        for item in (item for kind in group for item in items.by_kind[kind]):
            if item.id and not _is_misnamed(item) and (owner := first.setdefault(item.id, item)) is not item:
                file, (line, _) = owner.document.file, owner.position("id")
                message = f"{item.label} has the id of the {owner.kind.name} in {file}:{line}; give it another"
                yield item.problem(("id",), message)


def _is_misnamed(item: Item) -> bool:
    return bool(item.id) and not item.path and item.id != item.document.about


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
        for place, id in _behaviours(item):
            if id in seen:
                message = f"{item.label} has two behaviours with the id {quoted(id)}; give one of them another"
                yield item.problem(("behaviours", place, "id"), message)
            seen.add(id)


def unknown_behaviours(items: Items) -> Iterator[Problem]:
    """A question about a characteristic names behaviours of that characteristic."""
    known = {item.document.about: {id for _, id in _behaviours(item)} for item in items.by_kind["characteristic"]}
    unread = {file.rpartition("/")[2].removesuffix(".yml") for _, file in items.loaded.unread}
    for item in items.by_kind["question"]:
        about = item.document.about
        for place, id in item.texts("behaviours") if about not in unread else ():
            if id not in known.get(about, ()):
                offer = did_you_mean(id, known.get(about, ())) or f"; name one of {quoted(about)}, or take it out"
                yield item.problem(("behaviours", place), f"unknown behaviour {quoted(id)} in {item.label}{offer}")


def _behaviours(characteristic: Item) -> Iterator[tuple[int, str]]:
    """The ids of a characteristic's behaviours, with their places in it."""
    behaviours = characteristic.get("behaviours")
    for place, behaviour in enumerate(behaviours if isinstance(behaviours, list) else ()):
        id = behaviour.get("id") if isinstance(behaviour, dict) else None
        if isinstance(id, str):
            yield place, id


def repeated_codes(items: Items) -> Iterator[Problem]:
    """A code belongs to one question for ever; a retired one keeps its own. Capitals make no difference."""
    first: dict[str, Item] = {}
    for item in items.by_kind["question"]:
        code = item.get("code")
        if isinstance(code, str) and (owner := first.setdefault(code.casefold(), item)) is not item:
            kept = ", which is retired but keeps it" if owner.get("retired") is not None else ""
            message = f"{item.label} has the code {quoted(code)} of {owner.label}{kept}; give it a new one"
            yield item.problem(("code",), message)


def replaced_questions(items: Items) -> Iterator[Problem]:
    """A question that is replaced is retired or gone, and replaced by one other only."""
    for item in items.by_kind["question"]:
        for place, old in item.texts("replaces"):
            if wrong := _wrong_replacement(item, old, items):
                yield item.problem(("replaces", place), wrong)


def _wrong_replacement(item: Item, old: str, items: Items) -> str | None:
    if old == item.id:
        return f"{item.label} replaces itself; take the id out, as a reworded question keeps its answers"
    if old in items.known["question"] and old not in items.retired:
        return f"{item.label} replaces {quoted(old)}, which is in use; retire that one, or take it out here"
    if (other := items.successors[old]) is not item:
        return f"{item.label} replaces {quoted(old)}, and so does {other.label}; take it out of one of them"
    return None


def retired_questions(items: Items) -> Iterator[Problem]:
    """Case studies, occasions and packs name questions that are in use."""
    for item in (item for kind in ("case study", "occasion", "pack") for item in items.by_kind[kind]):
        for path, id in _questions_named(item):
            if id in items.retired:
                message = f"{item.label} names {items.retired[id].label}, which is retired{successor(id, items)}"
                yield item.problem(path, message)


def questions_of_others(items: Items) -> Iterator[Problem]:
    """An occasion and a pack name questions that their audience is asked."""
    asked = {item.id: [audience for _, audience in item.texts("audiences")] for item in items.by_kind["question"]}
    for item in (*items.by_kind["occasion"], *items.by_kind["pack"]):
        audience = item.get("audience")
        for path, id in _questions_named(item):
            if id in asked and isinstance(audience, str) and audience not in asked[id]:
                message = f"{item.label} is for {quoted(audience)}, who are not asked {quoted(id)}"
                yield item.problem(path, f"{message}; add them there, or name another")


def _questions_named(item: Item) -> Iterator[tuple[Path, str]]:
    """The ids of the questions that an item names, alone or with what belongs to each, and where they stand in it."""
    named = item.get("questions")
    for place, each in enumerate(named if isinstance(named, list) else ()):
        path: Path = ("questions", place, "id") if isinstance(each, Mapping) else ("questions", place)
        id = each.get("id") if isinstance(each, Mapping) else each
        if isinstance(id, str):
            yield path, id


def unknown_subjects(items: Items) -> Iterator[Problem]:
    """What a pack is about is a characteristic, a strand or a topic."""
    subjects = frozenset[str]().union(*(items.known[kind] for kind in SUBJECTS))
    for item in items.by_kind["pack"]:
        about = item.get("about")
        if isinstance(about, str) and about not in subjects:
            offer = did_you_mean(about, subjects) or "; name one, or take it out"
            message = (
                f"no characteristic, strand or topic has the id {quoted(about)}, which {item.label} is about{offer}"
            )
            yield item.problem(("about",), message)


def packs_named_like_sheets(items: Items) -> Iterator[Problem]:
    """A pack has no name that a sheet made of other content has: their files would be the same."""
    subjects = frozenset[str]().union(*(items.known[kind] for kind in SUBJECTS))
    taken = {
        f"{first}-{audience}"
        for audience in items.known["audience"]
        for first in (*(f"{subject}-{kind}" for subject in subjects for kind in SUBJECT_SHEETS), *SELF_AUDIT_SHEETS)
    }
    for item in items.by_kind["pack"]:
        if item.id and (item.id in taken or item.id.startswith(SHEETS_OF_ITEMS)):
            message = f"{item.label} has the name of a sheet that is made of other content; give it another id"
            yield item.problem(("id",), message)


def question_files(items: Items) -> Iterator[Problem]:
    """A file of questions has the id of what they are about as its name."""
    subjects = frozenset[str]().union(*(items.known[kind] for kind in SUBJECTS))
    for document in items.loaded.documents:
        if document.kind.name == "question" and document.about not in subjects:
            offer = did_you_mean(document.about, subjects) or "; name the file by the id of what it is about"
            message = f"no characteristic, strand or topic has the id {quoted(document.about)}{offer}"
            yield Problem(document.file, 1, 1, message)


def missing_files(items: Items) -> Iterator[Problem]:
    """There are sources, a scale and audiences."""
    for kind in KINDS:
        if kind.name in NEEDED and kind.name not in items.present:
            yield Problem(kind.files, 1, 1, "this file is missing, and there is no site without it; add it")


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
    repeated_ids,
    misnamed_files,
    repeated_behaviours,
    unknown_behaviours,
    repeated_codes,
    replaced_questions,
    retired_questions,
    questions_of_others,
    unknown_subjects,
    packs_named_like_sheets,
    question_files,
    missing_files,
    missing_pages,
    link_problems,
)
"""Every rule between files."""

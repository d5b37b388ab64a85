"""The rules about questions: they stay what they were, and are asked of those for whom others name them."""

import re
from collections.abc import Iterator, Mapping

from generator.items import Item, Items
from generator.links import successor
from generator.parse import Path
from generator.problem import Problem
from generator.schema import CODE
from generator.words import did_you_mean, offered, quoted


def question_files(items: Items) -> Iterator[Problem]:
    """A file of questions has the id of what they are about as its name."""
    for document in items.loaded.documents:
        if document.kind.name == "question" and document.about not in items.subjects:
            offer = did_you_mean(document.about, items.subjects) or "; name the file by the id of what it is about"
            message = f"no characteristic, strand or topic has the id {quoted(document.about)}{offer}"
            yield Problem(document.file, 1, 1, message)


def repeated_codes(items: Items) -> Iterator[Problem]:
    """A code belongs to one question for ever; a retired one keeps its own. Capitals make no difference."""
    for item in items.by_kind["question"]:
        code = item.get("code")
        owner = items.by_code[code.casefold()] if isinstance(code, str) else item
        if owner is not item and not (item.id and item.id == owner.id):  # of a question that was copied, the id says it
            yield _repeated_code(code, item, owner, items)


def _repeated_code(code: str, second: Item, first: Item, items: Items) -> Problem:
    """Only a retired question is surely not the new one of the two."""
    is_second_older = second.id in items.retired and first.id in items.in_use
    item, owner = (first, second) if is_second_older else (second, first)
    kept = owner.id in items.retired
    advice = ", which is retired but keeps it; give it a new one" if kept else "; one of them is new: give that another"
    place = f"{owner.document.file}:{owner.position('code')[0]}"
    message = f"{item.label} has the code {quoted(code)} of {owner.label} in {place}{advice}{_next_code(code, items)}"
    return item.problem(("code",), message)


def _next_code(code: str, items: Items) -> str:
    """The end of a message that offers the next code with the same letters, or nothing when there is none."""
    letters = code.rstrip("0123456789")
    numbers = (each.removeprefix(letters.casefold()) for each in items.by_code)
    used = [int(number) for number in numbers if re.fullmatch("[1-9][0-9]?", number)]
    free = f"{letters.upper()}{max(used, default=0) + 1}"
    return f", such as {quoted(free)}" if re.fullmatch(CODE, free) else ""


def wrong_behaviours(items: Items) -> Iterator[Problem]:
    """A question about a characteristic names behaviours of that, each once; about anything else, none."""
    characteristics = {item.document.about: item for item in items.by_kind["characteristic"]}
    for item in items.by_kind["question"]:
        about, named = item.document.about, item.texts("behaviours")
        if about in characteristics:
            yield from _wrong_behaviours(item, named, characteristics[about])
        elif named and about in items.subjects - items.known["characteristic"]:
            message = f"{item.label} names behaviours, which only characteristics have, and {quoted(about)} is none"
            yield item.problem(("behaviours",), f"{message}; take them out")


def _wrong_behaviours(item: Item, named: list[tuple[int, str]], characteristic: Item) -> Iterator[Problem]:
    known = frozenset(behaviours_of(characteristic).values())
    first: dict[str, int] = {}
    for place, id in named:
        if id not in known and _has_sound_behaviours(characteristic):
            offer = offered(id, known) or f"; take it out, or add it to {characteristic.label}"
            yield item.problem(("behaviours", place), f"unknown behaviour {quoted(id)} in {item.label}{offer}")
        elif first.setdefault(id, place) != place:
            message = f'{item.label} names {quoted(id)} twice in "behaviours"; take one of them out'
            yield item.problem(("behaviours", place), message)


def _has_sound_behaviours(characteristic: Item) -> bool:
    """Whether it has behaviours, as it should, and the ids of all of them are to be read."""
    behaviours = characteristic.get("behaviours")
    return isinstance(behaviours, list) and 0 < len(behaviours) == len(behaviours_of(characteristic))


def behaviours_of(characteristic: Item) -> Mapping[int, str]:
    """The ids of a characteristic's behaviours, by their places in it."""
    behaviours = characteristic.get("behaviours")
    return {
        place: behaviour["id"]
        for place, behaviour in enumerate(behaviours if isinstance(behaviours, list) else ())
        if isinstance(behaviour, Mapping) and isinstance(behaviour.get("id"), str)
    }


def replaced_questions(items: Items) -> Iterator[Problem]:
    """A question that is replaced is retired, and replaced by one other only."""
    for item in items.by_kind["question"]:
        for place, old in item.texts("replaces"):
            if wrong := _wrong_replacement(item, old, items):
                yield item.problem(("replaces", place), wrong)


def _wrong_replacement(item: Item, old: str, items: Items) -> str | None:
    if old == item.id:
        return f"{item.label} replaces itself; take the id out, as a reworded question keeps its answers"
    if old in items.in_use:
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
    known = items.known["audience"]
    asked = {item.id: _audiences(item) for item in items.by_kind["question"]}
    clear = {id: audiences for id, audiences in asked.items() if audiences and audiences <= known}
    for item in (*items.by_kind["occasion"], *items.by_kind["pack"]):
        audience = item.get("audience")
        for path, id in _questions_named(item) if isinstance(audience, str) and audience in known else ():
            if id in clear and audience not in clear[id]:
                message = f"{item.label} is for {quoted(audience)}, who are not asked {quoted(id)}"
                yield item.problem(path, f"{message}; add them there, or name another")


def _audiences(question: Item) -> frozenset[str]:
    return frozenset(audience for _, audience in question.texts("audiences"))


def unrated_questions(items: Items) -> Iterator[Problem]:
    """A pack in which questions are rated names such as can be."""
    unrated = {item.id for item in items.by_kind["question"] if not item.get("levels")}
    for item in items.by_kind["pack"]:
        for path, id in _questions_named(item) if item.get("rating") is True else ():
            if id in unrated:
                message = f'{item.label} has "rating: true", and {quoted(id)} has no levels; take one of them out'
                yield item.problem(path, message)


def _questions_named(item: Item) -> Iterator[tuple[Path, str]]:
    """The ids of the questions that an item names, alone or with what belongs to each, and where they stand in it."""
    named = item.get("questions")
    for place, each in enumerate(named if isinstance(named, list) else ()):
        path: Path = ("questions", place, "id") if isinstance(each, Mapping) else ("questions", place)
        id = each.get("id") if isinstance(each, Mapping) else each
        if isinstance(id, str):
            yield path, id

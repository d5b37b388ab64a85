"""The tables of docs/question-bank.md, drawn from the bank.

`python -m tests.content.bank_tables` prints them, to be pasted where they stand.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from generator.schema import Question
from tests.content.bank import BANK, SITE, rated


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    head = tuple(head)
    lines = (head, ("---",) * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def codes(questions: Iterable[Question]) -> str:
    return ", ".join(question.code for question in questions) or "none"


def behaviours() -> str:
    """Each behaviour that the sources name, and the questions that ask about it."""
    return table(
        ("characteristic", "behaviour", "to rate", "to discuss"),
        (
            (characteristic.name, behaviour.name, *to_rate_and_discuss(asking_about(characteristic.id, behaviour.id)))
            for characteristic in SITE.characteristics.values()
            for behaviour in characteristic.behaviours
        ),
    )


def asking_about(characteristic: str, behaviour: str) -> tuple[Question, ...]:
    """The questions of a characteristic that ask about one of its behaviours."""
    return tuple(q for q in SITE.questions_about(characteristic) if behaviour in q.behaviours)


def to_rate_and_discuss(questions: tuple[Question, ...]) -> tuple[str, str]:
    return codes(rated(questions)), codes(q for q in questions if not q.levels)


def audiences() -> str:
    """How many questions each audience is asked, and how long it takes."""
    return table(
        ("audience", "to rate", "minutes to rate", "minutes to talk these through", "for discussion", "minutes"),
        (
            (audience.name, *map(str, figures_of(SITE.questions_for_audience(audience.id))))
            for audience in SITE.audiences.values()
        ),
    )


def figures_of(questions: tuple[Question, ...]) -> tuple[int, ...]:
    """How many are rated, the minutes to rate them and to talk them through; how many to discuss, their minutes."""
    scored = rated(questions)
    others = tuple(q for q in questions if not q.levels)
    return len(scored), len(scored) * SITE.scale.minutes, minutes_of(scored), len(others), minutes_of(others)


def minutes_of(questions: Iterable[Question]) -> int:
    return sum(question.minutes for question in questions)


def subjects() -> str:
    """How many questions there are about each characteristic, strand and topic, by audience."""
    return table(
        ("about", "to rate", *(audience.name.lower() for audience in SITE.audiences.values()), "for discussion"),
        (
            (name, *map(str, counts_of(SITE.questions_about(id))))
            for things in (SITE.characteristics, SITE.strands, SITE.topics)
            for id, name in ((thing.id, thing.name) for thing in things.values())
            if SITE.questions_about(id)
        ),
    )


def counts_of(questions: tuple[Question, ...]) -> tuple[int, ...]:
    """Rated ones, those of each audience among them, and those for discussion."""
    scored = rated(questions)
    return (
        len(scored),
        *(sum(id in question.audiences for question in scored) for id in SITE.audiences),
        len(questions) - len(scored),
    )


def sources() -> str:
    """What each question rests on: its code stands beside its sources."""
    by_sources: dict[frozenset[str], list[Question]] = {}
    for question in BANK:
        by_sources.setdefault(frozenset(question.sources), []).append(question)
    return table(("sources", "questions"), ((named(ids), codes(found)) for ids, found in by_sources.items()))


def named(ids: frozenset[str]) -> str:
    """Sources by their short names, in the order of `sources.yml`."""
    return "; ".join(source.short or source.title for source in SITE.sources.values() if source.id in ids)


TABLES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {
        "What each question rests on": sources,
        "Behaviours and questions": behaviours,
        "Subjects": subjects,
        "Audiences": audiences,
    }
)
"""What draws the table under each heading of the document."""


if __name__ == "__main__":
    for heading, draw in TABLES.items():
        print(f"## {heading}\n\n{draw()}\n")

"""Sheets about one characteristic, strand or topic, and the short and the full self-audit, for each audience."""

from collections.abc import Iterator
from functools import partial

from generator.model import Site
from generator.schema import Question
from generator.worksheets.blocks import Block, Heading, Items, Worksheet
from generator.worksheets.imprint import Imprint
from generator.worksheets.wording import Wording

LEAST_MINUTES = 5
"""To read a sheet with one question, answer it and say what comes first."""


def subject_sheets(site: Site, imprint: Imprint) -> Iterator[Worksheet]:
    """A reflection sheet and an audit sheet for each subject and each audience that has questions there."""
    for kind, subject in site.subjects():
        for audience in site.audiences:
            wording = Wording(site, audience)
            asked = tuple(q for q in site.questions_about(subject.id) if audience in q.audiences)
            rated = tuple(q for q in asked if q.levels)
            sheet = partial(
                imprint.worksheet,
                audience=audience,
                about=subject.id,
                summary=wording.summary_of(subject.summary),
                origin=(kind, subject.id),
            )
            if asked:
                yield sheet(
                    id=f"{subject.id}-reflection-{audience}",
                    kind="reflection",
                    title=_title(subject.name, wording.reflection_name),
                    minutes=sum(question.minutes for question in asked),
                    blocks=(
                        Items(items=wording.reflection_how),
                        *map(wording.open_question, asked),
                        *wording.reflection_close(),
                    ),
                    sources=sources_of(asked),
                )
            if rated:
                yield sheet(
                    id=f"{subject.id}-audit-{audience}",
                    kind="audit",
                    title=_title(subject.name, wording.rating_name),
                    minutes=max(LEAST_MINUTES, len(rated) * site.scale.minutes),
                    blocks=(Items(items=wording.rating_how), *map(wording.rating, rated), *wording.rating_close()),
                    sources=sources_of(rated),
                )


def _title(name: str, sheet: str) -> str:
    """`Vision: audit sheet`, and after a question `Where are we now? Audit sheet`."""
    return f"{name} {sheet[0].upper()}{sheet[1:]}" if name.endswith("?") else f"{name}: {sheet}"


def self_audit_sheets(site: Site, imprint: Imprint) -> Iterator[Worksheet]:
    """The short and the full self-audit for each audience that has questions in it."""
    words = site.worksheet_words
    for audience in site.audiences:
        wording = Wording(site, audience)
        full = tuple(q for q in site.questions_for_audience(audience) if q.levels)
        short = tuple(question for question in full if question.short)
        for name, sheet, questions in (("short", words.short, short), ("full", words.full, full)):
            if questions:
                yield imprint.worksheet(
                    id=f"self-audit-{name}-{audience}",
                    kind="self-audit",
                    title=sheet.name,
                    audience=audience,
                    about="",
                    summary=wording.summary_of(" ".join(sheet.how)),
                    minutes=len(questions) * site.scale.minutes,
                    blocks=(
                        Items(items=wording.rating_how),
                        *_by_subject(site, wording, questions),
                        *wording.rating_close(),
                    ),
                    sources=sources_of(questions),
                    origin=("worksheet words", ""),
                )


def _by_subject(site: Site, wording: Wording, questions: tuple[Question, ...]) -> Iterator[Block]:
    for _, subject in site.subjects():
        own = [question for question in questions if site.subject_of[question.id][1] == subject.id]
        if own:
            yield Heading(text=subject.name)
            yield from map(wording.rating, own)


def sources_of(questions: tuple[Question, ...]) -> tuple[str, ...]:
    """The ids of what questions rest on, each once."""
    return tuple(dict.fromkeys(id for question in questions for id in question.sources))

"""The model: all content of a site as one frozen value, its ids resolved and its links followed both ways."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import Protocol, TypeVar
from unicodedata import normalize

from generator.schema import (
    Audience,
    CaseStudy,
    Characteristic,
    Content,
    Disagreement,
    Event,
    Occasion,
    Pack,
    ProgrammePassage,
    Question,
    Recommendation,
    Scale,
    SchoolVoice,
    Source,
    Strand,
    Study,
    Term,
    Topic,
    WorksheetWords,
)
from generator.things import Thing


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


C = TypeVar("C", bound=Content)
T = TypeVar("T")
Item = TypeVar("Item", bound=_Identified)


@dataclass(frozen=True, kw_only=True)
class Site:
    """Everything there is to show. Mappings are by id, in the order in which to show them."""

    characteristics: Mapping[str, Characteristic]
    strands: Mapping[str, Strand]
    topics: Mapping[str, Topic]
    questions: Mapping[str, Question]
    case_studies: Mapping[str, CaseStudy]
    studies: Mapping[str, Study]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    audiences: Mapping[str, Audience]
    occasions: Mapping[str, Occasion]
    packs: Mapping[str, Pack]
    worksheet_words: WorksheetWords
    programme: Mapping[str, ProgrammePassage]
    events: Mapping[str, Event]
    voices: Mapping[str, SchoolVoice]
    recommendations: Mapping[str, Recommendation]
    disagreements: Mapping[str, Disagreement]
    scale: Scale
    subject_of: Mapping[str, tuple[str, str]]
    """For a question's id, the kind and id of the characteristic, strand or topic it is about."""

    def subjects(self) -> Iterator[tuple[str, Characteristic | Strand | Topic]]:
        """What questions can be about, with its kind, in the order in which to show it."""
        for kind, things in (
            ("characteristic", self.characteristics),
            ("strand", self.strands),
            ("topic", self.topics),
        ):
            yield from ((kind, thing) for thing in things.values())

    def questions_about(self, id: str) -> tuple[Question, ...]:
        """The questions in use about a characteristic, strand or topic."""
        return self._questions_by_subject.get(id, ())

    @cached_property
    def terms_by_letter(self) -> dict[str, tuple[Term, ...]]:
        """The terms in the order of the alphabet, by their first letters; those that begin with none first."""
        terms = sorted(self.terms.values(), key=lambda term: _sorted_as(term.term))
        letters = groupby(terms, key=lambda term: _sorted_as(term.term)[:1])
        return {letter.upper() if letter.isalpha() else "0–9": tuple(own) for letter, own in letters}

    def neighbours_of(self, question: Question) -> dict[str, Question]:
        """The questions before and after one about the same thing, as `Previous` and `Next`; a retired one has none."""
        _, subject = self.subject_of[question.id]
        beside = [None, *self.questions_about(subject), None]
        if question not in beside:
            return {}
        place = beside.index(question)
        found = {"Previous": beside[place - 1], "Next": beside[place + 1]}
        return {which: neighbour for which, neighbour in found.items() if neighbour}

    def questions_for_audience(self, id: str) -> tuple[Question, ...]:
        """The questions in use that an audience is asked."""
        return tuple(q for q in self.questions_in_use if id in q.audiences)

    def questions_of(self, occasion: Occasion) -> tuple[Question, ...]:
        """The questions of an occasion, in its order."""
        if occasion.short:
            return tuple(q for q in self.questions_for_audience(occasion.audience) if q.short)
        return tuple(self.questions[id] for id in occasion.questions)

    def own_source_of(self, question: Question) -> Source | None:
        """The source by which a question says that something of it is this project's own, if it does."""
        return next((source for id in question.sources if (source := self.sources[id]).ours), None)

    @cached_property
    def questions_in_use(self) -> tuple[Question, ...]:
        """The questions that are not retired."""
        return tuple(q for q in self.questions.values() if q.retired is None)

    def case_studies_of(self, characteristic: str) -> tuple[CaseStudy, ...]:
        """The case studies that illustrate a characteristic."""
        return self._case_studies_by_characteristic.get(characteristic, ())

    def others_like(self, case: CaseStudy, most: int = 3) -> tuple[CaseStudy, ...]:
        """Other case studies of the same characteristic: those that follow in the list, which then begins again."""
        alike = self.case_studies_of(case.characteristic)
        place = self._place_among_alike[case.id]
        return tuple(alike[(place + step) % len(alike)] for step in range(1, min(most + 1, len(alike))))

    def case_studies_in(self, strand: str) -> tuple[CaseStudy, ...]:
        """The case studies that touch a strand."""
        return self._case_studies_by_strand.get(strand, ())

    def voices_in(self, strand: str) -> tuple[SchoolVoice, ...]:
        """What people said that touches a strand."""
        return tuple(voice for voice in self.voices.values() if strand in voice.strands)

    def case_studies_for(self, question: Question) -> tuple[CaseStudy, ...]:
        """The case studies that help with a question, whichever of the two names the other."""
        naming = self._case_studies_by_question.get(question.id, ())
        ids = {*question.case_studies, *(case.id for case in naming)}
        return tuple(sorted((self.case_studies[id] for id in ids), key=lambda case: self._place_of_case[case.id]))

    def questions_for(self, case: CaseStudy) -> tuple[Question, ...]:
        """The questions in use that a case study helps with, whichever of the two names the other."""
        naming = self._questions_by_case_study.get(case.id, ())
        ids = {*case.questions, *(question.id for question in naming)}
        return tuple(question for question in self.questions_in_use if question.id in ids) if ids else ()

    def questions_with(self, study: Study) -> tuple[Question, ...]:
        """The questions in use on which a study bears."""
        return tuple(question for question in self.questions_in_use if study.id in question.studies)

    @cached_property
    def _questions_by_subject(self) -> Mapping[str, tuple[Question, ...]]:
        return _grouped(self.questions_in_use, lambda question: (self.subject_of[question.id][1],))

    @cached_property
    def _questions_by_case_study(self) -> Mapping[str, tuple[Question, ...]]:
        return _grouped(self.questions_in_use, lambda question: question.case_studies)

    @cached_property
    def _case_studies_by_question(self) -> Mapping[str, tuple[CaseStudy, ...]]:
        return _grouped(self.case_studies.values(), lambda case: case.questions)

    @cached_property
    def _case_studies_by_characteristic(self) -> Mapping[str, tuple[CaseStudy, ...]]:
        return _grouped(self.case_studies.values(), lambda case: (case.characteristic,))

    @cached_property
    def _case_studies_by_strand(self) -> Mapping[str, tuple[CaseStudy, ...]]:
        return _grouped(self.case_studies.values(), lambda case: case.strands)

    @cached_property
    def _place_among_alike(self) -> Mapping[str, int]:
        groups = self._case_studies_by_characteristic.values()
        return {case.id: place for alike in groups for place, case in enumerate(alike)}

    @cached_property
    def _place_of_case(self) -> Mapping[str, int]:
        return {id: place for place, id in enumerate(self.case_studies)}


def _sorted_as(name: str) -> str:
    """A name as an alphabet has it: without regard to capitals and accents."""
    return normalize("NFKD", name).casefold()


def _of_kind(things: Iterable[Thing], kind: str, model: type[C]) -> list[C]:
    """The items of a kind, in the order that their `order` gives, else by name, else as the files have them."""
    items = [thing.item for thing in things if thing.kind == kind and isinstance(thing.item, model)]
    return sorted(items, key=lambda item: (getattr(item, "order", 0), getattr(item, "name", "")))


def _grouped(items: Iterable[T], keys: Callable[[T], Iterable[str]]) -> Mapping[str, tuple[T, ...]]:
    """The items under each of their keys, in the order in which they come."""
    groups: dict[str, list[T]] = {}
    for item in items:
        for key in keys(item):
            groups.setdefault(key, []).append(item)
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})


def _by_id(items: Iterable[Item]) -> Mapping[str, Item]:
    return MappingProxyType({item.id: item for item in items})


def build_site(things: Iterable[Thing]) -> Site:
    """The site of things that passed every check, each kind in the order in which to show it.

    Questions come in the order of what they are about (characteristics, strands, topics), then as their file has them.
    """
    things = tuple(things)
    characteristics = _by_id(_of_kind(things, "characteristic", Characteristic))
    strands = _by_id(_of_kind(things, "strand", Strand))
    topics = _by_id(_of_kind(things, "topic", Topic))
    subjects = {
        id: kind
        for kind, items in (("characteristic", characteristics), ("strand", strands), ("topic", topics))
        for id in items
    }
    place = {id: place for place, id in enumerate(subjects)}
    asked = sorted((t for t in things if t.kind == "question"), key=lambda t: place[t.about])
    (scale,) = _of_kind(things, "scale", Scale)
    (words,) = _of_kind(things, "worksheet words", WorksheetWords)
    return Site(
        characteristics=characteristics,
        strands=strands,
        topics=topics,
        questions=_by_id(thing.item for thing in asked if isinstance(thing.item, Question)),
        case_studies=_by_id(_of_kind(things, "case study", CaseStudy)),
        studies=_by_id(_of_kind(things, "study", Study)),
        sources=_by_id(_of_kind(things, "source", Source)),
        terms=_by_id(sorted(_of_kind(things, "term", Term), key=lambda term: term.term.casefold())),
        audiences=_by_id(_of_kind(things, "audience", Audience)),
        occasions=_by_id(_of_kind(things, "occasion", Occasion)),
        packs=_by_id(_of_kind(things, "pack", Pack)),
        worksheet_words=words,
        programme=_by_id(_of_kind(things, "programme passage", ProgrammePassage)),
        events=_by_id(sorted(_of_kind(things, "event", Event), key=lambda event: event.starts)),
        voices=_by_id(_of_kind(things, "voice", SchoolVoice)),
        recommendations=_by_id(_of_kind(things, "recommendation", Recommendation)),
        disagreements=_by_id(_of_kind(things, "disagreement", Disagreement)),
        scale=scale,
        subject_of=MappingProxyType(
            {t.item.id: (subjects[t.about], t.about) for t in asked if isinstance(t.item, Question)}
        ),
    )

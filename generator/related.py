"""What belongs together: what rests on each source, and the research that bears on a subject's questions."""

from collections.abc import Iterator, Mapping, Sequence

from generator.model import Site
from generator.schema import Content, Question, Study


def sources_of(item: Content) -> frozenset[str]:
    """The ids of the sources that an item names, in whatever part of it."""
    return frozenset(_sources(item))


def _sources(item: Content) -> Iterator[str]:
    yield from getattr(item, "sources", ())
    for value in vars(item).values():
        for part in value if isinstance(value, tuple) else (value,):
            if not isinstance(part, str) and isinstance(part, Content):  # a model takes long to say that a text is none
                yield from _sources(part)


def resting_on(site: Site) -> Mapping[str, Mapping[str, Sequence[Content]]]:
    """For each source's id, what rests on it: by kind, the items in the order in which the site shows them."""
    resting: dict[str, dict[str, list[Content]]] = {id: {} for id in site.sources}
    for kind, items in _citing(site).items():
        for item in items:
            for id in sources_of(item):
                resting[id].setdefault(kind, []).append(item)
    return resting


def _citing(site: Site) -> Mapping[str, tuple[Content, ...]]:
    """Everything that names sources, by kind, in the order of the list of what rests on one."""
    return {
        "characteristic": tuple(site.characteristics.values()),
        "strand": tuple(site.strands.values()),
        "topic": tuple(site.topics.values()),
        "case study": tuple(site.case_studies.values()),
        "study": tuple(site.studies.values()),
        "question": site.questions_in_use,
        "programme passage": tuple(site.programme.values()),
        "occasion": tuple(site.occasions.values()),
        "event": tuple(site.events.values()),
        "voice": tuple(site.voices.values()),
        "recommendation": tuple(site.recommendations.values()),
        "disagreement": tuple(site.disagreements.values()),
        "term": tuple(site.terms.values()),
    }


def studies_on(site: Site, questions: tuple[Question, ...]) -> tuple[Study, ...]:
    """The studies that bear on one of some questions, in the order in which the site shows them."""
    ids = {id for question in questions for id in question.studies}
    return tuple(study for study in site.studies.values() if study.id in ids)

"""What search can find: every thing of the model and every Markdown page, each with its words by weight."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any, NamedTuple

from generator.model import Site
from generator.schema import CaseStudy, Occasion, Pack, Question, Source, Study
from generator.search_text import summary_of, text_of
from generator.things import PLACES, url_of

SEARCH_PAGE = "search/index.html"
"""The page of the search itself, which nobody looks for."""

NOT_STATED = "not stated"
REFER = ("source", "event", "voice")  # their titles name other things
ASKED = ("questionnaire", "survey")  # what people call the questions for an audience

_TAG = re.compile(r"<[^>]+>")
_FOLDERS = {place.kind: place.folder for place in PLACES}


class SearchPage(NamedTuple):
    """A Markdown page: its file relative to the site's root, and the HTML of its Markdown."""

    file: str
    title: str
    description: str
    html: str
    searched_as: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something to be found. `keys` are what stands for it, such as a question's code; `text` is all the rest."""

    group: str
    url: str
    title: str
    summary: str
    facts: str
    keys: tuple[str, ...] = ()
    text: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leads: bool = True
    """Whether its title counts as one. What only refers to something else, such as a source, comes after that."""


def entries_of(site: Site, pages: Iterable[SearchPage]) -> Iterator[Entry]:
    """Everything that can be found, group by group, in the order in which the site shows it."""
    pages = tuple(pages)
    yield from (_question(site, question) for question in site.questions_in_use)
    yield from (_case_study(site, case) for case in site.case_studies.values())
    yield from (_study(study) for study in site.studies.values())
    yield from (_page(page) for page in pages if page.file != SEARCH_PAGE)
    yield from (_occasion(occasion) for occasion in site.occasions.values())
    yield from (_pack(pack) for pack in site.packs.values())
    yield from _others(site, {page.file: page.title for page in pages})


def _question(site: Site, question: Question) -> Entry:
    kind, subject = site.subject_of[question.id]
    subjects = (site.characteristics, site.strands, site.topics)
    about = next(things[subject].name for things in subjects if subject in things)
    levels = "four levels" if question.levels else "to discuss"
    audiences = [site.audiences[id].name for id in question.audiences]
    return Entry(
        group="question",
        url=url_of("question", question.id),
        title=question.ask,
        summary=summary_of(question.prompts[0] if question.prompts else ""),
        facts=f"{question.code} · {question.minutes} minutes · {levels}",
        keys=(question.code, f"Question {question.code}", about, *audiences, *question.searched_as),
        text=text_of(question),
        facets=_facets(
            characteristic=[subject] if kind == "characteristic" else [],
            strand=[subject] if kind == "strand" else [],
            audience=question.audiences,
        ),
    )


def _case_study(site: Site, case: CaseStudy) -> Entry:
    authority = "authority not stated" if case.authority == NOT_STATED else case.authority
    phase = "phase not stated" if case.phase == NOT_STATED else case.phase
    stated = [value for value in (case.authority, f"{case.authority} council", case.phase) if NOT_STATED not in value]
    strands = [site.strands[id].name for id in case.strands]
    return Entry(
        group="case-study",
        url=url_of("case study", case.id),
        title=case.name,
        summary=summary_of(case.summary),
        facts=f"{authority} · {phase}",
        keys=(*stated, site.characteristics[case.characteristic].name, *strands, *case.searched_as),
        text=text_of(case),
        facets=_facets(
            characteristic=[case.characteristic], strand=case.strands, phase=[case.phase], authority=[case.authority]
        ),
    )


def _study(study: Study) -> Entry:
    stated = [value for value in (study.kind, study.published) if value != NOT_STATED]
    return Entry(
        group="study",
        url=url_of("study", study.id),
        title=study.name,
        summary=summary_of(study.summary),
        facts=" · ".join(stated),
        keys=(*stated, *study.searched_as),
        text=text_of(study),
    )


def _page(page: SearchPage) -> Entry:
    return Entry(
        group="page",
        url=page.file,
        title=page.title,
        summary=summary_of(page.description),
        facts="Page",
        keys=page.searched_as,
        text=unescape(_TAG.sub(" ", page.html)),
    )


def _occasion(occasion: Occasion) -> Entry:
    return Entry(
        group="page",
        url=url_of("occasion", occasion.id),
        title=occasion.name,
        summary=summary_of(occasion.summary),
        facts=f"Occasion · {sum(step.minutes for step in occasion.steps)} minutes",
        keys=occasion.searched_as,
        text=text_of(occasion),
        facets=_facets(audience=[occasion.audience]),
    )


def _pack(pack: Pack) -> Entry:
    """By its name alone: what its questions and findings say is found where they have their place."""
    return Entry(
        group="page",
        url=url_of("pack", pack.id),
        title=pack.name,
        summary=summary_of(pack.summary),
        facts=f"Worksheet · {pack.minutes} minutes",
        keys=pack.searched_as,
        facets=_facets(audience=[pack.audience] if pack.audience else []),
        leads=False,
    )


def _others(site: Site, titles: Mapping[str, str]) -> Iterator[Entry]:
    """What has a page of its own or a heading on its section's page, and no group of its own."""
    for kind, item, title, summary, keys, facets in (*_subjects(site), *_references(site), *_history(site)):
        yield Entry(
            group="page",
            url=url_of(kind, item.id),
            title=title,
            summary=summary_of(summary),
            facts=titles.get(f"{_FOLDERS[kind]}/index.html", kind.capitalize()),
            keys=keys,
            text=text_of(item),
            facets=facets,
            leads=kind not in REFER,
        )


_Other = tuple[str, Any, str, str, tuple[str, ...], Mapping[str, tuple[str, ...]]]
"""Kind, item, title, summary, keys and facets."""


def _subjects(site: Site) -> Iterator[_Other]:
    for c in site.characteristics.values():
        yield "characteristic", c, c.name, c.summary, c.searched_as, _facets(characteristic=[c.id])
    for s in site.strands.values():
        yield "strand", s, s.name, s.summary, s.searched_as, _facets(strand=[s.id])
    for t in site.topics.values():
        yield "topic", t, t.name, t.summary, t.searched_as, {}
    for a in site.audiences.values():
        yield "audience", a, f"Questions for {a.name.lower()}", a.summary, (a.name, *ASKED), _facets(audience=[a.id])


def _references(site: Site) -> Iterator[_Other]:
    for t in site.terms.values():
        yield "term", t, t.term, t.meaning, (*t.synonyms, *t.searched_as), {}
    for s in site.sources.values():
        by = [value for value in (s.authors, s.publisher, s.published) if value != NOT_STATED]
        yield "source", s, _title_of(s), " · ".join([s.kind, *by]), (s.short or "",), {}


def _title_of(source: Source) -> str:
    """Its title; where the document states none, what it is, and that it states none, as on its page."""
    described = source.title.removeprefix("not stated (").removesuffix(")")
    return source.title if described == source.title else f"{described[:1].upper()}{described[1:]} (title not stated)"


def _history(site: Site) -> Iterator[_Other]:
    for p in site.programme.values():
        yield "programme passage", p, p.heading, p.text, p.searched_as, {}
    for e in site.events.values():
        yield "event", e, f"{e.date}: {e.label}", e.text, (), {}
    for v in site.voices.values():
        yield "voice", v, v.about, v.said, (v.who,), _facets(strand=v.strands)
    for r in site.recommendations.values():
        yield "recommendation", r, r.name, r.text, (), {}
    for d in site.disagreements.values():
        yield "disagreement", d, d.about, d.matters, (d.nature,), {}


def _facets(**values: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The facets that have a value."""
    return {facet: chosen for facet, ids in values.items() if (chosen := tuple(ids))}

"""Renders the model as HTML: a page for each item, a listing for each section.

Templates are in `theme/templates`, one a kind of page, with one macro a component. Everything they print is escaped;
prose is Markdown in which raw HTML is text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.documents.answers import AnswerTable
from generator.documents.forms import Document
from generator.figures import change, number, quantity
from generator.model import Site
from generator.problem import Problem
from generator.prose import plain_text
from generator.prose_html import ProseRenderer
from generator.reference import reference
from generator.related import resting_on, studies_on
from generator.schema import Audience, Content
from generator.self_audit import PAGE as SELF_AUDIT
from generator.self_audit import SelfAudit
from generator.terms import explain_terms, used_terms
from generator.things import PLACES, url_of
from generator.timeline import draw
from generator.worksheets.blocks import Block, Worksheet
from generator.worksheets.imprint import EVERYONE


class Crumb(NamedTuple):
    """A step of the breadcrumb. `url` is relative to the site's root."""

    label: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a shell is filled with. Text is not yet escaped; `content` is HTML.

    `file` is relative to the site's root, such as `case-studies/lyng-hall.html`; `trail` leads to the page from home.
    """

    file: str
    title: str
    description: str
    trail: tuple[Crumb, ...]
    content: str

    @property
    def base(self) -> str:
        """What leads from the page to the site's root: `../` for each folder."""
        return "../" * self.file.count("/")


class _ItemKind(NamedTuple):
    """How the items of a kind become pages. `name` is the item's name in its template, `title` its page's title."""

    kind: str
    name: str
    items: Callable[["Renderer"], Mapping[str, Any]]
    title: Callable[[Any], str]
    description: Callable[[Any], str]


def _questions_for(audience: Audience) -> str:
    return f"Questions for {audience.name.lower()}"


def _for_whom(sheet: Worksheet) -> str:
    """A sheet's title with its audience, if that is not in it, since each audience has a sheet of the same title."""
    whom = sheet.for_whom.lower()
    return f"{sheet.title} ({whom})" if sheet.audience and whom not in sheet.title.lower() else sheet.title


_ITEM_KINDS = (
    _ItemKind(
        "characteristic", "characteristic", lambda r: r.site.characteristics, lambda c: c.name, lambda c: c.summary
    ),
    _ItemKind("strand", "strand", lambda r: r.site.strands, lambda s: s.name, lambda s: s.summary),
    _ItemKind("topic", "topic", lambda r: r.site.topics, lambda t: t.name, lambda t: t.summary),
    _ItemKind("question", "question", lambda r: r.site.questions, lambda q: q.ask, lambda q: q.ask),
    _ItemKind("case study", "case_study", lambda r: r.site.case_studies, lambda c: c.name, lambda c: c.summary),
    _ItemKind("audience", "audience", lambda r: r.site.audiences, _questions_for, lambda a: a.summary),
    _ItemKind("occasion", "occasion", lambda r: r.site.occasions, lambda o: o.name, lambda o: o.summary),
    _ItemKind("study", "study", lambda r: r.site.studies, lambda s: s.name, lambda s: s.summary),
    _ItemKind("pack", "worksheet", lambda r: r.worksheets, _for_whom, lambda w: w.summary),  # all stand where packs do
)

_LISTINGS = {
    "": "home.html",
    "characteristics": "list_characteristics.html",
    "strands": "list_strands.html",
    "topics": "list_topics.html",
    "questions": "list_questions.html",
    "case-studies": "list_case_studies.html",
    "research": "list_studies.html",
    "sources": "sources.html",
    "glossary": "glossary.html",
    "search": "list_search.html",
    "audiences": "list_audiences.html",
    "occasions": "list_occasions.html",
    "worksheets": "list_worksheets.html",
    "self-audit": "self_audit.html",
    "programme": "programme.html",
    "timeline": "timeline.html",
    "voices": "voices.html",
    "recommendations": "recommendations.html",
    "disagreements": "disagreements.html",
    "at-a-glance": "at_a_glance.html",
    "content-reference": "content_reference.html",
}
"""The template that follows the Markdown of a section's page, by the section's folder."""

_SHOWN_OFTEN = (("part", "part"), ("icon", "characteristic_icon"), ("icon", "prompt_icon"))
"""Components, by file and macro, that are the same on many pages: made once for the same values, and known to every
template without an import."""

_FOLDERS = {place.kind: place.folder for place in PLACES}

_PART = re.compile(r'[^>]*?\bid="([^"]+)"[^>]*>(.*)', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def size(bytes: int) -> str:
    """A file's size as people read it: `45 KB`, `1.2 MB`. A KB is 1,000 bytes."""
    return f"{max(1, round(bytes / 1e3)):,} KB" if bytes < 999_500 else f"{bytes / 1e6:.1f} MB"


def month(edition: str) -> str:
    """A month as people read it: `November 2026` for `2026-11`."""
    year, _, number = edition.partition("-")
    return f"{_MONTHS[int(number) - 1]} {year}" if number else year


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _block_kind(block: Block) -> str:
    """What sort of block it is, such as `Rating`."""
    return type(block).__name__


_once = lru_cache(maxsize=None, typed=True)  # typed, as text to be escaped and the same text as HTML are equal
"""Has a macro called once for the same values."""


class _Environment(Environment):
    """Jinja's environment, but that its templates share one plain dictionary of globals: theirs never change, and
    looking through a chain of dictionaries at each import costs more than the import."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template; none has any of its own."""
        return self.globals


class Renderer:
    """Renders pages that stand equally deep: `base` leads from each of them to the site's root."""

    site: Site
    worksheets: Mapping[str, Worksheet]
    """By their ids, in the order in which to show them."""

    def __init__(
        self,
        *,
        templates: Path,
        site: Site,
        site_name: str,
        base: str,
        self_audit: SelfAudit | None,
        worksheets: Mapping[str, Worksheet] = MappingProxyType({}),
        documents: Mapping[str, Document] = MappingProxyType({}),
        answers: tuple[AnswerTable, ...] = (),
    ) -> None:
        self.site = site
        self.worksheets = worksheets
        self._documents = documents
        self._answers = answers
        self._self_audit = self_audit
        self._base = base
        self._explanations = explain_terms(site.terms.values())
        self._prose = ProseRenderer(base=base, explanations=self._explanations)
        self._environment = self._make_environment(templates, site_name)
        self._contents = cache(self._contents_of)

    def _make_environment(self, templates: Path, site_name: str) -> Environment:
        environment = _Environment(
            autoescape=True,
            undefined=StrictUndefined,
            loader=FileSystemLoader(templates),
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,  # all templates stay, without counting how lately each was used
            bytecode_cache=FileSystemBytecodeCache(),  # as Python keeps .pyc: compiling takes longer than rendering
        )
        environment.globals.update(
            site=self.site,
            site_name=site_name,
            base=self._base,
            self_audit=self._self_audit,
            worksheets=self.worksheets,
            documents=self._documents,
            answers=self._answers,
            everyone=EVERYONE,
            sheets_about=cache(self._sheets_about),
            href=self._href,
            **{macro: _once(partial(self._macro, file, macro)) for file, macro in _SHOWN_OFTEN},
            case_card=cache(self._case_card),
            question_entry=cache(self._question_entry),
            source_list=cache(self._source_list),
            quantity=quantity,
            change=change,
            reference=reference,
            timeline=draw,
            resting_on=partial(resting_on, self.site),
            studies_on=partial(studies_on, self.site),
        )
        environment.filters.update(prose=self._prose.blocks, inline=self._prose.inline, number=number, plain=plain_text)
        environment.filters.update(size=size, month=month, block_kind=_block_kind)
        return environment

    def _macro(self, file: str, macro: str, *values: object, **named: object) -> Markup:
        """What a macro of a component gives."""
        module: Any = self._environment.get_template(f"components/{file}.html").module
        return Markup(getattr(module, macro)(*values, **named))

    def _case_card(self, id: str) -> Markup:
        """The card of a case study, which several pages show."""
        return self._macro("case_card", "case_card", self.site.case_studies[id], self.site, self._href)

    def _question_entry(self, id: str) -> Markup:
        """A question in a list of questions, of which many pages have one."""
        return self._macro("question", "entry", self.site.questions[id], self.site, self._href)

    def _source_list(self, ids: tuple[str, ...]) -> Markup:
        """The list of sources at a page's end, which is the same on many pages."""
        return self._macro("source", "source_list", ids, self.site, self._href)

    def _sheets_about(self, subject: str) -> Mapping[str, tuple[Worksheet, ...]]:
        """The sheets about a characteristic, strand or topic, by for whom they are."""
        kinds = ("pack", "reflection", "audit")
        found = [sheet for sheet in self.worksheets.values() if sheet.about == subject and sheet.kind in kinds]
        whom = [audience.name for audience in self.site.audiences.values()]
        groups = {name: tuple(sheet for sheet in found if sheet.for_whom == name) for name in [*whom, EVERYONE]}
        return {name: sheets for name, sheets in groups.items() if sheets}

    def _href(self, kind: str, id: str) -> str:
        return self._base + url_of(kind, id)

    def render(self, template: str, **values: object) -> str:
        """The HTML of a template of ours."""
        return self._environment.get_template(template).render(**values)

    def section(
        self, file: str, *, title: str, description: str, body: str, index: Iterable[tuple[str, str]] = ()
    ) -> str:
        """A page that MkDocs renders: `body` is the HTML of its Markdown, which a section's listing follows.

        `index` has the title and file of all such pages, which only the listing of the search shows.
        """
        folder, _, name = file.rpartition("/")
        template = _LISTINGS.get(folder) if name == "index.html" else None
        return self.render(
            "section.html",
            home=file == "index.html",
            title=title,
            description=description,
            body=Markup(self._prose.resolve_links(body)),
            listing=Markup(self.render(template, index=index)) if template else "",
        )

    def item_pages(self, section_titles: Mapping[str, str]) -> Iterator[Page]:
        """A page for each item that has one. `section_titles` has the title of each section, by its folder.

        Under `serve` a section's page may be missing for a while, and with it the pages of its items.
        """
        for item_kind in _ITEM_KINDS:
            folder = _FOLDERS[item_kind.kind]
            if folder in section_titles and (items := item_kind.items(self)):
                trail = (Crumb(section_titles[folder], f"{folder}/index.html"),)
                template = self._environment.get_template(f"{item_kind.name}.html")
                for id, item in items.items():
                    yield self._item_page(item_kind, id, item, trail, template.render({item_kind.name: item}))

    def _item_page(self, item_kind: _ItemKind, id: str, item: Content, trail: tuple[Crumb, ...], content: str) -> Page:
        return Page(
            file=url_of(item_kind.kind, id),
            title=item_kind.title(item),
            description=item_kind.description(item),
            trail=trail,
            content=content,
        )

    def fill(self, page: Page, *, site_name: str, site_url: str | None) -> dict[str, str]:
        """What goes into each slot of the page's shell, as HTML."""
        titles = [page.title, *(crumb.label for crumb in reversed(page.trail)), site_name]
        canonical = f'<link rel="canonical" href="{escape(site_url + page.file)}">' if site_url else ""
        return {
            "title": escape(" – ".join(dict.fromkeys(titles))),
            "description": escape(page.description),
            "canonical": canonical,
            "breadcrumb": self.render("breadcrumb.html", trail=page.trail, title=page.title),
            "contents": self._contents(headings(page.content)),
            "content": page.content + self._words(page),
            "scripts": self._scripts(page),
        }

    def _scripts(self, page: Page) -> str:
        """What the page loads beyond what every page does."""
        files = self._self_audit.scripts if self._self_audit and page.file == SELF_AUDIT else ()
        return "".join(f'<script src="{self._base}{file}" defer></script>' for file in files)

    def _contents_of(self, headings: tuple[str, ...]) -> str:
        """ "On this page", which is the same on many pages of a kind."""
        return self.render("contents.html", parts=contents(headings))

    def _words(self, page: Page) -> str:
        """For paper: what the terms mean that a page links to. The glossary says it itself."""
        words = () if page.file.startswith("glossary/") else used_terms(page.content, self._explanations)
        return self.render("words.html", words=words) if words else ""

    def not_found(self, *, site_url: str | None, policy: str) -> str:
        """The page for an address that leads nowhere. It may be shown at any depth, so it loads nothing."""
        return self.render("not_found.html", site_url=site_url, policy=policy)

    def sitemap(self, site_url: str, files: Iterable[str]) -> str:
        """The sitemap of the pages at `files`, for a site whose address is known."""
        return self.render("sitemap.xml", addresses=[site_url + file for file in files])

    def notice(self, problems: tuple[Problem, ...]) -> str:
        """The banner that names the problems under `serve`, or nothing."""
        return self.render("problems.html", problems=problems) if problems else ""


def headings(html: str) -> tuple[str, ...]:
    """The headings of the second level: of each its attributes and what stands in it."""
    return tuple(piece.partition("</h2>")[0] for piece in html.split("<h2 ")[1:])


def contents(headings: Iterable[str]) -> list[tuple[str, str]]:
    """The parts of a page whose heading has an id: the id and the text of each."""
    found = [_PART.match(heading) for heading in headings]
    return [(part[1], Markup(_TAG.sub("", part[2]).strip())) for part in found if part]

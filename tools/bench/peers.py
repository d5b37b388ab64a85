"""The same case studies for the tools they are compared with: hand-written Markdown, a site of MkDocs + Material and
one of Hugo.

Each gets what makes it quick: Material no pages in its navigation but the section's, no fonts from elsewhere and no
plugin but its search; Hugo one partial for its navigation, rendered once a section, and neither feeds nor taxonomies.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.schema import CaseStudy, Measure, Outcome
from tools.bench.content import read_yaml
from tools.bench.words import ROOT

MOST_RELATED = 3
"""Case studies of the same characteristic that a page leads on to."""

_TERM = re.compile(r"\(term:([a-z0-9-]+)\)")

MATERIAL_SETTINGS: Mapping[str, Any] = {
    "site_name": "Case studies",
    "use_directory_urls": False,
    "theme": {"name": "material", "font": False},
    "plugins": ["search"],
    "markdown_extensions": ["attr_list"],
    "nav": [
        {"Home": "index.md"},
        {"Case studies": "case-studies/index.md"},
        {"Questions": "questions.md"},
        {"Glossary": "glossary.md"},
        {"Sources": "sources.md"},
    ],
    "not_in_nav": "/case-studies/",
}

HUGO_THEME = Path(__file__).parent / "hugo"
HUGO_SETTINGS = """\
baseURL = "https://example.org/"
title = "Case studies"
languageCode = "en-gb"
uglyURLs = true
relativeURLs = true
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
"""


Write = Callable[[Path, list[CaseStudy]], None]
"""Writes a project that holds some case studies into a folder."""


class Book(NamedTuple):
    """The pages of a site in Markdown, for a tool whose links end as `suffix` says."""

    cases: list[CaseStudy]
    suffix: str

    def pages(self) -> Iterable[tuple[str, str, str, str]]:
        """Each page: its file, its title, its description and its Markdown below the title."""
        yield "index.md", "Case studies", "What schools did.", f"[All case studies](case-studies/index.{self.suffix})"
        yield "questions.md", "Questions", "What to talk through.", anchored(questions(), "ask")
        yield "glossary.md", "Glossary", "What the words mean.", anchored(content("glossary"), "term", "meaning")
        yield "sources.md", "Sources", "Where the facts stand.", anchored(content("sources"), "title", "about")
        yield "case-studies/index.md", "All case studies", "Every school.", self.listing(self.cases)
        for place, case in enumerate(self.cases):
            yield f"case-studies/{case.id}.md", case.name, case.summary, self.body(case, self.related(place))

    def related(self, place: int) -> list[CaseStudy]:
        """The case studies of the same characteristic that stand around one in the list."""
        near = self.cases[max(0, place - 20) : place + 20]
        of_same = [case for case in near if case.characteristic == self.cases[place].characteristic]
        return [case for case in of_same if case != self.cases[place]][:MOST_RELATED]

    def listing(self, cases: Iterable[CaseStudy]) -> str:
        """A list of case studies, one a line."""
        return "\n".join(
            f"- [{case.name}]({case.id}.{self.suffix}), {case.authority}. {case.summary}" for case in cases
        )

    def body(self, case: CaseStudy, related: list[CaseStudy]) -> str:
        """A case study in Markdown, with the sections that our page of it has."""
        asked = {question["id"]: question["ask"] for question in questions()}
        titles = {source["id"]: source["title"] for source in content("sources")}
        parts = {
            "": f"{case.summary}\n\n{facts(case)}",
            "Where the school started": case.starting_point,
            "What leaders did": "\n".join(f"1. {text}" for text in case.actions),
            "What changed in how the school works": bullets(case.changes),
            "What came of it": "\n\n".join(outcome(each) for each in case.outcomes),
            "What the account does not tell": bullets(case.not_told),
            "Try it here": bullets(case.try_it),
            "Questions this example helps with": bullets(
                self.link("questions", id, asked[id]) for id in case.questions
            ),
            f"More on {case.characteristic}": self.listing(related),
            "Sources": bullets(self.link("sources", id, titles[id]) for id in case.sources),
        }
        text = "\n\n".join(f"## {heading}\n\n{part}" if heading else part for heading, part in parts.items() if part)
        return _TERM.sub(lambda found: f"(../glossary.{self.suffix}#{found[1]})", text)

    def link(self, page: str, id: str, words: str) -> str:
        """A link from a case study to one thing on another page."""
        return f"[{words}](../{page}.{self.suffix}#{id})"


def bullets(texts: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {text}" for text in texts)


def facts(case: CaseStudy) -> str:
    """What stands at the top of a case study."""
    strands = ", ".join(case.strands) or "none"
    told = {"Local authority": case.authority, "Phase": case.phase, "Characteristic": case.characteristic}
    return bullets(f"**{name}:** {value}" for name, value in {**told, "Strands": strands}.items())


def outcome(item: Outcome) -> str:
    """An outcome, its figures as a table and what they leave open."""
    figures = table(item.measure) if item.measure else ""
    return "\n\n".join(part for part in (item.text, figures, item.caution) if part)


def table(measure: Measure) -> str:
    """The figures of an outcome."""
    readings = [("Before", measure.before), ("After", measure.after)]
    rows = [(f"{label}, {each.period}", each.value) for label, each in readings if each]
    rows = rows or [("The level reached", measure.level or 0.0)]
    lines = [f"| {measure.of} | {measure.unit} |", "|---|---|", *(f"| {label} | {value} |" for label, value in rows)]
    return "\n".join(lines)


def anchored(items: Iterable[Mapping[str, Any]], heading: str, text: str = "") -> str:
    """Things on one page, each with a heading that a link can lead to."""
    return "\n\n".join(f"## {item[heading]} {{#{item['id']}}}\n\n{plain(item.get(text, ''))}" for item in items)


def plain(text: str) -> str:
    """Prose of our content without its links, whose pages the peers don't have."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)


def content(name: str) -> list[dict[str, Any]]:
    """A list in this project's content."""
    items: list[dict[str, Any]] = read_yaml(ROOT / "content" / f"{name}.yml")
    return items


def questions() -> list[dict[str, Any]]:
    """All questions."""
    return [question for path in sorted((ROOT / "reflections").glob("*.yml")) for question in read_yaml(path)]


def write_material(folder: Path, cases: list[CaseStudy]) -> None:
    """A project of MkDocs + Material."""
    _write(folder / "mkdocs.yml", yaml.safe_dump(dict(MATERIAL_SETTINGS), sort_keys=False))
    for file, title, description, text in Book(cases, "md").pages():
        front = yaml.safe_dump({"title": title, "description": description}, allow_unicode=True)
        _write(folder / "docs" / file, f"---\n{front}---\n\n# {title}\n\n{text}\n")


def write_hugo(folder: Path, cases: list[CaseStudy]) -> None:
    """A project of Hugo, with a small theme of its own."""
    _write(folder / "config.toml", HUGO_SETTINGS)
    shutil.copytree(HUGO_THEME, folder / "layouts", dirs_exist_ok=True)
    for file, title, description, text in Book(cases, "html").pages():
        front = yaml.safe_dump({"title": title, "description": description}, allow_unicode=True)
        listed = file.endswith("index.md")  # its template lists what there is
        name = file.replace("index.md", "_index.md")
        _write(folder / "content" / name, f"---\n{front}---\n" + ("" if listed else f"\n{text}\n"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")

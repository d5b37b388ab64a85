"""Loading: every file of content as plain data with its positions, and every problem that reading met.

Whatever the bytes are, loading gives content or problems and raises nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from generator.files import Found, find_files
from generator.front_matter import lines_above_yaml, parse_front_matter, without_front_matter
from generator.parse import Parsed, Position, Value, parse
from generator.parse import Path as DataPath
from generator.problem import Problem
from generator.schema import Kind
from generator.text import NotText, read_text


@dataclass(frozen=True, kw_only=True)
class File:
    """A file's text and its YAML: what a document and a page share."""

    file: str
    text: str = field(repr=False)
    """All of the file, its lines ending in a line feed."""
    parsed: Parsed = field(repr=False)
    lines_above: int = 0
    """Lines above the YAML."""

    @property
    def data(self) -> Value:
        """The YAML as lists, mappings and plain values."""
        return self.parsed.data

    @property
    def about(self) -> str:
        """The file's name without its ending."""
        return self.file.rpartition("/")[2].rpartition(".")[0]

    def position(self, path: DataPath) -> Position:
        """The line and column of the value that the keys and list places (from 0) of the path lead to."""
        line, column = self.parsed.position(path)
        return line + self.lines_above, column

    def key_position(self, path: DataPath) -> Position:
        """The line and column of the key at the end of the path."""
        line, column = self.parsed.key_position(path)
        return line + self.lines_above, column

    def index_of(self, position: Position) -> int:
        """The place in the text of a line and column."""
        return self._line_starts[position[0] - 1] + position[1] - 1

    def position_at(self, index: int) -> Position:
        """The line and column of a place in the text."""
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]


@dataclass(frozen=True, kw_only=True)
class Document(File):
    """A YAML file of content."""

    kind: Kind


@dataclass(frozen=True, kw_only=True)
class MarkdownPage(File):
    """A Markdown page; its YAML is the front matter."""

    @property
    def body(self) -> str:
        """The Markdown below as many empty lines as the front matter has lines, so that lines keep numbers."""
        return without_front_matter(self.text)


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """All content as read."""

    documents: tuple[Document, ...] = ()
    pages: tuple[MarkdownPage, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: tuple[tuple[Kind, str], ...] = ()
    """Kind and name of each YAML file that could not be read, or not to its end."""
    page_files: frozenset[str] = frozenset()
    """Every file in the folder of pages, images too."""


def load(root: Path) -> Loaded:
    """All content under the project's folder."""
    findings = find_files(root)
    documents: list[Document] = []
    pages: list[MarkdownPage] = []
    problems = list(findings.problems)
    for found in findings.content:
        match _read(found, problems):
            case Document() as document:
                documents.append(document)
            case MarkdownPage() as page:
                pages.append(page)
    read = {document.file for document in documents}
    return Loaded(
        documents=tuple(documents),
        pages=tuple(pages),
        problems=tuple(sorted(problems)),
        unread=tuple((kind, file) for kind, file, _ in findings.content if kind and file not in read),
        page_files=findings.page_files,
    )


def _read(found: Found, problems: list[Problem]) -> File | None:
    """What a file holds, or none when it can't be read to its end; its problems are added to the list."""
    try:
        text = read_text(found.path)
    except NotText as error:
        problems += [Problem(found.file, *mistake) for mistake in error.mistakes]
        return None
    file = _document(found.kind, found.file, text) if found.kind else _page(found.file, text)
    problems += _problems(file)
    return file if file.parsed.whole else None


def _document(kind: Kind, file: str, text: str) -> Document:
    return Document(kind=kind, file=file, text=text, parsed=parse(text))


def _page(file: str, text: str) -> MarkdownPage:
    return MarkdownPage(file=file, text=text, parsed=parse_front_matter(text), lines_above=lines_above_yaml(text))


def _problems(file: File) -> Iterator[Problem]:
    for (line, column), message in file.parsed.mistakes:
        yield Problem(file.file, line + file.lines_above, column, message)

"""A copy of this project that a test may change and build, and the site it gives."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

CONTENT = ("content", "reflections", "case_studies")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a command ended, and all it printed."""

    status: int
    printed: str


@dataclass(frozen=True)
class Project:
    """A folder with this project's content and settings; its theme is the repository's own, unless copied."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, file: str, text: str) -> None:
        (self.root / file).write_text(text, encoding="utf-8", newline="\n")

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        self.write(file, text.replace(old, new, 1))

    def own_theme(self) -> None:
        """Give the project a copy of the theme in place of the link to it."""
        (self.root / "theme").unlink()
        shutil.copytree(ROOT / "theme", self.root / "theme")

    def command(self, *arguments: str) -> list[str]:
        """`mkdocs` or `reflect` with its arguments, run by the Python that runs the tests."""
        start = {"mkdocs": ["-m", "mkdocs"], "reflect": ["-c", "import generator.cli as c; raise SystemExit(c.main())"]}
        return [sys.executable, *start[arguments[0]], *arguments[1:]]

    def environment(self, site_url: str = "", *, documents: bool = False) -> Mapping[str, str]:
        """Without documents but where a test is about them: they take longer than the site."""
        kept = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
        address = {"SITE_URL": site_url} if site_url else {}
        settings = {**address, "DOCUMENTS": str(documents).lower()}
        return {**kept, **settings, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}

    def run(self, *arguments: str, site_url: str = "", documents: bool = False) -> Outcome:
        """Run a command in the project's folder, at most two minutes."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.root,
            env=self.environment(site_url, documents=documents),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
        )
        return Outcome(status=done.returncode, printed=done.stdout)

    def build(self, *arguments: str, site_url: str = "", documents: bool = False) -> "BuiltSite":
        """Build the site, which must succeed."""
        done = self.run("mkdocs", "build", "--quiet", *arguments, site_url=site_url, documents=documents)
        assert done.status == 0, done.printed
        return BuiltSite(self.site)


def copy_project(root: Path) -> Project:
    """A copy of the repository's content and settings in the folder `root`, which must not be there yet."""
    root.mkdir(parents=True)
    for folder in CONTENT:
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (root / ".cache").symlink_to(ROOT / ".cache", target_is_directory=True)  # so that documents are made once for all
    return Project(root)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its name relative to it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class BuiltSite:
    """A built site as files."""

    root: Path

    @property
    def files(self) -> list[str]:
        """All files, sorted, relative to the site's root."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())

    @property
    def pages(self) -> list[str]:
        """The pages that people come to: all but the one for an address that leads nowhere."""
        return [file for file in self.files if file.endswith(".html") and file != "404.html"]

    @property
    def most_pages(self) -> list[str]:
        """All pages, but of the worksheets, which are many and of one template, every third."""
        worksheets = [
            file for file in self.pages if file.startswith("worksheets/") and not file.endswith("/index.html")
        ]
        left_out = set(worksheets) - set(worksheets[::3])
        return [file for file in self.pages if file not in left_out]

    @property
    def kinds(self) -> dict[str, str]:
        """One page of each kind: of each folder its section page and its first item."""
        kinds: dict[str, str] = {}
        for file in self.pages:
            folder, _, name = file.rpartition("/")
            kinds.setdefault(f"{folder or 'home'}{'' if name == 'index.html' else ' item'}", file)
        return kinds

    def text(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def document(self, file: str) -> "HtmlDocument":
        path = self.root / file
        return _parse(path, path.stat().st_mtime_ns)


@dataclass(frozen=True)
class Element:
    """A tag, and the text that follows it up to the next tag. An end tag begins with `/`."""

    tag: str
    attributes: dict[str, str]
    text: list[str]


class HtmlDocument(HTMLParser):
    """The tags of a page in their order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append(Element(tag, attributes, []))

    def handle_endtag(self, tag: str) -> None:
        self.elements.append(Element(f"/{tag}", {}, []))

    def handle_data(self, data: str) -> None:
        if self.elements:
            self.elements[-1].text.append(data)

    def all(self, *tags: str) -> list[Element]:
        """The elements with one of these tags."""
        return [element for element in self.elements if element.tag in tags]

    def values(self, attribute: str) -> list[str]:
        """The values of an attribute, of whatever element."""
        return [e.attributes[attribute] for e in self.elements if attribute in e.attributes]

    @cached_property
    def ids(self) -> set[str]:
        """What an anchor can lead to."""
        return set(self.values("id"))

    def first(self, tag: str, **attributes: str) -> Element:
        """The first element with a tag and attributes."""
        return next(
            element
            for element in self.all(tag)
            if all(element.attributes.get(name) == value for name, value in attributes.items())
        )


@cache
def _parse(path: Path, changed: int) -> HtmlDocument:
    """The page at `path` as it was at the time `changed`: many tests read the same pages."""
    return HtmlDocument(path.read_text(encoding="utf-8"))

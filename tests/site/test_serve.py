"""`mkdocs serve`: changes appear, a mistake is told on the page, and no request ever hangs."""

import contextlib
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.project import HtmlDocument, Project, copy_project

PAGE = "case-studies/westwood.html"


@dataclass(frozen=True)
class Served:
    """A project that `mkdocs serve` shows."""

    project: Project
    address: str

    def get(self, file: str) -> str:
        """A page; an answer must come within ten seconds, whatever is being built."""
        with urlopen(f"{self.address}{file}", timeout=10) as answer:
            return str(answer.read().decode())

    def until(self, shown: Callable[[str], bool], file: str = PAGE) -> None:
        """Ask for a page until it is as expected, at most ten seconds."""
        start = time.monotonic()
        while not shown(page := self.get(file)):
            assert time.monotonic() < start + 10, f"{file} is still as it was:\n{page}"
            time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(served: Served, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait for the first answer, at most thirty seconds."""
    for _ in range(300):
        with contextlib.suppress(URLError):
            served.get("index.html")
            return
        assert server.poll() is None, log.read_text(encoding="utf-8")
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served copy of the project; each test leaves its content as it found it."""
    folder = tmp_path_factory.mktemp("served")
    project, log, port = copy_project(folder / "project"), folder / "log", free_port()
    command = project.command("mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}")
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=project.root, env=project.environment(), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            served = Served(project, f"http://127.0.0.1:{port}/")
            wait_for(served, server, log)
            yield served
        finally:
            server.terminate()
            server.wait(10)


def test_a_changed_file_comes_to_the_page(served: Served) -> None:
    """The author saves and looks up; `make bench` tells how soon."""
    file = "case_studies/westwood.yml"
    before = (served.project.root / file).read_text(encoding="utf-8")
    served.project.replace(file, "\nname: ", "\nname: Renamed ")
    served.until(lambda page: "<h1>Renamed" in page.replace("\n", "") or "Renamed " in page)
    served.project.write(file, before)
    served.until(lambda page: "Renamed " not in page)


def test_a_mistake_is_told_on_every_page_until_it_is_mended(served: Served) -> None:
    """The last good site stays, with the located problem above it; once mended, the banner goes."""
    file = "case_studies/westwood.yml"
    before = (served.project.root / file).read_text(encoding="utf-8")
    served.project.replace(file, "\nname: ", "\nnmae: ")
    served.until(lambda page: 'unknown key "nmae"' in "".join(all_text(page)))
    for other in ("index.html", "case-studies/index.html", "questions/index.html"):
        shown = served.get(other)
        assert file in shown, other
        assert "<h1" in shown, other
    served.project.write(file, before)
    served.until(lambda page: "nmae" not in page)
    assert "nmae" not in served.get("index.html")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "site_name: Inclusion Reflections",
            "site_name: Ourtown: inclusion",
            "mkdocs.yml:3:19: there is a colon inside",
        ),
        ("edition: 2026-11", "edition: January 2027", '"edition" must be a year and a month'),
    ],
)
def test_a_mistake_in_the_settings_is_told_like_one_in_content(
    served: Served, old: str, new: str, problem: str
) -> None:
    """MkDocs itself would leave every request waiting."""
    served.project.replace("mkdocs.yml", old, new)
    served.until(lambda page: problem in "".join(all_text(page)))
    assert "<title>Inclusion Reflections" in served.get("index.html")
    served.project.replace("mkdocs.yml", new, old)
    served.until(lambda page: problem not in "".join(all_text(page)))


def test_a_served_page_has_no_policy(served: Served) -> None:
    """Live reload adds an inline script, which a policy would block."""
    for file in ("index.html", PAGE, "404.html"):
        assert "Content-Security-Policy" not in served.get(file)


def test_serving_leaves_the_built_site_alone(served: Served) -> None:
    """It writes to a folder of its own."""
    assert [path.name for path in served.project.root.glob("*site*")] == []


def all_text(page: str) -> list[str]:
    return [text for element in HtmlDocument(page).elements for text in element.text]

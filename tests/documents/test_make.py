"""Making documents: only what changed, in other processes, and what can't be made is told at the text to blame."""

import ast
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Any

import pytest

from generator.documents import cache as cache_module
from generator.documents import make
from generator.documents.cache import DAYS_KEPT, PACKAGES, Cache
from generator.documents.forms import FORMS
from generator.documents.make import Made, make_documents
from generator.documents.problems import document_problems
from generator.load import load
from generator.model import build_site
from generator.validate import validate
from generator.worksheets import Worksheet, blocks, worksheets_of
from tests.project import ROOT, bytes_of
from tests.small_project import write_small_project

THEME = ROOT / "theme"

QUESTION = """\
- id: vision-shared
  code: V1
  ask: How widely is our picture shared?
  audiences: [governors]
  minutes: 10
  prompts:
    - What would you say yourself?
    - {prompt}
  sources: [nc-2011]
"""

PACK = """\
- id: long
  name: A long pack
  order: 1
  summary: For the meeting.
  minutes: 20
  parts:
    - {heading: One, text: A page.}
    - {heading: Two, text: Another page., new_page: true}
  most_pages: 1
  sources: [nc-2011]
"""


@pytest.fixture(scope="module")
def sheets() -> list[Worksheet]:
    """Three real worksheets."""
    site = build_site(validate(load(ROOT)).things)
    every = worksheets_of(site, site_name="Hilltop", edition="2026-11")
    return [every[id] for id in ("vision-audit-governors", "occasion-termly-review", "case-lyng-hall")]


@pytest.fixture(scope="module")
def filled(sheets: list[Worksheet], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which these are."""
    folder = tmp_path_factory.mktemp("documents")
    assert make_documents(sheets, theme=THEME, folder=folder).failures == ()
    return folder


@pytest.fixture
def cache(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to change."""
    return Path(shutil.copytree(filled, tmp_path / "cache"))


@pytest.fixture
def nothing_may_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(make, "ProcessPoolExecutor", refuse)


def test_each_worksheet_gets_every_form_and_a_picture(sheets: list[Worksheet], cache: Path) -> None:
    made = make_documents(sheets, theme=THEME, folder=cache)
    assert list(made.documents) == [sheet.id for sheet in sheets]
    for id, document in made.documents.items():
        assert [file.file for file in document.files] == [f"worksheets/{id}{form.ending}" for form in FORMS]
        for file in document.files:
            assert file.path.stat().st_size == file.size > 1_000
        pdf, large_print, fillable, word = (file.path.read_bytes()[:4] for file in document.files)
        assert pdf == large_print == fillable == b"%PDF"
        assert word == b"PK\x03\x04"
        assert document.thumbnail_path.read_bytes()[:4] == b"\x89PNG"
    assert len(list(made.files)) == len(sheets) * (len(FORMS) + 1)


@pytest.mark.usefixtures("nothing_may_be_made")
def test_what_has_not_changed_is_not_made_again(sheets: list[Worksheet], cache: Path) -> None:
    assert make_documents(sheets, theme=THEME, folder=cache).failures == ()


@pytest.mark.usefixtures("nothing_may_be_made")
def test_what_has_changed_is_made_again(sheets: list[Worksheet], cache: Path) -> None:
    """Otherwise the test above proves nothing."""
    changed = [replace(sheets[0], edition="2027-01"), *sheets[1:]]
    with pytest.raises(AssertionError, match="a process was started"):
        make_documents(changed, theme=THEME, folder=cache)


@pytest.mark.parametrize(
    "file", ["worksheets/worksheet.typ", "vendor/document-fonts/AtkinsonHyperlegibleNext_400Regular.ttf"]
)
def test_another_template_or_font_is_another_document(sheets: list[Worksheet], tmp_path: Path, file: str) -> None:
    for folder in ("worksheets", "vendor/document-fonts"):
        shutil.copytree(THEME / folder, tmp_path / folder)
    assert Cache(tmp_path, tmp_path).entry(sheets[0]) == Cache(tmp_path, THEME).entry(sheets[0])
    with (tmp_path / file).open("ab") as stream:
        stream.write(b" ")
    assert Cache(tmp_path, tmp_path).entry(sheets[0]) != Cache(tmp_path, THEME).entry(sheets[0])


def test_every_package_that_makes_documents_is_known() -> None:
    """Or files of its earlier version would stay. Tables of answers, which are no documents, name theirs themselves."""
    paths = [path for path in Path(make.__file__).parent.glob("*.py") if path.name != "answers.py"]
    owners = packages_distributions()
    names = {name for path in paths for name in imported_by(path)} - {"generator"}
    assert {owner for name in names for owner in owners.get(name, ())} == set(PACKAGES)


def imported_by(path: Path) -> Iterator[str]:
    """The packages that a file of Python imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("package", ["pillow", "lxml"])
def test_another_version_of_a_package_is_another_document(
    sheets: list[Worksheet], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    before = Cache(tmp_path, THEME).entry(sheets[0])
    monkeypatch.setattr(cache_module, "version", lambda name: "99.0" if name == package else version(name))
    assert Cache(tmp_path, THEME).entry(sheets[0]) != before


def test_what_a_block_is_counts_as_much_as_what_draws_it(tmp_path: Path) -> None:
    """A block names its own field in a form."""
    assert Path(blocks.__file__) in Cache(tmp_path, THEME)._made_by()


def test_the_same_content_gives_the_same_bytes(sheets: list[Worksheet], cache: Path, tmp_path: Path) -> None:
    """Another folder, another process, another day."""
    again = tmp_path / "again"
    make_documents(sheets, theme=THEME, folder=again)
    assert bytes_of(again) == bytes_of(cache)


def test_what_no_build_has_used_for_long_is_removed(sheets: list[Worksheet], cache: Path) -> None:
    before = time.time() - (DAYS_KEPT + 1) * 86_400
    for entry in cache.iterdir():
        os.utime(entry, (before, before))
    make_documents(sheets[:1], theme=THEME, folder=cache)
    assert [entry.name for entry in cache.iterdir()] == [Cache(cache, THEME).entry(sheets[0]).name]


def test_what_a_killed_build_left_is_no_document(sheets: list[Worksheet], cache: Path) -> None:
    """An entry is renamed to its name when all of it is there; what has another name is not looked at."""
    entry = Cache(cache, THEME).entry(sheets[0])
    entry.rename(entry.with_name(".new-half"))
    made = make_documents(sheets[:1], theme=THEME, folder=cache)
    assert made.documents[sheets[0].id].files[0].path.parent == entry


MAKE_ALL = """
from pathlib import Path
from generator.documents.make import make_documents
from generator.load import load
from generator.model import build_site
from generator.validate import validate
from generator.worksheets import worksheets_of

if __name__ == "__main__":
    site = build_site(validate(load(Path())).things)
    sheets = worksheets_of(site, site_name="Hilltop", edition="2027-01")
    make_documents(sheets.values(), theme=Path("theme"), folder=Path({folder!r}))
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux says which processes another has started")
def test_a_killed_build_leaves_no_process_behind(tmp_path: Path) -> None:
    script = tmp_path / "make_all.py"
    script.write_text(MAKE_ALL.format(folder=str(tmp_path / "cache")), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, str(script)], cwd=ROOT, env=environment) as build:
        started = Path(f"/proc/{build.pid}/task/{build.pid}/children")
        wait_until(lambda: len(started.read_text().split()) > 1)
        helpers = [Path("/proc", number) for number in started.read_text().split()]
        build.kill()
    wait_until(lambda: not any(helper.exists() for helper in helpers))


def wait_until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def problems_of(project: Path) -> Iterator[str]:
    loaded = load(project)
    site = build_site(validate(loaded).things)
    sheets = worksheets_of(site, site_name="Small", edition="2026-11")
    made = make_documents(sheets.values(), theme=THEME, folder=project / ".cache")
    yield from map(str, document_problems(made, sheets, loaded))


def test_a_character_that_no_font_has_is_told_where_it_stands_and_once(tmp_path: Path) -> None:
    """The question is on several sheets."""
    write_small_project(tmp_path)
    (tmp_path / "reflections/vision.yml").write_text(QUESTION.format(prompt="What is 你 here?"), encoding="utf-8")
    (problem,) = problems_of(tmp_path)
    assert problem.startswith('reflections/vision.yml:8:7: no worksheet can be made of question "vision-shared": ')
    assert "你" in problem


def test_a_pack_that_takes_more_pages_than_it_may_is_told_where_that_is_written(tmp_path: Path) -> None:
    write_small_project(tmp_path)
    (tmp_path / "content/packs.yml").write_text(PACK, encoding="utf-8")
    assert list(problems_of(tmp_path)) == [
        'content/packs.yml:9:15: pack "long" takes 2 pages, and 1 is the most; shorten it, or take something out'
    ]


def test_a_sheet_that_fails_for_a_reason_nobody_knows_is_told_at_what_it_is_made_of(sheets: list[Worksheet]) -> None:
    failure = make.Failure(sheets[0], "the reason", "")
    problems = document_problems(Made(documents={}, failures=(failure,)), {}, load(ROOT))
    assert [str(problem) for problem in problems] == [
        'content/characteristics/vision.yml:2:1: the worksheet "Vision: audit sheet" (governors) '
        "can't be made: the reason"
    ]

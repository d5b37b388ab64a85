"""What is refused, what is said, and that the site that was there is still there afterwards."""

import re
import shutil
import subprocess
import sys

import pytest

from tests.project import BuiltSite, Project, bytes_of

TOLD = [
    'case_studies/westwood.yml:3:1: unknown key "nmae" in case study "westwood"; did you mean "name"?',
    'reflections/vision.yml:13:3: unknown key "minuts" in question "vision-shared"; did you mean "minutes"?',
    "2 problems in 2 files; nothing was built, the site from DATE is still in site",
]


@pytest.fixture
def built(project: Project, site: BuiltSite) -> Project:
    """A project to change, with the site that its content gave before, but for documents, which are large."""
    shutil.copytree(site.root, project.site, ignore=shutil.ignore_patterns("*.pdf", "*.docx", "*.zip"))
    return project


def break_the_content(project: Project) -> None:
    """Two mistakes in two files."""
    project.replace("case_studies/westwood.yml", "\nname:", "\nnmae:")
    project.replace("reflections/vision.yml", "minutes:", "minuts:")


def add_stray_page(project: Project) -> None:
    """A page that no navigation leads to, of which MkDocs warns."""
    project.write("content/pages/stray.md", "---\ntitle: A stray page\ndescription: Nothing leads here.\n---\n")


def told(printed: str) -> list[str]:
    """What was printed after the steps of the build, its date left out."""
    lines = [line for line in printed.splitlines() if line and not line.endswith("Reading the content")]
    return [re.sub(r"the site from .* is still", "the site from DATE is still", line) for line in lines]


def left_beside_the_site(project: Project) -> list[str]:
    """What a build left behind."""
    return sorted(path.name for path in project.root.glob(".site*"))


@pytest.mark.parametrize("command", [("mkdocs", "build", "--strict"), ("reflect", "build")])
def test_each_way_to_build_gives_a_site(project: Project, command: tuple[str, ...]) -> None:
    """`reflect build` calls MkDocs; `mkdocs build`, which gives the site of the other tests, works as in any MkDocs
    project."""
    done = project.run(*command)
    assert done.status == 0, done.printed
    assert BuiltSite(project.site).pages
    assert left_beside_the_site(project) == []


@pytest.mark.parametrize("command", [("mkdocs", "build"), ("mkdocs", "build", "--strict"), ("reflect", "build")])
def test_a_mistake_in_the_content_leaves_the_old_site_as_it_was(built: Project, command: tuple[str, ...]) -> None:
    """Status 1, each problem on its line, no traceback, and not a byte of the old site touched."""
    before = bytes_of(built.site)
    break_the_content(built)
    done = built.run(*command)
    assert (done.status, bytes_of(built.site) == before, left_beside_the_site(built)) == (1, True, [])
    assert told(done.printed) == TOLD


def test_a_mistake_in_the_content_of_a_first_build_leaves_nothing_behind(project: Project) -> None:
    """No half site."""
    break_the_content(project)
    assert project.run("mkdocs", "build").status == 1
    assert not project.site.exists()
    assert left_beside_the_site(project) == []


def test_a_warning_stops_a_strict_build_before_the_old_site_is_replaced(built: Project) -> None:
    """MkDocs itself would look only after the site was replaced."""
    before = bytes_of(built.site)
    add_stray_page(built)
    done = built.run("mkdocs", "build", "--strict")
    assert (done.status, bytes_of(built.site) == before, left_beside_the_site(built)) == (1, True, [])
    assert "stray.md" in done.printed
    assert "1 warning in strict mode: the site that was there is still in" in done.printed
    assert "Traceback" not in done.printed


def test_a_warning_does_not_stop_a_build_that_is_not_strict(built: Project) -> None:
    """The author sees the warning and the page, and nothing is left of the site that was there."""
    add_stray_page(built)
    done = built.run("mkdocs", "build")
    assert (done.status, left_beside_the_site(built)) == (0, []), done.printed
    assert "stray.md" in done.printed
    assert "A stray page" in BuiltSite(built.site).text("stray.html")


def test_a_fault_of_ours_shows_its_traceback_and_keeps_the_old_site(built: Project) -> None:
    """Only the author's mistakes are told without one."""
    before = bytes_of(built.site)
    built.own_theme()
    built.replace("theme/templates/case_study.html", "case_study.name", "case_study.nmae")
    done = built.run("mkdocs", "build")
    assert done.status != 0
    assert "Traceback" in done.printed
    assert "nmae" in done.printed
    assert (bytes_of(built.site) == before, left_beside_the_site(built)) == (True, [])


@pytest.mark.parametrize("command", [("mkdocs", "build"), ("reflect", "build")])
@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "content/pages/about/index.md",
            "---\n",
            "---\ntemplate: x.html\n",
            'about/index.md:2:1: unknown key "template"',
        ),
        ("mkdocs.yml", "name: material", "name: readthedocs", 'the "name" of the theme must be "material"'),
        ("mkdocs.yml", "edition: 2026-11", "edition: January 2027", '"edition" must be a year and a month'),
    ],
)
def test_a_setting_that_would_break_a_page_is_told_and_the_old_site_stays(
    built: Project, command: tuple[str, ...], file: str, old: str, new: str, problem: str
) -> None:
    """Status 1 and no traceback, whoever builds."""
    before = bytes_of(built.site)
    built.replace(file, old, new)
    done = built.run(*command)
    assert (done.status, bytes_of(built.site) == before, left_beside_the_site(built)) == (1, True, [])
    assert problem in done.printed
    assert told(done.printed)[-1] == "1 problem in 1 file; nothing was built, the site from DATE is still in site"
    assert "Traceback" not in done.printed


def test_a_disk_that_takes_no_more_is_told_and_the_old_site_stays(built: Project) -> None:
    """As when it is full, a file can't be written to its end. It is no bug of ours, so there is no traceback."""
    pytest.importorskip("resource")
    before = bytes_of(built.site)
    small = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))"
    program = f"{small}; import generator.cli as c; raise SystemExit(c.main())"
    done = subprocess.run(
        [sys.executable, "-c", program, "build", "--quiet", "--no-documents"],
        cwd=built.root,
        env=built.environment(),
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, bytes_of(built.site) == before, left_beside_the_site(built)) == (1, True, [])
    assert told(done.stderr)[-1] == (
        "A file can't be read or written (File too large): see how large files may be there, then try again; "
        "nothing was built, the site from DATE is still in site"
    )

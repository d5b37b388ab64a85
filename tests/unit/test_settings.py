"""Mistakes in mkdocs.yml are told like those in content: with line and column, in an author's words."""

from pathlib import Path

import pytest

from generator.check import check_project
from generator.plugin import ReflectionsConfig
from generator.plugin_settings import KEYS
from generator.settings import read_settings
from generator.settings_rules import settings_problems
from tests.small_project import PAGE, write_small_project

ROOT = Path(__file__).parents[2]

SETTINGS = """\
site_name: Ourtown inclusion
site_url: !ENV SITE_URL
docs_dir: content/pages
nav:
  - Home: index.md
  - More:
      - Studies: research/index.md
      - https://example.org/
theme:
  name: material
  custom_dir: theme/overrides
plugins:
  - reflections:
      site_id: ourtown
      edition: 2026-11
      documents: !ENV [DOCUMENTS, true]
markdown_extensions:
  - toc:
      permalink: !!python/name:os.sep
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with settings to change."""
    write_small_project(tmp_path)
    (tmp_path / "content/pages/research").mkdir(exist_ok=True)
    (tmp_path / "content/pages/research/index.md").write_text(PAGE)
    write(tmp_path, SETTINGS)
    return tmp_path


def write(project: Path, text: str | bytes) -> None:
    (project / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())


def told(project: Path, **given: str | None) -> list[str]:
    return [str(problem) for problem in settings_problems(read_settings(project / "mkdocs.yml"), given)]


def change(project: Path, old: str, new: str) -> None:
    assert old in SETTINGS
    write(project, SETTINGS.replace(old, new, 1))


def test_settings_with_tags_of_mkdocs_and_pythons_have_no_problem(project: Path) -> None:
    assert told(project) == []


def test_this_projects_own_settings_have_no_problem() -> None:
    assert told(ROOT) == []


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Ourtown: inclusion", "1:19: there is a colon inside the text; put the text in quotes"),
        ("2027", '1:12: "site_name" must be text, and this is a number; put it in quotes'),
        ("Yes", '1:12: "site_name" must be text, and this is true or false; put it in quotes'),
        ("2027-01-01", '1:12: "site_name" must be text, and this is a date; put it in quotes'),
        ("", '1:11: "site_name" has no value; write the name of the site'),
        ('" "', '1:12: "site_name" has no value; write the name of the site'),
        ("@Ourtown", '1:12: text can\'t begin with "@"; put the text in quotes'),
    ],
)
def test_the_sites_name_is_text(project: Path, name: str, problem: str) -> None:
    change(project, "site_name: Ourtown inclusion", f"site_name: {name}")
    assert told(project) == [f"mkdocs.yml:{problem}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("site_name:", "site_nmae:", '1:1: unknown key "site_nmae"; did you mean "site_name"?'),
        ("site_name:", "title:", '1:1: there is no "site_name"; write "site_name: " and the name of the site'),
        (
            "docs_dir:",
            "site_name: Two\ndocs_dir:",
            '3:1: "site_name" stands twice, first on line 1; take one of them out',
        ),
    ],
)
def test_the_sites_name_is_there_once(project: Path, old: str, new: str, problem: str) -> None:
    change(project, old, new)
    assert told(project) == [f"mkdocs.yml:{problem}"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  - Home", "\t- Home", "5:1: a tab stands here; use spaces instead"),
        (
            "      - Studies: research/index.md\n      - https://example.org/\n",
            "  - Studies: research/index.md\n",
            '6:5: "More" has no page here; write one, such as "about/index.md", or take the line out',
        ),
        (
            "index.md\n  - More",
            "\n  - More",
            '5:5: "Home" has no page here; write one, such as "about/index.md", or take the line out',
        ),
        (
            "research/index.md",
            "reserach/index.md",
            '7:18: the navigation has "reserach/index.md", and content/pages has not; did you mean '
            '"research/index.md"?',
        ),
        (
            "Home: index.md",
            "nowhere",
            '5:5: the navigation has "nowhere", and content/pages has not; mend it, or add the page',
        ),
    ],
)
def test_the_navigation_leads_to_pages(project: Path, old: str, new: str, problem: str) -> None:
    change(project, old, new)
    assert told(project) == [f"mkdocs.yml:{problem}"]


@pytest.mark.parametrize(("indent", "place"), [("", "6:1"), (" ", "6:2"), ("   ", "6:4")])
def test_a_line_of_the_navigation_that_is_too_far_in_or_out_is_pointed_at(
    project: Path, indent: str, place: str
) -> None:
    change(project, "  - More:", f"{indent}- More:")
    assert [line.partition(": ")[0] for line in told(project)] == [f"mkdocs.yml:{place}"]


def test_the_navigation_is_a_list(project: Path) -> None:
    change(project, SETTINGS[SETTINGS.index("nav:") : SETTINGS.index("theme:")], "nav: {Home: index.md}\n")
    assert told(project) == ['mkdocs.yml:4:6: "nav" must be a list, and this is a mapping; begin each page with "- "']


@pytest.mark.parametrize(
    ("id", "problem"),
    [
        (
            "Our School",
            '"site_id" must be lower-case letters, digits and single hyphens, such as our-school, and this is '
            '"Our School"',
        ),
        ("2027", '"site_id" must be text, and this is a number; put it in quotes'),
        ("yes", '"site_id" must be text, and this is true or false; put it in quotes'),
        (
            "",
            '"reflections" has no "site_id"; write "site_id: ourtown-inclusion": without one, answers were kept under '
            "that",
        ),
        (
            "[a]",
            '"site_id" must be text, and this is a list; put it in quotes',
        ),
    ],
)
def test_the_sites_id_has_its_form(project: Path, id: str, problem: str) -> None:
    change(project, "site_id: ourtown", f"site_id: {id}".rstrip())
    assert [line.partition(" ")[2] for line in told(project)] == [problem]


def test_a_site_without_an_id_is_told_under_which_one_its_answers_were_kept(project: Path) -> None:
    """It was made from the site's name: with any other one, everyone's answers would seem lost."""
    change(project, "      site_id: ourtown\n", "")
    assert told(project) == [
        'mkdocs.yml:13:5: "reflections" has no "site_id"; write "site_id: ourtown-inclusion": without one, '
        "answers were kept under that"
    ]


def test_a_misspelt_id_is_told_so_too(project: Path) -> None:
    change(project, "site_id: ourtown", "site-id: ourtown")
    assert told(project) == [
        'mkdocs.yml:14:7: unknown key "site-id" in "reflections"; did you mean "site_id"? Without one, answers were '
        'kept under "ourtown-inclusion"'
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "edition: 2026-11",
            "edition: January 2027",
            '15:16: "edition" must be a year and a month, such as 2026-11, and this is "January 2027"',
        ),
        (
            "edition: 2026-11",
            "edition: 2027",
            '15:16: "edition" must be a year and a month, such as 2026-11, and this is "2027"',
        ),
        (
            "edition: 2026-11",
            "editoin: 2026-11",
            '15:7: unknown key "editoin" in "reflections"; did you mean "edition"?',
        ),
        (
            "      edition: 2026-11\n",
            "",
            '13:5: "reflections" has no "edition"; write the month of the questions, such as "edition: 2026-11"',
        ),
        (
            "edition: 2026-11",
            "edition: 2026-11\n      colour: red",
            '16:7: unknown key "colour" in "reflections"; take it out',
        ),
        (
            "!ENV [DOCUMENTS, true]",
            "maybe",
            '16:18: "documents" must be true or false, in small letters and without quotes',
        ),
    ],
)
def test_the_plugin_has_an_edition_and_no_unknown_key(project: Path, old: str, new: str, problem: str) -> None:
    change(project, old, new)
    assert told(project) == [f"mkdocs.yml:{problem}"]


PLUGINS = SETTINGS[SETTINGS.index("plugins:") : SETTINGS.index("markdown_extensions:")]


@pytest.mark.parametrize(
    ("plugins", "problems"),
    [
        ("plugins:\n  reflections: {site_id: ourtown, edition: 2026-11}\n", []),
        (
            "plugins: [reflections]\n",
            ['12:11: "reflections" has no "site_id"', '12:11: "reflections" has no "edition"'],
        ),
        ("plugins: [reflection]\n", ['12:11: unknown plugin "reflection"; did you mean "reflections"?']),
        ("plugins: [search]\n", ['12:10: "reflections" is not among the plugins; add "- reflections:"']),
        ("plugin: [reflections]\n", ['12:1: unknown key "plugin"; did you mean "plugins"?']),
        ("", ['1:1: there is no "plugins"; write "plugins:" and below it "  - reflections:"']),
    ],
)
def test_our_plugin_is_among_the_plugins(project: Path, plugins: str, problems: list[str]) -> None:
    change(project, PLUGINS, plugins)
    assert [line.partition('; write "site_id')[0].partition("; write the")[0] for line in told(project)] == [
        f"mkdocs.yml:{problem}" for problem in problems
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "name: material",
            "name: readthedocs",
            '10:9: the "name" of the theme must be "material", for which the pages are made',
        ),
        (
            "  custom_dir: theme/overrides\n",
            "",
            '10:3: the theme needs "custom_dir: theme/overrides", which holds the frame of every page',
        ),
        (
            "theme/overrides",
            "content",
            '11:15: the theme needs "custom_dir: theme/overrides", which holds the frame of every page',
        ),
    ],
)
def test_the_theme_is_the_one_that_pages_are_made_for(project: Path, old: str, new: str, problem: str) -> None:
    change(project, old, new)
    assert told(project) == [f"mkdocs.yml:{problem}"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", '1:1: this file is empty; write the site\'s settings, "site_name: " first'),
        (b"- site_name: Ourtown\n", '1:1: this file must be lines of "key: value", and this is a list'),
        (
            "site_name: Café\n".encode("cp1252"),
            '1:15: this file is saved as "ANSI" (Windows-1252), not as UTF-8 (see the "é" here); in Notepad choose '
            "File, Save as, and the encoding UTF-8",
        ),
        (
            b"a: " + b"[" * 100_000,
            "1:53: lists and mappings are more than 50 levels deep here; use fewer",
        ),
    ],
)
def test_a_file_that_can_not_be_read_is_told_why(project: Path, data: bytes, problem: str) -> None:
    write(project, data)
    assert told(project) == [f"mkdocs.yml:{problem}"]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert told(tmp_path)[0].startswith("mkdocs.yml:1:1: this file can't be opened (")


def test_byte_order_mark_and_windows_line_ends_are_fine(project: Path) -> None:
    write(project, b"\xef\xbb\xbf" + SETTINGS.replace("\n", "\r\n").encode())
    assert told(project) == []


@pytest.mark.parametrize("inherited", ["INHERIT: ../ours.yml\n", "<<: {site_name: Ourtown}\n"])
def test_what_comes_from_elsewhere_is_not_missing(project: Path, inherited: str) -> None:
    write(project, f"{inherited}nav: [index.md]\n")
    assert told(project) == []


@pytest.mark.parametrize(
    ("given", "problem"), [(None, '"reflections" has no "site_id"'), ("Our", '"site_id" must be ')]
)
def test_an_id_from_the_environment_is_judged_once_mkdocs_has_read_it(
    project: Path, given: str | None, problem: str
) -> None:
    change(project, "site_id: ourtown", "site_id: !ENV SITE_ID")
    assert told(project) == []
    assert told(project, site_id="ourtown") == []
    assert [line[:17] for line in told(project, site_id=given)] == ["mkdocs.yml:14:16:"]
    assert problem in told(project, site_id=given)[0]


def test_the_keys_of_the_plugin_are_those_that_mkdocs_reads() -> None:
    assert {name for name, _ in ReflectionsConfig._schema} == set(KEYS)


def test_the_problems_of_content_and_settings_are_told_together(project: Path) -> None:
    """In one list, as an author who mends the first would otherwise meet the second only then."""
    change(project, "site_id: ourtown", "site_id: Our School")
    (project / "reflections/vision.yml").write_text("- id: [\n")
    files = [problem.file for problem in check_project(project / "mkdocs.yml").problems]
    assert files == ["mkdocs.yml", "reflections/vision.yml"]

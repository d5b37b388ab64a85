"""The plugin: what MkDocs is told, what is left behind, and what outlives a rebuild. Whole builds are in tests/site."""

import ast
import gc
import html
import logging
from functools import partial
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.plugin import ReflectionsPlugin
from tests.project import ROOT, BuiltSite, Project
from tests.small_project import SETTINGS, write_small_project

GENERATOR = ROOT / "generator"

STEPS = (
    *("load", "validate", "model", "worksheets", "documents.make", "documents.answers"),
    *("self_audit", "render", "search", "shell", "publish", "plugin"),
)
"""The rows of the table in docs/architecture.md, in their order."""

MISTAKE = 'case_studies/westwood.yml:3:1: unknown key "nmae" in case study "westwood"; did you mean "name"?'


NAVIGATION = "nav: [index.md, {Questions: questions/index.md}]\n"


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A project with as little content as passes, and a navigation: it is built in a fifth of the time."""
    root = tmp_path / "small"
    root.mkdir()
    write_small_project(root)
    project = Project(root)
    project.write("mkdocs.yml", SETTINGS + NAVIGATION)
    return project


def file_of(module: str) -> Path:
    """Where a module stands, which may be a package."""
    path = GENERATOR.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_name(f"{path.name}.py")


def imports_of(module: str) -> set[str]:
    """The modules that a module of ours imports, ours without `generator.`."""
    tree = ast.parse(file_of(module).read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    within = [alias.name for node in froms if node.module == "generator" for alias in node.names]
    return {name.removeprefix("generator.") for name in [*plain, *within, *(node.module or "" for node in froms)]}


def reached_from(module: str) -> set[str]:
    """The modules of ours that a module leads to, by however many imports."""
    reached: set[str] = set()
    waiting = [module]
    while waiting:
        for name in imports_of(waiting.pop()) - reached:
            if file_of(name).is_file():
                reached.add(name)
                waiting.append(name)
    return reached


def configured(project: Project, command: str) -> MkDocsConfig:
    """The settings of a project, as MkDocs has them when a command starts."""
    config = load_config(str(project.root / "mkdocs.yml"), site_url=None)
    config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
    return config


def served(project: Project, folder: Path) -> MkDocsConfig:
    """The settings under `serve`, which builds into a folder of its own."""
    config = configured(project, "serve")
    config.site_dir = str(folder)
    return config


def make_mistake(project: Project) -> None:
    project.replace("case_studies/westwood.yml", "\nname:", "\nnmae:")


def make_mistake_in_small(small: Project) -> None:
    small.replace("content/characteristics/vision.yml", "\nname:", "\nnmae:")


def test_nothing_but_the_plugin_knows_mkdocs() -> None:
    """One file to rewrite for another site generator; the other calls MkDocs' commands for `reflect`."""
    modules = [
        ".".join(path.relative_to(GENERATOR).with_suffix("").parts)
        for path in GENERATOR.rglob("*.py")
        if path.name != "__init__.py"
    ]
    knowing = {module for module in modules if any(name.split(".")[0] == "mkdocs" for name in imports_of(module))}
    assert knowing == {"plugin", "mkdocs_commands"}


@pytest.mark.parametrize(("step", "later"), [(step, STEPS[place + 1 :]) for place, step in enumerate(STEPS[:-1])])
def test_no_step_leads_to_a_later_one(step: str, later: tuple[str, ...]) -> None:
    """Data flows one way."""
    assert reached_from(step) & set(later) == set()


def test_a_build_is_written_beside_the_site(project: Project) -> None:
    """So that the old site stays until the new one is whole."""
    config = configured(project, "build")
    plugin = config.plugins["reflections"]
    try:
        plugin.on_config(config)
        assert config.site_dir == str(project.root / ".site-new")
    finally:
        plugin.on_build_error(error=Exception())
    assert sorted(path.name for path in project.root.glob("*site*")) == []


def test_serving_writes_where_mkdocs_says_and_watches_the_content(small: Project, tmp_path: Path) -> None:
    """It never touches the built site."""
    config = served(small, tmp_path / "served")
    build(config)
    assert config.site_dir == str(tmp_path / "served")
    assert {str(small.root / f) for f in ("content", "reflections", "case_studies", "theme")} <= set(config.watch)
    assert not small.site.exists()


def test_a_first_build_with_a_mistake_stops_with_the_problem(project: Project, tmp_path: Path) -> None:
    """Under `serve` too: there is nothing good to show yet."""
    make_mistake(project)
    with pytest.raises(Abort, match=MISTAKE.replace("?", r"\?")):
        build(served(project, tmp_path / "served"))


def test_a_rebuild_with_a_mistake_shows_the_last_good_content_and_the_problem(
    project: Project, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It never raises: MkDocs would leave every request waiting. Once mended, the problem is gone."""
    config = served(project, tmp_path / "served")
    site = BuiltSite(tmp_path / "served")
    build(config)
    good = {page: site.text(page) for page in site.pages}
    make_mistake(project)
    build(config)
    assert MISTAKE in caplog.text
    told = [page for page in site.pages if MISTAKE in site.text(page).replace("&#34;", '"').replace("&quot;", '"')]
    assert told == list(good)
    assert "<h1" in site.text("case-studies/westwood.html")
    project.replace("case_studies/westwood.yml", "\nnmae:", "\nname:")
    build(config)
    assert {page: site.text(page) for page in site.pages} == good


WRONG_SETTINGS = [
    ("site_name: Small", "site_name: Ourtown: inclusion", "mkdocs.yml:1:19: there is a colon"),
    ("edition: 2026-11", "edition: January 2027", ': "edition" must be a year and a month'),
    ("name: material", "name: readthedocs", ': the "name" of the theme must be "material"'),
    (
        "use_directory_urls: false",
        "use_directory_urls: perhaps",
        ': MkDocs can\'t use "use_directory_urls": it must be',
    ),
    ("questions/index.md", "qusetions/index.md", ': the navigation has "qusetions/index.md"'),
]


@pytest.mark.parametrize(("old", "new", "problem"), WRONG_SETTINGS)
def test_a_rebuild_with_a_mistake_in_the_settings_shows_the_last_good_site_and_the_problem(
    small: Project, tmp_path: Path, caplog: pytest.LogCaptureFixture, old: str, new: str, problem: str
) -> None:
    """MkDocs reads the settings before any plugin, and leaves every request waiting when it can't."""
    config = served(small, tmp_path / "served")
    plugin = config.plugins["reflections"]
    assert isinstance(plugin, ReflectionsPlugin)
    site = BuiltSite(tmp_path / "served")
    build(config)
    good = site.text("index.html")
    rebuild = partial(plugin._rebuild, lambda given: build(given or served(small, tmp_path / "served")))
    small.replace("mkdocs.yml", old, new)
    rebuild()
    assert problem in caplog.text
    assert problem in html.unescape(site.text("index.html"))
    assert "– Small</title>" in site.text("index.html")
    small.replace("mkdocs.yml", new, old)
    rebuild()
    assert site.text("index.html") == good


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        ("site_id: inclusion-reflections", '"reflections" has no "site_id"'),
        ("edition: 2026-11", '"reflections" has no "edition"'),
    ],
)
def test_mkdocs_itself_builds_no_site_without_an_id_or_an_edition(project: Project, setting: str, problem: str) -> None:
    """It would be known by another id, made from its name."""
    project.replace("mkdocs.yml", setting, "")
    with pytest.raises(Abort, match=problem):
        build(configured(project, "build"))
    assert not project.site.exists()


def test_an_id_may_come_from_the_environment(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs knows `!ENV`; a value that is no id, or none, is told all the same."""
    project.replace("mkdocs.yml", "site_id: inclusion-reflections", "site_id: !ENV SITE_ID")
    monkeypatch.setenv("SITE_ID", "Our School")
    with pytest.raises(Abort, match='"site_id" must be lower-case letters'):
        build(configured(project, "build"))
    monkeypatch.delenv("SITE_ID")
    with pytest.raises(Abort, match='write "site_id: inclusion-reflections"'):
        build(configured(project, "build"))
    monkeypatch.setenv("SITE_ID", "ourtown")
    build(configured(project, "build"))
    assert any('"id":"ourtown"' in path.read_text(encoding="utf-8") for path in project.site.rglob("*.js"))


def test_a_rebuild_without_a_sections_page_does_not_raise(
    small: Project, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Its items are left out until the page is back."""
    config = served(small, tmp_path / "served")
    build(config)
    (small.root / "content/pages/characteristics/index.md").unlink()
    build(config)
    assert "content/pages/characteristics/index.md:1:1: the first page of this section is missing" in caplog.text


@pytest.mark.parametrize("broken", [False, True])
def test_a_build_leaves_no_counter_of_warnings_behind(small: Project, broken: bool) -> None:
    """However it ended; under `serve` they would add up."""
    before = list(logging.getLogger("mkdocs").handlers)
    if broken:
        make_mistake_in_small(small)
        with pytest.raises(Abort):
            build(configured(small, "build"))
    else:
        build(configured(small, "build"))
    assert logging.getLogger("mkdocs").handlers == before


def test_the_themes_icons_are_not_gone_through(project: Project) -> None:
    """There are 14,000, of which no page of ours has one; the theme's stylesheet is still found."""
    config = configured(project, "build")
    plugin = config.plugins["reflections"]
    try:
        plugin.on_config(config)
        names = config.theme.get_env().list_templates()
    finally:
        plugin.on_build_error(error=Exception())
    assert [name for name in names if ".icons" in name] == []
    assert any(name.startswith("assets/stylesheets/main.") for name in names)
    assert {"main.html", "base.html", "404.html"} <= set(names)


@pytest.mark.parametrize("broken", [False, True])
def test_a_build_leaves_the_collection_of_cycles_as_it_was(small: Project, broken: bool) -> None:
    """However it ended: `serve` lives for hours."""
    if broken:
        make_mistake_in_small(small)
        with pytest.raises(Abort):
            build(configured(small, "build"))
    else:
        build(configured(small, "build"))
    assert gc.isenabled()


def test_a_page_may_have_a_longer_title_than_its_place_in_the_navigation(small: Project) -> None:
    """The page's own title is its heading; the navigation's is the link."""
    small.replace("content/pages/questions/index.md", "title: A page", "title: All the questions")
    build(configured(small, "build"))
    page = BuiltSite(small.site).document("questions/index.html")
    assert "".join(page.first("h1").text).strip() == "All the questions"
    assert "Questions" in ["".join(link.text) for link in page.all("a")]
    assert "All the questions" not in ["".join(link.text) for link in page.all("a")]


@pytest.mark.parametrize("file", ["more.md", "about/more.md", "about/more/still.md"])
def test_a_page_may_stand_at_any_depth(small: Project, file: str) -> None:
    """Links on it still lead to its files, styles and things."""
    path = small.root / "content/pages" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "---\ntitle: More\ndescription: More.\n---\n\nSee [Vision](characteristic:vision).\n"
    small.write(f"content/pages/{file}", text)
    build(configured(small, "build"))
    site = BuiltSite(small.site)
    page = file.replace(".md", ".html")
    for address in [e.attributes["href"] for e in site.document(page).all("link")]:
        assert (site.root / page).parent.joinpath(address).is_file(), address
    assert "../" * page.count("/") + "characteristics/vision.html" in site.document(page).values("href")

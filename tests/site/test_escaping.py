"""Text of an author's is text: on pages from a shell, on section pages, in the navigation and in the head."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config

from generator.plugin import ReflectionsPlugin
from generator.shell import with_policy
from tests.project import BuiltSite, HtmlDocument, Project, copy_project

NAMES = {
    "marks": """Lyng "Hall" & <Co> 'n' &amp; </title><script>""",
    "jinja": "{{ 7 * 7 }} {% raw %} {# gone #} {{ site_name }}",
    "markdown": "*Stars* _lines_ `code` [link](https://example.org) # no heading",
    "slots": r"%s {title} \1 \g<0> $title",
}

SITE_NAME = 'R & "S" <T>'
SECTION = """Case <studies> & "more" 'here'"""


def add_case_study(project: Project, id: str, name: str) -> None:
    """A case study like Westwood's, under another name."""
    data = yaml.safe_load((project.root / "case_studies/westwood.yml").read_text(encoding="utf-8"))
    data |= {"id": id, "name": name, "summary": f"Summary of {name}"}
    project.write(f"case_studies/{id}.yml", yaml.safe_dump(data, allow_unicode=True))


def add_question(project: Project, code: str, id: str, ask: str) -> None:
    """A question about vision like the first one, that asks something else."""
    text = (project.root / "reflections/vision.yml").read_text(encoding="utf-8")
    like: dict[str, Any] = yaml.safe_load(text)[0] | {"id": id, "code": code, "ask": ask}
    project.write("reflections/vision.yml", text + yaml.safe_dump([like], allow_unicode=True))


def give_hostile_names(project: Project) -> None:
    """Put text that looks like HTML, Jinja, Markdown and slots wherever a name can stand."""
    for number, (id, name) in enumerate(NAMES.items(), start=91):
        add_case_study(project, id, name)
        add_question(project, f"ZZ{number}", f"question-{id}", name)
    settings = (
        yaml.safe_dump(SITE_NAME, default_style="'").strip(),
        yaml.safe_dump(SECTION, default_style="'").strip(),
    )
    project.replace("mkdocs.yml", "site_name: Inclusion Reflections", f"site_name: {settings[0]}")
    project.replace("mkdocs.yml", "- Case studies: case-studies/index.md", f"- {settings[1]}: case-studies/index.md")


def texts(page: HtmlDocument, *tags: str) -> list[str]:
    return ["".join(element.text).strip() for element in page.all(*tags)]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site with names that try to be something else."""
    project = copy_project(tmp_path_factory.mktemp("hostile") / "project")
    give_hostile_names(project)
    return project.build("--strict")


@pytest.mark.parametrize(("id", "name"), NAMES.items(), ids=list(NAMES))
def test_a_name_is_shown_as_it_was_written_on_its_own_page(hostile: BuiltSite, id: str, name: str) -> None:
    """In the heading, the title, the description and the breadcrumb."""
    page = hostile.document(f"case-studies/{id}.html")
    assert texts(page, "h1") == [name]
    assert texts(page, "title") == [f"{name} – {SECTION} – {SITE_NAME}"]
    assert page.first("meta", name="description").attributes["content"] == f"Summary of {name}"


@pytest.mark.parametrize(("id", "name"), NAMES.items(), ids=list(NAMES))
def test_a_name_is_shown_as_it_was_written_where_it_is_listed(hostile: BuiltSite, id: str, name: str) -> None:
    """Section pages go through MkDocs, which escapes nothing and knows Markdown."""
    assert name in texts(hostile.document("case-studies/index.html"), "a")
    listed = [
        element for element in hostile.document("questions/index.html").all("a") if id in element.attributes["href"]
    ]
    assert [element for element in listed if "".join(element.text).strip() == name]


@pytest.mark.parametrize(("id", "name"), NAMES.items(), ids=list(NAMES))
def test_a_question_is_shown_as_it_was_written(hostile: BuiltSite, id: str, name: str) -> None:
    """A question is one line of text, not Markdown."""
    assert texts(hostile.document(f"questions/question-{id}.html"), "h1") == [name]


def test_the_site_name_and_the_navigation_are_shown_as_they_were_written(hostile: BuiltSite) -> None:
    """On pages that MkDocs renders, on those written into a shell, and on 404."""
    for file in ("index.html", "case-studies/index.html", "case-studies/marks.html"):
        page = hostile.document(file)
        assert SITE_NAME in texts(page, "title")[0], file
        assert SITE_NAME in texts(page, "a", "span", "p", "strong"), file
        assert SECTION in texts(page, "a"), file
    assert SITE_NAME in hostile.text("404.html").replace("&#34;", '"').replace("&quot;", '"').replace(
        "&lt;", "<"
    ).replace("&gt;", ">").replace("&amp;", "&")


def test_no_name_becomes_an_element_or_a_script(hostile: BuiltSite) -> None:
    """Nothing that looks like a tag is one, on any page."""
    for file in hostile.pages:
        page = hostile.document(file)
        assert not page.all("co", "studies", "t"), file
        assert all(script.attributes.get("src") or not script.text for script in page.all("script")), file


def render_directly(project: Project, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Build the site in this process; gives what renders an item's page with `main.html` and no shell."""
    shells: dict[str, tuple[Any, ...]] = {}
    slots: dict[str, dict[str, str]] = {}
    plugin: list[Any] = []
    make_shell, make_slots = ReflectionsPlugin._shell, ReflectionsPlugin._slots

    def note_shell(self: Any, env: Any, config: Any, files: Any, section: Any) -> Any:
        plugin.append(self)
        shells[section.file.dest_uri.rpartition("/")[0]] = (env, config, files, section)
        return make_shell(self, env, config, files, section)

    def note_slots(self: Any, page: Any, config: Any) -> dict[str, str]:
        slots[page.file] = make_slots(self, page, config)
        return slots[page.file]

    monkeypatch.setattr(ReflectionsPlugin, "_shell", note_shell)
    monkeypatch.setattr(ReflectionsPlugin, "_slots", note_slots)
    monkeypatch.setenv("DOCUMENTS", "false")
    config = load_config(str(project.root / "mkdocs.yml"), site_url="https://example.org/a b/")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)

    def render(file: str) -> str:
        env, config, files, section = shells[file.rpartition("/")[0]]
        context: dict[str, Any] = {**get_context(plugin[-1]._build.nav, files, config, section)}
        context["ir"] = {**plugin[-1]._build.frame.around(file), **slots[file]}
        return with_policy(env.get_template("main.html").render(context))

    return render


def test_a_page_from_the_shell_is_what_main_html_would_have_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte, for every item's page, whatever stands in its title."""
    project = copy_project(tmp_path / "project")
    give_hostile_names(project)
    render = render_directly(project, monkeypatch)
    site = BuiltSite(project.site)
    items = [file for file in site.pages if not file.endswith("index.html")]
    assert {"case-studies/marks.html", "questions/question-jinja.html", "characteristics/vision.html"} <= set(items)
    for file in items:
        assert site.text(file) == render(file), file

"""The MkDocs plugin: a table of contents over the steps load, validate, model, render and publish.

No other step imports MkDocs. All state of a build is one `Build`, made in `on_config`; the plugin itself
outlives rebuilds under `serve`, and keeps what was last without a problem.
"""

import gc
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.commands.build import get_context
from mkdocs.config.base import BaseConfigOption, Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from generator import assets
from generator.check import Checked, check_project
from generator.documents.answers import AnswerTable, answer_tables
from generator.documents.make import NOTHING, Made, make_documents
from generator.documents.problems import document_problems
from generator.load import Loaded
from generator.mkdocs_commands import wrong_settings
from generator.model import Site, build_site
from generator.plugin_settings import Given
from generator.problem import ContentProblems, Problem, PublishError
from generator.publish import nothing_was_built, publish, staging
from generator.render import Page, Renderer
from generator.search import SearchPage, search_files
from generator.self_audit import Identity, SelfAudit, self_audit
from generator.shell import POLICY_SLOT, Frame, Group, Link, Shell, tokens, with_policy, without_policy
from generator.words import counted
from generator.worksheets import Worksheet, worksheets_of

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.reflections")

UNUSED = ("assets/javascripts/", "assets/stylesheets/palette", "assets/images/favicon.png")
"""Files of the theme that no page of ours loads: its scripts need storage and a looser policy."""

WORKSHEETS = "content/pages/worksheets/index.md"
"""The page of the section in which worksheets stand."""

SECONDS_BETWEEN_LOOKS = 0.1
"""How often `serve` looks for changed files; a system doesn't tell of all changes on a shared drive."""


class ReflectionsConfig(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml says of this plugin. What is wrong there, `plugin_settings.py` tells, with line and column."""

    site_id = BaseConfigOption[object]()
    """Answers are kept under it on a person's device, and it stands in each file that they keep: it never changes."""
    edition = BaseConfigOption[object]()
    """The month of the questions, which stands on paper and in each file that someone keeps."""
    documents = Type(bool, default=True)
    """Whether worksheets are made as PDF and Word files, too. `serve` never makes any."""


@dataclass(frozen=True, kw_only=True)
class Build:
    """All state of one build."""

    theme: Path
    site: Site
    site_dir: Path
    serving: bool
    renderers: dict[str, Renderer]
    """A renderer for each depth of pages, by what leads from them to the site's root."""
    warnings: CountHandler
    """Counts what MkDocs warned of, for strict mode."""
    frame: Frame
    """What all pages share; its navigation once that is known."""
    self_audit: SelfAudit | None
    made: Made
    answers: tuple[AnswerTable, ...]
    nav: Navigation = field(default_factory=lambda: Navigation([], []))
    """What MkDocs made of `nav`, once it is known."""
    index: tuple[tuple[str, str], ...] = ()
    """Title and file of each Markdown page, once these are known."""
    page_files: tuple[str, ...] = ()
    """Every page of the site, once the items' pages are written."""

    def finish_page(self, html: str) -> str:
        """The page with its policy, or under `serve` without one."""
        return without_policy(html) if self.serving else with_policy(html)


class ReflectionsPlugin(BasePlugin[ReflectionsConfig]):  # type: ignore[no-untyped-call]
    """Builds the site of this project's content with MkDocs."""

    def __init__(self) -> None:
        self._serving = False
        self._last_good: tuple[Site, MkDocsConfig] | None = None
        self._wrong_settings: tuple[Problem, ...] = ()
        self._until_the_end = ExitStack()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember the command. That this event is handled keeps the plugin alive between rebuilds."""
        self._serving = command == "serve"
        self._last_good = None  # MkDocs may give the same plugin to the next command of a process
        self._wrong_settings = ()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load, validate and model the content; have the site written beside the one that is there."""
        settings_file = Path(config.config_file_path)
        root = settings_file.parent
        site_dir = Path(config.site_dir)
        config.theme.__class__ = _ThemeWithoutIcons
        if self._serving:
            config.watch += [str(root / folder) for folder in ("content", "reflections", "case_studies", "theme")]
        else:
            config.site_dir = str(self._stage(site_dir))
        self._until_the_end.enter_context(_leaving_cycles())
        log.info("Reading the content")
        given = self._given(config)
        checked = check_project(settings_file, given)
        loaded = checked.loaded
        site, problems = self._site_to_show(checked, config, site_dir)
        identity = Identity(id=given["site_id"] or "", name=config.site_name, edition=given["edition"] or "")
        audit = self_audit(site, identity, theme=root / "theme")
        sheets = self._worksheets(site, identity, loaded)
        made = self._documents(sheets, loaded, root, site_dir)
        answers = self._answer_tables(site, identity, root) if sheets else ()
        renderers = _renderers((root / "theme/templates").resolve(), site, config, audit, sheets, made, answers)
        self._build = Build(
            theme=root / "theme",
            site=site,
            site_dir=site_dir,
            serving=self._serving,
            renderers=renderers,
            self_audit=audit,
            made=made,
            answers=answers,
            warnings=self._until_the_end.enter_context(_counting_warnings()),
            frame=Frame(
                site_name=config.site_name,
                notice=renderers[""].notice(problems),
                stylesheet=assets.stylesheet(root / "theme").file,
                script=assets.script(root / "theme").file,
            ),
        )
        return config

    def _given(self, config: MkDocsConfig) -> Given:
        """What MkDocs made of the settings by which a site is known."""
        given = {"site_name": config.site_name, "site_id": self.config.site_id, "edition": self.config.edition}
        return {key: None if value is None else str(value) for key, value in given.items()}

    def _stage(self, site_dir: Path) -> Path:
        """A folder to write into until the build ends. Raises Abort when it can't be had."""
        try:
            return self._until_the_end.enter_context(staging(site_dir))
        except PublishError as error:
            raise Abort(str(error)) from error

    def _worksheets(self, site: Site, identity: Identity, loaded: Loaded) -> Mapping[str, Worksheet]:
        """The worksheets by their ids; none where the site has no section for them."""
        if WORKSHEETS not in loaded.page_files:
            return {}
        return worksheets_of(site, site_name=identity.name, edition=identity.edition)

    def _documents(self, sheets: Mapping[str, Worksheet], loaded: Loaded, root: Path, site_dir: Path) -> Made:
        """The worksheets as files. Raises Abort when one can't be made."""
        if self._serving or not self.config.documents:
            return NOTHING
        log.info("Making worksheets")
        made = make_documents(sheets.values(), theme=root / "theme", folder=root / ".cache/documents")
        if problems := document_problems(made, sheets, loaded):
            raise Abort(str(ContentProblems(problems, consequence=nothing_was_built(site_dir))))
        return made

    def _answer_tables(self, site: Site, identity: Identity, root: Path) -> tuple[AnswerTable, ...]:
        """The tables to type paper answers into, as workbooks too where there are documents."""
        kept = None if self._serving or not self.config.documents else root / ".cache/answers"
        return answer_tables(site, site_name=identity.name, edition=identity.edition, kept=kept)

    def _site_to_show(self, checked: Checked, config: MkDocsConfig, site_dir: Path) -> tuple[Site, tuple[Problem, ...]]:
        """The site, and under `serve` the last good one with what is wrong now. Raises Abort when there is none."""
        problems = tuple(sorted({*checked.problems, *self._wrong_settings}))
        if not problems:
            self._last_good = (build_site(checked.things), config)
        if self._last_good is None:
            raise Abort(str(ContentProblems(problems, consequence=nothing_was_built(site_dir))))
        if problems:
            log.error("%s", ContentProblems(problems))
        return self._last_good[0], problems

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our stylesheet, script, fonts and images; leave out what no page of ours loads."""
        for file in [file for file in files if file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map")]:
            files.remove(file)
        own = (assets.stylesheet(self._build.theme), assets.script(self._build.theme))
        audit = self._build.self_audit
        for bundle in (*own, *(audit.bundles if audit else ())):
            files.append(File.generated(config, bundle.file, content=bundle.content))
        for table in self._build.answers:
            files.append(File.generated(config, table.file, content=table.content))
        for uri, path in (*assets.copied_files(self._build.theme), *self._build.made.files):
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Make what all pages share: pages of the navigation go in the header, groups of them in the footer."""
        header = tuple(_link(item) for item in nav.items if isinstance(item, MkDocsPage) and not item.is_homepage)
        footer = tuple(_group(item) for item in nav.items if isinstance(item, Section))
        frame = replace(self._build.frame, header=header, footer=footer)
        self._build = replace(self._build, nav=nav, frame=frame)
        return nav

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Leave the list of a page's headings to us: "On this page" has those of what its section lists too."""
        page.toc = TableOfContents([])
        if WORKSHEETS.endswith(f"/{page.file.src_uri}"):  # worksheets.js narrows its list to these
            page.present_anchor_ids = {
                *(page.present_anchor_ids or ()),
                *(f"for={id}" for id in self._build.site.audiences),
            }
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render the shell of each section and write the pages of its items."""
        log.info("Writing pages")
        pages = [file.page for file in files.documentation_pages() if file.page]
        self._add_search(pages, config, files)
        sections = {page.file.dest_uri.rpartition("/")[0]: page for page in pages if page.is_index}
        titles = {folder: str(page.title) for folder, page in sections.items()}
        shells: dict[str, Shell] = {}
        env.bytecode_cache = FileSystemBytecodeCache()
        written = [page.file.dest_uri for page in pages]
        for page in self._build.renderers["../"].item_pages(titles):
            folder = page.file.rpartition("/")[0]
            if folder not in shells:
                shells[folder] = self._shell(env, config, files, sections[folder])
            _write(Path(config.site_dir, page.file), shells[folder].fill(self._slots(page, config)))
            written.append(page.file)
        index = tuple((_title(page), page.file.dest_uri) for page in pages)
        self._build = replace(self._build, page_files=tuple(written), index=index)
        return env

    def _add_search(self, pages: Iterable[MkDocsPage], config: MkDocsConfig, files: Files) -> None:
        """Add the search's data, and have every page name its files."""
        found = search_files(
            self._build.site,
            [
                SearchPage(
                    file=page.file.dest_uri,
                    title=_title(page),
                    description=_description(page, config),
                    html=page.content or "",
                    searched_as=tuple(page.meta.get("searched_as", ())),
                )
                for page in pages
            ],
        )
        catalogue = assets.bundle("search-catalogue", "js", found.catalogue)
        words = assets.bundle("search-words", "js", found.words)
        for bundle in (catalogue, words):
            files.append(File.generated(config, bundle.file, content=bundle.content))
        self._build = replace(self._build, frame=replace(self._build.frame, catalogue=catalogue.file, words=words.file))

    def _shell(self, env: Environment, config: MkDocsConfig, files: Files, section: MkDocsPage) -> Shell:
        frame = self._build.frame.around(f"{section.file.dest_uri}#")
        context = {**get_context(self._build.nav, files, config, section), "ir": {**frame, **tokens()}}
        Path(config.site_dir, section.file.dest_uri).parent.mkdir(parents=True, exist_ok=True)
        return Shell(self._build.finish_page(env.get_template("main.html").render(context)))

    def _slots(self, page: Page, config: MkDocsConfig) -> dict[str, str]:
        renderer = self._build.renderers[page.base]
        return renderer.fill(page, site_name=config.site_name, site_url=config.site_url)

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Fill the slots of a page that MkDocs renders."""
        file, title, description = page.file.dest_uri, _title(page), _description(page, config)
        renderer = self._build.renderers["../" * file.count("/")]
        body, index = page.content or "", self._build.index
        content = renderer.section(file, title=title, description=description, body=body, index=index)
        shown = Page(file=file, title=title, description=description, trail=(), content=content)
        slots = {**self._build.frame.around(shown.file), **self._slots(shown, config)}
        context["ir"] = slots  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Put the content security policy into a page that MkDocs rendered."""
        return self._build.finish_page(output)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Our own 404 page; a sitemap of all pages where the site's address is known, else none."""
        if template_name == "404.html":
            page = self._build.renderers[""].not_found(site_url=config.site_url, policy=POLICY_SLOT)
            return self._build.finish_page(page)
        if template_name == "sitemap.xml":
            renderer = self._build.renderers[""]
            return renderer.sitemap(config.site_url, self._build.page_files) if config.site_url else ""
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish what was built; in strict mode refuse when anything warned (MkDocs itself checks after this)."""
        if self._serving:
            self._until_the_end.close()
            return
        if config.strict and (counts := self._build.warnings.get_counts()):
            told = ", ".join(counted(count, level.lower()) for level, count in counts)
            raise Abort(f"{told} in strict mode: the site that was there is still in {self._build.site_dir}")
        log.info("Publishing")
        try:
            publish(Path(config.site_dir), self._build.site_dir)
        except PublishError as error:
            raise Abort(str(error)) from error
        self._until_the_end.close()
        gc.freeze()  # or Python, before it ends, goes through all that the build made, for a fifth of the build's time

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Look for changes more often than MkDocs does, so that one is on the screen sooner, and outlive wrong
        settings."""
        from watchdog.observers.polling import PollingObserver  # a build needs neither this nor the server

        watched = [path for path in (config.docs_dir, config.config_file_path, *config.theme.dirs) if path]
        kept = [path for path in watched if _unwatch(server, path)]
        server.observer = PollingObserver(timeout=SECONDS_BETWEEN_LOOKS)
        for path in kept:
            server.watch(path)
        server.builder = partial(self._rebuild, builder)
        return server

    def _rebuild(self, builder: Callable[..., None]) -> None:
        """Build with the settings as they are now or, while these are wrong, with the last good ones.

        MkDocs would stop before the plugin is called, and leave every request waiting.
        """
        assert self._last_good, "the first build gives a site or ends the command"
        last_good = self._last_good[1]
        self._wrong_settings = wrong_settings(Path(last_good.config_file_path))
        builder(last_good if self._wrong_settings else None)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind: no staging folder, no counter on MkDocs' logger."""
        self._until_the_end.close()

    def on_shutdown(self) -> None:
        """The same when the author stops the build, which MkDocs doesn't count as an error."""
        self._until_the_end.close()


class _ThemeWithoutIcons(Theme):
    """The theme as MkDocs sees it, but that its 14,000 icons, of which we use none, are not gone through each time."""

    def get_env(self) -> Environment:
        """The environment in which MkDocs renders pages."""
        env = super().get_env()
        env.loader = _LoaderWithoutIcons(self.dirs)
        return env


class _LoaderWithoutIcons(FileSystemLoader):
    def list_templates(self) -> list[str]:
        """The names of all templates and files but the icons."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top):
                folders[:] = [name for name in folders if name != ".icons"]
                found |= {Path(folder, name).relative_to(top).as_posix() for name in names}
        return sorted(found)


def _renderers(
    templates: Path,
    site: Site,
    config: MkDocsConfig,
    audit: SelfAudit | None,
    sheets: Mapping[str, Worksheet],
    made: Made,
    answers: tuple[AnswerTable, ...],
) -> dict[str, Renderer]:
    """A renderer for each depth at which pages stand."""
    docs_dir = Path(config.docs_dir)
    depths = {0, 1, *(len(page.relative_to(docs_dir).parts) - 1 for page in docs_dir.rglob("*.md"))}
    bases = ["../" * depth for depth in depths]
    return {
        base: Renderer(
            templates=templates,
            site=site,
            site_name=config.site_name,
            base=base,
            self_audit=audit,
            worksheets=sheets,
            documents=made.documents,
            answers=answers,
        )
        for base in bases
    }


def _unwatch(server: "LiveReloadServer", path: str) -> bool:
    """Stop watching a path; false when it was not watched."""
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True


def _write(path: Path, html: str) -> None:
    path.write_bytes(html.encode())


def _title(page: MkDocsPage) -> str:
    """The title that the page itself gives; the navigation may have a shorter one."""
    return str(page.meta.get("title", page.title))


def _description(page: MkDocsPage, config: MkDocsConfig) -> str:
    return str(page.meta.get("description", config.site_description or ""))


def _link(page: MkDocsPage) -> Link:
    return Link(str(page.title), page.file.dest_uri)


def _group(section: Section) -> Group:
    links = tuple(_link(child) for child in section.children or () if isinstance(child, MkDocsPage))
    return Group(section.title, links)


@contextmanager
def _leaving_cycles() -> Iterator[None]:
    """Doesn't look for objects that only hold each other: a build makes a million that stay, and hardly one such."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _counting_warnings() -> Iterator[CountHandler]:
    """Counts what MkDocs and its plugins warn of."""
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counter)
    try:
        yield counter
    finally:
        logger.removeHandler(counter)

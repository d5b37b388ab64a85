"""The rules for what authors change in mkdocs.yml: the site's name, its id and edition, the theme, the navigation.

All other settings are MkDocs' own, and MkDocs says what it can't use (`mkdocs_commands.py`).
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.files import PAGES
from generator.parse import Mistake
from generator.plugin_settings import NOTHING_GIVEN, Given, plugin_mistakes
from generator.problem import Problem
from generator.settings import Setting, Settings, doubled, missing, not_text
from generator.words import did_you_mean, quoted

THEME = "material"

FRAME = "theme/overrides"
"""The folder of what we replace of the theme. Only with that has a page the places that are filled."""


def settings_problems(settings: Settings, given: Given = NOTHING_GIVEN) -> tuple[Problem, ...]:
    """What is wrong with the settings. What MkDocs alone can read counts as right where it isn't given."""
    if settings.unreadable:
        return (settings.unreadable,)
    mistakes = [
        *doubled(settings.top),
        *_site_name(settings),
        *_theme(settings),
        *_nav(settings),
        *plugin_mistakes(settings, given),
    ]
    return tuple(Problem(settings.path.name, *position, message) for position, message in mistakes)


def _site_name(settings: Settings) -> Iterator[Mistake]:
    """The site has a name."""
    name = settings.top.inside.get("site_name")
    if name is None:
        yield from missing(settings, "site_name", 'write "site_name: " and the name of the site')
    elif name.is_empty:
        yield Mistake(name.position, '"site_name" has no value; write the name of the site')
    elif name.what not in ("text", None):
        yield Mistake(name.position, not_text("site_name", name))


def _theme(settings: Settings) -> Iterator[Mistake]:
    """The theme is the one that our pages are made for, with what we replace of it."""
    theme = settings.top.inside.get("theme")
    if theme is None:
        yield from missing(settings, "theme", f'write "theme:" and below it "name: {THEME}" and "custom_dir: {FRAME}"')
        return
    name = theme.inside.get("name", theme)
    folder = theme.inside.get("custom_dir", theme)
    if name.what and name.text != THEME:
        yield Mistake(name.position, f'the "name" of the theme must be "{THEME}", for which the pages are made')
    elif folder.what and not (settings.root / (folder.text or "") / "main.html").is_file():
        yield Mistake(folder.position, f'the theme needs "custom_dir: {FRAME}", which holds the frame of every page')


def _nav(settings: Settings) -> Iterator[Mistake]:
    """What the navigation names is there."""
    nav = settings.top.inside.get("nav")
    if nav is None or nav.what in ("nothing", None):
        return  # MkDocs lists all pages, or has the navigation from elsewhere
    if nav.what != "a list":
        yield Mistake(nav.position, f'"nav" must be a list, and this is {nav.what}; begin each page with "- "')
    folder = settings.root / PAGES
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for item in nav.items:
        yield from _nav_entry(item, item, files)


def _nav_entry(title: Setting, entry: Setting, files: set[str]) -> Iterator[Mistake]:
    """An entry is a page, or a title with a page or with a list of entries."""
    for item in entry.items:
        yield from _nav_entry(item, item, files)
    for key, value in entry.pairs:
        yield from _nav_entry(key, value, files)
    if entry.is_empty:
        name = f"{quoted(title.written)} has" if title.written else "there is"
        yield Mistake(title.position, f'{name} no page here; write one, such as "about/index.md", or take the line out')
    elif entry.written and entry.what and not _is_there(entry.written, files):
        offer = did_you_mean(entry.written, files) or "; mend it, or add the page"
        yield Mistake(entry.position, f"the navigation has {quoted(entry.written)}, and {PAGES} has not{offer}")


def _is_there(address: str, files: set[str]) -> bool:
    """Whether an address leads to a page; what leads out of the site is MkDocs' business."""
    return bool(re.match("/|[a-z]+:", address)) or PurePosixPath(address).as_posix() in files

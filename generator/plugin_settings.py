"""What mkdocs.yml tells our plugin: the id under which people's answers are kept, and the month of the questions."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from generator.ids import site_id_from
from generator.parse import Mistake
from generator.settings import Setting, Settings, doubled, missing, not_text
from generator.words import nearest, quoted

PLUGIN = "reflections"
"""MkDocs' name for our plugin."""

KEYS = ("site_id", "edition", "documents")
"""The keys of the plugin."""

Given = Mapping[str, str | None]
"""What MkDocs made of `site_name`, `site_id` and `edition`, which it alone knows where they are `!ENV SITE_ID`."""

NOTHING_GIVEN: Given = MappingProxyType({})


class Form(NamedTuple):
    """What a text must be like."""

    pattern: str
    words: str
    example: str

    def fits(self, text: str) -> bool:
        """Whether a text is like that."""
        return bool(re.fullmatch(self.pattern, text))


FORMS = {
    "site_id": Form("[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens", "hilltop-school"),
    "edition": Form(r"\d{4}-(0[1-9]|1[0-2])", "a year and a month", "2026-11"),
}


def plugin_mistakes(settings: Settings, given: Given) -> Iterator[Mistake]:
    """Our plugin is there, and what it is told is right."""
    plugins = settings.top.inside.get("plugins")
    if plugins is None:
        yield from missing(settings, "plugins", f'write "plugins:" and below it "  - {PLUGIN}:"')
        return
    listed = [pair for item in plugins.items for pair in item.pairs or ((item, item),)]
    found = {key.written: (key, options) for key, options in (*plugins.pairs, *listed)}
    if PLUGIN in found:
        yield from _options(*found[PLUGIN], settings, given)
    elif near := nearest(PLUGIN, found):
        yield Mistake(found[near][0].position, f"unknown plugin {quoted(near)}; did you mean {quoted(PLUGIN)}?")
    elif plugins.what:
        yield Mistake(plugins.position, f'{quoted(PLUGIN)} is not among the plugins; add "- {PLUGIN}:"')


def _options(plugin: Setting, options: Setting, settings: Settings, given: Given) -> Iterator[Mistake]:
    """The plugin has an id and an edition in their forms, and no key that it doesn't know."""
    yield from doubled(options)
    site_name = settings.text("site_name") or given.get("site_name")
    old_id = site_id_from(site_name) if site_name else None
    lacking = [key for key in KEYS if key not in options.keys]
    misspelt = {name: nearest(name, lacking) for name in options.keys if name not in KEYS}
    for name, meant in misspelt.items():
        yield Mistake(options.keys[name].position, _unknown_key(name, meant, old_id))
    documents = options.inside.get("documents")
    if documents and documents.what not in ("true or false", None):
        yield Mistake(documents.position, '"documents" must be true or false, in small letters and without quotes')
    for key, form in FORMS.items():
        value = options.inside.get(key)
        position = (value or plugin).position
        only_mkdocs_knows = options.what is None or (value.what is None if value else settings.has_more)
        told = given.get(key, form.example) if only_mkdocs_knows else _told(value)
        if not told:
            if key not in misspelt.values():
                yield Mistake(position, f"{quoted(PLUGIN)} has no {quoted(key)}; {_needed(key, old_id)}")
        elif value and value.what not in ("text", None) and (told == value.what or form.fits(told)):
            yield Mistake(position, not_text(key, value))
        elif not form.fits(told):
            example = site_id_from(told) if key == "site_id" else form.example
            message = f"{quoted(key)} must be {form.words}, such as {example}, and this is {quoted(told)}"
            yield Mistake(position, message)


def _told(value: Setting | None) -> str | None:
    """What stands in the file, or what it is; None where it is nothing."""
    return None if value is None or value.is_empty else value.written or value.what


def _unknown_key(name: str, meant: str | None, old_id: str | None) -> str:
    offer = f"did you mean {quoted(meant)}?" if meant else "take it out"
    more = f" Without one, answers were kept under {quoted(old_id)}" if meant == "site_id" and old_id else ""
    return f"unknown key {quoted(name)} in {quoted(PLUGIN)}; {offer}{more}"


def _needed(key: str, old_id: str | None) -> str:
    if key == "edition":
        return 'write the month of the questions, such as "edition: 2026-11"'
    if old_id:
        return f'write "site_id: {old_id}": without one, answers were kept under that'
    return 'write one, such as "site_id: hilltop-school": answers are kept under it'

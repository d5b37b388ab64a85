"""The shell: what all pages of a section share, rendered once and then filled for each page.

The theme's `main.html` costs milliseconds a page. It is rendered once for a section, with a token in the place of
each slot; cut at the tokens, it is joined with the slots of every page.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

SLOTS = ("title", "description", "canonical", "breadcrumb", "contents", "content", "scripts")
"""The parts of a page that differ within a section, as HTML."""

POLICY_SLOT = "\ue000policy\ue000"
"""Stands in a page for its content security policy, which depends on the rest of the page."""

_TOKEN = re.compile("\ue000(\\w+)\ue000")
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_INLINE_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"""type=["']?application/(ld\+)?json""", re.IGNORECASE)


def tokens() -> dict[str, str]:
    """A token for each slot, to render a shell with."""
    return {slot: f"\ue000{slot}\ue000" for slot in SLOTS}


class Shell:
    """A rendered page cut at its slots."""

    def __init__(self, html: str) -> None:
        """Cut `html`, which has a token from `tokens()` for each slot; raises ValueError for one that is missing."""
        self._pieces = _TOKEN.split(html)
        missing = set(SLOTS) - set(self._pieces[1::2])
        if missing:
            raise ValueError(f"main.html has no slot for {', '.join(sorted(missing))}")

    def fill(self, slots: Mapping[str, str]) -> str:
        """The page whose slots are these."""
        pieces = self._pieces.copy()
        pieces[1::2] = [slots[name] for name in pieces[1::2]]
        return "".join(pieces)


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def policy(html: str) -> str:
    """The content security policy of a page: nothing but the site's own files and the page's own inline scripts.

    Returns the directives, separated by `; `. Data in a `<script type="application/json">` is not a script.
    """
    scripts = [_hash(text) for attributes, text in _INLINE_SCRIPT.findall(html) if not _DATA.search(attributes)]
    styles = [_hash(text) for text in _INLINE_STYLE.findall(html)]
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(["script-src 'self'", *scripts]),
            " ".join(["style-src 'self'", *styles]),
            "img-src 'self' data:",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def with_policy(html: str) -> str:
    """The page with its content security policy in the slot for it."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return html.replace(POLICY_SLOT, meta, 1)


def without_policy(html: str) -> str:
    """The page with nothing in the slot for the policy, for `serve`: live reload adds a script of its own."""
    return html.replace(POLICY_SLOT, "", 1)


class Link(NamedTuple):
    """A link of the navigation: its label, not yet escaped, and the file it leads to, relative to the site's root."""

    label: str
    file: str


class Group(NamedTuple):
    """Links of the footer under a title of their own, not yet escaped."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What every page of the site shares. Text is not yet escaped; `notice` is HTML."""

    site_name: str
    notice: str
    stylesheet: str
    script: str
    catalogue: str = ""
    words: str = ""
    """The files of the search's data, once all pages are known."""
    header: tuple[Link, ...] = ()
    footer: tuple[Group, ...] = ()

    def around(self, file: str) -> dict[str, object]:
        """What `main.html` shows around the page at `file`, escaped, its addresses relative to that page."""
        base = "../" * file.count("/")
        return {
            "site_name": escape(self.site_name),
            "navigation": _links(self.header, file, base),
            "footer_navigation": [
                {"title": escape(group.title), "links": _links(group.links, file, base)} for group in self.footer
            ],
            "notice": self.notice,
            "base": base,
            "stylesheet": base + self.stylesheet,
            "script": base + self.script,
            "catalogue": base + self.catalogue,
            "words": base + self.words,
            "csp": POLICY_SLOT,
        }


def _links(links: Iterable[Link], file: str, base: str) -> list[dict[str, str]]:
    return [{"label": escape(link.label), "href": base + link.file, "current": _current(link, file)} for link in links]


def _current(link: Link, file: str) -> str:
    """The value of `aria-current`: `page` for the page itself, `true` for the section it is in, else nothing."""
    if link.file == file:
        return "page"
    folder, _, name = link.file.rpartition("/")
    return "true" if folder and name == "index.html" and file.startswith(f"{folder}/") else ""

"""Prose as HTML: Markdown without raw HTML, its links to our own things led to their pages."""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from generator.prose import OWN_LINK, SIMPLE
from generator.terms import Explanation
from generator.things import SCHEMES, url_of

_LINK = re.compile(rf'href="({"|".join(SCHEMES)}):([a-z0-9-]+)"')


class ProseRenderer:
    """Renders prose for pages that stand equally deep: `base` leads from each of them to the site's root.

    A link to a term also carries its explanation, by the term's id, which term.js shows.
    """

    def __init__(self, *, base: str, explanations: Mapping[str, Explanation]) -> None:
        self._base = base
        self._explanations = explanations
        self._markdown = _markdown()
        self._markdown.add_render_rule("image", _lead_images_from(base))

    def blocks(self, text: str) -> Markup:
        """Markdown as blocks of HTML."""
        if SIMPLE.match(text):
            return Markup(f"<p>{self._with_own_links(text)}</p>\n")
        return Markup(self.resolve_links(self._markdown.render(text)))

    def inline(self, text: str) -> Markup:
        """Markdown of one paragraph as HTML that stands inside another element."""
        if SIMPLE.match(text):
            return Markup(self._with_own_links(text))
        return Markup(self.resolve_links(self._markdown.renderInline(text)))

    def _with_own_links(self, text: str) -> str:
        return OWN_LINK.sub(lambda link: f"<a {self._leading_to(link[2], link[3])}>{link[1]}</a>", text)

    def resolve_links(self, html: str) -> str:
        """HTML in which links to our own things, such as `href="case:lyng-hall"`, lead to their pages."""
        return _LINK.sub(lambda link: self._leading_to(link[1], link[2]), html)

    def _leading_to(self, scheme: str, id: str) -> str:
        """The attributes of a link to one of our own things."""
        address = f'href="{self._base}{url_of(SCHEMES[scheme], id)}"'
        explanation = self._explanations.get(id) if scheme == "term" else None
        return f"{address} {_meaning_of(explanation)}" if explanation else address


def _meaning_of(explanation: Explanation) -> str:
    """The attributes of a link to a term."""
    now = f' data-now="{escape(explanation.now)}"' if explanation.now else ""
    meaning = f'data-meaning="{escape(explanation.meaning)}"'
    return f'data-module="term" data-term="{explanation.id}" {meaning}{now}'


def _markdown() -> MarkdownIt:
    """The Markdown of prose: no raw HTML, and no headings, which the templates set."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["heading", "lheading", "hr"])


def _lead_images_from(base: str) -> Callable[..., str]:
    """A render rule for images, whose addresses in prose are relative to the site's root."""

    def image(self: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
        token = tokens[index]
        token.attrs["src"] = f"{base}{token.attrs['src']}"
        token.attrs["alt"] = self.renderInlineAsText(token.children or [], options, env)
        return str(self.renderToken(tokens, index, options, env))

    return image

"""Every page of the site, opened in a browser: nothing leaves, nothing is blocked, nothing complains."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.visit import DENY_STORAGE, Visitor, on_file, tampered
from tests.project import BuiltSite

SITUATIONS: dict[str, dict[str, Any]] = {
    "as usual": {},
    "without JavaScript": {"java_script_enabled": False},
    "with storage denied": {},
}


@pytest.fixture
def start(request: pytest.FixtureRequest, site: BuiltSite, place: str) -> str:
    """Where the site is: in a folder, or on a server below its root."""
    if place == "from a folder":
        return on_file(site)
    address: str = request.getfixturevalue("site_address")
    return address


@pytest.mark.parametrize(
    ("situation", "place"),
    [("as usual", "over HTTP"), *((situation, "from a folder") for situation in SITUATIONS)],
)
def test_no_page_asks_for_anything_elsewhere_or_complains(
    open_visitor: Callable[..., Visitor], site: BuiltSite, start: str, situation: str
) -> None:
    """No request leaves the site, none fails, the policy blocks nothing, and the console stays empty.

    From a folder as usual all pages are opened; otherwise, of the questions, every fourth.
    """
    visitor = open_visitor(start, **SITUATIONS[situation])
    if situation == "with storage denied":
        visitor.context.add_init_script(DENY_STORAGE)
    pages = site.pages if situation == "as usual" and start == on_file(site) else site.most_pages
    visitor.go_to_all(pages)
    assert set(pages) <= {url.removeprefix(start) for url in visitor.requests}
    assert visitor.requests_elsewhere == []
    assert visitor.complaints == []


def test_storage_is_really_denied_where_it_should_be(open_visitor: Callable[..., Visitor], site: BuiltSite) -> None:
    """Otherwise the test above proves nothing."""
    visitor = open_visitor(on_file(site))
    visitor.context.add_init_script(DENY_STORAGE)
    page = visitor.go("index.html")
    with pytest.raises(Exception, match="SecurityError"):
        page.evaluate("localStorage.setItem('a', 'b')")


@pytest.mark.parametrize(
    ("added", "noted"),
    [
        ('<img src="http://127.0.0.1:9/a.png" alt="">', "blocked by the policy: img-src http://127.0.0.1:9/a.png"),
        ("<p style='color: red'>a</p>", "blocked by the policy: style-src-attr inline"),
        ("<script>document.title = 'run'</script>", "blocked by the policy: script-src-elem inline"),
        ('<img src="missing.png" alt="">', "failed: "),
    ],
    ids=["a stranger's image", "a style attribute", "an inline script", "a missing file"],
)
def test_a_visitor_notes_what_goes_wrong(
    open_visitor: Callable[..., Visitor], site: BuiltSite, tmp_path: Path, added: str, noted: str
) -> None:
    """Otherwise the first test of this file proves nothing."""
    visitor = open_visitor(on_file(tampered(site, tmp_path, "index.html", "</h1>", f"</h1>{added}")))
    visitor.go("index.html")
    assert [complaint for complaint in visitor.complaints if noted in complaint]


def test_a_visitor_notes_a_request_that_leaves(
    open_visitor: Callable[..., Visitor], site: BuiltSite, tmp_path: Path
) -> None:
    """With the policy taken out, a stranger's image would be asked for."""
    without_policy = tampered(site, tmp_path, "index.html", "Content-Security-Policy", "Nothing")
    tampered(without_policy, tmp_path, "index.html", "</h1>", '</h1><img src="http://127.0.0.1:9/a.png" alt="">')
    visitor = open_visitor(on_file(without_policy))
    visitor.go("index.html")
    assert visitor.requests_elsewhere == ["http://127.0.0.1:9/a.png"]


@pytest.mark.parametrize(("policy", "title"), [("Content-Security-Policy", "before"), ("Nothing", "run")])
def test_only_the_policy_keeps_an_unlisted_script_from_running(
    open_visitor: Callable[..., Visitor], site: BuiltSite, tmp_path: Path, policy: str, title: str
) -> None:
    """With the policy the script does nothing; without it, it runs."""
    script = "<script>document.title = 'run'</script>"
    page = tampered(site, tmp_path, "index.html", "Content-Security-Policy", policy)
    tampered(page, tmp_path, "index.html", "</h1>", f"</h1>{script}")
    visitor = open_visitor(on_file(page))
    shown = visitor.go("index.html").title()
    assert (shown == "run") == (title == "run")


def test_an_address_that_leads_nowhere_gets_a_page_that_can_be_read(
    open_visitor: Callable[..., Visitor], site_address: str
) -> None:
    """At any depth it has its style, asks for nothing more, and says what happened."""
    visitor = open_visitor(site_address)
    page = visitor.go("case-studies/deep/er/nowhere.html")
    assert page.locator("h1").is_visible()
    assert visitor.requests == [page.url]
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != "Times New Roman"
    assert [complaint for complaint in visitor.complaints if "404" not in complaint] == []

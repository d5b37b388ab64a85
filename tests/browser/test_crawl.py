"""The site, opened in a browser wherever it may be: nothing leaves, nothing is blocked, nothing complains."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.visit import DENY_STORAGE, Visitor, fair_sample, on_file, tampered
from tests.project import BuiltSite


@pytest.fixture
def start(request: pytest.FixtureRequest, site: BuiltSite, place: str) -> str:
    """Where the site is: in a folder, or on a server below its root."""
    if place == "from a folder":
        return on_file(site)
    address: str = request.getfixturevalue("site_address")
    return address


@pytest.mark.parametrize(("storage", "place"), [("there", "over HTTP"), ("denied", "from a folder")])
def test_no_page_asks_for_anything_elsewhere_or_complains(
    open_visitor: Callable[..., Visitor], site: BuiltSite, start: str, storage: str
) -> None:
    """No request leaves the site, none fails, the policy blocks nothing, and the console stays empty.

    From a folder as usual this is looked for on every page, where test_access.py opens it, and without JavaScript on
    one of each kind, where test_reading.py does. Here a sample is enough: the pages are the same, byte for byte. Over
    HTTP only their origin differs, and with storage denied only what scripts do, which all pages of a kind share.
    """
    visitor = open_visitor(start)
    if storage == "denied":
        visitor.context.add_init_script(DENY_STORAGE)
    pages = fair_sample(site) if storage == "there" else list(site.kinds.values())
    visitor.go_to_all(pages)
    assert visitor.troubles(pages) == []


def test_the_sample_has_each_kind_of_page_and_the_longest_item_of_each_folder(site: BuiltSite) -> None:
    """And some more: of many, few."""
    sample, pages = fair_sample(site), site.pages
    assert set(site.kinds.values()) | {"questions/how-these-were-written.html"} <= set(sample)
    assert sample == [file for file in pages if file in sample]
    for folder in {file.rpartition("/")[0] for file in pages} - {""}:
        files = [file for file in pages if file.startswith(f"{folder}/") and not file.endswith("index.html")]
        chosen = [file for file in files if file in sample]
        assert min(2, len(files)) <= len(chosen) <= 5 + len(files) / 15, folder
        assert not files or max(files, key=lambda file: (site.root / file).stat().st_size) in chosen, folder


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
    """Otherwise no walk that asks for its troubles proves anything."""
    visitor = open_visitor(on_file(tampered(site, tmp_path, "index.html", "</h1>", f"</h1>{added}")))
    visitor.go("index.html")
    assert [trouble for trouble in visitor.troubles(["index.html"]) if noted in trouble]


def test_a_visitor_notes_a_request_that_leaves(
    open_visitor: Callable[..., Visitor], site: BuiltSite, tmp_path: Path
) -> None:
    """With the policy taken out, a stranger's image would be asked for."""
    without_policy = tampered(site, tmp_path, "index.html", "Content-Security-Policy", "Nothing")
    tampered(without_policy, tmp_path, "index.html", "</h1>", '</h1><img src="http://127.0.0.1:9/a.png" alt="">')
    visitor = open_visitor(on_file(without_policy))
    visitor.go("index.html")
    assert visitor.requests_elsewhere == ["http://127.0.0.1:9/a.png"]
    assert "asked for elsewhere: http://127.0.0.1:9/a.png" in visitor.troubles(["index.html"])


def test_a_visitor_notes_a_page_that_was_never_opened(visitor: Visitor) -> None:
    visitor.go("index.html")
    assert visitor.troubles(["index.html", "about/index.html"]) == ["never asked for: about/index.html"]


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

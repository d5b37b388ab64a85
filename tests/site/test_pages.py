"""Each page of the built site, read as a file: its policy, its links, and what every page must have."""

import base64
import hashlib
import itertools
import re
from collections import Counter
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest

from tests.project import BuiltSite, HtmlDocument


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def expected_policy(page: HtmlDocument) -> str:
    """The policy of docs/decisions/0002, with the hashes of the page's own inline scripts and styles."""
    data = ("application/json", "application/ld+json")
    inline = [e for e in page.all("script") if "src" not in e.attributes and e.attributes.get("type") not in data]
    scripts = "".join(f" {hash_of(''.join(script.text))}" for script in inline)
    styles = "".join(f" {hash_of(''.join(style.text))}" for style in page.all("style"))
    return (
        f"default-src 'none'; script-src 'self'{scripts}; style-src 'self'{styles}; img-src 'self' data:; "
        "font-src 'self'; base-uri 'none'; form-action 'none'"
    )


def policies(page: HtmlDocument) -> list[str]:
    metas = [e.attributes for e in page.all("meta")]
    return [m["content"] for m in metas if m.get("http-equiv", "").lower() == "content-security-policy"]


def broken_links(site: BuiltSite, file: str) -> list[str]:
    """What is wrong with the addresses on a page."""
    page = site.document(file)
    addresses = [*page.values("href"), *page.values("src"), *page.values("poster"), *page.values("data")]
    return [f"{file}: {address}" for address in addresses if not leads_somewhere(site, file, address)]


def leads_somewhere(site: BuiltSite, file: str, address: str) -> bool:
    """Whether an address is one of the web, or leads to a file, and a heading, of the site."""
    parts = urlsplit(address)
    if parts.scheme:
        return parts.scheme in ("http", "https", "mailto")
    if parts.netloc or parts.path.startswith("/") or (not parts.path and not parts.fragment):
        return False
    target = (site.root / file).parent / unquote(parts.path) if parts.path else site.root / file
    if not target.resolve().is_relative_to(site.root.resolve()) or not target.is_file():
        return False
    found = target.resolve().relative_to(site.root.resolve()).as_posix()
    if found == "self-audit/index.html" and (route := ROUTE.fullmatch(parts.fragment)):
        kind = {"parts": "characteristics strands topics", "occasion": "occasions", "audience": "audiences"}[route[1]]
        return any((site.root / folder / f"{route[2]}.html").is_file() for folder in kind.split())
    if found == "self-audit/index.html" and (sheet := KEY_IN.fullmatch(parts.fragment)):
        return not sheet[1] or (site.root / f"worksheets{sheet[1]}.html").is_file()
    if found == "worksheets/index.html" and (chosen := NARROWED.fullmatch(parts.fragment)):
        return chosen[2] in site.document(found).values(f"data-{chosen[1]}")
    return not parts.fragment or unquote(parts.fragment) in site.document(found).ids


KEY_IN = re.compile("key-in(/[a-z0-9-]+)?")
ROUTE = re.compile("(?:start|session)/(parts|occasion|audience)=([a-z0-9-]+)")
"""The self-audit, or the plan of a meeting, with something chosen beforehand."""

NARROWED = re.compile("(for|about)=([a-z0-9-]+)")
"""The list of worksheets with something chosen."""


def test_the_site_has_pages(site: BuiltSite) -> None:
    """The other tests of this file look at each page, so there must be some: of vision, at the least."""
    assert {"index.html", "characteristics/vision.html", "case-studies/westwood.html"} <= set(site.pages)
    assert {"case-studies/lee-chapel.html", "questions/index.html", "sources/index.html"} <= set(site.pages)


def test_each_page_has_one_policy_that_fits_it(site: BuiltSite) -> None:
    """Nothing but the site's own files and the page's own inline scripts and styles may be used."""
    for file in [*site.pages, "404.html"]:
        page = site.document(file)
        assert policies(page) == [expected_policy(page)], file


def test_the_policy_stands_before_all_that_it_governs(site: BuiltSite) -> None:
    """A browser applies it only to what comes after it."""
    for file in [*site.pages, "404.html"]:
        tags = [(e.tag, e.attributes.get("http-equiv", "")) for e in site.document(file).elements]
        place = tags.index(("meta", "Content-Security-Policy"))
        before = {tag for tag, _ in tags[:place]}
        assert before <= {"html", "head", "meta"}, file


def test_nothing_on_a_page_needs_a_looser_policy(site: BuiltSite) -> None:
    """No `style` attribute, no inline event handler, no base, no frame, and no address that runs a script."""
    for file in [*site.pages, "404.html"]:
        page = site.document(file)
        attributes = {name for element in page.elements for name in element.attributes}
        assert not [name for name in attributes if name == "style" or name.startswith("on")], file
        assert not page.all("base", "iframe", "object", "embed"), file
        assert not [url for url in page.values("href") if url.startswith(("javascript:", "data:"))], file


def test_no_link_is_broken(site: BuiltSite) -> None:
    """Each relative address leads to a file of the site, and each `#` to something on that page."""
    assert [broken for file in site.pages for broken in broken_links(site, file)] == []


def test_each_page_can_be_reached_from_home(site: BuiltSite) -> None:
    """Following links is enough: no page is an orphan."""
    pages = set(site.pages)
    reached: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        file = waiting.pop()
        reached.add(file)
        links = [urlsplit(link) for link in site.document(file).values("href")]
        folder = file.rpartition("/")[0]
        found = {normpath(f"{folder}/{link.path}".lstrip("/")) for link in links if not link.scheme and link.path}
        waiting += sorted((found & pages) - reached - set(waiting))
    assert reached == pages


def links_of_its_own(site: BuiltSite, file: str) -> set[str]:
    """The pages to which the end of a page leads: what stands after its last link to a source, above the footer."""
    text = site.text(file).partition('<footer class="ir-footer">')[0]
    return set(re.findall(r'href="([^"#]+)', text.rpartition("/sources/index.html#")[2]))


@pytest.mark.parametrize("name", ["recommendations", "timeline", "voices", "disagreements", "at-a-glance", "programme"])
def test_a_page_that_tells_ends_with_where_to_go_next(site: BuiltSite, name: str) -> None:
    """Whoever has read to its end is not left before the footer."""
    file = f"{name}/index.html"
    assert "Where to go next" in site.text(file)
    assert len(links_of_its_own(site, file)) >= 2


def test_the_home_page_has_a_door_for_each_audience(site: BuiltSite) -> None:
    """Parents, pupils and staff find the questions that are meant for them, and not only those who lead and govern."""
    doors = site.text("index.html").partition('class="ir-doors"')[2].partition("</ul>")[0]
    assert re.findall(r'href="([^"]+)', doors) == [
        "self-audit/index.html",
        "occasions/index.html",
        "worksheets/index.html#for=governors",
        "audiences/index.html",
        "case-studies/index.html",
        "about/index.html",
    ]


def test_a_page_for_an_audience_begins_with_how_to_answer(site: BuiltSite) -> None:
    """Four numbered lines under a question say nothing to a parent who has never seen such a list."""
    for file in (file for file in site.pages if file.startswith("audiences/") and not file.endswith("index.html")):
        intro = site.text(file).partition('class="ir-body"')[2].partition("<section")[0]
        assert "Read all four, then choose the highest" in intro, file
        assert re.findall(r'href="([^"]+)', intro) == [
            f"../self-audit/index.html#start/audience={file.removeprefix('audiences/').removesuffix('.html')}",
            "#worksheets",
        ]
    assert "“We don&#39;t know” is an answer" in site.text("audiences/leadership.html")


def test_no_card_says_that_there_is_nothing(site: BuiltSite) -> None:
    """Of something else, as of questions about a topic that only tells."""
    assert [file for file in site.pages if re.search('__facts">0 ', site.text(file))] == []


def test_who_has_the_folder_alone_is_told_where_its_text_files_are(site: BuiltSite) -> None:
    """They are not in it, so there is nothing in it to change."""
    assert not list(site.root.rglob("*.yml"))
    changing = site.text("about/index.html").partition('id="changing-it"')[2].partition("<h2")[0]
    assert "not in this folder" in changing


def test_each_page_has_its_language_title_description_and_one_main_heading(site: BuiltSite) -> None:
    """No two pages have one title, so that tabs, bookmarks and search results can be told apart."""
    titles = {}
    for file in site.pages:
        page = site.document(file)
        assert page.first("html").attributes["lang"] == "en-GB", file
        assert page.first("meta", name="description").attributes["content"].strip(), file
        assert len(page.all("h1")) == 1, file
        titles[file] = "".join(page.first("title").text)
    assert len(set(titles.values())) == len(titles)


def test_headings_skip_no_level(site: BuiltSite) -> None:
    """A screen reader's list of headings is an outline."""
    for file in site.pages:
        levels = [int(e.tag[1]) for e in site.document(file).all("h1", "h2", "h3", "h4", "h5", "h6")]
        jumps = [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1]
        assert (levels[0], jumps) == (1, []), file


def test_no_id_stands_twice_on_a_page(site: BuiltSite) -> None:
    """A link to it would lead to the wrong place."""
    ids = {file: Counter(site.document(file).values("id")) for file in site.pages}
    assert [(file, id) for file, counts in ids.items() for id, count in counts.items() if count > 1] == []


def current_in_navigation(site: BuiltSite, file: str) -> list[tuple[str, str]]:
    """Where the current links of the header and footer lead, and how they are marked."""
    links = [e.attributes for e in site.document(file).all("a") if "aria-current" in e.attributes]
    places = [((site.root / file).parent / link["href"]).resolve() for link in links]
    return [
        (place.relative_to(site.root).as_posix(), link["aria-current"])
        for place, link in zip(places, links, strict=True)
    ]


def test_the_section_is_current_in_the_navigation(site: BuiltSite) -> None:
    """`page` on its own page, `true` on the pages of its items; the home page is in no section."""
    for file in site.pages:
        folder, _, name = file.rpartition("/")
        mark = "page" if name == "index.html" else "true"
        own = [(file, "page")] if file == "questions/how-these-were-written.html" else []  # in the footer itself
        assert current_in_navigation(site, file) == ([(f"{folder}/index.html", mark), *own] if folder else []), file


def test_the_page_for_an_address_that_leads_nowhere_needs_no_other_file(site: BuiltSite) -> None:
    """A server shows it for any address, at any depth, so a relative address on it would lead astray."""
    page = site.document("404.html")
    addresses = [*page.values("href"), *page.values("src")]
    assert [address for address in addresses if not urlsplit(address).scheme] == []
    assert page.all("script", "link", "img") == []
    assert len(page.all("style")) == 1
    assert len(page.all("h1")) == 1


@pytest.mark.parametrize("address", ["missing.html", "index.html#missing", "/index.html", "//example.org/a", "#", ""])
def test_the_check_of_links_finds_a_broken_one(site: BuiltSite, address: str) -> None:
    """Otherwise the test above proves nothing."""
    assert not leads_somewhere(site, "case-studies/index.html", address)

"""The site's own address: canonical links and a sitemap where it is known, neither where it is not."""

import re
from xml.etree import ElementTree

import pytest

from tests.project import BuiltSite, HtmlDocument, copy_project

ADDRESS = "https://www.example.org/schools/reflections/"

LINK = re.compile("<link[^>]*>", re.IGNORECASE)


@pytest.fixture(scope="module")
def site_with_address(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site as it is published at an address, built strictly."""
    return copy_project(tmp_path_factory.mktemp("address") / "project").build("--strict", site_url=ADDRESS)


def canonical_links(site: BuiltSite, file: str) -> list[str]:
    """Of a page's elements only the links of its head are read: reading all of every page takes seconds."""
    links = HtmlDocument("".join(LINK.findall(site.text(file)))).all("link")
    return [link.attributes["href"] for link in links if link.attributes.get("rel") == "canonical"]


def test_a_site_without_an_address_has_no_canonical_link_and_no_sitemap(site: BuiltSite) -> None:
    """A folder on a shared drive has no address."""
    assert [link for file in [*site.pages, "404.html"] for link in canonical_links(site, file)] == []
    assert [file for file in site.files if "sitemap" in file] == []


def test_a_site_with_an_address_names_it_on_each_page_and_in_its_sitemap(site_with_address: BuiltSite) -> None:
    """The address may lie below the root of a server; each page names itself, and the sitemap all of them."""
    site = site_with_address
    assert {file: canonical_links(site, file) for file in site.pages} == {file: [ADDRESS + file] for file in site.pages}
    places = ElementTree.fromstring(site.text("sitemap.xml")).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    assert sorted(str(place.text) for place in places) == sorted(ADDRESS + file for file in site.pages)


def test_a_page_that_was_not_found_offers_a_way_home_where_the_address_is_known(site_with_address: BuiltSite) -> None:
    """A whole address works from any depth."""
    assert ADDRESS in site_with_address.document("404.html").values("href")

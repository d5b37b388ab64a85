"""The files of the built site: names that every system takes, nothing unused, no stranger's address."""

import re

from tests.project import ROOT, BuiltSite, Project, bytes_of

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""Names that Windows keeps for devices, whatever follows the dot."""

NAMESPACES = {"www.w3.org", "www.sitemaps.org", "ns.adobe.com", "purl.org", "www.aiim.org"}
"""Hosts in the names of XML vocabularies, which nothing ever fetches."""

_COMMENT = re.compile(rb"/\*.*?\*/|(?:<|\\3c )!--.*?--(?:>|\\3e )", re.DOTALL)
_HOST = re.compile(rb"(?:https?:)?//([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})", re.IGNORECASE)


def refused_by_windows(file: str) -> bool:
    """Whether a part of the path is a name that Windows cannot write."""
    parts = file.split("/")
    return any(
        part.split(".")[0].lower() in RESERVED or re.search(r'[<>:"|?*\\\x00-\x1f]|[. ]\Z', part) for part in parts
    )


def hosts_in(content: bytes) -> set[str]:
    """The hosts that a file names, comments in stylesheets and scripts left out."""
    return {host.decode().lower() for host in _HOST.findall(_COMMENT.sub(b"", content))}


def test_no_path_is_too_long_for_a_folder_deep_in_a_shared_drive(site: BuiltSite) -> None:
    """Windows stops at 260 characters, and the folder it is unpacked to takes its share."""
    assert [file for file in site.files if len(file) > 120] == []


def test_windows_can_write_every_file(site: BuiltSite) -> None:
    """No name that it keeps for devices, no character that it refuses."""
    assert [file for file in site.files if refused_by_windows(file)] == []
    assert [file for file in ("a/con.html", "LPT1", "a /b", "a?b", "fine.html") if refused_by_windows(file)] == [
        "a/con.html",
        "LPT1",
        "a /b",
        "a?b",
    ]


def test_no_two_files_differ_by_capitals_only(site: BuiltSite) -> None:
    """Windows and macOS would keep one of them."""
    assert len({file.lower() for file in site.files}) == len(site.files)


def test_nothing_is_published_that_no_page_uses(site: BuiltSite) -> None:
    """No source map, no script of the theme, no content file, nothing of the generator."""
    unused = re.compile(r"\.(map|ya?ml|py|md|scss|ts)$|assets/javascripts/|lunr|workers?/|palette|search_index")
    assert [file for file in site.files if unused.search(file)] == []


def test_each_stylesheet_script_font_and_image_is_used(site: BuiltSite) -> None:
    """A school copies and scans every file of the folder."""
    texts = b"".join(content for file, content in bytes_of(site.root).items() if file.endswith((".html", ".css")))
    assets = [file for file in site.files if file.endswith((".css", ".js", ".woff2", ".png", ".svg", ".webp", ".jpg"))]
    assert assets
    assert [file for file in assets if file.rpartition("/")[2].encode() not in texts] == []


def test_no_file_names_a_host_that_the_content_does_not(site: BuiltSite) -> None:
    """Links that lead out are written by authors; no part of the site comes from elsewhere.

    The library that searches, which stands as its authors made it, names an address in a comment.
    """
    written = [path for folder in ("content", "reflections", "case_studies") for path in (ROOT / folder).rglob("*.*")]
    allowed = NAMESPACES.union(*(hosts_in(path.read_bytes()) for path in written))
    unread = (".woff2", ".png", ".webp", ".jpg", "LICENSE")
    published = {file: content for file, content in bytes_of(site.root).items() if "/minisearch/" not in file}
    found = {file: hosts_in(content) for file, content in published.items() if not file.endswith(unread)}
    strangers = {file: hosts - allowed for file, hosts in found.items() if hosts - allowed}
    assert strangers == {}


def test_the_same_content_gives_the_same_bytes_in_any_folder(site: BuiltSite, project: Project) -> None:
    """Nothing of the day, the computer or the path is in the site.

    Documents come from one cache here; that they are the same when they are made again, test_make.py says."""
    assert bytes_of(project.build(documents=True).root) == bytes_of(site.root)

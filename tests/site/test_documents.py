"""Documents in whole builds: they are there, they can be left out, and one that can't be made changes nothing."""

from tests.project import BuiltSite, Project, bytes_of

ENDINGS = (".pdf", "-large-print.pdf", "-fillable.pdf", ".docx", ".png")

TABLES = "worksheets/answers-"
"""What the names of tables begin with in which paper answers are typed; they are no worksheets."""


def beside_the_pages(site: BuiltSite) -> list[str]:
    return [file for file in site.files if file.startswith("worksheets/") and not file.endswith(".html")]


def test_each_worksheet_has_its_page_and_its_files_beside_it(site: BuiltSite) -> None:
    pages = [
        file.removesuffix(".html") for file in site.pages if file.startswith("worksheets/") and "index" not in file
    ]
    assert len(pages) > 100
    files = {file for file in beside_the_pages(site) if not file.startswith(TABLES)}
    assert files == {f"{page}{ending}" for page in pages for ending in ENDINGS}


def test_paths_stay_short(site: BuiltSite) -> None:
    """Windows has 260 characters for all of a path."""
    assert max(map(len, site.files)) < 120


def test_without_documents_no_page_leads_to_one(project: Project) -> None:
    """The sheets' pages are there and print."""
    done = project.run("reflect", "build", "--no-documents", "--no-zip", "--quiet", documents=True)
    assert (done.status, done.printed) == (0, "")
    site = BuiltSite(project.site)
    assert {file.rpartition(".")[2] for file in beside_the_pages(site)} == {"csv"}
    assert "vision-audit-governors.pdf" not in site.text("worksheets/vision-audit-governors.html")
    assert ".pdf" not in site.text("worksheets/index.html")


def test_a_worksheet_that_can_not_be_made_leaves_the_old_site_and_says_where_to_mend_it(project: Project) -> None:
    """No font on the sheets has Chinese characters."""
    project.build()
    before = bytes_of(project.site)
    project.replace("reflections/vision.yml", "What would you say yourself", "你 would you say yourself")
    done = project.run("reflect", "build", "--quiet", documents=True)
    assert done.status == 1
    told, last = done.printed.splitlines()
    assert told.startswith('reflections/vision.yml:10:7: no worksheet can be made of question "vision-shared": ')
    assert "no font on the sheets has the character “你”" in told
    assert last.startswith("1 problem in 1 file; nothing was built, the site from ")
    assert bytes_of(project.site) == before

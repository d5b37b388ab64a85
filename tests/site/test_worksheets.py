"""The pages of worksheets: all that stands on each sheet, once and in order, and the files that can be had of it."""

import re
from dataclasses import is_dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.documents.forms import FORMS, Document, DocumentFile
from generator.load import load
from generator.model import build_site
from generator.render import Renderer
from generator.self_audit import Identity, self_audit
from generator.validate import validate
from generator.worksheets import worksheets_of
from generator.worksheets.blocks import Area, Ask, Block, Grid, Rating, Text, Tick, Worksheet, Writing
from tests.project import ROOT, BuiltSite, HtmlDocument

SITE = build_site(validate(load(ROOT)).things)

SHEETS = worksheets_of(SITE, site_name="Inclusion Reflections", edition="2026-11")

LIST = "worksheets/index.html"

FILES = (".pdf", ".docx", ".png")


def words_of(page: HtmlDocument) -> str:
    """All text of a page, its spaces made single."""
    return " ".join("".join(text for element in page.elements for text in element.text).split())


def texts_of(value: object) -> list[str]:
    """Every text that is printed of a block, in its order: the names of fields to fill in are not."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_of(item)]
    if not is_dataclass(value):
        return []
    unprinted = {"style", "name"} if isinstance(value, Text | Tick | Writing | Area | Grid) else set()
    return [text for name, each in vars(value).items() if name not in unprinted for text in texts_of(each)]


def printed(block: Block) -> list[str]:
    """The same of a block in the order in which it is read: where to look comes before the evidence."""
    if isinstance(block, Rating):
        levels = [text for level in block.levels for text in (str(level.number), level.name, level.sign)]
        judged = [block.good_enough, block.yes, block.no, block.look_for, block.evidence]
        return [block.code, block.ask, *levels, *texts_of(block.others), *judged]
    if isinstance(block, Ask):
        return [block.code, block.ask, *block.prompts, *texts_of(block.facts)]
    return texts_of(block)


def renderer(documents: dict[str, Document]) -> Renderer:
    """Renders the pages of a folder in the site, as a build does."""
    identity = Identity(id="test", name="Inclusion Reflections", edition="2026-11")
    return Renderer(
        templates=ROOT / "theme/templates",
        site=SITE,
        site_name="Inclusion Reflections",
        base="../",
        self_audit=self_audit(SITE, identity, theme=ROOT / "theme"),
        worksheets=SHEETS,
        documents=documents,
    )


def document_of(sheet: Worksheet) -> Document:
    """What might have been made of a sheet."""
    sizes = dict(zip(("pdf", "large-print", "fillable", "word"), (45_210, 1_250_000, 999_600, 400), strict=True))
    return Document(
        files=tuple(
            DocumentFile(
                form=form,
                file=f"worksheets/{sheet.id}{form.ending}",
                path=Path("nowhere"),
                size=sizes[form.id],
                pages=None if form.id == "word" else 2,
            )
            for form in FORMS
        ),
        thumbnail=f"worksheets/{sheet.id}.png",
        thumbnail_path=Path("nowhere"),
    )


def rendered(renderer: Renderer) -> dict[str, HtmlDocument]:
    """The page of each worksheet, and of what they are about, by its file."""
    folders = ("worksheets", "characteristics", "strands", "topics", "case-studies", "occasions", "audiences")
    return {page.file: HtmlDocument(page.content) for page in renderer.item_pages(dict.fromkeys(folders, "Title"))}


def of_files(page: HtmlDocument) -> list[str]:
    """The addresses on a page that lead to files of worksheets."""
    return [url for url in (*page.values("href"), *page.values("src")) if url.endswith(FILES)]


@pytest.mark.parametrize("id", SHEETS)
def test_all_that_stands_on_a_sheet_is_on_its_page_in_order(site: BuiltSite, id: str) -> None:
    """Each question with its levels and codes, each heading, box and label."""
    sheet = SHEETS[id]
    text = words_of(site.document(f"worksheets/{id}.html"))
    place = text.index(sheet.title)
    for part in (text for block in sheet.blocks for text in printed(block)):
        found = text.find(" ".join(part.split()), place)
        assert found >= 0, part
        place = found


def test_each_code_stands_once_on_a_sheet(site: BuiltSite) -> None:
    """What is typed back from paper must be of one question."""
    for id, sheet in SHEETS.items():
        page = site.document(f"worksheets/{id}.html")
        shown = [e.attributes["id"] for e in page.all("div") if "ir-sheet__question" in e.attributes.get("class", "")]
        assert (tuple(shown), len(set(shown))) == (sheet.codes, len(sheet.codes)), id


def test_the_list_has_every_sheet_and_stays_small(site: BuiltSite) -> None:
    page = site.document(LIST)
    assert {f"{id}.html" for id in SHEETS} <= {url.removeprefix("../worksheets/") for url in page.values("href")}
    assert len(site.text(LIST).encode()) < 400_000


def test_each_file_that_a_page_leads_to_is_there_and_as_large_as_it_says(site: BuiltSite) -> None:
    """On the list each size stands in its link."""
    links = [link for link in site.document(LIST).all("a") if urlsplit(link.attributes["href"]).path.endswith(FILES)]
    text = re.sub(r"<span class=\"ir-hidden\">.*?</span>", "", site.text(LIST))
    shown = dict(re.findall(r'href="([^"]+\.(?:pdf|docx))">[^<]* ([\d,.]+ [KM]B)</a>', text))
    assert {link.attributes["href"] for link in links} == set(shown)
    assert len(shown) == len(FORMS) * len(SHEETS)
    for url, size in shown.items():
        bytes = (site.root / "worksheets" / url).stat().st_size
        assert size == f"{max(1, round(bytes / 1000)):,} KB", url


def test_a_page_says_how_large_each_file_is_and_how_many_pages_it_has() -> None:
    """Word sets its pages itself, so their number is not known."""
    pages = rendered(renderer({"governors-vision": document_of(SHEETS["governors-vision"])}))
    words = words_of(pages["worksheets/governors-vision.html"])
    for said in (
        "PDF 2 pages, 45 KB",
        "Large print PDF 2 pages, 1.2 MB",
        "PDF to fill in on screen 2 pages, 1.0 MB",
        "Word 1 KB",
        "2 pages of A4",
    ):
        assert said in words
    assert "PDF of Governors' pack: vision for governors, 45 KB" in words_of(pages["characteristics/vision.html"])
    assert len(of_files(pages["worksheets/governors-vision.html"])) == len(FORMS) + 1
    assert of_files(pages["worksheets/vision-audit-governors.html"]) == []


def test_without_documents_no_link_leads_to_one() -> None:
    """An author who leaves them out still has every sheet as a page."""
    plain = renderer({})
    assert [file for file, page in rendered(plain).items() if of_files(page)] == []
    page = HtmlDocument(plain.section(LIST, title="Worksheets", description="", body=""))
    assert of_files(page) == []
    assert {f"../worksheets/{id}.html" for id in SHEETS} <= set(page.values("href"))
    assert "prints as a sheet to write on" in words_of(page)


def test_what_the_browser_itself_prints_on_a_sheet_is_no_smaller_than_the_rest(site: BuiltSite) -> None:
    """Numbers of pages, in 12 points."""
    (stylesheet,) = site.root.glob("assets/reflections.*.css")
    (rule,) = re.findall(r"@page sheet\s*\{.*?\}\s*\}", stylesheet.read_text(encoding="utf-8"))
    assert re.findall(r"font:(\S+)", rule) == ["12pt"]


@pytest.mark.parametrize(
    ("file", "sheets"),
    [
        ("characteristics/vision.html", ["governors-vision", "vision-audit-governors", "vision-reflection-pupils"]),
        ("strands/wider-outcomes.html", ["wider-outcomes-audit-leadership"]),
        ("topics/achievement.html", ["achievement-reflection-leadership", "achievement-audit-leadership"]),
        ("case-studies/westwood.html", ["case-westwood"]),
        ("occasions/governors-visit.html", ["occasion-governors-visit"]),
        ("audiences/governors.html", ["self-audit-short-governors", "self-audit-full-governors"]),
    ],
)
def test_a_page_leads_to_its_sheets(site: BuiltSite, file: str, sheets: list[str]) -> None:
    assert {f"../worksheets/{id}.html" for id in sheets} <= set(site.document(file).values("href"))


def test_a_page_leads_to_the_list_narrowed_to_what_it_is_about(site: BuiltSite) -> None:
    assert f"../{LIST}#about=vision" in site.document("characteristics/vision.html").values("href")
    assert f"../{LIST}#for=governors" in site.document("audiences/governors.html").values("href")

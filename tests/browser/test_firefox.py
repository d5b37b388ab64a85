"""The site in Firefox, opened by a double-click: there each file is a stranger to the others."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.firefox import Firefox
from tests.browser.visit import Visitor, on_file, tampered
from tests.project import BuiltSite

PAGES = (
    "index.html",
    "case-studies/westwood.html",
    "glossary/index.html",
    "questions/index.html",
    "search/index.html",
    "timeline/index.html",
)

READ_NEIGHBOUR = "fetch('other.html').then(() => 'read', () => 'refused')"

FORM = """<!doctype html><meta charset="utf-8"><title>Form</title>
<label><input type="radio" name="r" value="1">One</label> <label><input type="radio" name="r" value="2">Two</label>
<label>Notes <textarea></textarea></label> <label>File <input type="file"></label> <button>Save</button><p></p>
<script>
const [notes, file, button, shown] = ["textarea", "[type=file]", "button", "p"].map(q => document.querySelector(q));
notes.value = localStorage.getItem("notes");
notes.oninput = () => localStorage.setItem("notes", notes.value);
file.onchange = async () => { shown.textContent = await file.files[0].text(); };
button.onclick = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([notes.value]));
    link.download = "notes.txt";
    link.click();
};
</script>"""


@pytest.fixture
def visitor(firefox: Firefox, site: BuiltSite) -> Iterator[Visitor]:
    """Whatever someone does in these tests, the browser has nothing to complain of, and nothing goes elsewhere."""
    with firefox.visit(on_file(site)) as visitor:
        yield visitor
        assert visitor.complaints == []
        assert visitor.requests_elsewhere == []


# The site


def test_pages_open_without_a_complaint(visitor: Visitor) -> None:
    for file in PAGES:
        page = visitor.go(file)
        expect(page.get_by_role("heading", level=1).first).to_be_visible()


def test_the_search_box_finds_and_leads_there(visitor: Visitor) -> None:
    page = visitor.go("index.html")
    page.keyboard.press("/")
    page.keyboard.type("SENCO")
    expect(page.get_by_role("option").first).to_contain_text("SENCO")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/index.html#senco")
    page.go_back()
    page.wait_for_url("**/index.html")
    expect(page.get_by_role("combobox", name="Search this site")).to_have_value("SENCO")


def test_a_facet_narrows_and_the_address_says_how(visitor: Visitor) -> None:
    page = visitor.go("case-studies/index.html")
    vision = page.get_by_role("checkbox", name=re.compile("^Vision"))
    (number,) = re.findall(r"\((\d+)\)", vision.locator("..").inner_text())
    vision.check()
    expect(page.locator(".ir-result")).to_have_count(int(number))
    expect(page.locator(".ir-results__status")).to_have_text(re.compile(rf"^{number} of \d+ case studies$"))
    assert page.evaluate("location.hash") == "#characteristic=vision"


# The driver


def test_a_visitor_notes_what_goes_wrong(firefox: Firefox, site: BuiltSite, tmp_path: Path) -> None:
    """Otherwise the tests above prove nothing."""
    wrong = {
        "<p style='color: red'>a</p>": "error: blocked by the policy: style-src-attr inline",
        '<img src="missing.png" alt="">': f"error: failed: {tmp_path.as_uri()}/missing.png",
        '<script src="assets/missing.js"></script>': f"error: failed: {tmp_path.as_uri()}/assets/missing.js",
    }
    tampered(site, tmp_path, "index.html", "</h1>", f"</h1>{''.join(wrong)}")
    with firefox.visit(f"{tmp_path.as_uri()}/") as visitor:
        visitor.go("index.html")
        assert {f"index.html: {complaint}" for complaint in wrong.values()} <= set(visitor.complaints)


def test_a_visitor_notes_a_request_that_leaves(firefox: Firefox, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<!doctype html><img src="https://stranger.test/" alt="">', encoding="utf-8")
    with firefox.visit(f"{tmp_path.as_uri()}/") as visitor:
        visitor.go("a.html")
        assert visitor.requests_elsewhere == ["https://stranger.test/"]


@pytest.fixture
def form(firefox: Firefox, tmp_path: Path) -> Iterator[Page]:
    """A made-up page that keeps, saves and reads notes."""
    (tmp_path / "form.html").write_text(FORM, encoding="utf-8")
    (tmp_path / "other.html").write_text(FORM, encoding="utf-8")
    with firefox.visit(f"{tmp_path.as_uri()}/") as visitor:
        yield visitor.go("form.html")


def test_choices_are_made_with_pointer_and_keyboard(form: Page) -> None:
    form.get_by_text("Two").click()
    expect(form.get_by_label("Two")).to_be_checked()
    form.keyboard.press("ArrowLeft")
    expect(form.get_by_label("One")).to_be_checked()
    form.keyboard.press("Tab")
    form.keyboard.type("Café, “ŵ”")
    expect(form.get_by_label("Notes")).to_have_value("Café, “ŵ”")


def test_what_a_file_keeps_outlasts_a_reload_and_is_its_own(form: Page) -> None:
    form.get_by_label("Notes").fill("kept")
    form.reload()
    expect(form.get_by_label("Notes")).to_have_value("kept")
    assert form.evaluate(READ_NEIGHBOUR) == "refused"
    form.goto(form.url.replace("form", "other"))
    expect(form.get_by_label("Notes")).to_have_value("")


def test_a_download_arrives_and_can_be_opened_again(form: Page, tmp_path: Path) -> None:
    form.get_by_label("Notes").fill("saved")
    with form.expect_download() as saving:
        form.get_by_role("button", name="Save").click()
    assert saving.value.suggested_filename == "notes.txt"
    saving.value.save_as(tmp_path / "notes.txt")
    form.get_by_label("File").set_input_files(tmp_path / "notes.txt")
    expect(form.locator("p")).to_have_text("saved")

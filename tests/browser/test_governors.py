"""A review on paper and in files: the governors' report, what is kept, and that it names nobody unless it may."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Download, FilePayload, Page, expect

from tests.browser.visit import RULES, Visitor, beside, on_file, sheets_of
from tests.project import BuiltSite

PAGE = "self-audit/index.html"

KEY = "reflections:inclusion-reflections:v1"

MAKE_REVIEW = """({id = "this-review", moment = "2026-11-20T10:31:00Z", shift = 0, names = false, actions = 6,
        all = false}) => {
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    const {audit, plan, review} = Reflections;
    const school = "Ysgol Llŷn";
    const asked = new Set(bank.select("leadership", {kind: "full"})
        .filter((_, place) => all || place % 3 === 0).slice(0, all ? 50 : 16)
        .map((question) => question.id));
    const makeAudit = (audience, number) => {
        const who = {audience, school, name: `Zorro${audience.slice(0, 3)}${number}`};
        let made = audit.start({bank, ...who, choice: {kind: "full"}, id: `${id}-${audience}-${number}`, now: moment});
        made = {...made, questions: made.questions.filter((question) => asked.has(question.id))};
        made.questions.forEach(({id: question}, place) => {
            const turn = place * 3 + number * (place % 4) + shift;
            const rating = turn % 11 === 7 ? "dont_know" : turn % 4 + 1;
            made = audit.rate(made, question, rating, moment);
            made = audit.write(made, question, "note", `Secret of ${who.name}`, moment);
        });
        return made;
    };
    const audits = [["leadership", 6], ["staff", 24], ["parents-carers", 9]].flatMap(([audience, number]) =>
        Array.from({length: number}, (_, place) => makeAudit(audience, place)));
    let made = review.start({bank, id, now: moment, audits, school});
    const questions = made.questions.map((question) => question.id);
    questions.slice(0, 14).forEach((question, place) => {
        const level = (place + shift) % 4 + 1;
        made = audit.rate(made, question, place === 4 ? "dont_know" : level, moment);
        made = place === 4 ? made : audit.judge(made, question, place % 3 > 0, moment);
    });
    made = audit.write(made, questions[0], "note", "For the minutes: in May again.", moment);
    made = review.debate(made, questions[0], true, moment);
    [0, 3, 6].forEach((place) => { made = plan.choose(made, questions[place], moment); });
    Array.from({length: actions}, (_, place) => place).forEach((place) => {
        const what = `Action ${place}: a staff meeting on who decides about support, with two cases from this term `;
        const by = `2026-0${place % 9 + 1}-28`;
        const action = {id: `${id}-a${place}`, question: questions[3], what, who: "Deputy head", by};
        const status = ["done", "not_started", "under_way", "stopped"][place % 4];
        made = plan.add(made, {...action, how: "A page of what they said", status}, moment);
    });
    const counts = {levels: [3, 9, 10, 2], dont_know: 4, does_not_apply: 0};
    const hands = {id: "hands-1", question: questions[1], audience: "pupils", how: "hands", label: "Year 6"};
    return review.setNames(review.count(made, {...hands, made: moment, counts}, moment), names, moment);
}"""
"""A review of sixteen questions by 6 leaders, 24 staff, 9 parents and a class that raised hands."""

PASTE = """() => {
    const place = document.createElement("div");
    place.contentEditable = "true";
    place.id = "paste";
    document.body.append(place);
    place.focus();
}"""

PASTED = """() => {
    const place = document.getElementById("paste");
    const texts = (what) => Array.from(place.querySelectorAll(what), (element) => element.textContent);
    return {text: place.textContent, html: place.innerHTML, heads: texts("h1, h2"), tables: texts("table").length};
}"""

READABLE = """html => {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll("script, style").forEach(element => element.remove());
    return [page.title, page.body.textContent];
}"""


@pytest.fixture(scope="module")
def make_review(browser: Browser, site: BuiltSite) -> Iterator[Callable[..., dict[str, Any]]]:
    """Makes reviews as the page's own scripts do."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{on_file(site)}{PAGE}#together")
    page.wait_for_function("() => Boolean(Reflections.reviewScreens)")

    def make(**options: Any) -> dict[str, Any]:
        made: dict[str, Any] = page.evaluate(MAKE_REVIEW, options)
        return made

    yield make
    context.close()


@pytest.fixture(scope="module")
def review(make_review: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    return make_review()


def opened(visitor: Visitor, record: dict[str, Any], route: str) -> Page:
    """A screen, with a record in the browser."""
    page = visitor.go(f"{PAGE}#keep")
    file = FilePayload(name="kept.json", mimeType="text/plain", buffer=json.dumps(record).encode())
    page.get_by_label("Open a copy that you kept").set_input_files(file)
    expect(page.get_by_text("Opened: ")).to_be_visible()
    page.evaluate("route => { location.hash = route; }", route)
    expect(page.locator(f".ir-audit__app[data-screen='{route.split('/')[0]}']")).to_be_visible()
    return page


def stored(page: Page) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["record"]
    return record


def kept_by(page: Page, button: str) -> Download:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value


def unsound(visitor: Visitor) -> list[str]:
    visitor.page.evaluate("document.querySelector('.ir-audit__form')?.remove()")
    visitor.inject_axe()
    return visitor.violations(RULES)


def names_nobody(text: str) -> bool:
    return "Zorro" not in text and "Secret" not in text


# ---- The governors' report


def test_the_governors_report_takes_two_sheets_and_names_nobody(
    visitor: Visitor, make_review: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    """Even where the team turned names on."""
    page = opened(visitor, make_review(names=True), "print/governors")
    expect(page.get_by_role("heading", level=1, name="Governors’ report: Ysgol Llŷn")).to_be_visible()
    first, second = sheets_of(page, tmp_path / "governors.pdf")
    text = first + second
    assert names_nobody(text)
    assert "For the minutes" not in text
    for said in (r"Staff +24", r"Pupils +– +28", r"We don't know", r"Not agreed yet", r"Debated", r"\d+ of \d+"):
        assert re.search(said, text), said
    heads = page.locator(".ir-report h2").all_inner_texts()
    assert heads == [
        "Who took part",
        "What was agreed",
        "Where views differ most",
        "What people don’t know",
        "Priorities",
        "Plan",
    ]
    assert all(head in text for head in heads)


def test_the_full_self_audit_takes_two_sheets_too(
    visitor: Visitor, make_review: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    """What was agreed about each of its questions is there, by its code."""
    made = make_review(all=True, actions=20)
    page = opened(visitor, made, "print/governors")
    assert len(sheets_of(page, tmp_path / "governors.pdf")) == 2
    cells = page.locator(".ir-report__table--codes tbody td").all_text_contents()
    told = [code.removesuffix("*") for cell in cells if cell != "–" for code in cell.split(", ")]
    assert sorted(told) == sorted(question["code"] for question in made["questions"])
    assert len(told) == 50
    assert "*" in "".join(cells)


def test_a_long_plan_takes_the_place_of_the_widest_few(
    visitor: Visitor, make_review: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    page = opened(visitor, make_review(actions=20), "print/governors")
    rows = page.locator(".ir-report__table--differ tbody tr").count()
    assert len(sheets_of(page, tmp_path / "governors.pdf")) == 2
    assert rows == 2
    assert re.search(r"\d+ more in the plan", page.locator(".ir-report").inner_text())
    page = opened_again(visitor, make_review(id="short-plan", actions=1))
    assert page.locator(".ir-report__table--differ tbody tr").count() > rows


def test_an_action_stands_whole_where_there_is_room_and_else_ends_with_a_word(
    visitor: Visitor, make_review: Callable[..., dict[str, Any]]
) -> None:
    long = "The SENCO and a teacher walk through a day with a pupil who joined late, and write down what they see. " * 3
    page = visitor.go(PAGE)
    for many, is_whole in ((1, True), (20, False)):
        made = make_review(id=f"plan-of-{many}", actions=many)
        made["actions"] = [{**action, "what": long.strip()} for action in made["actions"]]
        page = opened_again(visitor, made)
        told = page.locator(".ir-report__table--plan tbody th").first.inner_text()
        assert (told == long.strip()) is is_whole
        assert is_whole or long.startswith(told.removesuffix("…") + " ")


def opened_again(visitor: Visitor, record: dict[str, Any]) -> Page:
    visitor.page.evaluate("localStorage.clear()")
    visitor.page.goto("about:blank")
    return opened(visitor, record, "print/governors")


@pytest.fixture(params=["a folder", "an intranet"])
def visitor_somewhere(
    open_visitor: Callable[..., Visitor], site: BuiltSite, site_address: str, request: pytest.FixtureRequest
) -> Visitor:
    """With a dark screen. On plain HTTP there is no `navigator.clipboard`."""
    intranet = site_address.replace("127.0.0.1", "intranet.example")
    return open_visitor(on_file(site) if request.param == "a folder" else intranet, color_scheme="dark")


def test_the_report_pastes_with_its_tables_and_headings(visitor_somewhere: Visitor, review: dict[str, Any]) -> None:
    """Without the screen's colours, which would be white on white; and what was selected is selected again."""
    visitor = visitor_somewhere
    page = opened(visitor, review, "print/governors")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.ir-audit__heading'))")
    button = page.get_by_role("button", name="Copy for Word")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied. Paste it into Word.")).to_be_visible()
    expect(button).to_be_focused()
    assert page.evaluate("String(getSelection())") == "Print: the governors’ report"
    page.evaluate(PASTE)
    page.keyboard.press("Control+V")
    pasted = page.evaluate(PASTED)
    assert pasted["tables"] == 5
    assert pasted["heads"][:2] == ["Governors’ report: Ysgol Llŷn", "Who took part"]
    assert names_nobody(pasted["html"])
    assert "color" not in pasted["html"]
    assert "Question by question" not in pasted["text"]  # a caption that the heading above makes needless
    assert visitor.complaints == []


def test_what_can_not_be_copied_says_what_to_do(visitor: Visitor, review: dict[str, Any]) -> None:
    page = opened(visitor, review, "print/governors")
    page.evaluate("document.execCommand = () => false")
    page.get_by_role("button", name="Copy for Word").click()
    expect(page.get_by_role("status").filter(has_text="Select the report and copy it.")).to_be_visible()


def test_an_audit_has_no_governors_report(visitor: Visitor, review: dict[str, Any]) -> None:
    page = opened(visitor, audit_of(visitor, review), "keep")
    expect(page.get_by_role("link", name="The completed audit")).to_be_visible()
    expect(page.get_by_role("link", name="The governors’ report")).to_have_count(0)
    page.evaluate("location.hash = 'print/governors'")
    expect(page.get_by_role("heading", level=1, name="Print: all of it")).to_be_visible()


def test_another_windows_audit_is_printed_as_an_audit(visitor: Visitor, review: dict[str, Any]) -> None:
    audit = audit_of(visitor, review)
    page = opened(visitor, review, "print/governors")
    other = beside(page, f"{page.url.split('#')[0]}#keep")
    file = FilePayload(name="kept.json", mimeType="text/plain", buffer=json.dumps(audit).encode())
    other.get_by_label("Open a copy that you kept").set_input_files(file)
    other.get_by_role("button", name="Replace it").click()
    page.get_by_role("button", name="Continue here").click()
    expect(page.get_by_role("heading", level=1, name="Self-audit: Ysgol Llŷn")).to_be_visible()
    assert visitor.complaints == []


def audit_of(visitor: Visitor, review: dict[str, Any]) -> dict[str, Any]:
    """One of the audits in a review."""
    page = visitor.go(f"{PAGE}#together")
    page.wait_for_function("() => Boolean(Reflections.reviewScreens)")
    audit: dict[str, Any] = page.evaluate("review => Reflections.review.audits(review)[0]", review)
    return audit


# ---- Kept, and on the screen


def test_a_kept_review_says_so_and_opens_as_the_same(visitor: Visitor, review: dict[str, Any]) -> None:
    page = opened(visitor, review, "keep")
    expect(page.get_by_role("heading", name="Whose review it is")).to_be_visible()
    expect(page.get_by_label("Your name or initials")).to_be_hidden()
    before = stored(page)
    calendar = kept_by(page, "The plan’s dates as .ics").path().read_text(encoding="utf-8")
    assert "From the review of Ysgol Llŷn" in calendar.replace("\n ", "")
    html = kept_by(page, "Keep a copy").path().read_text(encoding="utf-8")
    title, text = page.evaluate(READABLE, html)
    assert title.startswith("Review, Ysgol Llŷn, ")
    for said in (
        "About this review",
        "Parents and carers (9)",
        "14 of 16 questions agreed",
        "To go on with this review",
    ):
        assert said in text, said
    for said in ("This caused debate.", "For the minutes: in May again.", "Pupils, hands or cards: Year 6 (28)"):
        assert said in text, said
    assert names_nobody(text)
    assert "audit" not in text.replace("self-audit", "")
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    visitor.go(f"{PAGE}#keep")
    page.get_by_label("Open a copy that you kept").set_input_files(
        FilePayload(name="kept.html", mimeType="text/html", buffer=html.encode())
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("All questions")
    assert stored(page) == before


def test_names_stand_in_the_copy_where_the_team_turned_them_on(
    visitor: Visitor, make_review: Callable[..., dict[str, Any]]
) -> None:
    page = opened(visitor, make_review(names=True), "keep")
    _, text = page.evaluate(READABLE, kept_by(page, "Keep a copy").path().read_text(encoding="utf-8"))
    assert re.search(r"Zorrolea0: \d, \w+\. Secret of Zorrolea0", text)


def test_a_copy_for_sending_on_holds_nobodys_audit(visitor: Visitor, review: dict[str, Any]) -> None:
    """Nor does it count as a copy of what is here. Both kinds hold the same."""
    page = opened(visitor, review, "keep")
    files = [kept_by(page, button) for button in ("For sending on", "For sending on, as .json")]
    html, text = (file.path().read_text(encoding="utf-8") for file in files)
    assert [file.suggested_filename.split("-without-")[1] for file in files] == ["audits.html", "audits.json"]
    sent = json.loads(text)
    assert (sent["audits"], sent["wordings"]) == ([], [])
    assert sent["id"] != review["id"]
    assert f'"id":"{sent["id"]}"' in html
    assert names_nobody(html)
    assert names_nobody(text)
    assert "Staff (2" in page.evaluate(READABLE, html)[1]
    assert stored(page)["audits"] == review["audits"]


def test_the_views_go_into_a_spreadsheet_as_text(visitor: Visitor, review: dict[str, Any]) -> None:
    """A question that begins as a formula does stays a text; the table is none that opens here."""
    foreign = review["questions"][0] | {"id": "elsewhere", "code": "X1", "ask": "=1+1"}
    record = review | {"questions": [*review["questions"], foreign]}
    group = review["groups"][0] | {"id": "hands-2", "question": "elsewhere", "label": "@home"}
    page = opened(visitor, record | {"groups": [*review["groups"], group]}, "keep")
    kept = kept_by(page, "A table of the views as .csv")
    rows = kept.path().read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("\ufeffcode,part,question,who,")
    assert len([row for row in rows if row.startswith("X1")]) == 1
    assert "'=1+1" in rows[-1]
    assert "Pupils, hands or cards: @home" in rows[-1]
    assert names_nobody("".join(rows))
    page.get_by_label("Open a copy that you kept").set_input_files(kept.path())
    expect(page.get_by_role("alert").filter(has_text="not an audit")).to_be_visible()


@pytest.mark.parametrize("route", ["keep", "print/governors", "print/all"])
def test_nobody_is_shut_out_from_a_reviews_papers(visitor: Visitor, review: dict[str, Any], route: str) -> None:
    page = opened(visitor, review, route)
    assert visitor.complaints == []
    assert unsound(visitor) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.emulate_media(color_scheme="dark")
    assert unsound(visitor) == []

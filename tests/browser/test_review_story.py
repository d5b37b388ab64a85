"""A leadership team comes together: six who disagree, two of them absent, with what staff and parents answered."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.firefox import Firefox
from tests.browser.visit import Visitor, on_file
from tests.project import BuiltSite

PAGE = "self-audit/index.html"

KEY = "reflections:inclusion-reflections:v1"

NAMES = ["Ann Bevan", "Łukasz Wójcik", "Siân Hughes", "عمر", "Jo Price", "Kit Moon"]
"""Of the six; the last two can't come, and send the copies that they kept."""

LEVELS = [
    [1, 2, 3, 4, 2, 2, 3, 3, 1, 2, 4, 3],
    [2, 2, 3, 3, 4, 2, "dont_know", 3, 4, 2, 4, 3],
    [3, 2, 3, 1, 1, 2, "dont_know", 3, 2, 2, 3, 3],
    [2, 2, 3, 4, 3, 2, 2, 3, 2, 2, "does_not_apply", 3],
    [4, 2, 3, 2, 2, 2, 3, 3, 3, 2, 4, 3],
    [2, 2, 3, 4, "dont_know", 2, "dont_know", 3, 1, 2, 3, None],
]
"""What each of them chose for the twelve questions of the short self-audit."""

MAKE = """({names, levels}) => {
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    const {audit} = Reflections;
    const make = (id, audience, name, levelOf, now = "2026-11-20T10:31:00Z") => {
        const who = {audience, name, school: "Ysgol Gynradd Llŷn", choice: {kind: "short"}};
        let record = audit.start({bank, id, now, ...who});
        record.questions.forEach(({id: question}, at) => {
            const level = levelOf(at);
            record = level === null ? record : audit.rate(record, question, level, now);
            record = at % 4 ? record : audit.write(record, question, "note", `Seen by ${id} =1+1`, now);
        });
        return record;
    };
    const many = (length, audience, levelOf) => Array.from({length}, (_, n) => n).map((n) =>
        make(`${audience}-${String(n).padStart(4, "0")}`, audience, "", (at) => levelOf(n, at)));
    const leaders = names.map((name, n) => make(`leader-000${n}`, "leadership", name, (at) => levels[n][at]));
    const before = {ask: "Do we all want the same?", signs: ["No.", "Some.", "Most.", "All."]};
    leaders[5] = {...leaders[5], site: {...leaders[5].site, edition: "2025-11"},
        questions: leaders[5].questions.map((question, at) => (at === 0 ? {...question, ...before} : question))};
    return {
        leaders,
        staff: many(24, "staff", (n, at) => ((n + at) % 11 === 10 ? "dont_know" : 1 + (n * 3 + at) % 4)),
        parents: many(9, "parents-carers", (n, at) => 1 + (n + at) % 3),
    };
}"""
"""The audits of all, as the page's own scripts make them."""

WRITE = """([record, kind]) => Reflections.copies.kinds[kind].write({
    record, bank: new Reflections.QuestionBank(Reflections.questionData), today: "2026-11-22"})"""

LAST_TERM = """(record) => {
    const now = "2026-06-19T15:00:00Z";
    const {audit, plan} = Reflections;
    const [first, second, third] = record.questions.map(({id}) => id);
    let review = {...record, id: "review-of-summer", made: now, changed: now, revision: 3,
        answers: [], priorities: [], actions: [], audits: [], wordings: [], debates: [], groups: []};
    [[first, 1], [second, 2], [third, 4]].forEach(([question, level]) => {
        review = audit.rate(review, question, level, now);
    });
    const said = {question: first, what: "Ask ten pupils", who: "Deputy head", by: "2026-09-30", status: "under_way"};
    return {...plan.add(review, {id: "action-of-summer", ...said}, now), changed: now};
}"""
"""The review that the team kept in summer."""


@pytest.fixture(params=["a folder", "an intranet"])
def start(request: pytest.FixtureRequest, site: BuiltSite, site_address: str) -> str:
    """Where the site is: a double-clicked folder, or plain HTTP under a name that isn't localhost."""
    return on_file(site) if request.param == "a folder" else site_address.replace("127.0.0.1", "intranet.example")


def stored(page: Page) -> dict[str, Any]:
    return dict(json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["record"])


def screen(page: Page, name: str) -> Page:
    page.get_by_role("navigation", name="Self-audit").get_by_role("link", name=name).click()
    return page


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def write_files(page: Page, made: dict[str, Any], folder: Path) -> list[Path]:
    """What people sent: each kind of copy among them, and one that was cut off on its way."""
    files = []
    people = [*made["leaders"][1:], *made["staff"], *made["parents"]]
    for place, record in enumerate(people):
        kind = ("html", "json", "csv")[place % 3]
        files.append(folder / f"{record['id']}.{kind}")
        files[-1].write_text(page.evaluate(WRITE, [record, kind]), encoding="utf-8", newline="")
    files.append(folder / "from-jo.json")
    files[-1].write_text(json.dumps(made["leaders"][1])[:900], encoding="utf-8")
    return files


def keep(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def answer_alone(page: Page, record: dict[str, Any]) -> None:
    """The head's own audit, as she left it in this browser."""
    text = json.dumps({"revision": record["revision"], "writer": "before", "at": "", "record": record})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()
    expect(page.locator(".ir-audit__progress")).to_have_text("12 of 12 answered")


def agree(page: Page, level: str, good_enough: str) -> None:
    page.get_by_role("radio", name=re.compile(f"^{level} ")).check()
    page.get_by_role("group", name="Is that good enough for us now?").get_by_role("radio", name=good_enough).check()


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


def come_together(visitor: Visitor, folder: Path) -> Page:
    """From the copies that people sent to what they agree, plan, and see of last term's."""
    page = visitor.go(PAGE)
    made = page.evaluate(MAKE, {"names": NAMES, "levels": LEVELS})
    files = write_files(page, made, folder)
    answer_alone(page, made["leaders"][0])

    # Their copies meet
    screen(page, "Together")
    page.get_by_label("Choose the copies that people kept").set_input_files(files)
    came_in = page.locator(".ir-together__summary")
    expect(page.locator(".ir-told")).to_contain_text("38 audits were added, beside the one in this browser.")
    expect(came_in).to_contain_text("“from-jo.json” could not be read")
    expect(came_in).to_contain_text("is from another edition of the questions")
    expect(page.locator("#main")).to_contain_text("Leadership: 6 audits")
    expect(page.locator("#main")).to_contain_text("Staff: 24 audits")
    expect(page.locator("#main")).to_contain_text("Parents and carers: 9 audits")
    expect(page.get_by_label("Show names")).to_be_disabled()
    before = stored(page)
    assert len(before["audits"]) == 39
    own = next(audit for audit in before["audits"] if audit["id"] == "leader-0000")
    assert own["answers"] == made["leaders"][0]["answers"]

    # Widest spreads first; they agree on three, and leave the others open
    page.get_by_role("link", name="See where views differ").click()
    expect(heading(page)).to_have_text("All questions")
    page.locator(".ir-views a[href^='#question/']").first.click()
    expect(heading(page)).to_contain_text("Question 1 of 12")
    expect(page.locator(".ir-voices")).to_contain_text("yours")
    agree(page, "2", "No")
    expect(page.locator(".ir-voices")).to_contain_text("Agreed: 2")
    page.get_by_label("This caused debate").check()
    page.get_by_role("textbox", name="Note").fill("Whoever meets families late sees it otherwise.")
    first = page.url.rpartition("/")[2]
    page.get_by_role("link", name="Next", exact=True).click()
    agree(page, "1", "No")
    page.get_by_role("link", name="Next", exact=True).click()
    agree(page, "3", "Yes")
    expect(page.locator(".ir-audit__progress")).to_have_text("3 of 12 agreed")
    agreed = stored(page)
    assert agreed["audits"] == before["audits"]  # nobody's voice was written over
    assert agreed["debates"] == [first]
    assert "=1+1" not in page.locator("#main").inner_text()  # an individual's note is no one else's business

    # The short list and the plan rest on what is agreed
    screen(page, "Results")
    expect(page.locator("#main")).to_contain_text("3 of 12 questions are agreed so far.")
    expect(page.get_by_role("heading", name="Not agreed yet")).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("as a priority")).first.check()
    screen(page, "Plan")
    page.get_by_role("button", name="Add this step to the plan").first.click()
    page.get_by_role("textbox", name="Who sees to it").fill("The deputy head")

    # What moved since summer
    summer = folder / "summer.json"
    summer.write_text(json.dumps(page.evaluate(LAST_TERM, agreed)), encoding="utf-8")
    screen(page, "Together")
    page.get_by_role("link", name="What changed since an earlier term").click()
    page.get_by_label("Add records of earlier terms").set_input_files(summer)
    expect(page.locator("#main")).to_contain_text("Ask ten pupils")
    expect(page.locator("#main")).to_contain_text(re.compile("overdue", re.IGNORECASE))
    page.get_by_role("button", name=re.compile("Take .*into this plan")).click()
    assert [action["id"] for action in stored(page)["actions"]][-1] == "action-of-summer"
    return page


def keep_wipe_and_open(page: Page, folder: Path) -> Path:
    """The same review comes back; gives the copy that is for sending on."""
    screen(page, "Keep and print")
    before = stored(page)
    copy = keep(page, "Keep a copy", folder)
    sent = keep(page, "For sending on", folder)
    page.get_by_role("button", name=re.compile("^Finish and wipe")).click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Wipe")).click()
    expect(page.get_by_role("heading", name="Begin", exact=True)).to_be_visible()
    page.locator("input[type=file]:visible").set_input_files(copy)
    expect(page.locator(".ir-audit__progress")).to_have_text("3 of 12 agreed")
    assert stored(page) == before
    return sent


def test_a_team_of_six_comes_together(
    open_visitor: Callable[..., Visitor], start: str, site: BuiltSite, tmp_path: Path
) -> None:
    visitor = open_visitor(start, viewport={"width": 1280, "height": 720})
    page = come_together(visitor, tmp_path)

    # The governors' report: two sheets, and nobody's name
    screen(page, "Keep and print")
    page.get_by_role("link", name="The governors’ report").click()
    report = page.locator(".ir-report")
    expect(report).to_contain_text("The deputy head")
    page.emulate_media(media="print")
    shown = report.inner_text()
    assert [name for name in [*NAMES, "=1+1", "leader-0"] if name in shown] == []
    assert pages_of(page.pdf(format="A4")) <= 2
    page.emulate_media(media="screen")

    sent = keep_wipe_and_open(page, tmp_path)

    # Sent on: numbers, what is agreed and the plan, and no audit
    text = sent.read_text(encoding="utf-8")
    assert [name for name in [*NAMES, "=1+1", "leader-000"] if name in text] == []
    chair = open_visitor(on_file(site)).go(PAGE)
    chair.locator("input[type=file]:visible").set_input_files(sent)
    expect(chair.locator(".ir-audit__progress")).to_have_text("3 of 12 agreed")
    expect(chair.locator("#main")).to_contain_text("24")
    assert stored(chair)["audits"] == []
    assert visitor.complaints == []
    assert visitor.requests_elsewhere == []


def test_the_same_in_firefox(firefox: Firefox, site: BuiltSite, tmp_path: Path) -> None:
    """From a folder, where Firefox gives each file a storage of its own."""
    with firefox.visit(on_file(site)) as visitor:
        keep_wipe_and_open(come_together(visitor, tmp_path), tmp_path)
        assert visitor.complaints == []
        assert visitor.requests_elsewhere == []

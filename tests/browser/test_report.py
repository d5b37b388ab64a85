"""The chart of a profile, and the report: what is drawn, what is read aloud, and what comes out on paper."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.visit import AXE, RULES, RUN_AXE, Visitor, on_file, sheets_of
from tests.project import ROOT, BuiltSite

ANSWERS = """[
    {rating: 1, good_enough: true}, {rating: 2, good_enough: false}, {rating: 3}, {rating: 4, good_enough: true},
    {rating: "dont_know"}, {rating: "does_not_apply"}, {},
]"""
"""One answer of each kind."""

PREPARE = """([answers, style]) => {
    window.rows = eval(answers).map((answer, place) => ({
        question: `q-${place}`, code: `V${place + 1}`, ask: `Question ${place + 1}?`, sign: "", evidence: "", note: "",
        earlier: [], standing: "current", ...answer,
    }));
    window.part = {id: "vision", name: "Vision", rows, counts: {all: 7, blank: 1}};
    window.show = (...elements) => {
        const main = document.createElement("main");
        main.append(...elements);
        document.body.replaceChildren(main);
    };
    window.reportOf = (record, sections, bank = window.bank, more = {}, owner = document) => {
        const profile = Reflections.profile.of(record, bank);
        return Reflections.report.build(owner, {record, bank, sections, profile, today: "2026-11-22", ...more});
    };
    window.ALL = ["about", "audit", "results", "plan"];
    document.open();
    document.write("<!doctype html><html lang=en-GB><title>Report</title>"); // an empty page is in quirks mode
    document.close();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
}"""

SMALL_RECORD = """() => {
    const now = "2026-11-21T10:31:00Z";
    const {audit, plan} = Reflections;
    const about = {audience: "leadership", choice: {kind: "full"}, school: "Lyng Hall", name: "AB"};
    let record = audit.start({bank, ...about, id: "abcdefgh", now});
    record = audit.rate(record, "vision-shared", 3, now);
    record = audit.judge(record, "vision-shared", true, now);
    record = audit.rate(record, "vision-decisions", 1, now);
    record = audit.judge(record, "vision-decisions", false, now);
    record = audit.write(record, "vision-decisions", "evidence", "Minutes of May.\\nThe survey.", now);
    record = audit.rate(record, "commitment-time", "dont_know", now);
    record = plan.choose(record, "vision-decisions", now);
    record = plan.note(record, "vision-decisions", "hinders", "Tuesdays.", now);
    record = plan.add(record, {id: "action-1", question: "vision-decisions", what: "Ask ten families.",
        who: "Deputy head", by: "2027-01-31", how: "A page of what they said.", status: "under_way"}, now);
    const signs = ["No.", "Some.", "Yes.", "All."];
    const gone = {id: "gone", code: "X9", part: {id: "x", name: "X"}, ask: "Do we use chalk?", signs};
    const questions = [...record.questions, gone];
    return {...record, questions, answers: [...record.answers, {question: "gone", rating: 2}]};
}"""

DRAWN = """chart => [...chart.querySelectorAll("g:has(> .ir-profile__code)")].map(row => {
    const shape = row.querySelector(".ir-profile__shape");
    const texts = [...row.querySelectorAll("text")].map(text => text.textContent);
    const place = shape && [...row.querySelectorAll("svg")].indexOf(shape.parentElement) + 1;
    const nameOf = ({tagName, attributes}) => tagName + (attributes.fill ? " hollow" : "");
    const drawn = shape && [...shape.children].map(nameOf).join(", ");
    return [texts.join(": "), place, drawn];
})"""
"""Of each row the words, at which of the places the mark stands, and what it is made of."""


def prepare(logic: Page) -> Page:
    """The scripts' page with nothing but the report's own style, as in a kept file."""
    style = (ROOT / "theme/assets/css/self_audit/report.css").read_text(encoding="utf-8")
    logic.evaluate(PREPARE, [ANSWERS, style])
    logic.evaluate(f"() => {{ window.record = ({SMALL_RECORD})(); }}")
    return logic


@pytest.fixture
def page(logic: Page) -> Iterator[Page]:
    """A page in which reports can be made and shown, and the small record."""
    yield prepare(logic)
    logic.emulate_media(media="null", color_scheme="null")


def test_the_shape_of_a_mark_says_what_was_judged(page: Page) -> None:
    """At the level that was chosen a disc, a hatched diamond or a ring; what is no level is in words."""
    page.evaluate("() => show(Reflections.chart.profile(part, bank.scale))")
    assert page.locator("main > svg").evaluate(DRAWN) == [
        ["V1", 1, "circle"],
        ["V2", 2, "path hollow, path"],
        ["V3", 3, "circle hollow"],
        ["V4", 4, "circle"],
        ["V5: We don't know", None, None],
        ["V6: Does not apply", None, None],
        ["V7: Not answered", None, None],
    ]


def test_what_is_no_level_stands_right_of_level_4(page: Page) -> None:
    page.evaluate("() => show(Reflections.chart.profile(part, bank.scale))")
    last_level = page.locator(".ir-profile__names text").last.bounding_box()
    assert last_level
    for words in page.locator(".ir-profile__aside").all():
        box = words.bounding_box()
        assert box
        assert box["x"] > last_level["x"] + last_level["width"]


def test_a_chart_that_leads_on_is_read_as_a_list_of_links(page: Page) -> None:
    """Each is named once, by its answer in words; no other text of the drawing is read."""
    page.evaluate("() => show(Reflections.chart.profile(part, bank.scale, {href: id => `#question/${id}`}))")
    lines = page.locator("main").aria_snapshot().splitlines()
    assert [line.strip("- :") for line in lines if "listitem" not in line and "/url" not in line] == [
        "main",
        'list "Vision"',
        'link "V1, level 1, Starting, good enough"',
        'link "V2, level 2, Growing, not good enough"',
        'link "V3, level 3, Usual, not judged yet"',
        'link "V4, level 4, Lasting, good enough"',
        'link "V5, We don\'t know"',
        'link "V6, Does not apply"',
        'link "V7, Not answered"',
    ]
    assert [line.split()[-1] for line in lines if "/url" in line] == [f'"#question/q-{place}"' for place in range(7)]


def test_a_chart_that_leads_nowhere_is_one_picture(page: Page) -> None:
    page.evaluate("() => show(Reflections.chart.profile(part, bank.scale))")
    assert page.locator("main").aria_snapshot() == '- main:\n  - img "Vision, drawn from the table"'


def test_a_chart_can_be_read_and_pressed_on_a_screen_of_320_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("() => show(reportOf(record, ['results'], bank, {href: id => '#' + id}))")
    targets = [link.bounding_box() for link in page.locator(".ir-profile__link").all()]
    assert targets
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in targets)
    sizes = page.locator("text").evaluate_all("texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize))")
    assert min(sizes) >= 12
    names = [
        name.bounding_box()
        for name in page.locator(".ir-profile__chart >> nth=0 >> .ir-profile__names text:nth-child(even)").all()
    ]
    assert all(one and other and one["x"] + one["width"] < other["x"] for one, other in pairwise(names))
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 1280, "height": 720})


TOUCHING = """chart => {
    const shown = [...chart.querySelectorAll("text")].filter(({textContent}) => textContent)
        .filter(text => getComputedStyle(text).visibility === "visible");
    const boxes = shown.map(text => [text.textContent, text.getBoundingClientRect()]);
    const edge = document.documentElement.clientWidth;
    return boxes.flatMap(([one, {left, right, top, bottom}], place) => [
        ...(right > edge ? [`${one} beyond the edge`] : []),
        ...boxes.slice(place + 1).filter(([, other]) => Math.max(left, other.left) - Math.min(right, other.right) < 3 &&
            Math.max(top, other.top) < Math.min(bottom, other.bottom) - 3).map(([other]) => `${one} and ${other}`),
    ]);
}"""
"""Of a chart what runs into something else."""

SPACE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
"""Somebody's own spacing (WCAG 1.4.12)."""

DRAW = """first => {
    show(reportOf(record, ["results"]));
    const chart = Reflections.chart.profile({...part, rows: rows.slice(first)}, bank.scale);
    document.querySelector(".ir-report__chart").replaceChildren(chart);
}"""
"""In a report a chart of all rows but the first few."""

HAS_NAMES = """isSo => document.querySelector(".ir-profile__names text:nth-child(2)").checkVisibility(
    {visibilityProperty: true}) === isSo"""


@pytest.mark.parametrize("first", [0, 1], ids=["three kinds of marks", "two kinds of marks"])
def test_in_ones_own_spacing_nothing_in_a_chart_runs_into_anything(page: Page, first: int) -> None:
    """On a small screen the levels' names go, whose numbers stay; they come back with the room, and paper has room."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate(SPACE)
    page.evaluate(DRAW, first)
    page.wait_for_function(HAS_NAMES, arg=False)
    chart = page.locator(".ir-profile__chart").first
    assert chart.evaluate(TOUCHING) == []
    levels = chart.locator(".ir-profile__names text").evaluate_all(
        "texts => texts.filter(text => text.checkVisibility({visibilityProperty: true})).map(text => text.textContent)"
    )
    assert levels == ["1", "2", "3", "4"]
    page.set_viewport_size({"width": 1280, "height": 720})
    page.wait_for_function(HAS_NAMES, arg=True)
    assert chart.evaluate(TOUCHING) == []


def facts(page: Page, place: str) -> dict[str, str]:
    """The names in a list of facts, and what stands beside each."""
    pairs = (
        page.locator(place)
        .locator(".ir-report__fact")
        .evaluate_all("facts => facts.map(fact => [...fact.children].map(({innerText}) => innerText.trim()))")
    )
    return {str(name): str(value) for name, value in pairs}


def test_a_report_begins_with_who_answered_what_and_when(page: Page) -> None:
    page.evaluate("() => show(reportOf(record, ALL))")
    assert page.locator("h1").inner_text() == "Self-audit: Lyng Hall"
    assert facts(page, ".ir-report__section--about") == {
        "School": "Lyng Hall",
        "Date": "22 November 2026",
        "Who answered": "Leadership: AB",
        "Questions": "Ysgol Llŷn’s questions, edition of November 2026",
        "Answered": "3 of 6 questions; 1 more is not asked here",
        "Last changed": "21 November 2026",
    }


def test_each_question_stands_with_its_answer(page: Page) -> None:
    page.evaluate("() => show(reportOf(record, ALL))")
    assert facts(page, ".ir-report__section--audit .ir-report__question >> nth=1") == {
        "Level": "1, Starting: vision-decisions, sign 1",
        "Good enough?": "No",
        "Evidence": "Minutes of May.\nThe survey.",
    }
    assert facts(page, ".ir-report__section--audit .ir-report__question >> nth=2") == {"Level": "Not answered"}


def test_a_question_that_is_not_asked_here_keeps_its_answer(page: Page) -> None:
    page.evaluate("() => show(reportOf(record, ['audit', 'results']))")
    block = page.locator(".ir-report__block", has=page.get_by_role("heading", name="Not asked here"))
    assert "X9 Do we use chalk?" in block.inner_text()
    assert facts(page, ".ir-report__section--audit .ir-report__question >> nth=-1") == {
        "Level": "2, Growing: Some.",
        "Good enough?": "Not judged yet",
        "Why here": "Not known to this site",
    }
    assert "chalk" not in page.locator(".ir-report__section--results").inner_text()


def test_the_room_to_write_is_on_paper_alone(page: Page) -> None:
    """Below each question that is asked here and has no answer."""
    page.evaluate("() => show(reportOf(record, ['audit']))")
    room = page.locator(".ir-report__write")
    assert room.count() == 3
    assert not room.first.is_visible()
    page.emulate_media(media="print")
    assert room.first.is_visible()


def test_the_room_to_write_names_each_level_by_its_sign(page: Page) -> None:
    """Nobody judges well by a level's name alone."""
    page.evaluate("() => show(reportOf(record, ['audit']))")
    page.emulate_media(media="print")
    levels = page.locator(".ir-report__choices--levels").first.get_by_role("listitem").all_inner_texts()
    assert [level.split(": ")[0] for level in levels] == ["1, Starting", "2, Growing", "3, Usual", "4, Lasting"]
    assert levels[1].endswith(", sign 2")


def test_what_helps_and_hinders_is_written_by_hand_where_nothing_is_said(page: Page) -> None:
    page.evaluate("() => show(reportOf(record, ['plan']))")
    helps, hinders = page.locator(".ir-report__fact:has(dt:text('What h')) dd").all()
    assert helps.inner_text() == "Not said yet"
    page.emulate_media(media="print")
    assert helps.inner_text().strip() == ""
    line = helps.locator(".ir-report__line").bounding_box()
    assert line
    assert line["height"] > 30
    assert hinders.inner_text() == "Tuesdays."
    assert hinders.locator(".ir-report__line").count() == 0


def test_an_empty_plan_is_written_by_hand(page: Page, tmp_path: Path) -> None:
    """Lines and empty rows on one sheet; on the screen a sentence."""
    page.evaluate("() => show(reportOf({...record, priorities: [], actions: []}, ['about', 'plan']))")
    assert "None has been written yet." in page.locator("main").inner_text()
    (sheet,) = sheets_of(page, tmp_path / "plan.pdf")
    assert "None has been" not in sheet
    assert re.search(r"Priority 3\s+What helps, and what hinders", sheet)
    assert re.search(r"What +Who +By when +How we will know", sheet)
    assert page.locator(".ir-report__table--write tbody tr").count() == 6


@pytest.mark.parametrize("many", [1, 2, 3])
def test_rows_to_write_in_stand_on_one_sheet(page: Page, tmp_path: Path, many: int) -> None:
    """Below the priorities, if there is room; else on the next sheet, with their heading."""
    page.evaluate(
        """many => {
            const priorities = record.questions.slice(0, many).map(({id}) => ({question: id, helps: "", hinders: ""}));
            show(reportOf({...record, priorities, actions: []}, ["about", "plan"]));
        }""",
        many,
    )
    sheets = sheets_of(page, tmp_path / "plan.pdf")
    assert page.locator(".ir-report__table--write tbody tr").count() == (4 if many == 2 else 6)
    assert len(sheets) == (2 if many == 3 else 1)
    assert re.search(r"^Actions$", sheets[-1], re.MULTILINE)
    assert re.search(r"What +Who +By when +How we will know", sheets[-1])


def test_a_part_without_an_answer_has_no_picture(page: Page) -> None:
    page.evaluate("() => show(reportOf({...record, answers: []}, ['results']))")
    assert page.locator("svg, table").count() == 0
    assert "questions are not answered yet: V1, V2" in page.locator(".ir-report__block").first.inner_text()


def test_sections_come_as_they_were_asked_for(page: Page) -> None:
    page.evaluate("() => show(reportOf(record, ['plan', 'about']))")
    assert page.locator("h2").all_inner_texts() == ["Plan", "About this audit"]


def test_the_plan_says_what_hinders_and_who_does_what(page: Page) -> None:
    page.evaluate("() => show(reportOf(record, ['plan']))")
    assert facts(page, ".ir-report__question")["What hinders"] == "Tuesdays."
    cells = page.locator(".ir-report__table--actions tbody tr >> nth=0").locator("th, td").all_inner_texts()
    assert cells == [
        "V2 Ask ten families.",
        "Deputy head",
        "31 January 2027",
        "A page of what they said.",
        "",
        "Under way",
    ]


def test_every_table_has_a_caption_and_headers(page: Page) -> None:
    page.evaluate("() => show(reportOf(record, ALL))")
    unclear = """tables => tables.filter(table => !table.caption || !table.caption.textContent ||
        [...table.tHead.rows[0].cells].some(cell => cell.scope !== "col") ||
        [...table.tBodies[0].rows].some(row => row.cells[0].scope !== "row")).length"""
    assert page.locator("table").count() == 3  # two parts of three have an answer
    assert page.locator("table").evaluate_all(unclear) == 0


SHOW_HOSTILE = """hostile => {
    const kept = ["id", "question", "audience", "rating", "status", "by", "review", "made", "changed", "kind"];
    const swap = (value, name) => {
        if (value && typeof value === "object") {
            return Array.isArray(value) ? value.map(each => swap(each, name))
                : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, swap(each, name)]));
        }
        return typeof value === "string" && !kept.includes(name) ? hostile : value;
    };
    const foreign = document.implementation.createHTMLDocument("");
    const report = reportOf(swap(record, ""), ALL, bank, {}, foreign);
    window.isForeign = report.ownerDocument === foreign;
    const opened = new DOMParser().parseFromString(report.outerHTML, "text/html");
    show(document.importNode(opened.body.firstChild, true));
}"""
"""A report made for another document of a record with markup in each text, written out and read in again."""


def test_what_people_wrote_stays_text(page: Page) -> None:
    """And a report that leads nowhere holds nothing that a kept file's policy would have to stop."""
    hostile = "<img src=x onerror=alert(1)></script><b>"
    page.evaluate(SHOW_HOSTILE, hostile)
    assert page.evaluate("window.isForeign")
    assert page.locator(".ir-report :is(img, script, style, b, a, [style], [href])").count() == 0
    text = page.locator(".ir-report").inner_text()
    assert text.count(hostile) > 20  # school, name, site, each question in audit and results, signs, evidence, plan


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_report(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.evaluate("() => show(reportOf(record, ALL, bank, {href: id => `#question/${id}`}))")
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, RULES) == []


# ---- On paper

LONG_RECORD = """() => {
    const now = "2026-11-21T10:31:00Z";
    const {audit, plan} = Reflections;
    const parts = ["vision", "commitment", "achievement"];
    const long = place => "It is seen in lessons, at the gate and in what families say. ".repeat(place % 5);
    const questions = Array.from({length: 42}, (_, place) => ({
        ...bank.data.questions[0], id: `q-${place}`, code: `Q${place}`, wording: {},
        part: parts[Math.floor(place / 14)], ask: `Ask ${place} begins here?`,
        signs: Array(4).fill(`Sign of ${place}. ${long(place)}`),
    }));
    window.many = new Reflections.QuestionBank({...bank.data, questions});
    const about = {audience: "leadership", choice: {kind: "full"}, school: "Lyng Hall", name: ""};
    let record = audit.start({bank: many, ...about, id: "abcdefgh", now});
    questions.forEach(({id}, place) => {
        if (place % 6) {
            record = audit.rate(record, id, place % 4 + 1, now);
            record = audit.judge(record, id, place % 3 > 0, now);
            record = audit.write(record, id, "evidence", `${long(place + 1)}Evidence ends ${place}.`, now);
        }
    });
    for (let place = 0; place < 12; place += 1) {
        const what = `Action ${place} begins. ${long(2 + place % 3)}Action ${place} ends.`;
        record = plan.add(record, {id: `action-${place}`, question: `q-${place}`, what, by: "2027-01-31"}, now);
    }
    show(reportOf(record, ["about", "results", "plan", "audit"], many));
}"""


@pytest.fixture(scope="module")
def sheets(logic: Page, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each sheet of a long report."""
    page = prepare(logic)
    page.evaluate(LONG_RECORD)
    return sheets_of(page, tmp_path_factory.mktemp("paper") / "report.pdf")


def holding(sheets: list[str], text: str) -> list[int]:
    """The sheets on which a text stands, by their place. A number at an end of it is not a piece of a longer one."""
    pattern = re.compile(r"(?<!\d)" + r"\s+".join(map(re.escape, text.split())) + r"(?!\d)")
    return [place for place, sheet in enumerate(sheets) if pattern.search(sheet)]


def lines_of(sheet: str) -> list[str]:
    return [line.strip() for line in sheet.splitlines() if line.strip()]


def test_each_sheet_says_whose_it_is_and_which(sheets: list[str]) -> None:
    """School and date at its head, its number at its foot."""
    lines = [lines_of(sheet) for sheet in sheets]
    assert len(sheets) > 8
    assert {sheet[0] for sheet in lines} == {"Lyng Hall · Self-audit · 22 November 2026"}
    assert [sheet[-1] for sheet in lines] == [f"Page {number} of {len(sheets)}" for number in range(1, len(sheets) + 1)]


def test_plan_and_audit_begin_a_new_sheet(sheets: list[str]) -> None:
    """The first section follows what the report is about."""
    heads = [lines_of(sheet)[1] for sheet in sheets]
    assert (heads.count("Plan"), heads.count("The audit")) == (1, 1)
    assert holding(sheets[:1], "About this audit") == holding(sheets[:1], "Results") == [0]


SPREAD = """within => {
    const actions = ["First", "Second", "Third"].map((what, place) =>
        ({...record.actions[0], id: `action-${place}`, what: `${what} action.`}));
    show(reportOf({...record, actions}, ["results", "plan"]));
    const block = document.querySelector(within).parentElement;
    document.querySelector(".ir-report").replaceChildren(...Array.from({length: 20}, (_, place) => {
        const section = document.createElement("section");
        const above = document.createElement("div");
        above.setAttribute("style", `height: ${200 + place * 3}mm`);
        section.className = "ir-report__section";
        section.append(above, block.cloneNode(true));
        return section;
    }));
}"""
"""What holds the first of something, such as the strengths, at the foot of twenty sheets, each time a little lower."""


def test_no_heading_stays_alone_at_the_foot_of_a_sheet(page: Page, tmp_path: Path) -> None:
    page.evaluate(SPREAD, ".ir-report__list")
    sheets = sheets_of(page, tmp_path / "spread.pdf")
    assert len(sheets) > 20
    assert holding(sheets, "Strengths") == holding(sheets, "vision-shared come")


@pytest.mark.parametrize(
    ("within", "first", "last"),
    [
        (".ir-report__rules", "How this is worked out", "nobody would ask about the last"),
        (".ir-report__table--actions", "Second action", "Third action"),
    ],
    ids=["the rules", "the last two actions"],
)
def test_no_sheet_holds_only_the_end_of_something(
    page: Page, tmp_path: Path, within: str, first: str, last: str
) -> None:
    page.evaluate(SPREAD, within)
    sheets = sheets_of(page, tmp_path / "spread.pdf")
    assert len(sheets) > 20
    assert holding(sheets, first) == holding(sheets, last)


def test_a_question_is_never_parted_from_its_answer(sheets: list[str]) -> None:
    audit = sheets[holding(sheets, "The audit")[0] :]
    for place in range(42):
        (sheet,) = holding(audit, f"Q{place} Ask {place} begins here?")
        if place % 6:
            assert holding(audit, f"Sign of {place}.") == holding(audit, f"Evidence ends {place}.") == [sheet]
        else:
            assert "We don't know" in audit[sheet]


def test_no_action_is_cut_in_two(sheets: list[str]) -> None:
    """The table goes over more than one sheet, and its heads with it."""
    plan = [sheet for sheet in sheets if "By when" in sheet]
    assert len(plan) > 1
    for place in range(12):
        (sheet,) = holding(plan, f"Q{place} Action {place}")
        assert sheet in holding(plan, f"{place} ends.")


def test_without_script_the_form_takes_a_sheet_for_two_questions(
    open_visitor: Callable[..., Visitor], site: BuiltSite, tmp_path: Path
) -> None:
    """Each with where to look; whose it is and when can be written on each sheet."""
    page = open_visitor(on_file(site), java_script_enabled=False).go("self-audit/index.html")
    sheets = sheets_of(page, tmp_path / "form.pdf")
    asked = [sheet.count("What could we show for it?") for sheet in sheets]
    assert sum(asked) == 50
    assert asked.count(2) >= 23
    assert asked == [sheet.count("Where to look:") for sheet in sheets]
    for number, sheet in enumerate(sheets, 1):
        assert re.search(rf"School: \.+ +Date: \.+ +Page {number} of {len(sheets)}$", lines_of(sheet)[-1])

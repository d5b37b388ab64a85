"""Several people's audits meet on one laptop: all that can be read comes in, nobody's work goes without a word."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.visit import RULES, RULES_OF_COLOUR, Visitor, beside, on_file
from tests.project import BuiltSite

PAGE = "self-audit/index.html"

KEY = "reflections:inclusion-reflections:v1"

MAKE = """(people) => {
    const bank = new Reflections.QuestionBank(Reflections.questionData);
    const [made, later] = ["2026-11-20T10:31:00Z", "2026-11-21T09:00:00Z"];
    return people.map(({id, audience = "leadership", name = "", school = "Hill School", rating = 2, more = 0}) => {
        const choice = {kind: "short"};
        let record = Reflections.audit.start({bank, school, id, now: made, audience, choice, name});
        for (const {id} of record.questions) {
            record = rating === null ? record : Reflections.audit.rate(record, id, rating, later);
        }
        for (let i = 0; i < more; i += 1) {
            const text = `Thought again ${i}`;
            record = Reflections.audit.write(record, record.questions[0].id, "note", text, `2026-11-22T0${i}:00:00Z`);
        }
        return record;
    });
}"""
"""Audits as the page's own scripts make them; `more` are changes on the day after."""

WRITE = """([record, kind]) => Reflections.copies.kinds[kind].write({
    record, bank: new Reflections.QuestionBank(Reflections.questionData), today: "2026-11-22"})"""

DROP = """(files) => {
    const dataTransfer = new DataTransfer();
    files.forEach(([name, text, times = 1]) => dataTransfer.items.add(new File([text.repeat(times)], name)));
    document.querySelector("h1").dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
}"""

SETTLE = """async ([here, copies, takes]) => {
    const places = here.map((audit) => ({audit}));
    const items = copies.map((audit) => ({name: "copy.json", audit}));
    const fates = await Reflections.gathering.settle(places, items, async () => takes);
    const ids = (items) => items.map(({audit}) => `${audit.id} ${audit.revision}`).sort();
    return Object.fromEntries(Object.entries(fates).map(([fate, items]) => [fate, ids(items)]));
}"""

PLAN = """([record, name]) => {
    const now = "2026-11-21T10:00:00Z";
    const [first, second] = record.questions.map(({id}) => id);
    const noted = Reflections.plan.note(record, first, "helps", `${name}: the team wants to`, now);
    const chosen = Reflections.plan.choose(noted, second, now);
    const action = {question: first, what: `What ${name} will do`, who: "Head", by: "2027-01-31"};
    return Reflections.plan.add(chosen, {...action, id: `action-of-${name}`}, now);
}"""
"""An audit with two priorities, something that helps the first, and an action."""

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def person(id: str, **more: Any) -> dict[str, Any]:
    return {"id": f"audit-of-{id}", **more}


TEAM = [
    person(id, name=f"N{id}", rating=rating) for id, rating in zip("abcdef", (1, 2, 2, 3, 4, "dont_know"), strict=True)
]


def audits(page: Page, people: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = page.evaluate(MAKE, list(people))
    return made


def audit(page: Page, id: str, **more: Any) -> dict[str, Any]:
    return audits(page, [person(id, **more)])[0]


def file(name: str, content: bytes | str | Mapping[str, Any]) -> FilePayload:
    text = content if isinstance(content, (bytes, str)) else json.dumps(content)
    return FilePayload(name=name, mimeType="text/plain", buffer=text if isinstance(text, bytes) else text.encode())


def kept(page: Page, record: Mapping[str, Any], kind: str) -> FilePayload:
    """A record as a copy of some kind."""
    return file(f"{record['id']}.{kind}", page.evaluate(WRITE, [record, kind]))


def stored(page: Page) -> dict[str, Any]:
    """What the browser stores."""
    return dict(json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["record"])


def bring(page: Page, *files: FilePayload) -> None:
    page.get_by_label("Choose the copies that people kept").set_input_files(list(files))


def came_in(page: Page) -> Locator:
    """What there is to say of the files that came in, beyond what was told."""
    return page.locator(".ir-together__summary li")


def told(page: Page) -> Locator:
    return page.locator(".ir-told")


def tell(page: Page, sentence: str, *more: str) -> None:
    """What came in is told in a sentence, and what there is to say besides stands below."""
    expect(page.locator(".ir-told__text")).to_have_text(sentence)
    expect(came_in(page)).to_have_text(list(more))


def dialog(page: Page, title: str) -> Locator:
    return page.get_by_role("dialog", name=title)


def part(page: Page, heading: str) -> Locator:
    return page.locator(".ir-together__part").filter(has=page.get_by_role("heading", name=heading, exact=True))


def planned(page: Page, id: str, **more: Any) -> dict[str, Any]:
    """An audit with a plan."""
    made: dict[str, Any] = page.evaluate(PLAN, [audit(page, id, **more), id])
    return made


def plan(page: Page) -> dict[str, list[Any]]:
    """The plan that the browser stores."""
    return {name: stored(page)[name] for name in ("priorities", "actions")}


def plan_screen(page: Page) -> Page:
    page.get_by_role("navigation", name="Self-audit").get_by_role("link", name="Plan", exact=True).click()
    expect(page.get_by_role("heading", name="Priorities and plan")).to_be_visible()
    return page


def brought(page: Page) -> Locator:
    """The plans of others, below the plan."""
    return page.locator(".ir-brought__facts")


def unsound(visitor: Visitor, rules: Mapping[str, Any] = RULES) -> list[str]:
    """What axe finds."""
    visitor.inject_axe()
    return visitor.violations(rules)


def together(visitor: Visitor) -> Page:
    page = visitor.go(f"{PAGE}#together")
    expect(page.get_by_role("heading", name="Together", exact=True)).to_be_visible()
    return page


def begun(visitor: Visitor, people: Sequence[Mapping[str, Any]] = TEAM) -> Page:
    """A review of some people."""
    page = together(visitor)
    bring(page, *(file(f"{record['id']}.json", record) for record in audits(page, people)))
    expect(told(page)).to_contain_text("added")
    return page


def answering(visitor: Visitor, record: Mapping[str, Any]) -> Page:
    """The screen, where somebody's audit is in the browser."""
    page = together(visitor)
    envelope = {"record": record, "at": "", "writer": "before"}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(envelope)])
    page.reload()
    expect(page.get_by_text("The audit in this browser")).to_be_visible()
    return page


@pytest.fixture
def review(visitor: Visitor) -> Page:
    return begun(visitor)


def test_before_anything_is_here_it_is_said_what_happens(visitor: Visitor) -> None:
    page = together(visitor)
    expect(page.get_by_text("Nobody’s answers are written over")).to_be_visible()
    expect(page.get_by_text("Read quietly, ten minutes")).to_be_visible()
    expect(part(page, "Who is in")).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(WIDER) <= 0
    assert visitor.requests_elsewhere == []
    assert visitor.complaints == []
    assert unsound(visitor) == []


def test_a_team_comes_together_from_files_of_every_kind(visitor: Visitor) -> None:
    """Somebody's own audit is one of them, a broken file among them is named, and Undo brings back what was here."""
    page = together(visitor)
    own, *others = audits(page, [*TEAM, *(person(f"staff-{i}", audience="staff") for i in range(3))])
    page = answering(visitor, own)
    kinds = ["html", "json", "csv", "html", "json", "csv", "html", "json"]
    copies = [kept(page, record, kind) for record, kind in zip(others, kinds, strict=True)]
    bring(
        page,
        *copies[:4],
        file("cut.json", '{"format": "inclusion-reflections", "ver'),
        *copies[4:],
        file("empty.html", ""),
    )
    tell(
        page,
        "8 audits were added, beside the one in this browser. 2 files could not be read.",
        "“cut.json” could not be read: the file is damaged: perhaps its end was lost when it was copied or sent.",
        "“empty.html” could not be read: the file is empty.",
    )
    expect(page.locator(".ir-together__number")).to_have_text(["Leadership: 6 audits", "Staff: 3 audits"])
    expect(page.get_by_role("heading", name="What came in")).to_be_focused()
    kept_here = stored(page)
    assert kept_here["kind"] == "review"
    assert [each["id"] for each in kept_here["audits"]] == sorted(each["id"] for each in [own, *others])
    page.get_by_role("button", name="Undo").click()
    expect(told(page)).to_contain_text("The audit that was here before is back.")
    expect(came_in(page)).to_have_count(0)
    assert {**stored(page), "revision": 0} == {**own, "revision": 0}
    assert visitor.requests_elsewhere == []
    assert visitor.complaints == []


def test_what_somebody_planned_alone_is_the_teams_draft(visitor: Visitor) -> None:
    """It is there after a reload too, when all the others are taken out again, and when one's own audit is."""
    page = together(visitor)
    own = planned(page, "mine")
    page = answering(visitor, own)
    bring(page, *(file(f"{each['id']}.json", each) for each in audits(page, TEAM[:2])))
    tell(
        page,
        "2 audits were added, beside the one in this browser. Your plan of 2 priorities and 1 action came along.",
    )
    expect(page.get_by_role("heading", name="Together", exact=True)).to_be_focused()
    page.reload()
    draft = {name: own[name] for name in ("priorities", "actions")}
    assert plan(page) == draft
    plan_screen(page)
    expect(page.get_by_label("What we will do")).to_have_value("What mine will do")
    expect(page.get_by_label("What helps").first).to_have_value("mine: the team wants to")
    expect(brought(page)).to_have_text(["Leadership 3 (yours): 2 priorities and 1 action. All of it is in this plan."])
    page.evaluate("location.hash = 'together'")
    for number in (1, 1, 1):
        page.get_by_role("button", name=f"Take out Leadership {number}", exact=True).click()
        assert plan(page) == draft
    assert stored(page)["audits"] == []
    plan_screen(page)
    expect(page.get_by_label("What we will do")).to_have_value("What mine will do")


def test_a_plan_of_ones_own_comes_back_with_undo_and_is_changed_by_nobody(visitor: Visitor) -> None:
    page = together(visitor)
    own = planned(page, "mine")
    page = answering(visitor, own)
    bring(page, file("a.json", audit(page, "a")))
    plan_screen(page).get_by_label("What we will do").fill("What the team will do")
    inside = next(each for each in stored(page)["audits"] if each["id"] == own["id"])
    assert inside["actions"] == own["actions"]
    page.get_by_role("button", name="Undo").click()
    dialog(page, "Replace the audit that is here?").get_by_role("button", name="Replace it").click()
    expect(told(page)).to_contain_text("The audit that was here before is back.")
    assert {**stored(page), "revision": 0} == {**own, "revision": 0}


def test_plans_that_come_in_can_be_copied(visitor: Visitor) -> None:
    """Behind what is there, once, and back again; what anybody wrote since stays."""
    page = together(visitor)
    own, other = planned(page, "mine"), planned(page, "b")
    page = answering(visitor, own)
    bring(page, file("b.json", other), file("a.json", audit(page, "a")))
    expect(came_in(page)).to_have_text(["“b.json” has a plan of its own, to be copied under “Plan”."])
    plan_screen(page)
    expect(brought(page)).to_contain_text(["Leadership 2: 2 priorities and 1 action.", "Leadership 3 (yours)"])
    copy = page.get_by_role("button", name="Copy into this plan: Leadership 2")
    copy.click()
    expect(told(page)).to_contain_text("Copied into the plan: 1 priority and 1 action.")
    expect(copy).to_be_focused()
    expect(brought(page).first).to_contain_text("All of it is in this plan.")
    copied = plan(page)
    assert [action["id"] for action in copied["actions"]] == ["action-of-mine", "action-of-b"]
    assert copied["priorities"] == [
        {**own["priorities"][0], "helps": "mine: the team wants to\nb: the team wants to"},
        own["priorities"][1],
    ]
    page.keyboard.press("Enter")
    assert plan(page) == copied
    assert unsound(visitor) == []
    page.get_by_label("What we will do").last.fill("What we will do")
    page.get_by_role("button", name="Undo").click()
    assert [action["what"] for action in plan(page)["actions"]] == ["What mine will do", "What we will do"]
    assert plan(page)["priorities"] == own["priorities"]
    assert visitor.complaints == []


def test_the_plan_of_a_review_that_comes_into_another_can_be_copied(visitor: Visitor) -> None:
    """Nothing keeps it, so that is offered for as long as the page is there, also when its audits were here already."""
    page = begun(visitor, TEAM[:2])
    theirs = page.evaluate(PLAN, [stored(page), "them"])
    page.evaluate("localStorage.clear()")
    page.reload()
    begun(visitor, TEAM[:3])
    review = file("review.json", {**theirs, "id": "review-of-theirs"})
    for _ in range(2):
        bring(page, review)
        expect(came_in(page)).to_contain_text(["Its plan can be copied under “Plan”, until you leave this page."])
    plan_screen(page)
    expect(brought(page)).to_have_text(["The review in “review.json”: 2 priorities and 1 action."])
    page.get_by_role("button", name="Copy into this plan: The review in “review.json”").click()
    expect(told(page)).to_contain_text("Copied into the plan: 2 priorities and 1 action.")
    assert plan(page) == {name: theirs[name] for name in ("priorities", "actions")}
    page.get_by_role("button", name="Undo").click()
    assert plan(page) == {"priorities": [], "actions": []}


def test_copies_of_another_term_are_not_mixed_in_without_a_word(visitor: Visitor) -> None:
    """Whoever answered in both would count twice."""
    page = begun(visitor, TEAM[:2])
    later, same = audit(page, "next-term"), audit(page, "same-term")
    bring(page, file("later.json", {**later, "changed": "2027-02-01T09:00:00Z"}), file("same.json", same))
    expect(came_in(page)).to_have_text(
        [
            "1 of these was answered two months or more after those that were here. For a new term choose “Undo”, and "
            "begin it under “What changed since an earlier term”."
        ]
    )


def test_what_is_told_of_files_is_not_told_again_on_the_next_screen(visitor: Visitor) -> None:
    page = begun(visitor, TEAM[:2])
    bring(page, file("cut.json", '{"format": "inclusion-reflections", "ver'))
    expect(told(page)).to_contain_text("Nothing was added. 1 file could not be read.")
    page.get_by_role("link", name="Results", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Results")).to_be_visible()
    expect(told(page)).not_to_contain_text("Nothing was added.")


def test_what_others_than_leaders_planned_shows_with_their_names(visitor: Visitor) -> None:
    """As their notes do."""
    page = together(visitor)
    staff = planned(page, "s", audience="staff", name="Siân")
    people = [person("a", name="Alun"), person("t", audience="staff", name="Tom")]
    bring(page, *(file(f"{each['id']}.json", each) for each in [staff, *audits(page, people)]))
    expect(told(page)).to_contain_text("3 audits were added.")
    plan_screen(page)
    expect(page.get_by_text("1 more, not by leaders: to be copied once names show, under “Together”.")).to_be_visible()
    expect(brought(page)).to_have_count(0)
    assert plan(page) == {"priorities": [], "actions": []}
    page.get_by_role("link", name="Together").first.click()
    page.get_by_label("Show names").check()
    plan_screen(page)
    expect(page.get_by_text("not by leaders")).to_be_hidden()
    page.get_by_role("button", name="Copy into this plan: Staff 1, Siân").click()
    assert plan(page) == {name: staff[name] for name in ("priorities", "actions")}


def test_a_review_that_has_a_plan_goes_on_with_it(visitor: Visitor) -> None:
    """What somebody planned beside it stands below it."""
    page = together(visitor)
    page = answering(visitor, planned(page, "mine"))
    bring(page, file("a.json", audit(page, "a")))
    expect(told(page)).to_contain_text("came along")
    theirs = stored(page)
    own = planned(page, "b")
    page = answering(visitor, own)
    bring(page, file("review.json", theirs))
    tell(
        page,
        "The review was opened.",
        "You go on with the review in “review.json”: what was agreed in it is here, "
        "and so is the audit in this browser. Your own plan stands below its plan, to be copied.",
    )
    assert plan(page) == {name: theirs[name] for name in ("priorities", "actions")}
    plan_screen(page).get_by_role("button", name="Copy into this plan: Leadership 2").click()
    assert [action["id"] for action in plan(page)["actions"]] == ["action-of-mine", "action-of-b"]


def test_what_is_planned_about_a_question_that_was_replaced_goes_to_its_successor(logic: Page) -> None:
    """In today's words, as answers do."""
    old = {"id": "commitment-some", "code": "M3", "part": {"id": "commitment", "name": "Commitment"}, "ask": "Some?"}
    copied = logic.evaluate(
        """(old) => {
            const now = "2026-11-20T10:00:00Z";
            const start = {bank, audience: "leadership", choice: {kind: "full"}, id: "audit-one", now};
            const made = Reflections.audit.start(start);
            const kept = {...made, questions: made.questions.filter(({id}) => id !== "commitment-all").concat(old)};
            const chosen = Reflections.plan.choose(kept, old.id, now);
            const planned = Reflections.plan.add(chosen, {id: "a1", question: old.id}, now);
            const review = Reflections.review.start({bank, id: "review-one", now, audits: [planned]});
            return Reflections.broughtPlans.copy(review, planned, bank, now);
        }""",
        {**old, "signs": ["1", "2", "3", "4"]},
    )
    assert [priority["question"] for priority in copied["priorities"]] == ["commitment-all"]
    assert [action["question"] for action in copied["actions"]] == ["commitment-all"]
    assert "commitment-all" in {question["id"] for question in copied["questions"]}


def test_ones_own_audit_is_marked(visitor: Visitor) -> None:
    page = together(visitor)
    own, other = audits(page, TEAM[:2])
    page = answering(visitor, own)
    bring(page, file("other.json", other))
    expect(page.locator(".ir-together__audit").filter(has_text="yours")).to_have_count(1)
    page.reload()
    expect(page.locator(".ir-together__audit").filter(has_text="yours")).to_contain_text("Leadership 1")


def test_an_audit_without_answers_is_nobodys_view(visitor: Visitor) -> None:
    page = together(visitor)
    own, other = audits(page, [person("mine", rating=None), TEAM[0]])
    page = answering(visitor, own)
    expect(page.get_by_text("has no answers yet, so it will not be among them")).to_be_visible()
    bring(page, file("other.json", other))
    tell(page, "1 audit was added.")
    page.get_by_role("button", name="Undo").click()
    expect(told(page)).to_contain_text("is back")
    assert stored(page)["id"] == own["id"]


def test_files_that_bring_nothing_change_nothing(visitor: Visitor) -> None:
    page = together(visitor)
    [own] = audits(page, TEAM[:1])
    page = answering(visitor, own)
    before = stored(page)
    bring(page, kept(page, own, "csv"), file("photo.html", b"\x89PNG\r\n"))
    tell(
        page,
        "1 was here already. 1 file could not be read.",
        "“photo.html” could not be read: the file is not an audit that was kept here.",
    )
    page.evaluate("() => { Blob.prototype.arrayBuffer = () => Promise.reject(new Error('it was read')); }")
    page.evaluate(DROP, [["large.json", " ", 5 * 1024 * 1024 + 1]])
    tell(
        page,
        "Nothing was added. 1 file could not be read.",
        "“large.json” could not be read: the file is larger than 5 MB, and no kept audit is.",
    )
    assert stored(page) == before


def test_the_same_audit_counts_once_whatever_it_was_kept_as(review: Page) -> None:
    before = stored(review)
    [first] = audits(review, TEAM[:1])
    bring(review, *(kept(review, first, kind) for kind in ("html", "json", "csv")))
    tell(review, "3 were here already.")
    assert stored(review) == before


def test_a_newer_copy_takes_its_place_only_after_asking(review: Page, visitor: Visitor) -> None:
    newer = audit(review, "a", rating=1, name="Na", more=1)
    bring(review, file("newer.json", newer), file("new.json", audit(review, "g")))
    asked = dialog(review, "Take the newer copy of this audit?")
    expect(asked).to_contain_text("Here now: Leadership at Hill School, 12 of 12 answered, changed on 21 November 2026")
    expect(asked).to_contain_text(
        "In “newer.json”: Leadership at Hill School, 12 of 12 answered, changed on 22 November 2026"
    )
    expect(asked).to_contain_text("the one in the file is the newer of the two")
    expect(asked).not_to_contain_text("Na")
    assert unsound(visitor) == []
    review.keyboard.press("Escape")
    tell(review, "1 audit was added. 1 was left out, as you chose.")
    before = stored(review)
    bring(review, file("newer.json", newer))
    asked.get_by_role("button", name="Take the newer copy").click()
    tell(review, "1 copy took the place of the one that was here.")
    assert stored(review)["audits"][0]["revision"] == newer["revision"]
    review.get_by_role("button", name="Undo").click()
    expect(told(review)).to_contain_text("Undone.")
    assert stored(review)["audits"] == before["audits"]
    many = audits(review, [{**each, "more": 1} for each in TEAM[:4]])
    bring(review, *(file(f"{record['id']}.json", record) for record in many))
    asked.get_by_role("button", name="Take all 4 newer copies").click()
    tell(review, "4 copies took the place of those that were here.")


def test_older_and_parted_copies(visitor: Visitor) -> None:
    """An older copy is left out, whatever comes with it; where each knows less than the other, one is chosen."""
    page = begun(visitor, [person("a", more=2), person("b", rating=1)])
    older, middle, parted = audits(page, [person("a"), person("a", more=1), person("b", rating=4)])
    before = stored(page)
    bring(page, file("older.json", older), file("middle.json", middle))
    tell(page, "2 were left out: newer copies of them are here.")
    assert stored(page) == before
    bring(page, file("parted.json", parted))
    asked = dialog(page, "Which copy of this audit counts?")
    expect(asked).to_contain_text("neither of the two holds everything")
    asked.get_by_role("button", name="Leave it as it is").click()
    tell(page, "1 was left out, as you chose.")
    assert stored(page) == before
    bring(page, file("parted.json", parted))
    asked.get_by_role("button", name="Take the one in the file").click()
    tell(page, "1 copy took the place of the one that was here.")
    assert {answer["rating"] for answer in stored(page)["audits"][1]["answers"]} == {4}


def test_what_is_unusual_about_a_copy_is_said(review: Page) -> None:
    other, old, blank = audits(review, [person("x", school="Dale School"), person("y"), person("z", rating=None)])
    old["site"]["edition"] = "2025-09"
    bring(review, file("dale.json", other), file("old.json", old), file("blank.json", blank))
    tell(
        review,
        "3 audits were added.",
        "“dale.json” is from another school, “Dale School”. It counts all the same.",
        "“old.json” is from another edition of the questions, 2025-09. It counts all the same.",
        "“blank.json” has no answers yet.",
    )


def test_an_audit_is_taken_out_and_comes_back(review: Page) -> None:
    before = stored(review)
    review.get_by_role("button", name="Take out Leadership 2", exact=True).click()
    expect(review.locator(".ir-together__audit")).to_have_count(5)
    expect(review.locator(".ir-together__fold")).to_be_focused()
    assert len(stored(review)["audits"]) == 5
    review.get_by_role("button", name="Undo").click()
    expect(review.locator(".ir-together__audit")).to_have_count(6)
    assert stored(review)["audits"] == before["audits"]


def test_names_show_only_if_everyone_gave_one(review: Page) -> None:
    switch = review.get_by_label("Show names")
    expect(review.locator(".ir-together__audits")).not_to_contain_text("Na")
    switch.focus()
    review.keyboard.press("Space")
    expect(review.locator(".ir-together__audits")).to_contain_text("Leadership 1, Na")
    assert stored(review)["names"] is True
    bring(review, file("nameless.json", audit(review, "g")))
    expect(review.get_by_text("1 of 7 gave no name.")).to_be_visible()
    expect(switch).to_be_disabled()
    expect(review.locator(".ir-together__audits")).not_to_contain_text("Na")


def test_hands_are_counted_changed_and_removed(review: Page, visitor: Visitor) -> None:
    hands = part(review, "Count raised hands")
    bring(review, file("cut.json", "{"))
    expect(came_in(review).last).to_contain_text("could not be read")
    review.get_by_role("button", name="Count a question").click()
    expect(hands.get_by_label("Which question?")).to_be_focused()
    hands.get_by_label("Who raised their hands?").select_option("staff")
    hands.get_by_role("button", name="Keep this count").click()
    expect(hands.get_by_role("alert")).to_have_text("Nothing is counted yet. Put down at least one hand.")
    expect(hands.get_by_label("1 Starting")).to_be_focused()
    for wrong in ("-1", "2.5", "many", "10001"):
        hands.get_by_label("2 Growing").fill(wrong)
        hands.get_by_role("button", name="Keep this count").click()
        expect(hands.get_by_role("alert")).to_have_text(
            "“2 Growing”: put down a whole number from 0 to 10,000, or nothing."
        )
        expect(hands.get_by_label("2 Growing")).to_be_focused()
    assert unsound(visitor) == []
    assert stored(review)["groups"] == []
    hands.get_by_label("2 Growing").fill(" 12 ")
    hands.get_by_label("don't know").fill("3")
    hands.get_by_label("What shall it be called?").fill("<b>Staff</b> meeting")
    review.keyboard.press("Enter")
    expect(hands.locator(".ir-group__name")).to_have_text("<b>Staff</b> meeting (Staff), 15 hands")
    [group] = stored(review)["groups"]
    assert (group["audience"], group["how"], group["counts"]) == (
        "staff",
        "hands",
        {"levels": [0, 12, 0, 0], "dont_know": 3, "does_not_apply": 0},
    )
    expect(review.locator(".ir-together__number").nth(1)).to_have_text("Staff: 15 hands counted")
    hands.get_by_role("button", name="Change").click()
    hands.get_by_label("1 Starting").fill("1")
    hands.get_by_role("button", name="Keep this count").click()
    expect(hands.locator(".ir-group__name")).to_contain_text("16 hands")
    hands.get_by_role("button", name="Remove").click()
    expect(hands.locator(".ir-group__item")).to_have_count(0)
    review.get_by_role("button", name="Undo").click()
    assert stored(review)["groups"] == [{**group, "counts": {**group["counts"], "levels": [1, 12, 0, 0]}}]


def test_the_next_count_is_of_the_same_people_about_the_next_question(review: Page) -> None:
    hands = part(review, "Count raised hands")
    review.get_by_role("button", name="Count a question").click()
    hands.get_by_label("Who raised their hands?").select_option("governors")
    first = hands.get_by_label("Which question?").input_value()
    hands.get_by_label("4 Lasting").fill("9")
    hands.get_by_role("button", name="Keep this count").click()
    review.get_by_role("button", name="Count a question").click()
    expect(hands.get_by_label("Who raised their hands?")).to_have_value("governors")
    expect(hands.get_by_label("4 Lasting")).to_have_value("")
    assert hands.get_by_label("Which question?").input_value() != first


def test_planning_a_meeting_stands_apart_from_beginning(visitor: Visitor) -> None:
    page = together(visitor)
    button = page.get_by_role("button", name="Begin without copies").bounding_box()
    link = page.get_by_role("link", name="Plan a meeting").bounding_box()
    assert button is not None
    assert link is not None
    assert link["y"] >= button["y"] + button["height"] + 12


def test_whoever_comes_back_to_a_review_is_told_what_is_here(review: Page) -> None:
    review.evaluate("location.hash = 'start'")
    back = review.locator(".ir-start__facts")
    expect(back).to_contain_text("A review of 6 audits at Hill School, 0 of 12 agreed, changed on")


def test_hands_alone_are_enough_to_begin(visitor: Visitor) -> None:
    page = together(visitor)
    page.get_by_role("button", name="Begin without copies").click()
    expect(page.get_by_role("button", name="Count a question")).to_be_visible()
    expect(page.get_by_text("No audit is in yet.")).to_be_visible()
    assert stored(page)["kind"] == "review"
    assert stored(page)["audits"] == []


def test_a_review_goes_on_where_none_is_here_and_else_brings_its_audits(visitor: Visitor) -> None:
    page = begun(visitor, TEAM[:3])
    question = stored(page)["questions"][0]["id"]
    theirs = page.evaluate(
        """([review, question]) => {
            const agreed = Reflections.audit.rate(review, question, 3, "2026-11-22T10:00:00Z");
            const counts = {levels: [0, 0, 7, 0], dont_know: 0, does_not_apply: 0};
            const who = {audience: "staff", how: "hands", label: "INSET"};
            const group = {id: "group-of-theirs", question, ...who, made: agreed.made, counts};
            return Reflections.review.count(agreed, group, "2026-11-22T10:00:00Z");
        }""",
        [stored(page), question],
    )
    page.evaluate("localStorage.clear()")
    page.reload()
    bring(page, file("review.json", theirs), file("d.json", audit(page, "d")))
    tell(page, "1 audit was added.", "You go on with the review in “review.json”: what was agreed in it is here.")
    assert [answer["rating"] for answer in stored(page)["answers"]] == [3]
    assert len(stored(page)["audits"]) == 4
    page.evaluate("localStorage.clear()")
    page.reload()
    begun(visitor, TEAM[2:5])
    bring(page, file("review.json", theirs))
    tell(
        page,
        "2 audits were added. 1 counted group was added. 1 was here already.",
        "“review.json” is a review. Its audits and counts were taken in, but not what was agreed and planned in it.",
    )
    assert stored(page)["answers"] == []
    assert len(stored(page)["audits"]) == 5
    page.get_by_role("button", name="Undo").click()
    expect(came_in(page)).to_have_count(0)
    assert (len(stored(page)["audits"]), stored(page)["groups"]) == (3, [])
    bring(page, file("review.json", theirs))
    expect(told(page)).to_contain_text("2 audits were added.")
    bring(page, file("review.json", theirs))
    expect(told(page)).to_contain_text("3 were here already.")
    assert len(stored(page)["groups"]) == 1


def test_ones_own_audit_joins_the_review_that_is_opened(visitor: Visitor) -> None:
    page = begun(visitor, TEAM[:2])
    theirs = stored(page)
    own, old = audits(page, [person("own", school=""), person("old")])
    earlier = [old, {**old, "id": "review-of-summer", "kind": "review"}]
    own = page.evaluate("([own, earlier]) => Reflections.review.addEarlier(own, earlier, own.changed)", [own, earlier])
    page = answering(visitor, own)
    bring(page, file("review.json", theirs))
    tell(
        page,
        "The review was opened.",
        "You go on with the review in “review.json”: what was agreed in it is here, "
        "and so is the audit in this browser.",
    )
    assert [each["id"] for each in stored(page)["audits"]] == ["audit-of-a", "audit-of-b", "audit-of-own"]
    assert [each["id"] for each in stored(page)["earlier"]] == ["review-of-summer"]  # her earlier audit is her own


def test_the_school_that_most_name_is_the_reviews(visitor: Visitor) -> None:
    page = begun(visitor, [person("a", school="Dale School"), *TEAM[1:3]])
    expect(came_in(page).last).to_contain_text("“audit-of-a.json” is from another school, “Dale School”.")
    assert stored(page)["school"] == "Hill School"


def test_numbers_in_place_of_audits_come_in_once(visitor: Visitor) -> None:
    """Two reviews that were sent on number their counts alike; neither is lost, and neither comes twice."""
    page = begun(visitor, TEAM[:3])
    sent = [
        page.evaluate(
            """([review, id]) => {
                const bank = new Reflections.QuestionBank(Reflections.questionData);
                return Reflections.review.withoutAudits(review, {bank, id, now: "2026-11-22T10:00:00Z"});
            }""",
            [stored(page), id],
        )
        for id in ("sent-on-one", "sent-on-two")
    ]
    for review in [*sent, *sent]:
        bring(page, file(f"{review['id']}.json", review))
        expect(came_in(page).last).to_contain_text(f"“{review['id']}.json” is a review.")
    assert len(stored(page)["groups"]) == sum(len(review["groups"]) for review in sent)
    assert stored(page)["took_part"] == [{"audience": "leadership", "audits": 6}]


def test_another_window_that_writes_closes_this_one(review: Page, visitor: Visitor) -> None:
    review.get_by_role("button", name="Count a question").click()
    elsewhere = beside(review, f"{visitor.start}{PAGE}#together")
    elsewhere.get_by_label("Show names").check()
    expect(review.get_by_role("button", name="Continue here")).to_be_visible()
    for control in ("Choose the copies that people kept", "Show names", "2 Growing", "Take out Leadership 1, Na"):
        expect(review.get_by_label(control, exact=True)).to_be_disabled()
    review.evaluate(DROP, [["more.json", json.dumps(audit(review, "g"))]])
    expect(told(review)).to_contain_text("Choose “Continue here” first.")
    review.get_by_role("button", name="Continue here").click()
    expect(review.get_by_label("Show names")).to_be_enabled()


def test_what_cant_be_read_goes_only_after_asking(visitor: Visitor) -> None:
    page = together(visitor)
    [first] = audits(page, TEAM[:1])
    page.evaluate("key => localStorage.setItem(key, 'damaged')", KEY)
    page.reload()
    bring(page, file("first.json", first))
    expect(dialog(page, "Replace what is stored here?")).to_be_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == "damaged"
    bring(page, file("first.json", first))
    page.get_by_role("button", name="Replace it").click()
    tell(page, "1 audit was added.")
    assert stored(page)["kind"] == "review"


def test_two_hundred_audits_come_in_at_once(visitor: Visitor) -> None:
    """How long it takes, make bench measures."""
    page = together(visitor)
    people = [person(f"{i:03}", audience="staff" if i % 3 else "leadership", rating=i % 4 + 1) for i in range(200)]
    bring(page, *(file(f"{record['id']}.json", record) for record in audits(page, people)))
    tell(page, "200 audits were added.")
    expect(page.locator(".ir-together__audit")).to_have_count(0)
    page.locator(".ir-together__fold").click()
    expect(page.locator(".ir-together__audit")).to_have_count(200)


def test_it_reads_on_a_narrow_screen_in_the_dark_and_in_forced_colours(
    site: BuiltSite, open_visitor: Callable[..., Visitor]
) -> None:
    visitor = open_visitor(on_file(site), viewport={"width": 320, "height": 640}, color_scheme="dark")
    page = begun(visitor)
    page.get_by_role("button", name="Count a question").click()
    bring(page, file("a-long-name-" * 12 + ".json", "nothing"), file("<img src=x onerror=alert(1)>\u202egpj.json", ""))
    expect(came_in(page).last).to_contain_text("“<img src=x onerror=alert(1)>gpj.json” could not be read")
    expect(page.locator(".ir-together img")).to_have_count(0)
    assert visitor.complaints == []
    assert page.evaluate(WIDER) <= 0
    assert unsound(visitor, RULES_OF_COLOUR) == []
    page.emulate_media(forced_colors="active")
    assert page.evaluate(WIDER) <= 0
    expect(page.get_by_role("button", name="Keep this count")).to_be_visible()


def test_it_makes_no_difference_in_which_order_copies_come(logic: Page) -> None:
    """Whether what is asked is granted or not."""

    def copy(id: str, revision: int, changed: str) -> dict[str, Any]:
        made = logic.evaluate(
            """([id]) => Reflections.audit.start(
                {bank, audience: "staff", choice: {kind: "full"}, id, now: "2026-11-20T10:00:00Z"})""",
            [id],
        )
        return {**made, "revision": revision, "changed": changed}

    days = ["2026-11-20T10:00:00Z", "2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z"]
    here = [copy("audit-one", 1, days[1])]
    copies = [copy(id, place, day) for id in ("audit-one", "audit-two") for place, day in enumerate(days)]
    for takes in (True, False):
        fates = logic.evaluate(SETTLE, [here, copies, takes])
        for _ in copies:
            copies = [*copies[1:], copies[0]]
            assert logic.evaluate(SETTLE, [here, copies, takes]) == fates
            assert logic.evaluate(SETTLE, [here, copies[::-1], takes]) == fates
        assert fates["all"] == [f"audit-one {2 if takes else 1}", "audit-two 2"]

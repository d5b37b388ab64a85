"""Sites with as little content as passes `reflect check`: what they lack is said, and nothing on them fails."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.check import check_project
from generator.schema import Occasion, Question, Source
from tests.browser.visit import Visitor, on_file
from tests.project import BuiltSite, Project
from tests.small_project import PAGE, as_item, write_small_project

AUDIT = "self-audit/index.html"

TO_RATE = as_item(Question.example.replace("[leadership, staff, governors]", "[leadership, governors]"))

TO_DISCUSS = """\
- {id: vision-open, code: V2, ask: What do we want for all?, audiences: [governors], minutes: 10, sources: [nc-2011]}
"""


WORK = "## How we go about it {#order-of-work}\n\nAnyone may pass.\n"

EVENING = (
    Occasion.example.replace("termly-review", "our-evening")
    .replace("audience: leadership", "audience: governors")
    .replace("sources: [this-project]", "extras: []\nsources: [nc-2011]")
)

PACKS = """\
- id: our-cards
  name: Our cards
  order: 1
  summary: Cards to raise.
  minutes: 5
  printed_for: rating
  parts: [{show: level cards}]
  sources: [nc-2011]
"""


def build(root: Path, questions: str, **more: str) -> BuiltSite:
    """The site of a small project with some questions about vision, and more content by its file."""
    write_small_project(root)
    project = Project(root)
    (root / "content/pages/self-audit").mkdir()
    project.write(f"content/pages/{AUDIT.replace('.html', '.md')}", PAGE + WORK)
    project.write("reflections/vision.yml", questions)
    for file, text in more.items():
        (root / file).parent.mkdir(exist_ok=True)
        project.write(file, text)
    assert check_project(root / "mkdocs.yml").problems == ()
    return project.build()


@pytest.fixture
def visit(open_visitor: Callable[..., Visitor], tmp_path: Path) -> Callable[..., Visitor]:
    """Someone on the site of a small project with these questions, and more content by its file."""
    return lambda questions, **more: open_visitor(on_file(build(tmp_path, questions, **more)))


def test_where_nothing_can_be_rated_there_is_no_self_audit(visit: Callable[..., Visitor]) -> None:
    """The page says so, and loads none of its scripts."""
    visitor = visit(TO_DISCUSS)
    page = visitor.go(AUDIT)
    expect(page.get_by_text("There is nothing to rate here yet")).to_be_visible()
    assert [url for url in visitor.requests if "self-audit" in url.removeprefix(f"{visitor.start}{AUDIT}")] == []
    assert visitor.troubles([AUDIT]) == []


def test_without_an_occasion_the_planner_says_why_it_suggests_nothing(visit: Callable[..., Visitor]) -> None:
    """A plan that somebody sent can still be opened, kept and presented."""
    visitor = visit(TO_RATE)
    page = visitor.go(f"{AUDIT}#session")
    expect(page.get_by_text("There is no running order to begin with")).to_be_visible()
    expect(page.get_by_role("button", name="Suggest a running order")).to_be_hidden()
    plan = {"id": "a", "name": "Sent", "minutes": 10, "people": 6, "audience": "governors"}
    step = {"shows": "words", "name": "Talk", "minutes": 10, "purpose": "", "say": "", "ready": "", "about": ""}
    sent = {**plan, "focus": {"kind": "part", "about": "vision"}, "steps": [{**step, "questions": []}]}
    link = page.evaluate("sent => Reflections.sessionLink.pack(sent, Reflections.roomData)", sent)
    page.goto(f"{visitor.start}{AUDIT}#session/{link}")
    expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    page.get_by_role("link", name="Present", exact=True).click()
    expect(page.locator(".ir-slide")).to_be_visible()
    assert visitor.troubles([AUDIT]) == []


def test_no_name_of_ours_is_needed(visit: Callable[..., Visitor]) -> None:
    """A site whose occasions, packs, audiences and sources have names of their own lacks nothing."""
    sources = as_item(Source.example.replace("id: nc-2011", "id: hill-school\nours: true"))
    visitor = visit(
        TO_RATE.replace("nc-2011", "hill-school"),
        **{
            "content/sources.yml": as_item(Source.example) + sources,
            "content/occasions/our-evening.yml": EVENING,
            "content/packs.yml": PACKS,
        },
    )
    page = visitor.go("questions/vision-shared.html")
    expect(page.locator(".ir-levels__ours")).to_be_visible()
    page = visitor.go(f"{AUDIT}#session")
    expect(page.get_by_label("What is it about?")).to_have_value("occasion our-evening")
    page.get_by_role("button", name="Suggest a running order").click()
    expect(page.get_by_role("link", name="Our cards")).to_be_visible()
    page.get_by_label("What is it about?").select_option("Vision")
    expect(page.get_by_label("Who comes?")).to_have_value("governors")
    page.goto(f"{visitor.start}{AUDIT}#together")
    expect(page.locator(".ir-together__work")).to_contain_text("Anyone may pass.")
    assert visitor.troubles([AUDIT]) == []

"""Rating in the browser: how soon a level is on the screen once it is chosen, in an audit of 300 answered questions."""

import string
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from tools.bench.browser import browser
from tools.bench.builds import ENVIRONMENT
from tools.bench.content import write_project
from tools.bench.measure import cost_of

QUESTIONS = 300

ANSWER_ALL = """() => {
    const key = Object.keys(localStorage).find(name => name.startsWith("reflections:"));
    const stored = JSON.parse(localStorage.getItem(key));
    const text = "What the minutes of the governing body say about it, and what pupils said. ".repeat(3);
    let {record} = stored;
    record.questions.forEach(({id}, place) => {
        record = Reflections.audit.rate(record, id, place % 4 + 1, record.made);
        record = Reflections.audit.judge(record, id, place % 2 === 0, record.made);
        record = Reflections.audit.write(record, id, "evidence", text, record.made);
        record = Reflections.audit.write(record, id, "note", text, record.made);
    });
    localStorage.setItem(key, JSON.stringify({...stored, revision: record.revision, record}));
}"""

RATE = """times => new Promise(resolve => {
    const took = [];
    const rate = () => {
        const levels = document.querySelectorAll(".ir-rate__levels input");
        const start = performance.now();
        levels[took.length % 4].click();
        requestAnimationFrame(() => {
            const painted = new MessageChannel();
            painted.port1.onmessage = () => {
                took.push(performance.now() - start);
                took.length < times ? setTimeout(rate, 50) : resolve(took);
            };
            painted.port2.postMessage("");
        });
    };
    rate();
})"""
"""Chooses one level after the other; milliseconds until each is painted and kept."""


def multiply_questions(project: Path, most: int) -> None:
    """Write copies of a project's questions, under ids and codes of their own, until `most` can be rated."""
    files = {
        path: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(project.glob("reflections/*.yml"))
    }
    rated = [(path, question) for path, questions in files.items() for question in questions if "levels" in question]
    for number in range(len(rated), most):
        path, question = rated[number % len(rated)]
        files[path].append(_copy(question, number // len(rated)))
    for path, questions in files.items():
        path.write_text(yaml.safe_dump(questions, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _copy(question: dict[str, Any], number: int) -> dict[str, Any]:
    first = string.ascii_uppercase[number - 1]
    return {**deepcopy(question), "id": f"{question['id']}-{number}", "code": first + question["code"]}


def build_with_questions(folder: Path) -> Path:
    """Write and build a project of so many questions, unless it is there; gives its site."""
    project, site = folder / "questions", folder / "questions.site"
    if not site.exists():
        write_project(project, 0)
        multiply_questions(project, QUESTIONS)
        cost_of(
            [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], folder=project, environment=ENVIRONMENT
        )
    return site


def milliseconds_to_rate(site: Path, times: int) -> list[float]:
    """Choose levels in an audit of all questions, all answered, in a folder's site; milliseconds for each."""
    with browser() as chromium:
        page = chromium.new_page()
        page.goto(f"{site.as_uri()}/self-audit/index.html")
        page.get_by_role("radio", name="All questions").check()
        page.get_by_role("button", name="Begin", exact=True).click()
        page.locator(".ir-rate__levels").wait_for()
        page.evaluate(ANSWER_ALL)
        page.reload()
        page.locator(".ir-rate__levels").wait_for()
        return [float(each) for each in page.evaluate(RATE, times)]

"""A few made-up running orders, case studies and charts, as Python hands them to a meeting."""

from typing import Any


def _step(name: str, minutes: int, shows: str, say: str = "") -> dict[str, Any]:
    return {"name": name, "minutes": minutes, "shows": shows, "purpose": f"Why {name}.", "say": say, "ready": ["Pens"]}


def _occasion(id: str, audience: str, *steps: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": id,
        "name": f"Occasion {id}",
        "summary": "What it is.",
        "audience": audience,
        "leads": "The head",
        "before": ["Book the hall."],
        "after": ["Tell everyone."],
        "steps": list(steps),
        "sheet": f"../worksheets/occasion-{id}.html",
        "extras": [],
    }


SMALL_ROOM: dict[str, Any] = {
    "occasions": [
        _occasion(
            "termly-review",
            "leadership",
            _step("Rate alone", 5, "rating"),
            _step("What is stuck", 10, "task", "Take the widest first."),
            _step("Keep or stop", 5, "plan"),
        ),
        _occasion(
            "inset",
            "staff",
            _step("Welcome", 5, "words", "Good morning."),
            _step("Read", 10, "case study"),
            _step("Rate alone", 20, "rating", "In silence."),
            _step("Compare in threes", 30, "task", "Find two people."),
            _step("Choose two", 15, "priorities", "Give your votes."),
            _step("Plan", 20, "plan", "Who starts?"),
        ),
    ],
    "case_studies": [
        {
            "id": id,
            "name": name,
            "characteristic": characteristic,
            "parts": [
                {"name": part, "texts": [f"{part} in {name}."]}
                for part in ("Where it began", "What leaders did", "What came of it", "What it does not tell")
            ],
            "sheet": f"../worksheets/case-{id}.html",
        }
        for id, name, characteristic in (("westwood", "Westwood", "commitment"), ("lyng-hall", "Lyng Hall", "vision"))
    ],
    "studies": [
        {
            "id": "trial",
            "name": "A trial",
            "charts": [{"title": "Progress", "unit": "%", "bars": [{"label": "All", "value": 0}], "note": "No gain."}],
            "url": "../research/trial.html",
        }
    ],
    "sheets": {
        "parts": {"vision": ["leadership", "staff"], "commitment": ["leadership"], "achievement": []},
        "more": [
            {"name": "Action plan", "url": "../worksheets/our-plan.html", "printed_for": "plan"},
            {"name": "Level cards", "url": "../worksheets/our-cards.html", "printed_for": "rating"},
        ],
    },
}

"""A few made-up questions, as Python hands them to the self-audit."""

import json
from typing import Any

from tests.project import ROOT


def _question(id: str, code: str, part: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "code": code,
        "part": part,
        "short": False,
        "audiences": ["leadership", "staff"],
        "ask": f"How far has {id} come?",
        "signs": [f"{id}, sign {level}" for level in (1, 2, 3, 4)],
        "nexts": [f"{id}, next step {level}" for level in (1, 2, 3, 4)],
        "wording": {},
        "minutes": 10,
        "look_for": [f"Where {id} shows"],
        "case_studies": [],
        "url": f"../questions/{id}.html",
        "replaces": [],
        "retired": None,
    } | more


STAFF_WORDS = {"ask": "Who says so to you?", "signs": ["Nobody.", "Some do.", "Most do.", "All do."]}

OTHER_STAFF_WORDS = {"ask": "Whose words?", "signs": ["Theirs.", "Some of ours.", "Mostly ours.", "Ours."]}

SMALL_BANK: dict[str, Any] = {
    "site": {"id": "test-site", "name": "Ysgol Llŷn’s questions", "edition": "2026-11"},
    "audiences": [
        {"id": "leadership", "name": "Leadership", "summary": "The head and others who lead."},
        {"id": "staff", "name": "Staff", "summary": "Everyone who works here."},
        {"id": "parents-carers", "name": "Parents and carers", "summary": "Anyone who brings up a child here."},
    ],
    "scale": {
        "levels": [{"name": name, "meaning": f"{name}."} for name in ("Starting", "Growing", "Usual", "Lasting")],
        "dont_know": {"name": "We don't know", "meaning": "Nobody here could say yet."},
        "does_not_apply": {"name": "Does not apply", "meaning": "This cannot arise here."},
        "good_enough": "Is that good enough for us now?",
        "minutes": 2,
        "wording": {},
    },
    "parts": [
        {
            "id": "vision",
            "kind": "characteristic",
            "name": "Vision",
            "summary": "A picture.",
            "url": "../characteristics/vision.html",
        },
        {
            "id": "commitment",
            "kind": "characteristic",
            "name": "Commitment",
            "summary": "Will.",
            "url": "../characteristics/commitment.html",
        },
        {
            "id": "achievement",
            "kind": "topic",
            "name": "Achievement",
            "summary": "What counts.",
            "url": "../topics/achievement.html",
        },
    ],
    "questions": [
        _question(
            "vision-shared", "V1", "vision", short=True, wording={"staff": STAFF_WORDS}, case_studies=["lyng-hall"]
        ),
        _question("vision-decisions", "V2", "vision"),
        _question("vision-words", "V3", "vision", short=True, wording={"staff": OTHER_STAFF_WORDS}),
        _question("commitment-time", "M1", "commitment", short=True, audiences=["leadership"]),
        _question("commitment-all", "M2", "commitment", replaces=["commitment-some", "commitment-few"]),
        _question("commitment-some", "M3", "commitment", retired="2026-09"),
        _question("commitment-old", "M4", "commitment", retired="2026-09"),
        _question("achievement-named", "A1", "achievement", audiences=["leadership", "parents-carers"]),
    ],
    "case_studies": {
        "lyng-hall": {"name": "Lyng Hall", "summary": "What Lyng Hall did.", "url": "../case-studies/lyng-hall.html"}
    },
    "occasions": [
        {
            "id": "termly-review",
            "name": "A termly review",
            "audience": "leadership",
            "questions": ["commitment-time", "vision-shared"],
            "url": "../occasions/termly-review.html",
        }
    ],
    "record_schema": json.loads((ROOT / "theme/record.schema.json").read_text(encoding="utf-8")),
    "report_style": {
        "css": ".ir-report { color: #000; }",
        "hash": "sha256-4URlBSuwOBUpHfQdbh6Lg2RACZixVMiIiQ68Ktv85Zc=",
    },
}


def bank_with(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The same with more questions, or others in place of its own: each an id, a code, a part and what differs."""
    made = [_question(**question) for question in questions]
    new = {question["id"] for question in made}
    kept = [question for question in SMALL_BANK["questions"] if question["id"] not in new]
    return {**SMALL_BANK, "questions": [*kept, *made], **more}

"""The self-audit's files: its script, its stylesheet, and the questions as data for the script.

The page itself is a form that is there without any of them: `theme/templates/self_audit.html`. All text in the data is
plain, since it goes into labels, onto paper and into the files that people keep.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.assets import (
    Bundle,
    bundle,
    review_script,
    review_stylesheet,
    room_script,
    room_stylesheet,
    self_audit_script,
    self_audit_stylesheet,
)
from generator.model import Site
from generator.prose import plain_text
from generator.room import room_data
from generator.schema import Choice, Question, ScaleLevel
from generator.script_data import script_call
from generator.things import url_of

PAGE = "self-audit/index.html"

MOST_CASE_STUDIES = 6
"""How many case studies stand beside a question; its own page has all."""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What tells one copy of the site, and its questions, from others."""

    id: str
    """The site's permanent id: answers are kept under it."""
    name: str
    edition: str
    """The month of the questions, such as `2026-11`."""


@dataclass(frozen=True, kw_only=True)
class SelfAudit:
    """What the self-audit's page loads beyond what every page does."""

    stylesheet: Bundle
    script: Bundle
    data: Bundle
    review_stylesheet: Bundle
    review_script: Bundle
    room_stylesheet: Bundle
    room_script: Bundle
    room_data: Bundle

    @property
    def scripts(self) -> tuple[str, ...]:
        """What the page loads after the site's own script, in this order."""
        return (self.script.file, self.data.file)

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """All of its files."""
        return (
            *(self.stylesheet, self.script, self.data),
            *(self.review_stylesheet, self.review_script),
            *(self.room_stylesheet, self.room_script, self.room_data),
        )


def self_audit(site: Site, identity: Identity, *, theme: Path) -> SelfAudit | None:
    """The files of a site's self-audit; None where nothing can be rated."""
    if not any(question.levels for question in site.questions_in_use):
        return None
    record_schema = json.loads((theme / "record.schema.json").read_text(encoding="utf-8"))
    del record_schema["$schema"]  # an address, and no part of the site names one
    report_css = (theme / "assets/css/self_audit/report.css").read_text(encoding="utf-8")
    data = {
        **question_data(site, identity),
        "record_schema": record_schema,
        "report_style": {"css": report_css, "hash": _hash(report_css)},
    }
    return SelfAudit(
        stylesheet=self_audit_stylesheet(theme),
        script=self_audit_script(theme),
        data=bundle("self-audit-questions", "js", script_call("setQuestions", data)),
        review_stylesheet=review_stylesheet(theme),
        review_script=review_script(theme),
        room_stylesheet=room_stylesheet(theme),
        room_script=room_script(theme),
        room_data=bundle("self-audit-room", "js", script_call("setRoom", room_data(site, tuple(data["case_studies"])))),
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def question_data(site: Site, identity: Identity) -> dict[str, Any]:
    """The questions that can be rated, and what belongs to them; addresses are relative to the self-audit's page."""
    rated = [question for question in site.questions.values() if question.levels]
    shown = {case.id: case for question in rated for case in site.case_studies_for(question)[:MOST_CASE_STUDIES]}
    return {
        "site": {"id": identity.id, "name": identity.name, "edition": identity.edition},
        "audiences": [{"id": a.id, "name": a.name, "summary": a.summary} for a in site.audiences.values()],
        "scale": _scale(site),
        "parts": _parts(site, {site.subject_of[question.id] for question in rated}),
        "questions": [_question(site, question) for question in rated],
        "case_studies": {
            id: {"name": case.name, "summary": case.summary, "url": _url("case study", id)}
            for id, case in shown.items()
        },
        "occasions": _occasions(site),
    }


def _url(kind: str, id: str) -> str:
    return f"../{url_of(kind, id)}"


def _scale(site: Site) -> dict[str, Any]:
    scale = site.scale
    return {
        "levels": [_named(level) for level in scale.levels],
        "dont_know": _named(scale.dont_know),
        "does_not_apply": _named(scale.does_not_apply),
        "good_enough": scale.good_enough,
        "minutes": scale.minutes,
        "wording": {
            id: {
                "dont_know": _named(wording.dont_know),
                "does_not_apply": _named(wording.does_not_apply),
                "good_enough": wording.good_enough,
            }
            for id, wording in scale.wording.items()
        },
    }


def _named(choice: Choice | ScaleLevel) -> dict[str, str]:
    return {"name": choice.name, "meaning": choice.meaning}


def _parts(site: Site, subjects: set[tuple[str, str]]) -> list[dict[str, str]]:
    """The characteristics, strands and topics about which something can be rated, in the site's order."""
    return [
        {"id": part.id, "kind": kind, "name": part.name, "summary": part.summary, "url": _url(kind, part.id)}
        for kind, part in site.subjects()
        if (kind, part.id) in subjects
    ]


def _question(site: Site, question: Question) -> dict[str, Any]:
    cases = site.case_studies_for(question)[:MOST_CASE_STUDIES]
    return {
        "id": question.id,
        "code": question.code,
        "part": site.subject_of[question.id][1],
        "short": question.short,
        "audiences": question.audiences,
        "ask": question.ask,
        "signs": [plain_text(level.sign) for level in question.levels],
        "nexts": [plain_text(level.next) for level in question.levels],
        "wording": {
            id: {"ask": wording.ask, "signs": [plain_text(sign) for sign in wording.signs]}
            for id, wording in question.wording.items()
        },
        "minutes": question.minutes,
        "look_for": question.look_for,
        "case_studies": [case.id for case in cases],
        "url": _url("question", question.id),
        "replaces": question.replaces,
        "retired": question.retired,
    }


def _occasions(site: Site) -> list[dict[str, Any]]:
    """The occasions on which something is rated."""
    return [
        {
            "id": occasion.id,
            "name": occasion.name,
            "audience": occasion.audience,
            "questions": rated,
            "url": _url("occasion", occasion.id),
        }
        for occasion in site.occasions.values()
        if (rated := [question.id for question in site.questions_of(occasion) if question.levels])
    ]

"""What a meeting needs beyond the questions: running orders, case studies in four parts, charts, and sheets to print.

All of it is plain text for the self-audit's page, which loads it only once somebody plans or presents a meeting.
Addresses are relative to that page.
"""

from collections.abc import Iterable
from typing import Any

from generator.figures import change, quantity
from generator.model import Site
from generator.prose import plain_text
from generator.schema import CaseStudy, Measure, Occasion, Outcome, Study
from generator.things import url_of

PARTS_OF_A_CASE = ("Where it began", "What leaders did", "What came of it", "What it does not tell")


def room_data(site: Site, cases: Iterable[str]) -> dict[str, Any]:
    """What can be put on a running order: all occasions and charts, and the case studies with the ids `cases`."""
    return {
        "occasions": [_occasion(site, occasion) for occasion in site.occasions.values()],
        "case_studies": [_case(site.case_studies[id]) for id in cases],
        "studies": [_study(study) for study in site.studies.values() if study.charts],
        "sheets": {"parts": _sheets_of_parts(site), "more": _more_sheets(site)},
    }


def _url(id: str) -> str:
    return f"../{url_of('pack', id)}"


def _occasion(site: Site, occasion: Occasion) -> dict[str, Any]:
    return {
        "id": occasion.id,
        "name": occasion.name,
        "summary": occasion.summary,
        "audience": occasion.audience,
        "leads": occasion.leads,
        "before": [plain_text(each) for each in occasion.before],
        "after": [plain_text(each) for each in occasion.after],
        "steps": [
            {
                "name": step.name,
                "minutes": step.minutes,
                "shows": "rating" if step.rating else step.shows or "words",
                "purpose": step.purpose,
                "say": plain_text(step.say) if step.say else "",
                "ready": list(step.hand_out),
            }
            for step in occasion.steps
        ],
        "sheet": _url(f"occasion-{occasion.id}"),
        "extras": [{"name": site.packs[pack].name, "url": _url(pack)} for pack in occasion.extras],
    }


def _case(case: CaseStudy) -> dict[str, Any]:
    """A case study in four short parts: what came of it stands beside what it does not tell."""
    texts = (
        [case.starting_point],
        case.actions,
        [*case.changes, *map(_outcome, case.outcomes)],
        case.not_told,
    )
    return {
        "id": case.id,
        "name": case.name,
        "characteristic": case.characteristic,
        "parts": [
            {"name": name, "texts": [plain_text(text) for text in texts]}
            for name, texts in zip(PARTS_OF_A_CASE, texts, strict=True)
        ],
        "sheet": _url(f"case-{case.id}"),
    }


def _outcome(outcome: Outcome) -> str:
    """What came of it and, in the same breath, what the figures leave open: a slide never parts the two."""
    figures = _figures(outcome.measure) if outcome.measure else ""
    sentences = (outcome.text, f"{figures[:1].upper()}{figures[1:]}", outcome.caution or "")
    return " ".join(filter(None, sentences))


def _figures(measure: Measure) -> str:
    """Figures as the source gives them, and which are missing."""
    if measure.before and measure.after:
        before, after = (
            quantity(each.value, measure.unit) + (f" in {each.period}" if each.period else "")
            for each in (measure.before, measure.after)
        )
        return f"{measure.of}: {before}, {after}."
    when = f", {measure.period}" if measure.period else ""
    if measure.change is not None:
        changed = change(measure.change, measure.unit)
        return f"{measure.of}: a change of {changed}{when}, without a figure before or after."
    if measure.level is not None:
        return f"{measure.of}: {quantity(measure.level, measure.unit)}{when}, without a figure from before."
    return f"{measure.of}: {quantity(measure.sample or 0, measure.unit)} asked or counted{when}."


def _study(study: Study) -> dict[str, Any]:
    return {
        "id": study.id,
        "name": study.name,
        "charts": [
            {
                "title": chart.title,
                "unit": chart.unit,
                "bars": [
                    {"label": bar.label, "value": bar.value, "figure": quantity(bar.value, chart.unit)}
                    for bar in chart.bars
                ],
                "note": plain_text(chart.note) if chart.note else "",
            }
            for chart in study.charts
        ],
        "url": f"../{url_of('study', study.id)}",
    }


def _sheets_of_parts(site: Site) -> dict[str, list[str]]:
    """For each subject, the audiences for whom there is a sheet to rate it on: `<subject>-audit-<audience>`."""
    return {
        subject.id: [
            audience
            for audience in site.audiences
            if any(audience in q.audiences and q.levels for q in site.questions_about(subject.id))
        ]
        for _, subject in site.subjects()
    }


def _more_sheets(site: Site) -> list[dict[str, str]]:
    """The packs that are printed for a kind of step, such as level cards and an action plan."""
    return [
        {"name": pack.name, "url": _url(pack.id), "printed_for": pack.printed_for}
        for pack in site.packs.values()
        if pack.printed_for
    ]

"""Synthetic case studies in this project's YAML, about 3 KB each, and a project that holds them.

    python -m tools.bench.content FOLDER COUNT

What is written for a number is the same at every run, and the first 500 of 2,000 are the 500.
"""

import random
import re
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.schema import CaseStudy
from tools.bench.words import ROOT, prose

AUTHORITIES = (
    *("Barnsley", "Bath and North East Somerset", "Birmingham", "Bradford", "Brent", "Bristol", "Calderdale"),
    *("Camden", "Cheshire East", "Cornwall", "Coventry", "Croydon", "Cumbria", "Derby", "Devon", "Doncaster"),
    *("Durham", "East Sussex", "Essex", "Gateshead", "Hackney", "Hampshire", "Hull", "Kent", "Kirklees", "Leeds"),
    *("Leicester", "Lincolnshire", "Liverpool", "Manchester", "Norfolk", "Oldham", "Plymouth", "Redcar and Cleveland"),
    *("Sheffield", "Shropshire", "Suffolk", "Sunderland", "Wigan", "Wolverhampton", "York"),
)
STARTS = (
    *("Alder", "Ash", "Barn", "Beck", "Birch", "Black", "Bram", "Brock", "Burn", "Chad", "Chester", "Clay", "Cole"),
    *("Crow", "Dun", "Elm", "Fair", "Fen", "Fox", "Glad", "Hales", "Hart", "Hazel", "Hem", "Holm", "Ivy", "Kirk"),
    *("Lang", "Lin", "Mar", "Mill", "Nor", "Oak", "Pem", "Quarn", "Rad", "Rams", "Red", "Rush", "Sand", "Shel"),
    *("Stan", "Stoke", "Sutter", "Tam", "Thorn", "Upper", "Wake", "Wal", "West", "Whit", "Wind", "Wood", "Yar"),
)
ENDS = (
    *("beck", "borough", "bridge", "brook", "bury", "by", "combe", "cote", "croft", "dale", "den", "don", "field"),
    *("fold", "ford", "gate", "grove", "ham", "hill", "hurst", "ington", "lands", "leigh", "ley", "mere", "mouth"),
    *("over", "port", "ridge", "shaw", "side", "stead", "stow", "thorpe", "ton", "well", "wick", "wood", "worth"),
)
LAPS = ("", "North ", "South ", "East ", "West ", "Great ", "Little ")
SCHOOLS = (
    *(("primary", kind) for kind in ("Primary School", "Church of England Primary School", "Junior School")),
    *(("secondary", kind) for kind in ("Community College", "High School")),
    *(("special", "School"), ("all-through", "Academy"), ("pupil referral unit", "Centre"), ("not stated", "School")),
)
MEASURES = (("persistent absence", "%"), ("progress in reading in a year", "points"), ("pupils at the club", "pupils"))


REFERRED_TO = (
    *("content/characteristics", "content/strands", "content/sources.yml", "content/glossary.yml"),
    *("content/audiences.yml", "content/scale.yml", "content/worksheets.yml"),
    *(f"reflections/{id}.yml" for id in ("vision", "commitment", "collaboration", "communication")),
    *(f"content/pages/{name}" for name in ("index.md", "characteristics", "strands", "questions", "case-studies")),
    *(f"content/pages/{name}" for name in ("audiences", "sources", "glossary", "search", "self-audit")),
)
"""What of this project's content is needed to show case studies: the same, in the main, as its peers are given."""

_OTHER_KINDS = "study|programme|event|voice|recommendation|disagreement|topic|case|pack"
_OTHER_LINK = re.compile(rf"\[([^\]]+)\]\((?:{_OTHER_KINDS}):[a-z0-9-]+\)")
_OTHER_FOLDERS = "research|programme|timeline|topics|about|occasions|worksheets|content-reference"
_OTHER_PAGE = re.compile(rf"\[([^\]]+)\]\((?:\.\./)*(?:{_OTHER_FOLDERS})/[^)]*\)")
_OTHER_KEY = re.compile(r"^ *(?:studies|case_studies): \[[^\]]*\]\n", re.MULTILINE)


def without_other_things(text: str) -> str:
    """A text without links to what is not there."""
    return _OTHER_KEY.sub("", _OTHER_PAGE.sub(r"\1", _OTHER_LINK.sub(r"\1", text)))


def _without_missing_pages(settings: str, pages: Path) -> str:
    """The settings, their navigation without pages that are not there."""
    lines = [(line, re.search(r": (\S+\.md)$", line)) for line in settings.splitlines()]
    kept = [line for line, page in lines if not page or (pages / page[1]).exists()]
    return "\n".join(kept) + "\n"


class _Dumper(yaml.CSafeDumper):
    """Writes long text folded over several lines, as people do."""


def _folded_where_long(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=">" if len(text) > 100 else None)


_Dumper.add_representer(str, _folded_where_long)


def write_project(folder: Path, count: int) -> None:
    """Write a project of synthetic case studies, and of this project's content what they refer to; link its theme."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in REFERRED_TO:
        target = folder / name
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target, dirs_exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target)
    for path in (*folder.glob("content/**/*.yml"), *folder.glob("content/**/*.md"), *folder.glob("reflections/*.yml")):
        path.write_text(without_other_things(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_without_missing_pages(settings, folder / "content/pages"), encoding="utf-8")
    (folder / "case_studies").mkdir(exist_ok=True)
    if not (folder / "theme").exists():
        (folder / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    for case in case_studies(count):
        (folder / "case_studies" / f"{case.id}.yml").write_text(as_yaml(case), encoding="utf-8", newline="\n")


def as_yaml(case: CaseStudy) -> str:
    """A case study as the text of its file."""
    data = case.model_dump(mode="json", exclude_defaults=True)
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=112))


def case_studies(count: int) -> list[CaseStudy]:
    """Synthetic case studies, each made from its number alone."""
    return [case_study(number) for number in range(count)]


def case_study(number: int) -> CaseStudy:
    """A synthetic case study of a made-up school; one text in eight links to the glossary."""
    chance = random.Random(f"case study {number}")
    known, place = references(), place_of(number)
    phase, kind = chance.choice(SCHOOLS)
    characteristic = chance.choice(known["characteristics"])
    return CaseStudy.model_validate(
        {
            "id": place.lower().replace(" ", "-"),
            "name": f"{place} {kind}",
            "authority": chance.choice(AUTHORITIES),
            "phase": phase,
            "characteristic": characteristic,
            "strands": chance.sample(known["strands"], chance.randint(0, 2)),
            "summary": prose(chance, 100),
            "starting_point": _text(chance, 220),
            "actions": [_text(chance, 150) for _ in range(chance.randint(3, 4))],
            "changes": [_text(chance, 140) for _ in range(2)],
            "outcomes": [_outcome(chance), {"text": _text(chance, 130)}],
            "try_it": [_text(chance, 140) for _ in range(3)],
            "not_told": [prose(chance, 80) for _ in range(4)],
            "questions": chance.sample(known[characteristic], chance.randint(1, 3)),
            "sources": [chance.choice(known["sources"])],
        }
    )


def place_of(number: int) -> str:
    """The place in which the school of a number stands; no two have the same."""
    lap, place = divmod(number, len(_places()))
    return LAPS[lap] + _places()[place]


@cache
def _places() -> list[str]:
    places = [f"{start}{end}" for start in STARTS for end in ENDS]
    random.Random("places").shuffle(places)
    return places


def _outcome(chance: random.Random) -> dict[str, Any]:
    of, unit = chance.choice(MEASURES)
    before, after = chance.randint(5, 60), chance.randint(5, 600) / 10
    readings = {"before": {"value": before, "period": "2008–09"}, "after": {"value": after, "period": "2009–10"}}
    measure = {"of": of, "unit": unit, **(readings if chance.random() < 0.7 else {"level": after})}
    return {"text": _text(chance, 120), "measure": measure, "caution": prose(chance, 140)}


def _text(chance: random.Random, length: int) -> str:
    """Prose, which may begin with a link to a term of the glossary."""
    text = prose(chance, length)
    if chance.random() < 1 / 8:
        id, term = chance.choice(references()["terms"])
        return f"About [{term}](term:{id}) {text[0].lower()}{text[1:]}"
    return text


@cache
def references() -> dict[str, Any]:
    """The ids of this project's own things that a case study may name; for each characteristic its questions."""
    content = ROOT / "content"
    characteristics = sorted(path.stem for path in (content / "characteristics").glob("*.yml"))
    return {
        "characteristics": characteristics,
        "strands": sorted(path.stem for path in (content / "strands").glob("*.yml")),
        "sources": [source["id"] for source in read_yaml(content / "sources.yml")],
        "terms": [(term["id"], term["term"]) for term in read_yaml(content / "glossary.yml")],
        **{id: _questions_in_use(id) for id in characteristics},
    }


def _questions_in_use(characteristic: str) -> list[str]:
    questions = read_yaml(ROOT / "reflections" / f"{characteristic}.yml")
    return [question["id"] for question in questions if "retired" not in question]


def read_yaml(path: Path) -> Any:
    """The data in a file of this project's content."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    write_project(Path(sys.argv[1]), int(sys.argv[2]))

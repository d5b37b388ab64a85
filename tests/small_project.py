"""A project with as little content as passes `reflect check`, which tests may change."""

from pathlib import Path

from generator.load import load
from generator.model import PLACES
from generator.schema import Audience, Characteristic, Scale, Source, WorksheetWords
from generator.validate import validate

PAGE = "---\ntitle: A page\ndescription: What it is about.\n---\n\nWelcome.\n"


def write_small_project(root: Path) -> None:
    """One characteristic, one source, one audience, the scale, the words of worksheets and a page a section, made from
    the models' examples."""
    files = {
        "mkdocs.yml": "site_name: Small\n",
        "content/pages/index.md": PAGE,
        **{f"content/pages/{place.folder}/index.md": PAGE for place in PLACES},
        "content/characteristics/vision.yml": Characteristic.example,
        "content/sources.yml": as_item(Source.example),
        "content/audiences.yml": as_item(Audience.example),
        "content/scale.yml": Scale.example,
        "content/worksheets.yml": WorksheetWords.example,
    }
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8", newline="\n")
    for folder in ("reflections", "case_studies"):
        (root / folder).mkdir()
    problems = validate(load(root)).problems
    assert not problems, "\n".join(map(str, problems))


def as_item(text: str) -> str:
    """YAML of a mapping as the first item of a list."""
    return "- " + "\n  ".join(text.splitlines()) + "\n"

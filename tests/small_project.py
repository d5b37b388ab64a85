"""A project with as little content as passes `reflect check`, which tests may change."""

from pathlib import Path

from generator.check import check_project
from generator.schema import Audience, Characteristic, Scale, Source, WorksheetWords
from generator.things import PLACES

ROOT = Path(__file__).resolve().parents[1]

SETTINGS = """\
site_name: Small
docs_dir: content/pages
use_directory_urls: false
theme: {name: material, custom_dir: theme/overrides, font: false}
plugins:
  - reflections: {site_id: small, edition: 2026-11}
markdown_extensions: [attr_list]
"""

PAGE = "---\ntitle: A page\ndescription: What it is about.\n---\n\nWelcome.\n"

LEADERSHIP = "- {id: leadership, name: Leadership, order: 1, summary: Those who lead.}\n"


def write_small_project(root: Path) -> None:
    """One characteristic, one source, two audiences, the scale, the words of worksheets and a page a section, made from
    the models' examples."""
    files = {
        "mkdocs.yml": SETTINGS,
        "content/pages/index.md": PAGE,
        **{f"content/pages/{place.folder}/index.md": PAGE for place in PLACES},
        "content/characteristics/vision.yml": Characteristic.example,
        "content/sources.yml": as_item(Source.example),
        "content/audiences.yml": as_item(Audience.example) + LEADERSHIP,
        "content/scale.yml": Scale.example,
        "content/worksheets.yml": WorksheetWords.example,
    }
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8", newline="\n")
    for folder in ("reflections", "case_studies"):
        (root / folder).mkdir()
    (root / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    problems = check_project(root / "mkdocs.yml").problems
    assert not problems, "\n".join(map(str, problems))


def as_item(text: str) -> str:
    """YAML of a mapping as the first item of a list."""
    return "- " + "\n  ".join(text.splitlines()) + "\n"

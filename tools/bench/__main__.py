"""Run the benchmarks and print what they give.

make bench
make bench ARGS="--only builds --rounds 5"
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from shutil import which

from tools.bench import report
from tools.bench.builds import HUGO, MATERIAL, OURS, Projects, build_all, tools
from tools.bench.documents import documents as make_documents
from tools.bench.measure import CommandFailedError
from tools.bench.rating import build_with_questions, milliseconds_to_rate
from tools.bench.search import MATERIALS_BOX, OUR_BOX, search_all
from tools.bench.serving import seconds_to_show_a_change
from tools.bench.together import build_own_site
from tools.bench.together import together as bring_together
from tools.make import CannotGoOnError

NO_HUGO = "Hugo is not installed and is left out. On Debian and Ubuntu: sudo apt-get install hugo"

CHANGES = 5
"""Changes under `serve`."""


def builds(projects: Projects, rounds: int) -> list[report.Table]:
    """Build the sites of all tools and sizes."""
    if not which("hugo"):
        note(NO_HUGO)
    return report.build_tables(build_all(projects, rounds, note))


def serve(projects: Projects, rounds: int) -> list[report.Table]:
    """Change a case study under `serve`."""
    ours = tools()[0]
    projects.write(ours, 500)
    return [report.serving_table(seconds_to_show_a_change(projects.of(ours.name, 500), CHANGES))]


def search(projects: Projects, rounds: int) -> list[report.Table]:
    """Search in the browser, on this site and on those of 500 case studies."""
    ours, material, *_ = tools()
    sites = {
        f"{OURS}, as it is": (projects.built(ours, 0), OUR_BOX),
        f"{OURS}, 500": (projects.built(ours, 500), OUR_BOX),
        f"{MATERIAL}, 500": (projects.built(material, 500), MATERIALS_BOX),
    }
    return report.search_tables(search_all(sites, 3 * rounds, note))


def rating(projects: Projects, rounds: int) -> list[report.Table]:
    """Rate in a long self-audit, in the browser."""
    projects.folder.mkdir(parents=True, exist_ok=True)
    return [report.rating_table(milliseconds_to_rate(build_with_questions(projects.folder), 20 * rounds))]


def together(projects: Projects, rounds: int) -> list[report.Table]:
    """Bring the audits of many people together, in the browser, and go on with their review."""
    projects.folder.mkdir(parents=True, exist_ok=True)
    site = build_own_site(projects.folder)
    return [report.together_table(bring_together(site, projects.folder / "copies", rounds, note))]


def documents(projects: Projects, rounds: int) -> list[report.Table]:
    """Make all worksheets as PDF and Word files, and none of them again."""
    projects.folder.mkdir(parents=True, exist_ok=True)
    return [report.documents_table(make_documents(projects.folder, rounds, note))]


PARTS: Mapping[str, Callable[[Projects, int], list[report.Table]]] = {
    "builds": builds,
    "serve": serve,
    "search": search,
    "rating": rating,
    "together": together,
    "documents": documents,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts that the command line names and print their tables; gives the exit status."""
    options = read_arguments(arguments)
    parts = [options.only] if options.only else list(PARTS)
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
            projects = Projects(options.folder or Path(temporary))
            tables = [table for part in parts for table in PARTS[part](projects, options.rounds)]
    except (CannotGoOnError, CommandFailedError) as error:
        print(error, file=sys.stderr)
        return 1
    shown = [table.as_markdown() if options.markdown else table.as_text() for table in tables]
    print("", surroundings(), *shown, sep="\n\n")
    return 0


def read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="make bench", description="Compares this project with its peers.")
    parser.add_argument("--only", choices=PARTS, help="run one part")
    parser.add_argument(
        "--rounds", type=int, default=3, help="builds of each project (3); searches are three times as many"
    )
    parser.add_argument("--folder", type=Path, help="keep projects and sites here, and use those that are here")
    parser.add_argument("--markdown", action="store_true", help="print the tables as Markdown, for docs/benchmarks.md")
    return parser.parse_args(arguments)


def surroundings() -> str:
    """What the figures were taken on, in one line."""
    packages = " ".join(f"{name} {version(name)}," for name in ("mkdocs", "mkdocs-material"))
    hugo = f" {HUGO} {found[0]}," if (found := re.search(r"[0-9.]{3,}", hugo_version())) else ""
    return f"Python {platform.python_version()}, {packages}{hugo} {platform.system()}, {os.cpu_count()} processors"


def hugo_version() -> str:
    """What Hugo says of itself; nothing where it is not installed."""
    hugo = which("hugo")
    return subprocess.run([hugo, "version"], capture_output=True, text=True).stdout if hugo else ""


def note(text: str) -> None:
    """Say at once how far things are."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""Cold builds of this project and of its peers, one after another in turn: what each costs, and how that grows."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.bench.content import case_studies, write_project
from tools.bench.measure import CommandFailedError, Cost, cost_of, medians
from tools.bench.peers import Write, write_hugo, write_material
from tools.bench.words import ROOT

OURS, MATERIAL, HUGO = "Inclusion Reflections", "MkDocs + Material", "Hugo"

SIZES = (0, 500, 2000)
"""Numbers of synthetic case studies. What a site costs without any tells what a page costs from there on."""

ENVIRONMENT = {
    "PYTHONDONTWRITEBYTECODE": "",  # Python keeps what it has compiled, as it does for everybody
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    "SITE_URL": "",
    "DOCUMENTS": "false",  # the peers make no PDF and Word files; what they cost is measured by itself
}


class Tool(NamedTuple):
    """A tool that builds sites: how a project for it is written, and the command that builds one into a folder."""

    name: str
    write: Write
    command: Sequence[str]


def tools() -> list[Tool]:
    """This project and the peers that are installed."""
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir")
    ours = Tool(OURS, lambda folder, cases: write_project(folder, len(cases)), mkdocs)
    hugo = shutil.which("hugo")
    peers = [Tool(HUGO, write_hugo, (hugo, "--quiet", "--destination"))] if hugo else []
    return [ours, Tool(MATERIAL, write_material, mkdocs), *peers]


class Projects(NamedTuple):
    """The projects of all tools and sizes, below one folder; and where their sites go."""

    folder: Path

    def of(self, tool: str, size: int) -> Path:
        """The project of a tool."""
        return self.folder / f"{tool.split()[0].lower()}-{size}"

    def site(self, tool: str, size: int) -> Path:
        """Where the site of a project goes."""
        return self.of(tool, size).with_suffix(".site")

    def write(self, tool: Tool, size: int) -> None:
        """Write a project, unless it is there."""
        if not self.of(tool.name, size).exists():
            tool.write(self.of(tool.name, size), case_studies(size))

    def build(self, tool: Tool, size: int) -> Cost:
        """Build a project's site, with nothing left over from the last time."""
        project, site = self.of(tool.name, size), self.site(tool.name, size)
        for kept in (site, project / ".cache", project / "resources"):
            self._put_aside(kept)
        cost = cost_of([*tool.command, str(site)], folder=project, environment=ENVIRONMENT)
        if (pages := sum(1 for _ in site.rglob("*.html"))) < size:
            raise CommandFailedError(f"{tool.name} wrote {pages} pages for {size} case studies")
        return cost

    def _put_aside(self, kept: Path) -> None:
        """Have a folder out of the way. It is deleted later: a file system that has just deleted thousands of files
        takes several times as long to make new ones."""
        if kept.exists():
            self.aside.mkdir(exist_ok=True)
            kept.rename(self.aside / str(len(list(self.aside.iterdir()))))

    @property
    def aside(self) -> Path:
        """What earlier builds left."""
        return self.folder / "aside"

    def built(self, tool: Tool, size: int) -> Path:
        """The site of a project, built unless it is there."""
        if not self.site(tool.name, size).exists():
            self.write(tool, size)
            self.build(tool, size)
        return self.site(tool.name, size)


Costs = Mapping[tuple[str, int], Cost]
"""What a build costs, by the tool's name and the number of case studies."""


def build_all(projects: Projects, rounds: int, say: Callable[[str], None], sizes: Iterable[int] = SIZES) -> Costs:
    """The medians of some rounds, in each of which every tool builds every size once."""
    runs: dict[tuple[str, int], list[Cost]] = {}
    for tool in tools():
        # Not counted: Python and Jinja compile, a case study's page too, and the system reads the tools' files.
        projects.write(tool, 1)
        projects.build(tool, 1)
    for round in range(1, rounds + 1):
        for size in sizes:
            for tool in tools():
                projects.write(tool, size)
                os.sync()  # so that no build waits for what the one before it wrote
                cost = projects.build(tool, size)
                runs.setdefault((tool.name, size), []).append(cost)
                say(f"round {round}, {size:,} case studies, {tool.name}: {cost.seconds:.2f} s")
    shutil.rmtree(projects.aside, ignore_errors=True)
    return {key: medians(costs) for key, costs in runs.items()}


def milliseconds_a_page(costs: Costs, tool: str, smaller: int, larger: int) -> float:
    """What a page costs among those that a larger site has more."""
    return 1000 * (costs[tool, larger].seconds - costs[tool, smaller].seconds) / (larger - smaller)

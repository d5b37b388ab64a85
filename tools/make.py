#!/usr/bin/env python3
"""Set up the locked packages in `.venv` and run one job there, with or without make.

It runs before anything is installed, so it uses the standard library only. Exit status: that of the first
command that failed; 1 where setting up failed; 2 for wrong use.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Program(NamedTuple):
    """A program that tests or measurements need."""

    name: str
    variable: str
    """What in the environment names its program, for people who have it in an unusual place and for the tests."""
    package: str
    """Debian's, or several with spaces between them."""
    files: tuple[str, ...]


CHROMIUM = Program(
    "Chromium, Google Chrome or Microsoft Edge",
    "CHROMIUM",
    "chromium-headless-shell",  # the same engine without windows: the tests take two thirds of the time
    (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ),
)
FIREFOX = Program(
    "Firefox",
    "FIREFOX",
    "firefox-esr",
    (
        "firefox-esr",
        "firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ),
)

PDFTOTEXT = Program("Poppler's pdftotext", "PDFTOTEXT", "poppler-utils", ("pdftotext",))
SOFFICE = Program(
    "LibreOffice",
    "SOFFICE",
    # The letters of these fonts are as wide as Arial's.
    "libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation",
    (
        "soffice",
        "libreoffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
    ),
)

NO_VENV = """{python} cannot make environments: it comes without {modules}.
On Debian and Ubuntu, install the package and run the same again:
    sudo apt-get install python3-venv"""
NO_PACKAGES = """Installing packages failed; the reason stands above.
The first run needs the internet, or the package index that pip is set up to use."""
NOT_FOUND = """The tests need what was not found: {names}.
On Debian, install what is missing and run the same again:
    sudo apt-get install {packages}
If you have it in an unusual place, name it: {settings}. No test was run."""


class Job(NamedTuple):
    """What one word on the command line does."""

    about: str
    commands: Sequence[Sequence[str]]
    """Run one after the other, up to the first that fails."""
    lock: str = "site"
    """Which of `locks/*.txt` the commands need; empty where uv alone is enough."""
    needs: tuple[Program, ...] = ()


# Debian 12's Python is named to the patch release, so that no package is locked that needs a later one.
COMPILE = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11.2"]
# One version for all Pythons, so that all of them build the same site.
COMPILE += ["--fork-strategy", "fewest", "--generate-hashes", "--annotation-style", "line"]
COMPILE += ["--no-header", "--no-emit-index-url", "--output-file"]
LOCK = [
    [*COMPILE, "locks/test.txt", "pyproject.toml", "--group", "test"],
    # Held to the versions of the tests, so that one environment serves both.
    [*COMPILE, "locks/site.txt", "pyproject.toml", "--group", "build", "--constraint", "locks/test.txt"],
    [*COMPILE, "locks/uv.txt", "--group", "uv"],
]
UPGRADE = [[*command, "--upgrade"] for command in LOCK]
LINT = [["ruff", "check", "--quiet"], ["ruff", "format", "--check", "--quiet"], ["mypy"]]
# On Windows the tests in Firefox are left out.
TESTED_WITH = (CHROMIUM, *(() if os.name == "nt" else (FIREFOX,)), PDFTOTEXT, SOFFICE)
# One process runs all tests of a file, and makes what they share once; files stay in their order, the quickest last.
TEST = [*LINT, ["pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]]
FORMAT = [["ruff", "check", "--fix"], ["ruff", "format"]]
BENCH = [["python", "-m", "tools.bench"]]
JOBS = {
    "site": Job("build the site in site/, and zip it to site.zip", [["reflect", "build"]]),
    "serve": Job("show the site on this computer, with each change as you save it", [["reflect", "serve"]]),
    "check": Job("list the problems in the content", [["reflect", "check"]]),
    "test": Job("lint, check the types, run every test", TEST, "test", needs=TESTED_WITH),
    "lint": Job("lint and check the types", LINT, "test"),
    "format": Job("mend what the linter can, and lay out the code", FORMAT, "test"),
    "bench": Job("compare speed with MkDocs + Material and Hugo", BENCH, "test", needs=(CHROMIUM,)),
    "lock": Job("write locks/ again after a change in pyproject.toml", LOCK, ""),
    "upgrade": Job("write locks/ again with the newest versions allowed", UPGRADE, ""),
}


class CannotGoOnError(Exception):
    """Setting up cannot go on; the text says why, and what to do."""


class Stamp(NamedTuple):
    """What `.venv` was made by and what it holds, kept in `.venv/stamp.json`."""

    place: str
    python: str
    uv: str
    """Hash of the lock that uv was installed from."""
    lock: str = ""
    packages: str = ""
    """Hash of the files that the packages were installed from; empty until all of them are there."""


class Environment:
    """The Python environment of one checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.programs = self.venv / ("Scripts" if os.name == "nt" else "bin")
        self.python = str(self.programs / "python")

    def prepare(self, lock: str) -> None:
        """Make the environment sound and have it hold what a lock names; quick where it already does."""
        sound = Stamp(str(self.root), this_python(), self.hash("locks/uv.txt"))
        stamp = self.stamp()
        if reason := self.reason_to_make(stamp, sound):
            self.make(reason)
            stamp = sound
            self.write_stamp(stamp)
        assert stamp
        # The tests' packages include the site's: once they are there, they stay.
        wanted = "test" if lock and stamp.lock == "test" else lock
        if wanted and stamp.packages != self.packages(wanted):
            self.write_stamp(sound._replace(lock=wanted))
            self.install(wanted)
            self.write_stamp(sound._replace(lock=wanted, packages=self.packages(wanted)))

    def reason_to_make(self, stamp: Stamp | None, sound: Stamp) -> str:
        """Why the environment must be made, as the end of a sentence; empty where it is sound."""
        if not self.venv.exists():
            return "there is none yet"
        if not stamp:
            return "the one there is not finished"
        if stamp.place != sound.place:
            return f"the one there was made for {stamp.place}"
        if stamp.python != sound.python:
            return f"the one there was made by Python {stamp.python}"
        if stamp.uv != sound.uv:
            return "locks/uv.txt has changed"
        return "" if starts(self.python) else "its Python no longer starts"

    def make(self, reason: str) -> None:
        """Make an environment with only uv in it, in place of any that is there."""
        if missing := [name for name in ("venv", "ensurepip") if not importlib.util.find_spec(name)]:
            raise CannotGoOnError(NO_VENV.format(python=sys.executable, modules=" and ".join(missing)))
        if Path(sys.prefix) == self.venv:
            raise CannotGoOnError(f".venv must be made again ({reason}), but it is in use. Type: deactivate")
        say(f"Making .venv with Python {this_python()}: {reason}.")
        self.must("Making .venv failed.", sys.executable, "-m", "venv", "--clear", str(self.venv))
        pip = [self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        self.must(NO_PACKAGES, *pip, "--require-hashes", "--requirement", "locks/uv.txt")

    def install(self, lock: str) -> None:
        """Install exactly what a lock names, and this project as it stands in its folder."""
        say(f"Installing the packages in locks/{lock}.txt.")
        settings = uv_settings(self.pip_config(), os.environ)
        to = ["--quiet", "--python", self.python]
        self.must(NO_PACKAGES, "uv", "pip", "sync", *to, "--require-hashes", f"locks/{lock}.txt", **settings)
        project = ["--no-deps", "--no-build-isolation", "--editable", "."]
        self.must("Installing this project failed.", "uv", "pip", "install", *to, *project, **settings)

    def pip_config(self) -> str:
        """What pip is told on this computer, one `place.name='value'` a line."""
        command = [self.python, "-m", "pip", "config", "list"]
        return subprocess.run(command, capture_output=True, text=True).stdout

    def stamp(self) -> Stamp | None:
        """The stamp, or None where there is none that can be read."""
        try:
            return Stamp(**json.loads((self.venv / "stamp.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write_stamp(self, stamp: Stamp) -> None:
        """Keep the stamp for the next run."""
        (self.venv / "stamp.json").write_text(json.dumps(stamp._asdict(), indent=2) + "\n", encoding="utf-8")

    def packages(self, lock: str) -> str:
        """A hash of the files that say what a lock's environment holds."""
        return self.hash("pyproject.toml", f"locks/{lock}.txt")

    def hash(self, *files: str) -> str:
        """A hash of some files of the checkout."""
        return hashlib.sha256(b"\0".join((self.root / file).read_bytes() for file in files)).hexdigest()

    def must(self, otherwise: str, *command: str, **settings: str) -> None:
        """Run a command without which nothing can go on."""
        if self.run(*command, **settings):
            raise CannotGoOnError(otherwise)

    def run(self, name: str, *arguments: str, **settings: str) -> int:
        """Run a program, the environment's own where it has one of that name; gives its exit status."""
        path = os.pathsep.join([str(self.programs), os.environ.get("PATH", os.defpath)])
        program = shutil.which(name, path=path)
        if not program:
            raise CannotGoOnError(f"{name} is missing. Delete the folder .venv, and run the same again.")
        ours = {"PATH": path, "VIRTUAL_ENV": str(self.venv), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
        environ = {**os.environ, **ours, **settings}
        for foreign in ("PYTHONHOME", "PYTHONPATH"):
            environ.pop(foreign, None)
        return subprocess.run([program, *arguments], cwd=self.root, env=environ).returncode


def this_python() -> str:
    """The Python that runs this: its version, and where it is installed."""
    return f"{platform.python_version()} in {sys.base_prefix}"


def starts(python: str) -> bool:
    """Whether a Python starts."""
    try:
        return subprocess.run([python, "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


def uv_settings(pip_config: str, environ: Mapping[str, str]) -> dict[str, str]:
    """Tell uv of the package index and certificate in `pip config list`: it does not read pip's settings.

    What the environment already tells uv stands. Without a home it can write to, uv needs to be told.
    """
    told = dict(line.split("=", 1) for line in pip_config.splitlines() if "=" in line)
    home = os.path.expanduser("~")  # noqa: PTH111 -- Path.home() raises where there is none
    settings = {} if os.access(home, os.W_OK) else {"UV_NO_CACHE": "1"}
    for name, variable in (("index-url", "UV_DEFAULT_INDEX"), ("cert", "SSL_CERT_FILE")):
        values = [told.get(f"{place}.{name}") for place in (":env:", "install", "global")]
        settings[variable] = next(filter(None, values), "").strip("'\"")
    return {name: value for name, value in settings.items() if value and name not in environ}


def find_program(environ: Mapping[str, str], program: Program = CHROMIUM) -> str | None:
    """The path of a program, or None; its variable, where it is set, is that path."""
    if named := environ.get(program.variable):
        if found := shutil.which(named):
            return found
        raise CannotGoOnError(f"{program.variable} names {named}, and there is no such program. No test was run.")
    found_all = (shutil.which(name, path=environ.get("PATH")) for name in program.files)
    return next((found for found in found_all if found), None)


def find_programs(programs: Sequence[Program]) -> dict[str, str]:
    """The paths of the programs that are there, by their variables."""
    return {program.variable: path for program in programs if (path := find_program(os.environ, program))}


def not_found(missing: Sequence[Program]) -> str:
    """What to say where programs are missing."""
    return NOT_FOUND.format(
        names="; also ".join(program.name for program in missing),
        packages=" ".join(program.package for program in missing),
        settings=" ".join(f"{program.variable}=/path/to/it" for program in missing),
    )


def have_programs(programs: Sequence[Program], environment: Environment) -> dict[str, str]:
    """The paths of all the programs, by their variables; what is missing is installed where we may."""
    missing = [program for program in programs if program.variable not in find_programs(programs)]
    if missing:
        install_programs(missing, environment)
    return find_programs(programs)


def install_programs(missing: Sequence[Program], environment: Environment) -> None:
    """Install Debian's packages where we may; elsewhere say what to install."""
    otherwise = not_found(missing)
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise CannotGoOnError(otherwise)
    packages = [package for program in missing for package in program.package.split()]
    say(f"Installing Debian's {' and '.join(packages)} for the tests. This takes a minute or two.")
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"]
        environment.must(otherwise, "apt-get", *quiet, *command, DEBIAN_FRONTEND="noninteractive")
    if len(find_programs(missing)) < len(missing):
        raise CannotGoOnError(otherwise)


def say(text: str) -> None:
    """Print at once, so that it stands before what the next command prints."""
    print(text, flush=True)


def fail(text: str) -> int:
    """Print why nothing can go on; gives the exit status."""
    print(text, file=sys.stderr)
    return 1


def do(job: Job, extra: Sequence[str], environment: Environment) -> int:
    """Set up what a job needs and run its commands, the last of them with `extra`; gives the exit status."""
    settings = have_programs(job.needs, environment)
    environment.prepare(job.lock)
    *first, last = job.commands
    for command in [*first, [*last, *extra]]:
        if status := environment.run(*command, **settings):
            return status
    return 0


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """The job, and what follows it on the command line."""
    width = max(map(len, JOBS))
    jobs = "\n".join(f"  {name:{width}}  {job.about}" for name, job in JOBS.items())
    parser = argparse.ArgumentParser(
        prog="make", description=f"Jobs:\n{jobs}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("job", choices=JOBS, metavar="job", help="one of the above")
    parser.add_argument("extra", nargs=argparse.REMAINDER, help="handed to the job's last command")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Run the job that the command line names; gives the exit status."""
    chosen = read_arguments(arguments)
    if sys.version_info < (3, 11):  # noqa: UP036 -- it is the one script that meets an older Python
        return fail(f"This needs Python 3.11 or newer, and {sys.executable} is {platform.python_version()}.")
    try:
        return do(JOBS[chosen.job], chosen.extra, Environment(ROOT))
    except CannotGoOnError as error:
        return fail(str(error))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

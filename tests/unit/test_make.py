"""The commands on a fresh machine: what tools/make.py does before anything is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import make

ROOT = Path(__file__).resolve().parents[2]


class Recorded(make.Environment):
    """An environment that notes the commands it would run; the one with `failing` in it fails."""

    def __init__(self, root: Path, failing: str = "no such command") -> None:
        super().__init__(root)
        self.commands: list[str] = []
        self.settings: dict[str, str] = {}
        self.failing = failing

    def run(self, name: str, *arguments: str, **settings: str) -> int:
        words = " ".join([Path(name).name, *arguments])
        self.commands.append(words)
        self.settings.update(settings)
        if " -m venv " in words:
            self.programs.mkdir(parents=True, exist_ok=True)
            Path(self.python).unlink(missing_ok=True)
            Path(self.python).symlink_to(sys.executable)
        return 3 if self.failing in words else 0

    def pip_config(self) -> str:
        return "global.index-url='https://mirror.test/'"


INSTALLED = {
    "chromium-headless-shell": "chromium-headless-shell",
    "firefox-esr": "firefox-esr",
    "poppler-utils": "pdftotext",
    "libreoffice-writer-nogui": "soffice",
}
"""Debian's packages, and a program that each brings."""

PROGRAMS = [make.CHROMIUM, make.FIREFOX, make.PDFTOTEXT, make.SOFFICE]


class Debian(Recorded):
    """A recorded environment where what `apt-get install` installs is put beside apt-get, but for what it `lacks`."""

    def __init__(self, root: Path, lacks: str = "") -> None:
        super().__init__(root)
        self.lacks = lacks

    def run(self, name: str, *arguments: str, **settings: str) -> int:
        for package in INSTALLED.keys() & set(arguments) - {self.lacks}:
            program(Path(shutil.which("apt-get") or "").with_name(INSTALLED[package]))
        return super().run(name, *arguments, **settings)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the files that decide what is installed."""
    (tmp_path / "locks").mkdir()
    for file in ("pyproject.toml", "locks/site.txt", "locks/test.txt", "locks/uv.txt"):
        (tmp_path / file).write_text(file, encoding="utf-8")
    return tmp_path


def prepared(checkout: Path, *locks: str) -> list[str]:
    """The commands that the last of some preparations runs, one after another."""
    environment = Recorded(checkout)
    for lock in locks:
        environment = Recorded(checkout)
        environment.prepare(lock)
    return environment.commands


def program(path: Path) -> Path:
    """A file that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


# The environment


def test_the_first_run_makes_the_environment_and_installs_by_hash(checkout: Path) -> None:
    made, uv, packages, project = prepared(checkout, "site")
    assert made.endswith(f"-m venv --clear {checkout}/.venv")
    assert uv.endswith("--require-hashes --requirement locks/uv.txt")
    assert packages.startswith("uv pip sync")
    assert packages.endswith("--require-hashes locks/site.txt")
    assert project.endswith("--no-deps --no-build-isolation --editable .")


def test_packages_come_from_the_index_that_pip_uses(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UV_DEFAULT_INDEX", raising=False)
    environment = Recorded(checkout, failing="sync")
    with pytest.raises(make.CannotGoOnError):
        environment.prepare("site")
    assert environment.settings["UV_DEFAULT_INDEX"] == "https://mirror.test/"


def test_the_second_run_runs_nothing(checkout: Path) -> None:
    assert prepared(checkout, "site", "site") == []


def test_the_site_is_content_with_the_environment_of_the_tests(checkout: Path) -> None:
    assert prepared(checkout, "site", "test")[0].endswith("locks/test.txt")
    assert prepared(checkout, "site") == []


def test_a_changed_site_lock_does_not_take_the_tests_packages_away(checkout: Path) -> None:
    prepared(checkout, "test")
    (checkout / "pyproject.toml").write_text("changed", encoding="utf-8")
    assert prepared(checkout, "site")[0].endswith("locks/test.txt")


@pytest.mark.parametrize("file", ["pyproject.toml", "locks/site.txt"])
def test_a_changed_file_is_installed_from(checkout: Path, file: str) -> None:
    prepared(checkout, "site")
    (checkout / file).write_text("changed", encoding="utf-8")
    assert len(prepared(checkout, "site")) == 2


def test_an_installation_that_failed_is_done_again(checkout: Path) -> None:
    environment = Recorded(checkout, failing="sync")
    with pytest.raises(make.CannotGoOnError, match=r"^Installing packages failed; the reason stands above\."):
        environment.prepare("site")
    assert prepared(checkout, "site")[0].startswith("uv pip sync")


def test_writing_the_locks_needs_only_uv(checkout: Path) -> None:
    assert len(prepared(checkout, "")) == 2
    (checkout / "pyproject.toml").write_text("changed", encoding="utf-8")
    assert prepared(checkout, "test", "") == []


def test_a_changed_version_of_uv_makes_the_environment_again(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared(checkout, "site")
    (checkout / "locks/uv.txt").write_text("changed", encoding="utf-8")
    assert len(prepared(checkout, "site")) == 4
    assert ": locks/uv.txt has changed.\n" in capsys.readouterr().out


def test_an_environment_without_a_stamp_is_made_again(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepared(checkout, "site")
    (checkout / ".venv/stamp.json").write_text("{", encoding="utf-8")
    assert len(prepared(checkout, "site")) == 4
    assert "the one there is not finished." in capsys.readouterr().out


def test_an_environment_of_another_python_is_made_again_and_says_so(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(make, "this_python", lambda: "3.11.2 in /usr")
    prepared(checkout, "site")
    monkeypatch.setattr(make, "this_python", lambda: "3.13.5 in /usr")
    assert len(prepared(checkout, "site")) == 4
    said = capsys.readouterr().out
    assert "with Python 3.13.5 in /usr: the one there was made by Python 3.11.2 in /usr.\n" in said


def test_an_environment_whose_python_has_gone_is_made_again(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepared(checkout, "site")
    python = Path(make.Environment(checkout).python)
    python.unlink()
    python.symlink_to("/gone/python")
    assert len(prepared(checkout, "site")) == 4
    assert "its Python no longer starts." in capsys.readouterr().out


def test_an_environment_that_was_moved_is_made_again(
    checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared(checkout, "site")
    moved = checkout.rename(tmp_path.with_name("moved"))
    assert len(prepared(moved, "site")) == 4
    assert f"the one there was made for {tmp_path}." in capsys.readouterr().out


def test_an_environment_in_use_is_not_made_again(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(checkout / ".venv"))
    with pytest.raises(make.CannotGoOnError, match=r"it is in use\. Type: deactivate$"):
        prepared(checkout, "site")


def test_a_python_without_venv_names_the_package(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(make.CannotGoOnError) as caught:
        prepared(checkout, "site")
    assert str(caught.value) == (
        f"{sys.executable} cannot make environments: it comes without ensurepip.\n"
        "On Debian and Ubuntu, install the package and run the same again:\n"
        "    sudo apt-get install python3-venv"
    )
    assert not (checkout / ".venv").exists()


# Pip's settings, for uv


@pytest.mark.parametrize(
    ("pip_config", "environ", "expected"),
    [
        ("", {}, {}),
        ("global.index-url='https://mirror.test/'", {}, {"UV_DEFAULT_INDEX": "https://mirror.test/"}),
        ("global.cert='/a.pem'\n:env:.cert='/b.pem'", {}, {"SSL_CERT_FILE": "/b.pem"}),
        ("global.index-url='https://mirror.test/'", {"UV_DEFAULT_INDEX": "https://own.test/"}, {}),
    ],
)
def test_uv_is_told_what_pip_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pip_config: str,
    environ: dict[str, str],
    expected: dict[str, str],
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert make.uv_settings(pip_config, environ) == expected


def test_uv_does_without_its_cache_where_there_is_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.setenv("USERPROFILE", "/nonexistent")
    assert make.uv_settings("", {}) == {"UV_NO_CACHE": "1"}


# The programs


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with none of them and no apt-get; gives the one folder of its PATH."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for browser in PROGRAMS:
        monkeypatch.delenv(browser.variable, raising=False)
    return folder


@pytest.fixture
def debian(no_program: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with none of them, where root may install some."""
    program(no_program / "apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return no_program


def test_a_browser_on_the_path_is_found(tmp_path: Path) -> None:
    chrome, firefox = program(tmp_path / "google-chrome"), program(tmp_path / "firefox")
    assert make.find_program({"PATH": str(tmp_path)}) == str(chrome)
    assert make.find_program({"PATH": str(tmp_path)}, make.FIREFOX) == str(firefox)


@pytest.mark.parametrize("browser", PROGRAMS)
def test_a_browser_in_the_environment_comes_first(tmp_path: Path, browser: make.Program) -> None:
    program(tmp_path / browser.files[0])
    own = program(tmp_path / "own/browser")
    assert make.find_program({"PATH": str(tmp_path), browser.variable: str(own)}, browser) == str(own)


@pytest.mark.parametrize("browser", PROGRAMS)
def test_a_browser_in_the_environment_must_be_there(tmp_path: Path, browser: make.Program) -> None:
    program(tmp_path / browser.files[0])
    with pytest.raises(make.CannotGoOnError, match=rf"^{browser.variable} names /gone, and there is no such program\."):
        make.find_program({"PATH": str(tmp_path), browser.variable: "/gone"}, browser)


def run_tests(environment: make.Environment) -> int:
    """Run the job `test`."""
    return make.do(make.JOBS["test"], [], environment)


def refused(environment: Recorded) -> str:
    """What is said where the tests can't run for want of a program; nothing is made for them."""
    with pytest.raises(make.CannotGoOnError) as caught:
        run_tests(environment)
    assert all(command.startswith("apt-get") for command in environment.commands)
    return str(caught.value)


@pytest.mark.usefixtures("no_program")
def test_without_a_browser_the_tests_fail_before_anything_runs(checkout: Path) -> None:
    environment = Recorded(checkout)
    assert refused(environment) == (
        "The tests need what was not found: Chromium, Google Chrome or Microsoft Edge; also Firefox; "
        "also Poppler's pdftotext; also LibreOffice.\n"
        "On Debian, install what is missing and run the same again:\n"
        "    sudo apt-get install chromium-headless-shell firefox-esr poppler-utils "
        "libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation\n"
        "If you have it in an unusual place, name it: CHROMIUM=/path/to/it FIREFOX=/path/to/it PDFTOTEXT=/path/to/it "
        "SOFFICE=/path/to/it. No test was run."
    )
    assert environment.commands == []


def test_only_what_is_missing_is_named(checkout: Path, no_program: Path) -> None:
    program(no_program / "chromium")
    program(no_program / "pdftotext")
    program(no_program / "soffice")
    said = refused(Recorded(checkout))
    assert "was not found: Firefox.\n" in said
    assert "apt-get install firefox-esr\n" in said
    assert "name it: FIREFOX=/path/to/it. " in said


def test_root_on_debian_gets_all_of_them(checkout: Path, debian: Path) -> None:
    environment = Debian(checkout)
    assert run_tests(environment) == 0
    assert environment.commands[:2] == [
        "apt-get -qq -o Dpkg::Use-Pty=0 update",
        "apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends "
        "chromium-headless-shell firefox-esr poppler-utils "
        "libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation",
    ]
    assert environment.settings["CHROMIUM"] == str(debian / "chromium-headless-shell")
    assert environment.settings["FIREFOX"] == str(debian / "firefox-esr")
    assert environment.settings["PDFTOTEXT"] == str(debian / "pdftotext")
    assert environment.settings["DEBIAN_FRONTEND"] == "noninteractive"


def test_root_on_debian_gets_only_what_is_missing(checkout: Path, debian: Path) -> None:
    program(debian / "google-chrome")
    program(debian / "pdftotext")
    program(debian / "soffice")
    environment = Debian(checkout)
    assert run_tests(environment) == 0
    assert environment.commands[1].endswith(" --no-install-recommends firefox-esr")
    assert environment.settings["CHROMIUM"] == str(debian / "google-chrome")


def test_what_is_measured_needs_no_firefox(checkout: Path, no_program: Path) -> None:
    chromium = program(no_program / "chromium")
    environment = Recorded(checkout)
    assert make.do(make.JOBS["bench"], [], environment) == 0
    assert environment.settings["CHROMIUM"] == str(chromium)
    assert "FIREFOX" not in environment.settings


def test_only_root_may_use_apt(checkout: Path, debian: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    environment = Debian(checkout)
    assert "No test was run" in refused(environment)
    assert environment.commands == []


@pytest.mark.usefixtures("debian")
@pytest.mark.parametrize("failing", [" update", " install -y", "no such command"])
def test_no_browser_after_all_is_a_failure(checkout: Path, failing: str) -> None:
    """Whether apt-get fails, or installs nothing that can be found."""
    assert "No test was run" in refused(Recorded(checkout, failing))


@pytest.mark.usefixtures("debian")
@pytest.mark.parametrize("lacking", INSTALLED)
def test_all_but_one_is_a_failure(checkout: Path, lacking: str) -> None:
    assert "No test was run" in refused(Debian(checkout, lacking))


# Jobs


def test_a_command_runs_at_the_top_with_the_environments_programs_first(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    environment = make.Environment(checkout)
    shown = environment.programs / "show"
    program(shown).write_text('#!/bin/sh\npwd; echo "$CHROMIUM ${PYTHONPATH-none} ${PATH%%:*}"; exit 4\n')
    assert environment.run("show", CHROMIUM="/my/chrome") == 4
    assert capfd.readouterr().out == f"{checkout}\n/my/chrome none {environment.programs}\n"


def test_a_program_that_is_missing_is_named(checkout: Path) -> None:
    with pytest.raises(make.CannotGoOnError, match=r"^reflect-not is missing\. Delete the folder \.venv, "):
        make.Environment(checkout).run("reflect-not")


def test_a_job_stops_at_its_first_failure_and_passes_the_status_on(checkout: Path) -> None:
    environment = Recorded(checkout, failing="format")
    assert make.do(make.JOBS["lint"], [], environment) == 3
    assert environment.commands[-2:] == ["ruff check --quiet", "ruff format --check --quiet"]


def test_what_follows_a_job_goes_to_its_last_command(checkout: Path) -> None:
    environment = Recorded(checkout)
    make.do(make.JOBS["format"], ["tests"], environment)
    assert environment.commands[-2:] == ["ruff check --fix", "ruff format tests"]


def run_make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script as a user does."""
    command = [sys.executable, str(ROOT / "tools/make.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_help_names_every_job() -> None:
    done = run_make("--help")
    assert done.returncode == 0
    for name, job in make.JOBS.items():
        assert re.search(rf"^  {name} +{re.escape(job.about)}$", done.stdout, re.MULTILINE), name


def test_an_unknown_job_is_wrong_use() -> None:
    done = run_make("sight")
    assert done.returncode == 2
    assert "invalid choice: 'sight'" in done.stderr


def test_an_older_python_is_told_which_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr("platform.python_version", lambda: "3.9.2")
    assert make.main(["site"]) == 1
    assert capsys.readouterr().err == f"This needs Python 3.11 or newer, and {sys.executable} is 3.9.2.\n"


def test_the_makefile_has_every_job() -> None:
    jobs = re.search(r"^JOBS = (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert jobs
    assert jobs[1].split() == list(make.JOBS)


# Locks


def locked(name: str) -> dict[str, str]:
    """The requirements in a lock, each with its version, marker and hashes."""
    text = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.findall(r"^([a-z0-9-]+)==(.*(?:\n    --hash=.*)+)", text, re.MULTILINE)
    assert len(entries) == len(re.findall(r"^\S", text, re.MULTILINE)), f"an entry without hashes in {name}"
    return dict(entries)


def test_one_environment_serves_the_site_and_the_tests() -> None:
    site, test = locked("site"), locked("test")
    assert site.items() <= test.items()


def test_the_locks_hold_no_address_and_no_path_of_a_machine() -> None:
    for lock in sorted((ROOT / "locks").iterdir()):
        assert not re.search(r"https?:|file:|index|@ |=/", lock.read_text(encoding="utf-8")), lock.name


def test_the_locks_suit_debian_12() -> None:
    """Debian 12 has Python 3.11.2, and pymdown-extensions 13 needs 3.11.5."""
    assert locked("site")["pymdown-extensions"].startswith("12.")

"""`reflect` says what is wrong in an author's words, with the right exit status, from anywhere in the
project."""

import errno
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli, commands, mkdocs_commands
from generator.cli import main
from generator.problem import BuildStopped
from generator.publish import publish, staging
from tests.small_project import PAGE, SETTINGS, write_small_project

ROOT = Path(__file__).parents[2]
COMMANDS = ("build", "serve", "check", "schema", "new")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, in whose folder the command is run."""
    write_small_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_each_command_explains_itself_with_examples(self, command: str, capsys: Captured) -> None:
        with pytest.raises(SystemExit) as ended:
            main([command, "--help"])
        said = capsys.readouterr().out
        assert ended.value.code == 0
        examples = re.findall(r"^  (reflect .+)$", said.partition("examples:\n")[2], re.MULTILINE)
        assert examples
        assert all(example.startswith(f"reflect {command}") for example in examples)

    def test_the_examples_are_commands_that_are_understood(self, capsys: Captured) -> None:
        parser = cli.make_parser()
        for command in COMMANDS:
            with pytest.raises(SystemExit):
                main([command, "--help"])
        for example in re.findall(r"^  reflect (.+)$", capsys.readouterr().out, re.MULTILINE):
            words = [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', example)]
            assert parser.parse_args(words).command == words[0]

    def test_the_list_of_commands_has_them_all(self, capsys: Captured) -> None:
        with pytest.raises(SystemExit):
            main(["--help"])
        said = capsys.readouterr().out
        assert all(re.search(rf"^ +{command} ", said, re.MULTILINE) for command in COMMANDS)


class TestWrongUse:
    @pytest.mark.parametrize(
        "arguments",
        [
            [],
            ["biuld"],
            ["build", "--fast"],
            ["serve", "--port", "0"],
            ["serve", "--port", "65536"],
            ["serve", "--port", "²"],
            ["new", "poem", "x"],
        ],
    )
    def test_what_is_no_command_ends_with_status_2(self, arguments: list[str], capsys: Captured) -> None:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2
        assert "usage: reflect" in capsys.readouterr().err

    @pytest.mark.parametrize("command", [["build"], ["serve"], ["check"], ["schema"], ["new", "case-study", "X"]])
    def test_outside_a_project_it_says_where_to_go(
        self, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert main(command) == 2
        assert capsys.readouterr() == (
            "",
            f"reflect: no project in {tmp_path} or above it: that is a folder with mkdocs.yml and content in it. "
            "Go there, or name it: --project FOLDER\n",
        )

    def test_a_named_folder_that_is_no_project_is_refused_even_inside_one(
        self, project: Path, capsys: Captured
    ) -> None:
        assert main(["check", "--project", str(project / "content")]) == 2
        assert f"no project in {project / 'content'}: " in capsys.readouterr().err

    def test_the_mkdocs_project_of_somebody_else_is_not_touched(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "mkdocs.yml").write_text("site_name: Other\n")
        monkeypatch.chdir(tmp_path)
        assert main(["build"]) == 2


class TestCheck:
    def test_content_without_a_problem(self, project: Path, capsys: Captured) -> None:
        assert main(["check"]) == 0
        out, err = capsys.readouterr()
        files, left_out = out.splitlines()
        assert re.fullmatch(r"No problem in \d+ files of content and mkdocs\.yml\.", files)
        assert left_out == (
            "Whether worksheets fit their pages, and MkDocs can use its own settings, shows when the site is built."
        )
        assert err == ""

    def test_a_mistake_in_the_settings_is_a_problem_like_any_other(self, project: Path, capsys: Captured) -> None:
        (project / "mkdocs.yml").write_text(SETTINGS.replace("site_name: Small", "site_name: Small: a site"))
        assert main(["check"]) == 1
        assert capsys.readouterr() == (
            "",
            "mkdocs.yml:1:17: there is a colon inside the text; put the text in quotes\n1 problem in 1 file\n",
        )

    def test_quietly_it_says_nothing_then(self, project: Path, capsys: Captured) -> None:
        assert main(["check", "--quiet"]) == 0
        assert capsys.readouterr() == ("", "")

    @pytest.mark.parametrize("quiet", [[], ["--quiet"]])
    def test_each_problem_has_a_line_and_the_last_line_counts_them(
        self, project: Path, quiet: list[str], capsys: Captured
    ) -> None:
        for id in ("one", "two"):
            (project / f"case_studies/{id}.yml").write_text("name: [\n")
        assert main(["check", *quiet]) == 1
        out, err = capsys.readouterr()
        one, two, last = err.splitlines()
        assert out == ""
        assert one.startswith("case_studies/one.yml:")
        assert two.startswith("case_studies/two.yml:")
        assert last == "2 problems in 2 files"

    def test_from_a_folder_inside_the_project(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        (project / "case_studies/one.yml").write_text("name: [\n")
        monkeypatch.chdir(project / "content/pages")
        assert main(["check"]) == 1
        assert capsys.readouterr().err.startswith("case_studies/one.yml:")

    def test_from_elsewhere_with_the_project_named(
        self, project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
        assert main(["check", "--project", str(project)]) == 0

    def test_it_needs_no_mkdocs(self, project: Path) -> None:
        """Which keeps it quick: MkDocs and Material take longer to import than all content to check."""
        program = (
            "import sys; from generator.cli import main; status = main(['check'])\n"
            "assert not [name for name in sys.modules if name.startswith(('mkdocs', 'material', 'jinja2'))]\n"
            "sys.exit(status)"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", program], cwd=project, env=environment, check=True)

    def test_a_bug_of_ours_shows_its_traceback(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.check.load", lambda root: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            main(["check"])


def write_site(config_file: Path, *, strict: bool, documents: bool) -> Path:
    """A build of two pages, in place of MkDocs'."""
    site_dir = config_file.parent / "site"
    with staging(site_dir) as new:
        (new / "index.html").write_text("home")
        (new / "about.html").write_text("about")
        publish(new, site_dir)
    return site_dir


def stop(config_file: Path, *, strict: bool, documents: bool) -> Path:
    raise BuildStopped("a.yml:1:1: wrong\n1 problem in 1 file; nothing was built")


class TestBuild:
    def test_it_says_where_the_site_is_and_how_to_open_it(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(mkdocs_commands, "build", write_site)
        assert main(["build"]) == 0
        built, to_open, to_send = capsys.readouterr().out.splitlines()
        assert re.fullmatch(r"The site is built: 2 pages in \d+\.\d seconds\.", built)
        assert to_open == f"To open it, double-click {project / 'site/index.html'}"
        assert to_send == f"To send it or put it on a server, take {project / 'site.zip'} (0.0 MB)."
        assert (project / "site.zip").exists()

    def test_without_the_archive(self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        monkeypatch.setattr(mkdocs_commands, "build", write_site)
        assert main(["build", "--no-zip"]) == 0
        assert "site.zip" not in capsys.readouterr().out
        assert not (project / "site.zip").exists()

    def test_an_archive_that_can_not_be_written_ends_with_status_1_once_it_is_said_where_the_site_is(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(mkdocs_commands, "build", write_site)
        (project / ".site.zip-new").mkdir()
        assert main(["build"]) == 1
        out, err = capsys.readouterr()
        assert out.endswith(f"To open it, double-click {project / 'site/index.html'}\n")
        assert err.startswith(f"{project / 'site.zip'} can't be written (")
        assert err.count("\n") == 1

    def test_quietly(self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        monkeypatch.setattr(mkdocs_commands, "build", write_site)
        assert main(["build", "--quiet"]) == 0
        assert capsys.readouterr() == ("", "")

    def test_a_build_that_stopped_ends_with_status_1_and_packs_nothing(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr(mkdocs_commands, "build", stop)
        assert main(["build", "--quiet"]) == 1
        assert capsys.readouterr() == ("", "a.yml:1:1: wrong\n1 problem in 1 file; nothing was built\n")
        assert not (project / "site.zip").exists()

    def test_ctrl_c_shows_no_traceback(self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        def press_ctrl_c(config_file: Path, *, strict: bool, documents: bool) -> Path:
            raise KeyboardInterrupt

        monkeypatch.setattr(mkdocs_commands, "build", press_ctrl_c)
        assert main(["build"]) == 130
        assert capsys.readouterr().err == "Stopped.\n"

    @pytest.mark.parametrize("command", ["build", "serve"])
    def test_a_mistake_in_the_settings_is_told_with_all_others_and_that_the_old_site_stays(
        self, project: Path, command: str, capsys: Captured
    ) -> None:
        """MkDocs would say "Expected type: <class 'str'> but received: <class 'int'>", and no more."""
        write_site(project / "mkdocs.yml", strict=False, documents=False)
        (project / "mkdocs.yml").write_text(SETTINGS.replace("site_name: Small", "site_name: 2027"))
        (project / "case_studies/one.yml").write_text("name: [\n")
        assert main([command]) == 1
        first, second, last = capsys.readouterr().err.splitlines()
        assert first.startswith("case_studies/one.yml:")
        assert second == 'mkdocs.yml:1:12: "site_name" must be text, and this is a number; put it in quotes'
        assert re.fullmatch(r"2 problems in 2 files; nothing was built, the site from .* is still in site", last)
        assert (project / "site/index.html").read_text() == "home"

    @pytest.mark.parametrize(
        ("setting", "problem"),
        [
            (
                "use_directory_urls: perhaps",
                '1:1: MkDocs can\'t use "use_directory_urls": it must be true or false, and this is text',
            ),
            (
                "markdown_extensions: [nonsense]",
                "1:1: MkDocs can't use \"markdown_extensions\": Failed to load extension 'nonsense'. "
                "ModuleNotFoundError: No module named 'nonsense'",
            ),
            (
                "extra: !nonsense 1",
                "1:8: MkDocs can't read this: could not determine a constructor for the tag '!nonsense'",
            ),
        ],
    )
    def test_what_mkdocs_can_not_use_is_told_in_a_sentence(
        self, project: Path, setting: str, problem: str, capsys: Captured
    ) -> None:
        key = setting.partition(":")[0]
        others = [line for line in SETTINGS.splitlines() if not line.startswith(key)]
        (project / "mkdocs.yml").write_text("\n".join([setting, *others]))
        assert main(["build"]) == 1
        assert capsys.readouterr().err == f"mkdocs.yml:{problem}\n1 problem in 1 file; nothing was built\n"

    def test_what_mkdocs_stops_at_shows_no_traceback(self, project: Path, capsys: Captured) -> None:
        (project / "content/pages/stray.md").write_text(PAGE)
        (project / "mkdocs.yml").write_text(
            f"{SETTINGS}nav: [index.md]\nvalidation: {{nav: {{omitted_files: warn}}}}\n"
        )
        assert main(["build", "--strict", "--no-documents"]) == 1
        assert "in strict mode: the site that was there is still in" in capsys.readouterr().err

    def test_a_full_disk_is_told_in_a_sentence(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr("mkdocs.commands.build.build", failing(OSError(errno.ENOSPC, "No space left on device")))
        assert main(["build"]) == 1
        assert capsys.readouterr().err == (
            "A file can't be read or written (No space left on device): make room on the disk, then try again; "
            "nothing was built\n"
        )

    def test_another_error_of_the_system_may_be_a_bug_of_ours_and_shows_its_traceback(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("mkdocs.commands.build.build", failing(FileNotFoundError(errno.ENOENT, "gone")))
        with pytest.raises(FileNotFoundError, match="gone"):
            main(["build"])


class TestServe:
    def test_the_port_is_passed_on_and_only_this_computer_is_served(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls = []
        monkeypatch.setattr("mkdocs.commands.serve.serve", lambda file, **more: calls.append((file, more)))
        assert main(["serve", "--port", "8123"]) == 0
        assert calls == [(str(project / "mkdocs.yml"), {"dev_addr": "127.0.0.1:8123"})]

    def test_a_port_that_is_taken_is_wrong_use(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr("mkdocs.commands.serve.serve", failing(OSError(errno.EADDRINUSE, "in use")))
        assert main(["serve"]) == 2
        assert capsys.readouterr().err == "reflect: port 8000 is in use; take another, such as --port 8001\n"

    def test_another_error_of_the_system_shows_its_traceback(
        self, project: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("mkdocs.commands.serve.serve", failing(OSError(errno.EBADF, "bad descriptor")))
        with pytest.raises(OSError, match="bad descriptor"):
            main(["serve"])

    def test_a_full_disk_does_not(self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
        monkeypatch.setattr("mkdocs.commands.serve.serve", failing(OSError(errno.ENOSPC, "full", "/tmp/mkdocs_1/a")))
        assert main(["serve"]) == 1
        assert capsys.readouterr().err == (
            "/tmp/mkdocs_1/a can't be read or written (full): make room on the disk, then try again\n"
        )


def failing(error: Exception) -> Callable[..., None]:
    def fail(*arguments: object, **more: object) -> None:
        raise error

    return fail


class TestNew:
    def test_a_case_study(self, project: Path, capsys: Captured) -> None:
        assert main(["new", "case-study", "St Michael's"]) == 0
        assert capsys.readouterr().out == (
            "Wrote case_studies/st-michaels.yml\n"
            "Next: open it and fill in each key that has no value yet; the line above a key explains it.\n"
            "Then run: reflect check\n"
            "Until it is filled in, reflect build stops and says what is missing.\n"
        )
        text = (project / "case_studies/st-michaels.yml").read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=../schemas/case-study.json\n")
        assert "\nid: st-michaels\n" in text
        assert "\nname: St Michael's\n" in text
        assert main(["check"]) == 1

    def test_the_command_is_named_as_it_was_called(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        """`reflect` alone is found only where the environment is activated."""
        monkeypatch.setattr(sys, "argv", [".venv/bin/reflect"])
        assert main(["new", "case-study", "Oak"]) == 0
        assert "\nThen run: .venv/bin/reflect check\n" in capsys.readouterr().out
        head = (project / "case_studies/oak.yml").read_text(encoding="utf-8").partition("\n\n")[0]
        assert " ".join(head.replace("\n#", "").split()).endswith("Then run: .venv/bin/reflect check")
        assert main(["new", "case-study", "3 Rivers"]) == 2
        assert 'Choose one: .venv/bin/reflect new case-study "3 Rivers" --id ID' in capsys.readouterr().err

    def test_where_it_is_found_its_name_will_do(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        program = project / "bin/reflect"
        program.parent.mkdir()
        program.touch(mode=0o755)
        monkeypatch.setenv("PATH", str(program.parent))
        monkeypatch.setattr(sys, "argv", [str(program)])
        assert cli.command_as_called() == "reflect"

    def test_a_path_with_a_space_is_in_quotes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "argv", ["our site/.venv/bin/reflect"])
        assert cli.command_as_called() == '"our site/.venv/bin/reflect"'

    def test_a_folder_that_can_not_be_written_is_told_in_a_sentence(
        self, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        file = project / "case_studies/oak.yml"
        monkeypatch.setattr(Path, "open", failing(OSError(errno.EROFS, "Read-only file system", str(file))))
        assert main(["new", "case-study", "Oak"]) == 1
        assert capsys.readouterr() == (
            "",
            f"{file} can't be read or written (Read-only file system): copy the project to a disk that can be written, "
            "then try again\n",
        )

    def test_of_a_file_that_could_not_be_written_to_its_end_nothing_stays(self, tmp_path: Path) -> None:
        """Or the next try would find it there already."""
        resource = pytest.importorskip("resource")
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        try:
            with pytest.raises(OSError, match="File too large"):
                commands._write_new(tmp_path / "oak.yml", "oak.yml", "#" * 2000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert list(tmp_path.iterdir()) == []

    def test_a_file_of_questions_about_something_that_is_there(self, project: Path, capsys: Captured) -> None:
        assert main(["new", "question-file", "Vision"]) == 0
        assert capsys.readouterr().out.startswith("Wrote reflections/vision.yml\nNext: ")

    def test_a_file_of_questions_about_nothing_that_is_there_yet(self, project: Path, capsys: Captured) -> None:
        assert main(["new", "question-file", "Buildings"]) == 0
        assert capsys.readouterr().out.splitlines()[1] == (
            'Its questions are about "buildings", and no characteristic, strand or topic has that id yet.'
        )

    def test_a_file_that_is_there_is_left_as_it_is(self, project: Path, capsys: Captured) -> None:
        (project / "case_studies/st-michaels.yml").write_text("mine")
        assert main(["new", "case-study", "St Michael's"]) == 2
        assert capsys.readouterr().err == (
            "reflect: case_studies/st-michaels.yml is there already, and is left as it is; "
            "choose another name or --id\n"
        )
        assert (project / "case_studies/st-michaels.yml").read_text() == "mine"

    def test_a_name_without_an_id_needs_one(self, project: Path, capsys: Captured) -> None:
        assert main(["new", "case-study", "3 Rivers"]) == 2
        assert capsys.readouterr().err == (
            'reflect: "3 Rivers" gives no id: lower-case letters, digits and hyphens, a letter first, 60 at most. '
            'Choose one: reflect new case-study "3 Rivers" --id ID\n'
        )
        assert main(["new", "case-study", "3 Rivers", "--id", "three-rivers"]) == 0
        assert 'name: "3 Rivers"' in (project / "case_studies/three-rivers.yml").read_text()

    @pytest.mark.parametrize("id", ["../escape", "Upper", "nul"])
    def test_an_id_that_is_none_is_refused(self, project: Path, id: str) -> None:
        before = sorted(project.parent.rglob("*"))
        assert main(["new", "case-study", "X", "--id", id]) == 2
        assert sorted(project.parent.rglob("*")) == before


def test_the_schemas_are_written_and_named(project: Path, capsys: Captured) -> None:
    assert main(["schema"]) == 0
    assert "Wrote schemas/case-study.json\n" in capsys.readouterr().out
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == "The schemas were up to date.\n"


def test_a_terminal_without_a_letter_shows_its_number(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The consoles of Windows may have 256 letters only."""
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\n")
    monkeypatch.setattr(sys, "stderr", terminal)
    (project / "case_studies/tŵr.yml").write_text("name: [\n")
    assert main(["check"]) == 1
    terminal.seek(0)
    assert terminal.read().startswith(r"case_studies/t\u0175r.yml")

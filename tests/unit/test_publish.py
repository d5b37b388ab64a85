"""Publishing never leaves a reader without a whole site, and never touches what the build did not make."""

import inspect
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import build_lock
from generator.build_lock import BuildRunning, holding
from generator.problem import PublishError
from generator.publish import nothing_was_built, places_of, publish, recover, staging
from generator.site_folder import UNFINISHED, WHOLE, files_in

ROOT = Path(__file__).parents[2]
KILLED = 77
FILES = ["assets/site.css", "case-studies/lyng-hall.html", "index.html"]


def build(site_dir: Path, text: str) -> None:
    """A build of three files, run here and in the child processes that are killed."""
    with staging(site_dir) as new:
        for file in FILES:
            (new / file).parent.mkdir(parents=True, exist_ok=True)
            (new / file).write_text(text)
        publish(new, site_dir)


CHILD = f"""
import os, sys
from pathlib import Path
from generator.publish import publish, recover, staging
FILES = {FILES!r}
{inspect.getsource(build)}
steps_left, work, folder = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])

def die_when_due(event, arguments):
    global steps_left
    changes = event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir") or (
        event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    )
    steps_left -= changes
    if steps_left < 0:
        os._exit({KILLED})  # as when killed: nothing is cleaned up

sys.dont_write_bytecode = True
sys.addaudithook(die_when_due)  # told of each change to the disk before it is made
build(folder / "site", "new") if work == "build" else recover(folder / "site")
"""


def content_of(site: Path) -> str | None:
    """The text in each file of a site, or None when there is no site. Fails when it is not whole."""
    if not site.exists():
        return None
    assert sorted(files_in(site)) == FILES
    (text,) = {(site / file).read_text() for file in FILES}
    return text


def whole_sites(folder: Path) -> list[str | None]:
    return [content_of(path) for path in folder.iterdir() if (path / WHOLE).exists()]


def run_until_step(step: int, work: str, folder: Path) -> bool:
    """Whether a build or a recovery came to its end that was to be killed before its change number `step`."""
    command = [sys.executable, "-c", CHILD, str(step), work, str(folder)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode in (0, KILLED), ended.stderr
    return ended.returncode == 0


def settle(folder: Path) -> None:
    """What the start of the next build does."""
    with holding(places_of(folder / "site").lock):
        recover(folder / "site")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("first", [False, True], ids=["with an old site", "first build"])
def test_a_build_killed_at_any_step_leaves_a_whole_site_and_the_next_start_tidies_up(
    tmp_path: Path, first: bool
) -> None:
    """Killed before each of its changes to the disk in turn, until it comes to its end."""
    outcomes: list[str | None] = []
    ended = False
    while not ended:
        folder = tmp_path / f"step-{len(outcomes)}"
        folder.mkdir()
        if not first:
            build(folder / "site", "old")
        ended = run_until_step(len(outcomes), "build", folder)
        assert first or whole_sites(folder), "at any moment the old or the new site is there, whole"
        settle(folder)
        outcomes.append(content_of(folder / "site"))
        assert names_in(folder) == (["site"] if outcomes[-1] else []), "no litter"
    before, after = (None, "new") if first else ("old", "new")
    changed = outcomes.index("new")
    assert outcomes == [before] * changed + [after] * (len(outcomes) - changed)
    assert len(outcomes) > 12, "the kills came between the steps, not before them"


def test_a_recovery_killed_at_any_step_is_taken_up_by_the_next(tmp_path: Path) -> None:
    """It starts between the two renames, where there is most to do."""
    steps, ended = 0, False
    while not ended:
        folder = tmp_path / f"step-{steps}"
        for name, text in ((".site-old", "old"), (".site-new", "new")):
            build(folder / text, text)
            (folder / text).rename(folder / name)
        ended = run_until_step(steps, "recover", folder)
        assert "old" in whole_sites(folder)
        settle(folder)
        assert content_of(folder / "site") == "old"
        assert names_in(folder) == ["site"]
        steps += 1
    assert steps - 1 == 9, "a rename and a mark; three files, two folders, the marker and the folder go"


def test_the_pages_of_one_build_never_stay_in_the_next(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    with staging(tmp_path / "site") as new:
        (new / "index.html").write_text("new")
        publish(new, tmp_path / "site")
    assert list(files_in(tmp_path / "site")) == ["index.html"]


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    with pytest.raises(ZeroDivisionError):
        fail_halfway(tmp_path / "site")
    assert content_of(tmp_path / "site") == "old"
    assert names_in(tmp_path) == ["site"]


def fail_halfway(site_dir: Path) -> None:
    with staging(site_dir) as new:
        (new / "index.html").write_text("half")
        raise ZeroDivisionError


class LockedFolders:
    """Renames fail as they do on Windows while a program has a file of the folder open."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *names: str, times: int = 1000) -> None:
        self.names, self.times, self.rename = names, times, Path.rename
        monkeypatch.setattr(Path, "rename", lambda source, target: self(source, target))
        monkeypatch.setattr(time, "sleep", lambda seconds: None)

    def __call__(self, source: Path, target: Path) -> Path:
        if source.name in self.names and self.times:
            self.times -= 1
            raise PermissionError(13, "Permission denied", str(source))
        return self.rename(source, target)


@pytest.mark.parametrize("locked", ["site", ".site-new"])
def test_a_locked_folder_leaves_the_old_site_and_the_message_names_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    build(tmp_path / "site", "old")
    LockedFolders(monkeypatch, locked)
    with pytest.raises(PublishError) as error:
        build(tmp_path / "site", "new")
    assert str(error.value) == (
        f"{tmp_path / 'site'} can't be replaced (Permission denied): a program may have a file in it open. "
        f"The old site is still there. The new site is in {tmp_path / '.site-new'}. "
        "Close the program, then build again."
    )
    assert content_of(tmp_path / "site") == "old"
    assert content_of(tmp_path / ".site-new") == "new"


def test_a_folder_that_is_locked_for_a_moment_only_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "site", "old")
    LockedFolders(monkeypatch, "site", ".site-new", times=3)
    build(tmp_path / "site", "new")
    assert content_of(tmp_path / "site") == "new"


def test_an_old_site_that_can_not_be_put_back_is_named_and_comes_back_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "site", "old")
    with monkeypatch.context() as patch:
        LockedFolders(patch, ".site-new", ".site-old")
        with pytest.raises(PublishError):
            build(tmp_path / "site", "new")
    settle(tmp_path)
    assert content_of(tmp_path / "site") == "old"


def test_stopping_with_ctrl_c_between_the_renames_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "site", "old")
    rename = Path.rename

    def stop(source: Path, target: Path) -> Path:
        if source.name == ".site-new":
            raise KeyboardInterrupt
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "site", "new")
    assert content_of(tmp_path / "site") == "old"


def test_an_old_site_that_can_not_be_removed_does_not_fail_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "site", "old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with staging(tmp_path / "site") as new:
            for file in FILES:
                (new / file).parent.mkdir(parents=True, exist_ok=True)
                (new / file).write_text("new")
            publish(new, tmp_path / "site")
    assert content_of(tmp_path / "site") == "new"
    settle(tmp_path)
    assert names_in(tmp_path) == ["site"]


def refuse(path: Path, *, missing_ok: bool = False) -> None:
    raise PermissionError(13, "Permission denied", str(path))


def test_a_folder_that_the_build_did_not_make_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/governors.docx").write_text("minutes")
    with pytest.raises(PublishError) as error:
        build(tmp_path / "site", "new")
    assert str(error.value) == (
        f"{tmp_path / 'site'} was not made by this project's build, so it is left alone. Move or delete it, "
        'or give the site another folder ("site_dir" in mkdocs.yml).'
    )
    assert names_in(tmp_path / "site") == ["governors.docx"]
    assert names_in(tmp_path) == ["site"]


@pytest.mark.parametrize("name", [".site-old", ".site-new"])
def test_a_folder_of_somebody_else_beside_the_site_is_left_alone(tmp_path: Path, name: str) -> None:
    build(tmp_path / "site", "old")
    (tmp_path / name).mkdir()
    (tmp_path / name / "notes.txt").write_text("mine")
    with pytest.raises(PublishError, match="left alone"):
        build(tmp_path / "site", "new")
    assert (tmp_path / name / "notes.txt").read_text() == "mine"


def test_files_that_somebody_put_into_the_site_are_not_lost(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    (tmp_path / "site/case-studies/our own.docx").write_text("work")
    (tmp_path / "site/audit.json").write_text("work")
    with pytest.raises(PublishError) as error:
        build(tmp_path / "site", "new")
    assert str(error.value) == (
        f'{tmp_path / "site"} holds "audit.json" and 1 more, which the build did not make and would '
        "remove with the old site. Move it out of that folder, then build again."
    )
    assert (tmp_path / "site/audit.json").read_text() == "work"


def test_files_of_somebody_in_the_site_stop_a_build_before_its_work_begins(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    (tmp_path / "site/audit.json").write_text("work")
    with pytest.raises(PublishError, match=r"audit\.json"):
        staging(tmp_path / "site").__enter__()
    assert names_in(tmp_path) == ["site"]


def test_files_put_into_the_site_during_the_build_are_not_lost(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    with staging(tmp_path / "site") as new:
        (tmp_path / "site/audit.json").write_text("work")
        with pytest.raises(PublishError, match=r"audit\.json"):
            publish(new, tmp_path / "site")
    assert (tmp_path / "site/audit.json").read_text() == "work"


def test_what_computers_put_into_folders_is_no_reason_to_stop(tmp_path: Path) -> None:
    build(tmp_path / "site", "old")
    for name in ("Thumbs.db", "desktop.ini", ".DS_Store", "._index.html"):
        (tmp_path / "site" / name).write_text("")
    build(tmp_path / "site", "new")
    assert content_of(tmp_path / "site") == "new"


def test_a_file_where_the_site_should_go_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(PublishError, match="left alone"):
        build(tmp_path / "site", "new")
    assert (tmp_path / "site").read_text() == "mine"


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", "new")
    assert content_of(tmp_path / "site") == "new"
    assert names_in(tmp_path) == ["site"]


def test_the_old_site_comes_back_also_where_somebody_made_an_empty_folder_in_its_place(
    tmp_path: Path,
) -> None:
    build(tmp_path / "site", "old")
    (tmp_path / "site").rename(tmp_path / ".site-old")
    (tmp_path / "site").mkdir()
    settle(tmp_path)
    assert content_of(tmp_path / "site") == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="links need special rights on Windows")
class TestLinks:
    def test_a_site_behind_a_link_is_replaced_where_it_is(self, tmp_path: Path) -> None:
        (tmp_path / "server").mkdir()
        (tmp_path / "site").symlink_to(tmp_path / "server/www")
        build(tmp_path / "site", "old")
        build(tmp_path / "site", "new")
        assert (tmp_path / "site").is_symlink()
        assert content_of(tmp_path / "site") == "new"
        assert names_in(tmp_path / "server") == ["www"]

    def test_links_in_an_old_site_are_removed_and_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "photos").mkdir()
        (tmp_path / "photos/school.jpg").write_text("mine")
        with staging(tmp_path / "site") as new:
            (new / "photos").symlink_to(tmp_path / "photos")
            publish(new, tmp_path / "site")
        build(tmp_path / "site", "new")
        assert (tmp_path / "photos/school.jpg").read_text() == "mine"
        assert names_in(tmp_path) == ["photos", "site"]

    def test_a_link_that_somebody_put_into_the_site_is_not_lost(self, tmp_path: Path) -> None:
        build(tmp_path / "site", "old")
        (tmp_path / "photos").mkdir()
        (tmp_path / "site/photos").symlink_to(tmp_path / "photos")
        with pytest.raises(PublishError, match="photos"):
            build(tmp_path / "site", "new")

    @pytest.mark.parametrize("name", [".site-old", ".site-new"])
    def test_a_link_beside_the_site_is_left_alone(self, tmp_path: Path, name: str) -> None:
        build(tmp_path / "elsewhere", "mine")
        (tmp_path / name).symlink_to(tmp_path / "elsewhere")
        with pytest.raises(PublishError, match="left alone"):
            build(tmp_path / "site", "new")
        assert content_of(tmp_path / "elsewhere") == "mine"


def test_two_builds_of_one_site_at_once_are_refused(tmp_path: Path) -> None:
    with staging(tmp_path / "site"):
        ended = subprocess.run(
            [sys.executable, "-c", CHILD, "1000", "build", str(tmp_path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        with pytest.raises(BuildRunning):
            build(tmp_path / "site", "new")
    assert "Another build (process " in ended.stderr
    assert ended.stderr.endswith(") is writing this site. Wait for its end, then build again.\n")
    assert names_in(tmp_path) == []


def test_the_lock_of_a_build_that_was_killed_holds_nobody_up(tmp_path: Path) -> None:
    assert not run_until_step(3, "build", tmp_path)
    assert ".site-lock" in names_in(tmp_path)
    build(tmp_path / "site", "new")
    assert names_in(tmp_path) == ["site"]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be removed on Windows")
def test_a_lock_that_its_last_holder_removed_just_before_it_was_taken_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else two builds could each hold a lock: one on the removed file, one on a new file of that name."""
    lock, take, removals = tmp_path / ".site-lock", build_lock._lock, [True]

    def remove_then_take(descriptor: int) -> None:
        if removals:
            removals.pop()
            lock.unlink()
        take(descriptor)

    monkeypatch.setattr(build_lock, "_lock", remove_then_take)
    with holding(lock):
        assert lock.exists()


def test_a_folder_that_can_not_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.open", refuse_open)
    with pytest.raises(PublishError) as error, staging(tmp_path / "site"):
        pass
    assert str(error.value) == f"{tmp_path} can't be written to (Permission denied)."


def refuse_open(*arguments: object) -> int:
    raise PermissionError(13, "Permission denied")


def test_the_marker_says_what_the_folder_is(tmp_path: Path) -> None:
    build(tmp_path / "site", "new")
    assert (tmp_path / "site" / WHOLE).read_text() == (
        "`reflect build` made this folder and replaces it as a whole; keep no files of your own here. "
        "It holds:\n"
        "assets/site.css\ncase-studies/lyng-hall.html\nindex.html\n"
    )
    assert not (tmp_path / "site" / UNFINISHED).exists()


def test_the_standing_site_is_described_with_its_time(tmp_path: Path) -> None:
    assert nothing_was_built(tmp_path / "site") == "nothing was built"
    build(tmp_path / "site", "new")
    made = time.localtime((tmp_path / "site" / WHOLE).stat().st_mtime)
    said = f"nothing was built, the site from {made.tm_mday} {time.strftime('%B %Y, %H:%M', made)} is still in site"
    assert nothing_was_built(tmp_path / "site") == said

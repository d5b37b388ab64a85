"""What each command of `reflect` does, once the command line is read.

What a command needs, it imports when it runs: `reflect check` does without MkDocs, and `reflect --help` is
quick.
"""

import argparse
import contextlib
import sys
import time
from pathlib import Path

from generator.problem import ContentProblems
from generator.settings import FILE
from generator.words import counted

KINDS_OF_NEW_FILES = {"case-study": "case study", "question-file": "question"}
"""The kind of content for each word that `reflect new` takes."""


class WrongUse(Exception):
    """The command can't be carried out as it was given. The message says what to do."""


def find_project(given: Path | None) -> Path:
    """The project's folder: the one that was given, else the nearest from here upwards. Raises `WrongUse`."""
    start = (given or Path()).absolute()
    for folder in [start] if given else [start, *start.parents]:
        if (folder / FILE).is_file() and (folder / "content").is_dir():
            return folder
    raise WrongUse(
        f"no project in {start}{'' if given else ' or above it'}: that is a folder with mkdocs.yml and content in it. "
        "Go there, or name it: --project FOLDER"
    )


def build(project: Path, options: argparse.Namespace) -> None:
    """Build the site and its archive, and say where they are. Raises `BuildStopped` or `PublishError`."""
    from generator import mkdocs_commands
    from generator.archive import zip_site
    from generator.progress import showing_progress

    start = time.monotonic()
    with showing_progress(sys.stderr, quiet=options.quiet):
        site_dir = mkdocs_commands.build(project / FILE, strict=options.strict, documents=options.documents)
    pages = sum(1 for _ in site_dir.rglob("*.html"))
    _say(
        options,
        f"The site is built: {counted(pages, 'page')} in {time.monotonic() - start:.1f} seconds.",
        f"To open it, double-click {site_dir / 'index.html'}",
    )
    if options.zip:
        size = zip_site(site_dir, project / "site.zip")
        _say(options, f"To send it or put it on a server, take {project / 'site.zip'} ({size / 1e6:.1f} MB).")


def serve(project: Path, options: argparse.Namespace) -> None:
    """Show the site on this computer, with each change as it is saved. Raises `BuildStopped` or
    `WrongUse`."""
    from generator import mkdocs_commands
    from generator.progress import showing_progress

    try:
        with showing_progress(sys.stderr, quiet=options.quiet):
            mkdocs_commands.serve(project / FILE, port=options.port)
    except mkdocs_commands.PortTaken:
        raise WrongUse(f"port {options.port} is in use; take another, such as --port {options.port + 1}") from None


def check(project: Path, options: argparse.Namespace) -> None:
    """Raise `ContentProblems` with every problem in the content and in mkdocs.yml, if there is one."""
    from generator.check import check_project

    checked = check_project(project / FILE)
    if checked.problems:
        raise ContentProblems(checked.problems)
    files = len(checked.loaded.documents) + len(checked.loaded.pages)
    _say(options, f"No problem in {counted(files, 'file')} of content and {FILE}.", NOT_CHECKED)


NOT_CHECKED = "Whether worksheets fit their pages, and MkDocs can use its own settings, shows when the site is built."


def schema(project: Path, options: argparse.Namespace) -> None:
    """Write the JSON Schemas by which editors complete keys."""
    from generator.json_schema import write_schemas

    changed = write_schemas(project)
    _say(options, *[f"Wrote {file}" for file in changed] or ["The schemas were up to date."])


def new(project: Path, options: argparse.Namespace) -> None:
    """Write a file to fill in, and say what to do next. Raises `WrongUse` when it is there or has no id."""
    from generator.new_file import text_of_new_file
    from generator.schema import KINDS

    kind = next(kind for kind in KINDS if kind.name == KINDS_OF_NEW_FILES[options.kind])
    id = _id_of_new_file(options)
    file = kind.files.replace("*", id)
    known = {} if kind.many else {"id": id, "name": options.name.strip()}
    _write_new(project / file, file, text_of_new_file(kind, known, check=f"{options.called} check"))
    about = _what_it_is_about(project, id) if kind.many else ()
    _say(options, f"Wrote {file}", *about, NEXT.format(reflect=options.called))


NEXT = """\
Next: open it and fill in each key that has no value yet; the line above a key explains it.
Then run: {reflect} check
Until it is filled in, {reflect} build stops and says what is missing."""


def _id_of_new_file(options: argparse.Namespace) -> str:
    from generator.ids import LONGEST_ID, id_from, is_id

    id: str | None = options.id or id_from(options.name)
    if id and is_id(id):
        return id
    raise WrongUse(
        f'"{options.id or options.name}" gives no id: lower-case letters, digits and hyphens, a letter first, '
        f'{LONGEST_ID} at most. Choose one: {options.called} new {options.kind} "{options.name}" --id ID'
    )


def _write_new(path: Path, file: str, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise WrongUse(f"{file} is there already, and is left as it is; choose another name or --id") from None
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()  # else half a file would be "there already" the next time
        raise


def _what_it_is_about(project: Path, id: str) -> list[str]:
    """A warning when no characteristic, strand or topic has the id of a file of questions."""
    if any(project.glob(f"content/*/{id}.yml")):
        return []
    return [f'Its questions are about "{id}", and no characteristic, strand or topic has that id yet.']


def _say(options: argparse.Namespace, *lines: str) -> None:
    if not options.quiet:
        print("\n".join(lines))

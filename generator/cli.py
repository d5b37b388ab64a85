"""The command `reflect`.

Exit status: 0; 1 when the content has problems, the system refuses something, or the site can't be put in its place;
2 for wrong use; 130 when it was stopped. What is wrong goes to standard error, a line a problem. A mistake of the
author's shows no traceback, and neither does a full disk; a bug of ours always does.
"""

import argparse
import io
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import commands
from generator.problem import BuildStopped, ContentProblems, PublishError
from generator.system_errors import told_of

COMMAND = "reflect"

COMMANDS = {
    "build": commands.build,
    "serve": commands.serve,
    "check": commands.check,
    "schema": commands.schema,
    "new": commands.new,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give back its exit status."""
    _print_whatever_the_terminal_can_not_show()
    options = make_parser(command_as_called()).parse_args(arguments)
    try:
        COMMANDS[options.command](commands.find_project(options.project), options)
    except commands.WrongUse as error:
        return _fail(f"reflect: {error}", status=2)
    except (BuildStopped, ContentProblems, PublishError) as error:
        return _fail(str(error), status=1)
    except OSError as error:
        if not (told := told_of(error)):
            raise
        return _fail(told, status=1)
    except KeyboardInterrupt:
        return _fail("Stopped.", status=130)
    return 0


def command_as_called() -> str:
    """How this command was called, so that it is found when a message names it: by its path, or `reflect` alone."""
    called = sys.argv[0]
    if Path(called).stem != COMMAND:  # a test or another program calls `main`
        return COMMAND
    found = shutil.which(COMMAND)  # on Windows with ".exe" at its end, which may not have been typed
    if found and Path(found).with_suffix("").absolute() == Path(called).with_suffix("").absolute():
        return COMMAND
    return f'"{called}"' if " " in called else called


def make_parser(called: str = COMMAND) -> argparse.ArgumentParser:
    """The parser of the command line, in whose messages the command is named as it was called."""
    parser = argparse.ArgumentParser(
        prog=called,
        description="Turns the YAML and Markdown of this project into a website that opens from a folder.",
        epilog="Each command explains itself: %(prog)s build --help",
    )
    parser.set_defaults(called=called)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    build = _add(
        subparsers,
        "build",
        "build the site in site/ and pack it in site.zip",
        "While it builds, and when it can't, the site that was there stays.",
        "",
        "--strict --quiet",
        "--no-documents",
        "--project ../our-school",
    )
    build.add_argument("--strict", action="store_true", help="stop at warnings too")
    build.add_argument(
        "--no-documents", dest="documents", action="store_false", help="make no PDF and Word files of worksheets"
    )
    build.add_argument("--no-zip", dest="zip", action="store_false", help="write no site.zip")
    serve = _add(
        subparsers,
        "serve",
        "show the site on this computer, with each change as you save it",
        "Only this computer can see it. A mistake shows as a banner on the page until it is mended.",
        "",
        "--port 8001",
    )
    serve.add_argument("--port", type=_port, default=8000, help="the number after 127.0.0.1: in its address (8000)")
    _add(
        subparsers,
        "check",
        "list the problems in the content and in mkdocs.yml, and build nothing",
        "Each problem is on one line: file, line, column, what is wrong and how to mend it.",
        "",
        "--project ../our-school",
    )
    _add(
        subparsers,
        "schema",
        "write the JSON Schemas by which editors complete keys",
        "Needed only after a change in generator/schema/.",
        "",
    )
    new = _add(
        subparsers,
        "new",
        "write a file to fill in, with each key explained",
        "A file that is there already is left as it is.",
        'case-study "St Michael\'s"',
        'case-study "3 Rivers" --id three-rivers',
        "question-file collaboration",
    )
    new.add_argument("kind", choices=commands.KINDS_OF_NEW_FILES, help="what to write: %(choices)s", metavar="KIND")
    new.add_argument("name", metavar="NAME", help="the school's name; or what the questions are about")
    new.add_argument("--id", help="the id, when the name gives none or not the one you want")
    return parser


def _add(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, does: str, more: str, *examples: str
) -> argparse.ArgumentParser:
    parser = subparsers.add_parser(
        name,
        help=does,
        description=f"{does[0].upper()}{does[1:]}. {more}",
        epilog="\n".join(["examples:", *(f"  %(prog)s {example}".rstrip() for example in examples)]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--project", type=Path, metavar="FOLDER", help="the project's folder (else: here, or above)")
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")
    return parser


def _port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError(f'"{text}" is no port; write a number from 1 to 65535')
    return number


def _print_whatever_the_terminal_can_not_show() -> None:
    """Print what an old Windows terminal has no letter for as its number, and don't fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _fail(message: str, *, status: int) -> int:
    print(message, file=sys.stderr)
    return status

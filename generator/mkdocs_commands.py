"""MkDocs' own commands `build` and `serve`, called as functions, and what it finds wrong with its settings. The plugin
does the work, as it does under `mkdocs`."""

import errno
import os
import re
from pathlib import Path

from generator.check import check_project
from generator.problem import BuildStopped, ContentProblems, Problem
from generator.publish import nothing_was_built
from generator.settings import Settings, read_settings
from generator.settings_rules import settings_problems
from generator.system_errors import told_of


class PortTaken(Exception):
    """Another program listens on the port, or it is reserved. Raised by `serve`."""


def build(config_file: Path, *, strict: bool, documents: bool = True) -> Path:
    """Build the site, with worksheets as documents or without, and give back its folder.

    Raises `BuildStopped`, or `ContentProblems` where the settings are wrong.
    """
    _refuse_wrong_settings(config_file)
    from mkdocs.commands.build import build  # noqa: TID251 - like the plugin, it stands between MkDocs and us
    from mkdocs.config import load_config  # noqa: TID251
    from mkdocs.exceptions import MkDocsException  # noqa: TID251

    site_dir = read_settings(config_file).site_dir
    try:
        config = load_config(str(config_file), strict=strict or None)
        site_dir = Path(config.site_dir)  # the plugin has it written beside that
        if not documents:
            config.plugins["reflections"].config["documents"] = False
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        raise BuildStopped(str(error)) from error
    except OSError as error:
        if not (told := told_of(error)):
            raise
        raise BuildStopped(f"{told}; {nothing_was_built(site_dir)}") from error
    return site_dir


def serve(config_file: Path, *, port: int) -> None:
    """Show the site on this computer until Ctrl+C. Raises `BuildStopped`, `ContentProblems` or `PortTaken`."""
    _refuse_wrong_settings(config_file)
    from mkdocs.commands.serve import serve  # noqa: TID251
    from mkdocs.exceptions import MkDocsException  # noqa: TID251

    try:
        serve(str(config_file), dev_addr=f"127.0.0.1:{port}")
    except MkDocsException as error:
        raise BuildStopped(str(error)) from error
    except OSError as error:
        if error.filename is None and error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortTaken from error
        raise


def wrong_settings(config_file: Path) -> tuple[Problem, ...]:
    """What is wrong with the settings: by our rules and, where these are kept, by MkDocs'."""
    settings = read_settings(config_file)
    return settings_problems(settings) or _refused_by_mkdocs(settings)


def _refuse_wrong_settings(config_file: Path) -> None:
    """Raise `ContentProblems` with every problem of the project where its settings have one.

    MkDocs would tell it in a programmer's words, and the content's problems only once it is mended.
    """
    if problems := wrong_settings(config_file):
        every = sorted({*problems, *check_project(config_file).problems})
        raise ContentProblems(every, consequence=nothing_was_built(read_settings(config_file).site_dir))


def _refused_by_mkdocs(settings: Settings) -> tuple[Problem, ...]:
    _silence_banner()
    from mkdocs.config.defaults import MkDocsConfig  # noqa: TID251
    from mkdocs.exceptions import ConfigurationError  # noqa: TID251

    config = MkDocsConfig(config_file_path=str(settings.path))
    try:
        with settings.path.open("rb") as stream:
            config.load_file(stream)
    except ConfigurationError as error:
        return (_unreadable(settings.path, error),)
    errors, _ = config.validate()
    return tuple(
        Problem(settings.path.name, *settings.position(key), f'MkDocs can\'t use "{key}": {_plain(str(error))}')
        for key, error in errors
    )


def _unreadable(path: Path, error: Exception) -> Problem:
    """A value that MkDocs' YAML knows no way to read, such as one with a tag of nobody's."""
    from yaml import MarkedYAMLError

    cause = error.__context__
    if isinstance(cause, MarkedYAMLError) and (mark := cause.problem_mark):
        return Problem(path.name, mark.line + 1, mark.column + 1, f"MkDocs can't read this: {cause.problem}")
    return Problem(path.name, 1, 1, f"MkDocs can't read this file: {_plain(str(error))}")


_TYPES = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "NoneType": "nothing",
    "date": "a date",
    "list": "a list",
    "dict": "a mapping",
}


def _plain(text: str) -> str:
    """A message of MkDocs' in one line, Python's types in YAML's words."""
    named = re.sub(r"<class '(?:\w+\.)*(\w+)'>", lambda found: _TYPES.get(found[1], found[1]), text)
    sentence = re.sub(r"Expected type: (.+?) but received: (.+)", r"it must be \1, and this is \2", named)
    return " ".join(sentence.split())


def _silence_banner() -> None:
    """Material prints a banner about MkDocs 2 when it is imported, unless this is set before."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

"""A build tells people its steps and its warnings, and nothing else."""

import io
import logging

import pytest

from generator.progress import STEPS, showing_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def mkdocs() -> logging.Logger:
    return logging.getLogger("mkdocs.commands.build")


@pytest.fixture
def steps() -> logging.Logger:
    return logging.getLogger(STEPS)


def test_away_from_a_terminal_each_step_has_a_line_and_details_have_none(
    mkdocs: logging.Logger, steps: logging.Logger
) -> None:
    stream = io.StringIO()
    with showing_progress(stream, quiet=False):
        mkdocs.info("Cleaning site directory")
        steps.info("reading the content")
        steps.debug("page 100 of 2,000")
        steps.info("publishing")
    assert stream.getvalue() == "reading the content\npublishing\n"


def test_on_a_terminal_one_line_changes_and_is_empty_in_the_end(steps: logging.Logger) -> None:
    stream = Terminal()
    with showing_progress(stream, quiet=False):
        steps.info("reading")
        steps.debug("page 100")
    assert stream.getvalue() == "reading\r       \rpage 100\r        \r"


def test_a_step_is_cut_to_the_width_of_the_terminal(steps: logging.Logger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    stream = Terminal()
    with showing_progress(stream, quiet=False):
        steps.info("a long name of a page")
    assert stream.getvalue().startswith("a long na\r")


@pytest.mark.parametrize("quiet", [False, True])
def test_a_warning_is_always_shown_on_a_line_of_its_own(
    mkdocs: logging.Logger, steps: logging.Logger, quiet: bool
) -> None:
    stream = Terminal()
    with showing_progress(stream, quiet=quiet):
        steps.info("reading")
        mkdocs.warning("a link leads to %s", "nothing")
    start = "" if quiet else "reading\r       \r"
    assert stream.getvalue() == f"{start}warning: a link leads to nothing\n"


def test_quietly_no_step_is_shown(steps: logging.Logger) -> None:
    stream = io.StringIO()
    with showing_progress(stream, quiet=True):
        steps.info("reading")
    assert stream.getvalue() == ""


def test_the_address_under_serve_is_shown() -> None:
    stream = io.StringIO()
    with showing_progress(stream, quiet=False):
        logging.getLogger("mkdocs.livereload").info("[21:25:12] Serving on http://127.0.0.1:8000/")
        logging.getLogger("mkdocs.livereload").info("[21:25:13] Browser connected")
    assert stream.getvalue() == "Serving on http://127.0.0.1:8000/ (Ctrl+C stops it)\n"


def test_mkdocs_loggers_are_left_as_they_were(mkdocs: logging.Logger) -> None:
    logger = logging.getLogger("mkdocs")
    before = logger.level, list(logger.handlers), logging.getLogger(STEPS).level
    with showing_progress(io.StringIO(), quiet=False):
        pass
    assert (logger.level, list(logger.handlers), logging.getLogger(STEPS).level) == before

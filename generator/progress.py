"""What people see of a running build: on a terminal one line that changes, elsewhere a line a step."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

STEPS = "mkdocs.plugins.reflections"
"""The logger whose messages are our own steps; of its debug messages there may be many."""

_ADDRESS = "mkdocs.livereload"
"""The logger that says where `serve` shows the site."""


class Progress(logging.Handler):
    """Shows our own steps and every warning; of MkDocs' other messages it shows none."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        super().__init__()
        self._stream = stream
        self._quiet = quiet
        self._one_line = stream.isatty() and not quiet
        self._shown = 0
        """Characters that stand in the changing line."""

    def emit(self, record: logging.LogRecord) -> None:
        """Show a message, if it is one for people."""
        text = record.getMessage()
        if record.levelno >= logging.WARNING:
            self._write_line(f"{record.levelname.lower()}: {text}")
        elif self._quiet:
            return
        elif record.name == _ADDRESS and "Serving on" in text:
            self._write_line(f"{text[text.index('Serving') :]} (Ctrl+C stops it)")  # without the time of day
        elif record.name == STEPS and self._one_line:
            self._change_line(text)
        elif record.name == STEPS and record.levelno >= logging.INFO:
            self._write_line(text)

    def clear(self) -> None:
        """Empty the changing line. Blanks do it on every terminal, also on those of Windows that know no
        codes."""
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._shown = 0

    def _change_line(self, text: str) -> None:
        self.clear()
        text = text[: shutil.get_terminal_size().columns - 1]
        self._stream.write(text)
        self._stream.flush()
        self._shown = len(text)

    def _write_line(self, text: str) -> None:
        self.clear()
        self._stream.write(f"{text}\n")
        self._stream.flush()


@contextmanager
def showing_progress(stream: TextIO, *, quiet: bool) -> Iterator[None]:
    """Show what MkDocs and our plugin log, until the end of the `with` block."""
    progress = Progress(stream, quiet=quiet)
    logger, steps = logging.getLogger("mkdocs"), logging.getLogger(STEPS)
    levels = logger.level, steps.level
    logger.addHandler(progress)
    logger.setLevel(logging.INFO)
    steps.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        progress.clear()
        logger.removeHandler(progress)
        logger.setLevel(levels[0])
        steps.setLevel(levels[1])

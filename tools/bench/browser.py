"""The browser in which pages are measured."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tools.make import CHROMIUM, CannotGoOnError, find_program, not_found

ARGUMENTS = (
    "--no-sandbox",  # Chromium refuses to run as root with one
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's own browser, without a window. Raises `CannotGoOnError` when there is none."""
    path = find_program(os.environ)
    if not path:
        raise CannotGoOnError(not_found([CHROMIUM]))
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))

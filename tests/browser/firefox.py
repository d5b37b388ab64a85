"""Firefox, driven as Chromium is: by Playwright, with the same pages, locators and visitors.

Playwright's own Firefox would be downloaded; its channel `moz-firefox` drives the system's. What differs there:
- Firefox tells of no request for a file: `requests` has those to servers only, and the page notes a missing file.
- There is no dark scheme, no paper, and no visit without JavaScript.
- A screenshot and axe cause complaints of their own: look at `complaints` before.
- The second download of one name in one visit is called `name(1)`.
"""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, ViewportSize

from tests.browser import firefox_bridge
from tests.browser.visit import Visitor

NAMES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")

PREFERENCES: dict[str, str | float | bool] = {
    # As people have it, each file by itself, with its own storage; Playwright turns this off.
    "security.fileuri.strict_origin_policy": True,
    # A page one goes back to is loaded again: Playwright doesn't see one that was only put away.
    "browser.sessionhistory.max_total_viewers": 0,
}

NOWHERE = "http://127.0.0.1:9"
"""As a proxy, it refuses at once whatever Firefox itself wants from the internet."""

NOTE_MISSING = """addEventListener("error", ({target}) => {
    if (target !== window) console.error(`failed: ${target.src || target.href}`);
}, true)"""

SCREEN: ViewportSize = {"width": 1280, "height": 720}

PATIENCE = 60_000
"""How many milliseconds Firefox has to start, on a computer that has much else to do."""


def firefox_path() -> str:
    """The Firefox that FIREFOX names, as `make test` sets it, or one that is installed."""
    named = os.environ.get("FIREFOX")
    found = [path for name in ((named,) if named else NAMES) if (path := shutil.which(name))]
    if not found:
        pytest.fail(
            f"FIREFOX names {named}, and there is no such program."
            if named
            else "No Firefox was found: install it (on Debian: apt-get install firefox-esr), or run make test.",
            pytrace=False,
        )
    return found[0]


class Firefox:
    """A Firefox without a window, whose home is a folder of its own."""

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        if os.name == "nt":
            pytest.skip("On Windows a script can't stand in for Firefox.")
        self.browser: Browser = playwright.firefox.launch(
            channel="moz-firefox",
            executable_path=_bridge(folder),
            env=_environment(folder),
            firefox_user_prefs=PREFERENCES,
            proxy={"server": NOWHERE},
            timeout=PATIENCE,
        )

    @contextmanager
    def visit(self, start: str, viewport: ViewportSize = SCREEN) -> Iterator[Visitor]:
        """A window with storage of its own, on the site at the address `start`."""
        context = self.browser.new_context(viewport=viewport)
        context.add_init_script(NOTE_MISSING)
        try:
            yield Visitor(context, start)
        finally:
            context.close()


def _bridge(folder: Path) -> Path:
    """A program that Playwright can start in place of Firefox."""
    program = folder / "firefox"
    command = shlex.join([sys.executable, str(Path(firefox_bridge.__file__))])
    program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    program.chmod(0o700)
    return program


def _environment(folder: Path) -> dict[str, str | float | bool]:
    """What Firefox is told: it is strict about whose home it gets, and leaves things there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {**kept, "HOME": str(folder), "FIREFOX": firefox_path()}

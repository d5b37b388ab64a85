"""A visit to the site in a real browser: every request, message and blocked thing is noted."""

import json
import math
import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, ViewportSize

from tests.project import ROOT, BuiltSite

AXE = (ROOT / "tests/vendor/axe-core/axe.min.js").read_text(encoding="utf-8")

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
"""WCAG 2.2 A and AA, and axe's best practices."""

RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules whose answer depends on the colours."""

RUN_AXE = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"], preload: false})
    .then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) =>
        `${id}: ${target.join(" ")}: ${failureSummary}`)))"""
"""Without preloading: axe would ask for the style sheets again, which the policy refuses."""

A4: ViewportSize = {"width": 794 - 2 * 57, "height": 1123}
"""What is left of a sheet of A4 inside margins of 15 mm, in CSS pixels."""

NOTE_BLOCKED = """addEventListener("securitypolicyviolation", event =>
    console.error(`blocked by the policy: ${event.effectiveDirective} ${event.blockedURI}`))"""

DENY_STORAGE = """for (const name of ["localStorage", "sessionStorage", "indexedDB"])
    Object.defineProperty(window, name, {get() { throw new DOMException("denied", "SecurityError"); }});"""

KEPT = "() => JSON.stringify(Object.entries(localStorage).sort())"
"""All that this device keeps, as this window sees it."""

DOCUMENTS = shutil.ignore_patterns("*.pdf", "*.docx", "*.xlsx", "*.zip")
"""What a copy of the site can do without: two thirds of its size, which no page needs to be shown."""

ALONE = ("questions/how-these-were-written.html",)
"""Pages that stand among the items of a folder and are of no template."""


def on_file(site: BuiltSite) -> str:
    """The address of the site in its folder."""
    return f"{site.root.as_uri()}/"


def fair_sample(site: BuiltSite) -> list[str]:
    """One page of each kind, and of the items of each folder the longest and some more, chosen evenly.

    The items of a folder come from one template, so they differ in their words only, and in which parts they have:
    the longest has most of them.
    """
    items: dict[str, list[str]] = {}
    for file in site.pages:
        if not file.endswith("index.html"):
            items.setdefault(file.rpartition("/")[0], []).append(file)
    longest = {max(files, key=lambda file: (site.root / file).stat().st_size) for files in items.values()}
    evenly = {file for files in items.values() for file in files[:: step_through(len(files))]}
    return sorted({*site.kinds.values(), *longest, *evenly, *ALONE})


def step_through(count: int) -> int:
    """Which step leads through so many items so that about two are chosen, or one in twenty-five if that is more."""
    return math.ceil(count / max(2, count // 25))


class Visitor:
    """A window on the site at the address `start`, and all that happened in it."""

    def __init__(self, context: BrowserContext, start: str) -> None:
        self.context = context
        self.start = start
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context.on("request", self._note_request)
        context.on("response", self._note_response)
        context.on("requestfailed", self._note_failure)
        context.on("console", self._note_message)
        context.on("weberror", lambda error: self._complain(f"error: {error.error}"))
        context.add_init_script(NOTE_BLOCKED)
        self.page: Page = context.new_page()

    def _complain(self, text: str) -> None:
        self.complaints.append(f"{self.page.url.removeprefix(self.start)}: {text}")

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _note_response(self, response: Response) -> None:
        if response.status >= 400:
            self._complain(f"{response.status}: {response.url}")

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the next page was opened before this one's icon was there
            self._complain(f"failed: {request.url}: {request.failure}")

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            self._complain(f"{message.type}: {message.text}")

    def go(self, file: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.start + file)
        return self.page

    def go_with(self, key: str, kept: object, file: str) -> Page:
        """Open a page of the site on a device that holds something as JSON under a key.

        Another page keeps it: what a document keeps as its very first deed, Chromium now and then shows to no other
        window, however long one waits.
        """
        self.go("404.html").evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(kept)])
        return self.go(file)

    def go_to_all(self, files: Iterable[str]) -> None:
        """Open one page after the other."""
        for file in files:
            self.go(file)

    @property
    def requests_elsewhere(self) -> list[str]:
        """The requests that left the site."""
        return [url for url in self.requests if not url.startswith((self.start, "data:"))]

    def troubles(self, files: Iterable[str]) -> list[str]:
        """What went wrong while these pages were opened: one was never asked for, a request left the site, one failed,
        the policy blocked something, the console did not stay empty."""
        asked = {url.removeprefix(self.start) for url in self.requests}
        missing = [f"never asked for: {file}" for file in files if file not in asked]
        return [*missing, *(f"asked for elsewhere: {url}" for url in self.requests_elsewhere), *self.complaints]

    def inject_axe(self) -> None:
        """Make axe ready on the page that is open, as a debugger does: the policy keeps script tags out."""
        self.page.evaluate(AXE)

    def violations(self, only: Mapping[str, Any] = RULES) -> list[str]:
        """What axe, once it was injected, finds on the page that is open."""
        found: list[Any] = self.page.evaluate(RUN_AXE, only)
        return [str(violation) for violation in found]


def beside(page: Page, address: str = "") -> Page:
    """Another window of the same browser, on the same page or on another one of the site.

    Browsers tell another window of what was kept with a delay, which under load is longer than a test takes to open
    one. Nobody is as quick as that: the window is opened once what the first one kept is there.
    """
    other = page.context.new_page()
    other.goto(address or page.url)
    if page.evaluate(KEPT) != other.evaluate(KEPT):
        wait_until_alike(page, other)
        other.reload()
    return other


def wait_until_alike(page: Page, other: Page) -> None:
    """Wait until two windows see the same, at most ten seconds: either may hear of it later, and either may change."""
    end = time.monotonic() + 10
    while page.evaluate(KEPT) != other.evaluate(KEPT):
        assert time.monotonic() < end, "two windows still see another storage"
        other.wait_for_timeout(20)


def tampered(site: BuiltSite, folder: Path, file: str, old: str, new: str) -> BuiltSite:
    """A copy of the site in `folder`, without documents, with one page changed; given the copy, it changes that."""
    text = site.text(file)
    assert old in text
    if site.root != folder:
        shutil.copytree(site.root, folder, dirs_exist_ok=True, ignore=DOCUMENTS)
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return BuiltSite(folder)


def sheets_of(page: Page, file: Path) -> list[str]:
    """Print what is on the page to a PDF; gives the text of each sheet."""
    page.pdf(path=file, prefer_css_page_size=True)
    command = [os.environ.get("PDFTOTEXT", "pdftotext"), "-layout", str(file), "-"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.removesuffix("\f").split("\f")

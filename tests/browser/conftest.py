"""What browser tests share: one browser for each worker, the site over HTTP, and pages that note what they did."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright

from generator.assets import REVIEW_SCRIPTS, ROOM_SCRIPTS, SELF_AUDIT_SCRIPTS
from tests.browser.firefox import Firefox
from tests.browser.server import serving
from tests.browser.small_bank import SMALL_BANK
from tests.browser.visit import Visitor, on_file
from tests.project import ROOT, BuiltSite

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--no-sandbox",  # Chromium refuses to run as root with one
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--host-resolver-rules=MAP intranet.example 127.0.0.1",  # a plain name, as schools have: no secure context
)


def browser_path() -> str:
    """The browser that CHROMIUM names, as `make test` sets it, or one that is installed."""
    named = os.environ.get("CHROMIUM")
    found = [path for name in ((named,) if named else NAMES) if (path := shutil.which(name))]
    if not found:
        pytest.fail(
            f"CHROMIUM names {named}, and there is no such program."
            if named
            else "No browser was found: run make test, or install Chromium (on Debian, chromium-headless-shell).",
            pytrace=False,
        )
    return found[0]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's own browser: none is ever downloaded."""
    return {"executable_path": browser_path(), "args": list(ARGUMENTS)}


@pytest.fixture(scope="session")
def site_address(site: BuiltSite) -> Iterator[str]:
    """The site on a web server, below its root, as on a school's intranet."""
    with serving(site.root, below="/schools/reflections/") as address:
        yield address


@pytest.fixture
def open_visitor(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Opens a window whose every request and complaint is noted; the options are those of a browser context."""
    visitors: list[Visitor] = []

    def open_visitor(start: str, **options: Any) -> Visitor:
        visitors.append(Visitor(browser.new_context(**options), start))
        return visitors[-1]

    yield open_visitor
    for visitor in visitors:
        visitor.context.close()


@pytest.fixture
def visitor(open_visitor: Callable[..., Visitor], site: BuiltSite) -> Visitor:
    """Someone who opened the site by a double-click, on a screen of 1280 by 720."""
    return open_visitor(on_file(site), viewport={"width": 1280, "height": 720})


@pytest.fixture(scope="module")
def logic(browser: Browser) -> Iterator[Page]:
    """The self-audit's scripts in an empty page, with `bank` made of a few made-up questions."""
    folder = ROOT / "theme/assets/js"
    scripts = (*SELF_AUDIT_SCRIPTS, *REVIEW_SCRIPTS, *ROOM_SCRIPTS)
    names = ("reflections", *(f"self_audit/{name}" for name in scripts))
    context = browser.new_context()
    page = context.new_page()
    page.evaluate(
        "\n".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in names)
        + "\nwindow.Reflections = Reflections;"
    )
    page.evaluate("data => { window.bank = new Reflections.QuestionBank(data); }", SMALL_BANK)
    yield page
    context.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """The system's Firefox: one for each worker, started when a test first wants it."""
    firefox = Firefox(playwright, tmp_path_factory.mktemp("firefox"))
    yield firefox
    firefox.browser.close()


@pytest.fixture(scope="module")
def maker(browser: Browser, site: BuiltSite) -> Iterator[Page]:
    """A window of the self-audit apart, in which audits and reviews are made for others."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{on_file(site)}self-audit/index.html")
    yield page
    context.close()

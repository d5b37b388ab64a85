"""From saving a case study to seeing it: how long `mkdocs serve` takes to show a change in a browser."""

import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from generator.schema import CaseStudy
from tools.bench.browser import browser
from tools.bench.builds import ENVIRONMENT
from tools.bench.content import as_yaml, case_studies
from tools.bench.measure import CommandFailedError

LONGEST_START = 60
"""Seconds that the first build may take."""

LONGEST_SILENCE = 20_000
"""Milliseconds that a change may take."""


def seconds_to_show_a_change(project: Path, times: int) -> list[float]:
    """Change a synthetic case study some times and wait until the browser shows its new words; seconds for each."""
    case = case_studies(1)[0]
    with _server(project) as start, browser() as chromium:
        page = chromium.new_page()
        page.goto(f"{start}case-studies/{case.id}.html")
        took = []
        for number in range(1, times + 1):
            words = f"These words were saved as change number {number}."
            # The server looks for changes at intervals; a change must not always come at the same point of one.
            time.sleep(1 + random.Random(number).random() / 2)
            saved = time.perf_counter()
            _save(project, case.model_copy(update={"summary": words}))
            page.get_by_text(words).first.wait_for(timeout=LONGEST_SILENCE)
            took.append(time.perf_counter() - saved)
        _save(project, case)
    return took


def _save(project: Path, case: CaseStudy) -> None:
    path = project / "case_studies" / f"{case.id}.yml"
    path.write_text(as_yaml(case), encoding="utf-8", newline="\n")


@contextmanager
def _server(project: Path) -> Iterator[str]:
    """`mkdocs serve` in a project's folder; gives its address once the first build is done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    server = subprocess.Popen(command, cwd=project, env={**os.environ, **ENVIRONMENT})
    try:
        _wait_for(f"http://{address}/", server)
        yield f"http://{address}/"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + LONGEST_START
    while server.poll() is None and time.monotonic() < end:
        try:
            with urlopen(address):
                return
        except URLError:
            time.sleep(0.1)
    raise CommandFailedError("mkdocs serve did not start; the reason stands above")

"""Playwright starts this in place of Firefox: it starts Firefox, and stands between the two while they talk.

Both speak WebDriver BiDi (https://w3c.github.io/webdriver-bidi), but Playwright 1.65 a newer one than Firefox 153,
Debian's, in two points. What Firefox lacks in them is made up here; with a newer Firefox that changes nothing.
"""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from threading import Thread
from typing import IO, Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.sync.connection import Connection
from websockets.sync.server import ServerConnection, serve

LISTENING = "WebDriver BiDi listening on "
"""What Firefox prints before its address, and what Playwright waits for."""

WHOLE: dict[str, Any] = {"max_size": None, "compression": None}
"""Messages of any length: Playwright sends its own script in one."""

PATIENCE = 5
"""How many seconds Firefox has to end once it is told to."""


def answer(command: dict[str, Any]) -> dict[str, Any] | None:
    """The answer to a command to override no media feature: each context begins with it, and Firefox lacks it."""
    if command["method"] != "emulation.setMediaFeaturesOverride" or any(command["params"]["features"].values()):
        return None
    return {"type": "success", "id": command["id"], "result": {}}


def with_identifier(message: dict[str, Any]) -> dict[str, Any]:
    """A message of Firefox's; of a download that a script began, its address serves as the identifier."""
    if message.get("method") in ("browsingContext.downloadWillBegin", "browsingContext.downloadEnd"):
        download = message["params"]
        download.setdefault("download", download["navigation"] or download["url"])
    return message


def acknowledge(firefox: Connection) -> None:
    """Tell Firefox at once that its message is here. It sends a second short one only then (RFC 896), and Linux would
    wait 40 ms for something to send along, three times in each click. Linux forgets the option, so it is set anew."""
    if sys.platform == "linux":
        firefox.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def hand_up(firefox: Connection, playwright: Connection) -> None:
    """Hand on what Firefox says, until one of the two has gone."""
    with suppress(ConnectionClosed):
        for message in firefox:
            acknowledge(firefox)
            playwright.send(json.dumps(with_identifier(json.loads(message))))
    playwright.close()


def hand_down(playwright: Connection, firefox: Connection) -> None:
    """Hand on what Playwright asks for or answer it, until one of the two has gone."""
    with suppress(ConnectionClosed):
        for message in playwright:
            if made_up := answer(json.loads(message)):
                playwright.send(json.dumps(made_up))
            else:
                firefox.send(message)


def converse(playwright: Connection, address: str) -> None:
    """Connect the two until one of them has gone."""
    with connect(f"{address}/session", **WHOLE) as firefox:
        Thread(target=hand_up, args=(firefox, playwright), daemon=True).start()
        hand_down(playwright, firefox)


def end(firefox: subprocess.Popen[str]) -> None:
    """End Firefox, whatever it is doing."""
    firefox.terminate()
    try:
        firefox.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        firefox.kill()


def address_in(lines: Iterable[str]) -> str:
    """The address that Firefox gives; empty where it ends without. What it prints before is passed on."""
    for line in lines:
        if found := re.match(rf"{LISTENING}(ws://\S+)", line):
            return found[1]
        tell(line)
    return ""


def tell(line: str) -> None:
    """Print for Playwright, which shows it where Firefox doesn't start."""
    print(line.rstrip("\n"), file=sys.stderr, flush=True)


def receive(firefox: subprocess.Popen[str], lines: IO[str]) -> None:
    """Let Playwright connect, and stay until Firefox has ended: it must when Playwright goes."""

    def connected(playwright: ServerConnection) -> None:
        try:
            converse(playwright, address)
        finally:
            end(firefox)

    if address := address_in(lines):
        with serve(connected, "127.0.0.1", 0, **WHOLE) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            tell(f"{LISTENING}ws://127.0.0.1:{server.socket.getsockname()[1]}")
            for line in lines:
                tell(line)


def main(arguments: list[str]) -> int:
    """Start the Firefox that FIREFOX names, with Playwright's arguments; gives its exit status."""
    command = [os.environ["FIREFOX"], *arguments]
    firefox = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", errors="replace")
    assert firefox.stderr
    try:
        receive(firefox, firefox.stderr)
    finally:
        end(firefox)
    return firefox.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What a command costs: time on the clock, time of the processors, and the most memory it held at once.

Run as a script it is the small parent of one command, and prints what that cost. The system counts a parent's memory
in with a child's up to the moment when the child's program starts, so the parent must be smaller than any of them.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Cost(NamedTuple):
    """What one command cost, or the medians of several runs of it."""

    seconds: float
    cpu: float
    """Seconds of all processors, the system's work for it included."""
    memory: float
    """The most it held at once, in MB."""


class CommandFailedError(Exception):
    """A command did not do what was to be measured; the message has its last words."""


def cost_of(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder, in a process of its own. Raises `CommandFailedError`."""
    parent = [sys.executable, "-I", "-S", __file__, *command]
    done = subprocess.run(parent, cwd=folder, env={**os.environ, **environment}, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise CommandFailedError(f"{' '.join(command)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return Cost(*json.loads(done.stdout.splitlines()[-1]))


def medians(costs: Iterable[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*map(median, zip(*costs, strict=True)))


def _run(command: Sequence[str]) -> int:
    """Run a command and print its cost as JSON; gives its exit status."""
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], list(command), os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    bytes_each = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss differs
    print(json.dumps([seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * bytes_each / 1e6]))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1:]))

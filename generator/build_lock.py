"""The lock that keeps two builds from writing one site at the same time.

The operating system holds the lock on an open file, and lets go of it when the process ends, however it
ends. So a killed build leaves no stale lock, and no process id has to be judged (ids are used again; on
Windows, asking after one with `os.kill(id, 0)` would send it Ctrl-C). The id in the file is for the message
only.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.problem import PublishError

_PLACE = 1024
"""The byte that is locked: beyond the process id, since on Windows nobody else can read a locked byte."""


class BuildRunning(PublishError):
    """Another build holds the lock. Raised by `holding`."""


@contextlib.contextmanager
def holding(lock: Path) -> Iterator[None]:
    """Hold the lock file `lock`, made when it is missing and removed afterwards.

    Raises `BuildRunning` when another build holds it, also one in the same process, and `PublishError` when
    the folder can't be written to.
    """
    descriptor = _open_locked(lock)
    try:
        yield
    finally:
        _remove_and_close(lock, descriptor)


def _open_locked(lock: Path) -> int:
    while True:
        descriptor = _open(lock)
        try:
            _lock(descriptor)
        except OSError:
            owner = os.read(descriptor, 20).decode(errors="replace").strip() or "unknown"
            os.close(descriptor)
            raise BuildRunning(
                f"Another build (process {owner}) is writing this site. Wait for its end, then build again."
            ) from None
        if _is_still(lock, descriptor):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
            return descriptor
        os.close(descriptor)


def _open(lock: Path) -> int:
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise PublishError(f"{lock.parent} can't be written to ({error.strerror}).") from error


def _is_still(lock: Path, descriptor: int) -> bool:
    """Whether `lock` is the file that is open; its last holder may have removed it between our two steps."""
    try:
        return os.path.samestat(lock.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _PLACE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

    def _remove_and_close(lock: Path, descriptor: int) -> None:
        os.close(descriptor)  # an open file can't be removed here, so whoever opened it since keeps it
        with contextlib.suppress(OSError):
            lock.unlink()

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _remove_and_close(lock: Path, descriptor: int) -> None:
        with contextlib.suppress(OSError):
            lock.unlink()  # before the lock is let go, so that nobody's new lock is removed
        os.close(descriptor)

"""A lock that a program loses when it ends, however it ends: the operating system's, on a folder."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path


class Busy(Exception):
    """Another program holds the lock."""


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make a folder, if it is not there, and hold its lock; the folder is removed at the end if it is empty.

    Raises:
        Busy: Another program holds it.
    """
    handle = _held(folder)
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.close(handle)
            (folder / _FILE).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            folder.rmdir()
        if sys.platform != "win32":
            os.close(handle)


_FILE = "lock"
"""What is locked inside the folder where a folder itself cannot be."""


def _held(folder: Path) -> int:
    """Open the folder and take its lock."""
    while True:
        folder.mkdir(exist_ok=True)
        try:
            handle = _open(folder)
        except FileNotFoundError:
            continue
        try:
            _take(handle)
            if _is_still(handle, folder):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        return os.open(folder / _FILE, os.O_RDWR | os.O_CREAT)

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise Busy from error

    def _is_still(_handle: int, folder: Path) -> bool:
        return (folder / _FILE).exists()

else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def _take(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy from error

    def _is_still(handle: int, folder: Path) -> bool:
        """Tell whether the folder is the one that was locked, not a later one of its name."""
        try:
            return os.path.samestat(os.fstat(handle), folder.stat())
        except FileNotFoundError:
            return False

"""The only reader and writer of files. Paths stay inside the project; what is written is whole or not there."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from asquoted.files.catalogue import FOLDER as CATALOGUES
from asquoted.files.settings import SETTINGS
from asquoted.files.text import Unreadable
from asquoted.pipeline import READ, Files

FOLDERS = ("seeds", "briefs", CATALOGUES)
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is read; a longer one is not a text that people quote from."""

_OUTSIDE = Unreadable("this is a link out of the project", "put the file itself here")


class NoProject(Exception):
    """The folder is not one that this program can work in."""


def find_project(folder: Path) -> Path:
    """Return the project's folder, or say why it is none.

    Raises:
        NoProject: There is no such folder.
    """
    if not folder.is_dir():
        raise NoProject(f"there is no folder {folder}")
    return folder.resolve()


def read_project(root: Path) -> Files:
    """Read `asquoted.yml` and all of `seeds/`, `briefs/` and `wording/`; what cannot be read is told, not left out."""
    files: dict[str, bytes | Unreadable] = {}
    if (root / SETTINGS).exists() or (root / SETTINGS).is_symlink():
        files[SETTINGS] = _read(root, root / SETTINGS)
    for folder in FOLDERS:
        if problem := _no_folder(root, root / folder):
            files[folder] = problem
            continue
        for path in _walk(root / folder):
            files[path.relative_to(root).as_posix()] = _read(root, path)
    return files


def _no_folder(root: Path, folder: Path) -> Unreadable | None:
    """Say why one of our folders cannot be looked into; one that is not there is no problem."""
    if folder.is_dir():
        return None if folder.resolve().is_relative_to(root) else _OUTSIDE
    if folder.exists() or folder.is_symlink():
        return Unreadable("a folder belongs here", "remove it, and make a folder of that name")
    return None


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder; hidden ones (editors' and the system's) are not ours."""
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif entry.is_dir() or entry.name.lower().endswith(READ):
            yield entry


def _read(root: Path, path: Path) -> bytes | Unreadable:
    try:
        if not path.resolve(strict=True).is_relative_to(root):
            return _OUTSIDE
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return Unreadable("this is a folder; links to folders are not followed", "put the files themselves here")
        if not stat.S_ISREG(status.st_mode):
            return Unreadable("this is not a file", "remove it, or put a file here")
        if status.st_size > LARGEST:
            return Unreadable(f"the file is larger than {LARGEST} bytes", "split it, or quote from a part of it")
        return path.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "a link that leads nowhere"
        return Unreadable(f"the file cannot be read: {reason}", "check the file and its permissions")


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that it is either the old one or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(stat.S_IMODE(mode))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current

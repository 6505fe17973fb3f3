"""The only reader and writer of files. Paths stay inside the project; what is written is whole or not there."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
import time
from pathlib import Path

from asquoted.files.catalogue import FOLDER as CATALOGUES
from asquoted.files.given import READ, Files, limits_given
from asquoted.files.limits import MEGABYTE
from asquoted.files.settings import SETTINGS
from asquoted.files.text import Unreadable
from asquoted.model import Limits

FOLDERS = ("seeds", "briefs", CATALOGUES)

_OUTSIDE = Unreadable("this is a link out of the project", "put the file itself here")


class NoProject(Exception):
    """The folder is not one that this program can work in."""


def find_project(folder: Path) -> Path:
    """Return the project's folder, or say why it is none.

    Raises:
        NoProject: There is no such folder, or nobody lets us look into it.
    """
    try:
        if not folder.is_dir():
            raise NoProject(f"there is no folder {folder}")
        with contextlib.suppress(FileNotFoundError):
            (folder / SETTINGS).lstat()
    except OSError as error:
        raise NoProject(f"the folder {folder} cannot be looked into: {error.strerror}") from error
    return folder.resolve()


class Seen:
    """Files as they were read before: one is not read again whose size, times and place on the disk are the same.

    A file that changed just before it was read counts as unknown: it may have changed once more at the same time, as
    coarse as the clock of its disk is.
    """

    _COARSE = 3 * 10**9
    """Nanoseconds; the clock of FAT has steps of two seconds."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[Path, tuple[tuple[int, ...], bytes]] = {}
        self._before = self._known

    def begin(self) -> None:
        """Begin to read all files once more: those that are not read again now are forgotten the next time."""
        self._before, self._known = self._known, {}

    def read(self, path: Path, status: os.stat_result) -> bytes:
        """Return what a file holds.

        Args:
            path: The file.
            status: What the disk says of it now.
        """
        as_it_is = status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev
        known, data = self._before.get(path, (None, b""))
        if known == as_it_is:
            self._known[path] = as_it_is, data
            return data
        now = time.time_ns()
        data = path.read_bytes()
        if status.st_mtime_ns < now - self._COARSE:
            self._known[path] = as_it_is, data
        return data


def read_project(root: Path, seen: Seen | None = None) -> Files:
    """Read `asquoted.yml` and all of `seeds/`, `briefs/` and `wording/`; what cannot be read is told, not left out.

    Args:
        root: The project.
        seen: What was read before.
    """
    seen = seen or Seen()
    seen.begin()
    files: dict[str, bytes | Unreadable] = {}
    if (root / SETTINGS).exists() or (root / SETTINGS).is_symlink():
        files[SETTINGS] = _read(root, root / SETTINGS, Limits(), seen)
    limits = limits_given(files.get(SETTINGS))
    for folder in FOLDERS:
        problem = _no_folder(root, root / folder)
        files |= {folder: problem} if problem else _walk(root, root / folder, limits, seen)
    return files


def _no_folder(root: Path, folder: Path) -> Unreadable | None:
    """Say why one of our folders cannot be looked into; one that is not there is no problem."""
    if folder.is_dir():
        return None if folder.resolve().is_relative_to(root) else _OUTSIDE
    if folder.exists() or folder.is_symlink():
        return Unreadable("a folder belongs here", "remove it, and make a folder of that name")
    return None


def _walk(root: Path, folder: Path, limits: Limits, seen: Seen) -> dict[str, bytes | Unreadable]:
    """Return the files below a folder; hidden ones (editors' and the system's) are not ours."""
    files: dict[str, bytes | Unreadable] = {}
    waiting = [folder] if folder.is_dir() else []
    while waiting:
        here = waiting.pop()
        try:
            if not here.resolve(strict=True).is_relative_to(root):  # a junction of Windows, which is no link
                files[here.relative_to(root).as_posix()] = _OUTSIDE
                continue
            entries = [entry for entry in sorted(here.iterdir()) if not entry.name.startswith(".")]
        except OSError as error:
            files[here.relative_to(root).as_posix()] = _cannot(error, "the folder")
            continue
        for entry in entries:
            name = entry.relative_to(root).as_posix()
            try:
                is_folder = entry.is_dir()
            except OSError as error:
                files[name] = _cannot(error)
                continue
            if is_folder and not entry.is_symlink():
                if len(entry.relative_to(folder).parts) <= limits.depth:
                    waiting.append(entry)
                else:
                    files[name] = Unreadable("folders nested too deep are not looked into", "move its files up")
            elif is_folder or entry.name.lower().endswith(READ):
                files[name] = _read(root, entry, limits, seen)
        if len(files) > limits.files:
            hint = "raise `limits: {files: …}` in asquoted.yml if they are all meant"
            return {folder.name: Unreadable(f"there are more than {limits.files} files in this folder", hint)}
    return files


def _read(root: Path, path: Path, limits: Limits, seen: Seen) -> bytes | Unreadable:
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(root):
            return _OUTSIDE
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return Unreadable("this is a folder; links to folders are not followed", "put the files themselves here")
        if not stat.S_ISREG(status.st_mode):
            return Unreadable("this is not a file", "remove it, or put a file here")
        if status.st_size > limits.file_mb * MEGABYTE:
            return too_large(limits)
        return seen.read(path, status)
    except (OSError, RuntimeError) as error:
        return _cannot(error)


def _cannot(error: OSError | RuntimeError, what: str = "the file") -> Unreadable:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "a link that leads nowhere"
    return Unreadable(f"{what} cannot be read: {reason}", f"check {what} and its permissions")


def too_large(limits: Limits) -> Unreadable:
    """Return what stands in for the bytes of a file that is larger than a limit."""
    hint = "quote from a part of it, or raise `limits: {file_mb: …}` in asquoted.yml"
    return Unreadable(f"the file is larger than {limits.file_mb} MB", hint)


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

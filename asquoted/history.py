"""The only caller of git: the files of a project as they were at a revision."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from asquoted.disk import FOLDERS, too_large
from asquoted.files.given import READ, Files, limits_given
from asquoted.files.limits import MEGABYTE
from asquoted.files.settings import SETTINGS
from asquoted.files.text import Unreadable
from asquoted.model import Limits

_LINK = "120000"


class NoHistory(Exception):
    """The files of a revision cannot be had; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a revision: its mode, its object, and how many bytes it has."""

    mode: str
    object: str
    size: int


def read_revision(root: Path, revision: str) -> Files:
    """Read what `disk.read_project` reads, as it was at a revision.

    Raises:
        NoHistory: There is no git, no repository, no such revision, or not all of it is here.
    """
    commit = _commit(root, revision)
    entries = dict(_listed(_git(root, "ls-tree", "-r", "-l", "-z", commit, "--", SETTINGS, *FOLDERS)))
    links = [entry for entry in entries.values() if entry.mode == _LINK]
    ends = _contents(root, links)
    wanted = {path: _followed(path, entries, ends) for path in entries if _is_ours(path)}
    limits = Limits()
    if settings := wanted.get(SETTINGS):
        limits = limits_given(_contents(root, [settings])[settings.object])
    read = [entry for entry in wanted.values() if entry and entry.size <= limits.file_mb * MEGABYTE]
    contents = _contents(root, read)
    return {path: _content(entry, contents, limits) for path, entry in wanted.items()}


def last_version(root: Path, path: str, is_meant: Callable[[bytes], bool]) -> tuple[str, bytes]:
    """Return the last version of a file that is the one meant, behind the commit that has it.

    Raises:
        NoHistory: There is no git, no repository, or no such version in the history of the current revision.
    """
    commit = _commit(root, "HEAD")
    seen: set[str] = set()
    for each in _git(root, "rev-list", "--full-history", commit, "--", path).decode("ascii").split():
        for _, entry in _listed(_git(root, "ls-tree", "-l", "-z", each, "--", path)):
            if entry.object in seen:
                continue
            seen.add(entry.object)
            data = _contents(root, [entry])[entry.object]
            if is_meant(data):
                return each, data
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise NoHistory(
            f"this clone is shallow, and no version of {path} in it is the one: run `git fetch --unshallow`"
        )
    raise NoHistory(f"no version of {path} in git is the one (was a text sealed that was never committed?)")


def _content(entry: _Entry | None, contents: Mapping[str, bytes], limits: Limits) -> bytes | Unreadable:
    if entry is None:
        return Unreadable("this is a link out of the project", "put the file itself here")
    if entry.object not in contents:
        return too_large(limits)
    return contents[entry.object]


def _followed(path: str, entries: Mapping[str, _Entry], ends: Mapping[str, bytes]) -> _Entry | None:
    """Return the file that stands at a path, or that a link there leads to; `None` if it leads out of the project."""
    entry = entries[path]
    if entry.mode != _LINK:
        return entry
    end = entries.get(posixpath.normpath(posixpath.join(posixpath.dirname(path), os.fsdecode(ends[entry.object]))))
    return end if end and end.mode != _LINK else None


def _is_ours(path: str) -> bool:
    """Tell whether a file is one that is read from the disk, too."""
    return path == SETTINGS or (
        path.lower().endswith(READ) and not any(part.startswith(".") for part in path.split("/"))
    )


def _listed(tree: bytes) -> Iterator[tuple[str, _Entry]]:
    """Yield the files of a listing by `git ls-tree -l -z`; submodules are no files."""
    for line in tree.split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, kind, object_, size = about.decode("ascii").split()
        if kind == "blob":
            # Git does not know the size of what it does not have here; `_contents` says so.
            yield os.fsdecode(path), _Entry(mode, object_, int(size) if size.isdigit() else 0)


def _contents(root: Path, entries: Iterable[_Entry]) -> dict[str, bytes]:
    """Return the bytes of files by their object."""
    objects = list(dict.fromkeys(entry.object for entry in entries))
    told = _git(root, "cat-file", "--batch", given="".join(f"{each}\n" for each in objects).encode("ascii"))
    contents = {}
    at = 0
    for object_ in objects:
        end = told.index(b"\n", at)
        head = told[at:end].split()
        if head[-1] == b"missing":
            raise NoHistory(f"git does not have the files of this revision here (object {object_}): fetch them all")
        size = int(head[-1])
        contents[object_] = told[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return contents


def _commit(root: Path, revision: str) -> str:
    """Return the commit that a revision names."""
    _git(root, "rev-parse", "--git-dir")
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return _git(root, *asked).decode("ascii").strip()
    except NoHistory:
        pass
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise NoHistory(
            f"this clone is shallow and does not hold the revision `{revision}`: run `git fetch --unshallow`; "
            "in a workflow give actions/checkout `fetch-depth: 0`"
        )
    raise NoHistory(
        f"git knows no revision `{revision}`: name a commit, a branch or a tag; "
        "a branch of the server is origin/<name>, once `git fetch` has run"
    )


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git says.

    Raises:
        NoHistory: It is not there, or it fails.
    """
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the revision stands behind --end-of-options
            command, input=given, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}
        )
    except OSError as error:
        raise NoHistory("git cannot be run, and comparing with a revision needs it: install git") from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", errors="replace").strip()
    if "not a git repository" in said:
        raise NoHistory(f"{root} is in no git repository, so nothing is known of before")
    raise NoHistory(f"git {arguments[0]} failed: {said.partition(chr(10))[0] or 'it does not say why'}")

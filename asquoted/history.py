"""The files of a project as they were in a revision: read from git, and never written."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from asquoted.disk import FOLDERS, LARGEST
from asquoted.files.settings import SETTINGS
from asquoted.files.text import Unreadable
from asquoted.pipeline import READ, Files

_LINK, _FILE = "120000", "100"


class NoRevision(Exception):
    """The files of a revision cannot be read; the message says why and what to do."""


def files_at(root: Path, revision: str) -> Files:
    """Return what `disk.read_project` would have read in a revision.

    Args:
        root: The project, somewhere in a clone.
        revision: Anything that names a commit to git: `main`, `v1.2`, `HEAD~1`.

    Raises:
        NoRevision: There is no git, no repository, or no such revision.
    """
    top = _git(root, "rev-parse", "--show-prefix", wrong=f"{root} is in no git repository").decode().rstrip("\n")
    commit = _commit(root, revision)
    paths = [f"{top}{each}" for each in (*FOLDERS, SETTINGS)]
    listed = _git(root, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *paths)
    blobs: dict[str, tuple[str, str, int]] = {}
    for line in listed.decode("utf-8", "surrogateescape").split("\0"):
        about, _, path = line.partition("\t")
        if path:
            mode, _, name, size = about.split()
            blobs[path.removeprefix(top)] = mode, name, int(size) if size.isdigit() else 0
    wanted = {path: _followed(blobs, path) for path in sorted(blobs) if _is_read(path)}
    data = _contents(root, [name for name in wanted.values() if name])
    return {path: data[name] if name else _unreadable(blobs[path]) for path, name in wanted.items()}


def _commit(root: Path, revision: str) -> str:
    if revision.startswith("-"):
        raise NoRevision(f"`{revision}` is no revision")
    try:
        return (
            _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
            .decode()
            .strip()
        )
    except NoRevision:
        if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
            raise NoRevision(
                f"`{revision}` is not in this clone, which is shallow; fetch the history: git fetch --unshallow "
                "(in a GitHub workflow: fetch-depth: 0)"
            ) from None
        raise NoRevision(f"git knows no revision `{revision}`; git branch and git tag list some") from None


def _is_read(path: str) -> bool:
    """Tell whether a file is one that a check looks at: as on disk, hidden ones are not."""
    parts = path.split("/")
    return path == SETTINGS or (
        parts[0] in FOLDERS and path.lower().endswith(READ) and not any(p[0] == "." for p in parts)
    )


def _followed(blobs: Mapping[str, tuple[str, str, int]], path: str) -> str | None:
    """Return the object that holds a file's bytes; `None` for a link and for a file that is too large."""
    mode, name, size = blobs[path]
    return name if mode.startswith(_FILE) and size <= LARGEST else None


def _unreadable(blob: tuple[str, str, int]) -> Unreadable:
    if blob[0] == _LINK:
        return Unreadable("this is a link", "put the file itself here")
    return Unreadable(f"this is no file, or one larger than {LARGEST} bytes", "remove it, or put a smaller file here")


def _contents(root: Path, names: list[str]) -> dict[str, bytes]:
    """Return the bytes of objects, read in one go."""
    out = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    found: dict[str, bytes] = {}
    place = 0
    for name in names:
        end = out.index(b"\n", place)
        head = out[place:end].split()
        if len(head) != 3:
            raise NoRevision(f"git cannot read the object {name}; is the clone whole?")
        place = end + 1 + int(head[2])
        found[name] = out[end + 1 : place]
        place += 1
    return found


def _git(root: Path, *words: str, given: bytes = b"", wrong: str | None = None) -> bytes:
    try:
        done = subprocess.run(["git", *words], cwd=root, input=given, capture_output=True, check=False)  # noqa: S603, S607
    except OSError as error:
        raise NoRevision("git is not there; comparing with a revision needs it") from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NoRevision(f"{wrong or 'git cannot read this repository'}{f': {said[-1]}' if said else ''}")
    return done.stdout

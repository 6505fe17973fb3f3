"""What a folder holds, as one digest, and in which files two folders differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Unlike:
    """A file in which a folder differs from what it should be.

    Attributes:
        path: Below the folder, with `/`.
        how: `missing`, `not of this site` or `different`.
    """

    path: str
    how: str


def digest_of(folder: Path) -> str:
    """Return one digest of every file's name and bytes: `sha256:…`, the same wherever the folder lies.

    It is the SHA-256 of the lines that `sha256sum` prints of the files, in the order of their paths.
    """
    lines = "".join(f"{digest}  {path}\n" for path, digest in sorted(_files(folder)))
    return f"sha256:{hashlib.sha256(lines.encode('utf-8', 'surrogateescape')).hexdigest()}"


def unlike(folder: Path, wanted: Path) -> list[Unlike]:
    """Return the files in which a folder differs from another, in the order of their paths."""
    here, there = dict(_files(folder)), dict(_files(wanted))
    found = []
    for path in sorted({*here, *there}):
        if path not in here:
            found.append(Unlike(path, "missing"))
        elif path not in there:
            found.append(Unlike(path, "not of this site"))
        elif here[path] != there[path]:
            found.append(Unlike(path, "different"))
    return found


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder).as_posix(), _digest(path)


def _digest(path: Path) -> str:
    if path.is_symlink():
        return hashlib.sha256(str(path.readlink()).encode("utf-8", "surrogateescape")).hexdigest()
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"  # a pipe has no end

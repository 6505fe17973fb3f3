"""What is kept between two runs, by a hash of all that it was made from; the folder can be deleted at any time.

It lies in the user's own cache folder and never in the project: whoever can write there can change the program as
well, while a folder in a project comes with every pull request, and verdicts that came with one would be believed.
Nothing of it is run: it holds bytes, and those who keep something keep data.
"""

from __future__ import annotations

import contextlib
import hashlib
import platform
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from types import TracebackType
from typing import Self

import platformdirs

_FILE = "kept-1.db"
"""Its number counts the forms of the table."""
_GET = "SELECT CAST(data AS BLOB) FROM kept WHERE key = ?"
LARGEST = 1_000_000_000
"""Bytes above which the older half is dropped."""
_PATIENCE = 1.0
"""Seconds to wait for another run that is writing."""
_DIGEST = hashlib.sha256().digest_size
_DECIDE = (
    "babel", "jieba", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "numpy", "pagefind-bin",
    "pathspec", "pymdown-extensions", "pyyaml", "rapidfuzz",
)  # fmt: skip
"""Packages whose version may change what we make; `jieba` cuts words for the search where it is installed."""


class Cache:
    """A store on disk (see `Store`); written when it is closed. What fails makes it forget, and never stops a run."""

    def __init__(self, folder: Path) -> None:
        """Open the cache of a folder, which is made if it is not there; one that cannot be opened keeps nothing."""
        self._path = folder / _FILE
        self._fresh: dict[str, bytes] = {}
        self._table: sqlite3.Connection | None = None
        with self._forgiving():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._table = sqlite3.connect(self._path, timeout=_PATIENCE)
            self._table.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT UNIQUE, data BLOB)")

    def get(self, key: str) -> bytes | None:
        """Return what was kept under a key by this version of the program; a damaged entry is none."""
        key = _ours(key)
        if key in self._fresh:
            return self._fresh[key]
        with self._forgiving():
            found = self._table.execute(_GET, (key,)).fetchone() if self._table else None
            if found and found[0]:
                digest, data = found[0][:_DIGEST], found[0][_DIGEST:]
                return data if digest == _digest(key, data) else None
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep some bytes under a key."""
        self._fresh[_ours(key)] = data

    def __enter__(self) -> Self:
        """Use it, and close it in the end."""
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Write what is new, all of it at once: another run sees everything of it, or nothing."""
        with self._forgiving():
            if self._table and self._fresh:
                rows = [(key, _digest(key, data) + data) for key, data in self._fresh.items()]
                with self._table:
                    self._table.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
                    if _size(self._table) > LARGEST:
                        self._table.execute("DELETE FROM kept WHERE rowid < (SELECT avg(rowid) FROM kept)")
        if self._table:
            self._table.close()
            self._table = None

    @contextlib.contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Go on without the cache if anything is wrong with it; a file that is damaged is removed."""
        try:
            yield
        except (sqlite3.OperationalError, OSError):  # locked, or the folder cannot be written
            self._forget()
        except sqlite3.DatabaseError:
            self._forget()
            with contextlib.suppress(OSError):
                self._path.unlink()

    def _forget(self) -> None:
        if self._table:
            self._table.close()
        self._table = None


def open_cache() -> Cache:
    """Return the cache of whoever runs the program: a folder of theirs, as their system has it."""
    return Cache(platformdirs.user_cache_path("asquoted", appauthor=False))


def _size(table: sqlite3.Connection) -> int:
    """Return the bytes in use."""
    pages, free, size = (
        int(table.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _ours(key: str) -> str:
    return f"{program()}-{key}"


def _digest(key: str, data: bytes) -> bytes:
    """Return what tells an entry that is whole and in its place from any other."""
    return hashlib.sha256(key.encode() + b"\0" + data).digest()


@cache
def program() -> str:
    """Return a digest of the program itself: each of its files, and the versions of what it is made with.

    A number of a version would not do: who works on the program changes it every minute.
    """
    digest = hashlib.sha256(platform.python_version().encode())
    for name in _DECIDE:
        with contextlib.suppress(metadata.PackageNotFoundError):
            digest.update(f"{name} {metadata.version(name)}\n".encode())
    package = resources.files(__package__ or "")
    with resources.as_file(package) as root:
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(root).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:32]

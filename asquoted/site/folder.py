"""Folders that this program makes: built beside, then swapped in whole."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MARKER = ".asquoted"
"""An empty file in every folder that we made: only such a folder is ever replaced."""


class NotOurs(Exception):
    """The folder holds files that this program did not make."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder in the making.

    Attributes:
        fresh: Where to write.
        target: The folder that it will take the place of.
    """

    fresh: Path
    target: Path

    def publish(self) -> None:
        """Put the folder in the place of the target; if that fails, the old one is back where it was."""
        (self.fresh / MARKER).touch()
        old = self.fresh.parent / "old"
        if self.target.exists():
            self.target.rename(old)
        try:
            self.fresh.rename(self.target)
        except OSError:
            if old.exists():
                old.rename(self.target)
            raise


@contextlib.contextmanager
def staged(target: Path) -> Iterator[Stage]:
    """Give a new folder beside `target`; what is not published when the block ends is removed.

    Raises:
        NotOurs: `target` is not empty and was not made by this program; nothing is written.
    """
    if target.exists() and not _is_ours(target):
        raise NotOurs(f"{target} was not made by this program; move it away, or name another folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh = work / "new"
        fresh.mkdir()
        yield Stage(fresh, target)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))

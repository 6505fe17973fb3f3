"""Folders that this program makes: built beside, then swapped in whole, one build at a time.

Everything is made in one folder beside the target, `.<name>-work`, whose lock a build holds. Whatever stops a build,
the target is the old folder or the new one; what else is left, the next build clears away.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from asquoted.site.exchange import exchange
from asquoted.site.lock import Busy, locked

MARKER = ".asquoted"
"""An empty file in every folder that we made: only such a folder is ever replaced."""


class NotOurs(Exception):
    """The folder holds files that this program did not make, or another build of it is running."""


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
        """Put the folder in the place of the target, in one step where the system can; else the old one is put aside.

        If that fails, the old one is back where it was.
        """
        (self.fresh / MARKER).touch()
        if not self.target.exists():
            self.fresh.rename(self.target)
        elif not exchange(self.fresh, self.target):
            aside = _aside(self.fresh.parent)
            self.target.rename(aside)
            try:
                self.fresh.rename(self.target)
            except OSError:
                aside.rename(self.target)
                raise


@contextlib.contextmanager
def staged(target: Path) -> Iterator[Stage]:
    """Give a new folder beside `target`; what is not published when the block ends is removed.

    Raises:
        NotOurs: `target` is not empty and was not made by this program, or is being made by another run of it;
            nothing is written.
    """
    target = target.absolute()
    if target.exists() and not _is_ours(target):
        raise NotOurs(f"{target} was not made by this program; move it away, or name another folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    work = target.parent / f".{target.name}-work"
    try:
        with locked(work):
            _recover(work, target)
            fresh = work / "new"
            fresh.mkdir()
            try:
                yield Stage(fresh, target)
            finally:
                _clear(work)
    except Busy as error:
        raise NotOurs(f"{target} is being made by another run of this program; wait until it has ended") from error


def _recover(work: Path, target: Path) -> None:
    """Put right what a build that was killed has left."""
    if not target.exists() and _aside(work).is_dir():
        _aside(work).rename(target)
    _clear(work)


def _clear(work: Path) -> None:
    for left in ("new", "old"):
        shutil.rmtree(work / left, ignore_errors=True)


def _aside(work: Path) -> Path:
    return work / "old"


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))

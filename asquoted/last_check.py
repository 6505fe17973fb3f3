"""What the check before this one found, in a program that checks again and again: used where nothing has changed.

It holds the things themselves, not data, and gives back the very same ones, so what was made from them still holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from asquoted.files.given import Files
from asquoted.files.text import Unreadable
from asquoted.model import Source, Speaker
from asquoted.resolve.checked import CheckedBrief, Ground
from asquoted.resolve.desk import Desk

_Thing = TypeVar("_Thing")


class LastCheck:
    """The files of the last check, and what it found of them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._base: Files = {}
        self._shared: tuple[object, ...] = ()
        self._ground: Ground | None = None
        self._briefs: dict[str, tuple[bytes | Unreadable, CheckedBrief]] = {}

    def ground(self, files: Files) -> tuple[Ground, dict[str, bytes | Unreadable]] | None:
        """Return the ground and the files of the briefs, if no other file is another one now and no brief is new."""
        base = {path: data for path, data in files.items() if path not in self._briefs}
        if self._ground is None or base != self._base:
            return None
        return self._ground, {path: files[path] for path in sorted(files) if path in self._briefs}

    def sources(self, now: Mapping[str, Source]) -> dict[str, Source]:
        """Return sources by id; those that are as they were are the very same."""
        return _same_where_equal(now, self._ground.desk.sources if self._ground else {})

    def speakers(self, now: Mapping[str, Speaker]) -> dict[str, Speaker]:
        """Return speakers by name in the same way."""
        return _same_where_equal(now, self._ground.speakers if self._ground else {})

    def brief(
        self, path: str, data: bytes | Unreadable, ground: Ground, shared: tuple[object, ...]
    ) -> CheckedBrief | None:
        """Return what was found of a brief; `None` if it is not known, or if something has changed that it rests on.

        Args:
            path: The path of its file.
            data: What its file holds.
            ground: What it rests on now.
            shared: What the files hold that every brief rests on, beside those of the sources.
        """
        before, found = self._briefs.get(path, (None, None))
        if found is None or self._ground is None or before != data:
            return None
        if ground is self._ground:
            return found
        if shared != self._shared or _ids_of(ground.speakers) != _ids_of(self._ground.speakers):
            return None
        old, new = self._ground.desk, ground.desk
        rests_on = found.rests_on
        named = old.sources.keys() | new.sources.keys() | old.unusable | new.unusable if rests_on is None else rests_on
        return found if all(_stands(old, each) == _stands(new, each) for each in named) else None

    def keep(
        self, files: Files, ground: Ground, checked: Mapping[str, CheckedBrief], shared: tuple[object, ...]
    ) -> None:
        """Take all of a check in the place of the one before."""
        self._base = {path: data for path, data in files.items() if path not in checked}
        self._shared, self._ground = shared, ground
        self._briefs = {path: (files[path], found) for path, found in checked.items()}


def _same_where_equal(now: Mapping[str, _Thing], before: Mapping[str, _Thing]) -> dict[str, _Thing]:
    return {name: old if (old := before.get(name)) == new else new for name, new in now.items()}


def _ids_of(things: Mapping[str, object]) -> list[int]:
    return [id(each) for each in things.values()]


def _stands(desk: Desk, source: str) -> tuple[int | None, bool]:
    """Return what tells a source of a desk from any other that may have its name."""
    return (id(desk.sources[source]) if source in desk.sources else None), source in desk.unusable

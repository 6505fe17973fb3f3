"""What was found of a brief before: used again where nothing has changed that it rests on.

A brief rests on its own file, on the settings and the registry, and on the sources that it names; one with an error on
all sources, for its findings name others. So the key is made in two steps: under the first is kept which sources were
named, and under the second, of which those sources are a part, what was found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

from asquoted.files.given import Files, what_stands
from asquoted.files.text import Unreadable, decode
from asquoted.resolve.checked import CheckedBrief, Ground
from asquoted.resolve.packed import unpack
from asquoted.store import Store, key_of


class KnownBriefs:
    """What a store has of the briefs of a project."""

    def __init__(self, store: Store, files: Files, ground: Ground, shared: Iterable[str]) -> None:
        """Look into a store.

        Args:
            store: What was kept.
            files: All files of the project.
            ground: What the briefs rest on.
            shared: Paths of the files beside the sources that every brief rests on.
        """
        self._store = store
        self._ground = ground
        described = [each.described.exact if each.described else "" for each in ground.speakers.values()]
        self._shared = key_of("shared", *(what_stands(files.get(path)) for path in shared), *described)
        self._ids = sorted({*ground.desk.sources, *ground.desk.unusable})

        @cache
        def source(id_: str) -> str:
            stands = str(id_ in ground.desk.sources)
            return key_of(
                "source", id_, stands, *(what_stands(files.get(f"seeds/{id_}{kind}")) for kind in (".yml", ".txt"))
            )

        self._source = source

    def get(self, path: str, data: bytes | Unreadable) -> CheckedBrief | None:
        """Return what was found of a brief; `None` if it is not known, or if something has changed."""
        first = self._store.get(self._first(path, data))
        if first is None:
            return None
        try:
            found = self._store.get(self._second(path, data, json.loads(first)))
        except (TypeError, ValueError):  # no list of names
            return None
        return unpack(found, self._ground, decode(path, data, [])) if found else None

    def put(self, path: str, data: bytes | Unreadable, checked: CheckedBrief, packed: bytes) -> None:
        """Keep what was found of a brief, and the same as data."""
        rests_on = None if checked.rests_on is None else sorted(checked.rests_on)
        self._store.put(self._first(path, data), json.dumps(rests_on).encode("ascii"))
        self._store.put(self._second(path, data, rests_on), packed)

    def _first(self, path: str, data: bytes | Unreadable) -> str:
        return key_of("sources of a brief", self._shared, path, what_stands(data))

    def _second(self, path: str, data: bytes | Unreadable, rests_on: list[str] | None) -> str:
        ids = self._ids if rests_on is None else rests_on
        return key_of("brief", self._shared, path, what_stands(data), str(rests_on is None), *map(self._source, ids))

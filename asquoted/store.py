"""What may be kept from one run to the next: bytes by key, and nothing that a run could not make anew."""

from __future__ import annotations

import hashlib
from typing import Protocol


class Store(Protocol):
    """Where bytes are kept. It may forget anything at any time, and nothing depends on it but how long a run takes."""

    def get(self, key: str) -> bytes | None:
        """Return what was kept under a key; `None` if there is nothing, or if what is there cannot be trusted."""

    def put(self, key: str, data: bytes) -> None:
        """Keep some bytes under a key."""


def key_of(kind: str, *parts: str | bytes) -> str:
    """Return the key of a result: all that it is made from, by content.

    Args:
        kind: What is kept, so that two kinds of results of the same inputs have two keys.
        parts: Everything that decides the result. The version of the program is not needed: the cache adds it.
    """
    digest = hashlib.sha256(kind.encode())
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"\0%d\0" % len(data))  # the length keeps "ab", "c" apart from "a", "bc"
        digest.update(data)
    return digest.hexdigest()

"""Where words stand in the skeleton of a source: by `str.find` for a few of them, in one pass for many.

A pass costs about as much as a hundred searches, whatever the number of words. It makes a 64-bit key of the letters
that begin at every place, and keeps the places that have the key of some words. When these words are asked for, all
their letters are compared there, so that it does no harm if two wordings share a key.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asquoted.text.codes import code_points
from asquoted.text.runs import Steps

_FEW = 100
"""Up to so many words are searched one by one."""
_WIDTHS = (16, 8)
"""Letters that a key is made of; of shorter words there are few, and they stand everywhere."""
_BLOCK = 1 << 16
_FILTER_BITS = 22
_SPREAD, _SPREAD_MORE = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F
"""Odd numbers whose bits look random: multiplied by them, letters that are much alike get keys that are not."""
_FOLDED_BY = 29
_64_BITS = (1 << 64) - 1

Keys = NDArray[np.uint64]


class Locator:
    """Finds words in the skeleton of a source."""

    def __init__(self, skeleton: Steps) -> None:
        """Take the skeleton of a folded source."""
        self._skeleton = skeleton
        self._known: dict[int, _Beginnings] = {}

    def expect(self, words: Iterable[str]) -> None:
        """Look in one pass where many words may stand; `find` then asks there only.

        Args:
            words: Their letters; of longer ones the first 16 are enough. They take no more room than that.
        """
        beginnings = {width: bytearray() for width in _WIDTHS}
        for each in words:
            width = _width(each)
            if width:
                beginnings[width] += _bytes(each[:width])
        for width, letters in beginnings.items():
            keys = np.unique(_keys(letters, width, width))
            if len(keys) > _FEW:
                self._known[width] = _beginnings(self._skeleton.text, keys, width)

    def find(self, words: str) -> list[int]:
        """Return where the letters of `words` begin in the folded text: every place, in order."""
        return [self._skeleton.start(hit) for hit in self.hits(words)]

    def hits(self, words: str) -> list[int]:
        """Return where the letters of `words` begin in the skeleton: every place, in order; they may overlap."""
        known = self._known.get(_width(words))
        places = known.places_of(words) if known else None
        text = self._skeleton.text
        return _find(text, words) if places is None else [hit for hit in places if text.startswith(words, hit)]


@dataclass(frozen=True, slots=True)
class _Beginnings:
    """Where the first letters of some words stand.

    Attributes:
        width: How many letters of each.
        keys: Their keys, in ascending order.
        firsts: For each of them, where its places begin in `places`; then where the last ones end.
        places: Where these letters begin, in order for each key.
    """

    width: int
    keys: array[int]
    firsts: array[int]
    places: array[int]

    def places_of(self, words: str) -> Sequence[int] | None:
        """Return where words may stand; `None` if they were not among those looked for."""
        key = _key(_bytes(words[: self.width]))
        number = bisect_left(self.keys, key)
        if number == len(self.keys) or self.keys[number] != key:
            return None
        return self.places[self.firsts[number] : self.firsts[number + 1]]


def _width(words: str) -> int:
    """Return how many letters of some words their key is made of; 0 if they have none."""
    for width in _WIDTHS:
        if len(words) >= width:
            return width
    return 0


def _find(text: str, words: str) -> list[int]:
    found = []
    hit = text.find(words)
    while hit >= 0:
        found.append(hit)
        hit = text.find(words, hit + 1)
    return found


def _bytes(text: str) -> bytes:
    """Return one byte for every character: all that a key needs to tell places apart."""
    if text.isascii():
        return text.encode()
    return code_points(text).astype(np.uint8).tobytes()


def _beginnings(text: str, keys: Keys, width: int) -> _Beginnings:
    """Look at every place of a text whether one of some keys, in ascending order, is that of the letters there."""
    may_be = np.zeros(1 << _FILTER_BITS, bool)
    may_be[_short(keys)] = True
    numbers, places = [np.empty(0, np.intc)], [np.empty(0, np.intc)]
    for first in range(0, len(text) - width + 1, _BLOCK):
        there = _keys(_bytes(text[first : first + _BLOCK + width - 1]), width)
        hits = np.flatnonzero(may_be[_short(there)])
        # The filter lets some pass that only look like it.
        number = np.minimum(np.searchsorted(keys, there[hits]), len(keys) - 1)
        right = keys[number] == there[hits]
        numbers.append(number[right].astype(np.intc))
        places.append((hits[right] + first).astype(np.intc))
    number = np.concatenate(numbers)
    order = np.argsort(number, kind="stable")
    firsts = np.searchsorted(number[order], np.arange(len(keys) + 1)).astype(np.intc)
    return _Beginnings(
        width,
        array("Q", keys.tobytes()),
        array("i", firsts.tobytes()),
        array("i", np.concatenate(places)[order].tobytes()),
    )


def _keys(letters: bytes | bytearray, width: int, step: int = 1) -> Keys:
    """Return a key of the `width` letters (8 or 16) that begin at every place, or at every so many."""
    if len(letters) < width:
        return np.empty(0, np.uint64)
    count = (len(letters) - width) // step + 1
    keys: Keys = np.ndarray((count,), "<u8", letters, strides=(step,)) * np.uint64(_SPREAD)
    if width > 8:
        keys ^= np.ndarray((count,), "<u8", letters, 8, strides=(step,)) * np.uint64(_SPREAD_MORE)
    keys ^= keys >> np.uint64(_FOLDED_BY)
    keys *= np.uint64(_SPREAD)
    return keys


def _key(letters: bytes) -> int:
    """Return the key of 8 or 16 letters: what `_keys` returns for many."""
    key = int.from_bytes(letters[:8], "little") * _SPREAD
    key ^= int.from_bytes(letters[8:], "little") * _SPREAD_MORE
    key &= _64_BITS
    key ^= key >> _FOLDED_BY
    return key * _SPREAD & _64_BITS


def _short(keys: Keys) -> NDArray[np.int64]:
    return (keys >> np.uint64(64 - _FILTER_BITS)).astype(np.int64)

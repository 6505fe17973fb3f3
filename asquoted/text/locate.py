"""Where words stand in the skeleton of a source: by `str.find` for a few of them, in one pass for many.

A pass costs about as much as a hundred searches, whatever the number of words. It makes a 64-bit key of the letters
that begin at every place, and looks at the places that have the key of some words. There all letters are compared, so
that it does no harm if two wordings share a key.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from asquoted.text.codes import code_points
from asquoted.text.runs import Runs

_FEW = 100
"""Up to so many words are searched one by one."""
_WIDTHS = (16, 8)
"""Letters that a key is made of; of shorter words there are few, and they stand everywhere."""
_BLOCK = 1 << 16
_FILTER_BITS = 22
_SPREAD, _SPREAD_MORE = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
"""Odd numbers whose bits look random: multiplied by them, letters that are much alike get keys that are not."""

Keys = NDArray[np.uint64]


class Locator:
    """Finds words in the skeleton of a source."""

    def __init__(self, skeleton: Runs) -> None:
        """Take the skeleton of a folded source."""
        self._skeleton = skeleton
        self._known: dict[str, list[int]] = {}

    def expect(self, words: Iterable[str]) -> None:
        """Find many words at once; `find` then knows the answers."""
        asked = set(words) - self._known.keys()
        if len(asked) > _FEW:
            self._known |= find_all(self._skeleton.text, asked)

    def find(self, words: str) -> list[int]:
        """Return where the letters of `words` begin in the folded text: every place, in order."""
        hits = self._known[words] if words in self._known else _find(self._skeleton.text, words)
        return [self._skeleton.start(hit) for hit in hits]


def find_all(text: str, words: Iterable[str]) -> dict[str, list[int]]:
    """Return all places of each of some words in a text; they may overlap."""
    found: dict[str, list[int]] = {}
    waiting = set(words)
    letters = _bytes(text)
    for width in _WIDTHS:
        those = [each for each in waiting if len(each) >= width]
        waiting.difference_update(those)
        if those:
            found |= _find_by_keys(text, letters, those, width)
    return found | {each: _find(text, each) for each in waiting}


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


def _find_by_keys(text: str, letters: bytes, words: list[str], width: int) -> dict[str, list[int]]:
    by_key: dict[int, list[str]] = defaultdict(list)
    for key, each in zip(
        _keys(b"".join(_bytes(each[:width]) for each in words), width, width).tolist(), words, strict=True
    ):
        by_key[key].append(each)
    keys = np.sort(np.fromiter(by_key, np.uint64, len(by_key)))
    may_be = np.zeros(1 << _FILTER_BITS, bool)
    may_be[_short(keys)] = True
    found: dict[str, list[int]] = {each: [] for each in words}
    for first in range(0, len(text) - width + 1, _BLOCK):
        there = _keys(letters[first : first + _BLOCK + width - 1], width)
        hits = np.flatnonzero(may_be[_short(there)])
        # The filter lets some pass that only look like it.
        number = np.minimum(np.searchsorted(keys, there[hits]), len(keys) - 1)
        hits = hits[keys[number] == there[hits]]
        for key, place in zip(there[hits].tolist(), (hits + first).tolist(), strict=True):
            for each in by_key[key]:
                if text.startswith(each, place):
                    found[each].append(place)
    return found


def _keys(letters: bytes, width: int, step: int = 1) -> Keys:
    """Return a key of the `width` letters (8 or 16) that begin at every place, or at every so many."""
    count = (len(letters) - width) // step + 1
    keys: Keys = np.ndarray((count,), "<u8", letters, strides=(step,)) * _SPREAD
    if width > 8:
        keys ^= np.ndarray((count,), "<u8", letters, 8, strides=(step,)) * _SPREAD_MORE
    keys ^= keys >> np.uint64(29)
    keys *= _SPREAD
    return keys


def _short(keys: Keys) -> NDArray[np.int64]:
    return (keys >> np.uint64(64 - _FILTER_BITS)).astype(np.int64)

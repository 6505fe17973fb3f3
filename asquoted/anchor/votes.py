"""Where in a long text the rarer words of a quote gather: there the passage is that the quote comes nearest to.

Each place of a word of the quote is a vote for the stretch it is in, and counts the more, the rarer the word is
(inverse document frequency, Spärck Jones 1972).
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from math import log

import numpy as np
from numpy.typing import NDArray

from asquoted.text.lower import lower

_MOST_VOTES = 4_000
"""How many places of words are looked at; the commonest words of a quote come last and tell least."""

_BLOCK = 1 << 17
"""Characters that are put into lower case at a time."""

_WORD = re.compile(r"[^\W_]+")


class Votes:
    """Where the words of a text are."""

    def __init__(self, text: str) -> None:
        """Take a folded text."""
        self._end = len(text)
        self._starts = array("i")
        self._places: dict[str, array[int]] = defaultdict(lambda: array("i"))
        first = 0
        while first < len(text):
            last = text.find(" ", first + _BLOCK) + 1 or len(text)
            for match in _WORD.finditer(lower(text[first:last])):
                self._places[match.group()].append(len(self._starts))
                self._starts.append(first + match.start())
            first = last

    def regions(self, wanted: str, most: int) -> list[tuple[int, int]]:
        """Return the stretches in which most of a quote's rarer words are, those with the most votes first.

        Args:
            wanted: The quote, folded and in lower case.
            most: How many stretches to return at most.
        """
        asked = _WORD.findall(wanted)
        # A stretch has as many words as the quote; what is returned begins half a one before it and ends half a one
        # after the next, for the passage may lie across two.
        size = max(len(asked), 4)
        regions = []
        for stretch in self._leading(set(asked), size, most):
            first, last = max(0, (stretch - 1) * size + size // 2), (stretch + 2) * size + size // 2
            end = self._starts[last] if last < len(self._starts) else self._end
            regions.append((self._starts[first] if first else 0, end))
        return regions

    def _leading(self, words: set[str], size: int, most: int) -> list[int]:
        """Return the numbers of the stretches with the most votes, the earlier one first where they have as many."""
        known = sorted((len(self._places[word]), word) for word in words if word in self._places)
        # One more at the beginning: each vote counts for the stretch that begins before, too.
        votes: NDArray[np.float64] = np.zeros(len(self._starts) // size + 2)
        looked_at = 0
        for count, word in known:
            looked_at += count
            if looked_at > max(_MOST_VOTES, count):
                break
            there = np.unique(np.frombuffer(self._places[word], np.intc) // size)
            weight = log(1 + len(self._starts) / count)
            votes[there] += weight
            votes[there + 1] += weight
        voted = np.flatnonzero(votes)
        order = np.argsort(-votes[voted], kind="stable")[:most]
        return [number - 1 for number in voted[order].tolist()]

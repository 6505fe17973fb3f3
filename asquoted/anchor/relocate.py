"""Where a passage of an old text is in a new one: for a person to look at, never for a verdict.

The words of the passage that are known in the new text (`aligned`) lie close together there, or they are not the
passage. What is not sure is said to be so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from asquoted.anchor.aligned import Alignment, align
from asquoted.document import Document
from asquoted.text.fold import folded

_LEAST = 0.5
"""The share of a passage's letters that must be left: of less, more is lost than kept."""
_LIKE = 0.72
"""The share of its letters, or of those at its new place, that must be the same: else it is another passage like it."""
_PLAIN = 0.8
"""The share of either from which it is plain that this is the passage."""
_TORN = 0.1
"""The share of its letters that may be somewhere else before that is said."""
_SLACK = 40
"""So many words, and as many as it has, may be new in the middle of a passage."""
_CONTEXT = 12
"""Words before and after a passage that bear out where it is."""
_FEW = 3
"""So many of them do; one or two may be there by chance."""
_SHORT = 8
"""Fewer words than this are in many places; alone they tell nothing."""


class Doubt(Enum):
    """Why it is not sure that a passage is where it seems to be."""

    LITTLE_LEFT = "few of its words are left"
    EDGE = "where it begins or ends is a guess"
    TORN = "some of its words are at another place"
    ALONE = "the words before and after it are at another place"
    PART_LOST = "one of its parts is lost"
    TWICE = "the same words stand more than once"
    ELSEWHERE = "its words stand at another place, too"


@dataclass(frozen=True, slots=True)
class Relocation:
    """Where a passage is now.

    Attributes:
        start, end: Code points of the new text.
        same: Whether its words are the same, as folded.
        doubts: What is not sure.
    """

    start: int
    end: int
    same: bool
    doubts: tuple[Doubt, ...] = ()


class Relocator:
    """Finds passages of an old text in a new one."""

    def __init__(self, old: Document, new: Document) -> None:
        """Compare the two texts once, for all passages."""
        self._old, self._new = old, new
        self._known = align(old, new)

    def find(self, start: int, end: int) -> Relocation | None:
        """Return where a passage is.

        Args:
            start: Where it begins in the old text (code points).
            end: Where it ends there.

        Returns:
            The place in the new text; `None` if the passage is lost.
        """
        known = self._known
        low, high = self._old.folded.first_from(start), self._old.folded.first_beyond(end)
        first, last = bisect_right(known.old.ends, low), bisect_left(known.old.starts, high)
        pairs = [(i, known.to[i]) for i in range(first, last) if known.to[i] >= 0]
        unsure = not known.unsure.isdisjoint(range(first, last))
        # Of equal words in two places those in a row belong together, whichever of them are meant.
        kept = _in_a_row(known, _together(known, pairs, 0 if unsure else last - first + _SLACK), first, last)
        left = _share(known.old.texts, [i for i, _ in kept], range(first, last))
        if not kept or left < _LEAST:
            return None
        there = [j for _, j in kept]
        like = max(left, _share(known.new.texts, there, range(there[0], there[-1] + 1)))
        if like < _LIKE:
            return None
        before, after = kept[0][0] - first, last - 1 - kept[-1][0]
        found = range(
            there[0] - _guessed(known, range(there[0] - 1, -1, -1), before),
            there[-1] + 1 + _guessed(known, range(there[-1] + 1, len(known.back)), after),
        )
        torn = _share(known.old.texts, [i for i, _ in pairs], range(first, last)) - left
        doubts = {
            Doubt.LITTLE_LEFT: like < _PLAIN,
            Doubt.EDGE: max(before, after) > 1,
            Doubt.TORN: torn > _TORN,
            Doubt.ALONE: last - first < _SHORT and not _borne_out(known, first, last, found),
            Doubt.TWICE: unsure,
        }
        new_start, new_end = self._place(known.old.starts[first] - low, high - known.old.ends[last - 1], found)
        same = folded(self._old.text[start:end]) == folded(self._new.text[new_start:new_end])
        return Relocation(new_start, new_end, same, tuple(each for each, holds in doubts.items() if holds))

    def _place(self, before: int, after: int, found: range) -> tuple[int, int]:
        """Return the stretch of some new words, with so many marks before and after them as the passage had."""
        words, text = self._known.new, self._new.folded.text
        start, end = words.starts[found.start], words.ends[found.stop - 1]
        while before > 0 and start > 0 and _is_mark(text[start - 1]):
            start, before = start - 1, before - 1
        while after > 0 and end < len(text) and _is_mark(text[end]):
            end, after = end + 1, after - 1
        return self._new.folded.slice(start, end)


def _is_mark(char: str) -> bool:
    return not char.isspace() and not char.isalnum()


def _together(known: Alignment, pairs: Sequence[tuple[int, int]], room: int) -> list[tuple[int, int]]:
    """Return the pairs that are one passage: in order, and with nothing of the old text between them.

    The longest stretch of them is the passage; others before and after it are part of it if they go on from it, with no
    more than `room` new words between.
    """
    stretches: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if stretches and _goes_on(known, stretches[-1][-1], pair, room):
            stretches[-1].append(pair)
        else:
            stretches.append([pair])
    if not stretches:
        return []
    longest = max(range(len(stretches)), key=lambda each: len(stretches[each]))
    kept = stretches[longest]
    for stretch in reversed(stretches[:longest]):
        if _goes_on(known, stretch[-1], kept[0], room):
            kept = [*stretch, *kept]
    for stretch in stretches[longest + 1 :]:
        if _goes_on(known, kept[-1], stretch[0], room):
            kept = [*kept, *stretch]
    return kept


def _goes_on(known: Alignment, one: tuple[int, int], other: tuple[int, int], room: int) -> bool:
    between = known.back[one[1] + 1 : other[1]]
    return one[1] < other[1] and len(between) <= room and all(each < 0 for each in between)


def _in_a_row(known: Alignment, kept: list[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    """Add to a passage those of its words that follow in both texts, though the new ones may be known as others."""
    if not kept:
        return kept
    old, new = known.old.texts, known.new.texts
    before, after = [], []
    i, j = kept[0]
    while i > first and j > 0 and old[i - 1] == new[j - 1]:
        i, j = i - 1, j - 1
        before.append((i, j))
    i, j = kept[-1]
    while i + 1 < last and j + 1 < len(new) and old[i + 1] == new[j + 1]:
        i, j = i + 1, j + 1
        after.append((i, j))
    return [*reversed(before), *kept, *after]


def _share(words: Sequence[str], some: Sequence[int], of: range) -> float:
    """Return the share that some words have in the letters of a stretch."""
    letters = sum(len(words[each]) for each in of)
    return sum(len(words[each]) for each in some) / letters if letters else 0.0


def _guessed(known: Alignment, places: range, most: int) -> int:
    """Count the new words beside a passage that stand in for its own ones at this edge: no more than those."""
    count = 0
    for place in places[: most + 1]:
        if known.back[place] >= 0:
            return count
        count += 1
    return count if count <= most else 0


def _borne_out(known: Alignment, first: int, last: int, found: range) -> bool:
    """Tell whether words around a passage are around it in the new text, too."""
    near = [*range(max(0, first - _CONTEXT), first), *range(last, min(len(known.to), last + _CONTEXT))]
    reach = range(max(0, found.start - _CONTEXT), found.stop + _CONTEXT)
    return sum(known.to[each] in reach for each in near) >= min(_FEW, len(near))

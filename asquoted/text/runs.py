"""A rewritten text of any length, whose way back is kept as runs: a few numbers for many characters.

Nearly every character of a folded text comes from one character of the source, and the next from the next one. So the
way back is a list of runs, in which both sides advance together. `Mapped` is the same for short texts, each character
for itself.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Steps:
    """A rewritten text and where each of its characters comes from.

    Attributes:
        text: The rewritten text.
        places: Where each run begins in it. No run is empty.
        starts: Where the first character of each run comes from (code points of the original).
    """

    text: str
    places: array[int]
    starts: array[int]

    def start(self, place: int) -> int:
        """Return where the original of a character begins."""
        run = bisect_right(self.places, place) - 1
        return self.starts[run] + place - self.places[run]


@dataclass(frozen=True, slots=True)
class Runs(Steps):
    """A rewritten text and the way back, stretches too.

    Attributes:
        ends: Where what the last character of each run comes from ends: only a last one may come from more than one.
    """

    ends: array[int]

    def end(self, place: int) -> int:
        """Return where the original of a character ends."""
        run = bisect_right(self.places, place) - 1
        following = self.places[run + 1] if run + 1 < len(self.places) else len(self.text)
        return self.ends[run] if place + 1 == following else self.starts[run] + place - self.places[run] + 1

    def slice(self, start: int, end: int) -> tuple[int, int]:
        """Return the original stretch that the characters from `start` up to `end` came from."""
        if start < end:
            return self.start(start), self.end(end - 1)
        if start < len(self.text):
            return self.start(start), self.start(start)
        return (self.ends[-1], self.ends[-1]) if self.ends else (0, 0)

    def first_from(self, original: int) -> int:
        """Return the first character whose original begins at a place or after it."""
        run = bisect_left(self.starts, original) - 1
        return self._within(run, original - self.starts[run]) if run >= 0 else 0

    def first_beyond(self, original: int) -> int:
        """Return the first character whose original ends after a place."""
        run = bisect_right(self.ends, original)
        return self._within(run, max(0, original - self.starts[run]), 1) if run < len(self.ends) else len(self.text)

    def _within(self, run: int, count: int, spared: int = 0) -> int:
        """Return the character so many after the first one of a run; at most its last one, or the one after it."""
        following = self.places[run + 1] if run + 1 < len(self.places) else len(self.text)
        return min(self.places[run] + count, following - spared)


@dataclass(frozen=True, slots=True)
class Seams:
    """Places of an original text at which its rewriting does not go on in step.

    Attributes:
        kept: Up to where characters are kept one by one.
        stops: Where what the last of them comes from ends; `kept`, if it comes from itself alone.
        resumes: From where characters are kept again. In ascending order, as the others are.
        counts: How many characters are put in between.
        starts, ends: Where each of those comes from.
    """

    kept: Numbers
    stops: Numbers
    resumes: Numbers
    counts: Numbers
    starts: Numbers
    ends: Numbers


@dataclass(frozen=True, slots=True)
class Block:
    """A rewritten part of a text: `Runs` whose numbers are still being put together."""

    text: str
    size: int
    places: Numbers
    starts: Numbers
    ends: Numbers


def laid_out(text: str, size: int, seams: Seams) -> Block:
    """Return the runs of a rewritten part: those between the seams, and one for every character put in at a seam."""
    kept_runs = np.arange(len(seams.kept) + 1) + np.concatenate(([0], np.cumsum(seams.counts)))
    total = len(kept_runs) + len(seams.starts)
    put_in = np.ones(total, bool)
    put_in[kept_runs] = False
    starts, ends, lengths = np.empty(total, np.int64), np.empty(total, np.int64), np.ones(total, np.int64)
    starts[kept_runs] = np.concatenate(([0], seams.resumes))
    ends[kept_runs] = np.append(seams.stops, size)
    lengths[kept_runs] = np.append(seams.kept, size) - starts[kept_runs]
    starts[put_in], ends[put_in] = seams.starts, seams.ends
    places = np.cumsum(lengths) - lengths
    filled = lengths > 0
    return Block(text, size, places[filled], starts[filled], ends[filled])


def joined(blocks: Iterable[Block]) -> Runs:
    """Put rewritten parts together, in order."""
    ends = array("i")

    def with_ends() -> Iterator[Block]:
        size = 0
        for block in blocks:
            _append(ends, block.ends, size)
            size += block.size
            yield block

    steps = stepped(with_ends())
    return Runs(steps.text, steps.places, steps.starts, ends)


def stepped(blocks: Iterable[Block]) -> Steps:
    """Put rewritten parts together, in order; of a source that is all letters, where stretches end takes much room."""
    texts: list[str] = []
    places, starts = array("i"), array("i")
    place = start = 0
    for block in blocks:
        texts.append(block.text)
        _append(places, block.places, place)
        _append(starts, block.starts, start)
        place, start = place + len(block.text), start + block.size
    return Steps("".join(texts), places, starts)


def _append(numbers: array[int], those: Numbers, first: int) -> None:
    """Append the numbers of a part that begins at `first`."""
    numbers.frombytes((those + first).astype(np.intc).tobytes())

"""Are passages found again in a text that was edited, and is it said when that is not sure?

    python -m benchmarks.relocate [--texts FILE] [--count 3000] [--seed 1]

Passages of 4 to 40 words are taken from texts, the texts are edited, and it is known where every character went. A
passage is found if the stretch named and the true one share 0.8 of what both cover (intersection over union). One of
which nothing is left must be called lost. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from asquoted.anchor.relocate import Relocation, Relocator
from asquoted.document import Document
from benchmarks.editing import LEVELS, NOWHERE, Level, Piece, edited
from benchmarks.growth import exponent
from benchmarks.texts import article, given, long_text, vocabulary

LEAST_RIGHT = 98.5
"""Per cent of the passages that are still there."""
MOST_ANCHORED = 3.0
"""Per cent of those that are gone."""
MOST_SILENT = 0.5
"""Per cent of all that are answered wrongly, and not as doubtful."""
MOST_GROWTH = 1.3
"""Exponent of the time over the length of the text; 1 is linear."""

_SHARED = 0.8
_ALIVE = 0.5
"""The share of its letters that is left of a passage that is still there; between none and this, nothing is asked."""
_PER_TEXT = 25
_SIZES = (250_000, 500_000, 1_000_000, 2_000_000)


def _share(part: int, whole: int) -> float:
    """Return a share in per cent."""
    return 100 * part / max(1, whole)


@dataclass
class Score:
    """How often what happened.

    Attributes:
        alive: Passages that are still there.
        right: Of these, those whose place is named.
        fates: Of these, those of which it is rightly said whether their words have changed.
        gone: Passages of which nothing is left.
        anchored: Of these, those for which a place is named.
        doubtful: Answers that are said to be doubtful.
        silent: Wrong places that are not.
    """

    alive: int = 0
    right: int = 0
    gone: int = 0
    anchored: int = 0
    doubtful: int = 0
    silent: int = 0
    fates: int = 0

    def add(self, other: Score) -> None:
        """Count another score in."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    @property
    def asked(self) -> int:
        """How many passages were looked for."""
        return self.alive + self.gone

    @property
    def right_share(self) -> float:
        """How many of those that are there were found, in per cent."""
        return _share(self.right, self.alive)

    @property
    def anchored_share(self) -> float:
        """How many of those that are gone were found all the same, in per cent."""
        return _share(self.anchored, self.gone)

    @property
    def silent_share(self) -> float:
        """How many of all are wrong, and not said to be doubtful, in per cent."""
        return _share(self.silent, self.asked)


def passages(text: str, count: int, rng: random.Random) -> list[tuple[int, int]]:
    """Return stretches of 4 to 40 words of one paragraph each."""
    paragraphs = [
        (each.start(), words)
        for each in re.finditer(r"[^\n]+", text)
        if len(words := list(re.finditer(r"\S+", each.group()))) >= 4
    ]
    found = []
    for start, words in rng.choices(paragraphs, weights=[len(words) for _, words in paragraphs], k=count):
        size = rng.randint(4, min(40, len(words)))
        first = rng.randint(0, len(words) - size)
        found.append((start + words[first].start(), start + words[first + size - 1].end()))
    return found


def true_place(new: Piece, places: dict[int, list[int]], old: str, start: int, end: int) -> tuple[float, int, int]:
    """Return how much of the letters of a passage is left, and between which characters of the new text."""
    letters = [at for at in range(start, end) if old[at].isalnum()]
    left = sum(any(new.kept[place] for place in places.get(at, ())) for at in letters)
    there = [place for at in range(start, end) for place in places.get(at, ())]
    return left / len(letters), min(there, default=0), max(there, default=-1) + 1


def judged(found: Relocation | None, true: tuple[float, int, int], *, same: bool) -> Score:
    """Compare what is said of a passage with the truth."""
    left, start, end = true
    if 0 < left < _ALIVE:
        return Score()
    doubtful = found is not None and bool(found.doubts)
    if left == 0:
        anchored = found is not None
        return Score(gone=1, anchored=anchored, doubtful=doubtful, silent=anchored and not doubtful)
    shared = min(found.end, end) - max(found.start, start) if found else 0
    right = found is not None and shared >= _SHARED * (max(found.end, end) - min(found.start, start))
    return Score(
        alive=1,
        right=right,
        doubtful=doubtful,
        silent=not right and found is not None and not doubtful,
        fates=right and found is not None and found.same == same,
    )


def measure(text: str, level: Level, count: int, others: list[str], rng: random.Random) -> Score:
    """Edit a text and look for passages of it."""
    new = edited(text, level, others, rng)
    places: dict[int, list[int]] = {}
    for place, origin in enumerate(new.origins):
        if origin != NOWHERE:
            places.setdefault(origin, []).append(place)
    relocator = Relocator(Document(text), Document(new.text))
    score = Score()
    for start, end in passages(text, count, rng):
        true = true_place(new, places, text, start, end)
        found = relocator.find(start, end)
        same = new.text[true[1] : true[2]].split() == text[start:end].split()
        score.add(judged(found, true, same=same))
    return score


def seconds(size: int, seed: int) -> float:
    """Return how long it takes to compare a text of a size with an edited one (CPU seconds), folding left out."""
    rng = random.Random(seed)
    texts = [article()]
    text, _ = long_text(texts, size, rng)
    old, new = Document(text), Document(edited(text, LEVELS[1], vocabulary(texts), rng).text)
    Relocator(old, new)  # folds both, which is kept
    begun = time.process_time()
    relocator = Relocator(old, new)
    for start, end in passages(text, 1000, rng):
        relocator.find(start, end)
    return time.process_time() - begun


def row(name: str, score: Score) -> str:
    """Return a line of the table."""
    return (
        f"{name:>8}  {score.alive:6d}  {score.right_share:6.2f}%  {_share(score.fates, score.right):6.2f}%"
        f"  {score.gone:5d}  {score.anchored:4d} {score.anchored_share:5.1f}%"
        f"  {_share(score.doubtful, score.asked):5.1f}%  {score.silent:4d} {score.silent_share:5.2f}%"
    )


def main(arguments: Iterable[str] | None = None) -> int:
    """Measure, print, and say whether the limits are kept."""
    parser = argparse.ArgumentParser(description="Find passages again in edited texts.")
    parser.add_argument("--texts", type=Path, metavar="FILE", help="more texts: a JSON list")
    parser.add_argument("--count", type=int, default=3000, help="passages for each level (default: 3000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(None if arguments is None else list(arguments))
    texts = given(options.texts)
    others = vocabulary(texts)
    total = Score()
    print(f"{options.count} passages each, seed {options.seed}")
    print("  edited   there    right    fates   gone  re-anchored  doubtful  silent")
    for level in LEVELS:
        score = Score()
        rng = random.Random(f"{options.seed} {level.name}")
        while score.asked < options.count:
            score.add(measure(rng.choice(texts), level, _PER_TEXT, others, rng))
        print(row(level.name, score))
        total.add(score)
    print(row("all", total))
    times = [seconds(size, options.seed) for size in _SIZES]
    told = ", ".join(f"{each:.1f}" for each in times)
    growth = exponent(list(_SIZES), times)
    print(f"CPU seconds for {', '.join(f'{size / 1e6:g}' for size in _SIZES)} MB: {told}; exponent {growth:.2f}")
    missed = [
        *([f"right: at least {LEAST_RIGHT}%"] if total.right_share < LEAST_RIGHT else []),
        *([f"re-anchored: at most {MOST_ANCHORED}%"] if total.anchored_share > MOST_ANCHORED else []),
        *([f"silent: at most {MOST_SILENT}%"] if total.silent_share > MOST_SILENT else []),
        *([f"exponent: at most {MOST_GROWTH}"] if growth > MOST_GROWTH else []),
    ]
    print(f"missed: {'; '.join(missed)}" if missed else "all limits are kept")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

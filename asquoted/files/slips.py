"""A slip of the fingers: a word that was plainly meant to be one of a few known ones.

A hint may guess; what is written into a file may not. `disagrees` is as like `agrees` as a misspelt word is, and means
the opposite. So a word is corrected only if it is one letter away from exactly one known word.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

_SHORTEST = 4
"""What is one letter away from a shorter word may be any word: `as` from `was`."""


def slip(value: str, known: Iterable[str]) -> str | None:
    """Return the known word that was meant: other capitals, or one letter too many, too few, wrong or swapped."""
    names, low = list(known), value.strip().lower()
    near = [name for name in names if OSA.distance(low, name, score_cutoff=1) <= 1]
    if low in near:
        return low
    return near[0] if len(near) == 1 and len(near[0]) >= _SHORTEST else None

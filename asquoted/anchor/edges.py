"""Where a quote may begin and end: never inside an atom, what belongs together.

`legal migrants` is not in `illegal migrants`, and `$5` is not in `$5 million`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from asquoted.anchor.atoms import patterns
from asquoted.document import Document
from asquoted.text.fold import JOIN, KEEP

_NEAR = 200
"""Characters on each side of an edge that say what is cut; an atom without an end is not read for every edge."""


class Edges:
    """The atoms of a document, and whether a place in its folded text is inside one."""

    def __init__(self, document: Document) -> None:
        """Find all atoms of a document."""
        self._folded = document.folded
        self._raw = document.text
        self._marks = document.marks.places
        text = self._folded.text
        self._atoms = [sorted(match.span() for match in each.finditer(text)) for each in patterns(document.language)]

    def atom_cut_at(self, place: int) -> tuple[int, int] | None:
        """Return the atom that an edge at `place` (in the folded text) would cut, or `None`."""
        for atoms in self._atoms:
            before = bisect_left(atoms, (place,)) - 1
            if before >= 0 and atoms[before][0] < place < atoms[before][1]:
                return atoms[before]
        return self._apostrophe_cut_at(place)

    def kind(self, atom: tuple[int, int], place: int) -> str:
        """Say in words what an edge at `place` cuts in an atom."""
        first, last = max(atom[0], place - _NEAR), min(atom[1], place + _NEAR)
        left, right = self._folded.text[first:place], self._folded.text[place:last]
        whole = left + right
        if any(map(str.isdigit, whole)) or atom in self._atoms[1]:
            return _kind_of_number(left, right)
        if "'" in whole:
            return "a contraction or possessive"
        if re.search(rf"[-{JOIN}{KEEP}]", whole):
            return "a compound"
        return "an abbreviation or address" if re.search(r"[.@/]", whole) else "a word"

    def _apostrophe_cut_at(self, place: int) -> tuple[int, int] | None:
        """Find the apostrophe of `migrants’ care` or the prime of `5′`, which no letter follows."""
        text = self._folded.text
        if not 0 < place < len(text) or text[place] not in "'\"" or not text[place - 1].isalnum():
            return None
        raw = self._folded.start(place)
        if raw in self._marks or self._raw[raw] not in "’'′″":
            return None
        first = place
        while first > 0 and text[first - 1].isalnum():
            first -= 1
        return first, place + 1


def _kind_of_number(left: str, right: str) -> str:
    """Say what is cut from a number; `left` and `right` are the two sides of the cut."""
    if not any(map(str.isdigit, left)):
        return "a number with its sign or currency"
    if not any(map(str.isdigit, right)):
        return "a number with its unit or scale word"
    return "a range" if re.match(r"\W* \w+ |\W*[-—]", right) or re.search(r" \w+ $|[-—]$", left) else "a number"


@lru_cache(maxsize=32)
def edges_of(document: Document) -> Edges:
    """Return the edges of a document; computed once for all of its quotes."""
    return Edges(document)

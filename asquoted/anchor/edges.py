"""Where a quote may begin and end: never inside an atom, what belongs together.

`legal migrants` is not in `illegal migrants`, and `$5` is not in `$5 million`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import lru_cache

from asquoted.anchor.atoms import patterns, words_of_numbers
from asquoted.document import Document
from asquoted.text.fold import JOIN, KEEP

_NEAR = 200
"""Characters on each side of an edge that say what is cut; an atom without an end is not read for every edge."""
_LONG = 500
"""Of so long a stretch the atoms are kept: they are not looked for again at every edge in it."""
_PLAIN_WORD = re.compile(r"(?:(?<= )|\A)[A-Za-z]+(?=[ ,;!?)]|\Z)")
"""A word without hyphen, stop or apostrophe, as nearly all are."""

Span = tuple[int, int]


class _Atoms:
    """The atoms of one kind, found where they are asked for.

    Args:
        text: The folded text.
        pattern: What finds them.
        stretch: Returns, for a place, a stretch around it such that no atom lies across its ends.
    """

    def __init__(self, text: str, pattern: re.Pattern[str], stretch: Callable[[int], Span]) -> None:
        self._text = text
        self._pattern = pattern
        self._stretch = stretch
        self._starts: list[int] = []
        self._kept: list[tuple[Span, list[Span]]] = []

    def around(self, place: int) -> Span | None:
        """Return the atom that a place is inside of, if it is inside of any."""
        atoms = self._near(place)
        before = bisect_left(atoms, (place,)) - 1
        return atoms[before] if before >= 0 and atoms[before][0] < place < atoms[before][1] else None

    def _near(self, place: int) -> list[Span]:
        """Return the atoms of the stretch around a place, in order."""
        number = bisect_right(self._starts, place)
        if number and place < self._kept[number - 1][0][1]:
            return self._kept[number - 1][1]
        start, end = self._stretch(place)
        atoms = [match.span() for match in self._pattern.finditer(self._text, start, end)]
        if end - start > _LONG:
            self._starts.insert(number, start)
            self._kept.insert(number, ((start, end), atoms))
        return atoms


class Edges:
    """The atoms of a document, and whether a place in its folded text is inside one."""

    def __init__(self, document: Document) -> None:
        """Take a document."""
        self._document = document
        self._folded = document.folded
        words, numbers = patterns(document.language)
        self._in_numbers = words_of_numbers(document.language)
        self._words = _Atoms(self._folded.text, words, self._between_spaces)
        self._numbers = _Atoms(self._folded.text, numbers, self._between_plain_words)

    def atom_cut_at(self, place: int) -> Span | None:
        """Return the atom that an edge at `place` (in the folded text) would cut, or `None`."""
        text = self._folded.text
        if not 0 < place < len(text):
            return None
        if self._is_beside_plain_word(place):
            return self._apostrophe_cut_at(place)
        if text[place] != " " != text[place - 1] and (cut := self._words.around(place)):
            return cut
        return self._numbers.around(place) or self._apostrophe_cut_at(place)

    def kind(self, atom: Span, place: int) -> str:
        """Say in words what an edge at `place` cuts in an atom."""
        first, last = max(atom[0], place - _NEAR), min(atom[1], place + _NEAR)
        left, right = self._folded.text[first:place], self._folded.text[place:last]
        whole = left + right
        if any(map(str.isdigit, whole)) or atom == self._numbers.around(place):
            return _kind_of_number(left, right)
        if "'" in whole:
            return "a contraction or possessive"
        if re.search(rf"[-{JOIN}{KEEP}]", whole):
            return "a compound"
        return "an abbreviation or address" if re.search(r"[.@/]", whole) else "a word"

    def _is_beside_plain_word(self, place: int) -> bool:
        """Tell whether a space or a plain mark parts a place from a word that no number has in it: nothing is cut."""
        text = self._folded.text
        if text[place - 1] == " ":
            return self._is_plain(place) is not None or self._ends_plain(place - 1)
        if text[place] not in " ,;!?)":
            return False
        return self._ends_plain(place) or (text[place] == " " and self._is_plain(place + 1) is not None)

    def _ends_plain(self, place: int) -> bool:
        """Tell whether a word ends here that no number has in it."""
        return self._is_plain(self._folded.text.rfind(" ", 0, place) + 1) == place

    def _between_spaces(self, place: int) -> Span:
        """Return the stretch without a space that a place is in: no word has one in it."""
        text = self._folded.text
        end = text.find(" ", place)
        return text.rfind(" ", 0, place) + 1, len(text) if end < 0 else end

    def _between_plain_words(self, place: int) -> Span:
        """Return a stretch that begins and ends with a word that no number has in it, or at an end of the text."""
        text = self._folded.text
        first = start = text.rfind(" ", 0, place) + 1
        while start > 0 and not self._is_plain(start):
            start = text.rfind(" ", 0, start - 1) + 1
        word = self._is_plain(first)
        while word is None or word < place:
            first = text.find(" ", first) + 1
            if not first:
                return start, len(text)
            word = self._is_plain(first)
        return start, word

    def _is_plain(self, start: int) -> int | None:
        """Return where a word ends that begins here and that no number has in it; `None` if there is no such word."""
        word = _PLAIN_WORD.match(self._folded.text, start)
        return word.end() if word and word.group().lower() not in self._in_numbers else None

    def _apostrophe_cut_at(self, place: int) -> Span | None:
        """Find the apostrophe of `migrants’ care` or the prime of `5′`, which no letter follows."""
        text = self._folded.text
        if not 0 < place < len(text) or text[place] not in "'\"" or not text[place - 1].isalnum():
            return None
        raw = self._folded.start(place)
        if self._document.text[raw] not in "’'′″" or raw in self._document.marks.places:
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

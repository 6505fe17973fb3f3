"""Which word of a new text is which word of an old one: what stayed, what moved, and what was misspelt.

Runs of four words that occur once in each text are the same run, wherever they stand (Heckel 1978 has it for single
lines). From there equal words are followed in both directions; what is left between is compared word by word. The time
grows with the length of the two texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from asquoted.anchor.atoms import UNSPACED
from asquoted.document import Document

_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
"""Letters and digits in a row; in scripts that put no space between words, each sign."""
_RUN = 4
_LONGEST_GAP = 24
"""Words between two that are known up to which the rest is compared one by one."""
_ALIKE = 60.0
"""Likeness (0 to 100, normalised Indel similarity) from which a word is another one misspelt."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text.

    Attributes:
        texts: The words, in lower case.
        starts, ends: Where they are in the folded text.
    """

    texts: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, document: Document) -> Words:
        """Return the words of a document."""
        found = list(_WORD.finditer(document.folded.text))
        return cls([each.group().lower() for each in found], [each.start() for each in found], [e.end() for e in found])


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words are the same in two texts.

    Attributes:
        old, new: The words of the two texts.
        to: For each old word the number of the new one; -1 if there is none.
        back: For each new word the number of the old one; -1 if there is none.
        unsure: The old words that might as well be others: equal words stand in an equal place.
    """

    old: Words
    new: Words
    to: list[int]
    back: list[int]
    unsure: set[int]


def align(old: Document, new: Document) -> Alignment:
    """Say which word of `new` is which word of `old`."""
    before, after = Words.of(old), Words.of(new)
    known = Alignment(before, after, [-1] * len(before.texts), [-1] * len(after.texts), set())
    _pair_runs(known, range(len(known.to)), range(len(known.back)), _RUN)
    for first, last in list(_gaps(known.to)):
        _follow(known, first, last)
    for run in range(_RUN, 1, -1):
        for first, last in list(_gaps(known.to)):
            if last - first >= run and _pair_runs(known, range(first, last), _near(known, first, last), run):
                for gap in list(_gaps(known.to, first, last)):
                    _follow(known, *gap)
    for first, last in list(_gaps(known.to)):
        if last - first <= _LONGEST_GAP:
            _compare(known, first, last)
    return known


def _pair(known: Alignment, i: int, j: int) -> bool:
    if known.to[i] >= 0 or known.back[j] >= 0:
        return False
    known.to[i], known.back[j] = j, i
    return True


def _pair_runs(known: Alignment, old: Sequence[int], new: Sequence[int], length: int) -> int:
    """Pair the words of each run that occurs once among some old words and once among some new ones; count them."""
    here, there = _once([known.old.texts[i] for i in old], length), _once([known.new.texts[j] for j in new], length)
    count = 0
    for run, first in here.items():
        second = there.get(run, -1)
        if second < 0 or new[second + length - 1] != new[second] + length - 1:
            continue
        pairs = list(zip(old[first : first + length], new[second : second + length], strict=True))
        if all(known.old.texts[i] == known.new.texts[j] for i, j in pairs):
            count += sum(_pair(known, i, j) for i, j in pairs)
    return count


def _once(words: Sequence[str], length: int) -> dict[int, int]:
    """Return where the runs begin that occur once, by their hash, which takes a third of the room of the words."""
    places: dict[int, int] = {}
    for place, run in enumerate(zip(*(words[step:] for step in range(length)), strict=False)):
        key = hash(run)
        places[key] = -1 if key in places else place
    return {key: place for key, place in places.items() if place >= 0}


def _gaps(to: Sequence[int], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the stretches of old words that are not known yet."""
    end = len(to) if end is None else end
    first = start
    for place in range(start, end + 1):
        if place == end or to[place] >= 0:
            if first < place:
                yield first, place
            first = place + 1


def _around(known: Alignment, first: int, last: int) -> tuple[int, int]:
    """Return the new words that stand before and after a gap; the edges of the text are known, too."""
    return known.to[first - 1] if first else -1, known.to[last] if last < len(known.to) else len(known.back)


def _follow(known: Alignment, first: int, last: int) -> None:
    """Follow equal words into a gap from both of its ends; where both claim a word, the longer run has it."""
    before, after = _around(known, first, last)
    ahead = _equal(known, range(first, last), range(before + 1, len(known.back)))
    behind = _equal(known, range(last - 1, first - 1, -1), range(after - 1, -1, -1))
    both = ahead + behind - (last - first)
    if both > 0 and before + 1 - first != after - last:
        if max(ahead, behind) < last - first or ahead == behind:
            known.unsure.update(range(last - behind, first + ahead))
        if ahead < behind:
            ahead -= both
        else:
            behind -= both
    for step in range(ahead):
        _pair(known, first + step, before + 1 + step)
    for step in range(1, behind + 1):
        _pair(known, last - step, after - step)


def _equal(known: Alignment, old: range, new: range) -> int:
    """Count how many words are equal in a row, of those that are not known yet."""
    count = 0
    for i, j in zip(old, new, strict=False):
        if known.back[j] >= 0 or known.old.texts[i] != known.new.texts[j]:
            break
        count += 1
    return count


def _compare(known: Alignment, first: int, last: int) -> None:
    """Pair the words of a gap with new words near it that are like them.

    The pairs keep their order and are as like as can be in sum (Needleman and Wunsch 1970, without a price for gaps).
    """
    size, old, places = last - first, known.old.texts[first:last], _near(known, first, last)
    new = [known.new.texts[each] for each in places]
    best = [[0.0] * (len(new) + 1) for _ in range(size + 1)]
    for i in range(size - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(len(new) - 1, -1, -1):
            like = fuzz.ratio(old[i], new[j], score_cutoff=_ALIKE)
            row[j] = max(below[j], row[j + 1], below[j + 1] + like if like else 0.0)
    i = j = 0
    while i < size and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            _pair(known, first + i, places[j])
            i, j = i + 1, j + 1


def _near(known: Alignment, first: int, last: int) -> list[int]:
    """Return the new words that are not known yet after the word before a gap, and before the word after it."""
    before, after = _around(known, first, last)
    reach = last - first + _LONGEST_GAP
    ahead = _free(known, range(before + 1, min(before + 1 + reach, len(known.back))))
    behind = _free(known, range(after - 1, max(after - 1 - reach, -1), -1))
    if ahead and behind and ahead[0] <= behind[0] and behind[-1] <= ahead[-1]:
        return list(range(before + 1, after))
    return [*ahead, *reversed(behind)]


def _free(known: Alignment, places: range) -> list[int]:
    """Return the first of some new words up to one that is known."""
    free = []
    for place in places:
        if known.back[place] >= 0:
            break
        free.append(place)
    return free

"""Words as they are counted: runs of anything but white space, each with the place that says whose it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from asquoted.document import Document
from asquoted.model import Words
from asquoted.text.words import word_spans

_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a source.

    Attributes:
        start, end: Where it is (code points).
        place: Its first letter or digit, or its first sign if it has none: whose that is, the word is.
    """

    start: int
    end: int
    place: int


def words_of(document: Document) -> tuple[Word, ...]:
    """Return the words of a document, in order; as many as `document.words`."""
    found = []
    for start, end in word_spans(document.text):
        letter = _LETTER.search(document.text, start, end)
        found.append(Word(start, end, letter.start() if letter else start))
    return tuple(found)


def union(stretches: Iterable[Words]) -> tuple[Words, ...]:
    """Return stretches in order, those that overlap or touch made one."""
    merged: list[Words] = []
    for each in sorted(stretches, key=lambda words: (words.start, words.end)):
        if merged and each.start <= merged[-1].end:
            merged[-1] = Words(merged[-1].start, max(merged[-1].end, each.end))
        else:
            merged.append(each)
    return tuple(merged)


def words_within(words: Iterable[Word], stretches: Iterable[Words]) -> int:
    """Count the words that stand in at least one stretch."""
    joined = union(stretches)
    starts = [each.start for each in joined]

    def within(place: int) -> bool:
        last = bisect_right(starts, place) - 1
        return last >= 0 and place < joined[last].end

    return sum(within(word.place) for word in words)

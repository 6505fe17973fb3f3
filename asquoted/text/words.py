"""Words: runs of anything but white space, compared as people compare two wordings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from asquoted.text.fold import folded

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one text that stand otherwise in another.

    Attributes:
        ours: Where they are in ours (code points); empty where ours lacks words.
        theirs: What stands there in theirs; empty where theirs lacks words.
    """

    ours: tuple[int, int]
    theirs: tuple[int, int]


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text are."""
    return [match.span() for match in _WORD.finditer(text)]


def changes(ours: str, theirs: str) -> list[Change]:
    """Return what must change in `ours` to get `theirs`, word by word."""
    left, right = word_spans(ours), word_spans(theirs)
    matcher = SequenceMatcher(
        None,
        [folded(ours[start:end]) for start, end in left],
        [folded(theirs[start:end]) for start, end in right],
        autojunk=False,
    )
    return [
        Change(_stretch(left, i, j, len(ours)), _stretch(right, k, m, len(theirs)))
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    ]


def _stretch(spans: list[tuple[int, int]], first: int, last: int, end: int) -> tuple[int, int]:
    if first < last:
        return spans[first][0], spans[last - 1][1]
    place = spans[first][0] if first < len(spans) else end
    return place, place

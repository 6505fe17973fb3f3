"""Which words differ between two wordings: as pieces of text, and as stretches of the sources."""

from __future__ import annotations

from difflib import SequenceMatcher

from asquoted.difference.model import Side
from asquoted.text.fold import folded
from asquoted.text.words import changes, word_spans

Piece = tuple[bool, str]
"""Words, and whether they stand in one of the two wordings only."""
Stretches = tuple[tuple[int, int], ...]


def pieces(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Return two texts cut where they begin and cease to differ."""
    found = changes(old, new)
    return _cut(old, [each.ours for each in found]), _cut(new, [each.theirs for each in found])


def _cut(text: str, stretches: list[tuple[int, int]]) -> list[Piece]:
    cut: list[Piece] = []
    place = 0
    for start, end in stretches:
        cut += (False, text[place:start]), (True, text[start:end])
        place = end
    return [(differs, words) for differs, words in [*cut, (False, text[place:])] if words]


def stretches(old: Side, new: Side) -> tuple[Stretches, Stretches]:
    """Return where in their sources the words of two quotes differ, word by word."""
    left, right = _words(old), _words(new)
    matcher = SequenceMatcher(None, [word for word, _ in left], [word for word, _ in right], autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return (
        tuple(place for _, start, end, _, _ in codes for _, place in left[start:end]),
        tuple(place for _, _, _, start, end in codes for _, place in right[start:end]),
    )


def _words(side: Side) -> list[tuple[str, tuple[int, int]]]:
    text = side.quote.anchor.source.document.text
    return [
        (folded(text[each.start + start : each.start + end]), (each.start + start, each.start + end))
        for each in side.quote.anchor.segments
        for start, end in word_spans(text[each.start : each.end])
    ]

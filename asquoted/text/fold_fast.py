"""`fold` for a whole source, a hundred times as fast, and equal to it over all Unicode (a law holds them together).

Nearly all of a text folds one to one, whatever stands around it. So each character is put into one of a dozen kinds,
and a small table says which neighbours let each other be. Between *anchors* (letters, digits and the like, which no
step of `fold` changes or looks past) stand clusters of other signs; a cluster in which all neighbours let each other be
is translated, white space in it shrinks to one space, and only the others, the *knots*, go through `fold` itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from asquoted.text.codes import Characters, Table, text_of
from asquoted.text.fold import DOUBLE_MARKS, HYPHENS, INVISIBLE, SINGLE_MARKS, fold
from asquoted.text.mapped import Mapped
from asquoted.text.runs import Block, Numbers, Runs, Seams, joined, laid_out

_BLOCK = 1 << 17
"""Code points that are folded at a time: what is computed of them fits into a processor's cache."""

_WITHIN_A_WORD = re.compile("[0-9A-Za-zÀ-ÖØ-öø-ÿΑ-Ωα-ωА-яא-תؠ-غف-يऄ-हก-ะぁ-ゖァ-ヺ㐀-䶿一-鿿가-힣]{2}")
"""Two signs between which a text can be cut: all of them are anchors, and none is ever composed with the other."""


_WILD = re.compile(rf"[\x01\x02\x04-\x06ﬀ-ﬆ—―⸺…]|{INVISIBLE.pattern}")
"""What never folds one to one, or only our own signs do."""


class _Kind(IntEnum):
    """What a character is to its neighbours; `EDGE` is the edge of the text."""

    EDGE = 1
    SOLID = 2
    DIGIT = 3
    JOINING = 4
    SPACE = 5
    DOT = 6
    CLOSER = 7
    HYPHEN = 8
    SINGLE = 9
    DOUBLE = 10
    OPENS = 11
    CLOSES = 12
    WILD = 13


_ANCHORS = _Kind.DIGIT
"""Kinds up to this one are anchors; `JOINING` is one, too, in a text in NFC."""

_KNOTTED = {
    (_Kind.EDGE, _Kind.HYPHEN),  # a dash, if a space follows
    (_Kind.HYPHEN, _Kind.EDGE),
    (_Kind.SPACE, _Kind.HYPHEN),
    (_Kind.HYPHEN, _Kind.SPACE),  # or at the end of a line
    (_Kind.HYPHEN, _Kind.HYPHEN),
    (_Kind.SPACE, _Kind.CLOSER),  # the space goes
    (_Kind.OPENS, _Kind.SPACE),
    (_Kind.SPACE, _Kind.CLOSES),
    (_Kind.SPACE, _Kind.DOT),  # three dots, perhaps
    (_Kind.DOT, _Kind.DOT),
    (_Kind.SINGLE, _Kind.SINGLE),  # two for a double one
    (_Kind.DIGIT, _Kind.DOUBLE),  # inches
    (_Kind.DIGIT, _Kind.OPENS),
    (_Kind.DIGIT, _Kind.CLOSES),
    *((_Kind.WILD, kind) for kind in _Kind),
    *((kind, _Kind.WILD) for kind in _Kind),
}
"""Neighbours that do not let each other be."""


def _kind(char: str) -> _Kind:  # noqa: PLR0911 - a table
    if _WILD.match(char) or (char in SINGLE_MARKS and char.isalnum()):
        return _Kind.WILD
    if char.isspace():
        return _Kind.SPACE
    if char in HYPHENS:
        return _Kind.HYPHEN
    if char in "«‹":
        return _Kind.OPENS
    if char in "»›":
        return _Kind.CLOSES
    if char in SINGLE_MARKS:
        return _Kind.SINGLE
    if char in DOUBLE_MARKS:
        return _Kind.DOUBLE
    if char in ";:!?%":
        return _Kind.CLOSER
    if char == ".":
        return _Kind.DOT
    if _joins(char):
        return _Kind.JOINING
    return _Kind.DIGIT if char.isdecimal() else _Kind.SOLID


def _joins(char: str) -> bool:
    """Tell whether NFC may change a character or compose it with the one before it: marks, Hangul, Kirat Rai."""
    return (
        unicodedata.category(char).startswith("M")
        or "\u1100" <= char <= "\u11ff"
        or "\U00016d63" <= char <= "\U00016d6a"
        or unicodedata.normalize("NFC", char) != char
    )


_FORM_OF = {_Kind.SPACE: " ", _Kind.HYPHEN: "-", _Kind.WILD: "?"} | dict.fromkeys(
    (_Kind.SINGLE, _Kind.DOUBLE, _Kind.OPENS, _Kind.CLOSES), "'"
)
"""What a character becomes that its neighbours let be; others stay as they are. A wild one is never let be: its form is
no more than a byte that keeps the place."""


_KINDS = Table(_kind)
_FORMS = Table(lambda char: ord(_FORM_OF.get(_kind(char), char)))
_KNOTS = np.zeros(256, np.uint8)
for _left, _right in _KNOTTED:
    _KNOTS[_left << 4 | _right] = 1
_PAIR_IS_KNOT = _KNOTS.tobytes()


def fold_fast(raw: str) -> Runs:
    """Return what `fold` returns, mapped to the code points of `raw` by runs."""
    return joined(_folded_block(block) for block in _blocks(raw))


def _blocks(raw: str) -> Iterator[str]:
    """Cut a text into parts that fold each on its own."""
    first = 0
    while first < len(raw):
        cut = _WITHIN_A_WORD.search(raw, first + _BLOCK)
        last = cut.start() + 1 if cut else len(raw)
        yield raw[first:last]
        first = last


def _folded_block(raw: str) -> Block:
    characters = Characters(raw)
    kinds = np.full(len(raw) + 2, _Kind.EDGE, np.uint8)
    kinds[1:-1] = _KINDS(characters)
    text = text_of(_FORMS(characters))
    knots = _knots(raw, kinds)
    pieces = [_knot(*_with_neighbours(raw, first, last)) for first, last in knots]
    seams = _seams(_shrunk(kinds, knots), np.array(knots, np.int64).reshape(-1, 2), pieces)
    return laid_out(_with_pieces(text, seams, pieces), len(raw), seams)


def _knots(raw: str, kinds: NDArray[np.uint8]) -> list[tuple[int, int]]:
    """Return where the clusters are in which some neighbours do not let each other be."""
    in_cluster = kinds > _ANCHORS
    in_cluster[0] = in_cluster[-1] = False
    pairs = (kinds[:-1] << 4 | kinds[1:]).tobytes().translate(_PAIR_IS_KNOT)
    knotted = np.frombuffer(pairs, bool)
    joining = kinds == _Kind.JOINING
    if joining.any():
        if unicodedata.is_normalized("NFC", raw):
            in_cluster &= ~joining
        else:
            # What a mark may be composed with is in its cluster.
            in_cluster[1:-2] |= joining[2:-1]
            knotted = knotted | joining[1:]
    cluster = in_cluster.tobytes()
    found: list[tuple[int, int]] = []
    for pair in np.flatnonzero(knotted).tolist():
        # Its two signs are at `pair` and after it, where the edge counts: one of them is in the cluster, or both are.
        inside = pair if cluster[pair] else pair + 1
        if not found or inside > found[-1][1]:
            found.append((cluster.rfind(0, 0, inside), cluster.find(0, inside) - 1))
    return found


def _shrunk(kinds: NDArray[np.uint8], knots: list[tuple[int, int]]) -> Numbers:
    """Return which white space goes: all of a run but its first sign, outside of knots. A row holds start and end."""
    is_space = kinds == _Kind.SPACE
    goes = is_space[1:] & is_space[:-1]
    for first, last in knots:
        goes[first:last] = False
    return np.flatnonzero(goes[1:] != goes[:-1]).reshape(-1, 2) + 1


def _seams(shrunk: Numbers, knots: Numbers, pieces: list[Mapped]) -> Seams:
    """Return where the fold does not go on in step: after white space that shrank, and at knots."""
    counts = np.array([len(piece.text) for piece in pieces], np.int64)
    inner = np.repeat(knots[:, 0], counts)
    kept = np.concatenate((shrunk[:, 0], knots[:, 0]))
    order = np.argsort(kept)
    return Seams(
        kept=kept[order],
        # The first white space comes from all that went with it.
        stops=np.concatenate((shrunk[:, 1], knots[:, 0]))[order],
        resumes=np.concatenate((shrunk[:, 1], knots[:, 1]))[order],
        counts=np.concatenate((np.zeros(len(shrunk), np.int64), counts))[order],
        starts=inner + np.array([start for piece in pieces for start in piece.starts], np.int64),
        ends=inner + np.array([end for piece in pieces for end in piece.ends], np.int64),
    )


def _with_pieces(text: str, seams: Seams, pieces: list[Mapped]) -> str:
    """Return a text without what goes at the seams, and with the folds of its knots."""
    folds = iter(pieces)
    parts: list[str] = []
    done = 0
    for kept, stop, resume in zip(seams.kept.tolist(), seams.stops.tolist(), seams.resumes.tolist(), strict=True):
        parts.append(text[done:kept])
        if kept == stop:  # white space that shrank has its own place, a knot has none
            parts.append(next(folds).text)
        done = resume
    return "".join([*parts, text[done:]])


def _with_neighbours(raw: str, first: int, last: int) -> tuple[str, str, str]:
    """Return a knot, and a stand-in for the anchor on each side: the steps of `fold` only ask what kind it is of."""
    return (
        _stand_in(raw[first - 1]) if first > 0 else "",
        raw[first:last],
        _stand_in(raw[last]) if last < len(raw) else "",
    )


@lru_cache(maxsize=4096)
def _stand_in(char: str) -> str:
    if char.isdecimal():
        return "0"
    return "a" if char.isalnum() else "_" if char == "_" else ","


@lru_cache(maxsize=4096)
def _knot(before: str, raw: str, after: str) -> Mapped:
    """Return the fold of a knot between its neighbours, mapped to its own code points."""
    whole = fold(before + raw + after)
    first, last = len(before), len(whole.text) - len(after)
    starts = [start - first for start in whole.starts[first:last]]
    return Mapped(whole.text[first:last], starts, [end - first for end in whole.ends[first:last]])

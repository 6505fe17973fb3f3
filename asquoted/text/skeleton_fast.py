"""`skeleton` for a whole source, and equal to it over all Unicode (a law holds them together).

Letters that have one base letter are looked up, what is no letter or digit is cut out, and only letters that come apart
(`ß`, `½`, the syllables of Hangul) are written out one by one.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from asquoted.text.codes import Characters, Codes, Table, text_of
from asquoted.text.runs import Block, Seams, Steps, laid_out, stepped
from asquoted.text.skeleton import base_letters

_BLOCK = 1 << 17
"""Characters that are looked at a time: what is computed of them fits into a processor's cache."""
_DROPPED, _APART = 1, 2
"""Stand for a base letter where there is none, and where there are several."""


def _base(char: str) -> int:
    base = base_letters(char)
    return _APART if len(base) > 1 else ord(base or chr(_DROPPED))


_BASES = Table(_base)


def skeleton_fast(folded: str) -> Steps:
    """Return the skeleton of a folded text, mapped to its places by runs."""
    return stepped(_block(folded[first : first + _BLOCK]) for first in range(0, len(folded), _BLOCK))


def _block(folded: str) -> Block:
    bases = _BASES(Characters(folded))
    apart = np.flatnonzero(bases == _APART)
    pieces = [base_letters(folded[at]) for at in apart.tolist()]
    # What is no letter is cut out; so is each letter that comes apart, for the letters that are put in.
    edges = np.flatnonzero(np.diff(bases == _DROPPED, prepend=False, append=False))
    cut_from, cut_to = np.append(edges[::2], apart), np.append(edges[1::2], apart + 1)
    counts = np.append(np.zeros(len(edges) // 2, np.int64), [len(piece) for piece in pieces]).astype(np.int64)
    order = np.argsort(cut_from)
    inner = np.repeat(cut_from, counts)
    seams = Seams(cut_from[order], cut_from[order], cut_to[order], counts[order], inner, inner + 1)
    return laid_out(_letters(bases, apart, pieces), len(folded), seams)


def _letters(bases: Codes, apart: NDArray[np.int64], pieces: list[str]) -> str:
    """Return the base letters, with those of the characters that come apart put in."""
    kept = bases != _DROPPED
    text = text_of(bases[kept])
    if not pieces:
        return text
    parts: list[str] = []
    done = 0
    for at, piece in zip((np.cumsum(kept)[apart] - 1).tolist(), pieces, strict=True):
        parts += text[done:at], piece
        done = at + 1
    return "".join([*parts, text[done:]])

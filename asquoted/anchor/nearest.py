"""The passage that a wrong quote comes nearest to: for a message, never for a verdict.

Likeness is rapidfuzz's partial ratio. In a long source it is measured only where the quote's rarer words gather;
if nothing there is like the quote, everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from asquoted.document import Document
from asquoted.text.fold import folded, unfreed
from asquoted.text.lower import lower
from asquoted.text.words import Change, changes, word_spans

if TYPE_CHECKING:
    from asquoted.anchor.votes import Votes

_LEAST_LIKE = 55.0
"""Below this a passage has no more in common with the quote than any other (0 to 100)."""

_AS_LIKE = 5.0
"""A second passage is named too if its likeness is less than this below that of the first."""

_LEAST_MARGIN = 12
"""Code points around the passage that are looked at too: a shorter or longer word shifts where it begins."""

_LONG = 50_000
"""From so many folded characters on, words vote first; below, looking everywhere is faster."""

_MOST_WINDOWS = 12
"""How many of the places with the most votes are compared; fewer for a long quote, but four."""

_LONGEST = 3_000
"""Of a longer quote only the beginning is compared: the time grows with the square of the length."""


@dataclass(frozen=True, slots=True)
class Near:
    """A passage like the quote.

    Attributes:
        start, end: Where, in whole words (code points of the source).
        likeness: 0 to 100.
        runner_up: Another passage, about as like (less than 5 below); `None` if there is none.
    """

    start: int
    end: int
    likeness: float
    runner_up: Near | None = None


@dataclass(frozen=True, slots=True)
class _Like:
    """A stretch of the folded text that is like the quote."""

    start: int
    end: int
    likeness: float


def nearest(quote: str, document: Document) -> Near | None:
    """Return the passage most like a quote, and the next one if it is about as like.

    Passages are compared as folded and in lower case. Likeness is 100 times the longest common subsequence's share of
    both (normalised Indel similarity) over the best stretch as long as the quote: `partial_ratio_alignment` of
    rapidfuzz. Where to look in a long source is told by the votes of the quote's words.

    Args:
        quote: As written in the file; of a very long one the first 3,000 characters count.
        document: The source.

    Returns:
        The passage; `None` if nothing is at least 55 like the quote.
    """
    quote = quote[:_LONGEST]
    wanted = lower(folded(unfreed(quote)))
    text = document.folded.text
    if not wanted or not text or text.isspace():
        return None
    regions = _likely(wanted, document)
    best = _best(wanted, text, regions, _LEAST_LIKE)
    if best is None and regions != [(0, len(text))]:
        best = _best(wanted, text, [(0, len(text))], _LEAST_LIKE)
    if best is None:
        return None
    second = _best(wanted, text, _without(regions, best), max(_LEAST_LIKE, best.likeness - _AS_LIKE))
    near = _passage(quote, document, best, len(wanted))
    other = _passage(quote, document, second, len(wanted)) if second else None
    # Both are widened to whole words, so two neighbours may come to touch: then they are one passage.
    distinct = other and (other.end <= near.start or near.end <= other.start)
    return replace(near, runner_up=other) if distinct else near


def _likely(wanted: str, document: Document) -> list[tuple[int, int]]:
    """Return the stretches of the folded text in which the passage is sought first: of a short one all of it."""
    text = document.folded.text
    if len(text) <= _LONG:
        return [(0, len(text))]
    return _votes(document).regions(wanted, min(_MOST_WINDOWS, max(4, 4 * _LONGEST // len(wanted))))


@lru_cache(maxsize=32)
def _votes(document: Document) -> Votes:
    """Return where the words of a document are; computed once for all of its quotes."""
    from asquoted.anchor.votes import Votes  # noqa: PLC0415 - numpy is slow to load, and few quotes are wrong

    return Votes(document.folded.text)


def _best(wanted: str, text: str, regions: Iterable[tuple[int, int]], least: float) -> _Like | None:
    """Return the stretch of some regions that is most like what is wanted, if any is at least so much like it."""
    best: _Like | None = None
    for first, last in regions:
        region = lower(text[first:last])
        found = None
        if len(region) < len(wanted):
            if likeness := fuzz.ratio(wanted, region, score_cutoff=least):
                found = _Like(first, last, likeness)
        elif aligned := fuzz.partial_ratio_alignment(wanted, region, score_cutoff=least):
            found = _Like(first + aligned.dest_start, first + aligned.dest_end, aligned.score)
        if found and (best is None or found.likeness > best.likeness):
            best, least = found, found.likeness
    return best


def _without(regions: Iterable[tuple[int, int]], taken: _Like) -> list[tuple[int, int]]:
    """Return what is left of some regions without a stretch."""
    pieces = [
        piece for first, last in regions for piece in ((first, min(last, taken.start)), (max(first, taken.end), last))
    ]
    return [(first, last) for first, last in pieces if first < last]


def _passage(quote: str, document: Document, like: _Like, length: int) -> Near:
    """Return a stretch as a passage of the source: in whole words, and no more of them than the quote has."""
    text = document.folded.text
    margin = max(_LEAST_MARGIN, length // 8)
    wide = _whole_words(text, max(0, like.start - margin), min(len(text), like.end + margin))
    start, end = _without_surplus(quote, document, *document.folded.slice(*wide))
    first, last = document.folded.slice(*_whole_words(text, like.start, like.end))
    if 2 * (min(end, last) - max(start, first)) < last - first:
        # Too few words are the quote's own to tell which are surplus: then the aligned words are the passage.
        start, end = _without_marks(quote, document.text, first, last)
    return Near(start, end, like.likeness)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _as_many(quote: str, passage: str, change: Change) -> tuple[int, int]:
    """Return where a change at an edge leaves the passage, if it may hold no more words than the quote has there."""
    count = len(quote[slice(*change.ours)].split())
    words = [(change.theirs[0] + a, change.theirs[0] + b) for a, b in word_spans(passage[slice(*change.theirs)])]
    if count == 0:
        return change.theirs[1], change.theirs[0]
    first, last = words[-count:][:1] or [change.theirs], words[:count][-1:] or [change.theirs]
    return first[0][0], last[0][1]


def _without_surplus(quote: str, document: Document, start: int, end: int) -> tuple[int, int]:
    """Take off both ends what the quote has nothing for: words, and the marks around them."""
    passage = document.text[start:end]
    first, last = 0, len(passage)
    found = changes(quote, passage)
    if found and found[0].ours[0] == word_spans(quote)[0][0]:
        first = _as_many(quote, passage, found[0])[0]
    if found and found[-1].ours[1] == word_spans(quote)[-1][1]:
        last = _as_many(quote, passage, found[-1])[1]
    return _without_marks(quote, document.text, start + first, start + last)


def _without_marks(quote: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Take space off both ends, and marks where the quote has none; something is always left."""
    first, last = start, end
    while first < last and (text[first].isspace() or (quote[0].isalnum() and not text[first].isalnum())):
        first += 1
    while last > first and (text[last - 1].isspace() or (quote[-1].isalnum() and not text[last - 1].isalnum())):
        last -= 1
    return (first, last) if first < last else (start, end)

"""The passage that a wrong quote comes nearest to: for a message, never for a verdict.

Likeness is rapidfuzz's partial ratio. In a long source it is measured only where the quote's rarer words gather;
if nothing there is like the quote, everywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import nlargest
from math import log

from rapidfuzz import fuzz

from asquoted.document import Document
from asquoted.text.fold import folded, unfreed
from asquoted.text.words import Change, changes, word_spans

_LEAST_LIKE = 55.0
"""Below this a passage has no more in common with the quote than any other (0 to 100)."""

_AS_LIKE = 5.0
"""A second passage is named too if its likeness is less than this below that of the first."""

_LEAST_MARGIN = 12
"""Code points around the passage that are looked at too: a shorter or longer word shifts where it begins."""

_LONG = 50_000
"""From so many folded characters on, words vote first; below, looking everywhere is faster."""

_MOST_VOTES = 4_000
"""How many places of words are looked at; the commonest words of a quote come last and tell least."""

_MOST_WINDOWS = 12
"""How many of the places with the most votes are compared; fewer for a long quote, but four."""

_LONGEST = 3_000
"""Of a longer quote only the beginning is compared: the time grows with the square of the length."""

_WORD = re.compile(r"[^\W_]+")


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
    rapidfuzz. Where to look in a long source is told by votes: each place of a word of the quote counts the more, the
    rarer the word is (inverse document frequency, Spärck Jones 1972).

    Args:
        quote: As written in the file; of a very long one the first 3,000 characters count.
        document: The source.

    Returns:
        The passage; `None` if nothing is at least 55 like the quote.
    """
    quote = quote[:_LONGEST]
    wanted = _lower(folded(unfreed(quote)))
    text = _index(document).text
    if not wanted or not text.strip():
        return None
    regions = _voted(wanted, document) if len(text) > _LONG else [(0, len(text))]
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


@dataclass(frozen=True, slots=True)
class _Index:
    """A document in lower case, and where its words are.

    Attributes:
        text: The folded text in lower case, as long as before.
        words: Where each word begins, in order.
        places: By word, its numbers in `words`; empty for a short text.
    """

    text: str
    words: list[int]
    places: dict[str, list[int]]


@lru_cache(maxsize=32)
def _index(document: Document) -> _Index:
    """Return the index of a document; computed once for all of its quotes."""
    text = _lower(document.folded.text)
    words: list[int] = []
    places: dict[str, list[int]] = defaultdict(list)
    if len(text) > _LONG:
        for number, match in enumerate(_WORD.finditer(text)):
            words.append(match.start())
            places[match.group()].append(number)
    return _Index(text, words, dict(places))


def _lower(text: str) -> str:
    """Return a text in lower case, with as many characters as before (`İ` stays as it is)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _voted(wanted: str, document: Document) -> list[tuple[int, int]]:
    """Return the stretches of a long text in which most of the quote's rarer words are."""
    index = _index(document)
    asked = _WORD.findall(wanted)
    known = sorted((len(index.places[word]), word) for word in set(asked) if word in index.places)
    size = max(len(asked), 4)
    votes: dict[int, float] = defaultdict(float)
    looked_at = 0
    for count, word in known:
        looked_at += count
        if looked_at > _MOST_VOTES and votes:
            break
        weight = log(1 + len(index.words) / count)
        for place in {number // size for number in index.places[word]}:
            # A passage may lie across two stretches, so each vote counts for the stretch that begins before, too.
            votes[place] += weight
            votes[place - 1] += weight
    regions = []
    most = min(_MOST_WINDOWS, max(4, 4 * _LONGEST // len(wanted)))
    for place in nlargest(most, votes, key=votes.__getitem__):
        first, last = max(0, (place - 1) * size + size // 2), (place + 2) * size + size // 2
        end = index.words[last] if last < len(index.words) else len(index.text)
        regions.append((index.words[first] if first else 0, end))
    return regions


def _best(wanted: str, text: str, regions: Iterable[tuple[int, int]], least: float) -> _Like | None:
    """Return the stretch of some regions that is most like what is wanted, if any is at least so much like it."""
    best: _Like | None = None
    for first, last in regions:
        region = text[first:last]
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

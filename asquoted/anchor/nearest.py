"""The passage that a wrong quote comes nearest to: for a message, never for a verdict."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from asquoted.document import Document
from asquoted.text.fold import folded, unfreed
from asquoted.text.words import Change, changes, word_spans

_LEAST_LIKE = 55.0
"""Below this a passage has no more in common with the quote than any other (0 to 100)."""

_LEAST_MARGIN = 12
"""Code points around the passage that are looked at too: a shorter or longer word shifts where it begins."""


@dataclass(frozen=True, slots=True)
class Near:
    """A passage like the quote.

    Attributes:
        start, end: Where, in whole words (code points of the source).
        likeness: 0 to 100.
    """

    start: int
    end: int
    likeness: float


def nearest(quote: str, document: Document) -> Near | None:
    """Return the passage most like a quote, or `None` if nothing is like it."""
    text = document.folded.text
    wanted = folded(unfreed(quote))
    if not wanted or not text:
        return None
    found = fuzz.partial_ratio_alignment(wanted.lower(), text.lower(), score_cutoff=_LEAST_LIKE)
    if found is None or len(text.lower()) != len(text):
        return None
    margin = max(_LEAST_MARGIN, len(wanted) // 8)
    start, end = _whole_words(text, max(0, found.dest_start - margin), min(len(text), found.dest_end + margin))
    raw_start, raw_end = _without_surplus(quote, document, *document.folded.slice(start, end))
    return Near(raw_start, raw_end, found.score)


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
    """Take off both ends what the quote has nothing for: words, and the marks around the words."""
    passage = document.text[start:end]
    first, last = 0, len(passage)
    found = changes(quote, passage)
    if found and found[0].ours[0] == word_spans(quote)[0][0]:
        first = _as_many(quote, passage, found[0])[0]
    if found and found[-1].ours[1] == word_spans(quote)[-1][1]:
        last = _as_many(quote, passage, found[-1])[1]
    while first < last and (passage[first].isspace() or (quote[0].isalnum() and not passage[first].isalnum())):
        first += 1
    while last > first and (passage[last - 1].isspace() or (quote[-1].isalnum() and not passage[last - 1].isalnum())):
        last -= 1
    return start + first, start + last

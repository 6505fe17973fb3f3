"""The passage that a wrong quote comes nearest to: for a message, never for a verdict."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from asquoted.document import Document
from asquoted.text.fold import folded, unfreed
from asquoted.text.words import changes

_LEAST_LIKE = 55.0
"""Below this a passage has no more in common with the quote than any other (0 to 100)."""


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
    start, end = _whole_words(text, found.dest_start, found.dest_end)
    raw_start, raw_end = _without_surplus(quote, document, *document.folded.slice(start, end))
    return Near(raw_start, raw_end, found.score)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _without_surplus(quote: str, document: Document, start: int, end: int) -> tuple[int, int]:
    """Take words off both ends that the quote has nothing for."""
    passage = document.text[start:end]
    found = changes(quote, passage)
    if found and found[0].ours[0] == found[0].ours[1] == 0:
        start += found[0].theirs[1] + len(passage[found[0].theirs[1] :]) - len(passage[found[0].theirs[1] :].lstrip())
    if found and found[-1].ours == (len(quote), len(quote)):
        end -= len(passage) - len(passage[: found[-1].theirs[0]].rstrip())
    return (start, end) if start < end else (start, start + len(passage))

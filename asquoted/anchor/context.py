"""The words directly before and after a quote, which say which of several places is meant."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from asquoted.anchor.verdict import Found
from asquoted.document import Document
from asquoted.text.fold import folded, unfreed
from asquoted.text.words import word_spans

_BETWEEN = " '\""
"""White space and quotation marks between a quote and its context do not count (as folded)."""
_MOST_WORDS = 12


def stands_between(document: Document, found: Found, prefix: str | None, suffix: str | None) -> bool:
    """Tell whether the words given stand directly before and after a quote, compared as folded."""
    text, starts, ends = document.folded.text, document.folded.starts, document.folded.ends
    if prefix:
        wanted = folded(unfreed(prefix)).strip(_BETWEEN)
        first = bisect_left(starts, found.start)
        before = text[max(0, first - len(wanted) - 9) : first].rstrip(_BETWEEN)
        if not before.endswith(wanted) or before[: len(before) - len(wanted)][-1:].isalnum():
            return False
    if suffix:
        wanted = folded(unfreed(suffix)).strip(_BETWEEN)
        last = bisect_right(ends, found.end)
        after = text[last : last + len(wanted) + 9].lstrip(_BETWEEN)
        if not after.startswith(wanted) or after[len(wanted) :][:1].isalnum():
            return False
    return True


def telling_context(document: Document, place: Found, places: Sequence[Found]) -> tuple[str, str] | None:
    """Return the key and the words that single out one of several places.

    Returns:
        `prefix` or `suffix` and the fewest words that do it, as they stand in the source; `None` if none do.
    """
    paragraph = document.paragraph_at(place.start)
    before = document.text[paragraph.start : place.start]
    after = document.text[place.end : document.paragraph_at(place.end).end]
    for count in range(1, _MOST_WORDS + 1):
        left, right = word_spans(before)[-count:], word_spans(after)[:count]
        prefix = " ".join(before[left[0][0] :].split()) if left else None
        suffix = " ".join(after[: right[-1][1]].split()) if right else None
        if prefix and any(map(str.isalnum, prefix)) and _only(document, place, places, prefix, None):
            return "prefix", prefix
        if suffix and any(map(str.isalnum, suffix)) and _only(document, place, places, None, suffix):
            return "suffix", suffix
    return None


def _only(document: Document, place: Found, places: Sequence[Found], prefix: str | None, suffix: str | None) -> bool:
    return [each for each in places if stands_between(document, each, prefix, suffix)] == [place]

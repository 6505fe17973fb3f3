"""The words directly before and after a quote, which say which of several places is meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from asquoted.anchor.verdict import Found
from asquoted.document import Document
from asquoted.text.fold import folded, unfreed
from asquoted.text.words import word_spans

_BETWEEN = " '\""
"""White space and quotation marks between a quote and its context do not count (as folded)."""
_MARKS = " \t\r\n'\"“”„‘’‚«»‹›"
_MOST_WORDS = 12
_FEW_WORDS = 3


def stands_between(document: Document, found: Found, prefix: str | None, suffix: str | None) -> bool:
    """Tell whether the words given stand directly before and after a quote, compared as folded."""
    text = document.folded.text
    if prefix:
        wanted = _wanted(prefix)
        first = document.folded.first_from(found.start)
        before = text[max(0, first - len(wanted) - 9) : first].rstrip(_BETWEEN)
        if not before.endswith(wanted) or before[: len(before) - len(wanted)][-1:].isalnum():
            return False
    if suffix:
        wanted = _wanted(suffix)
        last = document.folded.first_beyond(found.end)
        after = text[last : last + len(wanted) + 9].lstrip(_BETWEEN)
        if not after.startswith(wanted) or after[len(wanted) :][:1].isalnum():
            return False
    return True


@lru_cache(maxsize=256)
def _wanted(words: str) -> str:
    """Return words as they are compared; they are looked for at many places."""
    return folded(unfreed(words)).strip(_BETWEEN)


def beside(document: Document, place: Found) -> tuple[str, str]:
    """Return up to three words directly before and after a quote, of its paragraph; empty where there are none."""
    before, after = _around(document, place)
    return " ".join(before.split()[-_FEW_WORDS:]), " ".join(after.split()[:_FEW_WORDS])


def telling_context(document: Document, place: Found, places: Sequence[Found]) -> tuple[str, str] | None:
    """Return the key and the words that single out one of several places.

    Returns:
        `prefix` or `suffix` and the fewest words that do it, as they stand in the source; `None` if none do.
    """
    before, after = _around(document, place)
    for count in range(1, _MOST_WORDS + 1):
        left, right = word_spans(before)[-count:], word_spans(after)[:count]
        prefix = " ".join(before[left[0][0] :].split()) if left else None
        suffix = " ".join(after[: right[-1][1]].split()) if right else None
        if prefix and any(map(str.isalnum, prefix)) and _only(document, place, places, prefix, None):
            return "prefix", prefix
        if suffix and any(map(str.isalnum, suffix)) and _only(document, place, places, None, suffix):
            return "suffix", suffix
    return None


def _around(document: Document, place: Found) -> tuple[str, str]:
    """Return what stands before and after a quote in its paragraph, the marks around the quote left out."""
    first, last = document.paragraph_at(place.start), document.paragraph_at(place.end)
    return (
        document.text[first.start : place.start].rstrip(_MARKS),
        document.text[place.end : last.end].lstrip(_MARKS),
    )


def _only(document: Document, place: Found, places: Sequence[Found], prefix: str | None, suffix: str | None) -> bool:
    """Tell whether the words stand beside one place and no other; the first other one settles it."""
    known = 0
    for each in places:
        if stands_between(document, each, prefix, suffix):
            if each != place:
                return False
            known += 1
    return known == 1

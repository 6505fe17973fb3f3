"""The turns of a transcript: `NAME:` and the words up to the next one."""

from __future__ import annotations

from itertools import pairwise

from asquoted.document import Document
from asquoted.model import Words

_LONGEST_LABEL = 120
_PARAGRAPHS_A_TURN = 3


def turns_of(document: Document) -> list[tuple[Words, Words]]:
    """Return the turns of a document, in order: the name of each, and its words.

    The last turn ends with its paragraph: nothing says how much of the text after it is still spoken.
    """
    starts = document.turns
    if not starts or not _is_transcript(document):
        return []
    found = []
    for start, end in pairwise([*starts, document.paragraph_at(starts[-1]).end]):
        label = _label_end(document.text, start, end)
        first = label + 1
        while first < end and document.text[first].isspace():
            first += 1
        last = first + len(document.text[first:end].rstrip())
        if first < last:
            found.append((Words(start, start + len(document.text[start:label].rstrip())), Words(first, last)))
    return found


def _is_transcript(document: Document) -> bool:
    """Tell a transcript from an article with a few labels (`Image: …`): there are about as many turns as paragraphs."""
    return _PARAGRAPHS_A_TURN * len(document.turns) >= len(document.paragraphs)


def _label_end(text: str, start: int, end: int) -> int:
    """Return where the colon (or the stop of `Q.`) after a name stands."""
    places = [text.find(mark, start, min(end, start + _LONGEST_LABEL)) for mark in (":", "：")]
    if text[start + 1 : start + 2] == ".":
        places.append(start + 1)
    return min((place for place in places if place >= 0), default=start)

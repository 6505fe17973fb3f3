"""The sentences around a quote, as they stand in its source: shown on demand, within the rights."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from asquoted.document import Document
from asquoted.model import Anchor, Words
from asquoted.render.passages import said_in
from asquoted.render.site import Site
from asquoted.render.weave import Layer, Run, in_paragraphs, weave
from asquoted.values import Rights


def context_of(site: Site, anchor: Anchor) -> list[Run]:
    """Return the sentences that a quote stands in, by paragraph, its words marked and what it leaves out among them.

    Where a quote is a whole sentence, the one before or after it in the same paragraph is shown too. There is nothing
    to show where a quote is the whole paragraph, and nothing that may be shown with the rights `none`.
    """
    source, document = anchor.source, anchor.source.document
    if source.rights is Rights.NONE:
        return []
    start, end = _start(document, anchor.start), _end(document, anchor.end)
    place, beside = start, False
    for each in (*anchor.segments, Words(end, end)):
        beside = beside or _has_words(document.text, place, each.start)
        place = each.end
    if not beside:
        return []
    hits = Layer("mark", "hit", tuple((each.start, each.end) for each in anchor.segments))
    runs = []
    for number, first, last in in_paragraphs(document, Words(start, end)):
        words = weave(document.text, first, last, [hits, said_in(site, source, first, last)])
        runs.append(Run("words", words, number, first, last))
    return runs


def _start(document: Document, place: int) -> int:
    """Return where the sentence begins that is not all after `place`."""
    paragraph, ends, text = document.paragraph_at(place), document.sentence_ends, document.text
    number = bisect_right(ends, place)
    start = max(ends[number - 1] if number else 0, paragraph.start)
    if not _has_words(text, start, place) and start > paragraph.start:
        start = max(ends[number - 2] if number > 1 else 0, paragraph.start)
    return start + len(text[start:place]) - len(text[start:place].lstrip())


def _end(document: Document, place: int) -> int:
    """Return where the sentence ends that is not all before `place`."""
    paragraph, ends = document.paragraph_at(place - 1), document.sentence_ends
    number = bisect_left(ends, place)
    end = min(ends[number], paragraph.end)
    if not _has_words(document.text, place, end) and end < paragraph.end:
        end = min(ends[number + 1], paragraph.end)
    return end


def _has_words(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))

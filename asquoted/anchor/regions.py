"""One voice: which quotations, declared parts and turns a quote lies in, and how its words stand there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from asquoted.anchor.verdict import Reason, Remark
from asquoted.document import Document
from asquoted.model import Part, Words
from asquoted.text.marks import Quotation
from asquoted.values import PartKind, SpeakerKind, Voice

_TERM_WORDS = 3


def crossing(document: Document, parts: Sequence[Part], words: Sequence[Words]) -> Remark | None:
    """Say what a quote cuts or crosses: a part, a turn, or a quotation; `None` if it is one voice."""
    start, end = words[0].start, words[-1].end
    for part in parts:
        if start < part.end and end > part.start and not (part.start <= start and end <= part.end):
            return Remark(Reason.CROSSES_PART, part.start, part.end, part.kind)
    turn = bisect_right(document.turns, start)
    if turn < len(document.turns) and document.turns[turn] < end:
        return Remark(Reason.CROSSES_TURN, document.turns[turn], document.turns[turn])
    # A quote may be written with the marks at its ends or without them; either way it must cut nothing.
    cut = _cut(document, words)
    if cut and _cut(document, [_without_marks(document, stretch) for stretch in words]):
        return Remark(Reason.CROSSES_QUOTATION, cut.start, cut.end)
    return None


def _cut(document: Document, words: Sequence[Words]) -> Quotation | None:
    """Return the quotation that some edges of the quote are inside of and others are not."""
    for quotation in document.marks.within(words[0].start, words[-1].end):
        first, last = quotation.first, quotation.last
        inside = first <= words[0].start < last
        for each in words:
            if (first <= each.start < last) != inside or (first < each.end <= last) != inside:
                return quotation
    return None


def _without_marks(document: Document, stretch: Words) -> Words:
    start, end = stretch.start, stretch.end
    places, text = document.marks.places, document.text
    while start < end and (start in places or text[start].isspace()):
        start += 1
    while end > start and (end - 1 in places or text[end - 1].isspace()):
        end -= 1
    return Words(start, end)


def voices(document: Document, parts: Sequence[Part], words: Sequence[Words]) -> frozenset[Voice]:
    """Return the voices that may be given for a quote: what its place bears out."""
    part = _part(parts, words)
    if part is PartKind.BLOCK:
        return frozenset({Voice.DIRECT})
    borne_out: set[Voice] = set()
    for terms_count in (True, False):
        within, without = _spread(document, words, terms_count=terms_count)
        if within and without:
            borne_out.add(Voice.MIXED)
        elif within:
            borne_out.add(Voice.DIRECT)
        else:
            borne_out |= {Voice.INDIRECT, Voice.AUTHOR}
    if part in (PartKind.HEADLINE, PartKind.CAPTION):
        borne_out.add(Voice(part.value))
    return frozenset(borne_out)


def voice_read(document: Document, parts: Sequence[Part], words: Sequence[Words], kind: SpeakerKind | None) -> Voice:
    """Return the voice of a quote for which none is given, read from where its words stand."""
    part = _part(parts, words)
    if part is PartKind.BLOCK:
        return Voice.DIRECT
    within, without = _spread(document, words, terms_count=True)
    if within and not without:
        return Voice.DIRECT
    if within and _spread(document, words, terms_count=False)[0]:
        return Voice.MIXED
    if part in (PartKind.HEADLINE, PartKind.CAPTION):
        return Voice(part.value)
    return Voice.AUTHOR if kind is SpeakerKind.PUBLICATION else Voice.INDIRECT


def _part(parts: Iterable[Part], words: Sequence[Words]) -> PartKind | None:
    for part in parts:
        if part.start <= words[0].start and words[-1].end <= part.end:
            return part.kind
    return None


def _spread(document: Document, words: Sequence[Words], *, terms_count: bool) -> tuple[bool, bool]:
    """Tell whether some of the words are inside quotation marks, and whether some are outside.

    Args:
        document: The source.
        words: The quoted stretches.
        terms_count: Whether marks round at most three words count; they may be round a mere term.
    """
    within = without = False
    around = [
        each
        for each in document.marks.within(words[0].start, words[-1].end)
        if each.depth == 0 and (terms_count or len(document.text[each.first : each.last].split()) > _TERM_WORDS)
    ]
    for stretch in words:
        place = stretch.start
        for quotation in around:
            if quotation.end <= place or quotation.start >= stretch.end:
                continue
            without |= _has_letters(document.text[place : quotation.start])
            within |= _has_letters(document.text[max(place, quotation.first) : min(stretch.end, quotation.last)])
            place = max(place, quotation.end)
        without |= _has_letters(document.text[place : stretch.end])
    return within, without


def _has_letters(text: str) -> bool:
    return any(char.isalnum() for char in text)

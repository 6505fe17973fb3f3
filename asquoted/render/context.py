"""The sentences around a quote, as they stand in its source: shown on demand, within the rights."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from asquoted.document import Document
from asquoted.figures.counting import union
from asquoted.model import AnchoredQuote, Words
from asquoted.render.passages import is_shown, said_in
from asquoted.render.site import Site
from asquoted.render.weave import Layer, Run, in_paragraphs, weave
from asquoted.values import Rights


def context_of(site: Site, quote: AnchoredQuote) -> list[Run]:
    """Return the sentences that a quote stands in, by paragraph, its words marked and what it leaves out among them.

    Where a quote is a whole sentence, the one before or after it in the same paragraph is shown too. The words that say
    who speaks are marked; a sentence elsewhere that has them is shown if it may be, unless the way the words came does
    already. There is nothing to show where a quote is the whole paragraph and no more is known, and nothing that may be
    shown with the rights `none`.
    """
    anchor = quote.anchor
    source, document = anchor.source, anchor.source.document
    if source.rights is Rights.NONE:
        return []
    said = _attributing(site, quote)
    stretches = []
    start, end = _start(document, anchor.start), _end(document, anchor.end)
    place, beside = start, False
    for each in (*anchor.segments, Words(end, end)):
        beside = beside or _has_words(document.text, place, each.start)
        place = each.end
    if beside:
        stretches.append(Words(start, end))
    outside = [each for each in said if each.end <= start or end <= each.start]
    stretches += [each for each in _sentences_of(site, quote, outside) if each.end <= start or end <= each.start]
    hits = Layer("mark", "hit", tuple((each.start, each.end) for each in anchor.segments))
    who = Layer("b", "att", tuple((each.start, each.end) for each in said))
    return [
        Run(
            "words",
            weave(document.text, first, last, [hits, who, said_in(site, source, first, last)]),
            number,
            first,
            last,
        )
        for stretch in sorted(stretches, key=lambda each: each.start)
        for number, first, last in in_paragraphs(document, stretch)
    ]


def _attributing(site: Site, quote: AnchoredQuote) -> list[Words]:
    """Return the words by which the source gives a quote to its speaker: who, and the verb."""
    attributions = site.attributions[quote.anchor.source.id]
    for passage in attributions.given(quote.anchor.segments).holders:
        if passage.speaker == quote.speaker.name and attributions.is_worth_telling(passage):
            found = [each for each in (passage.mention, passage.cue) if each is not None]
            return list(union(found))
    return []


def _sentences_of(site: Site, quote: AnchoredQuote, said: Sequence[Words]) -> Iterable[Words]:
    """Yield the sentences with some words, each once, that the page of the source shows as well."""
    source = quote.anchor.source
    told = quote.via.anchor.paragraph if quote.via else None
    found = []
    for each in said:
        paragraph = source.document.paragraph_at(each.start)
        if paragraph.number != told and is_shown(site, source, paragraph):
            found.append(Words(_start(source.document, each.start), _end(source.document, each.end)))
    return union(found)


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

"""Who speaks where in a source: as its record and people say, and for the rest as the rules of speech read it.

What nobody and no rule gives to a speaker is the source's own; so is what rules read that are right too seldom.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

import numpy as np

from asquoted.figures.counting import Word, words_of
from asquoted.model import AnchoredQuote, Source, Words
from asquoted.speech.attributions import Attributions
from asquoted.speech.passage import Kind, Passage
from asquoted.values import PartKind, SpeakerKind, Voice


class Manner(StrEnum):
    """How words stand in a source, told more coarsely than by voice."""

    QUOTED = "quoted"
    REPORTED = "reported"
    OWN = "own"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row that belong to one speaker and stand there in one way.

    Attributes:
        start, end: Where (code points).
        speaker: Their name; `None` for the publication itself.
        manner: How the words stand.
    """

    start: int
    end: int
    speaker: str | None
    manner: Manner


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row, of one stretch and one paragraph.

    Attributes:
        paragraph: Its number.
        words: How many there are.
        start, end: From the first to the last (code points).
        stretch: Whose they are.
    """

    paragraph: int
    words: int
    start: int
    end: int
    stretch: Stretch


@dataclass(frozen=True)
class Speech:
    """A source from its first to its last word, by speaker.

    Attributes:
        source: The source.
        stretches: In order, without gaps or overlaps.
    """

    source: Source
    stretches: tuple[Stretch, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the source."""
        return words_of(self.source.document)

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.stretches]

    def at(self, place: int) -> Stretch:
        """Return the stretch that a code point is in."""
        return self.stretches[max(bisect_right(self._starts, place) - 1, 0)]

    def between(self, start: int, end: int) -> tuple[Stretch, ...]:
        """Return the stretches that some of the text between two places is in."""
        return self.stretches[max(bisect_right(self._starts, start) - 1, 0) : bisect_left(self._starts, end)]

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Its words by stretch and paragraph, in order."""
        found: list[Run] = []
        for word in self.words:
            stretch, paragraph = self.at(word.place), self.source.document.paragraph_at(word.start).number
            last = found[-1] if found else None
            if last and last.stretch is stretch and last.paragraph == paragraph:
                found[-1] = Run(paragraph, last.words + 1, last.start, word.end, stretch)
            else:
                found.append(Run(paragraph, 1, word.start, word.end, stretch))
        return tuple(found)

    def speakers(self) -> tuple[str, ...]:
        """Return everyone but the publication, in the order in which the source lets them speak."""
        return tuple(dict.fromkeys(each.speaker for each in self.stretches if each.speaker is not None))

    def count(self) -> dict[tuple[str | None, Manner], int]:
        """Return how many words each speaker has in each manner."""
        counts: dict[tuple[str | None, Manner], int] = {}
        for word in self.words:
            stretch = self.at(word.place)
            key = stretch.speaker, stretch.manner
            counts[key] = counts.get(key, 0) + 1
        return counts


class Labels:
    """To whom each code point of a source is given, and how; what is given once stays so."""

    def __init__(self, length: int) -> None:
        """Give nothing yet."""
        self._given = np.zeros(length, dtype=np.int32)
        self._numbers: dict[tuple[str | None, Manner], int] = {}

    def give(self, words: Words, speaker: str | None, manner: Manner) -> None:
        """Give words to a speaker, as far as they are nobody's."""
        number = self._numbers.setdefault((speaker, manner), len(self._numbers) + 1)
        here = self._given[words.start : words.end]
        here[here == 0] = number

    def stretches(self) -> tuple[Stretch, ...]:
        """Return all of the source; what was not given is the source's own."""
        meant = [(None, Manner.OWN), *self._numbers]
        edges = [0, *(np.flatnonzero(np.diff(self._given)) + 1).tolist(), len(self._given)]
        return tuple(Stretch(start, end, *meant[self._given[start]]) for start, end in pairwise(edges) if start < end)


def speech_of(source: Source, quotes: Iterable[AnchoredQuote], attributions: Attributions, others: str) -> Speech:
    """Say who speaks where in a source; of several who say so the first counts.

    That is: a person who confirmed a quote's speaker; the record; a rule that names a registered speaker; a brief that
    quotes words of which no rule does; and a rule that gives words to somebody who is not registered.

    Args:
        source: The source.
        quotes: Quotes from it, in order.
        attributions: What the rules read from it.
        others: What all are called who are not registered.
    """
    quotes = [each for each in quotes if each.anchor.source.id == source.id]
    labels = Labels(len(source.document.text))
    for part in source.parts:
        if part.kind in (PartKind.CAPTION, PartKind.BOILERPLATE):
            labels.give(Words(part.start, part.end), None, Manner.PAGE)
    _give_quotes(labels, source, (each for each in quotes if each.confirmed is not None), own=True)
    for part in source.parts:
        if part.kind is PartKind.BLOCK and part.speaker is not None:
            labels.give(Words(part.start, part.end), part.speaker, Manner.QUOTED)
    known, unknown = _read(attributions)
    _give_passages(labels, attributions, known, None)
    _give_quotes(labels, source, quotes)
    _give_passages(labels, attributions, unknown, others)
    return Speech(source, labels.stretches())


def _read(attributions: Attributions) -> tuple[list[Passage], list[Passage]]:
    """Return what the rules give to registered speakers, and what to others.

    A block that only looks like one is nobody's: where it ends nobody can tell. What a publication says itself is own.
    """
    known, unknown = [], []
    for passage in attributions.passages:
        speaker = attributions.speakers.get(passage.speaker or "")
        if not attributions.is_worth_telling(passage) or passage.kind is Kind.BLOCK:
            continue
        if speaker is None or not attributions.is_named(passage):
            unknown.append(passage)
        elif speaker.kind is not SpeakerKind.PUBLICATION:
            known.append(passage)
    return known, unknown


def _give_passages(labels: Labels, attributions: Attributions, passages: Sequence[Passage], name: str | None) -> None:
    """Give passages to their speakers, or all to one: quotations first, each with its marks, and then reports."""
    marks = {each.first: each for each in attributions.document.marks.quotations}
    for reported in (False, True):
        for passage in passages:
            if (passage.kind in (Kind.MIXED, Kind.INDIRECT)) is not reported:
                continue
            for words in passage.words:
                quotation = marks.get(words.start) if passage.kind is Kind.DIRECT else None
                whole = Words(quotation.start, quotation.end) if quotation is not None else words
                manner = Manner.REPORTED if reported else Manner.QUOTED
                labels.give(whole, passage.speaker if name is None else name, manner)


def _give_quotes(labels: Labels, source: Source, quotes: Iterable[AnchoredQuote], *, own: bool = False) -> None:
    """Give quotes of briefs to their speakers, first whole quotations; a publication's words only if they are asked."""
    quotes = list(quotes)
    for quote in quotes:
        if quote.voice in (Voice.DIRECT, Voice.MIXED):
            for quotation in _quotations(source, quote):
                labels.give(quotation, quote.speaker.name, Manner.QUOTED)
    for quote in quotes:
        name = None if quote.speaker.kind is SpeakerKind.PUBLICATION else quote.speaker.name
        if name is not None or own:
            for words in quote.anchor.segments:
                labels.give(words, name, _MANNERS[quote.voice])


_MANNERS = {
    Voice.DIRECT: Manner.QUOTED,
    Voice.MIXED: Manner.REPORTED,
    Voice.INDIRECT: Manner.REPORTED,
    Voice.AUTHOR: Manner.OWN,
    Voice.HEADLINE: Manner.OWN,
    Voice.CAPTION: Manner.OWN,
}


def _quotations(source: Source, quote: AnchoredQuote) -> Iterable[Words]:
    """Yield the whole quotations in marks of which a quote holds a part: all of one is one speaker's."""
    marks, segments = source.document.marks, quote.anchor.segments
    held = (each for part in segments for each in marks.within(part.start, part.end))
    found = {Words(each.start, each.end) for each in held if each.depth == 0}
    yield from sorted(found, key=lambda each: each.start)

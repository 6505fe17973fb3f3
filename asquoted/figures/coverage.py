"""What of a source is quoted and what is not, sentence by sentence; of what is not, who says it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from asquoted.figures.counting import Word, union, words_of
from asquoted.model import AnchoredQuote, Source, Words
from asquoted.speech.attributions import Attributions
from asquoted.speech.passage import Kind


class Covered(StrEnum):
    """How far a sentence is in briefs."""

    QUOTED = "quoted"
    IN_PART = "in part"
    ON_PURPOSE = "left out on purpose"
    OPEN = "not quoted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a source, and who quotes it.

    Attributes:
        start, end: Where (code points), the space around it left out.
        paragraph: The number of its paragraph.
        words, quoted: How many words it has, and how many of them are quoted.
        state: How far it is in briefs.
        quotes: The ids of the quotes that have words of it.
        reasons: Why it, or a part of it, is left out on purpose.
        speaker: Who says it, where the source says so well enough; `None` for the source itself.
        kind: How their words stand in it; `None` for the source's own.
    """

    start: int
    end: int
    paragraph: int
    words: int
    quoted: int
    state: Covered
    quotes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    speaker: str | None = None
    kind: Kind | None = None


@dataclass(frozen=True)
class Coverage:
    """A source, sentence by sentence.

    Attributes:
        source: The source.
        sentences: Those that have words, in order.
    """

    source: Source
    sentences: tuple[Sentence, ...]

    def of(self, *states: Covered) -> tuple[Sentence, ...]:
        """Return the sentences in some states, in order."""
        return tuple(each for each in self.sentences if each.state in states)

    @property
    def open_said(self) -> tuple[Sentence, ...]:
        """What somebody says and no brief quotes, and nobody leaves out on purpose."""
        return tuple(each for each in self.of(Covered.OPEN) if each.speaker is not None)

    @property
    def open_own(self) -> tuple[Sentence, ...]:
        """The same of what the source says itself."""
        return tuple(each for each in self.of(Covered.OPEN) if each.speaker is None)

    @property
    def words(self) -> int:
        """How many words the source has."""
        return sum(each.words for each in self.sentences)

    @property
    def quoted(self) -> int:
        """How many of its words are quoted."""
        return sum(each.quoted for each in self.sentences)


def coverage_of(source: Source, quotes: Iterable[AnchoredQuote], attributions: Attributions) -> Coverage:
    """Say what of a source is quoted, by which quotes, and what is not.

    Args:
        source: The source.
        quotes: All quotes that count; those from other sources are left aside.
        attributions: Who says what in it.
    """
    placed = [
        (each.start, each.end, quote.id)
        for quote in quotes
        if quote.anchor.source.id == source.id
        for each in quote.anchor.segments
    ]
    unquoted = [(each.start, each.end, reason) for anchor, reason in source.unquoted for each in anchor.segments]
    covered = union(Words(*each[:2]) for each in placed)
    reading = _Reading(source, _Placed(placed), _Placed(unquoted), covered, words_of(source.document), attributions)
    return Coverage(source, tuple(_sentences(reading)))


class _Placed:
    """What lies where in a source, for looking up what lies on a stretch of it."""

    def __init__(self, placed: Iterable[tuple[int, int, str]]) -> None:
        """Take where each begins and ends, and what it is."""
        self._placed = sorted(placed)
        self._starts = [start for start, _, _ in self._placed]
        self._longest = max((end - start for start, end, _ in self._placed), default=0)

    def on(self, start: int, end: int) -> tuple[str, ...]:
        """Return what lies on a stretch, each once, in order."""
        begin, stop = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return tuple(dict.fromkeys(what for _, last, what in self._placed[begin:stop] if last > start))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a source is read with: its quotes and what is left out."""

    source: Source
    placed: _Placed
    unquoted: _Placed
    covered: Sequence[Words]
    words: Sequence[Word]
    attributions: Attributions


def _sentences(reading: _Reading) -> Iterable[Sentence]:
    place = 0
    document, words = reading.source.document, reading.words
    for end in [*document.sentence_ends, len(document.text)]:
        first = place
        while place < len(words) and words[place].start < end:
            place += 1
        if first < place:
            yield _sentence(reading, words[first:place])


def _sentence(reading: _Reading, words: Sequence[Word]) -> Sentence:
    start, end = words[0].start, words[-1].end
    text = reading.source.document.text
    quoted = sum(_within(reading.covered, word.place) for word in words)
    # A dash or an ellipsis between spaces is counted as a word; whether it is quoted is of no interest.
    whole = all(_within(reading.covered, word.place) for word in words if text[word.place].isalnum())
    reasons = reading.unquoted.on(start, end)
    state = Covered.ON_PURPOSE if reasons else Covered.OPEN
    if quoted:
        state = Covered.QUOTED if whole else Covered.IN_PART
    said = reading.attributions.mostly(Words(start, end))
    return Sentence(
        start=start,
        end=end,
        paragraph=reading.source.document.paragraph_at(words[0].place).number,
        words=len(words),
        quoted=quoted,
        state=state,
        quotes=reading.placed.on(start, end),
        reasons=reasons,
        speaker=said.speaker if said else None,
        kind=said.kind if said else None,
    )


def _within(stretches: Sequence[Words], place: int) -> bool:
    number = bisect_right(stretches, place, key=lambda each: each.start) - 1
    return number >= 0 and place < stretches[number].end

"""What of a source can become claims: each statement once, as long as it is, and never a mere term.

Of passages inside one another the outermost is taken. A quotation that its attribution splits is one statement; one of
several paragraphs is several.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from asquoted.drafting.quoting import Copied, copied
from asquoted.model import Source, Words
from asquoted.speech.passage import Kind, Passage

_SPLIT = "said-between"
"""The rule that finds the second half of a quotation with its attribution in between."""


class Only(StrEnum):
    """Which statements are wanted, if not all."""

    DIRECT = "direct"
    INDIRECT = "indirect"


_KINDS = {
    Only.DIRECT: frozenset({Kind.DIRECT, Kind.BLOCK, Kind.TURN}),
    Only.INDIRECT: frozenset({Kind.INDIRECT, Kind.MIXED}),
    None: frozenset(Kind) - {Kind.TERM},
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that can become a claim.

    Attributes:
        passage: Whose it is, and how that was read.
        stretches: Its words.
        quotes: The same words as quotes, the claim's own first; empty if the law allows no quote of them.
    """

    passage: Passage
    stretches: tuple[Words, ...]
    quotes: tuple[Copied, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it has all that a claim needs."""
        return self.passage.speaker is not None and bool(self.quotes)


class Taken:
    """The words of a source that are some statement's already."""

    def __init__(self, words: Iterable[Words] = ()) -> None:
        """Begin with some words, which may overlap."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for each in sorted(words, key=lambda one: one.start):
            if self._ends and each.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], each.end)
            else:
                self._starts.append(each.start)
                self._ends.append(each.end)

    def holds_any(self, stretches: Iterable[Words]) -> bool:
        """Tell whether any word of some stretches is taken."""
        return any(
            (place := bisect_left(self._starts, each.end)) and self._ends[place - 1] > each.start for each in stretches
        )

    def take(self, stretches: Iterable[Words]) -> None:
        """Add stretches of which no word is taken."""
        for each in stretches:
            place = bisect_left(self._starts, each.start)
            self._starts.insert(place, each.start)
            self._ends.insert(place, each.end)


def candidates(source: Source, passages: Iterable[Passage], only: Only | None = None) -> list[Candidate]:
    """Return the statements of a source, in the order of the text; of those that overlap one with a speaker counts.

    Args:
        source: The source.
        passages: Who says what in it.
        only: Which of them are wanted.
    """
    marked = {(each.start, each.end): Words(each.first, each.last) for each in source.document.marks.quotations}
    wanted = [each for each in passages if each.kind in _KINDS[only]]
    made = [_quoted(source, _without_marks(each, marked)) for each in _whole(source, wanted)]
    taken, listed = Taken(), []
    for each in sorted(made, key=lambda one: not one.is_whole):
        if not taken.holds_any(each.stretches):
            taken.take(each.stretches)
            listed.append(each)
    return sorted(listed, key=lambda each: each.stretches[0].start)


def _whole(source: Source, passages: Sequence[Passage]) -> Iterator[Candidate]:
    """Yield statements: halves joined, paragraphs apart."""
    pending: Candidate | None = None
    for passage in passages:
        pieces = [Candidate(passage, each) for each in _by_paragraph(source, passage.words)]
        if pending and passage.rule.name == _SPLIT and passage.cue == pending.passage.cue:
            joined, *pieces = pieces
            pending = replace(pending, stretches=(*pending.stretches, *joined.stretches))
        for piece in pieces:
            if pending:
                yield pending
            pending = piece
    if pending:
        yield pending


def _by_paragraph(source: Source, words: tuple[Words, ...]) -> list[tuple[Words, ...]]:
    """Return one stretch of several paragraphs as several; several stretches are parts of one sentence."""
    if len(words) > 1:
        return [words]
    (stretch,) = words
    first, last = source.document.paragraph_at(stretch.start), source.document.paragraph_at(stretch.end - 1)
    within = source.document.paragraphs[first.number - 1 : last.number]
    cut = [Words(max(each.start, stretch.start), min(each.end, stretch.end)) for each in within]
    return [(each,) for each in cut if each.start < each.end] or [words]


def _without_marks(each: Candidate, marked: Mapping[tuple[int, int], Words]) -> Candidate:
    """Return a statement without the marks around it, where it is one quotation and nothing else."""
    inner = [marked.get((words.start, words.end), words) for words in each.stretches]
    return replace(each, stretches=tuple(inner))


def _quoted(source: Source, each: Candidate) -> Candidate:
    """Return a statement with its quotes: one if the law allows it, else one for each stretch."""
    whole = copied(source, each.stretches)
    if whole is not None:
        return replace(each, quotes=(whole,))
    if len(each.stretches) == 1:
        return each
    apart = [(words, copied(source, [words])) for words in each.stretches]
    standing = [(words, quote) for words, quote in apart if quote is not None]
    if not standing:
        return each
    return Candidate(each.passage, tuple(words for words, _ in standing), tuple(quote for _, quote in standing))

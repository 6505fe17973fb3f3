"""What the engine answers: where a quote stands, or why it does not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from asquoted.model import Piece, Words


class Reason(Enum):
    """Why a quote is refused, or (the last group) what a person should look at."""

    EMPTY = auto()
    NOT_FOUND = auto()
    CASE = auto()
    ACCENTS = auto()
    NUMBER = auto()
    SIGN = auto()
    WORD_BREAKS = auto()
    MARK = auto()
    MARK_ADDED = auto()
    MARK_DROPPED = auto()
    STOP_DROPPED = auto()
    CUT = auto()
    TWICE = auto()
    CONTEXT = auto()
    PART_SHORT = auto()
    PART_ORDER = auto()
    PART_OVERLAP = auto()
    PART_FAR = auto()
    NOTHING_OMITTED = auto()
    NEGATION_OMITTED = auto()
    BRACKET_NEGATION = auto()
    BRACKET_LONG = auto()
    BRACKET_NUMBER = auto()
    BRACKET_GLUED = auto()
    BRACKET_ALONE = auto()
    BRACKET_EMPTY = auto()
    CROSSES_QUOTATION = auto()
    CROSSES_PART = auto()
    CROSSES_TURN = auto()

    SENTENCE_NEGATION = auto()
    CONDITION_OMITTED = auto()
    CONDITION_FOLLOWS = auto()


DIFFERS = frozenset(
    {Reason.NOT_FOUND, Reason.CASE, Reason.ACCENTS, Reason.NUMBER, Reason.SIGN, Reason.WORD_BREAKS, Reason.MARK}
)
"""Reasons for which the words of the source differ from those of the quote, and can be set beside them."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a quote: a reason, and the stretch of the source that shows it.

    Attributes:
        reason: What it is.
        start, end: Where in the source; equal if there is no such place.
        words: The words of the quote or of the source that the remark is about.
        kind: What is cut, in words: `a compound`.
        ours: Which part of the quote it is about (code points of the quote); all of it if empty.
    """

    reason: Reason
    start: int = 0
    end: int = 0
    words: str = ""
    kind: str = ""
    ours: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Found:
    """The quote stands in the document.

    Attributes:
        pieces: What is quoted, left out and put in, in order.
        remarks: Warnings.
    """

    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def words(self) -> tuple[Words, ...]:
        """The quoted stretches."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Words))

    @property
    def start(self) -> int:
        """Where the first quoted word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last quoted word (or its mark) ends."""
        return self.words[-1].end


@dataclass(frozen=True, slots=True)
class Refused:
    """The quote does not stand in the document as it is written.

    Attributes:
        remark: Why.
        places: All places at which its words stand, if they stand more than once.
    """

    remark: Remark
    places: tuple[Found, ...] = ()


Verdict = Found | Refused

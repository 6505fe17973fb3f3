"""A passage of a source that is somebody's: its words, who says them, and how that was read from the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from asquoted.model import Words
from asquoted.speech.rules import SpeechRule


class Kind(StrEnum):
    """How words that are somebody's stand in a text."""

    DIRECT = "direct"
    BLOCK = "block"
    TURN = "turn"
    MIXED = "mixed"
    INDIRECT = "indirect"
    TERM = "term"


class How(StrEnum):
    """By what kind of mention a speaker was recognised."""

    DECLARED = "declared"
    FULL = "full"
    SURNAME = "surname"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words that are somebody's.

    Attributes:
        kind: How they stand.
        words: Where, without quotation marks; more than one stretch where an attribution stands in between.
        rule: The rule that found them.
        cue: The verb of speech.
        mention: The words that name the speaker here.
        speaker: The name of the speaker: a registered one, or the fullest that the text has; `None` if unknown.
        how: By what kind of mention the speaker was recognised; `None` without one.
        via: The words that name the work in which the speaker said it.
        is_sure: Whether the rule is right often enough that the passage needs no second look.
    """

    kind: Kind
    words: tuple[Words, ...]
    rule: SpeechRule
    cue: Words | None = None
    mention: Words | None = None
    speaker: str | None = None
    how: How | None = None
    via: Words | None = None
    is_sure: bool = False

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.words[-1].end

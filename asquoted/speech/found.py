"""What a rule finds in a sentence, before its places and its speaker are known in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asquoted.speech.cues import Cue
from asquoted.speech.sentences import Sentence
from asquoted.speech.subjects import Mention


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a sentence that are somebody's.

    Attributes:
        rule: The rule that found them.
        stretches: Places of tokens, both ends included.
        mention: Who is said to speak.
        cue: The verb of speech.
        is_statement: Whether these are words of the text that report; else they are one quotation in marks.
    """

    rule: str
    stretches: tuple[tuple[int, int], ...]
    mention: Mention | None = None
    cue: Cue | None = None
    is_statement: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb of speech with its subject.

    Attributes:
        cue: The verb.
        mention: The subject.
        left: The first token of both.
        right: The token after both.
        inverted: Whether the subject stands on the right.
    """

    cue: Cue
    mention: Mention | None
    left: int
    right: int
    inverted: bool = False


def quotations_in(sentence: Sentence, frame: Frame, first: int, last: int) -> Iterator[Found]:
    """Yield the quotations among the tokens of a reported clause."""
    for place in range(first, last + 1):
        if sentence.tokens[place].quotation is not None:
            yield Found("quoted-in-part", ((place, place),), frame.mention, frame.cue)

"""Passages before it is known who is meant by their mentions."""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.model import Words
from asquoted.speech.found import Found
from asquoted.speech.passage import Kind
from asquoted.speech.sentences import Sentence
from asquoted.speech.via import via_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Words that are somebody's, and the words that say whose.

    Attributes:
        rule: The name of the rule that found them.
        kind: How they stand.
        words: Where.
        cue: The verb of speech.
        mention: The words that name the speaker, an apposition included.
        head: The noun phrase of the mention.
        via: The words that name the work.
        declared: The speaker, where the record says so.
    """

    rule: str
    kind: Kind
    words: tuple[Words, ...]
    cue: Words | None = None
    mention: Words | None = None
    head: Words | None = None
    via: Words | None = None
    declared: str | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where its speaker is named, or else where it stands: the order in which mentions are understood."""
        start = self.words[0].start
        return (self.mention.start if self.mention else start), start


def draft_of(sentence: Sentence, found: Found, kind: Kind, words: tuple[Words, ...]) -> Draft:
    """Return what was found in a sentence, with its places in the text.

    Args:
        sentence: The sentence that says whose the words are.
        found: What was found in it.
        kind: How the words stand.
        words: Where they stand; not always in that sentence.
    """
    who, cue = found.mention, found.cue
    return Draft(
        rule=found.rule,
        kind=kind,
        words=words,
        cue=words_of(sentence, cue.first, cue.last) if cue else None,
        mention=words_of(sentence, who.first, who.last) if who else None,
        head=words_of(sentence, who.head_first, who.head_last) if who else None,
        via=via_of(sentence, found),
    )


def words_of(sentence: Sentence, first: int, last: int) -> Words:
    """Return where some tokens of a sentence stand in the text."""
    return Words(sentence.tokens[first].start, sentence.tokens[last].end)

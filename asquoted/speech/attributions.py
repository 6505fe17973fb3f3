"""Whom a source gives some of its words to: the passages that hold them, and how plainly it says whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from asquoted.document import Document
from asquoted.model import Part, Speaker, Words
from asquoted.speech.lexicon import Lexicon, lexicon
from asquoted.speech.passage import How, Kind, Passage
from asquoted.speech.passages import speech_in
from asquoted.speech.tokens import token_pattern
from asquoted.text.fold import folded

_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_NEARLY_ALL = 0.8
"""So much of a quote has to be in a passage for the quote to be taken from it; `that` before a clause is not in it."""
_ENOUGH = 0.5
"""What is right less often is not worth telling."""
_FAR = 1000
"""So many characters away nothing says any more whose some words are."""
MEASURED = ("en",)
"""The languages in which the rules have been measured; in others they warn."""
_TOLD_BY_FORM = ("turn",)
"""Rules without a measure that go by no more than the name which the text itself puts before the words."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a source says of whose some words are.

    Attributes:
        holders: The passages that the words are taken from, the innermost first; in a quotation inside another one
            the words are both speakers'.
        touched: The passages of which the words hold some, with words of the source itself or with its attribution.
    """

    holders: tuple[Passage, ...] = ()
    touched: tuple[Passage, ...] = ()


class Attributions:
    """Every passage of a document that is somebody's, for looking up whose some words are."""

    def __init__(self, document: Document, parts: Sequence[Part] = (), speakers: Iterable[Speaker] = ()) -> None:
        """Read a document; see `speech_in`."""
        self.document = document
        self.speakers = {each.name: each for each in speakers}
        self.passages = [
            each for each in speech_in(document, parts, self.speakers.values()) if each.kind is not Kind.TERM
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.passages]

    @cached_property
    def _reach(self) -> list[int]:
        """How far the passages up to each one go at most: before what goes past a place there is nothing at it."""
        return list(accumulate((each.end for each in self.passages), max))

    @cached_property
    def words(self) -> Lexicon:
        """What the rules know of the document's language."""
        return lexicon(self.document.tag)

    @cached_property
    def _attributing(self) -> list[int]:
        """The numbers of the paragraphs in which words are somebody's, or are said to be."""
        places = {each.start for each in self.passages}
        places |= {part.start for each in self.passages for part in (each.mention, each.cue) if part is not None}
        return sorted({self.document.paragraph_at(each).number for each in places})

    @property
    def is_measured(self) -> bool:
        """Whether it is known how often the rules are right in the document's language."""
        return self.document.tag.partition("-")[0].lower() in MEASURED

    def is_plain(self, passage: Passage) -> bool:
        """Tell whether the document says plainly whose a passage is: another speaker is an error."""
        by_form = passage.rule.name in _TOLD_BY_FORM and passage.how in (How.FULL, How.SURNAME)
        return passage.how is How.DECLARED or by_form or (passage.is_sure and self.is_measured)

    def is_worth_telling(self, passage: Passage) -> bool:
        """Tell whether a passage is known well enough to say anything about its speaker.

        A rule that was never met counts as one that is right half of the time; one that was wrong more often than
        right says nothing, however rarely it was met.
        """
        precision = passage.rule.precision
        often = precision is None or precision >= _ENOUGH
        return passage.speaker is not None and (often or self.is_plain(passage))

    def is_named(self, passage: Passage) -> bool:
        """Tell whether the name of a passage's speaker is in the text, or is meant by a registered alias there.

        Who a mere description means, among those whom the text names, is right in fewer than half of the cases.
        """
        if passage.how is not How.DESCRIPTION:
            return passage.how is not None
        known = self.speakers.get(passage.speaker or "")
        if known is None or passage.mention is None:
            return False
        mention = bare(self.document.text[passage.mention.start : passage.mention.end])
        return any(mention.startswith(bare(each)) for each in (known.name, *known.aliases))

    def mostly(self, words: Words) -> Passage | None:
        """Return the passage that has most of some words, of those whose speaker the document names well enough."""
        near = self.given([words])
        found = [each for each in (*near.holders, *near.touched) if self.is_worth_telling(each) and self.is_named(each)]
        return max(found, key=lambda each: self._shared([words], each), default=None)

    def _shared(self, words: Sequence[Words], passage: Passage) -> int:
        """Count the letters of some words that a passage has."""
        return sum(
            self._letters(max(own.start, each.start), min(own.end, each.end)) for each in words for own in passage.words
        )

    def given(self, words: Sequence[Words]) -> Given:
        """Say whom the document gives some words to."""
        letters = sum(self._letters(each.start, each.end) for each in words)
        holders: list[Passage] = []
        touched: list[Passage] = []
        begin, stop = bisect_right(self._reach, words[0].start), bisect_left(self._starts, words[-1].end)
        for passage in self.passages[begin:stop]:
            shared = self._shared(words, passage)
            if not shared:
                continue
            attributes = any(_meet(part, words) for part in (passage.cue, passage.mention) if part is not None)
            holds = shared >= _NEARLY_ALL * letters and not (attributes and shared < letters)
            (holders if holds else touched).append(passage)
        holders.sort(key=lambda each: each.end - each.start)
        return Given(tuple(holders), tuple(touched))

    def _letters(self, start: int, end: int) -> int:
        return sum(map(str.isalnum, self.document.text[start:end])) if start < end else 0

    def is_attributed_near(self, words: Words) -> bool:
        """Tell whether a paragraph that some words stand in has words of somebody, or says whose others are."""
        first = self.document.paragraph_at(words.start).number
        last = self.document.paragraph_at(words.end - 1).number
        place = bisect_left(self._attributing, first)
        return place < len(self._attributing) and self._attributing[place] <= last

    def sentences_around(self, words: Words, more: int = 0) -> Words:
        """Return the sentences that some words stand in, with so many of their paragraphs' before and after them.

        Of a text that goes on and on without an end of a sentence only what is near counts.
        """
        ends = self.document.sentence_ends
        before = bisect_left(ends, words.start + 1) - 1 - more
        after = min(bisect_left(ends, words.end) + more, len(ends) - 1)
        first, last = (self.document.paragraph_at(each) for each in (words.start, words.end - 1))
        start = max(ends[before] if before >= 0 else 0, first.start, words.start - _FAR)
        end = min(ends[after], last.end, words.end + _FAR)
        return Words(min(start, words.start), max(end, words.end))

    @cached_property
    def _verbs(self) -> list[int]:
        """Where verbs of speech and `according to` stand, whether a rule could read them or not."""
        known = self.words.verbs.keys() | self.words.according_begins
        found = token_pattern(self.document.tag).finditer(self.document.text)
        return [match.start() for match in found if match.group().lower() in known]

    def has_verb_of_speech(self, words: Words) -> bool:
        """Tell whether a verb of speech, or `according to`, is among some words, even one that no rule could read."""
        return bisect_left(self._verbs, words.start) < bisect_left(self._verbs, words.end)


def bare(words: str) -> str:
    """Return how names and mentions are compared: folded, in lower case, without an article."""
    return _ARTICLE.sub("", folded(words).lower())


def _meet(words: Words, others: Iterable[Words]) -> bool:
    return any(words.start < each.end and each.start < words.end for each in others)

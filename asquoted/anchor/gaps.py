"""What lies between the parts of a quote: left out, or replaced by the editors' words.

The limits are the law's: parts of at least three words, in order, at most 1,500 letters between two, in the same or
the next paragraph; at most 60 letters of one sentence replaced by a bracket; no negation left out of a sentence that
is partly quoted, none put in or hidden by a bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from asquoted.anchor.verdict import Reason, Remark
from asquoted.document import Document
from asquoted.text.fold import folded
from asquoted.text.language import Language

MOST_LETTERS_OMITTED = 1500
MOST_LETTERS_REPLACED = 60
LEAST_WORDS = 3
_LONGEST_STRETCH = 20_000
"""A stretch of more code points is too far whatever they are: counting them all would be slow."""

_CLAUSE_END = re.compile("[,;:()—–]")
_NUMBERED = re.compile(r"(?<![^\W_])no\.? ?(?=\d)")
"""`No. 10` denies nothing."""
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
_FIRST_WORD = re.compile(r"[\s,;:'\"’”]*+(?:\.[\s,;:'\"’”]*+)?([A-Za-z]+)(?=[\s,;!?)])")
"""The word after a quote, where nothing but plain marks stands between: it mostly settles that no condition follows."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The signs between two parts.

    Attributes:
        omission: Whether a sign of omission is among them.
        brackets: The editors' words.
    """

    omission: bool
    brackets: tuple[str, ...]


def misplaced(gap: Gap, document: Document, start: int, end: int) -> Remark | None:
    """Say why two parts may not stand this far apart; `None` if they may.

    Args:
        gap: What stands between the parts in the quote.
        document: The source.
        start: Where the first part ends there (code points).
        end: Where the second part begins; before `start` if they overlap.
    """
    if end < start:
        return Remark(Reason.PART_ORDER, end, start)
    if end - start > _LONGEST_STRETCH:
        return Remark(Reason.PART_FAR if gap.omission else Reason.BRACKET_LONG, start, end)
    between = document.text[start:end]
    letters = sum(char.isalnum() for char in between)
    if not gap.omission:
        sentences = sum(any(map(str.isalnum, each.text)) for each in _sentences(document, start, end))
        if letters > MOST_LETTERS_REPLACED or sentences > 1:
            return Remark(Reason.BRACKET_LONG, start, end)
        return None
    apart = document.paragraph_at(end).number - document.paragraph_at(max(start - 1, 0)).number
    if letters > MOST_LETTERS_OMITTED or apart > 1:
        return Remark(Reason.PART_FAR, start, end)
    return None


def misleading(gap: Gap, document: Document, start: int, end: int) -> Remark | None:
    """Say how what is left out or put in misleads a reader; `None` if it does not."""
    language = document.language
    if gap == Gap(omission=True, brackets=()) and not document.text[start:end].strip():
        return Remark(Reason.NOTHING_OMITTED, start, end)
    for words in gap.brackets:
        if negation := _first(words, language.negations, language):
            return Remark(Reason.BRACKET_NEGATION, start, end, negation)
        if any(map(str.isdigit, words)) and any(map(str.isdigit, document.text[start:end])):
            return Remark(Reason.BRACKET_NUMBER, start, end, words)
    for sentence in _sentences(document, start, end):
        negation = _first(sentence.text, language.negations, language)
        if negation and not (gap.omission and sentence.whole):
            reason = Reason.NEGATION_OMITTED if gap.omission else Reason.BRACKET_NEGATION
            return Remark(reason, sentence.start, sentence.start + len(sentence.text), negation)
    return None


def beyond(gap: Gap, document: Document, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return what a sign at a quote's own edge may stand for: before `start`, and after `end`.

    An omission stands for the rest of the sentence, a bracket for no more than its nearest words: those up to a mark.
    """
    ends = document.sentence_ends
    following = bisect_left(ends, end)
    first = ends[bisect_right(ends, start) - 1] if bisect_right(ends, start) else 0
    last = ends[following]  # a paragraph ends where its last sentence does
    if not gap.omission:
        before = _CLAUSE_END.search(document.text[first:start][::-1])
        after = _CLAUSE_END.search(document.text[end:last])
        first = max(start - MOST_LETTERS_REPLACED, start - before.start() if before else first)
        last = min(end + MOST_LETTERS_REPLACED, end + after.start() if after else last)
    return (first, start), (end, last)


def misleading_edge(gap: Gap, document: Document, stretch: tuple[int, int]) -> Remark | None:
    """Say how a sign at a quote's own edge misleads; `None` if it does not.

    Args:
        gap: What stands at the edge.
        document: The source.
        stretch: What the sign may stand for.
    """
    language = document.language
    for words in gap.brackets:
        if negation := _first(words, language.negations, language):
            return Remark(Reason.BRACKET_NEGATION, *stretch, negation)
    negation = _first(document.text[slice(*stretch)], language.negations, language)
    reason = Reason.NEGATION_OMITTED if gap.omission else Reason.BRACKET_NEGATION
    return Remark(reason, *stretch, negation) if negation else None


def omission_remarks(document: Document, start: int, end: int) -> Iterator[Remark]:
    """Yield what a person should weigh about an omission: whole negated sentences, and conditions."""
    language = document.language
    for sentence in _sentences(document, start, end):
        stretch = sentence.start, sentence.start + len(sentence.text)
        if sentence.whole and (negation := _first(sentence.text, language.negations, language)):
            yield Remark(Reason.SENTENCE_NEGATION, *stretch, negation)
        if condition := _first(sentence.text, language.conditions, language):
            yield Remark(Reason.CONDITION_OMITTED, *stretch, condition)


def condition_follows(document: Document, end: int) -> Remark | None:
    """Name the condition that a quote stops right before, if it does."""
    first_word = _FIRST_WORD.match(document.text, end)
    if first_word and first_word.group(1).lower() not in _first_words(document.language.conditions):
        return None
    following = bisect_right(document.sentence_ends, end)
    stop = document.sentence_ends[following] if following < len(document.sentence_ends) else len(document.text)
    if end in document.sentence_ends[following - 1 : following]:
        return None
    rest = folded(document.text[end:stop]).lower().lstrip("',.;:\"— ")
    for condition in document.language.conditions:
        if re.match(rf"{re.escape(condition)}(?![^\W_])", rest):
            return Remark(Reason.CONDITION_FOLLOWS, end, stop, condition)
    return None


@cache
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    """Return the letters of ASCII that some phrases begin with."""
    return frozenset(re.match("[a-z]*", phrase).group() for phrase in phrases)  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class _Fragment:
    """A sentence, or the rest of one, inside a gap."""

    start: int
    text: str
    whole: bool


def _sentences(document: Document, start: int, end: int) -> list[_Fragment]:
    """Split a stretch at the ends of sentences; the first and last may be parts of sentences."""
    ends = document.sentence_ends
    first, last = bisect_right(ends, start), bisect_left(ends, end)
    edges = [start, *ends[first:last], end]
    starts_whole = first > 0 and ends[first - 1] == start
    # What lies between the last end of a sentence and the next part belongs to that part's sentence.
    return [
        _Fragment(left, document.text[left:right], whole=(number > 0 or starts_whole) and number < len(edges) - 2)
        for number, (left, right) in enumerate(pairwise(edges))
    ]


def _first(text: str, words: frozenset[str], language: Language) -> str | None:
    """Return the first of some words or phrases that a text holds."""
    low = folded(text).lower()
    if words is language.negations:
        for phrase in language.harmless:
            low = re.sub(rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])", " ", low)
        low = _NUMBERED.sub(" ", low)
    for match in _WORD.finditer(low):
        word = match.group()
        if word in words or (words is language.negations and word.endswith(tuple(language.negation_endings or {"\0"}))):
            return word
        first, apostrophe, second = word.partition("'")
        if apostrophe and words is language.negations and (f"{first}'" in words or second in words):
            return word
    for phrase in words:
        if " " in phrase and re.search(rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])", low):
            return phrase
    return None

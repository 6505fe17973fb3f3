"""Sentences as the rules of speech read them: never ending inside a quotation, and with their attribution.

`“Are they safe?” Jones asked.` is one sentence, though its question mark and the capital after it look like an end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from asquoted.document import Document, Paragraph
from asquoted.speech.lexicon import Evidence, Lexicon, lexicon
from asquoted.speech.tokens import Token, token_pattern, tokens_of
from asquoted.text.marks import Quotation

_LONGEST_ATTRIBUTION = 8
"""So many words at most stand before the verb of a sentence that only says who has just spoken."""
_FINAL = ".!?…"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as tokens.

    Attributes:
        tokens: Its words, marks and quotations.
        stop: Where its final marks begin: the number of tokens before them.
        lexicon: The words of its language.
    """

    tokens: list[Token]
    stop: int
    lexicon: Lexicon

    @property
    def quotations(self) -> list[Token]:
        """Those of its tokens that are quotations."""
        return [each for each in self.tokens if each.quotation is not None]


def sentences(
    document: Document, paragraph: Paragraph, quotations: Sequence[tuple[Quotation, bool]]
) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph.

    Args:
        document: The document.
        paragraph: The paragraph.
        quotations: The outermost quotations that are (partly) in it, each with whether it is but a term.
    """
    words, pattern = lexicon(document.tag), token_pattern(document.tag)
    waiting: list[Token] = []
    start = paragraph.start
    for end in _ends(document, paragraph, quotations):
        tokens = tokens_of(document.text, start, end, quotations, pattern)
        start = end
        if waiting and not _only_attributes(waiting, tokens, words):
            yield _sentence(waiting, words)
            waiting = []
        waiting.extend(tokens)
    if waiting:
        yield _sentence(waiting, words)


def _ends(document: Document, paragraph: Paragraph, quotations: Sequence[tuple[Quotation, bool]]) -> Iterator[int]:
    """Yield where sentences end that do not end inside a quotation; the last end is the paragraph's."""
    ends = document.sentence_ends
    ahead = (each for each, _ in quotations)
    quotation = next(ahead, None)
    for place in range(bisect_left(ends, paragraph.start + 1), bisect_left(ends, paragraph.end)):
        end = ends[place]
        while quotation is not None and quotation.end <= end - 1:
            quotation = next(ahead, None)
        if quotation is None or not quotation.start < end < quotation.end:
            yield end
    yield paragraph.end


def _sentence(tokens: list[Token], words: Lexicon) -> Sentence:
    stop = len(tokens)
    while stop and tokens[stop - 1].quotation is None and tokens[stop - 1].text[0] in _FINAL:
        stop -= 1
    return Sentence(tokens, stop, words)


def _only_attributes(before: list[Token], tokens: list[Token], words: Lexicon) -> bool:
    """Tell whether a sentence only says whose the quotation before it is, as `Jones asked.` does."""
    if before[-1].quotation is None or (len(before) > 1 and before[-1].last_mark not in ("?", "!", "…")):
        return False
    for place, token in enumerate(tokens[: _LONGEST_ATTRIBUTION + 1]):
        verb = words.verbs.get(token.lower)
        if verb is not None and verb.evidence is not Evidence.QUOTES and not verb.lasting and place:
            rest = [each for each in tokens[place + 1 :] if not each.is_mark]
            return len(rest) <= 4 and all(each.quotation is None and each.lower not in words.that for each in rest)
        if token.quotation is not None or (token.is_mark and token.text != ","):
            return False
    return False

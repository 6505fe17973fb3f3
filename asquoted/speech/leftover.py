"""Quotations that no verb of speech stands beside: whose are they?

A quotation that is a sentence or a paragraph of its own is the last speaker's, or is announced by the paragraph before
it. `NAME: “…”` and `“…” — NAME` name their speaker without a verb. What is left may be a term.
"""

from __future__ import annotations

from asquoted.speech.found import Found
from asquoted.speech.sentences import Sentence
from asquoted.speech.subjects import Mention, first_subject, mention, subject_after
from asquoted.speech.tokens import Token

_LONGEST_NAME = 14
_LONGEST_LABEL = 12
_A_SENTENCE = 6
"""A quotation of so many words is not a term."""
_A_SENTENCE_WITH_ITS_MARK = 4


def is_bare(sentence: Sentence) -> bool:
    """Tell whether a sentence is made of quotations only."""
    return bool(sentence.quotations) and all(each.quotation is not None or each.is_mark for each in sentence.tokens)


def signed(sentence: Sentence) -> Found | None:
    """Return a quotation that a dash and a name follow to the end of its sentence."""
    if not sentence.tokens or sentence.tokens[0].quotation is None:
        return None
    who = signature(sentence, 1)
    return Found("signed", ((0, 0),), who) if who is not None else None


def signature(sentence: Sentence, place: int) -> Mention | None:
    """Return who signs with a dash at a token and a name to the end: `— Jane Roe, a lawyer`."""
    tokens, words = sentence.tokens, sentence.lexicon
    if place >= len(tokens) or not (tokens[place].is_dash or tokens[place].text == "-"):
        return None
    name = [each for each in tokens[place + 1 :] if not each.is_mark]
    if not name or len(name) > _LONGEST_NAME or not any(each.is_name for each in name):
        return None
    if any(each.quotation is not None or (each.lower in words.verbs and each.text.islower()) for each in name):
        return None
    return subject_after(sentence, place + 1)


def labelled(sentence: Sentence) -> Found | None:
    """Return a quotation that a name and a colon stand before: `Smith: “…”`."""
    tokens = sentence.tokens
    for place in range(1, min(_LONGEST_LABEL, len(tokens) - 1)):
        if tokens[place].quotation is not None:
            return None
        if tokens[place].text == ":" and tokens[place + 1].quotation is not None:
            who = first_subject(sentence, place) or (mention(0, place - 1) if tokens[0].is_name else None)
            return Found("labelled", ((place + 1, place + 1),), who) if who else None
    return None


def loose(sentence: Sentence, place: int) -> Found | None:
    """Return a quotation that is too long for a term, given to the subject of its sentence; `None` for others."""
    token = sentence.tokens[place]
    count = len(token.inner.split(maxsplit=_A_SENTENCE))
    if count < _A_SENTENCE and not (count >= _A_SENTENCE_WITH_ITS_MARK and token.last_mark):
        return None
    return Found("loose", ((place, place),), first_subject(sentence, place) or _last_name(sentence.tokens[:place]))


def _last_name(tokens: list[Token]) -> Mention | None:
    for last in range(len(tokens) - 1, -1, -1):
        if tokens[last].is_name:
            first = last
            while first and tokens[first - 1].is_name:
                first -= 1
            return mention(first, last)
    return None

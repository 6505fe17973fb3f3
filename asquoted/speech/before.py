"""What stands before subject and verb: `“…,” she said`, `Prices fell, she said`, and their second halves."""

from __future__ import annotations

from collections.abc import Iterator

from asquoted.speech.content import (
    begins_with_verb,
    content_end,
    content_start,
    is_clause,
    only_adjunct,
    quotation_within,
)
from asquoted.speech.cues import Cue
from asquoted.speech.found import Found, Frame, quotations_in
from asquoted.speech.lexicon import Evidence
from asquoted.speech.sentences import Sentence

_A_CLAUSE = 3
_NEAR = 14
"""A second half begins so many tokens after its attribution at most."""


def said_before(sentence: Sentence, frame: Frame, since: int, upcoming: Cue | None) -> Iterator[Found]:
    """Yield what stands before subject and verb, and, if the sentence goes on, the second half of it."""
    tokens, cue = sentence.tokens, frame.cue
    last = frame.left - 1
    if last >= since and tokens[last].lower in sentence.lexicon.as_said:
        # `“…,” as Roe said` is `“…,” Roe said`.
        last -= 1
    if last < since or cue.lasting:
        return
    separated = tokens[last].text in (",", "?", "!") or tokens[last].is_dash
    quoted = last if tokens[last].quotation is not None else last - 1
    if quoted >= since and tokens[quoted].quotation is not None and (quoted == last or separated):
        if quoted == last and not frame.inverted and not _ends_like_speech(sentence, frame, quoted):
            return
        rule = "said-after-inverted" if frame.inverted else "said-after"
        yield from _quotation_and_words_before(sentence, frame, rule, since, quoted)
        yield from _second_half(sentence, frame, upcoming)
    elif separated and cue.is_at_least(Evidence.REPORTS) and _is_said(sentence, frame, since, last - 1):
        yield from _clause_before(sentence, frame, since, last - 1, upcoming)


def _is_said(sentence: Sentence, frame: Frame, since: int, last: int) -> bool:
    """Tell whether a clause stands before an attribution, or the beginning of the one that follows.

    That is its subject (`Prices, she said, fell`) or an adjunct (`By contrast, she said, rents rose`).
    """
    if is_clause(sentence, since, last):
        return True
    place = frame.right
    if last < since or place + 1 >= sentence.stop or sentence.tokens[place].text != ",":
        return False
    if sentence.tokens[place + 1].quotation is not None:
        return False
    opens = sentence.tokens[since].lower in sentence.lexicon.adjuncts | sentence.lexicon.openers
    if begins_with_verb(sentence, last):
        # `It is, she said, a disgrace.`
        return True
    return begins_with_verb(sentence, place + 1) or (opens and is_clause(sentence, place + 1, sentence.stop - 1))


def _ends_like_speech(sentence: Sentence, frame: Frame, quoted: int) -> bool:
    """Tell whether a quotation right before a subject is what was said, and not a name: `On “Today” Smith said …`."""
    token = sentence.tokens[quoted]
    after = content_start(sentence, frame.right, frame.cue)
    return bool(token.last_mark) or (len(token.inner.split()) > _A_CLAUSE and only_adjunct(sentence, after))


def _quotation_and_words_before(
    sentence: Sentence, frame: Frame, rule: str, since: int, quoted: int
) -> Iterator[Found]:
    """Yield the quotations right before an attribution, and the clause that they stand in."""
    tokens, words = sentence.tokens, sentence.lexicon
    first = clause_start(sentence, since, quoted)
    own = [each for each in tokens[first:quoted] if each.quotation is None and not each.is_mark]
    if len(own) > 1 or (own and own[0].lower not in words.openers):
        yield Found("quoted-in-part", ((first, quoted),), frame.mention, frame.cue, is_statement=True)
    for place in range(first, quoted + 1):
        if tokens[place].quotation is not None:
            yield Found(rule, ((place, place),), frame.mention, frame.cue)


def clause_start(sentence: Sentence, since: int, last: int) -> int:
    """Return where the words before an attribution begin: after a colon or semicolon, a conjunction left out."""
    tokens = sentence.tokens
    for place in range(last - 1, since - 1, -1):
        if tokens[place].text in (";", ":"):
            since = place + 1
            break
    while since < last and (tokens[since].is_mark or tokens[since].lower in sentence.lexicon.openers):
        since += 1
    return since


def _second_half(sentence: Sentence, frame: Frame, upcoming: Cue | None) -> Iterator[Found]:
    """Yield the quotation that goes on after its attribution: `“…,” she said, “…”`."""
    place = content_start(sentence, frame.right, frame.cue)
    tokens = sentence.tokens
    if place < len(tokens) and (tokens[place].is_dash or tokens[place].text in (",", ":", ".", ";")):
        place += 1
    quoted = quotation_within(sentence, place, _NEAR)
    in_between = upcoming is None or (quoted is not None and quoted < upcoming.first)
    if quoted is not None and in_between and tokens[quoted - 1].text == ",":
        # `“…,” said Roe, a lawyer, “…”`
        place = quoted
    if place < len(tokens) and tokens[place].quotation is not None:
        yield Found("said-between", ((place, place),), frame.mention, frame.cue)


def _only_joins(sentence: Sentence, comma: int) -> bool:
    """Tell whether the narrator goes on after a comma: `, he said, and he left`."""
    tokens, words = sentence.tokens, sentence.lexicon
    if tokens[comma].text != "," or comma + 1 >= sentence.stop or tokens[comma + 1].lower not in words.joining:
        return False
    # `The fire began there, he said, and spread` goes on with what he said.
    verb = tokens[comma + 2] if comma + 2 < sentence.stop else tokens[comma]
    return not (begins_with_verb(sentence, comma + 2) or verb.lower.endswith(words.past_endings))


def _over_relative(sentence: Sentence, comma: int) -> int:
    """Step over a clause between commas about the speaker: `, says Roe, who runs a shop, …`."""
    tokens = sentence.tokens
    if comma + 1 < sentence.stop and tokens[comma].text == "," and tokens[comma + 1].lower in sentence.lexicon.about:
        for end in range(comma + 2, sentence.stop - 1):
            if tokens[end].text == ",":
                return end
    return comma


def _clause_before(sentence: Sentence, frame: Frame, since: int, last: int, upcoming: Cue | None) -> Iterator[Found]:
    """Yield a clause that its attribution follows, or is put into: `Prices fell, she said, by half`."""
    first = clause_start(sentence, since, last)
    opens, words = sentence.tokens[first].lower, sentence.lexicon
    verb = words.verbs.get(opens)
    # Neither `As prices fell` nor `Asked whether prices fell` is said.
    if opens in words.as_said or (verb is not None and not verb.base):
        return
    after = _over_relative(sentence, content_start(sentence, frame.right, frame.cue))
    if only_adjunct(sentence, after) or _only_joins(sentence, after) or sentence.tokens[after].is_dash:
        if opens not in words.clause_openers:
            yield Found("said-behind", ((first, last),), frame.mention, frame.cue, is_statement=True)
    elif sentence.tokens[after].text == ",":
        if sentence.tokens[after + 1].quotation is not None and opens in words.clause_openers:
            # `When asked about it, she said, “…”`
            return
        rest = after + 1, content_end(sentence, after + 1, upcoming)
        # Of `But, she said, rents rose` the first word only joins.
        stretches = (rest,) if first == last and opens in words.openers else ((first, last), rest)
        yield Found("said-amid", stretches, frame.mention, frame.cue, is_statement=True)
        yield from quotations_in(sentence, frame, *rest)

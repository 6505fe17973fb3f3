"""What stands after subject and verb: `She said, “…”`, `She said that …`, `She said it was “…”`."""

from __future__ import annotations

from collections.abc import Iterator

from asquoted.speech.content import (
    content_end,
    content_start,
    has_plain_verb,
    has_verb,
    is_clause,
    is_measure,
    quotation_within,
    subordinate_end,
)
from asquoted.speech.cues import Cue
from asquoted.speech.found import Found, Frame, quotations_in
from asquoted.speech.lexicon import Evidence
from asquoted.speech.sentences import Sentence

_NEAR = 14
"""A quotation that begins so many tokens after its verb can still be what the verb introduces."""
_A_CLAUSE = 3
_NEAR_THE_START = 8


def said_after(sentence: Sentence, frame: Frame, upcoming: Cue | None) -> Iterator[Found]:
    """Yield what stands after subject and verb."""
    tokens, cue = sentence.tokens, frame.cue
    place = content_start(sentence, frame.right, cue)
    if place >= sentence.stop:
        return
    if tokens[place].text == "," and _is_as_said(sentence, frame):
        yield from statement(sentence, frame, "as-said", place + 1, upcoming)
        return
    if tokens[place].lower in sentence.lexicon.as_said and quotation_within(sentence, place + 1, 1) is not None:
        place += 1
    if tokens[place].text in (",", ":"):
        place = _over_aside(sentence, place)
    if tokens[place].text in (",", ":"):
        quoted = quotation_within(sentence, place + 1, _NEAR)
        if quoted is None or not _introduces(sentence, place, quoted) or _is_of_next(upcoming, quoted):
            if tokens[place].text == ":" and _is_said_plainly(sentence, cue, place + 1):
                yield from statement(sentence, frame, "said-colon", place + 1, upcoming)
            return
        place = quoted
    if tokens[place].quotation is not None:
        yield from _quotation_after(sentence, frame, place, upcoming)
    elif not frame.inverted:
        yield from _reported(sentence, frame, place, upcoming)


def _is_said_plainly(sentence: Sentence, cue: Cue, first: int) -> bool:
    """Tell whether what follows a colon is a clause that somebody said, though it has no marks."""
    return cue.is_at_least(Evidence.REPORTS) and is_clause(sentence, first, sentence.stop)


def _is_as_said(sentence: Sentence, frame: Frame) -> bool:
    """Tell `As Roe said, …`, which reports what follows."""
    return frame.left == 1 and sentence.tokens[0].lower in sentence.lexicon.as_said


def _over_aside(sentence: Sentence, place: int) -> int:
    """Return where `that` stands after an aside between commas: explains`, in a satirical fashion, that`."""
    tokens = sentence.tokens
    for at in range(place + 1, min(place + _NEAR, sentence.stop)):
        if tokens[at].quotation is not None:
            return place
        if tokens[at].lower in sentence.lexicon.that:
            return at if tokens[at - 1].text == "," else place
    return place


def _is_of_next(upcoming: Cue | None, quoted: int) -> bool:
    """Tell whether a quotation stands after the next verb of speech, which has it: `Speaking later, Roe said: “…”`."""
    return upcoming is not None and upcoming.first < quoted and upcoming.is_at_least(Evidence.STATES)


def _introduces(sentence: Sentence, mark: int, quoted: int) -> bool:
    """Tell whether a comma or colon leads to a quotation: right before it, or before and after an adjunct."""
    before = sentence.tokens[quoted - 1]
    return quoted == mark + 1 or before.text in (",", ":") or before.lower in sentence.lexicon.that


def _quotation_after(sentence: Sentence, frame: Frame, place: int, upcoming: Cue | None) -> Iterator[Found]:
    """Yield a quotation that follows its verb, and the clause around it if the sentence runs on."""
    tokens = sentence.tokens
    token = tokens[place]
    if not frame.cue.is_at_least(Evidence.STATES) and len(token.inner.split()) <= 1:
        return
    last = _end(sentence, frame, place, upcoming)
    if token.last_mark not in (".", "!", "?", ",") and last > place and not tokens[place + 1].is_mark:
        yield Found("quoted-in-part", ((place, last),), frame.mention, frame.cue, is_statement=True)
        yield from quotations_in(sentence, frame, place + 1, last)
    yield Found("said-before", ((place, place),), frame.mention, frame.cue)


def _end(sentence: Sentence, frame: Frame, first: int, upcoming: Cue | None) -> int:
    """Return the last token of what is said after a verb; of `Calling it “a disgrace”, Roe left` before the subject."""
    last = content_end(sentence, first, upcoming)
    if frame.mention is not None and first < frame.mention.first:
        last = min(last, frame.mention.first - 1)
        while last > first and sentence.tokens[last].is_mark:
            last -= 1
    return last


def _reported(sentence: Sentence, frame: Frame, place: int, upcoming: Cue | None) -> Iterator[Found]:
    """Yield reported speech: with `that`, with `whether` after a verb of asking, or bare after a strong verb."""
    tokens, words, cue = sentence.tokens, sentence.lexicon, frame.cue
    lower = tokens[place].lower
    if cue.lemma in words.asks and lower in words.asked:
        yield from statement(sentence, frame, "asked-whether", place, upcoming)
    elif lower in words.that and cue.is_at_least(Evidence.STATES):
        # Of `that’s not true` the first word is said, too.
        is_said = lower in words.asked or (place + 1 < len(tokens) and tokens[place + 1].lower in words.clitics)
        skip = int(not is_said)
        yield from statement(sentence, frame, "said-that", place + skip, upcoming)
    elif _holds_quotation(sentence, frame, place, upcoming):
        first = frame.right if lower in words.infinitive else place
        yield from statement(sentence, frame, "quoted-in-part", first, upcoming)
    elif lower in words.be or (lower in words.prepositions and not is_measure(sentence, place)):
        return
    elif _is_bare_clause(sentence, cue, place, upcoming):
        yield from statement(sentence, frame, "said-bare", place, upcoming)


def _holds_quotation(sentence: Sentence, frame: Frame, place: int, upcoming: Cue | None) -> bool:
    """Tell whether a quotation belongs to what is said after a verb, and not to a clause of its own."""
    quoted = quotation_within(sentence, place, _NEAR)
    if quoted is None or quoted > _end(sentence, frame, place, upcoming):
        return False
    if not frame.cue.is_at_least(Evidence.STATES) and _is_of_next(upcoming, quoted):
        return False
    return all(not each.is_dash and each.text != ";" for each in sentence.tokens[place:quoted])


def _is_bare_clause(sentence: Sentence, cue: Cue, place: int, upcoming: Cue | None) -> bool:
    """Tell whether a clause follows a verb without `that`; after a weaker verb it must be plain that it is one."""
    last = content_end(sentence, place, upcoming)
    least = _A_CLAUSE - int(sentence.tokens[place].lower in sentence.lexicon.subjects)
    if last - place + 1 < least or not cue.is_at_least(Evidence.REPORTS):
        return False
    return has_verb(sentence, place, last) if cue.is_at_least(Evidence.SAYS) else has_plain_verb(sentence, place, last)


def statement(sentence: Sentence, frame: Frame, rule: str, first: int, upcoming: Cue | None) -> Iterator[Found]:
    """Yield a reported clause, and the quotations in it."""
    last = _end(sentence, frame, first, upcoming)
    if frame.left and not frame.cue.lasting and _is_subordinate(sentence, frame.left):
        last = subordinate_end(sentence, first, last)
    if frame.left > 1 and _is_about_noun(sentence, frame.left):
        # `The plan, which critics say would fail, has passed.`
        last = next((place - 1 for place in range(first + 2, last) if sentence.tokens[place].text == ","), last)
    if last < first:
        return
    yield Found(rule, ((first, last),), frame.mention, frame.cue, is_statement=True)
    yield from quotations_in(sentence, frame, first, last)


def _is_subordinate(sentence: Sentence, left: int) -> bool:
    """Tell whether an attribution stands in a clause that begins with `while`, `after` or the like."""
    words = sentence.lexicon.subordinating
    return sentence.tokens[left - 1].lower in words or (left <= _NEAR_THE_START and sentence.tokens[0].lower in words)


def _is_about_noun(sentence: Sentence, left: int) -> bool:
    """Tell whether an attribution stands in a clause between commas that is about the noun before it."""
    return sentence.tokens[left - 1].lower in sentence.lexicon.about and sentence.tokens[left - 2].text == ","

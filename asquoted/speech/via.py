"""The work in which a speaker said something, where the text names one.

A second-hand quotation says so: `in an article published by …`, or only when the text was written: `wrote in March`.
"""

from __future__ import annotations

from asquoted.model import Words
from asquoted.speech.content import content_start
from asquoted.speech.found import Found
from asquoted.speech.sentences import Sentence

_LONGEST_LEAD = 5
_LONGEST_WORK = 16


def via_of(sentence: Sentence, found: Found) -> Words | None:
    """Return the words of a sentence that name the work somebody is quoted from, `None` if none do."""
    tokens, words = sentence.tokens, sentence.lexicon
    said = [range(first, last + 1) for first, last in found.stretches]
    for place in range(len(tokens)):
        if tokens[place].lower in words.works_from and not any(place in each for each in said):
            last = _work_end(sentence, place, found)
            if last is not None:
                return Words(tokens[place].start, tokens[last].end)
    return _when_written(sentence, found)


def _work_end(sentence: Sentence, place: int, found: Found) -> int | None:
    """Return the last token of a work that a preposition leads to."""
    tokens, words = sentence.tokens, sentence.lexicon
    noun = place + 1
    while noun < min(place + _LONGEST_LEAD, sentence.stop) and tokens[noun].lower not in words.works:
        if tokens[noun].is_mark or tokens[noun].quotation is not None or tokens[noun].lower in words.prepositions:
            return None
        noun += 1
    if noun >= sentence.stop or tokens[noun].lower not in words.works:
        return None
    last = noun
    starts = {first for first, _ in found.stretches} | ({found.mention.first} if found.mention else set())
    while last + 1 < sentence.stop and last - place < _LONGEST_WORK:
        token = tokens[last + 1]
        if token.quotation is not None or token.text in (",", ":", ";") or token.lower in words.that:
            break
        if last + 1 in starts or (found.cue and last + 1 == found.cue.first):
            break
        last += 1
    return last


def _when_written(sentence: Sentence, found: Found) -> Words | None:
    """Return `wrote in March`: a text that is not named, but dated."""
    tokens, words, cue = sentence.tokens, sentence.lexicon, found.cue
    if cue is None or cue.verb is None or cue.lemma not in words.wrote:
        return None
    after = content_start(sentence, cue.last + 1, cue)
    while after > cue.last + 1 and tokens[after - 1].is_mark:
        after -= 1
    dated = any(
        each.lower in words.times or each.lower in words.days or each.text in words.months or each.text.isdigit()
        for each in tokens[cue.last + 1 : after]
    )
    return Words(tokens[cue.first].start, tokens[after - 1].end) if dated else None

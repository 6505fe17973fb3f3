"""Where the words that a verb of speech introduces begin and end.

Between the verb and what is said there may be a hearer (told `reporters`), a day, a place (`in an interview`). After
what is said the narrator may go on: `, referring to …`, `, but Jones said …`.
"""

from __future__ import annotations

from asquoted.speech.cues import Cue
from asquoted.speech.lexicon import Evidence
from asquoted.speech.phrases import is_adverb
from asquoted.speech.sentences import Sentence
from asquoted.speech.tokens import is_dash

_LONGEST_HEARER = 9
_LONGEST_ADJUNCT = 12
_MOST_ADJUNCTS = 4


def content_start(sentence: Sentence, place: int, cue: Cue) -> int:
    """Return where the words after a verb begin, once its hearer, time and place are passed over."""
    tokens, words = sentence.tokens, sentence.lexicon
    hearer = cue.lemma in words.tells
    for _ in range(_MOST_ADJUNCTS):
        if place >= sentence.stop or tokens[place].quotation is not None:
            return place
        lower = tokens[place].lower
        after = place
        if lower in words.days or lower in words.adverbs or is_adverb(sentence, tokens[place]):
            after = place + 1
        elif hearer and not tokens[place].is_mark:
            after, hearer = _after_hearer(sentence, place), False
        if after == place and (lower in words.prepositions or lower in words.time_openers):
            after = _after_adjunct(sentence, place)
        if after == place:
            return place
        place = after
    return place


def _after_hearer(sentence: Sentence, place: int) -> int:
    """Return where a hearer ends: told `Sky News` that, told `reporters` the department."""
    tokens, words = sentence.tokens, sentence.lexicon
    if tokens[place].lower in words.pronouns:
        return place + 1
    begins = tokens[place].is_name or tokens[place].lower in words.determiners or tokens[place].lower in words.roles
    if not begins or tokens[place].lower in words.that:
        return place
    for end in range(place, min(place + _LONGEST_HEARER, sentence.stop)):
        token = tokens[end]
        if token.quotation is not None or token.text in (",", ":") or token.lower in words.that:
            return end
        if token.lower in words.infinitive or token.lower in words.prepositions or token.lower in words.days:
            return end
        if token.lower in words.subjects or (token.lower in words.conjunctions and token.lower not in words.joining):
            return end
        if end > place and token.lower in words.determiners and tokens[end - 1].lower not in words.joining:
            return end
        if end > place and not token.is_name and _is_whole(sentence, end - 1):
            return end
    return place


def _is_whole(sentence: Sentence, place: int) -> bool:
    """Tell whether the word before ends a hearer: a name that no small word goes on from, or a plain plural."""
    token = sentence.tokens[place]
    return token.lower in sentence.lexicon.roles and token.lower.endswith("s")


def _after_adjunct(sentence: Sentence, place: int) -> int:
    """Return where `in an interview on Monday`, `early this year` ends: before a mark, `that`, or a new phrase."""
    tokens, words = sentence.tokens, sentence.lexicon
    if tokens[place].lower in words.infinitive and not _leads_to_hearer(sentence, place + 1):
        return place
    limit = min(place + _LONGEST_ADJUNCT, sentence.stop)
    for end in range(place + 1, limit):
        token = tokens[end]
        if token.quotation is not None or token.text in (",", ":") or token.lower in words.that:
            return end
        if token.lower in words.days or token.lower in words.times:
            return end + 1
        new_phrase = token.lower in words.subjects or (
            token.lower in words.determiners and end > place + 1 and tokens[end - 1].lower not in words.goes_on
        )
        if new_phrase and end > place + 1:
            return end
    return place


def _leads_to_hearer(sentence: Sentence, place: int) -> bool:
    if place >= sentence.stop:
        return False
    token, words = sentence.tokens[place], sentence.lexicon
    return token.is_name or token.lower in words.determiners or token.lower in words.pronouns


def quotation_within(sentence: Sentence, first: int, count: int) -> int | None:
    """Return the next quotation among so many tokens, `None` if there is none."""
    for place in range(first, min(first + count, sentence.stop)):
        if sentence.tokens[place].quotation is not None:
            return place
    return None


def only_adjunct(sentence: Sentence, place: int) -> bool:
    """Tell whether nothing is said after an attribution but when and where: `, she said on Monday`."""
    tokens, words = sentence.tokens, sentence.lexicon
    adjunct = words.adjuncts
    if place < sentence.stop and tokens[place].text == ",":
        # After a comma only a time or a place is one: `, the mayor said, by half` goes on.
        adjunct = words.adjuncts_after_comma
        place += 1
    if place >= sentence.stop:
        return True
    token = tokens[place]
    if token.quotation is not None:
        return False
    if token.lower in words.determiners and token.lower in words.time_openers:
        return place + 1 < sentence.stop and tokens[place + 1].lower in words.times
    verb = words.verbs.get(token.lower)
    lasting = verb is not None and verb.lasting
    return token.lower in adjunct or lasting or is_adverb(sentence, token)


def is_clause(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether some tokens look like a clause: three words or more, one of them a verb."""
    tokens = [each for each in sentence.tokens[first : last + 1] if not each.is_mark]
    return len(tokens) >= 3 and has_verb(sentence, first, last)


def has_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether one of some tokens, not the first word, is written as a finite verb is."""
    words = sentence.lexicon
    seen = False
    for token in sentence.tokens[first : last + 1]:
        if token.is_mark:
            continue
        if token.quotation is not None:
            return True
        if token.lower in words.be or token.lower in words.auxiliaries or token.lower in words.finite:
            return True
        plain = token.text.islower() and token.lower not in words.determiners
        if seen and plain and len(token.text) > 3 and token.lower.endswith(words.finite_endings):
            return True
        seen = True
    return False


def has_plain_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a clause has an auxiliary or `be` before anything in it could begin another clause."""
    words = sentence.lexicon
    if sentence.tokens[first].lower in words.subjects:
        return True
    for token in sentence.tokens[first : last + 1]:
        if token.lower in words.conjunctions or token.text == ",":
            return False
        if token.lower in words.be or token.lower in words.auxiliaries or token.lower in words.finite:
            return True
    return False


def content_end(sentence: Sentence, first: int, upcoming: Cue | None) -> int:
    """Return the last token of what is said, before the narrator goes on or the next attribution begins.

    Args:
        sentence: The sentence.
        first: Where it begins.
        upcoming: The next verb of speech, which may belong to what is said.
    """
    tokens, words = sentence.tokens, sentence.lexicon
    last = sentence.stop - 1
    if upcoming is not None and upcoming.first > first:
        last = min(last, _before_upcoming(sentence, first, upcoming))
    for place in range(first + 3, last):
        token, following = tokens[place], tokens[place + 1]
        if token.text == "," and following.lower in words.breaks_off:
            last = place - 1
            break
    while last > first and (tokens[last].is_mark or tokens[last].lower in words.joining):
        last -= 1
    return last


def _before_upcoming(sentence: Sentence, first: int, upcoming: Cue) -> int:
    """Return the last token before the attribution that the next verb belongs to; the end if that one is inside."""
    tokens, words = sentence.tokens, sentence.lexicon
    place = upcoming.first - 1
    end = sentence.stop - 1
    if tokens[place].text == ",":
        return place - 1 if upcoming.lasting or upcoming.verb is None else end
    if tokens[place].lower in words.openers and upcoming.verb is not None and not upcoming.verb.base:
        return place - 1
    if not upcoming.is_at_least(Evidence.STATES):
        return end
    for back in range(place, max(place - 12, first), -1):
        token, following = tokens[back], tokens[back + 1]
        turns = following.lower in words.openers or following.lower in words.subordinating
        if token.text == ";" or is_dash(token.text) or (token.text == "," and turns):
            return back - 1
    return end


def subordinate_end(sentence: Sentence, first: int, last: int) -> int:
    """Return where what is said ends in `While Smith said it was safe, Jones left.`: before the comma."""
    tokens, words = sentence.tokens, sentence.lexicon
    for place in range(first + 2, last):
        ends = tokens[place].text == "," or (tokens[place].quotation is not None and tokens[place].last_mark == ",")
        following = tokens[place + 1]
        new = following.is_name or following.lower in words.determiners or following.lower in words.subjects
        if ends and new and following.quotation is None:
            return place if tokens[place].quotation is not None else place - 1
    return last

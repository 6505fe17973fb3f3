"""Where the words that a verb of speech introduces begin and end.

Between the verb and what is said there may be a hearer (told `reporters`), a day, a place (`in an interview`). After
what is said the narrator may go on: `, referring to …`, `, but Jones said …`.
"""

from __future__ import annotations

from asquoted.speech.cues import Cue
from asquoted.speech.lexicon import Evidence
from asquoted.speech.phrases import is_adverb
from asquoted.speech.sentences import Sentence

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
        of_day = lower in words.times and tokens[place - 1].lower in words.days
        if lower in words.days or of_day or lower in words.adverbs or is_adverb(sentence, tokens[place]):
            # Of `Thursday’s report` the day is no adjunct.
            after = place + (place + 1 == sentence.stop or tokens[place + 1].lower not in words.clitics)
        elif hearer and not tokens[place].is_mark:
            after, hearer = _after_hearer(sentence, place, always=cue.lemma in words.told), False
        adjunct = lower in words.time_openers or (lower in words.prepositions and not is_measure(sentence, place))
        if after == place and adjunct:
            after = _after_adjunct(sentence, place)
        if after == place:
            return place
        place = after
    return place


def _after_hearer(sentence: Sentence, place: int, *, always: bool) -> int:
    """Return where a hearer ends: told `Sky News` that, told `reporters` the department.

    Args:
        sentence: The sentence.
        place: Where it may begin.
        always: Whether the verb always has one, so that any word may begin it: told `conservative host Jane Roe`.
    """
    tokens, words = sentence.tokens, sentence.lexicon
    if tokens[place].lower in words.pronouns:
        return place + 1
    plain = always and not _cannot_be_heard(sentence, place)
    if tokens[place].lower in words.that or not (plain or _begins_hearer(sentence, place)):
        return place
    limit = min(place + _LONGEST_HEARER, sentence.stop)
    for end in range(place, limit):
        lower = tokens[end].lower
        if lower in words.be or lower in words.auxiliaries or lower in words.finite:
            # What was told has begun without `that`: told `the BBC` progress had been made.
            return _after_names(sentence, place)
        if _cannot_be_heard(sentence, end) or (end > place and _begins_anew(sentence, end)):
            return end
    return limit if limit == sentence.stop else place


def _cannot_be_heard(sentence: Sentence, place: int) -> bool:
    """Tell a token that is in no hearer: a mark, `that`, a preposition, a pronoun, a conjunction, a day."""
    token, words = sentence.tokens[place], sentence.lexicon
    if token.quotation is not None or token.text in (",", ":") or token.lower in words.that:
        return True
    if token.lower in words.days:
        return sentence.tokens[place - 1].lower not in words.clitics
    small = token.lower in words.infinitive or token.lower in words.prepositions or token.lower in words.subjects
    return small or (token.lower in words.conjunctions and token.lower not in words.joining)


def _begins_anew(sentence: Sentence, place: int) -> bool:
    """Tell whether another phrase begins at a token: told reporters `the` department, told officials `prices`."""
    tokens, words = sentence.tokens, sentence.lexicon
    token, before = tokens[place], tokens[place - 1]
    if token.lower in words.determiners:
        return before.lower not in words.joining
    return not token.is_name and before.lower in words.roles and before.lower.endswith("s")


def _begins_hearer(sentence: Sentence, place: int) -> bool:
    """Tell whether a noun phrase begins at a token: a name, a title in marks, an article, or a plain plural."""
    token, words = sentence.tokens[place], sentence.lexicon
    if token.is_name or token.lower in words.determiners or token.lower in words.roles:
        return True
    is_title = not token.text[0].isalnum()
    return is_title or (token.lower.endswith("s") and token.text.islower() and token.lower not in words.not_nouns)


def _after_names(sentence: Sentence, place: int) -> int:
    """Return where the names of a hearer end, after an article."""
    tokens = sentence.tokens
    end = place + (tokens[place].lower in sentence.lexicon.determiners)
    while end < sentence.stop and tokens[end].is_name:
        end += 1
    return end if tokens[end - 1].is_name else place


def _after_adjunct(sentence: Sentence, place: int) -> int:
    """Return where `in an interview on Monday`, `early this year` ends: before a mark, `that`, or a new phrase."""
    tokens, words = sentence.tokens, sentence.lexicon
    if tokens[place].lower in words.infinitive and not _leads_to_hearer(sentence, place + 1):
        return place
    if tokens[place].lower in words.determiners and not _is_time(sentence, place):
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


def is_measure(sentence: Sentence, place: int) -> bool:
    """Tell the preposition of `over 500 people`, `at least half` from one of time and place."""
    tokens, words = sentence.tokens, sentence.lexicon
    if place + 1 >= sentence.stop:
        return False
    following = tokens[place + 1]
    counts = tokens[place].lower in words.about_so_many and following.text[0].isdigit()
    return counts or following.lower in words.least


def _is_time(sentence: Sentence, place: int) -> bool:
    """Tell `this week` from `this plan`."""
    words = sentence.lexicon
    near = sentence.tokens[place + 1 : place + 3]
    return any(each.lower in words.times or each.lower in words.days for each in near)


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


def begins_with_verb(sentence: Sentence, place: int) -> bool:
    """Tell whether a clause goes on at a token with its verb: `Prices, she said,` were falling."""
    if place >= sentence.stop:
        return False
    token, words = sentence.tokens[place], sentence.lexicon
    return token.lower in words.be or token.lower in words.auxiliaries or token.lower in words.finite


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
        verb = words.verbs.get(token.lower)
        if verb is not None and not verb.base and not verb.lasting and token.lower not in words.nouns_too:
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
        if token.text == "," and (following.lower in words.breaks_off or _is_remark(sentence, place + 1)):
            # After `but` what is quoted still belongs to it: `it was slow, but a “priority”`.
            if following.lower in words.conjunctions and quotation_within(sentence, place, last + 1 - place):
                continue
            last = place - 1
            break
    while last > first and (tokens[last].is_mark or tokens[last].lower in words.joining):
        last -= 1
    return last


def _is_remark(sentence: Sentence, place: int) -> bool:
    """Tell what the narrator says of words before a comma: `, a claim that …`, `, to which …`."""
    if place + 1 >= sentence.stop:
        return False
    first, second, words = sentence.tokens[place], sentence.tokens[place + 1], sentence.lexicon
    noun = first.lower in words.articles and second.lower in words.remarks
    return noun or (first.lower in words.prepositions and second.lower in words.about)


def _before_upcoming(sentence: Sentence, first: int, upcoming: Cue) -> int:
    """Return the last token before the attribution that the next verb belongs to; the end if that one is inside."""
    tokens, words = sentence.tokens, sentence.lexicon
    place = upcoming.first - 1
    end = sentence.stop - 1
    if tokens[place].text == ",":
        return place - 1 if upcoming.lasting or upcoming.verb is None else end
    if tokens[place].quotation is not None and tokens[place].last_mark == ",":
        return place
    if tokens[place].lower in words.openers and upcoming.verb is not None and not upcoming.verb.base:
        return place - 1
    if not upcoming.is_at_least(Evidence.STATES):
        return end
    for back in range(place, max(place - 12, first), -1):
        token, following = tokens[back], tokens[back + 1]
        turns = following.lower in words.openers or following.lower in words.subordinating
        if token.text == ";" or token.is_dash or (token.text == "," and turns):
            return back - 1
        if token.quotation is not None and turns:
            return back
        if token.lower in words.contrasting and back > first:
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

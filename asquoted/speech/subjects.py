"""Who a sentence says is speaking: the noun phrase on the left or on the right of a verb.

What stands in apposition (`Jane Roe, a lawyer,` or `the lawyer, Jane Roe,`) is found by its commas. Between subject
and verb there may be adverbs, auxiliaries and a day; before the infinitive of `went on to say` there is a verb more.
"""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.speech.phrases import (
    EDGES,
    LONGEST_PHRASE,
    after_relative,
    begins_clause,
    can_speak,
    is_adverb,
    phrase_ending,
    stretched,
    with_others,
)
from asquoted.speech.sentences import Sentence

_LONGEST_APPOSITION = 32
_LONGEST_NAME = 4
_LONGEST_FIRST_SUBJECT = 10
_MOST_STEPS_BACK = 14


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that name a speaker, as places of tokens; both ends belong to it.

    Attributes:
        first, last: With its apposition, if it has one before it or after it.
        head_first, head_last: The noun phrase itself.
    """

    first: int
    last: int
    head_first: int
    head_last: int


def mention(first: int, last: int) -> Mention:
    """Return a mention without apposition."""
    return Mention(first, last, first, last)


def subject_before(sentence: Sentence, verb: int) -> Mention | None:
    """Return the subject that stands on the left of a verb, `None` if no noun phrase or pronoun does."""
    tokens, words = sentence.tokens, sentence.lexicon
    place = _over_adverbs(sentence, verb - 1)
    if place < 0:
        return None
    if tokens[place].quotation is not None or (tokens[place].last_mark == "," and not tokens[place].is_mark):
        return _before_quoting_aside(sentence, place)
    token = tokens[place]
    if token.lower in words.infinitive and place:
        place = _over_adverbs(sentence, _over_going_on(sentence, place - 1))
        if place < 0 or tokens[place].quotation is not None:
            return None
        token = tokens[place]
    if token.lower in words.relative:
        before = place - 2 if place and tokens[place - 1].text == "," else place - 1
        antecedent = phrase_ending(sentence, before)
        return mention(*antecedent) if antecedent else None
    if token.text in (",", ")") or token.is_dash:
        return _with_apposition(sentence, place)
    phrase = phrase_ending(sentence, place)
    if phrase is None:
        return None
    first = with_others(sentence, stretched(sentence, phrase[0]))
    about = after_relative(sentence, first)
    return Mention(about[0], phrase[1], *about) if about else _after_its_name(sentence, first, phrase[1])


def _before_quoting_aside(sentence: Sentence, place: int) -> Mention | None:
    """Return the subject of a verb that an aside stands before which ends in a quotation: `Roe, a “genius,” said …`."""
    who = first_subject(sentence, place)
    aside = who is not None and who.last + 1 < place and sentence.tokens[who.last + 1].text == ","
    return who if aside and sentence.tokens[place].last_mark == "," else None


def _over_adverbs(sentence: Sentence, place: int) -> int:
    """Step back over adverbs, auxiliaries and days: `Smith has also` said, `Smith on Monday` said."""
    tokens, words = sentence.tokens, sentence.lexicon
    for _ in range(_MOST_STEPS_BACK):
        if place < 0 or tokens[place].quotation is not None:
            return place
        lower = tokens[place].lower
        if lower in words.days and place:
            place -= 2 if tokens[place - 1].lower in words.goes_on else 1
        elif lower in words.adverbs or lower in words.auxiliaries or is_adverb(sentence, tokens[place]):
            place -= 1
        else:
            return place
    return place


def _over_going_on(sentence: Sentence, place: int) -> int:
    """Step back over `went on`, `continued`, `had this` before an infinitive."""
    tokens, words = sentence.tokens, sentence.lexicon
    for _ in range(3):
        if place >= 0 and tokens[place].lower in words.infinitive_after:
            place -= 1
    if place > 0 and tokens[place - 1].lower in words.be and tokens[place].lower.endswith(words.past_endings):
        # was `reported` to have said
        place -= 2
    return place


def _with_apposition(sentence: Sentence, place: int) -> Mention | None:
    """Return a subject whose apposition ends right before the verb: `Jane Roe, a lawyer in Reno, said`."""
    tokens = sentence.tokens
    mark = tokens[place].text if tokens[place].is_dash else ","
    best: Mention | None = None
    for comma in range(place - 1, max(place - _LONGEST_APPOSITION, 0), -1):
        if tokens[comma].text != mark:
            if tokens[comma].is_dash or tokens[comma].text in (";", ":"):
                break
            continue
        phrase = phrase_ending(sentence, comma - 1)
        phrase = (phrase and after_relative(sentence, phrase[0])) or phrase
        if phrase and can_speak(sentence, *phrase) and _is_aside(sentence, comma + 1, place):
            begins = begins_clause(sentence, phrase[0])
            if best is not None and not (phrase[0] == 0 or tokens[phrase[0] - 1].text == ","):
                return best
            best = _named_by_either(sentence, phrase, comma, place)
            if begins and (phrase[0] == 0 or tokens[phrase[0] - 1].text != ","):
                return best
    if best is None and tokens[place].text == ")":
        phrase = phrase_ending(sentence, place)
        return Mention(phrase[0], place, *phrase) if phrase else None
    if best is None:
        phrase = phrase_ending(sentence, place - 1)
        if phrase and phrase[0] and tokens[phrase[0]].is_name and tokens[phrase[0] - 1].text == ",":
            # `When the bell rang, Roe, said …`
            return mention(*phrase)
        opens = sentence.tokens[0].lower in sentence.lexicon.cannot_begin_subject
        if phrase and not opens and stretched(sentence, phrase[0]) == 0 and can_speak(sentence, 0, phrase[1]):
            return mention(0, phrase[1])
    return best


def _is_aside(sentence: Sentence, first: int, stop: int) -> bool:
    """Tell an apposition from a clause: it has no verb that is not after `who`, `where` or the like."""
    words = sentence.lexicon
    for place, token in enumerate(sentence.tokens[first:stop], first):
        if sentence.tokens[place - 1].lower in words.infinitive:
            continue
        if token.lower in words.conjunctions and token.lower not in words.joining:
            return True
        if token.lower in words.be or token.lower in words.auxiliaries or token.lower in words.finite:
            return False
    return True


def _named_by_either(sentence: Sentence, phrase: tuple[int, int], comma: int, place: int) -> Mention:
    """Return phrase and apposition; of `Panama’s foreign minister, Erika Mouynes,` the head is the name."""
    apposition = sentence.tokens[comma + 1 : place]
    named = 0
    while named < len(apposition) and (apposition[named].is_name or apposition[named].text.endswith(".")):
        named += 1
    # `the author, Peter Lund of Oslo,`
    words = sentence.lexicon
    ends = named == len(apposition) or apposition[named].text == "," or apposition[named].lower in words.prepositions
    described = not all(
        each.is_name and each.lower not in words.determiners for each in sentence.tokens[phrase[0] : phrase[1] + 1]
    )
    if 1 < named <= _LONGEST_NAME and ends and described:
        return Mention(phrase[0], place - 1, comma + 1, comma + named)
    return Mention(phrase[0], phrase[1], *phrase)


def _after_its_name(sentence: Sentence, first: int, last: int) -> Mention:
    """Return a phrase; of `Jane Roe, a lawyer in Reno said`, where a comma is missing, the name."""
    tokens, words = sentence.tokens, sentence.lexicon
    begins = tokens[first].lower in words.articles or tokens[first].lower in words.roles
    if begins and first >= 2 and tokens[first - 1].text == ",":
        name = phrase_ending(sentence, first - 2)
        if name and tokens[name[1]].is_name and begins_clause(sentence, name[0]):
            return Mention(name[0], last, *name)
    return mention(first, last)


def subject_after(sentence: Sentence, place: int) -> Mention | None:
    """Return the noun phrase that begins at a token, on the right of its verb: said `the spokesperson`."""
    tokens, words = sentence.tokens, sentence.lexicon
    if place >= sentence.stop:
        return None
    token = tokens[place]
    if token.lower in words.subjects:
        return mention(place, place)
    if token.lower in words.days:
        return None
    begins = token.is_name or token.lower in words.determiners or token.lower in words.speaking
    if not (begins or _name_is_near(sentence, place)):
        return None
    who = phrase_beginning(sentence, place)
    alone = who is not None and who.first == who.last and token.lower in words.determiners
    return None if alone and token.lower not in words.they else who


def phrase_beginning(sentence: Sentence, place: int) -> Mention | None:
    """Return the noun phrase that begins at a token, whatever it is about; `None` if a mark or a quotation is there."""
    if place >= sentence.stop or sentence.tokens[place].quotation is not None or sentence.tokens[place].is_mark:
        return None
    last = place
    while last + 1 < sentence.stop and last - place < LONGEST_PHRASE and not _ends_right(sentence, place, last + 1):
        last += 1
    return _with_name_after(sentence, place, last)


def _with_name_after(sentence: Sentence, first: int, last: int) -> Mention:
    """Return a phrase; of `the coach, Jane Roe, …` the head is the name."""
    tokens = sentence.tokens
    name = last + 2
    if last + 1 < sentence.stop and tokens[last + 1].text == "," and not tokens[last].is_name:
        while name < sentence.stop and tokens[name].is_name:
            name += 1
        ends = name == sentence.stop or tokens[name].is_mark
        least = 2 if name == sentence.stop else 1
        if ends and least <= name - (last + 2) <= _LONGEST_NAME:
            return Mention(first, name - 1, last + 2, name - 1)
    return mention(first, last)


def _name_is_near(sentence: Sentence, place: int) -> bool:
    """Tell whether a name or role follows before anything that ends a phrase: `left-back Danny Rose`."""
    words = sentence.lexicon
    for token in sentence.tokens[place : place + 5]:
        if token.is_name or token.lower in words.roles:
            return True
        if token.quotation is not None or token.is_mark or token.lower in words.leading:
            return False
    return False


def _ends_right(sentence: Sentence, first: int, place: int) -> bool:
    """Tell whether a phrase that begins at `first` ends before the token at `place`."""
    tokens, words = sentence.tokens, sentence.lexicon
    token = tokens[place]
    if token.quotation is not None or token.text in EDGES or token.is_dash or token.lower in words.days:
        return True
    if token.lower in words.joining:
        return not (place + 1 < sentence.stop and tokens[place + 1].is_name)
    if token.lower in words.articles:
        return tokens[place - 1].lower not in words.goes_on
    if token.lower in words.prepositions and token.lower not in words.name_links and not token.is_name:
        has_role = any(each.lower in words.speaking for each in tokens[first:place])
        return not has_role or token.lower not in words.of_a_role or _leads_to_work(sentence, place)
    verb = words.verbs.get(token.text)
    return token.lower in words.ends_subject or (verb is not None and verb.lasting)


def _leads_to_work(sentence: Sentence, place: int) -> bool:
    """Tell whether a preposition leads to a work: said a spokesperson `in a statement`."""
    near = sentence.tokens[place + 1 : place + 4]
    return any(each.lower in sentence.lexicon.works for each in near)


def first_subject(sentence: Sentence, before: int) -> Mention | None:
    """Return the noun phrase that a sentence begins with, after an adjunct that ends in a comma."""
    tokens, words = sentence.tokens, sentence.lexicon
    place = 0
    while place < before and (tokens[place].is_mark or tokens[place].lower in words.openers):
        place += 1
    opens = tokens[place].lower if place < before else ""
    if opens in words.leading or opens in words.approached or opens.endswith(words.lasting_endings):
        comma = next((at for at in range(place, before) if tokens[at].text == ","), before)
        place = comma + 1
    if place >= before:
        return None
    if tokens[place].lower in words.subjects:
        return mention(place, place)
    last = place
    while last + 1 < before and not _ends_subject(sentence, last + 1):
        last += 1
    if (
        tokens[place].quotation is not None
        or last - place >= _LONGEST_FIRST_SUBJECT
        or not can_speak(sentence, place, last)
    ):
        return None
    return _with_name_after(sentence, place, last)


def _ends_subject(sentence: Sentence, place: int) -> bool:
    token, words = sentence.tokens[place], sentence.lexicon
    if token.quotation is not None or token.is_mark or token.lower in words.ends_subject:
        return True
    verb = words.verbs.get(token.lower)
    if verb is not None and token.text.islower() and token.lower not in words.nouns_too:
        return True
    if token.text.islower() and len(token.text) > 4 and token.text.endswith(words.past_endings):
        return True
    # In `Roe shook his head` a word before an article is the verb.
    following = sentence.tokens[place + 1] if place + 1 < sentence.stop else token
    object_follows = following.lower in words.determiners and following is not token
    return object_follows and token.lower not in words.goes_on and token.lower not in words.determiners

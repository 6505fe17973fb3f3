"""Noun phrases, as far as they are needed to see who is speaking.

No grammar is parsed. A noun phrase reaches as far as nothing stands in its way that cannot be inside one: a mark, a
quotation, a conjunction, a verb, a pronoun, or a preposition that does not follow a noun.
"""

from __future__ import annotations

from asquoted.speech.lexicon import Evidence
from asquoted.speech.sentences import Sentence
from asquoted.speech.tokens import Token

LONGEST_PHRASE = 24
EDGES = ",;:.!?()[]…•/|*"
_LONGEST_BRACKET = 8


def phrase_ending(sentence: Sentence, last: int) -> tuple[int, int] | None:
    """Return the longest noun phrase that ends at a token."""
    tokens, words = sentence.tokens, sentence.lexicon
    last = _before_brackets(sentence, last)
    if last < 0 or tokens[last].quotation is not None or (tokens[last].is_mark and not _is_share(sentence, last)):
        return None
    lower = tokens[last].lower
    if lower in words.subjects or (lower in words.pronouns and not _is_object(sentence, last)):
        return last, last
    if lower in words.conjunctions or lower in words.be or lower in words.articles or lower in words.prepositions:
        return None
    first = last
    while first and last - first < LONGEST_PHRASE and not _ends_phrase(sentence, first - 1):
        first -= 1
    while first < last and (_cannot_begin(sentence, first) or _is_participle(sentence, first)):
        first += 1
    return first, last


def _is_object(sentence: Sentence, place: int) -> bool:
    """Tell that a pronoun only ends a phrase: those close to `him`."""
    tokens, words = sentence.tokens, sentence.lexicon
    return place > 0 and tokens[place - 1].lower in words.prepositions | words.infinitive


def _is_share(sentence: Sentence, place: int) -> bool:
    """Tell `70%`, who may say something."""
    return place > 0 and sentence.tokens[place].text == "%" and sentence.tokens[place - 1].text[0].isdigit()


def _is_title(sentence: Sentence, place: int) -> bool:
    """Tell the adverb from the title in `First Minister Roe`."""
    tokens = sentence.tokens
    following = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    return tokens[place].text in sentence.lexicon.before_names and following.is_name


def _before_brackets(sentence: Sentence, place: int) -> int:
    """Step back over what stands in brackets: `the Center (CIS)`."""
    tokens = sentence.tokens
    if place >= 0 and tokens[place].text == ")":
        for back in range(place - 1, max(place - 1 - _LONGEST_BRACKET, -1), -1):
            if tokens[back].text == "(":
                return back - 1
    return place


def _ends_phrase(sentence: Sentence, place: int) -> bool:
    """Tell whether the token at `place` cannot be in the noun phrase that follows it."""
    tokens, words = sentence.tokens, sentence.lexicon
    token = tokens[place]
    lower = token.lower
    if token.quotation is not None or token.text in EDGES or token.is_dash or _begins_anew(sentence, place + 1):
        return True
    if lower in words.joining:
        return not (place and tokens[place + 1].is_name and tokens[place - 1].is_name)
    if lower in words.conjunctions or lower in words.be or lower in words.finite or lower in words.subjects:
        return True
    if lower in words.auxiliaries or (lower in words.adverbs and place and not _is_title(sentence, place)):
        return True
    if lower in words.prepositions:
        return not (place and _takes_preposition(sentence, tokens[place - 1]))
    verb = words.verbs.get(lower)
    return verb is not None and verb.evidence is not Evidence.QUOTES and _is_finite(sentence, place)


def _is_finite(sentence: Sentence, place: int) -> bool:
    """Tell a verb of speech from a noun and from a participle: not that of the `alleged` spammers."""
    tokens, words = sentence.tokens, sentence.lexicon
    verb = words.verbs.get(tokens[place].lower)
    if verb is None or verb.base or tokens[place].lower in words.nouns_too:
        return False
    return not place or tokens[place - 1].lower not in words.determiners | words.clitics


def _begins_anew(sentence: Sentence, place: int) -> bool:
    """Tell whether an article begins another phrase than the one before it: In 1998 `the party`."""
    tokens, words = sentence.tokens, sentence.lexicon
    before = tokens[place - 1].lower
    if tokens[place].lower not in words.articles or before in words.goes_on or before in words.determiners:
        return False
    # In `the union representing the pilots` it goes on.
    return not before.endswith(words.lasting_endings) and not before.endswith(words.past_endings)


def _takes_preposition(sentence: Sentence, token: Token) -> bool:
    """Tell whether a preposition after a token belongs to it: `director of`, `vote on`."""
    if token.quotation is not None or token.is_mark:
        return False
    words = sentence.lexicon
    noun = token.is_name or token.lower in words.speaking or token.lower in words.nouns_too
    return noun or token.lower.endswith(words.role_endings)


def _cannot_begin(sentence: Sentence, place: int) -> bool:
    token, words = sentence.tokens[place], sentence.lexicon
    if token.is_mark or token.lower in words.days or token.lower in words.leading or token.lower in words.clitics:
        return True
    return token.lower in words.adverbs and not _is_title(sentence, place)


def _is_participle(sentence: Sentence, place: int) -> bool:
    """Tell a participle with an object: `issuing` a statement."""
    token, following, words = sentence.tokens[place], sentence.tokens[place + 1], sentence.lexicon
    ends = token.text.islower() and token.lower.endswith(words.lasting_endings)
    return ends and (following.lower in words.determiners or following.is_name)


def after_relative(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """Return whom a clause with `who` or `that` is about that ends in a phrase: `a man who was on the bus` said.

    Args:
        sentence: The sentence.
        first: Where the phrase begins right before the verb: `the bus`.
    """
    tokens, words = sentence.tokens, sentence.lexicon
    for back in range(first - 1, max(first - LONGEST_PHRASE, 0), -1):
        token = tokens[back]
        if token.lower in words.about:
            begins = tokens[back + 1]
            if back + 1 == first and _begins_like_speaker(sentence, first):
                return None
            before = back - 1 - (tokens[back - 1].text == ",")
            finite = begins.lower in words.be or begins.lower in words.auxiliaries or begins.lower in words.finite
            written = begins.text.islower() and begins.lower.endswith(words.finite_endings)
            is_verb = token.lower in words.relative or finite or written
            return phrase_ending(sentence, before) if is_verb and tokens[before].lower not in words.verbs else None
        if token.quotation is not None or token.is_mark or token.lower in words.conjunctions:
            return None
    return None


def _begins_like_speaker(sentence: Sentence, place: int) -> bool:
    """Tell `the man who officials said …` from `the man who won`."""
    token, words = sentence.tokens[place], sentence.lexicon
    begins = token.is_name or token.lower in words.determiners or token.lower in words.subjects
    return begins or token.lower in words.speaking


def with_others(sentence: Sentence, first: int) -> int:
    """Return where a subject begins of which a phrase is the last of several: `the army and the police`.

    That is after the mark before it, if no verb is between, so that `and` can only join nouns.
    """
    tokens, words = sentence.tokens, sentence.lexicon
    if not first or tokens[first - 1].lower not in words.joining:
        return first
    place = first - 1
    while place and first - place < LONGEST_PHRASE:
        token = tokens[place - 1]
        if token.quotation is not None or token.is_mark:
            break
        lower = token.lower
        base = lower in words.verbs and lower not in words.nouns_too and words.verbs[lower].base
        is_verb = base or _is_finite(sentence, place - 1)
        finite = lower in words.be or lower in words.auxiliaries or lower in words.finite or is_verb
        past = token.text.islower() and lower.endswith(words.past_endings)
        if finite or past or lower in words.subjects or (lower in words.conjunctions and lower not in words.joining):
            return first
        place -= 1
    begins = tokens[place]
    starts = begins.is_name or begins.lower in words.determiners or begins.lower in words.roles
    return place if starts and begins.lower not in words.cannot_begin_subject else first


def stretched(sentence: Sentence, first: int) -> int:
    """Return where a long subject begins: `A letter seen by Sky News`, if no verb stands between."""
    tokens, words = sentence.tokens, sentence.lexicon
    place = first
    while place and first - place < LONGEST_PHRASE:
        token = tokens[place - 1]
        lower = token.lower
        if token.quotation is not None or token.text in EDGES or token.is_dash or lower in words.conjunctions:
            break
        if _begins_anew(sentence, place):
            return first
        if lower in words.be or lower in words.auxiliaries or lower in words.finite or lower in words.subjects:
            return first
        if _is_finite(sentence, place - 1):
            return first
        place -= 1
    begins = tokens[place]
    starts = begins.lower in words.determiners or begins.lower in words.roles or begins.is_name
    return place if starts and begins.lower not in words.cannot_begin_subject else first


def begins_clause(sentence: Sentence, place: int) -> bool:
    """Tell whether nothing stands before a token that the token's phrase could be part of."""
    if not place:
        return True
    before = sentence.tokens[place - 1]
    return before.quotation is not None or before.is_mark or before.lower in sentence.lexicon.conjunctions


def can_speak(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a phrase looks like someone: it has a name or a role, or begins with an article."""
    tokens, words = sentence.tokens, sentence.lexicon
    if tokens[first].lower in words.articles:
        return True
    return any(each.is_name or each.lower in words.roles for each in tokens[first : last + 1])


def is_adverb(sentence: Sentence, token: Token) -> bool:
    """Tell an adverb by its ending."""
    long = token.text.islower() and len(token.text) > 4
    return long and token.text.endswith(sentence.lexicon.adverb_endings)

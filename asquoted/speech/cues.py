"""Which words of a sentence say that somebody speaks.

A form such as `claims` or `report` is a noun as often as a verb, so it counts only where its neighbours make it a verb.
Passives (`was told`), infinitives (`failed to mention`, but not `went on to say`) and denials (`did not say`) say
nothing about whose the words beside them are, and are left alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.speech.lexicon import Evidence, Verb
from asquoted.speech.sentences import Sentence
from asquoted.speech.tokens import Token

_POINTERS = {"point": "out", "refer": "to", "go": "on", "put": "it"}
"""Verbs that are verbs of speech only with the word after them."""
_ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ic", "ful", "less")
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech, or `according to`, in a sentence.

    Attributes:
        first, last: Its tokens.
        verb: The verb; `None` for `according to`.
    """

    first: int
    last: int
    verb: Verb | None

    @property
    def lemma(self) -> str:
        """The first form of its verb."""
        return self.verb.lemma if self.verb else ""

    @property
    def lasting(self) -> bool:
        """Whether its subject has to come from elsewhere."""
        return self.verb is not None and self.verb.lasting

    def is_at_least(self, evidence: Evidence) -> bool:
        """Tell whether its verb says as much as another one about the words beside it."""
        order = list(Evidence)
        return self.verb is not None and order.index(self.verb.evidence) <= order.index(evidence)


def cues_of(sentence: Sentence) -> list[Cue]:
    """Return the cues of a sentence, in order."""
    found: list[Cue] = []
    tokens, words = sentence.tokens, sentence.lexicon
    for place in range(sentence.stop):
        if tokens[place].quotation is not None:
            continue
        verb = words.verbs.get(tokens[place].lower)
        if verb is not None:
            if _is_verb(sentence, place, verb) and not _is_capitalised_noun(sentence, place):
                found.append(Cue(place, place + _follows_pointer(tokens, place, verb), verb))
        elif _is_unknown_verb(sentence, place):
            found.append(Cue(place, place, Verb(tokens[place].lower, Evidence.QUOTES)))
        elif tokens[place].lower in words.according_begins and (length := _according(sentence, place)):
            found.append(Cue(place, place + length - 1, None))
    return found


def _is_unknown_verb(sentence: Sentence, place: int) -> bool:
    """Tell a verb that no list has, right beside a quotation that ends like speech: `“Go!” the crowd roared`."""
    tokens, words = sentence.tokens, sentence.lexicon
    token = tokens[place]
    if not (token.text.islower() and len(token.text) > 4 and token.lower.endswith(words.past_endings)):
        return False
    for back in range(place - 1, max(place - _NEAR, -1), -1):
        if tokens[back].quotation is not None:
            return tokens[back].last_mark in (",", "?", "!") and tokens[back].inner.count(" ") > 0
        if tokens[back].is_mark or tokens[back].lower in words.prepositions or tokens[back].lower in words.verbs:
            return False
    return False


def _according(sentence: Sentence, place: int) -> int:
    """Return how many words `according to` has that begin at a token; 0 if none do."""
    tokens = sentence.tokens
    for phrase in sentence.lexicon.according:
        parts = phrase.split()
        if [each.lower for each in tokens[place : place + len(parts)]] == parts:
            return len(parts)
    return 0


def _follows_pointer(tokens: list[Token], place: int, verb: Verb) -> int:
    """Return 1 if the word after a verb belongs to it (`pointed out`), else 0."""
    particle = _POINTERS.get(verb.lemma)
    return int(particle is not None and place + 1 < len(tokens) and tokens[place + 1].lower == particle)


def _is_capitalised_noun(sentence: Sentence, place: int) -> bool:
    """Tell a name such as `Report` from a verb: inside a sentence no verb has a capital."""
    tokens = sentence.tokens
    return place > 0 and tokens[place].text[0].isupper() and tokens[place - 1].quotation is None


def _is_verb(sentence: Sentence, place: int, verb: Verb) -> bool:
    """Tell whether a form of a verb of speech is a verb here, and one that says whose words stand beside it."""
    tokens, words = sentence.tokens, sentence.lexicon
    if verb.lemma in _POINTERS and not _follows_pointer(tokens, place, verb):
        return False
    if place == 0:
        return verb.lasting or not verb.base
    before = tokens[place - 1]
    if before.quotation is not None:
        return not verb.base or (verb.evidence is Evidence.SAYS and verb.lemma not in words.nouns_too)
    if _is_passive(sentence, place, verb) or (before.text == "," and _is_asked(sentence, place, verb)):
        return False
    if _is_denied(sentence, place) or before.lower in words.be:
        return verb.lasting and before.lower in words.be
    if before.lower in words.infinitive:
        return verb.base and place > 1 and tokens[place - 2].lower in words.infinitive_after
    if tokens[place].lower in words.nouns_too:
        return _is_verb_not_noun(sentence, place, before)
    acronym = before.is_name and before.text.isupper()
    return not verb.base or acronym or _agrees(sentence, before) or _is_plainly_finite(sentence, place, verb)


def _is_denied(sentence: Sentence, place: int) -> bool:
    """Tell whether a negation stands right before a verb, with nothing but adverbs and auxiliaries between."""
    tokens, words = sentence.tokens, sentence.lexicon
    for back in range(place - 1, max(place - 4, -1), -1):
        if tokens[back].lower in words.negated:
            return True
        if tokens[back].lower not in words.adverbs and tokens[back].lower not in words.auxiliaries:
            return False
    return False


def _is_asked(sentence: Sentence, place: int, verb: Verb) -> bool:
    """Tell `Roe, asked about it,` from `“Why?”, asked Roe`."""
    return verb.lemma in sentence.lexicon.asks and (place < 2 or sentence.tokens[place - 2].quotation is None)


def _is_passive(sentence: Sentence, place: int, verb: Verb) -> bool:
    """Tell `claims denied by the party` from `Roe responded by letter`."""
    tokens, words = sentence.tokens, sentence.lexicon
    if verb.base or verb.lasting or place + 2 >= sentence.stop or tokens[place + 1].lower not in words.by:
        return False
    return tokens[place + 2].is_name or tokens[place + 2].lower in words.determiners


def _agrees(sentence: Sentence, before: Token) -> bool:
    """Tell whether a first form can be finite after a word: `they` say, `officials` say, `would` say."""
    words = sentence.lexicon
    if before.lower in words.they or before.lower in words.auxiliaries or before.lower in words.joining:
        return True
    plural = before.lower.endswith("s") and len(before.lower) > 3
    small = before.lower in words.relative or before.lower in words.adverbs
    return plural or small or before.lower in words.roles or before.text in (",", ")")


def _is_plainly_finite(sentence: Sentence, place: int, verb: Verb) -> bool:
    """Tell a finite first form after a long subject: `Police in Reno say two men …`, but not `did Roe say`."""
    words, before = sentence.lexicon, sentence.tokens[place - 1]
    if verb.evidence is not Evidence.SAYS or not (before.is_name or before.lower in words.pronouns):
        return False
    for back in range(place - 1, max(place - _NEAR, 0) - 1, -1):
        token, following = sentence.tokens[back], sentence.tokens[back + 1]
        if token.is_mark or token.quotation is not None:
            break
        # In `people close to Roe say` nothing is to be said.
        to_somebody = following.is_name or following.lower in words.pronouns or following.lower in words.determiners
        to_verb = token.lower in words.infinitive and not to_somebody
        if token.lower in words.auxiliaries or to_verb or token.lower in words.finite:
            return False
    return True


def _is_verb_not_noun(sentence: Sentence, place: int, before: Token) -> bool:
    """Tell whether a form that may be a noun has a subject on its left and something to say on its right."""
    tokens, words = sentence.tokens, sentence.lexicon
    article = before.lower in words.determiners and before.lower not in words.they
    if article or before.lower in words.clitics or before.lower in words.prepositions:
        return False
    if before.lower.endswith(_ADJECTIVE_ENDINGS) and not before.is_name:
        return False
    if before.text.islower() and before.lower.endswith(words.past_endings):
        # Of two verbs the second is a noun: denied `claims`.
        return False
    if before.lower in words.subjects or before.lower in words.relative:
        return True
    if tokens[place].lower in words.verbs and words.verbs[tokens[place].lower].base and not _agrees(sentence, before):
        return False
    following = tokens[place + 1] if place + 1 < sentence.stop else None
    if following is None:
        return False
    if following.quotation is not None or following.text in (",", ":"):
        return before.is_name or before.lower in words.roles or before.text in (",", ")")
    leads = following.lower in words.that or following.lower in words.determiners or following.lower in words.subjects
    return leads or following.is_name

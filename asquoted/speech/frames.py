"""One frame for each verb of speech: who speaks, and which of the words around the verb are theirs.

The frames are the orders in which news prose puts the three: `X said, “…”`, `“…,” X said`, `“…,” said X`, `“…,” X said,
“…”`, `X said that …`, `…, X said`, `…, X said, …`, and `According to X, …`. For each verb the order is told by what
stands right before its subject (`before`) and right after it (`after`).
"""

from __future__ import annotations

from collections.abc import Iterator

from asquoted.speech.after import said_after, statement
from asquoted.speech.before import clause_start, said_before
from asquoted.speech.content import begins_with_verb, is_clause, only_adjunct, quotation_within
from asquoted.speech.cues import Cue, cues_of
from asquoted.speech.found import Found, Frame, quotations_in
from asquoted.speech.lexicon import Evidence
from asquoted.speech.sentences import Sentence
from asquoted.speech.subjects import Mention, first_subject, phrase_beginning, subject_after, subject_before

_LONGEST_TIME = 6
_LONGEST_BRACKET = 8


def read_frames(sentence: Sentence) -> list[Found]:
    """Return what the verbs of speech of a sentence say about the words around them."""
    found: list[Found] = []
    cues = cues_of(sentence)
    subject: Mention | None = None
    since = 0
    for number, cue in enumerate(cues):
        upcoming = cues[number + 1] if number + 1 < len(cues) else None
        if cue.verb is None:
            found = [*_according(sentence, cue, is_report=bool(found)), *found]
            continue
        frame = _frame(sentence, cue, subject)
        if frame is None or _is_own_voice(sentence, frame):
            continue
        more = list(said_before(sentence, frame, since, upcoming)) or list(said_after(sentence, frame, upcoming))
        found.extend(more)
        if more:
            subject, since = frame.mention, cue.last + 1
    return found


def _is_own_voice(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether the publication's author is the one who says: `I think`, `we believe`."""
    if frame.mention is None:
        return False
    first = sentence.tokens[frame.mention.head_first].lower
    return first in sentence.lexicon.first_person and not sentence.quotations


def _frame(sentence: Sentence, cue: Cue, earlier: Mention | None) -> Frame | None:
    """Return a verb with its subject; a verb that has none of its own takes the one of the verb before it."""
    if not cue.lasting:
        verb = _with_auxiliaries(sentence, cue.first)
        if _may_be_inverted(sentence, cue, verb):
            subject = subject_after(sentence, cue.last + 1)
            if subject is not None:
                return Frame(cue, subject, verb, _after_brackets(sentence, subject.last + 1), inverted=True)
        subject = subject_before(sentence, cue.first)
        if subject is not None:
            return Frame(cue, subject, min(subject.first, cue.first), cue.last + 1)
    return _borrowing(sentence, cue, earlier)


def _borrowing(sentence: Sentence, cue: Cue, earlier: Mention | None) -> Frame | None:
    """Return a verb without a subject beside it: a participle, or the second verb of one subject."""
    tokens, words = sentence.tokens, sentence.lexicon
    before = tokens[cue.first - 1] if cue.first else None
    subject: Mention | None = None
    if before is None:
        # `Calling it “a disgrace”, Roe left`: who speaks comes after the comma.
        if not cue.lasting or not sentence.quotations:
            return None
        return Frame(cue, first_subject(sentence, sentence.stop), cue.first, cue.last + 1)
    if cue.lasting and (before.is_name or before.lower in words.speaking):
        subject = subject_before(sentence, cue.first)
        if subject is not None:
            return Frame(cue, subject, subject.first, cue.last + 1)
    if cue.lasting and before.lower in words.as_said:
        subject = _quoted_as(sentence, cue.first - 1)
    elif cue.lasting and before.lower in words.prepositions and not _leads_to_quotation(sentence, cue):
        return None
    linked = before.text == "," or before.lower in words.openers or before.lower in words.adverbs
    if subject is None and (cue.lasting or linked):
        subject = earlier or first_subject(sentence, cue.first)
    return Frame(cue, subject, cue.first, cue.last + 1) if subject is not None else None


def _quoted_as(sentence: Sentence, place: int) -> Mention | None:
    """Return who is quoted by somebody else: Reuters quoted `Roe` as saying."""
    tokens, words = sentence.tokens, sentence.lexicon
    for back in range(place - 2, 0, -1):
        verb = words.verbs.get(tokens[back].lower)
        if verb is not None and verb.lemma in words.quoting and tokens[back - 1].lower not in words.be:
            return subject_after(sentence, back + 1)
    return None


def _after_brackets(sentence: Sentence, place: int) -> int:
    """Step over what stands in brackets: `said Jane Roe (R-Ohio),`."""
    tokens = sentence.tokens
    if place < sentence.stop and tokens[place].text == "(":
        for end in range(place + 1, min(place + _LONGEST_BRACKET, sentence.stop)):
            if tokens[end].text == ")":
                return end + 1
    return place


def _leads_to_quotation(sentence: Sentence, cue: Cue) -> bool:
    return quotation_within(sentence, cue.last + 1, 2) is not None


def _with_auxiliaries(sentence: Sentence, place: int) -> int:
    """Return where a verb begins with its auxiliaries: `a déclaré`."""
    while place and sentence.tokens[place - 1].lower in sentence.lexicon.auxiliaries:
        place -= 1
    return place


def _may_be_inverted(sentence: Sentence, cue: Cue, verb: int) -> bool:
    """Tell whether something that was said stands right before a verb: a quotation, or a clause and a comma."""
    tokens = sentence.tokens
    if not verb or cue.verb is None or (cue.verb.base and not _says_of_several(sentence, cue)):
        return False
    before = tokens[verb - 1]
    following = tokens[cue.last + 1].lower if cue.last + 1 < sentence.stop else ""
    if before.quotation is not None:
        if following in sentence.lexicon.subjects and not _ends_attribution(sentence, cue.last + 2):
            return False
        return cue.is_at_least(Evidence.STATES) or before.last_mark in (",", "?", "!")
    if before.text not in (",", "?", "!") and not before.is_dash:
        return False
    if verb > 1 and tokens[verb - 2].quotation is not None:
        return True
    if following in sentence.lexicon.subjects | sentence.lexicon.that:
        return False
    return cue.is_at_least(Evidence.REPORTS) and _may_follow_clause(sentence, cue, verb)


def _may_follow_clause(sentence: Sentence, cue: Cue, verb: int) -> bool:
    """Tell whether a clause that was said stands before a verb and a comma, and not the subject of the verb."""
    if cue.lemma in sentence.lexicon.tells:
        return False
    closes = _closes(sentence, cue)
    if not is_clause(sentence, 0, verb - 2):
        # `For instance, said Jane Roe, prices fell.`
        return closes and (
            sentence.tokens[0].lower in sentence.lexicon.adjuncts or begins_with_verb(sentence, verb - 2)
        )
    left = subject_before(sentence, cue.first)
    if left is None:
        return True
    if left.first and sentence.tokens[left.first - 1].quotation is not None:
        return False
    # In `When the bell rang, Roe, said it was late` a comma too many stands after the subject.
    is_subject = left.first > 0 and sentence.tokens[left.first - 1].text == ","
    return closes or (left.last == verb - 2 and left.first == left.head_first and not is_subject)


def _closes(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether between a verb and the next mark there is but a noun phrase."""
    who = subject_after(sentence, cue.last + 1)
    if who is None:
        return False
    following = sentence.tokens[who.last + 1] if who.last + 1 < sentence.stop else None
    return following is None or following.text in (",", ";") or following.is_dash


def _ends_attribution(sentence: Sentence, place: int) -> bool:
    """Tell whether nothing is said after `said he`, but when or how."""
    return place >= sentence.stop or sentence.tokens[place].is_mark or only_adjunct(sentence, place)


def _says_of_several(sentence: Sentence, cue: Cue) -> bool:
    """Tell a first form that stands before a subject in the plural: `…, say the Tories`."""
    if not cue.is_at_least(Evidence.SAYS) or cue.lemma in sentence.lexicon.nouns_too:
        return False
    who = subject_after(sentence, cue.last + 1)
    if who is None:
        return False
    named = sentence.tokens[who.head_first : who.head_last + 1]
    return any(each.lower.endswith("s") or each.lower in sentence.lexicon.joining for each in named)


def _after_comma(sentence: Sentence, place: int) -> int:
    """Return where what is so according to somebody begins: after a comma, before which there may be a time."""
    for comma in range(place, min(place + _LONGEST_TIME, sentence.stop)):
        if sentence.tokens[comma].text == ",":
            return comma + 1
        if comma == place and sentence.tokens[comma].lower not in sentence.lexicon.adjuncts:
            return place
    return place


def _according(sentence: Sentence, cue: Cue, *, is_report: bool) -> Iterator[Found]:
    """Yield what is so `according to` somebody: the rest of the sentence, or what stands before.

    If that reports somebody else's words (`“…,” Roe said, according to Doe`), the quotations in it are theirs.
    """
    tokens, words = sentence.tokens, sentence.lexicon
    who = subject_after(sentence, cue.last + 1) or phrase_beginning(sentence, cue.last + 1)
    if who is None:
        return
    after = who.last + 1
    before = [each for each in tokens[: cue.first] if not each.is_mark]
    if all(each.lower in words.openers for each in before) or before[-1].lower in words.that:
        first = _after_comma(sentence, after)
        if is_clause(sentence, first, sentence.stop - 1):
            yield from statement(sentence, Frame(cue, who, cue.first, after), "according-to", first, None)
        return
    last = cue.first - 1
    while last >= 0 and tokens[last].is_mark:
        last -= 1
    first = clause_start(sentence, 0, last)
    stretches = [(first, last)]
    goes_on = after + 1 < sentence.stop and tokens[after].text == ","
    if goes_on and (begins_with_verb(sentence, after + 1) or not is_clause(sentence, first, last)):
        stretches.append((after + 1, sentence.stop - 1))
    yield Found("according-to", tuple(stretches), who, cue, is_statement=True)
    for stretch in () if is_report else stretches:
        yield from quotations_in(sentence, Frame(cue, who, cue.first, after), *stretch)

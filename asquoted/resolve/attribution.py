"""Who said it: the speaker of a quote, compared with whom its source gives the words to.

A source says whose words are with its marks, its verbs of speech and its names. Where it says so plainly, another
speaker is an error; where the rule that read it is right less often, a warning; below that, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from asquoted.files.drafts import QuoteDraft
from asquoted.files.kinds import Text, written
from asquoted.findings import Label, Rule, Severity
from asquoted.model import Anchor, Source, Speaker, Words
from asquoted.resolve.desk import Desk
from asquoted.rules.attribution import NAMED_OTHERWISE, OWN_WORDS, SAID_BY_ANOTHER
from asquoted.rules.verbatim import VOICE
from asquoted.speech.attributions import Attributions, Given, bare
from asquoted.speech.passage import How, Passage
from asquoted.text.fold import folded
from asquoted.values import PartKind, SpeakerKind, Voice

_WORD = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*")
_CONFIRM = "if you know better, `attributed: {confirmed: the reason}`"


@dataclass(frozen=True, slots=True)
class Credit:
    """Words of a source with the speaker that a brief gives them.

    Attributes:
        speaker: The speaker.
        anchor: Where the words stand.
        attributions: Who says what in the source.
        speakers: The registry.
    """

    speaker: Speaker
    anchor: Anchor
    attributions: Attributions
    speakers: dict[str, Speaker]

    @property
    def source(self) -> Source:
        """The source of the words."""
        return self.anchor.source

    @property
    def writes(self) -> bool:
        """Whether the source's own words are the speaker's."""
        return _writes(self.speaker, self.source, self.speakers.values())


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a speaker cannot be right, or hardly: what a finding says of it.

    Attributes:
        rule: The rule, as a warning where the source is less plain.
        message, hint: What is wrong and what to do.
        related: Where the source says otherwise.
    """

    rule: Rule
    message: str
    hint: str
    related: tuple[Label, ...]


def check_attribution(desk: Desk, draft: QuoteDraft, name: Text, quote: str, credit: Credit) -> None:
    """Report a quote whose source gives its words to somebody else than the brief does.

    Args:
        desk: Where findings are kept.
        draft: The quote as written.
        name: The speaker as written; for a further quote of a claim that of the claim: then the words are the place.
        quote: The id of the quote.
        credit: Whom the brief gives the words to.
    """
    if draft.attributed is not None and draft.attributed.confirmed is not None:
        return
    doubt = doubted(credit)
    if doubt is not None:
        own = draft.span.start <= name.span.start < draft.span.end or draft.quote is None
        place = name.span if own or draft.quote is None else draft.quote.span
        desk.report(doubt.rule, doubt.message, place, doubt.hint, related=doubt.related, quote=quote)


def check_voice(desk: Desk, draft: QuoteDraft, quote: str, credit: Credit) -> None:
    """Report `voice: author` for words that the source reports of somebody: it is for a source's own words."""
    if draft.voice is None or draft.voice.value != Voice.AUTHOR or credit.writes:
        return
    attributions = credit.attributions
    for passage in attributions.given(credit.anchor.segments).holders:
        if _is(credit.speaker, passage, attributions) and attributions.is_worth_telling(passage):
            desk.report(
                VOICE if attributions.is_plain(passage) else VOICE.weaker,
                f"`voice: author` is given, but the source reports these words of `{passage.speaker}`",
                draft.voice.span,
                f"write `voice: {Voice.INDIRECT}`, or leave `voice` out",
                related=[_attributing(credit.source, passage)],
                quote=quote,
                fix=written(draft.voice.span, Voice.INDIRECT, "write how the words stand there"),
            )
            return


def said_by(anchor: Anchor, attributions: Attributions) -> str | None:
    """Return the name of whom a source gives some words to, where it says so well enough."""
    holders = attributions.given(anchor.segments).holders
    return holders[0].speaker if holders and attributions.is_worth_telling(holders[0]) else None


def doubted(credit: Credit) -> Doubt | None:
    """Say why a source does not give some words to the speaker credited with them; `None` if it may."""
    given = credit.attributions.given(credit.anchor.segments)
    if given.holders or given.touched:
        return _given_to_another(credit, given)
    return None if credit.writes else _own_words(credit)


def _given_to_another(credit: Credit, given: Given) -> Doubt | None:
    """Compare a speaker with whom the source gives the words to."""
    attributions = credit.attributions
    if any(_is(credit.speaker, each, attributions) for each in (*given.holders, *given.touched)):
        return None
    if not given.holders and credit.writes:
        return None
    passage = (given.holders or given.touched)[0]
    if not attributions.is_worth_telling(passage):
        return None
    if not attributions.is_named(passage) and not credit.writes:
        return None
    is_known = passage.speaker in credit.speakers or credit.writes
    if not is_known and passage.how is How.PRONOUN:
        # Whom a pronoun means is our reading: too little against a name that the registry does not even know.
        return None
    rule = SAID_BY_ANOTHER if is_known else NAMED_OTHERWISE
    plain = attributions.is_plain(passage) and bool(given.holders)
    plain = plain and (is_known or _are_two_people(credit.speaker, passage, attributions))
    return _doubt(credit, passage, rule if plain else rule.weaker)


def _doubt(credit: Credit, passage: Passage, rule: Rule) -> Doubt:
    """Say whom a source gives the words of a quote to."""
    gives = "gives" if rule.severity is Severity.ERROR else "seems to give"
    ours, theirs = credit.speaker.name, passage.speaker
    if rule.code == NAMED_OTHERWISE.code:
        message = f"the source {gives} these words to `{theirs}`, which is no name of `{ours}`"
        hint = (
            f"if they are the same, add `{theirs}` to the `aliases` of `{ours}` in briefs/speakers.yml; "
            f"if not, register `{theirs}` there and write it here; {_CONFIRM}"
        )
    else:
        message = f"the source {gives} these words to `{theirs}`, not to `{ours}`"
        quoted = ", or quote the words that say so, too" if credit.writes else ""
        hint = f"write `speaker: {theirs}`{quoted}; {_CONFIRM}"
    return Doubt(rule, message, hint, (_attributing(credit.source, passage),))


def _attributing(source: Source, passage: Passage) -> Label:
    """Return where a source says whose a passage is."""
    said = [each for each in (passage.mention, passage.cue) if each is not None]
    if not said:
        return _label(source, Words(passage.start, passage.end), "declared in the record of the source")
    return _label(source, Words(min(each.start for each in said), max(each.end for each in said)), "who says it")


def _label(source: Source, words: Words, what: str) -> Label:
    number = source.document.paragraph_at(words.start).number
    return Label(source.file.span(words.start, words.end), f"{what}, paragraph {number}")


def _own_words(credit: Credit) -> Doubt | None:
    """Compare a speaker with words that the source gives to nobody: they are its own, if it says who writes it.

    A sentence that names the speaker beside a verb of speech may give them words in a way that no rule reads.
    """
    source, ours, attributions = credit.source, credit.speaker.name, credit.attributions
    if not attributions.words.verbs or not (source.publisher or source.author):
        return None
    words = Words(credit.anchor.start, credit.anchor.end)
    around = attributions.sentences_around(words)
    verb = attributions.has_verb_of_speech(around)
    if _names(credit.speaker, source.document.text[around.start : around.end]) and (verb or _in_headline(credit)):
        return None
    near = attributions.has_verb_of_speech(attributions.sentences_around(words, more=1))
    plain = attributions.is_measured and not near and not attributions.is_attributed_near(words)
    writers = [each.name for each in credit.speakers.values() if _writes(each, source, credit.speakers.values())]
    own = f"credit `{writers[0]}`" if len(writers) == 1 else "credit whoever wrote the source"
    return Doubt(
        OWN_WORDS if plain else OWN_WORDS.weaker,
        f"the source {'writes' if plain else 'seems to write'} these words itself and does not give them to `{ours}`",
        f"{own}, or quote what `{ours}` says there; if they wrote the text, name them as `author` in "
        f"{source.record.path}; {_CONFIRM}",
        (_label(source, words, "the words"),),
    )


def _in_headline(credit: Credit) -> bool:
    """Tell whether words stand in a headline: it says in few words who speaks, with a colon or none at all."""
    return any(
        part.kind is PartKind.HEADLINE and part.start <= credit.anchor.start < part.end for part in credit.source.parts
    )


def _writes(speaker: Speaker, source: Source, speakers: Iterable[Speaker]) -> bool:
    """Tell whether the words of a source itself are a speaker's: its publisher's or author's, by name.

    Where neither is registered, any publication may be the one.
    """
    by = [each for each in (source.publisher, source.author) if each]
    if any(_same(name, each) for each in by for name in (speaker.name, *speaker.aliases)):
        return True
    if speaker.kind is not SpeakerKind.PUBLICATION:
        return False
    return not any(_same(name, each) for each in by for other in speakers for name in (other.name, *other.aliases))


def _is(speaker: Speaker, passage: Passage, attributions: Attributions) -> bool:
    """Tell whether a passage can be a speaker's: by name, by how a source describes them, or as one of several."""
    if passage.speaker is None or passage.speaker == speaker.name:
        return passage.speaker is not None
    if any(_same(name, passage.speaker) for name in (speaker.name, *speaker.aliases)):
        return True
    if passage.mention is None:
        return False
    mention = attributions.document.text[passage.mention.start : passage.mention.end]
    described = speaker.described.exact if speaker.described else None
    if described and bare(described) in bare(mention):
        return True
    joined = not attributions.words.joining.isdisjoint(mention.lower().split())
    return joined and _names(speaker, mention)


def _are_two_people(speaker: Speaker, passage: Passage, attributions: Attributions) -> bool:
    """Tell whether a speaker and whoever says a passage are two persons: by full names that share no word.

    A body may speak through a person, and a first or last name may belong to somebody known by another, too.
    """
    ours, theirs = (_WORD.findall(each) for each in (speaker.name, passage.speaker or ""))
    persons = speaker.kind is SpeakerKind.PERSON and attributions.words.organisations.isdisjoint(theirs)
    return persons and len(ours) > 1 and len(theirs) > 1 and set(ours).isdisjoint(theirs)


def _same(name: str, other: str) -> bool:
    """Tell whether two names can be one speaker's: all words of one are in the other, `Roe` in `Jane Roe`.

    Or one is made of the first letters of the other, `WHO` of `World Health Organization`.
    """
    ours, theirs = set(_WORD.findall(bare(name))), set(_WORD.findall(bare(other)))
    within = bool(ours and theirs) and (ours <= theirs or theirs <= ours)
    return within or _stands_for(name, other) or _stands_for(other, name)


def _stands_for(acronym: str, name: str) -> bool:
    """Tell whether a name in capitals is made of the first letters of the big words of another one."""
    letters = acronym.replace(".", "").split()[-1:]
    big = "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
    return len(big) > 1 and letters == [big]


def _names(speaker: Speaker, text: str) -> bool:
    """Tell whether a speaker is named in a text: in full, by an alias, or a person by the last word of the name."""
    known = {bare(each) for each in (speaker.name, *speaker.aliases)}
    if speaker.kind is SpeakerKind.PERSON:
        known |= {bare(speaker.name).split()[-1]}
    return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", folded(text).lower()) for each in known if each)

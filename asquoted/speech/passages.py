"""Every passage of a document that is somebody's: `speech_in`.

What the rules found becomes passages here: with the kind of their words, and the speaker that their mention means.
Every quotation in marks is listed, whoever's it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

from asquoted.document import Document
from asquoted.model import Part, Speaker, Words
from asquoted.speech.drafts import Draft, draft_of
from asquoted.speech.introduced import proposed_blocks
from asquoted.speech.passage import How, Kind, Passage
from asquoted.speech.reading import Reading, read
from asquoted.speech.resolve import Resolver
from asquoted.speech.rules import RULES
from asquoted.speech.terms import find_terms, is_short
from asquoted.speech.turns import turns_of
from asquoted.values import PartKind

_READ: WeakKeyDictionary[Document, tuple[object, tuple[Passage, ...]]] = WeakKeyDictionary()
"""What was read of each document, and with which parts and speakers; nothing here may lead back to the document."""


def speech_in(document: Document, parts: Sequence[Part] = (), speakers: Iterable[Speaker] = ()) -> tuple[Passage, ...]:
    """Return every passage of a document that is somebody's, in the order of the text.

    It is read once, as long as the document is held: the check and the pages ask the same.

    Args:
        document: The document.
        parts: What its record declares not to be running text; a declared block is taken as it is.
        speakers: The registered speakers, whose names and aliases decide who is meant.
    """
    speakers = tuple(speakers)
    asked = _asked(parts, speakers)
    known = _READ.get(document)
    if known is None or known[0] != asked:
        known = _READ[document] = asked, _read(document, parts, speakers)
    return known[1]


def remember(
    document: Document, parts: Sequence[Part], speakers: Iterable[Speaker], passages: tuple[Passage, ...]
) -> None:
    """Take over what was read of a document in another process."""
    _READ[document] = _asked(parts, speakers), passages


def _asked(parts: Sequence[Part], speakers: Iterable[Speaker]) -> tuple[object, ...]:
    """Return what decides what is read: how sources describe a speaker does not, and it would hold these sources."""
    return tuple(parts), tuple((each.name, each.kind, each.aliases) for each in speakers)


def _read(document: Document, parts: Sequence[Part], speakers: Sequence[Speaker]) -> tuple[Passage, ...]:
    reading = read(document, parts)
    resolver = Resolver(document, speakers)
    drafts = [*reading.quoted.values(), *_statements(reading), *_declared_blocks(reading, parts)]
    drafts += [*_proposed_blocks(reading, parts), *_turns(document), *_other_marks(reading)]
    # Mentions are understood in the order of the text: `he` is whoever spoke last.
    found = [_passage(draft, resolver) for draft in sorted(drafts, key=lambda each: each.place)]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def _passage(draft: Draft, resolver: Resolver) -> Passage:
    rule = RULES[draft.rule]
    speaker: str | None = None
    how: How | None = None
    if draft.mention is not None and draft.head is not None:
        speaker, how = resolver.resolve(draft.mention, draft.head)
    if draft.declared is not None:
        speaker, how = draft.declared, How.DECLARED
    known = speaker is not None and how is not How.PRONOUN
    return Passage(
        kind=draft.kind,
        words=draft.words,
        rule=rule,
        cue=draft.cue,
        mention=draft.mention,
        speaker=speaker,
        how=how,
        via=draft.via,
        is_sure=how is How.DECLARED or (rule.is_sure and known),
    )


def _statements(reading: Reading) -> Iterator[Draft]:
    """Yield reported speech: mixed if words in it are quoted; terms do not count."""
    starts = sorted(each.start for each in reading.quoted)
    for draft in reading.stated:
        inside = [bisect_left(starts, each.start) < bisect_left(starts, each.end) for each in draft.words]
        yield replace(draft, kind=Kind.MIXED) if any(inside) else draft


def _declared_blocks(reading: Reading, parts: Iterable[Part]) -> Iterator[Draft]:
    """Yield the block quotations that the record declares."""
    for part in parts:
        if part.kind is PartKind.BLOCK:
            before = reading.document.paragraph_at(part.start).number - 1
            draft = _announced(reading, before, "block-declared", Words(part.start, part.end))
            yield replace(draft, declared=part.speaker)


def _proposed_blocks(reading: Reading, parts: Sequence[Part]) -> Iterator[Draft]:
    """Yield what looks like a block quotation and is not declared."""
    for paragraph, words in proposed_blocks(reading.document, parts):
        yield _announced(reading, paragraph.number, "block-proposed", words)


def _announced(reading: Reading, number: int, rule: str, words: Words) -> Draft:
    """Return a block as what a paragraph announces."""
    introduced = reading.introductions.get(number)
    if introduced is None:
        return Draft(rule=rule, kind=Kind.BLOCK, words=(words,))
    return draft_of(introduced.sentence, introduced.found(rule), Kind.BLOCK, (words,))


def _turns(document: Document) -> Iterator[Draft]:
    """Yield the turns of a transcript."""
    for name, words in turns_of(document):
        yield Draft(rule="turn", kind=Kind.TURN, words=(words,), mention=name, head=name)


def _other_marks(reading: Reading) -> Iterator[Draft]:
    """Yield the quotations in marks that no rule gave to anybody: terms, and quotations inside others."""
    document = reading.document
    terms = reading.terms | find_terms(document, (each for each in document.marks.quotations if each.depth))
    for quotation in document.marks.quotations:
        words = Words(quotation.first, quotation.last)
        if quotation in reading.quoted or not document.text[words.start : words.end].strip():
            continue
        if quotation in terms or is_short(document.text, quotation):
            yield Draft(rule="term", kind=Kind.TERM, words=(words,))
        else:
            yield Draft(rule="nested" if quotation.depth else "bare", kind=Kind.DIRECT, words=(words,))

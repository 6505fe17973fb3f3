"""A text from its first to its last paragraph: whose words are in it.

Paragraph by paragraph the rules are tried in the order of what they are worth: first the verbs of speech, then what
names its speaker without a verb, then what only goes on. What a stronger rule has found no weaker one takes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from asquoted.document import Document, Paragraph
from asquoted.model import Part, Words
from asquoted.speech.drafts import Draft, draft_of, words_of
from asquoted.speech.found import Found
from asquoted.speech.frames import read_frames
from asquoted.speech.introduced import Introduction, introduction
from asquoted.speech.leftover import is_bare, labelled, loose, signature, signed
from asquoted.speech.passage import Kind
from asquoted.speech.sentences import Sentence, sentences
from asquoted.speech.subjects import Mention, first_subject
from asquoted.speech.terms import find_terms
from asquoted.speech.turns import turns_of
from asquoted.text.marks import Quotation
from asquoted.values import PartKind

_MOST_TOKENS = 300
"""What is longer is no sentence but a list or a table, and has no frames."""
_WEAK = ("continued", "follows", "bare", "loose")
"""Rules whose finds a stronger one may still take, for a quotation that goes on in another paragraph."""


@dataclass(slots=True)
class Reading:
    """What has been found so far.

    Attributes:
        document: The document.
        terms: Its quotations that are but terms.
        quoted: What is known of its other quotations.
        stated: Reported speech.
        introductions: What its paragraphs, by number, announce at their end.
        last: What was found last, and in which paragraph: a quotation without a speaker may go on from there.
        heard_in: The sentence in which that was found.
        unsigned: The quotations that the sentence before consists of, for whose speaker a signature may follow.
        sentence: The last sentence of the last paragraph, and the number of that.
    """

    document: Document
    terms: frozenset[Quotation]
    quoted: dict[Quotation, Draft] = field(default_factory=dict)
    stated: list[Draft] = field(default_factory=list)
    introductions: dict[int, Introduction] = field(default_factory=dict)
    last: tuple[Draft, int] | None = None
    heard_in: Sentence | None = None
    unsigned: list[Quotation] = field(default_factory=list)
    sentence: tuple[Sentence, int] | None = None

    def read(self, paragraph: Paragraph, quotations: Sequence[Quotation]) -> None:
        """Read a paragraph of running text."""
        marked = [(each, each in self.terms) for each in quotations]
        listed = list(sentences(self.document, paragraph, marked))
        short = [len(each.tokens) <= _MOST_TOKENS for each in listed]
        for number, sentence in enumerate(listed):
            if short[number]:
                for found in read_frames(sentence):
                    self._take(sentence, found, paragraph)
            if sentence.quotations:
                before = listed[number - 1] if number else None
                self._take_leftover(sentence, before, paragraph)
            self._sign(sentence, paragraph)
        if listed and short[-1]:
            self.sentence = listed[-1], paragraph.number
            announced = introduction(listed[-1])
            if announced is not None:
                self.introductions[paragraph.number] = announced

    def _take(self, sentence: Sentence, found: Found, paragraph: Paragraph) -> None:
        """Keep what was found, unless a rule as good has found its quotation before."""
        if found.is_statement:
            stretches = tuple(words_of(sentence, *each) for each in found.stretches)
            draft = draft_of(sentence, found, Kind.INDIRECT, stretches)
            self.stated.append(draft)
            self._hear(draft, paragraph, sentence)
            return
        quotation = sentence.tokens[found.stretches[0][0]].quotation
        if quotation is not None and (quotation not in self.quoted or self.quoted[quotation].rule in _WEAK):
            self._keep(quotation, draft_of(sentence, found, Kind.DIRECT, _inside(quotation)), paragraph, sentence)

    def _keep(self, quotation: Quotation, draft: Draft, paragraph: Paragraph, sentence: Sentence) -> None:
        self.quoted[quotation] = draft
        self._hear(draft, paragraph, sentence)

    def _hear(self, draft: Draft, paragraph: Paragraph, sentence: Sentence) -> None:
        """Remember who was heard last: not Doe of `Roe said that Doe had said …`, who is but reported."""
        if self.last is not None and self.heard_in is sentence and _reports(self.last[0], draft):
            return
        self.last, self.heard_in = (draft, paragraph.number), sentence

    def _sign(self, sentence: Sentence, paragraph: Paragraph) -> None:
        """Give the quotations of the sentence before to whoever signs them in this one."""
        who = signature(sentence, 0) if self.unsigned else None
        if who is not None:
            for quotation in self.unsigned:
                draft = draft_of(sentence, Found("signed", (), who), Kind.DIRECT, _inside(quotation))
                self._keep(quotation, draft, paragraph, sentence)
        quotations = (each.quotation for each in sentence.quotations) if is_bare(sentence) else ()
        self.unsigned = [each for each in quotations if each in self.quoted and self.quoted[each].rule in _WEAK]

    def _take_leftover(self, sentence: Sentence, before: Sentence | None, paragraph: Paragraph) -> None:
        """Find out whose the quotations are that no verb of speech has taken."""
        left = [
            place
            for place, token in enumerate(sentence.tokens)
            if token.quotation is not None and token.quotation not in self.quoted
        ]
        if not left:
            return
        named = signed(sentence) or labelled(sentence)
        if named is not None:
            self._take(sentence, named, paragraph)
            return
        for place in left:
            quotation = sentence.tokens[place].quotation
            if quotation is not None and is_bare(sentence):
                self._keep(quotation, self._bare(quotation, before, paragraph), paragraph, sentence)
            elif (found := loose(sentence, place)) is not None:
                self._take(sentence, found, paragraph)

    def _bare(self, quotation: Quotation, before: Sentence | None, paragraph: Paragraph) -> Draft:
        """Give a quotation that is a sentence of its own to whom the text before it points to.

        That is whoever has spoken in its paragraph, or else the subject of the sentence before it; at the start of a
        paragraph, whom the last one announces, or else whoever has spoken there.
        """
        words = _inside(quotation)
        announced = self.introductions.get(paragraph.number - 1) if before is None else None
        if announced is not None:
            return draft_of(announced.sentence, announced.found("introduced"), Kind.DIRECT, words)
        since = paragraph.number - self.last[1] if self.last is not None else None
        if before is None and since != 1 and self.sentence is not None and self.sentence[1] == paragraph.number - 1:
            # `Roe was not amused. ¶ “…”`: nobody else was heard in the paragraph before.
            before = self.sentence[0]
        subject = first_subject(before, before.stop) if before is not None and self.heard_in is not before else None
        if before is not None and subject is not None and _takes_over(before, subject, anew=since != 0):
            return draft_of(before, Found("follows", (), subject), Kind.DIRECT, words)
        if self.last is not None and since is not None and since <= 1:
            return replace(self.last[0], rule="continued", kind=Kind.DIRECT, words=words)
        return Draft(rule="bare", kind=Kind.DIRECT, words=words)


def _reports(outer: Draft, inner: Draft) -> bool:
    """Tell whether the speaker of some words is named inside other words that are reported.

    What follows `“…,” Roe said, according to Doe` goes on with Roe's words all the same.
    """
    who = inner.mention if outer.rule != "according-to" else None
    return who is not None and any(words.start <= who.start and who.end <= words.end for words in outer.words)


def _takes_over(sentence: Sentence, who: Mention, *, anew: bool) -> bool:
    """Tell whether the subject of a sentence may go on to speak after it: somebody with a name or a role.

    Args:
        sentence: The sentence.
        who: Its subject.
        anew: Whether nobody has been heard yet in this paragraph; else it takes a name to take over.
    """
    words = sentence.lexicon
    head = sentence.tokens[who.head_first : who.head_last + 1]
    named = head[-1].is_name and not any(each.text in words.organisations for each in head)
    return named or (anew and any(each.lower in words.pronouns | words.speaking or each.is_name for each in head))


def _inside(quotation: Quotation) -> tuple[Words]:
    return (Words(quotation.first, quotation.last),)


def read(document: Document, parts: Sequence[Part]) -> Reading:
    """Read a whole document; captions, blocks and turns are no running text, and headlines are read like it."""
    outer = [each for each in document.marks.quotations if each.depth == 0 and _has_words(document, each)]
    reading = Reading(document, find_terms(document, outer))
    aside = [(each.start, each.end) for each in parts if each.kind is not PartKind.HEADLINE]
    aside = sorted(aside + [(name.start, words.end) for name, words in turns_of(document)])
    starts = [each.start for each in outer]
    for paragraph in document.paragraphs:
        last = bisect_left(aside, (paragraph.end, 0)) - 1
        if last >= 0 and aside[last][1] > paragraph.start:
            continue
        place = bisect_left(starts, paragraph.start)
        # A quotation that an earlier paragraph opened may still run.
        if place and outer[place - 1].end > paragraph.start:
            place -= 1
        reading.read(paragraph, outer[place : bisect_left(starts, paragraph.end)])
    return reading


def _has_words(document: Document, quotation: Quotation) -> bool:
    return bool(document.text[quotation.first : quotation.last].strip())

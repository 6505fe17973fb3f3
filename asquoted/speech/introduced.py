"""What a paragraph that ends in a colon introduces: whose the words after it are.

Plain text shows a block quotation by nothing else. Where one ends nobody can compute; a record declares it. For a text
whose record does not, the first paragraph after the colon is proposed, and those after it that go on in the first
person or as a list. That is a guess, and never reported as sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from asquoted.anchor.blocks import undeclared_blocks
from asquoted.document import Document, Paragraph
from asquoted.model import Part, Words
from asquoted.speech.cues import Cue, cues_of
from asquoted.speech.found import Found
from asquoted.speech.lexicon import lexicon
from asquoted.speech.sentences import Sentence
from asquoted.speech.subjects import Mention, first_subject, subject_before

_MOST_PARAGRAPHS = 8
_LIST_ITEM = re.compile(r"(?:[-*•·–]|\(?\d{1,3}[.)])\s")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Introduction:
    """A paragraph that announces somebody's words.

    Attributes:
        sentence: Its last sentence.
        mention: Who is announced.
        cue: The verb of speech, if it has one.
    """

    sentence: Sentence
    mention: Mention | None
    cue: Cue | None

    def found(self, rule: str) -> Found:
        """Return the attribution of what follows, which has no words in this sentence."""
        return Found(rule, (), self.mention, self.cue)


def introduction(sentence: Sentence) -> Introduction | None:
    """Return what the last sentence of a paragraph announces; `None` if it does not end in a colon or in a verb."""
    tokens = sentence.tokens
    if not tokens or tokens[-1].text not in (":", ","):
        return None
    cues = [each for each in cues_of(sentence) if each.verb is not None]
    for cue in reversed(cues):
        mention = subject_before(sentence, cue.first) or first_subject(sentence, cue.first)
        if mention is not None:
            return Introduction(sentence, mention, cue)
    if tokens[-1].text == ":":
        return Introduction(sentence, first_subject(sentence, len(tokens) - 1), cues[-1] if cues else None)
    return None


def proposed_blocks(document: Document, parts: Sequence[Part]) -> list[tuple[Paragraph, Words]]:
    """Return the block quotations that a text seems to have beside the declared ones.

    Returns:
        The paragraph that introduces each, and where it may stand.
    """
    blocks = []
    for block in undeclared_blocks(document, parts):
        last = block.paragraph
        for paragraph in document.paragraphs[last.number : last.number + _MOST_PARAGRAPHS - 1]:
            if not _goes_on(document, paragraph) or any(part.start < paragraph.end <= part.end for part in parts):
                break
            last = paragraph
        blocks.append((block.introduction, Words(block.paragraph.start, last.end)))
    return blocks


def _goes_on(document: Document, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph seems to go on with the block before it."""
    text = document.text[paragraph.start : paragraph.end]
    if _LIST_ITEM.match(text):
        return True
    words = lexicon(document.tag)
    listed = {match.group().lower().replace("’", "'") for match in _WORD.finditer(text)}
    speaks = any(verb in words.verbs and words.verbs[verb].lemma in ("say", "tell") for verb in listed)
    return not words.first_person.isdisjoint(listed) and not speaks and not text.startswith(tuple("“\"„«‘'"))

"""Block quotations that a text introduces by a colon, and that its record does not declare.

A block quotation has no marks in plain text, and where it ends cannot be computed. So it is only pointed out: words
that are somebody's own must not pass for the publication's. The record decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.document import Document, Paragraph
from asquoted.model import Part
from asquoted.text.fold import folded
from asquoted.text.words import word_spans

_LEAST_WORDS = 6
"""A shorter paragraph after a colon is a list's item or a heading rather than somebody's words."""
_FEWEST_SHOWN, _MOST_SHOWN = 4, 12
_LIST_ITEM = re.compile(r"(?:[-*•·–]|\(?\d{1,3}[.)])\s")
_OPENING = "“„«»\"'‘‚‹›「『"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that stands after a colon.

    Attributes:
        introduction: The paragraph that ends in the colon.
        paragraph: The first paragraph of the words introduced.
        quote: The first and last words of that paragraph, as the record's `parts` take them.
    """

    introduction: Paragraph
    paragraph: Paragraph
    quote: str


def undeclared_blocks(document: Document, parts: Sequence[Part]) -> Iterator[Block]:
    """Yield the paragraphs that look like block quotations and are in no declared part, in order."""
    for introduction, paragraph in pairwise(document.paragraphs):
        if _declared(introduction, parts) or _declared(paragraph, parts):
            continue
        if _introduces(document, introduction) and _is_block(document, paragraph):
            yield Block(introduction, paragraph, _first_and_last(document, paragraph))


def _declared(paragraph: Paragraph, parts: Iterable[Part]) -> bool:
    return any(part.start < paragraph.end and paragraph.start < part.end for part in parts)


def _introduces(document: Document, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph ends in a colon, and its last sentence says that somebody speaks."""
    text = document.text[paragraph.start : paragraph.end]
    if not text.endswith(":") or paragraph.start in document.turns:
        return False
    ends = [end for end in document.sentence_ends if paragraph.start < end < paragraph.end]
    sentence = document.text[ends[-1] if ends else paragraph.start : paragraph.end]
    words = {word.strip(".,:;()'") for word in folded(sentence).lower().split()}
    return not words.isdisjoint(document.language.introducing)


def _is_block(document: Document, paragraph: Paragraph) -> bool:
    text = document.text[paragraph.start : paragraph.end]
    return (
        not text.startswith(tuple(_OPENING))
        and not text.endswith(":")
        and not _LIST_ITEM.match(text)
        and paragraph.start not in document.turns
        and len(text.split()) >= _LEAST_WORDS
    )


def _first_and_last(document: Document, paragraph: Paragraph) -> str:
    """Return the fewest first and last words of a paragraph that single it out."""
    text = document.text[paragraph.start : paragraph.end]
    words = word_spans(text)
    for count in range(_FEWEST_SHOWN, min(_MOST_SHOWN, len(words) // 2) + 1):
        quote = f"{text[: words[count - 1][1]]} … {text[words[-count][0] :]}"
        verdict = verify(quote, document, limits=False)
        if isinstance(verdict, Found) and (verdict.start, verdict.end) == (paragraph.start, paragraph.end):
            return quote
    return text

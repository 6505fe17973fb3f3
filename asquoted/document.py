"""A document: the text of a source and everything that is computed from the text alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from asquoted.text.language import Language, language
from asquoted.text.marks import Marks, find_marks
from asquoted.text.sentences import sentence_ends
from asquoted.text.turns import turn_starts

if TYPE_CHECKING:
    from asquoted.text.locate import Locator
    from asquoted.text.runs import Runs

_PARAGRAPH = re.compile(r"[^\r\n]*\S[^\r\n]*(?:(?:\r\n|\r|\n)[^\r\n]*\S[^\r\n]*)*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block between blank lines.

    Attributes:
        number: Counted from 1, the headline included.
        start, end: Code points, the space around it left out.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """A text as received, and what can be read from it.

    Attributes:
        text: Decoded from UTF-8 with nothing changed.
        tag: Its language, BCP 47.
    """

    text: str = field(repr=False)
    tag: str = "en"

    @cached_property
    def language(self) -> Language:
        """The word lists of its language."""
        return language(self.tag)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, in order. A BOM belongs to none."""
        found: list[Paragraph] = []
        for match in _PARAGRAPH.finditer(self.text, 1 if self.text.startswith("\ufeff") else 0):
            block = match.group()
            start = match.start() + len(block) - len(block.lstrip())
            end = match.end() - (len(block) - len(block.rstrip()))
            found.append(Paragraph(len(found) + 1, start, end))
        return tuple(found)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [each.start for each in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph:
        """Return the paragraph that a code point is in (or that was the last before it)."""
        return self.paragraphs[max(bisect_right(self._paragraph_starts, offset) - 1, 0)]

    @cached_property
    def folded(self) -> Runs:
        """The text as it is compared."""
        from asquoted.text.fold_fast import fold_fast  # noqa: PLC0415 - numpy is slow to load; with a cache none is folded

        return fold_fast(self.text)

    @cached_property
    def letters(self) -> Locator:
        """Its letters and digits, for finding places in the folded text."""
        from asquoted.text.locate import Locator  # noqa: PLC0415 - see `folded`
        from asquoted.text.skeleton_fast import skeleton_fast  # noqa: PLC0415

        return Locator(skeleton_fast(self.folded.text))

    @cached_property
    def marks(self) -> Marks:
        """Its quotation marks."""
        return find_marks(self.text, ((each.start, each.end) for each in self.paragraphs))

    @cached_property
    def turns(self) -> list[int]:
        """Where the turns of a transcript begin."""
        return turn_starts(self.text)

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where sentences end: after their last mark, and at every end of a paragraph."""
        inner = sentence_ends(self.text, self.language)
        return sorted({*inner, *(each.end for each in self.paragraphs)})

    @cached_property
    def words(self) -> int:
        """How many words it has: runs of anything but white space."""
        return len(self.text.split())

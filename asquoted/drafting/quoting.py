"""Words of a source as a quote: exact, whole, and in one place only, or no quote at all.

Nothing is written that the engine has not placed where the words were taken from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from asquoted.anchor.context import telling_context
from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.files.layout import Entry
from asquoted.files.paste import one_line
from asquoted.model import Source, Words

_LEFT_OUT = re.compile(r"[\s,;:]+(?=[”»’\"']?$)")
"""Marks that a quote may leave out at its end, also right before a closing quotation mark, and that look odd there."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Words that stand in a source, as they are written into a file.

    Attributes:
        words: On one line, with `…` for what is left out.
        context: The key and the words that tell their place from others at which the same words stand.
    """

    words: str
    context: tuple[str, str] | None = None

    @property
    def entries(self) -> list[Entry]:
        """The keys of a quote."""
        return [("quote", self.words), *([self.context] if self.context else [])]


def copied(source: Source, stretches: Sequence[Words]) -> Copied | None:
    """Return stretches of a source as one quote; `None` if the law allows no quote of them.

    Args:
        source: The source.
        stretches: In order. What stands between them is left out.
    """
    texts = [one_line(source.document.text[each.start : each.end]) for each in stretches]
    whole = " … ".join(texts)
    for words in dict.fromkeys((_LEFT_OUT.sub("", whole), whole)):
        placed = _placed(source, words, stretches)
        if placed is not None:
            return placed
    return None


def _placed(source: Source, words: str, stretches: Sequence[Words]) -> Copied | None:
    """Return words that the engine finds where they were taken from, with the context that they need."""
    verdict = verify(words, source.document, source.parts)
    if isinstance(verdict, Found):
        return Copied(words) if _is_there(verdict, stretches) else None
    here = next((each for each in verdict.places if _is_there(each, stretches)), None)
    context = telling_context(source.document, here, verdict.places) if here else None
    if context is None:
        return None
    key, around = context
    prefix, suffix = (around, None) if key == "prefix" else (None, around)
    again = verify(words, source.document, source.parts, prefix=prefix, suffix=suffix)
    return Copied(words, context) if isinstance(again, Found) and _is_there(again, stretches) else None


def _is_there(found: Found, stretches: Sequence[Words]) -> bool:
    return len(found.words) == len(stretches) and all(
        own.start <= each.start < each.end <= own.end for own, each in zip(stretches, found.words, strict=True)
    )

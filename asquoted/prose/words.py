"""Finding words in a sentence of the editors, never inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from asquoted.text.language import word_lists

EDITORS = "en"
"""The language of the editors' own sentences: that of the pages."""

_QUOTED = re.compile(r"“[^”]*(?:”|\Z)|\"[^\"]*\"|«[^»]*(?:»|\Z)|„[^“”]*(?:[“”]|\Z)|‘.*?(?:’(?!\w)|\Z)", re.DOTALL)
_LINK = re.compile(r"(?<=\])\(#[^()\s]*\)")


def unquoted(text: str) -> str:
    """Return a text with blanks in the place of what stands between quotation marks, and of what links lead to."""
    for hidden in (_QUOTED, _LINK):
        text = hidden.sub(lambda found: " " * len(found[0]), text)
    return text


def places(words: Iterable[str], text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where words stand in a text, whatever their case: start, end, and which; longer ones first.

    A star at the end of a word stands for any ending.
    """
    known, given = _pattern_of(tuple(words))
    for found in known.finditer(text) if given else ():
        yield found.start(), found.end(), given[(found.lastindex or 1) - 1]


@lru_cache(maxsize=64)
def _pattern_of(words: tuple[str, ...]) -> tuple[re.Pattern[str], list[str]]:
    """Return what finds words, made once for all the sentences of a project, and the words that can be found."""
    given = sorted((each for each in words if each.strip("* ")), key=len, reverse=True)
    choices = "|".join(f"({_pattern(each)})" for each in given)
    return re.compile(rf"(?<![\w-])(?:{choices})", re.IGNORECASE), given


def _pattern(word: str) -> str:
    stem = r"\s+".join(re.escape(each).replace("'", "['’]") for each in word.rstrip("*").split())
    return stem + (r"\w*" if word.endswith("*") else r"(?![\w-])")


def verdicts() -> dict[str, str]:
    """Return the words that judge, with what may be written instead."""
    return dict(word_lists(__package__ or "", EDITORS)["verdicts"])


@cache
def attributing() -> tuple[str, ...]:
    """Return what says whose a statement is."""
    return tuple(word_lists(__package__ or "", EDITORS)["attributing"])

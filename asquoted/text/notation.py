"""How editors mark what they left out or put in: `…` and `[ ]` in a quote.

Whether dots and brackets are the editors' or the source's own is not decided here: `anchor` first reads them
literally.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from asquoted.text.fold import DASH, FREE, folded, unfreed


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that must stand in the source.

    Attributes:
        words: As compared (folded); `FREE` stands before a letter whose case is free.
        start, end: Where they are in the quote (code points).
        before_omission: Whether a sign of omission follows, so that its last mark may differ.
        touches_left, touches_right: Whether a bracket is glued to its first or last letter.
    """

    words: str
    start: int
    end: int
    before_omission: bool = False
    touches_left: bool = False
    touches_right: bool = False

    @property
    def letters(self) -> int:
        """How many words with a letter or a digit it holds."""
        words = self.words.replace(FREE, "").replace(DASH, " ").split()
        return sum(any(char.isalnum() for char in word) for word in words)


@dataclass(frozen=True, slots=True)
class Omission:
    """A sign of omission."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words of the editors, without the square brackets."""

    words: str


Item = Segment | Omission | Bracket

_DOTS_OF_A_SIGN = 3
_DOTS = r"(?:…|\.(?:\s*\.){2})"
_DOTS_IN_A_ROW = re.compile(_DOTS)
_SIGN = re.compile(
    rf"(?P<omission>\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|(?:(?P<stop>\.(?=\s*\.\s*\.\s*\.(?!\s*\.)))\s*|\s?){_DOTS})"
    r"|(?P<sic>(?<!\s)\s*\[\s*sic\s*[.!]?\s*\])"
    r"|(?<![^\W_])\[(?P<letter>[^\W\d_])\](?=[^\W\d_])"
    r"|\[(?P<bracket>[^\[\]]*)\]",
    re.IGNORECASE,
)


def is_plain(quote: str) -> bool:
    """Tell in no time whether a quote holds nothing that may be an editors' sign, as most do."""
    if "[" in quote or "…" in quote:
        return False
    return quote.count(".") < _DOTS_OF_A_SIGN or not _DOTS_IN_A_ROW.search(quote)


def plain(quote: str) -> tuple[Segment, ...]:
    """Return a quote without signs as one segment; none if it holds no letter or digit."""
    words = folded(unfreed(quote))
    return (Segment(words, 0, len(quote)),) if any(map(str.isalnum, words)) else ()


def signs(quote: str) -> Iterator[re.Match[str]]:
    """Yield everything in a quote that may be an editor's sign, in order."""
    return _SIGN.finditer(quote)


def parse(quote: str, literal: frozenset[int] = frozenset()) -> tuple[Item, ...]:
    """Split a quote at its signs, in the order in which they stand.

    Args:
        quote: As written in the file.
        literal: The numbers (from 0) of the signs that are the source's own.

    Returns:
        Segments that hold a letter or a digit, signs of omission and brackets.
    """
    if is_plain(quote):
        return plain(quote)
    quote = unfreed(quote)
    items: list[Item] = []
    parts: list[str] = []
    glued = False
    first = done = 0

    def close(end: int, *, omission: bool = False, glue: bool = False) -> None:
        text = folded("".join(parts))
        parts.clear()
        if any(char.isalnum() for char in text):
            items.append(Segment(text, first, end, before_omission=omission, touches_left=glued, touches_right=glue))

    for number, match in enumerate(signs(quote)):
        if number in literal:
            continue
        parts.append(quote[done : match.start()])
        done = match.end()
        if match["letter"]:
            parts.append(FREE + match["letter"])
        elif match["omission"]:
            parts.append(match["stop"] or "")
            close(match.start(), omission=True)
            items.append(Omission())
            glued, first = False, done
        elif match["bracket"] is not None:
            close(match.start(), glue=_is_letter(quote, match.start() - 1))
            items.append(Bracket(" ".join(match["bracket"].split())))
            glued, first = _is_letter(quote, done), done
    parts.append(quote[done:])
    close(len(quote))
    return tuple(items)


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()

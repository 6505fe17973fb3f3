"""The words of a passage that carry its content: what is left without function words and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from weakref import WeakKeyDictionary

from asquoted.document import Document
from asquoted.model import Source
from asquoted.values import PartKind

_TOKEN = re.compile(r"[^\W_]+(?:(?:[’'.,-]|\.-)[^\W_]+)*")
_NOUNS_WITH_CAPITALS = ("de", "lb")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a source, as it is compared with others.

    Attributes:
        start, end: Where it is (code points).
        key: In lower case, with straight apostrophes.
    """

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Names:
    """What a source treats as names.

    Attributes:
        words: Words that it writes with a capital inside sentences, and never without.
        pairs: Two words in a row, both with a capital, of which one is such a word: `State Department`.
    """

    words: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the words in a stretch of a text."""
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.start(), match.end(), match.group().casefold().replace("’", "'"))


def content_places(source: Source, run: Sequence[Token]) -> frozenset[int]:
    """Return where the words begin, of a run of words in a row, that are neither function words nor names."""
    leave_out = function_words(source.language) | names(source).words
    pairs = names(source).pairs
    named = {token.start for left, right in pairwise(run) if (left.key, right.key) in pairs for token in (left, right)}
    return frozenset(token.start for token in run if token.key not in leave_out and token.start not in named)


@cache
def function_words(tag: str) -> frozenset[str]:
    """Return the words of a language that carry no content; empty if the language has no list."""
    name = tag.partition("-")[0].lower()
    file = resources.files(__package__) / "function_words" / f"{name}.txt"
    if not name.isascii() or not name.isalpha() or not file.is_file():
        return frozenset()
    return frozenset(file.read_text(encoding="utf-8").replace("’", "'").split())


def names(source: Source) -> Names:
    """Return what a source treats as names.

    Headlines do not count: they may write any word so. Nor does a language that writes all nouns so.
    """
    headlines = tuple((part.start, part.end) for part in source.parts if part.kind is PartKind.HEADLINE)
    known = _NAMES.get(source.document)
    if known is None or known[0] != headlines:
        known = _NAMES[source.document] = headlines, _names(source.document, headlines)
    return known[1]


_NAMES: WeakKeyDictionary[Document, tuple[tuple[tuple[int, int], ...], Names]] = WeakKeyDictionary()
"""The names of each document, as long as it is held, and which of its parts are headlines."""


def _names(document: Document, headlines: tuple[tuple[int, int], ...]) -> Names:
    if document.tag.partition("-")[0].lower() in _NOUNS_WITH_CAPITALS:
        return Names()
    capital: set[str] = set()
    small: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for sentence in _sentences(document):
        opens = {quotation.first for quotation in document.marks.quotations} | {token.start for token in sentence[:1]}
        running = [each for each in sentence if not any(start <= each.start < end for start, end in headlines)]
        small |= {each.key for each in running if document.text[each.start].islower()}
        capital |= {each.key for each in running if document.text[each.start].isupper() and each.start not in opens}
        pairs |= {(left.key, right.key) for left, right in pairwise(running) if _adjoin(document.text, left, right)}
    words = capital - small
    return Names(frozenset(words), frozenset(pair for pair in pairs if words & {*pair}))


def _sentences(document: Document) -> Iterator[list[Token]]:
    start = 0
    for end in document.sentence_ends:
        yield list(tokens(document.text, start, end))
        start = end


def _adjoin(text: str, left: Token, right: Token) -> bool:
    """Tell whether two words, both with a capital, have nothing but a space between them."""
    between = text[left.end : right.start].removeprefix(".")
    return text[left.start].isupper() and text[right.start].isupper() and between.isspace()

"""Edited texts of which it is known where every character went: typos, and words, sentences and paragraphs that change.

A text is a list of paragraphs, and each of their characters remembers where in the old text it comes from.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from benchmarks.texts import lookalike

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r".+?(?:[.!?]+(?:\s+|$)|$)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
NOWHERE = -1


@dataclass(frozen=True)
class Piece:
    """Some text, and where each of its characters was in the old one.

    Attributes:
        text: The text.
        origins: The old code point of each character; `NOWHERE` if it is new.
        kept: Whether each character is the old one, and not another in its place.
    """

    text: str
    origins: tuple[int, ...]
    kept: tuple[bool, ...]

    def cut(self, start: int, end: int) -> Piece:
        """Return a part of it."""
        return Piece(self.text[start:end], self.origins[start:end], self.kept[start:end])


@dataclass(frozen=True)
class Level:
    """How much is edited: shares of the words, sentences and paragraphs.

    Attributes:
        name: What it is called.
        words: Words that are misspelt, replaced, left out or put in.
        sentences: Sentences that are left out, and as many that are put in.
        paragraphs: Paragraphs that are moved, as many that are left out, put in, and copied with other words in them.
    """

    name: str
    words: float
    sentences: float
    paragraphs: float


LEVELS = (
    Level("light", 0.01, 0.01, 0.02),
    Level("medium", 0.04, 0.04, 0.06),
    Level("heavy", 0.10, 0.08, 0.10),
)


def _old(text: str, start: int) -> Piece:
    return Piece(text, tuple(range(start, start + len(text))), (True,) * len(text))


def _new(text: str) -> Piece:
    return Piece(text, (NOWHERE,) * len(text), (False,) * len(text))


def _joined(pieces: list[Piece]) -> Piece:
    return Piece(
        "".join(each.text for each in pieces),
        tuple(origin for each in pieces for origin in each.origins),
        tuple(kept for each in pieces for kept in each.kept),
    )


def edited(text: str, level: Level, others: list[str], rng: random.Random) -> Piece:
    """Return a text after edits of every kind.

    Args:
        text: Paragraphs with blank lines between them.
        level: How much is edited.
        others: Words that may be put in.
        rng: What decides.
    """
    paragraphs = [_old(each.group(), each.start()) for each in re.finditer(r"[^\n]+", text)]
    whole = [each.text for each in paragraphs]
    paragraphs = [_words(_sentences(each, whole, level, others, rng), level, others, rng) for each in paragraphs]
    paragraphs = [each for each in paragraphs if each.text.strip()]
    for _ in range(_count(level.paragraphs * len(whole), rng)):
        if len(paragraphs) > 1:
            del paragraphs[rng.randrange(len(paragraphs))]
    for _ in range(_count(level.paragraphs * len(whole), rng)):
        moved = paragraphs.pop(rng.randrange(len(paragraphs)))
        paragraphs.insert(rng.randint(0, len(paragraphs)), moved)
    for _ in range(_count(level.paragraphs * len(whole), rng)):
        paragraphs.insert(rng.randint(0, len(paragraphs)), _new(lookalike(rng.choice(whole), others, 1.0, rng)))
        like = _new(lookalike(rng.choice(whole), others, rng.uniform(0.0, 0.3), rng))
        paragraphs.insert(rng.randint(0, len(paragraphs)), like)
    separated = [part for each in paragraphs for part in (each, _new("\n\n"))]
    return _joined(separated[:-1])


def _count(expected: float, rng: random.Random) -> int:
    """Return a whole number that is `expected` on average."""
    return int(expected) + (rng.random() < expected % 1)


def _sentences(paragraph: Piece, whole: list[str], level: Level, others: list[str], rng: random.Random) -> Piece:
    """Leave sentences out and put others in."""
    pieces = []
    for match in _SENTENCE.finditer(paragraph.text):
        chance = rng.random()
        if chance >= level.sentences:
            pieces.append(paragraph.cut(*match.span()))
        if level.sentences <= chance < 2 * level.sentences:
            like = rng.choice(_SENTENCE.findall(rng.choice(whole)) or ["No. "])
            pieces.append(_new(lookalike(f" {like.strip()} ", others, 1.0, rng)))
    return _joined(pieces)


def _words(paragraph: Piece, level: Level, others: list[str], rng: random.Random) -> Piece:
    """Misspell, replace, leave out and put in words."""
    pieces = []
    done = 0
    for match in _WORD.finditer(paragraph.text):
        if rng.random() >= level.words:
            continue
        pieces.append(paragraph.cut(done, match.start()))
        word = paragraph.cut(*match.span())
        kind = rng.choice(("typo", "typo", "other", "out", "in"))
        if kind == "typo":
            pieces.append(_misspelt(word, rng))
        elif kind == "other":
            other = rng.choice(others)
            pieces.append(Piece(other, (word.origins[0],) * len(other), (False,) * len(other)))
        elif kind == "in":
            pieces += [word, _new(f" {rng.choice(others)}")]
        done = match.end() + (kind == "out" and paragraph.text[match.end() : match.end() + 1] == " ")
    return _joined([*pieces, paragraph.cut(done, len(paragraph.text))])


def _misspelt(word: Piece, rng: random.Random) -> Piece:
    """Change, drop or add one letter, or let two change places."""
    at = rng.randrange(len(word.text))
    kind = rng.randrange(4)
    letter = _new(rng.choice(_LETTERS))
    if kind == 0 or len(word.text) == 1:
        letter = Piece(letter.text, word.origins[at : at + 1], (True,))
        return _joined([word.cut(0, at), letter, word.cut(at + 1, len(word.text))])
    if kind == 1:
        return _joined([word.cut(0, at), word.cut(at + 1, len(word.text))])
    if kind == 2:
        return _joined([word.cut(0, at), letter, word.cut(at, len(word.text))])
    at = min(at, len(word.text) - 2)
    return _joined([word.cut(0, at), word.cut(at + 1, at + 2), word.cut(at, at + 1), word.cut(at + 2, len(word.text))])

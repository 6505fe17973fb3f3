"""Wrong quotes made from right ones: each has one change of the words, and none that the law allows."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.document import Document

_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<![^\s“\"(])[$€£]?\d[\d.,]*\d%?|(?<![^\s“\"(])[$€£]?\d%?")
_MARK = re.compile(r"(?<=\w)[,.;:!?](?=\s(?!…|\.)|\d)")
_NEGATION = re.compile(r"(?<= )(?:not|no|never|nor|without|cannot) |(?<=\w)n[’']t(?= )", re.IGNORECASE)
_END = ",.;:'"
"""What may differ at a quote's end."""
_MOST_TRIES = 200
"""Stretches looked at for one change of a kind: few hold a digit or a negation."""
_SAME_SIGN = str.maketrans('‘’“”"–\u2010\u2011\u00a0\u202f', "'''''---  ")


@dataclass(frozen=True, slots=True)
class Misquote:
    """A quote that must not be accepted.

    Attributes:
        kind: What was changed.
        words: The wrong quote.
        right: The right one.
    """

    kind: str
    words: str
    right: str


def _word(quote: str, words: list[str], rng: random.Random) -> str | None:
    """Another word in place of one."""
    # Square brackets hold the editors' words (law 4.5), which may stand for the source's: no word is wrong inside them.
    outside = [each for each in _LETTERS.finditer(quote) if "[" not in quote[: each.start()].rpartition("]")[2]]
    if not outside:
        return None
    found = rng.choice(outside)
    other = rng.choice(words)
    # The same word with another capital is the kind `capital`.
    return None if other.lower() == found.group().lower() else _put(quote, *found.span(), other)


def _digit(quote: str, _words: list[str], rng: random.Random) -> str | None:
    """Another digit in place of one."""
    places = [at for at, char in enumerate(quote) if char in "0123456789"]
    if not places:
        return None
    at = rng.choice(places)
    return _put(quote, at, at + 1, rng.choice([each for each in "0123456789" if each != quote[at]]))


def _sign(quote: str, _words: list[str], rng: random.Random) -> str | None:
    """A number with a sign, a currency or a per cent sign more, or without its own."""
    numbers = list(_NUMBER.finditer(quote))
    if not numbers:
        return None
    found = rng.choice(numbers)
    number = found.group()
    bare = number.strip("$€£%")
    # A hyphen typed for a dash is typography, so the minus is put only where the number stands after white space or a
    # mark (`_NUMBER` sees to that): there it touches the number alone.
    others = [each for each in (bare, f"-{bare}", f"${bare}", f"{bare}%", f"+{bare}") if each != number]
    return _put(quote, *found.span(), rng.choice(others))


def _negation(quote: str, _words: list[str], rng: random.Random) -> str | None:
    """A negation put in or taken out."""
    own = list(_NEGATION.finditer(quote))
    if own and rng.random() < 0.5:
        return _put(quote, *rng.choice(own).span(), "")
    # Never before the first or after the last word: a source may have `not` there, and then the quote stands.
    spaces = [match.end() for match in re.finditer(r"\s+", quote)]
    at = rng.choice(spaces)
    return _put(quote, at, at, rng.choice(("not ", "never ", "no ")))


def _mark(quote: str, _words: list[str], rng: random.Random) -> str | None:
    """A mark inside the quote changed, left out or put in."""
    # The last mark is left alone: `, . ; :` at a quote's very end may differ (law 4.2). White space or a digit follows
    # every mark that `_MARK` finds, so it is not the last one, nor right before a closing quotation mark. A mark before
    # a sign of omission follows the same rule (law 4.4), so those before the source's own `…` are left alone, too.
    own = list(_MARK.finditer(quote))
    if own and rng.random() < 0.7:
        found = rng.choice(own)
        return _put(
            quote, *found.span(), rng.choice([each for each in ("", ",", ";", "!", "?") if each != found.group()])
        )
    gaps = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", quote)]
    if not gaps:
        return None
    at = rng.choice(gaps)
    return _put(quote, at, at, rng.choice(",;:?!"))


def _capital(quote: str, _words: list[str], rng: random.Random) -> str | None:
    """A capital for a small letter, or the other way round."""
    # `ß` and the like have no single other case; changing them would change how many letters there are.
    places = [at for at, char in enumerate(quote) if len(char.swapcase()) == 1 and char.swapcase() != char]
    if not places:
        return None
    at = rng.choice(places)
    return _put(quote, at, at + 1, quote[at].swapcase())


def _cut(quote: str, _words: list[str], rng: random.Random) -> str | None:
    """The first or the last word cut inside."""
    # Between two letters or digits only: `Mr` of `Mr.` ends at a letter, and `long—term` is two words with a dash.
    inner = [at for at in range(1, len(quote)) if quote[at - 1].isalnum() and quote[at].isalnum()]
    first = [at for at in inner if not any(map(str.isspace, quote[:at]))]
    last = [at for at in inner if not any(map(str.isspace, quote[at:]))]
    if first and (rng.random() < 0.5 or not last):
        return quote[rng.choice(first) :]
    return quote[: rng.choice(last)] if last else None


KINDS: dict[str, Callable[[str, list[str], random.Random], str | None]] = {
    "word": _word,
    "digit": _digit,
    "sign": _sign,
    "negation": _negation,
    "mark": _mark,
    "capital": _capital,
    "cut": _cut,
}


def misquotes(texts: list[str], count: int, rng: random.Random) -> Iterator[tuple[Misquote, Document]]:
    """Make wrong quotes, each with the source that it must not be found in.

    Args:
        texts: The sources.
        count: How many to make.
        rng: Where chance comes from.
    """
    documents = [Document(text) for text in texts]
    words = sorted({word for text in texts for word in _LETTERS.findall(text) if len(word) > 1})
    made = 0
    while made < count:
        kind = rng.choice((*KINDS, "swapped", "negation omitted"))
        for _ in range(_MOST_TRIES):
            document = rng.choice(documents)
            right, wrong = _made(kind, document, words, rng)
            # What is made must stand nowhere else; and what it was made from must stand, or nothing is shown.
            if right and wrong and not stands(wrong, document.text) and isinstance(verify(right, document), Found):
                made += 1
                yield Misquote(kind, wrong, right), document
                break


def _made(kind: str, document: Document, words: list[str], rng: random.Random) -> tuple[str, str | None]:
    """Return a right quote and a wrong one; empty or `None` where a stretch holds nothing to change."""
    if kind == "swapped":
        return _swapped(document, rng)
    if kind == "negation omitted":
        return _negation_omitted(document, rng)
    right = stretch(document, rng, 4, 25)
    return right, KINDS[kind](right, words, rng) if right else None


def stretch(document: Document, rng: random.Random, least: int, most: int) -> str:
    """Return some whole words of one paragraph."""
    paragraph = rng.choice(document.paragraphs)
    words = document.text[paragraph.start : paragraph.end].split()
    count = min(len(words), rng.randint(least, most))
    first = rng.randint(0, len(words) - count)
    return " ".join(words[first : first + count]) if count >= least else ""


def _swapped(document: Document, rng: random.Random) -> tuple[str, str]:
    """Two parts round a sign of omission, and the second one first."""
    words = stretch(document, rng, 10, 40).split()
    if not words:
        return "", ""
    left = rng.randint(3, len(words) - 6)
    right = rng.randint(left + 1, len(words) - 4)
    one, other = " ".join(words[:left]), " ".join(words[right:])
    # A part that stands twice may stand on both sides of the other: then either order is right.
    if any(document.text.lower().count(part.lower().strip(_END)) != 1 for part in (one, other)):
        return "", ""
    return f"{one} … {other}", f"{other} … {one}"


def _negation_omitted(document: Document, rng: random.Random) -> tuple[str, str]:
    """A stretch with a negation, and a sign of omission in place of the negation."""
    right = stretch(document, rng, 8, 30)
    found = list(_NEGATION.finditer(right))
    if not found:
        return "", ""
    start, end = rng.choice(found).span()
    one, other = right[:start].split(), right[end:].split()
    # Parts have at least three words (law 4.4), or they are refused for that; and a mark that ends a sentence between
    # would make what is left out a whole sentence, which is allowed with a warning.
    if len(one) < 3 or len(other) < 3:
        return "", ""
    return right, f"{' '.join(one)} … {' '.join(other)}"


def stands(quote: str, text: str) -> bool:
    """Tell, the plainest way, whether a quote stands in a text as whole words: then it is no wrong quote."""
    asked, words = _plain(quote), _plain(text)
    for first, word in enumerate(words):
        there = words[first : first + len(asked)]
        if word == asked[0] and there[:-1] == asked[:-1] and there[-1].rstrip(_END) == asked[-1].rstrip(_END):
            return True
    return False


@lru_cache(maxsize=64)
def _plain(text: str) -> list[str]:
    return text.translate(_SAME_SIGN).split()


def _put(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]

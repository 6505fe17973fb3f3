"""What is left of a folded text when only base letters and digits count.

A skeleton finds places, it never judges them: `tué` and `tue`, `1.5` and `15` have the same one. That is the
point: a quote that differs only in case, accents or marks is found, and the difference can be named.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Letters and digits of a folded text.

    Attributes:
        text: Base letters in lower case, and digits.
        places: For each of them, its place in the folded text.
    """

    text: str
    places: list[int]


def skeleton(folded: str) -> Skeleton:
    """Return the skeleton of a folded text, letter by letter: what `skeleton_fast` does for a whole source."""
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(folded):
        for letter in base_letters(char):
            letters.append(letter)
            places.append(place)
    return Skeleton("".join(letters), places)


def letters(folded: str) -> str:
    """Return the skeleton of a short folded text, without its places."""
    if folded.isascii():
        return folded.encode().translate(_LOWER, _NO_LETTERS).decode()
    return "".join(map(base_letters, folded))


_LOWER = bytes(range(256)).lower()
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())


@lru_cache(maxsize=4096)
def base_letters(char: str) -> str:
    """Return what a character counts as: nothing, or base letters in lower case and digits."""
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    decomposed = unicodedata.normalize("NFKD", char.casefold())
    # A few letters come apart into marks only (`ͺ`); they stand for themselves, so that no word is without a skeleton.
    return "".join(part for part in decomposed if part.isalnum()) or (char if char.isalnum() else "")

"""Ids for drafted claims: who speaks and what of, `bensman-use-diplomatic-muscle`. The same words get the same id."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from itertools import count

from asquoted.drafting.keys import bare_key
from asquoted.figures.content_words import function_words, tokens
from asquoted.files.kinds import LONGEST_SLUG, slugified
from asquoted.model import Source, Words

_WORDS = 3
_NUMBER = 4
"""How much room a number behind an id needs."""


def claim_id(source: Source, speaker: str, stretches: Iterable[Words], taken: Collection[str]) -> str:
    """Return an id that no other claim has.

    Args:
        source: The source.
        speaker: Whose words they are.
        stretches: Where they stand.
        taken: The ids of the other claims.
    """
    listed = list(stretches)
    leave_out = function_words(source.language) | {each.casefold() for each in speaker.split()}
    found = [
        ascii_slug(key)
        for words in listed
        for each in tokens(source.document.text, words.start, words.end)
        if (key := bare_key(each, source.language)) not in leave_out and each.key not in leave_out
    ]
    content = list(dict.fromkeys(each for each in found if len(each) > 1))[:_WORDS]
    place = source.document.paragraph_at(listed[0].start).number
    parts = [_surname(speaker), *(content or [f"paragraph-{place}"])]
    base = "-".join(each for each in parts if each)[: LONGEST_SLUG - _NUMBER].strip("-")
    return next(id_ for number in count(1) if (id_ := base if number == 1 else f"{base}-{number}") not in taken)


def _surname(speaker: str) -> str:
    """Return the last word of a name that can be written in an id."""
    return next((slug for word in reversed(speaker.split()) if (slug := ascii_slug(word))), "")


def ascii_slug(words: str) -> str:
    """Return words as a slug: letters without their accents, abbreviations without their stops."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return slugified("".join(char for char in plain if not unicodedata.combining(char) and char not in ".'’"))

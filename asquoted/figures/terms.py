"""Where followed terms stand: whole words in any case, in the forms that a brief gives and in no other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from asquoted.figures.speech import Speech, Stretch
from asquoted.model import Term


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a term.

    Attributes:
        start, end: Where (code points of the source).
        stretch: Whose words it is among.
    """

    start: int
    end: int
    stretch: Stretch


def find_term(term: Term, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return where a term stands in a text, in order; of two forms at one place the longer counts."""
    return [match.span() for match in _pattern(term).finditer(text, start, len(text) if end is None else end)]


def uses_of(term: Term, speech: Speech) -> tuple[Use, ...]:
    """Return every use of a term in a source."""
    text = speech.source.document.text
    return tuple(Use(start, end, speech.at(start)) for start, end in find_term(term, text))


def merged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return each term once, in order, with all forms that any brief counts under it."""
    found: dict[str, Term] = {}
    for each in terms:
        known = found.get(each.term.casefold(), Term(each.term, ()))
        forms = {form.casefold(): form for form in (*known.forms, *each.forms)}
        found[each.term.casefold()] = Term(known.term, tuple(forms.values()))
    return tuple(found.values())


@lru_cache(maxsize=1024)
def _pattern(term: Term) -> re.Pattern[str]:
    forms = sorted(term.forms, key=len, reverse=True)
    choices = "|".join(r"\s+".join(re.escape(word) for word in form.split()) for form in forms)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)

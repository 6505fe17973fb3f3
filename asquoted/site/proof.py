"""Does a finished page show exactly the words of the source?

The last check before a site is published. It trusts nothing that came before it: not the escaping, not the templates,
not MkDocs. It compares the words that a browser would show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asquoted.model import AnchoredQuote, Brief


@dataclass(frozen=True, slots=True)
class Misprint:
    """A quote that a page does not show as it stands in its source."""

    page: str
    quote: str
    shown: str
    source: str


def words_of(quote: AnchoredQuote) -> list[str]:
    """Return the words of a quote's segments in its source."""
    text = quote.anchor.source.document.text
    return " ".join(text[each.start : each.end] for each in quote.anchor.segments).split()


def misprints(brief: Brief, shown: Mapping[str, Sequence[str]]) -> list[Misprint]:
    """Compare every quote of a brief with its source.

    Args:
        brief: The brief.
        shown: The words that its page shows of each quote, by the quote's id.
    """
    wrong: list[Misprint] = []
    for quote in brief.quotes:
        theirs, ours = words_of(quote), shown.get(quote.id, [])
        if ours != theirs:
            wrong.append(Misprint(brief.slug, quote.id, " ".join(ours), " ".join(theirs)))
    return wrong

"""Reading a finished site back: does every page show exactly the words of the source?

The last check before a site is published. It trusts nothing that came before it: not the escaping, not the templates,
not MkDocs. It reads the HTML as a browser would and compares words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from asquoted.model import AnchoredQuote, Library

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True, slots=True)
class Misprint:
    """A quote that a page does not show as it stands in its source."""

    page: str
    quote: str
    shown: str
    source: str


class _Reader(HTMLParser):
    """Collects the words in `[data-verbatim]` by the quote whose `[data-quote]` element they are in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.quotes: dict[str, list[str]] = {}
        self._open: list[tuple[str, str | None, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Follow an element that opens."""
        if tag in _VOID:
            return
        given = dict(attrs)
        _, quote, verbatim = self._open[-1] if self._open else ("", None, False)
        quote = given.get("data-quote") or quote
        starts = "data-verbatim" in given
        self._open.append((tag, quote, verbatim or starts))
        if starts and quote is not None:
            self.quotes.setdefault(quote, []).append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Follow an element that closes, and those inside it that were not closed."""
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Keep the words of a quote."""
        if self._open and self._open[-1][2] and self._open[-1][1] is not None:
            self.quotes[self._open[-1][1]].append(data)


def words_on_page(html: str) -> dict[str, list[str]]:
    """Return the words that a page shows of each quote, by its id."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return {quote: "".join(parts).split() for quote, parts in reader.quotes.items()}


def words_of(quote: AnchoredQuote) -> list[str]:
    """Return the words of a quote's segments in its source."""
    text = quote.anchor.source.document.text
    return " ".join(text[each.start : each.end] for each in quote.anchor.segments).split()


def misprints(library: Library, site: Path) -> tuple[int, list[Misprint]]:
    """Compare every quote on the pages of a site's briefs with its source.

    Returns:
        How many quotes were compared, and those that are missing or differ.
    """
    wrong: list[Misprint] = []
    count = 0
    for brief in library.briefs:
        path = site / "briefs" / brief.slug / "index.html"
        if not path.is_file():
            continue
        shown = words_on_page(path.read_text(encoding="utf-8"))
        for quote in _expected(brief.quotes, withdrawn=brief.withdrawn is not None):
            count += 1
            theirs = words_of(quote)
            if shown.get(quote.id) != theirs:
                wrong.append(Misprint(brief.slug, quote.id, " ".join(shown.get(quote.id, [])), " ".join(theirs)))
    return count, wrong


def _expected(quotes: Iterable[AnchoredQuote], *, withdrawn: bool) -> Iterable[AnchoredQuote]:
    return () if withdrawn else quotes

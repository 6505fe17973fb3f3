"""Reading a finished site back: does every page show exactly the words of the source?

The last check before a site is published. It trusts nothing that came before it: not the escaping, not the templates,
not MkDocs. It reads the HTML as a browser would and compares words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from asquoted.model import AnchoredQuote, Brief, Library
from asquoted.processes import each_done
from asquoted.site.simple_html import TAG, simple
from asquoted.values import Status

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_ATTRIBUTE = re.compile(r'\s([A-Za-z][\w:.-]*+)(?:="([^"]*)")?')
"""Of a simple page; each value is read whole, so that nothing in it is taken for an attribute."""


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
            self.quotes.setdefault(self._open[-1][1], []).append(data)


def words_on_page(html: str) -> dict[str, list[str]]:
    """Return the words that a page shows of each quote, by its id."""
    rest = simple(html)
    found = _words_in(rest) if rest is not None else None
    return words_on_any_page(html) if found is None else found


def _words_in(rest: str) -> dict[str, list[str]] | None:
    """Read a simple page; nothing if there is a script or a style inside of a quote."""
    quotes: dict[str, list[str]] = {}
    opened: list[tuple[str, str | None, bool]] = []
    quote: str | None = None
    verbatim = False
    place = 0
    for tag in TAG.finditer(rest):
        if verbatim and quote is not None and place < tag.start():
            quotes.setdefault(quote, []).append(unescape(rest[place : tag.start()]))
        place = tag.end()
        name, given, ends, closed = tag.group("open", "given", "ends", "close")
        if closed:
            at = next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == closed), None)
            if at is not None:
                del opened[at:]
                _, quote, verbatim = opened[-1] if opened else ("", None, False)
        elif name and name not in _VOID:
            if verbatim and name in {"script", "style"}:
                return None
            outer = quote, verbatim
            if "data-" in given.lower():
                attributes = {key.lower(): unescape(value) for key, value in _ATTRIBUTE.findall(given)}
                quote = attributes.get("data-quote") or quote
                if "data-verbatim" in attributes:
                    verbatim = True
                    if quote is not None:
                        quotes.setdefault(quote, []).append(" ")
            if ends:
                quote, verbatim = outer
            else:
                opened.append((name, quote, verbatim))
    if verbatim and quote is not None and place < len(rest):
        quotes.setdefault(quote, []).append(unescape(rest[place:]))
    return {quote: "".join(parts).split() for quote, parts in quotes.items()}


def words_on_any_page(html: str) -> dict[str, list[str]]:
    """Do the same with any page, sign by sign: the plain way."""
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
    found = each_done(partial(_misprints_of, site), library.briefs)
    return sum(count for count, _ in found), [each for _, wrong in found for each in wrong]


def _misprints_of(site: Path, brief: Brief) -> tuple[int, list[Misprint]]:
    """Compare the quotes of one brief."""
    wrong: list[Misprint] = []
    if brief.status is not Status.PUBLISHED:
        return 0, wrong
    path = site / "briefs" / brief.slug / "index.html"
    shown = words_on_page(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for quote in brief.quotes:
        theirs = words_of(quote)
        if shown.get(quote.id) != theirs:
            wrong.append(Misprint(brief.slug, quote.id, " ".join(shown.get(quote.id, [])), " ".join(theirs)))
    return len(brief.quotes), wrong

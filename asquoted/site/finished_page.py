"""A finished page as a browser reads it: where it can be linked to, where its links lead, and the words of its quotes.

The parser is Lexbor, which follows the standard of HTML5 as browsers do, whatever the page looks like.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode


class FinishedPage:
    """A page of a site that was written."""

    def __init__(self, html: str) -> None:
        """Parse a page."""
        self._tree = LexborHTMLParser(html)

    @property
    def places(self) -> set[str]:
        """What stands after the `#` of links that lead to a place on it."""
        given = (value for node in self._tree.css("[id], [name]") for value in _values(node, "id", "name"))
        return {"", "top", *given}

    @property
    def links(self) -> list[str]:
        """Where its links lead, and what it loads, in their order."""
        return [value for node in self._tree.css("[href], [src]") for value in _values(node, "href", "src")]

    @property
    def words(self) -> dict[str, list[str]]:
        """The words that it shows in `[data-verbatim]`, by the `[data-quote]` that these stand in."""
        quotes: dict[str, list[str]] = {}
        for node in self._tree.css("[data-verbatim]"):
            around = list(_around(node))
            quote = next((named for each in around if (named := each.attrs.sget("data-quote"))), None)
            if quote is not None and not any("data-verbatim" in each.attrs for each in around[1:]):
                quotes.setdefault(quote, []).append(node.text())
        return {quote: " ".join(parts).split() for quote, parts in quotes.items()}


def _values(node: LexborNode, *names: str) -> Iterator[str]:
    given = node.attributes
    for name in names:
        if name in given:
            yield (given[name] or "").strip()


def _around(node: LexborNode) -> Iterator[LexborNode]:
    """Yield an element and those around it, from within."""
    at: LexborNode | None = node
    while at is not None and at.is_element_node:
        yield at
        at = at.parent

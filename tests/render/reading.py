"""Reads pages as a site's Markdown reader and a browser do, so that tests can ask what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown

from asquoted.model import Library

EXTENSIONS = ["attr_list", "toc", "tables"]
_VOID = {"br", "hr", "img", "input", "wbr"}


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in it, each run of white space one space."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        """The words in it, as they stand."""
        return "".join(each if isinstance(each, str) else each.raw for each in self.children)

    def all(self) -> Iterator[Element]:
        """Yield every element below it, in the order of the page."""
        for each in self.children:
            if isinstance(each, Element):
                yield each
                yield from each.all()

    def having(self, attribute: str) -> list[Element]:
        """Return the elements that have an attribute."""
        return [each for each in self.all() if attribute in each.attributes]

    def classed(self, name: str) -> list[Element]:
        """Return the elements of a class."""
        return [each for each in self.all() if name in each.attributes.get("class", "").split()]

    def tagged(self, *tags: str) -> list[Element]:
        """Return the elements with one of these names."""
        return [each for each in self.all() if each.tag in tags]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("page", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read(page: str) -> Element:
    """Return a page as a browser has it: front matter left out, Markdown rendered, HTML parsed."""
    _, _, body = page.split("---\n", 2)
    reader = _Reader()
    reader.feed(markdown.markdown(body, extensions=EXTENSIONS))
    reader.close()
    return reader.root


def wrong_words(page: Element, library: Library) -> list[str]:
    """Return what is shown as the words of a source and differs from the source, white space apart."""
    texts = [source.document.text for source in library.sources.values()]
    wrong = []
    for each in page.having("data-verbatim"):
        start, end = int(each.attributes["data-start"]), int(each.attributes["data-end"])
        if each.text not in {" ".join(text[start:end].split()) for text in texts}:
            wrong.append(each.text)
    for quote in page.having("data-quote"):
        anchor = next(
            known.anchor
            for brief in library.briefs
            for known in brief.quotes
            if known.id == quote.attributes["data-quote"]
        )
        shown = "".join(each.raw for each in quote.having("data-verbatim"))
        if shown.split() and "".join(shown.split()) != "".join(
            "".join(anchor.source.document.text[part.start : part.end].split()) for part in anchor.segments
        ):
            wrong.append(quote.text)
    return wrong

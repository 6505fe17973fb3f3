"""Our own Markdown to HTML without a second parse of what is HTML already.

The plain way is Python-Markdown, which reads every page letter by letter; most of a page of ours is HTML that it only
hands through. Here blocks of HTML pass as they are, and the little Markdown that our templates make is read by the
few patterns below. Whatever else stands on a page, the page is left to Python-Markdown: `finished` says `None`.

The law (`tests/site/test_from_markdown.py`): where `finished` answers, it says what Python-Markdown does, byte for
byte.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown.extensions.toc import slugify, strip_tags, unique

_GAP = re.compile(r"\n\s*\n")
_ELEMENTS = ("div", "dl", "ol", "p", "section", "ul", "figure", "nav", "aside", "details", "form", "table")
_HTML = re.compile(rf"<(?P<name>{'|'.join(_ELEMENTS)})\b")
"""A block of HTML. It begins the first line, and our templates leave no blank line in it."""
_TAGS = {name: re.compile(rf"<(/?){name}\b[^>]*>") for name in _ELEMENTS}
"""The tags of each, so that all the others are passed over."""
_HEADING = re.compile(
    r"(?P<signs>#{1,6}) (?P<words>[^\n]+?)"
    r'(?: \{(?:#(?P<id>[\w.-]+))?(?: ?\.(?P<css>[\w-]+))?(?: data-toc-label="(?P<label>[^"{}<>&\\]*)")?\})?'
)
_PARAGRAPH = re.compile(r"(?P<words>[^\n]+)(?:\n\{: \.(?P<css>[\w-]+) \})?")
_NO_PARAGRAPH = re.compile(r"[ \t#>+=:|~-]|\*(?!\*)|\d+[.)]")
"""Where a paragraph begins so, it may be none."""
_INLINE = re.compile(
    r"""\\(?P<slashed>[\\`*_{}#])
    | &(?:\#[0-9]+|[0-9a-zA-Z]+);
    | (?P<tag></?(?:bdi|span)(?:\ [a-z-]+="[^"<>&]*")*>)
    | (?<!!)\[(?P<words>(?:[^\[\]<>\\`*_&]|</?bdi>|\\[\\`*_{}\#]|&(?:\#[0-9]+|[0-9a-zA-Z]+);)+)\]\((?P<to>[\w./#-]+)\)
    | \[…\](?![\[(:{]|\ ?\[)
    | \*\*(?P<strong><bdi>[^<>*_\\`\[\]]*</bdi>)\*\*
    | [^\\`*_{}\[\]<>&\n\t\x00-\x08\x0b-\x1f\x7f]+""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the table of contents has it.

    Attributes:
        level: From 1.
        id: Its place on the page.
        name: What it is called, as HTML.
    """

    level: int
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A page as HTML, and its headings in their order."""

    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Permalink:
    """The link that each heading has to itself: what it shows, if there is one, and what it is called."""

    sign: str
    title: str

    def to(self, place: str) -> str:
        """Return the link to a place."""
        if not self.sign:
            return ""
        title = f' title="{self.title}"' if self.title else ""
        return f'<a class="headerlink" href="#{place}"{title}>{self.sign}</a>'


def permalink_of(extensions: Mapping[str, Mapping[str, Any]]) -> Permalink | None:
    """Return how headings link to themselves; nothing if Python-Markdown is told to do more than we know of.

    Args:
        extensions: What each extension is told, by name.
    """
    if set(extensions) - {"toc", "tables", "fenced_code", "attr_list"} or "attr_list" not in extensions:
        return None
    given = {name: value for name, value in extensions.get("toc", {}).items() if name != "title"}
    plain = re.compile(r"[^<>&\"{}]*")
    sign, title = given.pop("permalink", None) or "", given.pop("permalink_title", "Permanent link")
    if given or not isinstance(sign, str) or not plain.fullmatch(sign) or not plain.fullmatch(title):
        return None
    return Permalink(sign, title)


def finished(markdown: str, permalink: Permalink, address: Callable[[str], str | None]) -> Finished | None:
    """Return a page of ours as HTML; `None` if it holds what only Python-Markdown can tell.

    Args:
        markdown: The page, without its front matter.
        permalink: How headings link to themselves.
        address: Where a link to a file leads, from this page; `None` if there is no such file.
    """
    blocks = _GAP.split(markdown.strip("\n"))
    if any(one.startswith("- ") and other.startswith("- ") for one, other in pairwise(blocks)):
        return None  # one list with space between its items
    try:
        given = [_Given(block) if block.startswith("#") else None for block in blocks]
        ids = _ids([each for each in given if each])
        made: list[str] = []
        headings: list[Heading] = []
        for block, heading in zip(blocks, given, strict=True):
            if heading is None:
                made.append(_block(block, address))
                continue
            place = ids[len(headings)]
            words = _inline(heading.words, address)
            css = f' class="{heading.css}"' if heading.css else ""
            level = heading.level
            made.append(f'<h{level}{css} id="{place}">{words}{permalink.to(place)}</h{level}>')
            headings.append(Heading(level, place, heading.label or strip_tags(words)))
    except _NotOurs:
        return None
    return Finished("\n".join(made).strip(), tuple(headings))


class _NotOurs(Exception):
    """Something stands on the page that only Python-Markdown can tell."""


class _Given:
    """A heading as it is written."""

    def __init__(self, block: str) -> None:
        match = _HEADING.fullmatch(block)
        if match is None or match["words"].endswith("#") or "{}" in block:
            raise _NotOurs
        self.level = len(match["signs"])
        self.words, self.id, self.css, self.label = match.group("words", "id", "css", "label")


def _ids(headings: Sequence[_Given]) -> list[str]:
    """Return the id of each heading: its own, or one that is made of its words and that no other has."""
    used = {each.id for each in headings if each.id}
    return [
        each.id or unique(slugify(html.unescape(strip_tags(_inline(each.words, _nowhere))), "-"), used)
        for each in headings
    ]


def _nowhere(_link: str) -> str:
    return ""


def _block(block: str, address: Callable[[str], str | None]) -> str:
    if _HTML.match(block):
        if not _is_whole(block):
            raise _NotOurs
        return f"{block}\n"
    if block.startswith("- "):
        items = block[2:].split("\n- ")
        if not all(items) or any(map(_NO_PARAGRAPH.match, items)):
            raise _NotOurs
        listed = "\n".join(f"<li>{_inline(item, address)}</li>" for item in items)
        return f"<ul>\n{listed}\n</ul>"
    match = _PARAGRAPH.fullmatch(block)
    if match is None or _NO_PARAGRAPH.match(block):
        raise _NotOurs
    css = f' class="{match["css"]}"' if match["css"] else ""
    return f"<p{css}>{_inline(match['words'], address)}</p>"


def _is_whole(block: str) -> bool:
    """Tell whether a block of HTML is whole elements and nothing else, each on a line of its own."""
    place = 0
    while element := _HTML.match(block, place):
        depth = 0
        for tag in _TAGS[element["name"]].finditer(block, place):
            depth += -1 if tag[1] else 1
            if not depth:
                break
        if depth:
            return False
        if tag.end() == len(block):
            return True
        if block[tag.end()] != "\n":
            return False
        place = tag.end() + 1
    return False


def _inline(words: str, address: Callable[[str], str | None]) -> str:
    """Return a line as HTML."""
    made: list[str] = []
    place = 0
    if words != words.strip():
        raise _NotOurs
    while place < len(words):
        match = _INLINE.match(words, place)
        if match is None:
            raise _NotOurs
        place = match.end()
        if match["slashed"]:
            made.append(match["slashed"])
        elif match["strong"]:
            made.append(f"<strong>{_inline(match['strong'], address)}</strong>")
        elif match["to"]:
            href = match["to"] if match["to"].startswith("#") else address(match["to"])
            if href is None:
                raise _NotOurs
            made.append(f'<a href="{href}">{_inline(match["words"], address)}</a>')
        else:
            made.append(match.group())
    return "".join(made)

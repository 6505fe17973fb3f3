"""The two ways in which words of other people enter a page: into HTML, and into Markdown prose.

Inside raw HTML every sign that could mean something to any reader of Markdown or HTML becomes a numeric
character reference. In prose only what could be taken for markup is escaped, so that the file stays readable.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from markupsafe import Markup

_SPACE = re.compile("[ \t\r\n\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_HTML: Final = {code: f"&#{code};" for code in (*range(33, 127), 160) if not chr(code).isalnum()}

_START = re.compile(r"(?P<number>\d+(?=[.)]))?(?P<sign>(?<=\d)[.)]|[-+=:!?%]|/(?=//))")
_RISKY = re.compile(
    r"(?P<slashed>[\\`*_{}#])|[<>&|~^@$\[\]]|:(?=//|[-+\w]+:)|[!?](?=\d)|(?<=www)\.|([=+:])(?=\2)", re.IGNORECASE
)
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\(#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\)")


def html_text(words: object) -> Markup:
    """Return words as they may stand in HTML, in text and in attributes; line ends become spaces.

    The one escape function of all templates that make HTML.
    """
    if isinstance(words, Markup):
        return words
    if isinstance(words, float):
        return Markup(f"{round(words, 1):g}")  # noqa: S704 - a number
    return _escaped(str(words))


@lru_cache(maxsize=20_000)
def _escaped(words: str) -> Markup:
    """Escape words; names, titles and numbers come again and again."""
    return Markup(_SPACE.sub(" ", words).translate(_HTML))  # noqa: S704 - this is the escape


def markdown_text(words: object) -> Markup:
    """Return words as one line of Markdown that shows exactly these words, whatever they are.

    The one escape function of all templates that make Markdown.
    """
    if isinstance(words, Markup):
        return words
    line = _line(str(words)).strip(" ")
    start = _START.match(line)
    if start is None:
        return _prose(line)
    number, sign = start["number"] or "", start["sign"]
    return Markup(f"{number}&#{ord(sign)};{_prose(line[start.end() :])}")  # noqa: S704 - both are escaped


def markdown_summary(text: str, claims: Collection[str]) -> tuple[Markup, ...]:
    """Return the paragraphs of a summary; `[words](#claim-id)` is the only markup that passes.

    Args:
        text: The summary: plain text, paragraphs by blank lines.
        claims: The ids that may be linked to; a link to anything else is shown as it is written.
    """
    return tuple(_linked(_line(block).strip(" "), claims) for block in re.split(r"\n\s*\n", text) if block.strip())


def meta_text(words: object) -> str:
    """Return words for a page's title or description: themes put those into HTML as they are."""
    line = _line(str(words)).strip(" ")
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        line = line.replace(sign, name)
    return line


def _line(words: str) -> str:
    return _SPACE.sub(" ", words)


def _prose(line: str) -> Markup:
    """Escape what could be markup inside a line."""
    return Markup(_RISKY.sub(_made_harmless, line))  # noqa: S704 - this is the escape


def _made_harmless(match: re.Match[str]) -> str:
    if match["slashed"]:
        return "\\" + match["slashed"]
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(match.group(), f"&#{ord(match.group())};")


def _linked(line: str, claims: Collection[str]) -> Markup:
    """Escape a line of a summary, all but its links; a space at the edge of a piece stays."""
    pieces: list[Markup] = []
    done = 0
    for match in _LINK.finditer(line):
        if match["id"] in claims:
            before = _piece(line, done, match.start())
            if before.endswith("!"):  # right before a link it would make an image of it
                before = before[:-1] + Markup("&#33;")
            pieces += before, Markup("[{}](#{})").format(_prose(match["words"]), match["id"])
            done = match.end()
    return Markup("").join([*pieces, _piece(line, done, len(line))])


def _piece(line: str, start: int, end: int) -> Markup:
    piece = line[start:end]
    if start:
        return _prose(piece)
    return markdown_text(piece) + " " * (len(piece) - len(piece.rstrip(" ")))

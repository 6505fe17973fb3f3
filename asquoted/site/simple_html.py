"""Pages that patterns can read: every tag is written out, every value stands in double quotes, no text looks like one.

A browser, and Python's `html.parser`, read any page, sign by sign. Nearly all pages that are read back are simple, and
of a simple page patterns find the tags, places and links many times faster. `simple` matches the whole page, from its
first to its last sign, against what it knows; any other page is read the plain way. The law
(`tests/site/test_simple_html.py`): both ways read the same.
"""

from __future__ import annotations

import html
import re

_UNREAD = re.compile(r"<!--.*?-->|(?P<kept><(?P<tag>script|style)\b[^>]*+>).*?(?=</(?P=tag)>)", re.DOTALL)
_BEGINNINGS = ("<!--", "<script", "<style")
_TAG = (
    r"<(?:(?P<open>[a-z][a-z0-9]*+)(?P<given>(?:\s++[A-Za-z][\w:.-]*+(?:=\"[^\"<>]*+(?<!=)\")?+)*+)\s*+(?P<ends>/?)>"
    r"|/(?P<close>[a-z][a-z0-9]*+)>|!doctype html>)"
)
"""No value ends with `=`: then `id="` is an attribute wherever it stands."""
TAG = re.compile(_TAG)
_PAGE = re.compile(rf"(?:[^<\"]++|{re.sub(r'[?]P<[a-z]+>', '?:', _TAG)})*+")
"""Without groups: Python 3.11 loses count of those that repeat."""
_PLACE = re.compile(r'="(?:(?<=(?i:\sid)=")|(?<=(?i:\sname)="))([^"]*)"')
_LINK = re.compile(r'="(?:(?<=(?i:\shref)=")|(?<=(?i:\ssrc)="))([^"]*)"')


def simple(page: str) -> str | None:
    """Return a page without what its scripts, styles and comments hold; `None` if it is not simple."""
    made: list[str] = []
    place = 0
    while begins := [at for at in (page.find(each, place) for each in _BEGINNINGS) if at >= 0]:
        unread = _UNREAD.match(page, min(begins))
        if unread is None:
            return None
        made += page[place : unread.start()], unread["kept"] or ""
        place = unread.end()
    rest = "".join([*made, page[place:]])
    return rest if _PAGE.fullmatch(rest) else None


def places_in(rest: str) -> set[str]:
    """Return the places of a simple page that can be linked to."""
    return set(map(_value, _PLACE.findall(rest)))


def links_in(rest: str) -> list[str]:
    """Return where the links of a simple page lead, in their order."""
    return list(map(_value, _LINK.findall(rest)))


def _value(written: str) -> str:
    return html.unescape(written).strip() if "&" in written else written.strip()

"""Following every link within a finished site: is the file there, and the place in it?

MkDocs follows the links of Markdown, but it leaves HTML alone, and most links of our pages are in HTML.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from asquoted.processes import each_done
from asquoted.site.simple_html import links_in, places_in, simple

_NOT_READ = re.compile(r"<!--.*?-->|(?P<kept><(?P<tag>script|style)\b[^>]*>).*?</(?P=tag)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<[a-z][^\s<>/]*+(\s(?:[^<>"']++|"[^"]*"|'[^']*')*+)>""", re.IGNORECASE)
_WANTED = re.compile(r"\s(?:id|name|href|src)\s*=", re.IGNORECASE)
_GIVEN = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link to a file that is not there, or to a place that is not in it.

    Attributes:
        page: The file that has it, as a path in the site.
        link: Where it leads, as it is written.
    """

    page: str
    link: str


@dataclass
class PlacesAndLinks:
    """What is followed on a page: its places that can be linked to, and where its links lead."""

    places: set[str] = field(default_factory=lambda: {"", "top"})
    links: list[str] = field(default_factory=list)


def dead_links(site: Path, address: str | None = None) -> tuple[int, list[DeadLink]]:
    """Follow every link that leads from one file of a site to another.

    Args:
        site: The folder of the site.
        address: Where it will be, if that is known; else links from the top of a host are followed from its folder.

    Returns:
        How many links were followed, and those that lead nowhere.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    paths = sorted(path for path in files if path.endswith(".html"))
    pages = dict(zip(paths, each_done(partial(_file_read, site), paths), strict=True))
    dead: list[DeadLink] = []
    count = 0
    for path, page in pages.items():
        for link in page.links:
            where = _within(link, path, address or "/")
            if where is None:
                continue
            count += 1
            to, place = where
            to = to if to in files else posixpath.normpath(posixpath.join(to, "index.html"))
            if to not in files or (to in pages and place not in pages[to].places):
                dead.append(DeadLink(path, link))
    return count, dead


def _within(link: str, page: str, address: str) -> tuple[str, str] | None:
    """Return to which file and place a link leads; nothing if it leads out of the site."""
    home, parts = urlsplit(address), urlsplit(link)
    place = unquote(parts.fragment.partition(":~:")[0])
    path = unquote(parts.path)
    if parts.scheme or parts.netloc:
        if (parts.scheme or home.scheme, parts.netloc) != (home.scheme, home.netloc):
            return None
    elif not path:
        return page, place
    elif not path.startswith("/"):
        return _file(posixpath.join(posixpath.dirname(page), path)), place
    top = home.path.rstrip("/")
    if path != top and not path.startswith(f"{top}/"):
        return None
    return _file(path[len(top) + 1 :]), place


def _file(path: str) -> str:
    return posixpath.normpath(posixpath.join(path, "index.html") if path.endswith("/") else path)


def _file_read(site: Path, path: str) -> PlacesAndLinks:
    return read((site / path).read_text(encoding="utf-8"))


def read(text: str) -> PlacesAndLinks:
    """Return the places of a page and where its links lead."""
    rest = simple(text)
    if rest is None:
        return read_plainly(text)
    return PlacesAndLinks({"", "top"} | places_in(rest), links_in(rest))


def read_plainly(text: str) -> PlacesAndLinks:
    """Do the same with any page, tag by tag."""
    page = PlacesAndLinks()
    for name, value in _given(_NOT_READ.sub(lambda found: found["kept"] or "", text)):
        if name in ("id", "name"):
            page.places.add(value)
        elif name in ("href", "src"):
            page.links.append(value)
    return page


def _given(text: str) -> Iterator[tuple[str, str]]:
    for tag in _TAG.findall(text):
        if _WANTED.search(tag):  # most tags have none of them
            for name, *values in _GIVEN.findall(tag):
                yield name.lower(), html.unescape("".join(values)).strip()

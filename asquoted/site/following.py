"""Where the links of a finished page lead: is the file there, and the place in it?

MkDocs follows the links of Markdown, but it leaves HTML alone, and most links of our pages are in HTML.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link to a file that is not there, or to a place that is not in it.

    Attributes:
        page: The file that has it, as a path in the site.
        link: Where it leads, as it is written.
    """

    page: str
    link: str


Target = tuple[str, str]
"""Where a link leads: the file, as a path in the site, and the place in it."""


def targets_of(links: Iterable[str], page: str, address: str | None = None) -> list[tuple[Target, str]]:
    """Return where the links of a page lead, each with the link as it is written; those out of the site are left out.

    Args:
        links: The links, as they are written.
        page: The page, as a path in the site.
        address: Where the site will be, if that is known; else the top of a host is its folder.
    """
    home, folder = urlsplit(address or "/"), posixpath.dirname(page)
    files: dict[str, str | None] = {}
    targets = []
    for link in links:
        to, _, place = link.partition("#")
        if to not in files:
            files[to] = _file_of(to, page, folder, home)
        file = files[to]
        if file is not None:
            targets.append(((file, unquote(place.partition(":~:")[0])), link))
    return targets


def _file_of(to: str, page: str, folder: str, home: SplitResult) -> str | None:
    """Return to which file a link leads; nothing if it leads out of the site."""
    try:
        link = urlsplit(to)
    except ValueError:  # it is no address, as `http://[a` is none; no file has that name
        return to
    path = unquote(link.path)
    if link.scheme or link.netloc:
        if (link.scheme or home.scheme, link.netloc) != (home.scheme, home.netloc):
            return None
    elif not path:
        return page
    elif not path.startswith("/"):
        return _file(posixpath.join(folder, path))
    top = home.path.rstrip("/")
    if path != top and not path.startswith(f"{top}/"):
        return None
    return _file(path[len(top) + 1 :])


def _file(path: str) -> str:
    return posixpath.normpath(posixpath.join(path, "index.html") if path.endswith("/") else path)


def dead_links(
    targets: Mapping[str, Mapping[Target, str]], places: Mapping[str, Collection[str]], files: Collection[str]
) -> Iterator[DeadLink]:
    """Yield the links that lead nowhere.

    Args:
        targets: Where the links of each page lead, by its path; each with a link that leads there.
        places: The places of each page that can be linked to.
        files: All files of the site.
    """
    for page, leading in targets.items():
        for (file, place), link in leading.items():
            to = file if file in files else posixpath.normpath(posixpath.join(file, "index.html"))
            if to not in files or (to in places and place not in places[to]):
                yield DeadLink(page, link)

"""Links in the HTML of pages, turned from addresses of the site to ways between the files.

MkDocs leaves HTML alone, so the HTML of a page holds the addresses that the site will have. Other renderers, GitHub
and people who read the files follow a link from where the file is, in HTML as in Markdown.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Mapping

_LINK = re.compile(r'(<a\b[^<>]* href=")([^"<>]*)(")')


def between_files(pages: Mapping[str, str], beside: Iterable[str]) -> dict[str, str]:
    """Return pages with every link in their HTML leading from file to file.

    Args:
        pages: Pages and assets as text, by path.
        beside: The paths of the other files that pages may link to.
    """
    files = _by_address([*pages, *beside])
    return {path: _relinked(text, path, files) if path.endswith(".md") else text for path, text in pages.items()}


def _by_address(paths: Iterable[str]) -> dict[str, str]:
    """Return each page's path by its address, and by that of its Markdown, which a site has beside the page."""
    files = {}
    for path in paths:
        if path.endswith(".md"):
            address = address_of(path)
            files[address] = files[posixpath.join(address, "brief.md")] = path
    return files


def address_of(path: str) -> str:
    """Return the address of a page, without a `/` at its end: `briefs/toll` for `briefs/toll.md`."""
    folder, name = posixpath.split(path)
    return folder if name == "index.md" else posixpath.join(folder, name.removesuffix(".md"))


def _relinked(text: str, path: str, files: Mapping[str, str]) -> str:
    """Return a page with its links turned; one to another host stays as it is."""
    here, folder = address_of(path), posixpath.dirname(path)

    def turned(link: re.Match[str]) -> str:
        to, sign, place = html.unescape(link[2]).partition("#")
        if to and ":" not in to:
            address = posixpath.normpath(posixpath.join("/", here, to))[1:]
            to = posixpath.relpath(files.get(address, address), folder or ".")
        return f"{link[1]}{html.escape(to + sign + place)}{link[3]}"

    return _LINK.sub(turned, text)

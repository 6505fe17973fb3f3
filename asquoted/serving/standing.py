"""A site that MkDocs made, in which our pages are made anew without it: an edit of a brief touches no other page."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from html import unescape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from asquoted.render.pages import LISTS
from asquoted.serving.looking import Shown
from asquoted.site.fast_pages import Making, apart
from asquoted.site.writing import made_later

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


_TAKES_IN = "--8<--"
"""The sign of the snippets of PyMdown, which take the text of other files into a page."""


class Standing:
    """The site as MkDocs made it last."""

    def __init__(self, making: Making, shown: Shown, listed: Collection[str]) -> None:
        """Take it over.

        Args:
            making: What makes our pages in it.
            shown: What is shown in it.
            listed: The paths of those of our pages that MkDocs made: they are in its navigation.
        """
        self._making = making
        self._pages = shown.makers.keys()
        self._language = _language(shown)
        self._listed = listed

    @property
    def config(self) -> MkDocsConfig:
        """What MkDocs made it with."""
        return self._making.config

    def fits(self, shown: Shown) -> bool:
        """Tell whether all else that MkDocs made is as it would make it now.

        It is if the navigation names the same pages and calls them the same, and if no hand-written page may lead to
        a page that comes or goes. That its own files and those in `wording/` are the same is known.
        """
        comes, goes = shown.makers.keys() - self._pages, self._pages - shown.makers.keys()
        return (
            _language(shown) == self._language
            and set(self._listed) <= set(LISTS)
            and apart(comes, self.config).keys() == comes
            and not any(self._making.files.get_file_from_path(path) for path in comes)
            and not (comes | goes and self._may_lead_to({PurePosixPath(path).name for path in comes | goes}))
        )

    def _may_lead_to(self, names: Collection[str]) -> bool:
        """Tell whether one of these file names is in a page that is not ours, or may be in what it takes in."""
        others = (each for each in self._making.files.documentation_pages() if each.src_uri not in self._listed)
        texts = [unescape(unquote(each.content_string)).replace("\\", "") for each in others]
        return any(_TAKES_IN in text or any(name in text for name in names) for text in texts)

    def take(self, shown: Shown) -> dict[str, Callable[[], object]]:
        """Show what fits; return what makes and writes each of our pages, by its file and those that are beside it."""
        ours = self._making.files.ours
        for path in self._pages - shown.makers.keys():
            del ours[path]
        ours |= apart(shown.makers.keys() - self._pages, self.config)
        self._pages = shown.makers.keys()
        making = replace(self._making, makers={**self._making.makers, **shown.makers})
        lists = [file for path in self._listed if (file := making.files.get_file_from_path(path))]
        return made_later(making, shown.outcome) | {file.dest_uri: partial(_write, making, file) for file in lists}


def _language(shown: Shown) -> str:
    return shown.outcome.library.settings.wording.language


def _write(making: Making, file: File) -> None:
    Path(file.abs_dest_path).write_bytes(making.listed(file).encode("utf-8", "xmlcharrefreplace"))

"""A site that MkDocs made, in which our pages are made anew without it: an edit of a brief touches no other page."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from asquoted.render.pages import LISTS
from asquoted.serving.looking import Shown
from asquoted.site.fast_pages import Making
from asquoted.site.writing import made_later

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


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

        It is if there are the same pages, and if those that its navigation names are called the same; that the files in
        `wording/` are the same is known.
        """
        same = shown.makers.keys() == self._pages and _language(shown) == self._language
        return same and set(self._listed) <= set(LISTS)

    def makers(self, shown: Shown) -> dict[str, Callable[[], object]]:
        """Return what makes and writes each of our pages, by its file in the site and those that stand beside it."""
        making = replace(self._making, makers={**self._making.makers, **shown.makers})
        lists = {path: making.files.get_file_from_path(path) for path in self._listed}
        return made_later(making, shown.outcome) | {
            file.dest_uri: partial(_write, making, file) for file in lists.values() if file
        }


def _language(shown: Shown) -> str:
    return shown.outcome.library.settings.wording.language


def _write(making: Making, file: File) -> None:
    Path(file.abs_dest_path).write_bytes(making.listed(file).encode("utf-8", "xmlcharrefreplace"))

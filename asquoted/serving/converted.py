"""Pages that were converted before: most are the same at the next change, and converting Markdown takes longest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents


@dataclass(frozen=True)
class _Done:
    html: str
    toc: TableOfContents
    anchors: set[str] | None


class Converted:
    """The pages of the last build, by path.

    A page is taken from there if its Markdown is the same, and what mkdocs.yml says of Markdown, and if there are the
    same files to link to. A hand-written page is left to MkDocs, for it may take in other files; one without a title in
    its front matter, too: MkDocs finds the title as it converts.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._keys: dict[str, tuple[str, str, frozenset[str]]] = {}
        self._done: dict[str, _Done] = {}

    def left_of(self, markdown: str, page: Page, files: Files, config: MkDocsConfig) -> str:
        """Return what is still to be converted of a page: all, or nothing."""
        if "title" not in page.meta or not page.file.generated_by:
            return markdown
        path = page.file.src_uri
        key = (
            markdown,
            repr((config.markdown_extensions, config.mdx_configs)),
            frozenset(each.src_uri for each in files),
        )
        if self._keys.get(path) != key:
            self._keys[path] = key
            self._done.pop(path, None)
        return "" if path in self._done else markdown

    def content(self, html: str, page: Page) -> str:
        """Return the page as HTML, and remember it."""
        path = page.file.src_uri
        if path not in self._keys:
            return html
        if done := self._done.get(path):
            page.toc, page.present_anchor_ids = done.toc, done.anchors
            return done.html
        self._done[path] = _Done(html, page.toc, page.present_anchor_ids)
        return html

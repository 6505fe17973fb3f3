"""Pages that are not converted once more while a site is served."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from asquoted.serving.converted import Converted


def page_with(**meta: str) -> tuple[Page, Files]:
    """Return a page with this front matter, and the files it is among."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "S"})
    file = File("note.md", None, "site", use_directory_urls=True)
    page = Page(None, file, config)
    page.meta, page.toc, page.present_anchor_ids = meta, TableOfContents([]), set()
    return page, Files([file])


def test_a_page_is_converted_once() -> None:
    """While its Markdown and the files to link to stay the same."""
    kept, (page, files) = Converted(), page_with(title="T")

    assert kept.left_of("*a*", page, files) == "*a*"
    assert kept.content("<em>a</em>", page) == "<em>a</em>"
    assert kept.left_of("*a*", page, files) == ""
    assert kept.content("", page) == "<em>a</em>"
    assert kept.left_of("*b*", page, files) == "*b*"


def test_a_page_whose_title_is_in_its_text_is_always_converted() -> None:
    """MkDocs finds the title as it converts."""
    kept, (page, files) = Converted(), page_with()

    for _ in range(2):
        assert kept.left_of("# A", page, files) == "# A"
        assert kept.content("<h1>A</h1>", page) == "<h1>A</h1>"

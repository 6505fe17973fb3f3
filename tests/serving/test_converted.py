"""Pages that are not converted once more while a site is served."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from asquoted.serving.converted import Converted

CONFIG = MkDocsConfig()
CONFIG.load_dict({"site_name": "S"})


def page_of(plugin: str | None, **meta: str) -> tuple[Page, Files]:
    """Return a page with this front matter that a plugin made, or a person, and the files it is among."""
    file = File("note.md", None, "site", use_directory_urls=True)
    file.generated_by = plugin
    page = Page(None, file, CONFIG)
    page.meta, page.toc, page.present_anchor_ids = meta, TableOfContents([]), set()
    return page, Files([file])


def test_a_page_of_ours_is_converted_once() -> None:
    """While its Markdown and the files to link to stay the same."""
    kept, (page, files) = Converted(), page_of("asquoted", title="T")

    assert kept.left_of("*a*", page, files, CONFIG) == "*a*"
    assert kept.content("<em>a</em>", page) == "<em>a</em>"
    assert kept.left_of("*a*", page, files, CONFIG) == ""
    assert kept.content("", page) == "<em>a</em>"
    assert kept.left_of("*b*", page, files, CONFIG) == "*b*"


@pytest.mark.parametrize(
    ("plugin", "meta"),
    [("asquoted", {}), (None, {"title": "T"})],
    ids=["a title in the text", "written by hand"],
)
def test_what_is_always_converted(plugin: str | None, meta: dict[str, str]) -> None:
    """MkDocs finds the title of a page as it converts; a page written by hand may take in other files."""
    kept, (page, files) = Converted(), page_of(plugin, **meta)

    for _ in range(2):
        assert kept.left_of("# A", page, files, CONFIG) == "# A"
        assert kept.content("<h1>A</h1>", page) == "<h1>A</h1>"

"""Pages that are the same for every site: how to read it, and the method. A project may have its own instead."""

from __future__ import annotations

from importlib import resources


def general_pages() -> dict[str, str]:
    """Return the pages as Markdown, by their path below the folder of pages."""
    folder = resources.files("asquoted.site") / "pages"
    return {
        page.name: page.read_text(encoding="utf-8")
        for page in sorted(folder.iterdir(), key=lambda page: page.name)
        if page.name.endswith(".md")
    }

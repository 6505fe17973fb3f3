"""Pages that are the same for every site: how to read it, the method, the rules. A project may have its own instead."""

from __future__ import annotations

from importlib import resources

from asquoted.render.passage import CHIPS
from asquoted.rules.explained import rule_pages
from asquoted.wording import gettext

_RELATIONS = "<!-- relations -->"
"""Where a page has the table of relations, in the same words as on the home page."""


def general_pages() -> dict[str, str]:
    """Return the pages as Markdown, by their path below the folder of pages."""
    folder = resources.files("asquoted.site") / "pages"
    pages = {
        page.name: page.read_text(encoding="utf-8").replace(_RELATIONS, relations_table())
        for page in sorted(folder.iterdir(), key=lambda page: page.name)
        if page.name.endswith(".md")
    }
    return pages | {f"rules/{name}": text for name, text in rule_pages().items()}


def relations_table() -> str:
    """Return what each relation says, as a table in Markdown."""
    rows = [f"| **{gettext(chip.words)}** | {gettext(chip.told)} |" for chip in CHIPS.values()]
    return "\n".join([f"| {gettext('Relation')} | {gettext('What the second passage does')} |", "|---|---|", *rows])

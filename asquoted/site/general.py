"""What is the same for every site: how to read it, the method, the rules, the schemas of the files.

A project may have its own instead.
"""

from __future__ import annotations

from importlib import resources

from asquoted.export.schema import schema_files
from asquoted.render.passage import CHIPS
from asquoted.rules.explained import rule_pages
from asquoted.wording import gettext

_RELATIONS = "<!-- relations -->"
"""Where a page has the table of relations, in the same words as on the home page."""


def general_files() -> dict[str, str]:
    """Return the pages as Markdown and the schemas, by their path below the folder of pages."""
    folder = resources.files("asquoted.site") / "pages"
    pages = {
        page.name: page.read_text(encoding="utf-8").replace(_RELATIONS, relations_table())
        for page in sorted(folder.iterdir(), key=lambda page: page.name)
        if page.name.endswith(".md")
    }
    rules = {f"rules/{name}": text for name, text in rule_pages().items()}
    return pages | rules | {f"schema/{name}": text for name, text in schema_files().items()}


def relations_table() -> str:
    """Return what each relation says, as a table in Markdown."""
    rows = [f"| **{gettext(chip.words)}** | {gettext(chip.told)} |" for chip in CHIPS.values()]
    return "\n".join([f"| {gettext('Relation')} | {gettext('What the second passage does')} |", "|---|---|", *rows])

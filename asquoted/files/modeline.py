"""The first line of a YAML file that tells editors which schema explains its keys."""

from __future__ import annotations

from collections.abc import Collection

SCHEMAS = "docs/schema"
"""Where a project keeps its schemas."""


def modeline(kind: str, schemas: Collection[str]) -> str:
    """Return the line for a file one folder below the project's top; empty if the project has no such schema.

    Args:
        kind: What the file is, the name of its schema: `brief`.
        schemas: The names of the schemas that the project has.
    """
    return f"# yaml-language-server: $schema=../{SCHEMAS}/{kind}.json\n" if kind in schemas else ""

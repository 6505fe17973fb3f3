"""The first line of a YAML file that tells editors which schema explains its keys."""

from __future__ import annotations

from collections.abc import Collection

SCHEMAS = "docs/schema"
"""Where a project keeps its schemas: with the pages, so that its site serves them too."""

_SPEAKERS = "briefs/speakers.yml"
_IN_FOLDERS = {"seeds": "record", "briefs": "brief"}


def schema_of(path: str) -> str:
    """Return the name of the schema of a file; the path is relative to the project."""
    return "speakers" if path == _SPEAKERS else _IN_FOLDERS.get(path.partition("/")[0], "settings")


def modeline(path: str, schemas: Collection[str]) -> str:
    """Return the line for a file; empty if the project has no schema of such files.

    Args:
        path: The file, relative to the project.
        schemas: The names of the schemas that the project has.
    """
    name, up = schema_of(path), "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{name}.json\n" if name in schemas else ""

"""The front matter of our pages, read back: what a page says of itself before its first line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from mkdocs.utils.meta import get_data

_EDGE = "---\n"


def front_matter(page: str) -> tuple[str, dict[str, Any]]:
    """Return a page without its front matter, and what that says.

    The plain way is MkDocs' `get_data`, which takes its time to read any YAML there is; that of our pages has one key a
    line, and only so many kinds of values (`asquoted.render.templating.page`).
    """
    head, edge, body = page.removeprefix(_EDGE).partition(f"\n{_EDGE}")
    if not page.startswith(_EDGE) or not edge:
        return page, {}
    try:
        pairs = [line.split(": ", 1) for line in head.split("\n")]
        return body.lstrip("\n"), {key: _value(value) for key, value in pairs}
    except ValueError:  # it is not one of ours
        text, about = get_data(page)
        return text, dict(about)


def _value(written: str) -> Any:
    if written.startswith('"'):
        return json.loads(written)
    if written.startswith("["):
        return written.strip("[]").split(", ")
    if written == "{exclude: true}":
        return {"exclude": True}
    return date.fromisoformat(written)

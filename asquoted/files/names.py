"""Names that no file can have: those of the site's own pages, and those of devices, which Windows keeps for itself."""

from __future__ import annotations

RESERVED = {"briefs": {"speakers", "index"}, "seeds": {"index"}}
"""Names in a folder that no brief and no source can have: the site's own pages have them."""
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""What on Windows is a device in every folder, whatever ending it has: a clone with such a file fails there."""


def page_name(slug: str) -> str:
    """Return the name of a page: the slug, unless that is the list's or a device's; no slug ends in `_`."""
    return f"{slug}_" if slug == "index" or slug in DEVICES else slug

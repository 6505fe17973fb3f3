"""Turns of a transcript: `NAME:` at the start of a line or paragraph, and the words up to the next one."""

from __future__ import annotations

import re

_ROLE = r"(?:[ \t]*\([^)\r\n]{0,40}\))?[ \t]*:"
_CAPITALS = re.compile(
    rf"^[ \t>*]*(?P<name>[A-Z][A-Z.’'-]+(?:[ \t]+[A-Z][A-Z.’'-]*){{0,3}}{_ROLE}|[QA][.:])(?=\s)", re.MULTILINE
)
_NAMES = re.compile(rf"(?:\A|\n\r?\n)[ \t>*]*(?P<name>[A-Z][\w.’'-]*(?:[ \t]+[A-Z][\w.’'-]*){{0,3}}{_ROLE})(?=\s)")


def turn_starts(text: str) -> list[int]:
    """Return where turns begin, in order; empty for a text that is no transcript.

    A single `Name:` that is not in capitals makes no transcript: it may be a `Note:`.
    """
    capitals = {match.start("name") for match in _CAPITALS.finditer(text)}
    names = {match.start("name") for match in _NAMES.finditer(text)}
    return sorted(capitals | names) if capitals or len(names) > 1 else []

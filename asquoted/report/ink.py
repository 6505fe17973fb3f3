"""Colour for a terminal. It says nothing that the words do not say, and a pipe gets none of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a piece of a report looks: the parameters of the terminal's SGR sequence."""

    ERROR = "1;31"
    WARNING = "1;33"
    STRONG = "1"
    QUIET = "36"
    HELP = "32"


@dataclass(frozen=True, slots=True)
class Ink:
    """Paints pieces of text, or leaves them as they are."""

    on: bool

    def __call__(self, text: str, style: Style) -> str:
        """Return a text in a style. It must hold no control character: see `plain.shown`."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.on and text else text


PLAIN = Ink(on=False)


def wants_colour(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Tell whether to paint: `NO_COLOR` forbids it, `FORCE_COLOR` asks for it, a dumb terminal cannot show it.

    Args:
        environment: The variables of the process; an empty one counts as missing.
        terminal: Whether the output goes to a terminal.
    """
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return terminal and environment.get("TERM") != "dumb"

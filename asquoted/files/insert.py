"""Where something new belongs in a file that people wrote; all that stands there already stays as it is."""

from __future__ import annotations

import re

from asquoted.files.paste import line_end
from asquoted.files.tree import Mapping, Node, Sequence
from asquoted.findings import Edit, SourceFile, Span


class CannotAdd(Exception):
    """Something cannot be added to the files as they are; the message says why and what to do."""


def value_of(node: Node | None, key: str) -> Node | None:
    """Return the value of a key of a mapping."""
    if not isinstance(node, Mapping):
        return None
    return next((value for each, value in node.entries if each.value == key), None)


def is_on_lines(node: Node | None) -> bool:
    """Tell whether a list or a mapping stands on lines of its own, without brackets or braces."""
    return isinstance(node, Mapping | Sequence) and node.span.text[:1] not in ("[", "{", "")


def column_of(span: Span) -> int:
    """Return how many characters stand before a place on its line."""
    line, column = span.file.position(span.start)
    has_bom = line == 1 and span.file.text.startswith("\ufeff")
    return column - 1 - has_bom


def are_apart(items: Sequence) -> bool:
    """Tell whether an empty line stands between the last two items of a list."""
    if len(items.items) < 2:
        return False
    text, last = items.span.file.text, items.items[-1].span.start
    between = text[items.items[-2].span.end : last].splitlines()
    return any(not line.strip() for line in between[1:-1])


def below(file: SourceFile, end: int, lines: list[str], *, deeper_than: int, apart: bool = False) -> Edit:
    """Return the change that puts lines below what ends at a place.

    Args:
        file: The file.
        end: Where the last word above the new lines ends.
        lines: What to put there.
        deeper_than: Comments that are indented by more than this belong to what is above.
        apart: Whether an empty line goes before.
    """
    text, newline = file.text, line_end(file)
    while closing := re.compile(r"\s*(?:#[^\r\n]*\s*)?[]},]").match(text, end):
        end = closing.end()
    at = file.line_span(file.position(end)[0])[1]
    while comment := re.compile(r"(?:\r\n|\r|\n)(?P<indent> +)#[^\r\n]*").match(text, at):
        if len(comment["indent"]) <= deeper_than:
            break
        at = comment.end()
    gap = [""] if apart else []
    return Edit(at, at, "".join(f"{newline}{line}" for line in [*gap, *lines]))


def at_the_end(file: SourceFile, lines: list[str], *, apart: bool) -> Edit:
    """Return the change that adds lines at the end of a file."""
    end, newline = len(file.text), line_end(file)
    open_line = newline if file.text and not file.text.endswith(("\n", "\r")) else ""
    return Edit(end, end, open_line + (newline if apart else "") + "".join(f"{line}{newline}" for line in lines))

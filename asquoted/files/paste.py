"""Writing a value as YAML that can stand where another one stands, in the way in which that one was written."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from asquoted.files.kinds import Text
from asquoted.findings import Edit, SourceFile, Span
from asquoted.text.fold import without_invisible

_WIDTH = 120
_NARROWEST = 40
_BLOCK = re.compile(r"[>|][^\n]*\n(?:\s*\n)?(?P<indent> +)")


def pasted(words: str) -> str:
    """Return words as a double-quoted YAML value on one line; white space in them becomes single spaces."""
    escaped = one_line(words).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else _escape(char) for char in escaped) + '"'


def rewritten(text: Text, words: str) -> str:
    """Return how `words` are written in place of a value: a block stays a block, all else becomes double-quoted.

    Args:
        text: The value that they replace.
        words: The new value.
    """
    block, plain = _BLOCK.match(text.span.text), one_line(words)
    if not block or not plain.isprintable():
        return pasted(words)
    width = max(_NARROWEST, _WIDTH - len(block["indent"]))
    lines = textwrap.wrap(plain, width, break_long_words=False, break_on_hyphens=False)
    return ">-" + "".join(f"{line_end(text.span.file)}{block['indent']}{line}" for line in lines)


def added(value: Span, mapping: Span, entry: str) -> Edit | None:
    """Return the change that adds an entry to a mapping, right after one of its values.

    Args:
        value: The value after which it is to stand.
        mapping: The mapping, in braces or on lines.
        entry: The key and its value, on one line.
    """
    file = value.file
    if file.text[mapping.start] == "{":
        return Edit(value.end, value.end, f", {entry}")
    line, column = file.position(mapping.start)
    if file.text[file.line_span(line)[0] : mapping.start].strip(" -\ufeff"):
        return None
    _, end = file.line_span(file.position(value.end)[0])
    return Edit(end, end, f"{line_end(file)}{' ' * (column - 1)}{entry}")


def line_end(file: SourceFile) -> str:
    """Return how the lines of a file end."""
    return "\r\n" if "\r\n" in file.text else "\n"


def one_line(words: str) -> str:
    """Return words as they are written down: one space between them, and nothing that is not seen."""
    return without_invisible(" ".join(words.split()))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made in it; every other character stays as it is."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"

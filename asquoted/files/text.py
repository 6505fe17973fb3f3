"""From bytes to text: UTF-8, no control characters, no towers of marks, nothing changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from asquoted.files.rules import CONTROL_CHARACTER, ENCODING, STACKED_MARKS, UNREADABLE
from asquoted.findings import Finding, Label, SourceFile

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""C0 and C1 but tab and line ends, and two code points that are no characters."""
_MOST_MARKS = 30
"""Marks that a letter may carry: those of the Stream-Safe Text Format (Unicode Standard Annex 15). Putting more of them
into their order takes time that grows with the square of their number."""
_MAY_BE_MARKS = re.compile(rf"[\u0300-\U0010ffff]{{{_MOST_MARKS + 1},}}")
_MOST_SHOWN = 5
_FIRST = 4
"""So many bytes hold two NULs in any text of UTF-16 or UTF-32 that begins with ASCII letters."""
_SAVE = "save the file as UTF-8 (in most editors: Save with Encoding)"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in for the bytes of a file that could not be read.

    Attributes:
        reason: Why.
        hint: What to do about it.
    """

    reason: str
    hint: str


def decode(path: str, data: bytes | Unreadable, findings: list[Finding]) -> SourceFile | None:
    """Return a file's text.

    A BOM and carriage returns stay in it: offsets count what the file holds.

    Args:
        path: Relative to the project.
        data: The file's bytes, or why there are none.
        findings: Where problems go.

    Returns:
        The file, or `None` if it cannot be used.
    """
    if isinstance(data, Unreadable):
        place = Label(SourceFile(path, "").span())
        findings.append(Finding(rule=UNREADABLE, message=data.reason, primary=place, hint=data.hint))
        return None
    try:
        file = SourceFile(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        readable = SourceFile(path, data[: error.start].decode("utf-8"))
        findings.append(
            Finding(
                rule=ENCODING,
                message=f"byte {error.start + 1} of the file is not UTF-8",
                primary=Label(readable.span(len(readable.text))),
                hint=_SAVE,
            )
        )
        return None
    if file.text[:_FIRST].count("\x00") > 1:
        findings.append(
            Finding(
                rule=ENCODING,
                message="the file begins with NUL characters, as UTF-16 and UTF-32 do; it is not UTF-8",
                primary=Label(file.span(0)),
                hint=_SAVE,
            )
        )
        return None
    found = list(_what_no_text_holds(file))
    findings += found
    return None if found else file


def _what_no_text_holds(file: SourceFile) -> Iterator[Finding]:
    """Yield the first findings of control characters, and of towers of marks."""
    for match in islice(_CONTROL.finditer(file.text), _MOST_SHOWN):
        yield Finding(
            rule=CONTROL_CHARACTER,
            message=f"control character {code_point(match.group())}",
            primary=Label(file.span(*match.span())),
            hint="remove it; tabs and line ends are the only control characters in a text",
        )
    for start, end in islice(_towers(file.text), _MOST_SHOWN):
        yield Finding(
            rule=STACKED_MARKS,
            message=f"{end - start} marks in a row over one letter",
            primary=Label(file.span(start, end)),
            hint=f"remove them; no script needs more than {_MOST_MARKS}",
        )


def _towers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where too many marks stand over one letter."""
    for run in _MAY_BE_MARKS.finditer(text):
        start = run.start()
        for place in range(run.start(), run.end() + 1):
            if place == run.end() or not unicodedata.combining(text[place]):
                if place - start > _MOST_MARKS:
                    yield start, place
                start = place + 1


def code_point(char: str) -> str:
    """Name a character so that it can be told from others that look alike: `U+2019`."""
    return f"U+{ord(char):04X}"

"""From bytes to text: UTF-8, no control characters, nothing changed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asquoted.files.rules import CONTROL_CHARACTER, ENCODING, UNREADABLE
from asquoted.findings import Finding, Label, SourceFile

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""C0 and C1 but tab and line ends, and two code points that are no characters."""
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
    controls = list(_CONTROL.finditer(file.text))
    findings += [
        Finding(
            rule=CONTROL_CHARACTER,
            message=f"control character {code_point(match.group())}",
            primary=Label(file.span(*match.span())),
            hint="remove it; tabs and line ends are the only control characters in a text",
        )
        for match in controls[:_MOST_SHOWN]
    ]
    return None if controls else file


def code_point(char: str) -> str:
    """Name a character so that it can be told from others that look alike: `U+2019`."""
    return f"U+{ord(char):04X}"

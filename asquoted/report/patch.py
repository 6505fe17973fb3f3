"""Changes of files as a unified diff, as people review it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import unified_diff

from asquoted.report.plain import shown


def patch(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> str:
    """Return what changes from some files to others, by path; a file that is not among the old ones is new."""
    return "".join(_file(path, old.get(path), new[path]) for path in sorted(new))


def _file(path: str, old: bytes | None, new: bytes) -> str:
    before = old.decode("utf-8", errors="replace") if old is not None else ""
    lines = unified_diff(
        _lines(before), _lines(new.decode("utf-8")), f"a/{path}" if old is not None else "/dev/null", f"b/{path}"
    )
    return "".join(_shown(line) for line in lines)


def _lines(text: str) -> list[str]:
    """Return the lines of a text, each with its line end."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [line for line in text.split("\n")[-1:] if line]


def _shown(line: str) -> str:
    """Return a line that cannot steer a terminal; its line end stays, so that the diff can be applied."""
    body = line.rstrip("\r\n")
    end = line[len(body) :]
    return shown(body) + (end or "\n\\ No newline at end of file\n")

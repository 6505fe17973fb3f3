"""What a value can be, as patterns: they mean the same to every editor as they do to Python."""

from __future__ import annotations

import datetime as dt
import re
import sys

from asquoted.files.kinds import Whole, day, line
from asquoted.files.tree import read_tree
from asquoted.findings import Finding, SourceFile
from asquoted.text.fold import without_invisible


def test_every_day_and_no_other_is_a_date() -> None:
    """The pattern knows how long months are, and which years are leap years."""
    for year in (0, 1, 4, 100, 400, 1900, 1996, 2000, 2023, 2024, 2100, 2400, 9999):
        for month in range(14):
            for number in range(33):
                written = f"{year:04}-{month:02}-{number:02}"

                assert bool(re.fullmatch(day.pattern, written)) is _is_a_day(year, month, number), written


def _is_a_day(year: int, month: int, number: int) -> bool:
    try:
        dt.date(year, month, number)
    except ValueError:
        return False
    return True


def test_blank_is_what_python_calls_blank() -> None:
    """Each code point alone is a text, unless it is white space, has no width, or cannot be shown."""
    unseen = {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)}
    texts = {point for point in range(sys.maxunicode + 1) if re.fullmatch(line.pattern, chr(point))}

    assert texts == {p for p in range(sys.maxunicode + 1) if p not in unseen and without_invisible(chr(p)).strip()}


def test_a_list_is_no_number() -> None:
    """It is told once, as what is no text is."""
    findings: list[Finding] = []
    node = read_tree(SourceFile("", "[1]"), findings)

    assert node is not None
    assert Whole(3).read(node, findings) is None
    assert len(findings) == 1

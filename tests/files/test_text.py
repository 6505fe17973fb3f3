"""From bytes to text: what is refused, and where."""

from __future__ import annotations

import pytest

from asquoted.files.text import Unreadable, decode
from asquoted.findings import Finding


def told(data: bytes | Unreadable) -> list[tuple[str, int, int]]:
    """Return rule, line and column of what is found."""
    findings: list[Finding] = []
    decode("seeds/a.txt", data, findings)
    return [
        (finding.rule.code, *finding.primary.span.file.position(finding.primary.span.start)) for finding in findings
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("naïve\r\n\ttext\n".encode(), [], id="line ends and tabs are text"),
        pytest.param("\ufefftext".encode(), [], id="a BOM is allowed"),
        pytest.param("one\ntw\xf6".encode("latin-1"), [("not-utf-8", 2, 3)], id="Latin-1"),
        pytest.param("text".encode("utf-16"), [("not-utf-8", 1, 1)], id="UTF-16"),
        pytest.param(b"a\x00b", [("control-character", 1, 2)], id="NUL"),
        pytest.param("a\nb\x9bc".encode(), [("control-character", 2, 2)], id="C1"),
        pytest.param(f"a{chr(0x301) * 30}b".encode(), [], id="as many marks as Unicode allows"),
        pytest.param(f"ñ\nla{chr(0x301) * 31}b".encode(), [("stacked-marks", 2, 3)], id="a mark more"),
        pytest.param(("a\u0301" * 31 + "文" * 40 + "ไม่" * 40).encode(), [], id="marks that are not in a row"),
        pytest.param(Unreadable("no", "do"), [("unreadable-file", 1, 1)], id="a file that could not be read"),
    ],
)
def test_a_text_is_utf_8_without_control_characters(
    data: bytes | Unreadable, expected: list[tuple[str, int, int]]
) -> None:
    """A file that is not is a finding at its place."""
    assert told(data) == expected


def test_a_text_is_not_changed() -> None:
    """A BOM and carriage returns stay: offsets count what the file holds."""
    file = decode("seeds/a.txt", "\ufeffa\r\nb".encode(), [])

    assert file is not None
    assert file.text == "\ufeffa\r\nb"
    assert file.position(4) == (2, 1)

"""Golden cases that are documents: a heading, the files of a project, and exactly what `check` says of it.

A block of code with a path after its language is a file of the project; `seal: SEALED` in a record is filled in.
Files that a case does not give are those of `tests/support.py`. The last block is what is expected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from asquoted.resolve.sources import seal_of
from tests.support import project

BLOCK = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_CASE = re.compile(r"^## (?P<title>[^\n]+)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


@dataclass
class Golden:
    """One case of a document."""

    path: Path
    title: str
    expected: str
    files: dict[str, bytes] = field(default_factory=dict)

    def update(self, actual: str) -> None:
        """Write what is given now into the document."""
        text = self.path.read_text(encoding="utf-8")
        start = text.index(f"## {self.title}\n")
        block = text.index("```expected\n", start) + len("```expected\n")
        end = text.index("```\n", block)
        self.path.write_text(text[:block] + actual + text[end:], encoding="utf-8")


def golden_cases(folder: Path) -> list[Golden]:
    """Read all cases of a folder of documents."""
    cases = []
    for path in sorted(folder.glob("*.md")):
        for match in _CASE.finditer(path.read_text(encoding="utf-8")):
            case = Golden(path, match["title"], "")
            for block in BLOCK.finditer(match["body"]):
                if block["info"] == "expected":
                    case.expected = block["body"]
                else:
                    case.files[block["info"].split()[1]] = block["body"].encode()
            cases.append(case)
    return cases


def files_of(case: Golden) -> dict[str, bytes]:
    """Return the whole project of a case, its records sealed."""
    files = {path: data for path, data in project().items() if isinstance(data, bytes)} | case.files
    for path, data in files.items():
        text = path.replace(".yml", ".txt")
        if path.startswith("seeds/") and b"seal: SEALED" in data and text in files:
            files[path] = data.replace(b"seal: SEALED", f"seal: {seal_of(files[text])}".encode())
    return files

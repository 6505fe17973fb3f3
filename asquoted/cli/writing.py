"""What the commands that write new things share: which schemas there are, what was written, and why nothing was."""

from __future__ import annotations

import sys
from pathlib import Path

from asquoted.cli.command import FAILED, OK, write_files
from asquoted.files.modeline import SCHEMAS
from asquoted.report.plain import concise, full
from asquoted.writing import Writing


def schemas_of(root: Path) -> frozenset[str]:
    """Return the names of the schemas that a project has."""
    return frozenset(path.stem for path in (root / SCHEMAS).glob("*.json"))


def write(root: Path, writing: Writing, then: str) -> int:
    """Write what is right, and say what can be done next; say what is wrong with the rest."""
    if writing.wrong:
        sys.stderr.write(full(writing.wrong) + "\nnothing is written\n")
        return FAILED
    write_files(root, writing.files)
    for path in writing.files:
        sys.stdout.write(f"written: {path}\n")
    sys.stdout.write(f"next: {then}\n")
    if writing.told:
        sys.stderr.write("still to do:\n" + concise(writing.told))
    return OK

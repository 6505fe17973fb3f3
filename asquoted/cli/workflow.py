"""What the commands share when they report inside a workflow of GitHub: its summary, and where the project is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from asquoted.report.plain import shown


def add_to_summary(page: str) -> bool:
    """Add a page to the summary of a step, if there is one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return False
    try:
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(page)
    except OSError as error:
        sys.stderr.write(shown(f"asquoted: the summary of the step cannot be written: {error}\n"))
        return False
    return True


def folder_in_workspace(root: Path) -> str:
    """Return where a project is in the repository that a workflow has checked out, with `/` at its end."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace or not root.is_relative_to(Path(workspace).resolve()):
        return ""
    folder = root.relative_to(Path(workspace).resolve()).as_posix()
    return "" if folder == "." else f"{folder}/"

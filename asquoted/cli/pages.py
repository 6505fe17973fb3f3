"""`pages`: all pages as Markdown files, for any renderer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from asquoted.checking import check_project
from asquoted.cli.command import FAILED, OK, AddCommand, CannotRun, tell, told
from asquoted.disk import find_project, read_project


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("pages", _run, "write all pages as Markdown files, for any renderer")
    parser.add_argument("--to", type=Path, metavar="DIR", required=True, help="the folder to make")


def _run(given: argparse.Namespace) -> int:
    from asquoted.site.build import write_pages  # noqa: PLC0415 - MkDocs is slow to import
    from asquoted.site.folder import NotOurs  # noqa: PLC0415

    root = find_project(given.project)
    outcome = check_project(read_project(root))
    tell(outcome)
    if outcome.failed:
        return FAILED
    try:
        count = write_pages(root, outcome, given.to.resolve())
    except (NotOurs, OSError) as error:
        raise CannotRun(str(error)) from error
    sys.stdout.write(f"{count} files written to {told(given.to.resolve())}\n")
    return OK

"""`check`: every quote and every file, and nothing built."""

from __future__ import annotations

import argparse
import sys

from asquoted.cli.command import FAILED, OK, AddCommand, CannotRun, ink_for
from asquoted.disk import find_project, read_project
from asquoted.history import NoHistory, read_revision
from asquoted.pipeline import check
from asquoted.report.contract import contract
from asquoted.report.plain import concise, full, summary
from asquoted.since import since


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("check", _run, "check every quote and every file, and build nothing")
    parser.add_argument(
        "--format", choices=("full", "concise", "json"), default="full",
        help="full: with the lines and what to do; concise: one line each; json: for programs",
    )  # fmt: skip
    parser.add_argument("--base", metavar="REV", help="say which problems are new since a revision of git")


def _run(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    files = read_project(root)
    outcome = check(files)
    new = None
    if given.base is not None:
        try:
            new = since(given.base, files, outcome.findings, read_revision(root, given.base))
        except NoHistory as error:
            raise CannotRun(str(error)) from error
    if given.format == "json":
        sys.stdout.write(contract(outcome, new))
    else:
        report = {"full": full, "concise": concise}[given.format]
        text = report(outcome.findings, ink_for(sys.stdout), new)
        gap = "\n" if text and given.format == "full" else ""
        sys.stdout.write(text + gap + summary(outcome.counts, outcome.findings, new))
    return FAILED if outcome.failed else OK

"""`check`: every quote and every file, and nothing built."""

from __future__ import annotations

import argparse
import sys

from asquoted.cli.command import FAILED, OK, AddCommand, ink_for
from asquoted.disk import find_project, read_project
from asquoted.pipeline import check
from asquoted.report.contract import contract
from asquoted.report.plain import concise, full, summary


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("check", _run, "check every quote and every file, and build nothing")
    parser.add_argument(
        "--format", choices=("full", "concise", "json"), default="full",
        help="full: with the lines and what to do; concise: one line each; json: for programs",
    )  # fmt: skip


def _run(given: argparse.Namespace) -> int:
    outcome = check(read_project(find_project(given.project)))
    if given.format == "json":
        sys.stdout.write(contract(outcome))
    else:
        report = {"full": full, "concise": concise}[given.format]
        text = report(outcome.findings, ink_for(sys.stdout))
        gap = "\n" if text and given.format == "full" else ""
        sys.stdout.write(text + gap + summary(outcome.counts, outcome.findings))
    return FAILED if outcome.failed else OK

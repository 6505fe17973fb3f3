"""`fix`: the fixes that findings offer, shown and, if asked for, written."""

from __future__ import annotations

import argparse
import sys

from asquoted.cli.command import FAILED, OK, AddCommand, project_option, write_files
from asquoted.disk import find_project, read_project
from asquoted.files.given import Files
from asquoted.fixing import Fixing, fixing
from asquoted.report.patch import patch
from asquoted.report.plain import concise, many, summary

_EXAMPLES = """\
examples:
  python3 build.py fix            show what would change, write nothing
  python3 build.py fix --write    write it

Only what is proven or plain is fixed: a quote that stands once it has the words of its source, a misspelt key or value,
tabs. Who said something, claims, notes, titles and seals are never touched.
"""


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("fix", _run, "make the fixes that `check` offers; show them first")
    parser.epilog, parser.formatter_class = _EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("--write", action="store_true", help="write the files; without it they are only shown")


def _run(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    files = read_project(root)
    plan = fixing(files)
    sys.stdout.write(patch(_old(files, plan), plan.changed))
    if given.write:
        write_files(root, plan.changed)
    sys.stdout.write(_told(plan, written=given.write))
    if plan.changed and not given.write:
        sys.stdout.write(f"nothing is written; to write it: python3 build.py fix --write{project_option(given)}\n")
    return FAILED if (plan.after if given.write else plan.before).failed else OK


def _old(files: Files, plan: Fixing) -> dict[str, bytes]:
    return {path: data for path in plan.changed if isinstance(data := files[path], bytes)}


def _told(plan: Fixing, *, written: bool) -> str:
    """Say what is fixed, and what is left for a person."""
    gap = "\n" if plan.changed else ""
    verb = "fixed" if written else "can be fixed"
    fixed = f"{verb}: {many(len(plan.fixed), 'problem')} in {many(len(plan.changed), 'file')}\n"
    left = concise(plan.after.findings)
    head = f"left for a person: {many(len(plan.after.findings), 'problem')}\n" if left else ""
    return (
        gap
        + (fixed + concise(plan.fixed) if plan.fixed else "there is nothing to fix\n")
        + head
        + left
        + summary(plan.after.counts, plan.after.findings)
    )

"""`seal`: the seals of new and of changed sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from asquoted.cli.command import FAILED, OK, AddCommand, write_files
from asquoted.disk import find_project, read_project
from asquoted.report.plain import full
from asquoted.sealing import Sealing, sealing

_ALL_SEALED = "every source is sealed already\n"
_NO_SOURCE = "there is no source to seal: one is seeds/<id>.txt with its record, seeds/<id>.yml\n"


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("seal", _run, "write the seals of new sources; say what a changed source means for its quotes")
    parser.add_argument("--accept", action="store_true", help="write the seals of changed sources too")


def _run(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    plan = sealing(read_project(root))
    sys.stderr.write(full(plan.unreadable))
    for id_ in plan.empty:
        _write_seal(root, plan, id_)
        sys.stdout.write(f"{id_}: sealed\n")
    for id_ in plan.changed:
        if given.accept:
            _write_seal(root, plan, id_)
        sys.stdout.write(
            f"{id_}: the text has changed; {'the new text is sealed' if given.accept else 'nothing is written'}\n"
        )
    if plan.changed:
        sys.stdout.write("\n" + full(plan.lost) if plan.lost else "every quote still stands in the new text\n")
        if not given.accept:
            sys.stdout.write("to accept the new text: python3 build.py seal --accept\n")
    if not (plan.empty or plan.changed or plan.unreadable):
        sys.stdout.write(_ALL_SEALED if plan.sealed else _NO_SOURCE)
    return FAILED if plan.unreadable or (plan.changed and not given.accept) else OK


def _write_seal(root: Path, plan: Sealing, id_: str) -> None:
    path = f"seeds/{id_}.yml"
    write_files(root, {path: plan.records[path]})

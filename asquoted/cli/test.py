"""`test`: this repository's tests."""

from __future__ import annotations

import argparse
import contextlib

from asquoted.cli.command import CANNOT_RUN, FAILED, OK, AddCommand, CannotRun
from asquoted.disk import find_project


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("test", _run, "run this repository's tests")
    parser.add_argument("arguments", nargs="*", metavar="…", help="what to hand on to pytest")


def _run(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    try:
        import pytest  # noqa: PLC0415 - only this command needs it
    except ImportError as error:
        raise CannotRun("pytest is not installed: run `python3 build.py test`, which installs it") from error
    if not (root / "tests").is_dir():
        raise CannotRun(f"there are no tests in {root}")
    with contextlib.chdir(root):
        # Golden files are written by one process; whoever says what to run knows how.
        code = pytest.main(list(given.arguments) or ["-n", "auto"])
    return {0: OK, 1: FAILED}.get(int(code), CANNOT_RUN)

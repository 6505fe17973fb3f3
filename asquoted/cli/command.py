"""What commands share: exit codes, how they fail, and how they name folders."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from asquoted.disk import write_file
from asquoted.outcome import Outcome
from asquoted.report.plain import full, summary

OK, FAILED, CANNOT_RUN = 0, 1, 2

AddCommand = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
"""Adds a command by its name, what runs it, and what it does in one line; returns its parser."""


class CannotRun(Exception):
    """The command cannot do its work; the message says why and what to do."""


def tell(outcome: Outcome) -> None:
    """Say on standard error what was found."""
    sys.stderr.write(full(outcome.findings) + summary(outcome.counts, outcome.findings))


def told(path: Path) -> str:
    """Name a folder as short as it can be."""
    here = Path.cwd()
    return f"{path.relative_to(here)}/" if path.is_relative_to(here) and path != here else str(path)


def project_option(given: argparse.Namespace) -> str:
    """Return what to write after a command to mean the same project."""
    return "" if given.project == Path() else f" --project {given.project}"


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files of a project, each whole or not at all; a link stays one.

    Raises:
        CannotRun: One of them cannot be written.
    """
    for path, data in files.items():
        try:
            write_file((root / path).resolve(), data)
        except OSError as error:
            raise CannotRun(f"{path} cannot be written: {error.strerror}") from error

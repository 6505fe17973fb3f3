"""What commands share: exit codes, how they fail, and how they name folders."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from asquoted.outcome import Outcome
from asquoted.report.ink import Ink, wants_colour
from asquoted.report.plain import full, summary

OK, FAILED, CANNOT_RUN = 0, 1, 2

AddCommand = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
"""Adds a command by its name, what runs it, and what it does in one line; returns its parser."""


class CannotRun(Exception):
    """The command cannot do its work; the message says why and what to do."""


def tell(outcome: Outcome) -> None:
    """Say on standard error what was found."""
    sys.stderr.write(full(outcome.findings, ink_for(sys.stderr)) + summary(outcome.counts, outcome.findings))


def ink_for(stream: TextIO) -> Ink:
    """Return what paints on a stream: nothing if it is no terminal, or if the environment says so."""
    return Ink(on=wants_colour(os.environ, terminal=stream.isatty()))


def told(path: Path) -> str:
    """Name a folder as short as it can be."""
    here = Path.cwd()
    return f"{path.relative_to(here)}/" if path.is_relative_to(here) and path != here else str(path)


def project_option(given: argparse.Namespace) -> str:
    """Return what to write after a command to mean the same project."""
    return "" if given.project == Path() else f" --project {given.project}"

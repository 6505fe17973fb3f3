"""What commands share: exit codes, how they fail, and how they name folders."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TextIO

from asquoted.disk import write_file
from asquoted.outcome import Outcome
from asquoted.report.ink import Ink, wants_colour
from asquoted.report.plain import full, summary

OK, FAILED, CANNOT_RUN = 0, 1, 2

AddCommand = Callable[[str, Callable[[argparse.Namespace], int] | None, str], argparse.ArgumentParser]
"""Adds a command by its name, what runs it, and what it does in one line; returns its parser."""


class CannotRun(Exception):
    """The command cannot do its work; the message says why and what to do."""


def common_options() -> argparse.ArgumentParser:
    """Return the options that stand before or after a command.

    Made anew for each use: argparse shares the options of a parent, and with them their defaults.
    """
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--project",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the folder that holds seeds/ and briefs/ (default: this one)",
    )
    common.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help="show where a defect of the program happened"
    )
    return common


def subcommands(parser: argparse.ArgumentParser, metavar: str) -> AddCommand:
    """Return what adds a command below a parser; each takes the common options too."""
    commands = parser.add_subparsers(metavar=metavar, required=True)

    def add(name: str, run: Callable[[argparse.Namespace], int] | None, about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(
            name, help=about, description=f"{about[0].upper()}{about[1:]}.", parents=[common_options()]
        )
        made.set_defaults(run=run)
        return made

    return add


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


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files of a project: all of them, or none; a link stays one.

    Raises:
        CannotRun: One of them cannot be written.
    """
    done: list[tuple[Path, bytes | None]] = []
    for name, data in files.items():
        path = (root / name).resolve()
        try:
            old = path.read_bytes() if path.exists() else None
            write_file(path, data)
        except OSError as error:
            _take_back(done)
            raise CannotRun(f"{name} cannot be written: {error.strerror}; nothing is") from error
        done.append((path, old))


def _take_back(done: list[tuple[Path, bytes | None]]) -> None:
    """Put back what stood there before."""
    for path, old in reversed(done):
        with contextlib.suppress(OSError):
            if old is None:
                path.unlink()
            else:
                write_file(path, old)

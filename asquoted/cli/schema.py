"""`schema`: the schemas with which editors complete, explain and check the files."""

from __future__ import annotations

import argparse
import sys

from asquoted.cli.command import OK, AddCommand, write_files
from asquoted.disk import find_project
from asquoted.writing import project_schemas


def add(command: AddCommand) -> None:
    """Add the command."""
    command("schema", _run, "write JSON Schemas of the files into docs/schema/, for editors and for the site")


def _run(given: argparse.Namespace) -> int:
    schemas = project_schemas()
    write_files(find_project(given.project), schemas)
    sys.stdout.write("".join(f"written: {path}\n" for path in schemas))
    return OK

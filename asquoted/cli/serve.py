"""`serve`: the site while it is edited."""

from __future__ import annotations

import argparse

from asquoted.cli.command import OK, AddCommand, CannotRun
from asquoted.disk import find_project


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("serve", _run, "serve the site, drafts included, and build it anew at every change")
    parser.add_argument("--address", metavar="HOST:PORT", help="where to serve (default: 127.0.0.1:8000)")


def _run(given: argparse.Namespace) -> int:
    from asquoted.site.build import CannotBuild, serve_site  # noqa: PLC0415 - MkDocs is slow to import

    try:
        serve_site(find_project(given.project), given.address)
    except (CannotBuild, OSError) as error:
        raise CannotRun(str(error)) from error
    return OK

"""`build`: the site, checked, read back and swapped in."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from asquoted.cli.command import CANNOT_RUN, FAILED, OK, AddCommand, CannotRun, project_option, told
from asquoted.disk import find_project
from asquoted.report.plain import shown

if TYPE_CHECKING:
    from asquoted.site.build import Built


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("build", _run, "build the site into site/ (what is done if no command is named)")
    parser.add_argument("--plain", action="store_true", help="let MkDocs make every page: slower, and the same bytes")


def _run(given: argparse.Namespace) -> int:
    from asquoted.site.build import CannotBuild, build_site  # noqa: PLC0415 - MkDocs is slow to import
    from asquoted.site.folder import NotOurs  # noqa: PLC0415

    root = find_project(given.project)
    try:
        built = build_site(root, root / "site", plain=given.plain)
    except (CannotBuild, NotOurs) as error:
        raise CannotRun(str(error)) from error
    except OSError as error:
        raise CannotRun(f"the site cannot be written, and what stood there stays: {error.strerror or error}") from error
    if not built.is_sound:
        return unsound(built)
    sys.stdout.write(
        f"{built.compared} quotes read back from the pages, each as in its source\n"
        f"{built.followed} links within the site followed, each to its place\n"
        f"all its files together: {built.digest}\n"
        f"the site is in {told(root / 'site')}; to read it: python3 build.py serve{project_option(given)}\n"
    )
    return OK


def unsound(built: Built) -> int:
    """Say why a site may not be published; return the exit code."""
    for wrong in built.wrong:
        sys.stderr.write(
            shown(f"{wrong.page}: the page does not show {wrong.quote} as its source has it\n")
            + shown(f"  the page:   {wrong.shown}\n  the source: {wrong.source}\n")
        )
    for dead in built.dead:
        sys.stderr.write(shown(f"{dead.page}: the link to {dead.link} leads nowhere: mend it where the page has it\n"))
    return FAILED if built.outcome.failed else CANNOT_RUN

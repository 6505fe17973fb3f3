"""`build`: the site, checked, read back and swapped in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from asquoted.cli.command import CANNOT_RUN, FAILED, OK, AddCommand, CannotRun, project_option, told
from asquoted.disk import find_project
from asquoted.report.plain import full, shown, summary
from asquoted.site.unchanged import Known, inputs_of, published, remember

if TYPE_CHECKING:
    from asquoted.site.build import Built

_LARGE = 1_000_000
"""Bytes of the theme's search index from which on Pagefind's is the better one (benchmarks/README.md)."""


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("build", _run, "build the site into site/ (what is done if no command is named)")
    parser.add_argument("--fresh", action="store_true", help="build it even if nothing has changed")
    parser.add_argument("--plain", action="store_true", help="let MkDocs make every page: slower, and the same bytes")


def _run(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    inputs = inputs_of(root)
    if inputs and not given.fresh and not given.plain and (known := published(inputs, root / "site")):
        sys.stderr.write(known.told)
        sys.stdout.write("nothing has changed since the site was built: it is what these files give\n")
        return _told(known, given)
    return _build(root, given, inputs)


def _build(root: Path, given: argparse.Namespace, inputs: str | None) -> int:
    from asquoted.site.build import CannotBuild, build_site  # noqa: PLC0415 - MkDocs is slow to import
    from asquoted.site.folder import NotOurs  # noqa: PLC0415

    try:
        built = build_site(root, root / "site", plain=given.plain)
    except (CannotBuild, NotOurs) as error:
        raise CannotRun(str(error)) from error
    except OSError as error:
        raise CannotRun(f"the site cannot be written, and what stood there stays: {error.strerror or error}") from error
    if not built.is_sound:
        return unsound(built)
    outcome = built.outcome
    known = Known(
        built.digest,
        built.read.compared,
        built.read.followed,
        full(outcome.findings) + summary(outcome.counts, outcome.findings),
    )
    if inputs and built.repeats and inputs_of(root) == inputs:  # or a file was changed meanwhile
        remember(inputs, known)
    return _told(known, given)


def _told(known: Known, given: argparse.Namespace) -> int:
    site = told(find_project(given.project) / "site")
    sys.stdout.write(
        f"{known.compared} quotes read back from the pages, each as in its source\n"
        f"{known.followed} links within the site followed, each to its place\n"
        f"all its files together: {known.digest}\n{_advice(find_project(given.project) / 'site')}"
        f"the site is in {site}; to read it: python3 build.py serve{project_option(given)}\n"
    )
    return OK


def _advice(site: Path) -> str:
    """Tell of a search index that is large; with Pagefind there is none to tell of."""
    index = site / "search" / "search_index.json"
    size = index.stat().st_size if index.is_file() else 0
    if size < _LARGE:
        return ""
    return (
        f"every reader loads {size / 1e6:.1f} MB for the search; to load what a query needs, install the extra "
        "`pagefind` and set `search: pagefind` for the plugin `asquoted` in mkdocs.yml\n"
    )


def unsound(built: Built) -> int:
    """Say why a site may not be published; return the exit code."""
    for wrong in built.read.wrong:
        sys.stderr.write(
            shown(f"{wrong.page}: the page does not show {wrong.quote} as its source has it\n")
            + shown(f"  the page:   {wrong.shown}\n  the source: {wrong.source}\n")
        )
    for dead in built.read.dead:
        sys.stderr.write(shown(f"{dead.page}: the link to {dead.link} leads nowhere: mend it where the page has it\n"))
    return FAILED if built.outcome.failed else CANNOT_RUN

"""`find`: where words stand in the sources."""

from __future__ import annotations

import argparse
import sys

from asquoted.cli.command import FAILED, OK, AddCommand, CannotRun
from asquoted.disk import find_project, read_project
from asquoted.pipeline import read_sources
from asquoted.report.passages import passages
from asquoted.report.plain import full
from asquoted.resolve.desk import suggestion
from asquoted.resolve.find import find_words


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("find", _run, "say where words stand in the sources, or what comes nearest, ready to paste")
    parser.add_argument("words", help="the words, between marks; … leaves words out: find 'first words … last words'")
    parser.add_argument("--source", metavar="ID", help="look in this source only")


def _run(given: argparse.Namespace) -> int:
    if not given.words.strip():
        raise CannotRun("there is nothing to look for: give the words, between quotation marks")
    sources, findings = read_sources(read_project(find_project(given.project)))
    if given.source and given.source not in [source.id for source in sources]:
        raise CannotRun(
            f"no source has the id `{given.source}`; {suggestion(given.source, [s.id for s in sources], 'sources')}"
        )
    sys.stderr.write(full([finding for finding in findings if finding.is_error]))
    found = find_words(given.words, [source for source in sources if given.source in (None, source.id)])
    sys.stdout.write(passages(given.words, found))
    return OK if found and found[0].is_exact else FAILED

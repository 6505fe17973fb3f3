"""`coverage`: what of each source is quoted, and what is not."""

from __future__ import annotations

import argparse
import sys

from asquoted.checking import check_project
from asquoted.cli.command import FAILED, OK, AddCommand, CannotRun
from asquoted.disk import find_project, read_project
from asquoted.figures.coverage import Coverage, coverage_of
from asquoted.outcome import Outcome
from asquoted.report.coverage import coverage_json, coverage_text
from asquoted.report.plain import full
from asquoted.resolve.desk import suggestion
from asquoted.speech.attributions import Attributions
from asquoted.values import Status

_FORMATS = {"text": coverage_text, "json": coverage_json}


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("coverage", _run, "say what of each source is quoted by which claim, and what is not")
    parser.add_argument("source", nargs="?", metavar="SOURCE", help="the id of one source (default: all)")
    parser.add_argument("--format", choices=tuple(_FORMATS), default="text", help="text, or json for programs")


def _run(given: argparse.Namespace) -> int:
    outcome = check_project(read_project(find_project(given.project)))
    known = outcome.library.sources
    if given.source and given.source not in known:
        raise CannotRun(f"no source has the id `{given.source}`; {suggestion(given.source, known, 'sources')}")
    sys.stderr.write(full([finding for finding in outcome.findings if finding.is_error]))
    sys.stdout.write(_FORMATS[given.format](_covered(outcome, [given.source] if given.source else list(known))))
    return FAILED if outcome.failed else OK


def _covered(outcome: Outcome, sources: list[str]) -> list[Coverage]:
    library = outcome.library
    quotes = [quote for brief in library.briefs if brief.status is not Status.WITHDRAWN for quote in brief.quotes]
    found = []
    for id_ in sorted(sources):
        source = library.sources[id_]
        attributions = Attributions(source.document, source.parts, library.speakers.values())
        found.append(coverage_of(source, quotes, attributions))
    return found

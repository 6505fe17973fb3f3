"""`diff`: what changes in meaning since a revision."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from asquoted.checking import check_project
from asquoted.cli.command import FAILED, OK, AddCommand, CannotRun
from asquoted.cli.workflow import add_to_summary, folder_in_workspace
from asquoted.difference.compare import difference
from asquoted.difference.data import data
from asquoted.difference.markdown import markdown
from asquoted.difference.model import Difference
from asquoted.disk import find_project, read_project, write_file
from asquoted.history import NoHistory, read_revision
from asquoted.outcome import Outcome
from asquoted.report import github
from asquoted.report.plain import concise, many, shown

_EXAMPLES = """\
examples:
  python3 build.py diff main                                since main, as Markdown
  python3 build.py diff main --format html --to diff.html   a page with old and new side by side
  python3 build.py diff HEAD~1 --format json                for programs
  python3 build.py diff $(git merge-base main HEAD)         what a branch changes, whatever main has done since

Exit code 1: a published quote has changed and no correction says so, or the files hold errors.
"""


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("diff", _run, "say what changes in meaning since a git revision")
    parser.epilog, parser.formatter_class = _EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("base", metavar="BASE", help="the revision to compare with: main, HEAD~1, a tag")
    parser.add_argument(
        "--format", choices=("markdown", "json", "html", "github"), default="markdown",
        help="markdown: for people and workflow summaries; json: for programs; html: a page, needs --to; "
        "github: annotations, and Markdown in the summary of the step, in a workflow",
    )  # fmt: skip
    parser.add_argument("--to", type=Path, metavar="FILE", help="write to a file, not to standard output")


def _run(given: argparse.Namespace) -> int:
    if given.format == "html" and given.to is None:
        raise CannotRun("--format html needs --to FILE")
    if given.format == "github" and given.to is not None:
        raise CannotRun("--format github writes to the summary of the step and takes no --to")
    root = find_project(given.project)
    try:
        old, new = check_project(read_revision(root, given.base)), check_project(read_project(root))
    except NoHistory as error:
        raise CannotRun(str(error)) from error
    found = difference(old, new)
    if given.format == "github":
        return _github(found, given.base, root, old, new)
    if given.format == "html":
        from asquoted.difference.page import page  # noqa: PLC0415 - templates are slow to load

        text = page(found, given.base, old.library, new.library)
    else:
        text = {"markdown": markdown, "json": data}[given.format](found, given.base)
    if given.to is None:
        sys.stdout.write(text)
    else:
        _write(given.to, text)
    sys.stderr.write(concise(found.findings) + _errors("now", new) + _errors(f"in {given.base}", old))
    return _code(found, new)


def _github(found: Difference, base: str, root: Path, old: Outcome, new: Outcome) -> int:
    """Annotate what must not change like this; the page is added to the summary, or follows as text."""
    sys.stdout.write(github.commands(found.findings, folder=folder_in_workspace(root)))
    page = markdown(found, base)
    left = concise(github.without_annotation(found.findings))
    text = "" if add_to_summary(page) else page
    sys.stdout.write(github.quiet(text + left + _errors("now", new) + _errors(f"in {base}", old)))
    return _code(found, new)


def _code(found: Difference, new: Outcome) -> int:
    return FAILED if found.findings or new.failed else OK


def _write(path: Path, text: str) -> None:
    try:
        write_file(path.resolve(), text.encode("utf-8"))
    except OSError as error:
        raise CannotRun(f"{path} cannot be written: {error.strerror}") from error
    sys.stdout.write(shown(f"written: {path}\n"))


def _errors(when: str, outcome: Outcome) -> str:
    """Say that what is wrong is left out of the comparison."""
    errors = sum(finding.is_error for finding in outcome.findings)
    if not errors:
        return ""
    return f"the files hold {many(errors, 'error')} {when}; what is wrong cannot be compared: python3 build.py check\n"

"""`check`: every quote and every file, and nothing built."""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Callable
from pathlib import Path

from asquoted.checking import check_project
from asquoted.cli.build import unsound
from asquoted.cli.command import FAILED, OK, AddCommand, CannotRun, ink_for, told
from asquoted.cli.workflow import add_to_summary, folder_in_workspace
from asquoted.cluster import NoCluster, cluster
from asquoted.disk import find_project, read_project
from asquoted.files.given import Files
from asquoted.history import NoHistory, read_revision
from asquoted.outcome import Outcome, Since
from asquoted.report import github
from asquoted.report.contract import contract
from asquoted.report.plain import concise, full, shown, summary
from asquoted.report.sarif import sarif
from asquoted.since import since

_MOST_FILES = 20
"""So many files that differ are named."""


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("check", _run, "check every quote and every file, and build nothing")
    parser.add_argument(
        "--format", choices=tuple(_FORMATS), default="full",
        help="full: with the lines and what to do; concise: one line each; json, sarif: for programs; "
        "github: annotations and a summary in a workflow",
    )  # fmt: skip
    parser.add_argument(
        "--site", metavar="DIR", type=Path, help="say whether a published folder is exactly what these files give"
    )
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="check on the machines of a cluster of Dask: the address of its scheduler, tcp://host:8786",
    )
    parser.add_argument("--plain", action="store_true", help="with --site: let MkDocs make every page to compare with")
    parser.add_argument("--base", metavar="REV", help="say which problems are new since a revision of git")


def _run(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    files = read_project(root)
    outcome = _checked(files, given.cluster)
    new = None
    if given.base is not None:
        try:
            then = read_revision(root, given.base)
            new = since(given.base, files, outcome.findings, then, check_project)
        except NoHistory as error:
            raise CannotRun(str(error)) from error
    sys.stdout.write(_FORMATS[given.format](outcome, new, root))
    if given.site is not None and not outcome.failed:
        return _compare(root, given.site, plain=given.plain)
    return FAILED if outcome.failed else OK


def _checked(files: Files, address: str | None) -> Outcome:
    if address is None:
        return check_project(files)
    try:
        with cluster(address, tell if sys.stderr.isatty() else None) as spread:
            return check_project(files, spread)
    except NoCluster as error:
        raise CannotRun(str(error)) from error


def tell(done: int, of: int) -> None:
    """Say on standard error how many briefs are checked, in one line that is written over until all are."""
    sys.stderr.write(f"\rbriefs checked: {done} of {of}" + ("\n" if done == of else ""))
    sys.stderr.flush()


def _compare(root: Path, folder: Path, *, plain: bool) -> int:
    """Say on standard error in which files a published site differs from what the files give."""
    from asquoted.site.build import CannotBuild, compare_site  # noqa: PLC0415 - MkDocs is slow to import

    if not folder.is_dir():
        raise CannotRun(f"there is no folder {folder} to compare with")
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # the findings were told already
            built, found = compare_site(root, folder, plain=plain)
    except (CannotBuild, OSError) as error:
        raise CannotRun(str(error)) from error
    if not built.is_sound:
        return unsound(built)
    for each in found[:_MOST_FILES]:
        sys.stderr.write(shown(f"{each.path}: {each.how}\n"))
    if found[_MOST_FILES:]:
        sys.stderr.write(f"and {len(found) - _MOST_FILES} more\n")
    if found:
        sys.stderr.write(f"{told(folder)} is not what these files give (files that differ: {len(found)})\n")
        return FAILED
    sys.stderr.write(f"{told(folder)} is exactly what these files give: {built.digest}\n")
    return OK


def _full(outcome: Outcome, new: Since | None, _: Path) -> str:
    text = full(outcome.findings, ink_for(sys.stdout), new)
    return text + ("\n" if text else "") + summary(outcome.counts, outcome.findings, new)


def _concise(outcome: Outcome, new: Since | None, _: Path) -> str:
    text = concise(outcome.findings, ink_for(sys.stdout), new)
    return text + summary(outcome.counts, outcome.findings, new)


def _json(outcome: Outcome, new: Since | None, _: Path) -> str:
    return contract(outcome, new)


def _sarif(outcome: Outcome, new: Since | None, root: Path) -> str:
    return sarif(outcome, new, folder_in_workspace(root))


def _github(outcome: Outcome, new: Since | None, root: Path) -> str:
    """Return annotations; what finds no room among them is in the summary of the step, or follows as text."""
    findings = outcome.findings
    text = summary(outcome.counts, findings, new)
    left = github.without_annotation(findings, new)
    if not add_to_summary(github.page(outcome.counts, findings, new)) and left:
        text = full(left, since=new) + "\n" + text
    return github.commands(findings, new, folder_in_workspace(root)) + github.quiet(text)


_FORMATS: dict[str, Callable[[Outcome, Since | None, Path], str]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}

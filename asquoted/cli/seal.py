"""`seal`: the seals of new and of changed sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from asquoted.cli.command import (
    CANNOT_RUN,
    FAILED,
    OK,
    AddCommand,
    CannotRun,
    ink_for,
    project_option,
    write_files,
)
from asquoted.disk import find_project, read_project
from asquoted.files.text import decode
from asquoted.findings import Finding, Label
from asquoted.history import NoHistory, last_version
from asquoted.report.plain import full, many, shown
from asquoted.resolve.sources import seal_of
from asquoted.rules.project import SEAL_BROKEN
from asquoted.sealing.data import sealing_json
from asquoted.sealing.fates import Resealing, resealings
from asquoted.sealing.seals import Changed, Sealing, sealing
from asquoted.sealing.text import resealing_text

_ALL_SEALED = "every source is sealed already\n"
_NO_SOURCE = "there is no source to seal: one is seeds/<id>.txt with its record, seeds/<id>.yml\n"
_EXAMPLES = """\
examples:
  python3 build.py seal                     seal new sources; say what changed texts mean for their quotes
  python3 build.py seal --was old.txt       the same, with a copy of the text that was sealed
  python3 build.py seal --accept            say it again, and write the new seals

The old text is the last one in git that has the seal of the record. Nothing of a changed source is written without
--accept, and never more than its seal.

Exit code 1: a text has changed and is not accepted, or a file cannot be read. 2: the old text is not known.
"""


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("seal", _run, "write the seals of new sources; say what a changed source means for its quotes")
    parser.epilog, parser.formatter_class = _EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--was", type=Path, metavar="FILE", help="a copy of the text that was sealed (default: from git)"
    )
    parser.add_argument("--accept", action="store_true", help="write the seals of changed sources too")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text, or json for programs")


def _run(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    files = read_project(root)
    plan = sealing(files)
    known, unknown = _old_texts(root, plan.changed, given.was)
    told = resealings(files, plan.records, known)
    for id_ in plan.empty:
        _write_seal(root, plan, id_)
    if given.format == "json":
        findings = [*plan.unreadable, *unknown]
        sys.stdout.write(sealing_json(plan.empty, told, findings, accepted=given.accept))
    else:
        _tell(plan, told, unknown, given)
    if given.accept:
        for each in told:
            _write_seal(root, plan, each.source.id)
    if unknown:
        return CANNOT_RUN
    return FAILED if plan.unreadable or (told and not given.accept) else OK


def _tell(plan: Sealing, told: list[Resealing], unknown: list[Finding], given: argparse.Namespace) -> None:
    sys.stderr.write(full([*plan.unreadable, *unknown], ink_for(sys.stderr)))
    sys.stdout.write("".join(f"{id_}: sealed\n" for id_ in plan.empty))
    for each in told:
        sys.stdout.write(resealing_text(each, ink_for(sys.stdout)) + "\n")
    again = project_option(given)
    if told and given.accept:
        sys.stdout.write("".join(f"{each.source.id}: the new text is sealed, {each.source.seal}\n" for each in told))
        broken = sum(each.broken for each in told)
        if broken:
            stand = "does not stand" if broken == 1 else "do not stand"
            sys.stdout.write(f"{many(broken, 'passage')} {stand} in it: python3 build.py check{again}\n")
    elif told:
        was = f" --was {given.was}" if given.was else ""
        sys.stdout.write(
            shown(f"nothing is written; to accept the new text: python3 build.py seal --accept{was}{again}\n")
        )
    elif not (plan.empty or unknown or plan.unreadable):
        sys.stdout.write(_ALL_SEALED if plan.sealed else _NO_SOURCE)


def _old_texts(
    root: Path, changed: list[Changed], copy: Path | None
) -> tuple[list[tuple[Changed, bytes, str]], list[Finding]]:
    """Return the sources with the text that was sealed and where it was found, and findings for those without."""
    copied = _copied(copy, changed) if copy else None
    known, unknown = [], []
    for each in changed:
        path = f"seeds/{each.id}.txt"
        try:
            if copied is not None and each.is_of(copied):
                data, compared = copied, str(copy)
            else:
                commit, data = last_version(root, path, each.is_of)
                compared = f"git {commit[:12]}"
        except NoHistory as error:
            unknown.append(_unknown(each, str(error)))
            continue
        if decode(path, data, []) is None:
            unknown.append(
                _unknown(each, f"what was sealed ({compared}) is no text in UTF-8 without control characters")
            )
        else:
            known.append((each, data, compared))
    return known, unknown


def _copied(copy: Path, changed: list[Changed]) -> bytes:
    """Return the bytes of the copy that was named.

    Raises:
        CannotRun: It cannot be read, or it is not what was sealed.
    """
    try:
        data = copy.read_bytes()
    except OSError as error:
        raise CannotRun(f"{copy} cannot be read: {error.strerror}") from error
    if not any(each.is_of(data) for each in changed):
        raise CannotRun(f"{copy} is not the text that a changed source was sealed with: its seal is {seal_of(data)}")
    return data


def _unknown(changed: Changed, why: str) -> Finding:
    return Finding(
        rule=SEAL_BROKEN,
        message=f"the text of `seeds/{changed.id}.txt` has changed, and the one that was sealed is not known",
        primary=Label(changed.place),
        notes=(why,),
        hint="name a copy of it: `seal --was FILE`; if there is none left, check every quote in the new text yourself, "
        "leave `seal:` empty, and seal it as a new source",
    )


def _write_seal(root: Path, plan: Sealing, id_: str) -> None:
    path = f"seeds/{id_}.yml"
    write_files(root, {path: plan.records[path]})

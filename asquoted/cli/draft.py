"""`draft`: a claim file compiled from a source."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from pathlib import PurePosixPath

from asquoted.cli.command import OK, AddCommand, CannotRun, project_option
from asquoted.cli.writing import schemas_of, write
from asquoted.disk import find_project, read_project
from asquoted.drafting.candidates import Only
from asquoted.drafting.draft import Drafting, Wanted, draft
from asquoted.files.given import Files
from asquoted.files.kinds import is_slug
from asquoted.files.paste import one_line
from asquoted.report.plain import many, place, shown
from asquoted.resolve.desk import suggestion

_EXAMPLES = """\
examples:
  python3 build.py draft controlled-flow                           everyone's words, into briefs/controlled-flow.yml
  python3 build.py draft controlled-flow --speaker "Todd Bensman"  one speaker's only
  python3 build.py draft controlled-flow --only direct             only what is quoted
  python3 build.py draft controlled-flow --to briefs/security.yml  into a brief that is there, or a new one

The words are cut from the source, so that they stand there. What they mean is left to you: each `claim` is a TODO,
`# check: …` says what was guessed, `# beside? …` proposes claims whose words may stand beside each other. A second run
adds only what the brief does not quote yet, and changes nothing that is there.
"""
_MOST_WORDS = 12


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("draft", _run, "write a claim file: who says what in a source, in its own words")
    parser.epilog, parser.formatter_class = _EXAMPLES, argparse.RawDescriptionHelpFormatter
    parser.add_argument("source", metavar="SOURCE", help="the id of the source: controlled-flow")
    parser.add_argument("--speaker", metavar="NAME", help="only what this speaker says")
    parser.add_argument(
        "--only", choices=[each.value for each in Only], help="only quotations, or only reported speech"
    )
    parser.add_argument("--to", metavar="FILE", help="the brief (default: briefs/<id of the source>.yml)")


def _run(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    files = read_project(root)
    source = given.source.removeprefix("seeds/").removesuffix(".txt")
    _must_be_there(files, source)
    brief = _slug(given.to) if given.to else source
    wanted = Wanted(source, brief, given.speaker, Only(given.only) if given.only else None)
    drafting = draft(files, wanted, schemas_of(root))
    if given.speaker and not drafting.claims and not drafting.there:
        hint = suggestion(given.speaker, drafting.heard, "speakers")
        raise CannotRun(f"`{given.speaker}` is not known to say anything in `{source}`; {hint}")
    sys.stdout.write(shown(_told(drafting)))
    if not drafting.claims:
        sys.stdout.write("there is nothing new to draft; nothing is written\n")
        return OK
    then = f"write what is TODO in briefs/{brief}.yml, then: python3 build.py check{project_option(given)}"
    if any(finding.is_error for finding in drafting.writing.told):
        then += "; the brief is published, so `check` fails until it is done"
    # That nothing stands beside a claim yet is no news; `check` says it, with everything else.
    return write(root, replace(drafting.writing, told=()), then)


def _must_be_there(files: Files, source: str) -> None:
    known = sorted(path[len("seeds/") : -len(".txt")] for path in files if re.fullmatch(r"seeds/[^/]+\.txt", path))
    if source not in known:
        raise CannotRun(f"no source has the id `{source}`; {suggestion(source, known, 'sources')}")


def _slug(given: str) -> str:
    """Return the slug of a brief that is given as a file or by its slug."""
    path = PurePosixPath(given.replace("\\", "/"))
    slug = path.name.removesuffix(".yml")
    if str(path.parent) not in (".", "briefs") or not is_slug(slug):
        raise CannotRun(f"--to names a brief: briefs/<slug>.yml, with a slug of a-z, 0-9 and hyphens; not `{given}`")
    return slug


def _told(drafting: Drafting) -> str:
    """Say what was found: new, there already, and left to a person."""
    lines = []
    if drafting.claims:
        unsure = sum(bool(each.doubts) for each in drafting.claims)
        pairs = sum(len(each.beside) for each in drafting.claims)
        speakers = len({each.speaker for each in drafting.claims})
        lines.append(
            f"drafted: {many(len(drafting.claims), 'claim')} of {many(speakers, 'speaker')}, {unsure} to be checked; "
            f"{many(pairs, 'pair')} proposed"
        )
    if drafting.speakers:
        lines.append(f"new speakers: {', '.join(drafting.speakers)}")
    if drafting.there:
        lines.append(f"quoted or set aside already: {many(drafting.there, 'statement')}")
    if drafting.left:
        lines.append(f"left to you: {many(len(drafting.left), 'statement')}")
        lines += [f"  {place(each.span)}: {each.reason}: “{_short(each.span.text)}”" for each in drafting.left]
    return "".join(f"{line}\n" for line in lines)


def _short(words: str) -> str:
    listed = one_line(words).split()
    return " ".join(listed) if len(listed) <= _MOST_WORDS else f"{' '.join(listed[:_MOST_WORDS])} …"

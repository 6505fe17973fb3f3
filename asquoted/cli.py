"""The commands. Standard output carries results, standard error messages.

Exit codes: 0 no error (warnings are allowed), 1 at least one error in the files, 2 the command cannot run.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from asquoted import __version__
from asquoted.disk import NoProject, find_project, read_project, write_file
from asquoted.outcome import Outcome
from asquoted.pipeline import check, read_sources
from asquoted.report.contract import contract
from asquoted.report.passages import passages
from asquoted.report.plain import concise, full, shown, summary
from asquoted.resolve.desk import suggestion
from asquoted.resolve.find import find_words
from asquoted.sealing import Sealing, sealing

OK, FAILED, CANNOT_RUN = 0, 1, 2

_EXAMPLES = """\
examples:
  python3 build.py                          build the site into site/
  python3 build.py check                    check every quote, build nothing
  python3 build.py check --format concise   the same, one line a problem
  python3 build.py serve                    read the site while you edit
  python3 build.py find "basic humanitarian aid"   where do these words stand?
  python3 build.py seal                     write the seal of a new source into its record
  python3 build.py pages --to pages         write the pages as Markdown
  python3 build.py check --project ../desk  work in another folder
"""


class CannotRun(Exception):
    """The command cannot do its work; the message says why and what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: The arguments, those of the process if not given.

    Returns:
        0 if no error was found, 1 if there are errors, 2 if the command cannot run at all.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    given = _parser().parse_args(_with_command(list(sys.argv[1:] if argv is None else argv)))
    run: Callable[[argparse.Namespace], int] = given.run
    try:
        return run(given)
    except (CannotRun, NoProject) as error:
        sys.stderr.write(f"asquoted: {shown(str(error))}\n")
    except KeyboardInterrupt:
        sys.stderr.write("asquoted: stopped\n")
    except BrokenPipeError:
        # The reader of our output has gone; there is nobody left to tell.
        sys.stderr.close()
    except Exception as error:  # noqa: BLE001 - the last resort: our own fault, told in one line
        if given.debug:
            traceback.print_exc()
        sys.stderr.write(
            f"asquoted: this is a defect of ours: {type(error).__name__}: {shown(str(error))}\n"
            "asquoted: please report it with what you did; --debug shows where it happened\n"
        )
    return CANNOT_RUN


def _with_command(argv: list[str]) -> list[str]:
    """Let `build` be the command if none is named."""
    if any(each in argv for each in ("-h", "--help", "--version")):
        return argv
    skip = False
    for each in argv:
        if not skip and not each.startswith("-"):
            return argv
        skip = each == "--project" and not skip
    return [*argv, "build"]


def _common() -> argparse.ArgumentParser:
    """Return the options that stand before or after a command.

    Made anew for each use: argparse shares the options of a parent, and with them their defaults.
    """
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--project",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="the folder that holds seeds/ and briefs/ (default: this one)",
    )
    common.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help="show where a defect of the program happened"
    )
    return common


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="asquoted",
        description="Build a site of research briefs in which every quotation stands word for word in its source.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_common()],
    )
    parser.add_argument("--version", action="version", version=f"asquoted {__version__}")
    parser.set_defaults(project=Path(), debug=False)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.", parents=[_common()])
        made.set_defaults(run=run)
        return made

    command("build", _build, "build the site into site/ (what is done if no command is named)")
    checking = command("check", _check, "check every quote and every file, and build nothing")
    checking.add_argument(
        "--format", choices=("full", "concise", "json"), default="full",
        help="full: with the lines and what to do; concise: one line each; json: for programs",
    )  # fmt: skip
    serving = command("serve", _serve, "serve the site, drafts included, and build it anew at every change")
    serving.add_argument("--address", metavar="HOST:PORT", help="where to serve (default: 127.0.0.1:8000)")
    writing = command("pages", _pages, "write all pages as Markdown files, for any renderer")
    writing.add_argument("--to", type=Path, metavar="DIR", required=True, help="the folder to make")
    sealing_ = command("seal", _seal, "write the seals of new sources; say what a changed source means for its quotes")
    sealing_.add_argument("--accept", action="store_true", help="write the seals of changed sources too")
    finding = command("find", _find, "say where words stand in the sources, or what comes nearest, ready to paste")
    finding.add_argument("words", help="the words, between marks; … leaves words out: find 'first words … last words'")
    finding.add_argument("--source", metavar="ID", help="look in this source only")
    testing = command("test", _test, "run this repository's tests")
    testing.add_argument("arguments", nargs=argparse.REMAINDER, metavar="…", help="what to hand on to pytest")
    return parser


def _check(given: argparse.Namespace) -> int:
    outcome = check(read_project(find_project(given.project)))
    if given.format == "json":
        sys.stdout.write(contract(outcome))
    else:
        report = {"full": full, "concise": concise}[given.format]
        text = report(outcome.findings)
        gap = "\n" if text and given.format == "full" else ""
        sys.stdout.write(text + gap + summary(outcome.counts, outcome.findings))
    return FAILED if outcome.failed else OK


def _build(given: argparse.Namespace) -> int:
    from asquoted.site.build import CannotBuild, build_site  # noqa: PLC0415 - MkDocs is slow to import
    from asquoted.site.folder import NotOurs  # noqa: PLC0415

    root = find_project(given.project)
    try:
        built = build_site(root, root / "site")
    except (CannotBuild, NotOurs, OSError) as error:
        raise CannotRun(str(error)) from error
    for wrong in built.wrong:
        sys.stderr.write(
            shown(f"{wrong.page}: the page does not show {wrong.quote} as its source has it\n")
            + shown(f"  the page:   {wrong.shown}\n  the source: {wrong.source}\n")
        )
    if not built.is_published:
        return FAILED if built.outcome.failed else CANNOT_RUN
    sys.stdout.write(
        f"{built.compared} quotes read back from the pages, each as in its source\n"
        f"the site is in {_told(root / 'site')}; to read it: python3 build.py serve{_project_option(given)}\n"
    )
    return OK


def _serve(given: argparse.Namespace) -> int:
    from asquoted.site.build import CannotBuild, serve_site  # noqa: PLC0415 - MkDocs is slow to import

    try:
        serve_site(find_project(given.project), given.address)
    except (CannotBuild, OSError) as error:
        raise CannotRun(str(error)) from error
    return OK


def _pages(given: argparse.Namespace) -> int:
    from asquoted.site.build import write_pages  # noqa: PLC0415 - MkDocs is slow to import
    from asquoted.site.folder import NotOurs  # noqa: PLC0415

    root = find_project(given.project)
    outcome = check(read_project(root))
    _tell(outcome)
    if outcome.failed:
        return FAILED
    try:
        count = write_pages(root, outcome, given.to.resolve())
    except (NotOurs, OSError) as error:
        raise CannotRun(str(error)) from error
    sys.stdout.write(f"{count} files written to {_told(given.to.resolve())}\n")
    return OK


def _seal(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    plan = sealing(read_project(root))
    sys.stderr.write(full(plan.unreadable))
    for id_ in plan.empty:
        _write_seal(root, plan, id_)
        sys.stdout.write(f"{id_}: sealed\n")
    for id_ in plan.changed:
        if given.accept:
            _write_seal(root, plan, id_)
        sys.stdout.write(
            f"{id_}: the text has changed; {'the new text is sealed' if given.accept else 'nothing is written'}\n"
        )
    if plan.changed:
        sys.stdout.write("\n" + full(plan.lost) if plan.lost else "every quote still stands in the new text\n")
        if not given.accept:
            sys.stdout.write("to accept the new text: python3 build.py seal --accept\n")
    if not (plan.empty or plan.changed or plan.unreadable):
        sys.stdout.write("every source is sealed already\n")
    return FAILED if plan.unreadable or (plan.changed and not given.accept) else OK


def _find(given: argparse.Namespace) -> int:
    sources, findings = read_sources(read_project(find_project(given.project)))
    if given.source and given.source not in [source.id for source in sources]:
        raise CannotRun(
            f"no source has the id `{given.source}`; {suggestion(given.source, [s.id for s in sources], 'sources')}"
        )
    sys.stderr.write(full([finding for finding in findings if finding.is_error]))
    found = find_words(given.words, [source for source in sources if given.source in (None, source.id)])
    sys.stdout.write(passages(given.words, found))
    return OK if found and found[0].is_exact else FAILED


def _write_seal(root: Path, plan: Sealing, id_: str) -> None:
    path = f"seeds/{id_}.yml"
    try:
        write_file(root / path, plan.records[path])
    except OSError as error:
        raise CannotRun(f"{path} cannot be written: {error.strerror}") from error


def _test(given: argparse.Namespace) -> int:
    root = find_project(given.project)
    try:
        import pytest  # noqa: PLC0415 - only this command needs it
    except ImportError as error:
        raise CannotRun("pytest is not installed: run `python3 build.py test`, which installs it") from error
    if not (root / "tests").is_dir():
        raise CannotRun(f"there are no tests in {root}")
    with contextlib.chdir(root):
        code = pytest.main(list(given.arguments))
    return {0: OK, 1: FAILED}.get(int(code), CANNOT_RUN)


def _tell(outcome: Outcome) -> None:
    sys.stderr.write(full(outcome.findings) + summary(outcome.counts, outcome.findings))


def _told(path: Path) -> str:
    """Name a folder as short as it can be."""
    here = Path.cwd()
    return f"{path.relative_to(here)}/" if path.is_relative_to(here) and path != here else str(path)


def _project_option(given: argparse.Namespace) -> str:
    return "" if given.project == Path() else f" --project {given.project}"

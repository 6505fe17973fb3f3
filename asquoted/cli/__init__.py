"""The commands. Standard output carries results, standard error messages.

Exit codes: 0 no error (warnings are allowed), 1 at least one error in the files, 2 the command cannot run.
"""

from __future__ import annotations

import argparse
import gc
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path

from asquoted import __version__
from asquoted.cli.command import CANNOT_RUN, CannotRun, common_options, subcommands
from asquoted.disk import NoProject
from asquoted.files.insert import CannotAdd
from asquoted.report.plain import shown

_COMMANDS = (
    "build", "check", "explain", "serve", "pages", "find", "coverage", "fix", "new", "draft", "diff", "seal", "schema",
    "test",
)  # fmt: skip
"""Each is a module here, in the order in which help tells them."""

_HELP = ("-h", "--help")

_EXAMPLES = """\
examples:
  python3 build.py                          build the site into site/
  python3 build.py check                    check every quote, build nothing
  python3 build.py check --format concise   the same, one line a problem
  python3 build.py check --base main        the same, and which problems are new since main
  python3 build.py check --cluster tcp://host:8786   the same, on the machines of a Dask cluster
  python3 build.py explain quote-cut        what does this rule mean, and why?
  python3 build.py serve                    read the site while you edit
  python3 build.py find "basic humanitarian aid"   where do these words stand?
  python3 build.py coverage controlled-flow what of this source is in no brief, and who says it?
  python3 build.py fix                      show the fixes that `check` offers; --write writes them
  python3 build.py new brief what-is-funded begin a brief; also new project, source, claim, beside
  python3 build.py draft controlled-flow    write a claim file: who says what in a source, in its own words
  python3 build.py diff main                what changes in meaning since a revision
  python3 build.py seal                     write the seal of a new source into its record
  python3 build.py pages --to pages         write the pages as Markdown
  python3 build.py schema                   write the schemas with which editors complete and check the files
  python3 build.py check --project ../desk  work in another folder
"""


_MADE = 50_000
"""So many new values before Python looks for those in circles: a run makes millions and drops few of them."""


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
    gc.set_threshold(_MADE)
    words = _with_command(list(sys.argv[1:] if argv is None else argv))
    given = _parser(_named(words)).parse_args(words)
    run: Callable[[argparse.Namespace], int] = given.run
    try:
        return run(given)
    except (CannotAdd, CannotRun, NoProject) as error:
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
            f"asquoted: this is a defect of ours: {type(error).__name__}: {shown(str(error))}; please report it, with "
            "what you did, as an issue of the repository that this program comes from; --debug shows where it is\n"
        )
    return CANNOT_RUN


def _with_command(argv: list[str]) -> list[str]:
    """Let `build` be the command if none is named; what follows `test` is for pytest, options too."""
    if any(each in argv for each in (*_HELP, "--version")):
        return argv
    place = _place_of_command(argv)
    if place == len(argv):
        return [*argv, "build"]
    return [*argv[: place + 1], "--", *argv[place + 1 :]] if argv[place] == "test" else argv


def _named(argv: list[str]) -> Sequence[str]:
    """Return the command that is named; all of them if none is, or help for all is asked."""
    place = _place_of_command(argv)
    one = tuple(argv[place : place + 1])
    return one if set(one) & set(_COMMANDS) and not set(_HELP) & set(argv[:place]) else _COMMANDS


def _place_of_command(argv: list[str]) -> int:
    """Return the place of the first word that is no option nor the value of one; the end if there is none."""
    skip = False
    for place, each in enumerate(argv):
        if not skip and not each.startswith("-"):
            return place
        skip = each == "--project" and not skip
    return len(argv)


def _parser(names: Iterable[str]) -> argparse.ArgumentParser:
    """Return what reads the arguments of some commands: no other module is loaded, for many are slow to load."""
    parser = argparse.ArgumentParser(
        prog="asquoted",
        description="Build a site of research briefs in which every quotation stands word for word in its source.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common_options()],
    )
    parser.add_argument("--version", action="version", version=f"asquoted {__version__}")
    parser.set_defaults(project=Path(), debug=False)
    command = subcommands(parser, "COMMAND")
    for name in names:
        import_module(f"{__name__}.{name}").add(command)
    return parser

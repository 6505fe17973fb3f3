"""`explain`: what a rule means, and why."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches

from asquoted.cli.command import OK, AddCommand, CannotRun
from asquoted.rules.explained import explained
from asquoted.rules.registry import ALL


def add(command: AddCommand) -> None:
    """Add the command."""
    parser = command("explain", _run, "say what a rule means and why, with an example; or list all rules")
    parser.add_argument("rule", nargs="?", metavar="RULE", help="the name in brackets: quote-not-found")


def _run(given: argparse.Namespace) -> int:
    codes = [rule.code for rule in ALL]
    if given.rule is None:
        width = max(map(len, codes))
        sys.stdout.write("".join(f"{rule.code:{width}}  {rule.title}\n" for rule in ALL))
        return OK
    if given.rule not in codes:
        close = get_close_matches(given.rule, codes, n=1, cutoff=0.5)
        hint = f"did you mean `{close[0]}`?" if close else "`python3 build.py explain` lists all rules"
        raise CannotRun(f"no rule is called `{given.rule}`; {hint}")
    sys.stdout.write(explained(given.rule))
    return OK

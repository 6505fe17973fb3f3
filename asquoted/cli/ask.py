"""Options that may be left out where somebody is there to be asked for them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from asquoted.cli.command import CannotRun
from asquoted.files.kinds import is_slug
from asquoted.report.plain import shown

Judge = Callable[[str], str | None]
"""Says what is wrong with an answer; `None` if nothing is."""


def anything(_: str) -> str | None:
    """Every answer is right."""
    return None


def one_of(values: Iterable[str]) -> Judge:
    """Make a judge for a fixed set of answers."""
    known = list(values)
    return lambda value: None if value in known else f"write one of: {', '.join(known)}"


def an_id(value: str) -> str | None:
    """Say what is wrong with an id."""
    return None if is_slug(value) else f"`{value}` cannot be an id; use a–z, 0–9 and single hyphens between them"


@dataclass(frozen=True)
class Asking:
    """What was given on the command line, and whether the rest can be asked for.

    Attributes:
        given: The options.
        command: The command, as it is typed: `new claim`.
    """

    given: argparse.Namespace
    command: str

    @property
    def is_possible(self) -> bool:
        """Whether somebody is there to be asked."""
        return sys.stdin.isatty()

    def get(
        self, option: str, question: str, *, default: str | None = None, judge: Judge = anything, needed: bool = True
    ) -> str:
        """Return an option, or the answer to a question on a terminal.

        Args:
            option: Its name.
            question: What to ask for it.
            default: What an empty answer means; without a terminal, what a missing option means if it is not needed.
            judge: Says what is wrong with it.
            needed: Whether there has to be one.

        Raises:
            CannotRun: It is wrong; or it is missing, needed, and there is nobody to ask.
        """
        value = getattr(self.given, option.replace("-", "_"))
        if value is not None:
            if wrong := judge(value):
                raise CannotRun(f"--{option}: {wrong}")
            return str(value)
        if not self.is_possible:
            if needed:
                raise CannotRun(f"`{self.command}` needs --{option}: {question}")
            return default or ""
        return _answer(question, default, judge, needed=needed)


def _answer(question: str, default: str | None, judge: Judge, *, needed: bool) -> str:
    """Ask until there is an answer that can be used."""
    while True:
        sys.stderr.write(shown(f"{question}{f' [{default}]' if default else ''}: "))
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stderr.write("\n")
            raise CannotRun("the answers ended; nothing is written")
        answer = line.strip() or default or ""
        wrong = judge(answer) if answer else ("an answer is needed" if needed else None)
        if wrong is None:
            return answer
        sys.stderr.write(shown(f"  {wrong}\n"))

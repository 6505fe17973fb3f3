"""Colour: on a terminal only, never from the data, and nothing is said by it alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.pipeline import check
from asquoted.report.ink import Ink, wants_colour
from asquoted.report.plain import concise, full
from tests.golden import files_of
from tests.support import claim, project
from tests.test_check import GOLDEN

SEQUENCE = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize(
    ("environment", "terminal", "wanted"),
    [
        pytest.param({}, True, True, id="a terminal"),
        pytest.param({}, False, False, id="a pipe"),
        pytest.param({"NO_COLOR": "1"}, True, False, id="no colour is wanted"),
        pytest.param({"NO_COLOR": ""}, True, True, id="an empty variable says nothing"),
        pytest.param({"FORCE_COLOR": "1"}, False, True, id="colour is wanted in a pipe"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False, id="no is stronger"),
        pytest.param({"TERM": "dumb"}, True, False, id="a terminal that cannot"),
        pytest.param({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True, id="a terminal that is said to"),
    ],
)
def test_when_there_is_colour(environment: dict[str, str], terminal: bool, wanted: bool) -> None:  # noqa: FBT001
    """The variables that other programs know are heeded."""
    assert wants_colour(environment, terminal=terminal) is wanted


def test_colour_adds_no_words() -> None:
    """Without its sequences, a painted report is the plain one."""
    painted = 0
    for case in GOLDEN:
        findings = check(files_of(case)).findings
        for report in (full, concise):
            coloured = report(findings, Ink(on=True))
            assert SEQUENCE.sub("", coloured) == report(findings)
            painted += coloured != report(findings)

    assert painted > 80


def test_a_file_paints_nothing() -> None:
    """A control sequence in a file is shown as what it is not: every one that is left is ours."""
    outcome = check(project(b=claim('"Prices \x1b[31m fell"')))

    assert "\x1b" not in full(outcome.findings)
    assert "\x1b[31m fell" not in full(outcome.findings, Ink(on=True))


def test_the_command_paints_where_it_is_asked_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The output of a test is no terminal."""
    main(["check", "--project", str(tmp_path), "--format", "concise"])
    assert capsys.readouterr().out.startswith("briefs:1:1: error[nothing-checked]: no quote was checked")
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", "--project", str(tmp_path), "--format", "concise"])
    assert capsys.readouterr().out.startswith("\x1b[1mbriefs:1:1\x1b[0m: \x1b[1;31merror[nothing-checked]\x1b[0m: no")

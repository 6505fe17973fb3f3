"""The reference tool for SARIF finds nothing wrong with our logs, and does find what we break."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from asquoted.pipeline import check
from asquoted.report.sarif import sarif
from asquoted.since import since
from tests.gates.support import NPM
from tests.golden import files_of
from tests.support import project
from tests.test_check import GOLDEN

pytestmark = pytest.mark.gate

NO_ADDRESS = "SARIF2005"
"""Its wish for the address of the tool's site, which has none: told of every log that it could read at all."""


@pytest.fixture
def validate(tmp_path: Path) -> Callable[[str], list[str]]:
    """Return the rules of the standard and of the tool that a log breaks."""

    def told(log: str) -> list[str]:
        given, said = tmp_path / "log.sarif", tmp_path / "said.sarif"
        given.write_text(log, encoding="utf-8")
        command = [
            str(NPM / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"),
            "validate",
            str(given),
            "--output",
            str(said),
            "--log",
            "ForceOverwrite",
        ]
        environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        subprocess.run(command, check=False, capture_output=True, env=environment)
        results = json.loads(said.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
        return [result["ruleId"] for result in results]

    return told


def test_logs_are_valid(validate: Callable[[str], list[str]], tell: Callable[[str], None]) -> None:
    """The findings of all golden cases in one log, and in one with what is new."""
    outcomes = [check(files_of(case)) for case in GOLDEN]
    findings = tuple(finding for outcome in outcomes for finding in outcome.findings)
    outcome = replace(outcomes[0], findings=findings)

    assert len(findings) > 80
    assert validate(sarif(outcome)) == [NO_ADDRESS]
    assert validate(sarif(outcome, since("main", {}, findings, project()))) == [NO_ADDRESS]
    tell(f"SARIF: {len(findings)} results, valid")


@pytest.mark.parametrize(
    ("ours", "broken"),
    [
        ('"startLine": 10,', '"startLine": 0,'),
        ('"columnKind"', '"columnKinds"'),
        ('"level": "error"', '"level": "bad"'),
    ],
)
def test_the_tool_sees_what_is_broken(validate: Callable[[str], list[str]], ours: str, broken: str) -> None:
    """A gate that cannot fail is none."""
    case = next(case for case in GOLDEN if case.title == "One word is another")
    log = sarif(check(files_of(case)))

    assert validate(log) == [NO_ADDRESS]
    assert validate(log.replace(ours, broken)) != [NO_ADDRESS]

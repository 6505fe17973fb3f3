"""All formats carry the same findings: the same rules, at the same places, in the same number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from asquoted.cli import main
from asquoted.outcome import Outcome
from asquoted.pipeline import check
from asquoted.report import github
from asquoted.report.contract import contract
from asquoted.report.ink import PLAIN
from asquoted.report.plain import concise, full
from asquoted.report.sarif import sarif
from tests.golden import Golden, files_of
from tests.support import claim, project
from tests.test_check import GOLDEN

Row = tuple[str, int, int, str, str]
"""File, line, column, severity, rule."""

_HEAD = re.compile(r"^(\S+?):(\d+):(\d+): (error|warning)\[([a-z-]+)\]: ", re.MULTILINE)
_COMMAND = re.compile(r"^::(error|warning) file=([^,:]*),line=(\d+),endLine=\d+,(?:col=(\d+),.*?)?title=([a-z-]+)::")


def in_text(text: str) -> list[Row]:
    """Return what a text for people tells."""
    return [(path, int(line), int(column), kind, rule) for path, line, column, kind, rule in _HEAD.findall(text)]


def in_json(outcome: Outcome) -> list[Row]:
    """Return what the contract tells."""
    told = json.loads(contract(outcome))["findings"]
    return [(row["file"], row["line"], row["column"], row["severity"], row["rule"]) for row in told]


def in_sarif(outcome: Outcome) -> Iterator[Row]:
    """Return what a SARIF log tells."""
    for result in json.loads(sarif(outcome))["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        region, path = place["region"], unquote(place["artifactLocation"]["uri"])
        yield path, region["startLine"], region["startColumn"], result["level"], result["ruleId"]


def in_commands(outcome: Outcome) -> list[Row]:
    """Return what the annotations tell; those of several lines name no column."""
    rows = []
    for line in github.commands(outcome.findings).splitlines():
        found = _COMMAND.match(line)
        assert found, line
        rows.append((found[2], int(found[3]), int(found[4] or 0), found[1], found[5]))
    return rows


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.path.stem}: {case.title}") for case in GOLDEN])
def test_every_format_tells_the_same(case: Golden) -> None:
    """No golden case has so many problems that GitHub would drop one."""
    outcome = check(files_of(case))
    rows = in_text(full(outcome.findings))

    assert len(rows) == len(outcome.findings)
    assert in_text(concise(outcome.findings)) == rows
    assert in_json(outcome) == rows
    assert list(in_sarif(outcome)) == rows
    assert sorted(in_text(github.page(outcome.counts, outcome.findings))) == sorted(rows)
    several = {line for path, line, column, *_ in in_commands(outcome) if not column}
    assert in_commands(outcome) == [
        (path, line, 0 if line in several else column, *more) for path, line, column, *more in rows
    ]


@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif", "github"])
def test_every_format_has_its_exit_code(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A program that reads the output may rely on it: 1 for an error, 0 for none."""
    assert main(["check", "--project", str(tmp_path), "--format", form]) == 1
    assert "nothing-checked" in capsys.readouterr().out
    case = next(case for case in GOLDEN if case.title == "A claim alone")
    for path, data in files_of(case).items():
        assert isinstance(data, bytes)
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert main(["check", "--project", str(tmp_path), "--format", form]) == 0
    assert "claim-alone" in capsys.readouterr().out


def test_a_name_of_any_kind_is_told() -> None:
    """Paths are whatever somebody has called a file."""
    outcome = check({**project(), "briefs/a b,c:d%e\n#.yml": b"title: T\n"})

    (path,) = {row[0] for row in in_sarif(outcome)}
    assert path == "briefs/a b,c:d%e\n#.yml"
    (command,) = github.commands(outcome.findings).splitlines()
    assert command.startswith("::error file=briefs/a b%2Cc%3Ad%25e%0A#.yml,line=1,endLine=1,col=1,endColumn=1,")


def test_a_finding_may_have_no_hint() -> None:
    """Nothing is said in its place."""
    (finding,) = check(project(b=claim("Prices rose", "also: [{quote: We saw it coming}]\n"))).findings[:1]
    bare = replace(finding, hint=None, fix=None, notes=())

    assert "hint" not in full([bare], PLAIN)
    assert "hint" not in github.commands([bare])

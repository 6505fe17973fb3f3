"""The tutorial is run: what it prints is what its commands print, and what it shows is what they write."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from asquoted.cli import main
from tests.support import ROOT

TUTORIAL = ROOT / "docs" / "tutorial.md"
_STEP = re.compile(
    r"^<!-- (?P<what>run|write|append|show)(?: (?P<path>\S+))? -->\n\n```\w+\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_OF_PAGES = re.compile(
    r"^\d+(?= links within the site followed)|(?<=^all its files together: sha256:)\w+", re.MULTILINE
)
"""Pages change more often than the tutorial; how many links they have, and their digest, are no part of it."""


def run(line: str) -> str:
    """Run a command of the tutorial; return it with all that it prints."""
    dollar, python, door, *words = shlex.split(line)
    assert [dollar, python, door] == ["$", "python3", "build.py"]
    main(words)
    assert isinstance(sys.stdout, io.StringIO)
    return f"{line}\n{sys.stdout.getvalue()}"


def test_the_tutorial_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """From an article to a site, in an empty folder: every command, every output, every file."""
    monkeypatch.chdir(tmp_path)
    text = TUTORIAL.read_text(encoding="utf-8")

    def step(match: re.Match[str]) -> str:
        printed = io.StringIO()
        monkeypatch.setattr(sys, "stdout", printed)
        monkeypatch.setattr(sys, "stderr", printed)
        path, body = tmp_path / (match["path"] or ""), match["body"]
        match match["what"]:
            case "run":
                body = run(body.splitlines()[0])
            case "write":
                path.write_text(body, encoding="utf-8")
            case "append":
                path.write_text(path.read_text(encoding="utf-8") + body, encoding="utf-8")
            case "show":
                body = path.read_text(encoding="utf-8")
        start, end = match.start("body") - match.start(), match.end("body") - match.start()
        return match.group()[:start] + body + match.group()[end:]

    made = _STEP.sub(step, text)
    if request.config.getoption("--update-golden"):
        TUTORIAL.write_text(made, encoding="utf-8")

    assert _OF_PAGES.sub("", made) == _OF_PAGES.sub("", TUTORIAL.read_text(encoding="utf-8"))
    assert (tmp_path / "desk" / "site" / "briefs" / "swing-bridge" / "index.html").is_file()

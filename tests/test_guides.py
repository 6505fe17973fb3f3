"""The guides for people who write and review: what they show is what the program prints."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.site.general import relations_table
from asquoted.writing import new_project
from tests.support import ROOT, written
from tests.test_history import git

_BLOCK = re.compile(r"^```(?P<kind>console|diff|yaml)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ python3 build\.py (?P<words>(?:[^\n]*\\\n)*[^\n]*)\n", re.MULTILINE)


def run(words: str) -> str:
    """Run a command as a page has it; return what it prints, in the order in which a terminal would show it."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        main(shlex.split(words.replace("\\\n", " ")))
    return said.getvalue()


def edit(folder: Path, change: str) -> None:
    """Make a change in the one brief where its old lines stand."""
    old, new = ("".join(f"{line[1:]}\n" for line in change.splitlines() if line[0] == sign) for sign in "-+")
    (path,) = (each for each in folder.rglob("briefs/*.yml") if old in each.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def replayed(page: str, folder: Path) -> str:
    """Return a page with everything done that it shows, and with what the program prints then."""

    def block(found: re.Match[str]) -> str:
        body = found["body"]
        match found["kind"]:
            case "console":
                commands = [command.group() + run(command["words"]) for command in _COMMAND.finditer(body)]
                body = "\n".join(commands)
            case "diff":
                edit(folder, body)
            case "yaml":
                assert any(body in path.read_text(encoding="utf-8") for path in folder.rglob("*.yml")), body
        return f"```{found['kind']}\n{body}```"

    return _BLOCK.sub(block, page)


def shows(name: str, folder: Path, request: pytest.FixtureRequest) -> None:
    """Compare a page with what happens."""
    path = ROOT / "docs" / name
    page = path.read_text(encoding="utf-8")
    actual = replayed(page, folder)
    if request.config.getoption("--update-golden"):
        path.write_text(actual, encoding="utf-8")
        return

    assert len(_COMMAND.findall(page)) >= 3
    assert actual == page


def test_the_first_claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """From an empty folder to a claim with a quote beside it, and a wrong word put right."""
    monkeypatch.chdir(tmp_path)

    shows("first-claim.md", tmp_path, request)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_reviewing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A change of a published quote, in a clone."""
    written(tmp_path, new_project())
    git(tmp_path, "init", "--initial-branch", "main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--message", "one")
    monkeypatch.chdir(tmp_path)

    shows("reviewing.md", tmp_path, request)


def test_relations_are_told_as_on_the_pages() -> None:
    """In the words that readers see."""
    assert relations_table() in (ROOT / "docs" / "how-to-quote.md").read_text(encoding="utf-8")

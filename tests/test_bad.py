"""Bad input: a finding with its place and a hint, or shown literally; the cases are documents in tests/cases/bad."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from asquoted.cli import main
from asquoted.disk import read_project
from asquoted.pipeline import check
from asquoted.render.pages import render
from tests.bad import Bad, bad_cases, unescaped
from tests.render.reading import Element, read, wrong_words
from tests.support import CASES

LONGEST = 60
"""Seconds that only a hang takes."""
CATALOGUE = bad_cases(CASES / "bad")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SHOWN = {"question": "question", "claim": "claim", "x__who": "speaker", "x__words": "words", "x__note": "note"}
"""What stands in the elements of a class."""


@pytest.fixture(autouse=True)
def no_hang() -> Iterator[None]:
    """Whatever waits for ever fails, with the place where it waits."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"not done in {LONGEST} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def state(root: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return what can change of each file below a folder: its mode, its time, its bytes or where it leads."""
    found = {}
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = Path(folder, name)
            status = path.lstat()
            data = str(path.readlink()).encode() if path.is_symlink() else b""
            if path.is_file() and not path.is_symlink() and status.st_size < 1_000_000:
                data = path.read_bytes()
            found[str(path)] = status.st_mode, 0 if path.is_dir() else status.st_mtime_ns, data
    return found


def run(root: Path, *arguments: str) -> int:
    """Run a command as a user does."""
    return main(["--project", str(root), *arguments])


@pytest.mark.parametrize("case", [pytest.param(case, id=case.path.stem) for case in CATALOGUE])
def test_bad_input_is_told_or_shown(
    case: Bad,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The report is exactly that of the document; every format can tell it; no file changes, and no site is made.

    A command that cannot run at all (exit code 2) says why in one line.
    """
    root = tmp_path / "project"
    try:
        case.write(root)
    except PermissionError:
        pytest.skip("this machine lets nobody make a device")
    before = state(tmp_path)
    with case.permissions(root):
        code = run(root, "check")
    out, err = capsys.readouterr()
    told = out + err.replace(str(root), "project")
    actual = case.with_block("console", f"$ python3 build.py check\n{told}exit {code}\n")
    if case.block("shown") is not None:
        actual = actual.with_block("shown", shown(root))
    if request.config.getoption("--update-golden"):
        case.path.write_text(actual.text, encoding="utf-8")
        return

    assert actual.text == case.text
    assert (err != "") == (code == 2)
    assert (code > 0) == (case.block("shown") is None)
    with case.permissions(root):
        every_format_tells_it(root, code, capsys)
        if case.path.stem.startswith("path-") and code:
            assert run(root, "build") == code
            assert not _UNSEEN.search("".join(capsys.readouterr()))
    assert state(tmp_path) == before


def every_format_tells_it(root: Path, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever the format, the exit code is the same, and nothing on the terminal steers it."""
    for name in ("concise", "github", "json", "sarif"):
        assert run(root, "check", "--format", name) == code
        told = capsys.readouterr()
        assert (told.err != "") == (code == 2)
        if code == 2:
            continue
        if name in {"json", "sarif"}:
            json.loads(told.out)
        else:
            assert not _UNSEEN.search(told.out)


def shown(root: Path) -> str:
    """Return what readers of the brief's page see of the editors' words, and the words of the source."""
    library = check(read_project(root)).library
    pages = {path: read(page) for path, page in render(library).items() if path.endswith(".md")}
    assert [wrong for page in pages.values() for wrong in wrong_words(page, library)] == []
    assert not any(page.tagged("script", "img", "input", "iframe", "style") for page in pages.values())
    lists = [pages[f"{name}/index.md"].tagged("h1")[0].text for name in ("sources", "speakers", "topics")]
    assert lists == ["Sources", "Speakers", "Topics"]
    lines = list(told(pages["briefs/b.md"]))
    return "".join(f"{line.encode('unicode_escape').decode() if _UNSEEN.search(line) else line}\n" for line in lines)


def told(page: Element) -> Iterator[str]:
    """Yield what stands on the page of a brief, in its order, each with what it is."""
    yield f"title: {page.tagged('h1')[0].text}"
    for each in page.all():
        classes = each.attributes.get("class", "").split()
        if not classes and each.tag == "p" and each in page.children:
            yield f"summary: {each.text}"
        yield from (f"{_SHOWN[name]}: {each.text}" for name in classes if name in _SHOWN)


def test_each_finding_has_a_place_and_a_hint() -> None:
    """A case that fails names a file, a line and a column, and says what to do."""
    for case in CATALOGUE:
        report = case.block("console") or ""
        if not report.endswith(("exit 0\n", "exit 2\n")):
            assert re.search(r"^\S.*:\d+:\d+: error\[[a-z0-9-]+\]: .", report, re.MULTILINE), case.path.name
            assert len(re.findall(r"^\S.*: error\[", report, re.MULTILINE)) <= report.count("  = hint: "), (
                case.path.name
            )


def test_the_catalogue_is_large() -> None:
    """At least a hundred cases, each with a text that says what it is about; a few of them are shown literally."""
    assert len(CATALOGUE) >= 100
    assert len({case.text.split("\n", 1)[0] for case in CATALOGUE}) == len(CATALOGUE)
    assert all(re.match(r"# [^\n]+\n\n[^\n]", case.text) for case in CATALOGUE)
    assert sum(case.block("shown") is not None for case in CATALOGUE) >= 15


@pytest.mark.parametrize(
    ("text", "made"),
    [
        pytest.param(r"a\xff", b"a\xff", id="a byte"),
        pytest.param(r"\u2028é", "\u2028é".encode(), id="a character"),
        pytest.param(r"\3{ab}", b"ababab", id="several times"),
        pytest.param("\\\\xff", b"\\xff", id="a backslash"),
        pytest.param("a\\\nb\n", b"ab\n", id="no line end"),
    ],
)
def test_an_escape_makes_its_bytes(text: str, made: bytes) -> None:
    """What the documents call escaped is what stands in the files."""
    assert unescaped(text) == made

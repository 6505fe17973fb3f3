"""A pull request from a fork, with edits of every kind: what it shows, as files that a person can read.

`base` and `fork` in tests/cases/pull-request are the two sides; what stands beside them is what the workflow's own
commands say on the merge of both: the log with its annotations, the summary of the step, and the words of the page.
`--update-golden` writes them anew.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import ClassVar

import pytest

from asquoted.cli import main
from tests.support import CASES
from tests.test_history import git

FOLDER = CASES / "pull-request"
BASE = "HEAD^1"
OTHERS = "meanwhile"
"""The brief that others add to the base."""
HOSTILE = re.compile(r"<(?!/?(?:ins|del)>|!-- -->)|@\w|(?<!&)#\d|http://|!\[", re.MULTILINE)
"""What would be more than words in the summary: HTML but ours, a mention, an issue, a link, an image."""

LIVE = {"href", "src", "id", "action", "srcset"}
"""Attributes of which the page has none."""

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@dataclass(frozen=True)
class Shown:
    """What a pull request shows."""

    codes: tuple[int, ...]
    log: str
    summary: str
    page: str


class _Lines(HTMLParser):
    """The words of a page, a line for each block of them; what is inserted or removed is marked."""

    BLOCKS = frozenset({"p", "h1", "h2", "h3", "dt", "dd", "li", "tr", "figure", "figcaption", "blockquote", "div"})
    SIGNS: ClassVar = {"del": ("[-", "-]"), "ins": ("[+", "+]"), "mark": ("[*", "*]"), "figure": ("<<", ">>")}

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where a block begins."""
        assert not [name for name, _ in attrs if name in LIVE or name.startswith("on")]
        self.tags.add(tag)
        self.hidden = self.hidden or tag == "style"
        self.text += ("\n" if tag in self.BLOCKS else " " if tag in ("td", "th") else "") + self.SIGNS.get(tag, ("",))[
            0
        ]

    def handle_endtag(self, tag: str) -> None:
        """End the line with it."""
        self.hidden = self.hidden and tag != "style"
        self.text += self.SIGNS.get(tag, ("", ""))[1] + ("\n" if tag in self.BLOCKS else "")

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.text += "" if self.hidden else data.replace("\n", " ")


def words_of(page: str) -> tuple[str, set[str]]:
    """Return the words of a page, and the tags that it has."""
    reader = _Lines()
    reader.feed(page)
    lines = (" ".join(line.split()) for line in reader.text.splitlines())
    return "".join(f"{line}\n" for line in lines if line), reader.tags


def copied(given: Path, to: Path) -> None:
    """Make the files of a folder those of a project."""
    for path in (*to.glob("briefs/*"), *to.glob("seeds/*")):
        path.unlink()
    shutil.copytree(given, to, dirs_exist_ok=True)


def shown(fork: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shown:
    """Merge a fork's branch into the base, which others have changed meanwhile, and run the workflow's commands."""
    here, theirs, summary = tmp_path / "base", tmp_path / "fork", tmp_path / "summary.md"
    here.mkdir()
    git(here, "init", "--initial-branch", "main")
    copied(FOLDER / "base", here)
    git(here, "add", "--all")
    git(here, "commit", "--message", "base")
    git(tmp_path, "clone", "--quiet", str(here), str(theirs))
    git(theirs, "checkout", "-b", "edits")
    copied(fork, theirs)
    git(theirs, "add", "--all")
    git(theirs, "commit", "--message", "edits")
    drafted = (here / "briefs" / "drafted.yml").read_text(encoding="utf-8")
    (here / "briefs" / f"{OTHERS}.yml").write_text(drafted.replace("A brief", "The work of others"), encoding="utf-8")
    git(here, "add", "--all")
    git(here, "commit", "--message", "work of others")
    git(here, "fetch", "--quiet", str(theirs), "edits")
    git(here, "merge", "--no-ff", "--message", "merge", "FETCH_HEAD")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here))
    monkeypatch.chdir(here)
    codes = (
        main(["check", "--format", "github", "--base", BASE]),
        main(["diff", BASE, "--format", "github"]),
        main(["diff", BASE, "--format", "html", "--to", "diff.html"]),
    )
    log = capsys.readouterr().out
    return Shown(codes, log, summary.read_text(encoding="utf-8"), (here / "diff.html").read_text(encoding="utf-8"))


def test_edits_of_every_kind(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    """Annotations, summary and page say each of them once, and nothing that others did; hostile words stay words."""
    told = shown(FOLDER / "fork", tmp_path, monkeypatch, capsys)
    words, tags = words_of(told.page)
    made = {"log.txt": told.log, "summary.md": told.summary, "page.txt": words}
    if request.config.getoption("--update-golden"):
        for name, text in made.items():
            (FOLDER / name).write_text(text, encoding="utf-8")

    assert {name: (FOLDER / name).read_text(encoding="utf-8") for name in made} == made
    assert told.codes == (1, 1, 1)
    assert OTHERS not in told.log + told.summary + words
    meaning = told.summary[told.summary.index("# What changes in meaning") :]
    assert [line for line in meaning.splitlines() if HOSTILE.search(line)] == []
    assert not re.search(r"(?m)^(?!::(?:error|warning) file=(?:briefs|seeds)/)\s*::", told.log)
    assert not tags & {"script", "img", "a", "iframe", "link", "object"}
    assert not re.search(r"url\(|@import", told.page)


def test_most_quotes_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Summary and page say so on top, before anything else."""
    fork = tmp_path / "edited"
    shutil.copytree(FOLDER / "base", fork)
    prices = fork / "briefs" / "prices.yml"
    prices.write_text(prices.read_text(encoding="utf-8").partition("  - id: food\n")[0], encoding="utf-8")
    for gone in ("broken", "deleted", "withdrawn"):
        (fork / "briefs" / f"{gone}.yml").unlink()
    told = shown(fork, tmp_path, monkeypatch, capsys)
    top = "More than half of the quotes are gone: 15 of 26."

    assert told.codes == (0, 1, 1)
    assert told.summary[told.summary.index("# What changes") :].splitlines()[2] == f"**{top}**"
    assert words_of(told.page)[0].splitlines()[2] == top
    assert [
        line.partition("::")[2].partition("%0A")[0].rpartition("::")[2]
        for line in told.log.splitlines()
        if line.startswith("::error")
    ] == [
        *(f"the published brief `{each}` is gone, and its page goes from the site" for each in ("broken", "deleted")),
        *(
            f"the published claim `prices/{each}` is gone, and no correction says so"
            for each in ("food", "rents", "wages", "number")
        ),
        "the published brief `withdrawn` is gone, and its page goes from the site",
    ]

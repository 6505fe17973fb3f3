"""The files of a revision, from a real repository, and `diff` as a person runs it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.disk import read_project
from asquoted.files.text import Unreadable
from asquoted.history import NoRevision, files_at
from tests.support import claim, project

ALSO = "also: [{quote: We saw it coming}]\n"


def git(folder: Path, *words: str) -> None:
    """Run git as nobody in particular."""
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a project in a folder of it, committed once."""
    folder = tmp_path / "clone" / "desk"
    for path, content in project(b=claim('"Prices fell by 15%"', ALSO)).items():
        assert isinstance(content, bytes)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    git(folder.parent, "init")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "-m", "first")
    return folder


def test_a_revision_is_read_as_the_disk_is(repository: Path) -> None:
    """The same files, byte for byte, whatever has happened on disk since, and no others of the repository."""
    (repository / "asquoted.yml").write_text("branch: main\n")
    (repository / "seeds" / "crlf.txt").write_bytes(b"\xef\xbb\xbfa\r\nb")
    (repository / "briefs" / ".hidden.yml").write_text("x")
    (repository / "briefs" / "größe.yml").write_text("x")
    (repository.parent / "seeds").mkdir()
    (repository.parent / "seeds" / "other.txt").write_text("not ours")
    git(repository, "add", "..")
    git(repository, "commit", "-m", "second")
    before = read_project(repository)
    (repository / "briefs" / "b.yml").unlink()

    assert dict(files_at(repository, "HEAD")) == dict(before)
    assert len(before) == 7
    assert "asquoted.yml" not in files_at(repository, "HEAD~1")


def test_a_link_is_not_followed(repository: Path) -> None:
    """What a link of the past leads to may be anything."""
    (repository / "seeds" / "b.txt").symlink_to("report.txt")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "second")

    assert isinstance(files_at(repository, "HEAD")["seeds/b.txt"], Unreadable)


def test_a_revision_without_a_project_is_empty(repository: Path) -> None:
    """A folder that was not there then."""
    (repository.parent / "new").mkdir()

    assert dict(files_at(repository.parent / "new", "HEAD")) == {}


@pytest.mark.parametrize("revision", ["nope", "HEAD~9", "--output=x", "", "HEAD:desk", "HEAD --"])
def test_an_unknown_revision_is_told(repository: Path, revision: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, one line; an option of git is no revision."""
    assert main(["diff", f"--project={repository}", "--", revision]) == 2
    err = capsys.readouterr().err
    assert err.startswith("asquoted: ")
    assert "revision" in err
    assert err.count("\n") == 1


def test_an_option_of_git_is_no_revision(repository: Path) -> None:
    """Whatever version of git is there."""
    with pytest.raises(NoRevision, match="`--all` is no revision"):
        files_at(repository, "--all")


def test_a_shallow_clone_says_how_to_get_more(repository: Path, tmp_path: Path) -> None:
    """The usual reason in a workflow."""
    git(repository, "commit", "--allow-empty", "-m", "second")
    git(tmp_path, "clone", "--depth", "1", f"file://{repository.parent}", "shallow")

    with pytest.raises(NoRevision, match="shallow; fetch the history"):
        files_at(tmp_path / "shallow" / "desk", "HEAD~1")


def test_no_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is named."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(NoRevision, match="is in no git repository"):
        files_at(tmp_path, "HEAD")


def test_no_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is needed for nothing else."""

    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", missing)

    with pytest.raises(NoRevision, match="git is not there"):
        files_at(repository, "HEAD")


def test_diff_says_what_changes(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In three formats; exit code 0 without findings, 1 with them."""
    where = ["--project", str(repository)]
    assert main(["diff", "HEAD", *where]) == 0
    assert "Nothing changes in meaning.\n" in capsys.readouterr().out
    (repository / "briefs" / "b.yml").write_text(claim('"Prices fell by 15% in May"', ALSO))
    assert main(["diff", "HEAD", *where]) == 1
    captured = capsys.readouterr()
    assert "    - after: Prices fell by 15% <ins>in May</ins>\n" in captured.out
    assert captured.err == (
        "briefs/b.yml:10:12: error[changed-without-correction]: "
        "the published quote `b/a` has other words, and no correction says so\n"
    )
    assert main(["diff", "HEAD", "--format", "json", *where]) == 1
    assert json.loads(capsys.readouterr().out)["base"] == "HEAD"
    assert main(["diff", "HEAD", "--format", "html", "--to", str(tmp_path / "d.html"), *where]) == 1
    assert (tmp_path / "d.html").read_text().startswith("<!doctype html>")
    assert main(["diff", "HEAD", "--format", "html", *where]) == 2
    assert capsys.readouterr().err.endswith("asquoted: --format html needs --to FILE\n")


def test_what_is_wrong_is_not_compared_in_silence(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors on either side are counted, those of now fail."""
    (repository / "briefs" / "b.yml").write_text(claim('"Prices fell by 5%"', ALSO))

    assert main(["diff", "HEAD", "--project", str(repository)]) == 1
    captured = capsys.readouterr()
    assert "### Claim cannot be compared: `a`" in captured.out
    assert captured.err == ("the files hold 1 error now; what is wrong cannot be compared: python3 build.py check\n")

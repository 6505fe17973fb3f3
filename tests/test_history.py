"""The files of a revision, and `check --base`, in repositories of every kind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.disk import read_project
from asquoted.files.text import Unreadable
from asquoted.history import NoHistory, last_version, read_revision
from tests.support import claim, project, written

BRIEF = claim('"Prices fell by 5%"', "also: [{quote: We saw it coming}]\n")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> None:
    """Run git as nobody in particular, with no settings but ours."""
    nobody = {f"GIT_{who}_{what}": "nobody" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", "-C", str(folder), *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, **nobody, **settings},
    )


def write(folder: Path) -> None:
    """Write a project with one wrong quote."""
    written(folder, project(b=BRIEF))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose only commit, `v1`, has a project with one wrong quote."""
    folder = tmp_path / "repository"
    write(folder)
    git(folder, "init", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "one")
    git(folder, "tag", "v1")
    return folder


def test_a_revision_is_read_as_the_disk_is(repository: Path) -> None:
    """The same paths and bytes; what git does not have yet is not there."""
    before = read_project(repository)
    (repository / "briefs" / "b.yml").write_text("other")
    (repository / "briefs" / "new.yml").write_text("new")

    assert dict(read_revision(repository, "v1")) == dict(before)


def test_what_is_not_ours_is_not_read(repository: Path) -> None:
    """Hidden files, other kinds of files, other folders; and a project may lie inside a repository."""
    inner = repository / "inner"
    write(inner)
    for path in ("README.md", "briefs/.b.yml.swp.yml", "seeds/.hidden/a.txt", "seeds/a.pdf", "asquoted.yml"):
        (inner / path).parent.mkdir(exist_ok=True)
        (inner / path).write_text("x")
    git(repository, "add", "--all")
    git(repository, "commit", "--message", "two")

    assert dict(read_revision(inner, "main")) == dict(read_project(inner))
    assert "asquoted.yml" in read_revision(inner, "main")
    assert dict(read_revision(inner, "v1")) == {}


def test_links_are_followed_inside_the_project_only(repository: Path) -> None:
    """As on the disk."""
    (repository / "seeds" / "inside.txt").symlink_to("report.txt")
    (repository / "seeds" / "outside.txt").symlink_to("../../secret.txt")
    (repository.parent / "secret.txt").write_text("secret")
    git(repository, "add", "--all")
    git(repository, "commit", "--message", "links")

    read = read_revision(repository, "HEAD")

    assert read["seeds/inside.txt"] == read["seeds/report.txt"]
    assert isinstance(read["seeds/outside.txt"], Unreadable)
    assert dict(read) == dict(read_project(repository))


def test_names_of_every_kind(repository: Path) -> None:
    """A line end in a name does not shift what is read."""
    (repository / "seeds" / "a\nb ü.txt").write_text("odd")
    git(repository, "add", "--all")
    git(repository, "commit", "--message", "odd")

    assert dict(read_revision(repository, "HEAD")) == dict(read_project(repository))


def test_check_says_what_is_new(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The old problem is still a problem."""
    (repository / "briefs" / "b.yml").write_text(BRIEF.replace("We saw it coming", "We say it coming"))

    assert main(["check", "--project", str(repository), "--format", "concise", "--base", "v1"]) == 1
    assert capsys.readouterr().out == (
        "briefs/b.yml:10:12: error[quote-not-found]: the words do not stand in `report`\n"
        "briefs/b.yml:11:20: error[quote-not-found]: the words do not stand in `report` (new)\n"
        "1 source, 1 brief, 1 claim, 2 quotes checked, 0 exact; 2 errors\n"
        "new since v1: 1 of 2\n"
    )
    assert main(["check", "--project", str(repository), "--format", "json", "--base", "v1"]) == 1
    assert [finding["new"] for finding in json.loads(capsys.readouterr().out)["findings"]] == [False, True]


def told(capsys: pytest.CaptureFixture[str], folder: Path, revision: str) -> str:
    """Return what `check --base` says when it cannot run."""
    assert main(["check", "--project", str(folder), f"--base={revision}"]) == 2
    out, said = capsys.readouterr()
    assert out == ""
    return said


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "-h", "main..v1", "HEAD:briefs", "a b\n"])
def test_an_unknown_revision(repository: Path, revision: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no option of git, either."""
    assert told(capsys, repository, revision) == (
        f"asquoted: git knows no revision `{revision}`: name a commit, a branch or a tag; "
        "a branch of the server is origin/<name>, once `git fetch` has run\n"
    )


def test_no_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is named."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path)

    assert told(capsys, tmp_path, "main") == (
        f"asquoted: {tmp_path} is in no git repository, so nothing is known of before\n"
    )


def test_no_git(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is needed for this option only."""
    monkeypatch.setenv("PATH", str(repository))

    assert told(capsys, repository, "v1") == (
        "asquoted: git cannot be run, and comparing with a revision needs it: install git\n"
    )
    assert main(["check", "--project", str(repository)]) == 1


def test_a_shallow_clone(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a workflow checks out unless it asks for more."""
    git(repository, "commit", "--allow-empty", "--message", "two")
    shallow = repository.parent / "shallow"
    git(repository, "clone", "--depth", "1", "--no-tags", repository.as_uri(), str(shallow))

    assert told(capsys, shallow, "v1") == (
        "asquoted: this clone is shallow and does not hold the revision `v1`: run `git fetch --unshallow`; "
        "in a workflow give actions/checkout `fetch-depth: 0`\n"
    )


@pytest.mark.parametrize("wrong", ["no git", "no repository", "shallow"])
def test_diff_says_so_too(
    repository: Path, wrong: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is compared with a revision."""
    folder = repository
    if wrong == "no git":
        monkeypatch.setenv("PATH", str(repository))
    elif wrong == "no repository":
        shutil.rmtree(repository / ".git")
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.parent))
    else:
        git(repository, "commit", "--allow-empty", "--message", "two")
        folder = repository.parent / "shallow"
        git(repository, "clone", "--depth", "1", "--no-tags", repository.as_uri(), str(folder))
    said = told(capsys, folder, "v1")

    assert main(["diff", "v1", "--project", str(folder)]) == 2
    assert capsys.readouterr() == ("", said)


def test_what_git_says_is_handed_on(repository: Path) -> None:
    """A repository that git cannot read."""
    (repository / ".git" / "config").write_text("[broken")

    with pytest.raises(NoHistory, match="git rev-parse failed: fatal: bad config line"):
        read_revision(repository, "v1")


def test_a_file_that_was_too_large_then(repository: Path) -> None:
    """The limit of that revision holds for it, as it does on the disk."""
    (repository / "asquoted.yml").write_text("limits: {file_mb: 1}\n")
    (repository / "seeds" / "large.txt").write_text("x" * 1_100_000)
    git(repository, "add", "--all")
    git(repository, "commit", "--message", "two")

    large = read_revision(repository, "HEAD")["seeds/large.txt"]
    assert isinstance(large, Unreadable)
    assert large == read_project(repository)["seeds/large.txt"]
    assert large.reason == "the file is larger than 1 MB"


def test_a_file_that_git_does_not_have_here(repository: Path) -> None:
    """As in a clone that fetches files only when they are looked at, and cannot now."""
    objects = repository / ".git" / "objects"
    asked = ["git", "-C", str(repository), "rev-parse", "v1:briefs/b.yml"]
    name = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    (objects / name[:2] / name[2:]).unlink()

    with pytest.raises(NoHistory, match=f"git does not have the files of this revision here .object {name}.: fetch"):
        read_revision(repository, "v1")


def test_a_difference_needs_a_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is known of before without one."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path)

    assert main(["diff", "main", "--project", str(tmp_path)]) == 2
    told = f"asquoted: {tmp_path} is in no git repository, so nothing is known of before\n"
    assert capsys.readouterr() == ("", told)


def test_a_difference_that_cannot_be_written(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a file stands there can be no folder."""
    page = repository / "seeds" / "report.txt" / "diff.html"

    assert main(["diff", "v1", "--format", "html", "--to", str(page), "--project", str(repository)]) == 2
    assert capsys.readouterr() == ("", f"asquoted: {page} cannot be written: File exists\n")


def test_a_version_is_looked_at_once(repository: Path) -> None:
    """Though two commits have the same one."""
    brief = repository / "briefs" / "b.yml"
    first = brief.read_bytes()
    for data in (b"other\n", first, b"more\n"):
        brief.write_bytes(data)
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", "again")
    asked: list[bytes] = []

    def is_meant(data: bytes) -> bool:
        asked.append(data)
        return False

    with pytest.raises(NoHistory):
        last_version(repository, "briefs/b.yml", is_meant)
    assert asked == [b"more\n", first, b"other\n"]


def test_a_submodule_is_no_file(repository: Path) -> None:
    """Nothing of it is read."""
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'0' * 39}1,seeds/other.txt")
    git(repository, "commit", "-qm", "a submodule")

    assert "seeds/other.txt" not in read_revision(repository, "HEAD")

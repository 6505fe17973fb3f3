"""Reading a project from a disk that holds all kinds of things."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from asquoted.disk import NoProject, Seen, find_project, read_project, write_file
from asquoted.files.text import Unreadable


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a seed and nothing else."""
    (tmp_path / "project" / "seeds").mkdir(parents=True)
    (tmp_path / "project" / "seeds" / "a.txt").write_text("words")
    return tmp_path / "project"


def test_files_are_read_with_their_path(root: Path) -> None:
    """Paths are relative to the project, with `/`; other files of the project are not looked at."""
    (root / "seeds" / "a.pdf").write_text("the original")
    (root / "README.md").write_text("hello")

    assert dict(read_project(root)) == {"seeds/a.txt": b"words"}


def test_a_link_out_of_the_project_is_not_followed(root: Path) -> None:
    """What it leads to is not shown to anybody."""
    secret = root.parent / "secret.txt"
    secret.write_text("secret")
    (root / "seeds" / "b.txt").symlink_to(secret)

    assert isinstance(read_project(root)["seeds/b.txt"], Unreadable)


def test_a_link_inside_the_project_is_followed(root: Path) -> None:
    """It stays inside."""
    (root / "seeds" / "b.txt").symlink_to(root / "seeds" / "a.txt")

    assert read_project(root)["seeds/b.txt"] == b"words"


@pytest.mark.parametrize("kind", ["loop", "nowhere", "pipe", "folder"])
def test_what_is_no_file_is_told(root: Path, kind: str) -> None:
    """A pipe is not waited for, and a link without an end is not followed for ever."""
    path = root / "seeds" / "b.txt"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
        (path / "c.txt").write_text("deep")
    else:
        path.symlink_to(path if kind == "loop" else root / "nothing")

    read = read_project(root)

    assert isinstance(read.get("seeds/b.txt"), Unreadable) or read["seeds/b.txt/c.txt"] == b"deep"


def test_a_file_that_is_as_it_was_is_not_read_again(root: Path) -> None:
    """If it is not so new that it may have changed since without a trace."""
    seen, path = Seen(), root / "seeds" / "a.txt"
    new = [read_project(root, seen)["seeds/a.txt"] for _ in range(2)]
    os.utime(path, (1, 1))
    old = [read_project(root, seen)["seeds/a.txt"] for _ in range(2)]

    assert new[0] is not new[1]
    assert old[0] is old[1]


@pytest.mark.parametrize("text", ["other", "longer words"])
def test_a_file_that_changes_is_read_again(root: Path, text: str) -> None:
    """Also if it is as long as before."""
    seen, path = Seen(), root / "seeds" / "a.txt"
    os.utime(path, (1, 1))
    read_project(root, seen)
    path.write_text(text)

    assert read_project(root, seen)["seeds/a.txt"] == text.encode()


def test_a_file_that_is_gone_is_forgotten(root: Path) -> None:
    """What it held is not kept as long as the program runs."""
    seen, path = Seen(), root / "seeds" / "a.txt"
    os.utime(path, (1, 1))
    [before] = read_project(root, seen).values()
    path.rename(root / "a.txt")
    assert read_project(root, seen) == {}
    assert read_project(root, seen) == {}
    count = sys.getrefcount(before)
    del seen

    assert sys.getrefcount(before) == count


def test_no_folder_is_no_project(tmp_path: Path) -> None:
    """The message names the folder."""
    with pytest.raises(NoProject, match="there is no folder"):
        find_project(tmp_path / "nowhere")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """The new file takes the place of the old one, with its permissions, and nothing is left beside it."""
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o640)

    write_file(path, b"new")

    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]

"""What is kept between two runs: it can be deleted, damaged or moved at any time, and nothing is wrong with a run."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from asquoted import cache
from asquoted.cache import Cache, open_cache
from asquoted.store import key_of


def file_of(folder: Path) -> Path:
    """Return the only file of a cache."""
    (found,) = folder.iterdir()
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A cache that holds `words` under `key`."""
    with Cache(tmp_path / "cache") as opened:
        opened.put("key", b"words")
    return tmp_path / "cache"


def change(folder: Path, statement: str) -> None:
    """Change a cache from outside."""
    table = sqlite3.connect(file_of(folder))
    with table:
        table.execute(statement)
    table.close()


def test_what_was_kept_is_there_in_the_next_run(folder: Path) -> None:
    """Under its own key only; and before it is written, too."""
    with Cache(folder) as opened:
        opened.put("new", b"more")

        assert [opened.get(key) for key in ("key", "other", "new")] == [b"words", None, b"more"]


def test_another_version_of_the_program_finds_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a changed program would say is not known."""
    monkeypatch.setattr(cache, "program", lambda: "another")

    with Cache(folder) as opened:
        assert opened.get("key") is None


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE kept SET data = data || x'00'", id="longer"),
        pytest.param("UPDATE kept SET data = substr(data, 1, 20)", id="cut"),
        pytest.param("UPDATE kept SET data = 'words'", id="no bytes"),
        pytest.param("UPDATE kept SET data = NULL", id="nothing"),
        pytest.param("UPDATE kept SET key = replace(key, '-key', '-other')", id="moved"),
    ],
)
def test_a_damaged_or_moved_entry_is_none(folder: Path, statement: str) -> None:
    """And it is written anew."""
    change(folder, statement)

    with Cache(folder) as opened:
        assert (opened.get("key"), opened.get("other")) == (None, None)
        opened.put("key", b"again")
    with Cache(folder) as opened:
        assert opened.get("key") == b"again"


def test_a_file_that_is_no_cache_is_made_anew(folder: Path) -> None:
    """The run that meets it keeps nothing; the next one does."""
    file_of(folder).write_bytes(b"something else" * 1000)

    with Cache(folder) as opened:
        assert opened.get("key") is None
        opened.put("key", b"lost")
    with Cache(folder) as opened:
        opened.put("key", b"again")
    with Cache(folder) as opened:
        assert opened.get("key") == b"again"


def test_a_folder_that_cannot_be_made_is_no_problem(tmp_path: Path) -> None:
    """A run goes on without."""
    (tmp_path / "file").write_text("a file")

    with Cache(tmp_path / "file" / "cache") as opened:
        opened.put("key", b"words")

        assert opened.get("key") == b"words"
    assert (tmp_path / "file").read_text() == "a file"


def test_it_does_not_grow_without_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a size the older half goes."""
    monkeypatch.setattr(cache, "LARGEST", 100_000)
    for number in range(10):
        with Cache(folder) as opened:
            opened.put(f"{number}", bytes(30_000))

    with Cache(folder) as opened:
        kept = [number for number in range(10) if opened.get(f"{number}")]
    assert kept
    assert kept == list(range(kept[0], 10))
    assert file_of(folder).stat().st_size < 200_000


def test_it_lies_in_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came with somebody's pull request is never believed: the folder is the user's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))

    with open_cache() as opened:
        opened.put("key", b"words")

    assert {path.name for path in tmp_path.iterdir()} <= {"home"}


@given(st.lists(st.text()), st.lists(st.text()))
def test_keys_of_different_inputs_differ(ours: list[str], theirs: list[str]) -> None:
    """Where one part ends and the next begins counts."""
    assert (key_of("a", *ours) == key_of("a", *theirs)) == (ours == theirs)
    assert key_of("a", *ours) != key_of("b", *ours)

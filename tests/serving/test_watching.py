"""Seeing that files have changed, once for all that is saved at a time."""

from __future__ import annotations

import contextlib
import queue
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from asquoted.serving.watching import SETTLED, Watcher, state_of


class Calls(FileSystemEventHandler):
    """Keeps the calls."""

    def __init__(self) -> None:
        """Begin with none."""
        self.calls: queue.Queue[FileSystemEvent] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Keep one."""
        self.calls.put(event)


@contextlib.contextmanager
def watched(*paths: Path) -> Iterator[tuple[Watcher, Calls]]:
    """Watch files and folders."""
    watcher, calls = Watcher(), Calls()
    for path in paths:
        watcher.schedule(calls, str(path))
    watcher.start()
    time.sleep(SETTLED)  # so that the first look is over
    try:
        yield watcher, calls
    finally:
        watcher.stop()
        watcher.join()


def test_a_change_is_told_with_its_path(tmp_path: Path) -> None:
    """A file that comes, changes or goes, in a folder of a folder too, and one that was not there when it began."""
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    inner, alone = tmp_path / "folder" / "inner" / "a.yml", tmp_path / "alone.yml"
    with watched(tmp_path / "folder", alone) as (watcher, calls):
        for path, act in ((inner, inner.touch), (inner, lambda: inner.write_text("a")), (alone, alone.touch)):
            act()
            calls.calls.get(timeout=10)
            assert watcher.changed() == {str(path)}
        inner.unlink()
        calls.calls.get(timeout=10)
        assert watcher.changed() == {str(inner)}
        assert watcher.changed() == set()


def test_what_is_saved_in_steps_is_told_once(tmp_path: Path) -> None:
    """When the last step is done: nobody sees half of a file."""
    path = tmp_path / "a.yml"
    with watched(tmp_path) as (_, calls):
        start = time.monotonic()
        while time.monotonic() < start + 4 * SETTLED:
            with path.open("a") as file:
                file.write("a")
        assert calls.calls.empty()
        calls.calls.get(timeout=10)
        with pytest.raises(queue.Empty):
            calls.calls.get(timeout=SETTLED * 5)


def test_only_files_that_one_sees_count(tmp_path: Path) -> None:
    """Not the hidden ones of editors; a link that leads nowhere hides no other, and one that leads up has an end."""
    for name in (".a.yml.swp", "a.yml"):
        (tmp_path / name).touch()
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "up").symlink_to(tmp_path)

    assert {Path(path).name for path in state_of([str(tmp_path)])} == {"a.yml"}


def test_what_changes_before_anybody_looks_is_told(tmp_path: Path) -> None:
    """The first site of a large project takes long; an edit meanwhile is not lost."""
    path = tmp_path / "a.yml"
    path.write_text("as it was read")
    watcher, calls = Watcher(), Calls()
    watcher.remember(str(tmp_path))
    path.write_text("as it is now")
    watcher.schedule(calls, str(tmp_path))
    watcher.start()
    try:
        calls.calls.get(timeout=10)
    finally:
        watcher.stop()
        watcher.join()

    assert watcher.changed() == {str(path)}


def test_permissions_count(tmp_path: Path) -> None:
    """The finding that a file cannot be read asks for them; when they are mended it goes."""
    path = tmp_path / "a.yml"
    path.touch(0o000)
    with watched(tmp_path) as (watcher, calls):
        path.chmod(0o644)
        calls.calls.get(timeout=10)

        assert watcher.changed() == {str(path)}

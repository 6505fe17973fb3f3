"""Seeing that files have changed, soon after the last of them is saved.

The disk is asked again and again what it has, for its own messages do not reach every folder: not one that lies on
another machine, nor one of the host of a container. A look at a thousand files takes a few milliseconds.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchdog.events import FileModifiedEvent, FileSystemEventHandler

EVERY = 0.05
"""Seconds between two looks."""
SETTLED = 0.05
"""Seconds in which nothing changes when everything is saved: some editors write a file in several steps."""
_SHARE = 0.1
"""So much of the time is spent on looking at most, however many files there are."""

State = dict[str, tuple[int, ...]]
"""What the disk says of each file: size, times of change (of permissions, too), place."""


class Watcher:
    """Calls when a file has changed; stands in for the observer of `watchdog` in a server of MkDocs."""

    def __init__(self) -> None:
        """Begin with no files."""
        self._changed: set[str] = set()
        self._lock = threading.Lock()
        self._first: dict[str, State] = {}
        self._handlers: dict[str, FileSystemEventHandler] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def changed(self) -> set[str]:
        """Return the paths of all files that came, went or changed since this was asked before."""
        with self._lock:
            found, self._changed = self._changed, set()
        return found

    def remember(self, path: str) -> None:
        """Take a file or a folder as it is now: what changes before anybody looks is seen when it is watched."""
        path = str(Path(path).absolute())
        if path not in self._first:
            self._first[path] = state_of([path])

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> str:  # noqa: ARG002
        """Watch a file or a folder and all that is in it; return what to name to `unschedule`."""
        self._handlers[path] = handler
        self.remember(path)
        return path

    def unschedule(self, path: str) -> None:
        """Watch it no longer."""
        self._handlers.pop(path)
        self._first.pop(path)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def join(self) -> None:
        """Wait until nobody looks any more."""
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        before, took = {file: each for path in self._handlers for file, each in self._first[path].items()}, 0.0
        while not self._stopped.wait(max(EVERY, took / _SHARE)):
            now, took = self._look()
            if now == before:
                continue
            now = self._settled(now)
            changed = {path for path, _ in before.items() ^ now.items()}
            with self._lock:
                self._changed |= changed
            before = now
            for handler in list(self._handlers.values())[:1]:  # all would call for the same
                handler.on_any_event(FileModifiedEvent(""))

    def _settled(self, now: State) -> State:
        """Wait until nothing changes any more, and return how it is then."""
        while not self._stopped.wait(SETTLED):
            again, _ = self._look()
            if again == now:
                break
            now = again
        return now

    def _look(self) -> tuple[State, float]:
        """Return the state of all files, and the seconds that it took to ask for it."""
        start = time.perf_counter()
        return state_of(tuple(self._handlers)), time.perf_counter() - start


def state_of(paths: Iterable[str]) -> State:
    """Return what the disk says of files and of all that is in folders; hidden ones are an editor's own."""
    return {path: (each.st_size, each.st_mtime_ns, each.st_ctime_ns, each.st_ino) for path, each in _files(paths)}


def _files(paths: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
    folders: list[str] = []
    for path in map(Path, paths):
        with contextlib.suppress(OSError):  # not there, or gone while we look
            if path.is_dir():
                folders.append(str(path))
            else:
                yield str(path), path.stat()
    seen: set[str] = set()
    while folders:
        with contextlib.suppress(OSError), os.scandir(folders.pop()) as entries:
            for each in entries:
                with contextlib.suppress(OSError):
                    if each.name.startswith("."):
                        continue
                    if not each.is_dir():
                        yield each.path, each.stat()
                    elif (real := os.path.realpath(each.path)) not in seen:  # or a link to a folder above leads round
                        seen.add(real)
                        folders.append(each.path)

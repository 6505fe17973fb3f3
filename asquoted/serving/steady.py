"""A server that an editor can rely on: it tells the findings, outlives every failure, and sees a change at once."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import MkDocsException

from asquoted.serving.asked import Asked
from asquoted.serving.board import Board, with_board
from asquoted.serving.watching import Watcher

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_LOG = logging.getLogger("mkdocs.plugins.asquoted")


def make_steady(
    server: LiveReloadServer, config: MkDocsConfig, board: Board, asked: Asked, quick: Quick, watcher: Watcher
) -> None:
    """Make a server of MkDocs tell what the board tells, and keep the last site when no other can be made.

    Args:
        server: A server that is to watch only what MkDocs lets it watch: the hand-written pages and mkdocs.yml.
        config: What MkDocs made the first site with.
        board: What is told; a failure is put on it.
        asked: The pages that are made when they are asked for.
        quick: What can be done without MkDocs.
        watcher: What sees changes.
    """
    board.root = server.mount_path
    app: Any = server.get_app()
    server.set_app(with_board(asked.before(app, lambda: board.root), board))
    watched = [config.docs_dir, *([config.config_file_path] if config.config_file_path else [])]
    for path in watched:
        server.unwatch(path)
    observer: Any = watcher
    server.observer, server.build_delay = observer, 0  # it calls when nothing more is being saved
    for path in (*watched, *quick.paths):
        server.watch(path)
    server.builder = _Builder(server.builder, Path(config.site_dir), board, asked, quick, watcher)
    gc.collect()
    gc.freeze()  # what is known of all sources and briefs stays: to look through it again takes longer than an edit


@dataclass(frozen=True)
class Quick:
    """What can be done without MkDocs.

    Attributes:
        paths: The files and folders of which a change may need no more than that.
        refresh: Does it; tells whether it was enough.
    """

    paths: tuple[str, ...]
    refresh: Callable[[], bool]

    def is_enough_for(self, changed: Iterable[str]) -> bool:
        """Tell whether it may be enough for some changes."""
        return all(path in self.paths or any(path.startswith(each + os.sep) for each in self.paths) for path in changed)


@dataclass
class _Builder:
    """Builds a site, or puts the one before back and says why: MkDocs would answer no request then."""

    builder: Callable[..., Any]
    site: Path
    board: Board
    asked: Asked
    quick: Quick
    watcher: Watcher
    stands: bool = True
    """Whether the last site is that of all files but those of which a change needs no MkDocs."""

    def __call__(self) -> None:
        """Build it; no page is made meanwhile."""
        with self.asked.lock:
            changed = self.watcher.changed()
            self.stands = self.stands and self.quick.is_enough_for(changed)
            try:
                if not (self.stands and self.quick.refresh()):
                    self._build()
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the editor goes on
                self.board.failure = f"{type(error).__name__}: {error}. The terminal says more."
                _LOG.error("no new pages: %s", error, exc_info=not isinstance(error, MkDocsException))
            else:
                self.stands = True
                self.board.failure = None

    def _build(self) -> None:
        self.stands = False
        before = self.site.with_name(f"{self.site.name}_before")
        self.site.rename(before)
        try:
            self.builder()
        except BaseException:
            shutil.rmtree(self.site, ignore_errors=True)
            before.rename(self.site)
            raise
        gone = before.rename(before.with_name(f"{before.name}_{time.monotonic_ns()}"))
        # Nobody has to wait for this; the program does, when it ends.
        threading.Thread(target=shutil.rmtree, args=(gone,), kwargs={"ignore_errors": True}).start()

"""A server that an editor can rely on: it tells the findings, outlives every failure, and sees a change at once."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import MkDocsException
from watchdog.observers.polling import PollingObserver

from asquoted.serving.asked import Asked
from asquoted.serving.board import Board, with_board

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

_LOG = logging.getLogger("mkdocs.plugins.asquoted")

LOOKS_EVERY = 0.1
"""Seconds between two looks at the files; MkDocs takes half a second."""


def make_steady(server: LiveReloadServer, config: MkDocsConfig, board: Board, asked: Asked) -> None:
    """Make a server of MkDocs tell what the board tells, and keep the last site when no other can be made.

    Args:
        server: A server that is to watch only what MkDocs lets it watch: the hand-written pages and mkdocs.yml.
        config: What MkDocs made the first site with.
        board: What is told; a failure is put on it.
        asked: The pages that are made when they are asked for.
    """
    board.root = server.mount_path
    app: Any = server.get_app()
    server.set_app(with_board(asked.before(app, lambda: board.root), board))
    server.builder = _outliving(server.builder, Path(config.site_dir), board, asked)
    server.build_delay = LOOKS_EVERY / 2
    watched = [config.docs_dir, *([config.config_file_path] if config.config_file_path else [])]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=LOOKS_EVERY)
    for path in watched:
        server.watch(path)


def _outliving(builder: Callable[..., Any], site: Path, board: Board, asked: Asked) -> Callable[[], None]:
    """Return what builds a site, or puts the one before back and says why: MkDocs would answer no request then."""
    before = site.with_name(f"{site.name}_before")

    def build() -> None:
        with asked.lock:
            _build()

    def _build() -> None:
        site.rename(before)
        try:
            builder()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the editor goes on
            shutil.rmtree(site, ignore_errors=True)
            before.rename(site)
            board.failure = f"{type(error).__name__}: {error}. The terminal says more."
            _LOG.error("no new pages: %s", error, exc_info=not isinstance(error, MkDocsException))
        else:
            gone = before.rename(before.with_name(f"{before.name}_{time.monotonic_ns()}"))
            # Nobody has to wait for this; the program does, when it ends.
            threading.Thread(target=shutil.rmtree, args=(gone,), kwargs={"ignore_errors": True}).start()
            board.failure = None

    return build

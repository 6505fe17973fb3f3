"""Sites served from this machine."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(site: Path, *, below: bool = True) -> Iterator[str]:
    """Serve a site, and give its address.

    Args:
        site: Its folder.
        below: Whether it is below a folder of its host, as project pages are, so that a link that leads out of it is
            noticed.
    """
    handler = functools.partial(_Quiet, directory=str(site.parent if below else site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{f'{site.name}/' if below else ''}"
    finally:
        server.shutdown()
        server.server_close()

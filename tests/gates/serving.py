"""Sites served from this machine."""

from __future__ import annotations

import contextlib
import functools
import http.server
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.support import ROOT


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


@contextlib.contextmanager
def edited(folder: Path) -> Iterator[tuple[str, Path, subprocess.Popen[bytes]]]:
    """Serve a copy of this repository's site as an editor does, with `serve`.

    Args:
        folder: Where to copy it to; what the server says is in its file `said`.

    Yields:
        The address of the site, the folder of the project, and the server.
    """
    project = folder / "project"
    for name in ("briefs", "seeds", "docs"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("asquoted.yml", "mkdocs.yml"):
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, project)
    with running(project, folder / "said") as (address, server):
        yield address, project, server


@contextlib.contextmanager
def running(project: Path, said: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run `serve` on a project; what it says goes into a file. Yields the address and the server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "asquoted", "serve", "--project", str(project), "--address", host]
    with said.open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=ROOT)
        try:
            _wait_for(f"http://{host}/", server)
            yield f"http://{host}/", server
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(timeout=20)
            finally:
                server.kill()  # or it would go on for ever if it hears no signal


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers, a minute at most."""
    for _ in range(600):
        assert server.poll() is None, "the server has ended"
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=60):  # noqa: S310 - ours
            return
        time.sleep(0.1)
    raise TimeoutError(address)

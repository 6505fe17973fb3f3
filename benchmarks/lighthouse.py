"""Lighthouse's marks for a brief with 12 claims, on its slow phone: accessibility, best practices, SEO, performance.

The project is made up from a seed (`benchmarks.generated`), the site served by this machine as web servers do it,
compressed. Lighthouse measures in the Chromium of this machine and asks no other host for anything.

    npm install --prefix FOLDER lighthouse@12.8.2
    python -m benchmarks.lighthouse --npm FOLDER/node_modules
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from io import BytesIO, StringIO
from pathlib import Path

from asquoted.site.build import build_site
from benchmarks.generated import generated, write

VERSION = "12.8.2"
CLAIMS = 12
RUNS = 5
LIMITS = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 95}
"""The marks wanted, of 100."""

TIMES = {
    "first words": "first-contentful-paint",
    "largest": "largest-contentful-paint",
    "blocked": "total-blocking-time",
    "shift": "cumulative-layout-shift",
    "visible": "speed-index",
}
"""What the mark for performance is made of."""
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}


class _Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves files, text compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in COMPRESSED:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.copyfile(BytesIO(data), self.wfile)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site, and give its address."""
    handler = functools.partial(_Compressing, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def lighthouse(npm: Path) -> list[str]:
    """Return the command that runs Lighthouse, of the version that the marks are of; exit if it is not there."""
    package = npm / "lighthouse" / "package.json"
    found = json.loads(package.read_text(encoding="utf-8"))["version"] if package.is_file() else "none"
    if found != VERSION:
        sys.exit(
            f"Lighthouse {VERSION} is needed in {npm}, found: {found}\n"
            f"install it with: npm install --prefix FOLDER lighthouse@{VERSION}, then --npm FOLDER/node_modules"
        )
    return ["node", str(npm / "lighthouse" / "cli" / "index.js")]


def marks(command: list[str], address: str, chromium: str) -> dict[str, float]:
    """Return the marks of a page, and print what cost any of them its hundred."""
    flags = [
        "--output=json", "--quiet", "--no-enable-error-reporting", f"--only-categories={','.join(LIMITS)}",
        "--form-factor=mobile",
        "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage --disable-background-networking",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run([*command, address, *flags], capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        sys.exit(f"Lighthouse stopped:\n{done.stderr}")
    report = json.loads(done.stdout)
    for name in ("accessibility", "best-practices", "seo"):
        for each in report["categories"][name]["auditRefs"]:
            audit = report["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"  {name}: {audit['id']}: {audit['title']}")
    print("  " + ", ".join(f"{name} {report['audits'][audit]['displayValue']}" for name, audit in TIMES.items()))
    return {name: report["categories"][name]["score"] * 100 for name in LIMITS}


def main() -> int:
    """Build, serve, measure, and compare the medians with what is wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--npm", type=Path, default=Path("node_modules"), help="where npm has Lighthouse")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser")
    given = parser.parse_args()
    command = lighthouse(given.npm)
    runs: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        write(generated(1, claims=CLAIMS), root)
        with redirect_stderr(StringIO()):
            if not build_site(root, root / "site").is_sound:
                sys.exit("the generated site was not published")
        with served(root / "site") as address:
            for number in range(RUNS):
                runs.append(marks(command, f"{address}briefs/brief-0001/", given.chromium))
                print(f"run {number + 1}: " + ", ".join(f"{name} {mark:.0f}" for name, mark in runs[-1].items()))
    medians = {name: statistics.median(run[name] for run in runs) for name in LIMITS}
    told = ", ".join(f"{name} {medians[name]:.0f} (wanted {wanted})" for name, wanted in LIMITS.items())
    print(f"a brief of {CLAIMS} claims, Lighthouse {VERSION}, mobile, median of {len(runs)} runs: {told}")
    return int(any(round(medians[name]) < wanted for name, wanted in LIMITS.items()))


if __name__ == "__main__":
    sys.exit(main())

"""What a search costs: bytes and seconds until a reader has results, and what it takes to make its index.

Generated sites of briefs of ten claims, each once with Material's own search and once with `search: pagefind`. In
Chromium, which has nothing of the site yet, a page is opened and three words are typed; then three others. The line is
that of a slow phone: the server compresses what web servers do, answers after 150 ms, and sends 1.6 Mbit a second.

    python -m benchmarks.search                       # 100 and 300 briefs
    python -m benchmarks.search --briefs 100 300 1000

Exit code 1 if a query with Pagefind loads more than 400 kB.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from asquoted.site.pagefind import publish
from asquoted.site.plugin import PACKAGE
from benchmarks.generated import generated, write
from benchmarks.site import Run, asquoted, timed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LIMIT = 400_000
"""Bytes, as they are sent, that opening a page and a first query may load with Pagefind for the search."""
DELAY, RATE = 0.15, 200_000
"""Seconds until the server answers, and bytes that it sends a second, all answers together."""
FIRST, SECOND = "benches before winter", "harbour letters Miller"
BOX = "[data-md-component=search-query]"
_OF_THE_SEARCH = ("/search/", "/workers/search", "/pagefind/", "/find.js")
_COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}


@dataclass(frozen=True)
class Searched:
    """What a reader waited for.

    Attributes:
        first: Seconds from opening a page to the results of a first query.
        second: Seconds from typing other words to theirs.
        sent, whole: Bytes of the search for the first query, as they are sent and unpacked.
        files: How many files that were.
    """

    first: float
    second: float
    sent: int
    whole: int
    files: int


class _Slow(http.server.SimpleHTTPRequestHandler):
    """Serves files as a web server at the other end of a slow line; the address of what was sent is kept."""

    line = threading.Lock()
    sent: dict[str, tuple[int, int]]

    def __init__(self, *given: object, sent: dict[str, tuple[int, int]], folder: Path) -> None:
        self.sent = sent
        super().__init__(*given, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        data = path.read_bytes()
        packed = gzip.compress(data) if path.suffix in _COMPRESSED else data
        self.sent[self.path] = len(packed), len(data)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(packed)))
        if packed is not data:
            self.send_header("Content-Encoding", "gzip")
        time.sleep(DELAY)
        self.end_headers()
        with self.line:
            time.sleep(len(packed) / RATE)
        self.wfile.write(packed)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[tuple[str, dict[str, tuple[int, int]]]]:
    """Serve a site slowly; give its address, and what was sent of it: bytes as sent and unpacked."""
    sent: dict[str, tuple[int, int]] = {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Slow, sent=sent, folder=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()


def searched(browser: Browser, site: Path) -> Searched:
    """Search a site as a reader does who comes for the first time."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(600_000)
    with _served(site) as (address, sent):
        start = time.perf_counter()
        page.goto(address, wait_until="domcontentloaded")
        _search(page, FIRST)
        first = time.perf_counter() - start
        found = [size for path, size in sent.items() if any(each in path for each in _OF_THE_SEARCH)]
        start = time.perf_counter()
        _search(page, SECOND)
        second = time.perf_counter() - start
    context.close()
    return Searched(first, second, sum(a for a, _ in found), sum(b for _, b in found), len(found))


def _search(page: Page, words: str) -> None:
    """Type words, and wait for results that hold one of them."""
    page.fill(BOX, words[:-1])
    page.keyboard.type(words[-1])
    page.wait_for_selector(f".md-search-result__article:has-text('{words.rsplit(maxsplit=1)[-1]}')")


def built(project: Path, search: str) -> Run:
    """Build a project with a search of this name."""
    settings = (PACKAGE / "site" / "mkdocs.yml").read_text(encoding="utf-8")
    chosen = settings.replace("[search, asquoted]", f"[search, asquoted: {{search: {search}}}]")
    (project / "mkdocs.yml").write_text(chosen, encoding="utf-8")
    (project / "docs").mkdir(exist_ok=True)
    return timed(asquoted("build", "--fresh"), project)


def indexing(index: Path, work: Path) -> Run:
    """Make Pagefind's index of all entries of Material's, in a process of its own."""
    return timed([sys.executable, "-m", "benchmarks.search", "--index", index], work)


def measured(briefs: int, browser: Browser) -> int:
    """Print what both searches cost at so many briefs; return the bytes that Pagefind's first query loads."""
    sent = 0
    with tempfile.TemporaryDirectory() as work:
        project = Path(work) / "project"
        write(generated(briefs), project)
        index = project / "site" / "search" / "search_index.json"
        for search in ("material", "pagefind"):
            build = built(project, search)
            if search == "material":
                entries = len(json.loads(index.read_text(encoding="utf-8"))["docs"])
                made = indexing(index, project)
                print(f"{briefs} briefs, {entries} entries; Pagefind's index alone: {made.seconds:.1f} s, "
                      f"{made.cpu:.1f} s CPU, {made.megabytes:.0f} MB")  # fmt: skip
            got = searched(browser, project / "site")
            files = [path for path in (project / "site").rglob("*") if path.is_file()]
            size = sum(path.stat().st_size for path in files) / 1e6
            print(f"  {search:9} first results after {got.first:5.1f} s, others after {got.second:5.2f} s; the first "
                  f"loaded {got.sent / 1e3:7,.0f} kB ({got.whole / 1e3:7,.0f} kB unpacked) in {got.files} files; "
                  f"build {build.cpu:.1f} s CPU; site {len(files):,} files, {size:.1f} MB")  # fmt: skip
            sent = got.sent
    return sent


def main() -> int:
    """Measure, print, and compare with the limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--briefs", type=int, nargs="+", default=[100, 300])
    parser.add_argument("--index", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.index:
        with tempfile.TemporaryDirectory() as folder:
            publish(given.index.read_text(encoding="utf-8"), Path(folder), "en")
        return 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        most = max(measured(briefs, browser) for briefs in sorted(given.briefs))
        browser.close()
    print(f"the most that a first query with Pagefind loaded: {most / 1e3:.0f} kB, limit {LIMIT / 1e3:.0f}")
    return int(most > LIMIT)


if __name__ == "__main__":
    sys.exit(main())

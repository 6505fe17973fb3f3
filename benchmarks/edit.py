"""How long an editor waits: from saving a claim file until the new page is served, and until a browser shows it.

`serve` runs on a copy of this repository or, with `--briefs`, on a generated project. The saves take turns: another
sentence of a claim, a quote that does not stand, broken YAML, and mended again. First the page of the brief is asked
for until the answer is another one; then Chromium has the page open, and a save is over when it has loaded the new one.

    python -m benchmarks.edit
    python -m benchmarks.edit --briefs 1000
"""

from __future__ import annotations

import argparse
import contextlib
import re
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from asquoted.disk import write_file
from benchmarks.generated import generated, write
from tests.gates.serving import edited, running

if TYPE_CHECKING:
    from playwright.sync_api import Page

LIMIT, LIMIT_OF_MANY = 0.5, 1.0
"""Seconds from a save to the new page being served, at 5 briefs and at 1,000: the median of each kind."""
BRIEF, GENERATED = "what-is-funded", "brief-0001"
SAVES = {
    "a sentence": (r"(?m)^( +(?:- )?claim: )(?=.* )", r"\1Once more, "),
    "a wrong quote": (r"quote: ", "quote: Never said "),
    "broken YAML": (r"title: ", "title: ["),
}
"""What is changed, and into what; after each, the file is as it was."""
ASKS_EVERY = 0.01
"""Seconds between two requests."""
PAUSE = 2000
"""Milliseconds between two saves that a browser shows: it reads the search index after it has shown a page."""
_SCRIPT = re.compile(rb"<script>\nvar livereload = .*?</script>", re.DOTALL)

Save = Callable[[str], float]
"""Saves a text, and returns the seconds until it is seen."""


def main() -> int:
    """Measure, print, and compare with the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--briefs", type=int, help="so many generated ones")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder), given.briefs) as (address, project):
        slug = GENERATED if given.briefs else BRIEF
        path, page = project / "briefs" / f"{slug}.yml", f"{address}briefs/{slug}/"
        briefs = len(list(path.parent.glob("*.yml"))) - 1
        print(f"{briefs} briefs, {given.rounds} rounds: seconds from a save to the new page")
        most = _told("served", path, given.rounds, lambda text: served(page, path, text))
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            opened = browser.new_page()
            opened.goto(page)
            _told("shown", path, given.rounds, lambda text: shown(opened, path, text))
            browser.close()
    limit = LIMIT_OF_MANY if given.briefs else LIMIT
    print(f"highest median until it is served {most:.2f}, limit {limit}")
    return int(most > limit)


def _told(what: str, path: Path, rounds: int, save: Save) -> float:
    """Save in turns, print how long it took, and return the highest median."""
    good = path.read_text(encoding="utf-8")
    took: dict[str, list[float]] = {}
    for _ in range(rounds):
        for kind, (old, new) in SAVES.items():
            took.setdefault(kind, []).append(save(re.sub(old, new, good, count=1)))
            took.setdefault(f"{kind}, mended", []).append(save(good))
    for kind, times in took.items():
        print(f"{what}: {kind:24} median {statistics.median(times):.2f}, slowest {max(times):.2f}")
    return max(statistics.median(times) for times in took.values())


@contextlib.contextmanager
def _served(folder: Path, briefs: int | None) -> Iterator[tuple[str, Path]]:
    """Serve a copy of this repository, or a generated project; give the address and the project."""
    if briefs is None:
        with edited(folder) as (address, project, _):
            yield address, project
        return
    project = folder / "project"
    write(generated(briefs), project)
    with running(project, folder / "said") as (address, _):
        yield address, project


def served(address: str, path: Path, text: str) -> float:
    """Save a file, ask for its page until that is another one, and return the seconds."""
    before = _page(address)
    start = time.perf_counter()
    write_file(path, text.encode("utf-8"))
    while _page(address) == before:
        time.sleep(ASKS_EVERY)
    return time.perf_counter() - start


def _page(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - ours
        return _SCRIPT.sub(b"", answer.read())


def shown(page: Page, path: Path, text: str) -> float:
    """Save a file, wait until the page in the browser is another and whole, and return the seconds."""
    page.wait_for_timeout(PAUSE)
    page.evaluate("window.before = true")
    start = time.perf_counter()
    write_file(path, text.encode("utf-8"))
    page.wait_for_function("!window.before && document.readyState === 'complete'", timeout=60_000, polling=20)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())

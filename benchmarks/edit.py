"""How long an editor waits: from saving a claim file until a browser shows the new page.

In Chromium, which has a brief open while `serve` runs on a copy of this repository or, with `--briefs`, on a generated
project. The saves take turns: another sentence of a claim, a quote that does not stand, broken YAML, and mended again.

    python -m benchmarks.edit
    python -m benchmarks.edit --briefs 1000
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from asquoted.disk import write_file
from benchmarks.generated import generated, write
from tests.gates.serving import edited, running

if TYPE_CHECKING:
    from playwright.sync_api import Page

LIMIT, LIMIT_OF_MANY = 0.5, 1.0
"""Seconds that a save may take, at 5 briefs and at 1,000: the median of each kind."""
BRIEF, GENERATED = "what-is-funded", "brief-0001"
SAVES = {
    "a sentence": ("claim: ", "claim: Once more, "),
    "a wrong quote": ("quote: ", "quote: Never said "),
    "broken YAML": ("title: ", "title: ["),
}
"""What is changed, and into what; after each, the file is as it was."""


def main() -> int:
    """Measure, print, and compare with the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--briefs", type=int, help="so many generated ones")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        _served(Path(folder), given.briefs) as (address, project),
        sync_playwright() as play,
    ):
        slug = GENERATED if given.briefs else BRIEF
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}briefs/{slug}/")
        path = project / "briefs" / f"{slug}.yml"
        good = path.read_text(encoding="utf-8")
        briefs = len(list(path.parent.glob("*.yml"))) - 1
        took: dict[str, list[float]] = {}
        for _ in range(given.rounds):
            for what, (old, new) in SAVES.items():
                took.setdefault(what, []).append(saved(page, path, good.replace(old, new, 1)))
                took.setdefault(f"{what}, mended", []).append(saved(page, path, good))
        browser.close()
    most = max(statistics.median(times) for times in took.values())
    print(f"{briefs} briefs, {given.rounds} rounds: seconds from a save to the new page")
    for what, times in took.items():
        print(f"{what:24} median {statistics.median(times):.2f}, slowest {max(times):.2f}")
    limit = LIMIT_OF_MANY if given.briefs else LIMIT
    print(f"highest median {most:.2f}, limit {limit}")
    return int(most > limit)


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


def saved(page: Page, path: Path, text: str) -> float:
    """Save a file, wait until the page is another and whole, and return the seconds."""
    page.evaluate("window.before = true")
    start = time.perf_counter()
    write_file(path, text.encode("utf-8"))
    page.wait_for_function("!window.before && document.readyState === 'complete'", timeout=60_000, polling=20)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())

"""Editing with the site open in a browser: findings come and go, the server stays."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.gates.serving import edited
from tests.gates.support import NPM

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.gate

BRIEF = "what-is-funded"
BANNER, MARK = ".told li", "#headline + .told-here li"
WAIT = 60_000
"""Milliseconds; how long it may really take is measured by benchmarks/edit.py."""


def test_findings_come_and_go(browser: Browser, tmp_path: Path, tell: Callable[[str], None]) -> None:
    """A wrong quote, broken YAML, a deleted record, broken settings of MkDocs; each mended again."""
    context = browser.new_context()
    page = context.new_page()
    elsewhere: list[str] = []
    with edited(tmp_path) as (address, project, server):
        page.on("request", lambda request: None if request.url.startswith(address) else elsewhere.append(request.url))
        page.goto(f"{address}briefs/{BRIEF}/")
        assert page.locator(".told, .told-here").count() == 0
        claims = page.locator("h2.claim").count()
        times = []
        for path, old, new, message, marks in (
            (f"briefs/{BRIEF}.yml", "quote: State Dep", "quote: States Dep", "the words do not stand", 1),
            (f"briefs/{BRIEF}.yml", "speaker: Breitbart", "speaker: [Breitbart", "cannot be read as YAML", 1),
            ("seeds/controlled-flow.yml", None, None, "controlled-flow", 0),
        ):
            times.append(_broken_and_mended(page, project / path, old, new, message, marks, claims))
            assert server.poll() is None
        (project / "mkdocs.yml").rename(tmp_path / "mkdocs.yml")
        (project / "mkdocs.yml").write_text("site_name: [")
        page.wait_for_selector(".told summary:text('No new pages')", timeout=WAIT)
        (project / "mkdocs.yml").write_text((tmp_path / "mkdocs.yml").read_text())
        page.wait_for_selector(".told", state="detached", timeout=WAIT)
        assert server.poll() is None
    context.close()
    said = (tmp_path / "said").read_text()
    tell(f"editing: 4 things broken and mended, the server stayed; seconds until told and until gone: {times}")

    assert elsewhere == []
    assert "Traceback" not in said
    assert all(f"error[{rule}]" in said for rule in ("quote-not-found", "yaml-syntax", "source-without-record"))


def _broken_and_mended(
    page: Page, path: Path, old: str | None, new: str | None, message: str, marks: int, claims: int
) -> tuple[float, float]:
    """Break a file (or delete it), see it told, mend it, see nothing told; return how long each took."""
    good = path.read_text()
    start = time.perf_counter()
    if old is None or new is None:
        path.unlink()
    else:
        path.write_text(good.replace(old, new, 1))
    page.wait_for_selector(f"{BANNER}:has-text('{message}')", timeout=WAIT)
    told = time.perf_counter() - start
    assert page.locator("h2.claim").count() == claims, "the brief is shown as it last stood"
    assert page.locator(f"{MARK}:has-text('{message}')").count() == marks
    assert page.locator(BANNER).first.is_visible()
    page.evaluate((NPM / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == []
    start = time.perf_counter()
    path.write_text(good)
    page.wait_for_selector(".told", state="detached", timeout=WAIT)
    assert page.locator(".told-here").count() == 0
    return round(told, 2), round(time.perf_counter() - start, 2)

"""The page of `diff` in Chromium: the pull request of tests/cases/pull-request, at each width, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asquoted.difference.compare import difference
from asquoted.difference.page import page
from asquoted.disk import read_project
from asquoted.pipeline import check
from tests.gates.support import NPM
from tests.support import CASES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.gate

BASE, FORK = (CASES / "pull-request" / side for side in ("base", "fork"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 768, 375])
def test_the_page_is_quiet_and_fits(browser: Browser, width: int, scheme: str, tmp_path: Path) -> None:
    """Hostile words run nothing and ask for nothing, no line is wider than the window, and axe finds nothing."""
    old, new = check(read_project(BASE)), check(read_project(FORK))
    file = tmp_path / "diff.html"
    file.write_text(page(difference(old, new), "main", old.library, new.library), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    shown = context.new_page()
    said: list[str] = []
    shown.on("console", lambda message: said.append(message.text))
    shown.on("dialog", lambda dialog: said.append(dialog.message))
    shown.on("request", lambda asked: said.append(asked.url))
    shown.goto(file.as_uri())

    assert said == [file.as_uri()]
    assert shown.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert shown.locator("figure").count() > 20
    shown.evaluate((NPM / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    assert shown.evaluate("axe.run().then(found => found.violations.map(each => [each.id, each.nodes[0].html]))") == []
    context.close()

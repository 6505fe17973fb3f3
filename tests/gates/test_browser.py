"""The finished site in a real Chromium: exact words, no sideways scrolling, nothing asked of other hosts, no errors.

Run by .ci/run, which installs what it needs; elsewhere skipped by name. Each gate prints what it counted and fails on
zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.gates.support import NPM, PAGES, laid_out, quotes_shown_as_in_their_sources

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.gate

WIDTHS = (1440, 768, 375, 320)


def visits(browser: Browser, address: str, widths: tuple[int, ...]) -> Iterator[tuple[str, Page, list[str]]]:
    """Open every kind of page at every width, light and dark; yield it with all that it said or asked for."""
    for scheme in ("light", "dark"):
        for width in widths:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            said: list[str] = []
            _listen(page, address, said)
            for path in PAGES:
                page.goto(address + path)
                laid_out(page)
                yield f"{path or 'home'} at {width}, {scheme}", page, said
                said.clear()
            context.close()


def _listen(page: Page, address: str, said: list[str]) -> None:
    """Keep what a page says on the console and what it asks of other hosts."""
    page.on("console", lambda message: said.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else said.append(asked.url))


def test_pages_are_quiet_and_fit(browser: Browser, address: str, tell: Callable[[str], None]) -> None:
    """No message on the console, no request to another host, nothing that has to be scrolled sideways."""
    count = 0
    for name, page, said in visits(browser, address, WIDTHS):
        assert said == [], name
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        count += 1
    tell(f"{count} page views: 0 messages, 0 requests to other hosts, 0 pixels too wide")

    assert count == len(PAGES) * len(WIDTHS) * 2


def test_the_dom_holds_the_words_of_the_source(browser: Browser, address: str, tell: Callable[[str], None]) -> None:
    """Every quote of every brief, as a browser gives it to a reader."""
    count = quotes_shown_as_in_their_sources(browser.new_page(), address)
    tell(f"{count} quotes: each as in its source")

    assert count >= 60


def test_axe_finds_nothing(browser: Browser, address: str, tell: Callable[[str], None]) -> None:
    """0 violations on every kind of page, light and dark, wide and narrow."""
    axe = (NPM / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    count = 0
    for name, page, _ in visits(browser, address, (1440, 375)):
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.evaluate(axe)
        result = page.evaluate("axe.run()")
        told = [f"{each['id']}: {each['nodes'][0]['html']}" for each in result["violations"]]
        assert told == [], name
        assert result["passes"], name
        count += 1
    tell(f"axe: {count} page views, 0 violations")

    assert count == len(PAGES) * 4

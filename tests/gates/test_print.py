"""A printed page: the quotes are on it, the furniture of the site is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.gates.support import PAGES, quotes_shown_as_in_their_sources

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.gate

FURNITURE = "header, nav, footer, .md-tabs, .md-sidebar, .md-search, .md-top, .headerlink, .filters *, .keys *"
SEEN = "furniture => [...document.querySelectorAll(furniture)].filter(e => e.checkVisibility()).map(e => e.className)"


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """A page as it is printed, about as wide as A4."""
    context = browser.new_context(viewport={"width": 720, "height": 1020})
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def test_quotes_are_printed(paper: Page, address: str, tell: Callable[[str], None]) -> None:
    """Every quote of every brief, word for word."""
    count = quotes_shown_as_in_their_sources(paper, address)
    tell(f"print: {count} quotes, each as in its source")

    assert count >= 60


def test_furniture_is_not_printed(paper: Page, address: str, tell: Callable[[str], None]) -> None:
    """No header, navigation, search or footer, on any kind of page."""
    hidden = 0
    for path in PAGES:
        paper.goto(address + path)
        assert paper.evaluate(SEEN, FURNITURE) == [], path
        hidden += paper.locator(FURNITURE).count()
    tell(f"print: {len(PAGES)} pages, {hidden} parts of header and navigation hidden")

    assert hidden >= len(PAGES)

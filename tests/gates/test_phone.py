"""A phone shows the first claims of a brief at once and lays out the others when there is nothing else to do.

What is not laid out yet is not told to assistive technology, so it has to be, soon and without scrolling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.gates.support import SKIPPED, laid_out, visible_words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.gate

PATH = "briefs/what-is-funded/"
LAST = "report-and-quotation"
FIGURES = """() => [...document.querySelectorAll('figure.x')].map(each => each.getAttribute('data-quote'))"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(viewport={"width": 375, "height": 800}, is_mobile=True, device_scale_factor=2)
    yield context.new_page()
    context.close()


def figures_told(page: Page) -> int:
    """Return how many quotes assistive technology is told of."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return sum(node.get("role", {}).get("value") == "figure" for node in nodes if not node["ignored"])


def test_far_claims_wait_until_the_page_is_there(phone: Page, address: str, tell: Callable[[str], None]) -> None:
    """While a page loads only what is near is laid out; soon after, all of it, though nobody scrolled."""
    phone.add_init_script("window.requestIdleCallback = run => { (window.waiting ??= []).push(run); return 0; }")
    phone.goto(address + PATH)
    before = phone.evaluate(SKIPPED), figures_told(phone)
    phone.evaluate("() => { while (waiting.length) waiting.shift()(); }")
    laid_out(phone)
    figures = len(phone.evaluate(FIGURES))
    tell(f"a phone: {before[1]} of {figures} quotes told while the page loads, {figures_told(phone)} soon after")

    assert before[0] > 0
    assert before[1] < figures
    assert figures_told(phone) == figures > 0


def test_a_phone_shows_the_same_words(phone: Page, browser: Browser, address: str) -> None:
    """By itself, without scrolling, a phone comes to hold all the words that a wide screen shows."""
    phone.goto(address + PATH)
    laid_out(phone)
    wide = browser.new_page()
    wide.goto(address + PATH)

    assert wide.evaluate(SKIPPED) == 0
    assert visible_words(phone) == visible_words(wide)
    wide.close()


def test_who_comes_for_a_claim_gets_the_whole_page(phone: Page, address: str) -> None:
    """A link to a claim lays out all at once, so that nothing above it moves it away from under the reader."""
    phone.add_init_script("window.requestIdleCallback = () => 0;")
    phone.goto(f"{address}{PATH}#{LAST}")

    assert phone.evaluate(SKIPPED) == 0
    assert 0 <= phone.locator(f"#{LAST}").bounding_box()["y"] < 200  # type: ignore[index]

"""Readers whose browser runs no scripts: the same words, and the scheme that they chose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, get_args

import pytest

from tests.gates.support import CONTROLS, PAGES, first_difference, visible_words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.gate

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


@contextmanager
def opened(browser: Browser, *, scripts: bool, width: int = 1440, scheme: Scheme = "light") -> Iterator[Page]:
    """Give a page in which scripts run, or do not."""
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [1440, 375])
def test_no_word_needs_a_script(browser: Browser, address: str, width: int, tell: Callable[[str], None]) -> None:
    """Every kind of page shows the same words whether scripts run or not."""
    words = 0
    with opened(browser, scripts=True, width=width) as page, opened(browser, scripts=False, width=width) as plain:
        for path in PAGES:
            page.goto(address + path)
            plain.goto(address + path)
            assert _runs_scripts(page), path
            assert not _runs_scripts(plain), path
            shown = visible_words(page)
            assert first_difference(shown, visible_words(plain)) == "", path
            words += len(shown)
    tell(f"no scripts, {width} pixels: {len(PAGES)} pages, {words} words as with scripts")

    assert words > 1000


DEAD = "article [hidden]:not([data-copy]), article :is(select, button:not([data-copy]), input, dialog)"
"""Controls that only a script can use; the buttons to copy with are there, hidden, and not among them."""


def test_no_dead_control_is_seen(browser: Browser, address: str, tell: Callable[[str], None]) -> None:
    """What a script makes controls in is there, and empty, where none runs; nothing on a page is hidden."""
    seen = "all => [...document.querySelectorAll(all)].filter(e => e.checkVisibility() && e.offsetHeight).length"
    places = made = 0
    with opened(browser, scripts=True) as page, opened(browser, scripts=False) as plain:
        for path in PAGES:
            page.goto(address + path)
            plain.goto(f"{address}{path}?speaker=todd-bensman&topic=funding")
            assert plain.evaluate(seen, CONTROLS) == 0, path
            assert plain.locator(DEAD).count() == 0, path
            places += plain.locator(CONTROLS).count()
            made += page.evaluate(seen, "article :is(select, button)")
    tell(f"no scripts: {places} places for controls, nothing seen in them; {made} controls with scripts")

    assert places >= 4
    assert made >= 6


def test_a_scheme_needs_no_script(browser: Browser, address: str, tell: Callable[[str], None]) -> None:
    """A dark page is dark, a light one light, in the colours that scripts would give it."""
    grounds = {
        (scheme, scripts): _grounds(browser, address, scheme=scheme, scripts=scripts)
        for scheme in SCHEMES
        for scripts in (True, False)
    }

    for scheme in SCHEMES:
        assert grounds[scheme, False] == grounds[scheme, True]
    for path in PAGES:
        assert grounds["light", False][path] != grounds["dark", False][path], path
    tell(f"no scripts: {len(grounds['dark', False])} pages, dark and light as with scripts")


def _runs_scripts(page: Page) -> bool:
    """Tell whether the theme's first script ran."""
    return page.evaluate("document.documentElement.classList.contains('js')") is True


def _grounds(browser: Browser, address: str, *, scheme: Scheme, scripts: bool) -> dict[str, str]:
    """Return the colour behind each kind of page."""
    found: dict[str, str] = {}
    with opened(browser, scripts=scripts, scheme=scheme) as page:
        for path in PAGES:
            page.goto(address + path)
            found[path] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return found

"""The content security policy of every page: what belongs to the page keeps it, and what is smuggled in is stopped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.gates.serving import served
from tests.gates.support import PAGES, all_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.gate

LISTEN = """window.broken = [];
document.addEventListener('securitypolicyviolation',
    e => window.broken.push(`${e.violatedDirective} ${e.blockedURI}`))"""
META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
SMUGGLED = (
    "<script>window.ran = (window.ran || 0) + 1</script>",
    '<img src="data:," alt="" onerror="window.ran = (window.ran || 0) + 1">',
    '<base href="https://example.org/">',
    '<form action="https://example.org/"><button id="smuggled">x</button></form>',
)


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    """A page that keeps what breaks its policy."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


def test_no_page_breaks_its_policy(watched: Page, site: Path, tell: Callable[[str], None]) -> None:
    """Every page has one and keeps it, also while a reader switches the scheme and searches."""
    said: list[str] = []
    watched.on("console", lambda message: said.append(message.text) if message.type != "log" else None)
    found = count = 0
    with served(site, below=False) as address:
        for path in all_pages(site):
            watched.goto(address + path)
            assert watched.evaluate("window.broken") == [], path
            assert watched.locator('head > meta[http-equiv="Content-Security-Policy"]').count() == 1, path
            watched.locator('label[for^="__palette"]:visible').click()
            if path in {*PAGES, "404.html"}:
                found += _search(watched)
            assert watched.evaluate("window.broken") == [], path
            assert said == [], path
            count += 1
    tell(f"policy: {count} pages, 404 among them, and {found} results of searches: 0 violations")

    assert count > 20
    assert found > len(PAGES)


def test_a_policy_holds_in_a_folder(watched: Page, site: Path) -> None:
    """Opened from disk, a page is styled and runs its scripts, too."""
    watched.goto((site / "index.html").as_uri())

    assert watched.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    assert watched.evaluate("document.documentElement.classList.contains('js')")
    assert watched.evaluate("window.broken") == []


def test_what_is_smuggled_in_does_not_run(watched: Page, address: str, tell: Callable[[str], None]) -> None:
    """A script, a handler, a base and a form in the words of a page; the same page without a policy runs them."""
    strict, ran = _smuggled(watched, address, META.pattern + "(?!)")
    loose, ran_without = _smuggled(watched, address, META.pattern)
    tell(
        f"policy: {len(strict)} of {len(SMUGGLED)} things smuggled in are stopped; without it {ran_without} scripts run"
    )

    assert ran == 0
    assert sorted(each.split()[0] for each in strict) == [
        "base-uri",
        "form-action",
        "script-src-attr",
        "script-src-elem",
    ]
    assert ran_without == 2
    assert loose == []


def _search(page: Page) -> int:
    """Search as a reader does, and return how many pages are found."""
    page.locator(".md-search__input").click()
    page.keyboard.type("the")
    page.locator(".md-search-result__item").first.wait_for()
    found = page.locator(".md-search-result__item").count()
    page.keyboard.press("Escape")
    return found


def _smuggled(page: Page, address: str, left_out: str) -> tuple[list[str], int]:
    """Open a brief with things smuggled into it; return what its policy stopped, and how many scripts ran.

    Args:
        page: Where to open it.
        address: The site.
        left_out: What is taken out of the page, as a regular expression.
    """

    def tampered(route: Route) -> None:
        text = re.sub(left_out, "", route.fetch().text())
        route.fulfill(body=text.replace("</article>", "".join(SMUGGLED) + "</article>"), content_type="text/html")

    where = address + "briefs/what-is-funded/"
    page.route(where, tampered)
    page.route("https://example.org/**", lambda route: route.fulfill(status=204))  # sent, and the page stays
    page.goto(where)
    page.evaluate("document.querySelector('#smuggled').form.requestSubmit()")
    page.wait_for_timeout(200)
    broken: list[str] = page.evaluate("window.broken")
    ran: int = page.evaluate("window.ran || 0")
    page.unroute(where)
    return broken, ran

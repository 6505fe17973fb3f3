"""The finished site in a real Chromium: exact words, no sideways scrolling, nothing asked of other hosts, no errors.

Run by .ci/run, which installs what it needs; elsewhere skipped by name. Each gate prints what it counted and fails on
zero.
"""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from asquoted.model import AnchoredQuote
from asquoted.site.build import build_site
from asquoted.site.proof import words_of
from tests.support import ROOT, this_repository

if not os.environ.get("ASQUOTED_GATES"):
    pytest.skip("the gates in Chromium: run .ci/run", allow_module_level=True)

from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.gate

PAGES = (
    "", "briefs/", "briefs/what-is-funded/", "sources/", "sources/controlled-flow/", "speakers/",
    "speakers/todd-bensman/", "words/", "corrections/", "how-to-read/", "method/", "contribute/",
)  # fmt: skip
WIDTHS = (1440, 768, 375, 320)
VERBATIM = """quote => [...document.querySelectorAll('[data-quote]')].filter(e => e.dataset.quote === quote)
    .flatMap(e => [...e.querySelectorAll('[data-verbatim]')]).filter(e => !e.parentElement.closest('[data-verbatim]'))
    .map(e => e.textContent).join(' ')"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of this repository, served from this machine."""
    site = tmp_path_factory.mktemp("gate") / "site"
    assert build_site(ROOT, site).is_published

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


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
                yield f"{path or 'home'} at {width}, {scheme}", page, said
                said.clear()
            context.close()


def _listen(page: Page, address: str, said: list[str]) -> None:
    """Keep what a page says on the console and what it asks of other hosts."""
    page.on("console", lambda message: said.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else said.append(asked.url))


def test_pages_are_quiet_and_fit(browser: Browser, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No message on the console, no request to another host, nothing that has to be scrolled sideways."""
    count = 0
    for name, page, said in visits(browser, address, WIDTHS):
        assert said == [], name
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        count += 1
    with capsys.disabled():
        print(f"\n{count} page views: 0 messages, 0 requests to other hosts, 0 pixels too wide")  # noqa: T201

    assert count == len(PAGES) * len(WIDTHS) * 2


def test_the_dom_holds_the_words_of_the_source(
    browser: Browser, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every quote of every brief, as a browser gives it to a reader."""
    page = browser.new_page()
    count = 0
    for brief in this_repository().library.briefs:
        page.goto(f"{address}briefs/{brief.slug}/")
        for quote in brief.quotes:
            assert _shown(page, quote) == words_of(quote), quote.id
            count += 1
    with capsys.disabled():
        print(f"\n{count} quotes: each as in its source")  # noqa: T201

    assert count >= 60


def _shown(page: Page, quote: AnchoredQuote) -> list[str]:
    words: str = page.evaluate(VERBATIM, quote.id)
    return words.split()


def test_axe_finds_nothing(browser: Browser, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """0 violations on every kind of page, light and dark, wide and narrow."""
    axe = Path(os.environ["ASQUOTED_AXE"]).read_text(encoding="utf-8")
    count = 0
    for name, page, _ in visits(browser, address, (1440, 375)):
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.evaluate(axe)
        result = page.evaluate("axe.run()")
        told = [f"{each['id']}: {each['nodes'][0]['html']}" for each in result["violations"]]
        assert told == [], name
        assert result["passes"], name
        count += 1
    with capsys.disabled():
        print(f"\naxe: {count} page views, 0 violations")  # noqa: T201

    assert count == len(PAGES) * 4

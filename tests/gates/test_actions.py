"""What readers can do with a passage, in a browser: the sample, which has a repository and addresses of sources."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asquoted.export.fragment import original
from asquoted.site.build import build_site
from tests.gates.serving import served
from tests.gates.support import NPM, laid_out
from tests.support import CASES, this_repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.gate

PATHS = ("briefs/bridge/", "briefs/toll/", "sources/lettre/", "sources/minutes/", "sources/old-bridge/")
OPEN = "document.querySelectorAll('details').forEach(each => each.open = true)"
TARGETS = ".x__act > a, .about a, .x__more > summary, .x__more button, .claim .headerlink"
SMALL = """targets => [...document.querySelectorAll(targets)]
    .map(e => [e.textContent, e.getBoundingClientRect()]).filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([words, box]) => `${words}: ${box.width} x ${box.height}`)"""
IN_VIEW = """() => [...document.querySelectorAll('p')].map((e, place) => [place, e.getBoundingClientRect()])
    .filter(([, box]) => box.bottom > 0 && box.top < innerHeight).map(([place]) => place)"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample, served."""
    folder = tmp_path_factory.mktemp("sample") / "site"
    assert build_site(CASES / "sample", folder).is_sound
    with served(folder) as address:
        yield address


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (320, "dark")])
def test_all_open_it_fits_and_can_be_hit(
    browser: Browser, sample: str, width: int, scheme: str, tell: Callable[[str], None]
) -> None:
    """With everything open: nothing too wide, every target at least 24 x 24, 0 violations of axe."""
    axe = (NPM / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    targets = 0
    for path in PATHS:
        page.goto(sample + path)
        laid_out(page)
        page.evaluate(OPEN)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
        assert page.evaluate(SMALL, TARGETS) == [], path
        targets += page.locator(TARGETS).count()
        page.evaluate(axe)
        found = page.evaluate("axe.run()")["violations"]
        assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found] == [], path
    context.close()
    tell(f"actions at {width}, {scheme}: {len(PATHS)} pages, {targets} targets, none too small, 0 violations")

    assert targets > 50


def test_a_button_copies_what_is_shown(browser: Browser, sample: str, tell: Callable[[str], None]) -> None:
    """With a script; also where a browser lets no script write to the clipboard."""
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(sample + PATHS[0])
    for refused in (False, True):
        page.evaluate("navigator.clipboard.writeText('nothing')")
        if refused:
            page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
        _copy(page, "#cost--b" if refused else "#lane--a")
    context.close()
    tell("copy: 2 citations as they are shown, one of them without the permission to write")


def _copy(page: Page, figure: str) -> None:
    page.click(f"{figure} .x__act summary")
    page.click(f"{figure} .x__act button >> nth=0")
    page.wait_for_selector(f"{figure} .x__act button:text('Copied')")
    shown = page.locator(f"{figure} pre").first.text_content()
    assert shown
    assert page.evaluate("navigator.clipboard.readText()") == shown


def test_without_scripts_there_is_no_button(browser: Browser, sample: str) -> None:
    """The words stand there, and one click selects them."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(sample + PATHS[0])
    page.click("#lane--a .x__act summary")

    assert page.locator("#lane--a pre").first.is_visible()
    assert page.locator("button[data-copied]").count() > 10
    assert not any(each.is_visible() for each in page.locator("button[data-copied]").all())
    context.close()


def test_links_into_the_original_lead_to_the_words(
    browser: Browser, tmp_path: Path, tell: Callable[[str], None]
) -> None:
    """Chromium scrolls to the paragraph of each quote, in a page of the source with much room between paragraphs."""
    library = this_repository().library
    (source,) = library.sources.values()
    with served(_original(tmp_path, source.document.text)) as address:
        there = replace(source, url=address)
        anchors = [replace(quote.anchor, source=there) for brief in library.briefs for quote in brief.quotes]
        links = {link: anchor.paragraph for anchor in anchors if ":~:" in (link := original(anchor) or "")}
        for link, paragraph in links.items():
            page = browser.new_page()
            page.goto(link)
            page.wait_for_timeout(60)
            assert paragraph - 1 in page.evaluate(IN_VIEW), link
            page.close()
    tell(f"text fragments: {len(links)} links followed, each to its paragraph")

    assert len(links) >= 60


def _original(folder: Path, text: str) -> Path:
    """Write a text as a web page might have it."""
    paragraphs = [f"<p>{html.escape(' '.join(each.split()))}</p>" for each in text.split("\n\n") if each.strip()]
    site = folder / "original"
    site.mkdir()
    page = "<!doctype html><meta charset=utf-8><style>p { margin: 0 0 2000px }</style>" + "".join(paragraphs)
    (site / "index.html").write_text(page, encoding="utf-8")
    return site

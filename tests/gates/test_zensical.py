"""Another renderer makes the same site of the same pages: nothing on them depends on MkDocs or on our plugin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.gates.serving import served
from tests.gates.support import CONTENT, first_difference, quotes_shown_as_in_their_sources, visible_words
from tests.gates.zensical import built_by_zensical
from tests.support import ROOT, this_repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.gate

LINKS = """content => [...document.querySelectorAll(content + ' a[href]:not(.headerlink)')]
    .map(a => new URL(a.href.baseVal ?? a.href, document.baseURI).href)"""


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as Zensical makes it, of our pages and our settings, strictly."""
    return built_by_zensical(ROOT, this_repository(), tmp_path_factory.mktemp("zensical"))


def addresses(site: Path) -> list[str]:
    """Return the addresses of all pages of a site."""
    found = (page.relative_to(site).as_posix() for page in site.rglob("index.html"))
    return sorted(path.removesuffix("index.html") for path in found)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Page]:
    """A page to open theirs and ours in, one after the other."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def test_zensical_shows_the_same_words(
    visit: Page, address: str, site: Path, theirs: Path, tell: Callable[[str], None]
) -> None:
    """Every page, word for word, and every link in its content leads to the same place."""
    assert addresses(theirs) == addresses(site)
    words = links = 0
    with served(theirs) as other:
        for path in addresses(site):
            our_words, our_links = _content(visit, address, path)
            their_words, their_links = _content(visit, other, path)
            assert first_difference(our_words, their_words) == "", path
            assert their_links == our_links, path
            words += len(our_words)
            links += len(our_links)
    tell(f"Zensical: {len(addresses(site))} pages, {words} words and {links} links as MkDocs has them")

    assert words > 1000
    assert links > 100


def _content(page: Page, site: str, path: str) -> tuple[list[str], list[str]]:
    """Return the words of a page's content and where its links lead within the site."""
    page.goto(site + path)
    links: list[str] = page.evaluate(LINKS, CONTENT)
    own_text = f"{path}brief.md"  # published beside the page by our plugin; of the files it is the page itself
    return visible_words(page), [link.replace(site, "").replace(own_text, path) for link in links]


def test_zensical_shows_the_words_of_the_sources(visit: Page, theirs: Path, tell: Callable[[str], None]) -> None:
    """Every quote of every brief, with nothing in between that is ours."""
    with served(theirs) as other:
        count = quotes_shown_as_in_their_sources(visit, other)
    tell(f"Zensical: {count} quotes, each as in its source")

    assert count >= 60

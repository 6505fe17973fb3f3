"""Another renderer makes the same site of the same pages: nothing on them depends on MkDocs or on our plugin.

Zensical reads the settings of mkdocs.yml, but neither hooks nor plugins that it does not know.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from asquoted.site.build import write_pages
from asquoted.site.plugin import SCRIPTS, STYLESHEET, THEME
from tests.gates.serving import served
from tests.gates.support import CONTENT, first_difference, quotes_shown_as_in_their_sources, visible_words
from tests.support import ROOT, this_repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.gate

LINKS = """content => [...document.querySelectorAll(content + ' a[href]:not(.headerlink)')]
    .map(a => new URL(a.href.baseVal ?? a.href, document.baseURI).href)"""


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as Zensical makes it, of our pages and our settings, strictly."""
    folder = tmp_path_factory.mktemp("zensical")
    write_pages(ROOT, this_repository(), folder / "docs")
    settings = folder / "mkdocs.yml"
    settings.write_text(yaml.safe_dump(their_settings(), sort_keys=False, allow_unicode=True), encoding="utf-8")
    zensical = Path(sys.executable).with_name("zensical")
    command = [str(zensical), "build", "--clean", "--strict", "--config-file", str(settings)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def their_settings() -> dict[str, object]:
    """Return our mkdocs.yml without our plugin, and with what the plugin adds to it."""
    settings: dict[str, object] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    theme = settings["theme"]
    assert isinstance(theme, dict)
    return {
        **settings,
        "plugins": ["search"],
        "theme": {**theme, "custom_dir": str(THEME)},
        "extra_css": [STYLESHEET],
        "extra_javascript": [*SCRIPTS],
    }


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

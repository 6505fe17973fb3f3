"""The search box in a real Chromium: a quoted word leads to its claim, and no word of a source becomes markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asquoted.site.build import build_site
from tests.gates.serving import served
from tests.gates.support import CONTENT
from tests.site.test_search import HOSTILE, QUOTE, laid_out
from tests.support import brief as written, project, record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

pytestmark = pytest.mark.gate

BOX = "[data-md-component=search-query]"
CLAIM = ".md-search-result__link[href*='#']"
WANTED = {
    "muscle": "briefs/what-controlled-flow-is/#practice",
    "viable alternative": "briefs/what-is-funded/#integration",
    "“Funds": "briefs/what-is-funded/#headline",
    "safe, orderly": "briefs/what-is-funded/#vision",
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def search(page: Page, words: str) -> None:
    """Type words into the search box, as a reader does, and wait for what is found."""
    page.click(BOX)
    page.keyboard.type(words)
    page.wait_for_selector(".md-search-result__link")


@pytest.mark.parametrize("words", WANTED)
def test_a_quoted_word_leads_to_its_claim(page: Page, address: str, words: str) -> None:
    """The first claim that is found is the one that quotes it; following it shows that claim."""
    page.goto(address)
    search(page, words)
    page.click(f"{CLAIM} >> nth=0")
    page.wait_for_url(address + WANTED[words])

    told = page.inner_text(CONTENT).casefold()
    assert words.strip("“").casefold() in told
    claim = page.locator("h2.claim:target")
    assert claim.count() == 1
    assert 0 <= claim.evaluate("claim => claim.getBoundingClientRect().top") < 450


def test_a_speaker_is_found(page: Page, address: str) -> None:
    """By name, with the page of the speaker first."""
    page.goto(address)
    search(page, "Bensman")
    page.click(".md-search-result__link >> nth=0")

    page.wait_for_url(f"{address}speakers/todd-bensman/")


def test_hostile_words_are_shown_as_words(page: Page, tmp_path: Path, tell: Callable[[str], None]) -> None:
    """A source that is full of tags: the list of results shows them, letter by letter, and runs nothing."""
    claims = f"- id: a\n  claim: The report has <img src=x onerror=alert(3)>.\n  speaker: The Paper\n  quote: {QUOTE}\n"
    files = project(
        seeds__report_txt=HOSTILE,
        seeds__report_yml=record(HOSTILE, more="publisher: The Paper\n"),
        b=written(claims),
    )
    assert build_site(laid_out(tmp_path, files), tmp_path / "site").is_sound
    said: list[str] = []

    def kept(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", kept)
    with served(tmp_path / "site") as other:
        page.goto(other)
        for words in ("onerror", "script", "alert", "img"):
            page.fill(BOX, "")
            search(page, words)
            results = page.inner_text(".md-search-result__list")
            assert QUOTE[1:-1] in results, words
            assert "The report has <img src=x onerror=alert(3)>." in results
            assert page.locator(".md-search-result__list :is(img, script, b, i)").count() == 0
    tell("search: 4 hostile words found, 0 elements made of them")

    assert said == []

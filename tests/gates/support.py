"""What the gates share. Importing it skips a module where there is no browser: run .ci/run."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asquoted.site.proof import words_of
from tests.support import this_repository

if TYPE_CHECKING:
    from playwright.sync_api import Page

if not os.environ.get("ASQUOTED_GATES"):
    pytest.skip("the gates in Chromium: run .ci/run", allow_module_level=True)

NPM = Path(os.environ.get("ASQUOTED_NPM", "node_modules"))
"""Where .ci/run has the packages of npm."""

PAGES = (
    "", "briefs/", "briefs/what-is-funded/", "sources/", "sources/controlled-flow/", "speakers/",
    "speakers/todd-bensman/", "words/", "topics/", "topics/funding/", "who-says-what/", "corrections/",
    "how-to-read/", "method/", "contribute/", "first-claim/", "how-to-quote/", "in-an-editor/", "reviewing/", "files/",
    "publishing/",
)  # fmt: skip
CONTENT = "article.md-content__inner"
"""The words of a page: all but the header, the navigation and the footer."""

CONTROLS = "[data-filters], [data-keys], button[data-copy]"
"""What a script makes controls in: no words of the page. Without scripts there must be nothing to see in it."""

SKIPPED = """[...document.querySelectorAll('.cmp > *')]
    .filter(each => each.checkVisibility() && !each.checkVisibility({contentVisibilityAuto: true})).length"""
"""How many parts of the claims that are shown have not been laid out yet."""

VERBATIM = """quote => [...document.querySelectorAll('[data-quote]')].filter(e => e.dataset.quote === quote)
    .flatMap(e => [...e.querySelectorAll('[data-verbatim]')]).filter(e => !e.parentElement.closest('[data-verbatim]'))
    .map(e => e.checkVisibility({visibilityProperty: true, opacityProperty: true}) ? e.innerText : '').join(' ')"""


def all_pages(site: Path) -> list[str]:
    """Return the addresses of all pages of a site, and of the one for addresses that do not exist."""
    found = (page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    return sorted(re.sub(r"(^|/)index\.html$", r"\1", path) for path in found)


def laid_out(page: Page) -> None:
    """Wait until a phone has laid out every claim of the page that is open; anywhere else all are from the first."""
    for _ in range(200):
        if not page.evaluate(SKIPPED):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"after 10 seconds there are claims that are not laid out: {page.url}")


def visible_words(page: Page) -> list[str]:
    """Return the words that a reader sees in the content of a page, all that can be opened being open.

    The signs that the theme puts behind headings are no words of the page, nor are the controls that need a script.
    """
    assert page.is_visible(CONTENT), page.url
    laid_out(page)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate("no => document.querySelectorAll(no).forEach(each => each.remove())", f".headerlink, {CONTROLS}")
    return page.inner_text(CONTENT).split()


def first_difference(one: list[str], other: list[str]) -> str:
    """Return where two lists of words part, with some words around it; nothing if they are the same."""
    for place in range(max(len(one), len(other))):
        if one[place : place + 1] != other[place : place + 1]:
            around = slice(max(place - 5, 0), place + 5)
            return f"{' '.join(one[around])} | {' '.join(other[around])}"
    return ""


def quotes_shown_as_in_their_sources(page: Page, address: str) -> int:
    """Compare what a reader sees of every quote of every brief with its source; return how many quotes there were.

    Args:
        page: Where to open the briefs.
        address: The site.
    """
    count = 0
    for brief in this_repository().library.briefs:
        page.goto(f"{address}briefs/{brief.slug}/")
        for quote in brief.quotes:
            shown: str = page.evaluate(VERBATIM, quote.id)
            assert shown.split() == words_of(quote), quote.id
            count += 1
    return count

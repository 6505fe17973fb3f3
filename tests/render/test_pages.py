"""What every page of a project shows, and how the pages hang together."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from datetime import date

import pytest

from asquoted.model import Correction, Library
from asquoted.render.pages import render
from asquoted.site.general import general_files
from tests.render.reading import Element, read, wrong_words

OWN_PAGES = {"how-to-read", "method", "contribute"}
"""Pages that are written by hand."""


@pytest.fixture(scope="module", params=["sample", "real"])
def library(request: pytest.FixtureRequest) -> Library:
    """Return each of the two projects."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Library)
    return found


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, Element]:
    """Return the pages as a browser has them, by path."""
    made = render(library, drafts=True)
    return {path: read(text) for path, text in made.items() if path.endswith(".md")}


def test_what_is_shown_as_quoted_is_quoted(library: Library, pages: dict[str, Element]) -> None:
    """Every word shown as a source's is the source's, on every page."""
    assert sum(len(page.having("data-verbatim")) for page in pages.values()) > 0
    assert [words for page in pages.values() for words in wrong_words(page, library)] == []


def test_every_quote_is_shown(library: Library, pages: dict[str, Element]) -> None:
    """Each quote of a brief stands on the brief's page, once."""
    for brief in library.briefs:
        shown = [each.attributes["data-quote"] for each in pages[f"briefs/{brief.slug}.md"].having("data-quote")]
        assert shown == ([] if brief.withdrawn else [quote.id for quote in brief.quotes])


def test_ids_are_unique(pages: dict[str, Element]) -> None:
    """No page has an id twice."""
    for path, page in pages.items():
        ids = [each.attributes["id"] for each in page.having("id")]
        assert sorted(set(ids)) == sorted(ids), path


def test_links_lead_somewhere(pages: dict[str, Element]) -> None:
    """Every link leads to a page that exists and to an id that is on it."""
    known = {_address(path): {each.attributes["id"] for each in page.having("id")} for path, page in pages.items()}
    for path, page in pages.items():
        for link in page.having("href"):
            target, _, place = link.attributes["href"].partition("#")
            if target in ("brief.md", "brief.json") or target.startswith("https://"):
                continue
            where = _target(path, target)
            assert where in known or where in OWN_PAGES, (path, link.attributes["href"])
            assert not place or place in known[where], (path, link.attributes["href"])


def _address(path: str) -> str:
    return re.sub(r"(^|/)index$", "", path.removesuffix(".md"))


def _target(path: str, href: str) -> str:
    """Return the address that a link leads to: of a file in Markdown, of a page in HTML."""
    if href.endswith(".md"):
        return _address(posixpath.normpath(posixpath.join(posixpath.dirname(path), href)))
    where = posixpath.normpath(posixpath.join(_address(path), href))
    return "" if where == "." else where


def test_markdown_reads_well(sample: Library) -> None:
    """A brief's page is Markdown: headings, question, statements and gaps; only the figures are HTML."""
    page = render(sample)["briefs/bridge.md"]

    prose = [line for line in page.split("\n") if line and not line.startswith("<")]

    assert "# The old bridge" in prose
    assert "What is said about the bridge, and what about the ferry?" in prose
    assert "The mayor says that [one lane](#lane) stays open." in prose
    assert "- The article does not say who pays." in prose


def test_a_block_of_html_has_no_empty_line(sample: Library) -> None:
    """An empty line would end a block of HTML, and Markdown would read the rest."""
    for path, page in render(sample, drafts=True).items():
        if path.endswith(".md"):
            for block in page.split("\n\n"):
                assert block.count("<div") == block.count("</div"), path
                assert block.count("<figure") == block.count("</figure"), path


def test_pages_are_made_the_same_way_every_time(sample: Library) -> None:
    """Nothing but the library decides what a page says: no clock, no order of a set."""
    assert render(sample) == render(sample)


def test_relations_are_explained_in_the_same_words_everywhere(sample: Library) -> None:
    """The home page and the page on how to read a brief say the same of each relation."""
    home = read(render(sample)["index.md"]).classed("keylist")[0]
    rows = read(general_files()["how-to-read.md"]).tagged("table")[-1].tagged("td")

    assert [each.text for each in home.tagged("dd")] == [each.text for each in rows[1::2]]
    assert len(rows) == 8


def test_corrections_stand_latest_first_and_say_if_a_claim_is_gone(sample: Library) -> None:
    """Of all briefs, dated; one of a claim that was taken out leads to its brief."""
    days = [Correction(date(2026, 1, 2), "lane", "One."), Correction(date(2026, 5, 6), "gone", "Two.")]
    briefs = tuple(replace(each, corrections=(*each.corrections, *days)) for each in sample.briefs if each.claims)
    page = read(render(replace(sample, briefs=briefs))["corrections.md"])
    told = [item for item in page.tagged("li") if "The old bridge" in item.text]

    assert [item.text[:10] for item in told] == ["2026-05-06", "2026-03-20", "2026-03-14", "2026-01-02"]
    assert told[0].text == "2026-05-06, The old bridge, a claim that is no longer in it: Two."
    assert [item.tagged("a")[0].attributes["href"] for item in told] == [
        f"briefs/bridge.md{place}" for place in ("", "", "#cost", "#lane")
    ]


def test_a_correction_leads_to_no_claim_that_is_not_shown(sample: Library) -> None:
    """A withdrawn brief shows none of its claims, so what was corrected before leads to the brief only."""
    corrected = (Correction(date(2026, 1, 2), "headline", "One."),)
    briefs = tuple(replace(each, corrections=corrected) if each.withdrawn else each for each in sample.briefs)
    page = read(render(replace(sample, briefs=briefs))["corrections.md"])
    (told,) = (item for item in page.tagged("li") if "One." in item.text)

    assert told.tagged("a")[0].attributes["href"] == "briefs/toll.md"

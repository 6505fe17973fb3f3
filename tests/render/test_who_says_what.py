"""The table of claims and speakers: every passage of the library in its cell, told by shape and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from asquoted.model import AnchoredQuote, Beside, Brief, Library
from asquoted.pipeline import check
from asquoted.render import who
from asquoted.render.kinds import kind_of
from asquoted.render.pages import render
from asquoted.render.passage import CHIPS
from benchmarks.generated import generated
from tests.render.reading import Element, read

PAGE = "who-says-what/index.md"


def cells(table: Element) -> Iterator[tuple[int, str, Element]]:
    """Yield each cell with the number of its row, from 1, and the name at the head of its column."""
    names = [head.text for head in table.tagged("thead")[0].tagged("th")][1:]
    for number, row in enumerate(table.tagged("tbody")[0].tagged("tr"), 1):
        for name, cell in zip(names, row.tagged("td"), strict=True):
            yield number, name, cell


def expected(brief: Brief, number: int, name: str) -> list[str]:
    """Return what a cell says of each passage, from the library alone."""
    claim = brief.claims[number - 1]
    told: list[tuple[AnchoredQuote, Beside | None]] = [(quote, None) for quote in (claim.quote, *claim.also)]
    told += [(each.quote, each) for each in claim.beside]
    found = []
    for letter, (quote, beside) in zip("ABCDEFGH", told, strict=False):
        if quote.speaker.name == name:
            words = f"{number}{letter} {kind_of(quote).label.lower()}"
            chip = CHIPS[beside.relation] if beside else None
            found.append(f"{words}, {chip.sign} {chip.words} {number}A" if chip else words)
    return found


@pytest.mark.parametrize("name", ["sample", "real"])
def test_cells_agree_with_the_library(name: str, request: pytest.FixtureRequest) -> None:
    """Speaker by speaker and claim by claim; nothing in the library is missing, nothing else is told."""
    library: Library = request.getfixturevalue(name)
    tables = read(render(library, drafts=True)[PAGE]).tagged("table")
    briefs = [brief for brief in library.briefs if not brief.withdrawn]
    count = 0
    for brief, table in zip(briefs, tables, strict=True):
        for number, speaker, cell in cells(table):
            told = [each.text for each in cell.classed("who__p")]
            assert told == expected(brief, number, speaker)
            assert told or cell.text == "–"
            count += len(told)
        assert {speaker for _, speaker, _ in cells(table)} == {quote.speaker.name for quote in brief.quotes}
    assert count == sum(len(brief.quotes) for brief in briefs) > 0


def test_a_passage_leads_to_its_figure(real: Library) -> None:
    """The same label stands at the place to which the link leads."""
    made = render(real)
    table = read(made[PAGE]).tagged("table")[0]
    brief = read(made[f"briefs/{real.briefs[0].slug}.md"])
    figures = {each.attributes["id"]: each for each in brief.tagged("figure")}
    links = table.classed("back")

    assert len(links) == len(real.briefs[0].quotes)
    for link in links:
        figure = figures[link.attributes["href"].partition("#")[2]]
        assert figure.classed("x__id")[0].text.strip(". ") == link.text


def test_it_is_a_table_to_everyone(real: Library) -> None:
    """A caption, heads with their scope; a shape beside every kind."""
    for table in read(render(real)[PAGE]).tagged("table"):
        assert table.tagged("caption")[0].text
        assert all(head.attributes["scope"] in {"col", "row"} for head in table.tagged("th"))
        assert all(each.tagged("svg") for each in table.classed("who__p"))


def test_tables_of_many_briefs_have_pages_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list leads to each, at the place where it would stand on one page."""
    monkeypatch.setattr(who, "ON_ONE_PAGE", 5)
    outcome = check(dict(generated(8, claims=2)))
    told = [brief for brief in outcome.library.briefs if not brief.withdrawn]
    made = render(outcome.library)
    page = read(made[PAGE])
    own = {path for path in made if re.fullmatch(r"who-says-what/brief-\d+\.md", path)}

    assert not outcome.findings
    assert len(told) > 5
    assert not page.tagged("table")
    assert own == {f"who-says-what/{brief.slug}.md" for brief in told}
    assert {f"b_{brief.slug}" for brief in told} <= {each.attributes["id"] for each in page.having("id")}
    for brief in told[:5]:
        for number, speaker, cell in cells(read(made[f"who-says-what/{brief.slug}.md"]).tagged("table")[0]):
            assert [each.text for each in cell.classed("who__p")] == expected(brief, number, speaker)

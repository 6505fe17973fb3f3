"""Pages that would grow without end: what is left out of one is a link away, and nothing is lost."""

from __future__ import annotations

import re

import pytest

from asquoted.files.kinds import slugified
from asquoted.model import Library
from asquoted.pipeline import check
from asquoted.render import drawings, source, speaker, words
from asquoted.render.pages import render
from asquoted.render.strip import Target
from benchmarks.generated import generated
from tests.render.reading import Element, read


@pytest.fixture(scope="module")
def town() -> Library:
    """Return a made-up project of few briefs and forty speakers."""
    outcome = check(dict(generated(6)))
    assert not outcome.findings
    return outcome.library


def numbers(row: Element) -> list[int]:
    """Return the numbers in the cells of a row."""
    return [int(cell.text) for cell in row.tagged("td")]


def test_a_term_has_all_its_uses_on_its_pages(town: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of words shows the first and leads to the others; the parts of a term follow one another."""
    monkeypatch.setattr(words, "LINES", 20)
    made = render(town)
    page = read(made["words.md"])
    rows = page.tagged("tbody")[0].tagged("tr")
    assert rows
    for row, group in zip(rows, page.classed("kwg"), strict=True):
        name = row.tagged("a")[0].text
        parts = [
            read(text) for path, text in made.items() if re.fullmatch(rf"words/{slugified(name)}(_\d+)?\.md", path)
        ]
        shown = [line.text for line in group.classed("kw__t")]
        every = [line.text for part in parts for line in part.classed("kw__t")]
        own, reported, quoted, total, speakers = numbers(row)
        assert len(every) == total == own + reported + quoted
        assert every[: len(shown)] == shown
        assert f"And {total - len(shown)} more" in group.text or len(shown) == total
        counts = [numbers(each) for each in parts[0].tagged("tbody")[0].tagged("tr")]
        assert len(counts) == speakers
        assert [sum(column) for column in zip(*counts, strict=True)] == [own, reported, quoted, total]
        assert all(len(part.classed("kw__t")) <= 20 for part in parts)


def test_many_speakers_need_no_terms() -> None:
    """A project that follows no terms has a page of words, however many speakers it has."""
    files = {path: re.sub(rb"(?m)^terms:\n(?:- .*\n(?:  .*\n)*)+", b"", data) for path, data in generated(6).items()}
    outcome = check(dict(files))
    assert not outcome.findings

    made = render(outcome.library)

    assert read(made["words.md"]).classed("kwg") == []
    assert not any(path.startswith("words/") for path in made)


def test_few_uses_stand_on_one_page(real: Library) -> None:
    """The site of this repository has no pages of single terms."""
    assert not any(path.startswith("words/") for path in render(real))


def test_a_speaker_with_many_passages_and_documents(town: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not shown is named by its place; documents that are not drawn stand in the table."""
    monkeypatch.setattr(speaker, "_FIGURES", 0)
    monkeypatch.setattr(speaker, "_STRIPS", 1)
    every = read(render(town)["speakers/the-town-report.md"])
    places = every.classed("rows")[0].classed("pn")
    whole = [each for each in town.briefs if not each.withdrawn]
    quotes = {
        (quote.anchor.start, quote.anchor.end)
        for brief in whole
        for quote in brief.quotes
        if quote.speaker.name == "The Town Report"
    }

    assert len(places) == len(quotes)
    assert f"The first 0 of {len(quotes)} passages" in every.text
    person = next(
        page
        for page in (read(text) for path, text in render(town).items() if path.startswith("speakers/"))
        if page.classed("strips") and any("by document" in each.text for each in page.tagged("caption"))
    )
    assert len(person.classed("strips")) == 1
    assert len(person.tagged("tbody")[0].tagged("tr")) > 1


def test_many_marks_are_bundled(town: Library) -> None:
    """Every claim is counted in one mark, in the order of the source; few marks stay as they are."""
    document = town.sources["town-report"]
    few = [Target(f"1.{number}", "", "#x", number * 9) for number in range(drawings.MARKS)]
    many = [Target(f"1.{number}", "", "#x", number * 9) for number in range(drawings.MARKS * 2 + 1)]
    bundles = drawings.bundled(document, many)

    assert drawings.bundled(document, few) == few
    assert len(bundles) <= drawings.MARKS
    assert sum(int(each.label) for each in bundles) == len(many)
    assert all(each.href == f"#p{document.document.paragraph_at(each.start).number}" for each in bundles)


def test_many_ways_back_are_short(town: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """With very many quotes of a source the number of the brief stands for its title; every way back is there."""
    path = "sources/town-report.md"
    long = read(render(town)[path]).classed("back")
    monkeypatch.setattr(source, "_TITLES", 0)
    short = read(render(town)[path]).classed("back")

    assert sorted(each.attributes["href"] for each in short) == sorted(each.attributes["href"] for each in long)
    assert sorted(each.attributes["id"] for each in short) == sorted(each.attributes["id"] for each in long)
    assert all(re.fullmatch(r"\d+\.\d+[A-Z]", each.text) for each in short)

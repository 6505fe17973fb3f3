"""What readers can do with a passage or a claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from asquoted.model import Correction, Library, Settings
from asquoted.render.pages import assets, render
from tests.render.reading import Element, read


def _brief(library: Library, address: str | None = None) -> Element:
    return read(render(library, address=address)["briefs/bridge.md"])


def _corrected(library: Library, *corrections: Correction, updated: date | None = None) -> Element:
    briefs = [replace(library.briefs[0], corrections=corrections, updated=updated), *library.briefs[1:]]
    return _brief(replace(library, briefs=tuple(briefs)))


def _figure(page: Element, name: str) -> Element:
    return next(each for each in page.tagged("figure") if each.attributes["id"] == name)


def test_every_passage_has_a_labelled_link_to_itself(sample: Library) -> None:
    """Its words say which passage; it leads to the passage's own id."""
    for figure in _brief(sample).tagged("figure"):
        link = figure.classed("x__act")[0].tagged("a")[0]

        assert link.text == f"Link to {figure.classed('x__id')[0].text.rstrip('. ')}"
        assert link.attributes["href"] == f"#{figure.attributes['id']}"


def test_a_passage_can_be_cited(sample: Library) -> None:
    """As text and as BibTeX, in elements whose words can be selected; the buttons wait for a script."""
    act = _figure(_brief(sample), "cost--b").classed("x__act")[0]
    text, bibtex = act.tagged("pre")

    assert text.raw == (
        "“The ferry will be free of charge […] every hour, from six in the morning. Nobody will have to pay” "
        "(Ada Stone, direct quotation, via a letter to residents). In: Old bridge to close in May. "
        "The Gazette, 2026-03-10, paragraphs 6–7. https://gazette.example/2026/old-bridge"
    )
    assert bibtex.raw.split("\n")[:2] == ["@misc{old-bridge,", "  title = {{Old bridge to close in May}},"]
    assert [each.tag for each in act.tagged("details")] == ["details"]
    buttons = act.tagged("button")
    assert [(each.attributes["hidden"], each.attributes["data-copied"]) for each in buttons] == [("", "Copied")] * 2


@pytest.mark.parametrize("address", ["https://site.example/b", "https://site.example/b/"])
def test_a_citation_names_the_page_where_the_site_has_an_address(sample: Library, address: str) -> None:
    """No address is made up for a site that has none."""
    with_one = _figure(_brief(sample, address), "lane--a").tagged("pre")[0].raw
    without = _figure(_brief(sample), "lane--a").tagged("pre")[0].raw

    assert with_one == f"{without} As quoted at https://site.example/b/briefs/bridge/#lane--a"


def test_the_original_is_linked_where_it_has_an_address(sample: Library) -> None:
    """With the words to look for; a source without an address has no such link."""
    page = _brief(sample)
    links = {each.text: each.attributes["href"] for each in _figure(page, "lane--b").classed("x__act")[0].tagged("a")}

    assert links["In the original, 1B"] == (
        "https://gazette.example/2026/old-bridge#:~:text=Everyone%20else%20has%20to%20take%20the%20ferry."
    )
    assert "In the original" not in _figure(page, "cost--c").text


def test_problems_and_edits_lead_to_the_repository(sample: Library) -> None:
    """The form of a report is filled in for the passage; a claim is edited at its line."""
    page = _brief(sample)
    report = _figure(page, "lane--d").classed("x__act")[0].tagged("a")[-1]
    edit, correct, reply = page.classed("about")[0].tagged("a")

    assert report.text == "Report a problem with 1D"
    assert parse_qs(urlsplit(report.attributes["href"]).query)["title"] == [
        "Problem with a quotation: bridge/lane/beside-2"
    ]
    assert edit.text == "Edit this claim"
    assert edit.attributes["href"] == "https://github.com/example/bridge/edit/main/briefs/bridge.yml#L12"
    assert (correct.text, reply.text) == ("Ask for a correction", "Reply")
    for link in (correct, reply):
        assert parse_qs(urlsplit(link.attributes["href"]).query)["claim"] == ["bridge/lane"]


@pytest.mark.parametrize("repository", [None, "https://git.example.org/bridge"])
def test_without_a_known_repository_there_are_no_such_links(sample: Library, repository: str | None) -> None:
    """Nor is there an empty row for them."""
    page = _brief(replace(sample, settings=Settings(repository=repository)))

    assert "Edit this claim" not in page.text
    assert "Report a problem" not in page.text
    assert [each.text for each in page.classed("about")] == ["Corrected on 2026-03-14"]


def test_a_corrected_claim_says_when(sample: Library) -> None:
    """Each day once, in order, also where the correction names an id that the claim once had."""
    days = [date(2026, 4, 2), date(2026, 3, 14), date(2026, 3, 14)]
    page = _corrected(
        sample, *(Correction(day, name, "T.") for day, name in zip(days, ["price", "cost", "cost"], strict=True))
    )

    assert [each.text for each in page.classed("corrected")] == ["Corrected on 2026-03-14, 2026-04-02"]
    assert [each.text for each in page.tagged("a") if each.text.startswith("claim ")] == ["claim 2"] * 3


@pytest.mark.parametrize(
    ("updated", "corrected", "told"),
    [
        (None, None, []),
        (date(2026, 5, 1), None, ["2026-05-01"]),
        (None, date(2026, 5, 2), ["2026-05-02"]),
        (date(2026, 5, 1), date(2026, 5, 2), ["2026-05-02"]),
        (date(2026, 5, 3), date(2026, 5, 2), ["2026-05-03"]),
    ],
)
def test_the_last_change_is_the_latest_date_given(
    sample: Library, updated: date | None, corrected: date | None, told: list[str]
) -> None:
    """Of the brief's own and its corrections'; none given, none shown."""
    corrections = [Correction(corrected, "lane", "T.")] if corrected else []

    page = _corrected(sample, *corrections, updated=updated)

    assert [each.text for each in page.classed("date")] == told


def test_the_search_leaves_out_what_says_the_same_again(sample: Library) -> None:
    """Context and citations repeat words of the page; the theme's search does not read them."""
    page = _brief(sample)
    left_out = [each for outer in page.having("data-search-exclude") for each in (outer, *outer.all())]

    assert len(page.classed("x__more")) > len(page.classed("cite")) / 2
    assert all(any(each is other for other in left_out) for each in page.classed("x__more"))


def test_the_script_is_small_and_keeps_to_itself() -> None:
    """Under 1.5 kB, strict, in a scope of its own; its words are on the page."""
    script = assets()["assets/copy.js"]

    assert len(script.encode()) < 1500
    assert '"use strict"' in script
    assert "Copied" not in script

"""Home, the list of briefs and the topics: what is counted, the order, the groups, and which dates are told."""

from __future__ import annotations

import re
from functools import cache

import pytest

from asquoted.model import Library
from asquoted.pipeline import check
from asquoted.render.listing import CARDS, titled
from asquoted.render.pages import render
from benchmarks.generated import TOPICS, generated
from tests.render.reading import Element, read

MANY = 40
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@cache
def library(briefs: int) -> Library:
    """Return a made-up project."""
    outcome = check(dict(generated(briefs, claims=3)))
    assert not outcome.findings
    return outcome.library


@cache
def pages(briefs: int) -> dict[str, Element]:
    """Return the pages of a made-up project, as a browser has them."""
    return {path: read(text) for path, text in render(library(briefs)).items() if path.endswith(".md")}


def slugs(element: Element) -> list[str]:
    """Return the briefs to which links lead, in order, each once."""
    links = [each.attributes["href"] for each in element.having("href")]
    found = [match[1] for link in links if (match := re.search(r"(?:briefs/|\.\./briefs/)([a-z0-9-]+)", link))]
    return list(dict.fromkeys(found))


def test_a_few_briefs_are_cards_with_their_counts() -> None:
    """Question, claims, documents, passages and the latest change of each; the dates are those of the files."""
    home = pages(5)["index.md"]
    cards = home.classed("card--brief")

    assert [slugs(card)[0] for card in cards] == [brief.slug for brief in library(5).briefs]
    for card, brief in zip(cards, library(5).briefs, strict=True):
        documents = {quote.anchor.source.id for quote in brief.quotes}
        dates = [each.date for each in brief.corrections] + ([brief.updated] if brief.updated else [])
        assert brief.question in card.text
        assert f"{len(brief.claims)} claims" in card.text
        assert f"{len(documents)} document" in card.text
        assert f"{len(brief.quotes)} quoted passages" in card.text
        assert DATE.findall(card.text) == ([max(dates).isoformat()] if dates else [])


def test_without_dates_in_the_files_no_page_has_one(real: Library) -> None:
    """No clock: the briefs of this repository give no date, and no list of them shows one."""
    made = render(real)
    for path in ("index.md", "briefs/index.md", "topics/index.md", "topics/security.md", "who-says-what/index.md"):
        assert not DATE.search(read(made[path]).text), path
        assert "Latest change" not in made[path]


def test_of_many_briefs_the_latest_changes_stand_on_the_home_page() -> None:
    """As many as there are cards; all others are a link away."""
    told = [brief for brief in library(MANY).briefs if not brief.withdrawn]
    home = pages(MANY)["index.md"]
    shown = [slugs(card)[0] for card in home.classed("card--brief")]
    dates = {b.slug: max([each.date for each in b.corrections] + ([b.updated] if b.updated else [])) for b in told
             if b.updated or b.corrections}  # fmt: skip

    assert len(shown) == CARDS
    assert [dates[slug] for slug in shown] == sorted(dates.values(), reverse=True)[:CARDS]
    assert f"{CARDS} of {len(told)} briefs" in home.text


def test_the_list_of_many_briefs_holds_each_once_by_topic() -> None:
    """Under the first of its topics; the numbers behind the links to the topics add up; withdrawn ones apart."""
    page = pages(MANY)["briefs/index.md"]
    told = [brief for brief in library(MANY).briefs if not brief.withdrawn]
    gone = [brief for brief in library(MANY).briefs if brief.withdrawn]
    *groups, last = page.classed("rows")
    ids = [each.attributes["id"] for each in page.tagged("h2")]

    assert sorted(slug for group in groups for slug in slugs(group)) == sorted(brief.slug for brief in told)
    assert slugs(last) == [brief.slug for brief in gone]
    assert all("Withdrawn" in item.text for item in last.tagged("li"))
    assert [each.attributes["href"][1:] for each in page.classed("jumps")[0].having("href")] == ids[:-1]
    assert sum(int(each.tagged("span")[-1].text) for each in page.classed("jumps")[0].tagged("li")) == len(told)
    for brief in told:
        number = ids.index(f"t_{brief.topics[0]}")
        assert brief.slug in slugs(groups[number])


@pytest.mark.parametrize("topic", TOPICS[:3])
def test_a_topic_lists_its_briefs_and_their_claims(topic: str) -> None:
    """Every claim with who is quoted for it; a brief with two topics stands under both."""
    page = pages(MANY)[f"topics/{topic}.md"]
    briefs = [brief for brief in library(MANY).briefs if topic in brief.topics and not brief.withdrawn]
    claims = [claim for brief in briefs for claim in brief.claims]
    items = [item for group in page.classed("claims") for item in group.tagged("li")]
    told = f"{len(briefs)} briefs, {len(claims)} claims, {sum(len(brief.quotes) for brief in briefs)} quoted passages"

    assert [item.tagged("a")[0].text for item in items] == [claim.statement for claim in claims]
    assert [item.classed("claims__w")[0].text for item in items] == [
        ", ".join(dict.fromkeys(quote.speaker.name for quote in claim.quotes)) for claim in claims
    ]
    assert told in page.text


def test_a_brief_stands_under_each_of_its_topics() -> None:
    """On the pages of the topics; the list of all briefs has it once."""
    brief = next(brief for brief in library(MANY).briefs if len(brief.topics) > 1 and not brief.withdrawn)
    for topic in brief.topics:
        assert brief.slug in slugs(pages(MANY)[f"topics/{topic}.md"])


def test_topics_are_counted_on_their_list_and_named_in_words() -> None:
    """`old-mill` is “Old mill”; nothing is counted of a withdrawn brief."""
    page = pages(MANY)["topics/index.md"]
    for card in page.classed("card"):
        topic = card.tagged("a")[0].attributes["href"].strip("/")
        briefs = [brief for brief in library(MANY).briefs if topic in brief.topics and not brief.withdrawn]
        assert card.tagged("a")[0].text == titled(topic)
        assert f"{len(briefs)} brief" in card.text
    assert titled("old-mill") == "Old mill"


def test_a_brief_without_a_topic_is_reached_from_the_list_of_topics(sample: Library) -> None:
    """The sample names no topic at all, and says so."""
    assert "No brief names a topic yet." in read(render(sample)["topics/index.md"]).text
    assert "By topic" not in read(render(sample)["index.md"]).text


def test_every_speaker_is_reached_from_the_home_page() -> None:
    """Some by name, with how often they are quoted; the others by the list of speakers."""
    home = pages(MANY)["index.md"]
    found = next(each for each in home.classed("jumps"))
    quotes = [quote for brief in library(MANY).briefs if not brief.withdrawn for quote in brief.quotes]
    for item in found.tagged("li"):
        name = item.tagged("a")[0].text
        number = sum(quote.speaker.name == name for quote in quotes)
        assert item.tagged("span")[-1].text == f"{number} quote{'' if number == 1 else 's'}"
    assert f"And {len(library(MANY).speakers) - len(found.tagged('li'))} more" in home.text

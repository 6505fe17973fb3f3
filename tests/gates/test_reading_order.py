"""What a screen reader says, in which order: the claim, then of each quote who speaks, how the words stand, the words.

Read from the accessibility tree that Chromium makes of a page, not from its HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

import tests.gates.support  # noqa: F401 - skips this file where there is no browser
from asquoted.model import AnchoredQuote, Claim
from asquoted.render.kinds import kind_of
from asquoted.render.site import Placed, placed_in
from tests.support import this_repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.gate


@dataclass(frozen=True)
class Spoken:
    """A heading or a figure of a page, and all that is said in it, in order."""

    role: str
    name: str
    words: str


def spoken(page: Page) -> list[Spoken]:
    """Return the headings and figures of a page in the order in which they are read."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    tree = {node["nodeId"]: node for node in nodes}
    return [
        Spoken(_role(node), node["name"]["value"], " ".join(_texts(tree, node)))
        for node in _below(tree, nodes[0])
        if _role(node) in {"heading", "figure"}
    ]


def _below(tree: dict[str, Any], node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a node and all below it that are not ignored, in order."""
    if not node["ignored"]:
        yield node
    for child in node.get("childIds", ()):
        yield from _below(tree, tree[child])


def _texts(tree: dict[str, Any], node: dict[str, Any]) -> Iterator[str]:
    return (each["name"]["value"] for each in _below(tree, node) if _role(each) == "StaticText")


def _role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def _unspaced(words: str) -> str:
    """Return words as they can be compared: the tree parts them wherever an element begins."""
    return "".join(words.split())


def out_of_order(said: str, parts: list[str]) -> str:
    """Return the first of some parts that is not said after the one before it; nothing if all are."""
    said, place = _unspaced(said), 0
    for part in map(_unspaced, parts):
        found = said.find(part, place)
        if found < 0:
            return part
        place = found + len(part)
    return ""


def expected(placed: Placed) -> list[str]:
    """Return what is said of a quote, in order: its label, who speaks, how the words stand, the words."""
    quote = placed.quote
    return [placed.label, quote.speaker.name, kind_of(quote).label, *_segments(quote)]


def _segments(quote: AnchoredQuote) -> list[str]:
    text = quote.anchor.source.document.text
    return [text[each.start : each.end] for each in quote.anchor.segments]


def read_claim(said: Iterator[Spoken], claim: Claim, passages: list[Placed]) -> None:
    """Compare what is said next with a claim and its passages: nothing else stands between."""
    heading = next(each for each in said if each.role == "heading" and claim.statement in each.name)
    assert heading.name.removesuffix("#").split() == [str(passages[0].number), *claim.statement.split()]
    for placed in passages:
        figure = next(said)
        assert figure.role == "figure", placed.quote.id
        assert _unspaced(figure.words).startswith(_unspaced(placed.label)), placed.quote.id
        assert out_of_order(figure.words, expected(placed)) == "", placed.quote.id
        assert out_of_order(figure.name, expected(placed)[:3]) == "", placed.quote.id


def test_a_claim_reads_in_a_sensible_order(browser: Browser, address: str, tell: Callable[[str], None]) -> None:
    """The claim's sentence, then each passage: label, who speaks, how the words stand, and only then the words."""
    claims = quotes = 0
    page = browser.new_page()
    briefs = this_repository().library.briefs
    for brief in briefs:
        page.goto(f"{address}briefs/{brief.slug}/")
        said = iter(spoken(page))
        for passages in placed_in(brief):
            read_claim(said, passages[0].claim, list(passages))
            claims += 1
            quotes += len(passages)
    tell(f"reading order: {len(briefs)} briefs, {claims} claims, {quotes} quotes, each after who speaks and how")

    assert claims == sum(len(brief.claims) for brief in briefs) > 0
    assert quotes == sum(len(brief.quotes) for brief in briefs) > claims

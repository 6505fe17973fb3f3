"""The board: findings on top of every page, and at the claims they are about."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, strategies as st

from asquoted.pipeline import check
from asquoted.serving.board import Board, claim_of, with_board
from tests.support import brief, claim, project

PAGE = '<html><head></head><body dir="ltr"><h1>T</h1><h2 class="x" id="a">C</h2><p>end</p></body></html>'
TWO = brief(
    """
    - id: first
      claim: C.
      speaker: The Bank
      quote: Prices fell
      also: [{quote: We saw it coming}]
    - claim: C.
      speaker: The Bank
      quote: Prices rose
      id: second
      also: [{quote: We saw it coming}]
    """
)


def words(page: str) -> str:
    """Return what a page shows, in one line."""
    page = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def board(text: str) -> Board:
    """Return a board that tells what is found in a brief."""
    return Board(findings=check(project(b=text)).findings)


def test_a_finding_is_told_on_every_page_and_at_its_claim() -> None:
    """With its place, what is wrong, what to do, and the page that explains its rule."""
    told = board(claim('"Prices fell by 5%"', "also: [{quote: We saw it coming}]\n"))
    banner = (
        "1 error error briefs/b.yml:10:12 : the words do not stand in `report` copy the words from the source, or "
        "remove the quote quote-not-found · on the page"
    )
    mark = banner.removeprefix("1 error ").removesuffix(" quote-not-found · on the page")
    assert words(told.on(PAGE, "/words/")) == f"{banner} T C end"
    assert words(told.on(PAGE, "/briefs/b/")) == f"{banner} T C {mark} end"
    assert words(told.on(PAGE, "/briefs/c/")) == f"{banner} T C end"
    assert words(told.on(PAGE.replace('id="a"', 'id="z"'), "/briefs/b/index.html")) == f"{banner} T {mark} C end"


def test_without_findings_a_page_is_as_it_is() -> None:
    """To the last byte."""
    assert Board().on(PAGE, "/briefs/b/") == PAGE


def test_why_there_are_no_new_pages_is_told() -> None:
    """The pages are those from before."""
    told = Board(failure="There is <no> theme.")

    assert words(told.on(PAGE, "/")) == "No new pages These pages are those from before. There is <no> theme. T C end"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(TWO, ["second"], id="by its quote"),
        pytest.param(
            TWO.replace("Prices rose", "Prices fell").replace("C.", "TODO"), ["first", "second"], id="by line"
        ),
        pytest.param(
            TWO.replace("rose", 'rose"').replace("quote: Prices r", 'quote: "Prices" r'), ["second"], id="YAML"
        ),
        pytest.param(TWO.replace("title: T", "title: [T"), [None], id="before all claims"),
        pytest.param(
            TWO.replace("    id: second\n", "    colour: red\n"), [None, None, None], id="a claim without an id"
        ),
        pytest.param("title: T\n", [None] * 4, id="no claims"),
    ],
)
def test_a_finding_knows_its_claim(text: str, claims: list[str | None]) -> None:
    """Also in a file that cannot be read as YAML, and wherever in the claim its id stands."""
    assert [claim_of(each) for each in check(project(b=text)).findings if each.is_error] == claims


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
def test_hostile_words_stay_words(given: str) -> None:
    """A message may hold what an editor wrote; on the page it is text and nothing else."""
    text = claim("Prices fell", f"also: [{{quote: We saw it coming}}]\n{'<script>' + given!r}: 1\n")
    page = board(text).on(PAGE, "/briefs/b/")

    assert "<script" not in page
    assert page.count("<aside") == page.count("</aside>") == 2


def answered(body: list[bytes], headers: list[tuple[str, str]], told: Board) -> tuple[list[bytes], dict[str, str]]:
    """Return what is served of an answer."""
    seen: dict[str, str] = {}

    def app(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", headers)
        return iter(body)

    def start(_: str, given: list[tuple[str, str]], __: Any = None) -> None:
        seen.update(given)

    return list(with_board(app, told)({"PATH_INFO": "/", "wsgi.input": io.BytesIO()}, start)), seen


def test_only_pages_are_changed() -> None:
    """Their length is that of the new page; a picture passes as it is."""
    told = Board(failure="Why.")
    page, headers = answered([PAGE[:20].encode(), PAGE[20:].encode()], [("Content-Type", "text/html")], told)

    assert b"".join(page).decode() == told.on(PAGE, "/")
    assert headers["Content-Length"] == str(len(b"".join(page)))
    assert answered([b"\x89", b"PNG"], [("Content-Type", "image/png")], told) == (
        [b"\x89", b"PNG"],
        {"Content-Type": "image/png"},
    )


def test_claims_that_are_no_list_are_about_none() -> None:
    """There is no item that the finding could be about."""
    told = check(project(b=brief("a: {claim: C.}"))).findings

    assert {claim_of(each) for each in told} == {None}


def test_a_page_without_a_heading_has_the_banner_only() -> None:
    """Where a finding could be marked there is nothing."""
    page = '<html><head></head><body dir="ltr"><p>end</p></body></html>'
    told = board(claim('"Prices fell by 5%"', "also: [{quote: We saw it coming}]\n"))

    assert words(told.on(page, "/briefs/b/")) == words(told.on(page, "/words/"))

"""Where patterns read a page, they read what the plain readers do: places, links, and the words of quotes."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from asquoted.site.build import build_site
from asquoted.site.following import read, read_plainly
from asquoted.site.proof import words_on_any_page, words_on_page
from asquoted.site.simple_html import simple
from tests.support import ROOT

PIECES = [
    '<p id="a">', "</p>", '<div data-quote="b/c">', "</div>", "<span data-verbatim>", "</span>", "<br>", "<b/>",
    '<a href="#d">', '<a href="e &amp; f" name=" g ">', "</a>", '<img src="h" alt="i > j">', "<td id=k>", "<td id='l'>",
    '<q cite="m id=">', '" id="n"', ' id="o" ', "<", ">", '"', "&amp;", "&#60;", '<!-- <p id="p"> -->', "<!--", "-->",
    '<script>q id="r"</script>', "<style>", "</style>", "<script", '<P ID="s">', '<a HREF="t">', '<a x:href="u">',
    "words", " ", "\n", "é", "<!doctype html>", '<a data-id="v" id>',
    '<svg viewBox="0 0 1 1" xmlns="w"><path d="x"/></svg>',
    '<div title="a data-quote b" data-quote="b/c">', '<p title="see data-verbatim here">', '<p Data-Verbatim="1">',
    '<p id = "y">', '<figure data-quote="" id="z">', "</figure>",
]  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page of this repository's site."""
    site = tmp_path_factory.mktemp("built") / "site"
    assert build_site(ROOT, site).is_sound
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def alike(page: str) -> bool:
    """Tell whether both ways read the same of a page."""
    return read(page) == read_plainly(page) and words_on_page(page) == words_on_any_page(page)


def test_every_page_is_read_alike(pages: dict[str, str]) -> None:
    """And all that are made from claim files are simple."""
    assert len(pages) > 80
    assert [path for path, page in pages.items() if not alike(page)] == []
    made = [path for path in pages if path.startswith(("briefs/", "sources/", "speakers/", "topics/"))]
    assert [path for path in made if simple(pages[path]) is None] == []


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_page_is_read_alike(page: str) -> None:
    """Well-formed or not: what patterns cannot be sure of is read the plain way."""
    assert alike(page)


def test_no_value_is_taken_for_an_attribute() -> None:
    """What a title says of attributes is none of them."""
    said = '<p title="see data-verbatim here">hello</p><p data-verbatim>w x</p>'

    assert words_on_page(f'<div title="a data-quote b" data-quote="q">{said}</div>') == {"q": ["w", "x"]}


def test_what_is_hidden_from_patterns_is_read_all_the_same() -> None:
    """A quote with other words in single quotes, in a script or behind a comment is not missed."""
    page = "<div data-quote='b/c'><span data-verbatim>other<!-- x --> words</span></div>"

    assert words_on_page(page) == {"b/c": ["other", "words"]}
    assert words_on_page(page.replace("<!-- x -->", "<script>y</script>").replace("'", '"')) == {
        "b/c": ["othery", "words"]
    }


def test_a_page_may_end_within_a_quote() -> None:
    """Its words up to there are those of the quote."""
    page = '<!doctype html><div data-quote="b/c"><p data-verbatim>one <b>two'

    assert words_on_page(page) == words_on_any_page(page) == {"b/c": ["one", "two"]}

"""A finished page is read as a browser reads it, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from asquoted.render.escape import html_text
from asquoted.site.finished_page import FinishedPage


def words(page: str) -> dict[str, list[str]]:
    """Return the words of the quotes on a page."""
    return FinishedPage(page).words


@pytest.mark.parametrize(
    "page",
    [
        '<div data-quote="b/c"><span data-verbatim="1">two words</span></div>',
        "<DIV DATA-QUOTE='b/c'><span class=x data-verbatim>two<br> words",
        '<div data-quote="b/c"><p data-verbatim>two</p>[…]<p data-verbatim>words</p></div>',
        '<div data-quote="b/c" data-verbatim>t&#119;o <mark>wor</mark>ds<!-- and more --></div>',
        '<div title="a data-quote=\'d\'" data-quote="b/c"><p title="a data-verbatim">no<p data-verbatim>two words',
        '<div data-quote="b/c"><b data-verbatim>two <i data-verbatim>words</i></b></div>',
        '<div data-quote="b/c"><ul data-quote=""><li data-verbatim>two words</ul></div>',
        '<div data-quote="d"><div data-quote="b/c"><q data-verbatim>two words</q></div></div>',
    ],
)
def test_the_words_of_a_quote(page: str) -> None:
    """Those in `[data-verbatim]`, each once, by the nearest `[data-quote]` around them; nothing else on the page."""
    assert {quote: shown for quote, shown in words(page).items() if shown} == {"b/c": ["two", "words"]}


@pytest.mark.parametrize(
    "page",
    [
        "<p>two words</p>",
        "<p data-verbatim>two words</p>",
        '<p data-quote="b/c">two words</p>',
        '<!-- <p data-quote="b/c" data-verbatim>two words</p> -->',
        "<script>\"<p data-quote='b/c' data-verbatim>two words</p>\"</script>",
        '<p title="<p data-quote=b/c data-verbatim>two words">x</p>',
    ],
)
def test_what_is_no_quote(page: str) -> None:
    """Words without an id, an id without words, and what a browser shows as neither."""
    assert words(page) == {}


def test_what_stands_among_the_words_is_read_with_them() -> None:
    """A script inside of a quote could be anything: the quote is not as its source has it."""
    assert words('<p data-quote="b/c" data-verbatim>two<script>x</script> words</p>') == {"b/c": ["twox", "words"]}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_words_of_a_source_are_read_as_they_were_written(text: str) -> None:
    """Whatever signs they have, once they are escaped."""
    page = f'<!doctype html><p data-quote="b/c"><span data-verbatim>{html_text(text)}</span></p>'

    assert words(page) == {"b/c": text.split()}


def test_places_and_links() -> None:
    """In text, in pictures and in what a page loads, whatever quotes they stand in."""
    page = FinishedPage(
        '<link href="a.css"><a name=old></a><h2 id=\'caf&eacute;\'>W</h2><svg><g ID="strip"><a href="#old"/></g></svg>'
        '<img src=b.png><a href=" ../?q=1&amp;r ">x</a><a href>y</a><p data-href="c" data-id="d">'
    )

    assert page.places == {"", "top", "old", "café", "strip"}
    assert page.links == ["a.css", "#old", "b.png", "../?q=1&r", ""]

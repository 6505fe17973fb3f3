"""Folding evens out typography only. The ids of the tables are the specification."""

from __future__ import annotations

import pytest

from asquoted.text.fold import FREE, JOIN, fold, folded, same, unfreed

SAME = [
    pytest.param("“a”", '"a"', id="curly and straight marks"),
    pytest.param("„a“", "«a»", id="low marks and guillemets"),
    pytest.param("« a »", '"a"', id="the space inside guillemets"),
    pytest.param("»a« b", '"a" b', id="guillemets that point inwards have words beside them"),
    pytest.param("it’s", "it's", id="apostrophes"),
    pytest.param("``a''", '"a"', id="two single marks for a double one"),
    pytest.param("2010–2012", "2010-2012", id="en dash and hyphen"),
    pytest.param("non\u2011stop", "non-stop", id="non-breaking hyphen"),
    pytest.param("\u22125", "-5", id="minus and hyphen"),
    pytest.param("a—b", "a -- b", id="dashes, with or without space"),
    pytest.param("a - b", "a—b", id="a hyphen between spaces is a dash"),
    pytest.param("a\u00a0b\n\n c", "a b c", id="white space, paragraph breaks too"),
    pytest.param("a\u202f: b ?", "a: b?", id="no space before : and ?"),
    pytest.param("5\u202f%", "5%", id="no space before %"),
    pytest.param("ex\u00adtra\u200bordinary", "extraordinary", id="what has no width"),
    pytest.param("ﬁne", "fine", id="ligatures"),
    pytest.param("cafe\u0301", "café", id="NFC"),
    pytest.param("a … b", "a... b", id="ways to write three dots"),
    pytest.param("a. …", "a....", id="a stop and three dots"),
]
DIFFERENT = [
    pytest.param("The", "the", id="case"),
    pytest.param("tué", "tue", id="accents"),
    pytest.param("5%", "-5%", id="signs"),
    pytest.param("U.S.", "us", id="stops"),
    pytest.param("1,000", "1.000", id="marks in numbers"),
    pytest.param("10²", "102", id="NFC, never NFKC"),
    pytest.param("£5", "$5", id="currency"),
    pytest.param("5'", '5"', id="feet and inches"),
    pytest.param("U.S. -bound", "U.S.-bound", id="a space before a hyphen that touches a word"),
    pytest.param("a ,b", "a,b", id="a space before a comma"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_typography_folds(left: str, right: str) -> None:
    """Two ways to set the same words have the same fold."""
    assert folded(left) == folded(right)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_everything_else_counts(left: str, right: str) -> None:
    """What is no matter of typography stays different."""
    assert folded(left) != folded(right)


def test_our_own_signs_are_not_forged() -> None:
    """The sign of a free letter in a quote counts as a character that cannot be read, as the others do."""
    assert folded(unfreed(f"a{FREE}b")) == folded(f"a{JOIN}b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        pytest.param("well-known", True, id="kept"),
        pytest.param("wellknown", True, id="joined"),
        pytest.param("well- known", True, id="kept, with the space of a folded line"),
        pytest.param("well known", False, id="not a space"),
    ],
)
def test_a_hyphen_at_a_line_end_reads_both_ways(quote: str, *, stands: bool) -> None:
    """Nobody can tell whether it belongs to the word, so both are read."""
    text = fold("well-\nknown").text

    assert (same(folded(quote), text, 0) == len(text)) is stands


def test_a_hyphen_between_digits_is_never_joined() -> None:
    """`10-12` at a line end is not `1012`."""
    assert same("1012", fold("10-\n12").text, 0) is None


def test_a_fold_knows_where_it_came_from() -> None:
    """A folded character comes from all that was folded into it."""
    mapped = fold("a  --  b")

    assert mapped.text == "a—b"
    assert (mapped.starts[1], mapped.ends[1]) == (1, 7)

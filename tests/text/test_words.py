"""What must change in some words to get others."""

from __future__ import annotations

import pytest

from asquoted.text.words import changes


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param("a b c", "a b c", [], id="nothing"),
        pytest.param("a “b” c", 'a "b" c', [], id="typography is no change"),
        pytest.param("a x c", "a b c", [("x", "b")], id="another word"),
        pytest.param("a c", "a b c", [("", "b")], id="a word that ours lacks"),
        pytest.param("a b x", "a b", [("x", "")], id="a word too many, at the end"),
        pytest.param("x b y", "a b c", [("x", "a"), ("y", "c")], id="two"),
    ],
)
def test_changes_are_told_word_by_word(ours: str, theirs: str, expected: list[tuple[str, str]]) -> None:
    """In order, each as stretches of both."""
    found = changes(ours, theirs)

    assert [(ours[slice(*each.ours)], theirs[slice(*each.theirs)]) for each in found] == expected


def test_common_words_count_in_a_long_text() -> None:
    """However often a word stands there, one change is one change."""
    words = ["the", "old", "mill", "was", "sold"] * 100
    other = [*words[:250], "hotel", *words[251:]]
    (change,) = changes(" ".join(words), " ".join(other))

    assert " ".join(words)[slice(*change.ours)] == "the"

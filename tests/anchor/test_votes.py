"""Where the rarer words of a quote gather in a long text. Each stretch is shown by its words."""

from __future__ import annotations

import pytest

from asquoted.anchor import votes as votes_module
from asquoted.anchor.votes import Votes

TEXT = (
    "one two three four five six seven eight nine ten "
    "the old mill sold the looms in may and the board "
    "of the town said that the mill had burned down "
    "twice in a year of the loom and the river rose"
)


def stretches(wanted: str, most: int = 1) -> list[str]:
    """Return the words of each stretch that is returned for a quote."""
    return [TEXT[first:last].strip() for first, last in Votes(TEXT).regions(wanted, most)]


def test_a_stretch_is_where_most_rare_words_are() -> None:
    """It is three times as long as the quote, which may begin or end anywhere in it."""
    assert stretches("three four five six") == ["one two three four five six seven eight nine ten"]
    assert stretches("mill had burned down") == [
        "the town said that the mill had burned down twice in a",
    ]


def test_a_short_quote_has_stretches_of_four_words() -> None:
    """So they overlap with what stands around a single word."""
    assert stretches("nine") == ["three four five six seven eight nine ten the old mill sold"]


def test_the_rarer_a_word_the_more_it_counts() -> None:
    """One word that stands once outweighs one that stands everywhere."""
    assert stretches("the river") == ["year of the loom and the river rose"]


def test_the_first_of_equals_leads() -> None:
    """Where two stretches have as many votes, the earlier one comes first; no more than asked for are returned."""
    first, second, *others = stretches("loom looms", 3)

    assert "looms" in first
    assert "looms" in second
    assert len(others) == 1
    assert "loom " in others[0]


def test_the_edges_of_the_text_are_edges_of_stretches() -> None:
    """At its beginning and its end there is nothing more to return."""
    assert stretches("one two") == ["one two three four five six"]
    assert stretches("river rose")[0].endswith("river rose")


def test_words_that_stand_nowhere_have_no_stretch() -> None:
    """Nor has a text without words."""
    assert stretches("zebra") == []
    assert Votes("… — …").regions("one", 3) == []


def test_common_words_are_left_out_unless_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """The places of the rarest word are always looked at, however many they are."""
    monkeypatch.setattr(votes_module, "_MOST_VOTES", 3)

    assert len(stretches("the", 100)) > 3
    assert stretches("the river", 100) == stretches("river", 100)


def test_long_texts_are_read_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """No word is cut where a block ends, and each has its place in the whole text."""
    whole = [stretches(word, 100) for word in TEXT.split()]
    monkeypatch.setattr(votes_module, "_BLOCK", 7)

    assert [stretches(word, 100) for word in TEXT.split()] == whole


def test_capitals_count_as_small_letters() -> None:
    """A text is read in lower case; the quote comes so."""
    assert len(Votes("The Mill Burned").regions("mill", 1)) == 1


def test_a_short_text_is_one_stretch() -> None:
    """From its first sign to its last, whatever it begins with."""
    assert Votes("Alpha").regions("alpha", 1) == [(0, 5)]
    assert Votes("“Alpha”").regions("alpha", 1) == [(0, 7)]


def test_all_equals_stand_in_their_order() -> None:
    """However many there are: here thirty stretches with two votes, and thirty with one."""
    words = [f"x{number}" for number in range(45 * 60)]
    found = Votes(" ".join(words)).regions(" ".join([*words[::90], *words[1::180]]), 100)

    assert len(found) == 60
    assert found == [*sorted(found[:30]), *sorted(found[30:])]

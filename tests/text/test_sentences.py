"""Where sentences end, and where they do not. A bar stands at each end."""

from __future__ import annotations

import pytest

from asquoted.text.language import language
from asquoted.text.sentences import sentence_ends

ROWS = [
    "It rained.| We left.",
    "“It rained.”| We left.",
    "“It rained?” she asked.| We left.",
    "The U.S. Department said so.| It ended.",
    "It ended at 5 p.m.| The mayor left.",
    "Mr. Smith and J. Jones met Dr. Who on Jan. 5 in St. Louis.| Then they left.",
    "It rose by 1.5 points.| Then it fell.",
    "Well … I do not know.| She laughed!| He wept.",
    "彼は来た。| 彼女は去った。|",
]


@pytest.mark.parametrize("row", ROWS)
def test_sentences_end_here(row: str) -> None:
    """A sentence ends after its last mark; in doubt it does not end."""
    text = row.replace("|", "")
    ends: list[int] = []
    for part in row.split("|")[:-1]:
        ends.append((ends[-1] if ends else 0) + len(part))

    assert sentence_ends(text, language("en")) == ends


def test_a_language_without_lists_has_empty_ones() -> None:
    """Nothing is assumed of a language that is not known."""
    assert language("xx").negations == frozenset()
    assert language("en-GB") is not None
    assert "not" in language("en-GB").negations

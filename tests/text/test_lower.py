"""Lower case that keeps every place."""

from __future__ import annotations

from asquoted.text.lower import lower


def test_a_letter_that_would_become_two_stays() -> None:
    """All others are small, each where it was."""
    assert lower("İzmir, STRASSE Çay") == "İzmir, strasse çay"


def test_small_letters_may_rest_on_what_is_beside_them() -> None:
    """At the end of a word a sigma is written in another way."""
    assert lower("ΟΔΟΣ") == "οδος"

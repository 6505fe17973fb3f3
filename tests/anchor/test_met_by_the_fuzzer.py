"""Inputs that no person would have thought of: each was met by `benchmarks/fuzz.py` and is mended."""

from __future__ import annotations

import pytest

from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.document import Document


def test_a_letter_that_comes_apart_into_marks_has_a_skeleton() -> None:
    """`ͺ` is a letter, but its decomposition holds none: its place is found all the same, and nothing crashes."""
    assert isinstance(verify("ͺ", Document("ͺ")), Found)
    assert not isinstance(verify("ͺ [..] ͺ", Document("ͺ")), Found)


def test_a_quote_may_end_at_the_stop_of_four_dots() -> None:
    """The stop is quoted, the source's own three dots after it are not."""
    text = "The board sold the mill to the U.S. ... Nobody asked."

    verdict = verify("The board sold the mill to the U.S.", Document(text))

    assert isinstance(verdict, Found)
    assert text[verdict.start : verdict.end] == "The board sold the mill to the U.S."


@pytest.mark.parametrize("sign", [". . .", ".  .  .", ".\u00a0.\u00a0.", ".\n .\n ."])
def test_dots_are_a_sign_of_omission_whatever_the_space_between_them(sign: str) -> None:
    """All white space is one."""
    source = Document("The board sold the old mill in the valley to a bank in May.")

    assert isinstance(verify(f"The board sold {sign} to a bank", source), Found)

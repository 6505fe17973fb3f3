"""Who is meant by the words that mention a speaker."""

from __future__ import annotations

import pytest

from asquoted.document import Document
from asquoted.speech.passages import speech_in

SAID = " said that it was gone for good."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Jane Roe came. Ms. Roe" + SAID, "Jane Roe", id="a title before a last name"),
        pytest.param("Jane Roe came. Mr Doe" + SAID, "Doe", id="a title is no part of a name"),
        pytest.param(
            "Mrs Jane Roe and her brother John Roe came. Jane Roe left. Mr Roe" + SAID,
            "John Roe",
            id="two of a family, told apart by a title",
        ),
        pytest.param("Mrs Jane Roe came. Mr Roe" + SAID, "Roe", id="another one of a family, without a full name"),
        pytest.param("Jane Roe came. The Afghan Ambassador" + SAID, "Afghan Ambassador", id="an office is no name"),
        pytest.param("The US came. US Secretary Jane Roe" + SAID, "Jane Roe", id="an acronym before a title"),
        pytest.param(
            "The study’s author, Jane Roe of the University of Oslo," + SAID, "Jane Roe", id="a name in apposition"
        ),
    ],
)
def test_who_is_meant(text: str, expected: str) -> None:
    """The speaker is the fullest name that the text has, or else the words that describe them."""
    assert speech_in(Document(text))[-1].speaker == expected

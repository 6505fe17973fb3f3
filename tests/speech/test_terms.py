"""Which quotations are but terms. Each row: a text, and the terms in it."""

from __future__ import annotations

import pytest

from asquoted.document import Document
from asquoted.speech.terms import find_terms

ROWS = [
    pytest.param("a policy known as “controlled flow,” to secure", ["controlled flow,"], id="known as"),
    pytest.param("Panama’s so-called “controlled flow” system", ["controlled flow"], id="so-called"),
    pytest.param("a “controlled flow” expert", ["controlled flow"], id="before a noun"),
    pytest.param("She read “The Way of All Flesh” twice.", ["The Way of All Flesh"], id="a title"),
    pytest.param(
        "known as “safe passage”. They fear “safe passage”.", ["safe passage", "safe passage"], id="once known"
    ),
    pytest.param("“No,” he said.", [], id="an answer"),
    pytest.param("urged them to “use diplomatic muscle” on it", [], id="a verb is no noun"),
    pytest.param("He said it was a “strong rationale”.", [], id="nothing after it"),
    pytest.param("so-called “experts who know nothing at all”", [], id="too long for a term"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_terms_are_told_from_quotations(text: str, expected: list[str]) -> None:
    """Nobody is quoted with a term."""
    quotations = Document(text).marks.quotations
    found = find_terms(Document(text), quotations)

    assert [text[each.first : each.last] for each in quotations if each in found] == expected

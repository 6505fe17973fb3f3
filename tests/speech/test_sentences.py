"""Where the rules of speech see sentences end. Each row: a paragraph, and its sentences."""

from __future__ import annotations

import pytest

from asquoted.document import Document
from asquoted.speech.sentences import sentences

ROWS = [
    pytest.param("It rained. She left.", ["It rained.", "She left."], id="two"),
    pytest.param("“It rained. I left,” she said.", ["“It rained. I left,” she said."], id="not inside a quotation"),
    pytest.param("“Did it rain?” Jones asked. No.", ["“Did it rain?” Jones asked.", "No."], id="its attribution"),
    pytest.param("“It rained.” Jones said.", ["“It rained.” Jones said."], id="a full stop for a comma"),
    pytest.param(
        "He said “no”. Jones said that it rained.", ["He said “no”.", "Jones said that it rained."], id="not it"
    ),
    pytest.param("The U.S. Department left.", ["The U.S. Department left."], id="an abbreviation"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_sentences_end(text: str, expected: list[str]) -> None:
    """No sentence ends inside a quotation, nor between a quotation and its attribution."""
    document = Document(text)
    quotations = [(each, False) for each in document.marks.quotations]
    found = sentences(document, document.paragraphs[0], quotations)

    assert [text[each.tokens[0].start : each.tokens[-1].end] for each in found] == expected

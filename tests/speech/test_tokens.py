"""How a sentence is cut into tokens. Each row: a text, and its tokens."""

from __future__ import annotations

import pytest

from asquoted.document import Document
from asquoted.speech.tokens import token_pattern, tokens_of

ROWS = [
    pytest.param("The U.S. didn’t say", "en", ["The", "U.S.", "did", "n’t", "say"], id="stops and negations"),
    pytest.param("Mr. J. Roe’s al-Amr", "en", ["Mr.", "J.", "Roe", "’s", "al-Amr"], id="titles, initials, possessives"),
    pytest.param("O’Brien paid $1,000.50.", "en", ["O’Brien", "paid", "$1,000.50", "."], id="names and sums"),
    pytest.param("so -- she said", "en", ["so", "--", "she", "said"], id="a typed dash"),
    pytest.param("She said “no, never” twice", "en", ["She", "said", "“no, never”", "twice"], id="a quotation is one"),
    pytest.param("qu’il l’a dit", "fr", ["qu’", "il", "l’", "a", "dit"], id="elisions"),
    pytest.param("she said", "tlh", ["she", "said"], id="a language without lists"),
]


@pytest.mark.parametrize(("text", "tag", "expected"), ROWS)
def test_texts_are_cut_into_tokens(text: str, tag: str, expected: list[str]) -> None:
    """Words keep what belongs to them, and every token stands where it says."""
    quotations = [(each, False) for each in Document(text, tag).marks.quotations]
    tokens = tokens_of(text, 0, len(text), quotations, token_pattern(tag))

    assert [each.text for each in tokens] == expected
    assert all(text[each.start : each.end] == each.text for each in tokens)


def test_a_term_is_a_word_like_others() -> None:
    """Words in marks that nobody is quoted with take part in the sentence."""
    document = Document("a “controlled flow” expert")
    tokens = tokens_of(document.text, 0, 26, [(document.marks.quotations[0], True)], token_pattern("en"))

    assert [(each.text, each.quotation) for each in tokens] == [
        ("a", None),
        ("“controlled flow”", None),
        ("expert", None),
    ]

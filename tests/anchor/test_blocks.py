"""Block quotations that a record does not declare. Each row: a text, and the line to paste, or why there is none."""

from __future__ import annotations

import pytest

from asquoted.anchor.blocks import undeclared_blocks
from asquoted.document import Document
from asquoted.model import Part
from asquoted.values import PartKind

BLOCK = "We saw it coming, and we said so to everybody."
TEXT = f"The mayor wrote in March:\n\n{BLOCK}\n\nNobody answered."
ROWS = [
    pytest.param(TEXT, ["We saw it coming, … said so to everybody."], id="words after a colon"),
    pytest.param(
        "She said:\n\nOne two three four five six.", ["One two three four five six."], id="six words are enough"
    ),
    pytest.param("She said:\n\nOne two three four five.", [], id="five are a heading"),
    pytest.param(
        "It rained. “He wrote,” she said:\n\nOne two three four five six seven.",
        ["One two three four five six seven."],
        id="the last sentence says that somebody speaks",
    ),
    pytest.param(f"She said so. This is the list:\n\n{BLOCK}", [], id="an earlier sentence does not"),
    pytest.param(f"This is the list:\n\n{BLOCK}", [], id="nobody speaks"),
    pytest.param(f"She said.\n\n{BLOCK}", [], id="no colon"),
    pytest.param(f"She said:\n\n“{BLOCK}”", [], id="marks show whose words they are"),
    pytest.param(f"She said:\n\n- {BLOCK}", [], id="a list"),
    pytest.param(f"She said:\n\n(12) {BLOCK}", [], id="a numbered list"),
    pytest.param(f"She said:\n\n{BLOCK[:-1]}:\n\nYes.", [], id="it introduces something itself"),
    pytest.param(f"SHE SAID: No.\n\nHE SAID:\n\n{BLOCK}", [], id="a turn is declared by its name"),
    pytest.param(f"She said:\n\nJANE ROE: {BLOCK}", [], id="a turn follows"),
    pytest.param(
        "She said:\n\nas we said to you and as we said to them, nobody came here at all.",
        ["as we said to you … nobody came here at all."],
        id="as many words as single it out",
    ),
    pytest.param(
        "She said:\n\n" + "as we said to you " * 6 + ".",
        ["as we said to you " * 5 + "as we said to you ."],
        id="the whole paragraph if no few words do",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_block_is_pointed_out_by_its_first_and_last_words(text: str, expected: list[str]) -> None:
    """Four of them on each side, or as many more as are needed."""
    document = Document(text)

    assert [each.quote for each in undeclared_blocks(document, ())] == expected


@pytest.mark.parametrize("declared", ["The mayor wrote in March:", BLOCK, "coming", f"{BLOCK}\n\nNobody"])
def test_what_is_declared_is_not_pointed_out(declared: str) -> None:
    """Neither a part of the introduction nor one of the words."""
    start = TEXT.index(declared)

    assert list(undeclared_blocks(Document(TEXT), [Part(PartKind.BLOCK, start, start + len(declared))])) == []


def test_after_a_declared_block_others_are_looked_for() -> None:
    """Each is declared by itself."""
    text = f"{TEXT}\n\nThe council wrote:\n\nNobody has seen as many people in this town as we have."
    start = TEXT.index(BLOCK)
    (block,) = undeclared_blocks(Document(text), [Part(PartKind.BLOCK, start, start + len(BLOCK))])

    assert block.paragraph.start > len(TEXT)


def test_a_part_that_only_touches_declares_nothing() -> None:
    """The parts before and after are others."""
    parts = [Part(PartKind.HEADLINE, 0, 0), Part(PartKind.CAPTION, TEXT.index("Nobody"), len(TEXT))]
    (block,) = undeclared_blocks(Document(TEXT), parts)

    assert (block.introduction.number, block.paragraph.number) == (1, 2)

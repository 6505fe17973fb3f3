"""Wrong quotes are refused: a smaller run of `benchmarks/misquotes.py`."""

from __future__ import annotations

import random

from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.document import Document
from benchmarks.misquoting import KINDS, misquotes, stands
from benchmarks.texts import article

COUNT = 3000


def test_wrong_quotes_are_refused() -> None:
    """None of some thousand quotes with one change each is accepted."""
    made = list(misquotes([article()], COUNT, random.Random(1)))

    accepted = [
        f"{each.kind}\n  wrong: {each.words}\n  right: {each.right}"
        for each, document in made
        if isinstance(verify(each.words, document), Found)
    ]
    assert not accepted, "\n".join(["accepted:", *accepted])
    assert len(made) == COUNT
    assert {each.kind for each, _ in made} == {*KINDS, "swapped", "negation omitted"}


def test_a_right_quote_is_no_misquote() -> None:
    """What stands elsewhere, or differs as typography or a last mark does, is not counted as wrong."""
    text = "The board sold the “old” mill, and said so. Nobody asked the board."

    assert stands('sold the "old" mill', text)
    assert stands("the “old” mill;", text)
    assert not stands("sold the old mill", text)
    assert not stands("sold the “old” mil", text)


def test_an_accepted_misquote_would_be_seen() -> None:
    """The count above is made with the same question as this one, and this one is answered with yes."""
    (misquote, document), *_ = misquotes([article()], 1, random.Random(1))

    assert isinstance(verify(misquote.right, document), Found)
    assert isinstance(verify(misquote.words, Document(f"{document.text}\n\n{misquote.words}")), Found)

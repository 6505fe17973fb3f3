"""What the rules of speech read in a text, as tests state it."""

from __future__ import annotations

from asquoted.document import Document
from asquoted.speech.passages import speech_in

Row = tuple[str | None, str]
"""The mention of who speaks, if there is one, and the words."""


def whose_words(text: str) -> list[Row]:
    """Return whose the words in a text are, in the order of the text."""
    return [
        (
            None if each.mention is None else text[each.mention.start : each.mention.end],
            " … ".join(text[words.start : words.end] for words in each.words),
        )
        for each in speech_in(Document(text))
    ]

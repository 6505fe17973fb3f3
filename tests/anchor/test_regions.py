"""In whose voice words are read."""

from __future__ import annotations

from asquoted.anchor.regions import voice_read
from asquoted.document import Document
from asquoted.model import Words
from asquoted.values import SpeakerKind, Voice


def test_what_a_publication_says_outside_of_marks_is_its_own() -> None:
    """Of anybody else it is reported speech."""
    document = Document("The mill was sold in May.")
    words = [Words(0, 17)]

    assert voice_read(document, (), words, SpeakerKind.PUBLICATION) is Voice.AUTHOR
    assert voice_read(document, (), words, SpeakerKind.PERSON) is Voice.INDIRECT

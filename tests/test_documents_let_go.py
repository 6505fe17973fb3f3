"""A document that is no longer held is gone: a server reads the same source again and again, as it is edited."""

from __future__ import annotations

import gc
import weakref

from asquoted.figures.content_words import names
from asquoted.model import Anchor, Speaker, Words
from asquoted.pipeline import read_sources
from asquoted.speech.passages import speech_in
from asquoted.values import SpeakerKind
from tests.support import project


def test_what_was_read_of_a_document_goes_with_it() -> None:
    """Also if a speaker is described in it, by whom it could hold itself."""
    [source], _ = read_sources(project())
    speakers = [Speaker("The Bank", "the-bank", SpeakerKind.ORGANISATION, Anchor(source, (Words(0, 8),)))]
    document = weakref.ref(source.document)

    assert speech_in(source.document, source.parts, speakers) is speech_in(source.document, source.parts, speakers)
    assert names(source) is names(source)
    del source, speakers
    gc.collect()
    assert document() is None

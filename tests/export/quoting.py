"""Small sources and quotes of them."""

from __future__ import annotations

import datetime as dt

from asquoted.document import Document
from asquoted.findings import SourceFile
from asquoted.model import Anchor, AnchoredQuote, Omitted, Piece, Source, Speaker, Words
from asquoted.values import Rights, SpeakerKind, Voice


def source(
    text: str,
    *,
    title: str = "A report",
    rights: Rights = Rights.EXCERPTS,
    publisher: str | None = None,
    published: dt.date | None = None,
    author: str | None = None,
    url: str | None = None,
) -> Source:
    """Return a source with this text."""
    return Source(
        id="report",
        title=title,
        language="en",
        rights=rights,
        seal="sha256:0",
        document=Document(text),
        file=SourceFile("seeds/report.txt", text),
        record=SourceFile("seeds/report.yml", ""),
        publisher=publisher,
        published=published,
        author=author,
        url=url,
    )


def anchor(of: Source, *parts: str) -> Anchor:
    """Return where words stand, each part after the one before, with a sign of omission between two."""
    pieces: list[Piece] = []
    place = 0
    for part in parts:
        start = of.document.text.index(part, place)
        if pieces:
            pieces.append(Omitted(place, start))
        place = start + len(part)
        pieces.append(Words(start, place))
    return Anchor(of, tuple(pieces))


def quoted(where: Anchor, *, speaker: str = "Ada Stone", voice: Voice = Voice.DIRECT) -> AnchoredQuote:
    """Return a quote of a person."""
    return AnchoredQuote("b/a", where, Speaker(speaker, "ada-stone", SpeakerKind.PERSON), voice, "en")

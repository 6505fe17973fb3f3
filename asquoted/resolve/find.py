"""Where some words stand in any source, or what comes nearest to them: a place and a quote ready to paste."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asquoted.anchor.context import telling_context
from asquoted.anchor.nearest import nearest
from asquoted.anchor.regions import voice_read
from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.files.paste import pasted
from asquoted.model import Inserted, Omitted, Part, Piece, Source, Words
from asquoted.resolve.explain import alike_told
from asquoted.values import PartKind, Voice

EXACT = 100.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source.

    Attributes:
        source: The source.
        pieces: The words there, and what is left out between them.
        places: All places of that source at which the same words stand.
        likeness: 100 if the words stand there word for word; else less (0 to 100).
    """

    source: Source
    pieces: tuple[Piece, ...]
    places: Sequence[Found] = ()
    likeness: float = EXACT

    @property
    def is_exact(self) -> bool:
        """Whether the words stand there word for word."""
        return self.likeness == EXACT

    @property
    def alike(self) -> str:
        """Say how like it is to the words."""
        return alike_told(self.likeness)

    @property
    def words(self) -> tuple[Words, ...]:
        """The stretches of the source."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Words))

    @property
    def text(self) -> str:
        """The words there, with an ellipsis for what is left out; white space becomes single spaces."""
        return " ".join(" ".join(_written(piece, self.source) for piece in self.pieces).split())

    @property
    def where(self) -> str:
        """Say where it is: the paragraph, the part, and whether it is inside quotation marks."""
        start = self.words[0].start
        told = f"{self.source.id}, paragraph {self.source.document.paragraph_at(start).number}"
        voice = voice_read(self.source.document, self.source.parts, self.words, None)
        part = next((part for part in self.source.parts if part.start <= start < part.end), None)
        return f"{told}, {_part_told(part)}" if part else f"{told}, {_VOICE_TOLD[voice]}"

    @property
    def entry(self) -> str:
        """The lines of a quote, ready to paste."""
        lines = [f"quote: {pasted(self.text)}", f"source: {self.source.id}"]
        if len(self.places) > 1:
            telling = telling_context(self.source.document, Found(self.pieces), self.places)
            lines += [f"{telling[0]}: {pasted(telling[1])}"] if telling else []
        return "".join(f"{line}\n" for line in lines)


_VOICE_TOLD = {
    Voice.DIRECT: "inside quotation marks",
    Voice.MIXED: "partly inside quotation marks",
    Voice.INDIRECT: "outside quotation marks",
}


def find_words(words: str, sources: Iterable[Source]) -> list[Passage]:
    """Return every place at which words stand as a quote; if there is none, the passage most like them.

    Args:
        words: As a quote is written: an ellipsis leaves words out.
        sources: Where to look.

    Returns:
        Places in the order of the sources; or the nearest passage of the source that has the nearest one; or nothing.
    """
    sources = list(sources)
    found = [passage for source in sources for passage in _standing(words, source)]
    return found or sorted(_near(words, sources), key=lambda each: -each.likeness)[:1]


def _standing(words: str, source: Source) -> list[Passage]:
    verdict = verify(words, source.document, source.parts)
    places = (verdict,) if isinstance(verdict, Found) else verdict.places
    return [Passage(source, place.pieces, places) for place in places]


def _near(words: str, sources: Iterable[Source]) -> Iterable[Passage]:
    for source in sources:
        if near := nearest(words, source.document):
            yield Passage(source, (Words(near.start, near.end),), likeness=min(near.likeness, 99.0))


def _written(piece: Piece, source: Source) -> str:
    match piece:
        case Words(start, end):
            return source.document.text[start:end]
        case Omitted():
            return "…"
        case Inserted(words):
            return f"[{words}]"


def _part_told(part: Part) -> str:
    if part.kind is not PartKind.BLOCK:
        return f"in a {part.kind}"
    return f"in a block quotation of {part.speaker}" if part.speaker else "in a block quotation"

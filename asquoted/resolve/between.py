"""The exact words of a source between the first and the last words that someone gives of them."""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.anchor.context import telling_context
from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.files.paste import one_line
from asquoted.model import Source, Words


@dataclass(frozen=True, slots=True)
class Taken:
    """Words taken from a source.

    Attributes:
        source: The source.
        place: Where they stand.
        words: The words, on one line.
        context: The key and the words that tell this place from others at which the same words stand.
        alike: Whether the same words stand elsewhere and nothing beside them tells the places apart.
    """

    source: Source
    place: Words
    words: str
    context: tuple[str, str] | None = None
    alike: bool = False


def taken_between(find: str, source: Source) -> list[Taken]:
    """Return every stretch of a source that the words given can mean.

    Args:
        find: All of its words, or the first and the last around `…`.
        source: Where to look.
    """
    verdict = verify(find, source.document, source.parts, limits=False)
    found = (verdict,) if isinstance(verdict, Found) else verdict.places
    return [_taken(source, *place) for place in dict.fromkeys((each.start, each.end) for each in found)]


def _taken(source: Source, start: int, end: int) -> Taken:
    words = one_line(source.document.text[start:end])
    verdict = verify(words, source.document, source.parts)
    places = () if isinstance(verdict, Found) else verdict.places
    here = next((each for each in places if each.start == start), None)
    context = telling_context(source.document, here, places) if here else None
    return Taken(source, Words(start, end), words, context, alike=bool(here) and context is None)

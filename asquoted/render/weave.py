"""Words cut from a source, with marks put around stretches of them: no character added, none left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from asquoted.document import Document
from asquoted.model import Anchor, Inserted, Words
from asquoted.render.escape import html_text


@dataclass(frozen=True)
class Layer:
    """An element put around some stretches of a text.

    Attributes:
        tag: The element's name; it and the class are of ours.
        css: Its class.
        stretches: Where, in order, without overlaps (code points).
    """

    tag: str
    css: str
    stretches: tuple[tuple[int, int], ...]


def weave(text: str, start: int, end: int, layers: Sequence[Layer]) -> Markup:
    """Return a stretch of a text as HTML.

    Args:
        text: The source's text.
        start: Where the stretch begins.
        end: Where it ends.
        layers: The outermost first, the stretches of each in order;
            an inner one is cut where an outer one begins or ends.
    """
    if not layers:
        return html_text(text[start:end])
    outer, *inner = layers
    made: list[str] = []
    place = start
    for begins, ends in outer.stretches:
        if max(begins, place) >= end:
            break
        if ends <= place or begins == ends:
            continue
        first, last = max(begins, place), min(ends, end)
        if place < first:
            made.append(weave(text, place, first, inner))
        made.append(f'<{outer.tag} class="{outer.css}">{weave(text, first, last, inner)}</{outer.tag}>')
        place = last
    if place < end:
        made.append(weave(text, place, end, inner))
    return Markup("".join(made))  # noqa: S704 - each piece is escaped


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a passage as it is shown.

    Attributes:
        kind: `words` of the source, a sign for words `omitted`, or words `inserted` by the editors.
        words: What is shown.
        paragraph, start, end: Where in the source; only for `words`.
        spaced: Whether a space comes before it.
    """

    kind: str
    words: Markup
    paragraph: int = 0
    start: int = 0
    end: int = 0
    spaced: bool = False


def in_paragraphs(document: Document, words: Words) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches of a quote by paragraph: its number, start and end."""
    for number in range(document.paragraph_at(words.start).number - 1, len(document.paragraphs)):
        each = document.paragraphs[number]
        if each.start >= words.end:
            return
        start, end = max(each.start, words.start), min(each.end, words.end)
        if start < end:
            yield each.number, start, end


def runs_of(anchor: Anchor, layers: Sequence[Layer] = ()) -> list[list[Run]]:
    """Return a passage as it is shown: one list for each paragraph of the source that it touches."""
    paragraphs: list[list[Run]] = [[]]
    number = 0
    for piece in anchor.pieces:
        if not isinstance(piece, Words):
            paragraphs[-1].append(_sign(piece, spaced=bool(paragraphs[-1])))
            continue
        for paragraph, start, end in in_paragraphs(anchor.source.document, piece):
            if number and paragraph != number:
                paragraphs.append([])
            number = paragraph
            text = anchor.source.document.text
            spaced = bool(paragraphs[-1]) and (text[start].isalnum() or start in anchor.source.document.marks.places)
            paragraphs[-1].append(Run("words", weave(text, start, end, layers), number, start, end, spaced))
    return paragraphs


def _sign(piece: object, *, spaced: bool) -> Run:
    if isinstance(piece, Inserted):
        return Run("inserted", html_text(f"[{piece.words}]"), spaced=spaced)
    return Run("omitted", html_text("[…]"), spaced=spaced)


def without(stretches: Iterable[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return what is left of stretches where others lie on them."""
    left: list[tuple[int, int]] = []
    for start, end in stretches:
        place = start
        for first, last in sorted(taken):
            if last <= place or first >= end:
                continue
            left.append((place, first))
            place = last
        left.append((place, end))
    return tuple((start, end) for start, end in sorted(left) if start < end)

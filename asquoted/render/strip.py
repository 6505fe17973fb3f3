"""The strip: a source drawn from first to last word. Height says how words stand, pattern whose they are.

Everything is laid out here in units of the drawing; the templates only write it down.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from markupsafe import Markup

from asquoted.figures.speech import Manner, Run, Speech, Stretch
from asquoted.model import Words
from asquoted.wording import gettext

HEIGHTS = {Manner.QUOTED: 46, Manner.REPORTED: 29, Manner.OWN: 13, Manner.PAGE: 6}
"""How high a bar is, in units."""

_BAR = 46
_LANE = 31
_MARK = 32
_LONG_MARK = 46
_LONG = 4
"""A label of more signs than this needs a longer mark."""
_NEAR = 40
_PARAGRAPH_GAP = 2.7
_BAR_GAP = 0.7
_LABELS = 88
_LABEL_ROOM = 38
_WORDS_IN_ROW = 2500
"""For each so many words a strip has its rows once more: a long source takes more rows, not thinner bars."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark over the strip leads to.

    Attributes:
        label: What the mark says: `2.5`.
        name: What it says to those who do not see the drawing.
        href: Where it leads.
        start: Where the words begin (code points of the source).
    """

    label: str
    name: str
    href: str
    start: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a lane over its words, `wide`, its middle at `x`; its stem leads to `foot`, and down to `end`."""

    x: float
    y: float
    target: Target
    foot: float
    foot_y: float
    end: float
    wide: int

    @property
    def stem(self) -> Markup:
        """The path from the mark to its words, which stand beside it if there is no room over them."""
        x, foot, foot_y = f"{self.x:g}", f"{self.foot:g}", f"{round(self.foot_y, 1):g}"
        path = f"M{x} {round(self.y + 13, 1):g}V"
        path += foot_y if x == foot else f"{round(self.foot_y - 7, 1):g}L{foot} {foot_y}"
        return Markup(path if self.end == self.foot_y else f"{path}V{round(self.end, 1):g}")  # noqa: S704 - numbers


@dataclass(frozen=True, slots=True)
class Tick:
    """The number of a paragraph under the strip."""

    x: float
    y: float
    number: int


@dataclass
class Drawing:
    """One strip at one width, in units.

    Attributes:
        size: What it is called in the stylesheet: `wide`, `mid` or `slim`.
        bars: The bars as paths, by class and pattern.
        quoted: Lines over everything that is quoted: x, x of the end, y.
        bases: The ground lines: x, x of the end, y.
        sides: Words at the left of a row: y, and what is told there.
    """

    size: str
    width: int
    height: float = 0
    bars: dict[tuple[Markup, Markup], list[str]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    quoted: list[tuple[float, float, float]] = field(default_factory=list)
    bases: list[tuple[float, float, float]] = field(default_factory=list)
    sides: list[tuple[float, str]] = field(default_factory=list)

    @property
    def shapes(self) -> list[tuple[Markup, Markup, Markup]]:
        """The bars as one path for each look: class, pattern, path. A long source has thousands of bars."""
        return [(css, pattern, Markup("".join(path))) for (css, pattern), path in self.bars.items()]  # noqa: S704 - numbers

    @property
    def extents(self) -> Markup:
        """The lines over what is quoted, as one path."""
        return Markup("".join(f"M{x:g} {round(y, 1):g}H{end:g}" for x, end, y in self.quoted))  # noqa: S704 - numbers


@cache
def _classes(manner: Manner, swatch: str, *, dim: bool) -> tuple[Markup, Markup]:
    """Return the class of bars, pale, plain, quoted or reported, and the id of their pattern, if they have one."""
    if dim:
        return Markup("st-dim"), Markup()
    if manner is Manner.PAGE:
        return Markup("st-page"), Markup()
    if swatch == "pub":
        return Markup("st-pub"), Markup()
    if manner is Manner.REPORTED:
        return Markup(f"st-v st-r st-r--{swatch}"), Markup(f"pt-{swatch}-r")  # noqa: S704 - numbers
    return Markup("st-v"), Markup(f"pt-{swatch}-d")  # noqa: S704 - a number


@dataclass(frozen=True, slots=True)
class Look:
    """What a strip shows.

    Attributes:
        swatch: The pattern of a speaker.
        dim: Whether words are shown pale; asked with their stretch and the code point that stands for them.
        by_word: Whether words of one stretch may differ in that.
        targets: The marks over it.
        quoted: What a line over it marks as quoted.
        labelled: Whether heights are named at the left, paragraphs under it.
    """

    swatch: Callable[[str | None], str]
    dim: Callable[[Stretch, int], bool] = lambda _stretch, _place: False
    by_word: bool = False
    targets: Sequence[Target] = ()
    quoted: Sequence[Words] = ()
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one paragraph that one bar stands for."""

    paragraph: int
    words: int
    start: int
    end: int
    stretch: Stretch
    dim: bool


def draw(speech: Speech, look: Look, sizes: Iterable[tuple[str, int, int]]) -> list[Drawing]:
    """Draw a source at several widths.

    Args:
        speech: Who speaks where.
        look: What the strip shows.
        sizes: For each drawing its name, its width in units, and its number of rows.
    """
    pieces = _pieces(speech, look)
    if not pieces:
        return []
    return [_draw(pieces, look, name, width, rows) for name, width, rows in sizes]


def _pieces(speech: Speech, look: Look) -> list[_Piece]:
    pieces: list[_Piece] = []
    for run in _words(speech) if look.by_word else speech.runs:
        dim = look.dim(run.stretch, run.start)
        last = pieces[-1] if pieces else None
        alike = last and last.paragraph == run.paragraph and last.dim == dim
        if last and alike and _look_alike(last.stretch, run.stretch, dim=dim):
            pieces[-1] = _Piece(run.paragraph, last.words + run.words, last.start, run.end, last.stretch, dim)
        else:
            pieces.append(_Piece(run.paragraph, run.words, run.start, run.end, run.stretch, dim))
    return pieces


def _words(speech: Speech) -> Iterator[Run]:
    """Yield the words one by one, each from the code point that stands for it."""
    for word in speech.words:
        paragraph = speech.source.document.paragraph_at(word.start).number
        yield Run(paragraph, 1, word.place, word.end, speech.at(word.place))


def _look_alike(one: Stretch, other: Stretch, *, dim: bool) -> bool:
    """Tell whether two stretches can share a bar; of pale ones only the height is seen."""
    return one == other or (dim and one.manner is other.manner)


def _draw(pieces: Sequence[_Piece], look: Look, size: str, width: int, rows: int) -> Drawing:
    total = sum(piece.words for piece in pieces)
    rows *= 1 + (total - 1) // _WORDS_IN_ROW
    drawing = Drawing(size, width)
    left = _LABELS if look.labelled and size == "wide" else 0
    split = _rows(pieces, rows)
    scale = min((width - left - _gaps(row)) / max(sum(piece.words for piece in row), 1) for row in split)
    top = 0.0
    for row in split:
        top = _draw_row(drawing, row, look, left=left, top=top, scale=max(scale, 0.01))
    drawing.height = round(top, 1)
    return drawing


def _rows(pieces: Sequence[_Piece], rows: int) -> list[list[_Piece]]:
    """Break the strip into rows of about as many words each, between paragraphs only."""
    total = sum(piece.words for piece in pieces)
    split: list[list[_Piece]] = [[]]
    done = 0
    for _, paragraph in groupby(pieces, key=lambda piece: piece.paragraph):
        here = list(paragraph)
        words = sum(piece.words for piece in here)
        if done and len(split) < rows and done + words / 2 > total * len(split) / rows:
            split.append([])
        split[-1] += here
        done += words
    return split


def _gaps(row: Sequence[_Piece]) -> float:
    return _gap(row) * (len({piece.paragraph for piece in row}) - 1)


def _gap(row: Sequence[_Piece]) -> float:
    """Return the room between paragraphs; many paragraphs stand closer."""
    return min(_PARAGRAPH_GAP, 120 / len({piece.paragraph for piece in row}))


def _draw_row(drawing: Drawing, row: Sequence[_Piece], look: Look, *, left: int, top: float, scale: float) -> float:
    """Draw one row; return where the next one begins."""
    edges = _edges(row, left, scale)
    targets = [each for each in look.targets if row[0].start <= each.start < row[-1].end]
    mark = _LONG_MARK if any(len(each.label) > _LONG for each in look.targets) else _MARK
    lanes = _lanes([(_at(row, edges, each.start), each) for each in targets], left, drawing.width, mark)
    roof = top + _LANE * len(lanes) + (7 if look.quoted or lanes else 0)
    ground = roof + _BAR
    for number, lane in enumerate(lanes):
        for x, foot, target in lane:
            end = roof - 6 if look.quoted else ground - _height_at(row, target.start) - 1
            drawing.marks.append(Mark(x, top + _LANE * number, target, foot, roof - 6, end, mark - 2))
    tops = {manner: f"{round(ground - height, 1):g}" for manner, height in HEIGHTS.items()}
    for piece, (start, end) in zip(row, edges, strict=True):
        manner = piece.stretch.manner
        width = f"{max(end - start - _BAR_GAP, 0.6):.1f}".removesuffix(".0")
        bar = f"M{start:g} {tops[manner]}h{width}v{HEIGHTS[manner]}h-{width}z"
        classes = _classes(manner, "" if piece.dim else look.swatch(piece.stretch.speaker), dim=piece.dim)
        drawing.bars.setdefault(classes, []).append(bar)
    for words in look.quoted:
        line = _line(row, edges, words)
        if line:
            drawing.quoted.append((*line, roof - 5))
    drawing.bases.append((left, round(edges[-1][1], 1), ground + 0.5))
    if not look.labelled:
        return ground + 1
    if left:
        drawing.sides += (
            (ground - 36, gettext("in quotation")),
            (ground - 19, gettext("reported")),
            (ground - 3, gettext("own words")),
        )
    _ticks(drawing, row, edges, ground)
    return ground + 32


def _edges(row: Sequence[_Piece], left: int, scale: float) -> list[tuple[float, float]]:
    edges: list[tuple[float, float]] = []
    x, gap = float(left), _gap(row)
    for place, piece in enumerate(row):
        if place and piece.paragraph != row[place - 1].paragraph:
            x += gap
        edges.append((round(x, 1), round(x + piece.words * scale, 1)))
        x += piece.words * scale
    return edges


def _at(row: Sequence[_Piece], edges: Sequence[tuple[float, float]], place: int) -> float:
    """Return where a code point of the source is in a row."""
    at = bisect_right(row, place, key=lambda piece: piece.end)
    if at == len(row):
        return edges[-1][1]
    piece, (start, end) = row[at], edges[at]
    into = (place - piece.start) / max(piece.end - piece.start, 1)
    return round(start + max(into, 0.0) * (end - start), 1)


def _height_at(row: Sequence[_Piece], place: int) -> int:
    """Return the height of the bar that stands for a code point of the source."""
    return HEIGHTS[row[bisect_right(row, place, key=lambda piece: piece.end)].stretch.manner]


def _line(row: Sequence[_Piece], edges: Sequence[tuple[float, float]], words: Words) -> tuple[float, float] | None:
    start, end = max(words.start, row[0].start), min(words.end, row[-1].end)
    if start >= end:
        return None
    return _at(row, edges, start), max(_at(row, edges, end), _at(row, edges, start) + 1)


def _lanes(
    targets: list[tuple[float, Target]], left: int, width: int, mark: int
) -> list[list[tuple[float, float, Target]]]:
    """Put marks into few lanes, without touching, each near its words; that is worth two more lanes."""
    fewest = -(-len(targets) // max(int((width - left) // mark), 1))
    lanes: list[list[tuple[float, float, Target]]] = []
    for number in range(fewest, fewest + 3):
        lanes = [_lane(targets[lane::number], left, width, mark) for lane in range(number)]
        if all(abs(x - foot) <= _NEAR for lane in lanes for x, foot, _ in lane):
            break
    return lanes


def _lane(members: list[tuple[float, Target]], left: int, width: int, mark: int) -> list[tuple[float, float, Target]]:
    places = _apart([x for x, _ in members], left + mark / 2, width - mark / 2, mark)
    return [(x, foot, target) for x, (foot, target) in zip(places, members, strict=True)]


def _apart(wanted: Sequence[float], first: float, last: float, mark: int) -> list[float]:
    """Move middles so that marks do not touch and stay inside."""
    places: list[float] = []
    for x in wanted:
        places.append(max(x, first, places[-1] + mark if places else first))
    limit = last
    for number in range(len(places) - 1, -1, -1):
        places[number] = round(min(places[number], limit), 1)
        limit = places[number] - mark
    return places


def _ticks(drawing: Drawing, row: Sequence[_Piece], edges: Sequence[tuple[float, float]], ground: float) -> None:
    """Write the numbers of the first paragraph of a row and every fifth, as far as there is room."""
    last = -_LABEL_ROOM
    seen = 0
    for place, (piece, (x, _)) in enumerate(zip(row, edges, strict=True)):
        if piece.paragraph == seen:
            continue
        seen = piece.paragraph
        if (place == 0 or seen % 5 == 0) and last + _LABEL_ROOM <= x <= drawing.width - 18:
            drawing.ticks.append(Tick(x, ground, seen))
            last = int(x)

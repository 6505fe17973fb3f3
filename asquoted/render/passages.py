"""The paragraphs of a source page: what is quoted in its place, and what is not, within the rights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asquoted.document import Paragraph
from asquoted.figures.speech import Manner
from asquoted.model import Brief, Source, Words
from asquoted.render.kinds import DIRECT, HEADLINE, PART, Kind, kind_of
from asquoted.render.site import Placed, Site, counted, publisher_of
from asquoted.render.weave import Layer, Run, weave
from asquoted.values import Rights
from asquoted.wording import gettext


@dataclass(frozen=True, slots=True)
class Backs:
    """Quotes of one brief, as links back to it."""

    number: int
    title: str
    marks: tuple[Placed, ...]


@dataclass(frozen=True)
class Passage:
    """A paragraph that is shown.

    Attributes:
        heads: Kinds of passage and speakers in it: icon, label, pattern, name; none where a whole text runs on.
        runs: What is shown.
        backs: The quotes that begin in it, by brief.
        reasons: Why passages in it are in no brief.
        quoted: Whether a brief quotes some of it.
    """

    number: int
    heads: tuple[tuple[str, str, str, str], ...]
    runs: tuple[Run, ...]
    backs: tuple[Backs, ...]
    reasons: tuple[str, ...]
    headline: bool
    quoted: bool
    shown: bool = True


@dataclass(frozen=True)
class Skipped:
    """Paragraphs in a row that are not shown."""

    numbers: tuple[int, ...]
    words: str
    reasons: tuple[str, ...]
    shown: bool = False

    @property
    def range(self) -> str:
        """Their numbers: `8–9`."""
        first, last = self.numbers[0], self.numbers[-1]
        return f"{first}" if first == last else f"{first}–{last}"


def passages_of(site: Site, source: Source) -> list[Passage | Skipped]:
    """Return the paragraphs of a source as its page shows them.

    With the rights `none` only quoted words are shown; with `excerpts` the paragraphs that are quoted or that
    bring in a quotation; with `full` all of them.
    """
    placed = site.quotes_from(source)
    touching = _by_paragraph(source, placed)
    shown: list[Passage | Skipped] = []
    waiting: list[Paragraph] = []
    for paragraph in source.document.paragraphs:
        here = touching.get(paragraph.number, ())
        if not here and not _shown_anyway(source, placed, paragraph):
            reasons = _reasons(source, paragraph)
            if reasons or (waiting and _reasons(source, waiting[-1])):
                shown += _skipped(source, waiting)
                waiting = []
            waiting.append(paragraph)
            continue
        shown += _skipped(source, waiting)
        waiting = []
        shown.append(_passage(site, source, paragraph, here))
    return shown + _skipped(source, waiting)


def _by_paragraph(source: Source, placed: Sequence[Placed]) -> dict[int, list[Placed]]:
    """Return the quotes that touch each paragraph, by its number, in their order."""
    at = source.document.paragraph_at
    found: dict[int, list[Placed]] = {}
    for each in placed:
        spans = ((at(words.start).number, at(words.end - 1).number) for words in each.quote.anchor.segments)
        for number in sorted({number for first, last in spans for number in range(first, last + 1)}):
            found.setdefault(number, []).append(each)
    return found


def _touches(placed: Placed, paragraph: Paragraph) -> bool:
    return any(each.start < paragraph.end and paragraph.start < each.end for each in placed.quote.anchor.segments)


def _shown_anyway(source: Source, placed: Sequence[Placed], paragraph: Paragraph) -> bool:
    """Tell whether a paragraph that is not quoted is shown: it brings in a quotation, or all may be shown."""
    if source.rights is not Rights.EXCERPTS:
        return source.rights is Rights.FULL
    vias = (each.quote.via.anchor for each in placed if each.quote.via)
    return any(via.source.id == source.id and via.paragraph == paragraph.number for via in vias)


def is_shown(site: Site, source: Source, paragraph: Paragraph) -> bool:
    """Tell whether the page of a source shows a paragraph as a whole."""
    if source.rights is Rights.NONE:
        return False
    placed = site.quotes_from(source)
    return any(_touches(each, paragraph) for each in placed) or _shown_anyway(source, placed, paragraph)


def _reasons(source: Source, paragraph: Paragraph) -> tuple[str, ...]:
    return tuple(
        reason for anchor, reason in source.unquoted if anchor.start < paragraph.end and paragraph.start < anchor.end
    )


def _skipped(source: Source, paragraphs: Sequence[Paragraph]) -> list[Passage | Skipped]:
    if not paragraphs:
        return []
    words = sum(len(source.document.text[each.start : each.end].split()) for each in paragraphs)
    reasons = dict.fromkeys(reason for each in paragraphs for reason in _reasons(source, each))
    return [Skipped(tuple(each.number for each in paragraphs), counted(words, "word"), tuple(reasons))]


def _passage(site: Site, source: Source, paragraph: Paragraph, here: Sequence[Placed]) -> Passage:
    reasons = _reasons(source, paragraph)
    heads = _heads(site, here)
    if not heads and (reasons or source.rights is not Rights.FULL):
        unquoted = gettext("Not quoted in a brief, on purpose") if reasons else gettext("Not quoted in a brief")
        heads = (("own", unquoted, "pub", publisher_of(source)),)
    return Passage(
        number=paragraph.number,
        heads=heads,
        runs=_runs(site, source, paragraph),
        backs=backs_of(site, [each for each in here if each.quote.anchor.paragraph == paragraph.number]),
        reasons=reasons,
        headline=any(kind_of(each.quote) is HEADLINE for each in here),
        quoted=bool(here),
    )


def _heads(site: Site, here: Sequence[Placed]) -> tuple[tuple[str, str, str, str], ...]:
    """Return the kinds of passage in a paragraph, by speaker; words in marks are part of a sentence quoted in part."""
    kinds: dict[str, dict[Kind, None]] = {}
    for each in here:
        kinds.setdefault(each.quote.speaker.name, {})[kind_of(each.quote)] = None
    heads = []
    for name, found in kinds.items():
        first, *more = [kind for kind in found if kind is not DIRECT or PART not in found]
        label = ", ".join([gettext(first.label), *(gettext(kind.label).lower() for kind in more)])
        heads.append((first.name, label, site.swatch(name), name))
    return tuple(heads)


def backs_of(site: Site, here: Sequence[Placed]) -> tuple[Backs, ...]:
    """Return quotes by brief, in the order of the briefs and their claims."""
    briefs: dict[str, tuple[Brief, list[Placed]]] = {}
    for each in sorted(here, key=lambda placed: (site.number(placed.brief), placed.number, placed.letter)):
        briefs.setdefault(each.brief.slug, (each.brief, []))[1].append(each)
    return tuple(Backs(site.number(brief), brief.title, tuple(marks)) for brief, marks in briefs.values())


def _runs(site: Site, source: Source, paragraph: Paragraph) -> tuple[Run, ...]:
    """Return the words of a paragraph, everything quoted marked, what is in quotation in serif."""
    text = source.document.text
    quoted = [each for each in site.quoted(source) if each.start < paragraph.end and paragraph.start < each.end]
    said = said_in(site, source, paragraph.start, paragraph.end)
    if source.rights is not Rights.NONE:
        hits = Layer("mark", "hit", tuple((each.start, each.end) for each in quoted))
        words = weave(text, paragraph.start, paragraph.end, [hits, said])
        return (Run("words", words, paragraph.number, paragraph.start, paragraph.end),)
    return tuple(_only_quoted(text, paragraph, quoted, said))


def _only_quoted(text: str, paragraph: Paragraph, quoted: Sequence[Words], said: Layer) -> list[Run]:
    sign = Run("omitted", weave("[…]", 0, 3, ()))
    runs: list[Run] = []
    place = paragraph.start
    for each in quoted:
        start, end = max(each.start, paragraph.start), min(each.end, paragraph.end)
        if text[place:start].strip():
            runs.append(sign)
        runs.append(Run("words", weave(text, start, end, [said]), paragraph.number, start, end))
        place = end
    return [*runs, sign] if text[place : paragraph.end].strip() else runs


def said_in(site: Site, source: Source, start: int, end: int) -> Layer:
    """Return what is set as speakers' own words between two places of a source."""
    stretches = (
        (each.start, each.end) for each in site.speech[source.id].between(start, end) if each.manner is Manner.QUOTED
    )
    return Layer("span", "said", tuple(stretches))

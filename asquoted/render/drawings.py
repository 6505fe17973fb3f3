"""The strips of the pages: the same drawing of a source, with what each page wants to show of it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from asquoted.figures.speech import Stretch
from asquoted.model import Brief, Source, Speaker
from asquoted.render.kinds import kind_of
from asquoted.render.site import Placed, Site, counted, publisher_of
from asquoted.render.strip import Look, Target, draw
from asquoted.render.templating import html
from asquoted.wording import gettext, number

_THREE = (("wide", 940, 1), ("mid", 640, 2), ("slim", 330, 4))
_CARD = (("wide", 940, 1), ("slim", 330, 1))

MARKS = 60
"""With more claims than this a mark stands for several."""

_PATTERNS = (
    ("1", 6, "M-1.5 1.5 1.5-1.5M0 6 6 0M4.5 7.5 7.5 4.5"),
    ("2", 5, ""),
    ("3", 4, "M1 0v4"),
    ("4", 5, "M0 1h5M1 0v5"),
)
"""Stripes, dots (no path), bars, grid: name, size, path."""


def patterns() -> Markup:
    """Return the patterns of all strips of a page; defined once, in a drawing without size."""
    return html("patterns", patterns=[(name, size, Markup(path)) for name, size, path in _PATTERNS])  # noqa: S704


def source_strip(site: Site, source: Source) -> Markup:
    """Draw a source by speaker: a mark over the words of each claim, a line over all that is quoted."""
    targets = bundled(source, [_target(site, each) for each in site.quotes_from(source) if each.letter == "A"])
    look = Look(swatch=site.swatch, targets=targets, quoted=site.quoted(source))
    label = gettext(
        "The source from word 1 to word %(last)s, by speaker, with %(marks)s for the claims. "
        "The table after it holds the same counts.",
        last=number(source.document.words),
        marks=counted(len(targets), "mark"),
    )
    return _strips(site, source, look, label, _THREE)


def speaker_strip(site: Site, source: Source, speaker: Speaker) -> Markup:
    """Draw a source with everyone but one speaker pale."""
    name = None if speaker.name == source.publisher else speaker.name

    def dim(stretch: Stretch, _place: int) -> bool:
        return stretch.speaker != name

    targets: dict[tuple[int, int], Target] = {}
    for each in site.quotes_of(speaker):
        if each.quote.anchor.source.id == source.id and each.letter == "A":
            targets[each.quote.anchor.start, each.quote.anchor.end] = _target(site, each, "../../briefs/")
    bundles = bundled(source, list(targets.values()), f"../../sources/{source.id}/")
    look = Look(swatch=site.swatch, dim=dim, targets=bundles)
    label = gettext(
        "The source from word 1 to word %(last)s; the words of %(speaker)s stand out.",
        last=number(source.document.words),
        speaker=speaker.name,
    )
    return _strips(site, source, look, label, _THREE)


def bundled(source: Source, targets: Sequence[Target], page: str = "") -> list[Target]:
    """Return marks as they are or, if there are very many, one mark for several claims in a row.

    Such a mark says how many claims it stands for, and leads to the paragraph of the first.

    Args:
        source: The source.
        targets: The marks.
        page: The way to the page of the source; empty on that page.
    """
    size = -(-len(targets) // MARKS)
    if size <= 1:
        return list(targets)
    ordered = sorted(targets, key=lambda each: each.start)
    bundles = []
    for place in range(0, len(ordered), size):
        bundle = ordered[place : place + size]
        first, last = (source.document.paragraph_at(each.start).number for each in (bundle[0], bundle[-1]))
        where = gettext("paragraph %(number)s", number=first)
        if first != last:
            where = gettext("paragraphs %(first)s to %(last)s", first=first, last=last)
        name = f"{len(bundle)}: {counted(len(bundle), 'claim')}, {where}"
        bundles.append(Target(f"{len(bundle)}", name, f"{page}#p{first}", bundle[0].start))
    return bundles


def brief_strip(site: Site, brief: Brief, source: Source) -> Markup:
    """Draw a source with everything pale but what a brief quotes."""
    quoted = [words for each in brief.quotes if each.anchor.source.id == source.id for words in each.anchor.segments]

    def dim(_stretch: Stretch, place: int) -> bool:
        return not any(each.start <= place < each.end for each in quoted)

    label = gettext(
        "The source as a band of %(words)s; what this brief quotes stands out.",
        words=counted(source.document.words, "word"),
    )
    return _strips(site, source, Look(site.swatch, dim, by_word=True, labelled=False), label, _CARD)


def _strips(site: Site, source: Source, look: Look, label: str, sizes: Sequence[tuple[str, int, int]]) -> Markup:
    drawings = draw(site.speech[source.id], look, sizes)
    return html("strip", drawings=drawings, label=label) if drawings else Markup()


def _target(site: Site, placed: Placed, briefs: str | None = None) -> Target:
    brief = site.number(placed.brief)
    quote = placed.quote
    mark = f"{brief}.{placed.number}"
    href = f"{briefs}{placed.brief.slug}/#{placed.anchor}" if briefs else f"#{placed.mark}"
    name = gettext(
        "%(mark)s: brief %(brief)s, claim %(claim)s, %(speaker)s, %(kind)s, paragraph %(paragraph)s",
        mark=mark,
        brief=brief,
        claim=placed.number,
        speaker=quote.speaker.name,
        kind=gettext(kind_of(quote).label).lower(),
        paragraph=quote.anchor.paragraph,
    )
    return Target(mark, name, href, quote.anchor.start)


def legend(site: Site, source: Source) -> Markup:
    """Name the patterns and the heights of a strip."""
    people = [(site.swatch(name), name) for name in site.speech[source.id].speakers()]
    page = any(stretch.manner == "page" for stretch in site.speech[source.id].stretches)
    return html("legend", people=people, publisher=publisher_of(source), page=page)

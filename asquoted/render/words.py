"""The page of words: followed terms counted by speaker, and every use in its context."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from asquoted.figures.speech import Manner
from asquoted.figures.terms import Use, merged
from asquoted.model import Brief, Source, Term
from asquoted.render.site import Site, counted, publisher_of
from asquoted.render.templating import html, page
from asquoted.render.weave import Layer, weave
from asquoted.values import PartKind, Rights
from asquoted.wording import gettext, gettext_noop, number as written

_CONTEXT = 6
"""Words of context on each side of a use."""

_MANY = 12
"""More uses than this are folded away."""

LINES = 1000
"""So many uses stand on a page; if there are more, every term has pages of its own."""

COLUMNS = 12
"""So many speakers have a column in the table; if there are more, the counts by speaker stand on the terms' pages."""

_MANNERS = (Manner.OWN, Manner.REPORTED, Manner.QUOTED)
_COUNTED = {
    Manner.OWN: gettext_noop("own"),
    Manner.REPORTED: gettext_noop("reported"),
    Manner.QUOTED: gettext_noop("quoted"),
}
_TOLD = {
    Manner.OWN: gettext_noop("the source’s own words"),
    Manner.REPORTED: gettext_noop("reported"),
    Manner.QUOTED: gettext_noop("in quotation"),
}


@dataclass(frozen=True)
class Line:
    """One use of a term in its context.

    Attributes:
        left, term, right: The words, ready for a page.
        start, end: Where all of it stands (code points).
        paragraph: The number of its paragraph.
        spaced: Whether the left context ends in a space.
    """

    source: Source
    swatch: str
    name: str
    told: str
    left: Markup
    term: Markup
    right: Markup
    start: int
    end: int
    paragraph: int
    spaced: bool


def words_page(site: Site) -> str:
    """Return the page of words; of very many uses only the first, with the way to the pages that hold all."""
    groups = _groups(site)
    long = has_own_pages(site)
    limit = max(LINES // len(site.terms), 1) if long else None
    table = ""
    if groups:
        table = _short_table(site, groups) if long else _table(site, _speakers(site), groups)
    return page(
        "words",
        title=gettext("Words"),
        description=gettext("Terms used by different speakers, counted from the text, each in its context."),
        hide=("navigation", "toc"),
        table=table,
        long=long,
        groups=[
            {"brief": brief, "terms": [_concordance(site, term, limit=limit) for term in terms]}
            for brief, terms in groups
        ],
    )


def term_pages(site: Site) -> dict[str, Callable[[], str]]:
    """Return what makes the pages of single terms, by path; none if all stands on the page of words."""
    pages: dict[str, Callable[[], str]] = {}
    for term in site.terms if has_own_pages(site) else ():
        uses = _uses(site, term)
        count = -(-len(uses) // LINES) or 1
        names = [f"{slug_of(site, term)}{f'_{number}' if number > 1 else ''}" for number in range(1, count + 1)]
        for number, name in enumerate(names):
            pages[f"words/{name}.md"] = partial(_term_page, site, term, number * LINES, names)
    return pages


def _term_page(site: Site, term: Term, start: int, names: list[str]) -> str:
    """Return a page of a term; the first also has the counts by speaker."""
    uses = _uses(site, term)
    lines = _lines(site, uses[start : start + LINES])
    title = called(term)
    if len(names) > 1:
        last = min(start + LINES, len(uses))
        title = gettext("%(term)s, %(first)s to %(last)s", term=title, first=written(start + 1), last=written(last))
    return page(
        "term",
        title=title,
        description=gettext("%(uses)s of a followed term, each in its context.", uses=counted(len(uses), "use")),
        hide=("navigation", "toc"),
        search=False,
        masthead=html("masthead", index=gettext("Words"), kicker=[gettext("Followed term")], banner=None),
        count=counted(len(uses), "use"),
        table=_by_speaker(site, uses) if not start else "",
        lines=html("kwic_lines", lines=lines, root=Markup("../../")) if lines else "",
        hidden=len(uses[start : start + LINES]) - len(lines),
        parts=[
            {
                "name": Markup(name),  # noqa: S704 - a slug
                "here": place * LINES == start,
                "told": gettext("%(first)s and on", first=written(place * LINES + 1)),
            }
            for place, name in enumerate(names if len(names) > 1 else ())
        ],
    )


def has_own_pages(site: Site) -> bool:
    """Tell whether terms have pages of their own: there are too many uses, or speakers, for one page."""
    uses = sum(len(found) for by_source in site.uses.values() for found in by_source.values())
    return bool(site.terms) and (uses > LINES or len(_speakers(site)) > COLUMNS)


def slug_of(site: Site, term: Term) -> Markup:
    """Return the name of a term's page."""
    return Markup(site.term_slugs[term.term])  # noqa: S704 - a slug


def anchor_of(site: Site, term: Term) -> Markup:
    """Return the id of a term on the page of words."""
    return Markup(f"t_{site.term_numbers[term.term]}")  # noqa: S704 - a number


def _groups(site: Site) -> list[tuple[Brief, list[Term]]]:
    """Return each term once, under the first brief that follows it."""
    known = {term.term.casefold(): term for term in site.terms}
    groups = []
    for brief in site.told:
        terms = [known.pop(each.term.casefold()) for each in merged(brief.terms) if each.term.casefold() in known]
        if terms:
            groups.append((brief, terms))
    return groups


def _speakers(site: Site) -> list[tuple[str, str, str]]:
    """Return the columns: name, pattern, and how the name is matched with uses."""
    publishers = dict.fromkeys(publisher_of(source) for source in site.library.sources.values())
    speaking = {name for speech in site.speech.values() for name in speech.speakers()}
    people = [(name, site.swatch(name), name) for name in (*site.swatches, *speaking) if name in speaking]
    return [(name, "pub", name) for name in publishers] + list(dict.fromkeys(people))


def _name(site: Site, source: str, use: Use) -> str:
    return use.stretch.speaker or publisher_of(site.library.sources[source])


def _uses(site: Site, term: Term) -> list[tuple[str, Use]]:
    found = site.uses[term.term].items()
    return [(source, use) for source, uses in found for use in uses if use.stretch.manner is not Manner.PAGE]


def _counts(site: Site, uses: list[tuple[str, Use]]) -> dict[str, Counter[Manner]]:
    """Count uses by speaker and by how the words stand."""
    counts: dict[str, Counter[Manner]] = {}
    for source, use in uses:
        counts.setdefault(_name(site, source, use), Counter())[use.stretch.manner] += 1
    return counts


def _table(site: Site, speakers: list[tuple[str, str, str]], groups: list[tuple[Brief, list[Term]]]) -> Markup:
    rows: list[dict[str, object]] = []
    for brief, terms in groups:
        rows.append({"group": brief.title})
        for term in terms:
            uses = _uses(site, term)
            counts = _counts(site, uses)
            cells = [counts.get(name, Counter()) for name, _, _ in speakers]
            rows.append(
                {
                    "term": called(term),
                    "anchor": anchor_of(site, term),
                    "cells": [
                        [(each.value, gettext(_COUNTED[each]), cell[each]) for each in _MANNERS if cell[each]]
                        for cell in cells
                    ],
                    "all": len(uses),
                }
            )
    return html("matrix", speakers=speakers, rows=rows)


def _short_table(site: Site, groups: list[tuple[Brief, list[Term]]]) -> Markup:
    """Return the counts of all terms without a column for each speaker."""
    rows = []
    for _, terms in groups:
        for term in terms:
            counts = _counts(site, _uses(site, term))
            rows.append(
                {
                    "name": called(term),
                    "href": Markup("#") + anchor_of(site, term),
                    "css": "",
                    "numbers": _numbers(counts.values()),
                    "last": len(counts),
                }
            )
    return html(
        "counts", caption=gettext("Uses of each term"), first=gettext("Term"), last=gettext("Speakers"), rows=rows
    )


def _by_speaker(site: Site, uses: list[tuple[str, Use]]) -> Markup:
    """Return the counts of one term by speaker."""
    counts = _counts(site, uses)
    rows = []
    for name, css, _ in _speakers(site):
        if name in counts:
            known = site.library.speakers.get(name)
            href = f"../../speakers/{known.slug}/" if known else ""
            rows.append({"name": name, "href": href, "css": css, "numbers": _numbers([counts[name]]), "last": None})
    return (
        html("counts", caption=gettext("Uses by speaker"), first=gettext("Speaker"), last="", rows=rows)
        if rows
        else Markup()
    )


def _numbers(counts: Iterable[Counter[Manner]]) -> list[int]:
    """Return how many uses there are in each manner, and in all."""
    total = sum(counts, Counter())
    numbers = [total[manner] for manner in _MANNERS]
    return [*numbers, sum(numbers)]


def called(term: Term) -> str:
    """Return a term as readers see it: all the forms that are counted."""
    return ", ".join(term.forms) or term.term


def _concordance(site: Site, term: Term, *, limit: int | None) -> Markup:
    """Return the uses of a term in their lines; with a limit only the first, and the way to the page with all."""
    uses = _uses(site, term)
    shown = uses[:limit]
    lines = _lines(site, shown)
    return html(
        "kwic",
        term=called(term),
        anchor=anchor_of(site, term),
        lines=lines,
        root=Markup("../"),
        number=len(uses),
        hidden=len(shown) - len(lines),
        many=len(lines) > _MANY,
        more=len(uses) - len(shown),
        href=slug_of(site, term) if limit else "",
    )


def _lines(site: Site, uses: list[tuple[str, Use]]) -> list[Line]:
    """Return the lines that may be shown."""
    sources = site.library.sources
    return [_line(site, sources[source], use) for source, use in uses if sources[source].rights is not Rights.NONE]


def _line(site: Site, source: Source, use: Use) -> Line:
    document = source.document
    paragraph = document.paragraph_at(use.start)
    every = site.speech[source.id].words
    first, last = (bisect_left(every, place, key=lambda word: word.start) for place in (paragraph.start, paragraph.end))
    words = every[first:last]
    before = [each for each in words if each.end <= use.start][-_CONTEXT:]
    after = [each for each in words if each.start >= use.end][:_CONTEXT]
    start = before[0].start if before else next((each.start for each in words if each.end > use.start), use.start)
    end = after[-1].end if after else paragraph.end
    said = Layer("span", "said", ((use.stretch.start, use.stretch.end),) if use.stretch.manner is Manner.QUOTED else ())
    text = document.text
    return Line(
        source=source,
        swatch=site.swatch(use.stretch.speaker),
        name=_name(site, source.id, use),
        told=_told(source, use),
        left=weave(text, start, use.start, [said]),
        term=weave(text, use.start, use.end, [said]),
        right=weave(text, use.end, end, [said]),
        start=start,
        end=end,
        paragraph=paragraph.number,
        spaced=text[use.start - 1 : use.start].isspace(),
    )


def _told(source: Source, use: Use) -> str:
    for part in source.parts:
        if part.kind is PartKind.HEADLINE and part.start <= use.start < part.end:
            return gettext("headline")
    return gettext(_TOLD[use.stretch.manner])

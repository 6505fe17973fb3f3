"""The page of words: followed terms counted by speaker, and every use in its context."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from asquoted.figures.speech import Manner
from asquoted.figures.terms import Use, merged
from asquoted.model import Brief, Source, Term
from asquoted.render.site import Site, publisher_of
from asquoted.render.templating import html, page
from asquoted.render.weave import Layer, weave
from asquoted.values import PartKind, Rights

_CONTEXT = 6
"""Words of context on each side of a use."""

_MANY = 12
"""More uses than this are folded away."""

_MANNERS = (Manner.OWN, Manner.REPORTED, Manner.QUOTED)
_COUNTED = {Manner.OWN: "own", Manner.REPORTED: "reported", Manner.QUOTED: "quoted"}
_TOLD = {Manner.OWN: "the source’s own words", Manner.REPORTED: "reported", Manner.QUOTED: "in quotation"}


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
    """Return the page of words."""
    speakers = _speakers(site)
    groups = _groups(site)
    return page(
        "words",
        title="Words",
        description="Terms used by different speakers, counted from the text, each in its context.",
        hide=("navigation", "toc"),
        table=_table(site, speakers, groups) if groups else "",
        groups=[{"brief": brief, "terms": [_concordance(site, term) for term in terms]} for brief, terms in groups],
    )


def anchor_of(site: Site, term: Term) -> Markup:
    """Return the id of a term on the page of words."""
    return Markup(f"t_{1 + [each.term for each in site.terms].index(term.term)}")  # noqa: S704 - a number


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


def _table(site: Site, speakers: list[tuple[str, str, str]], groups: list[tuple[Brief, list[Term]]]) -> Markup:
    rows: list[dict[str, object]] = []
    for brief, terms in groups:
        rows.append({"group": brief.title})
        for term in terms:
            uses = _uses(site, term)
            cells = [
                Counter(use.stretch.manner for source, use in uses if _name(site, source, use) == name)
                for name, _, _ in speakers
            ]
            rows.append(
                {
                    "term": called(term),
                    "anchor": anchor_of(site, term),
                    "cells": [
                        [(each.value, _COUNTED[each], cell[each]) for each in _MANNERS if cell[each]] for cell in cells
                    ],
                    "all": len(uses),
                }
            )
    return html("matrix", speakers=speakers, rows=rows)


def called(term: Term) -> str:
    """Return a term as readers see it: all the forms that are counted."""
    return ", ".join(term.forms) or term.term


def _concordance(site: Site, term: Term) -> Markup:
    uses = _uses(site, term)
    lines = [
        _line(site, site.library.sources[source], use)
        for source, use in uses
        if site.library.sources[source].rights is not Rights.NONE
    ]
    hidden = len(uses) - len(lines)
    return html(
        "kwic",
        term=called(term),
        anchor=anchor_of(site, term),
        lines=lines,
        number=len(uses),
        hidden=hidden,
        many=len(lines) > _MANY,
    )


def _line(site: Site, source: Source, use: Use) -> Line:
    document = source.document
    paragraph = document.paragraph_at(use.start)
    words = [each for each in site.speech[source.id].words if paragraph.start <= each.start < paragraph.end]
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
            return "headline"
    return _TOLD[use.stretch.manner]

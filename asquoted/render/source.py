"""The pages about sources: the list, and for each its record, its strip, and its quoted passages in their place."""

from __future__ import annotations

from markupsafe import Markup

from asquoted.figures.speech import Manner
from asquoted.model import Source
from asquoted.render.brief import sources_table
from asquoted.render.drawings import legend, patterns, source_strip
from asquoted.render.passages import passages_of
from asquoted.render.site import Site, counted, publisher_of, share
from asquoted.render.templating import html, page
from asquoted.values import Rights

_RIGHTS = {
    Rights.NONE: "the quoted words only",
    Rights.EXCERPTS: "the quoted passages in their paragraphs",
    Rights.FULL: "the whole text",
}

_NOTE = {
    Rights.NONE: "Only the words that a brief quotes are shown; […] stands for everything else.",
    Rights.EXCERPTS: "Only paragraphs that a brief quotes, or that bring in a quotation, are shown.",
    Rights.FULL: "The whole text is shown.",
}


def source_page(site: Site, source: Source) -> str:
    """Return the page of a source."""
    kicker = " · ".join(["Source", *(each for each in (source.publisher, source.kind) if each)])
    return page(
        "source",
        title=source.title,
        description="Record of the source, who speaks where in it, and the quoted passages in their place.",
        hide=("navigation",),
        masthead=html("masthead", kicker=kicker, banner=None),
        record=_record(site, source),
        patterns=patterns(),
        strip=source_strip(site, source),
        legend=legend(site, source),
        tally=_tally(site, source),
        note=_NOTE[source.rights],
        passages=html("passages", passages=passages_of(site, source), language=source.language),
    )


def sources_page(site: Site) -> str:
    """Return the list of sources."""
    sources = list(site.library.sources.values())
    table = sources_table(sources, "All sources", root=Markup("../")) if sources else ""
    return page(
        "sources",
        title="Sources",
        description="The documents that are quoted, with what is known of each.",
        hide=("navigation", "toc"),
        table=table,
    )


def _record(site: Site, source: Source) -> Markup:
    document = source.document
    quoted = site.words_quoted(source)
    passages = counted(len(site.quotes_from(source)), "passage")
    length = f"{counted(document.words, 'word')} in {counted(len(document.paragraphs), 'paragraph')}"
    return html(
        "record",
        rows=[
            ("Published by", source.publisher),
            ("Kind", source.kind),
            ("Byline", source.author),
            ("Date", source.published.isoformat() if source.published else None),
            ("Address (URL)", source.url),
            ("Language", source.language),
            ("Length", f"{length}; {counted(len(document.text), 'character')}"),
        ],
        quoted=f"{passages}; {quoted:,} of {counted(document.words, 'word')} ({share(quoted, document.words)})",
        rights=_RIGHTS[source.rights],
        seal=source.seal.removeprefix("sha256:"),
    )


def _tally(site: Site, source: Source) -> Markup:
    speech = site.speech[source.id]
    counts = speech.count()
    manners = (Manner.OWN, Manner.REPORTED, Manner.QUOTED)
    rows = []
    for name in (None, *speech.speakers()):
        cells = [counts.get((name, manner), 0) for manner in manners]
        speaker = site.library.speakers.get(name or publisher_of(source))
        rows.append(_row(site, name, publisher_of(source), cells, speaker.slug if speaker else None))
    page_text = counts.get((None, Manner.PAGE), 0)
    if page_text:
        rows.append({"swatch": "page", "name": "Page text", "href": None, "cells": [page_text, 0, 0, page_text]})
    total = sum(counts.values())
    for row in rows:
        row["share"] = share(row["cells"][-1], total)
    totals = [sum(row["cells"][place] for row in rows) for place in range(4)]
    return html("tally", rows=rows, totals=totals)


def _row(site: Site, name: str | None, publisher: str, cells: list[int], slug: str | None) -> dict[str, object]:
    return {
        "swatch": site.swatch(name),
        "name": name or publisher,
        "href": f"../../speakers/{slug}/" if slug else None,
        "cells": [*cells, sum(cells)],
    }

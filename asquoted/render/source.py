"""The pages about sources: the list, and for each its record, its strip, its quoted passages in place."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from asquoted.figures.speech import Manner
from asquoted.model import Source
from asquoted.render.actions import bibtex_of
from asquoted.render.brief import sources_table
from asquoted.render.coverage import coverage
from asquoted.render.drawings import MARKS, legend, patterns, source_strip
from asquoted.render.passages import passages_of
from asquoted.render.site import Site, counted, publisher_of, share
from asquoted.render.templating import html, page
from asquoted.values import Rights
from asquoted.wording import gettext, gettext_noop, number

_MANNERS = (Manner.OWN, Manner.REPORTED, Manner.QUOTED)

_RIGHTS = {
    Rights.NONE: gettext_noop("the quoted words only"),
    Rights.EXCERPTS: gettext_noop("the quoted passages in their paragraphs"),
    Rights.FULL: gettext_noop("the whole text"),
}

_TITLES = 1000
"""With more quotes than this the way back to a claim has the number of its brief, not its title."""

_NOTE = {
    Rights.NONE: gettext_noop("Only the words that a brief quotes are shown; […] stands for everything else."),
    Rights.EXCERPTS: gettext_noop("Only paragraphs that a brief quotes, or that bring in a quotation, are shown."),
    Rights.FULL: gettext_noop("Its paragraphs are numbered as everywhere on this site."),
}
_UNDER = gettext_noop("The numbers under a passage lead back to the claims.")
_WHERE = {
    Rights.NONE: _UNDER,
    Rights.EXCERPTS: _UNDER,
    Rights.FULL: gettext_noop("The numbers beside a paragraph lead back to the claims."),
}


def source_page(site: Site, source: Source) -> str:
    """Return the page of a source."""
    quotes = site.quotes_from(source)
    kicker = [each for each in (source.publisher, source.kind) if each]
    return page(
        "source",
        title=source.title,
        description=gettext("Record of the source, who speaks where in it, and the quoted passages in their place."),
        hide=("navigation",),
        masthead=html("masthead", index=gettext("Source"), kicker=kicker, banner=None),
        record=_record(site, source),
        patterns=patterns(),
        strip=source_strip(site, source),
        legend=legend(site, source),
        bundled=sum(each.letter == "A" for each in quotes) > MARKS,
        tally=_tally(site, source),
        cite=html("cite_source", citations=[bibtex_of(source)]),
        full=source.rights is Rights.FULL,
        note=_NOTE[source.rights],
        where=_WHERE[source.rights],
        passages=html(
            "passages",
            passages=passages_of(site, source),
            language=source.language,
            full=source.rights is Rights.FULL,
            short=len(quotes) > _TITLES,
        ),
        short=len(quotes) > _TITLES,
        coverage=coverage(site, source),
    )


def sources_page(site: Site) -> str:
    """Return the list of sources."""
    sources = list(site.library.sources.values())
    table = sources_table(sources, gettext("All sources"), root=Markup("../")) if sources else ""
    return page(
        "sources",
        title=gettext("Sources"),
        description=gettext("The documents that are quoted, with what is known of each."),
        hide=("navigation", "toc"),
        table=table,
    )


def _record(site: Site, source: Source) -> Markup:
    document = source.document
    quoted = site.words_quoted(source)
    times = counted(len(site.quotes_from(source)), "time")
    length = gettext(
        "%(words)s in %(paragraphs)s; %(characters)s",
        words=counted(document.words, "word"),
        paragraphs=counted(len(document.paragraphs), "paragraph"),
        characters=counted(len(document.text), "character"),
    )
    return html(
        "record",
        rows=[
            (gettext("Published by"), source.publisher),
            (gettext("Kind"), source.kind),
            (gettext("Byline"), source.author),
            (gettext("Date"), source.published.isoformat() if source.published else None),
            (gettext("Address (URL)"), html("address", url=source.url) if source.url else None),
            (gettext("Language"), source.language),
            (gettext("Length"), length),
        ],
        quoted=gettext(
            "%(times)s; %(part)s of %(words)s (%(share)s)",
            times=times,
            part=number(quoted),
            words=counted(document.words, "word"),
            share=share(quoted, document.words),
        ),
        rights=gettext(_RIGHTS[source.rights]),
        seal=source.seal.removeprefix("sha256:"),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table under the strip.

    Attributes:
        swatch: The pattern.
        cells: Words of the source's own, reported, in quotation, and all.
        share: Of the source, in per cent.
        href: Where the name leads; `None` if nowhere.
    """

    swatch: str
    name: str
    cells: tuple[int, ...]
    share: str
    href: str | None = None


def _tally(site: Site, source: Source) -> Markup:
    speech = site.speech[source.id]
    counts = site.counts[source.id]
    total = sum(counts.values())
    rows = []
    for speaker in (None, *speech.speakers()):
        own, reported, quoted = (counts.get((speaker, manner), 0) for manner in _MANNERS)
        words = own + reported + quoted
        name = speaker or publisher_of(source)
        known = site.library.speakers.get(name)
        href = f"../../speakers/{known.slug}/" if known else None
        cells = own, reported, quoted, words
        rows.append(Row(site.swatch(speaker), name, cells, share(words, total), href))
    page_text = counts.get((None, Manner.PAGE), 0)
    if page_text:
        rows.append(Row("page", gettext("Page text"), (page_text, 0, 0, page_text), share(page_text, total)))
    return html("tally", rows=rows, totals=[sum(row.cells[place] for row in rows) for place in range(4)])

"""What a search finds: the claims, speakers, sources and terms of a library, as entries of Material's search index.

MkDocs makes its entries from headings and the HTML under them. Ours come from the data, so a claim is found by its own
words, by its speakers and by every quoted word, and what stands beside them on the page is not in the way.
"""

from __future__ import annotations

import html
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from asquoted.model import Anchor, Brief, Source, Speaker
from asquoted.render.kinds import kind_of
from asquoted.render.passage import CHIPS
from asquoted.render.site import Placed, Site, placed_in
from asquoted.render.speaker import KINDS
from asquoted.render.weave import runs_of
from asquoted.render.words import anchor_of, called
from asquoted.values import Status
from asquoted.wording import gettext

_SEPARATOR = r"[\s\-]+"
"""What Material takes for the space between words unless it is told otherwise: marks then stay with their words."""

_BETTER = r"""[\s\-“”„‟«»‹›‘‚…–—!?:;"()\[\]/]+|[.,’'](?!\w)|&(?:lt|gt|amp);"""
"""Quotation marks and punctuation are no part of a word; what stands inside one is: `15,000`, `U.S`, `claim’s`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    Attributes:
        location: The address of its page, and its id there after `#`.
        title: What it is called.
        text: Plain words, by paragraph; of a long text the results show those in which the words were found.
    """

    location: str
    title: str
    text: tuple[str, ...] = ()


def search_entries(site: Site) -> Iterator[Entry]:
    """Yield what can be found of a library: nothing of a draft, nothing of a brief that was withdrawn."""
    published = [brief for brief in site.told if brief.status is Status.PUBLISHED]
    for brief in published:
        yield Entry(f"briefs/{brief.slug}/", brief.title, (brief.question,))
        for placed in placed_in(brief):
            yield _claim(brief, placed)
    yield from (_source(source) for source in site.library.sources.values())
    yield from (_speaker(speaker) for speaker in site.library.speakers.values())
    followed = {term.term.casefold() for brief in published for term in brief.terms}
    for term in site.terms:
        if term.term.casefold() in followed:
            yield Entry(f"words/#{anchor_of(site, term)}", called(term))


def with_entries(index: str, entries: Collection[Entry], made: Collection[str]) -> str:
    """Return a search index in which the pages that we make have our entries in place of those that it had for them.

    Args:
        index: Material's index, as JSON.
        entries: Ours.
        made: The addresses of all pages that we make; one that has no entry is not found.
    """
    data = json.loads(index)
    if data["config"].get("separator") == _SEPARATOR:
        data["config"]["separator"] = _BETTER
    kept = [each for each in data["docs"] if each["location"].partition("#")[0] not in made]
    data["docs"] = kept + [_as_material_reads_it(entry) for entry in entries]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _as_material_reads_it(entry: Entry) -> dict[str, str]:
    """Return an entry as the index has it: Material puts titles and texts into its list of results as HTML."""
    text = "".join(f"<p>{_plain(each)}</p>" for each in entry.text)
    return {"location": entry.location, "title": _plain(entry.title), "text": text}


def _plain(words: str) -> str:
    return html.escape(" ".join(words.split()), quote=False)


def _claim(brief: Brief, placed: list[Placed]) -> Entry:
    claim = placed[0].claim
    return Entry(f"briefs/{brief.slug}/#{claim.id}", claim.statement, tuple(_passage(each) for each in placed))


def _passage(placed: Placed) -> str:
    """Return a passage in one line: who, how, the words, how they stand to the claim's own."""
    quote = placed.quote
    lines = [f"{placed.label} {quote.speaker.name}, {gettext(kind_of(quote).label)}: {_shown(quote.anchor)}"]
    if quote.translation:
        lines.append(gettext("Translation by the editors: %(words)s", words=quote.translation))
    if placed.beside:
        chip = CHIPS[placed.beside.relation]
        lines.append(f"{chip.sign} {gettext(chip.words)} {placed.number}A: {placed.beside.note}")
    return " · ".join(lines)


def _shown(anchor: Anchor) -> str:
    """Return the words of a quote as its page shows them."""
    runs = [run for paragraph in runs_of(anchor) for run in (*paragraph, None)]
    return html.unescape("".join(" " if run is None else f"{' ' if run.spaced else ''}{run.words}" for run in runs))


def _source(source: Source) -> Entry:
    published = source.published.isoformat() if source.published else None
    known = [each for each in (gettext("Source"), source.publisher, source.kind, source.author, published) if each]
    return Entry(f"sources/{source.id}/", source.title, (" · ".join(known),))


def _speaker(speaker: Speaker) -> Entry:
    told = [gettext(KINDS[speaker.kind])]
    if speaker.described is not None:
        told.append(gettext("in the source: %(words)s", words=_shown(speaker.described)))
    told += [alias for alias in speaker.aliases if alias != speaker.name]
    return Entry(f"speakers/{speaker.slug}/", speaker.name, (" · ".join(told),))

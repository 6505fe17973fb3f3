"""The pages about speakers: the list, and for each who they are and everything that is quoted from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from asquoted.figures.speech import Manner
from asquoted.model import Source, Speaker, Words
from asquoted.render.brief import ROOT
from asquoted.render.drawings import patterns, speaker_strip
from asquoted.render.kinds import kind_of
from asquoted.render.passage import cut, shown
from asquoted.render.passages import backs_of
from asquoted.render.site import Placed, Site, counted, share
from asquoted.render.templating import html, page
from asquoted.render.words import anchor_of
from asquoted.values import SpeakerKind
from asquoted.wording import gettext, gettext_noop

KINDS = {
    SpeakerKind.PERSON: gettext_noop("Person"),
    SpeakerKind.UNNAMED: gettext_noop("Not named in the sources"),
    SpeakerKind.ORGANISATION: gettext_noop("Organisation"),
    SpeakerKind.PUBLICATION: gettext_noop("Publication"),
}


_STRIPS = 4
"""So many sources are drawn, those with most words of the speaker; with more sources a table tells of all."""

_FIGURES = 100
"""So many passages are shown; the others are links to their places in the sources."""

_PLACES = 24
"""So many places of a term are named; its row leads to all."""


@dataclass(frozen=True)
class Share:
    """How much of a source is a speaker's.

    Attributes:
        quoted, reported, own: In words.
        total: The words of the source.
    """

    source: Source
    quoted: int
    reported: int
    own: int
    total: int

    @property
    def words(self) -> int:
        """All words that are the speaker's."""
        return self.quoted + self.reported + self.own

    @property
    def share(self) -> str:
        """The share of the source, in per cent."""
        return share(self.words, self.total)


def speaker_page(site: Site, speaker: Speaker) -> str:
    """Return the page of a speaker."""
    shares = shares_of(site, speaker)
    groups = _grouped(site, speaker)
    most = sorted((each for each in shares if each.words), key=lambda each: -each.words)[:_STRIPS]
    strips = [
        {"source": each.source, "strip": speaker_strip(site, each.source, speaker)} for each in shares if each in most
    ]
    return page(
        "speaker",
        title=speaker.name,
        description=gettext(
            "What the sources give as the words of %(speaker)s, quoted and reported.", speaker=speaker.name
        ),
        hide=("navigation",),
        masthead=html("masthead", index=gettext("Speaker"), kicker=[gettext(KINDS[speaker.kind])], banner=None),
        who=html("who", speaker=speaker, cut=cut, root=ROOT),
        facts=_facts(site, speaker, shares, len(groups)),
        patterns=patterns() if strips else "",
        several=len(shares) > _STRIPS,
        shares=_shares(site, speaker, shares),
        strips=html("speaker_strips", strips=strips, swatch=site.swatch(speaker.name), root=ROOT) if strips else "",
        passages=_passages(site, groups[:_FIGURES]),
        shown=_FIGURES,
        total=len(groups),
        more=_more(groups[_FIGURES:]),
        terms=_terms(site, speaker),
    )


def speakers_page(site: Site) -> str:
    """Return the list of speakers, in the order in which they first appear."""
    cards = [
        {
            "speaker": each,
            "kind": gettext(KINDS[each.kind]),
            "swatch": site.swatch(each.name),
            "passages": counted(len(_grouped(site, each)), "quoted passage"),
        }
        for each in in_order(site)
    ]
    return page(
        "speakers",
        title=gettext("Speakers"),
        description=gettext("Everyone who is quoted, with what is quoted from them."),
        hide=("navigation", "toc"),
        cards=html("speaker_cards", cards=cards, cut=cut, root=Markup("../")) if cards else "",
    )


def in_order(site: Site) -> list[Speaker]:
    """Return all speakers in the order in which they first appear, publications at the end."""
    order = [*site.swatches, *(name for name in site.library.speakers if site.is_publication(name))]
    return [site.library.speakers[name] for name in order if name in site.library.speakers]


def shares_of(site: Site, speaker: Speaker) -> list[Share]:
    """Return how much of each source is a speaker's, for every source in which anything is."""
    shares = []
    quoted_from = {placed.quote.anchor.source.id for placed in site.quotes_of(speaker)}
    for source in site.library.sources.values():
        counts = site.counts[source.id]
        name = None if speaker.name == source.publisher else speaker.name
        own, reported, quoted = (
            counts.get((name, manner), 0) for manner in (Manner.OWN, Manner.REPORTED, Manner.QUOTED)
        )
        each = Share(source, quoted, reported, own, source.document.words)
        if each.words or source.id in quoted_from:
            shares.append(each)
    return shares


def _facts(site: Site, speaker: Speaker, shares: list[Share], passages: int) -> Markup:
    quotes = site.quotes_of(speaker)
    return html(
        "speaker_facts",
        publication=speaker.kind is SpeakerKind.PUBLICATION,
        quoted=sum(each.quoted for each in shares),
        reported=sum(each.reported for each in shares),
        own=sum(each.own for each in shares),
        shares=shares if len(shares) <= _STRIPS else [],
        documents=len(shares) if len(shares) > _STRIPS else 0,
        passages=passages,
        times=counted(len(quotes), "time"),
        briefs=counted(len({each.brief.slug for each in quotes}), "brief"),
    )


def _grouped(site: Site, speaker: Speaker) -> list[list[Placed]]:
    """Return what is quoted from a speaker by passage: a quote that lies in a longer one goes with that one."""
    found: list[list[Placed]] = []
    like: dict[tuple[str, str], _Groups] = {}
    for placed in sorted(site.quotes_of(speaker), key=lambda each: -_length(each)):
        groups = like.setdefault((placed.quote.anchor.source.id, kind_of(placed.quote).name), _Groups())
        if not groups.take(placed):
            found.append(groups.begin(placed))
    order = {source: place for place, source in enumerate(site.library.sources)}
    return sorted(found, key=lambda group: (order[group[0].quote.anchor.source.id], group[0].quote.anchor.start))


class _Groups:
    """Passages of one kind from one source, the longest first, each with the quotes that lie in it."""

    def __init__(self) -> None:
        self._groups: list[tuple[int, int, list[Placed]]] = []
        self._same: dict[tuple[Words, ...], list[Placed]] = {}

    def begin(self, placed: Placed) -> list[Placed]:
        """Begin a group with a quote that lies in none."""
        anchor, group = placed.quote.anchor, [placed]
        self._groups.append((anchor.start, anchor.end, group))
        self._same[anchor.segments] = group
        return group

    def take(self, placed: Placed) -> bool:
        """Put a quote into the first group in whose passage it lies; tell whether there is one.

        Many quotes are the same words: where these stand already, they lie in no earlier group.
        """
        anchor = placed.quote.anchor
        group = self._same.get(anchor.segments) or next(
            (
                group
                for start, end, group in self._groups
                if start <= anchor.start and anchor.end <= end and _lies_in(placed, group[0])
            ),
            None,
        )
        if group is not None:
            group.append(placed)
        return group is not None


def _shares(site: Site, speaker: Speaker, shares: list[Share]) -> Markup:
    """Return how much of each source is a speaker's as a table; nothing if the facts can hold it."""
    if len(shares) <= _STRIPS:
        return Markup()
    quotes = Counter(each.quote.anchor.source.id for each in site.quotes_of(speaker))
    rows = [{"share": each, "quotes": quotes[each.source.id]} for each in shares]
    return html("speaker_shares", rows=rows, root=ROOT, name=speaker.name)


def _more(groups: list[list[Placed]]) -> Markup:
    """Return passages as links to their places in the sources, by source."""
    sources: dict[str, list[list[Placed]]] = {}
    for group in groups:
        sources.setdefault(group[0].quote.anchor.source.id, []).append(group)
    lists = [(found[0][0].quote.anchor.source, found) for found in sources.values()]
    return html("speaker_more", lists=lists, root=ROOT, kind_of=kind_of) if lists else Markup()


def _passages(site: Site, groups: list[list[Placed]]) -> Markup:
    """Return what is quoted from a speaker, each passage once."""
    figures = [{"shown": shown(group[0].quote), "backs": backs_of(site, group)} for group in groups]
    if not figures:
        return Markup()
    return html("speaker_passages", figures=figures, root=ROOT, several=len(site.library.sources) > 1)


def _length(placed: Placed) -> int:
    return sum(each.end - each.start for each in placed.quote.anchor.segments)


def _lies_in(inner: Placed, outer: Placed) -> bool:
    """Tell whether all words of a quote stand among those of another from the same source."""
    return all(
        any(outside.start <= each.start and each.end <= outside.end for outside in outer.quote.anchor.segments)
        for each in inner.quote.anchor.segments
    )


def _terms(site: Site, speaker: Speaker) -> Markup:
    rows = []
    for term in site.terms:
        if uses := site.uses_by(speaker).get(term.term):
            places = dict.fromkeys(
                (source, site.library.sources[source].document.paragraph_at(use.start).number) for source, use in uses
            )
            numbers = [
                sum(use.stretch.manner is manner for _, use in uses)
                for manner in (Manner.OWN, Manner.REPORTED, Manner.QUOTED)
            ]
            row = {"term": term, "anchor": anchor_of(site, term), "numbers": numbers, "places": list(places)[:_PLACES]}
            rows.append({**row, "more": len(list(places)[_PLACES:])})
    return html("speaker_terms", rows=rows, root=ROOT, name=speaker.name) if rows else Markup()

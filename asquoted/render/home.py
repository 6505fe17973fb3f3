"""The pages that lead to the others: home, the list of briefs, and what was corrected or withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from asquoted.model import Brief
from asquoted.render.brief import sources_of
from asquoted.render.drawings import brief_strip, patterns
from asquoted.render.filters import topic_filter
from asquoted.render.kinds import CAPTION, KINDS, kind_of
from asquoted.render.listing import (
    CARDS,
    chosen,
    counts_of,
    each_once,
    facts_of,
    groups_of,
    jumps,
    rows,
    state_of,
    titled,
    topic_page_of,
)
from asquoted.render.passage import CHIPS, shown, words_in
from asquoted.render.site import Site, counted, numbers_of
from asquoted.render.speaker import in_order
from asquoted.render.templating import html, page
from asquoted.values import Status
from asquoted.wording import gettext

_EXAMPLE = 18
"""An example in the key has about so many words."""

_LATEST = 8

_IN_TOPIC = 5
"""The home page names so many briefs of each topic, and leads to the others."""

_SPEAKERS = 24
"""The home page names so many speakers, and leads to the others."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that changed after publication.

    Attributes:
        date: When.
        brief: Where.
        what: What, in the editors' words or ours.
        claim: The id of the claim, and its number; `None` if it is about the whole brief.
    """

    date: date
    brief: Brief
    what: str
    claim: tuple[str, int | None] | None = None


def home_page(site: Site) -> str:
    """Return the home page: briefs as cards, topics, speakers, what else there is, how to read a passage."""
    shown = chosen(site)
    return page(
        "home",
        title="As Quoted",
        description=gettext("Quotations side by side, each checked word for word against its source."),
        hide=("navigation", "toc"),
        patterns=patterns(),
        briefs=cards(site, shown, root="", level=3),
        total=len(site.told),
        shown=len(shown),
        topics=_topics(site),
        speakers=_speakers(site),
        more_speakers=max(len(site.library.speakers) - _SPEAKERS, 0),
        views=_views(site),
        changes=changes(site, updates=True)[:_LATEST],
        key=_key(site),
        relations=html("relations", relations=[(each.value, chip) for each, chip in CHIPS.items()]),
    )


def briefs_page(site: Site) -> str:
    """Return the list of briefs: a few as cards, more of them by topic, withdrawn ones apart."""
    few = len(site.told) <= CARDS
    groups = [] if few else each_once(site)
    return page(
        "briefs",
        title=gettext("Briefs"),
        description=gettext("Every brief with its question and what is in it."),
        hide=("navigation", "toc"),
        patterns=patterns() if few else "",
        cards=cards(site, site.told, root="../", level=2) if few else "",
        counts=counts_of(site.told),
        jumps=jumps(groups),
        groups=[{"group": group, "rows": rows(site, group.briefs, root="../")} for group in groups],
        withdrawn=rows(site, [each for each in site.briefs if each.status is Status.WITHDRAWN], root="../"),
    )


def corrections_page(site: Site) -> str:
    """Return everything that was corrected or withdrawn, the latest first."""
    every = changes(site, updates=False)
    return page(
        "corrections",
        title=gettext("Corrections"),
        description=gettext("What was corrected or withdrawn after publication, and when."),
        corrections=[each for each in every if each.claim is not None],
        withdrawn=[each for each in every if each.claim is None],
    )


def changes(site: Site, *, updates: bool) -> list[Change]:
    """Return what changed after publication, the latest first; every date comes from the files.

    Args:
        site: What is shown.
        updates: Whether a brief that only says it was updated counts too.
    """
    found: list[Change] = []
    for brief in site.briefs:
        numbers = numbers_of(brief) if brief.status is not Status.WITHDRAWN else {}  # its page shows no claim
        if brief.withdrawn is not None and brief.status is Status.WITHDRAWN:
            found.append(Change(brief.withdrawn.date, brief, brief.withdrawn.reason))
        elif brief.updated is not None and updates:
            found.append(Change(brief.updated, brief, gettext("updated")))
        found += [
            Change(each.date, brief, each.text, (each.claim, numbers.get(each.claim))) for each in brief.corrections
        ]
    return sorted(found, key=lambda change: change.date, reverse=True)


def cards(site: Site, briefs: Sequence[Brief], *, root: str, level: int) -> Markup:
    """Return briefs as cards, each with what it quotes drawn on its source.

    Args:
        site: What is shown.
        briefs: The briefs, in their order.
        root: The way from the page up to the site's top.
        level: The level of their headings.
    """
    made = [_card(site, brief) for brief in briefs]
    return html("brief_cards", cards=made, root=root, level=level, filters=topic_filter(briefs)) if made else Markup()


def _card(site: Site, brief: Brief) -> dict[str, object]:
    sources = sources_of(brief)
    return {
        "brief": brief,
        "facts": facts_of(site, brief),
        "topics": [(topic_page_of(topic), titled(topic)) for topic in dict.fromkeys(brief.topics)],
        "strip": brief_strip(site, brief, sources[0]) if sources else "",
        "matched": gettext(
            "%(passages)s, each an exact text match", passages=counted(len(brief.quotes), "quoted passage")
        ),
        "state": state_of(brief),
    }


def _topics(site: Site) -> Markup:
    """Return the topics, each with its first briefs; a link leads to the others."""
    groups = groups_of(site)
    if not site.topics and len(site.told) <= CARDS:
        return Markup()
    lists = [
        {
            "group": group,
            "href": f"topics/{topic_page_of(group.topic)}/" if group.topic else "",
            "shown": group.briefs[:_IN_TOPIC],
            "more": len(group.briefs[_IN_TOPIC:]),
        }
        for group in groups
    ]
    return html("topic_lists", lists=lists)


def _speakers(site: Site) -> Markup:
    speakers = in_order(site)[:_SPEAKERS]
    return html(
        "speaker_list",
        speakers=[(each, site.swatch(each.name), counted(len(site.quotes_of(each)), "quote")) for each in speakers],
    )


def _views(site: Site) -> Markup:
    return html(
        "views",
        sources=list(site.library.sources.values()),
        briefs=counted(len(site.told), "brief"),
        terms=counted(len(site.terms), "term"),
        speakers=counted(len(site.library.speakers), "speaker"),
        counted=counted,
    )


def _key(site: Site) -> Markup:
    """Return each kind of passage with a real one for an example; a kind that no brief quotes has none."""
    examples = []
    for kind in KINDS:
        found = [each.quote for each in site.placed if kind_of(each.quote) == kind and each.quote.translation is None]
        if not found and kind == CAPTION:
            continue
        best = min(found, key=lambda quote: abs(words_in(quote) - _EXAMPLE), default=None)
        examples.append({"kind": kind, "shown": shown(best) if best else None})
    return html("key", examples=examples)

"""The pages that lead to the others: home, the list of briefs, and what was corrected or withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from asquoted.model import Brief
from asquoted.render.brief import sources_of
from asquoted.render.drawings import brief_strip, patterns
from asquoted.render.filters import topic_filter
from asquoted.render.kinds import CAPTION, KINDS, kind_of
from asquoted.render.passage import CHIPS, shown, words_in
from asquoted.render.site import Site, counted, numbers_of
from asquoted.render.templating import html, page
from asquoted.values import Status

_EXAMPLE = 18
"""An example in the key has about so many words."""

_LATEST = 8


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
    """Return the home page: the briefs, what else there is, and how to read a passage."""
    return page(
        "home",
        title="As Quoted",
        description="Quotations side by side, each checked word for word against its source.",
        hide=("navigation", "toc"),
        patterns=patterns(),
        briefs=cards(site, root="", level=3),
        views=html("views", site=site, speakers=len(site.library.speakers), terms=len(site.terms)),
        changes=changes(site, updates=True)[:_LATEST],
        key=_key(site),
        relations=html("relations", relations=[(each.value, chip) for each, chip in CHIPS.items()]),
    )


def briefs_page(site: Site) -> str:
    """Return the list of briefs."""
    return page(
        "briefs",
        title="Briefs",
        description="Every brief with its question and what is in it.",
        hide=("navigation", "toc"),
        patterns=patterns(),
        cards=cards(site, root="../", level=2),
    )


def corrections_page(site: Site) -> str:
    """Return everything that was corrected or withdrawn, the latest first."""
    every = changes(site, updates=False)
    return page(
        "corrections",
        title="Corrections",
        description="What was corrected or withdrawn after publication, and when.",
        hide=("navigation", "toc"),
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
        numbers = numbers_of(brief)
        if brief.withdrawn is not None and brief.status is Status.WITHDRAWN:
            found.append(Change(brief.withdrawn.date, brief, brief.withdrawn.reason))
        elif brief.updated is not None and updates:
            found.append(Change(brief.updated, brief, "updated"))
        found += [
            Change(each.date, brief, each.text, (each.claim, numbers.get(each.claim))) for each in brief.corrections
        ]
    return sorted(found, key=lambda change: change.date, reverse=True)


def cards(site: Site, *, root: str, level: int) -> Markup:
    """Return the briefs as cards, each with what it quotes drawn on its source.

    Args:
        site: What is shown.
        root: The way from the page up to the site's top.
        level: The level of their headings.
    """
    made = [_card(site, brief) for brief in site.briefs]
    return (
        html("brief_cards", cards=made, root=root, level=level, filters=topic_filter(site.briefs)) if made else Markup()
    )


def _card(site: Site, brief: Brief) -> dict[str, object]:
    if brief.status is Status.WITHDRAWN:
        return {"brief": brief, "facts": [], "strip": "", "matched": "", "state": "Withdrawn"}
    sources = sources_of(brief)
    facts = [
        f"Brief {site.number(brief)}",
        counted(len(brief.claims), "claim"),
        counted(len(sources), "document"),
    ]
    return {
        "brief": brief,
        "facts": facts,
        "strip": brief_strip(site, brief, sources[0]) if sources else "",
        "matched": f"{counted(len(brief.quotes), 'quoted passage')}, each an exact text match",
        "state": "Draft" if brief.status is Status.DRAFT else "",
    }


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

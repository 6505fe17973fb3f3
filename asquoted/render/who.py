"""Who says what: the claims of a brief and its speakers as a table, each passage a link to where it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from asquoted.model import Brief
from asquoted.render.kinds import Kind, kind_of
from asquoted.render.listing import each_once, jumps
from asquoted.render.passage import CHIPS, Chip
from asquoted.render.site import Placed, Site, counted, placed_in
from asquoted.render.templating import html, page
from asquoted.wording import gettext

ON_ONE_PAGE = 12
"""The tables of so many briefs stand on one page; with more briefs each has a page of its own."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A passage in the table.

    Attributes:
        placed: The quote.
        kind: What kind of passage it is.
        chip: How it stands to the claim's own passage; `None` for that one and its further passages.
    """

    placed: Placed
    kind: Kind
    chip: Chip | None


def who_page(site: Site) -> str:
    """Return the page with the tables of all briefs, or with the way to each."""
    on_one = len(site.told) <= ON_ONE_PAGE
    groups = [] if on_one else each_once(site)
    return page(
        "who",
        title=gettext("Who says what"),
        description=gettext(
            "Every claim with its speakers side by side: how the words stand, and how they are related."
        ),
        hide=("navigation", "toc"),
        search=False,
        tables=[
            {"title": brief.title, "slug": Markup(brief.slug), "table": table_of(site, brief, root="../")}  # noqa: S704
            for brief in (site.told if on_one else ())
        ],
        jumps=_briefs(site.told) if on_one else jumps(groups),
        groups=[{"group": group, "rows": _rows(group.briefs)} for group in groups],
    )


def who_brief_page(site: Site, brief: Brief) -> str:
    """Return the page with the table of one brief."""
    return page(
        "who_brief",
        title=gettext("Who says what: %(title)s", title=brief.title),
        description=gettext("The claims of a brief with their speakers side by side."),
        hide=("navigation", "toc"),
        search=False,
        masthead=html(
            "masthead",
            index=gettext("Who says what"),
            kicker=[gettext("Brief %(number)s", number=site.number(brief))],
            banner=None,
        ),
        question=brief.question,
        slug=Markup(brief.slug),  # noqa: S704 - a slug
        table=table_of(site, brief, root="../../"),
    )


def own_pages(site: Site) -> tuple[Brief, ...]:
    """Return the briefs whose tables have pages of their own."""
    return site.told if len(site.told) > ON_ONE_PAGE else ()


def table_of(site: Site, brief: Brief, *, root: str) -> Markup:
    """Return the table of a brief: a row for each claim, a column for each speaker who is quoted in it."""
    claims = placed_in(brief)
    if not claims:
        return Markup()
    speakers = {each.quote.speaker.name: each.quote.speaker for claim in claims for each in claim}
    columns = [speakers[name] for name in (*site.swatches, *speakers) if name in speakers]
    columns = list(dict.fromkeys(columns))
    return html(
        "who_table",
        brief=brief,
        root=Markup(root),  # noqa: S704 - of ours
        speakers=[(each, site.swatch(each.name)) for each in columns],
        rows=[
            {"claim": claim[0].claim, "number": claim[0].number, "cells": [_cell(claim, each.name) for each in columns]}
            for claim in claims
        ],
    )


def _cell(claim: list[Placed], speaker: str) -> list[Cell]:
    return [
        Cell(each, kind_of(each.quote), CHIPS[each.beside.relation] if each.beside else None)
        for each in claim
        if each.quote.speaker.name == speaker
    ]


def _briefs(briefs: tuple[Brief, ...]) -> Markup:
    return html("who_jumps", briefs=briefs) if len(briefs) > 1 else Markup()


def _rows(briefs: tuple[Brief, ...]) -> Markup:
    speakers = {brief.slug: len({quote.speaker.name for quote in brief.quotes}) for brief in briefs}
    counts = {
        brief.slug: f"{counted(len(brief.claims), 'claim')}, {counted(speakers[brief.slug], 'speaker')}"
        for brief in briefs
    }
    return html("who_rows", briefs=briefs, counts=counts)

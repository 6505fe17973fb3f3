"""A brief as data: this brief's part of the contract of `check --format json`, within the rights of its sources."""

from __future__ import annotations

from typing import Any

from asquoted.model import Anchor, Brief, Checked
from asquoted.outcome import Outcome
from asquoted.report.contract import VERSION, quote_row, to_json
from asquoted.values import Rights, Status


def brief_json(brief: Brief, outcome: Outcome) -> str:
    """Return the brief's quotes as the contract has them, with its counts.

    Data is published, so it says no more than the pages: no quotes of a withdrawn brief, and around a quote only what
    the record of its source lets the site show.
    """
    withdrawn = brief.withdrawn if brief.status is Status.WITHDRAWN else None
    quotes = () if withdrawn else outcome.quotes_by_brief.get(brief.slug, ())
    return to_json(
        {
            "version": VERSION,
            "brief": brief.slug,
            "title": brief.title,
            "status": brief.status,
            "withdrawn": withdrawn and {"date": withdrawn.date.isoformat(), "reason": withdrawn.reason},
            "counts": {
                "claims": 0 if withdrawn else len(brief.claims),
                "quotes": len(quotes),
                "exact": sum(bool(each.anchor) for each in quotes),
            },
            "quotes": [_row(each) for each in quotes],
        }
    )


def _row(quote: Checked) -> dict[str, Any]:
    row = quote_row(quote)
    if quote.anchor:
        row["prefix"], row["suffix"] = context_within_rights(quote.anchor)
    return row


def context_within_rights(anchor: Anchor) -> tuple[str | None, str | None]:
    """Return what stands before and after a quote, as far as it may be published.

    With the rights `none` that is nothing; with `excerpts` it ends where the quote's paragraphs do.
    """
    source = anchor.source
    if source.rights is Rights.NONE:
        return None, None
    if source.rights is Rights.FULL:
        return anchor.prefix, anchor.suffix
    first, last = source.document.paragraph_at(anchor.start), source.document.paragraph_at(anchor.end - 1)
    before, after = anchor.start - first.start, last.end - anchor.end
    return anchor.prefix[-before:] if before else "", anchor.suffix[:after]

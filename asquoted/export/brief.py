"""A brief as data: this brief's part of the contract of `check --format json`."""

from __future__ import annotations

from asquoted.model import Brief, Checked
from asquoted.outcome import Outcome
from asquoted.report.contract import VERSION, quote_row, to_json


def brief_json(brief: Brief, outcome: Outcome) -> str:
    """Return the brief's quotes as the contract has them, with its counts."""
    quotes: list[Checked] = [quote for quote in outcome.quotes if quote.id.startswith(f"{brief.slug}/")]
    counts = {
        "claims": len(brief.claims),
        "quotes": len(quotes),
        "exact": sum(bool(each.anchor) for each in quotes),
    }
    return to_json(
        {
            "version": VERSION,
            "brief": brief.slug,
            "title": brief.title,
            "counts": counts,
            "quotes": [quote_row(quote) for quote in quotes],
        }
    )

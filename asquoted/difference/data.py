"""A difference as JSON: keys are always present, null where there is nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from asquoted.difference.model import Change, ClaimChange, Difference, QuoteChange, Side
from asquoted.report.contract import finding_row, to_json

VERSION = 1


def data(difference: Difference, base: str) -> str:
    """Return the difference as JSON."""
    return to_json(
        {
            "version": VERSION,
            "base": base,
            "before": asdict(difference.before),
            "after": asdict(difference.after),
            "quotes_before": difference.quotes_before,
            "quotes_gone": difference.quotes_gone,
            "settings": _changes(difference.settings),
            "sources": [
                {"id": each.id, "kind": each.kind, "changes": _changes(each.changes)} for each in difference.sources
            ],
            "briefs": [
                {
                    "slug": each.slug,
                    "kind": each.kind,
                    "changes": _changes(each.changes),
                    "claims": [_claim(claim) for claim in each.claims],
                }
                for each in difference.briefs
            ],
            "findings": [finding_row(each) for each in difference.findings],
        }
    )


def _changes(changes: Iterable[Change]) -> list[dict[str, str | None]]:
    return [asdict(each) for each in changes]


def _claim(claim: ClaimChange) -> dict[str, Any]:
    return {
        "id": claim.id,
        "kind": claim.kind,
        "broken": claim.is_broken,
        "changes": _changes(claim.changes),
        "quotes": [_quote(each) for each in claim.quotes],
    }


def _quote(quote: QuoteChange) -> dict[str, Any]:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "changes": _changes(quote.changes),
        "old": _side(quote.old),
        "new": _side(quote.new),
    }


def _side(side: Side | None) -> dict[str, str | None] | None:
    return {"id": side.quote.id, **side.told} if side else None

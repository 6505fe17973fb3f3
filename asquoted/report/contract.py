"""`check --format json`: the public contract, version 1, described in the docs.

Keys are always present, null where there is nothing. Offsets are code points from 0 in the text as decoded from
UTF-8 with nothing changed; lines and columns count from 1.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from asquoted.findings import Finding, Label
from asquoted.model import Checked
from asquoted.outcome import Outcome, Since

VERSION = 1


def contract(outcome: Outcome, since: Since | None = None) -> str:
    """Return what a run says of everything that it checked.

    Args:
        outcome: What was found.
        since: What of it is new, if that was asked.
    """
    return to_json(
        {
            "version": VERSION,
            "counts": asdict(outcome.counts),
            "quotes": [quote_row(quote) for quote in outcome.quotes],
            "findings": [finding_row(finding, since) for finding in outcome.findings],
        }
    )


def to_json(value: Any) -> str:
    """Return a value as JSON that reads well and ends with a line end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def quote_row(quote: Checked) -> dict[str, Any]:
    """Return what the contract says of one quote."""
    line, column = quote.place.file.position(quote.place.start)
    anchor = quote.anchor
    return {
        "id": quote.id,
        "file": quote.place.file.path,
        "line": line,
        "column": column,
        "speaker": quote.speaker,
        "voice": quote.voice,
        "relation": quote.relation,
        "claim": quote.claim,
        "source": quote.source,
        "status": "exact" if anchor else "refused",
        "segments": [[each.start, each.end] for each in anchor.segments] if anchor else [],
        "paragraph": anchor.paragraph if anchor else None,
        "exact": anchor.exact if anchor else None,
        "prefix": anchor.prefix if anchor else None,
        "suffix": anchor.suffix if anchor else None,
    }


def finding_row(finding: Finding, since: Since | None = None) -> dict[str, Any]:
    """Return what the contract says of one finding."""
    span = finding.primary.span
    line, column = span.file.position(span.start)
    end_line, end_column = span.file.position(span.end)
    return {
        "rule": finding.rule.code,
        "severity": finding.rule.severity,
        "message": finding.message,
        "file": span.file.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "quote": finding.quote,
        "hint": finding.hint,
        "related": [_related(label) for label in _told(finding.related)],
        "fix": asdict(finding.fix) if finding.fix else None,
        "new": finding in since.new if since else None,
    }


def _told(related: Iterable[Label]) -> Iterable[Label]:
    return (label for label in related if label.text)


def _related(label: Label) -> dict[str, Any]:
    line, column = label.span.file.position(label.span.start)
    return {"file": label.span.file.path, "line": line, "column": column, "label": label.text}

"""What `seal` found, as JSON: keys are always present, null where there is nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from asquoted.findings import Finding
from asquoted.report.contract import finding_row, to_json
from asquoted.sealing.fates import Fate, Passage, Place, Resealing

VERSION = 1


def sealing_json(
    sealed: Iterable[str], resealings: Iterable[Resealing], findings: Iterable[Finding], *, accepted: bool
) -> str:
    """Return what was sealed, and what new texts mean for all that is anchored in them.

    Args:
        sealed: Ids of sources that were sealed for the first time.
        resealings: What becomes of what is anchored in sources whose text has changed.
        findings: Why others could not be sealed.
        accepted: Whether the new seals were written.
    """
    return to_json(
        {
            "version": VERSION,
            "sealed": list(sealed),
            "accepted": accepted,
            "changed": [_source(each) for each in resealings],
            "findings": [finding_row(each) for each in findings],
        }
    )


def _source(resealing: Resealing) -> dict[str, Any]:
    return {
        "id": resealing.source.id,
        "was": resealing.source.was,
        "seal": resealing.source.seal,
        "compared": resealing.compared,
        "counts": {
            **{_key(fate): count for fate, count in resealing.counts.items()},
            "doubtful": resealing.doubtful,
            "broken": resealing.broken,
        },
        "passages": [_passage(each) for each in resealing.passages],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    mention = passage.mention
    line, column = mention.text.span.file.position(mention.text.span.start)
    return {
        "kind": mention.kind,
        "name": mention.name,
        "file": mention.text.span.file.path,
        "line": line,
        "column": column,
        "fate": _key(passage.fate),
        "doubts": [each.value for each in passage.doubts],
        "stands": passage.stands,
        "rule": passage.finding.rule.code if passage.finding else None,
        "old": _place(passage.old),
        "new": _place(passage.new),
        "write": passage.words,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    segments = [[each.start, each.end] for each in place.segments]
    return {"segments": segments, "paragraph": place.paragraph, "exact": place.exact}


def _key(fate: Fate) -> str:
    return fate.name.lower()

"""What was published does not change without a word: a correction says when and what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from asquoted.difference.model import BriefChange, ClaimChange
from asquoted.findings import Finding, Label, SourceFile, Span
from asquoted.outcome import Outcome
from asquoted.rules.project import CHANGED_SILENTLY
from asquoted.values import Status

_TELLING = ("words", "speaker")
"""What readers quote from a page: other changes need no correction."""


def without_correction(brief: BriefChange, new: Outcome) -> Iterator[Finding]:
    """Yield a finding for each published quote that changes, or is gone, without a correction that is new."""
    if brief.old is None or brief.old.status is not Status.PUBLISHED:
        return
    path = f"briefs/{brief.slug}.yml"
    if brief.new is None:
        message = f"the published brief `{brief.slug}` is gone"
        hint = "keep it, with `status: withdrawn` and `withdrawn: {date: …, reason: …}`: its address stays"
        yield _finding(message, SourceFile(path, "").span(), hint)
        return
    if brief.new.status is Status.WITHDRAWN:
        return  # it says when and why
    places = {quote.id: quote.place for quote in new.quotes if quote.place.file.path == path}
    top = next(iter(places.values())).file.span() if places else SourceFile(path, "").span()
    corrected = Counter(brief.new.corrections) - Counter(brief.old.corrections)
    about = {each.claim for each in corrected}
    for claim in brief.claims:
        if claim.old is None or claim.is_broken:
            continue
        if claim.new is None:
            if not corrected:
                yield _finding(f"the published claim `{brief.slug}/{claim.id}` is gone", top, _hint(None))
        elif not about & {claim.id, claim.old.id, *claim.new.was}:
            yield from _quotes(claim, places, top)


def _quotes(claim: ClaimChange, places: dict[str, Span], top: Span) -> Iterator[Finding]:
    for quote in claim.quotes:
        if quote.old is None:
            continue
        place = places.get(quote.id, top) if quote.new else _place_of(claim, places, top)
        told = [change.what for change in quote.changes if change.what in _TELLING] if quote.new else ["gone"]
        if told:
            happened = {"gone": "is gone", "words": "has other words", "speaker": "has another speaker"}[told[0]]
            yield _finding(f"the published quote `{quote.id}` {happened}", place, _hint(claim.id))


def _place_of(claim: ClaimChange, places: dict[str, Span], top: Span) -> Span:
    return places.get(claim.new.quote.id, top) if claim.new else top


def _hint(claim: str | None) -> str:
    return (
        f"add to `corrections` of the brief: - {{date: YYYY-MM-DD, claim: {claim or 'one that is left'}, "
        "text: what was wrong and is right now}"
    )


def _finding(message: str, place: Span, hint: str) -> Finding:
    return Finding(
        rule=CHANGED_SILENTLY, message=f"{message}, and no correction says so", primary=Label(place), hint=hint
    )

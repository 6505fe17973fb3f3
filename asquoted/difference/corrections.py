"""What was published does not change without a word: a correction, or a withdrawal, says when and what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from asquoted.difference.model import BriefChange, ClaimChange
from asquoted.findings import Finding, Label, SourceFile, Span
from asquoted.outcome import Outcome
from asquoted.rules.project import CHANGED_SILENTLY, UNPUBLISHED
from asquoted.values import Status

_DRAFT = re.compile(r"^status:[ \t]*[\"']?draft\b[\"']?", re.MULTILINE)
_TELLING = ("words", "speaker")
"""What readers quote from a page: other changes need no correction."""


def without_correction(brief: BriefChange, new: Outcome) -> Iterator[Finding]:
    """Yield a finding for each published quote that changes, or is gone, without a correction that is new.

    A published brief that is no longer on the site, though it was not withdrawn, is one finding.
    """
    if brief.old is None or brief.old.status is Status.DRAFT or brief.is_broken:
        return
    path = f"briefs/{brief.slug}.yml"
    places = {quote.id: quote.place for quote in new.quotes if quote.place.file.path == path}
    file = next(iter(places.values())).file if places else SourceFile(path, "")
    if brief.new is None or brief.new.status is Status.DRAFT:
        yield from _unpublished(brief, file)
    elif brief.old.status is Status.PUBLISHED and brief.new.status is Status.PUBLISHED:
        corrected = Counter(brief.new.corrections) - Counter(brief.old.corrections)
        for claim in brief.claims:
            yield from _claim(brief.slug, claim, {each.claim for each in corrected}, places, file.span())


def _unpublished(brief: BriefChange, file: SourceFile) -> Iterator[Finding]:
    assert brief.old is not None  # what was never there cannot go
    status = _DRAFT.search(file.text)
    if brief.new is not None and file.text and not status:
        return  # a status that cannot be read is taken for a draft; `check` says what is wrong with it
    happened = "is gone" if brief.new is None else "becomes a draft"
    yield Finding(
        rule=UNPUBLISHED,
        message=f"the {brief.old.status} brief `{brief.slug}` {happened}, and its page goes from the site",
        primary=Label(Span(file, *status.span()) if status else file.span()),
        hint="keep the file, with `status: withdrawn` and `withdrawn: {date: YYYY-MM-DD, reason: …}`: "
        "its address stays, and says when and why",
    )


def _claim(slug: str, claim: ClaimChange, about: set[str], places: dict[str, Span], top: Span) -> Iterator[Finding]:
    if claim.old is None or claim.is_broken:
        return
    if about & {claim.id, claim.old.id, *claim.old.was, *(claim.new.was if claim.new else ())}:
        return
    if claim.new is None:
        yield _finding(f"the published claim `{slug}/{claim.id}` is gone", top, _hint(claim.id, "why it is gone"))
    else:
        yield from _quotes(claim, places, top)


def _quotes(claim: ClaimChange, places: dict[str, Span], top: Span) -> Iterator[Finding]:
    for quote in claim.quotes:
        if quote.old is None:
            continue
        place = places.get(quote.id, top) if quote.new else _place_of(claim, places, top)
        told = [change.what for change in quote.changes if change.what in _TELLING] if quote.new else ["gone"]
        if told:
            happened = {"gone": "is gone", "words": "has other words", "speaker": "has another speaker"}[told[0]]
            yield _finding(
                f"the published quote `{quote.id}` {happened}",
                place,
                _hint(claim.id, "what was wrong and is right now"),
            )


def _place_of(claim: ClaimChange, places: dict[str, Span], top: Span) -> Span:
    return places.get(claim.new.quote.id, top) if claim.new else top


def _hint(claim: str, text: str) -> str:
    return f"add to `corrections` of the brief: `- {{date: YYYY-MM-DD, claim: {claim}, text: {text}}}`"


def _finding(message: str, place: Span, hint: str) -> Finding:
    return Finding(
        rule=CHANGED_SILENTLY, message=f"{message}, and no correction says so", primary=Label(place), hint=hint
    )

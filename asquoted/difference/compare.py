"""Two outcomes in, what changes in meaning out. What only moves in a file, or is written otherwise, changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from asquoted.difference.corrections import without_correction
from asquoted.difference.model import (
    UNREAD,
    BriefChange,
    Change,
    ClaimChange,
    Difference,
    QuoteChange,
    Side,
    SourceChange,
    sides,
)
from asquoted.model import Brief, Claim, Settings, Source
from asquoted.outcome import Outcome

_AS_LIKE = 60.0
"""Quotes whose words are at least so much alike are one that was changed, not one gone and one new (0 to 100)."""


def difference(old: Outcome, new: Outcome) -> Difference:
    """Return what changes in meaning from one run to another."""
    briefs = tuple(_briefs(old, new))
    before = sum(len(brief.quotes) for brief in old.library.briefs)
    claims = [claim for brief in briefs for claim in brief.claims if claim.kind != UNREAD]
    gone = sum(each.new is None for claim in claims for each in claim.quotes)
    return Difference(
        before=old.counts,
        after=new.counts,
        settings=_changes(_settings(old.library.settings), _settings(new.library.settings)),
        sources=tuple(_sources(old, new)),
        briefs=briefs,
        findings=tuple(finding for brief in briefs for finding in without_correction(brief, new)),
        quotes_before=before,
        quotes_gone=gone,
    )


def _changes(old: Mapping[str, str | None], new: Mapping[str, str | None]) -> tuple[Change, ...]:
    keys = dict.fromkeys((*old, *new))
    return tuple(Change(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def _settings(settings: Settings) -> dict[str, str | None]:
    return {
        "repository": settings.repository,
        "branch": settings.branch,
        "language": settings.wording.language,
        "contested": " · ".join(settings.contested) or None,
        "verdicts": " · ".join(settings.verdicts) or None,
        "neutral": " · ".join(settings.neutral) or None,
    }


def _sources(old: Outcome, new: Outcome) -> Iterator[SourceChange]:
    was, now = old.library.sources, new.library.sources
    for id_ in sorted({*was, *now}):
        before, after = was.get(id_), now.get(id_)
        changes = _changes(_record(before), _record(after))
        if changes:
            is_broken = after is None and _is_broken(new, f"seeds/{id_}.txt", f"seeds/{id_}.yml")
            yield SourceChange(id_, before, after, changes, is_broken)


def _record(source: Source | None) -> dict[str, str | None]:
    if source is None:
        return {}
    return {
        "title": source.title,
        "seal": source.seal,
        "words": str(source.document.words),
        "publisher": source.publisher,
        "kind": source.kind,
        "language": source.language,
        "published": source.published.isoformat() if source.published else None,
        "author": source.author,
        "url": source.url,
        "rights": source.rights,
        "parts": "; ".join(f"{part.kind} {part.start}–{part.end} {part.speaker or ''}".strip() for part in source.parts)
        or None,
    }


def _is_broken(outcome: Outcome, *files: str) -> bool:
    """Tell whether what is gone may only be wrong: one of its files holds an error."""
    return any(each.is_error and each.primary.span.file.path in files for each in outcome.findings)


def _briefs(old: Outcome, new: Outcome) -> Iterator[BriefChange]:
    was = {brief.slug: brief for brief in old.library.briefs}
    now = {brief.slug: brief for brief in new.library.briefs}
    for slug in sorted({*was, *now}):
        before, after = was.get(slug), now.get(slug)
        if after is None and _is_broken(new, f"briefs/{slug}.yml"):
            yield BriefChange(slug, before, None, (), (), is_broken=True)
            continue
        changes = _changes(_texts(before), _texts(after))
        claims = tuple(_claims(before, after, _broken(new, slug)))
        if changes or claims or (before is None) != (after is None):
            yield BriefChange(slug, before, after, changes, claims)


def _texts(brief: Brief | None) -> dict[str, str | None]:
    if brief is None:
        return {}
    return {
        "status": brief.status,
        "title": brief.title,
        "question": brief.question,
        "summary": brief.summary,
        "gaps": "\n\n".join(brief.gaps) or None,
        "replies": "\n\n".join(f"{each.who}, {each.asked}: {each.answer}" for each in brief.replies) or None,
        "corrections": "\n\n".join(f"{each.date}, {each.claim}: {each.text}" for each in brief.corrections) or None,
        "withdrawn": f"{brief.withdrawn.date}: {brief.withdrawn.reason}" if brief.withdrawn else None,
    }


def _broken(outcome: Outcome, slug: str) -> set[str]:
    """Return the ids of claims of which a quote was read and is not shown, because something of it is wrong."""
    shown = {quote.id for brief in outcome.library.briefs if brief.slug == slug for quote in brief.quotes}
    read = [quote for quote in outcome.quotes if quote.id.startswith(f"{slug}/")]
    return {quote.claim for quote in read if quote.claim and quote.id not in shown}


def _claims(old: Brief | None, new: Brief | None, broken: set[str]) -> Iterator[ClaimChange]:
    was = {claim.id: claim for claim in old.claims} if old else {}
    for claim in new.claims if new else ():
        before = next((was.pop(id_) for id_ in (claim.id, *claim.was) if id_ in was), None)
        changes = _changes(_claim(before), _claim(claim))
        quotes = tuple(_quotes(before, claim))
        if changes or quotes:
            yield ClaimChange(claim.id, before, claim, changes, quotes, claim.id in broken)
    for id_, claim in was.items():
        yield ClaimChange(id_, claim, None, _changes(_claim(claim), {}), tuple(_quotes(claim, None)), id_ in broken)


def _claim(claim: Claim | None) -> dict[str, str | None]:
    return {"claim": claim.statement, "id": claim.id} if claim else {}


def _quotes(old: Claim | None, new: Claim | None) -> Iterator[QuoteChange]:
    for before, after in _paired(list(sides(old)) if old else [], list(sides(new)) if new else []):
        changes = _changes(before.told if before else {}, after.told if after else {})
        if changes:
            yield QuoteChange(before, after, changes)


def _paired(old: list[Side], new: list[Side]) -> list[tuple[Side | None, Side | None]]:
    """Pair the quotes of a claim: its own with its own, the others by what they have in common."""
    partner: dict[int, Side] = {}
    left = old[1:] if old and new else old
    if old and new:
        partner[0] = old[0]
    for is_same in _SAME:
        for number, side in enumerate(new):
            if number in partner or number == 0:
                continue
            match = next((each for each in left if is_same(each, side)), None)
            if match is not None:
                partner[number] = match
                left = [each for each in left if each is not match]
    return [*((partner.get(number), side) for number, side in enumerate(new)), *((each, None) for each in left)]


def _are_alike(old: Side, new: Side) -> bool:
    return fuzz.partial_ratio(old.words, new.words) >= _AS_LIKE


_SAME: Sequence[Callable[[Side, Side], bool]] = (
    lambda old, new: old.words == new.words and old.quote.speaker.name == new.quote.speaker.name,
    lambda old, new: old.words == new.words,
    lambda old, new: _are_alike(old, new) and old.quote.speaker.name == new.quote.speaker.name,
    _are_alike,
)
"""What makes two quotes the same one: the strictest comes first."""

"""Briefs: every claim that stands, and what holds between the claims of a brief."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asquoted.files.drafts import BriefDraft, ClaimDraft, QuoteDraft
from asquoted.files.kinds import Text
from asquoted.files.slips import slip
from asquoted.files.written import written_at
from asquoted.findings import Label, Span
from asquoted.model import (
    AnchoredQuote,
    Beside,
    Brief,
    Checked,
    Claim,
    Correction,
    Reply,
    Speaker,
    Term,
    Withdrawal,
)
from asquoted.resolve.desk import Desk, suggestion
from asquoted.resolve.quotes import Owner, resolve_quote
from asquoted.rules.project import (
    CLAIM_ALONE,
    DUPLICATE_ID,
    MISSPELT_CORRECTION,
    NO_WITHDRAWAL,
    UNFINISHED,
    UNKNOWN_CLAIM,
)
from asquoted.values import Relation, Status

CLAIM_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\(#(?P<claim>[^()\s]*)\)")
"""The only markup of a summary: [words](#claim-id)."""


def resolve_brief(
    desk: Desk, speakers: dict[str, Speaker], slug: str, draft: BriefDraft
) -> tuple[Brief, list[Checked]]:
    """Check a brief.

    Returns:
        The brief with the claims that stand, and what the run says of each of its quotes.
    """
    if draft.source:
        desk.source(draft.source)
    _check_ids(desk, draft)
    _check_links(desk, draft)
    _check_status(desk, draft)
    claims: list[Claim] = []
    checked: list[Checked] = []
    for number, each in enumerate(draft.claims, start=1):
        base = f"{slug}/{each.id.value if each.id else f'?{number}'}"
        claim = _claim(desk, speakers, each, base, draft.source, checked)
        if claim:
            claims.append(claim)
    return _brief(slug, draft, tuple(claims)), checked


def _claim(
    desk: Desk,
    speakers: dict[str, Speaker],
    draft: ClaimDraft,
    base: str,
    source: Text | None,
    checked: list[Checked],
) -> Claim | None:
    claim_id = draft.id.value if draft.id else None

    def resolve(quote: QuoteDraft, suffix: str, speaker: Text | None) -> AnchoredQuote | None:
        row, anchored = resolve_quote(desk, speakers, quote, Owner(base + suffix, claim_id, speaker, source))
        if row:
            checked.append(row)
        return anchored

    own = resolve(draft, "", draft.speaker)
    also = [resolve(each, f"/also-{number}", draft.speaker) for number, each in enumerate(draft.also, start=1)]
    beside = []
    for number, each in enumerate(draft.beside, start=1):
        anchored = resolve(each, f"/beside-{number}", each.speaker)
        if anchored and each.relation and each.note:
            beside.append(Beside(anchored, Relation(each.relation.value), each.note.value))
    if not draft.also and not draft.beside:
        desk.report(
            CLAIM_ALONE,
            "nothing stands beside this claim",
            draft.id.span if draft.id else draft.span,
            "add a quote under `beside`, or a further passage under `also`",
        )
    if own is None or claim_id is None or draft.claim is None:
        return None
    return Claim(
        id=claim_id,
        statement=draft.claim.value,
        quote=own,
        also=tuple(each for each in also if each),
        beside=tuple(beside),
        was=tuple(each.value for each in draft.was),
        line=draft.span.file.position(draft.span.start)[0],
    )


def _brief(slug: str, draft: BriefDraft, claims: tuple[Claim, ...]) -> Brief:
    return Brief(
        slug=slug,
        title=draft.title.value if draft.title else slug,
        question=draft.question.value if draft.question else "",
        summary=draft.summary.value if draft.summary else "",
        status=Status(draft.status.value) if draft.status else Status.DRAFT,
        claims=claims,
        topics=tuple(topic.value for topic in draft.topics),
        updated=draft.updated.value if draft.updated else None,
        terms=tuple(
            Term(each.term.value, tuple(form.value for form in each.forms) or (each.term.value,))
            for each in draft.terms
            if each.term
        ),
        gaps=tuple(gap.value for gap in draft.gaps),
        replies=tuple(
            Reply(each.who.value, each.asked.value, each.answer.value)
            for each in draft.replies
            if each.who and each.asked and each.answer
        ),
        corrections=tuple(
            Correction(each.date.value, each.claim.value, each.text.value)
            for each in draft.corrections
            if each.date and each.claim and each.text
        ),
        withdrawn=Withdrawal(draft.withdrawn.date.value, draft.withdrawn.reason.value)
        if draft.withdrawn and draft.withdrawn.date and draft.withdrawn.reason
        else None,
    )


def _ids(draft: BriefDraft) -> Iterator[Text]:
    for claim in draft.claims:
        if claim.id:
            yield claim.id
        yield from claim.was


def _check_ids(desk: Desk, draft: BriefDraft) -> None:
    first: dict[str, Span] = {}
    for id_ in _ids(draft):
        if id_.value in first:
            desk.report(
                DUPLICATE_ID,
                f"the id `{id_.value}` stands twice in this brief",
                id_.span,
                "give each claim an id of its own: it is its address",
                related=[Label(first[id_.value], "first here")],
            )
        first.setdefault(id_.value, id_.span)


def _check_links(desk: Desk, draft: BriefDraft) -> None:
    """Follow what the summary and the corrections say of claims.

    A correction may name a claim that was removed: it tells readers so. Only a slip of a known id is pointed out, and
    as a warning, for the claim that was removed may have had just that id.
    """
    known = [id_.value for id_ in _ids(draft)]
    for link in CLAIM_LINK.finditer(draft.summary.value if draft.summary else ""):
        if draft.summary and link["claim"] not in known:
            span = written_at(draft.summary, *link.span()) or draft.summary.span
            hint = suggestion(link["claim"], known, "claims")
            desk.report(UNKNOWN_CLAIM, f"no claim of this brief has the id `{link['claim']}`", span, hint)
    for named in (correction.claim for correction in draft.corrections):
        if named and named.value not in known and (meant := slip(named.value, known)):
            hint = f"did you mean `{meant}`? If a claim `{named.value}` was removed, leave it as it is"
            desk.report(MISSPELT_CORRECTION, f"no claim of this brief has the id `{named.value}`", named.span, hint)


def _check_status(desk: Desk, draft: BriefDraft) -> None:
    if draft.status is None:
        return
    if draft.status.value is Status.WITHDRAWN and draft.withdrawn is None:
        hint = "add `withdrawn: {date: YYYY-MM-DD, reason: …}`"
        desk.report(NO_WITHDRAWAL, "a withdrawn brief says when and why", draft.status.span, hint)
    if draft.status.value is not Status.PUBLISHED:
        return
    for what, text in _own_words(draft):
        if text and re.match(r"TODO\b", text.value):
            hint = f"write the {what}, or set `status: draft`"
            desk.report(UNFINISHED, f"the {what} is not written yet", text.span, hint)


def _own_words(draft: BriefDraft) -> Iterator[tuple[str, Text | None]]:
    """Yield what the editors write in their own words, with what it is."""
    yield from (("title", draft.title), ("question", draft.question), ("summary", draft.summary))
    for claim in draft.claims:
        yield "claim", claim.claim
        yield from (("note", each.note) for each in claim.beside)
        yield from (("name of the work", each.via.work) for each in (claim, *claim.also, *claim.beside) if each.via)

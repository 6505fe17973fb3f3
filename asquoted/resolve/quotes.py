"""One quote of a brief: its words, its source, its voice, its speaker."""

from __future__ import annotations

from dataclasses import dataclass

from asquoted.anchor.regions import voice_read, voices
from asquoted.files.drafts import BesideDraft, QuoteDraft, ViaDraft
from asquoted.files.kinds import Text, written
from asquoted.findings import Label
from asquoted.model import Anchor, AnchoredQuote, Checked, Source, Speaker, Via
from asquoted.resolve.attribution import Credit, check_attribution, check_voice, said_by
from asquoted.resolve.desk import Desk
from asquoted.resolve.mend import Place
from asquoted.resolve.speakers import report_unknown
from asquoted.rules.project import NO_SOURCE
from asquoted.rules.verbatim import VOICE
from asquoted.values import Relation, Voice


@dataclass(frozen=True, slots=True)
class Owner:
    """What a quote takes from around it.

    Attributes:
        id: The id of the quote.
        claim: The id of its claim.
        speaker: The name given for it.
        source: The source that the brief names for every quote that names none.
    """

    id: str
    claim: str | None
    speaker: Text | None
    source: Text | None


def resolve_quote(
    desk: Desk, speakers: dict[str, Speaker], draft: QuoteDraft, owner: Owner
) -> tuple[Checked | None, AnchoredQuote | None]:
    """Check one quote.

    Returns:
        What the run says of it (`None` if its words could not be read), and the quote if all of it stands.
    """
    speaker = speakers.get(owner.speaker.value) if owner.speaker else None
    source, named = _source(desk, draft, owner)
    if draft.quote is None:
        if owner.speaker and speaker is None:
            report_unknown(desk, owner.speaker, speakers, owner.id)
        return None, None
    place = Place(draft.span, Voice(draft.voice.value) if draft.voice else None)
    anchor = desk.anchor(draft.quote, source, draft.prefix, draft.suffix, owner.id, place) if source else None
    if owner.speaker and speaker is None:
        meant = said_by(anchor, desk.attributions(anchor.source, speakers.values())) if anchor else None
        report_unknown(desk, owner.speaker, speakers, owner.id, meant)
    via = _via(desk, draft.via, source, owner.id) if draft.via and source else None
    voice = _voice(desk, draft, anchor, speaker, owner)
    relation = draft.relation if isinstance(draft, BesideDraft) else None
    checked = Checked(
        id=owner.id,
        place=draft.quote.span,
        claim=owner.claim,
        speaker=owner.speaker.value if owner.speaker else None,
        voice=voice,
        relation=Relation(relation.value) if relation else None,
        source=named,
        anchor=anchor,
    )
    if anchor is None or speaker is None or voice is None or owner.speaker is None:
        return checked, None
    credit = Credit(speaker, anchor, desk.attributions(anchor.source, speakers.values()), speakers)
    check_attribution(desk, draft, owner.speaker, owner.id, credit)
    check_voice(desk, draft, owner.id, credit)
    return checked, AnchoredQuote(
        id=owner.id,
        anchor=anchor,
        speaker=speaker,
        voice=voice,
        language=draft.language.value if draft.language else anchor.source.language,
        via=via,
        translation=draft.translation.value if draft.translation else None,
        confirmed=draft.attributed.confirmed.value if draft.attributed and draft.attributed.confirmed else None,
    )


def _source(desk: Desk, draft: QuoteDraft, owner: Owner) -> tuple[Source | None, str | None]:
    """Return the source of a quote and the id that was given. The brief's own was looked up before."""
    if draft.source:
        return desk.source(draft.source, owner.id, draft.quote), draft.source.value
    if owner.source:
        return desk.sources.get(owner.source.value), owner.source.value
    if draft.quote:
        desk.report(
            NO_SOURCE,
            "the quote names no source, and the brief has none for all",
            draft.quote.span,
            "write `source: <id>` here, or once at the top of the brief",
            quote=owner.id,
        )
    return None, None


def _voice(desk: Desk, draft: QuoteDraft, anchor: Anchor | None, speaker: Speaker | None, owner: Owner) -> Voice | None:
    """Return the voice given, checked; or the one that the words' place tells."""
    given = Voice(draft.voice.value) if draft.voice else None
    if anchor is None:
        return given
    document, parts = anchor.source.document, anchor.source.parts
    read = voice_read(document, parts, anchor.segments, speaker.kind if speaker else None)
    if given is None or draft.voice is None:
        return read
    if given not in voices(document, parts, anchor.segments):
        span = anchor.source.file.span(anchor.start, anchor.end)
        desk.report(
            VOICE,
            f"`voice: {given}` is given, but the words stand there as `{read}`",
            draft.voice.span,
            f"write `voice: {read}`, or leave `voice` out",
            related=[Label(span, f"the words, paragraph {anchor.paragraph}")],
            quote=owner.id,
            fix=written(draft.voice.span, read, "write how the words stand there"),
        )
    return given


def _via(desk: Desk, draft: ViaDraft, source: Source, quote: str) -> Via | None:
    if draft.work is None or draft.quote is None:
        return None
    anchor = desk.anchor(draft.quote, source, draft.prefix, draft.suffix, quote)
    return Via(draft.work.value, anchor) if anchor else None

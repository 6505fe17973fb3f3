"""The registry of speakers: who is known, under which name, and how sources describe them."""

from __future__ import annotations

from collections.abc import Sequence

from asquoted.files.drafts import SpeakerDraft
from asquoted.files.kinds import Text, slugified
from asquoted.files.names import page_name
from asquoted.findings import Label
from asquoted.model import Anchor, Speaker
from asquoted.resolve.desk import Desk, suggestion
from asquoted.rules.project import DUPLICATE_ID, UNKNOWN_SPEAKER
from asquoted.values import SpeakerKind


def resolve_speakers(desk: Desk, drafts: Sequence[SpeakerDraft]) -> dict[str, Speaker]:
    """Return the speakers by name. One whose kind cannot be read counts as a person."""
    speakers: dict[str, Speaker] = {}
    pages: dict[str, Text] = {}
    for draft in drafts:
        slug = page_name(slugified(draft.name.value) or f"speaker-{len(speakers) + 1}")
        if slug in pages:
            desk.report(
                DUPLICATE_ID,
                f"`{draft.name.value}` and `{pages[slug].value}` would have the same page",
                draft.name.span,
                "make one of them an alias of the other, or tell them apart by name",
                related=[Label(pages[slug].span, "first here")],
            )
            continue
        pages[slug] = draft.name
        speakers[draft.name.value] = Speaker(
            name=draft.name.value,
            slug=slug,
            kind=SpeakerKind(draft.kind.value) if draft.kind else SpeakerKind.PERSON,
            described=_described(desk, draft),
            aliases=tuple(alias.value for alias in draft.aliases),
        )
    _check_aliases(desk, drafts, speakers)
    return speakers


def _check_aliases(desk: Desk, drafts: Sequence[SpeakerDraft], speakers: dict[str, Speaker]) -> None:
    """See that nobody's alias is somebody else's name: it would mean two speakers."""
    names = {draft.name.value: draft.name for draft in drafts}
    for draft in drafts:
        for alias in draft.aliases:
            if alias.value in speakers and alias.value != draft.name.value:
                desk.report(
                    DUPLICATE_ID,
                    f"`{alias.value}` is an alias here, and the name of another speaker",
                    alias.span,
                    "remove the alias, or make one speaker of the two",
                    related=[Label(names[alias.value].span, "the name")],
                )


def report_unknown(
    desk: Desk, name: Text, speakers: dict[str, Speaker], quote: str | None, meant: str | None = None
) -> None:
    """Report a name that is not registered.

    Args:
        desk: Where findings are kept.
        name: The name.
        speakers: The registry.
        quote: The id of the quote that is credited to it.
        meant: Whom the source gives the words to, if it says so.
    """
    named = [each.name for each in speakers.values() if name.value in each.aliases]
    hint = f"write the registered name: `{named[0]}`" if named else suggestion(name.value, speakers, "speakers")
    if meant in speakers and f"`{meant}`" not in hint:
        hint += f"; the source gives these words to `{meant}`"
    desk.report(
        UNKNOWN_SPEAKER,
        f"no speaker is called `{name.value}`",
        name.span,
        f"{hint} (new speakers go into briefs/speakers.yml)",
        quote=quote,
    )


def _described(desk: Desk, draft: SpeakerDraft) -> Anchor | None:
    described = draft.described
    if described is None or described.source is None or described.quote is None:
        return None
    source = desk.source(described.source, words=described.quote)
    if source is None:
        return None
    return desk.anchor(described.quote, source, described.prefix, described.suffix)

"""The editors' own sentences: neutral, and with a name to every statement. Nothing between quotation marks is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asquoted.files.drafts import BriefDraft, ClaimDraft
from asquoted.files.kinds import Text
from asquoted.files.written import written_at
from asquoted.model import Settings, Speaker
from asquoted.prose.words import EDITORS, attributing, places, unquoted, verdicts
from asquoted.resolve.desk import Desk
from asquoted.rules.prose import CONTESTED, UNATTRIBUTED, VERDICT
from asquoted.speech.lexicon import lexicon

LEAST = 4
"""Words of a claim that make a statement; fewer are a heading."""


def check_prose(desk: Desk, speakers: Iterable[Speaker], draft: BriefDraft, settings: Settings) -> None:
    """Warn of words that take a side or judge in a brief, and of claims without a name."""
    check_words(desk, _own(draft), settings)
    names = tuple(name for each in speakers for name in (each.name, *each.aliases))
    for claim in draft.claims:
        _check_attribution(desk, claim, names)


def check_words(desk: Desk, texts: Iterable[Text], settings: Settings) -> None:
    """Warn of words that take a side or judge."""
    judging = {word: instead for word, instead in verdicts().items() if word not in settings.neutral}
    judging |= dict.fromkeys(settings.verdicts, "(say what was said, and by whom)")
    for text in texts:
        plain = unquoted(text.value)
        for start, end, _ in places(settings.contested, plain):
            desk.report(
                CONTESTED,
                f"`{text.value[start:end]}` is a contested word outside quotation marks",
                written_at(text, start, end) or text.span,
                "quote it with whose word it is, or write another that no side would object to",
            )
        for start, end, word in places(judging, plain):
            instead = judging[word]
            desk.report(
                VERDICT,
                f"`{text.value[start:end]}` judges what was said",
                written_at(text, start, end) or text.span,
                instead[1:-1] if instead.startswith("(") else f"write, for example, `{instead}`",
            )


def _check_attribution(desk: Desk, claim: ClaimDraft, names: tuple[str, ...]) -> None:
    if claim.claim is None:
        return
    plain = unquoted(claim.claim.value)
    if len(plain.split()) < LEAST or any(places(names, claim.claim.value)):
        return
    if any(places((*attributing(), *lexicon(EDITORS).verbs), plain)):
        return
    said = f"write, for example, `{claim.speaker.value} says that …`" if claim.speaker else "say whose it is"
    desk.report(UNATTRIBUTED, "the claim does not say whose statement it is", claim.claim.span, said)


def _own(draft: BriefDraft) -> Iterator[Text]:
    """Yield every text of the editors; terms and words of others are none."""
    for each in (draft.title, draft.question, draft.summary, *draft.gaps):
        if each:
            yield each
    for claim in draft.claims:
        yield from (each for each in (claim.claim, *(beside.note for beside in claim.beside)) if each)
    yield from (each.text for each in draft.corrections if each.text)
    if draft.withdrawn and draft.withdrawn.reason:
        yield draft.withdrawn.reason

"""The words of a refused quote as its source has them: offered for a person to accept, never taken over.

A correction is offered only if the quote would stand with it. What a person has to decide (which of two places is
meant, what an omission may leave out) is never corrected by machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asquoted.anchor.context import beside, stands_between, telling_context
from asquoted.anchor.nearest import nearest
from asquoted.anchor.regions import voices
from asquoted.anchor.verdict import DIFFERS, Found, Reason, Refused, Remark, Verdict
from asquoted.anchor.verify import verify
from asquoted.files.kinds import Text
from asquoted.files.paste import added, pasted, rewritten
from asquoted.findings import Edit, Fix, Span
from asquoted.model import Source
from asquoted.text.notation import signs
from asquoted.values import Voice

_LEAST_LIKE = 75.0
"""Words less like a passage than this were not miscopied from it (0 to 100)."""
_MOST_ROUNDS = 6
"""Parts of a quote that are corrected one after the other."""

_AS_THE_SOURCE = DIFFERS | {Reason.MARK_ADDED, Reason.MARK_DROPPED, Reason.STOP_DROPPED, Reason.CUT}
_WIDENED = {Reason.MARK_DROPPED, Reason.STOP_DROPPED, Reason.CUT}
"""Reasons whose place in the source belongs to the quote, whole."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of where a quote is written.

    Attributes:
        mapping: The mapping that it is a value of.
        voice: The voice that is given beside it.
    """

    mapping: Span
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a file that were looked for in a source.

    Attributes:
        text: The words and where they are written.
        source: Where they were looked for.
        id: The id of the quote, if it is one that counts.
        prefix, suffix: The words given as standing before and after it.
        limits: Whether all of the law applies; of a record's `parts` only that the words stand there.
        place: Where the words are written, if something may be written beside them.
    """

    text: Text
    source: Source
    id: str | None = None
    prefix: Text | None = None
    suffix: Text | None = None
    limits: bool = True
    place: Place | None = None

    @property
    def context(self) -> tuple[str | None, str | None]:
        """The words of `prefix` and `suffix`."""
        return self.prefix.value if self.prefix else None, self.suffix.value if self.suffix else None

    def verdict(self, words: str | None = None) -> Verdict:
        """Verify the words, or others in their place."""
        prefix, suffix = self.context
        return verify(
            self.text.value if words is None else words,
            self.source.document,
            self.source.parts,
            prefix=prefix,
            suffix=suffix,
            limits=self.limits,
        )


def mended(quoted: Quoted, refusal: Refused) -> Fix | None:
    """Return the change after which a refused quote stands; `None` if a person has to find it."""
    if refusal.remark.reason is Reason.CONTEXT:
        return _context(quoted, refusal)
    if refusal.remark.reason is Reason.TWICE:
        return _told_by_voice(quoted, refusal)
    words = _words(quoted, refusal)
    if words is None:
        return None
    span = quoted.text.span
    return Fix("write the words of the source", (Edit(span.start, span.end, rewritten(quoted.text, words)),))


def _words(quoted: Quoted, refusal: Refused) -> str | None:
    """Correct a quote part by part until it stands."""
    value, remark = quoted.text.value, refusal.remark
    for _ in range(_MOST_ROUNDS):
        better: tuple[str, Remark] | None = None
        for candidate in _candidates(value, remark, quoted.source):
            verdict = quoted.verdict(candidate)
            if isinstance(verdict, Found):
                return candidate
            better = better or (candidate, verdict.remark)
        if better is None or better[0] == value:
            return None
        value, remark = better
    return None


def _candidates(value: str, remark: Remark, source: Source) -> Iterator[str]:
    """Yield what the quote might be with the trouble taken out of it."""
    if remark.reason is Reason.NOTHING_OMITTED:
        for sign in signs(value):
            yield " ".join(f"{value[: sign.start()]} {value[sign.end() :]}".split())
    if remark.reason not in _AS_THE_SOURCE:
        return
    first, last = remark.ours if any(remark.ours) else (0, len(value))
    near = nearest(value[first:last], source.document)
    if near is None or near.likeness < _LEAST_LIKE or (near.runner_up and remark.reason is Reason.NOT_FOUND):
        return
    start, end = near.start, near.end
    if remark.reason in _WIDENED and remark.start <= end and remark.end >= start:
        start, end = min(start, remark.start), max(end, remark.end)
    passage = " ".join(source.document.text[start:end].split())
    part = value[first:last]
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    yield value[:first] + before + passage + after + value[last:]


def _context(quoted: Quoted, refusal: Refused) -> Fix | None:
    """Correct a `prefix` or `suffix` of words that stand at one place only."""
    if len(refusal.places) != 1:
        return None
    document, place = quoted.source.document, refusal.places[0]
    before, after = beside(document, place)
    edits: list[Edit] = []
    for text, given, words in (
        (quoted.prefix, (quoted.context[0], None), before),
        (quoted.suffix, (None, quoted.context[1]), after),
    ):
        if text is None or stands_between(document, place, *given):
            continue
        if not words:
            return None
        edits.append(Edit(text.span.start, text.span.end, pasted(words)))
    return Fix("write the words that stand there", tuple(edits))


def _told_by_voice(quoted: Quoted, refusal: Refused) -> Fix | None:
    """Add the words beside the only place at which a quote stands in the voice that is given for it."""
    if quoted.place is None or quoted.place.voice is None or any(quoted.context):
        return None
    source, voice = quoted.source, quoted.place.voice
    borne_out = [each for each in refusal.places if voice in voices(source.document, source.parts, each.words)]
    if len(borne_out) != 1:
        return None
    told = telling_context(source.document, borne_out[0], refusal.places)
    if told is None:
        return None
    edit = added(quoted.text.span, quoted.place.mapping, f"{told[0]}: {pasted(told[1])}")
    return Fix("say which place is meant: the only one in the voice that is given", (edit,)) if edit else None


def won_back(quoted: Quoted, lost: Span) -> Fix | None:
    """Put words and what YAML takes for a comment between marks, if both together stand in the source."""
    text = quoted.text
    words = text.span.file.text[text.span.start : lost.end]
    if not isinstance(quoted.verdict(words), Found):
        return None
    return Fix("put the whole text between quotation marks", (Edit(text.span.start, lost.end, pasted(words)),))

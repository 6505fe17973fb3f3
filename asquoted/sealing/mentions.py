"""Everything in the files whose words are looked for in a source: quotes, and what records and speakers name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from asquoted.files.drafts import BriefDraft, QuoteDraft, RecordDraft, SpeakerDraft
from asquoted.files.given import Files, limits_given
from asquoted.files.kinds import Text
from asquoted.files.parse import parse_brief, parse_record, parse_speakers
from asquoted.files.settings import SETTINGS
from asquoted.files.text import decode
from asquoted.pipeline import SPEAKERS


class Kind(StrEnum):
    """What the words are in their file."""

    QUOTE = "quote"
    VIA = "via"
    PART = "part"
    UNQUOTED = "unquoted"
    DESCRIBED = "described"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a file that are looked for in a source.

    Attributes:
        kind: What they are.
        name: The id of the quote, the kind of the part, the name of the speaker; empty for a passage left out.
        source: The id of the source.
        text: The words, and where they are written.
        prefix, suffix: The words given as standing before and after them.
    """

    kind: Kind
    name: str
    source: str
    text: Text
    prefix: Text | None = None
    suffix: Text | None = None


def mentions(files: Files) -> Iterator[Mention]:
    """Yield all mentions, in the order of the files; what cannot be read has none."""
    limits = limits_given(files.get(SETTINGS))
    for path in sorted(files):
        where = PurePosixPath(path)
        if where.suffix != ".yml" or len(where.parts) != 2:
            continue
        file = decode(path, files[path], [])
        if file is None:
            continue
        if where.parts[0] == "seeds":
            record = parse_record(file, [], limits)
            yield from _of_record(where.stem, record) if record else ()
        elif path == SPEAKERS:
            for speaker in parse_speakers(file, [], limits):
                yield from _of_speaker(speaker)
        elif where.parts[0] == "briefs":
            brief = parse_brief(file, [], limits)
            yield from _of_brief(where.stem, brief) if brief else ()


def _of_record(source: str, record: RecordDraft) -> Iterator[Mention]:
    for part in record.parts:
        if part.quote:
            yield Mention(Kind.PART, part.part.value if part.part else "", source, part.quote, part.prefix, part.suffix)
    for passage in record.unquoted:
        if passage.quote:
            yield Mention(Kind.UNQUOTED, "", source, passage.quote)


def _of_speaker(speaker: SpeakerDraft) -> Iterator[Mention]:
    described = speaker.described
    if described and described.quote and described.source:
        source = described.source.value
        yield Mention(Kind.DESCRIBED, speaker.name.value, source, described.quote, described.prefix, described.suffix)


def _of_brief(slug: str, brief: BriefDraft) -> Iterator[Mention]:
    for number, claim in enumerate(brief.claims, start=1):
        base = f"{slug}/{claim.id.value if claim.id else f'?{number}'}"
        quotes: list[tuple[str, QuoteDraft]] = [(base, claim)]
        quotes += [(f"{base}/also-{number}", each) for number, each in enumerate(claim.also, start=1)]
        quotes += [(f"{base}/beside-{number}", each) for number, each in enumerate(claim.beside, start=1)]
        for id_, quote in quotes:
            source = quote.source or brief.source
            if source is None:
                continue
            if quote.quote:
                yield Mention(Kind.QUOTE, id_, source.value, quote.quote, quote.prefix, quote.suffix)
            if quote.via and quote.via.quote:
                yield Mention(Kind.VIA, id_, source.value, quote.via.quote, quote.via.prefix, quote.via.suffix)

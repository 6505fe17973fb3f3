"""`seal`: writing the seal of a source into its record, and nothing else of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from asquoted.files.drafts import RecordDraft
from asquoted.files.parse import parse_record
from asquoted.files.text import decode
from asquoted.findings import Finding, Label, SourceFile, Span
from asquoted.outcome import Outcome
from asquoted.pipeline import Files, check
from asquoted.resolve.sources import seal_of
from asquoted.rules import verbatim
from asquoted.rules.project import SEAL_EMPTY


@dataclass(frozen=True)
class Sealing:
    """What sealing would do to a project.

    Attributes:
        sealed: Ids of sources whose seal is that of their text.
        empty: Ids of sources that have no seal yet.
        changed: Ids of sources whose text is not the one that was sealed.
        records: The records with the new seals, by path.
        lost: Findings for quotes that do not stand in the changed texts.
        unreadable: Findings of records that cannot be sealed because they cannot be read.
    """

    sealed: tuple[str, ...]
    empty: tuple[str, ...]
    changed: tuple[str, ...]
    records: Mapping[str, bytes]
    lost: tuple[Finding, ...]
    unreadable: tuple[Finding, ...]


def sealing(files: Files) -> Sealing:
    """Work out the seals of all sources, and which quotes stand in the texts as they are now."""
    sealed: list[str] = []
    empty: list[str] = []
    changed: list[str] = []
    records: dict[str, bytes] = {}
    unreadable: list[Finding] = []
    for path in sorted(files):
        id_ = path.removeprefix("seeds/").removesuffix(".yml")
        text, record = files.get(f"seeds/{id_}.txt"), files[path]
        if path != f"seeds/{id_}.yml" or not isinstance(text, bytes) or not isinstance(record, bytes):
            continue
        found: list[Finding] = []
        file = decode(path, record, found)
        draft = parse_record(file, found) if file else None
        if file is None or draft is None:
            unreadable += found
            continue
        seal = seal_of(text)
        if draft.seal and draft.seal.value == seal:
            sealed.append(id_)
            continue
        written = _with_seal(file.text, draft, seal)
        if not _holds(path, written, seal):
            unreadable.append(_by_hand(file.span(), seal))
            continue
        (changed if draft.seal else empty).append(id_)
        records[path] = written.encode("utf-8")
    lost = tuple(_lost(check({**files, **records}), changed))
    return Sealing(tuple(sealed), tuple(empty), tuple(changed), records, lost, tuple(unreadable))


def _with_seal(text: str, draft: RecordDraft, seal: str) -> str:
    """Return a record with its seal filled in; every other character stays."""
    if draft.seal:
        return text[: draft.seal.span.start] + seal + text[draft.seal.span.end :]
    for start, end in _lines(text):
        key, colon, rest = text[start:end].partition(":")
        if key == "seal" and colon:
            comment = rest[rest.index("#") :] if "#" in rest else ""
            spaced = f"  {comment}" if comment else ""
            return f"{text[:start]}seal: {seal}{spaced}{text[end:]}"
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else end_of_line
    return f"{text}{gap}seal: {seal}{end_of_line}"


def _holds(path: str, record: str, seal: str) -> bool:
    """Read back what would be written."""
    again = parse_record(SourceFile(path, record), [])
    return again is not None and again.seal is not None and again.seal.value == seal


def _by_hand(place: Span, seal: str) -> Finding:
    return Finding(
        rule=SEAL_EMPTY,
        message="the seal cannot be written into this record",
        primary=Label(place),
        hint=f"write it yourself: `seal: {seal}`",
    )


def _lines(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip("\r\n"))
        start += len(line)


def _lost(outcome: Outcome, changed: Iterable[str]) -> Iterable[Finding]:
    """Yield the findings of words that do not stand in one of these sources."""
    ids = set(changed)
    texts = {f"seeds/{id_}.txt" for id_ in ids}
    refused = {quote.id for quote in outcome.quotes if quote.anchor is None and quote.source in ids}
    for finding in outcome.findings:
        shown = any(label.span.file.path in texts for label in finding.related)
        if finding.is_error and finding.rule in verbatim.RULES and (shown or finding.quote in refused):
            yield finding

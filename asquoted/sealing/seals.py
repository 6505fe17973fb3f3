"""Which sources are sealed, which are not yet, and which have changed since; and their records with the new seal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from asquoted.files.drafts import RecordDraft
from asquoted.files.given import Files
from asquoted.files.kinds import Text, is_slug
from asquoted.files.names import RESERVED
from asquoted.files.parse import parse_record
from asquoted.files.text import decode
from asquoted.findings import Finding, Label, SourceFile, Span
from asquoted.resolve.sources import is_seal, seal_of
from asquoted.rules.project import SEAL_EMPTY


@dataclass(frozen=True, slots=True)
class Changed:
    """A source whose text is not the one that was sealed.

    Attributes:
        id: Its id.
        was: The seal in its record.
        place: Where that is written.
        seal: The seal of the text as it is now.
    """

    id: str
    was: str
    place: Span
    seal: str

    def is_of(self, data: bytes) -> bool:
        """Tell whether this is the text that was sealed."""
        return seal_of(data) == self.was


@dataclass
class Sealing:
    """What sealing would do to a project.

    Attributes:
        sealed: Ids of sources whose seal is that of their text.
        empty: Ids of sources that have no seal yet.
        changed: Sources whose text is not the one that was sealed.
        records: The records with the new seals, by path.
        unreadable: Findings of sources that cannot be sealed because they cannot be read.
    """

    sealed: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    records: dict[str, bytes] = field(default_factory=dict)
    unreadable: list[Finding] = field(default_factory=list)


def sealing(files: Files) -> Sealing:
    """Work out the seals of all sources; a file whose name is no id is none, which `check` says."""
    plan = Sealing()
    for path in sorted(files):
        id_ = path.removeprefix("seeds/").removesuffix(".yml")
        text, record = files.get(f"seeds/{id_}.txt"), files[path]
        if path != f"seeds/{id_}.yml" or not is_slug(id_) or id_ in RESERVED["seeds"]:
            continue
        if isinstance(text, bytes) and isinstance(record, bytes):
            _seal(plan, id_, text, record)
    return plan


def _seal(plan: Sealing, id_: str, text: bytes, record: bytes) -> None:
    path, seal = f"seeds/{id_}.yml", seal_of(text)
    found: list[Finding] = []
    file = decode(path, record, found)
    draft = parse_record(file, found) if file else None
    if file is None or draft is None:
        plan.unreadable += found
        return
    if draft.seal and draft.seal.value == seal:
        plan.sealed.append(id_)
        return
    unread: list[Finding] = []
    if decode(f"seeds/{id_}.txt", text, unread) is None:
        plan.unreadable += unread
        return
    if draft.seal and not is_seal(draft.seal.value):
        plan.unreadable.append(_no_seal(draft.seal))
        return
    written = _with_seal(file.text, draft, seal)
    if not _holds(path, written, seal):
        plan.unreadable.append(_by_hand(file.span(), seal))
        return
    if draft.seal:
        plan.changed.append(Changed(id_, draft.seal.value, draft.seal.span, seal))
    else:
        plan.empty.append(id_)
    plan.records[path] = written.encode("utf-8")


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


def _no_seal(given: Text) -> Finding:
    """Refuse to put a seal in the place of what may be a damaged one."""
    return Finding(
        rule=SEAL_EMPTY,
        message="this is not a seal",
        primary=Label(given.span),
        hint="restore it if it was one; leave `seal:` empty if the source was never sealed, and run `seal` again",
    )


def _lines(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip("\r\n"))
        start += len(line)

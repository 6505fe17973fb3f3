"""One file of the project to its draft."""

from __future__ import annotations

from typing import TypeVar

from asquoted.files.drafts import BriefDraft, RecordDraft, SpeakerDraft
from asquoted.files.fields import read_draft
from asquoted.files.kinds import line
from asquoted.files.rules import WRONG_TYPE
from asquoted.files.settings import SettingsDraft
from asquoted.files.tree import STANDARD, Mapping, read_tree
from asquoted.findings import Finding, Label, SourceFile
from asquoted.model import Limits

Draft = TypeVar("Draft", BriefDraft, RecordDraft, SettingsDraft)


def parse_record(file: SourceFile, findings: list[Finding], limits: Limits = STANDARD) -> RecordDraft | None:
    """Read the record of a source."""
    return _parse(RecordDraft, file, findings, limits)


def parse_brief(file: SourceFile, findings: list[Finding], limits: Limits = STANDARD) -> BriefDraft | None:
    """Read a brief."""
    return _parse(BriefDraft, file, findings, limits)


def parse_settings(file: SourceFile, findings: list[Finding]) -> SettingsDraft | None:
    """Read what a project sets for itself."""
    return _parse(SettingsDraft, file, findings, STANDARD)


def parse_speakers(file: SourceFile, findings: list[Finding], limits: Limits = STANDARD) -> tuple[SpeakerDraft, ...]:
    """Read the registry of speakers: a mapping from names to what is known of them."""
    tree = read_tree(file, findings, limits)
    if tree is None:
        return ()
    if not isinstance(tree, Mapping):
        findings.append(
            Finding(
                rule=WRONG_TYPE,
                message="the file of speakers must be a mapping from names",
                primary=Label(tree.span),
                hint="write `Name: {kind: person}`, one speaker a line",
            )
        )
        return ()
    speakers = []
    for key, value in tree.entries:
        name = line.read(key, findings)
        draft = read_draft(SpeakerDraft, value, findings, name=name) if name else None
        if draft:
            speakers.append(draft)
    return tuple(speakers)


def _parse(shape: type[Draft], file: SourceFile, findings: list[Finding], limits: Limits) -> Draft | None:
    tree = read_tree(file, findings, limits)
    return read_draft(shape, tree, findings) if tree is not None else None

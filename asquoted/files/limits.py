"""How much of anything is read: enough for every honest project, and raised in `asquoted.yml` where it is not."""

from __future__ import annotations

from dataclasses import dataclass, fields

from asquoted.files.fields import Drafted, Field, declare
from asquoted.files.kinds import Number, Whole
from asquoted.model import Limits

MEGABYTE = 1_000_000
_STANDARD = Limits()


def _limit(about: str, standard: int, power: int) -> Field:
    return Field(f"{about}; {standard} if empty.", Whole(power), str(2 * standard))


@dataclass(frozen=True, kw_only=True)
class LimitsDraft(Drafted):
    """How much of anything is read. More of it is a finding, and never read in part."""

    file_mb: Number | None = declare(_limit("Megabytes of a file", _STANDARD.file_mb, 4))
    files: Number | None = declare(_limit("Files in one of the folders", _STANDARD.files, 7))
    depth: Number | None = declare(_limit("Lists and mappings, or folders, inside each other", _STANDARD.depth, 2))
    length: Number | None = declare(_limit("Characters of a value", _STANDARD.length, 8))
    findings: Number | None = declare(_limit("Findings of a rule that are told of a file", _STANDARD.findings, 7))


def limits_of(draft: LimitsDraft | None) -> Limits:
    """Return the limits that a project sets; those that it does not are the standard ones."""
    given = {each.name: getattr(draft, each.name, None) for each in fields(Limits)}
    return Limits(**{name: value.value for name, value in given.items() if value})

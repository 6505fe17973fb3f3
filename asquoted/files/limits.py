"""How much of anything is read: enough for every honest project, and raised in `asquoted.yml` where it is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from asquoted.files.fields import Drafted, Field, Read, declare, line
from asquoted.files.rules import BAD_VALUE
from asquoted.files.tree import Node
from asquoted.findings import Finding, Label, Span
from asquoted.model import Limits

MEGABYTE = 1_000_000
_STANDARD = Limits()


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number and where it is written."""

    value: int
    span: Span


def number(most: int) -> Read:
    """Make a reader for whole numbers from 1 up to `most`."""

    def read(node: Node, findings: list[Finding]) -> Number | None:
        text = line(node, findings)
        if text is None:
            return None
        if re.fullmatch(r"[1-9][0-9]{0,9}", text.value) and int(text.value) <= most:
            return Number(int(text.value), text.span)
        told = f"`{text.value}` is no number from 1 to {most}"
        hint = "write it in digits, without a unit and without separators"
        findings.append(Finding(rule=BAD_VALUE, message=told, primary=Label(text.span), hint=hint))
        return None

    return read


def _limit(about: str, standard: int, most: int) -> Field:
    return Field(f"{about}; {standard} if empty.", number(most), "number", str(2 * standard))


@dataclass(frozen=True, kw_only=True)
class LimitsDraft(Drafted):
    """How much of anything is read. More of it is a finding, and never read in part."""

    file_mb: Number | None = declare(_limit("Megabytes of a file", _STANDARD.file_mb, 10_000))
    files: Number | None = declare(_limit("Files in one of the folders", _STANDARD.files, 10_000_000))
    depth: Number | None = declare(_limit("Lists and mappings, or folders, inside each other", _STANDARD.depth, 100))
    length: Number | None = declare(_limit("Characters of a value", _STANDARD.length, 100_000_000))
    findings: Number | None = declare(
        _limit("Findings of a rule that are told of a file", _STANDARD.findings, 10_000_000)
    )


def limits_of(draft: LimitsDraft | None) -> Limits:
    """Return the limits that a project sets; those that it does not are the standard ones."""
    given = {each.name: getattr(draft, each.name, None) for each in fields(Limits)}
    return Limits(**{name: value.value for name, value in given.items() if value})

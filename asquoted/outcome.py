"""What a run found: the library, what is to be said of each quote, all problems, what was counted, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from asquoted.findings import Finding
from asquoted.model import Checked, Library


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run has checked."""

    sources: int
    briefs: int
    claims: int
    quotes: int
    exact: int


@dataclass(frozen=True)
class Outcome:
    """What a run found.

    Attributes:
        library: Everything that stands.
        quotes: What is to be said of each quote, in the order of the files.
        findings: All problems, in the order of the files.
        counts: What was checked.
    """

    library: Library
    quotes: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    counts: Counts

    @cached_property
    def quotes_by_brief(self) -> dict[str, tuple[Checked, ...]]:
        """What is to be said of the quotes of each brief, by its slug."""
        found: dict[str, list[Checked]] = {}
        for each in self.quotes:
            found.setdefault(each.id.partition("/")[0], []).append(each)
        return {slug: tuple(quotes) for slug, quotes in found.items()}

    @property
    def failed(self) -> bool:
        """Whether there is at least one error."""
        return any(finding.is_error for finding in self.findings)


@dataclass(frozen=True)
class Since:
    """What is new since a revision.

    Attributes:
        revision: What the user called it.
        new: The findings that the files did not have then.
        changed: The findings that stand on lines that the files did not have then.
    """

    revision: str
    new: frozenset[Finding]
    changed: frozenset[Finding]

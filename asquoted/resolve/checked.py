"""One brief at a time: what is found of it rests on its own file and on the ground that all briefs share.

So briefs can be checked in any order, in several processes, or not at all if the same was checked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from asquoted.files.parse import parse_brief
from asquoted.files.text import Unreadable, decode
from asquoted.findings import Finding, SourceFile
from asquoted.model import Brief, Checked, Settings, Speaker
from asquoted.resolve.briefs import resolve_brief
from asquoted.resolve.desk import Desk
from asquoted.resolve.prose import check_prose


@dataclass(frozen=True)
class Ground:
    """What every brief rests on.

    Attributes:
        desk: The sources, and what is wrong with the files that are no briefs.
        speakers: The registry.
        settings: What the project sets for itself.
    """

    desk: Desk
    speakers: dict[str, Speaker]
    settings: Settings

    @cached_property
    def files(self) -> dict[str, SourceFile]:
        """The texts and the records of the sources, by path: findings of briefs point to places in them."""
        return {file.path: file for each in self.desk.sources.values() for file in (each.file, each.record)}


@dataclass(frozen=True)
class CheckedBrief:
    """What a run says of one brief.

    Attributes:
        file: Its file; `None` if it is no text.
        brief: What stands of it; `None` if it cannot be read.
        claims: How many claims could be read.
        quotes: What is said of each quote, in the order of the file.
        findings: Its problems, in the order in which they were found.
        named: Ids of the sources that it names.
    """

    file: SourceFile | None
    brief: Brief | None
    claims: int
    quotes: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    named: frozenset[str] = frozenset()

    @property
    def rests_on(self) -> frozenset[str] | None:
        """The sources that decide what is found; `None` if it is all of them, for errors name others, too."""
        return None if any(each.is_error for each in self.findings) else self.named


def check_briefs(ground: Ground, briefs: Mapping[str, bytes | Unreadable]) -> Iterable[tuple[str, CheckedBrief]]:
    """Yield what is found of each brief, by the path of its file."""
    for path, data in briefs.items():
        yield path, _check(ground, path, data)


def _check(ground: Ground, path: str, data: bytes | Unreadable) -> CheckedBrief:
    desk = replace(ground.desk, findings=[], named=set())
    file = decode(path, data, desk.findings)
    draft = parse_brief(file, desk.findings, ground.settings.limits) if file else None
    if draft is None:
        return CheckedBrief(file, None, 0, (), tuple(desk.findings))
    brief, quotes = resolve_brief(desk, ground.speakers, PurePosixPath(path).stem, draft)
    check_prose(desk, ground.speakers.values(), draft, ground.settings)
    return CheckedBrief(file, brief, len(draft.claims), tuple(quotes), tuple(desk.findings), frozenset(desk.named))

"""What is new since a revision: the same check of the files as they were, and the two compared.

A problem is an old one if the files had it already: the same rule and message about the same words, in the same file
or in one that is no more (it was renamed). Lines are not counted, so what has only moved is not new.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from functools import cache

from asquoted.files.given import Files
from asquoted.findings import Finding
from asquoted.outcome import Outcome, Since
from asquoted.pipeline import check

_LINE_END = re.compile(r"\r\n|\r|\n")


def since(
    revision: str,
    files: Files,
    findings: Iterable[Finding],
    then: Files,
    checked: Callable[[Files], Outcome] = check,
) -> Since:
    """Tell which findings are new, and which stand on changed lines.

    Args:
        revision: What the revision is called.
        files: The files as they are.
        findings: What is found in them.
        then: The files as they were.
        checked: What checks those.
    """

    @cache
    def changed(path: str) -> frozenset[int] | None:
        """Return the numbers of the lines of a file that are new; `None` if all of it is."""
        return changed_lines(_text(then[path]), _text(files[path])) if path in then and path in files else None

    on_changed = {finding for finding in findings if _touches(finding, changed(finding.primary.span.file.path))}
    old = checked(then).findings
    here = Counter((_path(finding), _same(finding)) for finding in old)
    gone = Counter(_same(finding) for finding in old if _path(finding) not in files)
    new = set()
    # Of several that are alike, those on lines that were there before are the old ones.
    for finding in sorted(findings, key=lambda finding: finding in on_changed):
        if here[_path(finding), _same(finding)]:
            here[_path(finding), _same(finding)] -= 1
        elif _path(finding) not in then and gone[_same(finding)]:
            gone[_same(finding)] -= 1
        else:
            new.add(finding)
    return Since(revision, frozenset(new), frozenset(on_changed))


def changed_lines(before: str, after: str) -> frozenset[int]:
    """Return which lines (counted from 1) of a text another text does not have in the same order."""
    old, new = _LINE_END.split(before), _LINE_END.split(after)
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    middle = SequenceMatcher(None, old[first : len(old) - last], new[first : len(new) - last])
    return frozenset(
        line + first + 1
        for kind, _, _, start, end in middle.get_opcodes()
        if kind != "equal"
        for line in range(start, end)
    )


def _touches(finding: Finding, changed: frozenset[int] | None) -> bool:
    span = finding.primary.span
    lines = range(span.file.position(span.start)[0], span.file.position(max(span.start, span.end - 1))[0] + 1)
    return changed is None or not changed.isdisjoint(lines)


def _path(finding: Finding) -> str:
    return finding.primary.span.file.path


def _same(finding: Finding) -> tuple[str, str, str]:
    """Return what two runs have in common if they find the same problem."""
    return finding.rule.code, finding.message, " ".join(finding.primary.span.text.split())


def _text(data: object) -> str:
    return data.decode("utf-8", errors="replace") if isinstance(data, bytes) else ""

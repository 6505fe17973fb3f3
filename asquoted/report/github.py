"""`check --format github`: annotations on a pull request, and a page for the summary of the step.

GitHub shows ten errors and ten warnings of a step and drops the others, so those on changed lines come first, and the
page holds them all. Whatever comes from a file is escaped in the annotations and stands in blocks of code on the page:
no word of it is ever a command, a link, an image, HTML or a mention.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence

from asquoted.findings import Finding
from asquoted.outcome import Counts, Since
from asquoted.report.plain import edited, full, many, shown, summary

MOST = 10
"""Annotations of a kind that GitHub shows of one step."""
LONGEST = 900_000
"""Bytes of the page; GitHub refuses more than a mebibyte."""

_COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)


def commands(findings: Iterable[Finding], since: Since | None = None, folder: str = "") -> str:
    """Return a workflow command for every finding that GitHub will show.

    Args:
        findings: All findings.
        since: What is new or stands on changed lines comes first, if that is known.
        folder: Where the project is in the repository, with `/` at its end.
    """
    told, _ = _parted(findings, since)
    return "".join(f"{_command(finding, since, folder)}\n" for finding in told)


def without_annotation(findings: Iterable[Finding], since: Since | None = None) -> list[Finding]:
    """Return the findings that would be dropped: the eleventh error, the eleventh warning, and so on."""
    return _parted(findings, since)[1]


def page(counts: Counts, findings: Sequence[Finding], since: Since | None = None) -> str:
    """Return every finding with its lines, what to do and the correction, as Markdown."""
    lines = ["## As Quoted", "", *_fenced(summary(counts, findings, since))]
    length = sum(map(_length, lines))
    for kind in ("error", "warning"):
        of_kind = [finding for finding in _ordered(findings, since) if finding.rule.severity == kind]
        lines += [f"### {many(len(of_kind), kind)}", ""] if of_kind else []
        for number, finding in enumerate(of_kind):
            block = list(_fenced(full([finding], since=since)))
            length += sum(map(_length, block))
            if length > LONGEST:
                lines += [
                    f"There is no room for {len(of_kind) - number} more: `python3 build.py check` says them all.",
                    "",
                ]
                break
            lines += block
    return "\n".join(lines) + "\n"


def quiet(text: str) -> str:
    """Return a text for the log of a workflow, no line of which is taken for a command."""
    if not _COMMAND.search(text):
        return text
    # Nobody can write a text that holds its own digest, so nothing in it ends the silence.
    token = f"asquoted-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
    return f"::stop-commands::{token}\n{text}::{token}::\n"


def _ordered(findings: Iterable[Finding], since: Since | None) -> list[Finding]:
    """Put what a pull request has touched first."""
    if since is None:
        return list(findings)
    return sorted(findings, key=lambda finding: (finding not in since.changed, finding not in since.new))


def _parted(findings: Iterable[Finding], since: Since | None) -> tuple[list[Finding], list[Finding]]:
    room = {True: MOST, False: MOST}
    told: list[Finding] = []
    left: list[Finding] = []
    for finding in _ordered(findings, since):
        (told if room[finding.is_error] else left).append(finding)
        room[finding.is_error] = max(room[finding.is_error] - 1, 0)
    return told, left


def _command(finding: Finding, since: Since | None, folder: str) -> str:
    span = finding.primary.span
    line, column = span.file.position(span.start)
    end_line, _ = span.file.position(max(span.start, span.end - 1))
    properties = {"file": folder + span.file.path, "line": str(line), "endLine": str(end_line)}
    if line == end_line:  # GitHub takes columns on one line only
        properties |= {"col": str(column), "endColumn": str(column + span.end - span.start)}
    new = " (new)" if since and finding in since.new else ""
    properties["title"] = f"{finding.rule.code}{new}"
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{finding.rule.severity} {given}::{_data(chr(10).join(_message(finding)))}"


def _message(finding: Finding) -> Iterator[str]:
    yield finding.message
    yield from finding.notes
    if finding.hint:
        yield f"hint: {finding.hint}"
    if finding.fix:
        yield f"fix: {finding.fix.title}"
        for edit in finding.fix.edits:
            yield from (f"  {line}" for line in edited(finding.primary.span.file, edit))
    yield f"why: python3 build.py explain {finding.rule.code}"


def _data(text: str) -> str:
    """Escape the message of a command."""
    return shown(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _fenced(text: str) -> Iterator[str]:
    """Yield a text as a block of code; its fence is longer than any in the text."""
    fence = "`" * max([2, *(len(run) for run in re.findall("`+", text))]) + "`"
    yield from (f"{fence}text", text.rstrip("\n"), fence, "")


def _length(line: str) -> int:
    return len(line.encode("utf-8", "surrogatepass")) + 1

"""Findings as text: one line each, or with the lines they are about."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from asquoted.findings import Edit, Finding, Label, SourceFile, Span
from asquoted.outcome import Counts, Since
from asquoted.report.ink import PLAIN, Ink, Style

_WIDTH = 96
"""Columns of a line that are shown; of a longer one, the stretch around the trouble."""
_LITTLE = 4
_MOST_LINES = 6
_LONGEST = 2_000
"""Characters of a message; more of them are a value that went wrong, and is in the file."""
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def concise(findings: Iterable[Finding], ink: Ink = PLAIN, since: Since | None = None) -> str:
    """Return one line for each finding: `file:line:column: severity[rule]: message`."""
    return "".join(f"{_head(finding, ink, since)}\n" for finding in findings)


def full(findings: Iterable[Finding], ink: Ink = PLAIN, since: Since | None = None) -> str:
    """Return each finding with the lines it is about, what differs, and what to do."""
    return "\n".join("\n".join(_full(finding, ink, since)) + "\n" for finding in findings)


def summary(counts: Counts, findings: Sequence[Finding], since: Since | None = None) -> str:
    """Return what was checked and what was found, in one line; in a second one what of it is new."""
    errors = sum(finding.is_error for finding in findings)
    found = [many(errors, "error"), many(len(findings) - errors, "warning")]
    told = ", ".join(each for each in found if not each.startswith("0 ")) or "no problems"
    new = f"new since {shown(since.revision)}: {len(since.new)} of {len(findings)}\n" if since and findings else ""
    return (
        f"{many(counts.sources, 'source')}, {many(counts.briefs, 'brief')}, {many(counts.claims, 'claim')}, "
        f"{many(counts.quotes, 'quote')} checked, {counts.exact} exact; {told}\n{new}"
    )


def shown(text: str) -> str:
    """Return a text that cannot steer a terminal: what is not seen is shown as U+FFFD."""
    return _UNSEEN.sub("\ufffd", text)


def on_a_line(text: str) -> str:
    """Return a text as `shown` does, but without line ends, so that nothing in it begins a line; a long one is cut."""
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
    return shown(cut).replace("\n", "\ufffd")


def many(number: int, what: str) -> str:
    """Return a number with its noun: `1 error`, `2 errors`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def place(span: Span) -> str:
    """Return where a span begins: `file:line:column`."""
    line, column = span.file.position(span.start)
    return f"{span.file.path}:{line}:{column}"


def _head(finding: Finding, ink: Ink, since: Since | None) -> str:
    kind = Style.ERROR if finding.is_error else Style.WARNING
    where = ink(on_a_line(place(finding.primary.span)), Style.STRONG)
    rule = ink(f"{finding.rule.severity}[{finding.rule.code}]", kind)
    new = f" {ink('(new)', Style.STRONG)}" if since and finding in since.new else ""
    return f"{where}: {rule}: {on_a_line(finding.message)}{new}"


def _full(finding: Finding, ink: Ink, since: Since | None) -> Iterator[str]:
    yield _head(finding, ink, since)
    yield from snippet(finding.primary.span, finding.marks, ink)
    for label, marks in _grouped(finding.related):
        yield on_a_line(f"  {label.text}: {place(label.span)}")
        yield from snippet(label.span, marks, ink)
    for note in finding.notes:
        yield on_a_line(f"  = {note}")
    if finding.hint:
        yield f"  = {ink('hint', Style.HELP)}: {on_a_line(finding.hint)}"
    if finding.fix:
        yield f"  = {ink('fix', Style.HELP)}: {on_a_line(finding.fix.title)}"
        for edit in finding.fix.edits:
            yield from (shown(f"      {line}") for line in edited(finding.primary.span.file, edit))
    yield f"  = {ink('why', Style.HELP)}: python3 build.py explain {finding.rule.code}"


def edited(file: SourceFile, edit: Edit) -> list[str]:
    """Return the lines of a file that an edit touches as they are after it, ready to paste."""
    start, _ = file.line_span(file.position(edit.start)[0])
    _, end = file.line_span(file.position(edit.end)[0])
    return textwrap.dedent(file.text[start : edit.start] + edit.text + file.text[edit.end : end]).splitlines()


def _grouped(related: Iterable[Label]) -> list[tuple[Label, list[Span]]]:
    """Put labels without a text, which only mark words, to the label before them."""
    groups: list[tuple[Label, list[Span]]] = []
    for label in related:
        if label.text or not groups:
            groups.append((label, []))
        else:
            groups[-1][1].append(label.span)
    return groups


def snippet(span: Span, marks: Sequence[Span], ink: Ink = PLAIN) -> Iterator[str]:
    """Yield the lines of a place, the place underlined: `^` under the trouble, `~` under the rest of it."""
    file = span.file
    if not file.text:
        return
    first, last = file.position(span.start)[0], file.position(max(span.start, span.end - 1))[0]
    gutter = len(str(last))
    margin = ink(f"  {' ' * gutter} |", Style.QUIET)
    yield margin
    for line in range(first, min(last, first + _MOST_LINES - 1) + 1):
        start, end = file.line_span(line)
        left, right = _window(start, end, span, marks)
        text = shown(file.text[left:right].replace("\t", " "))
        under = "".join(_underline(offset, span, marks) for offset in range(left, right)).rstrip()
        indent = len(text) - len(text.lstrip())
        under = " " * indent + under[indent:]
        if span.start == span.end and left <= span.start <= right:
            under = " " * (span.start - left) + "^"
        before, after = "…" if left > start else "", "…" if right < end else ""
        yield f"{ink(f'  {line:>{gutter}} |', Style.QUIET)} {before}{text}{after}"
        if under.strip():
            yield f"{margin} {' ' * len(before)}{ink(under, Style.STRONG)}"
    if last - first >= _MOST_LINES:
        yield f"{margin} …"


def _window(start: int, end: int, span: Span, marks: Sequence[Span]) -> tuple[int, int]:
    """Return the stretch of a line that is shown: around the first mark on it, or from where the place begins."""
    if end - start <= _WIDTH:
        return start, end
    on_line = [mark.start for mark in marks if start <= mark.start < end]
    room = _WIDTH // 3 if span.end - span.start <= _WIDTH // 2 else _LITTLE
    focus = on_line[0] - _WIDTH // 3 if on_line else max(span.start, start) - room
    left = max(start, min(focus, end - _WIDTH))
    return left, min(end, left + _WIDTH)


def _underline(offset: int, span: Span, marks: Sequence[Span]) -> str:
    if any(mark.start <= offset < mark.end for mark in marks):
        return "^"
    if span.start <= offset < span.end:
        return "~" if marks else "^"
    return " "

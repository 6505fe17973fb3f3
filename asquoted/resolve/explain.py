"""From a refusal to a finding: the place, the nearest passage, what differs, and the words to paste."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from asquoted.anchor.context import telling_context
from asquoted.anchor.nearest import Near, nearest
from asquoted.anchor.verdict import DIFFERS, Found, Reason, Refused, Remark
from asquoted.anchor.verify import verify
from asquoted.files.paste import pasted
from asquoted.files.text import code_point
from asquoted.files.written import written_at
from asquoted.findings import Finding, Label, Span
from asquoted.model import Source
from asquoted.resolve.mend import Quoted, mended
from asquoted.rules.verbatim import CLAUSES
from asquoted.text.words import Change, changes

_MOST_PLACES = 3
_MOST_CHANGES = 4
_MOST_WORDS = 16
"""Words shown of a second passage."""


def refused(quoted: Quoted, refusal: Refused, others: Iterable[Source]) -> Finding:
    """Make the finding for a quote that does not stand.

    Args:
        quoted: The words.
        refusal: Why.
        others: Sources in which the words may stand instead.
    """
    return replace(_refused(quoted, refusal, others), fix=mended(quoted, refusal))


def _refused(quoted: Quoted, refusal: Refused, others: Iterable[Source]) -> Finding:
    remark = refusal.remark
    if remark.reason in (Reason.TWICE, Reason.CONTEXT):
        return _unplaced(quoted, refusal)
    near = None
    if remark.reason is Reason.NOT_FOUND:
        remark, near = _with_nearest(quoted, remark)
    if remark.reason not in DIFFERS or remark.start == remark.end:
        elsewhere = _elsewhere(quoted, others) if remark.reason is Reason.NOT_FOUND else ()
        return _finding(quoted, remark, notes=elsewhere)
    ours = slice(*remark.ours) if any(remark.ours) else slice(0, len(quoted.text.value))
    passage = quoted.source.document.text[remark.start : remark.end]
    found = changes(quoted.text.value[ours], passage)
    marks = [written_at(quoted.text, *(place + (ours.start or 0) for place in each.ours)) for each in found]
    related = [
        Label(quoted.source.file.span(remark.start + each.theirs[0], remark.start + each.theirs[1]))
        for each in found
        if each.theirs[0] < each.theirs[1]
    ]
    notes = differences(quoted.text.value[ours], passage)
    notes += [_also_like(quoted.source, near.runner_up)] if near and near.runner_up else []
    return _finding(
        quoted,
        remark,
        marks=[mark for mark in marks if mark],
        theirs=related,
        notes=[*notes, *(_elsewhere(quoted, others) if remark.reason is Reason.NOT_FOUND else ())],
        near=near,
    )


def warned(quoted: Quoted, remark: Remark) -> Finding:
    """Make the finding for something that a person should weigh."""
    return _finding(quoted, remark)


def _finding(
    quoted: Quoted,
    remark: Remark,
    *,
    marks: Iterable[Span] = (),
    theirs: Iterable[Label] = (),
    notes: Iterable[str] = (),
    near: Near | None = None,
) -> Finding:
    clause = CLAUSES[remark.reason]
    words = " ".join(remark.words.split())
    related = []
    if remark.start < remark.end:
        number = quoted.source.document.paragraph_at(remark.start).number
        place = quoted.source.file.span(remark.start, remark.end)
        alike = f", {alike_told(near.likeness)}" if near else ""
        related.append(Label(place, f"{clause.place}, paragraph {number}{alike}"))
    message = clause.message.format(words=words, kind=remark.kind, source=quoted.source.id)
    if remark.reason is Reason.NOT_FOUND and not related:
        message += ", nor anything like them"
    return Finding(
        rule=clause.rule,
        message=message,
        primary=Label(quoted.text.span),
        marks=tuple(marks),
        related=(*related, *theirs),
        notes=tuple(notes),
        hint=clause.hint.format(words=words, source=quoted.source.id),
        quote=quoted.id,
    )


def _with_nearest(quoted: Quoted, remark: Remark) -> tuple[Remark, Near | None]:
    """Complete a remark with the passage that its words come nearest to; return that, too."""
    first, last = remark.ours if any(remark.ours) else (0, len(quoted.text.value))
    near = nearest(quoted.text.value[first:last], quoted.source.document)
    if near is None:
        return remark, None
    return replace(remark, start=near.start, end=near.end, ours=(first, last)), near


def alike_told(likeness: float) -> str:
    """Say how like a passage is to words that are not it: never 100 %."""
    return f"{min(int(likeness), 99)} % alike"


def _also_like(source: Source, near: Near) -> str:
    """Name a second passage that may be meant."""
    words = source.document.text[near.start : near.end].split()
    shown = " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
    number = source.document.paragraph_at(near.start).number
    return f"also like it: paragraph {number}, {alike_told(near.likeness)}, “{shown}”"


def _unplaced(quoted: Quoted, refusal: Refused) -> Finding:
    """Tell where the words stand, and what to write to mean each of these places."""
    document, clause = quoted.source.document, CLAUSES[refusal.remark.reason]
    related, notes = [], []
    for place in refusal.places[:_MOST_PLACES]:
        number = document.paragraph_at(place.start).number
        related.append(Label(quoted.source.file.span(place.start, place.end), f"{clause.place}, paragraph {number}"))
        if telling := telling_context(document, place, refusal.places):
            key, words = telling
            notes.append(f"for paragraph {number} write  {key}: {pasted(words)}")
    return Finding(
        rule=clause.rule,
        message=clause.message.format(source=quoted.source.id),
        primary=Label(quoted.text.span),
        related=tuple(related),
        notes=tuple(notes),
        hint=clause.hint,
        quote=quoted.id,
    )


def _elsewhere(quoted: Quoted, others: Iterable[Source]) -> list[str]:
    """Name the sources in which the words do stand."""
    notes = []
    for other in others:
        if other.id == quoted.source.id:
            continue
        verdict = verify(quoted.text.value, other.document, other.parts)
        if isinstance(verdict, Found):
            number = other.document.paragraph_at(verdict.start).number
            notes.append(f"the words stand in the source `{other.id}`, paragraph {number}")
    return notes


def differences(ours: str, theirs: str) -> list[str]:
    """Say what stands in some words and what in a passage of a source, one line for each stretch, the first few."""
    return [_difference(each, ours, theirs) for each in changes(ours, theirs)[:_MOST_CHANGES]]


def _difference(change: Change, ours: str, theirs: str) -> str:
    """Say what stands in the file and what in the source: `yours has “b”, the source has “a”`."""
    left, right = ours[slice(*change.ours)], " ".join(theirs[slice(*change.theirs)].split())
    if not right:
        return f"yours adds “{left}”"
    if not left:
        return f"yours lacks “{right}”"
    note = f"yours has “{left}”, the source has “{right}”"
    if pair := _one_character(left, right):
        note += f" ({_named(pair[0])} for {_named(pair[1])})"
    return note


def _one_character(left: str, right: str) -> tuple[str, str] | None:
    """Return the only character in which two texts differ, if it is no letter or digit that anyone can tell."""
    if len(left) != len(right):
        return None
    pairs = [pair for pair in zip(left, right, strict=True) if pair[0] != pair[1]]
    if len(pairs) == 1 and not all(char.isascii() and char.isalnum() for char in pairs[0]):
        return pairs[0]
    return None


def _named(char: str) -> str:
    return f"{code_point(char)} {unicodedata.name(char, 'unnamed').lower()}"

"""What is found of a brief as plain data, and back: to hand it from one process to another, and to keep it.

Packed are numbers, texts and lists in JSON. What all briefs share is named and not packed: a source by its id, a
speaker by name, a file by its path. Unpacking makes nothing but the values listed here, so data can never run.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from asquoted import model
from asquoted.findings import Edit, Finding, Fix, Label, Rule, Severity, SourceFile, Span
from asquoted.model import Anchor, Speaker
from asquoted.resolve.checked import CheckedBrief, Ground
from asquoted.values import Relation, Status, Voice

_VALUES: tuple[type[Any], ...] = (
    CheckedBrief, model.Brief, model.Claim, model.AnchoredQuote, model.Via, model.Beside, model.Term, model.Reply,
    model.Correction, model.Withdrawal, model.Checked, model.Words, model.Omitted, model.Inserted,
    Finding, Rule, Label, Span, Fix, Edit,
)  # fmt: skip
"""Packed by their fields, in order."""
_CHOICES: tuple[type[StrEnum], ...] = (Relation, Status, Voice, Severity)
_FIELDS = {each: tuple(field.name for field in dataclasses.fields(each)) for each in _VALUES}
_TAGS: dict[type[Any], int] = {
    each: number
    for number, each in enumerate(
        (*_VALUES, *_CHOICES, Anchor, dt.date, tuple, frozenset, Speaker, SourceFile)
    )
}  # fmt: skip
"""A packed value is a list of one of these numbers and what it holds; numbers, texts and `None` are themselves."""


class _Packer:
    """Packs one brief; an anchor that several values share is packed once."""

    def __init__(self, ground: Ground, own: SourceFile | None) -> None:
        self.anchors: list[Any] = []
        self._known: dict[int, int] = {}
        self._ground = ground
        self._own = own

    def pack(self, value: Any) -> Any:
        kind = type(value)
        if kind is str or kind is int or value is None:
            return value
        if kind in _FIELDS:
            return [_TAGS[kind], *(self.pack(getattr(value, name)) for name in _FIELDS[kind])]
        if kind is tuple or kind is frozenset:
            return [_TAGS[kind], *map(self.pack, value)]
        if kind is Anchor:
            return [_TAGS[kind], self._anchor(value)]
        return [_TAGS[kind], *self._named(value)]

    def _anchor(self, anchor: Anchor) -> int:
        if id(anchor) not in self._known:
            self._known[id(anchor)] = len(self.anchors)
            self.anchors.append([anchor.source.id, self.pack(anchor.pieces)])
        return self._known[id(anchor)]

    def _named(self, value: Any) -> list[str]:
        match value:
            case Speaker(name=name):
                return [name]
            case SourceFile(path=path, text=text):
                return [path] if value is self._own or self._ground.files.get(path) is value else [path, text]
            case dt.date():
                return [value.isoformat()]
        return [str(value)]


class _Unpacker:
    """Unpacks one brief."""

    def __init__(self, ground: Ground, own: SourceFile | None) -> None:
        self._ground = ground
        self._own = own
        self._anchors: list[Anchor] = []
        special: dict[type[Any], Callable[..., Any]] = {
            Finding: lambda *values: Finding(**dict(zip(_FIELDS[Finding], values, strict=True))),
            Anchor: self._anchors.__getitem__,
            dt.date: dt.date.fromisoformat,
            tuple: lambda *items: items,
            frozenset: lambda *items: frozenset(items),
            Speaker: ground.speakers.__getitem__,
            SourceFile: self._file,
        }
        self._makers = [special.get(each, each) for each in _TAGS]

    def unpack(self, anchors: Any, packed: Any) -> Any:
        for source, pieces in anchors:
            self._anchors.append(Anchor(self._ground.desk.sources[source], self._value(pieces)))
        return self._value(packed)

    def _value(self, packed: Any) -> Any:
        tag, *values = packed
        return self._makers[tag](*[self._value(each) if type(each) is list else each for each in values])

    def _file(self, path: str, text: str | None = None) -> SourceFile:
        if text is not None:
            return SourceFile(path, text)
        return self._own if self._own and self._own.path == path else self._ground.files[path]


def pack(checked: CheckedBrief, ground: Ground) -> bytes:
    """Return what is found of a brief as data."""
    packer = _Packer(ground, checked.file)
    packed = packer.pack(checked)
    return json.dumps([packer.anchors, packed], separators=(",", ":")).encode("ascii")


def unpack(data: bytes, ground: Ground, own: SourceFile | None) -> CheckedBrief | None:
    """Return what is found of a brief.

    Args:
        data: What `pack` made of it.
        ground: The ground on which it was found; an equal one, where another process did.
        own: The brief's file, if it is a text.

    Returns:
        What was packed; `None` if the data is not what `pack` makes.
    """
    try:
        checked = _Unpacker(ground, own).unpack(*json.loads(data))
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None
    return checked if isinstance(checked, CheckedBrief) else None

"""Fields, declared once: kind, whether required, what it means, an example.

A draft is a dataclass whose fields are made by `declare`. Reading a mapping into a draft, the schema for editors, and
the reference for people all go by these declarations. A draft has a place for everything that could be read and `None`
for what could not, so that one broken value never hides its neighbours.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping as Mapped
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from asquoted.files.kinds import A_MAPPING, Kind, Listing, close, written, wrong
from asquoted.files.rules import MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE
from asquoted.files.slips import slip
from asquoted.files.tree import Mapping, Node, Scalar, Sequence
from asquoted.findings import Finding, Label, Span

Draft = TypeVar("Draft", bound="Drafted")

_BY_COMMAND = {"seal"}
"""Keys that only a command of ours fills in: no other key is renamed to one of them."""


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """What every draft has: the place of its mapping."""

    span: Span


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping inside a mapping: what its keys are is declared by a draft of its own."""

    draft: type[Drafted]

    def read(self, node: Node, findings: list[Finding]) -> Drafted | None:
        """Read it."""
        return read_draft(self.draft, node, findings)


@dataclass(frozen=True, slots=True)
class Field:
    """What is declared of a field.

    Attributes:
        about: What it means, in a sentence for editors.
        kind: What its value can be.
        example: A value as it would be written.
        required: Whether a file without it is wrong.
        required_with: The key and the value of it with which a file without this one is wrong.
        mend: What to do if it is missing; to write it like the example, if nothing else is said.
    """

    about: str
    kind: Kind
    example: str
    required: bool = False
    required_with: tuple[str, StrEnum] | None = None
    mend: str | None = None


def declare(field: Field, *, many: bool = False) -> Any:
    """Make a dataclass field of a declaration; what is not written is `None`, a list `()`."""
    if many:
        return dataclasses.field(default=(), metadata={"declared": field})
    return dataclasses.field(default=None, metadata={"declared": field})


def declared(shape: Any) -> Mapped[str, Field]:
    """Return the fields of a draft, by the key under which they are written."""
    return _shape(shape)[0]


@cache
def _shape(shape: Any) -> tuple[Mapped[str, Field], Mapped[str, str]]:
    """Return the fields of a draft, and what they are called in Python, by the key under which they are written."""
    known = {each.name: each.metadata["declared"] for each in dataclasses.fields(shape) if "declared" in each.metadata}
    fields = {name.removesuffix("_"): field for name, field in known.items()}
    return MappingProxyType(fields), {each.name.removesuffix("_"): each.name for each in dataclasses.fields(shape)}


def read_draft(shape: type[Draft], node: Node, findings: list[Finding], **known: Any) -> Draft | None:
    """Read a mapping into a draft.

    Args:
        shape: The draft's class; its first field is `span`.
        node: The mapping.
        findings: Where problems go: unknown keys, missing keys, values of the wrong kind.
        known: Fields that are not declared because they are not written inside the mapping.

    Returns:
        The draft with all that could be read; `None` if the node is no mapping.
    """
    if not isinstance(node, Mapping):
        findings.append(wrong(node, A_MAPPING))
        return None
    described: Any = shape  # to mypy a class of dataclasses is not hashable
    fields, names = _shape(described)
    values: dict[str, Any] = {}
    for key, value in node.entries:
        field = fields.get(key.value)
        if field is None:
            findings.append(_unknown(key, fields, _meant(node, key, fields)))
        elif not _is_empty(value, field.kind):
            read = field.kind.read(value, findings)
            if read is not None:
                values[key.value] = read
        elif field.required:
            findings.append(_missing(key.value, field, key.span, f"`{key.value}` is empty"))
    present = {key.value for key, _ in node.entries}
    findings += [
        _missing(name, field, node.entries[0][0].span if node.entries else node.span, f"`{name}` is missing")
        for name, field in fields.items()
        if field.required and name not in present
    ]
    return shape(span=node.span, **known, **{names[name]: value for name, value in values.items()})


def _is_empty(node: Node, kind: Kind) -> bool:
    """Tell whether nothing is written here: no word, or no item where a list belongs."""
    if isinstance(node, Scalar):
        return node.is_empty
    return isinstance(kind, Listing) and isinstance(node, Sequence) and not node.items


def _meant(node: Mapping, key: Scalar, fields: Mapped[str, Field]) -> str | None:
    """Return the key that an unknown one was meant to be, if nothing else is it and its value can stand there."""
    meant = slip(key.value, fields)
    others = [other for other, _ in node.entries if other is not key]
    if meant is None or meant in _BY_COMMAND or any(meant in (o.value, slip(o.value, fields)) for o in others):
        return None
    found: list[Finding] = []
    value = next(value for other, value in node.entries if other is key)
    if not _is_empty(value, fields[meant].kind):
        fields[meant].kind.read(value, found)
    return None if any(each.rule is WRONG_TYPE for each in found) else meant


def _unknown(key: Scalar, fields: Iterable[str], meant: str | None) -> Finding:
    near = meant or close(key.value, fields)
    known = f"the keys here are: {', '.join(fields)}"
    return Finding(
        rule=UNKNOWN_KEY,
        message=f"unknown key `{key.value}`",
        primary=Label(key.span),
        hint=f"did you mean `{near}`?" if near else known,
        fix=written(key.span, meant, "write the key that is known") if meant else None,
    )


def _missing(name: str, field: Field, span: Span, message: str) -> Finding:
    return Finding(
        rule=MISSING_KEY,
        message=message,
        primary=Label(span),
        hint=field.mend or f"add `{name}: {field.example}` or the like. {field.about}",
    )

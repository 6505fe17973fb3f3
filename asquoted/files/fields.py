"""Fields, declared once: name, type, whether required, description, example.

A draft is a dataclass whose fields are made by `declare`. Reading a mapping into a draft, and describing the files
to people, both go by these declarations. A draft has a place for everything that could be read and `None` for what
could not, so that one broken value never hides its neighbours.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar

from asquoted.files.rules import BAD_VALUE, LOST_TEXT, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE
from asquoted.files.slips import slip
from asquoted.files.text import code_point
from asquoted.files.tree import Mapping, Node, Scalar, Sequence
from asquoted.findings import Edit, Finding, Fix, Label, Rule, Span
from asquoted.text.fold import INVISIBLE

Draft = TypeVar("Draft", bound="Drafted")

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 80
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the order of letters: readers would see other words than those in the file."""

_TEXT, _LIST, _MAPPING = "a text", "a list", "a mapping"
_BY_COMMAND = {"seal"}
"""Keys that only a command of ours fills in: no other key is renamed to one of them."""
_WRITE = {
    _TEXT: "put the text between quotation marks, or remove the brackets or hyphens that make it something else",
    _LIST: "begin each item with `- ` on a line of its own, or write [one, two]",
    _MAPPING: "write `key: value` lines, indented below the key",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A value and where it is written.

    Attributes:
        value: The value.
        span: Where.
        lost: What stands behind it and is a comment to YAML, though it may be meant as part of it.
    """

    value: str
    span: Span
    lost: Span | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day and where it is written."""

    value: dt.date
    span: Span


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a fixed set of values, and where it is written."""

    value: StrEnum
    span: Span


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """What every draft has: the place of its mapping."""

    span: Span


Read = Callable[[Node, list[Finding]], Any]
"""Reads a node that is not empty; adds a finding and returns `None` if it cannot."""


@dataclass(frozen=True, slots=True)
class Field:
    """What is declared of a field.

    Attributes:
        about: What it means, in a sentence for editors.
        read: How its value is read.
        kind: The type of its value, in words for editors.
        example: A value as it would be written.
        required: Whether a file without it is wrong.
        mend: What to do if it is missing; to write it like the example, if nothing else is said.
    """

    about: str
    read: Read
    kind: str
    example: str
    required: bool = False
    mend: str | None = None


def declare(field: Field, *, many: bool = False) -> Any:
    """Make a dataclass field of a declaration; what is not written is `None`, a list `()`."""
    if many:
        return dataclasses.field(default=(), metadata={"declared": field})
    return dataclasses.field(default=None, metadata={"declared": field})


def declared(shape: type[Any]) -> dict[str, Field]:
    """Return the fields of a draft, by the key under which they are written."""
    return {
        each.name.removesuffix("_"): each.metadata["declared"]
        for each in dataclasses.fields(shape)
        if "declared" in each.metadata
    }


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
        findings.append(_wrong(node, _MAPPING))
        return None
    fields = declared(shape)
    values: dict[str, Any] = {}
    for key, value in node.entries:
        field = fields.get(key.value)
        if field is None:
            findings.append(_unknown(key, fields, _meant(node, key, fields)))
        elif not _is_empty(value):
            read = field.read(value, findings)
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
    names = {each.name.removesuffix("_"): each.name for each in dataclasses.fields(shape)}
    return shape(span=node.span, **known, **{names[name]: value for name, value in values.items()})


def _is_empty(node: Node) -> bool:
    return node.is_empty if isinstance(node, Scalar) else isinstance(node, Sequence) and not node.items


def prose(node: Node, findings: list[Finding]) -> Text | None:
    """Read words that readers see: nothing of them may be lost to a comment."""
    return _whole(node, line(node, findings), findings)


def words(node: Node, findings: list[Finding]) -> Text | None:
    """Read words of a source. What is not seen of them is folded away: pages show the source's own."""
    return _whole(node, _written(node, findings), findings)


def _whole(node: Node, text: Text | None, findings: list[Finding]) -> Text | None:
    if text is None or not isinstance(node, Scalar) or not node.plain:
        return text
    file, end = node.span.file, node.span.end
    rest = file.text[end : file.line_span(file.position(end)[0])[1]]
    if re.match(r"[ \t]+#", rest):
        lost = file.span(end + len(rest) - len(rest.lstrip()), end + len(rest))
        findings.append(
            Finding(
                rule=LOST_TEXT,
                message=f"`{lost.text}` is a comment here and would be lost",
                primary=Label(lost),
                hint="put the whole text between quotation marks, or the comment on its own line",
            )
        )
        return Text(text.value, text.span, lost)
    return text


def line(node: Node, findings: list[Finding]) -> Text | None:
    """Read any text."""
    text = _written(node, findings)
    if text is None or not (steering := _STEERING.search(text.value)):
        return text
    message = f"the text holds {code_point(steering.group())}, which turns the order of its letters"
    findings.append(_bad(text.span, message, "remove it; U+200E and U+200F may stay"))
    return None


def _written(node: Node, findings: list[Finding]) -> Text | None:
    if not isinstance(node, Scalar):
        findings.append(_wrong(node, _TEXT))
        return None
    if unwritable := _UNWRITABLE.search(node.value):
        message = f"the text holds {code_point(unwritable.group())}, which cannot be shown"
        findings.append(_bad(node.span, message, "remove the escape that makes it"))
        return None
    if not INVISIBLE.sub("", node.value).strip():
        findings.append(_bad(node.span, "the text is empty", "write it, or remove the key"))
        return None
    return Text(node.value, node.span)


def slug(node: Node, findings: list[Finding]) -> Text | None:
    """Read an id: part of an address, so it is short and plain."""
    text = line(node, findings)
    if text is None or is_slug(text.value):
        return text
    hint = "use a–z, 0–9 and single hyphens between them, at most 80 characters"
    if is_slug(better := slugified(text.value)):
        hint += f": `{better}`"
    findings.append(_bad(text.span, f"`{text.value}` cannot be an id", hint))
    return None


def is_slug(value: str) -> bool:
    """Tell whether a value can be an id or the name of a file."""
    return SLUG.fullmatch(value) is not None and len(value) <= LONGEST_SLUG


def is_language(value: str) -> bool:
    """Tell whether a value looks like a BCP 47 language tag."""
    return _LANGUAGE.fullmatch(value) is not None


def slugified(value: str) -> str:
    """Return the slug nearest to a value."""
    return "-".join(re.findall(r"[a-z0-9]+", value.lower()))[:LONGEST_SLUG].strip("-")


def day(node: Node, findings: list[Finding]) -> Day | None:
    """Read a date."""
    text = line(node, findings)
    if text is None:
        return None
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.value):
        try:
            return Day(dt.date.fromisoformat(text.value), text.span)
        except ValueError:
            pass
    findings.append(_bad(text.span, f"`{text.value}` is not a date", "write it as YYYY-MM-DD: 2026-11-30"))
    return None


def language_tag(node: Node, findings: list[Finding]) -> Text | None:
    """Read a BCP 47 language tag."""
    text = line(node, findings)
    if text is None or is_language(text.value):
        return text
    findings.append(_bad(text.span, f"`{text.value}` is not a language tag", "write a BCP 47 tag: en, pt-BR"))
    return None


def address(node: Node, findings: list[Finding]) -> Text | None:
    """Read a web address."""
    text = line(node, findings)
    if text is None or re.fullmatch(r"https?://[^\s<>\"]+", text.value):
        return text
    findings.append(_bad(text.span, f"`{text.value}` is not a web address", "begin it with https://"))
    return None


def one_of(values: type[StrEnum]) -> Read:
    """Make a reader for a fixed set of values."""

    def read(node: Node, findings: list[Finding]) -> Choice | None:
        text = line(node, findings)
        if text is None:
            return None
        if text.value in set(values):
            return Choice(values(text.value), text.span)
        close = _close(text.value, values)
        known = ", ".join(values)
        hint = f"did you mean `{close}`? It can be: {known}" if close else f"write one of: {known}"
        findings.append(_bad(text.span, f"`{text.value}` cannot stand here", hint, slip(text.value, values)))
        return None

    return read


def listing(read: Read) -> Read:
    """Make a reader for a list; items that cannot be read are left out."""

    def read_all(node: Node, findings: list[Finding]) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            findings.append(_wrong(node, _LIST))
            return None
        items = []
        for item in node.items:
            if isinstance(item, Scalar) and item.is_empty:
                findings.append(_bad(item.span, "the list has an empty item", "fill it, or remove its hyphen"))
            elif (value := read(item, findings)) is not None:
                items.append(value)
        return tuple(items)

    return read_all


def shape(draft: type[Any]) -> Read:
    """Make a reader for a mapping inside a mapping."""
    return lambda node, findings: read_draft(draft, node, findings)


def _close(value: str, known: Iterable[str]) -> str | None:
    found = get_close_matches(value.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def _meant(node: Mapping, key: Scalar, fields: dict[str, Field]) -> str | None:
    """Return the key that an unknown one was meant to be, if nothing else is it and its value can stand there."""
    meant = slip(key.value, fields)
    others = [other for other, _ in node.entries if other is not key]
    if meant is None or meant in _BY_COMMAND or any(meant in (o.value, slip(o.value, fields)) for o in others):
        return None
    found: list[Finding] = []
    value = next(value for other, value in node.entries if other is key)
    if not _is_empty(value):
        fields[meant].read(value, found)
    return None if any(each.rule is WRONG_TYPE for each in found) else meant


def _unknown(key: Scalar, fields: Iterable[str], meant: str | None) -> Finding:
    close = meant or _close(key.value, fields)
    known = f"the keys here are: {', '.join(fields)}"
    return Finding(
        rule=UNKNOWN_KEY,
        message=f"unknown key `{key.value}`",
        primary=Label(key.span),
        hint=f"did you mean `{close}`?" if close else known,
        fix=written(key.span, meant, "write the key that is known") if meant else None,
    )


def _missing(name: str, field: Field, span: Span, message: str) -> Finding:
    return Finding(
        rule=MISSING_KEY,
        message=message,
        primary=Label(span),
        hint=field.mend or f"add `{name}: {field.example}` or the like. {field.about}",
    )


def _wrong(node: Node, wanted: str) -> Finding:
    is_a = {Scalar: _TEXT, Mapping: _MAPPING, Sequence: _LIST}[type(node)]
    told = "nothing stands here" if _is_empty(node) else f"this is {is_a}"
    return _problem(WRONG_TYPE, node.span, f"{told}; {wanted} belongs here", _WRITE[wanted])


def _bad(span: Span, message: str, hint: str, meant: str | None = None) -> Finding:
    finding = _problem(BAD_VALUE, span, message, hint)
    fix = written(span, meant, "write the value that is known") if meant else None
    return dataclasses.replace(finding, fix=fix)


def written(span: Span, text: str, title: str) -> Fix:
    """Return the change that writes a text in place of another."""
    return Fix(title, (Edit(span.start, span.end, text),))


def _problem(rule: Rule, span: Span, message: str, hint: str) -> Finding:
    return Finding(rule=rule, message=message, primary=Label(span), hint=hint)

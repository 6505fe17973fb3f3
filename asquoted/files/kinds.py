"""What a value of a file can be: a kind is how it is read, and all that anybody has to know of it.

The parser reads by a kind; the schema for editors and the reference page are made from it. Patterns are written in
the regular expressions that Python and JavaScript share, because editors check them too.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Protocol

from asquoted.files.rules import BAD_VALUE, LOST_TEXT, WRONG_TYPE
from asquoted.files.slips import slip
from asquoted.files.text import code_point
from asquoted.files.tree import Mapping, Node, Scalar, Sequence
from asquoted.findings import Edit, Finding, Fix, Label, Rule, Span

A_TEXT, A_LIST, A_MAPPING = "a text", "a list", "a mapping"
LONGEST_SLUG = 80

_UNWRITABLE = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff"
_SPACE = r"\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_STEERING = r"\u202a-\u202e\u2066-\u2069"
"""Signs that turn the order of letters: readers would see other words than those in the file."""
_INVISIBLE = rf"\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff{_STEERING}"
_NOT_BLANK = f"(?=[{_SPACE}{_INVISIBLE}]*[^{_SPACE}{_INVISIBLE}])"
_WORDS = f"{_NOT_BLANK}[^{_UNWRITABLE}]*"
_LINE = f"{_NOT_BLANK}[^{_UNWRITABLE}{_STEERING}]*"
_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_MONTH_DAY = "(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31"
_LEAP_YEAR = "[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00"
_DAY = f"(?!0000)[0-9]{{4}}-(?:{_MONTH_DAY})|(?:{_LEAP_YEAR})-02-29"
_LANGUAGE = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_COMMENT = re.compile(r"[ \t]+(?P<text>#[^\r\n]*)")
_SEEN = re.compile(_NOT_BLANK)
_TURNED = re.compile(f"[{_STEERING}]")
_NOT_TEXT = re.compile(f"[{_UNWRITABLE}]")
_ADDRESS = f'https?://[^{_SPACE}{_UNWRITABLE}{_STEERING}<>"]+'

_WRITE = {
    A_TEXT: "put the text between quotation marks, or remove the brackets or hyphens that make it something else",
    A_LIST: "begin each item with `- ` on a line of its own, or write [one, two]",
    A_MAPPING: "write `key: value` lines, indented below the key",
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
class Number:
    """A whole number and where it is written."""

    value: int
    span: Span


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a fixed set of values, and where it is written."""

    value: StrEnum
    span: Span


class Kind(Protocol):
    """What a value can be."""

    def read(self, node: Node, findings: list[Finding]) -> Any:
        """Read a node that is not empty; add a finding and return `None` if that cannot be done."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of some form.

    Attributes:
        name: What it is, for editors.
        take: How it is read.
        pattern: What the whole text has to match.
        hint: What to write if it does not.
        longest: How many characters it may have.
        also: What other readers of YAML take it for if it stands without quotation marks, as types of JSON. To us
            `5` and `no` are texts; an editor's language server says that they are a number and a truth value.
    """

    name: str
    take: Callable[[Node, list[Finding]], Text | Day | None]
    pattern: str
    hint: str
    longest: int | None = None
    also: tuple[str, ...] = ()

    def read(self, node: Node, findings: list[Finding]) -> Text | Day | None:
        """Read it."""
        return self.take(node, findings)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a fixed set of values."""

    values: type[StrEnum]

    def read(self, node: Node, findings: list[Finding]) -> Choice | None:
        """Read it; a slip of the fingers gets a fix."""
        text = _line(node, findings)
        if text is None:
            return None
        with contextlib.suppress(ValueError):
            return Choice(self.values(text.value), text.span)
        near = close(text.value, self.values)
        known = ", ".join(self.values)
        hint = f"did you mean `{near}`? It can be: {known}" if near else f"write one of: {known}"
        findings.append(_bad(text.span, f"`{text.value}` cannot stand here", hint, slip(text.value, self.values)))
        return None


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from 1 up to 10 to a power, written in digits."""

    power: int

    @property
    def most(self) -> int:
        """The largest number."""
        return int(10**self.power)

    @property
    def pattern(self) -> str:
        """What the number has to match where it is a text."""
        return f"[1-9][0-9]{{0,{self.power - 1}}}|10{{{self.power}}}"

    def read(self, node: Node, findings: list[Finding]) -> Number | None:
        """Read it."""
        text = _line(node, findings)
        if text is None:
            return None
        if re.fullmatch(r"[1-9][0-9]{0,9}", text.value) and int(text.value) <= self.most:
            return Number(int(text.value), text.span)
        hint = "write it in digits, without a unit and without separators"
        findings.append(_bad(text.span, f"`{text.value}` is no number from 1 to {self.most}", hint))
        return None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; items that cannot be read are left out."""

    of: Kind

    def read(self, node: Node, findings: list[Finding]) -> tuple[Any, ...] | None:
        """Read all its items."""
        if not isinstance(node, Sequence):
            findings.append(wrong(node, A_LIST))
            return None
        items = []
        for item in node.items:
            if isinstance(item, Scalar) and item.is_empty:
                findings.append(_bad(item.span, "the list has an empty item", "fill it, or remove its hyphen"))
            elif (value := self.of.read(item, findings)) is not None:
                items.append(value)
        return tuple(items)


def _prose(node: Node, findings: list[Finding]) -> Text | None:
    """Read words that readers see: nothing of them may be lost to a comment."""
    return _whole(node, _line(node, findings), findings)


def _words(node: Node, findings: list[Finding]) -> Text | None:
    """Read words of a source. What is not seen of them is folded away: pages show the source's own."""
    return _whole(node, _written(node, findings), findings)


def _whole(node: Node, text: Text | None, findings: list[Finding]) -> Text | None:
    if text is None or not isinstance(node, Scalar) or not node.plain:
        return text
    file = node.span.file
    if comment := _COMMENT.match(file.text, node.span.end):
        lost = file.span(*comment.span("text"))
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


def _line(node: Node, findings: list[Finding]) -> Text | None:
    """Read any text."""
    text = _written(node, findings)
    if text is None or text.value.isprintable() or not (steering := _TURNED.search(text.value)):
        return text
    message = f"the text holds {code_point(steering.group())}, which turns the order of its letters"
    findings.append(_bad(text.span, message, "remove it; U+200E and U+200F may stay"))
    return None


def _written(node: Node, findings: list[Finding]) -> Text | None:
    if not isinstance(node, Scalar):
        findings.append(wrong(node, A_TEXT))
        return None
    # Only what is not printable can be one of the signs that are looked for; this is the way of nearly every text.
    if node.value.isprintable() and node.value.strip():
        return Text(node.value, node.span)
    if unwritable := _NOT_TEXT.search(node.value):
        message = f"the text holds {code_point(unwritable.group())}, which cannot be shown"
        findings.append(_bad(node.span, message, "remove the escape that makes it"))
        return None
    if not _SEEN.match(node.value):
        findings.append(_bad(node.span, "the text is empty", "write it, or remove the key"))
        return None
    return Text(node.value, node.span)


def _slug(node: Node, findings: list[Finding]) -> Text | None:
    """Read an id: part of an address, so it is short and plain."""
    text = _line(node, findings)
    if text is None or is_slug(text.value):
        return text
    better = slugified(text.value)
    hint = f"{slug.hint}: `{better}`" if is_slug(better) else slug.hint
    findings.append(_bad(text.span, f"`{text.value}` cannot be an id", hint))
    return None


def _day(node: Node, findings: list[Finding]) -> Day | None:
    """Read a date."""
    text = _line(node, findings)
    if text is None:
        return None
    if re.fullmatch(_DAY, text.value):
        return Day(dt.date.fromisoformat(text.value), text.span)
    findings.append(_bad(text.span, f"`{text.value}` is not a date", day.hint))
    return None


def _language(node: Node, findings: list[Finding]) -> Text | None:
    """Read a BCP 47 language tag."""
    text = _line(node, findings)
    if text is None or re.fullmatch(_LANGUAGE, text.value):
        return text
    findings.append(_bad(text.span, f"`{text.value}` is not a language tag", language_tag.hint))
    return None


def _address(node: Node, findings: list[Finding]) -> Text | None:
    """Read a web address."""
    text = _line(node, findings)
    if text is None or re.fullmatch(_ADDRESS, text.value):
        return text
    findings.append(_bad(text.span, f"`{text.value}` is not a web address", address.hint))
    return None


_ANYTHING = ("number", "boolean")

prose = Words("text", _prose, _LINE, "write it, or remove the key", also=_ANYTHING)
words = Words("text", _words, _WORDS, "write it, or remove the key", also=_ANYTHING)
line = Words("text", _line, _LINE, "write it, or remove the key", also=_ANYTHING)
slug = Words(
    "id",
    _slug,
    _SLUG,
    f"use a–z, 0–9 and single hyphens between them, at most {LONGEST_SLUG} characters",
    longest=LONGEST_SLUG,
    also=_ANYTHING,
)
day = Words("date", _day, _DAY, "write it as YYYY-MM-DD: 2026-11-30")
language_tag = Words("language", _language, _LANGUAGE, "write a BCP 47 tag: en, pt-BR")
address = Words("address", _address, _ADDRESS, "begin it with https://")
seal = Words("seal", _line, "sha256:[0-9a-f]{64}", "run `python3 build.py seal`, which writes it")
"""Read as any text: whether it fits the source's text is known later, and then said better."""


def is_slug(value: str) -> bool:
    """Tell whether a value can be an id or the name of a file."""
    return re.fullmatch(_SLUG, value) is not None and len(value) <= LONGEST_SLUG


def is_language(value: str) -> bool:
    """Tell whether a value looks like a BCP 47 language tag."""
    return re.fullmatch(_LANGUAGE, value) is not None


def slugified(value: str) -> str:
    """Return the slug nearest to a value."""
    return "-".join(re.findall(r"[a-z0-9]+", value.lower()))[:LONGEST_SLUG].strip("-")


def close(value: str, known: Iterable[str]) -> str | None:
    """Return the known word that a value is like."""
    found = get_close_matches(value.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def wrong(node: Node, wanted: str) -> Finding:
    """Say that a node is not of the shape that belongs there."""
    is_a = {Scalar: A_TEXT, Mapping: A_MAPPING, Sequence: A_LIST}[type(node)]
    told = "nothing stands here" if isinstance(node, Scalar) and node.is_empty else f"this is {is_a}"
    return _problem(WRONG_TYPE, node.span, f"{told}; {wanted} belongs here", _WRITE[wanted])


def written(span: Span, text: str, title: str) -> Fix:
    """Return the change that writes a text in place of another."""
    return Fix(title, (Edit(span.start, span.end, text),))


def _bad(span: Span, message: str, hint: str, meant: str | None = None) -> Finding:
    finding = _problem(BAD_VALUE, span, message, hint)
    fix = written(span, meant, "write the value that is known") if meant else None
    return dataclasses.replace(finding, fix=fix)


def _problem(rule: Rule, span: Span, message: str, hint: str) -> Finding:
    return Finding(rule=rule, message=message, primary=Label(span), hint=hint)

"""YAML as editors mean it: every scalar is a string, everything knows where it stands.

PyYAML reads the events; this file makes the tree. Tags, anchors, aliases and several documents are refused, because
they change what a reader of the file believes to see. Duplicate keys are findings at both places. A file whose lines
are indented by tabs is read all the same, so that its other problems are found in the same run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from asquoted.files.rules import DUPLICATE_KEY, YAML_FEATURE, YAML_SYNTAX, YAML_TAB
from asquoted.files.text import code_point
from asquoted.findings import Edit, Finding, Fix, Label, SourceFile, Span
from asquoted.model import Limits

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STANDARD = Limits()
_EMPTY = ("", "~", "null", "Null", "NULL")
_TAB_WIDTHS = (4, 2, 8)
_WHITE = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What looks like space at the start of a line and is none to YAML."""
_NO_SPACES = re.compile(f"^ *(?P<first>[{_WHITE}])[ {_WHITE}]*(?=[^\\s])", re.MULTILINE)
_LINE = re.compile(f"([ {_WHITE}]*)([^\\n]*\\n?)")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string and where it stands, its quotation marks or `>-` included."""

    value: str
    span: Span
    plain: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written here (`key:`, `key: ~`, `key: null`)."""
        return self.plain and self.value in _EMPTY


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


Node = Scalar | Mapping | Sequence


class _UnusableError(Exception):
    """The file cannot be read any further; a finding says why."""


def read_tree(file: SourceFile, findings: list[Finding], limits: Limits = STANDARD) -> Node | None:
    """Return the tree of a YAML file; `None` if it has none, with the finding that says why."""
    tabs = list(_NO_SPACES.finditer(file.text))
    found: list[Finding] = []
    tree = _Composer(file, found, limits).compose(file.text, None)
    if tabs and any(each.rule is YAML_SYNTAX for each in found):
        readings = list(_without_tabs(file, limits))
        tree, found, width = readings[0] if readings else (None, [], 0)
        said = [_said(each) for each, _, _ in readings]
        if any(each != said[0] for each in said):
            width = 0
        found = [*(_tab(file, match, width) for match in tabs), *found]
    findings += found
    return tree


def _tab(file: SourceFile, match: re.Match[str], width: int) -> Finding:
    """Tell of a tab; the fix is the width that makes the file readable, where there is only one reading."""
    spaces = Edit(match.start(), match.end(), _spaces(match.group(), width or 1))
    sign = "a tab" if match["first"] == "\t" else code_point(match["first"])
    return Finding(
        rule=YAML_TAB,
        message=f"this line is indented by {sign}; YAML knows only spaces",
        primary=Label(file.span(*match.span("first"))),
        hint=f"replace {'the tab' if sign == 'a tab' else 'it'} by as many spaces as the lines around it have",
        fix=Fix("indent by spaces", (spaces,)) if width else None,
    )


def _spaces(indent: str, width: int) -> str:
    """Return an indentation as it looks: tabs reach to their next column, ideographic spaces are wide."""
    return re.sub(f"[{_WHITE}]", " ", indent.expandtabs(width).replace("\u3000", "  "))


def _said(node: Node) -> object:
    """Return what a tree says, wherever it stands."""
    match node:
        case Mapping(entries):
            return [(key.value, _said(value)) for key, value in entries]
        case Sequence(items):
            return [_said(item) for item in items]
        case _:
            return " ".join(node.value.split())


def _without_tabs(file: SourceFile, limits: Limits) -> Iterator[tuple[Node, list[Finding], int]]:
    """Read a file as if its tabs were spaces: a width that makes it readable is what the editor saw."""
    for width in _TAB_WIDTHS:
        text: list[str] = []
        places: list[int] = []
        for line in _LINE.finditer(file.text):
            column = 0
            for offset in range(len(line.group(1))):
                reached = len(_spaces(line.group(1)[: offset + 1], width))
                text.append(" " * (reached - column))
                places += [line.start() + offset] * (reached - column)
                column = reached
            text.append(line.group(2))
            places += range(line.start(2), line.end(2))
        found: list[Finding] = []
        tree = _Composer(file, found, limits).compose("".join(text), [*places, len(file.text)])
        if tree is not None and not any(each.rule is YAML_SYNTAX for each in found):
            yield tree, found, width


class _Composer:
    """Makes a tree from the events of one file."""

    def __init__(self, file: SourceFile, findings: list[Finding], limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._findings = findings
        self._places: list[int] | None = None
        self._shift = 0

    def compose(self, text: str, places: list[int] | None) -> Node | None:
        """Read `text`; `places` says where its code points stand in the file, if not where they are."""
        self._places = places
        self._shift = int(text.startswith("\ufeff"))
        try:
            return self._document(yaml.parse(text[self._shift :], Loader=_LOADER))
        except yaml.MarkedYAMLError as error:
            self._report_syntax(error)
        except _UnusableError:
            pass
        return None

    def _document(self, events: Iterator[yaml.Event]) -> Node | None:
        tree: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "a second document begins here", "keep one document in a file; remove `---`")
                    return tree
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                tree = self._node(event, events, 0)
        if tree is None or (isinstance(tree, Scalar) and tree.is_empty):
            self._findings.append(
                Finding(
                    rule=YAML_SYNTAX,
                    message="the file is empty",
                    primary=Label(self._file.span(0)),
                    hint="fill it, or delete it",
                )
            )
            return None
        return tree

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent) and not event.anchor and not event.tag and depth <= self._limits.depth:
            return self._scalar(event)
        if depth > self._limits.depth:
            self._refuse(
                event,
                f"lists and mappings nested more than {self._limits.depth} deep",
                "lay the file out as in the docs",
            )
            raise _UnusableError
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"`*{event.anchor}` stands for a value elsewhere", "write the value out here")
            return Scalar("", self._span(event), plain=True)
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            self._refuse(
                event,
                f"`&{event.anchor}` names a value",
                "remove it, and write the value out where it is needed",
            )
        if tag := getattr(event, "tag", None):
            self._refuse(event, f"the tag `{tag}` is not read here", "remove it: every value is a text")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        assert isinstance(event, yaml.ScalarEvent)  # the four kinds of node events
        return self._scalar(event)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        # Only a literal block keeps its line ends; elsewhere a line end in the value was a blank line in the file.
        if len(event.value) > self._limits.length:
            told = f"a value of {len(event.value)} characters; at most {self._limits.length} are read"
            self._refuse(event, told, "split it, or raise `limits: {length: …}` in asquoted.yml")
            raise _UnusableError
        value = event.value if event.style == "|" else event.value.replace("\n", "\n\n")
        return Scalar(value, self._span(event), plain=event.style in (None, ""))

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth + 1))
        return Sequence(tuple(items), self._around(start, [item.span for item in items]))

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        spans: list[Span] = []
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            spans += key.span, value.span
            if not isinstance(key, Scalar):
                self._refuse(event, "a key must be a word", "write `key: value`")
            elif key.value in entries:
                self._duplicate(entries[key.value][0], key)
            else:
                entries[key.value] = key, value
        return Mapping(tuple(entries.values()), self._around(start, spans))

    def _duplicate(self, first: Scalar, second: Scalar) -> None:
        self._findings.append(
            Finding(
                rule=DUPLICATE_KEY,
                message=f"the key `{second.value}` stands twice; YAML would silently keep one of them",
                primary=Label(second.span, "again here"),
                related=(Label(first.span, "first here"),),
                hint="remove one of the two, or give each its own list item",
            )
        )

    def _refuse(self, event: yaml.Event, message: str, hint: str) -> None:
        self._findings.append(Finding(rule=YAML_FEATURE, message=message, primary=Label(self._span(event)), hint=hint))

    def _report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        at = self._place(mark)
        related: tuple[Label, ...] = ()
        if error.context_mark and (began := self._place(error.context_mark)) != at:
            related = (Label(self._file.span(began), str(error.context or "this began")),)
        self._findings.append(
            Finding(
                rule=YAML_SYNTAX,
                message=f"the file cannot be read as YAML: {_plainly(error)}",
                primary=Label(self._file.span(min(at, len(self._file.text)))),
                related=related,
                hint=_hint(error),
            )
        )

    def _place(self, mark: Any) -> int:
        """Return where a mark of PyYAML (of its Python or its C part) is in the file."""
        at = (mark.index if mark else 0) + self._shift
        return self._places[min(at, len(self._places) - 1)] if self._places is not None else at

    def _span(self, event: yaml.Event) -> Span:
        start, end, text = self._place(event.start_mark), self._place(event.end_mark), self._file.text
        while end > start and text[end - 1].isspace():  # a block ends where the next key begins
            end -= 1
        return Span(self._file, start, end)

    def _around(self, start: yaml.Event, inner: list[Span]) -> Span:
        first = self._place(start.start_mark)
        return self._file.span(first, max([first, *(span.end for span in inner)]))


def _plainly(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem or error)
    if "mapping values are not allowed" in problem:
        return "a colon followed by a space stands where no key can"
    if "block collection" in str(error.context) or "block mapping" in str(error.context):
        return "this line does not fit the lines above it"
    if "could not find expected ':'" in problem:
        return "a line above this one has no colon followed by a space"
    if "unexpected end of stream" in problem and "quoted scalar" in str(error.context):
        return "a quotation mark that opens here is never closed"
    return problem


def _hint(error: yaml.MarkedYAMLError) -> str:
    problem, context = str(error.problem), str(error.context)
    if "mapping values are not allowed" in problem:
        return 'put the whole text between straight double quotation marks: key: "text: more text"'
    if "could not find expected ':'" in problem:
        return "write `key: value` there, with an ordinary colon and an ordinary space, or indent it under its key"
    if "block" in context:
        return "check the indentation, and that a text that begins with a quotation mark ends with it"
    if "quoted scalar" in context:
        return 'close it; inside "…" write a straight double mark as \\"'
    return "compare the line with the examples in the docs"

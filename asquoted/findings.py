"""One problem type for everything: what is wrong, where, and what to do about it.

Checks make findings and never print; reports print findings and never decide. Places are
offsets in code points; lines and columns are computed only where a person or a machine reads them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class SourceFile:
    """A text file as decoded from UTF-8, nothing changed (a BOM and CR are part of it).

    Attributes:
        path: Relative to the project, with `/`.
        text: The whole text.
    """

    path: str
    text: str = field(repr=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of a code point, both counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Return where a line (counted from 1) starts and ends, its line end left out."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        return start, start + len(self.text[start:end].rstrip("\r\n"))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return a span of this file; one place if no end is given."""
        return Span(self, start, start if end is None else end)


@dataclass(frozen=True)
class Span:
    """A stretch of a file: code points from `start` up to, not including, `end`."""

    file: SourceFile
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words at this place, exactly as they stand."""
        return self.file.text[self.start : self.end]


@dataclass(frozen=True)
class Label:
    """A place, and what it has to do with the problem."""

    span: Span
    text: str = ""


class Severity(StrEnum):
    """Errors stop a build; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Rule:
    """A kind of problem.

    Attributes:
        code: Its name, a slug: `quote-not-found`.
        title: What is wrong, in one line without particulars.
        severity: Whether it stops a build.
    """

    code: str
    title: str
    severity: Severity = Severity.ERROR

    @property
    def weaker(self) -> Rule:
        """The same rule as a warning, for a case that a machine cannot be sure of."""
        return replace(self, severity=Severity.WARNING)


@dataclass(frozen=True)
class Edit:
    """Replace the code points from `start` up to `end` of the finding's file by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Fix:
    """A change that a machine may make, once a person agrees."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One problem, complete enough to be mended without reading our code.

    Attributes:
        rule: The kind of problem.
        message: One sentence that also makes sense alone on a line.
        primary: The place to mend.
        marks: Stretches inside the primary place that are the trouble itself.
        related: Other places that explain why it is a problem.
        notes: What else the message rests on, one line each.
        hint: What to do about it, as an imperative; `None` if we do not know.
        quote: The id of the quote it is about.
        fix: The change that mends it.
    """

    rule: Rule
    message: str
    primary: Label
    marks: tuple[Span, ...] = ()
    related: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    hint: str | None = None
    quote: str | None = None
    fix: Fix | None = None

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a build."""
        return self.rule.severity is Severity.ERROR

    @property
    def order(self) -> tuple[str, int, str]:
        """Findings are told in the order of the files they are in."""
        return self.primary.span.file.path, self.primary.span.start, self.rule.code

"""The board: the findings of the last check, told on top of every served page and at the claims they are about.

It is put into pages on their way to the browser, so no page that is written to disk ever holds any of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from asquoted.files.kinds import is_slug
from asquoted.findings import Finding, SourceFile
from asquoted.render.templating import html
from asquoted.report.plain import many, place
from asquoted.serving.kept import slug_of

_TOP = re.compile(r"(?=<header\b)|(?<=</head>)(?!.*<header\b)\s*<body\b[^>]*>", re.DOTALL)
"""Before the header of the theme, so that the link that skips it stays the first; on a page without one, at the top."""
_FIRST = re.compile(r"</h1>")
_CLAIMS = re.compile(
    r"^(?P<indent> *)claims:[^\n]*\n(?P<items>(?:(?P=indent) [^\n]*\n?|(?P=indent)- [^\n]*\n?|[ \t]*\n|#[^\n]*\n)*)",
    re.MULTILINE,
)
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)
_ID = re.compile(r"""^[ ]*(?:-[ ]+)?id:[ ]*["']?([a-z0-9-]+)""", re.MULTILINE)

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""


@dataclass(frozen=True)
class Told:
    """A finding as the board tells it.

    Attributes:
        finding: What was found.
        slug: The brief whose file it is in.
        claim: The claim that it is about, if it is about one.
    """

    finding: Finding
    slug: str | None
    claim: str | None

    @property
    def place(self) -> str:
        """`file:line:column`."""
        return place(self.finding.primary.span)


@dataclass
class Board:
    """What is to be told.

    Attributes:
        root: The path below which the site is served, with `/` at both ends.
        findings: What the last check found.
        failure: Why no site could be made of the files as they are; the one before is served then.
    """

    root: str = "/"
    findings: tuple[Finding, ...] = ()
    failure: str | None = None

    def on(self, page: str, path: str) -> str:
        """Return a page with what is to be told.

        Args:
            page: Its HTML.
            path: Its address.
        """
        if not self.findings and self.failure is None:
            return page
        told = [Told(each, slug_of(each.primary.span.file.path), claim_of(each)) for each in self.findings]
        here = re.fullmatch(rf"{re.escape(self.root)}briefs/([^/]+)/(?:index\.html)?", path)
        if here:
            page = _marked(page, [each for each in told if each.slug == here[1]])
        errors = sum(each.is_error for each in self.findings)
        counts = [many(errors, "error"), many(len(self.findings) - errors, "warning")]
        title = ", ".join(each for each in counts if not each.startswith("0 "))
        banner = str(html("findings", told=told, title=title, failure=self.failure, root=self.root))
        return _TOP.sub(lambda top: top[0] + banner, page, count=1)


def claim_of(finding: Finding) -> str | None:
    """Return the id of the claim that a finding of a brief's file is about.

    The file may be one that cannot be parsed, so it is read by its lines: the items of the list `claims`, and the
    line `id:` in the item that the finding begins in.
    """
    if finding.quote and is_slug(named := finding.quote.split("/")[1]):
        return named
    span = finding.primary.span
    return _claim_at(span.file, span.start) if slug_of(span.file.path) else None


def _claim_at(file: SourceFile, offset: int) -> str | None:
    claims = _CLAIMS.search(file.text)
    if claims is None or not claims.start("items") <= offset <= claims.end():
        return None
    items = list(_ITEM.finditer(claims["items"]))
    starts = [claims.start("items") + each.start() for each in items if len(each[1]) == len(items[0][1])]
    number = bisect_right(starts, offset) - 1
    if number < 0:
        return None
    item = file.text[starts[number] : (*starts, claims.end())[number + 1]]
    found = _ID.search(item)
    return found[1] if found else None


def _marked(page: str, told: list[Told]) -> str:
    """Put each finding after the heading of its claim; one that is about no claim on the page, after the title."""
    places: dict[int, list[Told]] = {}
    first = _FIRST.search(page)
    for each in told:
        heading = each.claim and re.search(rf'<h2\b[^>]* id="{re.escape(each.claim)}"[^>]*>.*?</h2>', page, re.DOTALL)
        if where := heading or first:
            places.setdefault(where.end(), []).append(each)
    for end in sorted(places, reverse=True):
        page = page[:end] + str(html("finding_marks", told=places[end])) + page[end:]
    return page


def with_board(app: App, board: Board) -> App:
    """Return what serves the same pages, each with what the board tells."""

    def served(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        started: list[Any] = []

        def hold(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
            started[:] = [status, headers, exc_info]

        answer = app(environ, hold)
        status, headers, exc_info = started
        if dict(headers).get("Content-Type") != "text/html":
            start_response(status, headers, exc_info)
            return answer
        page = b"".join(answer).decode("utf-8")
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        body = board.on(page, path).encode("utf-8")
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(body)))], exc_info)
        return [body]

    return served

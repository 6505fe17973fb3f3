"""A difference as Markdown, fit for the summary of a GitHub workflow or a comment.

Whatever the files hold, nothing of it becomes an image, a link, a mention, HTML or a command: every word passes
through `told`, and no line begins with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from asquoted.difference.model import (
    ADDED,
    REMOVED,
    BriefChange,
    Change,
    ClaimChange,
    Difference,
    QuoteChange,
    Side,
    SourceChange,
)
from asquoted.difference.words import Piece, pieces
from asquoted.render.escape import markdown_text
from asquoted.report.plain import place

_LIVE = re.compile(r"&#64;|\\#|(?<=\bGH)-(?=\d)|(?::|&#58;)(?=[\w+\\-]+:)|\$|&#36;", re.IGNORECASE)
"""What GitHub gives a meaning to after the Markdown is read: mentions, issues, addresses, emoji, formulas."""
_COUNTED = ("sources", "briefs", "claims", "quotes", "exact")


def markdown(difference: Difference, base: str) -> str:
    """Return the difference as a page of Markdown."""
    return "\n".join(_page(difference, base)) + "\n"


def told(words: str) -> str:
    """Return words as one line of Markdown that shows these words and does nothing else, on GitHub too."""
    return _LIVE.sub(lambda match: f"{match.group()}<!-- -->", str(markdown_text(" ".join(words.split()))))


def _page(difference: Difference, base: str) -> Iterator[str]:
    yield from (f"# What changes in meaning since `{re.sub(r'[^0-9A-Za-z._/~^@{}-]', '?', base)}`", "")
    if difference.is_large:
        yield f"**More than half of the quotes are gone: {difference.quotes_gone} of {difference.quotes_before}.**"
        yield ""
    yield from ("| | before | after |", "|---|--:|--:|")
    for what in _COUNTED:
        yield f"| {what} | {getattr(difference.before, what)} | {getattr(difference.after, what)} |"
    if difference.findings:
        yield from ("", "## To be mended", "")
        for each in difference.findings:
            yield f"- `{each.rule.code}` `{place(each.primary.span)}`: {told(each.message)}"
            yield from [f"  - {told(each.hint)}"] if each.hint else []
    if difference.is_none:
        yield from ("", "Nothing changes in meaning.")
    if difference.settings:
        yield from ("", "## Settings", "")
        yield from _changes(difference.settings, "")
    if difference.sources:
        yield from ("", "## Sources", "")
        for source in difference.sources:
            yield from _source(source)
    for brief in difference.briefs:
        yield from _brief(brief)


def _source(source: SourceChange) -> Iterator[str]:
    yield f"- **{source.kind}**: `{source.id}`"
    if source.kind not in (ADDED, REMOVED):
        yield from _changes(source.changes, "  ")
    elif known := source.new or source.old:
        yield f"  - title: {told(known.title)}"


def _brief(brief: BriefChange) -> Iterator[str]:
    yield from ("", f"## Brief {brief.kind}: {told(brief.title)}", "", f"- file: `briefs/{brief.slug}.yml`")
    if brief.is_broken:
        yield "- the file cannot be read now; `python3 build.py check` says what is wrong"
    yield from _changes(brief.changes, "")
    for claim in brief.claims:
        yield from _claim(claim)


def _claim(claim: ClaimChange) -> Iterator[str]:
    yield from ("", f"### Claim {claim.kind}: `{claim.id}`", "")
    if claim.is_broken:
        yield "- something of this claim is wrong now; `python3 build.py check` says what"
    yield from _changes(claim.texts, "")
    for quote in claim.quotes:
        yield from _quote(quote)


def _quote(quote: QuoteChange) -> Iterator[str]:
    yield f"- **quote {quote.kind}**: `{quote.id}`"
    if quote.old and quote.new:
        if all(each.what != "speaker" for each in quote.changes):
            yield f"  - speaker: {told(quote.new.quote.speaker.name)}"
        yield from _changes(quote.changes, "  ")
    elif side := quote.new or quote.old:
        yield from _whole(side)


def _whole(side: Side) -> Iterator[str]:
    for what, text in side.told.items():
        if text:
            yield f"  - {what}: {told(text)}"


def _changes(changes: Iterable[Change], indent: str) -> Iterator[str]:
    for each in changes:
        if each.old and each.new:
            old, new = pieces(" ".join(each.old.split()), " ".join(each.new.split()))
            yield f"{indent}- {each.what}"
            yield f"{indent}  - before: {_marked(old, 'del')}"
            yield f"{indent}  - after: {_marked(new, 'ins')}"
        elif each.new:
            yield f"{indent}- {each.what}: <ins>{told(each.new)}</ins>"
        elif each.old:
            yield f"{indent}- {each.what}: <del>{told(each.old)}</del>"


def _marked(cut: list[Piece], tag: str) -> str:
    return " ".join(
        f"<{tag}>{told(words)}</{tag}>" if differs else told(words) for differs, words in cut if words.strip()
    )

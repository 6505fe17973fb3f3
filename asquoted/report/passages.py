"""What `find` says: each place with its lines, and a quote ready to paste."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from asquoted.findings import Span
from asquoted.report.plain import place, shown, snippet
from asquoted.resolve.explain import differences
from asquoted.resolve.find import Passage

MOST = 20
"""Places that are shown; words that stand at more of them say little."""


def passages(words: str, found: Sequence[Passage]) -> str:
    """Return every place with its context, or the nearest passage with what differs."""
    if not found:
        return "the words stand in no source, nor anything like them\n"
    head = (
        ""
        if found[0].is_exact
        else f"the words stand in no source as they are; the nearest passage, {found[0].alike}:\n\n"
    )
    more = f"\nand {len(found) - MOST} more places: look for more of the words\n" if len(found) > MOST else ""
    return head + "\n".join("\n".join(_told(words, passage)) + "\n" for passage in found[:MOST]) + more


def _told(words: str, passage: Passage) -> Iterator[str]:
    spans = [passage.source.file.span(each.start, each.end) for each in passage.words]
    yield shown(f"{place(spans[0])}: {passage.where}")
    whole = Span(spans[0].file, spans[0].start, spans[-1].end)
    yield from snippet(whole, spans if len(spans) > 1 else ())
    if not passage.is_exact:
        yield from (shown(f"  = {each}") for each in differences(words, passage.text))
    yield ""
    yield shown(textwrap.indent(passage.entry, "    ").rstrip())

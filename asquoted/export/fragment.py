"""Links to the words in the original: text fragments, which browsers scroll to and mark.

A browser marks the first place that fits. So a directive is made only if it fits one place of the source's text; else
it is left out, and the link leads to the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote
from weakref import WeakKeyDictionary

from asquoted.document import Document, Paragraph
from asquoted.model import Anchor, Source, Words
from asquoted.values import Rights

_LONG = 200
"""Longer words are told by their first and their last ones."""

_ENDS = 4
"""So many words at least at each end of long ones."""

_CONTEXT = 8
"""At most so many words before or after, where the words themselves stand more than once."""


def original(anchor: Anchor) -> str | None:
    """Return the address of quoted words in their original; `None` if the record has no address."""
    url = anchor.source.url
    if url is None:
        return None
    made = [each for each in (_directive(anchor.source, words) for words in anchor.segments) if each]
    if not made:
        return url
    sign = ":~:" if "#" in url else "#:~:"
    return f"{url.partition(':~:')[0]}{sign}text={'&text='.join(made)}"


def _directive(source: Source, words: Words) -> str | None:
    """Return `prefix-,start,end,-suffix` for a stretch of the source; `None` if it would fit more than one place."""
    document = source.document
    first, last = document.paragraph_at(words.start), document.paragraph_at(words.end - 1)
    text = document.text
    if first == last and words.end - words.start <= _LONG:
        around = _around(document, first, words) if source.rights is not Rights.NONE else iter([("", "")])
        whole = text[words.start : words.end]
        for prefix, suffix in around:
            if _places(document, prefix, whole, suffix) == 1:
                return _encoded(prefix, whole, "", suffix)
        return None
    return _ends(
        document, Words(words.start, min(words.end, first.end)), Words(max(words.start, last.start), words.end)
    )


def _ends(document: Document, head: Words, tail: Words) -> str | None:
    """Return the first and the last words of a stretch, as many as it takes for each to fit one place."""
    text = document.text
    heads = [head.start + each.end() for each in re.finditer(r"\S+", text[head.start : head.end])]
    tails = [tail.start + each.start() for each in re.finditer(r"\S+", text[tail.start : tail.end])]
    for end in heads[min(_ENDS, len(heads)) - 1 :]:
        if _places(document, text[head.start : end]) == 1:
            break
    else:
        return None
    rest = _line(text[end : tail.end])
    for start in reversed(tails[: max(len(tails) - _ENDS, 0) + 1]):
        if start >= end and _count(rest, text[start : tail.end]) == 1:
            return _encoded("", text[head.start : end], text[start : tail.end], "")
    return None


def _around(document: Document, paragraph: Paragraph, words: Words) -> Iterator[tuple[str, str]]:
    """Yield more and more of what stands before and after words in their paragraph; first nothing."""
    before = document.text[paragraph.start : words.start].split()
    after = document.text[words.end : paragraph.end].split()
    yield "", ""
    for count in range(1, _CONTEXT + 1):
        prefix, suffix = " ".join(before[-count:]), " ".join(after[:count])
        for each in ((prefix, ""), ("", suffix), (prefix, suffix)):
            if all(not context or any(map(str.isalnum, context)) for context in each):
                yield each


def _places(document: Document, *parts: str) -> int:
    """Count the places where parts stand after one another, as a browser looks for them.

    Each part stands in one paragraph; the next may begin the next paragraph.
    """
    return _count(_lines(document), *parts)


_LINES: WeakKeyDictionary[Document, str] = WeakKeyDictionary()
"""The lines of each document, as long as it is held."""


def _lines(document: Document) -> str:
    """Return the paragraphs of a text, a line each."""
    lines = _LINES.get(document)
    if lines is None:
        parts = (_line(document.text[each.start : each.end]) for each in document.paragraphs)
        lines = _LINES[document] = "\n".join(parts)
    return lines


def _count(lines: str, *parts: str) -> int:
    """Count whole words in lines; a space of ours is none where the text has none, as beside a mark."""
    sought = [each for each in map(_line, parts) if each]
    wanted = r"\s*".join("[ ]*".join(map(re.escape, each.split())) for each in sought)
    before, after = (r"(?<!\w)" if sought[0][0].isalnum() else ""), (r"(?!\w)" if sought[-1][-1].isalnum() else "")
    return len(re.findall(f"(?={before}{wanted}{after})", lines))


def _line(text: str) -> str:
    return " ".join(text.split()).casefold()


def _encoded(prefix: str, start: str, end: str, suffix: str) -> str:
    """Join the parts; a part's own `-`, `,` and `&` are encoded like everything that is not a letter or digit."""
    parts = [
        f"{_percent(prefix)}-" if prefix else "",
        _percent(start),
        _percent(end),
        suffix and f"-{_percent(suffix)}",
    ]
    return ",".join(part for part in parts if part)


def _percent(words: str) -> str:
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")

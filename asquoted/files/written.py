"""Where the words of a value stand in the file that it was written in."""

from __future__ import annotations

from asquoted.files.kinds import Text
from asquoted.findings import Span
from asquoted.text.words import word_spans


def written_at(text: Text, start: int, end: int) -> Span | None:
    """Return where the words from `start` up to `end` of a value stand in its file.

    YAML folds lines and reads escapes, so the words are looked for one after the other; `None` where an escape
    hides one. For an empty stretch it is the word that follows, or the last one.
    """
    raw, place = text.span.text, 0
    written: list[tuple[int, int]] = []
    for first, last in word_spans(text.value):
        at = raw.find(text.value[first:last], place)
        if at < 0:
            return None
        place = at + last - first
        if first < max(end, start + 1) and last > start:
            written.append((at, place))
    first, last = (written[0][0], written[-1][1]) if written else (max(0, place - 1), place)
    return text.span.file.span(text.span.start + first, text.span.start + last)

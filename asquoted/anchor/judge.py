"""Do some words stand at one place of a document? Exactly, or named by what differs.

The place was found by letters and digits alone. Here everything counts that folding does not even out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from asquoted.anchor.edges import Edges
from asquoted.anchor.verdict import Reason, Remark
from asquoted.document import Document
from asquoted.text.fold import FREE, JOIN, KEEP, same
from asquoted.text.notation import Segment
from asquoted.text.sentences import is_abbreviation

_END = re.compile(r"(?P<body>.*?)(?P<mark>[,.;:]?)(?P<close>['\"]*)", re.DOTALL)
_KEPT = "?!؟？！‽⁇⁈⁉"
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_SIGNS = "-+±<>≤≥$¢£¤¥₹€%‰°"
_NEXT_WORD = re.compile(r"['\"]* (?P<word>[^\W_]+)")
_NUMBER = re.compile(rf"[{_SIGNS}]{{0,2}}\w?\d[\d.,:/'-]*[{_SIGNS}]?")


@dataclass(frozen=True, slots=True)
class Match:
    """Where words stand in the folded text."""

    start: int
    end: int


def judge(segment: Segment, document: Document, edges: Edges, place: int, *, ends_quote: bool) -> Match | Remark:
    """Compare a segment with the document at the place of its first letter or digit.

    Args:
        segment: The words, folded.
        document: Where they should stand.
        edges: The document's edges.
        place: In the folded text.
        ends_quote: Whether nothing follows the segment, so that its last mark may differ.

    Returns:
        The match, or the first thing that is different.
    """
    words, text = segment.words, document.folded.text
    lead = _first_letter(words)
    start = place - len(words[:lead].replace(FREE, ""))
    if start < 0:
        return _remark(document, Reason.MARK_ADDED, 0, 1, words[:lead])
    end = same(words, text, start)
    if ends_quote or segment.before_omission:
        ended = _end(words, document, start, end)
        if isinstance(ended, Remark):
            return ended
        end = ended
    if end is None:
        return _difference(words, document, start)
    for edge in (start, end):
        if atom := edges.atom_cut_at(edge):
            return replace(_remark(document, Reason.CUT, *atom), kind=edges.kind(atom, edge))
    return Match(start, end)


def _end(words: str, document: Document, start: int, exact_end: int | None) -> int | Remark | None:
    """Apply the rule for a quote's end: `, . ; :` may differ or be left out; nothing may be added.

    Returns:
        Where the words end; `None` if they differ before that.
    """
    text = document.folded.text
    if exact_end is not None:
        return _dropped(document, exact_end) or exact_end
    parts = _END.fullmatch(words)
    assert parts is not None  # the pattern takes any text
    end = same(parts["body"], text, start) if parts["body"] else None
    if end is None or not (parts["mark"] or parts["close"]):
        return None
    theirs = text[end : end + 1]
    if dropped := _dropped(document, end):
        return dropped
    if theirs in (",", ".", ";", ":"):
        end += 1
    elif parts["mark"]:
        return _remark(document, Reason.MARK_ADDED, end, end + 1, parts["mark"])
    after = same(parts["close"], text, end)
    return after if after is not None else _remark(document, Reason.MARK_ADDED, end, end + 1, parts["close"])


def _dropped(document: Document, end: int) -> Remark | None:
    """Name the mark after a quote's last letter that may not be left out, if there is one."""
    text = document.folded.text
    theirs = text[end : end + 1]
    if theirs and theirs in _KEPT:
        return _remark(document, Reason.MARK_DROPPED, end, end + 1, theirs)
    word = _LAST_WORD.search(text, max(0, end - 40), end) if theirs == "." else None
    if word and is_abbreviation(word.group(), document.language):
        if len(word.group()) == 1 and _ends_sentence(document, word.start(), end):
            return None
        return _remark(document, Reason.STOP_DROPPED, word.start(), end + 1, word.group() + ".")
    return None


def _ends_sentence(document: Document, start: int, stop: int) -> bool:
    """Tell whether the stop after a single capital ends a sentence: `vitamin C.`, `40 °C.`, not `J. Smith`."""
    text = document.folded.text
    raw = document.folded.start(stop)
    following = _NEXT_WORD.match(text, stop + 1)
    return (
        text[start - 1 : start] == "°"
        or document.paragraph_at(raw).end == raw + 1
        or (following is not None and following.group("word") in document.language.openers)
    )


def _difference(words: str, document: Document, start: int) -> Remark:
    """Name what is different although letters and digits are the same."""
    text = document.folded.text
    ours = words.replace(FREE, "")
    end = _same_letters(ours, text, start)
    theirs = text[start:end]
    reason = Reason.MARK
    if ours.lower() == theirs.lower():
        reason = Reason.CASE
    elif _NUMBER.findall(ours) != _NUMBER.findall(theirs):
        unsigned = [[each.strip(_SIGNS) for each in _NUMBER.findall(text)] for text in (ours, theirs)]
        reason = Reason.SIGN if unsigned[0] == unsigned[1] else Reason.NUMBER
    elif _bare(ours) == _bare(theirs):
        reason = Reason.ACCENTS
    elif [_letters(word) for word in ours.split()] != [_letters(word) for word in theirs.split()]:
        reason = Reason.WORD_BREAKS
    return _remark(document, reason, start, end)


def _same_letters(ours: str, text: str, start: int) -> int:
    """Return where as many letters and digits as `ours` has have been read, and the marks that it ends in."""
    left = sum(char.isalnum() for char in ours)
    end = start
    while end < len(text) and left:
        left -= text[end].isalnum()
        end += 1
    tail = next((count for count, char in enumerate(reversed(ours)) if char.isalnum()), 0)
    while tail and end < len(text) and not text[end].isalnum() and not text[end].isspace():
        end, tail = end + 1, tail - 1
    return end


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _letters(word: str) -> str:
    return "".join(char for char in word.lower() if char.isalnum())


def _first_letter(words: str) -> int:
    return next(place for place, char in enumerate(words) if char.isalnum() or char == FREE)


def _remark(document: Document, reason: Reason, start: int, end: int, words: str = "") -> Remark:
    raw_start, raw_end = document.folded.slice(start, min(end, len(document.folded.text)))
    shown = words.replace(FREE, "").replace(JOIN, "-").replace(KEEP, "-")
    return Remark(reason, raw_start, raw_end, shown or document.text[raw_start:raw_end])

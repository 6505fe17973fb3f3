"""Where quotation marks are, read by the source's own rules.

Every style at once: “ ”, „ “, « », » «, ‘ ’, straight marks, ``so'', corner brackets; nested; and the paragraph that
opens a quotation without closing it, which the next paragraph takes up by opening again. What is an apostrophe and
what a closing mark is told by the letters around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

_ANY = re.compile("[“”„‟\"«»‘’‚'‹›「」『』`](?:(?<=')'|(?<=`)`|(?<!`))")
"""A mark, or two that are one: ``so''. One backtick alone is none. (The class comes first: it is quick to find.)"""
_PAIRS = {
    "“": '”"“', "„": '“”‟"', "‟": "”", '"': '"”“', "«": "»", "»": "«", "”": "”",
    "‘": "’'", "‚": "‘’", "'": "'’", "‹": "›", "›": "‹", "「": "」", "『": "』", "``": ("''", "”", '"'), "''": ("''",),
}  # fmt: skip
_SINGLE = "‘’‚'"
_AHEAD = 20_000
"""Characters of a paragraph that are looked at for what closes a mark."""
_DEEPEST = 50
"""Quotations that are open at once; what is open further out has been forgotten by its writer, too."""
_ELIDED = re.compile(r"(?:em|til|cause|tis|twas|n|\d0s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, the marks included.

    Attributes:
        start, end: With its marks; if nothing closes it, up to the end of its last paragraph.
        first, last: Without its marks.
        depth: 0 for a quotation that is in no other one.
    """

    start: int
    end: int
    first: int
    last: int
    depth: int = 0


@dataclass(frozen=True)
class Marks:
    """The quotation marks of a text.

    Attributes:
        quotations: In the order in which they open.
        places: Every code point that is (part of) a quotation mark, not an apostrophe.
    """

    quotations: tuple[Quotation, ...]
    places: frozenset[int]

    def within(self, start: int, end: int) -> Iterator[Quotation]:
        """Yield the quotations that have something of a stretch in them, in the order in which they open."""
        for number in range(bisect_right(self._reach, start), len(self.quotations)):
            quotation = self.quotations[number]
            if quotation.start >= end:
                break
            if quotation.end > start:
                yield quotation

    @cached_property
    def _reach(self) -> list[int]:
        """For each quotation, how far it or one before it goes."""
        return list(accumulate((each.end for each in self.quotations), max))

    @cached_property
    def edges(self) -> frozenset[tuple[int, int]]:
        """Where each quotation begins and ends, its marks included."""
        return frozenset((each.start, each.end) for each in self.quotations)


@dataclass(slots=True)
class _Open:
    style: str
    at: int


def find_marks(text: str, paragraphs: Iterable[tuple[int, int]]) -> Marks:
    """Find the quotations of a text.

    Args:
        text: The text.
        paragraphs: Where its paragraphs start and end, in order.
    """
    found: list[Quotation] = []
    places: set[int] = set()
    carried: _Open | None = None
    for start, end in paragraphs:
        stack: list[_Open] = []
        at = start
        if carried is not None and text.startswith(carried.style, start):
            stack = [carried]
            at = start + len(carried.style)
            places.update(range(start, at))
            carried = None
        carried = _Paragraph(text, at, end, found, places).read(stack, carried)
    if carried is not None:
        found.append(_unclosed(carried, text, len(text)))
    return Marks(_nested(found), frozenset(places))


@dataclass(slots=True)
class _Paragraph:
    """One paragraph that is read from its first to its last mark; what is found goes to `found` and `places`."""

    text: str
    start: int
    end: int
    found: list[Quotation]
    places: set[int]

    def read(self, stack: list[_Open], pending: _Open | None) -> _Open | None:
        """Read the marks.

        Args:
            stack: What is open at its start.
            pending: A quotation that the paragraph before left open and that this one did not take up.

        Returns:
            The quotation that the paragraph leaves open, if it does.
        """
        text, since = self.text, self.start
        for match in _ANY.finditer(text, self.start, self.end):
            mark, at, after = match.group(), match.start(), match.end()
            before, following = _around(text, at, after, self.start, self.end)
            rest = text[after : min(self.end, after + _AHEAD)]
            closes = _closes(mark, stack, before, following, rest)
            if closes is not None:
                opened = stack[closes]
                del stack[closes:]
                self.found.append(Quotation(opened.at, after, opened.at + len(opened.style), at))
                since = since if stack else after
            elif _opens(mark, before, following, rest, stack):
                stack.append(_Open(mark, at))
            elif not stack and _is_orphan(mark, before, following):
                self._close_orphan(pending, since, at, after)
                pending, since = None, after
            else:
                continue
            self.places.update(range(at, after))
        if pending is not None:
            self.found.append(_unclosed(pending, text, self.start))
        # A single mark that nothing closes was an apostrophe after all.
        left = [each for each in stack if each.style not in _SINGLE]
        self.places.difference_update(each.at for each in stack if each.style in _SINGLE)
        return left[0] if left else None

    def _close_orphan(self, pending: _Open | None, since: int, at: int, after: int) -> None:
        """End a quotation whose opening mark is missing: it began with the one left open, or where nothing was open."""
        if pending is not None and since == self.start:
            self.found.append(Quotation(pending.at, after, pending.at + len(pending.style), at))
            return
        if pending is not None:
            self.found.append(_unclosed(pending, self.text, self.start))
        first = since + len(self.text[since:at]) - len(self.text[since:at].lstrip())
        if first < at:
            self.found.append(Quotation(first, after, first, at))


def _is_orphan(mark: str, before: str, following: str) -> bool:
    """Tell whether a mark that neither closes nor opens anything looks like a closing one; inches do not."""
    return mark in '”“"»' and not before.isspace() and not before.isdigit() and not following.isalnum()


def _around(text: str, at: int, after: int, start: int, end: int) -> tuple[str, str]:
    """Return the characters before and after a mark; a space at the edge of the paragraph."""
    return (text[at - 1] if at > start else " "), (text[after] if after < end else " ")


def _closes(mark: str, stack: list[_Open], before: str, following: str, rest: str) -> int | None:
    """Return which open quotation a mark closes, as a place in the stack."""
    for place in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1):
        style = stack[place].style
        if mark not in _PAIRS[style]:
            continue
        if mark in _SINGLE and not _single_closes(before, following, rest):
            continue
        if mark == '"' and not _straight_closes(style, before, following, rest):
            continue
        if mark == "“" and (before.isspace() or (style != "„" and following.isalnum())):
            continue
        return place
    return None


def _straight_closes(style: str, before: str, following: str, rest: str) -> bool:
    """Tell a closing straight mark from one that opens and from inches: `6" wide`."""
    if before.isspace() and not following.isspace():
        return False
    if style != '"':
        return not any(closer in rest for closer in _PAIRS[style] if closer != '"')
    next_mark = rest.find('"')
    return not (before.isdigit() and following == " " and next_mark > 0 and not rest[next_mark - 1].isspace())


def _single_closes(before: str, following: str, rest: str) -> bool:
    """Tell a closing single mark from an apostrophe: `migrants’ care` goes on inside, `‘no’ twice` does not."""
    if following.isalnum() or before.isspace():
        return False
    if before in "sS" and following == " ":
        opening = re.search(r"[‘‚]|(?<!\w)'(?=\w)", rest)
        ahead = rest[: opening.start()] if opening else rest
        return re.search(r"(?<=[\w.,!?…])['’](?!\w)", ahead) is None
    return True


def _opens(mark: str, before: str, following: str, rest: str, stack: list[_Open]) -> bool:
    """Tell whether a mark that closes nothing opens a quotation."""
    free = not before.isalnum() and before not in ".,!?;:…"
    if mark == "“" and not before.isspace() and following.isspace():
        return False
    if mark in "“„‟‚「『" or mark == "``":
        return True
    if mark in "«»‹›":
        return free and (mark in "«‹" or not following.isspace())
    if mark == "‘":
        return not before.isalnum()
    if mark == "'":
        elided = _ELIDED.match(rest) is not None
        closer = re.search(r"(?<=[\w.,!?…])'(?!\w)", rest)
        return free and not following.isspace() and not elided and closer is not None
    if mark == '"':
        return ((free or before == ":") and not following.isspace()) or (not stack and before.isspace())
    return mark in ("”", "''") and free and not following.isspace()


def _unclosed(opened: _Open, text: str, end: int) -> Quotation:
    """A quotation that the text never closes ends with its paragraph."""
    last = end
    while last > 0 and text[last - 1].isspace():
        last -= 1
    return Quotation(opened.at, last, opened.at + len(opened.style), last)


def _nested(found: list[Quotation]) -> tuple[Quotation, ...]:
    """Put quotations in order, each with its depth."""
    ordered: list[Quotation] = []
    around: list[Quotation] = []
    for each in sorted(found, key=lambda quotation: (quotation.start, -quotation.end)):
        while around and around[-1].end <= each.start:
            around.pop()
        ordered.append(replace(each, depth=len(around)))
        around.append(each)
    return tuple(ordered)

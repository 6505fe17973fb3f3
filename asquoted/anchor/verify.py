"""The verdict on one quote.

First the literal reading: the source's own dots and brackets match themselves. Then each sign may be the editors'. A
quote is found only if its parts can be placed in exactly one way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from asquoted.anchor.context import stands_between
from asquoted.anchor.edges import edges_of
from asquoted.anchor.gaps import (
    LEAST_WORDS,
    Gap,
    beyond,
    condition_follows,
    misleading,
    misleading_edge,
    misplaced,
    omission_remarks,
)
from asquoted.anchor.judge import Match, judge
from asquoted.anchor.regions import crossing
from asquoted.anchor.verdict import Found, Reason, Refused, Remark, Verdict
from asquoted.document import Document
from asquoted.model import Inserted, Omitted, Part, Piece, Words
from asquoted.text.fold import FREE
from asquoted.text.notation import Bracket, Item, Omission, Segment, is_plain, parse, plain, signs
from asquoted.text.skeleton import letters

_NO_GAP = Gap(False, ())
_PLAIN = (_NO_GAP, _NO_GAP)
"""The gaps of a quote without signs, before and after it."""
_BEGINNING = 64
"""Characters of a quote that hold its first letters, as many as are looked for in one pass."""
_MOST_SIGNS = 5
"""Signs of which each is tried as the source's own; with more of them all or none are."""
_MOST_TRIES = 20_000
"""Placements looked at before a quote counts as ambiguous; only a hostile quote needs more."""

_STANDS = {
    Reason.TWICE,
    Reason.CONTEXT,
    Reason.CROSSES_QUOTATION,
    Reason.CROSSES_PART,
    Reason.CROSSES_TURN,
    Reason.MARK_DROPPED,
}
"""Reasons that are only given for words that do stand there: no other reading is tried."""


Known = dict[tuple[Segment, bool], list[Match] | Remark]
"""Where segments stand, or what is different there, by segment and whether it ends its quote."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a quote: its parts, and the gaps before, between and after them."""

    segments: tuple[Segment, ...]
    gaps: tuple[Gap, ...]


def verify(
    quote: str,
    document: Document,
    parts: Sequence[Part] = (),
    *,
    prefix: str | None = None,
    suffix: str | None = None,
    limits: bool = True,
) -> Verdict:
    """Decide whether a quote stands word for word in a document.

    Args:
        quote: As written in the file.
        document: The source.
        parts: Its declared parts.
        prefix: The words directly before the quote, where it occurs more than once.
        suffix: The words directly after it.
        limits: Whether the limits of omissions and the law of one voice apply; they do not to a record's `parts`.

    Returns:
        Where it stands, or why it is refused.
    """
    return _first_found(_readings(quote), document, parts, (prefix, suffix), limits=limits)


def verify_all(quotes: Sequence[str], document: Document, parts: Sequence[Part] = ()) -> Iterator[Verdict]:
    """Decide for many quotes whether they stand in a document: as `verify` does, but all are looked for in one pass."""
    document.letters.expect(each for quote in quotes for each in _beginnings(quote))
    for quote in quotes:
        yield verify(quote, document, parts)


def _beginnings(quote: str) -> Iterator[str]:
    """Yield the first letters of each segment of a quote, in all of its readings.

    Folding leaves letters alone, so a plain quote is not folded for that. Where it does not (a mark such as `ʼ` may be
    a letter), or too many signs come first, the words are not expected, and `find` looks for them by themselves.
    """
    if is_plain(quote):
        yield letters(quote[:_BEGINNING])
        return
    for reading in _readings(quote):
        for segment in reading.segments:
            yield letters(segment.words.replace(FREE, ""))


def _first_found(
    readings: Iterable[_Reading],
    document: Document,
    parts: Sequence[Part],
    context: tuple[str | None, str | None],
    *,
    limits: bool,
) -> Verdict:
    """Return the verdict on the first reading that stands, or on the one whose refusal tells most."""
    refusal: Refused | None = None
    known: Known = {}
    for reading in readings:
        verdict = _verify(reading, document, parts, context, known, limits=limits)
        if isinstance(verdict, Found):
            return verdict
        # Of readings whose words are not there the last is told: in it the signs are the editors', as they mostly are.
        if (
            refusal is None
            or refusal.remark.reason is Reason.NOT_FOUND
            or verdict.remark.reason is not Reason.NOT_FOUND
        ):
            refusal = verdict
        if refusal.remark.reason in _STANDS:
            break
    return refusal or Refused(Remark(Reason.EMPTY))


def _readings(quote: str) -> Iterator[_Reading]:
    """Yield every way to read a quote: each sign may be the source's own; the more of them are, the earlier."""
    if is_plain(quote):
        if segments := plain(quote):
            yield _Reading(segments, _PLAIN)
        return
    count = sum(1 for _ in signs(quote))
    if not any(isinstance(item, Segment) for item in parse(quote)):
        return
    numbers = range(count)
    for own in range(count, -1, -1):
        for literal in combinations(numbers, own) if count <= _MOST_SIGNS else _all_or_none(count, own):
            yield _reading(parse(quote, frozenset(literal)))


def _all_or_none(count: int, own: int) -> Iterator[tuple[int, ...]]:
    if own in (0, count):
        yield tuple(range(own))


def _reading(items: tuple[Item, ...]) -> _Reading:
    gaps: list[Gap] = [_NO_GAP]
    segments: list[Segment] = []
    for item in items:
        match item:
            case Segment():
                segments.append(item)
                gaps.append(_NO_GAP)
            case Omission():
                gaps[-1] = Gap(True, gaps[-1].brackets)
            case Bracket(words):
                gaps[-1] = Gap(gaps[-1].omission, (*gaps[-1].brackets, words))
    return _Reading(tuple(segments), tuple(gaps))


def _verify(
    reading: _Reading,
    document: Document,
    parts: Sequence[Part],
    context: tuple[str | None, str | None],
    known: Known,
    *,
    limits: bool,
) -> Verdict:
    if limits and (malformed := _malformed(reading)):
        return Refused(malformed)
    matches: list[list[Match]] = []
    for number in range(len(reading.segments)):
        found = _places(reading, number, document, known)
        if isinstance(found, Remark):
            return Refused(found)
        matches.append(found)
    chains, problem = _chains(reading, matches, document, limits=limits)
    if not chains:
        return Refused(problem or Remark(Reason.PART_ORDER))
    placed = [Found(_pieces(reading, chain, document)) for chain in chains]
    if any(context):
        anywhere = placed
        placed = [each for each in placed if stands_between(document, each, *context)]
        if not placed:
            return Refused(Remark(Reason.CONTEXT), tuple(anywhere))
    if limits and len(reading.segments) > 1:
        # Parts belong together only within one voice, so placements across two are none.
        one_voice = [each for each in placed if crossing(document, parts, each.words) is None]
        placed = one_voice or placed[:1]
    if len(placed) > 1:
        return Refused(Remark(Reason.TWICE), tuple(placed))
    if not limits:
        return placed[0]
    if crossed := crossing(document, parts, placed[0].words):
        return Refused(crossed)
    return _weigh(reading, placed[0], document)


def _malformed(reading: _Reading) -> Remark | None:
    """Refuse what no source can mend: parts too short, brackets glued to a word or alone."""
    if reading.gaps == _PLAIN:
        return None
    inner = reading.gaps[1:-1]
    if any(gap.omission for gap in inner) and (short := _short_part(reading)):
        return Remark(Reason.PART_SHORT, words=short)
    if any("" in gap.brackets for gap in reading.gaps):
        return Remark(Reason.BRACKET_EMPTY)
    if any(gap.brackets for gap in reading.gaps):
        if any(each.touches_left or each.touches_right for each in reading.segments):
            return Remark(Reason.BRACKET_GLUED)
        if max(segment.letters for segment in reading.segments) < LEAST_WORDS:
            return Remark(Reason.BRACKET_ALONE)
    return None


def _short_part(reading: _Reading) -> str | None:
    """Return the first part between signs of omission that has too few of the source's words."""
    count, words = 0, ""
    for segment, gap in zip(reading.segments, (*reading.gaps[1:-1], Gap(True, ())), strict=True):
        count += segment.letters
        words = f"{words} {segment.words}".strip()
        if gap.omission:
            if count < LEAST_WORDS:
                return words.replace(FREE, "")
            count, words = 0, ""
    return None


def _places(reading: _Reading, number: int, document: Document, known: Known) -> list[Match] | Remark:
    """Return where a segment of a reading stands, or the first thing that is different; other readings ask again."""
    last = number == len(reading.segments) - 1
    key = reading.segments[number], last and not reading.gaps[-1].brackets
    found = known.get(key)
    if found is None:
        found = known[key] = _judged(*key, document)
    return found


def _judged(segment: Segment, ends_quote: bool, document: Document) -> list[Match] | Remark:  # noqa: FBT001 - see `Known`
    """Return where a segment stands, whole and word for word; or the first thing that is different."""
    matches: list[Match] = []
    problem: Remark | None = None
    edges = edges_of(document)
    for place in document.letters.find(letters(segment.words.replace(FREE, ""))):
        judged = judge(segment, document, edges, place, ends_quote=ends_quote)
        if isinstance(judged, Match):
            matches.append(judged)
        elif problem is None or problem.reason is Reason.CUT:
            problem = judged
    if matches:
        return matches
    problem = problem or Remark(Reason.NOT_FOUND, words=segment.words.replace(FREE, ""))
    return replace(problem, ours=(segment.start, segment.end))


def _chains(
    reading: _Reading, places: list[list[Match]], document: Document, *, limits: bool
) -> tuple[list[tuple[Match, ...]], Remark | None]:
    """Return every way to place the parts in order, or what keeps them apart."""
    if len(places) == 1:
        return [(match,) for match in places[0]], None
    chains: list[tuple[Match, ...]] = []
    problem: Remark | None = None
    tries = 0
    pending: list[tuple[Match, ...]] = [(match,) for match in reversed(places[0])]
    while pending:
        chain = pending.pop()
        tries += 1
        if len(chain) == len(places):
            chains.append(chain)
            continue
        if tries > _MOST_TRIES:
            return [], Remark(Reason.TWICE)
        following = places[len(chain)]
        inside = bisect_left(following, chain[-1].start, key=lambda match: match.start)
        after = bisect_left(following, chain[-1].end, inside, key=lambda match: match.start)
        if problem is None and inside < after:
            problem = _overlap(chain[-1], following[inside], document)
        longer: list[tuple[Match, ...]] = []
        for match in following[after:]:
            start, end = document.folded.end(chain[-1].end - 1), document.folded.start(match.start)
            remark = misplaced(reading.gaps[len(chain)], document, start, end) if limits else None
            if remark is not None:
                problem = problem or remark
                break  # all others are farther away
            longer.append((*chain, match))
        pending += reversed(longer)
    return chains, problem


def _overlap(part: Match, other: Match, document: Document) -> Remark:
    """Name what a part has in common with the next one, which begins inside it."""
    return Remark(Reason.PART_OVERLAP, *document.folded.slice(other.start, min(part.end, other.end)))


def _pieces(reading: _Reading, chain: tuple[Match, ...], document: Document) -> tuple[Piece, ...]:
    """Return what is quoted, left out and put in, as stretches of the source."""
    words = [Words(*document.folded.slice(match.start, match.end)) for match in chain]
    edges = [words[0].start, *(edge for each in words for edge in (each.start, each.end)), words[-1].end]
    pieces: list[Piece] = []
    for number, gap in enumerate(reading.gaps):
        start, end = edges[2 * number], edges[2 * number + 1]
        pieces += [Inserted(each, start, end) for each in gap.brackets]
        if gap.omission:
            pieces.append(Omitted(start, end))
        if number < len(words):
            pieces.append(words[number])
    return tuple(pieces)


def _weigh(reading: _Reading, found: Found, document: Document) -> Verdict:
    """Judge what was left out and put in, now that it is known."""
    remarks: list[Remark] = []
    words = found.words
    for number, gap in enumerate(reading.gaps):
        if gap == _NO_GAP:
            continue
        if number in (0, len(words)):
            stretch = beyond(gap, document, words[0].start, words[-1].end)[number > 0]
            changed = misleading_edge(gap, document, stretch)
        else:
            stretch = words[number - 1].end, words[number].start
            changed = misleading(gap, document, *stretch)
        if changed:
            return Refused(changed)
        if gap.omission:
            remarks += omission_remarks(document, *stretch)
    if not reading.gaps[-1].omission and (follows := condition_follows(document, words[-1].end)):
        remarks.append(follows)
    return Found(found.pieces, tuple(remarks))

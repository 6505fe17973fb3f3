"""Which words the passages of a claim share, and which followed terms stand in one of them only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from asquoted.figures.content_words import Token, content_places, tokens
from asquoted.figures.terms import find_term
from asquoted.model import AnchoredQuote, Source, Term
from asquoted.render.weave import without

Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Passage:
    """A quote as it is compared.

    Attributes:
        label: What readers know it by: `3B`.
        quote: The quote.
        runs: Its words, one list for each quoted stretch.
        places: Where those begin that carry content.
    """

    label: str
    quote: AnchoredQuote
    runs: tuple[tuple[Token, ...], ...]
    places: frozenset[int]

    @property
    def source(self) -> Source:
        """Where it stands."""
        return self.quote.anchor.source

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """Its words that carry content, in order."""
        return tuple(token for run in self.runs for token in run if token.start in self.places)

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        """Its stretches as words in a row, with a space before and after each word."""
        return tuple(f" {' '.join(token.key for token in run)} " for run in self.runs)

    def holds(self, keys: Sequence[str]) -> bool:
        """Tell whether words stand in it in a row."""
        wanted = f" {' '.join(keys)} "
        return any(wanted in line for line in self._lines)


@dataclass(frozen=True, slots=True)
class Listed:
    """Words, and the labels of the passages in which they stand."""

    words: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """What passages have in common.

    Attributes:
        shared: Runs of words that stand in more than one passage.
        followed: Followed terms that stand in one passage only.
        rest: All other words that carry content, by passage.
        both, only: The same by quote id, as stretches to underline.
    """

    shared: tuple[Listed, ...]
    followed: tuple[Listed, ...]
    rest: tuple[tuple[str, tuple[str, ...]], ...]
    both: dict[str, Stretches] = field(repr=False)
    only: dict[str, Stretches] = field(repr=False)


def compare(labelled: Iterable[tuple[str, AnchoredQuote]], terms: Iterable[Term]) -> Comparison:
    """Compare the passages of a claim.

    Args:
        labelled: The quotes of the claim, each with its label.
        terms: The terms that the brief follows.
    """
    passages = [_passage(label, quote) for label, quote in labelled]
    times = Counter(key for each in passages for key in {token.key for token in each.content})
    shared = {key for key, number in times.items() if number > 1}
    both = {
        each.quote.id: tuple((token.start, token.end) for token in each.content if token.key in shared)
        for each in passages
    }
    only: dict[str, Stretches] = {each.quote.id: () for each in passages}
    runs = _runs(passages, shared)
    followed: list[Listed] = []
    for term in terms:
        found = {each.quote.id: _found(term, each) for each in passages}
        holders = [each for each in passages if found[each.quote.id]]
        new = {each.quote.id: _new(each, found[each.quote.id], both[each.quote.id]) for each in holders}
        if not any(new.values()):
            continue
        forms = dict.fromkeys(_form(each, place) for each in holders for place in found[each.quote.id])
        listed = Listed(", ".join(forms), tuple(each.label for each in holders))
        (followed if len(holders) == 1 else runs).append(listed)
        target = only if len(holders) == 1 else both
        for quote_id, stretches in new.items():
            target[quote_id] = tuple(sorted({*target[quote_id], *stretches}))
    return Comparison(tuple(runs), tuple(followed), _rest(passages, both, only), both, _apart(only))


def _passage(label: str, quote: AnchoredQuote) -> Passage:
    source = quote.anchor.source
    text = source.document.text
    runs = tuple(tuple(tokens(text, words.start, words.end)) for words in quote.anchor.segments)
    return Passage(label, quote, runs, frozenset(place for run in runs for place in content_places(source, run)))


def _runs(passages: Sequence[Passage], shared: set[str]) -> list[Listed]:
    """Return the longest runs of words, from one shared word to another, that stand in several passages."""
    found: dict[str, Listed] = {}
    for passage in passages:
        others = [each for each in passages if each is not passage]
        for run in passage.runs:
            ends = [token.start in passage.places and token.key in shared for token in run]
            place = 0
            while place < len(run):
                length = _longest(run, place, others, ends)
                if length:
                    keys = [token.key for token in run[place : place + length]]
                    labels = tuple(each.label for each in passages if each.holds(keys))
                    words = passage.source.document.text[run[place].start : run[place + length - 1].end]
                    found.setdefault(" ".join(keys), Listed(words, labels))
                place += max(length, 1)
    return sorted(found.values(), key=lambda listed: -len(listed.labels))


def _longest(run: Sequence[Token], place: int, others: Sequence[Passage], ends: Sequence[bool]) -> int:
    """Return how many words from `place` on stand in a row elsewhere; `ends` tells where a run may end."""
    if not ends[place]:
        return 0
    best = 1
    for length in range(2, len(run) - place + 1):
        keys = [token.key for token in run[place : place + length]]
        if not any(each.holds(keys) for each in others):
            break
        if ends[place + length - 1]:
            best = length
    return best


def _found(term: Term, passage: Passage) -> list[tuple[int, int]]:
    text = passage.source.document.text
    segments = passage.quote.anchor.segments
    return [place for words in segments for place in find_term(term, text, words.start, words.end)]


def _form(passage: Passage, place: tuple[int, int]) -> str:
    return " ".join(passage.source.document.text[place[0] : place[1]].casefold().split())


def _new(passage: Passage, found: Iterable[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> Stretches:
    """Return what of a term's places is not underlined yet; the space between two words is nothing."""
    text = passage.source.document.text
    return tuple(each for each in without(found, taken) if any(map(str.isalnum, text[slice(*each)])))


def _rest(
    passages: Sequence[Passage], both: dict[str, Stretches], only: dict[str, Stretches]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words that carry content and are listed nowhere else, by passage."""
    listed = []
    for each in passages:
        text = each.source.document.text
        taken = (*both[each.quote.id], *only[each.quote.id])
        words = {
            token.key: text[token.start : token.end]
            for token in each.content
            if not any(start <= token.start < end for start, end in taken)
        }
        listed.append((each.label, tuple(words.values())))
    return tuple((label, words) for label, words in listed if words)


def _apart(only: dict[str, Stretches]) -> dict[str, Stretches]:
    """Terms may lie in one another; each letter is underlined once."""
    apart: dict[str, Stretches] = {}
    for quote_id, stretches in only.items():
        kept: list[tuple[int, int]] = []
        for each in sorted(stretches, key=lambda place: (place[0], -place[1])):
            kept += without([each], kept)
        apart[quote_id] = tuple(sorted(kept))
    return apart

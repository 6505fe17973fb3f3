"""Claims that may belong beside each other: two speakers who use the same rare words or name the same things.

A proposal only, never an entry. What is rare is counted in the source itself, sentence by sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from asquoted.drafting.keys import bare_key
from asquoted.figures.content_words import Token, content_places, function_words, names, tokens
from asquoted.model import Source, Words
from asquoted.speech.lexicon import lexicon

_MOST = 2
"""Proposals for one claim."""
_FEW, _MANY, _SHARE = 3, 6, 0.1
"""A word is rare that stands in at most this share of the sentences; never fewer and never more than so many."""
_LEAST_LETTERS = 4
_WORDS_NEEDED = 2
_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim, as far as its words count.

    Attributes:
        id: Its id.
        speaker: Whose words they are.
        stretches: Where they stand.
        is_new: Whether it is being drafted.
    """

    id: str
    speaker: str
    stretches: tuple[Words, ...]
    is_new: bool


def proposals(
    source: Source, claims: Sequence[Stated], speakers: Iterable[str]
) -> dict[str, list[tuple[str, list[str]]]]:
    """Return what to propose beside new claims: for each id the other claim's, and the words that both have.

    Args:
        source: The source of the claims.
        claims: The claims in the order of the file.
        speakers: The names of all speakers; they are no things that two people speak of.
    """
    words = _Words(source, speakers)
    told = {each.id: words.rare(each.stretches) for each in claims}
    by_word: dict[str, list[Stated]] = {}
    for each in claims:
        for key in told[each.id]:
            by_word.setdefault(key, []).append(each)
    shared: dict[tuple[str, str], list[str]] = {}
    for key, listed in by_word.items():
        for one, other in combinations(listed, 2):
            if one.speaker != other.speaker and (one.is_new or other.is_new):
                pair = (one.id, other.id) if one.is_new else (other.id, one.id)
                shared.setdefault(pair, []).append(key)
    found: dict[str, list[tuple[str, list[str]]]] = {}
    used: Counter[str] = Counter()
    for pair in sorted(shared, key=lambda each: -words.weight(shared[each])):
        if words.is_enough(shared[pair]) and used[pair[0]] < _MOST and used[pair[1]] < _MOST:
            used.update(pair)
            keys = sorted(shared[pair], key=words.frequency.__getitem__)[:_MOST_TOLD]
            found.setdefault(pair[0], []).append((pair[1], [told[pair[0]][key] for key in keys]))
    return found


class _Words:
    """How rare the words of a source are, and which of them name things."""

    def __init__(self, source: Source, speakers: Iterable[str]) -> None:
        self.source = source
        words = lexicon(source.language)
        self.leave_out = function_words(source.language) | words.not_nouns | source.document.language.negations
        self.leave_out |= {self._key(word) for each in speakers for word in tokens(each, 0, len(each))}
        self.things = {bare_key(Token(0, 0, each), source.language) for each in names(source).words} - self.leave_out
        self.frequency: Counter[str] = Counter()
        sentences = 0
        for run in self._sentences():
            sentences += 1
            self.frequency.update({self._key(each) for each in run})
        self.most = min(max(_FEW, round(sentences * _SHARE)), _MANY)

    def _key(self, token: Token) -> str:
        return bare_key(token, self.source.language)

    def _sentences(self) -> Iterator[list[Token]]:
        start = 0
        for end in self.source.document.sentence_ends:
            yield list(tokens(self.source.document.text, start, end))
            start = end

    def rare(self, stretches: Iterable[Words]) -> dict[str, str]:
        """Return the rare words and names in stretches by their key, as they are written there."""
        text = self.source.document.text
        found: dict[str, str] = {}
        for words in stretches:
            run = list(tokens(text, words.start, words.end))
            content = content_places(self.source, run)
            for each in run:
                key = self._key(each)
                if key in self.leave_out or "'" in key or self.frequency[key] > self.most:
                    continue
                if key in self.things or (each.start in content and len(key) >= _LEAST_LETTERS):
                    found.setdefault(key, text[each.start : each.end])
        return found

    def weight(self, keys: Iterable[str]) -> float:
        """Return how much shared words say: the rarer and the more, the more."""
        return sum((2.0 if each in self.things else 1.0) / self.frequency[each] for each in keys)

    def is_enough(self, keys: Sequence[str]) -> bool:
        """Tell whether shared words are worth a proposal: one name, or a few words."""
        return len(keys) >= _WORDS_NEEDED or any(each in self.things for each in keys)

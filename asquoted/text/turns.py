"""Turns of a transcript: `NAME:` at the start of a line or paragraph, and the words up to the next one.

A name in capitals is a turn wherever it stands. A single `Name:` in small letters makes no transcript (it may be a
`Note:`); several of them do, and so do several in a script that has no capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LABEL = re.compile(
    r"[ \t>*]*(?P<name>[^\W\d_][^\s:：]*(?:[ \t]+[^\s:：()]+){0,7}?)"
    r"(?:[ \t]*\([^)\r\n]{0,40}\))?[ \t]*(?:：|:(?=\s))"
)
_QUESTION = re.compile(r"[ \t>*]*(?P<name>[QA])[.:](?=\s)")
_TELLING = re.compile(r"[:：QA](?:(?<=[:：])|\.)")
"""What a line with a label holds. (The class comes first: it is quick to find.)"""
_INNER = {"de", "del", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "les", "van", "von", "der", "den"}
_INNER |= {"ter", "bin", "al", "el", "y", "e", "of", "the", "and", "for"}
"""Words inside a name that are written small."""
_LEAST_LETTERS_OF_CAPITALS = 2
_MOST_WORDS_WITHOUT_CASE = 3


def turn_starts(text: str) -> list[int]:
    """Return where turns begin, in order; empty for a text that is no transcript."""
    certain: set[int] = set()
    likely: set[int] = set()
    for start in _telling_lines(text):
        if question := _QUESTION.match(text, start):
            certain.add(question.start("name"))
        match = _LABEL.match(text, start)
        if match is None:
            continue
        words = match["name"].split()
        if _in_capitals(match["name"]):
            certain.add(match.start("name"))
        elif _is_name(words):
            likely.add(match.start("name"))
    return sorted(certain | likely) if certain or len(likely) > 1 else []


def _in_capitals(name: str) -> bool:
    return name.isupper() and sum(map(str.isalpha, name)) >= _LEAST_LETTERS_OF_CAPITALS


def _is_name(words: list[str]) -> bool:
    """Tell whether words are written as a name: with capitals, or in a script that has none."""
    if not any(char.isupper() or char.islower() for word in words for char in word):
        return len(words) <= _MOST_WORDS_WITHOUT_CASE
    return words[0][0].isupper() and all(not word[0].islower() or word in _INNER for word in words)


def _telling_lines(text: str) -> Iterator[int]:
    """Yield where the lines begin that may have a label."""
    line = 0
    while telling := _TELLING.search(text, line):
        yield text.rfind("\n", line, telling.start()) + 1 or line
        line = text.find("\n", telling.end()) + 1
        if not line:
            return

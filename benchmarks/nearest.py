"""Is the right passage named for a quote that is not there, and how long does it take?

    python -m benchmarks.nearest [--texts FILE] [--count 500] [--seed 1]

Passages of 8 to 30 words are taken from real texts and edited; what `nearest` names is right if it and the true passage
overlap by at least half of each. Long sources hold, for every passage, paragraphs like its own with other words. Exit
code 1 if a limit is missed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from asquoted.anchor.nearest import nearest
from asquoted.document import Document
from benchmarks.texts import article, given, long_text, vocabulary

LIMITS = {"one edit": 99.0, "paraphrase": 90.0}
"""Per cent of the quotes for which the passage named must be right."""
MOST_MILLISECONDS = 20.0
"""What a miss may take in the middle, whatever the size of the source."""

_CONTENT = 4
"""Words of at least so many letters count as content words."""


@dataclass(frozen=True)
class Passage:
    """Words of a source and where they stand."""

    words: tuple[str, ...]
    start: int
    end: int


def passages(text: str, first: int, last: int, count: int, rng: random.Random) -> list[Passage]:
    """Take passages of 8 to 30 words that stand once in a text, none across paragraphs."""
    found: list[Passage] = []
    while len(found) < count:
        start = rng.randrange(first, last)
        stop = text.find("\n\n", start)
        paragraph = text[start : stop if stop >= 0 else last]
        lead = paragraph.find(" ") + 1
        words = paragraph[lead:].split(" ")[: rng.randint(8, 30)]
        chosen = " ".join(words)
        if lead and len(words) >= 8 and text.count(chosen) == 1:
            found.append(Passage(tuple(words), start + lead, start + lead + len(chosen)))
    return found


def one_edit(words: list[str], others: list[str], rng: random.Random) -> list[str]:
    """Return words with one of them replaced, left out, doubled in two, or misspelled."""
    at = rng.randrange(len(words))
    kind = rng.randrange(4)
    if kind == 0:
        return [*words[:at], rng.choice(others), *words[at + 1 :]]
    if kind == 1:
        return [*words[:at], *words[at + 1 :]]
    if kind == 2:
        return [*words[:at], rng.choice(others), *words[at:]]
    letter = rng.randrange(len(words[at]))
    return [*words[:at], words[at][:letter] + rng.choice("eatz") + words[at][letter + 1 :], *words[at + 1 :]]


def paraphrase(words: list[str], others: list[str], rng: random.Random) -> list[str]:
    """Return words with 2 to 4 content words replaced, and two neighbours swapped or 2 to 5 words dropped."""
    told = list(words)
    content = [at for at, word in enumerate(words) if sum(map(str.isalpha, word)) >= _CONTENT]
    for at in rng.sample(content, min(len(content), 2 + (len(words) > 13) + (len(words) > 20))):
        told[at] = rng.choice(others)
    if rng.random() < 0.5 or len(told) < 12:
        at = rng.randrange(len(told) - 1)
        told[at], told[at + 1] = told[at + 1], told[at]
    else:
        at = rng.randrange(2, len(told) - 6)
        del told[at : at + rng.randint(2, 5)]
    return told


def right(start: int, end: int, true: Passage) -> bool:
    """Tell whether two stretches share at least half of each."""
    shared = min(end, true.end) - max(start, true.start)
    return 2 * shared >= end - start and 2 * shared >= true.end - true.start


Edit = Callable[[list[str], list[str], random.Random], list[str]]
EDITS: dict[str, Edit] = {"one edit": one_edit, "paraphrase": paraphrase}


@dataclass
class Measured:
    """What was measured of one kind of quote on one source."""

    right: int = 0
    also: int = 0
    asked: int = 0
    milliseconds: tuple[float, ...] = ()


def measure(document: Document, quotes: list[Passage], edit: Edit, others: list[str], rng: random.Random) -> Measured:
    """Ask for the passage of every edited quote."""
    result = Measured()
    times: list[float] = []
    nearest("what is computed once for a source does not count", document)
    for passage in quotes:
        told = " ".join(edit(list(passage.words), others, rng))
        begun = time.process_time()
        near = nearest(told, document)
        times.append((time.process_time() - begun) * 1000)
        result.asked += 1
        if near is not None and right(near.start, near.end, passage):
            result.right += 1
        elif (
            near is not None and near.runner_up is not None and right(near.runner_up.start, near.runner_up.end, passage)
        ):
            result.also += 1
    result.milliseconds = tuple(times)
    return result


def main() -> int:
    """Measure, print the table, and say whether a limit is missed."""
    parser = argparse.ArgumentParser(description="Is the right passage named for a quote that is not there?")
    parser.add_argument("--texts", type=Path, help="JSON: a list of texts or of objects with a `text`")
    parser.add_argument("--count", type=int, default=500, help="quotes of each kind and source")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    texts = given(options.texts)
    own = article()
    long, first = long_text(texts, 1_000_000, rng)
    length = len("\n\n".join(texts))
    missed = False
    print(f"{options.count} quotes each, seed {options.seed}")
    print(
        f"{'source':>8}  {'quotes':10}  {'right':>7}  {'wanted':>7}  {'2nd':>5}  {'ms, median':>11}  {'ms, worst':>10}"
    )
    for name, text, start, end in (("6 kB", own, 0, len(own)), ("1 MB", long, first, first + length)):
        document, others = Document(text), vocabulary(texts)
        quotes = passages(text, start, end, options.count, rng)
        for kind, edit in EDITS.items():
            found = measure(document, quotes, edit, others, rng)
            share, middle = 100 * found.right / found.asked, median(found.milliseconds)
            missed |= share < LIMITS[kind] or middle > MOST_MILLISECONDS
            print(
                f"{name:>8}  {kind:10}  {share:6.1f}%  {LIMITS[kind]:6.0f}%  {100 * found.also / found.asked:4.1f}%"
                f"  {middle:11.2f}  {max(found.milliseconds):10.2f}"
            )
    print(
        f"a limit is missed (the middle of all misses may take {MOST_MILLISECONDS:g} ms)"
        if missed
        else "all limits are kept"
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

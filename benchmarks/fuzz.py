"""Random Unicode through the engine and through whole projects: no crash, and what must hold does hold.

    python -m benchmarks.fuzz --minutes 10 --seed 1

Exit code 1 if any input crashed or broke an invariant.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, pairwise
from pathlib import Path

from asquoted.anchor.nearest import nearest
from asquoted.anchor.verdict import Found, Reason
from asquoted.anchor.verify import verify
from asquoted.disk import read_project
from asquoted.document import Document
from asquoted.files.given import Files
from asquoted.outcome import Outcome
from asquoted.pipeline import check
from asquoted.report.contract import contract
from asquoted.report.plain import concise, full, summary
from asquoted.text.fold import FREE, folded, same
from asquoted.text.notation import Segment, parse, signs
from benchmarks.chaos import set_otherwise, some_parts, some_project, some_quote, some_text

ROOT = Path(__file__).resolve().parent.parent
_MOST_SHOWN = 3
"""Inputs shown of each kind of problem."""
_KIND = 40
"""Problems whose first characters are the same count as one kind."""
_ENDS = ",.;:'\" "
"""What the end of a segment may have otherwise than the source (law 4.2): its last mark, and marks round the words."""


class Broken(Exception):
    """Something that must hold does not."""


def holds(condition: object, what: str) -> None:
    """Raise `Broken` unless a condition holds."""
    if not condition:
        raise Broken(what)


def readings(quote: str) -> Iterable[list[Segment]]:
    """Yield the segments of every way to read a quote, as the law allows: any sign may be the source's own."""
    count = sum(1 for _ in signs(quote))
    for own in range(count + 1):
        for literal in combinations(range(count), own):
            yield [item for item in parse(quote, frozenset(literal)) if isinstance(item, Segment)]


def folds_to(segment: Segment, cut: str) -> bool:
    """Tell whether words cut from a source fold to a segment of a quote, but for what the law lets an end have."""
    theirs, ours = folded(cut), segment.words
    if same(ours, theirs, 0) == len(theirs):
        return True
    theirs, ours = theirs.strip(_ENDS), ours.strip(_ENDS)
    return same(ours, theirs, 0) == len(theirs) or ours.replace(FREE, "") == theirs


def engine(rng: random.Random, counts: Counter[str]) -> None:
    """Look for one random quote in one random source."""
    # Now and then a text so long that words vote for where the nearest passage is.
    text = some_text(rng, 12_000 if rng.random() < 0.003 else rng.choice((6, 40, 150)))
    quote = some_quote(rng, text)
    try:
        look_for(quote, text, rng, counts)
    except Exception as broken:
        broken.add_note(f"quote = {quote!r}\ntext = {text!r}")
        raise


def look_for(quote: str, text: str, rng: random.Random, counts: Counter[str]) -> None:
    """Look for a quote in a text, with options by chance; what is found is what was looked for.

    Raises:
        Broken: It is not.
    """
    document, parts = Document(text, rng.choice(("en", "de", "fr", "xx"))), some_parts(rng, text)
    prefix, suffix = ((some_quote(rng, text) if rng.random() < 0.2 else None) for _ in range(2))
    counts["verify"] += 1
    verdict = verify(quote, document, parts, prefix=prefix, suffix=suffix, limits=rng.random() < 0.8)
    near = nearest(quote, document)
    counts["nearest"] += 1
    if near is not None:
        holds(0 <= near.start < near.end <= len(text), f"the nearest passage is empty or outside: {near}")
        holds(0 <= near.likeness <= 100, f"likeness is from 0 to 100: {near}")
    if not isinstance(verdict, Found):
        holds(0 <= verdict.remark.start <= verdict.remark.end <= len(text), f"a remark outside: {verdict.remark}")
        return
    counts["found"] += 1
    words = verdict.words
    holds(all(0 <= each.start < each.end <= len(text) for each in words), f"words outside: {words}")
    holds(all(one.end <= other.start for one, other in pairwise(words)), f"words out of order: {words}")
    cuts = [text[each.start : each.end] for each in words]
    if sum(1 for _ in signs(quote)) <= 5:
        fits = any(len(segments) == len(cuts) and all(map(folds_to, segments, cuts)) for segments in readings(quote))
        holds(fits, f"what is found does not fold to the quote: {cuts}")
    if prefix is suffix is None:
        other = set_otherwise(rng, quote)
        again = verify(other, document, parts, limits=False)
        twice = not isinstance(again, Found) and again.remark.reason is Reason.TWICE
        counts["set otherwise"] += 1
        if isinstance(verify(quote, document, parts, limits=False), Found):
            holds(isinstance(again, Found) or twice, f"set otherwise it is refused: {other!r}: {again}")


def whole(rng: random.Random, counts: Counter[str], like: Files) -> None:
    """Check one random project, and write every report of it."""
    files = some_project(rng, like)
    counts["projects"] += 1
    try:
        outcome = check(files)
        reports(outcome)
    except Exception as broken:
        broken.add_note(f"files = {files!r}")
        raise


def reports(outcome: Outcome) -> None:
    """Write all reports; each place of each finding is in its file."""
    full(outcome.findings)
    concise(outcome.findings)
    summary(outcome.counts, outcome.findings)
    contract(outcome)
    for finding in outcome.findings:
        for span in (finding.primary.span, *finding.marks, *(label.span for label in finding.related)):
            holds(0 <= span.start <= span.end <= len(span.file.text), f"a place outside of {span.file.path}: {finding}")


def run(minutes: float, seed: int) -> tuple[Counter[str], Counter[str], tuple[float, int]]:
    """Try inputs until the time is over.

    Returns:
        How many inputs were tried by kind, how often which problem was met, and the slowest (seconds, number).
    """
    counts: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    slowest = 0.0, 0
    like = read_project(ROOT)
    until = time.monotonic() + minutes * 60
    number = 0
    while time.monotonic() < until:
        rng = random.Random(f"{seed}:{number}")
        begun = time.perf_counter()
        try:
            if number % 10:
                engine(rng, counts)
            else:
                whole(rng, counts, like)
        except Exception as met:  # noqa: BLE001 - every kind is what we look for
            trace = traceback.format_exc()
            kind = f"{type(met).__name__}: {met}"[:_KIND]
            problems[kind] += 1
            if problems[kind] <= _MOST_SHOWN:
                print(f"-- input {number} of seed {seed}\n{trace}")
        slowest = max(slowest, (time.perf_counter() - begun, number))
        number += 1
    return counts, problems, slowest


def main() -> int:
    """Run the fuzzer and say what it met."""
    parser = argparse.ArgumentParser(description="Random Unicode through the engine and through whole projects.")
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    counts, problems, slowest = run(options.minutes, options.seed)
    tried = counts["verify"] + counts["projects"]
    print(f"seed {options.seed}: {tried:,} inputs tried in {options.minutes:g} minutes")
    print(f"the slowest, number {slowest[1]:,}, took {slowest[0]:.2f} s")
    for name, count in counts.items():
        print(f"  {name}: {count:,}")
    print(f"crashes and broken invariants: {problems.total():,}")
    for kind, count in problems.most_common():
        print(f"  {count:,} × {kind}")
    return 1 if problems or not tried else 0


if __name__ == "__main__":
    sys.exit(main())

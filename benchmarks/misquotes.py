"""How many wrong quotes are accepted?

    python -m benchmarks.misquotes [--texts FILE] [--count 20000] [--seed 1]

Wrong quotes are made from right ones by one change each: another word, digit, sign, mark or capital, a negation more or
less, a word cut inside, two parts swapped round a sign of omission, a negation left out of its sentence. Exit code 1 if
1 in 1,000 or more is accepted.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from benchmarks.misquoting import Misquote, misquotes
from benchmarks.texts import given

LIMIT = 1 / 1000
"""The share of wrong quotes accepted that must not be reached."""

_MOST_SHOWN = 5


def accepted(texts: list[str], count: int, seed: int) -> tuple[Counter[str], dict[str, list[Misquote]]]:
    """Make wrong quotes and look for them.

    Returns:
        How many were made by kind, and those that were accepted.
    """
    made: Counter[str] = Counter()
    passed: dict[str, list[Misquote]] = defaultdict(list)
    for misquote, document in misquotes(texts, count, random.Random(seed)):
        made[misquote.kind] += 1
        if isinstance(verify(misquote.words, document), Found):
            passed[misquote.kind].append(misquote)
    return made, passed


def main() -> int:
    """Make and check wrong quotes, print the table and the accepted ones."""
    parser = argparse.ArgumentParser(description="How many wrong quotes are accepted?")
    parser.add_argument("--texts", type=Path, help="JSON: a list of texts or of objects with a `text`")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    texts = given(options.texts)
    made, passed = accepted(texts, options.count, options.seed)
    total = sum(map(len, passed.values()))
    print(f"{made.total():,} wrong quotes from {len(texts)} texts, seed {options.seed}")
    for kind, count in sorted(made.items()):
        print(f"{kind:>18}  made {count:>7,}  accepted {len(passed[kind]):>4}")
        for each in passed[kind][:_MOST_SHOWN]:
            print(f"{'':>18}  wrong: {each.words}\n{'':>18}  right: {each.right}")
    share = total / made.total()
    print(f"accepted: {total} ({1000 * share:.2f} in 1,000; the limit is {1000 * LIMIT:g})")
    return 1 if share >= LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())

"""Are quotations and reported speech found in news articles, and is the right person credited with them?

    python -m benchmarks.speech --texts FILE [--peer PYTHON] [--misses development]

FILE is a JSON list of articles with attributions, as benchmarks/README.md says. Every second article by name is for
developing the rules; the others are held out. PYTHON is an interpreter that has textacy and spaCy's small model. Exit
code 1 if a limit is missed on the articles held out, or time does not grow with the length of a text.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from asquoted.document import Document
from asquoted.speech.passages import speech_in
from asquoted.speech.rules import RULES
from benchmarks.attributions import (
    Article,
    Quoted,
    Score,
    articles,
    f_measure,
    quoted_by,
    score_attributions,
    score_quotations,
    score_rules,
)

ADAPTER = Path(__file__).resolve().parent / "adapters" / "with_textacy.py"
LIMITS = {"direct, F": 0.92, "indirect, recall": 0.65, "mention": 0.84, "entity": 0.75, "names": 0.85}
FASTEST_WANTED = 150
"""Articles a second on one core."""
RUNS = 5
LONGER = 20
"""So many times the texts are strung together to see whether time grows with length."""
MOST_GROWTH = 1.5
"""So many times longer a long text may take, character by character."""


def measure(listed: Sequence[Article]) -> tuple[Score, dict[str, float], list[str]]:
    """Return the counts of some articles, the shares that have a limit, and what was missed."""
    score, missed = Score(), []
    for article in listed:
        passages = speech_in(Document(article.text))
        told = [*score_attributions(article, passages, score)]
        told += score_quotations(article, quoted_by(article, passages), score)
        missed += [f"{article.id} {line}" for line in told]
    return (
        score,
        {"direct, F": f_measure(score)} | {what: score.share(what) for what in LIMITS if what in score.of},
        missed,
    )


def rules_of(listed: Sequence[Article]) -> Score:
    """Return how often each rule was right in some articles."""
    score = Score()
    for article in listed:
        score_rules(article, speech_in(Document(article.text)), score)
    return score


def seconds(text: str) -> float:
    """Return how long a text takes; the fastest of some runs counts."""
    best = float("inf")
    for _ in range(RUNS):
        begun = time.process_time()
        speech_in(Document(text))
        best = min(best, time.process_time() - begun)
    return best


def peer_quotations(python: Path, listed: Sequence[Article]) -> tuple[list[list[Quoted]], float]:
    """Return the quotations that textacy finds in some articles, and articles a second."""
    lines = "".join(json.dumps(article.text) + "\n" for article in listed)
    done = subprocess.run([str(python), str(ADAPTER)], input=lines, capture_output=True, text=True, check=True)
    *told, taken = done.stdout.splitlines()
    found = [[(start, end, who.lower()) for start, end, who in json.loads(line)] for line in told]
    return found, len(listed) / float(taken)


def show_halves(halves: dict[str, list[Article]], misses: str | None) -> bool:
    """Print the figures of both halves; return whether a limit is missed on the articles held out."""
    failed = False
    for name, half in halves.items():
        score, shares, missed = measure(half)
        for what, wanted in LIMITS.items():
            failed |= name == "held out" and shares[what] < wanted
            count = score.of[what] or score.of["direct, recall"]
            print(f"{name:12} {what:18} {shares[what]:.3f}  wanted {wanted:.2f}  of {count}")
        print(f"{name:12} {'direct, credited':18} {score.share('direct, credited'):.3f}")
        if misses == name:
            print("\n".join(missed))
    return failed


def show_peer(python: Path, halves: dict[str, list[Article]]) -> None:
    """Print what textacy finds of the direct quotations of the same articles."""
    for name, half in halves.items():
        score = Score()
        found, speed = peer_quotations(python, half)
        for article, quoted in zip(half, found, strict=True):
            list(score_quotations(article, quoted, score))
        credited = score.share("direct, credited")
        print(f"{name:12} textacy: direct, F {f_measure(score):.3f}, credited {credited:.3f}, {speed:.1f} articles/s")


def show_rules(listed: Sequence[Article]) -> None:
    """Print how often each rule was right, beside what the program says of it."""
    score = rules_of(listed)
    for name, rule in RULES.items():
        said = "-" if rule.precision is None else f"{rule.precision:.2f} of {rule.of}"
        print(f"rule {name:20} {score.share(name):.2f} of {score.of[name]:3}  (said: {said})")


def main() -> int:
    """Measure, print the tables, and say whether a limit is missed."""
    parser = argparse.ArgumentParser(description="Are quotations found, and is the right person credited?")
    parser.add_argument("--texts", type=Path, required=True, help="the articles with their attributions, as JSON")
    parser.add_argument("--peer", type=Path, help="a Python that has textacy and spaCy's small model")
    parser.add_argument("--misses", choices=("development",), help="show what was missed there")
    options = parser.parse_args()
    listed = articles(options.texts)
    halves = {"development": listed[::2], "held out": listed[1::2]}
    failed = show_halves(halves, options.misses)
    if options.peer is not None:
        show_peer(options.peer, halves)
    show_rules(listed)
    fast = len(listed) / sum(seconds(article.text) for article in listed)
    text = "\n\n".join(article.text for article in listed)
    growth = seconds("\n\n".join([text] * LONGER)) / (LONGER * seconds(text))
    print(f"{fast:.0f} articles a second on one core, wanted {FASTEST_WANTED}")
    print(f"{LONGER} times the text takes {growth:.2f} times as long a character, allowed {MOST_GROWTH}")
    return int(failed or fast < FASTEST_WANTED or growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())

"""How many quotes are checked in a second, at any size of source, beside other ways to do it?

    python -m benchmarks.verbatim [--sizes 6000 1000000 10000000] [--quotes 1000 100000] [--without-peers]

Sources are made of the article (`benchmarks/texts.py`); quotes of 8 to 30 words are taken from them, and in every tenth
a word is another one. Each tool runs in a process of its own on the same source. What it does once for a source
(reading, folding) is told apart: each is also run with one quote, and “quotes/s” are those beyond the first. A peer is
given as many quotes as it needs ten CPU seconds for, but 200 at least. Peers from PyPI are installed into environments
that are thrown away. Exit code 1 if a limit is missed: 6 CPU seconds for 100,000 quotes of 10 MB, 100 times the quotes
a second of the fastest peer there, 100 MB/s of folding, 8 bytes of memory for each byte of source.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from asquoted.text.fold_fast import fold_fast
from benchmarks.peers import ADAPTERS, CITATIONS, LINKML, Tool, python_with
from benchmarks.texts import article, given, long_text

MOST_SECONDS, LEAST_TIMES, LEAST_FOLDED, MOST_BYTES = 6.0, 100.0, 100.0, 8.0
JUDGED_AT = 10_000_000
"""The size of source that the limits are for."""
LEAST_QUOTES, LEAST_SECONDS = 200, 10.0
"""What a peer is given at least, and how long it should run: then its first quote counts little."""

OURS = Tool("As Quoted", ("many/with_asquoted.py",))
PEERS = (
    Tool("str.find for each quote", ("many/with_find.py",)),
    Tool("rapidfuzz partial_ratio >= 95", ("many/with_rapidfuzz.py",)),
    Tool("linkml-reference-validator 0.4.0", ("many/with_linkml.py",), LINKML),
    Tool("citations 0.6.1", ("many/with_citations.py",), CITATIONS),
)


@dataclass(frozen=True)
class Run:
    """What a run of a tool took.

    Attributes:
        quotes: How many it was given.
        accepted: How many of them it found.
        seconds: CPU seconds for all of them, reading the source included.
        kilobytes: The memory that it took beyond the source as it was read.
        first: CPU seconds of a run with one quote.
    """

    quotes: int
    accepted: int
    seconds: float
    kilobytes: int
    first: float = 0.0

    @property
    def speed(self) -> float:
        """Quotes a second beyond the first."""
        return (self.quotes - 1) / max(self.seconds - self.first, 1e-6)


def source_of(size: int, texts: list[str], rng: random.Random) -> str:
    """Return a text of about so many characters."""
    own = article()
    return own[:size] if size <= len(own) else long_text(texts, size, rng)[0][:size]


def quotes_of(text: str, count: int, rng: random.Random) -> list[str]:
    """Take quotes from the paragraphs of a text; in every tenth of them a word is another one."""
    paragraphs = [words for each in text.split("\n\n") if len(words := each.split()) > 8]
    found = []
    for number in range(count):
        words = rng.choice(paragraphs)
        first = rng.randrange(len(words) - 8)
        quote = words[first : first + rng.randint(8, 30)]
        if number % 10 == 0:
            quote[rng.randrange(len(quote))] = "zebra"
        found.append(" ".join(quote))
    return found


def run(tool: Tool, python: Path, source: Path, quotes: list[str]) -> Run:
    """Let a tool check quotes."""
    done = subprocess.run(
        [str(python), str(ADAPTERS / tool.adapter[0])],
        input=json.dumps({"source": str(source), "quotes": quotes}),
        capture_output=True,
        text=True,
        check=True,
    )
    return Run(len(quotes), *json.loads(done.stdout.splitlines()[-1]))


def run_long(tool: Tool, python: Path, source: Path, quotes: list[str]) -> Run:
    """Let a tool check as many quotes as its speed asks for."""
    first = run(tool, python, source, quotes[:1]).seconds
    took = run(tool, python, source, quotes[:LEAST_QUOTES])
    if took.seconds < LEAST_SECONDS:
        took = run(tool, python, source, quotes[: int(replace(took, first=first).speed * LEAST_SECONDS)])
    return replace(took, first=first)


def folding(text: str) -> float:
    """Return how many MB of a text are folded in a second; the fastest of three times."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        fold_fast(text)
        times.append(time.process_time() - begun)
    return len(text.encode()) / min(times) / 1e6


def told(tool: Tool, size: int, took: Run, ours: Run | None = None) -> float:
    """Print a row of the table; return how many times as fast we are."""
    times = ours.speed / took.speed if ours else 1.0
    print(
        f"| {tool.name:32} | {size:>11,} | {took.quotes:>7,} | {took.accepted:>8,} | {took.seconds:>7.2f} |"
        f" {took.first:>7.3f} | {took.speed:>9,.1f} | {times:>9,.1f} | {1024 * took.kilobytes / size:>6.1f} |",
        flush=True,
    )
    return times


def measure(options: argparse.Namespace, folder: Path) -> list[str]:
    """Measure all sizes, print the table, and return which limits are missed."""
    rng = random.Random(options.seed)
    texts = given(options.texts)
    missed: list[str] = []
    for size in options.sizes:
        text = source_of(size, texts, rng)
        source = folder / f"{size}.txt"
        source.write_bytes(text.encode())
        if size == JUDGED_AT:
            speed, others = folding(text), sum(not char.isascii() for char in text)
            print(f"folding: {speed:.0f} MB/s; {100 * others / len(text):.2f} % of the characters are not ASCII")
            missed += [f"folding {speed:.0f} MB/s"] if speed < LEAST_FOLDED else []
        quotes = quotes_of(text, max(options.quotes), rng)
        python, length = Path(sys.executable), len(text.encode())
        first = run(OURS, python, source, quotes[:1]).seconds
        for count in options.quotes:
            ours = replace(run(OURS, python, source, quotes[:count]), first=first)
            told(OURS, length, ours)
            if size == JUDGED_AT and count == 100_000 and ours.seconds > MOST_SECONDS:
                missed.append(f"{ours.seconds:.1f} CPU seconds for 100,000 quotes")
            if size >= JUDGED_AT and 1024 * ours.kilobytes / length > MOST_BYTES:
                missed.append(f"{1024 * ours.kilobytes / length:.1f} bytes of memory a byte at {size:,}")
        for tool in () if options.without_peers else PEERS:
            times = told(tool, length, run_long(tool, python_with(tool.package, folder), source, quotes), ours)
            if size == JUDGED_AT and times < LEAST_TIMES:
                missed.append(f"only {times:.0f} times as fast as {tool.name}")
    return missed


def main() -> int:
    """Measure, and say whether a limit is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[6_000, 1_000_000, 10_000_000, 50_000_000])
    parser.add_argument("--quotes", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--texts", type=Path, help="JSON: a list of texts or of objects with a `text`")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    titles = "tool", "bytes", "quotes", "accepted", "CPU s", "first s", "quotes/s", "we: times", "B/byte"
    widths = 32, 11, 7, 8, 7, 7, 9, 9, 6
    print("| " + " | ".join(f"{title:{width}}" for title, width in zip(titles, widths, strict=True)) + " |")
    print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    with tempfile.TemporaryDirectory() as folder:
        missed = measure(options, Path(folder))
    print(f"missed: {'; '.join(missed)}" if missed else "all limits are kept")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())

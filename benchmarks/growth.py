"""How the time of `check` grows with its input: each kind of input doubles, and the exponent is fitted to the times.

    python -m benchmarks.growth

1 is linear, 2 is the square. Exit code 1 if an exponent is above 1.3. Times are CPU seconds, so that what else the
machine does counts little. Each input is met once: what is kept of a text from one check to the next would hide growth.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Callable

from asquoted.files.given import Files
from asquoted.pipeline import check
from asquoted.resolve.sources import seal_of

MOST = 1.3
DOUBLED = 5
"""So many sizes are measured, each twice the one before."""
_SHORT = 0.05
"""Seconds below which a time says nothing of growth."""

_BRIEF = "title: T\nquestion: Q?\nsummary: S.\nstatus: published\nsource: report\nclaims:\n"
_RECORD = "title: A report\nlanguage: en\nrights: excerpts\nseal: {seal}\n"


def words(count: int, rng: random.Random) -> list[str]:
    """Return words that nobody speaks."""
    return ["".join(rng.choices("abcdefghijklmnoprstuvw", k=rng.randint(2, 9))) for _ in range(count)]


def article(size: int, rng: random.Random) -> list[str]:
    """Return paragraphs of sixty words."""
    known = words(5000, rng)
    return [" ".join(rng.choices(known, k=60)).capitalize() + "." for _ in range(size)]


def project(text: str, *briefs: str) -> Files:
    """Return a project of one source."""
    data = text.encode()
    files = {
        "seeds/report.txt": data,
        "seeds/report.yml": _RECORD.format(seal=seal_of(data)).encode(),
        "briefs/speakers.yml": b"The Paper: {kind: publication}\n",
    }
    return files | {f"briefs/b{number}.yml": brief.encode() for number, brief in enumerate(briefs)}


def claims(quotes: list[str]) -> str:
    """Return a brief with one claim for each quote."""
    return _BRIEF + "".join(
        f'  - id: c{number}\n    claim: C.\n    speaker: The Paper\n    quote: "{quote}"\n'
        for number, quote in enumerate(quotes)
    )


def cut(paragraphs: list[str], count: int, rng: random.Random) -> list[str]:
    """Return twelve words each from somewhere in a text."""
    return [" ".join(rng.choice(paragraphs).split()[start : start + 12]) for start in rng.choices(range(45), k=count)]


def long_source(size: int, rng: random.Random) -> Files:
    """One source, longer and longer, and twenty quotes."""
    text = article(400 * size, rng)
    return project("\n\n".join(text), claims(cut(text, 20, rng)))


def many_quotes(size: int, rng: random.Random) -> Files:
    """One source of the same length, and more and more quotes."""
    text = article(400, rng)
    return project("\n\n".join(text), claims(cut(text, 100 * size, rng)))


def both(size: int, rng: random.Random) -> Files:
    """A longer source, and more quotes of it."""
    text = article(100 * size, rng)
    return project("\n\n".join(text), claims(cut(text, 50 * size, rng)))


def wrong_quotes(size: int, rng: random.Random) -> Files:
    """A source of the same length, and more and more quotes with a word that is another."""
    text = article(200, rng)
    wrong = [quote.replace(quote.split()[5], "zebra", 1) for quote in cut(text, 25 * size, rng)]
    return project("\n\n".join(text), claims(wrong))


def many_briefs(size: int, rng: random.Random) -> Files:
    """More and more files of ten claims."""
    text = article(100, rng)
    return project("\n\n".join(text), *(claims(cut(text, 10, rng)) for _ in range(10 * size)))


def broken_lines(size: int, _rng: random.Random) -> Files:
    """One file with more and more keys that are not known."""
    return project("Words.", _BRIEF + "".join(f"  - id: c{n}\n    clam{n}: x\n" for n in range(200 * size)))


def tabs(size: int, _rng: random.Random) -> Files:
    """One file with more and more lines that are indented by tabs."""
    return project("Words.", _BRIEF + "".join(f"\t- id: c{n}\n\t  claim: x\n" for n in range(200 * size)))


def open_marks(size: int, _rng: random.Random) -> Files:
    """A source of quotation marks that open and never close."""
    return project("“He said " * (2000 * size), claims(["He said"]))


def one_line(size: int, _rng: random.Random) -> Files:
    """A source of one line without a space."""
    return project("x" * (10_000 * size), claims(["xxx"]))


def same_word(size: int, _rng: random.Random) -> Files:
    """A source of one word, over and over, and that word as the quote."""
    return project("word " * (2000 * size), claims(["word", "word word word … word word word"]))


def dots(size: int, _rng: random.Random) -> Files:
    """A source of dots and brackets, and a quote of signs of omission."""
    return project("one two three … [four] ... " * (500 * size), claims(["one two three … one two three"]))


def turns(size: int, _rng: random.Random) -> Files:
    """A transcript with more and more turns."""
    text = "".join(f"ANNA: We said so {n} times.\n\nBEN: Nobody heard it.\n\n" for n in range(500 * size))
    return project(text, claims(["We said so 7 times"]))


def long_value(size: int, _rng: random.Random) -> Files:
    """A quote that is longer and longer, and stands nowhere."""
    return project("We said so. " * 1000, claims(["we think otherwise " * (100 * size)]))


def rows_of_dots(size: int, _rng: random.Random) -> Files:
    """A table of contents: dots between words, in longer and longer rows."""
    return project(f"The mill {'.' * 4000 * size} 5\n\nIt rose.", claims(["It rose"]))


def rows_of_spaces(size: int, _rng: random.Random) -> Files:
    """A source and a quote with more and more spaces in them."""
    gap = " " * 4000 * size
    return project(f"The mill{gap}- burned, said Roe{gap}» in May.", claims([f"The mill{gap}- burned, [sic] said Roe"]))


def rows_of_accents(size: int, _rng: random.Random) -> Files:
    """A letter with more and more accents over and under it."""
    return project("The mill a" + "\u0301\u0323" * 1000 * size + " burned.", claims(["The mill b burned"]))


def parts_out_of_order(size: int, _rng: random.Random) -> Files:
    """A quote of two parts, of which the second stands more and more often before the first."""
    text = f"{'zz yy xx. ' * 1000 * size}\n\n{'aa bb cc. ' * 1000 * size}"
    return project(text, claims(["aa bb cc … zz yy xx"]))


KINDS: tuple[Callable[[int, random.Random], Files], ...] = (
    long_source, many_quotes, both, wrong_quotes, many_briefs, broken_lines, tabs, open_marks, one_line, same_word,
    dots, turns, long_value, rows_of_dots, rows_of_spaces, rows_of_accents, parts_out_of_order,
)  # fmt: skip


def seconds(files: Files) -> float:
    """Return how long `check` takes."""
    begun = time.process_time()
    check(files)
    return time.process_time() - begun


def exponent(sizes: list[int], times: list[float]) -> float:
    """Return the slope of the line through the logarithms of sizes and times; short times are left out."""
    points = [(math.log(size), math.log(each)) for size, each in zip(sizes, times, strict=True) if each > _SHORT]
    if len(points) < 2:
        return 0.0
    middle = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread


def measure(kind: Callable[[int, random.Random], Files], doubled: int) -> float:
    """Print the times of a kind of input, and return its exponent."""
    sizes, times = [], []
    for step in range(doubled):
        files = kind(2**step, random.Random(1))
        sizes.append(sum(len(data) for data in files.values() if isinstance(data, bytes)))
        times.append(seconds(files))
    grown = exponent([2**step for step in range(doubled)], times)
    told = ", ".join(f"{size / 1000:.0f} kB {each:.2f} s" for size, each in zip(sizes, times, strict=True))
    print(f"{kind.__name__:13} {grown:5.2f}   {told}", flush=True)
    return grown


def main() -> int:
    """Measure every kind of input."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--doubled", type=int, default=DOUBLED)
    parser.add_argument("kinds", nargs="*", default=[kind.__name__ for kind in KINDS])
    given = parser.parse_args()
    grown = [measure(kind, given.doubled) for kind in KINDS if kind.__name__ in given.kinds]
    print(f"largest exponent: {max(grown):.2f}; limit {MOST}")
    return int(max(grown) > MOST)


if __name__ == "__main__":
    sys.exit(main())

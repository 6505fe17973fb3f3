"""`check` of a whole archive as its users run it: the first time, with nothing changed, and after changes.

    python -m benchmarks.archive                      # 10, 100 and 1,000 briefs of 10 claims
    python -m benchmarks.archive --briefs 10000

Each check is a process of its own, with a cache that begins empty. Printed are seconds (CPU of all processes together,
and in brackets on the clock) and the memory of the largest process. Exit code 1 if a second check is not at least five
times as fast as the first at 1,000 briefs and more, or if an exponent is above 1.1.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from asquoted.resolve.sources import seal_of
from benchmarks.generated import generated, write
from benchmarks.growth import exponent

MOST = 1.1
"""The largest exponent."""
FASTER, LARGE = 5, 1000
"""So many times as fast is a second check, from so many briefs on."""


@dataclass(frozen=True)
class Run:
    """What one check took: seconds of CPU and on the clock, and megabytes of its largest process so far."""

    cpu: float
    clock: float
    memory: float


def run(folder: Path, cache: Path) -> Run:
    """Check a project in a process of its own."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "asquoted", "check", "--project", str(folder)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise SystemExit(done.stderr or done.stdout)
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - begun
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(cpu, clock, after.ru_maxrss / 1000)


def runs(folder: Path) -> Iterator[tuple[str, Run]]:
    """Check a project again and again, with a change each time."""
    cache = folder / "cache"
    yield "first", run(folder, cache)
    yield "nothing changed", run(folder, cache)
    brief = next((folder / "briefs").glob("brief-*.yml"))
    brief.write_bytes(brief.read_bytes() + b"\n")
    yield "a brief changed", run(folder, cache)
    text = b"The harbour keeps new lamps.\n"
    record = f"title: New\nlanguage: en\nrights: excerpts\nseal: {seal_of(text)}\n".encode()
    write({"seeds/new.txt": text, "seeds/new.yml": record}, folder)
    yield "a source added", run(folder, cache)


def main() -> int:
    """Measure projects of several sizes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--briefs", type=int, nargs="+", default=[10, 100, 1000])
    given = parser.parse_args()
    sizes: list[int] = sorted(given.briefs)
    taken: dict[str, list[float]] = {}
    missed = False
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            write(generated(size), Path(name))
            told = dict(runs(Path(name)))
        for kind, each in told.items():
            taken.setdefault(kind, []).append(each.cpu)
            print(f"{size:6} briefs, {kind:15} {each.cpu:7.2f} s ({each.clock:.2f}), {each.memory:.0f} MB", flush=True)
        missed |= size >= LARGE and told["first"].cpu < FASTER * told["nothing changed"].cpu
    for kind, seconds in taken.items() if len(sizes) > 1 else ():
        grown = exponent(sizes, seconds)
        missed |= grown > MOST
        print(f"{kind}: exponent {grown:.2f}; limit {MOST}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())

"""Claim files, sources and quotes that nobody would write, made by libFuzzer from what the code does with them.

    python -m fuzz yaml --minutes 5
    python -m fuzz sources --minutes 5
    python -m fuzz quotes --minutes 5

Run in the environment of requirements-dev.lock. Atheris is fetched from PyPI by its hashes into a folder that is thrown
away. Exit code 1 if an input breaks a law, takes longer than 20 seconds or more than 4 GB; it is kept in `fuzz-found/`,
and `--input FILE` tries it again. 2 if Atheris cannot be had here.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from fuzz.laws import LAWS
from fuzz.seeds import ROOT, WORDS, seeds
from release.tools import NoToolsError, install

LONGEST = 20
"""Seconds that only a hang takes."""
MOST_MEMORY = 4096
"""Megabytes."""
LARGEST = 8192
"""Bytes of an input that is made; how time grows with larger ones is measured by `python -m benchmarks.growth`."""
FOUND = ROOT / "fuzz-found"


def main() -> int:
    """Run the fuzzer for as long as it is told, and say what it tried and met."""
    parser = argparse.ArgumentParser(
        prog="python -m fuzz", description="Inputs made from what the code does with them."
    )
    parser.add_argument("target", choices=sorted(LAWS))
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--input", type=Path, metavar="FILE", help="only try this input, without Atheris")
    given = parser.parse_args()
    if given.input:
        LAWS[given.target](given.input.read_bytes())
        print(f"{given.input} keeps the laws of {given.target}")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not installed(folder / "atheris"):
            return 2
        return run(given.target, given.minutes, given.seed, folder)


def installed(folder: Path) -> bool:
    """Install Atheris into a folder, by its hashes; say so if it cannot be."""
    try:
        install(sys.executable, "requirements-fuzz.lock", "--no-deps", "--target", str(folder))
    except NoToolsError as error:
        print(f"fuzz: Atheris cannot be installed for this Python: {error}")
        return False
    return True


def run(target: str, minutes: float, seed: int, folder: Path) -> int:
    """Let libFuzzer make inputs; return the exit code."""
    corpus = folder / "corpus"
    corpus.mkdir()
    given = seeds(target)
    for number, data in enumerate(given):
        (corpus / f"seed-{number:04}").write_bytes(data)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS[target]), encoding="ascii")
    FOUND.mkdir(exist_ok=True)
    done = subprocess.run(
        [
            sys.executable, "-m", "fuzz.underway", target, str(corpus), f"-dict={words}", f"-seed={seed}",
            f"-max_total_time={round(minutes * 60)}", f"-timeout={LONGEST}", f"-rss_limit_mb={MOST_MEMORY}",
            f"-report_slow_units={LONGEST}", f"-max_len={LARGEST}",
            f"-artifact_prefix={FOUND}/{target}-", "-print_final_stats=1", "-verbosity=1",
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(folder / "atheris")])},
        capture_output=True, text=True, errors="replace", check=False, cwd=ROOT,
    )  # fmt: skip
    tried = re.findall(r"^stat::number_of_executed_units: (\d+)|^#(\d+)\s", done.stderr, re.MULTILINE)
    count = max((int(one or other) for one, other in tried), default=0)
    slowest = re.findall(r"^stat::slowest_unit_time_sec: +(\d+)", done.stderr, re.MULTILINE)
    if done.returncode or not count:
        print(done.stdout[-5000:], *re.findall(r"^(?:==\d+==|SUMMARY|ALARM).*", done.stderr, re.MULTILINE), sep="\n")
    print(
        f"{target}, seed {seed}: {count:,} inputs tried in {minutes:g} minutes, from {len(given)} to begin with; "
        f"the slowest took less than {int(slowest[0] if slowest else LONGEST) + 1} s; "
        f"{'an input breaks a law: it is in fuzz-found/' if done.returncode else 'no law was broken'}"
    )
    return 1 if done.returncode or not count else 0


def _escaped(word: str) -> str:
    """Write a word as libFuzzer's dictionaries have it."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    sys.exit(main())

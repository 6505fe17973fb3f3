"""How many small changes of the engine and its rules do the tests notice? Those that they do not are known by name.

mutmut makes the changes (`<` for `<=`, `None` for an argument, …), one at a time, in every function of
`asquoted/anchor`, `asquoted/text` and `asquoted/rules`; `[tool.mutmut]` in pyproject.toml says with which tests each is
tried. A change that no test notices is a survivor: `survivors.yml` holds each of them with the reason. One that is not
in there fails the run.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from mutmut.mutation.diff_apply import get_diff_for_mutant

FOLDER = Path("mutants")
"""Where mutmut works."""
KNOWN = Path(__file__).with_name("survivors.yml")
LEAST = 0.90
SURVIVED = {0, 5, 33}
"""What mutmut writes down for a mutant that all its tests passed with, and for one that no test reaches."""


@dataclass(frozen=True)
class Mutant:
    """One change, tried."""

    name: str
    module: str
    survived: bool

    def __str__(self) -> str:
        """Show the function, and its lines before and after."""
        function = self.name.rpartition(".")[2].rpartition("__mutmut_")[0]
        function = function.removeprefix("x_").replace("xǁ", "").replace("ǁ", ".")
        lines = get_diff_for_mutant(self.name).splitlines()
        changed = (line for line in lines if line[:1] in ("-", "+") and not line.startswith(("---", "+++")))
        return "\n".join([f"{self.module}: {function}", *(f"{line[0]} {line[1:].strip()}" for line in changed)])


def made() -> Iterator[tuple[str, str, int | None]]:
    """Yield the name of each mutant, its file, and what came of it; `None` if it was not tried."""
    for path in sorted((FOLDER / "asquoted").rglob("*.meta")):
        module = path.relative_to(FOLDER).with_suffix("").as_posix()
        for name, code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            yield name, module, code


def tried() -> list[Mutant]:
    """Return all mutants that the last run has tried."""
    return [Mutant(name, module, code in SURVIVED) for name, module, code in made() if code is not None]


def known() -> dict[str, str]:
    """Return the survivors that are known, each with the reason."""
    groups = yaml.safe_load(KNOWN.read_text(encoding="utf-8"))
    return {change.strip(): group["why"] for group in groups for change in group["changes"]}


def run(*names: str) -> None:
    """Let mutmut try the mutants of these names, or all that are not tried yet."""
    subprocess.run([str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", "1", *names], check=True)


def run_all(sample: int | None, seed: int) -> None:
    """Make all mutants anew, and try them, or a sample of them."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    if sample is None:
        run()
        return
    run("asquoted.rules.*")  # these are few; all the others are made, too
    run(*random.Random(seed).sample([name for name, _, code in made() if code is None], sample))


def main() -> int:
    """Try the mutants; say how many of each file are noticed, and which survivors are new. 1 if any are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, metavar="N", help="try so many, chosen at random")
    parser.add_argument("--seed", type=int, default=1, help="of the choice")
    parser.add_argument("--again", action="store_true", help="try only those that survived the last time")
    parser.add_argument("--told", action="store_true", help="try none; tell the results of the last run")
    given = parser.parse_args()
    if given.again:
        run(*[each.name for each in tried() if each.survived])
    elif not given.told:
        run_all(given.sample, given.seed)
    mutants = tried()
    survivors = {str(each) for each in mutants if each.survived}
    reasons = known()
    all_of, lost = Counter(each.module for each in mutants), Counter(each.module for each in mutants if each.survived)
    print("| file | mutants | survive | noticed |\n|---|--:|--:|--:|")
    for module, count in sorted(all_of.items()):
        print(f"| {module} | {count} | {lost[module]} | {1 - lost[module] / count:.1%} |")
    noticed = 1 - lost.total() / len(mutants)
    print(f"| all | {len(mutants)} | {lost.total()} | {noticed:.1%} |\n")
    for change in sorted(survivors - reasons.keys()):
        print(f"not noticed, and not in {KNOWN.name}:\n    - |\n      " + change.replace("\n", "\n      "))
    if given.sample is None:
        for change in sorted(reasons.keys() - survivors):
            print(f"in {KNOWN.name}, but noticed now, or no longer made; take it out:\n{change}")
    return int(noticed < LEAST or not survivors <= reasons.keys())


if __name__ == "__main__":
    sys.exit(main())

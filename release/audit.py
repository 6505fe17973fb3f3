"""Whether anything that the locks name is known to be vulnerable.

    python -m release.audit

Asks the database of the Python Packaging Authority about every package of every `requirements*.lock`. Exit code 1 if
one is known to be vulnerable. Where the database cannot be asked, one line says that nothing, or not everything, was
audited: “no known vulnerabilities” is only said of what was.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from release.tools import ROOT, NoToolsError, tools


@dataclass(frozen=True)
class Audit:
    """What is known of the packages of one lock or of several.

    Attributes:
        asked: The packages of which the database knows.
        skipped: The packages of which nothing could be asked, and why.
        vulnerable: A line for each vulnerability of each package.
    """

    asked: frozenset[str] = frozenset()
    skipped: tuple[tuple[str, str], ...] = ()
    vulnerable: tuple[str, ...] = ()


def read(lock: str, report: str, said: str) -> Audit:
    """Read what pip-audit tells of a lock: its report in JSON, or, where it has none, the last thing it said."""
    try:
        packages: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError):
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        return Audit(skipped=((f"all of {lock}", lines[-1] if lines else "pip-audit does not say why"),))
    return Audit(
        frozenset(each["name"] for each in packages if "skip_reason" not in each),
        tuple((each["name"], each["skip_reason"]) for each in packages if "skip_reason" in each),
        tuple(
            f"{lock}: {each['name']} {each['version']}: {flaw['id']}, {_mended(flaw['fix_versions'])}"
            for each in packages
            for flaw in each.get("vulns", ())
        ),
    )


def _mended(versions: list[str]) -> str:
    return f"mended in {', '.join(versions)}" if versions else "not mended yet"


def told(audits: Iterable[Audit]) -> tuple[str, int]:
    """Return what to say of all locks together, and the exit code."""
    every = list(audits)
    asked = frozenset[str]().union(*(each.asked for each in every))
    skipped = dict(pair for each in every for pair in each.skipped)
    lines = [line for each in every for line in each.vulnerable]
    if skipped:
        name, why = min(skipped.items())
        what = "NOTHING WAS AUDITED" if not asked else f"NOT AUDITED: {', '.join(sorted(skipped))}"
        lines.append(f"{what}: the database of vulnerabilities cannot be asked ({name}: {why})")
    if asked:
        found = sum(len(each.vulnerable) for each in every)
        lines.append(f"{len(asked)} packages audited, known vulnerabilities: {found}")
    return "".join(f"{line}\n" for line in lines), 1 if any(each.vulnerable for each in every) else 0


def main() -> int:
    """Audit all locks."""
    audits = []
    with tempfile.TemporaryDirectory() as name:
        try:
            command = [str(tools(Path(name)) / "pip-audit"), "--disable-pip", "--progress-spinner", "off"]
            for lock in sorted(ROOT.glob("requirements*.lock")):
                options = ["--require-hashes", "--format", "json", "--requirement", str(lock)]
                done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
                audits.append(read(lock.name, done.stdout, done.stderr))
        except NoToolsError as error:
            audits.append(Audit(skipped=(("pip-audit", str(error)),)))
    text, code = told(audits)
    # In a workflow of GitHub what is not audited, or not safe, is seen without opening the log.
    sys.stdout.write("".join(f"::warning::{line}\n" for line in text.splitlines()) if _in_workflow(text) else text)
    return code


def _in_workflow(text: str) -> bool:
    return "AUDITED" in text and os.environ.get("GITHUB_ACTIONS") == "true"


if __name__ == "__main__":
    sys.exit(main())

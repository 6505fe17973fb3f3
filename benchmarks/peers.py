"""False accepts and false rejects beside other checkers of quotations, on the same cases in the same run.

    python -m benchmarks.peers

The cases are those of tests/cases/verbatim. Each peer is installed into a virtual environment of its own that is thrown
away, and called through an adapter in benchmarks/adapters. Needs PyPI. Exit code 1 if As Quoted accepts or rejects any
case falsely, or a peer could not be run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.document import Document

ROOT = Path(__file__).resolve().parent.parent
ADAPTERS = ROOT / "benchmarks" / "adapters"
RUNS = 3
"""Each tool runs so often; its fastest run counts."""


@dataclass(frozen=True)
class Tool:
    """A checker.

    Attributes:
        name: As shown.
        adapter: The script that calls it, and its options.
        package: What to install for it, pinned; nothing for our own environment.
    """

    name: str
    adapter: tuple[str, ...]
    package: str | None = None


LINKML = "linkml-reference-validator==0.4.0"
CITATIONS = "citations==0.6.1"
TOOLS = (
    Tool("As Quoted", ("with_asquoted.py",)),
    Tool("linkml-reference-validator 0.4.0", ("with_linkml.py",), LINKML),
    Tool("citations 0.6.1", ("with_citations.py",), CITATIONS),
    Tool("citations 0.6.1, warnings refuse", ("with_citations.py", "--strict"), CITATIONS),
    Tool("citations 0.6.1, and coverage for …", ("with_citations.py", "--coverage"), CITATIONS),
    Tool("str.find, white space evened out", ("with_find.py",)),
    Tool("rapidfuzz partial_ratio >= 95", ("with_rapidfuzz.py",)),
)


def cases() -> list[dict[str, Any]]:
    """Return all cases: what the tools are given, whether it is to be accepted, and whether the case is public."""
    found = []
    for path in sorted((ROOT / "tests" / "cases" / "verbatim").glob("*.yml")):
        for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):  # noqa: S506 - strings only
            source = case["source"]
            text = (ROOT / source).read_text(encoding="utf-8") if source.startswith("seeds/") else source
            language = case.get("language", "en")
            found.append(
                {
                    "quote": case["quote"],
                    "text": text,
                    "language": language,
                    "parts": [_part(each, Document(text, language)) for each in case.get("parts", [])],
                    "prefix": case.get("prefix"),
                    "suffix": case.get("suffix"),
                    "accept": case["verdict"] == "exact",
                    "public": path.stem == "public",
                }
            )
    return found


def _part(given: dict[str, str], document: Document) -> tuple[str, int, int]:
    place = verify(given["quote"], document, limits=False)
    assert isinstance(place, Found)  # a case of the tests, which check it
    return given["part"], place.start, place.end


def python_with(package: str | None, folder: Path) -> Path:
    """Return a Python that has a package, installed into an environment of its own."""
    if package is None:
        return Path(sys.executable)
    home = folder / package.partition("=")[0]
    python = home / "bin" / "python"
    if not home.exists():
        print(f"installing {package} …", file=sys.stderr)
        venv.create(home, with_pip=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
        subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    return python


def ask(tool: Tool, python: Path, given: Sequence[dict[str, Any]]) -> tuple[list[bool], float]:
    """Return a tool's verdicts, and the seconds of its fastest run."""
    keys = ("quote", "text", "language", "parts", "prefix", "suffix")
    lines = "".join(json.dumps({key: case[key] for key in keys}) + "\n" for case in given)
    best, verdicts = float("inf"), []
    for _ in range(RUNS):
        script, *options = tool.adapter
        done = subprocess.run(
            [str(python), str(ADAPTERS / script), *options], input=lines, capture_output=True, text=True, check=True
        )
        *told, seconds = done.stdout.splitlines()
        verdicts = [json.loads(each) for each in told]
        assert len(verdicts) == len(given), f"{tool.name} told {len(verdicts)} verdicts of {len(given)}"
        best = min(best, float(seconds))
    return verdicts, best


def wrong(verdicts: Sequence[bool], given: Sequence[dict[str, Any]], *, public: bool) -> tuple[int, int]:
    """Count false accepts and false rejects among the public cases or among our own."""
    pairs = [(told, case["accept"]) for told, case in zip(verdicts, given, strict=True) if case["public"] == public]
    return sum(told and not right for told, right in pairs), sum(right and not told for told, right in pairs)


def main() -> int:
    """Run all tools on all cases and print the table."""
    given = cases()
    failed = False
    for public in (True, False):
        some = [case["accept"] for case in given if case["public"] == public]
        kind = "public" if public else "own"
        print(f"{kind} cases: {len(some)}, to accept {sum(some)}, to refuse {len(some) - sum(some)}")
    print(f"| {'':36} | public: false accepts | false rejects | own: false accepts | false rejects | quotes/s |")
    print(f"|{'-' * 38}|{'-' * 22}:|{'-' * 14}:|{'-' * 19}:|{'-' * 14}:|{'-' * 9}:|")
    with tempfile.TemporaryDirectory() as folder:
        for tool in TOOLS:
            try:
                verdicts, seconds = ask(tool, python_with(tool.package, Path(folder)), given)
            except subprocess.CalledProcessError as error:
                print(f"| {tool.name:36} | could not be run: {str(error.stderr or error).strip().splitlines()[-1]}")
                failed = True
                continue
            ours, theirs = wrong(verdicts, given, public=True), wrong(verdicts, given, public=False)
            failed |= tool is TOOLS[0] and any((*ours, *theirs))
            speed = len(given) / seconds
            print(f"| {tool.name:36} | {ours[0]:21} | {ours[1]:13} | {theirs[0]:18} | {theirs[1]:13} | {speed:8,.0f} |")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

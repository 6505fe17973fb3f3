"""What several tests need: a small project as text, golden files, and the repository itself."""

from __future__ import annotations

import hashlib
import textwrap
from pathlib import Path

from asquoted.disk import read_project
from asquoted.files.given import Files
from asquoted.outcome import Outcome
from asquoted.pipeline import check

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"

REPORT = "The bank said so.\n\nPrices fell by 15% in May, the bank said. “We saw it coming,” it added.\n"
SPEAKERS = "The Bank: {kind: organisation}\nThe Paper: {kind: publication}\n"


def record(text: str = REPORT, *, seal: str | None = None, more: str = "") -> str:
    """Return a record for a text, sealed unless a seal is given."""
    seal = seal if seal is not None else f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    return f"title: A report\nlanguage: en\nrights: excerpts\nseal: {seal}\n{more}"


def brief(claims: str, *, top: str = "") -> str:
    """Return a brief with these claims, written at the left margin."""
    head = f"title: T\nquestion: Q?\nsummary: S.\nstatus: published\nsource: report\n{top}claims:\n"
    return head + textwrap.indent(textwrap.dedent(claims), "  ")


def claim(quote: str, more: str = "") -> str:
    """Return a brief whose only claim rests on a quote, written as YAML."""
    return brief(f"- id: a\n  claim: C.\n  speaker: The Bank\n  quote: {quote}\n" + textwrap.indent(more, "  "))


def project(**files: str | bytes) -> Files:
    """Return a project: `report` and its record, the speakers, and briefs by slug.

    Args:
        files: Texts by slug for briefs; other paths as `path=…` with `__` for `/` and `_yml` or `_txt` at the end.
    """
    made: dict[str, str | bytes] = {
        "seeds/report.txt": REPORT,
        "seeds/report.yml": record(),
        "briefs/speakers.yml": SPEAKERS,
    }
    for name, text in files.items():
        path = f"briefs/{name}.yml"
        if "__" in name:
            path = name.replace("__", "/").replace("_yml", ".yml").replace("_txt", ".txt")
        made[path] = text
    return {path: text.encode() if isinstance(text, str) else text for path, text in made.items()}


def written(folder: Path, files: Files) -> Path:
    """Write a project into a folder; return the folder."""
    for path, data in files.items():
        assert isinstance(data, bytes)
        (folder / path).parent.mkdir(exist_ok=True, parents=True)
        (folder / path).write_bytes(data)
    return folder


def rules(outcome: Outcome) -> list[str]:
    """Return the codes of all findings, in order."""
    return [finding.rule.code for finding in outcome.findings]


def this_repository() -> Outcome:
    """Check the claim files of this repository."""
    return check(read_project(ROOT))


def everything(outcome: Outcome) -> tuple[object, ...]:
    """Return all that a run found, to be compared: what it says of quotes and files, and all that stands."""
    library = outcome.library
    return outcome.findings, outcome.quotes, outcome.counts, library.briefs, library.sources, library.speakers

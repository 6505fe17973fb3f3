"""What the fuzzer begins with: the inputs of the tests' cases, and the words that files are made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from fuzz.laws import BETWEEN
from tests.bad import bad_cases, unescaped
from tests.golden import BLOCK

ROOT = Path(__file__).resolve().parent.parent
WORDS = {
    "yaml": (
        "title: ", "question: ", "summary: ", "status: published\n", "source: report\n", "topics: [", "claims:\n",
        "  - id: a\n", "    claim: ", "    speaker: The Bank\n", "    quote: ", "    also:\n", "    beside:\n",
        "relation: differs", "note: ", "voice: direct", "prefix: ", "suffix: ", "via: {work: ", "language: ",
        "translation: ", "terms: [{term: ", "forms: [", "gaps: [", "replies: [{who: ", "corrections: [{date: ",
        "2026-11-30", "withdrawn: {date: ", "was: [", "attributed: {confirmed: ", ">-\n", "|\n", '"', "'", "\\u202e",
        "#", "&a ", "*a", "!!", "---\n", "…", "[sic]", "(#a)", "\t", "\u00a0", "\ufeff", "\r", "\u2028",
        "We saw it coming", "Prices fell by 15% in May",
    ),
    "sources": (
        BETWEEN.decode(), "parts:\n", "  - {part: block, speaker: The Bank, quote: ", "  - {part: headline, quote: ",
        "unquoted: [{quote: ", "reason: ", "“", "”", "said", "according to", "NAME: ", "…", "\n\n", "\r\n", "Mr. ",
        "not", "he told the Paper", "\u00ad", "\u200b", "«", "»", "—", "U.S. ", "\u2028", "a spokesman",
    ),
    "quotes": (
        BETWEEN.decode(), "…", "...", "[…]", "[the board]", "[sic]", "[T]he", "“", "”", "’", "not", "if", "5%", "$5",
        "million", "U.S.", "-", "--", "\u00ad", "\u200b", "e\u0301", "ﬁ", "\n\n", ". . . .", "NAME: ", "1,000", "5′",
    ),
}  # fmt: skip
"""Words that a target's inputs hold, each by its name."""


def seeds(target: str) -> list[bytes]:
    """Return inputs to begin with, each once, in the same order every time."""
    return sorted({*_SEEDS[target]()})


def _claims() -> Iterator[bytes]:
    """Yield the claim files of the catalogue of bad inputs, and of the repository."""
    for case in bad_cases(ROOT / "tests" / "cases" / "bad"):
        for block in BLOCK.finditer(case.text):
            kind, _, path = block["info"].partition(" ")
            if path.startswith("briefs/"):
                yield unescaped(block["body"]) if kind == "escaped" else block["body"].encode()
    for path in (ROOT / "briefs").glob("*.yml"):
        yield path.read_bytes()


def _sources() -> Iterator[bytes]:
    """Yield the repository's source with its parts, and the texts of the cases."""
    for path in (ROOT / "seeds").glob("*.txt"):
        record = path.with_suffix(".yml").read_bytes()
        yield path.read_bytes() + BETWEEN + record[record.find(b"parts:") :]
    for case in _cases():
        yield case["source"].encode() + BETWEEN + b"parts: []\n"


def _quotes() -> Iterator[bytes]:
    """Yield the cases of the law, each a quote and its source."""
    for case in _cases():
        yield b"x" + case["quote"].encode() + BETWEEN + case["source"].encode()


def _cases() -> Iterator[dict[str, str]]:
    for path in sorted((ROOT / "tests" / "cases" / "verbatim").glob("*.yml")):
        cases = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
        yield from (case for case in cases if not case["source"].startswith("seeds/"))


_SEEDS = {"yaml": _claims, "sources": _sources, "quotes": _quotes}

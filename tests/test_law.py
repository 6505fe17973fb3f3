"""The law as the docs tell it: every example is run, and every reason to refuse a quote has one in docs/law.md."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from asquoted.anchor.regions import voices
from asquoted.anchor.verdict import Found, Reason
from asquoted.anchor.verify import verify
from asquoted.document import Document
from asquoted.model import Part
from asquoted.rules.verbatim import CLAUSES, VOICE
from asquoted.values import PartKind, Voice
from tests.support import ROOT

LAW, GUIDE = ((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("law.md", "how-to-quote.md"))
_ROW = re.compile(
    r"^\| `(?P<source>[^`]+)` \| `(?P<quote>[^`]+)` \|(?: (?P<given>`[^`]+`)? ?\|)? (?P<verdict>[^|]+) \|$"
)


@dataclass(frozen=True)
class Example:
    """One row of a table."""

    source: str
    quote: str
    given: dict[str, str]
    verdict: str

    def __str__(self) -> str:
        """Name it as the row does."""
        return f"{self.quote} | {self.verdict}"


def _example(row: re.Match[str]) -> Example:
    key, _, value = (row["given"] or "").strip("`").partition(": ")
    return Example(row["source"].replace(" ¶ ", "\n\n"), row["quote"], {key: value}, row["verdict"].replace("`", ""))


def examples(page: str) -> list[Example]:
    """Return the examples of a page."""
    return [_example(row) for line in page.splitlines() if (row := _ROW.match(line))]


EXAMPLES = examples(LAW)


def told(example: Example) -> str:
    """Say what the engine says of an example, in the words of the table."""
    document = Document(example.source)
    verdict = verify(
        example.quote,
        document,
        _parts(document, example.given.get("part", "")),
        prefix=example.given.get("prefix"),
        suffix=example.given.get("suffix"),
    )
    if not isinstance(verdict, Found):
        return CLAUSES[verdict.remark.reason].rule.code
    voice = example.given.get("voice")
    if voice and Voice(voice) not in voices(document, (), verdict.words):
        return VOICE.code
    return ", ".join(["stands", *(CLAUSES[remark.reason].rule.code for remark in verdict.remarks)])


def _parts(document: Document, given: str) -> list[Part]:
    kind, _, words = given.partition(" ")
    start = document.text.find(words.strip('"')) if words else 0
    return [Part(PartKind(kind), start, start + len(words) - 2)] if words else []


@pytest.mark.parametrize("example", [pytest.param(each, id=str(each)) for each in EXAMPLES + examples(GUIDE)])
def test_the_example_holds(example: Example) -> None:
    """The quote stands, or breaks the rule that the table names."""
    assert told(example) == example.verdict


def test_every_row_of_a_table_is_run() -> None:
    """No row escapes by being written in another way."""
    for page, least in ((LAW, 50), (GUIDE, 16)):
        rows = [line for line in page.splitlines() if line.startswith("| `")]

        assert len(rows) == len(examples(page)) >= least


def test_every_rule_of_the_law_has_an_example() -> None:
    """What can be refused or warned of can be looked up."""
    shown = {code for example in EXAMPLES for code in example.verdict.split(", ")}

    assert {CLAUSES[reason].rule.code for reason in Reason} | {VOICE.code} <= shown

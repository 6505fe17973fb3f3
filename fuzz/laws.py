"""What must hold for every input, as bytes: claim files, sources with their records, quotes.

Each function raises if a law is broken; that it comes back at all is the first of them. `tests/test_fuzz.py` tries them
with hypothesis in every run of the tests, `python -m fuzz` for as long as it is told.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import yaml as pyyaml

from asquoted.drafting.draft import Wanted, draft
from asquoted.figures.coverage import coverage_of
from asquoted.files.text import decode
from asquoted.files.tree import Mapping, Node, Scalar, read_tree
from asquoted.findings import Finding
from asquoted.fixing import fixing
from asquoted.outcome import Outcome
from asquoted.pipeline import check
from asquoted.render.pages import render
from asquoted.resolve.sources import seal_of
from asquoted.speech.attributions import Attributions
from benchmarks.fuzz import holds, look_for, reports

STRINGS = getattr(pyyaml, "CBaseLoader", pyyaml.BaseLoader)
"""The reader of YAML that makes every value a text, in C as ours is: the one in Python refuses more tabs."""
BETWEEN = b"\n====\n"
"""What stands between the parts of one input."""
TEXT = "The bank said so.\n\nPrices fell by 15% in May, the bank said. “We saw it coming,” it added.\n".encode()
SPEAKERS = b"The Bank: {kind: organisation}\nThe Paper: {kind: publication}\n"
RECORD = b"title: A report\nlanguage: en\nrights: excerpts\nseal: "


def claims(data: bytes) -> None:
    """Read a claim file: it is told or shown, its values are YAML's own, and what can be fixed is fixed once."""
    _same_values(data)
    files = {
        "seeds/report.txt": TEXT,
        "seeds/report.yml": RECORD + seal_of(TEXT).encode(),
        "briefs/speakers.yml": SPEAKERS,
        "briefs/b.yml": data,
    }
    outcome = check(files)
    _told(outcome)
    fixed = fixing(files)
    holds(set(fixed.changed) <= {"briefs/b.yml"}, f"a fix changes another file: {set(fixed.changed)}")
    holds(not fixing({**files, **fixed.changed}).changed, "what is fixed has something to fix")


def _same_values(data: bytes) -> None:
    """A file without a finding says what any reader of YAML reads, every value as a text."""
    findings: list[Finding] = []
    file = decode("briefs/b.yml", data, findings)
    tree = read_tree(file, findings) if file else None
    holds(tree is not None or findings, "there is neither a tree nor a finding")
    if file and tree is not None and not findings:
        theirs = pyyaml.load(file.text.removeprefix("\ufeff"), Loader=STRINGS)  # noqa: S506 - strings only
        holds(_plain(tree) == _evened(theirs), f"YAML reads {theirs!r}")


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return " ".join(node.value.split())
    if isinstance(node, Mapping):
        return {key.value.replace("\n\n", "\n"): _plain(value) for key, value in node.entries}
    return [_plain(item) for item in node.items]


def _evened(value: object) -> object:
    if isinstance(value, dict):
        return {key: _evened(each) for key, each in value.items()}
    return [_evened(each) for each in value] if isinstance(value, list) else " ".join(str(value).split())


def sources(data: bytes) -> None:
    """Read a source and what its record adds: it is told, covered and drafted, and every drafted quote stands."""
    text, _, more = data.partition(BETWEEN)
    files = {
        "seeds/a.txt": text,
        "seeds/a.yml": RECORD + seal_of(text).encode() + b"\n" + more,
        "briefs/speakers.yml": SPEAKERS,
    }
    outcome = check(files)
    _told(outcome)
    source = outcome.library.sources.get("a")
    if source is None or outcome.failed:
        return
    coverage_of(source, [], Attributions(source.document, source.parts, outcome.library.speakers.values()))
    made = draft(files, Wanted("a", "a"))
    holds(not made.writing.wrong, f"what is drafted is refused: {made.writing.wrong}")
    drafted = check({**files, **made.writing.files})
    holds(len(drafted.quotes) >= len(made.claims), "a claim is drafted without its quote")
    refused = [quote for quote in drafted.quotes if quote.anchor is None]
    holds(not refused, f"a drafted quote does not stand: {refused[:1]}")
    render(drafted.library, drafts=True)


def quotes(data: bytes) -> None:
    """Look for a quote in a text: whatever is found folds back to it, and is found however it is set."""
    quote, _, text = data[1:].partition(BETWEEN)
    chance = random.Random(data[:1])  # the other options: parts, the words before and after, the language
    look_for(quote.decode("utf-8", "replace"), text.decode("utf-8", "replace"), chance, Counter())


def _told(outcome: Outcome) -> None:
    """Every report can be written; where nothing is wrong, so can every page."""
    reports(outcome)
    if not outcome.failed:
        render(outcome.library, drafts=True)


LAWS: dict[str, Callable[[bytes], None]] = {"yaml": claims, "sources": sources, "quotes": quotes}

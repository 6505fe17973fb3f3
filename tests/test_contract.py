"""`check --format json` is a public contract."""

from __future__ import annotations

import json
from typing import Any

from asquoted.pipeline import check
from asquoted.report.contract import contract
from tests.support import claim, project, record, this_repository

BESIDE = "beside:\n  - {speaker: The Bank, quote: We saw it coming, relation: adds, note: N.}\n"


def of(**files: str) -> dict[str, Any]:
    """Return the contract of a project."""
    parsed: dict[str, Any] = json.loads(contract(check(project(**files))))
    return parsed


def test_a_quote_that_stands() -> None:
    """All keys, with the source's own words and where they stand."""
    row = of(b=claim('"Prices fell by 15%"', BESIDE))["quotes"][0]

    assert row == {
        "id": "b/a",
        "file": "briefs/b.yml",
        "line": 10,
        "column": 12,
        "speaker": "The Bank",
        "voice": "indirect",
        "relation": None,
        "claim": "a",
        "source": "report",
        "status": "exact",
        "segments": [[19, 37]],
        "paragraph": 2,
        "exact": "Prices fell by 15%",
        "prefix": "The bank said so.\n\n",
        "suffix": " in May, the bank said. “We saw ",
    }


def test_a_quote_that_does_not_stand() -> None:
    """All keys are there; what is not known is null."""
    row = of(b=claim('"Prices fell by 5%"', BESIDE))["quotes"][0]

    assert row["status"] == "refused"
    assert row["segments"] == []
    assert [row[key] for key in ("voice", "paragraph", "exact", "prefix", "suffix")] == [None] * 5


def test_a_fix_is_edits_of_the_file() -> None:
    """Code points to replace, and the text in their place."""
    text = claim('"Prices fell by 5%"', BESIDE)
    (finding,) = of(b=text)["findings"]
    (edit,) = finding["fix"]["edits"]

    assert finding["fix"]["title"] == "write the words of the source"
    assert text[edit["start"] : edit["end"]] == '"Prices fell by 5%"'
    assert edit["text"] == '"Prices fell by 15%"'


def test_quotes_are_listed_whatever_else_is_wrong() -> None:
    """An unknown speaker, a missing note and a missing claim hide no quote."""
    text = claim('"Prices fell by 15%"', BESIDE.replace(", note: N.", "")).replace("The Bank", "Nobody", 1)
    data = of(b=text.replace("    claim: C.\n", ""))

    assert [(row["id"], row["status"], row["speaker"]) for row in data["quotes"]] == [
        ("b/a", "exact", "Nobody"),
        ("b/a/beside-1", "exact", "The Bank"),
    ]
    assert {finding["rule"] for finding in data["findings"]} == {"missing-key", "unknown-speaker"}


def test_a_wrong_voice_leaves_the_status() -> None:
    """The words stand; how they stand is another matter."""
    data = of(b=claim('"We saw it coming"', f"voice: author\n{BESIDE}"))

    assert data["quotes"][0]["status"] == "exact"
    assert data["quotes"][0]["voice"] == "author"
    assert [(finding["rule"], finding["quote"]) for finding in data["findings"]] == [("voice-not-borne-out", "b/a")]


def test_a_finding_has_all_keys() -> None:
    """Places count from 1; what is not known is null."""
    (finding,) = of(b=claim('"Prices fell by 5%"', BESIDE))["findings"]

    assert list(finding) == [
        "rule", "severity", "message", "file", "line", "column", "end_line", "end_column",
        "quote", "hint", "related", "fix", "new",
    ]  # fmt: skip
    assert finding["new"] is None, "nothing was asked about before"
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (10, 12, 10, 31)
    assert finding["related"] == [
        {"file": "seeds/report.txt", "line": 3, "column": 1, "label": "nearest passage, paragraph 2, 94 % alike"}
    ]


def test_segments_lie_between_omissions_and_brackets() -> None:
    """They are joined by ` … ` in `exact`."""
    text = "Prices fell, as foreseen, by 15% in May, they said.\n"
    files = project(
        b=claim('"[They] fell … by 15% in May"', "also: [{quote: as foreseen}]\n"),
        seeds__report_txt=text,
        seeds__report_yml=record(text),
    )
    row = json.loads(contract(check(files)))["quotes"][0]

    assert row["status"] == "refused", "one word before the omission is too short a part"
    data = files["briefs/b.yml"]
    assert isinstance(data, bytes)
    data = data.replace(b"[They] fell", b"Prices fell, as foreseen")
    files = {**files, "briefs/b.yml": data.replace("… by 15% in May".encode(), b"[by a lot] in May")}
    row = json.loads(contract(check(files)))["quotes"][0]
    assert [text[start:end] for start, end in row["segments"]] == ["Prices fell, as foreseen", "in May"]
    assert row["exact"] == "Prices fell, as foreseen … in May"


def test_offsets_count_what_the_file_holds() -> None:
    """A BOM and carriage returns are part of the source."""
    text = "\ufeffOne line.\r\nPrices fell by 15% in May.\r\n"
    files = project(b=claim('"line. Prices fell by 15%"', "also: [{quote: in May}]\n"), seeds__report_txt=text)
    data = json.loads(contract(check(files)))

    assert data["quotes"][0]["status"] == "refused", "the seal is that of another text"
    files = {**files, "seeds/report.yml": record(text).encode()}
    row = json.loads(contract(check(files)))["quotes"][0]
    assert row["segments"] == [[5, 30]]
    assert row["exact"] == "line.\r\nPrices fell by 15%"


def test_this_repository_is_exact() -> None:
    """Every quote of the briefs in this repository stands, and nothing is found."""
    data = json.loads(contract(this_repository()))

    assert data["findings"] == []
    assert data["counts"]["quotes"] == data["counts"]["exact"] >= 60
    assert data["counts"]["briefs"] == 5
    assert data["counts"]["claims"] >= 28

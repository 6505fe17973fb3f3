"""SARIF: what the standard asks for and its schema cannot see. A gate validates it with the reference tool."""

from __future__ import annotations

import json
from typing import Any

from asquoted.files.given import Files
from asquoted.pipeline import check
from asquoted.report.sarif import sarif
from asquoted.rules.registry import ALL
from asquoted.since import since
from tests.support import brief, claim, project

WRONG = claim('"Prices fell by 5%"', "also: [{quote: We saw it coming}]\n")


def run_of(files: Files, folder: str = "", then: Files | None = None) -> dict[str, Any]:
    """Return the only run of a log."""
    outcome = check(files)
    log = json.loads(sarif(outcome, since("main", files, outcome.findings, then) if then else None, folder))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_a_result() -> None:
    """All that a finding has: the place, the other places, and the correction as an edit."""
    (result,) = run_of(project(b=WRONG))["results"]

    assert result == {
        "ruleId": "quote-not-found",
        "level": "error",
        "message": {
            "text": "the words do not stand in `report`\nyours has “5%”, the source has “15%”\n"
            "hint: copy the words from the source, or remove the quote"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "briefs/b.yml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 10, "startColumn": 12, "endLine": 10, "endColumn": 31},
                }
            }
        ],
        "partialFingerprints": {"problem/v1": result["partialFingerprints"]["problem/v1"]},
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "seeds/report.txt", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 19},
                },
                "message": {"text": "nearest passage, paragraph 2, 94 % alike"},
            }
        ],
        "fixes": [
            {
                "description": {"text": "write the words of the source"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "briefs/b.yml", "uriBaseId": "%SRCROOT%"},
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 10, "startColumn": 12, "endLine": 10, "endColumn": 31},
                                "insertedContent": {"text": '"Prices fell by 15%"'},
                            }
                        ],
                    }
                ],
            }
        ],
        "ruleIndex": [rule.code for rule in ALL].index("quote-not-found"),
    }


def test_the_run() -> None:
    """Columns are code points, lines end as ours do, and every rule is explained."""
    run = run_of(project(b=WRONG))
    rules = run["tool"]["driver"]["rules"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\r", "\n"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in ALL]
    for rule, ours in zip(rules, ALL, strict=True):
        assert rule["shortDescription"]["text"].casefold() == f"{ours.title.casefold()}."
        assert rule["help"]["markdown"].startswith(f"# `{ours.code}`\n\n## What\n")
        assert rule["defaultConfiguration"] == {"level": ours.severity}
        assert "helpUri" not in rule, "nobody knows where a site will be"


def test_code_points_count_and_a_byte_order_mark_does_not() -> None:
    """An astral letter is one column; the mark at the beginning of the file is none."""
    (result, *_) = run_of(project(b="\ufeff𝄞𝄞: x\n" + WRONG))["results"]

    region = result["locations"][0]["physicalLocation"]["region"]
    assert (result["ruleId"], region["startColumn"], region["endColumn"]) == ("unknown-key", 1, 3)


def test_paths_are_those_of_the_repository() -> None:
    """A URI, with what cannot stand in one escaped."""
    run = run_of({**project(b=WRONG), "briefs/a b#ü.yml": b""}, "desk/one/")

    assert [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]] == [
        "desk/one/briefs/a%20b%23%C3%BC.yml",
        "desk/one/briefs/b.yml",
    ]


def test_a_fingerprint_outlives_a_move() -> None:
    """Of two that are alike each has its own."""
    claims = WRONG.partition("claims:\n")[2]

    def prints(text: str) -> list[str]:
        results = run_of(project(b=text))["results"]
        return [each["partialFingerprints"]["problem/v1"] for each in results if each["ruleId"] == "quote-not-found"]

    once, moved, twice = prints(WRONG), prints("# moved\n" + WRONG), prints(WRONG + claims.replace("id: a", "id: b"))
    assert once == moved == twice[:1]
    assert len(set(twice)) == 2


def test_what_is_new() -> None:
    """Only if it was asked for, and then for every result."""
    now = project(b=WRONG.replace("We saw it coming", "We say it coming"))

    assert [result["baselineState"] for result in run_of(now, then=project(b=WRONG))["results"]] == ["unchanged", "new"]
    assert all("baselineState" not in result for result in run_of(now)["results"])


def test_no_word_of_a_file_is_a_link_or_a_place_to_fill_in() -> None:
    """SARIF has both in its messages."""
    text = brief("- {id: a, claim: C., speaker: '[x](http://a.example) {0}', quote: so, also: [{quote: so}]}\n")
    (message, *_) = (each["message"]["text"] for each in run_of(project(b=text))["results"])

    assert message.startswith("no speaker is called `[x] (http://a.example) {{0}}`\n")

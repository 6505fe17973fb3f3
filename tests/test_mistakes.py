"""Mistakes that editors make: what the pull request shows, and what `fix` mends; listed in tests/cases/mistakes."""

from __future__ import annotations

import re

import pytest

from asquoted.fixing import fixing
from asquoted.outcome import Outcome
from asquoted.pipeline import check
from asquoted.report.github import commands
from asquoted.report.patch import patch
from asquoted.report.plain import summary
from asquoted.resolve.sources import seal_of
from tests.support import CASES, SPEAKERS, record

FOLDER = CASES / "mistakes"
DOCUMENT = FOLDER / "mistakes.md"
BRIEF = (FOLDER / "brief.yml").read_text(encoding="utf-8")
REPORT = (FOLDER / "report.txt").read_text(encoding="utf-8")
_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n\n```edit\n(?P<edit>.*?)```\n\n```expected\n(?P<expected>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
CASES_OF = {case["title"]: case for case in _CASE.finditer(DOCUMENT.read_text(encoding="utf-8"))}


def files(text: str) -> dict[str, bytes]:
    """Return the project with this text for its brief."""
    return {
        "seeds/report.txt": REPORT.encode(),
        "seeds/report.yml": record(REPORT, seal=seal_of(REPORT.encode())).encode(),
        "briefs/speakers.yml": SPEAKERS.encode(),
        "briefs/prices.yml": text.encode(),
    }


def edited(edit: str) -> str:
    """Return the brief with the first place of the lines with `-` holding those with `+` instead."""
    old, new = ("".join(f"{line[1:]}\n" for line in edit.splitlines() if line[0] == sign) for sign in "-+")
    assert f"\n{old}" in f"\n{BRIEF}"
    return f"\n{BRIEF}".replace(f"\n{old}", f"\n{new}", 1)[1:]


def told(outcome: Outcome) -> str:
    """Return what a pull request shows, and the counts."""
    return commands(outcome.findings) + summary(outcome.counts, outcome.findings)


def test_the_brief_is_right_before_the_edit() -> None:
    """So that whatever is found was made by the mistake."""
    assert told(check(files(BRIEF))) == "1 source, 1 brief, 1 claim, 2 quotes checked, 2 exact; no problems\n"


@pytest.mark.parametrize("title", CASES_OF)
def test_what_a_mistake_shows_and_what_mends_it(title: str, request: pytest.FixtureRequest) -> None:
    """Annotations, then the change that `fix` makes, then what `check` says: clean, or what is left for a person."""
    before = files(edited(CASES_OF[title]["edit"]))
    plan = fixing(before)
    after = check({**before, **plan.changed})
    changed = patch({path: before[path] for path in plan.changed}, plan.changed)
    lines = [told(check(before)), "", "$ python3 build.py fix --write"]
    lines += [changed or "there is nothing to fix", "$ python3 build.py check --format github", told(after)]
    actual = "\n".join(line.rstrip("\n") for line in lines) + "\n"
    if request.config.getoption("--update-golden"):
        text = DOCUMENT.read_text(encoding="utf-8")
        start = text.index("```expected\n", text.index(f"## {title}\n")) + len("```expected\n")
        DOCUMENT.write_text(text[:start] + actual + text[text.index("```\n", start) :], encoding="utf-8")
        return

    assert actual == CASES_OF[title]["expected"]
    assert [finding for finding in after.findings if finding.fix] == []


def test_the_list_is_long_and_each_mistake_is_seen() -> None:
    """More than twenty, of as many rules as a reader of the list would expect; most can be mended."""
    expected = [case["expected"] for case in CASES_OF.values()]
    seen = {rule for text in expected for rule in re.findall(r"title=([a-z-]+)", text.partition("\n\n$")[0])}

    assert len(CASES_OF) >= 20
    assert len(seen) >= 20
    assert all(text.startswith("::") for text in expected)
    assert sum(text.endswith("no problems\n") for text in expected) >= 10

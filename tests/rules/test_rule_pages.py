"""Every rule has its page, and the examples of the page are run: before, the rule is broken; after, it is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.pipeline import check
from asquoted.resolve.sources import seal_of
from asquoted.rules.explained import explained, rule_pages
from asquoted.rules.registry import ALL
from tests.support import brief, claim, project, rules, written

PAGES = {rule.code: rule_pages()[f"{rule.code}.md"] for rule in ALL}
ELSEWHERE = {
    "unreadable-file", "not-utf-8", "control-character", "stacked-marks", "changed-without-correction",
    "brief-unpublished",
}  # fmt: skip
"""What these are about cannot stand in one version of a text: tests of disk, files/text and difference show them."""
ASIDE = {"claim-alone", "not-translated"}
"""Warnings of what is not finished; an example about something else need not be."""
MOST_LINES = 80

_BLOCK = re.compile(
    r"^(?:`(?P<path>[^`\n]+)`:\n\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_ANY_BRIEF = claim("We saw it coming")


def example(code: str, part: str) -> dict[str, str]:
    """Return the files of an example, by path.

    A block with its path above it is that file. Of the others, a text is the source, a list holds the claims of a
    brief, and lines that begin with `quote:` are those of its only claim.
    """
    _, _, told = PAGES[code].partition(f"\n## {part}\n")
    files = {}
    for block in _BLOCK.finditer(told.partition("\n## ")[0]):
        path, body = block["path"], block["body"]
        if path is None and block["language"] == "text":
            path = "seeds/report.txt"
        elif path is None:
            path = "briefs/b.yml"
            lines = body.splitlines(keepends=True)
            body = claim(lines[0][len("quote: ") :].strip(), "".join(lines[1:])) if lines[0][0] == "q" else brief(body)
        files[path] = body
    return files


def found(files: dict[str, str], *, about: str) -> list[str]:
    """Return the rules that an example breaks; that its claims are alone is meant only by the page about that."""
    given = {**files}
    if not any(path.startswith("briefs/") for path in files):
        given["briefs/b.yml"] = _ANY_BRIEF
    made = {path: data for path, data in project().items() if isinstance(data, bytes)}
    made |= {path: text.encode() for path, text in given.items()}
    for path, data in made.items():
        text = made.get(path.replace(".yml", ".txt"), b"")
        if path == "seeds/report.yml" and path not in given:
            made[path] = re.sub(b"seal: .*", b"seal: " + seal_of(text).encode(), data)
        elif path.startswith("seeds/"):
            made[path] = data.replace("sha256:…".encode(), seal_of(text).encode())
    return [code for code in rules(check(made)) if code not in ASIDE or about == code]


@pytest.mark.parametrize("code", PAGES)
def test_a_page_says_what_and_why_and_shows_it(code: str) -> None:
    """Four headings, in this order, under the name of the rule; short."""
    page = PAGES[code]

    assert page.startswith(f"---\ntitle: {code}\ndescription: >-\n")
    assert re.findall(r"^#+ .*$", page, re.MULTILINE) == [f"# `{code}`", "## What", "## Why", "## Before", "## After"]
    assert "\nsearch: {exclude: true}\n---\n" in page
    assert len(page.splitlines()) <= MOST_LINES


def test_there_is_no_page_of_a_rule_that_is_no_more() -> None:
    """The pages are those of the rules, and the list of them."""
    assert set(rule_pages()) == {f"{rule.code}.md" for rule in ALL} | {"index.md"}


@pytest.mark.parametrize("code", sorted(PAGES.keys() - ELSEWHERE))
def test_the_example_breaks_the_rule_and_then_does_not(code: str) -> None:
    """What stands under “before” breaks this rule and no other; what stands under “after” breaks none."""
    before, after = example(code, "Before"), example(code, "After")
    sources = {path: text for path, text in before.items() if path.startswith("seeds/")}

    assert set(found(before, about=code)) == {code}
    assert found({**sources, **after}, about=code) == []
    assert before != after


def test_explain_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    """Without what only a site needs."""
    assert main(["explain", "quote-cut"]) == 0
    printed = capsys.readouterr().out

    assert printed == explained("quote-cut")
    assert printed.startswith("# `quote-cut`\n\n## What\n\nA quote begins or ends inside what belongs together")
    assert printed.endswith("quote: The mill cost $5 million\n```\n")


def test_explain_lists_all_rules(capsys: pytest.CaptureFixture[str]) -> None:
    """One line each."""
    assert main(["explain"]) == 0

    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [rule.code for rule in ALL]


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("qoute-cut", "did you mean `quote-cut`?"),
        ("../../etc/passwd", "`python3 build.py explain` lists all rules"),
    ],
)
def test_explain_knows_no_other_rule(given: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and the nearest name."""
    assert main(["explain", given]) == 2
    assert capsys.readouterr() == ("", f"asquoted: no rule is called `{given}`; {hint}\n")


def test_every_site_publishes_the_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with only `seeds/` and `briefs/` has them, below `rules/`, and its own page takes the place of ours."""
    written(tmp_path, project(b=_ANY_BRIEF))
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "rules.md").write_text("# Our rules\n")

    assert main(["--project", str(tmp_path)]) == 0

    site = tmp_path / "site" / "rules"
    assert "Our rules" in (site / "index.html").read_text()
    assert {path.name for path in site.iterdir()} == {"index.html", *PAGES}
    assert "The mill cost $5 million" in (site / "quote-cut" / "index.html").read_text()
    assert "WARNING" not in capsys.readouterr().err

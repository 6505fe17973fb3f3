"""What a workflow shows: annotations within GitHub's limits, the rest in the summary, and no word that is a command."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from asquoted.cli import main
from asquoted.pipeline import check
from asquoted.report import github
from asquoted.report.github import LONGEST, quiet
from asquoted.since import since
from tests.support import brief, claim, project, written

WRONG = claim('"Prices fell by 5%"', "also: [{quote: We saw it coming}]\n")
HOSTILE = "- {id: x, claim: C., speaker: '@anna ![x](http://a.example/x.png) <img src=x>', quote: '``` ::error::x'}\n"


def many(count: int, quote: str = "Prices fell by 5%") -> str:
    """Return a brief with so many claims, each with an error and a warning."""
    claims = (f"- {{id: c{n}, claim: C., speaker: The Bank, quote: {quote}}}\n" for n in range(count))
    return brief("".join(claims))


def write(folder: Path, text: str) -> None:
    """Write a project with one brief."""
    written(folder, project(b=text))


def test_an_annotation() -> None:
    """The place, the rule, and all that is known, on one line."""
    assert github.commands(check(project(b=WRONG)).findings) == (
        "::error file=briefs/b.yml,line=10,endLine=10,col=12,endColumn=31,title=quote-not-found::"
        "the words do not stand in `report`%0A"
        "yours has “5%25”, the source has “15%25”%0A"
        "hint: copy the words from the source, or remove the quote%0A"
        "fix: write the words of the source%0A"
        '  quote: "Prices fell by 15%25"%0A'
        "why: python3 build.py explain quote-not-found\n"
    )


def test_a_place_of_several_lines_has_no_columns() -> None:
    """GitHub takes columns on one line only."""
    text = claim(">-\n      Prices fell by 5%\n      in May", "also: [{quote: We saw it coming}]\n")

    assert github.commands(check(project(b=text)).findings).startswith(
        "::error file=briefs/b.yml,line=10,endLine=12,title=quote-not-found::"
    )


def test_ten_of_a_kind_are_annotated_and_the_others_told() -> None:
    """GitHub would drop the eleventh."""
    findings = check(project(b=many(12))).findings
    commands = github.commands(findings)

    assert len(findings) == 24
    assert (commands.count("::error "), commands.count("::warning ")) == (10, 10)
    assert len(github.without_annotation(findings)) == 4


def test_what_a_pull_request_has_touched_comes_first() -> None:
    """Eleven old problems do not hide a new one."""
    then, now = project(b=many(11)), project(b=many(11) + "  - {id: z, claim: C., speaker: Nobody, quote: so}\n")
    findings = check(now).findings
    told = since("main", now, findings, then)

    assert "unknown-speaker" not in github.commands(findings)
    assert [
        line.partition("::")[2].partition("::")[0] for line in github.commands(findings, told).splitlines()[:2]
    ] == [
        "warning file=briefs/b.yml,line=18,endLine=18,col=10,endColumn=11,title=claim-alone (new)",
        "error file=briefs/b.yml,line=18,endLine=18,col=33,endColumn=39,title=unknown-speaker (new)",
    ]
    page = github.page(check(now).counts, findings, told)
    assert page.index("unknown-speaker") < page.index("quote-not-found")


def test_the_page() -> None:
    """Counts, then every finding as `check` tells it, in a block of code."""
    outcome = check(project(b=WRONG))

    assert github.page(outcome.counts, outcome.findings) == (
        "## As Quoted\n\n"
        "```text\n1 source, 1 brief, 1 claim, 2 quotes checked, 1 exact; 1 error\n```\n\n"
        "### 1 error\n\n"
        "```text\n"
        "briefs/b.yml:10:12: error[quote-not-found]: the words do not stand in `report`\n"
        "     |\n"
        '  10 |     quote: "Prices fell by 5%"\n'
        "     |            ~~~~~~~~~~~~~~~~^^~\n"
        "  nearest passage, paragraph 2, 94 % alike: seeds/report.txt:3:1\n"
        "    |\n"
        "  3 | Prices fell by 15% in May, the bank said. “We saw it coming,” it added.\n"
        "    | ~~~~~~~~~~~~~~~^^^\n"
        "  = yours has “5%”, the source has “15%”\n"
        "  = hint: copy the words from the source, or remove the quote\n"
        "  = fix: write the words of the source\n"
        '      quote: "Prices fell by 15%"\n'
        "  = why: python3 build.py explain quote-not-found\n"
        "```\n\n"
    )


def outside(page: str) -> str:
    """Return what a reader of Markdown finds outside of the blocks of code."""
    kept, fence = [], ""
    for line in page.split("\n"):
        opened = re.match(r"`{3,}", line)
        if fence:
            fence = "" if re.fullmatch(rf" {{0,3}}`{{{len(fence)},}} *", line) else fence
        elif opened:
            fence = opened[0]
        else:
            kept.append(line)
    assert not fence
    return "\n".join(kept)


def test_no_word_of_a_file_is_markdown() -> None:
    """Neither an image nor a mention, and no block of code is closed from inside."""
    outcome = check(project(b=brief(HOSTILE)))
    page = github.page(outcome.counts, outcome.findings)

    assert "@anna" in page
    assert [line for line in outside(page).split("\n") if line] == ["## As Quoted", "### 2 errors", "### 1 warning"]


def test_no_name_of_a_file_is_markdown() -> None:
    """A line end in a name begins a line that nothing indents."""
    outcome = check({**project(), "briefs/a\n```\n@anna\n````.yml": b""})
    page = github.page(outcome.counts, outcome.findings)

    assert "\n````\n" not in page
    assert [line for line in outside(page).split("\n") if line] == ["## As Quoted", "### 1 error"]


@settings(deadline=None)
@given(st.text("`~ \n:#@[]()!<>&%x", max_size=60))
def test_nothing_in_a_file_leaves_its_block(words: str) -> None:
    """Whatever a literal block of YAML holds."""
    quoted = "|\n" + "".join(f"      {line}\n" for line in f"so {words}".split("\n"))
    outcome = check(project(b=claim(quoted.rstrip("\n") or "so")))
    page = github.page(outcome.counts, outcome.findings)

    assert re.sub(r"## As Quoted|### \d+ (error|warning)s?", "", outside(page)).strip() == ""


def test_a_page_is_never_too_long() -> None:
    """GitHub would refuse all of it."""
    outcome = check(project(b=many(3000)))
    page = github.page(outcome.counts, outcome.findings)

    assert LONGEST - 1000 < len(page.encode()) < 1024 * 1024
    assert re.search(r"\nThere is no room for \d+ more: `python3 build.py check` says them all\.\n", page)


@pytest.mark.parametrize("line", ["::error::x", "  ::set-output name=x::y", "a ##[error]x", "\t::add-mask::x"])
def test_a_line_that_looks_like_a_command_is_none(line: str) -> None:
    """Commands are stopped around it, until a word that the text cannot hold."""
    start, *told, end = quiet(f"a\n{line}\n").splitlines()

    assert told == ["a", line]
    assert start == f"::stop-commands::{end.strip(':')}"
    assert quiet("a :: b\n#[x]\n") == "a :: b\n#[x]\n"


def test_in_a_workflow(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Annotations and counts in the log, everything else added to the summary; paths are those of the repository."""
    write(tmp_path / "desk", many(11))
    page = tmp_path / "summary.md"
    page.write_text("from before\n")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))

    assert main(["check", "--project", str(tmp_path / "desk"), "--format", "github"]) == 1

    *commands, counts = capsys.readouterr().out.splitlines()
    assert len(commands) == 20
    assert all(line.partition(" ")[2].startswith("file=desk/briefs/b.yml,") for line in commands)
    assert counts == "1 source, 1 brief, 11 claims, 11 quotes checked, 0 exact; 11 errors, 11 warnings"
    assert page.read_text().startswith("from before\n## As Quoted\n")
    assert page.read_text().count("error[quote-not-found]") == 11


@pytest.mark.parametrize("where", ["", "nowhere/summary.md"])
def test_without_a_summary(
    where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has no annotation follows as text; a summary that cannot be written is no reason to say less."""
    write(tmp_path, many(11))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / where) if where else "")

    assert main(["check", "--project", str(tmp_path), "--format", "github"]) == 1

    out, said = capsys.readouterr()
    assert out.count("::error ") == 10
    assert out.count("\nbriefs/b.yml:17:52: error[quote-not-found]: ") == 1
    assert out.endswith("\n\n1 source, 1 brief, 11 claims, 11 quotes checked, 0 exact; 11 errors, 11 warnings\n")
    assert ("the summary of the step cannot be written" in said) is bool(where)


def test_nothing_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was checked is always counted."""
    write(tmp_path, WRONG.replace("5%", "15%"))

    assert main(["check", "--project", str(tmp_path), "--format", "github"]) == 0
    assert capsys.readouterr().out == "1 source, 1 brief, 1 claim, 2 quotes checked, 2 exact; no problems\n"


def test_a_quote_that_changed_without_a_word_is_annotated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`diff --format github`: the place in the file, and what changes in meaning in the summary."""
    write(tmp_path / "desk", WRONG.replace("5%", "15%"))
    git = ["git", "-C", str(tmp_path), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        subprocess.run([*git, *words], check=True)
    write(tmp_path / "desk", WRONG.replace("5%", "15% in May"))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    told = (
        "::error file=desk/briefs/b.yml,line=10,endLine=10,col=12,endColumn=39,title=changed-without-correction::"
        "the published quote `b/a` has other words, and no correction says so%0A"
        "hint: add to `corrections` of the brief: `- {date: YYYY-MM-DD, claim: a, "
        "text: what was wrong and is right now}`%0A"
        "why: python3 build.py explain changed-without-correction\n"
    )
    command = ["diff", "HEAD", "--project", str(tmp_path / "desk"), "--format", "github"]

    assert main(command) == 1
    assert capsys.readouterr().out.startswith(f"{told}# What changes in meaning since `HEAD`\n")

    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert main(command) == 1
    assert capsys.readouterr().out == told
    assert (tmp_path / "summary.md").read_text().startswith("# What changes in meaning since `HEAD`\n")

    assert main([*command, "--to", "x"]) == 2
    assert capsys.readouterr().err == (
        "asquoted: --format github writes to the summary of the step and takes no --to\n"
    )

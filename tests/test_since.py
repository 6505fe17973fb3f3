"""Which problems are new: compared by what they say and of which words, never by their line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from asquoted.files.given import Files
from asquoted.findings import Finding
from asquoted.outcome import Since
from asquoted.pipeline import check
from asquoted.report.plain import concise, full, summary
from asquoted.since import changed_lines, since
from tests.support import brief, claim, project

WRONG = """\
- id: a
  claim: C.
  speaker: The Bank
  quote: Prices fell by 5%
  also: [{quote: We saw it coming}]
"""
OTHER = WRONG.replace("id: a", "id: b").replace("5%", "6%")


def compared(then: Files, now: Files) -> tuple[tuple[Finding, ...], Since]:
    """Return what is found now, and what of it is new."""
    findings = check(now).findings
    return findings, since("main", now, findings, then)


def new_lines(then: Files, now: Files) -> list[int]:
    """Return the lines of the findings that are new."""
    findings, told = compared(then, now)
    return [_line(finding) for finding in findings if finding in told.new]


def _line(finding: Finding) -> int:
    return finding.primary.span.file.position(finding.primary.span.start)[0]


def test_what_was_there_is_not_new() -> None:
    """Nothing has changed, so nothing is new."""
    files = project(b=brief(WRONG))

    assert new_lines(files, files) == []


def test_what_came_is_new() -> None:
    """The second claim was written after the revision."""
    assert new_lines(project(b=brief(WRONG)), project(b=brief(WRONG + OTHER))) == [15]


def test_what_has_moved_is_not_new() -> None:
    """The same claim, below another one now."""
    assert new_lines(project(b=brief(WRONG)), project(b=brief(OTHER + WRONG))) == [10]


def test_of_two_that_are_alike_the_one_on_a_new_line_is_new() -> None:
    """The same mistake, made a second time above the first."""
    again = WRONG.replace("id: a", "id: c")

    assert new_lines(project(b=brief(WRONG)), project(b=brief(again + WRONG))) == [10]
    assert new_lines(project(b=brief(WRONG)), project(b=brief(WRONG + again))) == [15]


def test_a_renamed_file_is_no_new_file() -> None:
    """Its problems came with it."""
    assert new_lines(project(b=brief(WRONG)), project(c=brief(WRONG))) == []


def test_the_same_mistake_in_another_file_is_new() -> None:
    """It was mended in one, and made in another that was there before."""
    right = brief(WRONG.replace("5%", "15%"))
    then, now = project(b=brief(WRONG), c=right), project(b=right, c=brief(WRONG))

    assert new_lines(then, now) == [10]


def test_a_problem_may_be_new_where_nothing_has_changed() -> None:
    """A source that is no longer what it was refuses its quotes; the lines of the brief are as before."""
    then = project(b=claim("Prices fell by 15%", "also: [{quote: We saw it coming}]\n"))
    now = {**then, "seeds/report.txt": b"Prices fell.\n", "seeds/report.yml": then["seeds/report.yml"]}
    findings, told = compared(then, now)

    assert [(finding.rule.code, finding in told.new, finding in told.changed) for finding in findings] == [
        ("seal-broken", True, False)
    ]


def test_reports_say_what_is_new() -> None:
    """At the end of the line, so that its beginning is read by whatever reads it now; and counted."""
    now = project(b=brief(WRONG + OTHER))
    findings, told = compared(project(b=brief(WRONG)), now)
    message = "error[quote-not-found]: the words do not stand in `report`"

    assert concise(findings, since=told) == f"briefs/b.yml:10:12: {message}\nbriefs/b.yml:15:12: {message} (new)\n"
    assert f"briefs/b.yml:15:12: {message} (new)\n     |\n" in full(findings, since=told)
    assert summary(check(now).counts, findings, told) == (
        "1 source, 1 brief, 2 claims, 4 quotes checked, 2 exact; 2 errors\nnew since main: 1 of 2\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        pytest.param("a\nb\n", "a\nb\n", [], id="the same"),
        pytest.param("a\nb\n", "a\nx\nb\n", [2], id="a line more"),
        pytest.param("a\nx\nb\n", "a\nb\n", [], id="a line less"),
        pytest.param("a\nb\nc\n", "a\nB\nc\n", [2], id="another line"),
        pytest.param("a\r\nb\r\n", "a\nb\n", [], id="only the line ends"),
        pytest.param("", "a\nb", [1, 2], id="all of it"),
    ],
)
def test_which_lines_have_changed(before: str, after: str, changed: list[int]) -> None:
    """They are counted in the text as it is now."""
    assert sorted(changed_lines(before, after)) == changed


@settings(deadline=None)
@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_what_has_not_changed_was_there(before: list[str], after: list[str]) -> None:
    """The lines that are left, in their order, are lines of the text before."""
    changed = changed_lines("\n".join(before), "\n".join(after))
    left = [line for number, line in enumerate("\n".join(after).split("\n"), start=1) if number not in changed]
    rest = iter("\n".join(before).split("\n"))

    assert all(line in rest for line in left)

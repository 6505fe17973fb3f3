"""What a program that checks again and again keeps changes how long a check takes, and nothing of what it finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, strategies as st

from asquoted.files.given import Files
from asquoted.last_check import LastCheck
from asquoted.pipeline import Base, check
from tests.support import claim, everything, project, record
from tests.test_known_briefs import PROJECTS, RIGHT, WRONG

OTHER = "Prices fell by 51% in May."
STATES: list[Files] = [
    project(a=RIGHT, b=RIGHT),
    project(a=WRONG, b=RIGHT),
    project(a=RIGHT, b=WRONG, seeds__other_txt=OTHER, seeds__other_yml=record(OTHER)),
    project(a="title: [", b=RIGHT, c=claim('"Prices fell"')),
    project(b=RIGHT, briefs__speakers_yml="The Bank: {kind: publication}\n"),
    {**project(a=RIGHT), "asquoted.yml": b"contested: [prices]\n"},
    project(a=RIGHT, b=RIGHT, seeds__report_yml=record(more="publisher: The Bank\n")),
    project(a=RIGHT, b=RIGHT, seeds__report_txt="Other words."),
    {path: data for path, data in project(a=RIGHT, b=RIGHT).items() if path != "seeds/report.txt"},
    {"briefs/a.yml": RIGHT.encode(), "briefs/A b.yml": b"", "briefs/in/c.yml": b""},
]


def checked_again(before: Files, after: Files) -> list[str]:
    """Return which briefs are checked anew when one project has become another."""
    seen: list[str] = []

    def spread(_: Base, briefs: Files) -> Iterator[tuple[str, bytes]]:
        seen.extend(briefs)
        yield from ()

    last = LastCheck()
    check(before, last=last)
    check(after, spread=spread, last=last)
    return seen


@given(st.lists(st.sampled_from([*STATES, *PROJECTS.values()]), min_size=2, max_size=6))
def test_whatever_was_there_before_a_check_finds_the_same(states: list[Files]) -> None:
    """Files that are changed, added, broken, removed, and as they were again."""
    last = LastCheck()
    for files in states:
        assert everything(check(files, last=last)) == everything(check(files))


@pytest.mark.parametrize("files", PROJECTS.values(), ids=PROJECTS.keys())
def test_a_project_that_is_the_same_is_not_checked_again(files: Files) -> None:
    """What stands is the very same, too."""
    last = LastCheck()
    first, second = (check(dict(files), last=last).library for _ in range(2))

    assert checked_again(files, dict(files)) == []
    assert all(one is other for one, other in zip(first.briefs, second.briefs, strict=True))


def test_a_brief_that_changes_is_checked_anew() -> None:
    """And no other one; nor is one when another one comes or goes."""
    both = project(a=RIGHT, b=RIGHT)

    assert checked_again(both, project(a=RIGHT, b=WRONG)) == ["briefs/b.yml"]
    assert checked_again(both, project(a=RIGHT, b=RIGHT, c=RIGHT)) == ["briefs/c.yml"]
    assert checked_again(both, project(a=RIGHT)) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param(
            "briefs/speakers.yml", "The Bank: {kind: person}\nThe Paper: {kind: publication}\n", id="a speaker"
        ),
        pytest.param("asquoted.yml", "contested: [prices]\n", id="the settings"),
        pytest.param("seeds/report.yml", record(more="publisher: The Bank\n"), id="the record of its source"),
        pytest.param("seeds/report.txt", "Other words.", id="the text of its source"),
    ],
)
def test_what_a_brief_rests_on_counts(path: str, text: str) -> None:
    """A quote may fall with its source, its speaker or a setting."""
    assert checked_again(project(a=RIGHT), {**project(a=RIGHT), path: text.encode()}) == ["briefs/a.yml"]


def test_another_source_counts_where_an_error_may_name_it() -> None:
    """A brief whose quotes stand rests on its own sources; a wrong quote may stand in the new one."""
    more = {"seeds__other_txt": OTHER, "seeds__other_yml": record(OTHER)}

    assert checked_again(project(a=RIGHT), project(a=RIGHT, **more)) == []
    assert checked_again(project(a=WRONG), project(a=WRONG, **more)) == ["briefs/a.yml"]

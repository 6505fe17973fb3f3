"""What a run keeps of briefs changes how long the next one takes, and nothing of what it finds."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, strategies as st

from asquoted.disk import read_project
from asquoted.files.given import Files
from asquoted.pipeline import check, grounded
from asquoted.resolve.checked import check_briefs
from asquoted.resolve.packed import pack, unpack
from tests.golden import files_of
from tests.support import CASES, ROOT, brief, claim, everything, project, record
from tests.test_check import GOLDEN

PROJECTS: dict[str, Files] = {
    "the sample": read_project(CASES / "sample"),
    "this site": read_project(ROOT),
    **{f"{case.path.stem}: {case.title}": files_of(case) for case in GOLDEN},
    "no text": project(broken=b"\xff\xfe", controls="title: a\x07\n", empty=""),
}
RIGHT = claim('"Prices fell by 15% in May"')
WRONG = claim('"Prices fell by 51% in May"')


class Remembering(dict[str, bytes]):
    """A store that is a mapping, and counts what is put into it."""

    puts = 0

    def put(self, key: str, data: bytes) -> None:
        """Keep some bytes."""
        self.puts += 1
        self[key] = data


def checked_again(before: Files, after: Files) -> int:
    """Return how many briefs are checked anew when one project has become another."""
    store = Remembering()
    check(before, store)
    store.puts = 0
    check(after, store)
    return store.puts // 2


@pytest.mark.parametrize("files", PROJECTS.values(), ids=PROJECTS.keys())
def test_a_second_run_finds_the_same_and_checks_nothing(files: Files) -> None:
    """Findings, places, quotes and all that stands: everything is as it was found first."""
    store = Remembering()
    plain = everything(check(files))

    assert everything(check(files, store)) == plain
    assert everything(check(files, store)) == plain
    assert checked_again(files, files) == 0


def test_a_brief_that_changes_is_checked_anew() -> None:
    """And no other one."""
    assert checked_again(project(a=RIGHT, b=RIGHT), project(a=RIGHT, b=RIGHT + "\n")) == 1


def test_a_brief_under_another_name_is_checked_anew() -> None:
    """The ids of its quotes are others."""
    assert checked_again(project(a=RIGHT), project(b=RIGHT)) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("briefs/speakers.yml", "The Bank: {kind: person}\n", id="the registry"),
        pytest.param("asquoted.yml", "contested: [prices]\n", id="the settings"),
        pytest.param("seeds/report.yml", record(more="publisher: The Bank\n"), id="the record of its source"),
        pytest.param("seeds/report.txt", "Other words.", id="the text of its source"),
    ],
)
def test_what_a_brief_rests_on_counts(path: str, text: str) -> None:
    """A quote may fall with its source, its speaker or a setting."""
    assert checked_again(project(a=RIGHT), {**project(a=RIGHT), path: text.encode()}) == 1


def test_another_source_counts_where_an_error_may_name_it() -> None:
    """A brief whose quotes stand rests on its own sources; a wrong quote may stand in the new one."""
    more = {"seeds__other_txt": "Prices fell by 51% in May.", "seeds__other_yml": record("Prices fell by 51% in May.")}

    assert checked_again(project(a=RIGHT), project(a=RIGHT, **more)) == 0
    assert checked_again(project(a=WRONG), project(a=WRONG, **more)) == 1


def test_a_source_that_comes_or_goes_counts() -> None:
    """The name of a source stays, and what it names is another thing."""
    files = project(a=RIGHT)
    without = {path: data for path, data in files.items() if not path.startswith("seeds/")}

    assert checked_again(files, without) == 1
    assert checked_again(without, files) == 1


@given(st.binary() | st.recursive(st.integers() | st.none(), st.lists).map(lambda each: json.dumps(each).encode()))
def test_what_was_not_kept_by_us_is_nothing(data: bytes) -> None:
    """Whatever a store gives back."""
    store = Remembering()
    files = project(a=RIGHT)
    plain = everything(check(files, store))
    for key in store:
        store[key] = data

    assert everything(check(files, store)) == plain


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 40) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
)


@given(VALUES, VALUES)
def test_data_of_another_form_is_nothing(anchors: object, packed: object) -> None:
    """Only what `pack` makes is unpacked; anything else is `None`, and never an exception."""
    ground, _ = grounded(project())

    assert unpack(json.dumps([anchors, packed]).encode(), ground, None) is None


def test_what_is_packed_names_what_all_briefs_share() -> None:
    """The text of a source is not in it, however much is quoted."""
    text = "Prices fell by 15% in May, the bank said. " + "Nothing else is said. " * 1000
    ground, briefs = grounded(project(a=brief(RIGHT), seeds__report_txt=text, seeds__report_yml=record(text)))
    ((_, found),) = check_briefs(ground, briefs)

    assert len(pack(found, ground)) < 2000

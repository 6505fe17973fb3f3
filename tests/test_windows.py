"""What Windows makes of our paths, asked of Python's own classes for them, on any system."""

from __future__ import annotations

import re
import warnings
from pathlib import PureWindowsPath

import pytest
from hypothesis import given, strategies as st

from asquoted.cli.command import CannotRun
from asquoted.cli.draft import _slug
from asquoted.files.kinds import is_slug, slugified
from asquoted.files.names import DEVICES, page_name
from asquoted.pipeline import check
from asquoted.render.pages import render
from tests.support import claim, project, rules, this_repository

MOST = 150
"""Characters of a path below the site: with the folder it lies in, it stays below the 260 of old programs."""
_SLUGS = st.from_regex(re.compile(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}"), fullmatch=True) | st.sampled_from([*DEVICES])


def is_device(name: str) -> bool:
    """Ask Python whether Windows keeps a name for itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons ask the system itself
        return PureWindowsPath(name).is_reserved()


def wrong_names(paths: list[str]) -> list[str]:
    """Return the paths that no folder of Windows can hold, or only one of several."""
    wrong = [path for path in paths if re.search(r'[<>:"|?*\\\x00-\x1f]|[ .](/|$)', path) or len(path) > MOST]
    wrong += [path for path in paths if PureWindowsPath(path).as_posix() != path or PureWindowsPath(path).anchor]
    wrong += [path for path in paths if any(is_device(part) for part in path.split("/"))]
    return wrong + [path for path in paths if sum(path.lower() == other.lower() for other in paths) > 1]


@given(_SLUGS)
def test_every_slug_is_a_name_or_a_device(slug: str) -> None:
    """What can be an id can be the name of a file on Windows, but for those that are told; the page of any can."""
    assert is_slug(slug)
    assert (wrong_names([f"briefs/{slug}.yml"]) != []) == (slug in DEVICES)
    assert wrong_names([f"speakers/{page_name(slug)}/index.html"]) == []


@given(st.text(max_size=40))
def test_a_name_made_of_any_words_is_one(words: str) -> None:
    """The pages of speakers and of terms are called after them."""
    assert wrong_names([page_name(slugified(words) or "term")]) == []


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9"])
def test_a_file_called_as_a_device_is_told(name: str) -> None:
    """Of any kind."""
    files = project(b=claim("We saw it coming"), **{name: claim("We saw it coming")})
    outcome = check({**files, f"seeds/{name}.txt": b"x"})

    assert rules(outcome).count("file-name") == 2


def test_every_page_of_this_site_can_stand_on_windows() -> None:
    """Each by its path below the site; `Words` that look the same to Windows would take each other's place."""
    pages = list(render(this_repository().library, drafts=True))

    assert wrong_names(pages) == []
    assert len(pages) > 20


@pytest.mark.parametrize("path", ["a/con/b", "a/nul.txt", "a\\b", "c:/a", "a./b", "a ", "a?", "x" * 151])
def test_a_wrong_name_is_seen(path: str) -> None:
    """The tests above can fail."""
    assert wrong_names([path])
    assert wrong_names(["briefs/A", "briefs/a"])


@pytest.mark.parametrize("given", ["security", "security.yml", "briefs/security.yml", "briefs\\security.yml"])
def test_a_brief_may_be_named_as_windows_does(given: str) -> None:
    """With backslashes, as the command line there completes it."""
    assert _slug(given) == "security"


@pytest.mark.parametrize(
    "given", ["C:\\briefs\\a.yml", "..\\a.yml", "briefs\\..\\..\\a.yml", "\\\\host\\briefs\\a.yml", "c:a.yml", "A.YML"]
)
def test_a_brief_elsewhere_is_none(given: str) -> None:
    """A drive, a host, a way up, capitals: nothing is written there."""
    with pytest.raises(CannotRun, match="--to names a brief"):
        _slug(given)

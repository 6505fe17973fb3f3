"""The pages of the sample project, as files that a person can read.

To write them anew after a change that is meant, run this file with `UPDATE_CASES=1` in the environment, then
look at the difference.
"""

from __future__ import annotations

import os

import pytest

from asquoted.model import Library
from asquoted.render.pages import render
from tests.render.conftest import CASES

PAGES = CASES / "pages"
SHOWN = (
    "index.md",
    "briefs/index.md",
    "briefs/bridge.md",
    "briefs/next.md",
    "briefs/toll.md",
    "corrections.md",
    "topics/index.md",
    "who-says-what/index.md",
    "sources/index.md",
    "sources/old-bridge.md",
    "sources/minutes.md",
    "sources/lettre.md",
    "speakers/index.md",
    "speakers/ada-stone.md",
    "words.md",
)


@pytest.mark.parametrize("path", SHOWN)
def test_a_page_is_the_one_in_the_file(sample: Library, path: str) -> None:
    """Each page of the sample, drafts included, is the file of the same name."""
    made = render(sample, drafts=True)[path]
    file = PAGES / path
    if os.environ.get("UPDATE_CASES"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(made, encoding="utf-8")

    assert made == file.read_text(encoding="utf-8")

"""Pages as files: every link in their HTML leads to a file that is there."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

from asquoted.disk import read_project
from asquoted.pipeline import check
from asquoted.site.build import write_pages
from asquoted.site.links import between_files
from tests.support import CASES, ROOT

HREF = re.compile(r'<a\b[^>]* href="(?!https:)([^"#]+)')


@pytest.mark.parametrize(
    ("page", "written", "turned"),
    [
        pytest.param("index.md", "briefs/toll/#a", "briefs/toll.md#a", id="down from home"),
        pytest.param("briefs/toll.md", "../../words/", "../words.md", id="an address has one level more"),
        pytest.param("briefs/toll.md", "../../sources/", "../sources/index.md", id="an index"),
        pytest.param("briefs/index.md", "../briefs/toll/", "toll.md", id="from an index"),
        pytest.param("briefs/toll.md", "../../how-to-read/", "../how-to-read.md", id="to a page beside"),
        pytest.param("briefs/toll.md", "brief.json", "toll/brief.json", id="data"),
        pytest.param("briefs/toll.md", "brief.md", "toll.md", id="the page's Markdown is the page"),
        pytest.param("briefs/toll.md", "&#35;the&#45;toll", "#the-toll", id="within the page"),
        pytest.param("briefs/toll.md", "https&#58;//example.org/", "https://example.org/", id="another host"),
    ],
)
def test_an_address_becomes_the_way_to_a_file(page: str, written: str, turned: str) -> None:
    """As seen from where the file is, not from the address that its page will have."""
    pages = dict.fromkeys(["index.md", "briefs/index.md", "briefs/toll.md", "sources/index.md", "words.md"], "")
    pages[page] = f'<p><b>x</b> <a class="pn" href="{written}" aria-label="x">x</a></p>'

    made = between_files(pages, ["how-to-read.md"])

    assert made[page] == pages[page].replace(written, turned)


def test_words_are_not_taken_for_links() -> None:
    """Only what is in a tag is one."""
    pages = {"a.md": '&#60;a href="../x/"&#62; is how <b>links</b> href="../x/" are written', "x.md": ""}

    assert between_files(pages, []) == pages


@pytest.mark.parametrize("root", [ROOT, CASES / "sample"], ids=["this repository", "the sample"])
def test_links_lead_to_files(root: Path, tmp_path: Path) -> None:
    """Of every page of a whole site, data included."""
    write_pages(root, check(read_project(root)), tmp_path / "out")
    count = 0
    for page in (tmp_path / "out").rglob("*.md"):
        for link in HREF.findall(page.read_text(encoding="utf-8")):
            assert (page.parent / posixpath.normpath(link)).is_file(), f"{page.name}: {link}"
            count += 1

    assert count > 50

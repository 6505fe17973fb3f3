"""SECURITY.md and the page of figures name what is there: every file, every command."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.support import CASES, ROOT

PAGES = ("SECURITY.md", "docs/project/trust.md")
_PATH = re.compile(
    r"`((?:tests|docs|fuzz|asquoted|briefs|seeds|\.github|\.ci)/[\w./-]*|build\.py)`|\]\((?!https:)([^)#]+)\)"
)
_MODULE = re.compile(r"python -m (fuzz|release|release\.audit|benchmarks\.\w+)")


def text(page: str) -> str:
    """Return a page."""
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    """Each test that shows something, and each page that is linked."""
    named = [(ROOT / path) if path else (ROOT / page).parent / link for path, link in _PATH.findall(text(page))]

    assert [str(path) for path in named if not path.exists()] == []
    assert len(named) > 10


def test_every_attempt_is_stopped_by_a_test() -> None:
    """No row of the table goes without."""
    table = text("SECURITY.md").partition("## What a pull request could try")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]

    assert len(rows) >= 15
    assert [row for row in rows if "`tests/" not in row.split("|")[3]] == []


def test_the_commands_of_the_page_of_figures_exist() -> None:
    """They can be run again, by their names; and the catalogue has as many cases as the page says."""
    page = text("docs/project/trust.md")
    for module in sorted(set(_MODULE.findall(page))):
        done = subprocess.run(
            [sys.executable, "-c", f"import importlib.util as u; assert u.find_spec({module!r})"], check=False, cwd=ROOT
        )
        assert done.returncode == 0, module

    assert f"| {len(list((CASES / 'bad').glob('*.md')))} |" in page


def test_they_are_linked() -> None:
    """From the README and where contributors look."""
    for page in ("README.md", "CONTRIBUTING.md"):
        assert "docs/project/trust.md" in text(page)
    assert "](SECURITY.md)" in text("README.md")
    assert "](trust.md)" in text("docs/project/design.md")

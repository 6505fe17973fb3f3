"""What the record of a source lets the site show: no published file, of whatever kind, holds more."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.disk import read_project
from asquoted.model import Source
from asquoted.pipeline import check
from asquoted.text.fold import folded
from tests.support import CASES

IN_A_ROW = 3
"""So many words in a row are the source's own, and nobody else's by chance."""


def published(tmp_path: Path, rights: str) -> Path:
    """Build the sample, and write its pages, with other rights for one of its sources; return where all of it is."""
    root = tmp_path / "project"
    shutil.copytree(CASES / "sample", root)
    record = root / "seeds" / "minutes.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("rights: none", f"rights: {rights}"), encoding="utf-8")
    assert main(["--project", str(root)]) == 0
    assert main(["pages", "--project", str(root), "--to", str(root / "site" / "as-pages")]) == 0
    return root


def unquoted_words(root: Path) -> list[str]:
    """Return every few words in a row of the source that are not all of them quoted, as they are compared."""
    library = check(read_project(root)).library
    source: Source = library.sources["minutes"]
    quoted = [
        words
        for brief in library.briefs
        for quote in brief.quotes
        if quote.anchor.source.id == source.id
        for words in quote.anchor.segments
    ]
    places = [match.span() for match in re.finditer(r"\S+", source.document.text)]
    assert quoted
    found = []
    for first, last in zip(places, places[IN_A_ROW - 1 :], strict=False):
        if not any(each.start <= first[0] and last[1] <= each.end + 1 for each in quoted):
            found.append(folded(source.document.text[first[0] : last[1]]).strip(".,"))
    return [each for each in found if each not in folded(source.title)]


def shown(path: Path) -> str:
    """Return what a file says: its text as it is, and as it reads without tags and references."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        text = json.dumps(json.loads(text), ensure_ascii=False)
    plain = html.unescape(re.sub(r"<[^<>]*>", "", html.unescape(text)))
    return folded(" ".join(f"{text} {html.unescape(text)} {plain}".split()))


def leaks(root: Path) -> dict[str, list[str]]:
    """Return the words beyond quotes that published files hold, by file."""
    forbidden = unquoted_words(root)
    site = root / "site"
    files = [
        path for path in site.rglob("*") if path.suffix in {".html", ".md", ".json", ".xml", ".txt", ".js", ".csv"}
    ]
    kinds = {path.suffix for path in files if "assets" not in path.relative_to(site).parts}
    assert {".html", ".md", ".json"} <= kinds
    assert (site / "search" / "search_index.json") in files
    found = {}
    for path in files:
        text = shown(path)
        if held := [words for words in forbidden if words in text]:
            found[path.relative_to(site).as_posix()] = held
    return found


def test_without_rights_no_file_holds_more_than_quotes(tmp_path: Path) -> None:
    """HTML, Markdown, JSON and the search index: with `rights: none` only the words of quotes."""
    assert leaks(published(tmp_path, "none")) == {}


@pytest.mark.parametrize("rights", ["excerpts", "full"])
def test_with_rights_the_same_search_finds_words(tmp_path: Path, rights: str) -> None:
    """So the search does not pass because it cannot find anything."""
    found = leaks(published(tmp_path, rights))

    for path in ("briefs/bridge/index.html", "briefs/bridge/brief.md", "briefs/bridge/brief.json"):
        assert found[path], path
    assert "question of the" in found["sources/minutes/index.html"]
    assert "question of the" in found["as-pages/sources/minutes.md"]

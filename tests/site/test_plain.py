"""The law of the fast way: a site made without MkDocs where that can be is, byte for byte, the one that MkDocs makes.

The plain way is `build --plain`: every page is read by Python-Markdown and printed by the theme's template.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File

from asquoted import processes
from asquoted.site.build import build_site
from asquoted.site.compared import unlike
from asquoted.site.fast_pages import Making, can_make
from tests.support import CASES, ROOT, claim, project, written

NAV = "nav: [{Home: index.md}, {Briefs: briefs/index.md}]\nnot_in_nav: |\n  /*/\n  /*.md\n"
KNOWN = "markdown_extensions: [attr_list]\n"
PLUGINS = "plugins: [search, asquoted]\n"
BRIEF = claim('"Prices fell by 15%"')


def compared(project: Path, folder: Path) -> Path:
    """Build a site both ways in a folder, and return the fast one if it is the plain one."""
    assert build_site(project, folder / "plain", plain=True).is_sound
    assert build_site(project, folder / "fast").is_sound
    assert unlike(folder / "fast", folder / "plain") == []
    return folder / "fast"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that went the plain way, one by one, because the fast way could not make them."""
    seen: list[str] = []
    plainly = Making.plainly

    def noted(self: Making, file: File, text: str) -> str:
        seen.append(file.src_uri)
        return plainly(self, file, text)

    monkeypatch.setattr(Making, "plainly", noted)
    return seen


def test_the_site_of_this_repository_is_the_same(tmp_path: Path, made: list[str]) -> None:
    """All of its pages, its search index and its data; no page of ours needed MkDocs."""
    site = compared(ROOT, tmp_path)

    assert (site / "briefs" / "what-is-funded" / "index.html").is_file()
    assert made == []


@pytest.mark.parametrize("split", [True, False])
def test_every_kind_of_page_is_the_same(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch, *, split: bool
) -> None:
    """Of the sample, with an address and so with a list of pages; made in one process or in several."""
    monkeypatch.setattr(processes, "WORTH_IT", 1 if split else 1000)
    monkeypatch.setattr(processes, "can_split", lambda: split)
    folder = tmp_path / "sample"
    shutil.copytree(CASES / "sample", folder)
    given = f"site_name: S\nsite_url: https://a.example/b/\n{NAV}{KNOWN}{PLUGINS}theme: material\n"
    written(folder, {"mkdocs.yml": given.encode(), "docs/note.txt": b"a"})
    site = compared(folder, tmp_path)

    assert "<loc>https://a.example/b/briefs/toll/</loc>" in (site / "sitemap.xml").read_text()
    assert made == []


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(f"theme: {{name: material, custom_dir: own}}\n{KNOWN}{PLUGINS}", id="templates of its own"),
        pytest.param(f"theme: mkdocs\n{KNOWN}{PLUGINS}", id="another theme"),
        pytest.param(f"theme: material\nhooks: [hook.py]\n{KNOWN}{PLUGINS}", id="a hook"),
        pytest.param(f"theme: material\nmarkdown_extensions: [attr_list, smarty]\n{PLUGINS}", id="an extension"),
        pytest.param(f"theme: material\nplugins: [search, asquoted, tags]\n{KNOWN}", id="a plugin"),
    ],
)
def test_what_the_fast_way_does_not_know_is_left_to_mkdocs(tmp_path: Path, given: str) -> None:
    """A project may do with its pages what it likes; then MkDocs makes all of them."""
    config = f"site_name: S\n{NAV}{given}"
    folder = written(tmp_path, {"mkdocs.yml": config.encode(), "own/a.html": b"", "hook.py": b"", "docs/a.txt": b""})

    assert not can_make(load_config(str(folder / "mkdocs.yml")))


def test_words_that_look_like_markup_are_the_same(tmp_path: Path) -> None:
    """In titles, descriptions, headings and the table of contents, where templates print them."""
    odd = '"& <b> &amp; {{ x }} \\\\1 %s **c** `d` [e](f) ’ <script>g</script> asquoted0title0here"'
    brief = BRIEF.replace("title: T", f"title: {odd}").replace("claim: C.", f"claim: {odd}")
    brief = brief.replace("question: Q?", f"question: {odd}").replace("summary: S.", f"summary: {odd}")
    compared(written(tmp_path, project(b=brief)), tmp_path)

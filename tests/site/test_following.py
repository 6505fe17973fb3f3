"""A site with a dead link is not published: links are followed in the finished HTML, whoever wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.model import Library
from asquoted.site.following import DeadLink
from asquoted.site.read_back import read_back
from tests.support import claim, project


def followed(folder: Path, page: str, address: str | None = None) -> tuple[int, list[str]]:
    """Follow the links of a page `notes/`, which lies beside `words/` and below the home page."""
    for path, text in {
        "index.html": '<h1 id="briefs_">Home</h1>',
        "words/index.html": "<a name=old></a><h2 id='caf&eacute;'>W</h2><svg><g id=\"strip\"/></svg>",
        "words/brief.json": "{}",
        "notes/index.html": page,
    }.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    read = read_back(Library({}, {}, ()), folder, address)
    assert {each.page for each in read.dead} <= {"notes/index.html"}
    return read.followed, [each.link for each in read.dead]


@pytest.mark.parametrize(
    "link",
    [
        '"../"', '".."', '"../#briefs_"', '"../words"', '"../words/"', "'../words/index.html'", "../words/brief.json",
        '"../words/#old"', '"../words/#caf%C3%A9"', '"../words/?q=a#strip"', '"#"', '"#top"', '"#here"', '""',
        '"../words/#:~:text=whole%20words"', '"../words/#old:~:text=a"', '"/words/"', '"/"',
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere(tmp_path: Path, link: str) -> None:
    """To a file, or to a folder with a page, and to an id or a name in it."""
    assert followed(tmp_path, f'<p id="here" >1 > 0 <a class="a>b" href={link}>x</a>') == (1, [])


@pytest.mark.parametrize(
    "link", ["../word/", "words/", "#there", "../#strip", "../words/#Old", "../words/brief.json/", "../../", "/word/"]
)
def test_a_link_that_leads_nowhere(tmp_path: Path, link: str) -> None:
    """A file that is not there, a place that is not in it, and what lies above the site."""
    assert followed(tmp_path, f'<a href="{link}">x</a>') == (1, [link])


@pytest.mark.parametrize("link", ["http://[a", "//[a/#b", "https://[::g]/"])
def test_a_link_that_is_no_address(tmp_path: Path, link: str) -> None:
    """No browser can follow it."""
    assert followed(tmp_path, f'<a href="{link}">x</a>') == (1, [link])


def test_a_page_in_another_encoding_is_read(tmp_path: Path) -> None:
    """One that was made elsewhere and lies in `docs/`: its links are followed as those of any page."""
    (tmp_path / "old.html").write_bytes('<p id="a">café <a href="word/">x</a>'.encode("latin-1"))

    assert read_back(Library({}, {}, ()), tmp_path).dead == (DeadLink("old.html", "word/"),)


def test_pictures_scripts_and_styles_are_followed(tmp_path: Path) -> None:
    """Not only what a reader may click on."""
    page = '<link href="a.css"><script src="a.js">"<b>"</script><img alt="" src="a.png"><svg><use href="#a"/></svg>'

    assert followed(tmp_path, page) == (4, ["a.css", "a.js", "a.png", "#a"])


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://example.org/">x</a>', '<a href="//example.org/a">x</a>', '<a href="mailto:a@b.c">x</a>',
        '<img src="data:,">', '<!-- <a href="old/">x</a> -->', '<script>"<a href=\'old/\'>"</script>',
        '<code>&lt;a href="old/"&gt;</code>', '<p title="<a href=old/>">x', '<p data-href="old/">x',
    ],
)  # fmt: skip
def test_what_is_no_link_within_the_site(tmp_path: Path, text: str) -> None:
    """Other hosts, words that look like a link, and scripts."""
    assert followed(tmp_path, text) == (0, [])


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/repo/words/", (1, [])),
        ("/repo", (1, [])),
        ("https://example.org/repo/words/#old", (1, [])),
        ("https://example.org/repo/word/", (1, ["https://example.org/repo/word/"])),
        ("/repo/word/", (1, ["/repo/word/"])),
        ("/words/", (0, [])),
        ("/repository/", (0, [])),
    ],
)
def test_a_site_that_knows_its_address(tmp_path: Path, link: str, expected: tuple[int, list[str]]) -> None:
    """Links that name the whole address, or the way from the top of the host, are followed within the site only."""
    assert followed(tmp_path, f'<a href="{link}">x</a>', "https://example.org/repo/") == expected


def test_a_site_with_a_dead_link_is_not_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even one in the HTML of a page that was written by hand."""
    files = {**project(b=claim("Prices fell by 15%")), "docs/notes.md": b'<a href="../words/#x">w</a>'}
    for path, data in files.items():
        assert isinstance(data, bytes)
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)

    assert main(["--project", str(tmp_path)]) == 2
    assert "notes/index.html: the link to ../words/#x leads nowhere" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()

    (tmp_path / "docs" / "notes.md").write_text('<a href="../words/">w</a>')
    assert main(["--project", str(tmp_path)]) == 0
    assert "links within the site followed, each to its place" in capsys.readouterr().out

"""`serve` as an editor runs it, without a browser: pages follow the files, and only the editor ends the server."""

from __future__ import annotations

import socket
import time
import urllib.request
from pathlib import Path

import pytest

from asquoted.cli import main
from tests.gates.serving import running
from tests.support import claim, project, written

BRIEF = claim('"Prices fell by 15%"', "also: [{quote: We saw it coming}]\n")
SETTINGS = "site_name: Ours\ntheme: {name: material, font: false}\nplugins: [asquoted]\n"
PAGE = "briefs/b/"


def shown(address: str, wanted: str, *, gone: str = "") -> str:
    """Wait until a page shows some words and no longer shows others, half a minute at most; return the page."""
    page = ""
    for _ in range(300):
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - ours
            page = str(answer.read(), "utf-8")
        if wanted in page and not (gone and gone in page):
            return page
        time.sleep(0.1)
    pytest.fail(f"the page never showed {wanted!r} without {gone!r}; it is\n{page}")


def test_pages_follow_the_files_whatever_they_hold(tmp_path: Path) -> None:
    """Another title, a wrong quote, settings that MkDocs cannot read, and each mended again."""
    folder = written(tmp_path / "project", project(b=BRIEF))
    (folder / "mkdocs.yml").write_text(SETTINGS)
    (folder / "docs").mkdir()
    brief, settings = folder / "briefs" / "b.yml", folder / "mkdocs.yml"

    with running(folder, tmp_path / "said") as (address, server):
        assert 'class="told"' not in shown(f"{address}{PAGE}", "<h1")
        brief.write_text(BRIEF.replace("title: T", "title: Anew"))
        shown(f"{address}{PAGE}", "Anew")
        brief.write_text(BRIEF.replace("15%", "5%"))
        shown(f"{address}{PAGE}", "the words do not stand in")
        brief.write_text(BRIEF)
        shown(f"{address}{PAGE}", "<h1", gone="the words do not stand in")
        settings.write_text("site_name: [")
        shown(f"{address}{PAGE}", "No new pages")
        settings.write_text(SETTINGS)
        shown(f"{address}{PAGE}", "<h1", gone="No new pages")
        assert server.poll() is None

    assert server.returncode == 0
    assert "Traceback" not in (tmp_path / "said").read_text()


def test_an_address_that_is_taken_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2."""
    folder = written(tmp_path, project(b=BRIEF))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"

        assert main(["serve", "--project", str(folder), "--address", address]) == 2

    assert "Address already in use" in capsys.readouterr().err


def test_settings_that_mkdocs_refuses_are_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2."""
    folder = written(tmp_path, {**project(b=BRIEF), "mkdocs.yml": b"site_name: S\ntheme: nothing\n"})

    assert main(["serve", "--project", str(folder)]) == 2

    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert err.splitlines()[-1].startswith("asquoted: ")

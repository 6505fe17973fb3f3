"""The same files give the same site, byte for byte, whoever builds it, where and when; one build at a time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.site.compared import Unlike, digest_of, unlike
from asquoted.site.folder import NotOurs, staged
from asquoted.site.lock import locked
from tests.support import claim, project, written

BRIEF = claim('"Prices fell by 15%"', "also: [{quote: We saw it coming}]\n")
SITE = "site_name: Briefs\nsite_url: https://briefs.example/\ntheme: {name: material}\nplugins: [search, asquoted]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with an address, so that its site has a list of pages with days in it."""
    files = {**project(b=BRIEF, c=BRIEF), "mkdocs.yml": SITE.encode(), "docs/index.txt": b"nothing"}
    return written(tmp_path / "one", files)


def built(folder: Path, **environment: str) -> Path:
    """Build a site in a process of its own."""
    command = [sys.executable, "-m", "asquoted", "--project", str(folder)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
    return folder / "site"


def test_two_builds_are_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """On another day, in another time zone, language and place, with files made in another order, and other hashes."""
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    other = written(tmp_path / "elsewhere" / "two words", dict(reversed(files.items())))
    one = built(folder, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="1000000000")
    two = built(other, TZ="America/Lima", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="2", SOURCE_DATE_EPOCH="2000000000")

    assert len(list(one.rglob("*"))) > 100
    assert unlike(one, two) == []
    assert digest_of(one) == digest_of(two)


def test_days_come_from_the_data_only(folder: Path) -> None:
    """A brief that says when it changed has that day in the list of pages; no other page has one."""
    brief = folder / "briefs" / "c.yml"
    brief.write_text(brief.read_text().replace("status:", "updated: 2026-03-14\nstatus:"))
    listed = (built(folder) / "sitemap.xml").read_text(encoding="utf-8")

    assert listed.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset')
    assert "<loc>https://briefs.example/briefs/b/</loc>\n    </url>" in listed
    assert listed.count("<lastmod>") == 1
    assert "<loc>https://briefs.example/briefs/c/</loc>\n         <lastmod>2026-03-14</lastmod>" in listed


def test_a_published_folder_is_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is exactly what the files give, or the files that differ are named."""
    site = folder / "site"
    assert main(["--project", str(folder)]) == 0
    digest = digest_of(site)
    assert f"all its files together: {digest}\n" in capsys.readouterr().out

    assert main(["--project", str(folder), "check", "--site", str(site)]) == 0
    assert capsys.readouterr().err == f"{site} is exactly what these files give: {digest}\n"

    (site / "index.html").write_text("nothing")
    (site / "404.html").unlink()
    (site / "more.html").touch()
    assert main(["--project", str(folder), "check", "--site", str(site)]) == 1
    assert capsys.readouterr().err == (
        "404.html: missing\nindex.html: different\nmore.html: not of this site\n"
        f"{site} is not what these files give (files that differ: 3)\n"
    )

    assert main(["--project", str(folder), "check", "--site", str(folder / "nowhere")]) == 2
    assert capsys.readouterr().err == f"asquoted: there is no folder {folder / 'nowhere'} to compare with\n"


def test_the_digest_is_that_of_common_tools(tmp_path: Path) -> None:
    """Of the lines of `sha256sum`, in the order of the paths: anyone can work it out."""
    written(tmp_path, {"b.txt": b"two", "a/c.txt": b"one"})
    lines = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in (("a/c.txt", b"one"), ("b.txt", b"two"))
    )

    assert digest_of(tmp_path) == f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}"
    assert unlike(tmp_path / "a", tmp_path) == [
        Unlike("a/c.txt", "missing"), Unlike("b.txt", "missing"), Unlike("c.txt", "not of this site")
    ]  # fmt: skip


def test_one_build_at_a_time(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second one says so and changes nothing; a lock that nobody holds is nothing."""
    (folder / ".site-work").mkdir()
    assert main(["--project", str(folder)]) == 0
    capsys.readouterr()
    before = digest_of(folder / "site")

    with locked(folder / ".site-work"):
        assert main(["--project", str(folder)]) == 2
    assert capsys.readouterr().err.endswith(
        f"asquoted: {folder / 'site'} is being made by another run of this program; wait until it has ended\n"
    )
    assert digest_of(folder / "site") == before
    assert not (folder / ".site-work").exists()


def test_what_a_killed_build_has_left_is_put_right(tmp_path: Path) -> None:
    """Half a new folder is cleared away; the old one, if it was put aside, is put back first."""
    written(tmp_path, {".out-work/new/half": b"", ".out-work/old/page": b"whole", ".out-work/old/.asquoted": b""})

    with pytest.raises(RuntimeError), staged(tmp_path / "out"):
        raise RuntimeError("killed")

    assert (tmp_path / "out" / "page").read_bytes() == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_system_that_cannot_exchange_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old folder is put aside for a moment."""
    monkeypatch.setattr("asquoted.site.folder.exchange", lambda _one, _other: False)
    for text in ("one", "two"):
        with staged(tmp_path / "out") as stage:
            (stage.fresh / "page").write_text(text)
            stage.publish()
        assert (tmp_path / "out" / "page").read_text() == text
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_somebody_elses_folder_is_never_replaced(tmp_path: Path) -> None:
    """Nor is anything written beside it."""
    written(tmp_path, {"out/thesis.txt": b"years of work"})

    with pytest.raises(NotOurs), staged(tmp_path / "out"):
        pass

    assert [path.name for path in tmp_path.iterdir()] == ["out"]

"""Nothing is built when nothing has changed; whatever has, or might have, is built."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from asquoted.cache import open_cache
from asquoted.cli import main
from asquoted.site import unchanged
from asquoted.site.compared import digest_of
from asquoted.site.unchanged import inputs_of, published
from tests.support import claim, project, written

BRIEF = claim('"Prices fell by 15%"')
CONFIG = (
    "site_name: S\ntheme: material\nplugins: [search, asquoted]\nmarkdown_extensions: [attr_list]\n"
    "nav: [{Home: index.md}]\nnot_in_nav: |\n  /**\n"
)
SAID = "nothing has changed since the site was built: it is what these files give\n"


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A project whose site was built a moment ago."""
    folder = written(tmp_path, {**project(b=BRIEF), "mkdocs.yml": CONFIG.encode(), "docs/note.md": b"# A note\n"})
    assert main(["--project", str(folder)]) == 0
    capsys.readouterr()
    return folder


def said(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> bool:
    """Build once more; tell whether it is said that nothing has changed."""
    assert main(["--project", str(folder), "build", *more]) == 0
    return SAID in capsys.readouterr().out


def test_nothing_is_built_when_nothing_has_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is told that was told then, findings too; not a file of the site is written."""
    before = {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")}

    assert main(["--project", str(folder)]) == 0
    again = capsys.readouterr()
    assert {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")} == before
    assert main(["--project", str(folder), "build", "--fresh"]) == 0
    fresh = capsys.readouterr()
    assert "warning[claim-alone]" in fresh.err
    assert (again.out, again.err) == (SAID + fresh.out, fresh.err)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda at: _add(at / "briefs" / "b.yml", "# c\n"), id="a brief"),
        pytest.param(lambda at: _add(at / "briefs" / "c.yml", BRIEF), id="a new brief"),
        pytest.param(lambda at: _add(at / "docs" / "note.md", "More.\n"), id="a hand-written page"),
        pytest.param(lambda at: _add(at / "docs" / "in" / "data.bin", "x"), id="a file beside the pages"),
        pytest.param(lambda at: _add(at / "mkdocs.yml", "copyright: Nobody\n"), id="mkdocs.yml"),
        pytest.param(lambda at: _add(at / "asquoted.yml", "contested: [rise]\n"), id="asquoted.yml"),
        pytest.param(lambda at: _add(at / "site" / "index.html", " "), id="a page of the site"),
        pytest.param(lambda at: _add(at / "site" / "more.html", " "), id="a file more in the site"),
        pytest.param(lambda at: (at / "site" / "404.html").unlink(), id="a file less in the site"),
    ],
)
def test_what_has_changed_is_built(
    folder: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Path], None]
) -> None:
    """One changed sign is enough, in what the site is made from or in what was made."""
    assert said(folder, capsys)
    change(folder)
    assert not said(folder, capsys)
    assert said(folder, capsys)


def test_a_site_that_was_changed_is_as_the_files_give_it_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No folder is called right because of what once stood in it."""
    before = digest_of(folder / "site")
    _add(folder / "site" / "index.html", "<p>Not so.</p>")

    assert not said(folder, capsys)
    assert digest_of(folder / "site") == before


def test_a_broken_file_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The site from before is not called the site of these files."""
    brief = folder / "briefs" / "b.yml"
    brief.write_text(BRIEF.replace("15%", "5%"))

    assert main(["--project", str(folder)]) == 1
    assert SAID not in capsys.readouterr().out
    brief.write_text(BRIEF)
    assert said(folder, capsys)


def test_it_is_built_when_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--fresh` and `--plain` are there to see that the same comes out."""
    assert not said(folder, capsys, "--fresh")
    assert not said(folder, capsys, "--plain")


@pytest.mark.parametrize(
    "more",
    [
        "extra: {day: !ENV DAY}\n",
        "hooks: [hook.py]\n",
        "docs_dir: elsewhere\n",
        "theme: {custom_dir: own, name: material}\n",
        "plugins: [search, asquoted: {project: other}]\n",
    ],
)
def test_a_site_that_depends_on_more_is_always_built(
    folder: Path, capsys: pytest.CaptureFixture[str], more: str
) -> None:
    """On the environment, on code, on folders that are not looked at."""
    written(folder, {"hook.py": b"", "own/a.html": b"", "elsewhere/note.md": b"# N\n"})
    written(folder / "other", project(b=BRIEF))
    key = more.partition(":")[0]
    kept = [line for line in CONFIG.splitlines(keepends=True) if not line.startswith(f"{key}:")]
    (folder / "mkdocs.yml").write_text("".join(kept) + more)

    assert not said(folder, capsys)
    assert not said(folder, capsys)


def test_a_quote_in_another_folder_is_checked(folder: Path) -> None:
    """A site is not called right because of files that it is not made from."""
    other = written(folder / "other", project(b=BRIEF)) / "briefs" / "b.yml"
    config = CONFIG.replace("asquoted]", "asquoted: {project: other}]")
    (folder / "mkdocs.yml").write_text(config)
    assert main(["--project", str(folder)]) == 0
    other.write_text(BRIEF.replace("15%", "5%"))

    assert main(["--project", str(folder)]) == 1


def test_no_file_is_not_an_empty_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty mkdocs.yml is wrong, and no mkdocs.yml is not."""
    folder = written(tmp_path, project(b=BRIEF))
    assert main(["--project", str(folder)]) == 0
    (folder / "mkdocs.yml").touch()

    assert main(["--project", str(folder)]) == 2
    assert "site_name" in capsys.readouterr().err


def test_what_mkdocs_warns_of_is_told_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody reads a warning that is told once and then called the site of these files."""
    config = f"{CONFIG}validation: {{omitted_files: warn}}\n".replace("  /**\n", "  /briefs/**\n")
    folder = written(tmp_path, {**project(b=BRIEF), "mkdocs.yml": config.encode(), "docs/note.md": b"# A note\n"})
    for _ in range(2):
        assert main(["--project", str(folder)]) == 0
        assert "note.md" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_left_to_the_build(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so in one line."""
    (folder / "docs" / "memory.txt").symlink_to("/proc/self/mem")

    assert main(["--project", str(folder)]) == 2
    assert "defect" not in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_what_is_no_file_is_not_of_the_site(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe, of which nobody knows the end, is not read."""
    os.mkfifo(folder / "site" / "pipe")

    assert not said(folder, capsys)
    assert not (folder / "site" / "pipe").exists()


def _add(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text() if path.exists() else "") + text)


@pytest.mark.parametrize("found", [b"[", b"[1]", b'{"digest": 1}'], ids=["no JSON", "a list", "another shape"])
def test_what_is_kept_of_a_site_and_makes_no_sense_is_as_good_as_nothing(tmp_path: Path, found: bytes) -> None:
    """Then the site is built."""
    with open_cache() as cache:
        cache.put("inputs", found)

    assert published("inputs", tmp_path) is None


def test_a_site_that_cannot_be_read_is_built_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one whose files vanish while they are read."""
    inputs = inputs_of(folder)
    assert inputs is not None
    assert published(inputs, folder / "site") is not None

    def vanished(_: Path) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(unchanged, "digest_of", vanished)
    assert published(inputs, folder / "site") is None


def test_a_link_in_a_site_counts_by_where_it_leads(tmp_path: Path) -> None:
    """What it leads to is no file of the site."""
    (tmp_path / "page").symlink_to("one")
    one = digest_of(tmp_path)
    (tmp_path / "page").unlink()
    (tmp_path / "page").symlink_to("other")

    assert digest_of(tmp_path) != one


def test_a_site_needs_no_navigation_of_its_own(tmp_path: Path) -> None:
    """MkDocs lists what there is."""
    settings = CONFIG.partition("nav:")[0]
    folder = written(tmp_path, {**project(b=BRIEF), "mkdocs.yml": settings.encode(), "docs/note.md": b"# A note\n"})

    assert main(["--project", str(folder)]) == 0
    assert (folder / "site" / "note" / "index.html").is_file()

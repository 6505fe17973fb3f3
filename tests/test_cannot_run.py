"""What a command cannot do is told in one line on standard error, with what to do; exit code 2, nothing written."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from asquoted.cli import main
from asquoted.cli.command import CannotRun, write_files
from asquoted.disk import read_project
from asquoted.site import exchange, folder as folders
from tests.support import claim, project, written
from tests.test_new import state

BRIEF = claim('"Prices fell by 15%"', "also: [{quote: We saw it coming}]\n")
IN_BRACKETS = f"{BRIEF.partition('claims:')[0]}claims: [{{id: a, claim: C., speaker: The Bank, quote: Prices fell}}]\n"
BANK = ["--speaker", "The Bank"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project on disk with one brief."""
    return written(tmp_path / "project", project(b=BRIEF))


def full(*_: object, **__: object) -> NoReturn:
    """Stand in for a disk that has no room."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(
            ["diff", "HEAD", "--format", "html"], "--format html needs --to FILE", id="a page goes into a file"
        ),
        pytest.param(
            ["new", "wording", "en"], "the pages are in English as they are: name another language", id="English"
        ),
        pytest.param(
            ["new", "wording", "x_1"], "`x_1` is not a language tag; write a BCP 47 tag: en, pt-BR", id="no language"
        ),
        pytest.param(
            ["new", "claim", "c", *BANK, "--claim", "C.", "--id", "b", "--find", "We saw it coming"],
            "`claims` of briefs/c.yml stands in brackets; put each claim on lines of its own first",
            id="a list in brackets is nobody's to take apart",
        ),
        pytest.param(
            ["new", "beside", "b/z", *BANK, "--relation", "adds", "--note", "N.", "--find", "We saw it coming"],
            "briefs/b.yml has no claim `z`; known claims: a",
            id="beside no claim",
        ),
        pytest.param(["test"], "there are no tests in PROJECT", id="a project need not have tests"),
    ],
)
def test_it_is_told(words: list[str], told: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the words of the table, and every file stays as it is."""
    (folder / "briefs" / "c.yml").write_text(IN_BRACKETS)
    before = state(folder)

    assert main(["--project", str(folder), *words]) == 2

    said = capsys.readouterr()
    assert (said.out, said.err.replace(str(folder), "PROJECT")) == ("", f"asquoted: {told}\n")
    assert state(folder) == before


def test_without_a_source_there_is_nothing_to_quote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says how to add one."""
    written(tmp_path, {"briefs/b.yml": BRIEF.replace("source: report\n", "").encode()})

    assert main(["new", "claim", "b", "--find", "coming", "--project", str(tmp_path)]) == 2
    told = "there is no source to quote from; to add one: python3 build.py new source FILE"
    assert capsys.readouterr().err == f"asquoted: {told}\n"


def test_pages_of_wrong_files_are_not_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1: it is the files that are wrong."""
    (folder / "briefs" / "b.yml").write_text(BRIEF.replace("15%", "5%"))

    assert main(["pages", "--to", str(folder / "pages"), "--project", str(folder)]) == 1
    assert "quote-not-found" in capsys.readouterr().err
    assert not (folder / "pages").exists()


def test_pages_do_not_take_the_place_of_somebody_elses_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, and stays."""
    (folder / "pages").mkdir()
    (folder / "pages" / "mine").touch()

    assert main(["pages", "--to", str(folder / "pages"), "--project", str(folder)]) == 2
    assert str(folder / "pages") in capsys.readouterr().err
    assert [path.name for path in (folder / "pages").iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            "site_name: Ours\nplugins: [search]\n",
            "mkdocs.yml does not list the plugin: add `asquoted` to its `plugins`",
        ),
        ("site_name: [\n", "while parsing a flow node"),
    ],
)
def test_settings_of_mkdocs_that_cannot_be_used(
    settings: str, told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither a site nor a comparison can be made with them."""
    (folder / "mkdocs.yml").write_text(settings)
    (folder / "docs").mkdir()

    assert main(["--project", str(folder)]) == 2
    assert told in capsys.readouterr().err
    assert main(["check", "--site", str(folder / "docs"), "--project", str(folder)]) == 2
    assert told in capsys.readouterr().err


def test_a_full_disk(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The site from before stands, no half of a file is left, and the message names what is lacking."""
    assert main(["--project", str(folder)]) == 0
    before = state(folder)
    capsys.readouterr()
    with monkeypatch.context() as making:
        making.setattr(Path, "mkdir", full)
        assert main(["--project", str(folder)]) == 2
    told = "asquoted: the site cannot be written, and what stood there stays: No space left on device\n"
    assert capsys.readouterr().err == told
    monkeypatch.setattr(os, "fdopen", full)
    assert main(["new", "brief", "d", "--title", "T", "--question", "Q?", "--project", str(folder)]) == 2
    told = "asquoted: briefs/d.yml cannot be written: No space left on device; nothing is\n"
    assert capsys.readouterr().err == told
    assert state(folder) == before


def test_what_cannot_take_its_place_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders cannot be exchanged, the old one is put aside, and put back if the new one cannot be moved."""
    target = tmp_path / "site"
    with folders.staged(target) as stage:
        (stage.fresh / "page").write_text("old")
        stage.publish()
    monkeypatch.setattr(folders, "exchange", lambda *_: False)
    rename = Path.rename

    def unwilling(path: Path, to: Path) -> Path:
        return full() if path.name == "new" else rename(path, to)

    with folders.staged(target) as stage:
        (stage.fresh / "page").write_text("new")
        monkeypatch.setattr(Path, "rename", unwilling)
        with pytest.raises(OSError, match="No space left"):
            stage.publish()
    assert (target / "page").read_text() == "old"


def test_a_system_without_the_call_cannot_exchange_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has changed then, and the answer says so."""
    monkeypatch.setattr("ctypes.CDLL", full)

    assert not exchange.exchange(tmp_path, tmp_path)


def test_a_folder_that_cannot_be_looked_into_is_a_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands for the files that may be in it; all others are read."""
    (folder / "seeds" / "private").mkdir()
    iterdir = Path.iterdir
    denied = OSError(errno.EACCES, os.strerror(errno.EACCES))

    def guarded(path: Path) -> object:
        if path.name == "private":
            raise denied
        return iterdir(path)

    monkeypatch.setattr(Path, "iterdir", guarded)
    files = read_project(folder)

    assert str(files["seeds/private"]).count("the folder cannot be read: Permission denied") == 1
    assert isinstance(files["seeds/report.txt"], bytes)


def test_tests_are_those_of_the_folder(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`test` runs them and hands on options; the exit code says whether they hold, or that none could be run."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text("def test_holds(): pass\ndef test_fails(): assert 0\n")
    given = ["--project", str(tmp_path), "test", "-p", "no:cacheprovider", "-q"]

    assert main([*given, "-k", "holds"]) == 0
    assert main([*given, "-k", "fails"]) == 1
    assert main([*given, "-k", "nothing"]) == 2
    assert "1 passed, 1 deselected" in capfd.readouterr().out


def test_a_link_that_leads_nowhere_stops_the_build(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named with its page; a comparison with what is published stops as well."""
    (folder / "docs").mkdir()
    (folder / "docs" / "more.md").write_text('# More\n\n<a href="../nowhere/">nowhere</a>\n')
    told = "more/index.html: the link to ../nowhere/ leads nowhere: mend it where the page has it\n"

    assert main(["--project", str(folder)]) == 2
    assert told in capsys.readouterr().err
    assert not (folder / "site").exists()
    assert main(["check", "--site", str(folder / "docs"), "--project", str(folder)]) == 2
    assert told in capsys.readouterr().err


def test_a_long_list_of_files_that_differ_is_cut(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder lacks them all."""
    (folder / "empty").mkdir()

    assert main(["check", "--site", str(folder / "empty"), "--project", str(folder)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if line.startswith("and ")] == [lines[-2]]
    assert lines[-2].endswith(" more")


def test_a_new_file_is_taken_back_if_the_next_cannot_be_written(tmp_path: Path) -> None:
    """All is written, or nothing is."""
    (tmp_path / "file").touch()

    with pytest.raises(CannotRun, match=r"^file/b\.yml cannot be written: File exists; nothing is$"):
        write_files(tmp_path, {"a.yml": b"", "file/b.yml": b""})
    assert [path.name for path in tmp_path.iterdir()] == ["file"]

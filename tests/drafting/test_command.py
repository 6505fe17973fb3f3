"""The command `draft`: what it says, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from asquoted.cli import main
from tests.drafting.made import FERRY, HEAD, SPEAKERS, source
from tests.support import written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project on disk with one source and no brief."""
    files = source(FERRY + "\n“Nobody knows who said this at all.”\n")
    named = {path.replace("ferry", "speakers"): data for path, data in files.items()}
    return written(tmp_path, {**files, **named})


def run(folder: Path, *words: str) -> int:
    """Run the command."""
    return main(["draft", *words, "--project", str(folder)])


def test_what_is_drafted_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Counted, with who is new, and what is left to a person with its place."""
    left = (
        "left to you: 1 statement\n  seeds/ferry.txt:11:2: whose words these are cannot be read from the text: "
        "“Nobody knows who said this at all.”\n"
    )

    assert run(folder, "ferry") == 0
    assert capsys.readouterr().out == (
        "drafted: 5 claims of 2 speakers, 3 to be checked; 0 pairs proposed\n"
        f"new speakers: Wilma Tarn, Odo Fennick\n{left}"
        "written: briefs/ferry.yml\nwritten: briefs/speakers.yml\n"
        f"next: write what is TODO in briefs/ferry.yml, then: python3 build.py check --project {folder}\n"
    )
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    assert run(folder, "seeds/ferry.txt") == 0
    assert capsys.readouterr().out == (
        f"quoted or set aside already: 5 statements\n{left}there is nothing new to draft; nothing is written\n"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


def test_check_is_content_with_a_draft(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No error, and the words of every claim exact."""
    run(folder, "ferry", "--to", "briefs/about-ferries.yml")
    capsys.readouterr()

    assert main(["check", "--project", str(folder)]) == 0
    assert "5 claims, 6 quotes checked, 6 exact; 4 warnings\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["fery"], "no source has the id `fery`; did you mean `ferry`?"),
        (
            ["ferry", "--to", "other/x.yml"],
            "--to names a brief: briefs/<slug>.yml, with a slug of a-z, 0-9 and hyphens; not `other/x.yml`",
        ),
        (
            ["ferry", "--to", "briefs/speakers.yml"],
            "no brief can be called `speakers`; name another one: --to briefs/<slug>.yml",
        ),
        (["speakers"], "no brief can be called `speakers`; name another one: --to briefs/<slug>.yml"),
        (
            ["ferry", "--speaker", "Дмитрий"],
            "`Дмитрий` is not known to say anything in `ferry`; known speakers: Wilma Tarn, Odo Fennick",
        ),
        (
            ["ferry", "--speaker", "Odo Fenick"],
            "`Odo Fenick` is not known to say anything in `ferry`; did you mean `Odo Fennick`?",
        ),
    ],
    ids=["a source", "a folder", "a name that is taken", "a source of that name", "a name without a page", "a speaker"],
)
def test_what_cannot_run(words: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, one line, nothing written."""
    assert run(folder, *words) == 2
    assert capsys.readouterr() == ("", f"asquoted: {message}\n")
    assert not (folder / "briefs").exists()


def test_a_speaker_whose_words_are_all_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That nothing is new is no failure."""
    written(folder, source(ferry=HEAD.replace("published", "draft"), speakers=SPEAKERS))
    run(folder, "ferry", "--speaker", "Wilma Tarn")
    capsys.readouterr()

    assert run(folder, "ferry", "--speaker", "Wilma Tarn") == 0
    assert capsys.readouterr().out.startswith("quoted or set aside already: 2 statements\n")


def test_a_published_brief_is_not_left_unfinished_silently(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Drafting into it is allowed, and what follows from that is told."""
    written(
        folder,
        source(ferry=HEAD + "  - {id: a, claim: C., speaker: Wilma Tarn, quote: leaves at ten}\n", speakers=SPEAKERS),
    )

    assert run(folder, "ferry") == 0
    assert capsys.readouterr().out.endswith("; the brief is published, so `check` fails until it is done\n")
    assert main(["check", "--project", str(folder)]) == 1

"""The commands, as a person runs them: what is printed where, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from asquoted import cli
from asquoted.cli import main
from asquoted.cli.build import unsound
from asquoted.pipeline import check
from asquoted.site.build import Built
from asquoted.site.following import DeadLink
from asquoted.site.proof import Misprint
from asquoted.site.read_back import ReadBack
from tests.support import REPORT, claim, project, record, written

_UNBUFFERED = {**os.environ, "PYTHONUNBUFFERED": "1"}
"""So that each line is written at once, to whoever reads it or does not."""
BRIEF = claim('"Prices fell by 15%"', "also: [{quote: We saw it coming}]\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project on disk, with one brief."""
    return written(tmp_path, project(b=BRIEF))


def test_check_counts_what_it_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with only `seeds/` and `briefs/` is enough."""
    assert main(["check", "--project", str(folder)]) == 0
    assert capsys.readouterr() == ("1 source, 1 brief, 1 claim, 2 quotes checked, 2 exact; no problems\n", "")


def test_check_fails_for_a_wrong_quote(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1; the concise format is one line a problem."""
    (folder / "briefs" / "b.yml").write_text(BRIEF.replace("15%", "5%"))

    assert main(["check", "--project", str(folder), "--format", "concise"]) == 1
    assert capsys.readouterr().out == (
        "briefs/b.yml:10:12: error[quote-not-found]: the words do not stand in `report`\n"
        "1 source, 1 brief, 1 claim, 2 quotes checked, 1 exact; 1 error\n"
    )


def test_check_writes_json_whatever_it_finds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not even text leaves a finding and the rest."""
    (folder / "briefs" / "c.yml").write_bytes(b"\xff\xfe")

    assert main(["check", "--project", str(folder), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [finding["file"] for finding in data["findings"]] == ["briefs/c.yml"]
    assert data["counts"]["exact"] == 2


def test_an_empty_folder_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run that checked no quote fails."""
    assert main(["check", "--project", str(tmp_path)]) == 1
    assert "nothing-checked" in capsys.readouterr().out


def test_a_missing_folder_cannot_be_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, one line on standard error."""
    assert main(["check", "--project", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr() == ("", f"asquoted: there is no folder {tmp_path / 'nowhere'}\n")


@pytest.mark.parametrize(
    ("argv", "meant"),
    [
        ([], ["build"]),
        (["--project", "check"], ["--project", "check", "build"]),
        (["--debug"], ["--debug", "build"]),
        (["check"], ["check"]),
        (["--project", "x", "check"], ["--project", "x", "check"]),
        (["--help"], ["--help"]),
    ],
)
def test_build_is_what_is_done_if_nothing_else_is_said(argv: list[str], meant: list[str]) -> None:
    """A folder that is called like a command is no command."""
    assert cli._with_command(argv) == meant  # noqa: SLF001 - the rule is worth a table


@pytest.mark.parametrize("argv", [["--project", "x", "check"], ["check", "--project", "x"], ["--project", "x"]])
def test_the_project_may_be_named_anywhere(argv: list[str]) -> None:
    """Before a command, after it, or without one: it is never silently another folder."""
    words = cli._with_command(argv)  # noqa: SLF001 - see above

    assert cli._parser(cli._named(words)).parse_args(words).project == Path("x")  # noqa: SLF001


@pytest.mark.parametrize(
    ("argv", "loaded"),
    [
        (["check"], ("check",)),
        (["--project", "find", "check", "build"], ("check",)),
        (["check", "--help"], ("check",)),
        (["--help", "check"], cli._COMMANDS),  # noqa: SLF001 - each says what it does
        (["--version"], cli._COMMANDS),  # noqa: SLF001
        (["frob"], cli._COMMANDS),  # noqa: SLF001 - the message names all
    ],
)
def test_only_the_command_that_runs_is_loaded(argv: list[str], loaded: tuple[str, ...]) -> None:
    """Most of the time of a short run is the time until its program is loaded."""
    assert cli._named(argv) == loaded  # noqa: SLF001


def test_numpy_is_not_loaded_to_say_what_is_known() -> None:
    """Texts are folded only where something is checked anew; nor does a build load what checks, or MkDocs."""
    code = "import sys, asquoted.cli.build; print(*{'numpy', 'mkdocs', 'asquoted.pipeline'} & set(sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "\n"


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    """Help is short and shows what to type."""
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    assert "python3 build.py check" in capsys.readouterr().out


def test_a_wrong_option_is_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2."""
    with pytest.raises(SystemExit, match="2"):
        main(["check", "--format", "xml"])
    assert "invalid choice" in capsys.readouterr().err


def test_seal_fills_in_and_asks_before_it_accepts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new source is sealed at once; a changed one only with `--accept`."""
    report, its_record = folder / "seeds" / "report.txt", folder / "seeds" / "report.yml"
    its_record.write_text(record(seal=""))

    assert main(["seal", "--project", str(folder)]) == 0
    assert its_record.read_text() == record()
    was = folder / "was.txt"
    was.write_text(REPORT)
    report.write_text(REPORT.replace("15%", "16%"))
    assert main(["seal", "--project", str(folder), "--was", str(was)]) == 1
    assert its_record.read_text() == record()
    assert "[-15%-]{+16%+}" in capsys.readouterr().out
    assert main(["seal", "--project", str(folder), "--was", str(was), "--accept"]) == 0
    assert its_record.read_text() == record(report.read_text())


def test_a_defect_of_ours_is_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, and no traceback unless it is asked for."""

    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("asquoted.cli.check.check_project", broken)

    assert main(["check", "--project", str(folder)]) == 2
    assert capsys.readouterr() == (
        "",
        (
            "asquoted: this is a defect of ours: RuntimeError: a bug; please report it, with what you did, as an issue "
            "of the repository that this program comes from; --debug shows where it is\n"
        ),
    )
    assert main(["check", "--project", str(folder), "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_seal_without_a_source_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing sealed is told apart from nothing to seal."""
    assert main(["seal", "--project", str(tmp_path)]) == 0
    assert capsys.readouterr().out == (
        "there is no source to seal: one is seeds/<id>.txt with its record, seeds/<id>.yml\n"
    )


def test_seal_with_all_sealed_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is a source, and nothing to do."""
    assert main(["seal", "--project", str(folder)]) == 0
    assert capsys.readouterr().out == "every source is sealed already\n"


def test_what_follows_test_is_for_pytest() -> None:
    """Options too; those before it are ours."""
    argv = ["--project", "x", "test", "--update-golden", "-q", "tests/test_cli.py"]

    words = cli._with_command(argv)  # noqa: SLF001
    given = cli._parser(cli._named(words)).parse_args(words)  # noqa: SLF001
    assert (given.project, given.arguments) == (Path("x"), argv[3:])


def test_a_reader_who_has_seen_enough_is_no_problem() -> None:
    """As `asquoted explain | head`: nobody is left to tell anything."""
    command = [sys.executable, "-c", "import sys; from asquoted.cli import main; sys.exit(main(['explain']))"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_UNBUFFERED) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 2


def test_a_site_that_does_not_show_what_stands_is_told_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Each quote with both texts, each dead link; it is no mistake of the files, so the exit code is 2."""
    wrong = Misprint("briefs/b/index.html", "b/a", "Prices fell", "Prices rose")
    read = ReadBack(wrong=(wrong,), dead=(DeadLink("a.html", "b/"),))
    built = Built(check(project(b=claim('"Prices fell by 15%"'))), read)

    assert unsound(built) == 2
    assert capsys.readouterr().err == (
        "briefs/b/index.html: the page does not show b/a as its source has it\n"
        "  the page:   Prices fell\n  the source: Prices rose\n"
        "a.html: the link to b/ leads nowhere: mend it where the page has it\n"
    )

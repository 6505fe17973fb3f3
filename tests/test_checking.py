"""Several processes find what one finds, in the same order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from asquoted import checking, pipeline, processes
from asquoted.checking import check_project, over_cores, spread_over
from asquoted.cli import check as check_command, main
from asquoted.disk import read_project
from asquoted.files.given import Files
from asquoted.pipeline import check
from asquoted.report.contract import contract
from asquoted.resolve.checked import CheckedBrief, Ground, check_briefs
from tests.golden import files_of
from tests.support import CASES, everything
from tests.test_check import GOLDEN


def many_problems() -> Files:
    """Return the sample with the briefs of all golden cases: hundreds of findings of all kinds."""
    briefs = {
        f"briefs/{number}-{path.removeprefix('briefs/')}": data
        for number, case in enumerate(GOLDEN)
        for path, data in files_of(case).items()
        if path.startswith("briefs/") and path != "briefs/speakers.yml"
    }
    return {**read_project(CASES / "sample"), **briefs}


@pytest.mark.parametrize("can_split", [lambda: True, lambda: False], ids=["split off", "new processes"])
def test_processes_find_what_one_process_finds(can_split: Callable[[], bool], monkeypatch: pytest.MonkeyPatch) -> None:
    """The same outcome, whole, while no brief is checked here."""
    files = many_problems()
    plain = check(files)
    here = os.getpid()

    def elsewhere(ground: Ground, briefs: Files) -> Iterable[tuple[str, CheckedBrief]]:
        assert not briefs or os.getpid() != here
        return check_briefs(ground, briefs)

    monkeypatch.setattr(checking, "PAYS", 2)
    for module in (checking, processes):  # the tests themselves may run beside threads
        monkeypatch.setattr(module, "can_split", can_split)
    monkeypatch.setattr(pipeline, "check_briefs", elsewhere)

    assert everything(check(files, spread=over_cores)) == everything(plain)
    assert len(plain.findings) > 50


def test_any_executor_will_do() -> None:
    """It is told how far the run has come."""
    files = many_problems()
    told: list[tuple[int, int]] = []
    with ThreadPoolExecutor(3) as executor:
        outcome = check(files, spread=spread_over(executor, 3, tell=lambda *at: told.append(at)))

    assert everything(outcome) == everything(check(files))
    assert len(told) > 3
    assert told[-1][0] == told[-1][1] > 100


def test_what_a_killed_process_leaves_is_checked_here() -> None:
    """A system that is short of memory kills; the check goes on."""
    files = many_problems()
    with ProcessPoolExecutor(1) as executor:
        executor.submit(os._exit, 1).exception()

        assert everything(check(files, spread=spread_over(executor, 1))) == everything(check(files))


def test_few_briefs_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The start of a process costs more than it brings."""
    monkeypatch.setattr(checking, "Processes", None)

    files = read_project(CASES / "sample")

    assert everything(check_project(files)) == everything(check(files))


def test_a_second_check_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """With what the first has kept, byte for byte."""
    plain = contract(check(read_project(CASES / "sample")))
    for _ in range(2):
        main(["check", "--format", "json", "--project", str(CASES / "sample")])

        assert capsys.readouterr().out == plain


def test_a_cluster_that_is_not_there_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That Dask is not installed, or that nobody answers; exit code 2."""
    monkeypatch.setattr("asquoted.cluster._PATIENCE", 1)
    (tmp_path / "briefs").mkdir()

    assert main(["check", "--cluster", "tcp://127.0.0.1:9", "--project", str(tmp_path)]) == 2
    assert capsys.readouterr().err in (
        (
            "asquoted: `--cluster` needs Dask, which is not installed: "
            "install the extra `cluster` of this program, or `distributed` beside it\n"
        ),
        "asquoted: no scheduler of Dask answers at tcp://127.0.0.1:9\n",
    )


def test_the_progress_of_a_cluster_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Written over until all is done."""
    for done in (1, 2):
        check_command.tell(done, 2)

    assert capsys.readouterr().err == "\rbriefs checked: 1 of 2\rbriefs checked: 2 of 2\n"


def test_without_dask_one_line_says_what_to_install(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    (tmp_path / "briefs").mkdir()

    assert main(["check", "--cluster", "tcp://127.0.0.1:9", "--project", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        "asquoted: `--cluster` needs Dask, which is not installed: "
        "install the extra `cluster` of this program, or `distributed` beside it\n"
    )


def test_what_cannot_be_read_of_an_answer_is_checked_here() -> None:
    """As if nobody had answered."""
    files = many_problems()

    assert everything(check(files, spread=lambda _, briefs: iter([(path, b"[") for path in briefs]))) == everything(
        check(files)
    )

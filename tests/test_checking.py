"""Several processes find what one finds, in the same order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from asquoted import checking, pipeline
from asquoted.checking import check_project, over_cores, spread_over
from asquoted.cli import main
from asquoted.disk import read_project
from asquoted.pipeline import Files, check
from asquoted.report.contract import contract
from benchmarks.generated import generated
from tests.golden import files_of
from tests.support import CASES, ROOT, everything, written
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


def test_processes_find_what_one_process_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same outcome, whole, while no brief is checked here."""
    files = many_problems()
    plain = check(files)
    monkeypatch.setattr(checking, "PAYS", 2)
    monkeypatch.setattr(pipeline, "check_briefs", lambda _, briefs: iter([1 / 0 for _ in briefs]))

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


def processes_below(pid: int) -> set[int]:
    """Return the processes that a process began, and those that they began."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = [tuple(map(int, line.split())) for line in listed.splitlines()]
    found = {child for child, parent in parents if parent == pid}
    return found.union(*(processes_below(child) for child in found))


def is_alive(pid: int) -> bool:
    """Tell whether a process runs."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.startswith("Z")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_no_process_outlives_its_check(how: signal.Signals, tmp_path: Path) -> None:
    """However it is stopped; and Ctrl+C is answered in one line."""
    if not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2:
        pytest.skip("there is one core: no process is begun")
    folder = written(tmp_path / "project", generated(100))
    code = "from asquoted import checking, cli; checking.PAYS = 2; cli.main()"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, "check", "--project", str(folder)]
    said = tmp_path / "said"
    with said.open("w") as out, subprocess.Popen(command, env=environment, stderr=out, start_new_session=True) as run:
        while len(begun := processes_below(run.pid)) < 3:  # two, and Python's own that cleans up after them
            time.sleep(0.05)
        time.sleep(1)
        if how is signal.SIGINT:
            os.killpg(run.pid, how)  # as a terminal does
        else:
            run.send_signal(how)

    limit = time.monotonic() + 20
    while any(map(is_alive, begun)) and time.monotonic() < limit:
        time.sleep(0.1)
    assert [pid for pid in begun if is_alive(pid)] == []
    if how is signal.SIGINT:
        assert said.read_text() == "asquoted: stopped\n"


def test_few_briefs_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The start of a process costs more than it brings."""
    monkeypatch.setattr(checking, "ProcessPoolExecutor", None)

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

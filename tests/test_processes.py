"""What holds for every process that we begin."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from asquoted import processes
from asquoted.processes import cores, each_done
from benchmarks.generated import generated
from tests.support import ROOT, written

several = pytest.mark.skipif(cores() < 2, reason="there is one core: no process is begun")

CHECK = """
import time
from asquoted import checking, cli, pipeline
checking.PAYS, found = 2, pipeline.check_briefs
pipeline.check_briefs = lambda *given: time.sleep(0.1) or found(*given)
cli.main()
"""
NEW = CHECK.replace("cli.main", "checking.can_split = bool\ncli.main")
PAGES = """
import sys, time
from asquoted.processes import each_done
try:
    each_done(lambda _: time.sleep(0.5), range(1000))
except KeyboardInterrupt:
    sys.stderr.write("asquoted: stopped\\n")
"""


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


@several
@pytest.mark.parametrize(("code", "least"), [(NEW, 3), (CHECK, 2), (PAGES, 2)], ids=["new", "check", "pages"])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_no_process_outlives_who_began_it(how: signal.Signals, code: str, least: int, tmp_path: Path) -> None:
    """However that is stopped; and Ctrl+C is answered in one line. Python itself begins one more beside new ones."""
    folder = written(tmp_path / "project", generated(100))
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, "check", "--project", str(folder)]
    said = tmp_path / "said"
    with said.open("w") as out, subprocess.Popen(command, env=environment, stderr=out, start_new_session=True) as run:
        while len(begun := processes_below(run.pid)) < least:
            assert run.poll() is None, said.read_text()
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


@several
def test_what_a_killed_process_leaves_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that is short of memory kills; everything is done all the same, in its order."""
    monkeypatch.setattr(processes, "WORTH_IT", 1)
    monkeypatch.setattr(processes, "can_split", lambda: True)
    here = os.getpid()

    def work(number: int) -> int:
        if number == 5 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number * number

    assert each_done(work, range(100)) == [number * number for number in range(100)]


@several
def test_a_thread_may_begin_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signals are not its affair."""
    monkeypatch.setattr(processes, "WORTH_IT", 2)
    with ThreadPoolExecutor(1) as executor:
        assert executor.submit(each_done, abs, range(-3, 3)).result() == [3, 2, 1, 0, 1, 2]

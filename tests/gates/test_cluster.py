"""`check --cluster` on a real cluster of Dask: workers in processes of their own, reached by their address."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from asquoted.cli import main
from asquoted.pipeline import check
from asquoted.report.contract import contract
from benchmarks.generated import generated
from tests.support import claim, project, written
from tests.test_checking import many_problems

pytestmark = pytest.mark.gate
distributed = pytest.importorskip("distributed", reason="Dask is not installed: the extra `cluster`")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A cluster of two processes."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as local:
        yield local.scheduler_address


@pytest.mark.parametrize("files", [many_problems(), generated(30)], ids=["many problems", "many quotes"])
def test_a_cluster_finds_what_one_process_finds(
    files: dict[str, bytes], address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The same report, byte for byte, though no brief was checked here."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    plain = check(files)
    monkeypatch.setattr("asquoted.pipeline.check_briefs", lambda _, briefs: iter([1 / 0 for _ in briefs]))
    folder = written(tmp_path / "project", files)

    code = main(["check", "--cluster", address, "--format", "json", "--project", str(folder)])

    assert capsys.readouterr().out == contract(plain)
    assert code == int(plain.failed)


def test_a_cluster_without_workers_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody waits for a worker that may never come."""
    with distributed.LocalCluster(n_workers=0, dashboard_address=":0") as local:
        code = main(["check", "--cluster", local.scheduler_address, "--project", str(written(tmp_path, project()))])

        assert code == 2
        assert capsys.readouterr().err == f"asquoted: the scheduler at {local.scheduler_address} has no workers\n"


def test_a_worker_with_another_program_is_told(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its verdicts would be those of another version."""
    monkeypatch.setattr("asquoted.cluster.program", lambda: str(os.getpid()))

    code = main(["check", "--cluster", address, "--project", str(written(tmp_path, project()))])

    assert code == 2
    assert re.fullmatch(
        r"asquoted: the worker tcp://127\.0\.0\.1:\d+ has another version of this program or of Python; "
        r"install the same\n",
        capsys.readouterr().err,
    )


def test_workers_that_are_lost_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dask gives a task to another worker several times; then it is said in one line."""
    monkeypatch.setattr("asquoted.checking.check_apart", lambda *_: os._exit(1))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = written(tmp_path / "project", project(a=claim('"Prices fell by 15% in May"')))
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as local:
        code = main(["check", "--cluster", local.scheduler_address, "--project", str(folder)])

        assert code == 2
        assert capsys.readouterr().err == (
            f"asquoted: the workers at {local.scheduler_address} were lost while they checked: "
            "the log of a worker says why; is it short of memory?\n"
        )


@pytest.mark.parametrize("nowhere", ["tcp://127.0.0.1:9", "127.0.0.1:9", "nowhere://a", "tcp://"])
def test_an_address_at_which_nobody_answers_is_told(
    nowhere: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, and not at length."""
    monkeypatch.setattr("asquoted.cluster._PATIENCE", 1)

    assert main(["check", "--cluster", nowhere, "--project", str(written(tmp_path, project()))]) == 2
    assert capsys.readouterr().err == f"asquoted: no scheduler of Dask answers at {nowhere}\n"

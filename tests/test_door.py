"""build.py: the door. Real Pythons, real pip; only the network and `venv` are taken away."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

# The Python that the tests' environment was made from: it has none of the packages.
BARE = Path(sys.base_prefix) / "bin" / "python3"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a fresh clone holds, as far as the door needs it."""
    for name in ("build.py", "pyproject.toml", "README.md", "LICENSE", "requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "asquoted").mkdir()
    shutil.copy(ROOT / "asquoted" / "__init__.py", tmp_path / "asquoted")
    return tmp_path


def run(clone: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the door with the bare Python."""
    kept = {"PATH": os.environ["PATH"], "HOME": str(clone)}
    return subprocess.run(
        [BARE, clone / "build.py", "check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=clone,
        env=kept | environment,
    )


def test_without_venv_it_says_what_to_install(clone: Path) -> None:
    """One line, exit code 2, and no half-made environment."""
    (clone / "fake").mkdir()
    (clone / "fake" / "venv.py").write_text("raise SystemExit('No module named ensurepip')")

    done = run(clone, PYTHONPATH=str(clone / "fake"))

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("build.py: Python's venv is missing; install it")
    assert "Traceback" not in done.stderr
    assert not (clone / ".venv").exists()


def test_without_the_network_it_says_so(clone: Path) -> None:
    """What was begun is removed, so that the next run begins anew."""
    done = run(clone, PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull)

    assert done.returncode == 2
    assert "is the network there?" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert not (clone / ".venv").exists()


def test_an_interrupted_environment_is_made_anew(clone: Path) -> None:
    """One without the stamp that is written last is not used."""
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to(BARE)

    done = run(clone, PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull)

    assert done.stderr.startswith("build.py: installing what is needed into .venv")


def test_the_locks_name_no_registry() -> None:
    """They hold names, versions and hashes."""
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")

        assert "--hash=sha256:" in text
        assert "http" not in text
        assert "--index" not in text
        assert "--find-links" not in text

"""build.py: the door. Real Pythons, real pip; only the network and `venv` are taken away."""

from __future__ import annotations

import ast
import hashlib
import importlib.metadata
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
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


def older() -> Path | None:
    """Return the oldest Python of this machine that is too old for the program and not too old to be told so."""
    names = [f"python3.{minor}" for minor in range(6, 11)]
    found = [path for name in names for path in Path(sys.base_prefix).parent.glob(f"*/bin/{name}")]
    found += [Path(each) for name in names if (each := shutil.which(name))]
    # What has the name may be a stand-in that runs nothing.
    return next((each for each in found if not subprocess.run([each, "-c", ""], check=False).returncode), None)


def test_an_older_python_can_read_the_door() -> None:
    """The version is looked at in a file that it can read: no syntax, and no annotation, of a later one."""
    source = (ROOT / "build.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    given = [each.annotation for node in functions for each in (*node.args.args, *node.args.kwonlyargs)]
    evaluated = [each for each in (*given, *(node.returns for node in functions)) if each is not None]

    assert all(isinstance(each, ast.Name | ast.Constant) for each in evaluated)
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "__future__"]


def test_an_older_python_is_told(clone: Path) -> None:
    """One line, exit code 2, and nothing is made."""
    python = older()
    if python is None:
        pytest.skip("no older Python is on this machine")

    done = subprocess.run([python, clone / "build.py"], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith("build.py: Python 3.11 or newer is needed; this is 3.")
    assert done.stderr.count("\n") == 1
    assert not (clone / ".venv").exists()


def test_where_nothing_can_be_written_it_says_so(clone: Path) -> None:
    """What is missing is not venv."""
    (clone / ".venv").write_text("a file")

    done = run(clone)

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("build.py: .venv cannot be made: ")
    assert "Traceback" not in done.stderr


def wheel_of(name: str, folder: Path) -> str:
    """Pack an installed distribution into a wheel; return the line of a lock that asks for it."""
    made_of = importlib.metadata.distribution(name)
    path = folder / f"{name}-{made_of.version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for file in made_of.files or []:
            if ".." not in file.parts and "__pycache__" not in file.parts:
                wheel.write(file.locate(), str(file))
    return f"{name}=={made_of.version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def test_an_installation_that_is_killed_is_repaired(clone: Path) -> None:
    """Killed in the middle, with its pip: the next run makes the environment whole, and the one after uses it."""
    (clone / "wheels").mkdir()
    (clone / "requirements.lock").write_text(wheel_of("flit_core", clone / "wheels"))
    (clone / "asquoted" / "cli.py").write_text("")
    (clone / "asquoted" / "__main__.py").write_text("print('the program runs')")
    offline = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": str(clone / "wheels")}
    kept = {"PATH": os.environ["PATH"], "HOME": str(clone), **offline}
    door = subprocess.Popen(
        [BARE, clone / "build.py"], stderr=subprocess.DEVNULL, env=kept, cwd=clone, start_new_session=True
    )
    while not list(clone.glob(".venv/lib/python3*/site-packages/flit_core")):
        assert door.poll() is None
        time.sleep(0.01)
    os.killpg(door.pid, signal.SIGKILL)
    door.wait()
    assert (clone / ".venv").exists()
    assert not (clone / ".venv" / "made-from").exists()

    for begins in ("build.py: installing what is needed into .venv", ""):
        done = run(clone, **offline)
        assert (done.returncode, done.stdout) == (0, "the program runs\n"), done.stderr
        assert done.stderr.startswith(begins) if begins else done.stderr == ""


def test_the_locks_name_no_registry() -> None:
    """They hold names, versions and hashes."""
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text(encoding="utf-8")

        assert "--hash=sha256:" in text
        assert "http" not in text
        assert "--index" not in text
        assert "--find-links" not in text

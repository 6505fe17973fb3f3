#!/usr/bin/env python3
"""The door: makes `.venv` from the lock file when it is needed, then hands over to the program.

Needs Python 3.11 or newer and nothing else. The system's Python is never touched. An older Python 3 (from 3.6) can read
this file and is told so: no annotation here is evaluated that it does not know.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "made-from"
"""Written last: an environment without it was interrupted and is made anew."""


def stop(message: str) -> None:
    """Say in one line why nothing can be done, and leave with exit code 2."""
    sys.stderr.write(f"build.py: {message}\n")
    sys.exit(2)


def fingerprint(lock: Path) -> str:
    """Return what an environment made from this lock is stamped with."""
    inputs = (lock, HERE / "pyproject.toml")
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in inputs]
    return " ".join([lock.name, *digests, sys.version.split()[0]])


def is_ready(lock: Path, full: Path) -> bool:
    """Tell whether `.venv` is whole and holds what the lock asks for; the test lock holds all of the other."""
    if not STAMP.is_file() or not PYTHON.exists():
        return False
    stamp = STAMP.read_text(encoding="utf-8")
    if stamp not in {fingerprint(lock), fingerprint(full)}:
        return False
    return subprocess.run([PYTHON, "-c", "import asquoted.cli"], capture_output=True, check=False).returncode == 0


def has_everything(*, testing: bool) -> bool:
    """Tell whether this Python already has all that is needed, the program from this folder included."""
    names = [
        "babel",
        "jinja2",
        "markdown",
        "mkdocs",
        "material",
        "platformdirs",
        "rapidfuzz",
        "yaml",
        *(["hypothesis", "jsonschema", "pytest", "pytest_cov", "xdist"] if testing else []),
    ]
    probe = f"import importlib.metadata as m, asquoted; import {', '.join(names)}; m.distribution('asquoted')"
    done = subprocess.run([sys.executable, "-P", "-c", probe], capture_output=True, check=False, cwd=HERE)
    return done.returncode == 0


def make(lock: Path) -> None:
    """Make `.venv` from a lock file, or stop with the reason."""
    sys.stderr.write(f"build.py: installing what is needed into .venv, from {lock.name} (once; about a minute)\n")
    clear()
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        clear()
        if "ensurepip" in made.stdout + made.stderr or "No module named" in made.stderr:
            how = "install it (on Debian and Ubuntu: apt install python3-venv) and run this again"
            stop(f"Python's venv is missing; {how}")
        stop(f".venv cannot be made: {last_line(made)}")
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    run_pip([*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", lock])
    run_pip([*pip, "--no-deps", "--no-build-isolation", "--editable", HERE])
    STAMP.write_text(fingerprint(lock), encoding="utf-8")


def run_pip(command: "list[str | Path]") -> None:
    """Run pip, or stop with the last thing it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        clear()
        stop(f"the packages cannot be installed; is the network there? pip says: {last_line(done)}")


def clear() -> None:
    """Remove `.venv`, its stamp first: if this is interrupted too, what is left is not taken for a whole one."""
    if STAMP.is_file():
        STAMP.unlink()
    shutil.rmtree(VENV, ignore_errors=True)


def last_line(done: "subprocess.CompletedProcess[str]") -> str:
    """Return the last thing that a program said."""
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return said[-1] if said else "nothing"


def main() -> int:
    """Find or make an environment, and run the program in it."""
    if sys.version_info < (3, 11):
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
    arguments = sys.argv[1:]
    testing = "test" in arguments
    full = HERE / "requirements-test.lock"
    lock = full if testing else HERE / "requirements.lock"
    python: Path | str = PYTHON
    if not is_ready(lock, full):
        if has_everything(testing=testing):
            python = sys.executable
        else:
            make(lock)
    command = [str(python), "-m", "asquoted", *arguments]
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        stop("stopped")

"""The tools of a release: in an environment of their own, made from their lock by its hashes and thrown away."""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class NoToolsError(Exception):
    """The tools cannot be installed; the message is the last thing that pip said."""


def tools(folder: Path) -> Path:
    """Install the tools into a folder; return where their commands are.

    Raises:
        NoToolsError: Pip cannot.
    """
    venv.create(folder, with_pip=True)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    install(str(commands / "python"), "requirements-release.lock")
    return commands


def install(python: str, lock: str, *options: str) -> None:
    """Install what a lock of this repository names, by its hashes, with the pip of a Python.

    Raises:
        NoToolsError: Pip cannot.
    """
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(ROOT / lock)]
    done = subprocess.run([*pip, *locked, *options], capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise NoToolsError(said[-1] if said else "pip does not say why")

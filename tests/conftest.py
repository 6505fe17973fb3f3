"""Options of the test run, and an environment that is the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes is the machine's affair; benchmarks measure time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


_NUMBERS = count()
"""Of the tests, for a cache of each."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what is now given into the golden files; read the diff before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(autouse=True)
def no_surroundings(monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    """Nothing that a terminal or a workflow sets, or that another test keeps, changes what a test sees."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept / str(next(_NUMBERS))))
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True, scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Nothing is believed that was kept before, nor left in the cache of whoever runs the tests."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "session"))
        yield folder

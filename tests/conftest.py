"""Options of the test run, and an environment that is the same everywhere."""

from __future__ import annotations

import pytest
from hypothesis import settings

# How long an example takes is the machine's affair; benchmarks measure time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what is now given into the golden files; read the diff before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(autouse=True)
def no_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that a terminal or a workflow sets changes what a test sees."""
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)

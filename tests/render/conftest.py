"""The sample project: every kind of passage, three sets of rights, a draft, a withdrawal and a correction."""

from __future__ import annotations

from pathlib import Path

import pytest

from asquoted.disk import read_project
from asquoted.model import Library
from asquoted.pipeline import check

CASES = Path(__file__).parent.parent / "cases"
PROJECT = CASES.parent.parent


def _library(root: Path) -> Library:
    outcome = check(read_project(root.resolve()))
    assert not outcome.findings
    return outcome.library


@pytest.fixture(scope="session")
def sample() -> Library:
    """Return the small project in `tests/cases/sample`."""
    return _library(CASES / "sample")


@pytest.fixture(scope="session")
def real() -> Library:
    """Return the project of this repository."""
    return _library(PROJECT)

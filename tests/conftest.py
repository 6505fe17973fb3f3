"""Options of the test run."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("laws", deadline=None)
settings.load_profile("laws")  # a law is not broken because the machine was busy


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what is now given into the golden files; read the diff before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")

"""Options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what is now given into the golden files; read the diff before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")

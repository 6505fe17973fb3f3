"""A plugin of pytest for `benchmarks.mutants`: what the program has computed once is forgotten, so that mutants count.

All mutants run in copies of one process. What is kept there (`functools.cache`) was computed before a place was
changed, and the change would never be seen. And while it is measured which tests reach which function, each test has to
reach all of them, not only the first one.
"""

from __future__ import annotations

import os
import sys

import pytest

_MEASURING = "stats"
_seen: list[str] = [""]
"""The mutant that the last test was about."""


_FIRST = (
    "tests/text/",
    "tests/anchor/test_told.py::test_all_that_is_said_of_a_case[finer",
    "tests/anchor/",
    "tests/test_law.py",
)
"""What is quick and notices most."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that are quick and notice most; most mutants need no others."""
    items.sort(key=lambda item: next((rank for rank, each in enumerate(_FIRST) if item.nodeid.startswith(each)), 9))


def pytest_runtest_setup() -> None:
    """Forget everything before the first test of a mutant, and before each test that is only measured."""
    mutant = os.environ.get("MUTANT_UNDER_TEST", "")
    if mutant == _seen[0] != _MEASURING:
        return
    _seen[0] = mutant
    for name, module in list(sys.modules.items()):
        if name.startswith("asquoted."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()

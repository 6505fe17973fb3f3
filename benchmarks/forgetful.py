"""A plugin of pytest for `benchmarks.mutants`: what the program has computed once is forgotten, so that mutants count.

All mutants run in copies of one process. What is kept there (`functools.cache`) was computed before a place was
changed, and the change would never be seen. And while it is measured which tests reach which function, each test has to
reach all of them, not only the first one.

How long a mutant may take is counted in seconds of the processor, or a busy machine would make some seem endless that
nothing notices.
"""

from __future__ import annotations

import os
import resource
import sys
import time

import pytest

_MEASURING = "stats"
_LONGEST = 6
"""Seconds of the processor; all tests together take three."""
_seen: list[str] = [""]
"""The mutant that the last test was about."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests of the changed module, then with what is said of all cases; most mutants need no others."""
    module = os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")[0].removeprefix("asquoted.").replace(".", "/test_")
    first = (f"tests/{module}.py", "tests/anchor/test_told.py", "tests/anchor/", "tests/test_law.py")
    last = "tests/text/test_fast.py"  # compares the fast ways with the plain ones on many texts, which takes long

    def rank(item: pytest.Item) -> int:
        known = (place for place, each in enumerate(first) if item.nodeid.startswith(each))
        return next(known, len(first) + item.nodeid.startswith(last))

    items.sort(key=rank)


def pytest_runtest_setup() -> None:
    """Forget everything before the first test of a mutant, and before each test that is only measured."""
    mutant = os.environ.get("MUTANT_UNDER_TEST", "")
    if mutant == _seen[0] != _MEASURING:
        return
    _seen[0] = mutant
    if "__mutmut_" in mutant:
        last = int(time.process_time()) + _LONGEST
        resource.setrlimit(resource.RLIMIT_CPU, (last, last + 1))
    for name, module in list(sys.modules.items()):
        if name.startswith("asquoted."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()

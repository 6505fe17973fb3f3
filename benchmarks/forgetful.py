"""A plugin of pytest for `benchmarks.mutants`: what the program has computed once is forgotten, so that mutants count.

All mutants run in copies of one process. What is kept there (`functools.cache`, a `Table` of characters) was computed
before a place was changed, and the change would never be seen. And while it is measured which tests reach which
function, each test has to reach all of them, not only the first one.

How long a mutant may take is counted in seconds of the processor, or a busy machine would make some seem endless that
nothing notices.
"""

from __future__ import annotations

import os
import resource
import sys
import time

import pytest
from hypothesis import Phase, settings

_MEASURING = "stats"
_LONGEST = 6
"""Seconds of the processor; all tests together take three."""
_FAST = {f"text.{each}" for each in ("codes", "fold_fast", "locate", "runs", "skeleton_fast")}
_COMPARED = "tests/text/test_fast.py"
"""Compares the fast ways with the plain ones on many texts, which takes long."""
_seen: list[str] = [""]
"""The mutant that the last test was about."""


def pytest_configure() -> None:
    """Do not look for the smallest input that fails: any will do."""
    settings.register_profile("mutants", deadline=None, phases=(Phase.explicit, Phase.generate))
    settings.load_profile("mutants")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests of the changed module, then with what is said of all cases; most mutants need no others."""
    module = os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")[0].removeprefix("asquoted.")
    own = _COMPARED if module in _FAST else f"tests/{module.replace('.', '/test_')}.py"
    first = (own, "tests/anchor/test_told.py", "tests/anchor/", "tests/test_law.py")

    def rank(item: pytest.Item) -> int:
        known = (place for place, each in enumerate(first) if item.nodeid.startswith(each))
        return next(known, len(first) + item.nodeid.startswith(_COMPARED))

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
                elif type(value).__name__ == "Table":
                    value.__init__(value._value)  # noqa: SLF001 - as it was before anything was looked up

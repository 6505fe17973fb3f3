"""The reference pages say what the code declares."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from asquoted.export.reference import files_reference, rules_reference
from asquoted.rules.registry import ALL
from tests.support import ROOT
from tests.test_check import GOLDEN


@pytest.mark.parametrize(
    ("name", "made"), [("docs/files.md", files_reference), ("asquoted/rules/pages/index.md", rules_reference)]
)
def test_the_docs_are_those_of_the_code(name: str, made: Callable[[], str], request: pytest.FixtureRequest) -> None:
    """Each reference page is exactly what the declarations make."""
    path = ROOT / name
    if request.config.getoption("--update-golden"):
        path.write_text(made(), encoding="utf-8")

    assert path.read_text(encoding="utf-8") == made()


def test_codes_are_unique() -> None:
    """A code names one rule."""
    codes = [rule.code for rule in ALL]

    assert len(codes) == len(set(codes))


def test_every_rule_is_seen_at_work() -> None:
    """Each rule is broken by at least one golden case, or by a test of its own."""
    told = "".join(case.expected for case in GOLDEN)
    elsewhere = {"unreadable-file", "not-utf-8", "control-character", "stacked-marks"}  # tests/bad.py, tests/files
    elsewhere |= {"changed-without-correction", "brief-unpublished"}  # tests/test_difference.py
    silent = {rule.code for rule in ALL if f"[{rule.code}]" not in told} - elsewhere

    assert silent == set()

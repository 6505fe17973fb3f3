"""What `check` says, word for word. The cases are documents in tests/cases/check."""

from __future__ import annotations

import pytest

from asquoted.pipeline import check
from asquoted.report.plain import full, summary
from tests.golden import Golden, files_of, golden_cases
from tests.support import CASES

GOLDEN = golden_cases(CASES / "check")


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.path.stem}: {case.title}") for case in GOLDEN])
def test_check_says(case: Golden, request: pytest.FixtureRequest) -> None:
    """Each case gets exactly the report that its document gives."""
    outcome = check(files_of(case))
    actual = full(outcome.findings) + "\n" + summary(outcome.counts, outcome.findings)
    if request.config.getoption("--update-golden"):
        case.update(actual)
        return

    assert actual == case.expected


def test_the_documents_are_there() -> None:
    """A folder without documents would pass the test above."""
    assert len({case.path for case in GOLDEN}) >= 4
    assert len(GOLDEN) >= 40

"""What the audit says of the locked packages, and that what it does not know is never taken for good."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from release.audit import Audit, read, told
from tests.support import ROOT

WHY = "Dependency not found on PyPI and could not be audited: odd (1.0)"
SAFE = {"name": "safe", "version": "1.0", "vulns": []}
ODD = {"name": "odd", "skip_reason": WHY}
WEAK = {"name": "weak", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1", "2.0"]}]}
OPEN = {"name": "open", "version": "2.0", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}


def report(*packages: object) -> Audit:
    """Read what pip-audit would tell of packages."""
    return read("requirements.lock", json.dumps({"dependencies": packages, "fixes": []}), "")


@pytest.mark.parametrize(
    ("audits", "said", "code"),
    [
        pytest.param(
            [report(SAFE), report(SAFE)], "1 packages audited, known vulnerabilities: 0\n", 0, id="all is safe"
        ),
        pytest.param(
            [report(WEAK, OPEN), report(SAFE)],
            "requirements.lock: weak 1.0: PYSEC-1, mended in 1.1, 2.0\n"
            "requirements.lock: open 2.0: PYSEC-2, not mended yet\n"
            "3 packages audited, known vulnerabilities: 2\n",
            1,
            id="two are not",
        ),
        pytest.param(
            [report(SAFE, ODD)],
            f"NOT AUDITED: odd: the database of vulnerabilities cannot be asked (odd: {WHY})\n"
            "1 packages audited, known vulnerabilities: 0\n",
            0,
            id="one is not known",
        ),
        pytest.param(
            [report(ODD)],
            f"NOTHING WAS AUDITED: the database of vulnerabilities cannot be asked (odd: {WHY})\n",
            0,
            id="pip-audit would say that no known vulnerabilities were found",
        ),
        pytest.param(
            [read("requirements.lock", "", "Traceback\n  a line\nConnectionError: no such host\n\n")],
            "NOTHING WAS AUDITED: the database of vulnerabilities cannot be asked "
            "(all of requirements.lock: ConnectionError: no such host)\n",
            0,
            id="no network",
        ),
    ],
)
def test_what_is_not_audited_is_told(audits: list[Audit], said: str, code: int) -> None:
    """In one line, and loudly; it never counts as safe."""
    assert told(audits) == (said, code)


@pytest.mark.parametrize("group", ["build", "test", "dev", "fuzz", "release"])
def test_every_group_is_locked(group: str) -> None:
    """Whatever pyproject.toml asks for is in the lock that is made from it, and so is audited."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"][group]
    lock = ROOT / f"requirements{ {'build': '', 'test': '-test', 'dev': '-dev'}.get(group, f'-{group}') }.lock"
    locked = set(re.findall(r"^([a-z0-9.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))

    assert {re.split("[<>=]", each)[0] for each in asked} <= locked

"""What the README shows is what a person sees."""

from __future__ import annotations

from asquoted.disk import read_project
from asquoted.pipeline import check
from asquoted.report.plain import full
from tests.support import ROOT


def test_the_example_is_real() -> None:
    """The wrong quote of the README gets exactly the report that stands there."""
    files = dict(read_project(ROOT))
    brief = files["briefs/what-is-funded.yml"]
    assert isinstance(brief, bytes)
    files["briefs/what-is-funded.yml"] = brief.replace(
        b"provides basic humanitarian aid\n", b"gives basic humanitarian aid\n", 1
    )

    (finding,) = check(files).findings

    assert f"```text\n{full([finding])}```\n" in (ROOT / "README.md").read_text(encoding="utf-8")

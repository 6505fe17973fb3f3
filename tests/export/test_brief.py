"""A brief as data says no more than its page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from asquoted.disk import read_project
from asquoted.export.brief import brief_json, context_within_rights
from asquoted.model import Anchor, Words
from asquoted.outcome import Outcome
from asquoted.pipeline import check
from asquoted.values import Rights
from tests.export.quoting import source
from tests.support import CASES

TEXT = "One two.\n\nThree four five six.\n\nSeven."


@pytest.fixture(scope="module")
def sample() -> Outcome:
    """Return the sample, checked."""
    return check(read_project(CASES / "sample"))


def data(outcome: Outcome, slug: str) -> dict[str, Any]:
    """Return a brief as it is published."""
    brief = next(each for each in outcome.library.briefs if each.slug == slug)
    found: dict[str, Any] = json.loads(brief_json(brief, outcome))
    return found


@pytest.mark.parametrize(
    ("rights", "context"),
    [
        pytest.param(Rights.NONE, (None, None), id="nothing but the quote"),
        pytest.param(Rights.EXCERPTS, ("Three ", " six."), id="its paragraph"),
        pytest.param(Rights.FULL, ("One two.\n\nThree ", " six.\n\nSeven."), id="as the contract has it"),
    ],
)
def test_context_is_published_within_the_rights(rights: Rights, context: tuple[str | None, str | None]) -> None:
    """What stands around a quote is the source's; its record says how much of it may be shown."""
    where = Anchor(source(TEXT, rights=rights), (Words(TEXT.index("four"), TEXT.index(" six")),))

    assert context_within_rights(where) == context


def test_a_quote_at_the_edge_of_its_paragraph_has_no_context_there() -> None:
    """With excerpts nothing of the paragraph before or after is given."""
    where = Anchor(source(TEXT), (Words(TEXT.index("Three"), TEXT.index("\n\nSeven")),))

    assert context_within_rights(where) == ("", "")


def test_a_published_brief_has_its_quotes(sample: Outcome) -> None:
    """Every quote, as the contract of check has it, with how the brief stands."""
    found = data(sample, "bridge")

    assert (found["status"], found["withdrawn"]) == ("published", None)
    assert found["counts"] == {"claims": 3, "quotes": 9, "exact": 9}
    minutes = [each for each in found["quotes"] if each["source"] == "minutes"]
    assert [(each["exact"], each["prefix"], each["suffix"]) for each in minutes] == [
        ("voted 5 to 4 to close the bridge", None, None)
    ]


def test_a_withdrawn_brief_has_no_quotes(sample: Outcome) -> None:
    """Its data says when and why, as its page does."""
    found = data(sample, "toll")

    assert found["withdrawn"] == {"date": "2026-04-01", "reason": "The source said nothing of a toll."}
    assert (found["counts"], found["quotes"]) == ({"claims": 0, "quotes": 0, "exact": 0}, [])

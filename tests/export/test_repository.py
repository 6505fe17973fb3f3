"""Links to where the files are kept: only where their shape is known."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from asquoted.disk import read_project
from asquoted.export.repository import edit_address, report_address
from asquoted.model import Library, Settings
from asquoted.pipeline import check
from tests.export.quoting import anchor, quoted, source
from tests.support import CASES

GITHUB = Settings(repository="https://github.com/example/bridge", branch="pages/2026 a")
GITLAB = Settings(repository="https://gitlab.com/group/sub/bridge.git")
ELSEWHERE = Settings(repository="https://git.example.org/bridge")


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the sample."""
    return check(read_project(CASES / "sample")).library


def test_a_claim_is_edited_at_its_line(library: Library) -> None:
    """The line in the link is the one at which the claim's mapping begins."""
    brief = library.briefs[0]
    lines = (CASES / "sample" / "briefs" / "bridge.yml").read_text(encoding="utf-8").split("\n")

    for claim in brief.claims:
        assert f"id: {claim.id}" in lines[claim.line - 1]
    assert edit_address(GITHUB, brief, brief.claims[1]) == (
        f"https://github.com/example/bridge/edit/pages/2026%20a/briefs/bridge.yml#L{brief.claims[1].line}"
    )
    assert edit_address(GITLAB, brief, brief.claims[0]) == (
        f"https://gitlab.com/group/sub/bridge/-/edit/main/briefs/bridge.yml#L{brief.claims[0].line}"
    )


@pytest.mark.parametrize("settings", [Settings(), ELSEWHERE])
def test_no_shape_of_address_is_guessed(library: Library, settings: Settings) -> None:
    """Without a repository, or on a host that we do not know, there is no link."""
    brief = library.briefs[0]
    claim = brief.claims[0]

    assert edit_address(settings, brief, claim) is None
    assert report_address(settings, brief, claim, claim.quote) is None


@pytest.mark.parametrize(
    ("settings", "title", "body"),
    [(GITHUB, "title", "body"), (GITLAB, "issue[title]", "issue[description]")],
)
def test_a_report_says_what_it_is_about(library: Library, settings: Settings, title: str, body: str) -> None:
    """Brief, claim, quotation, words and page are filled in; the reader writes what is wrong."""
    brief = library.briefs[0]
    claim = brief.claims[0]
    made = report_address(settings, brief, claim, claim.beside[1].quote, "https://site.example/#lane--d")

    assert made is not None
    asked = parse_qs(urlsplit(made).query, strict_parsing=True)
    assert set(asked) == {title, body}
    assert asked[title] == ["Problem with a quotation: bridge/lane/beside-2"]
    assert asked[body][0].split("\n") == [
        "Brief: bridge", "Claim: lane", "Quotation: bridge/lane/beside-2", "Words: “voted 5 to 4 to close the bridge”",
        "Page: https://site.example/#lane--d", "", "What is wrong:", "",
    ]  # fmt: skip


def test_a_report_stays_short(library: Library) -> None:
    """Long words are cut, so that the address stays below what hosts accept; hostile ones stay inside it."""
    long = "語" * 1000 + " &body=#?%"
    brief = library.briefs[0]

    made = report_address(GITHUB, brief, brief.claims[0], quoted(anchor(source(long), long)))
    hostile = report_address(GITHUB, brief, brief.claims[0], quoted(anchor(source("a &body=#?% b"), "a &body=#?% b")))

    assert made is not None
    assert len(made) < 4000
    assert hostile is not None
    assert "Words: “a &body=#?% b”" in parse_qs(urlsplit(hostile).query)["body"][0]

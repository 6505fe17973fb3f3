"""Links to where the files are kept: only where their shape is known."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from asquoted.disk import read_project
from asquoted.export.repository import correction_address, edit_address, reply_address, report_address
from asquoted.model import Library, Settings
from asquoted.pipeline import check
from tests.export.quoting import anchor, quoted, source
from tests.support import CASES, ROOT

GITHUB = Settings(repository="https://github.com/example/bridge", branch="pages/2026 a")
GITLAB = Settings(repository="https://gitlab.com/group/sub/bridge.git")
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
RESERVED = {"template", "title", "body", "labels", "milestone", "assignees", "projects", "type"}
"""What GitHub itself reads in such an address; no field may be called so."""
TOLD = (
    "Quotation: bridge/lane/beside-2",
    "Words: “voted 5 to 4 to close the bridge”",
    "Page: https://site.example/#lane--d",
    "",
    "What is wrong:",
    "",
)
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
    assert report_address(settings, claim.quote) is None
    assert correction_address(settings, brief, claim) is None
    assert reply_address(settings, brief, claim) is None


def asked(address: str | None) -> dict[str, list[str]]:
    """Return what an address fills in."""
    assert address is not None
    return parse_qs(urlsplit(address).query, strict_parsing=True)


def test_a_report_fills_in_the_form(library: Library) -> None:
    """Quotation, words and page; the reader writes what is wrong."""
    made = report_address(GITHUB, library.briefs[0].claims[0].beside[1].quote, "https://site.example/#lane--d")

    assert asked(made) == {
        "template": ["quotation.yml"],
        "title": ["Problem with a quotation: bridge/lane/beside-2"],
        "quotation": ["bridge/lane/beside-2"],
        "words": ["“voted 5 to 4 to close the bridge”"],
        "page": ["https://site.example/#lane--d"],
    }


def test_a_correction_and_a_reply_fill_in_theirs(library: Library) -> None:
    """The claim, what it says, and its page if that is known."""
    brief = library.briefs[0]
    claim = brief.claims[0]
    known = {"claim": ["bridge/lane"], "statement": [claim.statement]}

    assert asked(correction_address(GITHUB, brief, claim)) == {
        "template": ["correction.yml"],
        "title": ["Correction: bridge/lane"],
        **known,
    }
    assert asked(reply_address(GITHUB, brief, claim, "https://site.example/#lane")) == {
        "template": ["reply.yml"],
        "title": ["Reply: bridge/lane"],
        **known,
        "page": ["https://site.example/#lane"],
    }


def test_where_there_are_no_forms_the_text_is_filled_in(library: Library) -> None:
    """On gitlab.com, with the same words and a last line that says what is left to write."""
    brief = library.briefs[0]
    claim = brief.claims[0]
    report = asked(report_address(GITLAB, claim.beside[1].quote, "https://site.example/#lane--d"))
    reply = asked(reply_address(GITLAB, brief, claim))

    assert report == {
        "issue[title]": ["Problem with a quotation: bridge/lane/beside-2"],
        "issue[description]": ["\n".join(TOLD)],
    }
    assert reply["issue[description]"] == [
        f"Claim: bridge/lane\nStatement: {claim.statement}\n\nWho replies, and the reply:\n"
    ]


def test_links_and_forms_are_in_step(library: Library) -> None:
    """Whatever a link fills in is a field of the form that it opens, and one for text."""
    brief = library.briefs[0]
    claim = brief.claims[0]
    page = "https://site.example/"
    links = [
        report_address(GITHUB, claim.quote, page),
        correction_address(GITHUB, brief, claim, page),
        reply_address(GITHUB, brief, claim, page),
    ]
    opened = []
    for given in map(asked, links):
        opened.append(given.pop("template")[0])
        form = yaml.safe_load((FORMS / opened[-1]).read_text(encoding="utf-8"))
        fields = {each["id"] for each in form["body"] if each["type"] in {"input", "textarea"}}

        assert given.pop("title")[0].startswith(form["title"])
        assert set(given) <= fields
        assert not fields & RESERVED
    assert opened == ["quotation.yml", "correction.yml", "reply.yml"]


def test_a_report_stays_short() -> None:
    """Long words are cut, so that the address stays below what hosts accept; hostile ones stay inside it."""
    long = "語" * 1000 + " &page=#?%"
    made = report_address(GITHUB, quoted(anchor(source(long), long)))
    hostile = report_address(GITHUB, quoted(anchor(source("a &page=#?% b"), "a &page=#?% b")))

    assert made is not None
    assert len(made) < 4000
    assert asked(hostile)["words"] == ["“a &page=#?% b”"]
    assert "page" not in asked(hostile)

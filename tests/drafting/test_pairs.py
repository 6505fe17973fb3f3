"""Which claims are proposed to stand beside each other."""

from __future__ import annotations

import pytest

from asquoted.drafting.draft import Wanted, draft
from asquoted.pipeline import check
from tests.drafting.made import HEAD, brief_of, source

SHARED = """\
Jane Roe said that the winter timetable had been printed in Lowmere. John Doe said that nobody in Lowmere had it.

Jane Roe said that the ferry was late. John Doe said that the ferry was early. Ann Poe said it was the same ferry.

Ann Poe said that a winter timetable was a start. The ferry sails.
"""


def test_pairs_are_proposed_as_comments() -> None:
    """For a name, or two rare words; not for one word, nor for a word that is everywhere."""
    made = draft(source(SHARED), Wanted("ferry", "ferry"))

    assert [(each.id, each.beside) for each in made.claims if each.beside] == [
        (
            "roe-winter-timetable-printed",
            [("poe-winter-timetable-start", ["winter", "timetable"]), ("doe-nobody-lowmere", ["Lowmere"])],
        )
    ]
    assert "    # beside? doe-nobody-lowmere: both say “Lowmere”\n" in brief_of(made)
    assert all(
        not claim.beside
        for brief in check({**made.writing.files, **source(SHARED)}).library.briefs
        for claim in brief.claims
    )


COMMON = "Ann Poe said that he really added salt. John Doe said that they really added sugar.\n"
ONE_SPEAKER = "Ann Poe said that a winter timetable was a start. Ann Poe said that the winter timetable was late.\n"
EVERYWHERE = """\
Ann Poe said that old winter boats left. John Doe said that winter boats came. They had winter boats. They sold winter
boats.
"""
MANY = """\
Ann Poe said that a winter timetable and night engines were new in Lowmere. John Doe said that the winter timetable was
late. Jane Roe said that night engines were loud. Mara Quill said that Lowmere was quiet.
"""


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (COMMON, []),
        (ONE_SPEAKER, []),
        (EVERYWHERE, []),
        (MANY, ["doe-winter-timetable-late", "roe-night-engines-loud"]),
    ],
    ids=["words of no content", "one speaker", "words that are everywhere", "many"],
)
def test_few_pairs_are_proposed(text: str, pairs: list[str]) -> None:
    """Of two speakers, for words that are rare in the text, two for one claim at most."""
    made = draft(source(text), Wanted("ferry", "ferry"))

    assert [id_ for each in made.claims for id_, _ in each.beside] == pairs


def test_a_claim_that_is_there_can_be_proposed_and_stays_as_it_is() -> None:
    """The comment stands under the new claim."""
    claims = "  - id: mine\n    claim: C.\n    speaker: Ann Poe\n    quote: a winter timetable was a start\n"
    registry = "Ann Poe: {kind: person}\n"
    made = draft(source(SHARED, ferry=HEAD + claims, speakers=registry), Wanted("ferry", "ferry", speaker="Jane Roe"))

    assert brief_of(made).startswith(HEAD + claims)
    assert made.claims[0].beside == [("mine", ["winter", "timetable"])]

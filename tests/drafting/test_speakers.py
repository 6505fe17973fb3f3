"""Who is credited and registered, and what of it is marked as a guess."""

from __future__ import annotations

import pytest

from asquoted.drafting.candidates import Only
from asquoted.drafting.claims import Drafted
from asquoted.drafting.draft import Wanted, draft
from asquoted.drafting.quoting import Copied
from asquoted.model import Words
from tests.drafting.made import SPEAKERS, source, told

MAYOR = "Odo Fennick, a former mayor, left. “The boat is old,” the former mayor said.\n"


@pytest.mark.parametrize(
    ("text", "registry", "expected"),
    [
        (MAYOR, "", ["“the former mayor” is taken for Odo Fennick"]),
        (MAYOR, "Odo Fennick: {kind: person, aliases: [the former mayor]}\n", []),
        ("“The boat is old,” the mayor said.\n", "", []),
        ("Jane Roe called it “far too old”.\n", "", ["so few words may be a mere term"]),
    ],
    ids=["a description", "an alias", "nobody else", "few words"],
)
def test_what_is_doubted(text: str, registry: str, expected: list[str]) -> None:
    """Who is meant, unless the registry says so; whether a few words in marks are anybody's; rules that fail."""
    files = source(text, **({"speakers": registry} if registry else {}))

    assert [each.doubts for each in draft(files, Wanted("ferry", "ferry", only=Only.DIRECT)).claims] == [expected]


def test_a_comment_is_a_comment() -> None:
    """Words of a source cannot end it, nor hide what it says."""
    claim = Drafted(
        "a", "S", (Words(0, 1),), (Copied("it"),), doubts=["“the \u2028- id: b \u202e\nboss” is taken for S"]
    )

    assert claim.lines(0)[2] == "  # check: “the - id: b boss” is taken for S"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("The council said that it was gone.\n", "Council: {kind: organisation}"),
        (
            "A council spokesperson said that it was gone.\n",
            "Council spokesperson:\n  kind: unnamed\n  described: {quote: A council spokesperson, source: ferry}",
        ),
        (
            "The harbour master said that it was gone.\n",
            (
                "Harbour master:\n  kind: unnamed  # check: the text may name this speaker elsewhere\n"
                "  described: {quote: The harbour master, source: ferry}"
            ),
        ),
        ("The Paper said that it was gone.\n", "Paper: {kind: publication}"),
        (
            "The report said that it was gone.\n",
            (
                "Report:\n  kind: unnamed  # check: this may be a text, and no person\n"
                "  described: {quote: The report, source: ferry}"
            ),
        ),
        (
            "Mayor Jane Roe said that it was gone.\n",
            "Jane Roe:\n  kind: person\n  described: {quote: Mayor, source: ferry}",
        ),
        ("The World Food Organisation said that it was gone.\n", "World Food Organisation: {kind: organisation}"),
        (
            "Jane Roe, a “pilot of the harbour, said that it was gone.\n",
            "Jane Roe:\n  kind: person  # check: nothing in the text says whether this is a person",
        ),
    ],
    ids=[
        "a body",
        "somebody unnamed",
        "an unknown role",
        "the publisher",
        "a text",
        "a title",
        "the name of a body",
        "a description that cannot be quoted",
    ],
)
def test_what_a_speaker_is(text: str, entry: str) -> None:
    """The kind follows from the words; what is uncertain says so."""
    made = draft(source(text, more="publisher: Paper\n"), Wanted("ferry", "ferry"))

    assert made.writing.files["briefs/speakers.yml"].decode() == f"{entry}\n"


def test_a_new_speaker_is_written_as_the_others_are() -> None:
    """What stands in the registry stays, comments too."""
    registry = "# All.\nMara Quill: {kind: person}  # of the council\n"
    made = draft(source(speakers=registry), Wanted("ferry", "ferry", speaker="Odo Fennick"))

    assert made.writing.files["briefs/speakers.yml"].decode() == (
        registry + "Odo Fennick:\n  kind: person\n  described: {quote: a former pilot, source: ferry}\n"
    )


def test_the_record_may_name_a_speaker_by_an_alias() -> None:
    """The claim has the registered name, and nobody is registered twice."""
    part = 'parts: [{part: block, speaker: the pilot, quote: "The ferry is … never new."}]\n'
    text = "The pilot wrote:\n\nThe ferry is old. It was never new.\n"
    made = draft(source(text, more=part, speakers=SPEAKERS), Wanted("ferry", "ferry"))

    assert told(made) == [("Odo Fennick", "The ferry is old. It was never new.")]
    assert made.speakers == ()

"""`draft`: what of a source becomes claims, where they are put, and what a second run does."""

from __future__ import annotations

import pytest

from asquoted.drafting.candidates import Only
from asquoted.drafting.draft import Wanted, draft
from asquoted.files.insert import CannotAdd
from tests.drafting.made import HEAD, SPEAKERS, brief_of, source, told

ALL = [
    ("Wilma Tarn", "The ferry pays for itself"),
    ("Wilma Tarn", "We will keep it."),
    ("Odo Fennick", "the ferry was “a danger in autumn storms”"),
    ("Odo Fennick", "the harbour knew it"),
    ("Odo Fennick", "The engine", "is older than I am."),
]


def test_every_statement_is_drafted_once() -> None:
    """A split quotation is one claim, a quotation inside reported speech none of its own, a term none at all."""
    assert told(draft(source(), Wanted("ferry", "ferry"))) == ALL


def test_the_file_and_the_registry() -> None:
    """Claims are grouped by speaker, with what was guessed; new speakers have the words that describe them."""
    made = draft(source(), Wanted("ferry", "ferry"))

    assert made.writing.wrong == ()
    assert brief_of(made).partition("claims:\n")[2] == (
        "  - id: tarn-ferry-pays\n    claim: TODO\n"
        "    speaker: Wilma Tarn\n    quote: The ferry pays for itself\n"
        "\n"
        "  - id: tarn-keep\n    claim: TODO\n"
        "    # check: found by the rule continued, which was right in 13 of 16 cases\n"
        "    speaker: Wilma Tarn\n    quote: We will keep it.\n"
        "\n"
        "  - id: fennick-ferry-danger-autumn\n    claim: TODO\n"
        "    # check: found by the rule said-that, which was right in 30 of 37 cases\n"
        "    speaker: Odo Fennick\n    quote: the ferry was “a danger in autumn storms”\n"
        "\n"
        "  - id: fennick-harbour-knew\n    claim: TODO\n"
        "    # check: “He” is taken for Odo Fennick; found by the rule said-bare, which was right in 46 of 57 cases\n"
        "    speaker: Odo Fennick\n    quote: the harbour knew it\n"
        "\n"
        "  - id: fennick-engine-older\n    claim: TODO\n"
        "    speaker: Odo Fennick\n    quote: The engine\n    also:\n      - quote: is older than I am.\n"
    )
    assert made.writing.files["briefs/speakers.yml"].decode() == (
        "Wilma Tarn:\n"
        "  kind: person  # check: nothing in the text says whether this is a person\n"
        "  described: {quote: the master of the harbour, source: ferry}\n"
        "\n"
        "Odo Fennick:\n"
        "  kind: person\n"
        "  described: {quote: a former pilot, source: ferry}\n"
    )


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (
            Wanted("ferry", "b", only=Only.DIRECT),
            [ALL[0], ALL[1], ("Odo Fennick", "a danger in autumn storms"), ALL[4]],
        ),
        (Wanted("ferry", "b", only=Only.INDIRECT), [ALL[2], ALL[3]]),
        (Wanted("ferry", "b", speaker="Wilma Tarn"), ALL[:2]),
        (Wanted("ferry", "b", speaker="the pilot"), ALL[2:]),
        (Wanted("ferry", "b", speaker="Mara Quill"), []),
    ],
    ids=["direct", "indirect", "a speaker", "an alias", "nobody who speaks"],
)
def test_only_what_is_wanted(wanted: Wanted, expected: list[tuple[str, ...]]) -> None:
    """By kind, or by speaker, who may be named by an alias."""
    assert told(draft(source(speakers=SPEAKERS), wanted)) == expected


# A second run.


def test_a_second_run_adds_what_is_new_and_touches_nothing_else() -> None:
    """What a person renamed, shortened, reordered or removed; a new claim stands with those of its speaker."""
    first = (
        "  # mine\n  - {id: mine, claim: C., speaker: Odo Fennick, quote: older than I am}  # short\n    # of mine\n\n"
        "  - id: kept\n    claim: C.\n    speaker: Wilma Tarn\n    quote: We will keep it.\n"
        "    beside:\n      - {speaker: Odo Fennick, quote: the harbour knew it, relation: adds, note: N.}\n"
    )
    second = "# of the gaps\ngaps: [None.]\n"
    new = (
        "\n  - id: fennick-ferry-danger-autumn\n    claim: TODO\n"
        "    # check: found by the rule said-that, which was right in 30 of 37 cases\n"
        "    speaker: Odo Fennick\n    quote: the ferry was “a danger in autumn storms”\n"
    )
    other = (
        "\n  - id: tarn-ferry-pays\n    claim: TODO\n    speaker: Wilma Tarn\n    quote: The ferry pays for itself\n"
    )
    files = source(speakers=SPEAKERS, ferry=HEAD + first + second)
    made = draft(files, Wanted("ferry", "ferry"))
    at = first.index("\n  - id: kept")

    assert made.there == 3
    assert brief_of(made) == HEAD + first[:at] + new + first[at:] + other + second
    assert set(made.writing.files) == {"briefs/ferry.yml"}
    assert draft({**files, **made.writing.files}, Wanted("ferry", "ferry")).writing.files == {}


def test_a_speaker_stays_together_at_the_end_too() -> None:
    """New claims of whoever speaks last in the brief come before those of others."""
    claims = "  - {id: mine, claim: C., speaker: Odo Fennick, quote: older than I am}\n"
    made = draft(source(ferry=HEAD + claims, speakers=SPEAKERS), Wanted("ferry", "ferry"))
    lines = [line for line in brief_of(made).splitlines() if "speaker:" in line]

    assert [line.partition("speaker: ")[2].partition(",")[0] for line in lines] == [
        *["Odo Fennick"] * 3,
        *["Wilma Tarn"] * 2,
    ]


def test_who_has_become_known_makes_others_plain_in_the_same_run() -> None:
    """Without its article nothing shows that the second mention is somebody, until the first is registered."""
    text = "The harbour master said the boat was gone. Later Harbour master said the boat was here.\n"
    made = draft(source(text), Wanted("ferry", "ferry"))

    assert told(made) == [("Harbour master", "the boat was gone"), ("Harbour master", "the boat was here")]
    assert made.there == 0


def test_line_ends_stay() -> None:
    """A file with CRLF has no other line end afterwards."""
    claims = "  - id: a\r\n    claim: C.\r\n    speaker: Odo Fennick\r\n    quote: the harbour knew it\r\n"
    made = draft(source(ferry=HEAD.replace("\n", "\r\n") + claims, speakers=SPEAKERS), Wanted("ferry", "ferry"))

    assert brief_of(made).count("\n") == brief_of(made).count("\r\n")


def test_what_the_record_sets_aside_is_not_drafted() -> None:
    """Words under `unquoted` stay out; a removed claim comes back without them."""
    files = source(more='unquoted: [{quote: "We will keep it", reason: R.}]\n')

    assert told(draft(files, Wanted("ferry", "ferry"))) == [ALL[0], *ALL[2:]]


def test_another_source_of_the_brief_is_named() -> None:
    """In a brief whose quotes are from another source each one says where it is from; `via` stands with it."""
    text = "In a letter to the Paper, Odo Fennick wrote that the ferry was old.\n"
    files = {**source(text), "briefs/b.yml": HEAD.replace("source: ferry\n", "").encode()}

    assert brief_of(draft(files, Wanted("ferry", "b")), "b").endswith(
        "    speaker: Odo Fennick\n    quote: the ferry was old\n    source: ferry\n"
        "    via: {work: a letter to the Paper, quote: In a letter to the Paper}\n"
    )


def test_ids_are_free() -> None:
    """Neither the id of a claim nor one that it once had is taken again."""
    claims = "  - {id: tarn-keep, was: [tarn-ferry-pays], claim: C., speaker: Wilma Tarn, quote: leaves at ten}\n"
    made = draft(source(ferry=HEAD + claims, speakers=SPEAKERS), Wanted("ferry", "ferry", speaker="Wilma Tarn"))

    assert [each.id for each in made.claims] == ["tarn-ferry-pays-2", "tarn-keep-2"]


def test_a_quote_that_does_not_stand_stops_the_draft() -> None:
    """Its place is not known, so its words might be drafted a second time."""
    claims = "  - {id: a, claim: C., speaker: Wilma Tarn, quote: The ferry pays}\n"
    claims += "  - {id: b, claim: C., speaker: Wilma Tarn, quote: not there}\n"
    files = source(ferry=HEAD + claims, speakers=SPEAKERS)

    with pytest.raises(CannotAdd) as refusal:
        draft(files, Wanted("ferry", "ferry"))
    assert str(refusal.value) == (
        "`ferry/b` does not stand, so its words might be drafted again; "
        "python3 build.py check says what is wrong with it"
    )


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"seeds/ferry.txt": b"other"}, "the source `ferry` cannot be quoted from; python3 build.py check says why"),
        ({"briefs/ferry.yml": b"- a\n"}, "briefs/ferry.yml cannot be read as it is; python3 build.py check says why"),
        (
            {"briefs/speakers.yml": b"- a\n"},
            "briefs/speakers.yml cannot be read as it is; python3 build.py check says why",
        ),
        (
            {
                "briefs/ferry.yml": (
                    HEAD[:-1] + " [{id: a, claim: C., speaker: Wilma Tarn, quote: leaves at ten}]\n"
                ).encode()
            },
            "`claims` of briefs/ferry.yml stands in brackets; put each claim on lines of its own first",
        ),
    ],
    ids=["a broken seal", "no brief", "no registry", "brackets"],
)
def test_what_cannot_be_added_to(files: dict[str, bytes], message: str) -> None:
    """Nothing is guessed; the message says what to do."""
    with pytest.raises(CannotAdd) as refusal:
        draft({**source(), **files}, Wanted("ferry", "ferry"))
    assert str(refusal.value) == message


def test_a_brief_without_claims_gets_its_list() -> None:
    """The key is written, too."""
    made = draft(
        source(ferry=HEAD.removesuffix("claims:\n"), speakers=SPEAKERS), Wanted("ferry", "ferry", "Wilma Tarn")
    )

    assert brief_of(made).startswith(f"{HEAD}  - id: tarn-ferry-pays\n")


def test_a_quote_of_another_source_is_no_hindrance() -> None:
    """It may stand or not: these words are not its."""
    claims = "  - {id: a, claim: C., speaker: Wilma Tarn, source: other, quote: not there}\n"
    made = draft(source(ferry=HEAD + claims, speakers=SPEAKERS), Wanted("ferry", "ferry", "Wilma Tarn"))

    assert [each.id for each in made.claims] == ["tarn-ferry-pays", "tarn-keep"]

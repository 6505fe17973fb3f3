"""Which words are drafted, in which quotes, and what is left to a person."""

from __future__ import annotations

import pytest

from asquoted.drafting.candidates import candidates
from asquoted.drafting.draft import Wanted, draft
from asquoted.drafting.quoting import Copied, copied
from asquoted.model import Words
from asquoted.pipeline import check
from asquoted.speech.passage import Kind, Passage
from asquoted.speech.rules import RULES
from tests.drafting.made import FERRY, source, told


def test_words_that_stand_twice_get_their_context() -> None:
    """The prefix or suffix that tells the place."""
    text = "It was late. Jane Roe said the old boat was gone. Later Jane Roe said the old boat was gone for good.\n"
    made = draft(source(text), Wanted("ferry", "ferry"))

    assert [each.quotes[0].entries for each in made.claims] == [
        [("quote", "the old boat was gone"), ("suffix", ". Later")],
        [("quote", "the old boat was gone for good")],
    ]


def test_paragraphs_are_claims_of_their_own() -> None:
    """A block quotation of two paragraphs gives two claims, each whole; declared, its end is no guess."""
    text = "Mara Quill wrote:\n\nThe ferry is old. It was never new.\n\nWe want a bridge.\n\nThe end.\n"
    part = 'parts: [{part: block, speaker: Mara Quill, quote: "The ferry is … want a bridge."}]\n'
    made = draft(source(text, more=part), Wanted("ferry", "ferry"))

    assert told(made) == [("Mara Quill", "The ferry is old. It was never new."), ("Mara Quill", "We want a bridge.")]
    assert [each.doubts for each in made.claims] == [[], []]
    assert draft(source(text), Wanted("ferry", "ferry")).claims[0].doubts == [
        "where the quotation ends is a guess; declare it under `parts` in the record"
    ]


def test_what_nobody_says_is_left_to_a_person() -> None:
    """It is told with its place, and no speaker is made up."""
    made = draft(source("“The ferry is old and it was never new.”\n"), Wanted("ferry", "ferry"))

    assert made.writing.files == {}
    assert [(each.span.text, each.reason) for each in made.left] == [
        ("The ferry is old and it was never new.", "whose words these are cannot be read from the text")
    ]


def test_two_speakers_never_share_a_page() -> None:
    """Whoever would have the page of another speaker is left to a person."""
    made = draft(source("Jané Roe said it was gone.\n", speakers="Jan Roe: {kind: person}\n"), Wanted("ferry", "ferry"))

    assert told(made) == []
    assert [each.reason for each in made.left] == [
        "`Jané Roe` cannot be registered: too long, or its page would be another speaker's"
    ]


def test_other_words_that_are_alike_are_not_quoted_instead() -> None:
    """Words that may not be quoted at their place are not found elsewhere: no quote is better than another one."""
    text = "The illegal boats came. Jane Roe said that legal boats came.\n"
    files = source(text)
    ferry = check(files).library.sources["ferry"]

    assert copied(ferry, [Words(text.index("legal"), text.index(" came"))]) is None
    assert copied(ferry, [Words(text.rindex("legal"), text.rindex(" came"))]) == Copied("legal boats")


def test_of_two_statements_in_one_place_the_one_with_a_speaker_counts() -> None:
    """The outer one, unless nobody is known to say it."""
    text = "They said that it was gone, as Jane Roe said.\n"
    ferry = check(source(text)).library.sources["ferry"]

    def said(words: str, speaker: str | None) -> Passage:
        start = text.index(words)
        return Passage(
            kind=Kind.INDIRECT, words=(Words(start, start + len(words)),), rule=RULES["as-said"], speaker=speaker
        )

    inner = said("it was gone", "Jane Roe")
    for outer, taken in ((None, inner), ("John Doe", said("that it was gone, as", "John Doe"))):
        listed = candidates(ferry, [said("that it was gone, as", outer), inner])
        assert [each.passage for each in listed] == [taken]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "«El barco sale hoy», dijo Elvira Tornel. Bruno Lasarte escribió que «nadie debe perderlo».\n",
            [("Elvira Tornel", "El barco sale hoy"), ("Bruno Lasarte", "nadie debe perderlo")],
        ),
        (
            "fr",
            "« Le bateau part ce soir », a déclaré Odile Cassart. Bruno Lestrade a affirmé que l’horaire était faux.\n",
            [("Odile Cassart", "Le bateau part ce soir"), ("Bruno Lestrade", "l’horaire était faux")],
        ),
        (
            "de",
            "„Das Boot fährt um zehn“, sagte Hilke Tammen. Onno Rieke sagte, dass der Fahrplan falsch sei.\n",
            [("Hilke Tammen", "Das Boot fährt um zehn"), ("Onno Rieke", "der Fahrplan falsch sei")],
        ),
    ],
)
def test_other_languages(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Marks, verbs and word orders of the language; ids without accents and grown-on articles."""
    made = draft(source(text, language=language), Wanted("ferry", "ferry"))

    assert made.writing.wrong == ()
    assert told(made) == expected
    assert ["lestrade-horaire-faux"] * (language == "fr") == [each.id for each in made.claims if "horaire" in each.id]


def test_places_are_those_of_the_source() -> None:
    """Where a claim's words stand is known by place."""
    (claim, *_) = draft(source(), Wanted("ferry", "ferry")).claims
    start = FERRY.index("The ferry pays")

    assert claim.stretches == (Words(start, start + len("The ferry pays for itself,")),)


def test_words_that_nothing_tells_apart_are_left_to_a_person() -> None:
    """They stand twice, with the same words around them."""
    made = draft(source("It is, Jane Roe said, gone.\n\n" * 2), Wanted("ferry", "ferry"))

    assert told(made) == []
    assert [each.reason for each in made.left] == ["the law allows no quote of these words"] * 2

"""What stands right beside a verb of speech: days, brackets, asides, other verbs; and where what is said ends.

Each row: a text, and whose the words in it are, in the order of the text: the mention, and the words.
"""

from __future__ import annotations

import pytest

from asquoted.document import Document
from asquoted.speech.passages import speech_in
from tests.speech.reading import Row, whose_words

ROWS = [
    pytest.param("Roe described “progress” in the talks.", [(None, "progress")], id="one word after a weak verb"),
    pytest.param("He described as “weak” the plan of it.", [(None, "weak")], id="one word after `as`"),
    pytest.param(
        "Roe said “prices fell” because rents rose.",
        [("Roe", "“prices fell” because rents rose"), ("Roe", "prices fell")],
        id="the clause runs on after the quotation",
    ),
    pytest.param(
        "Jane Smith went on to say, “Prices fell.”", [("Jane Smith", "Prices fell.")], id="two verbs, one quotation"
    ),
    pytest.param(
        "“Prices fell,” Jane Smith went on to say.", [("Jane Smith", "Prices fell,")], id="a verb before the infinitive"
    ),
    pytest.param("Roe said to.", [], id="nothing is said"),
    pytest.param("Roe announced rents low again.", [], id="no verb in what may be said"),
    pytest.param("Roe announced they fell by half.", [("Roe", "they fell by half")], id="a pronoun begins a clause"),
    pytest.param(
        "Roe announced prices were falling.", [("Roe", "prices were falling")], id="an auxiliary makes a clause"
    ),
    pytest.param(
        "Roe said yesterday Monday later today again prices fell.",
        [("Roe", "again prices fell")],
        id="no more than four adjuncts are passed over",
    ),
    pytest.param("Prices fell, she said, this week.", [("she", "Prices fell")], id="a time behind a comma"),
    pytest.param(
        "Roe said the bank failed; Doe said it grew.",
        [("Roe", "the bank failed"), ("Doe", "it grew")],
        id="a semicolon between two who speak",
    ),
    pytest.param(
        "Roe said it was “slow” and Doe said it grew.",
        [("Roe", "it was “slow”"), ("Roe", "slow"), ("Doe", "it grew")],
        id="a quotation and a conjunction between two who speak",
    ),
    pytest.param(
        "While Smith said it was “safe,” Jones left.",
        [("Smith", "it was “safe,”"), ("Smith", "safe,")],
        id="a subordinate clause ends in a quotation",
    ),
    pytest.param("Did Police Chief Jane Roe say it is over?", [], id="an auxiliary far before a first form"),
    pytest.param(
        "The man, Jane Roe say it is over.",
        [("Jane Roe", "it is over")],
        id="a comma before the subject of a first form",
    ),
    pytest.param(
        "“Today” host Jane Roe say it is over.",
        [(None, "Today"), ("host Jane Roe", "it is over")],
        id="a title in marks before the subject is not what was said",
    ),
    pytest.param("In its legal claims “Roe” is named.", [(None, "Roe")], id="a noun after an adjective"),
    pytest.param("The mayor claims, “It is over.”", [("The mayor", "It is over.")], id="a role makes a verb of claims"),
    pytest.param(
        "The board heard Roe saying it was “over”.",
        [("Roe", "it was “over”"), ("Roe", "over")],
        id="a participle with a subject of its own",
    ),
    pytest.param("By adding that it was over, Roe left.", [], id="a participle after a preposition"),
    pytest.param(
        "“Prices fell,” said Jane Roe (R-Ohio.", [("Jane Roe", "Prices fell,")], id="a bracket that is not closed"
    ),
    pytest.param("“Prices fell” said he was over it.", [(None, "Prices fell")], id="marks around a name that says"),
    pytest.param("“Prices fell” said she.", [("she", "Prices fell")], id="a pronoun after the verb"),
    pytest.param("The board) said, “Prices fell.”", [(None, "Prices fell.")], id="a bracket that was not opened"),
    pytest.param(
        "“Prices fell,” the Centre (CIS) said.", [("the Centre (CIS)", "Prices fell,")], id="brackets before the verb"
    ),
    pytest.param(
        "Jane Smith on Monday said, “Prices fell.”", [("Jane Smith", "Prices fell.")], id="a day before the verb"
    ),
    pytest.param(
        f"Smith {'really ' * 15}said, “Prices fell.”",
        [("Smith really", "Prices fell.")],
        id="more adverbs than anybody steps over",
    ),
    pytest.param(
        "“Prices fell,” said left-back Danny Doe.", [("left-back Danny Doe", "Prices fell,")], id="a role and a name"
    ),
    pytest.param(
        "“Prices fell,” said Jane Roe and John Doe.", [("Jane Roe and John Doe", "Prices fell,")], id="two who speak"
    ),
    pytest.param("“Prices fell,” said the board and left.", [("the board", "Prices fell,")], id="a second verb"),
    pytest.param("“Prices fell.” — Jane Roe claims", [(None, "Prices fell.")], id="a dash and a clause sign nothing"),
    pytest.param("“It is over?” The", [(None, "It is over?")], id="a sentence breaks off after a quotation"),
    pytest.param("Roe wrote in March — “Prices fell.”", [("Roe", "Prices fell.")], id="a month and a dash"),
    pytest.param(
        "Q. Is it over?\n\nA. It is.\n\nQ. When?\n\nA. Now.",
        [("Q", "Is it over?"), ("A", "It is."), ("Q", "When?"), ("A", "Now.")],
        id="questions and answers",
    ),
    pytest.param(
        "Roe:\n\nDoe: It is over.\n\nRoe: It is.\n\nDoe: Now.",
        [("Doe", "It is over."), ("Roe", "It is."), ("Doe", "Now.")],
        id="a turn without words",
    ),
    pytest.param(
        "The board said in a statement:\n\nWe have seen that prices fell by half in the year.\n\n- We rose again.",
        [("The board", "We have seen that prices fell by half in the year.\n\n- We rose again.")],
        id="a list goes on with a block quotation",
    ),
    pytest.param(f"Roe said it was {'very ' * 300}late.", [], id="a sentence too long to be read"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_whose_words_they_are(text: str, expected: list[Row]) -> None:
    """Nobody is given words that are not theirs, and no words are lost that plainly are."""
    assert whose_words(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Barack Obama left. “Prices fell,” said Obama’s aide.",
            "Obama’s aide",
            id="the name of somebody else in a description",
        ),
        pytest.param(
            "Mr John Doe left. Ms Jane Roe said it was over. He said it was not.", "John Doe", id="he after Ms Roe"
        ),
    ],
)
def test_who_is_meant(text: str, speaker: str) -> None:
    """By the last words of a text."""
    assert speech_in(Document(text))[-1].speaker == speaker

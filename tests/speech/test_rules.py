"""What each rule of speech finds. Each row: a text, and the passages in it with rule, words, verb, mention, speaker."""

from __future__ import annotations

import pytest

from asquoted.document import Document
from asquoted.speech.passage import Passage
from asquoted.speech.passages import speech_in
from asquoted.speech.rules import RULES

Row = tuple[str, str, str | None, str | None, str | None]

WHO = "Jane Roe"
ROWS = [
    pytest.param(
        "Jane Roe said, “It is gone for good.”",
        [("said-before", "It is gone for good.", "said", WHO, WHO)],
        id="name, verb, quotation",
    ),
    pytest.param(
        "Jane Roe told reporters on Monday: “It is gone for good.”",
        [("said-before", "It is gone for good.", "told", WHO, WHO)],
        id="a hearer and a day before a colon",
    ),
    pytest.param(
        "Jane Roe, a lawyer in Reno, said “it is gone for good”.",
        [("said-before", "it is gone for good", "said", WHO, WHO)],
        id="an apposition between name and verb",
    ),
    pytest.param(
        "“It is gone for good,” Jane Roe said.",
        [("said-after", "It is gone for good,", "said", WHO, WHO)],
        id="quotation, name, verb",
    ),
    pytest.param(
        "“Is it gone for good?” Roe asked. Nobody answered.",
        [("said-after", "Is it gone for good?", "asked", "Roe", "Roe")],
        id="a question mark ends no sentence before its attribution",
    ),
    pytest.param(
        "“It is gone for good,” said Jane Roe, a lawyer in Reno.",
        [("said-after-inverted", "It is gone for good,", "said", WHO, WHO)],
        id="quotation, verb, name",
    ),
    pytest.param(
        "“It is gone for good,” the mayor, Jane Roe, told the Gazette.",
        [("said-after", "It is gone for good,", "told", "the mayor, Jane Roe", WHO)],
        id="an apposition after the quotation, and a hearer",
    ),
    pytest.param(
        "“It is gone,” Jane Roe said, “and I saw it go.”",
        [
            ("said-after", "It is gone,", "said", WHO, WHO),
            ("said-between", "and I saw it go.", "said", WHO, WHO),
        ],
        id="an attribution between two halves",
    ),
    pytest.param(
        "“It is gone for good,” Jane Roe said. “I saw it go.”",
        [
            ("said-after", "It is gone for good,", "said", WHO, WHO),
            ("continued", "I saw it go.", "said", WHO, WHO),
        ],
        id="a quotation that goes on in its paragraph",
    ),
    pytest.param(
        "Jane Roe says she is alarmed.\n\n“I saw it go last night.”",
        [
            ("said-bare", "she is alarmed", "says", WHO, WHO),
            ("continued", "I saw it go last night.", "says", WHO, WHO),
        ],
        id="a quotation that goes on from reported speech",
    ),
    pytest.param(
        "The mayor, Jane Roe, shook her head. “It is gone for good.”",
        [("follows", "It is gone for good.", None, "The mayor, Jane Roe", WHO)],
        id="a quotation after a sentence about somebody",
    ),
    pytest.param(
        "Jane Roe wrote on Monday:\n\n“It is gone for good.”",
        [("introduced", "It is gone for good.", "wrote", WHO, WHO)],
        id="a paragraph that announces the next one",
    ),
    pytest.param(
        "Roe: “It is gone for good.”",
        [("labelled", "It is gone for good.", None, "Roe", "Roe")],
        id="a name and a colon",
    ),
    pytest.param(
        "“It is gone for good.” — Jane Roe",
        [("signed", "It is gone for good.", None, WHO, WHO)],
        id="a dash and a name",
    ),
    pytest.param(
        "Jane Roe said that it was “gone for good and all”.",
        [
            ("said-that", "it was “gone for good and all”", "said", WHO, WHO),
            ("quoted-in-part", "gone for good and all", "said", WHO, WHO),
        ],
        id="words quoted in a reported clause",
    ),
    pytest.param(
        "Jane Roe urged the council to “use its muscle” at last.",
        [
            ("quoted-in-part", "the council to “use its muscle” at last", "urged", WHO, WHO),
            ("quoted-in-part", "use its muscle", "urged", WHO, WHO),
        ],
        id="what somebody is urged to do",
    ),
    pytest.param(
        "Aid is part of “a plan for years,” the official added.",
        [
            ("quoted-in-part", "Aid is part of “a plan for years,”", "added", "the official", "official"),
            ("said-after", "a plan for years,", "added", "the official", "official"),
        ],
        id="words quoted at the end of a reported clause",
    ),
    pytest.param(
        "Jane Roe said that prices fell by half.",
        [("said-that", "prices fell by half", "said", WHO, WHO)],
        id="that",
    ),
    pytest.param(
        "Jane Roe, who runs the bank, explains, in her dry way, that prices fell.",
        [("said-that", "prices fell", "explains", WHO, WHO)],
        id="that, after an aside",
    ),
    pytest.param(
        "Jane Roe said prices had fallen by half, but John Doe said they had not.",
        [
            ("said-bare", "prices had fallen by half", "said", WHO, WHO),
            ("said-bare", "they had not", "said", "John Doe", "John Doe"),
        ],
        id="no that, two speakers",
    ),
    pytest.param(
        "Jane Roe said: prices have fallen by half.",
        [("said-colon", "prices have fallen by half", "said", WHO, WHO)],
        id="a colon, no marks",
    ),
    pytest.param(
        "Prices fell by half, the bank reported on Monday.",
        [("said-behind", "Prices fell by half", "reported", "the bank", "bank")],
        id="the clause first",
    ),
    pytest.param(
        "Prices, Jane Roe said, were falling, adding that rents rose.",
        [
            ("said-amid", "Prices … were falling", "said", WHO, WHO),
            ("said-that", "rents rose", "adding", WHO, WHO),
        ],
        id="a participle takes the subject of the verb before it",
    ),
    pytest.param(
        "Prices have, Jane Roe said, fallen by half.",
        [("said-amid", "Prices have … fallen by half", "said", WHO, WHO)],
        id="the attribution inside the verb",
    ),
    pytest.param(
        "Prices have fallen again, Jane Roe said, by more than half.",
        [("said-amid", "Prices have fallen again … by more than half", "said", WHO, WHO)],
        id="the attribution in between",
    ),
    pytest.param(
        "It is all over, he said, and John Doe left.",
        [("said-behind", "It is all over", "said", "he", None)],
        id="the narrator goes on",
    ),
    pytest.param(
        "The group's head, who asked for time, said it was over.",
        [("said-bare", "it was over", "said", "The group's head", "group's head")],
        id="a relative clause before the verb is no clause that is said",
    ),
    pytest.param(
        "Roe — a lawyer — said it was over.",
        [("said-bare", "it was over", "said", "Roe", "Roe")],
        id="an apposition between dashes",
    ),
    pytest.param(
        "Police in Reno say two men were held.",
        [("said-bare", "two men were held", "say", "Police in Reno", "Police in Reno")],
        id="a plural verb after a long subject",
    ),
    pytest.param(
        "Reuters reported that, according to Roe, the talks failed.",
        [("according-to", "the talks failed", "according to", "Roe", "Roe")],
        id="according to, inside a report",
    ),
    pytest.param(
        "According to a report by the Times on Monday, the talks failed.",
        [("according-to", "the talks failed", "According to", "a report by the Times", "report by the Times")],
        id="a time after according to",
    ),
    pytest.param(
        "As Jane Roe said, prices fell by half.",
        [("as-said", "prices fell by half", "said", WHO, WHO)],
        id="as she said",
    ),
    pytest.param(
        "Jane Roe asked whether prices fell.",
        [("asked-whether", "whether prices fell", "asked", WHO, WHO)],
        id="a question in reported speech",
    ),
    pytest.param(
        "According to Jane Roe, prices fell by half.",
        [("according-to", "prices fell by half", "According to", WHO, WHO)],
        id="according to, first",
    ),
    pytest.param(
        "Prices fell by half, according to Jane Roe, a banker.",
        [("according-to", "Prices fell by half", "according to", WHO, WHO)],
        id="according to, last",
    ),
    pytest.param(
        "John Doe, according to court papers, owned nothing.",
        [("according-to", "John Doe … owned nothing", "according to", "court papers", "court papers")],
        id="according to, in between",
    ),
    pytest.param(
        "Prices fell by half this year according to the Bank of Reno.",
        [("according-to", "Prices fell by half this year", "according to", "the Bank of Reno", "Bank of Reno")],
        id="according to, without a comma",
    ),
    pytest.param(
        "Jane Roe wrote in March:\n\nIt was gone when I came, and nobody knew why.",
        [("block-proposed", "It was gone when I came, and nobody knew why.", "wrote", WHO, WHO)],
        id="a block quotation that no record declares",
    ),
    pytest.param(
        "JANE ROE: It is gone.\nJOHN DOE: I saw it go.",
        [
            ("turn", "It is gone.", None, "JANE ROE", "JANE ROE"),
            ("turn", "I saw it go.", None, "JOHN DOE", "JOHN DOE"),
        ],
        id="a transcript",
    ),
    pytest.param(
        "Jane Roe came back to where “it was all gone for good now” and left.",
        [("loose", "it was all gone for good now", None, WHO, WHO)],
        id="no verb of speech",
    ),
    pytest.param(
        "“It is all gone for good now.”", [("bare", "It is all gone for good now.", None, None, None)], id="alone"
    ),
    pytest.param(
        "“He told me ‘it is all gone now’ and left,” Jane Roe said.",
        [
            ("said-after", "He told me ‘it is all gone now’ and left,", "said", WHO, WHO),
            ("nested", "it is all gone now", None, None, None),
        ],
        id="a quotation inside another one",
    ),
    pytest.param("They call it “controlled flow” there.", [("term", "controlled flow", None, None, None)], id="a term"),
    pytest.param("a “controlled flow” expert", [("term", "controlled flow", None, None, None)], id="before a noun"),
    pytest.param("“The Way We Were” is out.", [("term", "The Way We Were", None, None, None)], id="a title"),
    pytest.param(
        "a policy known as “safe passage.” People fear “safe passage” now.",
        [("term", "safe passage.", None, None, None), ("term", "safe passage", None, None, None)],
        id="once a term, always a term",
    ),
    pytest.param(
        "The report’s authors say prices fell again. The report says rents rose again.",
        [
            ("said-bare", "prices fell again", "say", "The report’s authors", "report’s authors"),
            ("said-bare", "rents rose again", "says", "The report", "report"),
        ],
        id="whose it is does not speak",
    ),
    pytest.param("Jane Roe failed to mention that prices fell.", [], id="what somebody did not say"),
    pytest.param("Jane Roe did not say that prices fell.", [], id="a denial"),
    pytest.param("Jane Roe was told that prices fell.", [], id="a passive"),
    pytest.param("The report claims were high and the state said little.", [], id="nouns"),
    pytest.param("I think prices fell by half.", [], id="the author's own voice"),
]


def told(text: str, passage: Passage) -> Row:
    """Return what a passage says, as a row."""

    def words(place: object) -> str | None:
        return None if place is None else text[place.start : place.end]  # type: ignore[attr-defined]

    said = " … ".join(text[each.start : each.end] for each in passage.words)
    return passage.rule.name, said, words(passage.cue), words(passage.mention), passage.speaker


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_passages_are_found(text: str, expected: list[Row]) -> None:
    """Every rule finds what its example shows, and credits it to whom the text does."""
    assert [told(text, each) for each in speech_in(Document(text))] == expected


def test_every_rule_has_an_example() -> None:
    """A rule without an example would be a rule that nobody has seen at work."""
    shown = {rule for param in ROWS for rule, *_ in param.values[1]}  # type: ignore[union-attr]

    assert set(RULES) - {"block-declared"} <= shown

"""The editors' own sentences: what is told of them, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from asquoted.pipeline import check
from asquoted.prose.words import places, unquoted, verdicts
from asquoted.rules.prose import RULES
from tests.support import claim, project

MORE = "also: [{quote: We saw it coming}]\n"
SETTINGS = "contested: [regime, safe passage, smuggl*]\nverdicts: [alleged]\nneutral: [lies]\n"
QUOTE_IT = "quote it with whose word it is, or write another that no side would object to"
NAME_IT = "write, for example, `The Bank says that …`"


def told(statement: str, settings: str = SETTINGS) -> list[str]:
    """Return what is said of a claim's own words, each with the words that it is about."""
    text = claim("Prices fell", MORE).replace("claim: C.", f"claim: {statement}")
    outcome = check({**project(b=text), "asquoted.yml": settings.encode()})
    found = [each for each in outcome.findings if each.rule in RULES]
    assert not any(each.is_error or each.fix for each in found)
    return [f"{each.primary.span.text}: {each.message}; {each.hint}" for each in found]


@pytest.mark.parametrize(
    "statement",
    [
        "The Bank says that prices fell.",
        "According to the minutes, prices fell by a tenth in May.",
        "The article’s first sentence gives no figure for the fall of prices.",
        "The Bank speaks of “the regime” and of its “smuggling”, and “admits” it.",
        "'The Bank calls it \"safe passage\", «so-called» or ‘obviously’ so.'",
        "The Bank says that the village lies in a regimented valley.",
        "The Paper writes that the clause was revealing to all.",
        "In fact-checking circles the term is used widely, the Paper notes.",
        "Prices.",
    ],
)
def test_neutral_sentences_pass(statement: str) -> None:
    """Also with contested and judging words between quotation marks, and with words that only look like them."""
    assert told(statement) == []


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "The Bank blames the Regime for “the regime”.",
            f"Regime: `Regime` is a contested word outside quotation marks; {QUOTE_IT}",
        ),
        (
            "The Bank calls the smugglers by name.",
            f"smugglers: `smugglers` is a contested word outside quotation marks; {QUOTE_IT}",
        ),
        (
            "The Bank refuses to admit it.",
            "refuses to admit: `refuses to admit` judges what was said; write, for example, `does not say`",
        ),
        ("The Bank obviously says so.", "obviously: `obviously` judges what was said; leave it out"),
        ("The Bank names an alleged fall.", "alleged: `alleged` judges what was said; say what was said, and by whom"),
        (
            "In May many prices fell.",
            f"In May many prices fell.: the claim does not say whose statement it is; {NAME_IT}",
        ),
    ],
)
def test_what_is_told(statement: str, expected: str) -> None:
    """A warning at the words, with others offered; never a correction that a machine makes."""
    assert told(statement) == [expected]


def test_every_text_of_the_editors_is_read() -> None:
    """Title, question, summary, gaps, claims, notes, corrections, and why a brief was withdrawn."""
    text = claim(
        "Prices fell",
        "beside: [{speaker: The Bank, quote: We saw it coming, relation: adds, note: The Bank admits 5.}]\n",
    )
    for number, (old, key) in enumerate(
        (("title: T", "title"), ("question: Q?", "question"), ("summary: S.", "summary"), ("claim: C.", "claim")), 1
    ):
        text = text.replace(old, f"{key}: The Bank admits {number}.")
    text += "gaps: [The Bank admits 6.]\ncorrections: [{date: 2026-01-02, claim: a, text: The Bank admits 7.}]\n"
    text += "withdrawn: {date: 2026-01-02, reason: The Bank admits 8.}\n"

    findings = [each for each in check(project(b=text)).findings if each.rule in RULES]

    assert sorted(
        f"{each.rule.code} {each.primary.span.file.text[each.primary.span.end + 1]}" for each in findings
    ) == [f"verdict-word {number}" for number in range(1, 9)]


@given(st.text('ab “”"«»‘’„ regime', max_size=40), st.sampled_from(["“{}”", '"{}"', "«{}»"]))
def test_nothing_inside_quotation_marks_is_read(words: str, marks: str) -> None:
    """Whatever stands there, and what is left keeps its place."""
    inner = "".join(each for each in words if each.isalnum() or each == " ")
    text = "x " + marks.format(inner) + " y"

    assert unquoted(text) == "x " + " " * (len(inner) + 2) + " y"
    assert len(unquoted(words)) == len(words)


@given(st.sampled_from(sorted(verdicts())), st.sampled_from(["{}", "He {} it", "({}), she said"]))
def test_every_word_of_the_list_is_found(word: str, frame: str) -> None:
    """In any case, and not as a part of another word."""
    plain = word.rstrip("*")
    found = frame.format(plain)

    assert any(found[start:end] == plain for start, end, _ in places(verdicts(), found))
    assert not any(where == word for *_, where in places([word], f"x{plain}"))
    assert list(places([], found)) == []

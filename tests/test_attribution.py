"""Who said it: the briefs of this repository pass, wrong speakers are found, and nothing is said without grounds."""

from __future__ import annotations

import re
import sys
from collections import Counter

import pytest
from hypothesis import given, strategies as st

from asquoted.disk import read_project
from asquoted.document import Document
from asquoted.model import Words
from asquoted.outcome import Outcome
from asquoted.pipeline import check
from asquoted.rules import attribution
from asquoted.speech.attributions import Attributions
from tests.support import ROOT, claim, project, record, this_repository

CODES = {rule.code for rule in attribution.RULES}
SPEAKERS = "The Paper: {kind: publication}\nAda Stone: {kind: person}\nBen Reed: {kind: person, aliases: [Reed]}\n"
_SPEAKER = re.compile(r"^(?P<key> *(?:- )?speaker: )(?P<name>.+)$", re.MULTILINE)
_PIECES = ("a", " ", "“", "”", '"', ".", "\n\n", "é", "Reed ", "said ", "that ", "𝄞", ":")
_ARTICLE = "“It is safe,” Ada Stone said. He said that “nobody” knew. Reed: it was built in 1931.\n\n"


def credited_otherwise(names: list[str], shift: int) -> Outcome:
    """Check this repository with every quote credited to the speaker so many places further in the registry."""

    def other(match: re.Match[str]) -> str:
        return match["key"] + names[(names.index(match["name"]) + shift) % len(names)]

    files = {path: data for path, data in read_project(ROOT).items() if isinstance(data, bytes)}
    for path, data in files.items():
        if path.startswith("briefs/") and path != "briefs/speakers.yml":
            files[path] = _SPEAKER.sub(other, data.decode()).encode()
    return check(files)


def test_the_briefs_of_this_repository_pass() -> None:
    """No quote is credited to somebody whom the source does not give it to."""
    assert [each.message for each in this_repository().findings if each.rule.code in CODES] == []


def test_a_wrong_speaker_is_found() -> None:
    """Each quote of the briefs, credited to each other registered speaker, is a finding in at least 95 % of cases."""
    names = list(this_repository().library.speakers)
    tried, found = 0, Counter[str]()
    for shift in range(1, len(names)):
        outcome = credited_otherwise(names, shift)
        told = {each.quote: each for each in outcome.findings if each.rule.code in CODES}
        tried += len(outcome.quotes)
        found.update(f"{each.rule.severity} {each.rule.code}" for each in told.values())
    shares = "".join(f"{what:30} {count / tried:.1%} of {tried}\n" for what, count in found.most_common())
    sys.stdout.write(shares)

    assert tried == len(this_repository().quotes) * (len(names) - 1)
    assert found.total() >= 0.95 * tried


def one(
    quote: str, text: str, *, speaker: str = "Ada Stone", more: str = "", top: str = "", tag: str = "en"
) -> Outcome:
    """Check a brief with one quote from a text that a paper printed."""
    made = "title: T\nquestion: Q?\nsummary: S.\nstatus: draft\nsource: report\nclaims:\n  - id: a\n    claim: C.\n"
    made += f"    speaker: {speaker}\n    quote: {quote}\n{more}"
    sealed = record(text, more=top or "publisher: The Paper\n").replace("language: en", f"language: {tag}")
    return check(project(b=made, seeds__report_txt=text, seeds__report_yml=sealed, briefs__speakers_yml=SPEAKERS))


def told(outcome: Outcome) -> list[str]:
    """Return what is said of attributions, each with how serious it is."""
    return [f"{each.rule.severity} {each.rule.code}" for each in outcome.findings if each.rule.code in CODES]


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        pytest.param("the mill is old", "Ada Stone and Ben Reed said that the mill is old.", [], id="one of several"),
        pytest.param("it is all old", "“It was ‘it is all old’ to them,” said Ben Reed.", [], id="a quotation inside"),
        pytest.param("it rains. Reed said that it is new", "As Stone said, it rains. Reed said that it is new.", [],
                     id="some words of hers"),
        pytest.param("It rains. Reed said that it is new", "It rains. Reed said that it is new.",
                     ["warning said-by-another"], id="some words of another"),
        pytest.param("The mill is old", "The official said, “The mill is old.”", [], id="who that is, nobody says"),
        pytest.param("The mill is old", "“The mill is old,” said Stone.", [], id="a surname alone"),
        pytest.param("The mill is old", "“The mill is old by now, and so is all of it.”", [], id="nobody is named"),
        pytest.param("The mill is old", "Ada Stone has told us. The mill is old.", ["warning own-words-of-source"],
                     id="the sentence after"),
        pytest.param("The mill is old", "The mill is old, as Ada Stone would have argued.", [], id="a verb not read"),
        pytest.param("the mill is old", "Reed added that the mill is old.", ["warning said-by-another"], id="reported"),
        pytest.param("The mill is old", "“The mill is old,” said Ben Reed.", ["error said-by-another"], id="quoted"),
        pytest.param("The mill is old", "“The mill is old,” said Jane Roe.", ["error speaker-named-otherwise"],
                     id="a stranger"),
        pytest.param("The mill is old", "“The mill is old,” said Jane Stone.", ["warning speaker-named-otherwise"],
                     id="a name that has a word of hers"),
        pytest.param("the mill is old", "Jane Roe came. She said that the mill is old.", [],
                     id="a pronoun for a stranger"),
        pytest.param("The mill is old", "“The mill is old,” A.S. said.", [], id="her initials"),
        pytest.param("The mill is old", "“The mill is old,” said Roe.", ["warning speaker-named-otherwise"],
                     id="a last name alone, which nobody has"),
        pytest.param("The mill is old", "“The mill is old,” the Mill Council said.",
                     ["warning speaker-named-otherwise"], id="a body, which may speak through her"),
    ],
)  # fmt: skip
def test_what_is_said_of_ada_stone(quote: str, text: str, expected: list[str]) -> None:
    """How plainly a text says whose words are decides whether it is an error, a warning, or not said at all."""
    assert told(one(quote, text)) == expected


def test_words_with_their_attribution_are_those_of_the_text() -> None:
    """Whoever reports that somebody said it may be credited with the whole sentence, and not with half of it."""
    text = "“It is old and it has stood at the river by the road for a hundred years,” said Ben Reed.\n"

    assert told(one(text.strip(), text, speaker="The Paper")) == []
    assert told(one("It is old and it has stood at the river", text, speaker="The Paper")) == ["error said-by-another"]


def test_other_languages_only_warn() -> None:
    """It was not measured how often the rules are right in Spanish; what a record declares is sure anywhere."""
    text = "«El molino es viejo», dijo Ben Reed.\n\nEl puente es de 1931. Es de todos.\n"
    block = "publisher: The Paper\nparts:\n  - {part: block, speaker: Ben Reed, quote: El puente es de 1931.}\n"

    assert told(one("El molino es viejo", text, tag="es")) == ["warning said-by-another"]
    assert told(one("El puente es de 1931", text, tag="es")) == ["warning own-words-of-source"]
    assert told(one("El puente es de 1931", text, tag="es", top=block)) == ["error said-by-another"]


def test_nothing_is_said_in_a_language_without_rules() -> None:
    """Where no verb of speech is known, words outside marks may be anybody's."""
    assert told(one("Puente de 1931", "Puente de 1931, ela disse.", tag="pt")) == []


def test_a_confirmed_speaker_needs_no_more() -> None:
    """A reason that a person gives ends the matter."""
    confirmed = "    attributed: {confirmed: The paper printed a correction.}\n"
    text = "“The mill is old,” said Ben Reed."

    assert told(one("The mill is old", text)) == ["error said-by-another"]
    assert told(one("The mill is old", text, more=confirmed)) == []


@given(st.lists(st.sampled_from(_PIECES)), st.integers(0, 59), st.integers(1, 20))
def test_any_words_of_any_text_can_be_looked_up(more: list[str], first: int, length: int) -> None:
    """Nothing raises, and what is said to hold the words has letters of them."""
    text = _ARTICLE + "".join(more)
    attributions = Attributions(Document(text))
    words = Words(first, min(first + length, len(text)))
    found = attributions.given([words])

    for passage in (*found.holders, *found.touched):
        shared = [(max(words.start, own.start), min(words.end, own.end)) for own in passage.words]
        assert any(char.isalnum() for start, end in shared for char in text[start : max(start, end)])
    around = attributions.sentences_around(words)
    assert around.start <= words.start < words.end <= around.end


HEAD = "Bank: prices fall again\n\nNothing more is known of it yet.\n"


@pytest.mark.parametrize(
    ("parts", "codes"),
    [("", ["own-words-of-source"]), ("parts: [{part: headline, quote: 'Bank: prices fall again'}]\n", [])],
)
def test_a_headline_says_in_few_words_who_speaks(parts: str, codes: list[str]) -> None:
    """With a name and no verb; a sentence of the text needs one."""
    files = project(
        b=claim("prices fall again", "also: [{quote: prices fall}]\n"),
        seeds__report_txt=HEAD,
        seeds__report_yml=record(HEAD, more=f"publisher: The Paper\n{parts}"),
        briefs__speakers_yml="The Bank: {kind: organisation, aliases: [Bank]}\nThe Paper: {kind: publication}\n",
    )

    assert sorted({each.rule.code for each in check(files).findings} & CODES) == codes


def test_a_speaker_may_be_whom_the_source_describes() -> None:
    """By the words that the register quotes of it."""
    text = "A former judge came. “Prices fell by half,” a former judge said.\n"
    files = project(
        b=claim("Prices fell by half").replace("The Bank", "Ada Stone"),
        seeds__report_txt=text,
        seeds__report_yml=record(text),
        briefs__speakers_yml='Ada Stone: {kind: person, described: {quote: "A former judge", source: report}}\n',
    )

    assert {each.rule.code for each in check(files).findings} & CODES == set()

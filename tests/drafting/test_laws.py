"""What holds for the draft of every source, whatever its text is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given, strategies as st

from asquoted.drafting.candidates import Only
from asquoted.drafting.draft import Drafting, Wanted, draft
from asquoted.pipeline import check
from tests.speech.test_laws import PIECES
from tests.support import record

SENTENCES = (
    "“{a},” {who} said.", "“{a},” {who} said, “{b}.”", "“{a}.” {who} said. “{b}.”", "{who} said that {a}.",
    "{who} said {a} and “{b}”.", "According to {who}, {a}.", "It was, {who} said, {a}.", "{a}, {who} told reporters.",
    "{who} wrote in March:\n\n{a}", "In an article in the Paper, {who} wrote that {a}.", "“{a}” — {who}",
    "{who}: “{a}”", "{who} asked whether {a} if {b}.", "A “{a}” {b}.", "“{a}\n\n“{b},” {who} said.", "{a} {b}",
    "«{a}», dijo {who}.", "{who} dijo que {a}.", "« {a} », a déclaré {who}.", "„{a}“, sagte {who}.",
)  # fmt: skip
SPEAKERS = (
    "Jane Roe", "Roe", "He", "She", "the spokesperson", "A lawyer, John Doe,", "Mayor Jane Roe", "JANE ROE",
    "police", "the report", "the board", "Another resident", "Jané Röe", "Дмитрий Иванов", "Jane O’Roe",
    "John Doe, a former mayor,", "the U.S. State Department",
    "a “term” expert", "Null", "Yes", "The # Paper", "Jane\nRoe", "spokes-person: x",
)  # fmt: skip
WORDS = (
    *PIECES, "no", "not", "if", "#", "- x:", "{", "]", "…", "[sic]", "5%", "\r\n\r\n", "\ufeff", "\xad", "\u2028",
    "e\u0301", "ß", "中文", "(it)", "|", "Panama", "the controlled flow", "ten harbour boats", "U.S.",
)  # fmt: skip
words = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
    st.text(max_size=12),
    st.sampled_from(
        ["prices fell by half", "it was gone", "ten harbour boats left Panama", "no boat may cross if it rains"]
    ),
)
sentences = st.builds(
    lambda sentence, who, a, b: sentence.format(who=who, a=a, b=b),
    st.sampled_from(SENTENCES),
    st.one_of(st.sampled_from(SPEAKERS), st.text(max_size=8)),
    words,
    words,
)
texts = st.lists(st.tuples(sentences, st.sampled_from([" ", "\n\n", "\n", ""])), max_size=6).map(
    lambda listed: "".join(sentence + between for sentence, between in listed)
)
tags = st.sampled_from(["en", "es", "fr", "de", "tlh", "zh-Hant"])
only = st.sampled_from([None, *Only])


def drafted(text: str, tag: str, only: Only | None) -> tuple[Mapping[str, bytes], Drafting]:
    """Return a project with a source that can be read, and what is drafted from it."""
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]", "", text)
    sealed = record(text).replace("language: en", f"language: {tag}")
    files = {"seeds/x.txt": text.encode(), "seeds/x.yml": sealed.encode()}
    return files, draft(files, Wanted("x", "x", only=only))


@given(texts, tags, only)
def test_a_draft_has_no_error(text: str, tag: str, only: Only | None) -> None:
    """`check` finds none in what is written; nor once every TODO is written and the brief is published."""
    files, made = drafted(text, tag, only)
    written = {**files, **made.writing.files}
    brief = written.get("briefs/x.yml", b"").decode()
    finished = re.sub(r"\bTODO\b", "Written", brief).replace("status: draft", "status: published")

    assert made.writing.wrong == ()
    if made.claims:
        assert [each for each in check(written).findings if each.is_error] == []
        assert [each for each in check({**written, "briefs/x.yml": finished.encode()}).findings if each.is_error] == []
    else:
        assert made.writing.files == {}


@given(texts, tags, only)
def test_a_second_run_changes_nothing(text: str, tag: str, only: Only | None) -> None:
    """All that could be drafted is there."""
    files, made = drafted(text, tag, only)
    again = draft({**files, **made.writing.files}, Wanted("x", "x", only=only))

    assert again.claims == ()
    assert again.writing.files == {}
    assert again.there == len(made.claims)


@given(texts, tags)
def test_no_two_claims_rest_on_the_same_words(text: str, tag: str) -> None:
    """Every word of the source is drafted once at most."""
    _, made = drafted(text, tag, None)
    places = sorted((words.start, words.end) for each in made.claims for words in each.stretches)

    assert all(end <= start for (_, end), (start, _) in pairwise(places))

"""Citations: what is known in one order, what is not known said or left out, and BibTeX that readers can parse."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from asquoted.export.citation import bibtex, citation, plain_words
from asquoted.model import Anchor, Inserted, Via, Words
from asquoted.values import Voice
from tests.export.quoting import anchor, quoted, source
from tests.render.test_hostile_words import words

TEXT = "“We will keep one lane open,” said\nMs Stone. The works “would cost” much. Nobody knows more."
KNOWN = source(
    TEXT, publisher="The Gazette", author="J. Roe", published=dt.date(2026, 3, 10), url="https://gazette.example/b"
)


@pytest.mark.parametrize(
    ("voice", "told"),
    [
        (Voice.DIRECT, "direct quotation"),
        (Voice.MIXED, "quoted in part, as reported by The Gazette"),
        (Voice.INDIRECT, "as reported by The Gazette"),
        (Voice.AUTHOR, "own words"),
        (Voice.HEADLINE, "headline"),
        (Voice.CAPTION, "caption"),
    ],
)
def test_a_citation_says_how_the_words_stand(voice: Voice, told: str) -> None:
    """A paraphrase is never cited as if the speaker had used these words."""
    made = citation(quoted(anchor(KNOWN, "keep one lane open"), voice=voice))

    assert made == (
        f"“keep one lane open” (Ada Stone, {told}). In: J. Roe. A report. The Gazette, 2026-03-10, paragraph 1. "
        "https://gazette.example/b"
    )


def test_what_is_not_known_is_said() -> None:
    """No date, publisher or address is made up."""
    made = citation(quoted(anchor(source(TEXT), "keep one lane open"), voice=Voice.INDIRECT))

    assert made == (
        "“keep one lane open” (Ada Stone, as reported by the source). "
        "In: A report. Publisher not given, undated, paragraph 1."
    )


def test_a_citation_names_the_page_if_it_has_an_address() -> None:
    """Where the site is published is known from its settings only."""
    made = citation(quoted(anchor(KNOWN, "keep one lane open")), "https://site.example/briefs/b/#a--a")

    assert made.endswith(" https://gazette.example/b As quoted at https://site.example/briefs/b/#a--a")


def test_words_found_elsewhere_are_cited_as_such() -> None:
    """A second-hand quotation says through what the source had it."""
    quote = replace(quoted(anchor(KNOWN, "keep one lane")), via=Via("a letter", anchor(KNOWN, "said")))

    assert "(Ada Stone, direct quotation, via a letter)" in citation(quote)


def test_cited_words_are_those_of_the_page() -> None:
    """The source's words on one line, with the editors' signs of omission and brackets."""
    start = TEXT.index("Stone")
    bracketed = Anchor(KNOWN, (Inserted("Stone", 0, 0), Words(start + 7, start + 16)))

    assert plain_words(anchor(KNOWN, "lane open,” said\nMs Stone", "Nobody")) == "lane open,” said Ms Stone […] Nobody"
    assert plain_words(bracketed) == "[Stone] The works"


def test_a_whole_quotation_has_its_own_marks_only() -> None:
    """Words that begin and end with the marks of one quotation get no second ones."""
    assert citation(quoted(anchor(KNOWN, "“We will keep one lane open,”"))).startswith(
        "“We will keep one lane open,” ("
    )
    assert citation(quoted(anchor(KNOWN, "works “would cost” much"))).startswith("“works “would cost” much” (")


def test_a_quote_over_two_paragraphs_names_both() -> None:
    """A reader finds where it begins and where it ends."""
    assert "paragraphs 1–2." in citation(quoted(anchor(source("One two.\n\nThree four."), "two.\n\nThree")))


def test_bibtex_leaves_out_what_is_not_known() -> None:
    """An entry holds the fields of the record and nothing else."""
    assert bibtex(source(TEXT)) == "@misc{report,\n  title = {{A report}},\n}"
    assert bibtex(KNOWN) == (
        "@misc{report,\n  author = {{J. Roe}},\n  title = {{A report}},\n  howpublished = {The Gazette},\n"
        "  date = {2026-03-10},\n  year = {2026},\n  url = {https://gazette.example/b},\n}"
    )


SIGNS = {
    r"{\textbackslash}": "\\", r"{\textbraceleft}": "{", r"{\textbraceright}": "}", r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^", **{f"\\{sign}": sign for sign in "#$%&_"},
}  # fmt: skip
SIGN = re.compile("|".join(map(re.escape, SIGNS)))


@given(words, words, st.sampled_from(["https://a.example/{x}_y%20#z~&", None]))
def test_bibtex_holds_hostile_words(title: str, publisher: str, url: str | None) -> None:
    """Every brace is balanced, every sign of TeX is escaped, and the words are the record's."""
    made = bibtex(source("Text.", title=title, publisher=publisher, url=url))

    fields = _fields(made)
    assert _read(fields["title"][1:-1]) == " ".join(title.split())
    assert _read(fields["howpublished"]) == " ".join(publisher.split())
    assert fields.get("url") == (url and "https://a.example/%7Bx%7D_y%20#z~&")


def _fields(entry: str) -> dict[str, str]:
    """Read an entry as BibTeX does: a field ends where its braces do, whatever stands before them."""
    found: dict[str, str] = {}
    place = entry.index(",\n") + 1
    while match := re.compile(r"\s*(\w+) = \{").match(entry, place):
        depth, end = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(entry[end], 0)
            end += 1
        found[match[1]] = entry[match.end() : end - 1]
        assert entry[end] == ","
        place = end + 1
    assert entry[place:] == "\n}"
    return found


def _read(field: str) -> str:
    """Return what TeX makes of a field; a sign that is not escaped is not found again."""
    assert not re.search(r"[\\{}#$%&_~^]", SIGN.sub("", field))
    return SIGN.sub(lambda sign: SIGNS[sign.group()], field)

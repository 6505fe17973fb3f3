"""Atoms are found where they are asked for: the same ones as if the whole text had been read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings, strategies as st

from asquoted.anchor import edges as edges_module
from asquoted.anchor.atoms import patterns, words_of_numbers
from asquoted.anchor.edges import Edges
from asquoted.document import Document
from tests.anchor.test_verbatim import cases_of
from tests.support import CASES

PARTS = [
    "5", "1,000", "000", "$", "$5", "US$", "€", "-5", "%", "5%", "million", "half", "a", "to", "between", "and",
    "twenty-one", "twenty", "one", "USD", "Rs.", "km", "miles", "per", "hour", "°C", "20°", "square", "said,", "mill",
    "well-known", "U.S.", "Panama's", "p.m.", "—", "–", "10²", "1990s", "(", ")", "and/or", "café", "数字", "in",
    "2010", "up", "few", "quarter", "of", ",", ".", "a.m.",
]  # fmt: skip


def written_out(tag: str) -> set[str]:
    """Return every word that the pattern of numbers writes out, single letters too."""
    pattern = patterns(Document("", tag).language)[1].pattern
    return set(re.findall(r"[^\W\d_]+", re.sub(r"#.*|\\.|\[[^\]]*\]", " ", pattern)))


IN_NUMBERS = sorted(written_out("en"))
TEXTS = st.lists(
    st.one_of(st.sampled_from(PARTS), st.sampled_from(IN_NUMBERS), st.text(max_size=4)), max_size=25
).flatmap(
    lambda parts: st.lists(
        st.sampled_from([" ", " ", " ", "", ", ", "-"]), min_size=len(parts), max_size=len(parts)
    ).map(lambda joints: "".join(part + joint for part, joint in zip(parts, joints, strict=True)))
)


def insides(pattern: re.Pattern[str], text: str) -> dict[int, tuple[int, int]]:
    """Return the atom around each place that is inside of one, by reading the whole text."""
    spans = (match.span() for match in pattern.finditer(text))
    return {place: (start, end) for start, end in spans for place in range(start + 1, end)}


def test_a_degree_has_its_scale() -> None:
    """Of `20° C` the letter belongs to the number, though it looks like a word."""
    document = Document("It was 20° C or so yesterday.")
    place = document.folded.text.index("C")

    assert Edges(document).atom_cut_at(place) == (place - 4, place + 1)


@pytest.mark.parametrize("tag", ["en", "de", "fr", "es", "it", "pt", "xx"])
def test_no_word_of_a_number_counts_as_plain(tag: str) -> None:
    """Beside a plain word nothing is cut, so none may be one that a number can have in it."""
    assert {word.lower() for word in written_out(tag)} - words_of_numbers(Document("", tag).language) == set()


def assert_atoms_are_those_of_the_whole_text(text: str, tag: str, long: int) -> None:
    """Ask for the atom around every place, with stretches longer than `long` kept."""
    document = Document(text, tag)
    folded = document.folded.text
    words, numbers = (insides(pattern, folded) for pattern in patterns(document.language))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edges_module, "_LONG", long)
        edges = Edges(document)
        for place in [*range(len(folded), 0, -2), *range(1, len(folded))]:
            whole = words.get(place) or numbers.get(place)
            found = edges.atom_cut_at(place)

            assert found == whole if whole else found is None or folded[place] in "'\""


@pytest.mark.parametrize("long", [0, 500])
def test_the_atoms_of_the_cases_are_those_of_the_whole_text(long: int) -> None:
    """Of every source of the law's clause on edges, one by one and all in a row."""
    sources = [str(each.given["source"]) for each in cases_of(CASES / "verbatim" / "clause-3-edges.yml")]
    for number, text in enumerate(sources[::3]):
        assert_atoms_are_those_of_the_whole_text(text, ("en", "de", "xx")[number % 3], long)
    assert_atoms_are_those_of_the_whole_text("well-known ".join(sources[::9]), "en", long)


@settings(max_examples=1000)
@given(TEXTS, st.sampled_from(["en", "de", "fr", "es", "xx"]), st.sampled_from([0, 500]))
def test_the_atom_around_a_place_is_that_of_the_whole_text(text: str, tag: str, long: int) -> None:
    """Whether stretches are kept or not, and in whatever order places are asked for."""
    assert_atoms_are_those_of_the_whole_text(text, tag, long)

"""Laws of the engine: they hold for every text, not only for those that someone thought of."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import assume, given, strategies as st

from asquoted.anchor.verdict import Found
from asquoted.anchor.verify import verify
from asquoted.document import Document
from asquoted.text.fold import fold

WORDS = st.sampled_from(
    "the board sold mill in May 1,000 5% $5 U.S. “no” café well-known it’s not if and said Panama’s he".split()  # noqa: SIM905
)
TEXTS = st.lists(WORDS, min_size=4, max_size=30).map(" ".join)
ANY = st.text(max_size=60)
SIGNED = [
    "{}",
    "-{}",
    "+{}",
    "±{}",
    "${}",
    "€{}",
    "£{}",
    "{}%",
    "-{}%",
    "{}‰",
    "{} °C",
    "~{}",
    "<{}",
    "${} million",
    "{}²",
]
NEGATIONS = ["", "never", "hardly", "was not", "wasn’t", "cannot be", "won’t be", "nor anyone", "without a vote"]


@given(ANY, ANY)
def test_the_engine_never_raises(quote: str, text: str) -> None:
    """Whatever a quote and a source hold, there is a verdict."""
    verify(quote, Document(text))


@given(ANY)
def test_the_fold_maps_back(text: str) -> None:
    """Each folded character comes from a stretch of the original, in order and inside it."""
    mapped = fold(text)

    assert len(mapped.text) == len(mapped.starts) == len(mapped.ends)
    assert mapped.starts == sorted(mapped.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(mapped.starts, mapped.ends, strict=True))


@given(ANY)
def test_the_way_back_is_exact(text: str) -> None:
    """The stretch that a run of letters came from folds to that run again, and to nothing else.

    But for characters that NFC itself takes apart: both parts come from the whole of `שׁ`.
    """
    assume(all(len(unicodedata.normalize("NFC", char)) == 1 for char in text))
    mapped = fold(text)
    for match in re.finditer(r"[^\W\d_]+", mapped.text):
        start, end = mapped.slice(*match.span())

        assert fold(text[start:end]).text == match.group()


@given(ANY)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """A fold is a normal form, as far as line ends, digits and two marks in a row (read together) do not matter."""
    assume(not re.search(r"[\r\n\d]", text))
    once = fold(text).text
    assume("''" not in once)

    assert fold(once).text == once


@given(TEXTS, st.data())
def test_a_found_quote_shows_the_words_of_the_source(text: str, data: st.DataObject) -> None:
    """What is found folds to the same words as the quote."""
    words = text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote = " ".join(words[first:last])

    verdict = verify(quote, Document(text))

    if isinstance(verdict, Found):
        cut = text[verdict.start : verdict.end]
        assert fold(cut).text.rstrip(".,;:") == fold(quote).text.rstrip(".,;:")


@given(TEXTS, st.data())
def test_any_change_of_a_letter_or_digit_is_refused(text: str, data: st.DataObject) -> None:
    """A quote in which one letter or digit is another one does not stand."""
    place = data.draw(st.sampled_from([place for place, char in enumerate(text) if char.isalnum()]))
    other = data.draw(st.sampled_from([char for char in "xqz7" if char != text[place].lower()]))
    changed = text[:place] + other + text[place + 1 :]

    assert not isinstance(verify(changed, Document(text)), Found)


@given(st.integers(1, 9999), st.sampled_from(SIGNED), st.sampled_from(SIGNED))
def test_any_change_of_a_sign_is_refused(number: int, ours: str, theirs: str) -> None:
    """A number with another sign, currency or unit, or with one less or more, does not stand."""
    text = f"It stood at {theirs.format(number)} when the year ended."
    quote = f"It stood at {ours.format(number)} when the year ended"

    assert isinstance(verify(quote, Document(text)), Found) == (ours == theirs)


@given(st.sampled_from(NEGATIONS), st.sampled_from(NEGATIONS))
def test_any_change_of_a_negation_is_refused(ours: str, theirs: str) -> None:
    """A sentence with another negation, or with one less or more, does not stand; nor may an omission hide it."""
    document = Document(f"The board of the mill {theirs} sold to the town in May.".replace("  ", " "))
    tail = "sold to the town in May"

    quote = f"The board of the mill {ours} {tail}".replace("  ", " ")
    assert isinstance(verify(quote, document), Found) == (ours == theirs)
    if theirs:
        assert not isinstance(verify(f"The board of the mill … {tail}", document), Found)
        assert not isinstance(verify(f"The board of the mill [was] {tail}", document), Found)


@given(TEXTS, st.sampled_from(["straight", "spaces", "lines", "zero width", "nfd"]))
def test_typography_is_never_in_the_way(text: str, how: str) -> None:
    """Another way to set the same words gets the same verdict."""
    set_otherwise = {
        "straight": text.translate(str.maketrans("“”’", '""\'')),
        "spaces": text.replace(" ", "\u00a0 "),
        "lines": text.replace(" ", "\n"),
        "zero width": "\u200b".join(text),
        "nfd": text.replace("é", "e\u0301"),
    }[how]
    document = Document(text)

    assert isinstance(verify(text, document), Found) == isinstance(verify(set_otherwise, document), Found)


@given(st.lists(st.sampled_from(["aa bb cc", "dd ee ff", "gg hh ii"]), min_size=2, max_size=3, unique=True))
def test_parts_never_stand_in_another_order(parts: list[str]) -> None:
    """Parts round signs of omission are found only in the order of the source."""
    source = "aa bb cc, and so on, dd ee ff, and so on, gg hh ii."
    order = [source.index(part) for part in parts]

    assert isinstance(verify(" … ".join(parts), Document(source)), Found) == (order == sorted(order))

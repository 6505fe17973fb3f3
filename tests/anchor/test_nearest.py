"""The passage that a message names for a quote that is not there."""

from __future__ import annotations

import random
import time

import pytest

from asquoted.anchor.nearest import Near, nearest
from asquoted.document import Document

TEXT = (
    "The board met on Monday.\n\nPrices fell by 15% in May, the bank said. Nobody at the mill was asked.\n\n"
    "Wages rose by a tenth in June, and the union called that a beginning."
)


def words_of(near: Near | None, text: str = TEXT) -> str | None:
    """Return the words of a passage."""
    return None if near is None else text[near.start : near.end]


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        pytest.param("Prices fell by 5% in May", "Prices fell by 15% in May", id="a number differs"),
        pytest.param("Prices sank by 15% in May", "Prices fell by 15% in May", id="a word differs"),
        pytest.param("prices FELL by 5% in may", "Prices fell by 15% in May", id="case does not matter"),
        pytest.param("Wages grew by a tenth in June", "Wages rose by a tenth in June", id="in another paragraph"),
        pytest.param("Nobody at all at the mill was asked.", "Nobody at the mill was asked.", id="words too many"),
        pytest.param("Monday. Prices fell by 5% in", "Monday.\n\nPrices fell by 15% in", id="over a paragraph's end"),
        pytest.param("Ferries sail to the islands at noon", None, id="nothing is like it"),
        pytest.param("", None, id="no words"),
        pytest.param("\u200b", None, id="nothing that is seen"),
    ],
)
def test_the_passage_is_named_in_whole_words(quote: str, passage: str | None) -> None:
    """What differs is in the passage, and nothing that the quote has no words for."""
    assert words_of(nearest(quote, Document(TEXT))) == passage


@pytest.mark.parametrize("text", ["", " \n ", "\u00ad"])
def test_an_empty_source_has_no_passage(text: str) -> None:
    """There is nothing to name in a source without words."""
    assert nearest("Prices fell", Document(text)) is None


def test_a_letter_that_grows_in_lower_case_is_no_obstacle() -> None:
    """`İ` is two characters in lower case; the passage is found where it stands all the same."""
    text = "İstanbul’da. " + TEXT

    for quote in ("Prices fell by 5% in May", "PRICES FELL BY 5% IN MAY"):
        assert words_of(nearest(quote, Document(text)), text) == "Prices fell by 15% in May"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("ld ", "5′ $5 “\u202esold "),
        ("wellknown ", "‟Mr. well-known "),
        ("\u00a0» .", "-% he is here »x) and May. \u00ad\n"),
    ],
)
def test_a_passage_is_never_empty(quote: str, text: str) -> None:
    """Where no word at the edges is the quote's own, the passage is still some words (met by the fuzzer)."""
    near = nearest(quote, Document(text))

    assert near is None or 0 <= near.start < near.end <= len(text)


def test_a_second_passage_is_named_if_it_is_about_as_like() -> None:
    """Two passages differ from the quote by one digit each: nobody can tell which was meant."""
    text = "Prices fell by 15% in May, he said. It went on.\n\nPrices fell by 25% in May, she said."
    near = nearest("Prices fell by 35% in May", Document(text))

    assert near is not None
    assert {words_of(near, text), words_of(near.runner_up, text)} == {
        "Prices fell by 15% in May",
        "Prices fell by 25% in May",
    }


def test_no_second_passage_is_named_if_it_is_less_like() -> None:
    """The best passage alone is named where the next one is another matter."""
    text = "Prices fell by 15% in May, he said. It went on.\n\nPrices of bread fell in towns by a third in spring."
    near = nearest("Prices fell by 35% in May", Document(text))

    assert near is not None
    assert near.runner_up is None


def test_a_passage_is_no_runner_up_of_itself() -> None:
    """The words around the best passage are like the quote, too, but they are no other passage."""
    near = nearest("Prices fell by 5% in May, the bank said. Nobody at the mill", Document(TEXT))

    assert near is not None
    assert near.runner_up is None


def test_two_places_in_one_word_are_one_passage() -> None:
    """In whole words they are the same: no second passage is named."""
    near = nearest("mall", Document("The millmill burned."))

    assert near == Near(4, 12, 75.0)


@pytest.fixture(scope="module")
def long_source() -> Document:
    """A source of one million characters, in which one paragraph is that of `TEXT`."""
    rng = random.Random(1)
    words = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "e", "o", "ai") for c in ("n", "rt", "ll", "s", "m")]
    filler = " ".join(rng.choice([*words, "the", "by", "in", "said", "bank"]) for _ in range(190_000))
    middle = filler.index(" ", len(filler) // 2)
    return Document(filler[:middle] + "\n\n" + TEXT + "\n\n" + filler[middle:])


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        pytest.param(
            "Prices fell by 5% in May, the bank said", "Prices fell by 15% in May, the bank said", id="edited"
        ),
        pytest.param("Nobbody att teh mil wos askd", "Nobody at the mill was asked", id="every word misspelled"),
    ],
)
def test_in_a_long_source_the_same_passage_is_named(long_source: Document, quote: str, passage: str) -> None:
    """Votes of words say where to look, and where no word is right everything is looked at."""
    assert words_of(nearest(quote, long_source), long_source.text) == passage


@pytest.mark.parametrize("quote", ["", "\u200b", "Żółw żuł żwir"])
def test_in_a_long_source_nothing_is_named_that_is_not_like_the_quote(long_source: Document, quote: str) -> None:
    """Where nothing is like it anywhere, or there are no words to look for."""
    assert nearest(quote, long_source) is None


def test_in_a_long_source_each_passage_is_named(long_source: Document) -> None:
    """Words say where to look, the rarer the better: at the beginning, in the middle, and at the end."""
    text, rng = long_source.text, random.Random(7)
    last = len(text) - 200
    for place in [0, last, *(rng.randrange(last) for _ in range(30))]:
        words = text[text.rfind(" ", 0, place) + 1 :].split(" ", 20)[:20]
        near = nearest(" ".join([*words[:4], "quite", "otherwise", *words[6:]]), long_source)

        assert words_of(near, text) == " ".join(words)


def test_in_a_long_source_a_long_quote_is_found_too(long_source: Document) -> None:
    """The longer a quote, the fewer stretches are looked at."""
    words = long_source.text[:2_800].split(" ")[:-1]
    near = nearest(" ".join([*words[:200], "otherwise", *words[201:]]), long_source)

    assert words_of(near, long_source.text) == " ".join(words)


def test_a_long_source_takes_no_long_time(long_source: Document) -> None:
    """A miss takes some milliseconds (the limit is wide: test machines are busy)."""
    nearest("what is computed once for a source", long_source)
    begun = time.process_time()
    for number in range(20):
        nearest(f"Prices fell by {number}% in May, the bank said", long_source)

    assert (time.process_time() - begun) / 20 < 0.1


def test_a_quote_as_long_as_a_book_takes_no_long_time(long_source: Document) -> None:
    """Of a very long quote the beginning says where it comes from."""
    quote = f"Prices fell by 5% in May, the bank said. {long_source.text[1000:80_000]}"
    begun = time.process_time()
    near = nearest(long_source.text[500_000:580_000], long_source)

    assert nearest(quote, long_source) is not None
    assert near is not None
    assert abs(near.start - 500_000) < 20
    assert time.process_time() - begun < 8

"""Passages of an old text in a new one: what stays, what moves, what changes, what is lost, and what is doubtful."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, strategies as st

from asquoted.anchor.relocate import Doubt, Relocation, Relocator
from asquoted.document import Document

PARAGRAPHS = (
    "The bank said on Monday that prices fell by 15% in May, more than anybody had expected.",
    "“We saw it coming,” its governor told a newspaper, “and nobody wanted to hear about it.”",
    "The ministry did not answer a request for comment, and the union called the figures a bad joke.",
)
TEXT = "\n\n".join(PARAGRAPHS)
QUOTE = "prices fell by 15% in May"

WORDS = ("one", "two", "three", "four,", "five.", "“six”", "seven-eight\n\nnine")
texts = st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join)


def find(quote: str, new: str, old: str = TEXT) -> Relocation | None:
    """Return where words of the old text are in the new one."""
    start = old.index(quote)
    return Relocator(Document(old), Document(new)).find(start, start + len(quote))


def now(quote: str, new: str, old: str = TEXT) -> tuple[str, bool, tuple[Doubt, ...]] | None:
    """Return which words of the new text they are, whether they are the same, and the doubts."""
    found = find(quote, new, old)
    return (new[found.start : found.end], found.same, found.doubts) if found else None


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    """Return a text and where some words in a row begin and end in it."""
    text = draw(texts)
    words = [at for at, char in enumerate(text) if not char.isspace() and (at == 0 or text[at - 1].isspace())]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return text, words[first], words[last] + len(text[words[last] :].split()[0])


class TestLaws:
    """What holds for every text."""

    @given(passages())
    def test_of_an_unchanged_text_all_is_where_it_was(self, passage: tuple[str, int, int]) -> None:
        """And nothing is doubtful, however often the same words stand in it."""
        text, start, end = passage

        assert Relocator(Document(text), Document(text)).find(start, end) == Relocation(start, end, same=True)

    @given(passages(), texts)
    def test_text_in_front_moves_all_by_its_length(self, passage: tuple[str, int, int], more: str) -> None:
        """Where the words in front are the same as those behind, it may be the others, and is doubtful."""
        text, start, end = passage
        moved = Relocator(Document(text), Document(f"{more}\n\n{text}")).find(start, end)

        assert moved
        assert Doubt.TWICE in moved.doubts or moved == Relocation(start + len(more) + 2, end + len(more) + 2, same=True)

    @given(passages(), texts)
    def test_text_after_the_end_moves_nothing(self, passage: tuple[str, int, int], more: str) -> None:
        """With the same reservation."""
        text, start, end = passage
        found = Relocator(Document(text), Document(f"{text}\n\n{more}")).find(start, end)

        assert found
        assert Doubt.TWICE in found.doubts or found == Relocation(start, end, same=True)

    @given(passages(), texts)
    def test_a_place_is_in_the_text(self, passage: tuple[str, int, int], new: str) -> None:
        """Whatever the new text is; no words are found in it that it does not have."""
        text, start, end = passage
        found = Relocator(Document(text), Document(new)).find(start, end)

        assert found is None or 0 <= found.start < found.end <= len(new)

    @given(passages())
    def test_in_other_words_all_is_lost(self, passage: tuple[str, int, int]) -> None:
        """Nothing is anchored for want of anything better."""
        text, start, end = passage

        assert Relocator(Document(text), Document("Alpha beta gamma, delta.")).find(start, end) is None


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_paragraphs_in_any_order(order: tuple[int, ...]) -> None:
    """Each is found where it went."""
    new = "\n\n".join(PARAGRAPHS[each] for each in order)

    assert [now(each, new) for each in PARAGRAPHS] == [(each, True, ()) for each in PARAGRAPHS]


@pytest.mark.parametrize(
    ("new", "found"),
    [
        pytest.param(TEXT.replace("15%", "16%"), ("prices fell by 16% in May", False), id="another number"),
        pytest.param(TEXT.replace("said on", "wrote on"), (QUOTE, True), id="a word elsewhere"),
        pytest.param(TEXT.replace("prices", "Prices"), ("Prices fell by 15% in May", False), id="a capital"),
        pytest.param(TEXT.replace("prices", "pirces"), ("pirces fell by 15% in May", False), id="a typo"),
        pytest.param(
            TEXT.replace("fell by", "fell, to everybody's surprise, by"),
            ("prices fell, to everybody's surprise, by 15% in May", False),
            id="words put in",
        ),
        pytest.param(TEXT.replace("fell by ", ""), ("prices 15% in May", False), id="words left out"),
        pytest.param(
            TEXT.replace("prices fell", "prices\nfell"), ("prices\nfell by 15% in May", True), id="a line end"
        ),
        pytest.param(
            TEXT.replace("prices", "pri\u00adces"), ("pri\u00adces fell by 15% in May", True), id="a soft hyphen"
        ),
    ],
)
def test_what_happens_to_words(new: str, found: tuple[str, bool]) -> None:
    """The whole passage is named, and whether its words are the same but for typography."""
    assert now(QUOTE, new) == (*found, ())


def test_marks_belong_to_a_passage_that_had_them() -> None:
    """At its edges."""
    new = TEXT.replace("newspaper", "magazine")

    assert now("“We saw it coming,” its governor", new) == ("“We saw it coming,” its governor", True, ())
    assert now("hear about it.”", new) == ("hear about it.”", True, ())


def test_a_removed_sentence_is_lost() -> None:
    """Nothing else is taken for it."""
    assert now(QUOTE, TEXT.replace(PARAGRAPHS[0], "")) is None


def test_a_paragraph_like_the_one_that_is_gone_is_not_it() -> None:
    """It has too many other words."""
    like = "The bank said on Friday that wages rose by 15% in June, less than anybody would admit."

    assert now(PARAGRAPHS[0], TEXT.replace(PARAGRAPHS[0], like)) is None


def test_nothing_of_the_old_text_comes_into_a_passage() -> None:
    """A paragraph that was put between two halves of it does not become its middle."""
    first, last = PARAGRAPHS[2].split(", and ")
    new = "\n\n".join([PARAGRAPHS[0], f"{first},", PARAGRAPHS[1], f"and {last}"])
    found = now(PARAGRAPHS[2], new)

    assert found
    assert PARAGRAPHS[1] not in found[0]
    assert Doubt.TORN in found[2]


def test_each_of_two_equal_paragraphs_whose_neighbours_changed() -> None:
    """They are told apart by where they stand, however long they are."""
    box = "It may be that what we do now helps nobody at all, it may be that it helps some of us a little, " * 2
    box = f"{box}and that is all."
    old = "\n\n".join([PARAGRAPHS[0], f"Here: {box} So!", PARAGRAPHS[1], f"There: {box} No!", PARAGRAPHS[2]])
    new = old.replace("Here: ", "Ici, ").replace("So!", "Ainsi.").replace("There: ", "Voici, ").replace("No!", "Non.")
    relocator = Relocator(Document(old), Document(new))
    starts = [old.index(box), old.rindex(box)]
    found = [relocator.find(start, start + len(box)) for start in starts]

    assert [each and (each.start, each.same) for each in found] == [(new.index(box), True), (new.rindex(box), True)]


def test_of_two_like_paragraphs_the_true_one_is_found() -> None:
    """Wherever the other one is put."""
    like = (
        PARAGRAPHS[0]
        .replace("bank", "board")
        .replace("Monday", "Sunday")
        .replace("fell", "rose")
        .replace("May", "July")
    )
    for new in (f"{like}\n\n{TEXT}", f"{TEXT}\n\n{like}", TEXT.replace(PARAGRAPHS[1], f"{like}\n\n{PARAGRAPHS[1]}")):
        assert now(QUOTE, new) == (QUOTE, True, ())


class TestDoubts:
    """What is not sure is said to be so."""

    def test_a_copy(self) -> None:
        """Of two equal paragraphs in an equal place, either may be the old one."""
        new = TEXT.replace(PARAGRAPHS[1], f"{PARAGRAPHS[1]}\n\n{PARAGRAPHS[1]}")

        assert now("nobody wanted to hear about it", new) == ("nobody wanted to hear about it", True, (Doubt.TWICE,))

    def test_many_other_words(self) -> None:
        """Half of it has changed, and it may be said of something else."""
        new = TEXT.replace("the union called the figures a bad joke", "the union called the report a good start")

        assert now("and the union called the figures a bad joke", new) == (
            "and the union called the report a good start", False, (Doubt.LITTLE_LEFT, Doubt.EDGE),
        )  # fmt: skip

    def test_words_in_two_places(self) -> None:
        """A passage that is torn in two."""
        new = TEXT.replace(" and the union called the figures a bad joke.", "")
        new = new.replace("The bank said", "And the union called the figures a bad joke. The bank said")
        found = now("did not answer a request for comment, and the union called the figures a bad joke", new)

        assert found
        assert Doubt.TORN in found[2]

    def test_few_words_among_others(self) -> None:
        """They may stand there by chance."""
        new = "Nobody knows.\n\n" + TEXT.replace("called the figures a bad joke", "kept silent")
        new += f"\n\n{'Nothing more was heard of it for years. ' * 5}\n\nA critic called the figures a bad joke again."

        assert now("called the figures a bad joke", new) == ("called the figures a bad joke", True, (Doubt.ALONE,))

    def test_an_edge(self) -> None:
        """Several words at an edge are others."""
        new = TEXT.replace("more than anybody had expected", "much more than was thought")
        found = now("said on Monday that prices fell by 15% in May, more than anybody had expected", new)

        assert found
        assert Doubt.EDGE in found[2]


@pytest.mark.parametrize(
    ("old", "new", "quote"),
    [
        pytest.param(
            "去年物价下降了百分之五。央行没有预料到。",
            "央行没有预料到。但是去年物价下降了百分之五。",
            "物价下降了百分之五",
            id="no spaces",
        ),
        pytest.param(
            "Ein Ölpreis fiel im Mai um fünf.", "Ja. Ein O\u0308lpreis fiel im Mai um fünf.", "Ölpreis fiel", id="NFD"
        ),
    ],
)
def test_other_scripts(old: str, new: str, quote: str) -> None:
    """Words are found in every script."""
    found = find(quote, new, old)

    assert found
    assert found.same

"""The fast ways are the plain ones: the same text, and the same way back, for every character of every text.

The plain function says what is meant; the fast one may be as clever as it likes as long as these laws hold.
"""

from __future__ import annotations

import sys
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import pytest
from hypothesis import given, settings, strategies as st

from asquoted.text import fold_fast as fold_fast_module, locate, skeleton_fast as skeleton_fast_module
from asquoted.text.fold import SINGLE_MARKS, fold, folded
from asquoted.text.fold_fast import fold_fast
from asquoted.text.locate import Locator
from asquoted.text.skeleton import letters, skeleton
from asquoted.text.skeleton_fast import skeleton_fast

TELLING = (
    "ab5_,. \n\t\r-–—.…'\"‘’“”«»‹›;:!?%\u00ad\u200bﬁ\u0301eE\u1100\u1161\u11a8가\u0915\u093eʼ`ß½\u0344\u212b\x01\x03"
)
"""Characters that the steps of the fold are about, and others that are composed or come apart."""
TEXTS = st.text(st.one_of(st.sampled_from(TELLING), st.characters()), max_size=40)
BLOCKS = st.sampled_from([1, 3, 1 << 17])
"""So small that the joints between blocks are met, too."""


@pytest.fixture(autouse=True)
def _sizes_are_put_back() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (fold_fast_module, skeleton_fast_module, locate):
            patch.setattr(module, "_BLOCK", module._BLOCK)  # noqa: SLF001 - a size that the laws vary
        for name in ("_FEW", "_FILTER_BITS"):
            patch.setattr(locate, name, getattr(locate, name))
        yield


@settings(max_examples=1000)
@given(TEXTS, BLOCKS)
def test_the_fast_fold_is_the_plain_one(text: str, block: int) -> None:
    """Both make the same text, and each of its characters comes from the same stretch."""
    fold_fast_module._BLOCK = block  # noqa: SLF001
    plain, fast = fold(text), fold_fast(text)

    assert fast.text == plain.text
    places = range(len(plain.text))
    assert [fast.start(place) for place in places] == plain.starts
    assert [fast.end(place) for place in places] == plain.ends


@settings(max_examples=500)
@given(TEXTS, st.integers(0, 41), st.integers(0, 41))
def test_runs_answer_as_lists_do(text: str, one: int, other: int) -> None:
    """Stretches there and back are those of the lists of the plain fold."""
    plain, fast = fold(text), fold_fast(text)
    start, end = (min(each, len(plain.text)) for each in (one, other))

    assert fast.slice(start, end) == plain.slice(start, end)
    assert fast.first_from(one) == bisect_left(plain.starts, one)
    assert fast.first_beyond(one) == bisect_right(plain.ends, one)


@settings(max_examples=1000)
@given(TEXTS, BLOCKS)
def test_the_fast_skeleton_is_the_plain_one(text: str, block: int) -> None:
    """Both have the same letters, from the same places; so has the short way that has no places."""
    skeleton_fast_module._BLOCK = block  # noqa: SLF001
    plain, fast = skeleton(text), skeleton_fast(text)

    assert fast.text == plain.text == letters(text)
    assert [fast.start(place) for place in range(len(plain.text))] == plain.places


@pytest.mark.parametrize("block", [1, 3])
def test_blocks_are_put_together(block: int) -> None:
    """Each goes on where the one before it ended: in the letters, and in the text that they come from."""
    skeleton_fast_module._BLOCK = block  # noqa: SLF001
    text = "All ½ of it — flußauf, 한글."
    plain, fast = skeleton(text), skeleton_fast(text)

    assert fast.text == plain.text == "all12ofitflussauf" + letters("한글")
    assert [fast.start(place) for place in range(len(plain.text))] == plain.places


@given(
    st.text("abж", max_size=200),
    st.lists(st.text("abж", min_size=1, max_size=20), max_size=5),
    st.data(),
    BLOCKS,
    st.sampled_from([0, 100]),
)
def test_one_pass_finds_what_single_searches_find(
    text: str, words: list[str], data: st.DataObject, block: int, few: int
) -> None:
    """Each wording gets all its places in order, those that overlap too, whether it is long or short."""
    locate._BLOCK, locate._FEW = block, few  # noqa: SLF001
    first = data.draw(st.integers(0, len(text)))
    words = [*words, text[first : first + data.draw(st.integers(1, 30))] or "a"]
    locator = Locator(skeleton_fast(text))
    locator.expect(words[data.draw(st.integers(0, 1)) :])

    for each in words:
        assert locator.hits(each) == [place for place in range(len(text)) if text.startswith(each, place)]


@pytest.mark.parametrize("block", [1, 7, 1 << 16])
@pytest.mark.parametrize("filter_bits", [1, 22])
def test_one_pass_finds_every_place(block: int, filter_bits: int) -> None:
    """In order, up to the end of the text; of words that were not looked for, too, and of any that pass the filter."""
    locate._BLOCK, locate._FILTER_BITS, locate._FEW = block, filter_bits, 0  # noqa: SLF001
    text = "thehouseisredandbythelongriver" * 20
    locator = Locator(skeleton_fast(text))
    locator.expect(["thehouseisredand", "redandbythelongr", text[-16:], "bythelon", text[-8:]])

    for each in {text[first : first + length] for first in range(30) for length in (8, 15, 16, 20)}:
        assert locator.hits(each) == [place for place in range(len(text)) if text.startswith(each, place)]


@given(st.binary(min_size=16, max_size=60), st.sampled_from([8, 16]))
def test_a_key_alone_is_that_of_many(letters: bytes, width: int) -> None:
    """What words are kept under is what they are looked up under."""
    many = locate._keys(letters, width).tolist()  # noqa: SLF001 - what both ways must agree on

    assert many == [locate._key(letters[first : first + width]) for first in range(len(letters) - width + 1)]  # noqa: SLF001


def test_no_sign_is_folded_otherwise() -> None:
    """Every sign of Unicode that is no letter is folded as the plain fold does it, beside letters and beside spaces."""
    characters = [chr(code) for code in range(sys.maxunicode + 1)]
    signs = [
        each for each in characters if unicodedata.category(each)[0] in "MNPSZ" or unicodedata.category(each) == "Cf"
    ]
    for pattern in ("a{}b", "e {} 5"):
        text = "x".join(map(pattern.format, signs))

        assert fold_fast(text).text == fold(text).text


def test_a_text_is_only_cut_where_nothing_is_composed() -> None:
    """What stands on both sides of a cut is never the second half of a composed character, nor changed by NFC."""
    within = fold_fast_module._WITHIN_A_WORD  # noqa: SLF001
    seconds = {
        chr(int(parts[1], 16))
        for code in range(sys.maxunicode + 1)
        if len(parts := unicodedata.decomposition(chr(code)).split()) == 2 and not parts[0].startswith("<")
    }
    cut = [each for each in map(chr, range(sys.maxunicode + 1)) if within.match(each * 2)]

    assert len(cut) > 39_000
    assert not seconds.intersection(cut)
    assert all(unicodedata.is_normalized("NFC", each) and fold(each).text == each for each in cut)


@settings(max_examples=1000)
@given(
    st.one_of(
        TEXTS,
        st.text(" .,a5;:!?%()A-–—$'\"“”‘’é", max_size=14),
        st.lists(st.sampled_from([" — ", " – ", " - ", "—", *"a5 -–.,;'\"”("]), max_size=6).map("".join),
    )
)
def test_a_short_text_is_folded_without_its_way_back(text: str) -> None:
    """Where only the text is wanted, it is that of the fold; so it is where nothing needs folding."""
    assert folded(text) == fold(text.strip()).text.strip()


@pytest.mark.parametrize("text", ["", "a", "a  b", "a   …  b ", "  “a”  -- b. . . c\u0301\u0302d  "])
def test_every_stretch_comes_from_where_the_plain_fold_says(text: str) -> None:
    """Empty ones, too; and of white space that shrank, or of marks that were joined, from every place in it."""
    fast, plain = fold_fast(text), fold(text)
    places = range(len(plain.text) + 1)

    assert [fast.slice(one, other) for one in places for other in places] == [
        plain.slice(one, other) for one in places for other in places
    ]
    originals = range(len(text) + 1)
    assert [(fast.first_from(each), fast.first_beyond(each)) for each in originals] == [
        (bisect_left(plain.starts, each), bisect_right(plain.ends, each)) for each in originals
    ]


@settings(max_examples=1000)
@given(TEXTS)
def test_folding_leaves_letters_alone(text: str) -> None:
    """Which letters and digits a quote has is known before it is folded, if none of them is a mark (`ʼ` is both)."""
    text = "".join(char for char in text if char not in SINGLE_MARKS)

    assert letters(text) == letters(fold(text).text)

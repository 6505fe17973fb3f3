"""The limits of the law hold to the letter: the last that is allowed, and the first that is not."""

from __future__ import annotations

import pytest

from asquoted.anchor import verify as verify_module
from asquoted.anchor.context import telling_context
from asquoted.anchor.verdict import Found, Reason, Refused, Remark
from asquoted.anchor.verify import verify
from asquoted.document import Document

FIRST, LAST = "The mill was sold", "to its own workers"


def told(quote: str, text: str) -> str | Remark:
    """Return `stands`, or why the quote is refused."""
    verdict = verify(quote, Document(text))
    return "stands" if isinstance(verdict, Found) else verdict.remark


@pytest.mark.parametrize(
    ("sign", "unit", "most", "reason"),
    [
        pytest.param("…", "x", 1500, Reason.PART_FAR, id="letters left out"),
        pytest.param("…", "7", 1500, Reason.PART_FAR, id="digits are letters, too"),
        pytest.param("…", "-", 19_998, Reason.PART_FAR, id="marks left out, whatever they are"),
        pytest.param("[there]", "x", 60, Reason.BRACKET_LONG, id="letters replaced"),
        pytest.param("[there]", "-", 19_998, Reason.BRACKET_LONG, id="marks replaced"),
    ],
)
def test_how_much_may_lie_between_two_parts(sign: str, unit: str, most: int, reason: Reason) -> None:
    """Letters and digits are counted; of anything else there may be far more, but not without end."""
    quote = f"{FIRST} {sign} {LAST}"
    start, end = len(FIRST), len(FIRST) + most + 3

    assert told(quote, f"{FIRST} {unit * most} {LAST}.") == "stands"
    assert told(quote, f"{FIRST} {unit * (most + 1)} {LAST}.") == Remark(reason, start, end)


def test_the_limit_is_that_of_the_stretch_wherever_it_stands() -> None:
    """Far down in a long source as much may be left out as at its beginning."""
    before = "Nobody knew. " * 2000

    assert told(f"{FIRST} … {LAST}", f"{before}{FIRST} in May {LAST}.") == "stands"


def test_the_first_and_last_words_of_a_part_may_be_any_distance_apart() -> None:
    """The limits are those of quotes; a part of a record is as long as it is."""
    text = f"{FIRST} {'x' * 30_000}\n\nIt rained.\n\nIt went {LAST}."
    verdict = verify(f"{FIRST} … {LAST}", Document(text), limits=False)

    assert isinstance(verdict, Found)
    assert (verdict.start, verdict.end) == (0, len(text) - 1)


@pytest.mark.parametrize(("between", "stands"), [("\n\n", True), ("\n\nIt rained.\n\n", False)])
def test_parts_stand_in_the_same_or_the_next_paragraph(between: str, *, stands: bool) -> None:
    """A whole paragraph is not left out."""
    text = f"{FIRST} in May.{between}It went {LAST}."
    place = len(FIRST), text.index(LAST)

    assert told(f"{FIRST} … {LAST}", text) == ("stands" if stands else Remark(Reason.PART_FAR, *place))


@pytest.mark.parametrize(
    ("quote", "short"),
    [
        pytest.param("The mill … to its own workers", "The mill", id="the first part"),
        pytest.param("The mill was sold … own workers", "own workers", id="the last part"),
        pytest.param("The mill was sold … to its … in the valley", "to its", id="one in the middle"),
        pytest.param("The mill was … sold — to … in the valley", "sold—to", id="a dash makes two words"),
    ],
)
def test_a_part_has_three_words(quote: str, short: str) -> None:
    """The first part with fewer is named."""
    assert told(quote, f"{FIRST} {LAST} in the valley.") == Remark(Reason.PART_SHORT, words=short)


def test_a_quote_with_more_placements_than_anybody_can_look_at_is_ambiguous() -> None:
    """A hostile quote takes no time without end: after so many placements none is taken."""
    part = "one two three"
    text = " ".join([part] * 40)

    assert told(" … ".join([part] * 8), text) == Remark(Reason.TWICE)


@pytest.mark.parametrize(("before", "stands"), [(19, True), (20, False)])
def test_the_placements_that_are_looked_at_are_counted(
    before: int, *, stands: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first part too far from the second counts as one; the last that is looked at may be the right one."""
    monkeypatch.setattr(verify_module, "_MOST_TRIES", 20)
    text = f"{f'{FIRST} to others. ' * before}\n\nIt rained.\n\n{FIRST} in May {LAST}."

    assert told(f"{FIRST} … {LAST}", text) == ("stands" if stands else Remark(Reason.TWICE))


def test_an_apostrophe_beside_the_edge_of_a_very_long_word_is_seen() -> None:
    """What is cut is told by what stands near the edge, in a word of any length."""
    word = "x" * 5000
    verdict = verify("was here", Document(f"It {word}'was here."))

    assert not isinstance(verdict, Found)
    assert verdict.remark.kind == "a contraction or possessive"


@pytest.mark.parametrize(("words", "told"), [(11, True), (12, False)])
def test_twelve_words_are_offered_to_tell_two_places_apart(words: int, *, told: bool) -> None:
    """With more the editor reads for himself."""
    same = " ".join(f"w{number}" for number in range(words))
    document = Document(f"Once {same} it fell.\n\nTwice {same} it fell.")
    verdict = verify("it fell.", document)

    assert isinstance(verdict, Refused)
    telling = [telling_context(document, each, verdict.places) for each in verdict.places]
    assert telling == ([("prefix", f"Once {same}"), ("prefix", f"Twice {same}")] if told else [None, None])

"""What is worked out once, and taken again for as long as it is of the very same things."""

from __future__ import annotations

import pytest

from asquoted.memory import Memory

ONE, EQUAL = [1], [1]


@pytest.mark.parametrize(
    ("before", "now", "again"),
    [
        pytest.param((ONE,), (ONE,), True, id="the very same"),
        pytest.param((ONE,), (EQUAL,), False, id="another that is equal"),
        pytest.param(((ONE, ONE),), ((ONE, ONE),), True, id="the same things in a row"),
        pytest.param(((ONE, ONE),), ((ONE, EQUAL),), False, id="another one in a row"),
        pytest.param(((ONE,),), ((ONE, ONE),), False, id="one more in a row"),
        pytest.param((ONE, "ab"), (ONE, "".join("ab")), True, id="the same words"),
        pytest.param((ONE, "ab"), (ONE, "b"), False, id="other words"),
    ],
)
def test_what_is_of_the_same_things_is_made_once(
    before: tuple[object, ...], now: tuple[object, ...], *, again: bool
) -> None:
    """And what is of others is made anew."""

    def make(*made_from: object) -> list[object]:
        return [*made_from]

    memory = Memory()
    first = memory.of("a", make, *before)

    assert (memory.of("a", make, *now) is first) is again
    assert memory.of("a", make, *now) == [*now]


def test_two_things_are_kept_apart() -> None:
    """By their names, and by what makes them."""
    memory = Memory()

    assert [memory.of(key, make, 5) for key in "ab" for make in (str, float)] == ["5", 5.0, "5", 5.0]


def test_a_thing_like_the_one_before_is_the_one_before() -> None:
    """So what was made from it still holds."""
    memory = Memory()

    assert memory.like_before("a", ONE) is ONE
    assert memory.like_before("a", EQUAL) is ONE
    assert memory.like_before("a", [2]) == [2]
    assert memory.like_before("a", EQUAL) is EQUAL
    assert memory.like_before("b", ONE) is ONE


def test_what_is_of_nothing_that_is_there_is_forgotten() -> None:
    """Of several names all have to be there."""
    memory = Memory()
    keys: tuple[str | tuple[str, str], ...] = ("a", "b", ("a", "b"), ("a", "c"))
    made = {key: memory.of(key, sorted, ONE) for key in keys}
    memory.keep_only({"a", "c"})

    assert {key: memory.of(key, sorted, ONE) is made[key] for key in keys} == {
        "a": True,
        "b": False,
        ("a", "b"): False,
        ("a", "c"): True,
    }

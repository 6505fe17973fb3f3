"""What was worked out before of the very same things: it is taken again, for as long as the program runs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Set as AbstractSet
from typing import TypeVar

_Made = TypeVar("_Made")


class Memory:
    """Results by what they are of, with what they were made from.

    Whether that is the same is asked by identity, which takes no time however large a thing is: what is made from must
    never change. Texts and the items of tuples are compared.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: dict[tuple[object, Hashable], tuple[tuple[object, ...], object]] = {}
        self._names: AbstractSet[str] = frozenset()

    def of(self, key: Hashable, make: Callable[..., _Made], *made_from: object) -> _Made:
        """Return what a function makes: what it made before, if that was made from the same things.

        Args:
            key: What the result is of, a name or several; for each function the last result of each key is kept.
            make: The function; what it is called with decides its result.
            *made_from: What it is called with.
        """
        known = self._known.get((make, key))
        if known is not None and _same(known[0], made_from):
            return known[1]  # type: ignore[return-value]  # made by the same function
        made = make(*made_from)
        self._known[make, key] = made_from, made
        return made

    def like_before(self, key: Hashable, thing: _Made) -> _Made:
        """Return the thing that was given here before under a key, if it is equal; else this one, in its place."""
        _, before = self._known.get((None, key), ((), None))
        if before == thing:
            return before
        self._known[None, key] = (), thing
        return thing

    def keep_only(self, names: AbstractSet[str]) -> None:
        """Forget what is of anything that has none of these names: it is not there any more."""
        if names != self._names:
            self._known = {known: made for known, made in self._known.items() if _all_of(known[1]) <= names}
            self._names = names


def _all_of(key: Hashable) -> set[Hashable]:
    return {*key} if isinstance(key, tuple) else {key}


def _same(one: object, other: object) -> bool:
    if one is other:
        return True
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return isinstance(one, str) and one == other

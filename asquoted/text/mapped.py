"""A text that has been rewritten but still knows where each of its characters came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from re import Match, Pattern


@dataclass(frozen=True, slots=True)
class Mapped:
    """A rewritten text and the way back.

    Attributes:
        text: The rewritten text.
        starts: For each of its characters, where its original begins (code points).
        ends: For each of its characters, where its original ends.
    """

    text: str
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, raw: str) -> Mapped:
        """Return a text that has not been rewritten yet."""
        return cls(raw, list(range(len(raw))), list(range(1, len(raw) + 1)))

    def sub(self, pattern: Pattern[str], replacement: str | Callable[[Match[str]], str]) -> Mapped:
        """Replace every match; each character put in comes from the whole of what it replaces."""
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            first, last = match.span()
            new = replacement if isinstance(replacement, str) else replacement(match)
            texts += self.text[done:first], new
            starts += self.starts[done:first]
            ends += self.ends[done:first]
            starts += [self.starts[first]] * len(new)
            ends += [self.ends[last - 1]] * len(new)
            done = last
        if not done:
            return self
        texts.append(self.text[done:])
        starts += self.starts[done:]
        ends += self.ends[done:]
        return Mapped("".join(texts), starts, ends)

    def slice(self, start: int, end: int) -> tuple[int, int]:
        """Return the original stretch that the characters from `start` up to `end` came from."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return place, place
        return self.starts[start], self.ends[end - 1]

"""Texts as arrays of code points, and what is looked up for each of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8] | NDArray[np.uint32]
"""One number for every character: a byte, if all of them fit in."""

_CODE_POINTS = 0x110000
_ASCII = 128
_BYTE = 256


def code_points(text: str) -> NDArray[np.uint16] | NDArray[np.uint32]:
    """Return the code points of a text, in two bytes each if all of them fit in, as nearly always."""
    codes = text.encode("utf-16-le", "surrogatepass")
    if len(codes) == 2 * len(text):
        return np.frombuffer(codes, "<u2")
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


class Characters:
    """The characters of a text, ready to be looked up.

    Attributes:
        low: Those of ASCII, with a `?` for each other one.
        wide: Where those others are.
        codes: Their code points.
    """

    def __init__(self, text: str) -> None:
        """Take a text."""
        if text.isascii():
            self.low = text.encode()
            self.wide = self.codes = np.empty(0, np.int64)
            return
        codes = code_points(text)
        self.wide = np.flatnonzero(codes >= _ASCII)
        self.codes = codes[self.wide].astype(np.int64)
        low = codes.astype(np.uint8)
        low[self.wide] = ord("?")
        self.low = low.tobytes()


class Table:
    """What a function says of every character; it is asked once for each that is met.

    Args:
        value: The number for a character: below 256 for one of ASCII, not 0 for any other.
    """

    def __init__(self, value: Callable[[str], int]) -> None:
        """Ask for ASCII at once, and for the others as they are met: only few of a million ever are."""
        self._value = value
        self._ascii = bytes(value(chr(code)) for code in range(_ASCII)) + bytes(_BYTE - _ASCII)
        self._known = np.zeros(_CODE_POINTS, np.uint32)

    def __call__(self, characters: Characters) -> Codes:
        """Return the number for each of some characters."""
        values = np.frombuffer(bytearray(characters.low.translate(self._ascii)), np.uint8)
        if not characters.wide.size:
            return values
        known = self._known[characters.codes]
        if not known.all():
            for code in set(characters.codes[known == 0].tolist()):
                self._known[code] = self._value(chr(code))
            known = self._known[characters.codes]
        if known.max() < _BYTE:
            values[characters.wide] = known
            return values
        wider = values.astype(np.uint32)
        wider[characters.wide] = known
        return wider


def text_of(codes: Codes) -> str:
    """Return the text that some code points are."""
    raw = codes.tobytes()
    return raw.decode("latin-1") if codes.itemsize == 1 else raw.decode("utf-32-le", "surrogatepass")

"""Lower case that keeps every place."""

from __future__ import annotations


def lower(text: str) -> str:
    """Return a text in lower case, with as many characters as before (`İ` stays as it is)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)

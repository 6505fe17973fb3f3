"""Texts to measure on: the article of this repository, others from a file, and long ones made of them."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LOOKALIKES = 10
_WORD = re.compile(r"[^\W\d_]{3,}")


def article() -> str:
    """Return the article in `seeds/`."""
    return (ROOT / "seeds" / "controlled-flow.txt").read_text(encoding="utf-8")


def given(path: Path | None) -> list[str]:
    """Return the article, and the texts of a JSON file: a list of texts or of objects with a `text`."""
    if path is None:
        return [article()]
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [article(), *(row if isinstance(row, str) else row["text"] for row in rows)]


def vocabulary(texts: list[str]) -> list[str]:
    """Return the words of some texts, in order and without doubles."""
    return sorted({word for text in texts for word in _WORD.findall(text)})


def lookalike(paragraph: str, words: list[str], share: float, rng: random.Random) -> str:
    """Return a paragraph with every third word, and a share of the others, replaced."""
    number = rng.randrange(3)

    def other(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return rng.choice(words) if number % 3 == 0 or rng.random() < share else match.group()

    return _WORD.sub(other, paragraph)


def long_text(texts: list[str], size: int, rng: random.Random) -> tuple[str, int]:
    """Make a text of at least `size` characters: the texts, once, among paragraphs that are built like theirs.

    Each of their paragraphs has ten lookalikes with a third to half of its words replaced; in the others all are.

    Returns:
        The text, and where the given ones begin in it (they stand as they are, two line ends between them).
    """
    own = "\n\n".join(texts)
    words = vocabulary(texts)
    paragraphs = [each for each in own.split("\n\n") if each.strip()]
    others = [lookalike(each, words, rng.uniform(0.0, 0.3), rng) for each in paragraphs for _ in range(_LOOKALIKES)]
    made = len(own) + sum(map(len, others))
    while made < size:
        others.append(lookalike(rng.choice(paragraphs), words, 1.0, rng))
        made += len(others[-1])
    rng.shuffle(others)
    head = "".join(f"{each}\n\n" for each in others[::2])
    return head + own + "".join(f"\n\n{each}" for each in others[1::2]), len(head)

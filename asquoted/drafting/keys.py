"""Words as ids and proposals compare them: without a possessive, and without an article that has grown onto them."""

from __future__ import annotations

from asquoted.figures.content_words import Token
from asquoted.speech.lexicon import lexicon


def bare_key(token: Token, tag: str) -> str:
    """Return the key of a word: `horaire` of l’horaire, `panama` of Panama’s.

    Args:
        token: The word.
        tag: The language of its text.
    """
    key = token.key
    elided = max((each for each in lexicon(tag).elisions if key.startswith(each)), key=len, default="")
    return key.removeprefix(elided).removesuffix("'s")

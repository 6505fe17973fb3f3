"""Where sentences end.

In doubt there is no boundary: what is left out of a longer sentence is judged more strictly than a whole
sentence left out. So `U.S. Department` is one sentence, and so is every full stop after a single letter.
"""

from __future__ import annotations

import re

from asquoted.text.language import Language

_CLOSING = "\"'”’»›)\\]"
_OPENING = "\"'“‘«‹„‚(\\[¿¡"
_MARK = re.compile("[.!?…](?:(?<=…)|[.!?]*)")
"""Marks in a row, or an ellipsis. (The class comes first: it is quick to find.)"""
_STOP = re.compile(rf"(?P<mark>[.!?]+(?:\s?…)?|…)[{_CLOSING}]*(?=\s+[{_OPENING}]*(?P<next>\w))")
_OPENER = re.compile(r"\w+")
_WORD_BACKWARDS = re.compile(r"[^\W_]+(?:\.[^\W_]+)*+")
_LONGEST_WORD = 100
"""A word of more letters is no abbreviation."""
_WIDE_STOP = re.compile(r"[。！？]+[」』”’]*")


def sentence_ends(text: str, language: Language) -> list[int]:
    """Return where sentences end inside `text`, in order: code points just after the last mark.

    Paragraphs are not looked at; the end of the text is not listed.
    """
    ends = [match.end() for match in _WIDE_STOP.finditer(text)]
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() < done or not (match := _STOP.match(text, mark.start())):
            continue
        done = match.end()
        if match["next"].islower() or match["mark"] in ("…", "..."):
            continue
        word = _word_before(text, match.start()) if match["mark"] == "." else ""
        if is_abbreviation(word, language) and not ("." in word and _opens(text, match.start("next"), language)):
            continue
        ends.append(done)
    return sorted(ends)


def _word_before(text: str, end: int) -> str:
    """Return the word that ends here, with the stops in it: `U.S`, `Mr`."""
    word = _WORD_BACKWARDS.match(text[max(0, end - _LONGEST_WORD) : end][::-1])
    return word.group()[::-1] if word else ""


def _opens(text: str, start: int, language: Language) -> bool:
    """Tell whether the word that begins here begins a sentence even after an abbreviation."""
    word = _OPENER.match(text, start)
    return word is not None and word.group() in language.openers


def is_abbreviation(word: str, language: Language) -> bool:
    """Tell whether the stop after `word` belongs to it: `Mr`, `U.S`, `J`."""
    if word in language.abbreviations:
        return True
    *inner, last = word.split(".")
    return len(last) == 1 and last.isalpha() and (bool(inner) or word.isupper())

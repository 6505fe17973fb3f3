"""Where sentences end.

In doubt there is no boundary: what is left out of a longer sentence is judged more strictly than a whole
sentence left out. So `U.S. Department` is one sentence, and so is every full stop after a single letter.
"""

from __future__ import annotations

import re

from asquoted.text.language import Language

_CLOSING = "\"'”’»›)\\]"
_OPENING = "\"'“‘«‹„‚(\\[¿¡"
_STOP = re.compile(
    # A word is read once, from its beginning: else a long one would be read from each of its letters.
    rf"(?:(?<![^\W_])(?<![^\W_]\.)(?P<word>(?>[^\W_]+(?:\.[^\W_]+)*)))?(?P<mark>[.!?]+(?:\s?…)?|…)[{_CLOSING}]*(?=\s+[{_OPENING}]*(?P<next>\w+))"
)
_WIDE_STOP = re.compile(r"[。！？]+[」』”’]*")


def sentence_ends(text: str, language: Language) -> list[int]:
    """Return where sentences end inside `text`, in order: code points just after the last mark.

    Paragraphs are not looked at; the end of the text is not listed.
    """
    ends = [match.end() for match in _WIDE_STOP.finditer(text)]
    for match in _STOP.finditer(text):
        begins, word = match["next"], match["word"]
        if begins[0].islower() or match["mark"] in ("…", "..."):
            continue
        abbreviated = match["mark"] == "." and word and is_abbreviation(word, language)
        if abbreviated and not ("." in word and begins in language.openers):
            continue
        ends.append(match.end())
    return sorted(ends)


def is_abbreviation(word: str, language: Language) -> bool:
    """Tell whether the stop after `word` belongs to it: `Mr`, `U.S`, `J`."""
    if word in language.abbreviations:
        return True
    *inner, last = word.split(".")
    return len(last) == 1 and last.isalpha() and (bool(inner) or word.isupper())

"""Words and marks of a sentence. A quotation in marks is one token: whatever it holds, it is somebody's words.

That is what keeps the rules small: the verb inside a quotation never takes part in the sentence around it, and an
attribution stands beside the quotation whatever its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from asquoted.speech.lexicon import lexicon
from asquoted.text.language import language
from asquoted.text.marks import Quotation

_LETTERS = r"[^\W_]+"
_APOSTROPHES = "['’‘ʼ]"
_NEAR = 12
"""So many characters around a word in capitals tell an acronym from a headline in capitals."""
_ENDS_WITH_MARK = ",.!?;:…"


@dataclass(slots=True)
class Token:
    """A word, a mark, or a whole quotation.

    Attributes:
        text, lower: As it stands, and in lower case with straight apostrophes; but a hyphen between spaces is a dash,
            and an acronym among small letters keeps its capitals: `US` is not `us`.
        start, end: Where (code points).
        quotation: The quotation that it is.
    """

    text: str
    lower: str
    start: int
    end: int
    quotation: Quotation | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it holds neither letter nor digit."""
        return self.quotation is None and not any(map(str.isalnum, self.text))

    @property
    def is_dash(self) -> bool:
        """Whether it is a dash between parts of a sentence."""
        return self.lower in ("—", "–", "―") or self.lower.startswith("--")

    @property
    def is_name(self) -> bool:
        """Whether it is written as a name is."""
        return self.quotation is None and self.text[0].isupper() and len(self.text) > 1

    @property
    def inner(self) -> str:
        """The words of a quotation without its marks."""
        return self.text.strip("\"'“”„‟«»‘’‚‹›「」『』` \t")

    @property
    def last_mark(self) -> str:
        """The mark at the end of a quotation's words, if there is one."""
        inner = self.inner
        return inner[-1] if inner and inner[-1] in _ENDS_WITH_MARK else ""


def tokens_of(
    text: str, start: int, end: int, quotations: Sequence[tuple[Quotation, bool]], pattern: re.Pattern[str]
) -> list[Token]:
    """Cut a stretch of a text into tokens.

    Args:
        text: The text.
        start: Where the stretch begins.
        end: Where it ends.
        quotations: The outermost quotations that are (partly) in the stretch, in order, each with whether it is but a
            term: then it is a word like others.
        pattern: See `token_pattern`.
    """
    found: list[Token] = []
    place = start
    for quotation, is_term in quotations:
        first, last = max(quotation.start, start), min(quotation.end, end)
        if first < place or last <= first:
            continue
        found.extend(_words(text, place, first, pattern))
        words = text[first:last]
        found.append(Token(words, words.lower(), first, last, None if is_term else quotation))
        place = last
    found.extend(_words(text, place, end, pattern))
    return found


def _words(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Token]:
    for match in pattern.finditer(text, start, end):
        word = match.group()
        yield Token(word, _lower(text, match), match.start(), match.end())


def _lower(text: str, match: re.Match[str]) -> str:
    """Return how a word is looked up in lists."""
    word, before, after = match.group(), match.start() - 1, match.end()
    if word == "-" and text[before].isspace() and text[after : after + 1].isspace():
        return "–"
    if len(word) > 1 and word.isupper() and not text[max(before - _NEAR, 0) : after + _NEAR].isupper():
        return word
    return word.lower().replace("’", "'")


@cache
def token_pattern(tag: str) -> re.Pattern[str]:
    """Return the pattern of a language's tokens: `U.S.`, `Mr.`, `Jean-Luc`, `did` and `n’t`, `l’` and `homme`."""
    words = lexicon(tag)
    stops = "|".join(sorted(map(re.escape, language(tag).abbreviations), key=len, reverse=True))
    clitics = _either(words.clitics, after=r"\b")
    elisions = _either(words.elisions)
    negated = rf"{_LETTERS}?(?=n{_APOSTROPHES}t\b)|" if "n't" in words.clitics else ""
    follows = rf"(?!(?:{clitics}))" if clitics else ""
    word = rf"{_LETTERS}(?:{follows}(?:-|\.(?=[a-z])|{_APOSTROPHES}){_LETTERS})*"
    choices = (
        r"(?:[^\W\d_]\.){2,}",
        rf"\b(?:{stops})\." if stops else "",
        r"[^\W\d_a-z]\.(?=\s[^\W\d_])",
        rf"\b(?:{elisions})" if elisions else "",
        clitics,
        rf"[$€£¥]?\d+(?:[.,]\d+)*(?:-{_LETTERS})*",
        f"{negated}{word}",
        r"--+|\.\.+|[^\w\s]|_",
    )
    return re.compile("|".join(each for each in choices if each))


def _either(words: frozenset[str], after: str = "") -> str:
    return "|".join(re.escape(word).replace("'", _APOSTROPHES) + after for word in sorted(words))

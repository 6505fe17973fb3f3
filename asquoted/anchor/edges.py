"""Where a quote may begin and end: never inside what belongs together.

An *atom* is a stretch of folded text that may be quoted whole or not at all: a word with its hyphens and apostrophes
(`U.S.-bound`, `Panama's`), a number with its sign, currency, unit and scale word (`$5 million`, `5 %`), a range
(`50 to 100`). `legal migrants` is not in `illegal migrants`, and `$5` is not in `$5 million`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache

from asquoted.document import Document
from asquoted.text.fold import JOIN, KEEP
from asquoted.text.language import Language

_SYMBOLS = (
    "km nm µm kg g mg cm mm km/h kph mph lb lbs oz mi ha kW MW GW kWh MWh GWh kB MB GB TB Hz kHz MHz GHz dB Ω kΩ µg ℃ ℉"
)
_CODES = "USD EUR GBP CHF JPY CAD AUD MXN CNY INR Rs"


def _class(*categories: str) -> str:
    """Return the characters of some Unicode categories, for a character class (two planes hold all of these)."""
    return "".join(re.escape(chr(c)) for c in range(0x20000) if unicodedata.category(chr(c)) in categories)


@cache
def _pattern(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds words and what finds numbers with all that belongs to them."""
    unspaced = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
    mark = _class("Mn", "Mc")
    letter = f"(?:(?![{unspaced}])[^\\W_]|[{mark}])"
    # What joins two letters: a sign, or the stop in U.S., Ph.D., example.com and 1.5.
    joint = (
        rf"[-'&@/_\u05be{JOIN}{KEEP}]|\.-|(?<=\d)[.,:'\"](?=\d)|(?<![^\W_]{letter})\.|(?<=[^\W_])\.(?=[a-z])"
        r"|\.(?=[A-Z](?:\.|[A-Z]+(?![^\W_])))"
    )
    word = re.compile(rf"-?{letter}(?:{letter}|(?:{joint})(?={letter}))*-?")
    return word, re.compile(_number(language), re.IGNORECASE)


def _number(language: Language) -> str:
    """Return the pattern of a number with its sign, currency, unit and scale word, or of a range of two."""
    currency = _class("Sc")
    sign = "[-+±<>≤≥≈~]?"
    digits = (
        r"(?:\d{1,3}(?: \d{3})+(?!\d)|\.?\d+)(?:[.,:/'\"⁄٫٬]\d+)*"
        r"(?:[⁺⁻]?[⁰¹²³⁴-⁹]+| ?[×·] ?\d+(?:[⁺⁻]?[⁰¹²³⁴-⁹]+)?)?\+?[^\W\d_]*"
    )
    spelled = rf"(?:{_one_of(language.number_words)})(?:-(?:{_one_of(language.number_words)}))*\b"
    scaled = rf"(?:(?:{_one_of(language.articles)}) )?(?:{_one_of(language.scale)})\b"
    before = rf"(?:\b(?:{'|'.join(_CODES.split())})\.? ?|\b[A-Z]{{1,3}}(?=[{currency}])|)(?:[{currency}] ?)?{sign}"
    kind = rf"(?:(?:{_one_of(language.unit_kinds)}) )?"
    unit = (
        rf" ?(?:[%‰٪]|°(?: ?[CFK]\b)?|[{currency}])"
        rf"|[ -]{kind}(?:{_one_of(language.scale | language.units)}|{'|'.join(_SYMBOLS.split() + _CODES.split())})"
        rf"[²³]?(?![^\W_])(?: (?:{_one_of(language.per)}) (?:{_one_of(language.units)})(?![^\W_]))?"
    )
    number = rf"{sign}{before}(?:{digits}|\b{spelled}|\b{scaled})(?:{unit})*"
    # A dash after a year is no range unless a year follows: “in 2010 – 12 people”, but “1990 – 1995”.
    dash = r"-|(?<!\b1\d\d\d)(?<!\b20\d\d)—(?=\W{0,3}\d)|—(?=\d{4}\b)"
    between = rf"(?:{dash}| (?:{_one_of(language.range)}) ){number}"
    both = "|".join(
        rf"(?<=\b{re.escape(first)} ){number} {re.escape(second)} {number}"
        for first, _, second in (pair.partition(" ") for pair in sorted(language.between))
    )
    return rf"{both or '(?!)'}|{number}(?:{between})*"


def _one_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True)) or "(?!)"


class Edges:
    """The atoms of a document, and whether a place in its folded text is inside one."""

    def __init__(self, document: Document) -> None:
        """Find all atoms of a document."""
        self._folded = document.folded
        self._raw = document.text
        self._marks = document.marks.places
        text = self._folded.text
        self._atoms = [sorted(match.span() for match in each.finditer(text)) for each in _pattern(document.language)]

    def atom_cut_at(self, place: int) -> tuple[int, int] | None:
        """Return the atom that an edge at `place` (in the folded text) would cut, or `None`."""
        for atoms in self._atoms:
            before = bisect_left(atoms, (place,)) - 1
            if before >= 0 and atoms[before][0] < place < atoms[before][1]:
                return atoms[before]
        return self._apostrophe_cut_at(place)

    def kind(self, atom: tuple[int, int], place: int) -> str:
        """Say in words what an edge at `place` cuts in an atom."""
        whole, left = self._folded.text[slice(*atom)], self._folded.text[atom[0] : place]
        right = whole[len(left) :]
        if any(map(str.isdigit, whole)) or atom in self._atoms[1]:
            return _kind_of_number(left, right)
        if "'" in whole:
            return "a contraction or possessive"
        if re.search(rf"[-{JOIN}{KEEP}]", whole):
            return "a compound"
        return "an abbreviation or address" if re.search(r"[.@/]", whole) else "a word"

    def _apostrophe_cut_at(self, place: int) -> tuple[int, int] | None:
        """Find the apostrophe of `migrants’ care` or the prime of `5′`, which no letter follows."""
        text = self._folded.text
        if not 0 < place < len(text) or text[place] not in "'\"" or not text[place - 1].isalnum():
            return None
        raw = self._folded.starts[place]
        if raw in self._marks or self._raw[raw] not in "’'′″":
            return None
        first = place
        while first > 0 and text[first - 1].isalnum():
            first -= 1
        return first, place + 1


def _kind_of_number(left: str, right: str) -> str:
    """Say what is cut from a number; `left` and `right` are the two sides of the cut."""
    if not any(map(str.isdigit, left)):
        return "a number with its sign or currency"
    if not any(map(str.isdigit, right)):
        return "a number with its unit or scale word"
    return "a range" if re.match(r"\W* \w+ |\W*[-—]", right) or re.search(r" \w+ $|[-—]$", left) else "a number"


@lru_cache(maxsize=32)
def edges_of(document: Document) -> Edges:
    """Return the edges of a document; computed once for all of its quotes."""
    return Edges(document)

"""What is quoted whole or not at all, as two patterns: words, and numbers with all that belongs to them.

An *atom* is a word with its hyphens and apostrophes (`U.S.-bound`, `Panama's`), a number with its sign, currency, unit
and scale word (`$5 million`, `5 %`), or a range (`50 to 100`). The patterns read folded text. Which words are units or
scale words, and which join a range, is the language's affair.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from asquoted.text.fold import JOIN, KEEP
from asquoted.text.language import Language

_SYMBOLS = (
    "km nm µm kg g mg cm mm km/h kph mph lb lbs oz mi ha kW MW GW kWh MWh GWh kB MB GB TB Hz kHz MHz GHz dB Ω kΩ µg ℃ ℉"
)
_DEGREES = "C F K"
_CODES = "USD EUR GBP CHF JPY CAD AUD MXN CNY INR Rs"
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
"""Scripts that write no space between words: there every character may be an edge."""


@cache
def patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds words and what finds numbers."""
    flags = re.VERBOSE
    return re.compile(_word(), flags), re.compile(_number(language), flags | re.IGNORECASE)


@cache
def words_of_numbers(language: Language) -> frozenset[str]:
    """Return every word, in lower case, that may be inside of a number by its pattern."""
    lists = (
        language.number_words, language.scale, language.articles, language.range, language.between, language.units,
        language.unit_kinds, language.per, frozenset((_SYMBOLS, _CODES, _DEGREES)),
    )  # fmt: skip
    return frozenset(word.lower() for words in lists for each in words for word in re.findall(r"[^\W\d_]+", each))


def _word() -> str:
    letter = f"(?:(?![{UNSPACED}])[^\\W_]|[{_class('Mn', 'Mc')}])"
    return rf"""
        -?{letter}
        (?: {letter}
          | (?: [-'&@/_\u05be{JOIN}{KEEP}]              # well-known, Panama's, AT&T, and/or
              | \.-                                     # U.S.-bound
              | (?<=\d)[.,:'"](?=\d)                    # 1.5, 9:30
              | (?<![^\W_]{letter})\.                   # U.S., after a single letter
              | (?<=[^\W_])\.(?=[a-z])                  # example.com
              | \.(?=[A-Z](?:\.|[A-Z]+(?![^\W_])))      # Ph.D., Node.JS
            )(?={letter})
        )*-?
    """


def _number(language: Language) -> str:
    """Return the pattern of one number, of a range of two, and of a range that is spelled: between 5 and 10."""
    number = _one_number(language)
    joined = rf"""
        (?: -
          | (?<!\b1\d\d\d)(?<!\b20\d\d)—(?=\W{{0,3}}\d)  # 10 – 12, but not “in 2010 – 12 people”
          | —(?=\d{{4}}\b)                               # 1990 – 1995
          | [ ](?:{_one_of(language.range)})[ ]          # 50 to 100
        ){number}
    """
    between = "|".join(
        rf"(?<=\b{re.escape(first)}[ ]){number}[ ]{re.escape(second)}[ ]{number}"
        for first, _, second in (pair.partition(" ") for pair in sorted(language.between))
    )
    return rf"{between or '(?!)'}|{number}(?:{joined})*"


def _one_number(language: Language) -> str:
    currency = _class("Sc")
    codes, symbols, degrees = ("|".join(each.split()) for each in (_CODES, _SYMBOLS, _DEGREES))
    power = r"[⁺⁻]?[⁰¹²³⁴-⁹]+"
    sign = "[-+±<>≤≥≈~]?"
    return rf"""
        {sign}
        (?: \b(?:{codes})\.?[ ]? | \b[A-Z]{{1,3}}(?=[{currency}]) | )     # USD 5, US$5
        (?:[{currency}][ ]?)?{sign}
        (?: (?:\d{{1,3}}(?:[ ]\d{{3}})+(?!\d)|\.?\d+)(?:[.,:/'"⁄٫٬]\d+)*   # 1 000, .5, 1,000.5, 9:30, 1⁄2
            (?:{power}|[ ]?[×·][ ]?\d+(?:{power})?)?                      # 10⁻³, 5 × 10³
            \+?[^\W\d_]*                                                  # 50+, 1990s, 5th, 5km
          | \b(?:{_one_of(language.number_words)})(?:-(?:{_one_of(language.number_words)}))*\b        # twenty-one
          | \b(?:(?:{_one_of(language.articles)})[ ](?=[^\W_]+(?!-)\b))?   # half a million, not “a million-dollar deal”
            (?:{_one_of(language.scale)})\b
        )
        (?: [ ]?(?:[%‰٪]|°(?:[ ]?(?:{degrees})\b)?|[{currency}])                  # 5 %, 20 °C, 5 €
          | [ -](?:(?:{_one_of(language.unit_kinds)})[ ])?                # square, nautical
            (?:{_one_of(language.scale | language.units)}|{symbols}|{codes})[²³]?(?![^\W_])
            (?:[ ](?:{_one_of(language.per)})[ ](?:{_one_of(language.units)})(?![^\W_]))?             # miles per hour
        )*
    """


def _class(*categories: str) -> str:
    """Return the characters of some Unicode categories, for a character class (two planes hold all of these)."""
    return "".join(re.escape(chr(c)) for c in range(0x20000) if unicodedata.category(chr(c)) in categories)


def _one_of(words: frozenset[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True)) or "(?!)"

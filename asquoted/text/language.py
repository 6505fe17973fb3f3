"""Word lists by language: data files of the package, chosen by a source's `language`.

A language without lists still works for everything that needs none. Its negations and conditions are not known,
so what is left out of such a text is for a person to judge.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml


@dataclass(frozen=True)
class Language:
    """What the law needs to know of a language; all words in lower case, with straight apostrophes.

    Attributes:
        negations: Words whose omission turns a sentence round.
        harmless: Words and phrases in which a negation is none: `no-fly`.
        negation_endings: What a negated verb ends in: `n't`.
        conditions: Words that make what is said depend on something.
        number_words: Numbers written out.
        scale: Words that multiply the number before them.
        articles: Words before a scale word that make a number of it: `half a` million.
        range: Words between the two numbers of a range.
        between: The two words around the first number of a range: `between` 5 `and` 10, as `between and`.
        units: What a number is a number of.
        unit_kinds: Words before a unit that belong to it: `square` miles.
        per: Words between two units: 60 miles `per` hour.
        abbreviations: Words whose stop belongs to them, as they are written, without it.
        introducing: Words that say that somebody speaks or writes, as before a colon.
        openers: Words that, with a capital, begin a sentence even after `p.m.` or `U.S.`.
    """

    negations: frozenset[str] = frozenset()
    harmless: frozenset[str] = frozenset()
    negation_endings: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    number_words: frozenset[str] = frozenset()
    scale: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    range: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    unit_kinds: frozenset[str] = frozenset()
    per: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    introducing: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()


@cache
def language(tag: str) -> Language:
    """Return the lists for a BCP 47 tag; only its first part counts (`en-GB` is English)."""
    lists = word_lists(__package__, tag)
    return Language(**{each.name: frozenset(lists[each.name]) for each in fields(Language)}) if lists else Language()


@cache
def word_lists(package: str, tag: str) -> Mapping[str, Any]:
    """Return what a package holds in `data/` for a language; nothing if it has no file for it."""
    file = resources.files(package) / "data" / f"{tag.partition('-')[0].lower()}.yml"
    if not tag.isascii() or not tag.replace("-", "").isalnum() or not file.is_file():
        return MappingProxyType({})
    text = file.read_text(encoding="utf-8")
    # Either makes nothing but strings, lists and mappings; that in C saves a tenth of a second at every start.
    loaded = yaml.load(text, Loader=yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader)  # noqa: S506
    return MappingProxyType(loaded)

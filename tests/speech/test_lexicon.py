"""The word lists of the languages."""

from __future__ import annotations

from dataclasses import fields
from importlib import resources
from typing import Any

import pytest
import yaml

from asquoted.speech.lexicon import Evidence, Lexicon, lexicon

FILES = sorted(each.name for each in (resources.files("asquoted.speech") / "data").iterdir())
KNOWN = {each.name for each in fields(Lexicon)} - {"verbs"} | {each.value for each in Evidence}


def lists_of(name: str) -> dict[str, Any]:
    """Return the lists of a data file as they are written."""
    text = (resources.files("asquoted.speech") / "data" / name).read_text(encoding="utf-8")
    lists: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - all strings
    return lists


@pytest.mark.parametrize("name", FILES)
def test_every_list_is_known_and_its_words_are_words(name: str) -> None:
    """A list with a wrong name would do nothing, and nobody would notice."""
    lists = lists_of(name)

    assert set(lists) <= KNOWN
    assert all(isinstance(word, str) and word == word.strip() for words in lists.values() for word in words)


def test_english_is_complete() -> None:
    """Every list that a rule reads has words in English, but for what English does not have."""
    assert KNOWN - set(lists_of("en.yml")) == {"elisions"}


def test_a_form_has_the_stronger_evidence() -> None:
    """A verb says how much it is worth; its first form may be an infinitive, and `-ing` borrows its subject."""
    verbs = lexicon("en-GB").verbs

    assert (verbs["said"].lemma, verbs["said"].evidence, verbs["said"].base) == ("say", Evidence.SAYS, False)
    assert verbs["say"].base
    assert verbs["adding"].lasting
    assert verbs["reported"].evidence is Evidence.REPORTS


@pytest.mark.parametrize("tag", ["tlh", "", "../en", "日本"])
def test_a_language_without_a_file_has_no_words(tag: str) -> None:
    """Nothing is guessed for a language that nobody has described."""
    assert lexicon(tag).verbs == {}

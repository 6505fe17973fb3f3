"""What the rules of speech need to know of a language: its verbs of speech, and the words around them.

The lists are data files, one a language. English is complete; the others have verbs, marks and word orders to begin
with. A language without a file has no rules for speech: its quotation marks are found all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from asquoted.text.language import word_lists


class Evidence(StrEnum):
    """How much a verb says about the words beside it."""

    SAYS = "says"
    REPORTS = "reports"
    STATES = "states"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb of speech.

    Attributes:
        lemma: Its first form.
        evidence: How much it says about the words beside it.
        base: Whether this is the first form, which may be an infinitive or a noun.
        lasting: Whether this form takes its subject from elsewhere: `adding`.
    """

    lemma: str
    evidence: Evidence
    base: bool = False
    lasting: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Lexicon:
    """Word lists of a language; the comments in `data/en.yml` say what each is for."""

    verbs: dict[str, Verb]
    lasting_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    tells: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    remarks: frozenset[str] = frozenset()
    nouns_too: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    according: frozenset[str] = frozenset()
    infinitive: frozenset[str] = frozenset()
    infinitive_after: frozenset[str] = frozenset()
    he: frozenset[str] = frozenset()
    she: frozenset[str] = frozenset()
    they: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    contrasting: frozenset[str] = frozenset()
    subordinating: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    about_so_many: frozenset[str] = frozenset()
    least: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    approached: frozenset[str] = frozenset()
    quoting: frozenset[str] = frozenset()
    as_said: frozenset[str] = frozenset()
    be: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    negated: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    finite_endings: tuple[str, ...] = ()
    adverbs: frozenset[str] = frozenset()
    adverb_endings: tuple[str, ...] = ()
    days: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    time_openers: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    breaks_off: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    of_a_role: frozenset[str] = frozenset()
    role_endings: tuple[str, ...] = ()
    spokespeople: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    writings: frozenset[str] = frozenset()
    he_words: frozenset[str] = frozenset()
    she_words: frozenset[str] = frozenset()
    he_titles: frozenset[str] = frozenset()
    she_titles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    name_links: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    works_from: frozenset[str] = frozenset()
    wrote: frozenset[str] = frozenset()
    terms_after: frozenset[str] = frozenset()
    lower_in_titles: frozenset[str] = frozenset()
    clitics: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """All pronouns that stand for a speaker."""
        return self.he | self.she | self.they

    @cached_property
    def speaking(self) -> frozenset[str]:
        """Nouns for whoever or whatever can say something."""
        return self.roles | self.writings | self.bodies

    @cached_property
    def before_names(self) -> frozenset[str]:
        """Titles of all kinds: what stands before a name and is not in it."""
        return self.titles | self.he_titles | self.she_titles

    @cached_property
    def according_begins(self) -> frozenset[str]:
        """The first words of `according to` and its like."""
        return frozenset(phrase.split()[0] for phrase in self.according)

    @cached_property
    def leading(self) -> frozenset[str]:
        """Words that begin an adjunct or a clause, and no noun phrase."""
        return self.prepositions | self.conjunctions | (self.time_openers - self.determiners)

    @cached_property
    def cannot_begin_subject(self) -> frozenset[str]:
        """Words that no subject of several words begins with."""
        return self.leading | self.subjects | self.he | self.she | self.adverbs | self.days | self.openers

    @cached_property
    def ends_subject(self) -> frozenset[str]:
        """Words that come after a subject and are not in it."""
        return self.conjunctions | self.be | self.auxiliaries | self.adverbs | self.finite

    @cached_property
    def goes_on(self) -> frozenset[str]:
        """Words after which a noun phrase goes on: `in` the house, `and` the car."""
        return self.prepositions | self.joining | self.time_openers

    @cached_property
    def clause_openers(self) -> frozenset[str]:
        """Words that begin a clause which is not what somebody says."""
        return self.subordinating | self.as_said

    @cached_property
    def adjuncts_after_comma(self) -> frozenset[str]:
        """Words that lead to when and where something was said, even after a comma."""
        said = self.works_from | self.days | self.adverbs | self.time_openers
        return said | self.breaks_off | self.relative | self.subordinating

    @cached_property
    def adjuncts(self) -> frozenset[str]:
        """Words that lead to when, where and how something was said."""
        return self.adjuncts_after_comma | self.prepositions | self.as_said

    @cached_property
    def not_nouns(self) -> frozenset[str]:
        """Words that no noun is written as."""
        small = self.prepositions | self.conjunctions | self.determiners | self.pronouns | self.subjects
        return small | self.be | self.auxiliaries | self.adverbs | self.finite | self.infinitive | frozenset(self.verbs)


@cache
def lexicon(tag: str) -> Lexicon:
    """Return the lists for a BCP 47 tag; only its first part counts."""
    lists = word_lists(__package__, tag)
    words: dict[str, Any] = {}
    for each in fields(Lexicon):
        if each.name != "verbs":
            kind = tuple if each.name.endswith("_endings") else frozenset
            words[each.name] = kind(lists.get(each.name, ()))
    return Lexicon(verbs=_verbs(lists), **words)


def _verbs(lists: Mapping[str, Any]) -> dict[str, Verb]:
    """Return every form of every verb; of two verbs with the same form the stronger evidence counts."""
    endings = tuple(lists.get("lasting_endings", ()))
    found: dict[str, Verb] = {}
    for evidence in Evidence:
        for lemma, forms in lists.get(evidence.value, {}).items():
            for form in (lemma, *forms):
                verb = Verb(lemma, evidence, base=form not in forms, lasting=form.endswith(endings))
                found.setdefault(form, verb)
    return found
